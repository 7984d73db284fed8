"""Who may be one is suggested with its reason; what speaks against it is heard."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.linkage import Kind
from dashboard.model import ActorKind, Timeline
from dashboard.timeline import alike
from dashboard.timeline.alike import suggest
from dashboard.timeline.build import build
from tests.timeline.named import article, line


def told(*names: str, kind: ActorKind = ActorKind.PERSON) -> Timeline:
    """A timeline with an article and an event for each of these."""
    made = [article(f"a{n}", f"{name} spoke.", {name: [name]}) for n, name in enumerate(names)]
    return build(
        dataclasses.replace(p, actors=tuple(dataclasses.replace(a, kind=kind) for a in p.actors))
        for p in made
    )


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("John Smith", "J Smith", alike.INITIAL),
        ("John R. Smith", "John Robert Smith", alike.INITIAL),
        ("Karin Lund", "Carin Lund", alike.LETTER),
        ("Karin Lund", "Karin Lunde", alike.LETTER),
        ("Karin Lund", "Kairn Lund", alike.LETTER),
        ("Bergström", "Bergstrom", alike.LETTER),
        ("Karin Lund", "Lund", alike.FAMILY),
        ("Anna Maria", "Anna Maria Lund", alike.BEGINS),
        ("Norvik Anna Berg", "Anna Berg", alike.ENDS),
    ],
)
def test_two_names_may_be_one(one: str, other: str, why: str) -> None:
    for names in ((one, other), (other, one)):
        (found,) = suggest(told(*names))
        assert found.why == why
        assert {found.one.name, found.other.name} == {one, other}


def test_bodies_may_be_one_by_their_words() -> None:
    (found,) = suggest(told("Acme", "Acme Shipping", kind=ActorKind.ORGANISATION))
    assert (found.one.name, found.other.name, found.why) == ("Acme Shipping", "Acme", alike.BEGINS)


def test_a_firm_may_have_been_read_as_a_thing_but_two_things_are_two() -> None:
    (firm,) = told("Acme Shipping", kind=ActorKind.ORGANISATION).articles
    (thing,) = told("Acme", kind=ActorKind.THING).articles
    thing = dataclasses.replace(thing, article=dataclasses.replace(thing.article, id="b"))
    assert len(suggest(build([firm, thing]))) == 1
    assert suggest(told("Acme", "Acme Two", kind=ActorKind.THING)) == []


@pytest.mark.parametrize(
    "names",
    [
        ("John Smith", "Jane Smith"),
        ("John Smith", "John Smits", "John Smart")[1:],
        ("Bo Ek", "Bo Ak"),
        ("Flight 737", "Flight 738"),
        ("Smith", "John Smith", "Jane Smith"),
        ("Anna", "Anna Lund", "Anna Berg"),
        ("Lund", "Land"),
    ],
)
def test_two_names_are_two(names: tuple[str, ...]) -> None:
    assert suggest(told(*names)) == []


def test_what_speaks_against_it_is_heard() -> None:
    names = {"Karin Lund": ["Karin Lund"], "Carin Lund": ["Carin Lund"]}
    met = build([article("met", "Karin Lund met Carin Lund.", names)])
    assert suggest(met) == []
    (person,) = told("Karin Lund").articles
    (other,) = told("Carin Lund").articles
    other = dataclasses.replace(other, article=dataclasses.replace(other.article, id="b"))
    swedish = [dataclasses.replace(a, country="SWE") for a in person.actors]
    danish = [dataclasses.replace(a, country="DNK") for a in other.actors]
    assert suggest(build([person, other]))
    apart = [
        dataclasses.replace(p, actors=tuple(a)) for p, a in ((person, swedish), (other, danish))
    ]
    assert suggest(build(apart)) == []
    (union,) = told("Nordic Union Council", kind=ActorKind.ORGANISATION).articles
    (council,) = union.actors
    whole = dataclasses.replace(council, id="union", name="Nordic Union", mentions=())
    named = dataclasses.replace(union.events[0].participants[0], actor="union")
    event = dataclasses.replace(union.events[0], id="b:9:OTHER", participants=(named,))
    for above, number in (((), 1), (("union",), 0)):
        inside = dataclasses.replace(council, member_of=above)
        parsed = dataclasses.replace(union, actors=(inside, whole), events=(*union.events, event))
        assert len(suggest(build([parsed]))) == number


def test_what_people_hold_apart_or_have_split_off_is_not_suggested_again() -> None:
    parsed = told("Karin Lund", "Carin Lund").articles
    apart = [line(1, Kind.APART, "Karin Lund", "Carin Lund")]
    assert suggest(build(parsed, who=apart), apart) == []
    back = [*apart, line(2, Kind.APART, "Karin Lund", "Carin Lund", undoes=1)]
    assert suggest(build(parsed, who=back), back)
    words = {"Karin Lund": ["Karin Lund", "Lund"]}
    split = [line(1, Kind.SPLIT, "Karin Lund", name="Lund", article="x")]
    one = article("x", "Karin Lund sang. Lund slept.", words)
    assert suggest(build([one], who=split), split) == []


def test_one_that_was_given_the_name_of_another_may_be_that_other() -> None:
    log = [line(1, Kind.RENAME, "Ola Moe", name="Karin Lund")]
    (found,) = suggest(build(told("Karin Lund", "Ola Moe").articles, who=log), log)
    assert (found.why, {found.one.id, found.other.id}) == (alike.SAME, {"karin lund", "ola moe"})


def test_a_single_word_is_joined_in_its_article_alone() -> None:
    (found,) = suggest(told("Karin Lund", "Lund"))
    assert found.article == "a1"
    (found,) = suggest(told("Karin Lund", "Carin Lund"))
    assert found.article is None


def test_no_more_are_told_than_asked_for_and_those_of_most_events_first() -> None:
    timeline = told("Karin Lund", "Carin Lund", "Ola Moe Berg", "Ola Moe")
    assert len(suggest(timeline)) == 2
    assert suggest(timeline, most=1) == suggest(timeline)[:1]
    assert suggest(build([])) == []
