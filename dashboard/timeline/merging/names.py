"""Who is the same in several articles: the id of each actor on the timeline."""

from __future__ import annotations

import functools
import re
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dashboard.identity import group_of
from dashboard.model import Actor, ActorKind, Mention, ParsedArticle
from dashboard.nlp.stems import same_event_words
from dashboard.registry import language_file, languages, read_toml
from dashboard.timeline.merging.bodies import same_bodies

_NAMING = frozenset({"name", "demonym", "capital", "title"})  # what names an actor by itself
_CLOSEST = (  # the kinds, from what says most of an actor to what says least
    *(ActorKind.COUNTRY, ActorKind.PERSON, ActorKind.ORGANISATION),
    *(ActorKind.PLACE, ActorKind.GROUP, ActorKind.THING),
)
Ids = dict[str, str]


def timeline_ids(articles: Sequence[ParsedArticle]) -> tuple[Ids, ...]:
    """For each article the timeline's id of each of its actors.

    A country's code or the full name; what may name another elsewhere keeps to its article. A
    person of whom an article gives no more than the family name is the one of that name and that
    country or office in the others, where there is exactly one; so is a full name with an initial
    or a second family name more or less. Who reigns is known by office, name and number ("Queen
    Margrethe II"), a body of state by its country and what it is there. What stays unsettled stays
    apart.
    """
    own = [{a.id: own_id(a, group_of(p.article.id)) for a in p.actors} for p in articles]
    people: dict[str, list[Actor]] = defaultdict(list)
    for parsed, ids in zip(articles, own, strict=True):
        for actor in _with_countries(parsed):
            people[ids[actor.id]].append(actor)
    bodies = ((i[a.id], a) for p, i in zip(articles, own, strict=True) for a in p.actors)
    same = _same_people(people) | same_bodies(bodies)
    return tuple({mine: same.get(there, there) for mine, there in ids.items()} for ids in own)


def join_actors(
    articles: Sequence[ParsedArticle],
    names: Sequence[Ids],
    given: Mapping[str, str] = MappingProxyType({}),
    above: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, Actor]:
    """The actors of all articles by their id on the timeline, whatever the articles' order.

    ``given`` are the names that people gave, by that id, ``above`` to whom they said it belongs,
    beside what the articles say.
    """
    order = sorted(range(len(articles)), key=lambda i: articles[i].article.id)
    told: dict[str, list[tuple[Actor, list[str]]]] = defaultdict(list)
    for parsed, ids in ((articles[i], names[i]) for i in order):
        for actor in parsed.actors:
            mine = ids[actor.id]
            told_above = [ids[a] for a in actor.member_of if a in ids and ids[a] != mine]
            told[mine].append((actor, told_above))
    joined = {mine: _joined(mine, actors) for mine, actors in told.items()}
    for mine in above.keys() & joined.keys():
        more = (one for one in above[mine] if one in joined and one != mine)
        known = dict.fromkeys((*joined[mine].member_of, *more))
        joined[mine] = replace(joined[mine], member_of=tuple(known))
    for mine in given.keys() & joined.keys():
        known = dict.fromkeys([a.name for a, _ in told[mine]] + [*joined[mine].aliases])
        known.pop(given[mine], None)
        kind = kind_of(a for a, _ in told[mine])
        joined[mine] = replace(joined[mine], name=given[mine], aliases=tuple(known), kind=kind)
    return joined


def by_name(articles: Sequence[ParsedArticle]) -> tuple[Mapping[str, Actor], ...]:
    """For each article who is meant by a name, by ``key`` of it: its own actors before others'.

    An own actor is also known by its name on the timeline. Of others only those whom the name means
    everywhere; they come without what holds in their article alone.
    """
    names = timeline_ids(articles)
    joined = join_actors(articles, names)
    others: dict[str, Actor] = {}
    for parsed in sorted(articles, key=lambda p: p.article.id):
        for actor in parsed.actors:
            if actor.kind is not ActorKind.GROUP and not is_only_described(actor):
                bare = replace(actor, mentions=(), member_of=())
                others.setdefault(key(actor.name), bare)
    return tuple(
        ChainMap(
            {key(actor.name): actor for actor in reversed(parsed.actors)},
            {key(alias): actor for actor in parsed.actors for alias in actor.aliases},
            {key(joined[ids[actor.id]].name): actor for actor in parsed.actors},
            others,
        )
        for parsed, ids in zip(articles, names, strict=True)
    )


def key(name: str) -> str:
    """A name as it is looked up: whatever its case and its spaces."""
    return " ".join(name.split()).casefold()


def _joined(mine: str, told: Sequence[tuple[Actor, Sequence[str]]]) -> Actor:
    """One actor of all articles: the fullest name, the first known country and office."""
    fullest = max((actor for actor, _ in told), key=lambda actor: len(actor.name.split()))
    return replace(
        fullest,
        id=mine,
        mentions=(),
        member_of=tuple(dict.fromkeys(one for _, above in told for one in above)),
        aliases=tuple(dict.fromkeys(alias for actor, _ in told for alias in actor.aliases)),
        country=next((a.country for a, _ in told if a.country), None),
        office=next((a.office for a, _ in told if a.office), None),
    )


def own_id(actor: Actor, article: str) -> str:
    """The id on the timeline of an actor, as its own article alone gives it.

    A body of state is one in all articles, though none names it: "the Chinese government".
    """
    if actor.kind is ActorKind.COUNTRY and actor.country:
        return actor.country
    name = key(actor.name)
    alone = actor.kind is ActorKind.PERSON and " " not in name
    if alone and (reigning := _reigning(actor)):
        return reigning
    of_state = actor.country is not None and actor.id.startswith(f"{actor.country}.")
    apart = alone or actor.kind is ActorKind.GROUP or (is_only_described(actor) and not of_state)
    return f"{name} ({article})" if apart else name


def _reigning(actor: Actor) -> str:
    """The office, name and number by which who reigns is known; empty for all others.

    Without its number ("Queen Margrethe") the name may still mean one of several.
    """
    office = (actor.office or "").casefold()
    if office not in _titles("office", "reigning"):
        return ""
    bare = f"{office} {key(actor.name)}"
    known = {key(alias) for alias in (actor.name, *actor.aliases)}
    numbered = {name for name in known if re.fullmatch(rf"{re.escape(bare)} [ivx]+", name)}
    return numbered.pop() if len(numbered) == 1 else bare


def kind_of(actors: Iterable[Actor]) -> ActorKind:
    """What several are whom people hold for one: what the closest reading says."""
    return min((actor.kind for actor in actors), key=_CLOSEST.index)


def is_naming(mention: Mention) -> bool:
    """Whether a mention names its actor, wherever it stands."""
    return mention.type in _NAMING


def is_only_described(actor: Actor) -> bool:
    """Whether no mention names the actor, so that the same words elsewhere may mean another."""
    return bool(actor.mentions) and not any(map(is_naming, actor.mentions))


def _with_countries(parsed: ParsedArticle) -> Iterator[Actor]:
    """The people of an article; one whose country is open has that which stands beside the name."""
    starts, ends = {}, {}
    for country in parsed.actors:
        if country.kind is ActorKind.COUNTRY and country.country:
            for mention in country.mentions:
                starts[mention.span.start] = ends[mention.span.end] = country.country
    text, links = parsed.article.text, same_event_words("links")  # "of", "from"
    gaps = {len(link) for link in links}
    for actor in parsed.actors:
        if actor.kind is not ActorKind.PERSON:
            continue
        beside = set()
        for span in (m.span for m in actor.mentions if not actor.country):
            for gap in range(1, max(gaps, default=0) + 3):
                near = starts.get(span.end + gap)
                if near and text[span.end : span.end + gap].strip().casefold() in links:
                    beside.add(near)
            beside |= {ends[span.start - 1]} if span.start - 1 in ends else set()
        known = next(iter(beside)) if len(beside) == 1 else actor.country
        yield replace(actor, country=known)


def _same_people(people: Mapping[str, Sequence[Actor]]) -> Ids:
    """The id of the one person that another id stands for, too."""
    words = {one: actors[0].name.casefold().split() for one, actors in people.items()}
    full = {one: names for one, names in words.items() if len(names) > 1 and "(" not in one}
    same = _with_initials(full, people) | _with_second_surname(full, people) | _numbered(people)
    by_family: dict[str, set[str]] = defaultdict(set)
    for one, names in full.items():
        by_family[family_of(names)].add(same.get(one, one))
    for one, names in words.items():
        known = by_family.get(names[0], set()) if len(names) == 1 and "(" in one else set()
        if len(known) == 1 and _may_be(people[one], people[(whole := next(iter(known)))]):
            same[one] = whole
    return same


def _with_second_surname(
    full: Mapping[str, list[str]], people: Mapping[str, Sequence[Actor]]
) -> Ids:
    """Names to which another adds a last word or two, as that one ("Ana Ruiz", "Ana Ruiz Vidal").

    Only where one name alone does, in the same country or an office of the same words; "Ana Ruiz
    Jr" is another person.
    """
    longer: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one, names in full.items():
        for length in range(2, len(names)):
            longer[tuple(names[:length])].add(one)
    marks = _titles("name", "generation")
    same = {}
    for one, names in full.items():
        found = longer.get(tuple(names), set())
        whole = next(iter(found)) if len(found) == 1 else one
        if (
            marks.isdisjoint(full[whole])
            and whole != one
            and _may_serve(people[one], people[whole])
        ):
            same[one] = whole
    return same


def _numbered(people: Mapping[str, Sequence[Actor]]) -> Ids:
    """Who reigns and is told without a number, as the only one of that office and name."""
    told: dict[str, set[str]] = defaultdict(set)
    for one in people:
        bare, _, number = one.rpartition(" ")
        if bare.partition(" ")[0] in _titles("office", "reigning") and number.strip("ivx") == "":
            told[bare].add(one)
    return {bare: next(iter(whole)) for bare, whole in told.items() if len(whole) == 1}


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


def family_of(names: Sequence[str]) -> str:
    """The family name among the words of a full name, in small letters."""
    return names[0] if names[0] in _titles("name", "family_first") else names[-1]


@functools.cache
def _titles(section: str, name: str) -> frozenset[str]:
    """A list of all languages' ``names/titles.toml``, in small letters."""
    files = (read_toml(language_file(code, "names/titles.toml")) for code in languages())
    return frozenset(word.casefold() for file in files for word in file[section][name])


def _may_be(one: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Whether two names may be one person: of one country, or in one office where none is known."""
    countries = [{a.country for a in actors if a.country} for actors in (one, other)]
    if all(countries):
        return countries[0] == countries[1]
    offices = [{(a.office or "").casefold() for a in actors} - {""} for actors in (one, other)]
    return bool(offices[0] & offices[1])


def _may_serve(one: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Whether two names may be one person: of one country, else in offices that share a word."""
    countries = [{a.country for a in actors if a.country} for actors in (one, other)]
    if all(countries):
        return countries[0] == countries[1]
    offices = [
        {w for a in actors for w in (a.office or "").casefold().split()} for actors in (one, other)
    ]
    return bool(offices[0] & offices[1])
