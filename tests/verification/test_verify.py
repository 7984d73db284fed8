"""Each row of a file gets the verdict that its articles bear out, and the words for it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import cli
from dashboard.errors import DashboardError
from dashboard.exports import formats
from dashboard.model import Article, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.proof.blocks import Chain, Part, Piece, make_block
from dashboard.proof.packages import repacked
from dashboard.review import Field
from dashboard.timeline.selection import select_all
from dashboard.verification.copies import Copies
from dashboard.verification.judge import Verdict, Verified, find_words, verify
from dashboard.verification.opened import open_export
from dashboard.verification.shown import date_words
from dashboard.verification.words import field_label, label, means
from tests.exports.made import (
    FIRST,
    SECOND,
    articles,
    chosen,
    hostile,
    opened,
    two_articles,
    written,
)


def copies() -> list[Article]:
    """The two articles, of which a reader has copies."""
    return [parsed.article for parsed in two_articles()]


def read(article: Article) -> ParsedArticle:
    """The two articles as they were read before, under whichever id; another text has no events."""
    for parsed in two_articles():
        if parsed.article.text == article.text:
            return parsed
    return ParsedArticle(article)


def judged(data: bytes, articles: Iterable[Article] = (), name: str = "a file") -> Verified:
    export = open_export(data, name)
    return verify(export, Copies(articles, export.texts), read)


def verdicts(verified: Verified) -> set[Verdict]:
    return {row.verdict for row in verified.rows}


@pytest.mark.parametrize("name", formats())
def test_every_row_of_every_format_holds_against_copies_of_its_articles(name: str) -> None:
    verified = judged(written(name, chosen()), copies())
    assert verified.holds
    assert verdicts(verified) == {Verdict.INDEPENDENT}
    assert all(row.why and row.headline for row in verified.rows)


@pytest.mark.parametrize("name", formats())
def test_a_headline_that_is_shown_with_a_capital_is_that_of_its_claim(name: str) -> None:
    small = "a bridge over the fjord was opened"
    data = written(name, chosen(None, (opened(), Field.HEADLINE, small)))
    assert verdicts(judged(data, copies())) == {Verdict.INDEPENDENT, Verdict.CHANGED}


@pytest.mark.parametrize("name", formats())
def test_without_a_copy_a_row_holds_against_the_file_or_misses_its_article(name: str) -> None:
    verified = judged(written(name, chosen()))
    brings_texts = name in ("json", "timeml")
    assert verdicts(verified) == {Verdict.FILE if brings_texts else Verdict.MISSING}
    assert verified.holds is brings_texts


def test_what_a_person_changed_is_told_with_who_when_and_why() -> None:
    selection = chosen(None, (opened(), Field.DATE, "2021-05-05"))
    verified = judged(written("markdown", selection), copies())
    (row,) = (row for row in verified.rows if not row.holds)
    assert row.verdict is Verdict.CHANGED
    assert row.when == "5 May 2021"
    assert any("by Ann, 2026-01-02: seen in the records" in why for why in row.why)
    assert any("reads from it what was read before a person changed the row" in w for w in row.why)
    assert any("3 May 2021, stated" in why for why in row.why)
    assert not any("the same date" in why for why in row.why)
    assert not verified.holds


def test_a_kind_that_a_person_changed_is_told_as_the_page_calls_it() -> None:
    selection = chosen(None, (opened(), Field.TYPE, "Justice.Search"))
    (row,) = (r for r in judged(written("markdown", selection), copies()).rows if not r.holds)
    assert any(
        why.endswith("to “Search by police” by Ann, 2026-01-02: seen in the records")
        for why in row.why
    )


@pytest.mark.parametrize("name", ["csv", "xlsx", "jsonl"])
def test_only_the_report_that_a_person_corrected_is_changed(name: str) -> None:
    a, b = (next(e.id for e in p.events if e.trigger.text == "opened") for p in two_articles())
    lines = ((a, Field.JOINED, [b]), (b, Field.ACTORS, [["Bo", "actor"]]))
    verified = judged(written(name, chosen(None, *lines)), copies())
    told = [
        " ".join(row.why) for row in verified.rows if row.headline.startswith("Anna Lie opened")
    ]
    other = [" ".join(row.why) for row in verified.rows if "opened the bridge on" in row.headline]
    assert "who changed" in told[0]
    assert "who changed" not in " ".join(other)


def test_a_week_is_told_in_the_words_of_its_row() -> None:
    text = "The strike began on 2 May 2023. The following week, the port was closed."
    selection = select_all([parse(article_from_text(text, "a"))])
    for name in ("csv", "html", "docx"):
        verified = judged(written(name, selection))
        assert "week of 8 May 2023" in [row.when for row in verified.rows]


def test_another_text_under_the_same_name_differs_where_the_words_are_gone() -> None:
    text = copies()[0].text.replace("on 3 May 2021", "on 4 May 2021")
    other = dataclasses.replace(copies()[0], text=text)
    verified = judged(written("csv", chosen()), [other, copies()[1]])
    (row,) = (row for row in verified.rows if row.verdict is Verdict.TEXT)
    ((field, then, now),) = row.differences
    assert field == "words"
    assert "3 May" in then
    assert "4 May" in now


def test_words_that_moved_are_found_again_and_their_event_with_them() -> None:
    article = dataclasses.replace(copies()[0], text=f"An editor's note. {copies()[0].text}")

    def read_shifted(asked: Article) -> ParsedArticle:
        from dashboard.pipeline import parse

        return parse(asked) if asked.text == article.text else read(asked)

    export = open_export(written("csv", chosen()), "a.csv")
    verified = verify(export, Copies([article, copies()[1]], {}), read_shifted)
    told = [row for row in verified.rows if row.verdict is Verdict.INDEPENDENT]
    assert len(told) >= 3
    assert any("stood: now in paragraph 1;" in why for row in told for why in row.why)


def test_what_is_read_otherwise_is_told_as_it_was_and_as_it_is() -> None:
    before = two_articles()[0]
    events = tuple(
        dataclasses.replace(e, date=dataclasses.replace(e.date, edtf="1999", latest=None))
        if e.id == opened()
        else e
        for e in before.events
    )
    export = open_export(written("html", chosen()), "a.html")
    now = dataclasses.replace(before, events=events)
    verified = verify(
        export,
        Copies(copies(), {}),
        lambda article: now if article.text == before.article.text else read(article),
    )
    (row,) = (row for row in verified.rows if not row.holds)
    assert row.verdict is Verdict.OTHERWISE
    assert row.differences[0] == ("date", "3 May 2021, stated", "1999, stated")


def test_an_article_that_cannot_be_read_any_more_is_told() -> None:
    def fail(_: Article) -> ParsedArticle:
        raise DashboardError("it is too long")

    export = open_export(written("jsonl", chosen()), "a.jsonl")
    verified = verify(export, Copies(copies(), {}), fail)
    assert verdicts(verified) == {Verdict.OTHERWISE}
    assert "too long" in verified.rows[0].why[0]


def test_a_changed_row_and_a_change_elsewhere_are_told_apart() -> None:
    data = written("html", chosen())
    row = judged(data.replace(b'class="what">The mayor', b'class="what">No mayor', 1), copies())
    (changed,) = (r for r in row.rows if r.verdict is Verdict.ALTERED)
    assert changed.headline.startswith("The mayor")
    assert not row.outside
    elsewhere = judged(data.replace(b"<h1>Chronology", b"<h1>Chronologie", 1), copies())
    assert verdicts(elsewhere) == {Verdict.INDEPENDENT}
    assert elsewhere.outside
    assert not elsewhere.holds


def test_a_row_that_was_sealed_anew_with_another_date_contradicts_its_reading() -> None:
    export = open_export(written("markdown", chosen()), "a.md")
    claim = export.inspected.claims[1]
    claim["date"] = {**claim["date"], "edtf": "2022", "latest": "2022-12-31"}
    verified = verify(export, Copies(copies(), {}), read)
    assert verified.rows[0].verdict is Verdict.ALTERED


def test_words_in_several_places_are_told_apart_by_what_stands_around_them() -> None:
    text = "He left. She left. He left. They stayed."
    quote = {"exact": "left.", "prefix": "She ", "suffix": " He"}
    assert find_words(text, quote, {"start": 99, "end": 104}) == text.index("left. He left")
    assert find_words(text, {**quote, "prefix": "x"}, {"start": 99, "end": 104}) is None
    assert find_words(text, {**quote, "prefix": "x"}, {"start": 3, "end": 8}) == 3
    assert (
        find_words(text, {"exact": "", "prefix": "", "suffix": ""}, {"start": 99, "end": 99})
        is None
    )


def test_each_verdict_and_field_has_its_words() -> None:
    assert all(label(verdict) and means(verdict) for verdict in Verdict)
    assert all(field_label(name) != name for name in ("date", "who", "event", "words"))


def forged(claim: object) -> bytes:
    """A file of one row whose claim is any value, with seals as they must be."""
    part = Part([Piece(b"# Chronology\n<!-- ")], [claim])  # type: ignore[list-item]
    text, _ = make_block(part, {}, Chain(), b" -->\n")
    return b"# Chronology\n<!-- " + text.encode() + b" -->\n"


@pytest.mark.parametrize(
    "claim",
    [
        {"row": 1},
        {
            "row": 1,
            "event": 3,
            "headline": [],
            "date": None,
            "who": 1,
            "readings": {},
            "changed": 0,
        },
        {
            "row": 1,
            "event": "x",
            "headline": "x",
            "date": {},
            "who": [],
            "readings": [{}],
            "changed": [],
        },
    ],
)
def test_a_claim_of_another_form_is_no_claim(claim: dict[str, object]) -> None:
    verified = judged(forged(claim), copies())
    assert verdicts(verified) == {Verdict.ALTERED}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "carries no proof"),
        (b"# Chronology\n", "carries no proof"),
        (b"PK\x03\x04 and nothing", "damaged"),
        (repacked({"a.txt": b"nothing"}), "carries no proof"),
        (b"\xff\xfe\x00", "carries no proof"),
    ],
)
def test_what_cannot_be_verified_is_refused_by_name(data: bytes, told: str) -> None:
    with pytest.raises(DashboardError, match=told) as refused:
        open_export(data, "some file")
    assert str(refused.value).startswith("some file: ")


ESCAPES = (
    "{}: {}. Only letters and figures of a row are compared with its claim "
    "(dashboard/verification/shown.py), so what a format puts for a character must add none"
)


@pytest.mark.parametrize("name", formats())
def test_a_hostile_article_is_no_proof_and_breaks_none(name: str) -> None:
    data = written(name, hostile())
    export = open_export(data, name)
    verified = verify(export, Copies([], export.texts), read)
    (row,) = verified.rows
    assert row.verdict is not Verdict.ALTERED, ESCAPES.format(name, "; ".join(row.why))
    assert not verified.outside, f"{name}: not all of the file is under its proof"


@pytest.mark.slow
@given(st.lists(articles(), min_size=1, max_size=2, unique_by=lambda p: p.article.id))
@settings(max_examples=15)
def test_whatever_an_article_holds_its_rows_are_as_they_were_written(
    parsed: list[ParsedArticle],
) -> None:
    for name in formats():
        data = written(name, select_all(parsed))
        if name in ("csv", "ics") and b"claims" not in data:
            continue  # there is no row in which a proof could stand
        export = open_export(data, name)
        verified = verify(export, Copies([], {}), ParsedArticle)
        assert Verdict.ALTERED not in verdicts(verified)
        assert not verified.outside


def test_the_command_says_of_each_row_whether_it_holds_and_ends_accordingly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, "utf-8")
    (folder / "b.txt").write_text(SECOND, "utf-8")
    file = tmp_path / "chronology.csv"
    data = written("csv", chosen())
    file.write_bytes(data)
    library = ["--library", str(tmp_path / "library")]
    assert cli.main(["verify", str(file), "--articles", str(folder), *library]) == 0
    told = capsys.readouterr().out
    assert told.count("holds against an independent copy") == data.count(b"\r\n")
    assert "agrees with its digests" in told
    assert cli.main(["verify", str(file), *library]) == 1
    assert "article missing" in capsys.readouterr().out
    file.write_bytes(data.replace(b"opened the bridge", b"closed the bridge", 1))
    assert cli.main(["verify", str(file), "--articles", str(folder), *library]) == 1
    assert "    1  changed in this file" in capsys.readouterr().out
    assert cli.main(["verify", str(tmp_path / "none.csv"), *library]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_texts_are_taken_from_what_brings_them_and_from_nothing_else() -> None:
    with_texts = {name: open_export(written(name, chosen()), name).texts for name in formats()}
    assert {name for name, texts in with_texts.items() if texts} == {"json", "timeml"}
    assert with_texts["json"].keys() == {article.sha256 for article in copies()}
    assert json.loads(written("json", chosen()))[0]["article"]["text"] == copies()[0].text


def test_a_file_cannot_ask_for_more_searching_than_there_is_time_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dashboard.verification.judge._MOST_SOUGHT", 100)
    moved = dataclasses.replace(copies()[0], text=f"An editor's note. {copies()[0].text}")
    verified = judged(written("csv", chosen()), [moved])
    assert [row.verdict for row in verified.rows].count(Verdict.TEXT) >= 2


@pytest.mark.parametrize("name", sorted({*formats()} - {"timeml"}))
@pytest.mark.parametrize("key", ["headline", "date"])
def test_a_row_that_shows_something_else_than_its_proof_was_sealed_anew(
    name: str, key: str
) -> None:
    """As one that was changed by hand and sealed with the digests of now."""
    export = open_export(written(name, chosen()), name)
    claim = export.inspected.claims[1]
    other = {"headline": "Nobody opened a bridge", "date": dict.fromkeys(claim["date"], "1999")}
    export.inspected.claims[1] = {**claim, "changed": [], "readings": [], key: other[key]}
    verified = verify(export, Copies(copies(), {}), read)
    assert verified.rows[0].verdict is Verdict.ALTERED
    assert "sealed anew" in verified.rows[0].why[0]


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_words_of_another_day_do_not_hold_though_the_proof_repeats_them(name: str) -> None:
    """The row and its proof tell one day in words, and the proof gives the right one in figures."""
    export = open_export(written(name, chosen()), name)
    claim = next(claim for claim in export.inspected.claims.values() if claim["date"]["words"])
    words = claim["date"]["words"]
    row = export.inspected.shown[claim["row"]]
    assert words.encode() in row
    claim["date"] = {**claim["date"], "words": "1 May 1999"}
    export.inspected.shown[claim["row"]] = row.replace(words.encode(), b"1 May 1999")
    verified = verify(export, Copies(copies(), {}), read)
    assert verified.rows[claim["row"] - 1].verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "words"),
    [
        ("2022", "2022-01-01", "2022-12-31", "2022"),
        ("../2021-05-05", None, "2021-05-05", "5 May 2021 or before"),
        ("2021-05-03~", "2021-05-02", "2021-05-04", "2–4 May 2021"),
        (None, None, None, "undated"),
        ("no date", "nor this", None, "no date"),
    ],
)
def test_a_date_is_told_in_words(
    edtf: str | None, earliest: str | None, latest: str | None, words: str
) -> None:
    assert date_words({"edtf": edtf, "earliest": earliest, "latest": latest}) == words
