"""Row 10: an encrypted or scanned PDF says so."""

from __future__ import annotations

import io

import pytest

from dashboard.inbox.files import File
from dashboard.inbox.receive import receive
from tests.inbox.made_files import (
    SENTENCES,
    pdf,
    refusal,
)


@pytest.mark.slow
def test_an_encrypted_pdf_says_so() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf(SENTENCES)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "is encrypted" in refusal(File("locked.pdf", out.getvalue()))


@pytest.mark.slow
def test_a_scanned_pdf_says_so_and_a_page_without_text_is_named() -> None:
    said = refusal(File("scan.pdf", pdf([], [])))
    assert "holds no text: its 2 pages are pictures" in said
    assert "its 1 page is a picture" in refusal(File("scan.pdf", pdf([])))
    (mixed,) = receive([File("mixed.pdf", pdf(SENTENCES, []))])
    assert mixed.article is not None
    assert any("not read: page 2" in d.message for d in mixed.article.diagnostics)
