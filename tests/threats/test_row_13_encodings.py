"""Row 13: wrong or mixed encodings, in a strict order, and nothing replaced in silence."""

from __future__ import annotations

import pytest

from dashboard.inbox.files import File
from dashboard.inbox.receive import receive
from tests.inbox.made_files import (
    SENTENCES,
    page,
    refusal,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_reader")]


@pytest.mark.parametrize(
    ("encoding", "head", "says"),
    [
        ("utf-8", "", None),
        ("utf-16", "", None),
        ("cp1252", "", "Windows-1252"),
        ("cp1252", '<meta charset="iso-8859-1">', "Windows-1252"),
        ("cp1250", '<meta charset="windows-1250">', "cp1250"),
        ("utf-8", '<meta charset="windows-1250">', None),
        ("cp1252", '<meta charset="no-such-thing">', "Windows-1252"),
    ],
)
def test_a_page_is_read_in_the_order_mark_utf_8_declared_western(
    encoding: str, head: str, says: str | None
) -> None:
    sentence = "The mayor of Orléans, René Müller, said on Monday that the “école” would open."
    (found,) = receive([File("a.html", page([sentence, *SENTENCES], head=head).encode(encoding))])
    assert found.article is not None
    assert sentence in found.article.text
    assert "\ufffd" not in found.article.text
    told = [d.message for d in found.article.diagnostics[1:]]
    assert told == [] if says is None else says in told[0]


def test_mixed_bytes_are_refused_and_not_replaced() -> None:
    assert "fits neither" in refusal(File("a.html", page().encode() + b"\xff\x81\x8d"))
