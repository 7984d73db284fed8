"""An actor over all articles."""

from __future__ import annotations

import functools

from dashboard.model import Timeline
from dashboard.nlp.read import article_from_text
from dashboard.picture.columns import columns
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from dashboard.timeline.people import by_weight, counted, portray
from dashboard.timeline.query import Query, choose

FIRST = """---
title: Talks
published: 2024-03-08
source: Daily News
---
Norway and China held talks in Oslo on Tuesday. “We agreed on fish,” Norwegian minister
Kari Holm said.

Holm met the Chinese ambassador again on Thursday.
"""
SECOND = """---
title: Fish
published: 2024-04-10
---
Norway signed an agreement with Chile on Monday. Kari Holm praised it.
"""


@functools.cache
def both() -> Timeline:
    """The timeline of the two articles."""
    texts = {"talks": FIRST, "fish": SECOND}
    return build([parse(article_from_text(text, name)) for name, text in texts.items()])


def test_an_actor_has_its_events_of_all_articles_in_order_of_time() -> None:
    found = portray(both(), "NOR")
    assert found is not None
    days = [str(e.event.date.earliest) for e in found.entries]
    assert (days[0], days[-1]) == ("2024-03-05", "2024-04-08")
    assert days == sorted(days)
    assert [(n.words, n.times) for n in found.names if n.type == "name"] == [("Norway", 2)]
    assert {(a.name, times) for a, times in found.met} >= {("China", 1), ("Chile", 1)}


def test_a_member_names_what_it_belongs_to_and_what_it_said() -> None:
    holm = portray(both(), "kari holm")
    assert holm is not None
    assert [a.id for a in holm.above] == ["NOR"]
    quote, article = holm.said[0]
    assert (quote.span.text, article.id) == ("We agreed on fish,", "talks")
    norway = portray(both(), "NOR")
    assert norway is not None
    assert "kari holm" in [a.id for a in norway.below]
    assert norway.beside >= 1  # what only its members did is counted apart


def test_the_list_holds_everybody_and_begins_with_those_of_the_most_events() -> None:
    listed = by_weight(both())
    assert {weight.actor.id for weight in listed} == {actor.id for actor in both().actors}
    assert [w.own for w in listed] == sorted((w.own for w in listed), reverse=True)
    assert by_weight(build([])) == []


def test_the_numbers_are_those_of_the_filter_and_of_the_page_of_an_actor() -> None:
    for weight in by_weight(both()):
        left = choose(both(), Query(actors=(weight.actor.id,)))
        found = portray(both(), weight.actor.id)
        assert found is not None
        assert weight.all == len(left)
        assert (weight.own, weight.all) == (len(found.entries), len(found.entries) + found.beside)


def test_nobody_of_that_id_is_none() -> None:
    assert portray(both(), "nobody") is None


def test_two_of_one_name_are_told_apart_by_their_articles() -> None:
    texts = {
        "march": "---\ntitle: The plan\npublished: 2024-03-08\n---\n"
        "The council approved a plan in Bergen on 4 March 2024.",
        "may": "---\ntitle: The bridge\npublished: 2024-05-08\n---\n"
        "The council opened a bridge in Oslo on 2 May 2024. Anna Lie praised it.",
    }
    timeline = build([parse(article_from_text(text, name)) for name, text in texts.items()])
    assert [counted(weight) for weight in by_weight(timeline)[:3]] == [
        "Anna Lie, 1 event",
        "The council (in “The plan”), 1 event",
        "The council (in “The bridge”), 1 event",
    ]
    actors = columns(timeline)["actors"]
    assert [(actors["name"][n], words) for n, words in actors["apart"].items()] == [
        ("The council", "The plan"),
        ("The council", "The bridge"),
    ]


def test_two_of_one_name_in_articles_of_one_title_are_told_apart_by_their_days() -> None:
    texts = {
        "march": "---\ntitle: In brief\npublished: 2024-03-08\n---\n"
        "The council approved a plan in Bergen on 4 March 2024.",
        "may": "---\ntitle: In brief\npublished: 2024-05-08\n---\n"
        "The council opened a bridge in Oslo on 2 May 2024.",
    }
    timeline = build([parse(article_from_text(text, name)) for name, text in texts.items()])
    assert sorted(weight.apart for weight in by_weight(timeline) if weight.apart) == [
        *("In brief, 8 March 2024", "In brief, 8 May 2024"),
    ]
