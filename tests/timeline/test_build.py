"""One timeline of many articles: who is the same in both, and in which order events stand."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Actor, ActorKind, Article, Mention, ParsedArticle, Span
from dashboard.pipeline import parse
from dashboard.timeline.build import build, members
from tests.timeline.world import make_article

DAY = {"type": "CONSULT", "date": ["2024-02-01", "2024-02-01"], "status": "asserted"}


def test_the_same_full_name_in_two_articles_is_one_actor() -> None:
    people = [{"id": "p1", "name": "Ana Berg", "kind": "person"}]
    others = [{"id": "x7", "name": "ANA  BERG", "kind": "person"}]
    one = make_article("one", [{**DAY, "title": "A", "sentence": "A.", "who": ["p1"]}], people)
    two = make_article("two", [{**DAY, "title": "B", "sentence": "B.", "who": ["x7"]}], others)
    timeline = build([one, two])
    assert [actor.name for actor in timeline.actors] == ["Ana Berg"]
    assert len({e.event.participants[0].actor for e in timeline.entries}) == 1


def test_a_name_of_one_word_or_a_group_keeps_to_its_article() -> None:
    people = [
        {"id": "p", "name": "Berg", "kind": "person"},
        {"id": "g", "name": "officials", "kind": "group"},
    ]
    articles = [
        make_article(name, [{**DAY, "title": "A", "sentence": "A.", "who": ["p", "g"]}], people)
        for name in ("one", "two")
    ]
    assert len(build(articles).actors) == 4


def shared(one: dict[str, object], other: dict[str, object]) -> bool:
    """Whether two articles that each name one person name the same."""
    told = [
        dataclasses.replace(make_article(name, [], []), actors=(Actor(id="p", **who),))  # type: ignore[arg-type]
        for name, who in (("one", one), ("two", other))
    ]
    return len(build(told).actors) == 1


def person(name: str, *aliases: str, **more: str) -> dict[str, object]:
    return {"name": name, "kind": ActorKind.PERSON, "aliases": aliases, **more}


def test_who_reigns_is_known_by_office_name_and_number() -> None:
    second = person("Margrethe", "Queen Margrethe II", office="Queen")
    assert shared(second, person("Margrethe", "the Queen", "Queen Margrethe II", office="Queen"))
    assert shared(second, person("Margrethe", "Queen Margrethe", office="Queen"))
    assert not shared(second, person("Margrethe", "Queen Margrethe I", office="Queen"))
    assert not shared(second, person("Margrethe", "Princess Margrethe", office="Princess"))
    assert not shared(person("Berg", office="Mayor"), person("Berg", office="Mayor"))


def test_a_second_family_name_makes_nobody_else() -> None:
    one = person("Ana Ruiz", office="governor")
    assert shared(one, person("Ana Ruiz Vidal", office="outgoing governor"))
    assert shared(person("Ana Ruiz", country="ESP"), person("Ana Ruiz Vidal", country="ESP"))
    assert not shared(one, person("Ana Ruiz Vidal", office="singer"))
    assert not shared(one, person("Ana Ruiz Vidal"))
    assert not shared(one, person("Ana Ruiz Jr", office="governor"))


@pytest.mark.parametrize("kind", [k for k in ActorKind if k is not ActorKind.COUNTRY])
@pytest.mark.parametrize(
    ("name", "hows"),
    [
        ("The mayor", ["role"]),
        ("the city council", ["body", "anaphor"]),
        ("she herself", ["pronoun"]),
        ("two witnesses", ["number", "role"]),
    ],
)
def test_who_is_only_described_keeps_to_its_article(
    kind: ActorKind, name: str, hows: list[str]
) -> None:
    mentions = tuple(Mention(Span(0, 1, "A"), how) for how in hows)
    actor = {"id": "a", "name": name, "kind": str(kind)}
    described = [
        dataclasses.replace(parsed, actors=(dataclasses.replace(parsed.actors[0], mentions=own),))
        for parsed, own in (
            (_one(name, actor), own)
            for name, own in (
                ("one", mentions),
                ("two", mentions),
                ("three", (*mentions, Mention(Span(0, 1, "A")))),
            )
        )
    ]
    actors = build(described).actors
    assert len(actors) == 3
    assert {one.name for one in actors} == {name}


def _one(name: str, actor: dict[str, str]) -> ParsedArticle:
    return make_article(name, [{**DAY, "title": "A", "sentence": "A.", "who": ["a"]}], [actor])


def test_a_body_of_state_is_one_in_all_articles() -> None:
    land = {"id": "CHL", "name": "Chile", "kind": "country", "country": "CHL"}
    body = {"id": "CHL.government", "name": "Government of Chile", "country": "CHL"}
    record = {**DAY, "title": "A", "sentence": "A.", "who": ["CHL.government"]}
    parsed = [make_article(name, [record], [land, body]) for name in ("one", "two")]
    described = (Mention(Span(0, 1, "A"), "body"),)
    parsed = [
        dataclasses.replace(
            one,
            actors=tuple(
                dataclasses.replace(a, mentions=described) if a.id == "CHL.government" else a
                for a in one.actors
            ),
        )
        for one in parsed
    ]
    names = [actor.name for actor in build(parsed).actors]
    assert sorted(names) == ["Chile", "Government of Chile"]


def test_members_of_both_articles_are_members() -> None:
    land = {"id": "n", "name": "Northland", "kind": "country", "country": "NOR"}
    navy = {"id": "v", "name": "The Navy"}
    record = {**DAY, "title": "A", "sentence": "A.", "who": ["v"]}
    timeline = build(
        [
            make_article("one", [record], [land, navy]),
            make_article("two", [record], [land, {**navy, "member_of": ["n"]}]),
        ]
    )
    assert members(timeline.actors)["NOR"] == {"NOR", "the navy"}


def test_no_articles_make_an_empty_timeline() -> None:
    assert build([]).entries == ()


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_members_are_found_whatever_is_a_member_of_what(edges: list[tuple[int, int]]) -> None:
    actors = [
        Actor(str(i), str(i), ActorKind.GROUP, member_of=tuple(str(b) for a, b in edges if a == i))
        for i in range(7)
    ]
    below = members(actors)
    for child, parent in edges:
        assert below[str(child)] <= below[str(parent)]
    assert all(actor in inside for actor, inside in below.items())


def test_a_piece_of_a_reported_clause_is_shown_with_the_clause() -> None:
    text = "Anna Berg said the dam would be closed “at once” to all boats from the north."
    parsed = parse(Article("case", text))
    (entry,) = (e for e in build([parsed]).entries if e.event.type == "STATEMENT")
    assert [q.span.text for q in parsed.quotes] == [
        "the dam would be closed “at once” to all boats from the north",
        "at once",
    ]
    assert [q.span for q in entry.quotes] == [parsed.quotes[0].span]
