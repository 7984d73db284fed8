"""The pages of a web archive: read as those of the inbox, a bad record loses no other."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dashboard.batch import warc
from dashboard.batch.source import Item, items

pytestmark = pytest.mark.slow

PAGE = """<html><head><title>{title}</title><meta property="article:published_time"
content="2024-03-08T10:00:00Z"></head><body><article><h1>{title}</h1><p>{text}</p></article></body>
</html>"""
TEXT = "The council of Bergen voted on Monday to close the old harbour, and the mayor said so. " * 4


def page(title: str, text: str = TEXT) -> bytes:
    return PAGE.format(title=title, text=text).encode()


def write(path: Path, *answers: tuple[str, str, bytes], gzip: bool = True) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzip)
        for n, (status, kind, body) in enumerate(answers):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://news.example/{n}", "response", BytesIO(body), http_headers=headers
            )
            writer.write_record(record)
    return path


def read(path: Path) -> list[Item]:
    return list(items(path))


@pytest.mark.parametrize("gzip", [True, False])
def test_pages_are_read_with_title_day_and_address(gzip: bool, tmp_path: Path) -> None:
    source = write(
        tmp_path / ("a.warc.gz" if gzip else "a.warc"),
        ("200 OK", "text/html; charset=utf-8", page("Harbour closed")),
        ("200 OK", "image/png", b"\x89PNG"),
        ("404 Not Found", "text/html", page("Nothing here")),
        ("200 OK", "text/html", page("Strike ends")),
        gzip=gzip,
    )
    found = [item.article for item in read(source)]
    assert [a and (a.title, str(a.published), a.url) for a in found] == [
        ("Harbour closed", "2024-03-08", "https://news.example/0"),
        ("Strike ends", "2024-03-08", "https://news.example/3"),
    ]
    assert [a and a.id for a in found] == ["record1", "record4"]


def test_the_charset_that_the_server_told_holds(tmp_path: Path) -> None:
    text = "Rada Łodzi głosowała w poniedziałek nad zamknięciem portu, powiedział burmistrz. " * 4
    body = PAGE.format(title="Port", text=text).encode("iso-8859-2")
    (item,) = read(write(tmp_path / "a.warc", ("200 OK", "text/html; charset=iso-8859-2", body)))
    assert item.article is not None
    assert "Łodzi głosowała" in item.article.text


def test_a_bad_record_is_an_error_and_loses_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "LARGEST_FILE", 5000)
    source = write(
        tmp_path / "a.warc.gz",
        ("200 OK", "text/html", b""),
        ("200 OK", "text/html", page("Long", TEXT * 100)),
        ("200 OK", "text/html", page("Good")),
    )
    empty, long, good = read(source)
    assert empty.article is None
    assert "record 1" in str(empty.error)
    assert "record 2.html: has more than 5,000 bytes" in str(long.error)
    assert good.article is not None


def test_what_the_reader_of_records_mutters_does_not_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = write(tmp_path / "a.warc", ("200 OK", "text/html", page("One")), gzip=False)
    data = whole.read_bytes()
    at = data.index(b"Content-Length: ") + len(b"Content-Length: ")
    for wrong in (b"1", b"9"):  # the first figure of a length that is not the record's
        whole.write_bytes(data[:at] + wrong + data[at + 1 :])
        assert len(read(whole)) >= 1
    assert capsys.readouterr().err == ""


def test_a_file_that_is_cut_or_garbage_keeps_what_can_be_read(tmp_path: Path) -> None:
    whole = write(
        tmp_path / "a.warc.gz",
        *(("200 OK", "text/html", page(f"Number {n}")) for n in range(3)),
    )
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(whole.read_bytes()[:-200])
    found = read(cut)
    assert [i.article.title for i in found if i.article][:2] == ["Number 0", "Number 1"]
    garbage = tmp_path / "garbage.warc"
    garbage.write_bytes(b"\x00\xff garbage\r\n" * 50)
    (item,) = read(garbage)
    assert "record 1: is damaged" in str(item.error)
