"""Who is the same in several articles: the id of each actor on the timeline."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dashboard.model import Actor, ActorKind, ParsedArticle
from dashboard.registry import languages, read_toml

_NAMING = frozenset({"name", "demonym", "capital", "title"})  # what names an actor by itself
Ids = dict[str, str]


def timeline_ids(articles: Sequence[ParsedArticle]) -> tuple[Ids, ...]:
    """For each article the timeline's id of each of its actors.

    A country's code or the full name; what may name another elsewhere keeps to its article. A
    person of whom an article gives no more than the family name is the one of that name and that
    country or office in the others, where there is exactly one; so is a full name with an initial
    more or less. What stays unsettled stays apart.
    """
    own = [{a.id: _own_id(a, p.article.id) for a in p.actors} for p in articles]
    people: dict[str, list[Actor]] = defaultdict(list)
    for parsed, ids in zip(articles, own, strict=True):
        for actor in parsed.actors:
            if actor.kind is ActorKind.PERSON:
                people[ids[actor.id]].append(actor)
    same = _same_people(people)
    return tuple({mine: same.get(there, there) for mine, there in ids.items()} for ids in own)


def join_actors(articles: Sequence[ParsedArticle], names: Sequence[Ids]) -> dict[str, Actor]:
    """The actors of all articles by their id on the timeline, whatever the articles' order."""
    order = sorted(range(len(articles)), key=lambda i: articles[i].article.id)
    joined: dict[str, Actor] = {}
    for parsed, ids in ((articles[i], names[i]) for i in order):
        for actor in parsed.actors:
            mine = ids[actor.id]
            above = [ids[a] for a in actor.member_of if a in ids and ids[a] != mine]
            known = joined.get(mine)
            fuller = known is None or len(actor.name.split()) > len(known.name.split())
            joined[mine] = dataclasses.replace(
                actor if known is None or fuller else known,
                id=mine,
                mentions=(),
                member_of=_union(known.member_of if known else (), above),
                aliases=_union(known.aliases if known else (), actor.aliases),
                country=(known.country if known else None) or actor.country,
                office=(known.office if known else None) or actor.office,
            )
    return joined


def _own_id(actor: Actor, article: str) -> str:
    """The id on the timeline of an actor, as its own article alone gives it.

    A body of state is one in all articles, though none names it: "the Chinese government".
    """
    if actor.kind is ActorKind.COUNTRY and actor.country:
        return actor.country
    name = " ".join(actor.name.split()).casefold()
    alone = actor.kind is ActorKind.PERSON and " " not in name
    of_state = actor.country is not None and actor.id.startswith(f"{actor.country}.")
    apart = alone or actor.kind is ActorKind.GROUP or (_is_only_described(actor) and not of_state)
    return f"{name} ({article})" if apart else name


def _is_only_described(actor: Actor) -> bool:
    """Whether no mention names the actor, so that the same words elsewhere may mean another."""
    return bool(actor.mentions) and all(m.how not in _NAMING for m in actor.mentions)


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _same_people(people: Mapping[str, Sequence[Actor]]) -> Ids:
    """The id of the one person that another id stands for, too."""
    words = {one: actors[0].name.casefold().split() for one, actors in people.items()}
    full = {one: names for one, names in words.items() if len(names) > 1 and "(" not in one}
    same = _with_initials(full, people)
    by_family: dict[str, set[str]] = defaultdict(set)
    for one, names in full.items():
        by_family[_family(names)].add(same.get(one, one))
    for one, names in words.items():
        known = by_family.get(names[0], set()) if len(names) == 1 else set()
        if len(known) == 1 and _may_be(people[one], people[(whole := next(iter(known)))]):
            same[one] = whole
    return same


def _with_initials(full: Mapping[str, list[str]], people: Mapping[str, Sequence[Actor]]) -> Ids:
    """Names that differ in initials between the first and the last, as the fullest of them."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, names in full.items():
        alike[names[0], names[-1]].append(one)
    same = {}
    for group in alike.values():
        between = {tuple(full[one][1:-1]) for one in group} - {()}
        fullest = max(group, key=lambda one: (len(one), one))
        if len(between) == 1 and all(len(word.strip(".")) == 1 for word in next(iter(between))):
            for one in group:
                if one != fullest and _may_be(people[one], people[fullest]):
                    same[one] = fullest
    return same


def _family(names: Sequence[str]) -> str:
    return names[0] if names[0] in _family_first() else names[-1]


def _family_first() -> frozenset[str]:
    """The family names that stand before the given name."""
    return frozenset(
        name.casefold()
        for language in languages()
        for name in read_toml(f"languages/{language}/names/titles.toml")["name"]["family_first"]
    )


def _may_be(one: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Whether two names may be one person: of one country, or in one office where none is known."""
    countries = [{a.country for a in actors if a.country} for actors in (one, other)]
    if all(countries):
        return countries[0] == countries[1]
    offices = [{(a.office or "").casefold() for a in actors} - {""} for actors in (one, other)]
    return bool(offices[0] & offices[1])
