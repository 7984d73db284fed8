"""Row 14: what is empty, binary, wrongly named or not English."""

from __future__ import annotations

import pytest

from dashboard.inbox.files import File
from dashboard.inbox.receive import receive
from tests.inbox.made_files import (
    SENTENCES,
    TEXT,
    docx,
    page,
    pdf,
    refusal,
)

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_reader")]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.html", b"", "holds no text"),
        ("a.html", b"<html></html>", "no main text"),
        ("a.pdf", b"", "holds no text"),
        ("a.pdf", b"%PDF-1.7\n", "a.pdf"),
        ("a.pdf", b"\x00\x01\x02" * 99, "is not a PDF"),
        ("a.docx", b"", "holds no text"),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 99, "damaged zip"),
        ("a.zip", b"", "holds no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "a picture (PNG)"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 99, "save it as .docx"),
        ("a.rtf", b"{\\rtf1 It rained in Oslo.}", "Rich Text"),
        ("a.docx", docx(""), "holds no text"),
        ("noise", bytes(range(256)) * 9, "is no text"),
        ("a.parquet", b"PAR1" + bytes(99), "`dashboard batch` reads it"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "`dashboard batch` reads it"),
        ("a.sqlite", b"SQLite format 3\x00" + bytes(99), "a database"),
        ("a.jsonl", b'{"text": "It rained."}\n{"text": "It snowed."}\n', "is JSON, and no article"),
        ("a.txt", b'\xef\xbb\xbf {"text": "It rained."}\n{"text": broken\n', "is JSON, and no"),
        ("a.json", b'[\n  {"schema": "dashboard/1"}\n]\n', "is JSON, and no article"),
    ],
)
def test_what_is_empty_or_no_article_is_refused(name: str, data: bytes, says: str) -> None:
    assert says in refusal(File(name, data))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", page().encode(), "a web page"),
        ("a.html", pdf(SENTENCES), "a PDF"),
        ("a.pdf", docx(*SENTENCES), "a Word document"),
        ("a.docx", page().encode(), "a web page"),
        ("a.pdf", TEXT.encode(), "plain text"),
        ("a.html", TEXT.encode(), "plain text"),
    ],
)
def test_a_wrong_ending_is_said_and_the_content_decides(name: str, data: bytes, what: str) -> None:
    (found,) = receive([File(name, data)])
    assert found.article is not None, found.refusal
    assert SENTENCES[0] in found.article.text.replace("\n", " ")
    assert f"{name}: is {what}, whatever its ending says" in found.article.diagnostics[0].message


@pytest.mark.parametrize(
    "text",
    ["[Updated] It rained in Oslo.", "{It rained} in Oslo.", "[1]\nIt rained.", "[]\nIt rained."],
)
def test_brackets_alone_make_no_json_of_an_article(text: str) -> None:
    (found,) = receive([File("a.txt", text.encode())])
    assert found.article is not None
    assert found.article.text == text


def test_another_language_is_read_with_a_warning() -> None:
    days = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")
    german = [f"Der Rat der Stadt traf sich am {day} im Rathaus und sprach lange." for day in days]
    (found,) = receive([File("rat.html", page(german).encode())])
    assert found.article is not None
    assert "hardly looks like English" in found.article.diagnostics[-1].message
