"""Where an event was is nobody who takes part: no lane, no filter, no name among the actors."""

from __future__ import annotations

import functools
import json

from dashboard.batch.index_rows import index_rows
from dashboard.model import ParsedArticle, Timeline
from dashboard.nlp.read import article_from_text
from dashboard.picture.columns import columns
from dashboard.picture.packed import pack
from dashboard.picture.rows import NOBODY, make_rows
from dashboard.pipeline import parse
from dashboard.proof.claims import Proof
from dashboard.timeline.build import build
from dashboard.timeline.people import by_weight, counted, portray
from dashboard.timeline.query import Query, choose
from dashboard.timeline.selection import select
from dashboard.views.timeline.model import panel
from dashboard.views.who.model import asks_for, tell
from tests.exports.made import written

TEXT = """---
title: The mill
published: 2021-03-08
source: Daily News
---
Anna Berg bought a mill in Kolmara on 2 March 2021. A fire broke out in Norway on 3 March 2021.
Norway signed an agreement with Chile on 4 March 2021.
"""


@functools.cache
def article() -> ParsedArticle:
    return parse(article_from_text(TEXT, "mill"))


@functools.cache
def mill() -> Timeline:
    return build([article()])


def titles(query: Query) -> list[str]:
    return [entry.event.trigger.text for entry in choose(mill(), query)]


def test_a_place_is_among_the_places_alone_and_no_lane_and_no_filter_has_it() -> None:
    bought, fire, signed = mill().entries
    assert [a.name for a in bought.actors] == ["Anna Berg"]
    assert [a.name for a in bought.places] == ["Kolmara"]
    assert [a.name for a in fire.places] == ["Norway"]
    assert [a.name for a in signed.actors] == ["Norway", "Chile"]
    kolmara = bought.places[0].id
    assert titles(Query(actors=(kolmara,))) == []
    assert titles(Query(without=(kolmara,))) == titles(Query())
    assert titles(Query(actors=("NOR",))) == ["signed an agreement"]
    lanes = {row.lane for row in make_rows(mill().entries, mill().actors)}
    assert lanes == {"Anna Berg", "Norway", "Chile", NOBODY}


def test_a_place_is_found_by_its_name_and_told_where_the_event_is_open() -> None:
    assert titles(Query(words="kolmara")) == ["bought"]
    blocks = panel(mill(), Query(event=mill().entries[0].event.id))
    heads = [block["text"] for block in blocks if block["kind"] == "heading"]
    where = blocks[[block.get("text") for block in blocks].index("Where") + 1]
    assert "Who" in heads
    assert [row["pieces"][0]["text"] for row in where["rows"]] == ["Kolmara"]


def test_the_page_gets_places_apart_from_who_takes_part() -> None:
    found = columns(mill())
    names = found["actors"]["name"]
    who = [[names[actor] for actor, _ in own] for own in found["events"]["who"]]
    assert who == [["Anna Berg"], [], ["Norway", "Chile"]]
    where = [[names[actor] for actor in own] for own in found["events"]["where"]]
    assert where == [["Kolmara"], ["Norway"], []]
    head = json.loads(pack(found)[4:].split(b'"arrays"')[0].rstrip(b",") + b"}")
    assert "where" not in head["events"]  # it is in arrays, as those who take part are


def test_rows_of_a_data_set_have_no_place_among_who_takes_part() -> None:
    rows = index_rows(article())["entries"]
    assert [[*row["who"], *row["others"]] for row in rows] == [["anna berg"], [], ["NOR", "CHL"]]
    assert [len(row["roles"]) for row in rows] == [1, 0, 2]
    assert "kolmara" in rows[0]["words"]


def test_exports_for_readers_name_who_and_where_apart_and_data_has_the_role() -> None:
    selection = select(mill(), Query())
    page = written("html", selection).decode()
    assert '<td>Anna Berg<span class="status">Where: Kolmara</span>' in page
    assert "Kolmara (place)" in written("csv", selection).decode()
    assert '"Kolmara"' in written("jsonld", selection).decode()
    proof = Proof(selection)
    proof.of_entry(mill().entries[0])
    claim = proof.part([]).claims[0]
    assert claim["who"] == [["Anna Berg", "actor"], ["Kolmara", "place"]]


def test_who_is_who_lists_places_last_and_tells_what_happened_there() -> None:
    listed = by_weight(mill())
    assert [weight.is_only_place for weight in listed] == [False, False, False, True]
    assert counted(listed[-1]) == "Kolmara, only a place, 1 event there"
    assert asks_for(listed[-1]) == {"words": "Kolmara", "show": "all"}
    norway = portray(mill(), "NOR")
    assert norway is not None
    assert [len(norway.entries), len(norway.there)] == [1, 1]
    heads = [block["text"] for block in tell(mill(), "NOR") if block["kind"] == "heading"]
    assert heads == ["Events", "What happened there", "In events together with"]
