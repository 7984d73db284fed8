"""What the panel says of an event, without Streamlit."""

from __future__ import annotations

import datetime as dt
import urllib.parse
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import DateStatus, Role, Timeline
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Correction, Field, reviews
from dashboard.timeline.build import build, remarked
from dashboard.timeline.levels import Level, salience_of
from dashboard.timeline.query import Query, choose
from dashboard.timeline.wording.labels import LIFTED
from dashboard.timeline.wording.pieces import cut_pieces
from dashboard.timeline.wording.rule_records import tell_record
from dashboard.views.timeline.around import mentions, paragraph_at
from dashboard.views.timeline.model import NOBODY, panel
from tests.timeline.test_filters import CASES as FILTER_CASES
from tests.timeline.world import make_article


def told_of(timeline: Timeline, event: str) -> dict[str, str]:
    rows = blocks(timeline, event, "table")[-1]["rows"]
    return {row["name"]: row["pieces"][0]["text"] for row in rows}


def blocks(timeline: Timeline, event: str | None, kind: str) -> list[dict[str, Any]]:
    return [b for b in panel(timeline, Query(event=event)) if b["kind"] == kind]


def test_for_every_event_the_marked_sentence_is_its_sentence(timeline: Timeline) -> None:
    for entry in timeline.entries:
        pieces = blocks(timeline, entry.event.id, "text")[0]["pieces"]
        lit = "".join(p["text"] for p in pieces if p.get("mark") != "rest")
        trigger = "".join(p["text"] for p in pieces if p.get("mark") == "trigger")
        assert lit == entry.event.sentence.text
        assert trigger == entry.event.trigger.text
        assert "".join(p["text"] for p in pieces) in entry.article.text


def test_for_every_event_it_says_why_the_date_is_so(timeline: Timeline) -> None:
    for entry in timeline.entries:
        rows = {r["name"]: r for r in blocks(timeline, entry.event.id, "table")[0]["rows"]}
        assert rows["because"]["pieces"][0]["text"] == entry.event.date.because
        assert ("read" in rows) == (entry.event.date.timex is not None)
        record = rows["rule"]["pieces"][0]["text"] if "rule" in rows else ""
        assert record == tell_record(entry.event.date)


def test_every_quote_of_an_event_is_there_with_a_source(timeline: Timeline) -> None:
    for entry in timeline.entries:
        said = blocks(timeline, entry.event.id, "quote")
        words = " ".join(block["pieces"][0]["text"] for block in said)
        assert all(quote.span.text in words for quote in entry.quotes)
        assert all(block["source"] and block["source"] in block["citation"] for block in said)


def test_previous_and_next_go_through_all_events_in_order(timeline: Timeline) -> None:
    ids = [entry.event.id for entry in timeline.entries]
    walked = [ids[0]]
    while following := blocks(timeline, walked[-1], "nav")[0]["next"]:
        walked.append(following)
    assert walked == ids
    assert blocks(timeline, ids[0], "nav")[0]["previous"] is None


def test_its_weight_is_told_by_the_highest_salience_of_its_reports() -> None:
    told = [
        told_of(made, made.entries[0].event.id).get("weight")
        for made in map(weighed, ((0.1,), (0.1, 0.5), (0.9, 0.1), (None,), (0.9, None)))
    ]
    assert [words and words.partition(":")[0] for words in told] == [
        "detail", "side", "main", None, None,
    ]  # fmt: skip


def test_what_a_person_touched_says_why_it_is_among_the_main_ones() -> None:
    timeline = weighed((0.1,))
    event = timeline.entries[0].event.id
    assert LIFTED not in told_of(timeline, event)["weight"]
    line = Correction(1, "2026-01-02T03:04:05Z", "Ann", event, Field.STATE, None, "checked")
    assert told_of(remarked(timeline, reviews([line])), event)["weight"].endswith(LIFTED)


def weighed(saliences: tuple[float | None, ...]) -> Timeline:
    record = {
        "title": "Talks", "sentence": "Berg met Lie.", "type": "CONSULT", "status": "asserted",
        "date": ["2024-02-26", "2024-02-26"], "who": ["berg", "lie"],
    }  # fmt: skip
    actors = [{"id": "berg", "name": "Ana Berg"}, {"id": "lie", "name": "Mia Lie"}]
    timeline = build(
        make_article(f"a{n}", [{**record, "salience": salience}], actors)
        for n, salience in enumerate(saliences)
    )
    assert [len(entry.reports) for entry in timeline.entries] == [len(saliences)]
    return timeline


def test_previous_and_next_go_through_what_the_level_shows_and_what_is_open() -> None:
    levels = FILTER_CASES["levels"]["articles"]
    actors = FILTER_CASES["actors"]
    timeline = build(make_article(name, own, actors) for name, own in levels.items())
    detail = next(e.event.id for e in timeline.entries if e.event.headline == "Smoke")
    main = Query(level=Level.MAIN, event=timeline.entries[0].event.id)
    places = [
        panel(timeline, query)[0]["place"].partition(" of ")[2]
        for query in (main, replace(main, event=detail), Query(event=detail))
    ]
    assert places == ["5", "6", str(len(timeline.entries))]


def test_previous_and_next_keep_to_the_filters(timeline: Timeline) -> None:
    query = Query(statuses=("asserted",), event=timeline.entries[0].event.id)
    chosen = [e for e in timeline.entries if e.event.date.status == "asserted"]
    nav = panel(timeline, Query(statuses=query.statuses, event=chosen[0].event.id))[0]
    assert nav["place"] == f"1 of {len(chosen)}"


def test_relations_lead_to_events_that_are_there(timeline: Timeline) -> None:
    ids = {entry.event.id for entry in timeline.entries}
    links = [
        row["event"]
        for event in ids
        for block in blocks(timeline, event, "links")
        for row in block["rows"]
    ]
    assert links
    assert set(links) <= ids


def test_another_event_is_listed_once(timeline: Timeline) -> None:
    for entry in timeline.entries:
        for block in blocks(timeline, entry.event.id, "links"):
            others = [row["event"] for row in block["rows"]]
            assert len(others) == len(set(others))


def test_a_part_and_its_whole_lead_to_each_other() -> None:
    text = "A ferry caught fire off Halden on Monday, killing four people."
    parsed = parse(article_from_text(f"---\npublished: 2024-05-15\n---\n{text}\n", "a"))
    timeline = build([parsed])
    whole, part = (parsed.events[0].id, parsed.events[1].id)
    assert parsed.events[1].part_of == whole
    told = {
        event: [(row["name"], row["event"]) for row in blocks(timeline, event, "links")[0]["rows"]]
        for event in (whole, part)
    }
    assert told == {whole: [("includes", part)], part: [("is part of", whole)]}


def test_how_a_date_is_known_is_said_in_plain_words(timeline: Timeline) -> None:
    for entry in timeline.entries:
        so = blocks(timeline, entry.event.id, "table")[0]["rows"][-1]["pieces"]
        if entry.event.date.status == "asserted":
            assert so[0]["text"].endswith(", stated in the text")
        if entry.event.date.status == "bounded":
            assert ": no more is known" in so[0]["text"]
        if entry.event.date.earliest is None and entry.event.date.latest is None:
            assert so[0]["text"] == "undated"
        assert "EDTF" not in so[0]["text"]
        edtf = entry.event.date.edtf
        assert so[0].get("title") == (f"EDTF {edtf}" if edtf else None)


def test_kind_certainty_and_place_of_the_telling_have_a_row_each(timeline: Timeline) -> None:
    entry = timeline.entries[0]
    rows = blocks(timeline, entry.event.id, "table")[-1]["rows"]
    told = {row["name"]: row["pieces"][0]["text"] for row in rows}
    assert list(told) == ["kind", "told as", "weight", "in"]
    assert told["in"].startswith(entry.article.title or entry.article.id)


def test_how_it_stands_to_others_reads_as_a_sentence(timeline: Timeline) -> None:
    names = {
        row["name"]
        for entry in timeline.entries
        for block in blocks(timeline, entry.event.id, "links")
        for row in block["rows"]
    }
    assert names
    assert all(name.startswith("is ") or name in ("includes", "leads to") for name in names)


def test_the_sentence_comes_before_the_reason_of_its_date(timeline: Timeline) -> None:
    kinds = [block["kind"] for block in panel(timeline, Query(event=timeline.entries[0].event.id))]
    assert kinds.index("text") < kinds.index("table")


def test_at_the_start_the_panel_tells_of_the_main_event_of_those_that_are_shown(
    timeline: Timeline,
) -> None:
    heading, links, *_ = panel(timeline, Query())
    assert heading["text"] == "The main event here"
    (row,) = links["rows"]
    shown = choose(timeline, Query())
    main = next(entry for entry in shown if entry.event.id == row["event"])
    dated = [e for e in shown if e.event.date.status is not DateStatus.UNKNOWN]
    assert salience_of(main) == max(salience_of(entry) or 0 for entry in dated)
    late = Query(since=dt.date(2023, 12, 1))
    (row,) = panel(timeline, late)[1]["rows"]
    assert row["event"] in {entry.event.id for entry in choose(timeline, late)}
    undated = Query(statuses=(DateStatus.UNKNOWN,))
    assert panel(timeline, undated)[0]["text"] == "Event", "an undated one is none to begin with"


def test_nothing_open_says_how_to_open_one_and_a_lost_event_says_so(timeline: Timeline) -> None:
    assert "Pick an event" in blocks(timeline, None, "text")[-1]["text"]
    assert "no event nobody:0:X" in blocks(timeline, "nobody:0:X", "text")[0]["text"]
    assert "Add an article" in blocks(build([]), None, "text")[0]["text"]


MARKS = st.lists(
    st.tuples(
        st.integers(0, 30), st.integers(0, 30), st.sampled_from(["time", "who"]), st.just("")
    ),
    max_size=6,
)


@given(st.text(min_size=30, max_size=30), MARKS, st.integers(0, 30), st.integers(0, 30))
def test_the_pieces_joined_are_the_text(
    text: str, marks: list[tuple[int, int, str, str]], start: int, end: int
) -> None:
    inside = (min(start, end), max(start, end))
    pieces = cut_pieces(text, (0, 30), marks, inside)
    assert "".join(piece["text"] for piece in pieces) == text
    lit = [p["text"] for p in pieces if p.get("mark") != "rest"]
    assert "".join(lit) == text[slice(*inside)]


@pytest.mark.slow
def test_of_a_paragraph_without_an_end_a_part_is_shown() -> None:
    text = "The council met on 3 April 2020 " + "and spoke of the harbour " * 800 + "."
    long = build([parse(article_from_text(text, "long"))])
    assert long.entries
    for entry in long.entries:
        pieces = blocks(long, entry.event.id, "text")[0]["pieces"]
        shown = "".join(piece["text"] for piece in pieces)
        assert entry.event.trigger.text in shown
        assert len(shown) < 7000


def follow(timeline: Timeline, block: dict[str, Any]) -> list[dict[str, Any]]:
    path, _, params = block["more"].partition("?")
    answer = {"paragraph.json": paragraph_at, "mentions.json": mentions}[path]
    return answer(timeline, dict(urllib.parse.parse_qsl(params)))


def words(block: dict[str, Any]) -> str:
    return "".join(piece["text"] for piece in block["pieces"])


def test_the_paragraphs_before_and_after_lead_to_the_ends_of_the_article(
    timeline: Timeline,
) -> None:
    parsed = timeline.articles[0]
    around = blocks(timeline, timeline.entries[0].event.id, "more")
    shown = words(blocks(timeline, timeline.entries[0].event.id, "text")[0])
    while around:
        way = around.pop()
        found = follow(timeline, way)
        around += [b for b in found if b["kind"] == "more"]
        text = words(next(b for b in found if b["kind"] == "text"))
        shown = f"{text}\n{shown}" if "before" in way["more"] else f"{shown}\n{text}"
    assert shown.split("\n") == [p.text for p in parsed.paragraphs]


def test_a_path_that_means_nothing_leads_to_nothing(timeline: Timeline) -> None:
    given = {"article": timeline.articles[0].article.id, "at": "0", "toward": "before"}
    assert paragraph_at(timeline, given)
    for wrong in ({"at": "-1"}, {"at": "999"}, {"at": "٣"}, {"toward": "up"}, {"article": "x"}):
        assert paragraph_at(timeline, {**given, **wrong}) == []
    assert mentions(timeline, {"event": "nothing", "actor": "USA"}) == []


def test_every_mention_of_who_takes_part_is_there_on_demand(timeline: Timeline) -> None:
    entry = max(timeline.entries, key=lambda entry: len(entry.actors))
    known = {actor.name: actor for actor in timeline.articles[0].actors}
    rows = blocks(timeline, entry.event.id, "table")[-2]["rows"]
    assert [row["pieces"][0]["text"] for row in rows] == [actor.name for actor in entry.actors]
    for row in rows:
        found = follow(timeline, row["pieces"][1])
        marked = ["".join(p["text"] for p in b["pieces"] if p.get("mark") == "who") for b in found]
        assert marked == [m.span.text for m in known[row["pieces"][0]["text"]].mentions]


def test_where_nobody_is_named_it_says_so() -> None:
    actors = [{"id": "berg", "name": "Ana Berg"}, {"id": "NOR", "name": "Norway"}]
    record = {
        "title": "Talks", "sentence": "Talks began.", "type": "CONSULT", "status": "asserted",
        "date": ["2024-02-26", "2024-02-26"], "who": ["berg"],
    }  # fmt: skip
    for who, told in (([], True), (["berg"], False)):
        timeline = build([make_article("a", [{**record, "who": who}], actors)])
        (entry,) = timeline.entries
        assert (
            NOBODY in {b["text"] for b in blocks(timeline, entry.event.id, "text") if "text" in b}
        ) is told
    only = replace(entry.event.participants[0], role=Role.PLACE)
    (parsed,) = timeline.articles
    events = (replace(parsed.events[0], participants=(only,)),)
    timeline = build([replace(parsed, events=events)])
    told_of_place = [b.get("text") for b in blocks(timeline, entry.event.id, "text")]
    assert NOBODY in told_of_place


def test_for_whom_words_may_stand_is_told_and_why_they_stand_for_somebody() -> None:
    """Not of a name, however short: who reads it sees whose it is."""
    text = (
        "Ole Lind met Tom Berg in Norvik on Monday. He was arrested on Tuesday.\n\n"
        "Kari Moe opened a school on Friday. Moe resigned later. She moved to Peru on Sunday."
    )
    timeline = build([parse(article_from_text(f"---\npublished: 2024-05-14\n---\n{text}", "x"))])

    def told(word: str) -> list[str]:
        (entry,) = (e for e in timeline.entries if e.event.trigger.text == word)
        return [b["text"] for b in blocks(timeline, entry.event.id, "text") if "text" in b]

    assert told("arrested")[-2:] == [NOBODY, "“He” may be Ole Lind or Tom Berg."]
    assert not any("may be" in one or "is taken for" in one for one in told("resigned"))
    assert "“She” is taken for “Kari Moe”, named before it as “Moe”." in told("moved")
