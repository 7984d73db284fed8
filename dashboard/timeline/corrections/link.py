"""Puts what people said of who is who into what was read: one pure function, ``link``.

The lines of the log are taken one after the other, each as what came of those before. A line finds
its actors by name in every article, so that it holds in later ones; an id that another has taken
over leads to that one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dashboard.linkage import ActorCorrection, Kind, Meant, Ref, holding, place_of
from dashboard.model import Actor, ActorKind, Event, ParsedArticle
from dashboard.timeline.corrections.rewrite import (
    APART,
    made_one,
    split_off,
    told_of,
    with_names,
    without,
)
from dashboard.timeline.merging.names import (
    Ids,
    is_naming,
    is_only_described,
    key,
    own_id,
    timeline_ids,
)

Pair = tuple[int, str]  # the number of an article, and the id of an actor in it
_NONE: Mapping[str, str] = MappingProxyType({})


class Linked(NamedTuple):
    """Articles in which who is who is as people say; ``names`` are the timeline's ids of each.

    ``given`` are names that people gave, ``was`` the ids that lead to another one now, ``refs`` how
    actors were read. ``read`` has each article that was changed, as it was before, by id. ``held``
    tells whom each line found, by its number; one that found nobody is not in it. ``meant`` has, by
    article and the ids of its actors before and now, who somebody is because a person says so;
    ``above`` to whom people say that somebody belongs whom an article tells of without that one.
    """

    articles: tuple[ParsedArticle, ...]
    names: tuple[Ids, ...]
    given: Mapping[str, str] = _NONE
    was: Mapping[str, str] = _NONE
    refs: Mapping[str, Ref] = MappingProxyType({})
    read: Mapping[str, ParsedArticle] = MappingProxyType({})
    held: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    meant: Mapping[str, Mapping[str, tuple[Meant, ...]]] = MappingProxyType({})
    above: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def meant_in(self, event: Event, article: str) -> tuple[Meant, ...]:
        """Whom people put into an event of an article, in the order in which they said so."""
        told = self.meant.get(article)
        if not told:
            return ()
        read = self.read.get(article)
        before = next((e for e in read.events if e.id == event.id), event) if read else event
        known = {actor.id for actor in read.actors} if read else set()
        who = {p.actor for p in before.participants}
        who |= {p.actor for p in event.participants if p.actor not in known}  # split off
        found = {one: one.line.number for actor in who for one in told.get(actor, ())}
        return tuple(sorted(found, key=lambda one: (found[one], one.read)))


def link(articles: Iterable[ParsedArticle], log: Iterable[ActorCorrection] = ()) -> Linked:
    """The articles as people corrected their actors; nothing said: the very same articles.

    The same log gives the same, however often it is applied. Lines that speak of different actors
    may come in any order.
    """
    articles, lines = tuple(articles), holding(log)
    if not lines:
        return Linked(articles, timeline_ids(articles))
    state = _State(articles)
    held = {line.number: found for line in lines if (found := state.take(line)) is not None}
    return state.linked(held)


def ref_to(actor: Actor, article: str) -> Ref:
    """How to speak of an actor of an article, so that it is found again."""
    places = [m.span.start for m in actor.mentions if is_naming(m)]
    places = places or [m.span.start for m in actor.mentions]
    return Ref(actor.name, f"{article}:{min(places)}" if places else "")


class _State:
    """Who is who, as far as the log has been read."""

    def __init__(self, articles: Sequence[ParsedArticle]) -> None:
        self._before = articles
        self._articles = list(articles)
        self._numbers = {parsed.article.id: n for n, parsed in enumerate(articles)}
        self._actors: dict[Pair, Actor] = {}
        self._own: dict[Pair, str] = {}  # the id by the name alone
        self._ids: dict[Pair, str] = {}  # the id on the timeline
        self._with_id: dict[str, set[Pair]] = defaultdict(set)
        self._with_name: dict[str, set[Pair]] = defaultdict(set)
        self._apart: set[Pair] = set()  # split off in their article: the name alone is another's
        self._moved: set[Pair] = set()
        self._renamed: dict[Pair, str] = {}
        self._types: dict[Pair, ActorKind] = {}
        self._wholes: dict[Pair, str] = {}  # the id of whom it belongs to, empty: to nobody
        self._given: dict[str, str] = {}
        self._was: dict[str, str] = {}
        self._meant: dict[Pair, list[Meant]] = defaultdict(list)
        names = timeline_ids(articles)
        for number, parsed in enumerate(articles):
            for actor in parsed.actors:
                pair, own = (number, actor.id), own_id(actor, parsed.article.id)
                self._put(pair, actor, own, names[number][actor.id])
                if actor.id.startswith(APART):  # a person named it before the log comes to it
                    self._with_name[key(actor.name)].discard(pair)

    def take(self, line: ActorCorrection) -> tuple[str, ...] | None:
        """Do what a line says; gives the ids of whom it found, None where that is nobody."""
        found = [(ref, ids) for ref in line.actors if (ids := self._find(ref))]
        ids = [one for _, group in found for one in group]
        pairs = {pair for one in ids for pair in self._inside(one, line.article)}
        if not pairs or (len(line.actors) > 1 and len(found) < 2):
            return None
        match line.kind:
            case Kind.JOIN:
                return self._join(found, line)
            case Kind.SPLIT:
                return self._split(line, sorted(pairs))
            case Kind.RENAME:
                self._rename(line, pairs)
            case Kind.TYPE:
                self._types |= dict.fromkeys(pairs, ActorKind(line.name))
            case Kind.MEMBER:
                return self._put_under([group for _, group in found], line)
            case Kind.NONE:
                self._note(pairs, line)
                self._take_out(pairs)
            case Kind.APART:
                pass  # of what is suggested alone
        return tuple(dict.fromkeys(ids))

    def linked(self, held: Mapping[int, tuple[str, ...]]) -> Linked:
        """What came of it."""
        articles, names, read = [], [], {}
        meant: dict[str, dict[str, tuple[Meant, ...]]] = defaultdict(dict)
        refs: dict[str, Ref] = {}
        of_article: dict[int, list[Pair]] = defaultdict(list)
        for pair in self._ids:
            of_article[pair[0]].append(pair)
        for number, before in enumerate(self._before):
            parsed = self._rewritten(number, of_article[number])
            articles.append(parsed)
            names.append({actor.id: self._ids[number, actor.id] for actor in parsed.actors})
            if parsed is not before:
                read[before.article.id] = before
                refs |= self._refs(of_article[number])
        for (number, actor), told in self._meant.items():
            meant[self._before[number].article.id][actor] = tuple(told)
        now = {n: tuple(dict.fromkeys(map(self._resolve, ids))) for n, ids in held.items()}
        was = {old: self._resolve(old) for old in self._was if not self._with_id[old]}
        was = {old: mine for old, mine in was.items() if self._with_id[mine]}
        given = {one: name for one, name in self._given.items() if self._with_id[one]}
        above = self._above(names)
        return Linked(tuple(articles), tuple(names), given, was, refs, read, now, meant, above)

    def _above(self, names: Sequence[Ids]) -> dict[str, tuple[str, ...]]:
        """To whom people say that somebody belongs, where the article does not tell of that one."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for pair, whole in self._wholes.items():
            if whole and pair in self._ids:
                now = self._resolve(whole)
                if now not in names[pair[0]].values():
                    found[self._ids[pair]][now] = None
        return {one: tuple(wholes) for one, wholes in found.items()}

    def _put(self, pair: Pair, actor: Actor, own: str, mine: str) -> None:
        self._actors[pair] = actor
        self._own[pair], self._ids[pair] = own, mine
        self._with_id[mine].add(pair)
        self._with_name[key(actor.name)].add(pair)

    def _take_away(self, pair: Pair) -> None:
        self._with_id[self._ids.pop(pair)].discard(pair)
        self._with_name[key(self._actors.pop(pair).name)].discard(pair)
        del self._own[pair]

    def _find(self, ref: Ref) -> list[str]:
        """The ids of whom a line means: all of that name, or who is named at that place.

        What only describes ("the defendant") means somebody else in another article.
        """
        at = self._at(ref.place)
        named = {p for p in self._with_name[key(ref.name)] - self._apart if self._is_its_own(p)}
        if ref.place:
            here = self._numbers.get((place_of(ref.place) or ("",))[0])
            named = {p for p in named if p[0] == here or not is_only_described(self._actors[p])}
        if at is not None and key(self._actors[at].name) == key(ref.name):
            if at in self._apart or not self._is_its_own(at):
                return [self._ids[at]]
        elif not named and at is not None:
            named = {at}
        return sorted({self._ids[pair] for pair in named})

    def _at(self, place: str) -> Pair | None:
        """Who is named at a place; None where nobody is now."""
        where = place_of(place)
        number = self._numbers.get(where[0]) if where else None
        if where is None or number is None:
            return None
        ids = (a.id for a in self._articles[number].actors if _is_at(a, where[1]))
        return next(((number, actor) for actor in ids if (number, actor) in self._ids), None)

    def _is_its_own(self, pair: Pair) -> bool:
        """Whether the name of an actor is why it is who it is; else it was told by other signs."""
        return self._resolve(self._own[pair]) == self._ids[pair]

    def _resolve(self, one: str) -> str:
        seen = {one}
        while not self._with_id[one] and one in self._was and self._was[one] not in seen:
            one = self._was[one]
            seen.add(one)
        return one

    def _inside(self, one: str, article: str | None) -> set[Pair]:
        """Where an actor is: in one article, or in all."""
        number = None if article is None else self._numbers.get(article, -1)
        return {pair for pair in self._with_id[one] if number in (None, pair[0])}

    def _join(
        self, found: Sequence[tuple[Ref, Sequence[str]]], line: ActorCorrection
    ) -> tuple[str, ...]:
        """Move the others to the first; in one article, whoever is there to whoever is not."""
        article = line.article
        (ref, first), others = found[0], {one for _, group in found[1:] for one in group}
        if article is not None and not any(self._inside(one, article) for one in others):
            first, others = sorted(others), set(first)
            ref = found[1][0]
        here = [one for one in first if self._inside(one, article)] or first
        into = key(ref.name) if key(ref.name) in here else here[0]
        self._given.setdefault(into, self._name(into))
        if article is None:
            others |= set(first)
        for one in sorted(others - {into}):
            self._note(self._inside(one, article), line)
            self._move(self._inside(one, article), into)
        return (into,)

    def _note(self, pairs: Iterable[Pair], line: ActorCorrection) -> None:
        """Keep that a person says who these are, with the names under which they were read."""
        for pair in pairs:
            self._meant[pair].append(Meant(self._actors[pair].name, line))

    def _move(self, pairs: Iterable[Pair], into: str) -> None:
        for pair in pairs:
            before = self._ids[pair]
            self._with_id[before].discard(pair)
            self._with_id[into].add(pair)
            self._ids[pair] = into
            self._moved.add(pair)
            if not self._with_id[before]:
                self._was[before] = into

    def _split(self, line: ActorCorrection, pairs: Sequence[Pair]) -> tuple[str, ...] | None:
        made, before = [], {self._ids[pair] for pair in pairs}
        for pair in pairs:
            words, article = line.name or self._actors[pair].name, line.article
            mine = key(words) if article is None else f"{key(words)} ({article})"
            number, actor = pair
            at = self._place_in(number, line)
            was = self._actors[pair].name
            parsed = self._articles[number]
            off = split_off(parsed, actor, words, at) if line.name else (parsed, actor)
            if off is None or (off[1] == actor and mine == self._ids[pair]):
                continue
            self._articles[number], new = off
            if at is not None and new.endswith(f":{at}"):
                mine = f"{key(words)} {at} ({article})"
            if new != actor:
                self._put_again(pair, renewed=mine == self._ids[pair])
            self._set_apart((number, new), mine, local=article is not None)
            if key(words) == key(was):  # as it was read
                self._meant.pop((number, new), None)
            else:
                self._meant[number, new].append(Meant(was, line))
            made.append(mine)
        return (*dict.fromkeys(made), *sorted(before)) if made else None

    def _place_in(self, number: int, line: ActorCorrection) -> int | None:
        """Where in an article a line says that its words begin, if it holds of that one alone."""
        where = place_of(line.actors[0].place)
        here = where is not None and self._numbers.get(where[0]) == number
        return where[1] if where and here and line.article is not None else None

    def _put_again(self, pair: Pair, *, renewed: bool) -> None:
        """The actor with the words that it has left; ``renewed``: its id went with the others."""
        own, mine, actor = self._own[pair], self._ids[pair], self._in_article(pair)
        if renewed:
            own = mine = own_id(actor, self._place(pair)[0])
        self._take_away(pair)
        self._put(pair, actor, own, self._resolve(mine))

    def _set_apart(self, pair: Pair, mine: str, *, local: bool) -> None:
        if pair in self._ids:
            self._take_away(pair)
        self._put(pair, self._in_article(pair), mine, mine)
        self._moved.discard(pair)
        self._renamed.pop(pair, None)
        self._types.pop(pair, None)
        self._wholes.pop(pair, None)
        self._apart |= {pair} if local else set()

    def _in_article(self, pair: Pair) -> Actor:
        return next(a for a in self._articles[pair[0]].actors if a.id == pair[1])

    def _rename(self, line: ActorCorrection, pairs: Iterable[Pair]) -> None:
        """The lane is called so, too, unless other articles have the actor under another name."""
        pairs = set(pairs)
        self._note(pairs, line)
        self._renamed |= dict.fromkeys(pairs, line.name)
        for one in {self._ids[pair] for pair in pairs}:
            if self._with_id[one] <= pairs:
                self._given[one] = line.name

    def _put_under(
        self, found: Sequence[Sequence[str]], line: ActorCorrection
    ) -> tuple[str, ...] | None:
        """Who is told of first belongs to the one who is told of second, or to nobody."""
        first, whole = found[0], next(iter(found[1] if len(found) > 1 else ()), "")
        pairs = {pair for one in first for pair in self._inside(one, line.article)}
        self._wholes |= dict.fromkeys(pairs, whole)
        return (*first, *filter(None, [whole])) if pairs else None

    def _take_out(self, pairs: Iterable[Pair]) -> None:
        gone: dict[int, set[str]] = defaultdict(set)
        for pair in pairs:
            gone[pair[0]].add(pair[1])
            self._take_away(pair)
        for number, actors in gone.items():
            self._articles[number] = without(self._articles[number], actors)

    def _name(self, one: str) -> str:
        """What an actor is called: by the fullest of its names."""
        ordered = sorted(self._with_id[one], key=self._place)
        return max((self._actors[p].name for p in ordered), key=lambda name: len(name.split()))

    def _place(self, pair: Pair) -> tuple[str, str]:
        return self._before[pair[0]].article.id, pair[1]

    def _rewritten(self, number: int, pairs: Sequence[Pair]) -> ParsedArticle:
        parsed = self._articles[number]
        groups: dict[str, list[Pair]] = defaultdict(list)
        order = {actor.id: at for at, actor in enumerate(parsed.actors)}
        for pair in pairs:
            groups[self._ids[pair]].append(pair)
        made = [
            [actor for _, actor in sorted(group, key=lambda p: (p in self._moved, order[p[1]]))]
            for group in groups.values()
            if not self._moved.isdisjoint(group)
        ]
        names = {pair[1]: self._renamed[pair] for pair in pairs if pair in self._renamed}
        several = [group for group in made if len(group) > 1]
        parsed = made_one(parsed, several, names) if several or names else parsed
        parsed = self._as_said(parsed, groups)
        before = self._before[number]
        return parsed if parsed is before else with_names(parsed, before)

    def _as_said(
        self, parsed: ParsedArticle, groups: Mapping[str, Sequence[Pair]]
    ) -> ParsedArticle:
        """The article with its actors of the kinds, and under those, that people say."""
        known = {actor.id for actor in parsed.actors}
        here = {mine: p[1] for mine, pairs in groups.items() for p in pairs if p[1] in known}
        types, above = {}, {}
        for mine, pairs in groups.items():
            for pair in pairs:
                if pair in self._types:
                    types[here[mine]] = self._types[pair]
                if pair in self._wholes:
                    whole = here.get(self._resolve(self._wholes[pair]), here[mine])
                    above[here[mine]] = () if whole == here[mine] else (whole,)
        return told_of(parsed, types, above) if types or above else parsed

    def _refs(self, pairs: Iterable[Pair]) -> dict[str, Ref]:
        """How to speak of each of these: by the name that makes it who it is, if there is one."""
        ordered = sorted(pairs, key=self._is_its_own)
        return {self._ids[p]: ref_to(self._actors[p], self._place(p)[0]) for p in ordered}


def _is_at(actor: Actor, start: int) -> bool:
    return any(mention.span.start == start for mention in actor.mentions)
