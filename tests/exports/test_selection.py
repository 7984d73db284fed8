"""Each format carries where it comes from: versions, hashes, filters, counts, what people did."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import zipfile

import pytest

from dashboard.exports import Options, formats, kind, load
from dashboard.exports.csv import read
from dashboard.model import (
    DateStatus,
    Event,
    EventDate,
    Granularity,
    Modality,
    ParsedArticle,
    Quote,
    QuoteKind,
)
from dashboard.nlp.read import article_from_text
from dashboard.registry import parser_version
from dashboard.review import Field
from dashboard.timeline.levels import Level
from dashboard.timeline.query import Lanes, Query, read_query
from dashboard.timeline.selection import Selection, counted, select, select_all, told
from dashboard.timeline.wording.dates import with_capital
from dashboard.timeline.wording.labels import how_told, type_labels
from tests.exports.made import chosen, opened, two_articles, written
from tests.timeline.test_filters import WEIGHED


def changed(query: Query | None = None) -> Selection:
    """What a query leaves of the two articles, with an event that a person changed."""
    lines = (
        (opened(), Field.HEADLINE, "Opening of the bridge"),
        (opened(), Field.STATE, "disputed"),
        (opened(), Field.NOTE, "ask the harbour"),
    )
    return chosen(query, *lines)


def text_of(name: str, data: bytes) -> str:
    """The words of a file, those of a packed one unpacked."""
    if not data.startswith(b"PK"):
        text = data.decode().replace("\r\n ", "").replace("\\,", ",")
        return re.sub(
            r"(?s)<script>.*?</script>", "", text
        )  # of a page what is read, not what runs
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            archive.read(item).decode("utf-8", "replace") for item in archive.namelist()
        )


def test_the_counts_are_those_of_the_filters_and_of_people() -> None:
    everything, hidden = chosen(), chosen(None, (opened(), Field.HIDDEN, True))
    counts = everything.manifest.counts
    assert counts is not None
    assert (counts.shown, counts.left_out, counts.hidden) == (len(everything.entries), 0, 0)
    assert hidden.manifest.counts is not None
    assert hidden.manifest.counts.hidden == 1
    some = chosen(Query(statuses=("bounded",))).manifest.counts
    assert some is not None
    assert some.shown + some.left_out == counts.shown
    assert 0 < some.shown < counts.shown


def test_filters_are_told_in_words_and_as_an_address() -> None:
    manifest = chosen(Query(types=("STATEMENT",), since=dt.date(2020, 1, 1), event="x")).manifest
    assert manifest.filters == ("what Statement", "from 1 January 2020")
    assert manifest.query == "what=STATEMENT&since=2020-01-01&show=all"
    assert ("Filters", "what Statement; from 1 January 2020") in told(manifest)


@pytest.mark.parametrize(
    ("query", "filters", "address"),
    [
        (Query(), (), ""),
        (Query(lanes=Lanes.TYPES), (), ""),
        (Query(level=Level.SIDE), ("show main and side events",), "show=side"),
        (Query(level=Level.MAIN), ("show main events",), "show=main"),
        (
            Query(words="came", level=Level.SIDE, statements=False),
            ("words came", "show main and side events", "statements left out"),
            "words=came&statements=no",
        ),
        (Query(event="fire:0:OTHER"), (), ""),
        (
            Query(level=Level.MAIN, event="quay:0:CONSULT"),
            ("show main events",),
            "show=main",
        ),
    ],
)
def test_the_level_is_a_filter_and_the_address_leaves_the_same_once_more(
    query: Query, filters: tuple[str, ...], address: str
) -> None:
    selection = select(WEIGHED, query)
    assert selection.manifest.filters == filters
    assert selection.manifest.query == address
    assert select(WEIGHED, read_query(address)).entries == selection.entries


def test_what_is_shown_for_that_it_is_open_is_taken_away_and_stands_in_the_address() -> None:
    detail = next(e.event.id for e in WEIGHED.entries if e.event.headline == "Smoke")
    selection = select(WEIGHED, Query(level=Level.MAIN, event=detail))
    assert detail in {entry.event.id for entry in selection.entries}
    again = select(WEIGHED, read_query(selection.manifest.query))
    assert again.entries == selection.entries


def test_what_people_said_is_a_filter_as_any_other() -> None:
    selection = chosen(Query(states=("checked",)), (opened(), Field.STATE, "checked"))
    assert [entry.review.state for entry in selection.entries] == ["checked"]
    assert selection.manifest.filters == ("state Checked",)


def test_the_articles_are_those_that_tell_what_is_shown() -> None:
    articles = chosen(Query(words="opened bridge")).manifest.articles
    assert [a.id for a in articles] == ["a", "b"]
    assert chosen(Query(words="successor")).manifest.articles == (two_articles()[0].article,)


def test_one_event_in_two_articles_is_one_entry_and_both_are_kept() -> None:
    selection = chosen(Query(words="opened bridge"))
    assert all(parsed.events for parsed in selection.articles)
    assert {r.article.id for e in selection.entries for r in e.reports} == {"a", "b"}


@pytest.mark.parametrize("name", formats())
def test_each_format_carries_the_versions_the_hashes_and_the_counts(name: str) -> None:
    selection = changed(Query(words="bridge"))
    words = text_of(name, written(name, selection))
    assert parser_version() in words
    assert all(parsed.article.sha256 in words for parsed in two_articles())
    counts = selection.manifest.counts
    assert counts is not None
    in_words = counted(counts).replace(";", "\\;") if name == "ics" else counted(counts)
    told_as_data = f'"left_out":{counts.left_out}' in words.replace(" ", "").replace("\n", "")
    assert in_words in words or told_as_data
    assert "words bridge" in words


@pytest.mark.parametrize("name", formats())
def test_each_format_says_what_a_person_changed(name: str) -> None:
    words = text_of(name, written(name, changed()))
    assert "Opening of the bridge" in words
    assert "isputed" in words
    assert "Ann" in words
    assert "ask the harbour" in words
    assert "opened" in words


@pytest.mark.parametrize("name", ["docx", "html", "ics", "markdown", "timelinejs"])
def test_that_articles_are_samples_is_said_once(
    name: str, parsed_samples: dict[str, ParsedArticle]
) -> None:
    samples = [one for key, one in parsed_samples.items() if key.startswith("harbour")]
    text = text_of(name, written(name, select_all(samples)))
    text = re.sub(r'(?s)<script type="application/json".*?</script>', "", text)  # not read
    text = re.sub(r'(?s)"proof": .*|<proof>.*|X-EVENT-TIMELINE-PROOF.*|<!-- .*', "", text)
    assert "sample, " not in text
    assert "Harbour Times" in text
    assert "2 of the articles" in text
    assert text.count("their papers are invented") == 1


@pytest.mark.parametrize("name", ["docx", "html", "ics", "markdown", "timelinejs"])
def test_who_calls_a_source_a_sample_makes_none_of_it(name: str) -> None:
    (parsed, *_) = two_articles()
    own = dataclasses.replace(parsed.article, source=f"sample, {parsed.article.source}")
    text = text_of(name, written(name, select_all([dataclasses.replace(parsed, article=own)])))
    assert f"sample, {parsed.article.source}" in text.replace("\\", "")
    assert "their papers are invented" not in text


@pytest.mark.parametrize("name", formats())
def test_nothing_chosen_gives_a_file_that_says_so(name: str) -> None:
    selection = chosen(Query(words="no such words"))
    assert selection.entries == ()
    words, module = text_of(name, written(name, selection)), load(name)
    of_articles = module.STREAMS or hasattr(module, "kind")  # a record or a file an article: none
    assert ("0 events shown" in words) != of_articles


def test_the_ending_is_that_of_what_is_written() -> None:
    both, one = chosen(), chosen(Query(words="successor"))
    assert kind("timeml", both) == ("application/zip", ".timeml.zip")
    assert kind("timeml", one) == ("application/xml", ".tml")
    assert kind("csv", both) == ("text/csv", ".csv")


@pytest.mark.parametrize("name", ["markdown", "docx", "ics", "timelinejs", "html"])
def test_a_date_that_a_person_set_is_not_called_stated(name: str) -> None:
    words = text_of(name, written(name, chosen(None, (opened(), Field.DATE, "2020"))))
    assert "set by a person" in words
    assert "set by a person" not in text_of(name, written(name, chosen()))


def test_what_is_told_in_the_words_of_the_article_stands_in_no_marks() -> None:
    article = article_from_text("Anna Lie said that the bridge would last.", "a")
    whole = article.span(18, len(article.text))
    date = EventDate(None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, "no words for it")
    told = ("a:9:STATEMENT", "STATEMENT", "x", whole, whole, date, Modality.ASSERTED)
    event = Event(*told, quotes=("q", "r"))
    quotes = (Quote("q", whole, QuoteKind.INDIRECT), Quote("r", whole, QuoteKind.DIRECT))
    selection = select_all([ParsedArticle(article, quotes=quotes, events=(event,))])
    (row,) = read(written("csv", selection))
    indirect, direct = row["quotes"].split("; ")
    assert indirect == f"unknown (in the article’s words): {whole.text}"
    assert direct == f"unknown: “{whole.text}”"


def test_the_labels_of_types_are_read_once() -> None:
    assert type_labels() is type_labels()


def test_a_calendar_has_the_name_of_the_chronology() -> None:
    lines = written("ics", chosen()).decode().split("\r\n")
    title = chosen().manifest.title
    assert f"NAME:{title}" in lines
    assert f"X-WR-CALNAME:{title}" in lines


def test_what_is_undated_is_not_called_so_twice() -> None:
    (event, *_) = [entry.event for entry in chosen().entries]
    date = EventDate(None, None, Granularity.UNKNOWN, DateStatus.UNKNOWN, "")
    for modality, words in ((Modality.PLANNED, "planned"), (Modality.ASSERTED, "")):
        assert how_told(dataclasses.replace(event, date=date, modality=modality)) == words


@pytest.mark.parametrize(
    ("headline", "shown"),
    [
        ("a fire on a Florida highway killed two", "A fire on a Florida highway killed two"),
        ("first such conversation", "First such conversation"),
        ("ex-president’s trial began", "Ex-president’s trial began"),
        ("de Gaulle resigned", "De Gaulle resigned"),
        ("strike", "Strike"),
        ("The bridge opened", "The bridge opened"),
        ("iPhone sales fell", "iPhone sales fell"),
        ("then-House Speaker Lind left", "Then-House Speaker Lind left"),
        ("al-Qaeda claimed it", "Al-Qaeda claimed it"),
        ("example.com was seized", "example.com was seized"),
        ("“we left” is what he said", "“we left” is what he said"),
        ("ßa was named", "ßa was named"),
        ("", ""),
    ],
)
def test_a_headline_is_shown_with_a_capital_where_its_sentence_began_before(
    headline: str, shown: str
) -> None:
    assert with_capital(headline) == shown


@pytest.mark.parametrize("name", formats())
def test_the_capital_is_of_what_is_read_and_the_data_stay_verbatim(name: str) -> None:
    small = "a bridge over the fjord was opened"
    selection = chosen(None, (opened(), Field.HEADLINE, small))
    told = text_of(name, written(name, selection))
    read, data = ("docx", "html", "ics", "markdown", "timelinejs"), ("csl", "csv", "json", "xlsx")
    if name in read:
        assert small.capitalize() in told
    elif name in (*data, "jsonl", "jsonld"):
        assert small in told
        assert small.capitalize() not in told


def test_the_page_has_the_colours_that_it_is_given_and_else_finds_its_own() -> None:
    given = b"".join(load("html").write(chosen(), Options(colours=("x", "", "bo")))).decode()
    assert '"colours":["x",null,"bo"]' in given
    assert '"colours"' not in written("html", chosen()).decode().partition("<table")[0]
