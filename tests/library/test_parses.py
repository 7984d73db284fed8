"""What was read is kept, and read again only when the text, its header or the parser changed."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest

from dashboard.contract import to_json
from dashboard.library import articles, database, parses
from dashboard.library.backup import check
from dashboard.library.place import FILE
from dashboard.library.samples import read_samples
from dashboard.library.stored import write
from dashboard.model import Article, ParsedArticle
from dashboard.pipeline import parse
from dashboard.publication_date import read_published


def kept(place: Path) -> Article:
    return articles.add(read_samples().articles[0], place)


def test_a_kept_parse_is_the_parse(tmp_path: Path) -> None:
    article = kept(tmp_path)
    assert parses.kept_parse(article, tmp_path) is None
    made = parses.parse_kept(article, parse, tmp_path)
    again = parses.kept_parse(article, tmp_path)
    assert again is not None
    assert to_json(again) == to_json(made)
    assert (again.sentences, again.paragraphs) == (made.sentences, made.paragraphs)
    assert again.article == made.article


def test_it_is_made_once(tmp_path: Path) -> None:
    article, calls = kept(tmp_path), []

    def counted(given: Article) -> ParsedArticle:
        calls.append(given)
        return ParsedArticle(given)

    for _ in range(2):
        parses.parse_kept(article, counted, tmp_path)
    assert len(calls) == 1
    parses.parse_kept(dataclasses.replace(article, published=None), counted, tmp_path)
    assert len(calls) == 2


def test_another_parser_reads_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = kept(tmp_path)
    parses.parse_kept(article, parse, tmp_path)
    monkeypatch.setattr(parses, "parser_version", lambda: "another")
    assert parses.kept_parse(article, tmp_path) is None


def test_what_another_parser_read_of_the_same_text_and_date_is_there_until_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = kept(tmp_path)
    made = parses.parse_kept(article, parse, tmp_path)
    assert parses.earlier_parses([article], tmp_path) == {}
    monkeypatch.setattr(parses, "parser_version", lambda: "another")
    earlier = parses.earlier_parses([article], tmp_path)
    assert to_json(earlier[article.id]) == to_json(made)
    other_day = dataclasses.replace(article, published=read_published("1999-01-01"))
    other_text = dataclasses.replace(article, text=f"{article.text}!")
    for changed in (other_day, other_text):
        assert parses.earlier_parses([changed], tmp_path) == {}


def test_a_damaged_parse_is_seen_and_made_anew(tmp_path: Path) -> None:
    article = kept(tmp_path)
    made = parses.parse_kept(article, parse, tmp_path)
    with database.changing(tmp_path / FILE) as connection:
        connection.execute("UPDATE parse SET body = zeroblob(length(body))")
    assert "table parse" in check(tmp_path).faults[0]
    assert to_json(parses.parse_kept(article, parse, tmp_path)) == to_json(made)
    assert check(tmp_path).faults == ()


def test_one_that_cannot_be_opened_loses_no_other(tmp_path: Path) -> None:
    own = [articles.add(sample, tmp_path) for sample in read_samples().articles[:2]]
    for article in own:
        parses.keep_parse(ParsedArticle(article), parses.parse_key(article), tmp_path)
    body = b"no parse"
    with database.changing(tmp_path / FILE) as connection:
        write(
            connection,
            "parse",
            "UPDATE parse SET body = ?, sha256 = ? WHERE article = 1",
            (body, hashlib.sha256(body).hexdigest()),
        )
    found = list(parses.parses_kept(own, ParsedArticle, tmp_path))
    assert [one.article for one in found if isinstance(one, ParsedArticle)] == own


def test_a_date_found_in_the_head_comes_back_with_the_parse(tmp_path: Path) -> None:
    text = "LIMA, 3 April 2020 -- The court met on Monday."
    article = articles.add(Article("x", text, title="Court"), tmp_path)
    parses.parse_kept(article, parse, tmp_path)
    again = parses.kept_parse(article, tmp_path)
    assert again is not None
    assert again.article.published == read_published("2020-04-03")


def test_without_a_library_nothing_is_made(tmp_path: Path) -> None:
    article = read_samples().articles[0]
    parses.parse_kept(article, ParsedArticle, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_keeping_a_parse_changes_nothing_that_is_shown(tmp_path: Path) -> None:
    article, before = kept(tmp_path), articles.state(tmp_path)
    parses.parse_kept(article, parse, tmp_path)
    assert articles.state(tmp_path) == before


def test_another_time_zone_reads_anew() -> None:
    article = read_samples().articles[0]
    moved = dataclasses.replace(article, timezone="Asia/Tokyo")
    assert parses.parse_key(article) != parses.parse_key(moved)
