"""Input that is empty, no text, too long, of another encoding or language: a clear message each."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest

from dashboard.errors import ArticleError
from dashboard.nlp.read import (
    _CONTROLS,
    LARGEST_TEXT,
    article_from_bytes,
    article_from_text,
    read_article,
    split_header,
    write_header,
)
from dashboard.pipeline import parse
from dashboard.publication_date import read_published

HEADER = "---\ntitle: The talks\npublished: 2024-03-08\n---\n"
BODY = "The talks ended on Monday. The minister said that she would return in May."


@pytest.mark.parametrize(
    "data", [b"", b"   \n\t\r\n", b"...\n---", HEADER.encode(), "\ufeff".encode(), "🙂 🙃".encode()]
)
def test_nothing_to_read_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^talks\.txt: holds no text"):
        article_from_bytes(data, "talks", label="talks.txt")


def test_without_a_date_nothing_is_made_up_from_the_clock() -> None:
    article = article_from_text("The minister resigned yesterday. Talks begin next week.", "x")
    parsed = parse(article)
    assert article.published is None
    assert all(t.interval is None for t in parsed.timexes)
    assert all(e.date.earliest is None and e.date.latest is None for e in parsed.events)


@pytest.mark.parametrize(
    "date",
    ["2023-02-30", "2023-13-01", "30/02/2023", "soon", "2023-13", "9" * 5000, "2023-2-3T25:00"],
)
def test_a_date_that_does_not_exist_is_refused_and_shown(date: str) -> None:
    with pytest.raises(ArticleError, match=r"^x\.txt: date of publication .*YYYY-MM-DD"):
        article_from_text(f"---\npublished: {date}\n---\n{BODY}", "x", label="x.txt")


@pytest.mark.parametrize("mark", ["\ufeff", "\ufeff\ufeff\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_behind_the_first_are_told_and_hide_no_header(
    mark: str, encoding: str
) -> None:
    article = article_from_bytes((mark + HEADER + BODY).encode(encoding), "x", label="x.txt")
    assert (article.title, article.text) == ("The talks", BODY)
    told = f"x.txt: begins with {len(mark) + 1} byte order marks in place of one; read without them"
    assert [note.message for note in article.diagnostics] == [told]


def test_a_field_that_the_header_has_twice_is_told() -> None:
    lines = ["title: One", "Title: Two", "source: Post", "source: Post", "x: 1", "x: 2", "url:"]
    article = article_from_text("\n".join(["---", *lines, "---", BODY]), "x")
    assert (article.title, article.source, article.text) == ("Two", "Post", BODY)
    assert [note.message for note in article.diagnostics] == [
        "title: stands 2 times in the header; the last holds, “Two”",
        "x: stands 2 times in the header; the last holds, “2”",
    ]


@pytest.mark.parametrize("date", ["2023", "2023-11", "2023/11", "11/2023"])
def test_a_date_that_is_no_day_is_none_and_asked_for(date: str) -> None:
    article = article_from_text(f"---\npublished: {date}\n---\n{BODY}", "x")
    assert article.published is None
    assert [note.message for note in article.diagnostics] == [
        "publication is known only as 2023-11: give its day in that month"
        if "11" in date
        else "publication is known only as 2023: give its day in that year"
    ]
    given = article_from_text(
        f"---\npublished: {date}\n---\n{BODY}", "x", published=read_published("2023-11-04")
    )
    assert given.diagnostics == ()


@pytest.mark.parametrize("date", ["2024-02-29", "2023-12-22T09:30", " 2024-03-08 "])
def test_a_date_that_exists_is_read(date: str) -> None:
    article = article_from_text(f"---\npublished: {date}\n---\n{BODY}", "x")
    assert str(article.published) == date.strip()


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(range(1, 128)) * 9,
        b"%PDF-1.7\n" + b"\x00\x01\x02\x03\x9d\x8f" * 400,
        b"PK\x03\x04" + b"\x00\x14\x00\x08" * 200,
        b"\x81\x8d\x8f\x90\x9d" * 9,
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^x\.bin: is no text"):
        article_from_bytes(data, "x", label="x.bin")


def test_the_limit_of_length_is_named_and_the_longest_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("e" * (LARGEST_TEXT + 1))
    with pytest.raises(ArticleError, match=r"^long\.txt: is longer than 1,000,000 characters"):
        read_article(path)
    path.write_text(HEADER + "🗻" * (LARGEST_TEXT - 1) + "e", "utf-8")
    assert len(read_article(path).text) == LARGEST_TEXT


def test_a_file_far_too_large_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10**9)

    def never(_: Path) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr(Path, "read_bytes", never)
    with pytest.raises(ArticleError, match="1,000,000 characters"):
        read_article(path)


@pytest.mark.parametrize("where", ["missing.txt", "."])
def test_what_cannot_be_opened_is_told_by_name(where: str, tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        read_article(tmp_path / where)


ENCODINGS = {
    "UTF-8": (BODY + " “Café”, naïve — 東京.", "utf-8", b""),
    "UTF-8 with a mark": (BODY + " Café.", "utf-8", codecs.BOM_UTF8),
    "UTF-16, low byte first": (BODY + " 東京.", "utf-16-le", codecs.BOM_UTF16_LE),
    "UTF-16, high byte first": (BODY + " 東京.", "utf-16-be", codecs.BOM_UTF16_BE),
}


@pytest.mark.parametrize("case", ENCODINGS)
def test_encodings_that_say_what_they_are(case: str) -> None:
    text, encoding, mark = ENCODINGS[case]
    article = article_from_bytes(mark + text.encode(encoding), "x")
    assert article.text == text
    assert not article.diagnostics


def test_western_bytes_are_read_as_such_and_it_is_said() -> None:
    text = BODY + " “Café” – naïve; Müller’s €5."
    article = article_from_bytes(text.encode("cp1252"), "x", label="x.txt")
    assert article.text == text
    assert "Windows-1252" in article.diagnostics[0].message


@pytest.mark.parametrize(
    "data", [BODY.encode() + b"\xff\xfe\x81", b"\xe2\x80 " + BODY.encode() + b"\x8d"]
)
def test_no_character_is_ever_replaced_in_silence(data: bytes) -> None:
    with pytest.raises(ArticleError, match="fits neither UTF-8 nor Windows-1252"):
        article_from_bytes(data, "x")


def test_a_replacement_character_that_stands_in_the_text_stays() -> None:
    assert article_from_bytes((BODY + " \ufffd").encode(), "x").text.endswith(" \ufffd")


OTHER_LANGUAGES = {
    "German": "Der Minister sagte am Montag, dass die Gespräche im nächsten Jahr beginnen werden. ",
    "Spanish": "El ministro dijo el lunes que las conversaciones comenzarán el próximo año. ",
    "Russian": "Министр заявил в понедельник, что переговоры начнутся в следующем году в Москве. ",
    "Finnish": "Ministeri sanoi maanantaina, että neuvottelut alkavat ensi vuonna taas. ",
}


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_another_language_is_read_with_a_warning(language: str) -> None:
    article = article_from_text(OTHER_LANGUAGES[language] * 6, "x")
    assert "hardly looks like English" in article.diagnostics[0].message
    assert parse(article).diagnostics[0] == article.diagnostics[0]


@pytest.mark.parametrize("text", [BODY * 9, "Monday", "GOAL! Rossi 1-0. Kane 1-1. Full time."])
def test_english_and_short_texts_get_no_warning(text: str) -> None:
    assert not article_from_text(text, "x").diagnostics


def test_markup_is_text_like_any_other() -> None:
    body = "<img src=x onerror=alert(1)> ![](http://x.example/y) $a$ The talks ended on Monday."
    article = article_from_text(HEADER + body, "x")
    assert article.text == body
    assert all(s.span.text in body for s in parse(article).sentences)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_body_is_all_that_follows_the_header(end: str) -> None:
    raw = f"---{end}title: The: talks{end}Published: 2024-03-08{end}---{end}{end}{BODY}{end}"
    article = article_from_text(raw, "x")
    assert (article.title, str(article.published)) == ("The: talks", "2024-03-08")
    assert article.text == f"{end}{BODY}{end}"


@pytest.mark.parametrize(
    "raw", ["---\nThe talks ended.\n---\nNext.", "----\na: b\n---\nx", "a\n---\n"]
)
def test_dashes_that_are_no_header_belong_to_the_body(raw: str) -> None:
    assert split_header(raw) == ({}, raw)


def test_a_header_reads_back_the_same() -> None:
    article = article_from_text(
        "---\ntitle: T: x\npublished: 2024-03-08T18:05\nsource: S\nurl: http://x.example/?a=b:c\n"
        "timezone: Europe/Oslo\nlicence: CC0\n---\nText",
        "x",
    )
    assert article_from_text(write_header(article) + article.text, "x") == article


def test_what_counts_as_control_is_what_unicode_says() -> None:
    for c in map(chr, range(0x3000)):
        is_control = unicodedata.category(c) == "Cc" and c not in "\t\n\r\f\x00"
        assert bool(_CONTROLS.match(c)) == is_control, ascii(c)
