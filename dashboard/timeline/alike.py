"""Which actors may be one, and why: what is suggested to a person, and never done by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, combinations, islice
from typing import NamedTuple

from dashboard.linkage import ActorCorrection, Kind, holding
from dashboard.model import Actor, ActorKind, Timeline
from dashboard.timeline.merging.names import family_of, is_only_described
from dashboard.timeline.people import articles_of

SAME = "the same name"
INITIAL = "the same family name, and an initial that fits"
LETTER = "one letter apart"
FAMILY = "the same family name, and nobody else of that name is known"
BEGINS = "one name begins with the other"
ENDS = "one name ends with the other"
MOST = 50  # that are suggested at once
_KINDS = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.THING})
_PAIRS = (  # of kinds that may be one; a short name of a firm may have been read as a thing
    {ActorKind.PERSON},
    {ActorKind.ORGANISATION},
    {ActorKind.ORGANISATION, ActorKind.THING},
)
_SHORTEST, _SHORTEST_ALONE = 4, 6  # letters of a word that may be misspelt; of one that is all
Words = tuple[str, ...]
Found = tuple[str, str, str]  # the ids of two, and why they may be one


class Suggestion(NamedTuple):
    """Two actors that may be one, and why; ``one`` has the fuller name, which both would bear.

    ``article`` is the one article in which the other is named where its name alone would mean too
    much elsewhere; None: they would be one everywhere.
    """

    one: Actor
    other: Actor
    why: str
    article: str | None = None


def suggest(
    timeline: Timeline, log: Iterable[ActorCorrection] = (), most: int = MOST
) -> list[Suggestion]:
    """Pairs of actors that may be one, at most so many; those of the most events first.

    Not those that people hold apart in the ``log``, that take part in one event together, of which
    one belongs to the other, or whose countries differ.
    """
    counts = Counter(
        actor.id for entry in timeline.entries for actor in (*entry.actors, *entry.places)
    )
    actors = {a.id: a for a in timeline.actors if a.kind in _KINDS and counts[a.id]}
    words = {one: _words(actor.name) for one, actor in actors.items()}
    people = {one: w for one, w in words.items() if actors[one].kind is ActorKind.PERSON}
    apart = {frozenset(pair) for pair in (*_kept_apart(timeline, log), *_together(timeline))}
    found: dict[frozenset[str], str] = {}
    told = (_same(words), _initials(people), _letters(words), _families(people), _parts(words))
    for one, other, why in chain.from_iterable(told):
        pair = frozenset((one, other))
        described = is_only_described(actors[one]) or is_only_described(actors[other])
        elsewhere = described and articles_of(timeline, one) != articles_of(timeline, other)
        if pair not in apart and not elsewhere and _may_be(actors[one], actors[other]):
            found.setdefault(pair, why)
    pairs = {tuple(sorted(p, key=lambda i: (-len(words[i]), -counts[i], i))): p for p in found}
    ordered = sorted(pairs, key=lambda pair: (*(-counts[i] for i in pair), pair))
    chosen = ((actors[one], actors[other], found[pairs[one, other]]) for one, other in ordered)
    return [Suggestion(*each, _only_in(each[1], timeline)) for each in islice(chosen, most)]


def _only_in(actor: Actor, timeline: Timeline) -> str | None:
    """The article of an actor of one word whom no other names: elsewhere it may mean another."""
    articles = articles_of(timeline, actor.id)
    return articles[0].id if " " not in actor.name and len(articles) == 1 else None


def _words(name: str) -> Words:
    return tuple(word.strip(".,") for word in name.casefold().split())


def _may_be(one: Actor, other: Actor) -> bool:
    countries = {one.country, other.country} - {None}
    inside = one.id in other.member_of or other.id in one.member_of
    return {one.kind, other.kind} in _PAIRS and len(countries) < 2 and not inside


def _kept_apart(timeline: Timeline, log: Iterable[ActorCorrection]) -> Iterator[tuple[str, str]]:
    """Whom people hold apart, and what they split off with whom it was taken from."""
    for line in holding(log):
        if line.kind in (Kind.APART, Kind.SPLIT):
            yield from combinations(timeline.held.get(line.number, ()), 2)


def _together(timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Who takes part in one event beside each other."""
    for entry in timeline.entries:
        yield from combinations((actor.id for actor in (*entry.actors, *entry.places)), 2)


def _same(names: dict[str, Words]) -> Iterator[Found]:
    """Two of one whole name, as where a person gave one the name of the other."""
    alike: dict[Words, list[str]] = defaultdict(list)
    for one, words in names.items():
        if len(words) > 1:
            alike[words].append(one)
    for group in alike.values():
        yield from ((one, other, SAME) for one, other in combinations(group, 2))


def _initials(people: dict[str, Words]) -> Iterator[Found]:
    """“J. Smith” and “John Smith”, “John R. Smith” and “John Smith”."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, words in people.items():
        if len(words) > 1:
            alike[words[0][:1], words[-1]].append(one)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if _initials_fit(people[one], people[other]):
                yield one, other, INITIAL


def _initials_fit(one: Words, other: Words) -> bool:
    """Whether two names of one family differ in initials alone."""
    if len(one) != len(other):
        one, other = ((w[0], *_without_initials(w[1:-1]), w[-1]) for w in (one, other))
    return len(one) == len(other) and all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])
        for a, b in zip(one, other, strict=True)
    )


def _without_initials(words: Words) -> Words:
    return tuple(word for word in words if len(word) > 1)


def _letters(names: dict[str, Words]) -> Iterator[Found]:
    """“Karin Lund” and “Carin Lund”: all words are the same but for one letter of one."""
    alike: dict[tuple[Words, str, Words], set[str]] = defaultdict(set)
    for one, words in names.items():
        for at, word in enumerate(words):
            if len(word) >= (_SHORTEST if len(words) > 1 else _SHORTEST_ALONE):
                for left in (word, *(word[:i] + word[i + 1 :] for i in range(len(word)))):
                    alike[words[:at], left, words[at + 1 :]].add(one)
    for group in alike.values():
        for one, other in combinations(sorted(group), 2):
            unlike = [(a, b) for a, b in zip(names[one], names[other], strict=True) if a != b]
            if len(unlike) == 1 and _is_one_letter(*unlike[0]):
                yield one, other, LETTER


def _is_one_letter(one: str, other: str) -> bool:
    """Whether one letter is another, is missing, or has changed places with the next."""
    short, long = sorted((one, other), key=len)
    same = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if len(short) < len(long):
        return long[same].isalpha() and short[same:] == long[same + 1 :]
    swapped = short[same : same + 2] == long[same : same + 2][::-1]
    rest = same + (2 if swapped else 1)
    letters = short[same:rest] + long[same:rest]
    return letters.isalpha() and short[rest:] == long[rest:]


def _families(people: dict[str, Words]) -> Iterator[Found]:
    """“Smith” and “John Smith”, where he is the only one of that name."""
    whole: dict[str, list[str]] = defaultdict(list)
    for one, words in people.items():
        if len(words) > 1:
            whole[family_of(words)].append(one)
    for one, words in people.items():
        known = whole.get(words[0], []) if len(words) == 1 else []
        if len(known) == 1:
            yield known[0], one, FAMILY


def _parts(names: dict[str, Words]) -> Iterator[Found]:
    """“Acme” and “Acme Shipping Company”, “Norvik Anna Berg” and “Anna Berg”."""
    of_words: dict[Words, list[str]] = defaultdict(list)
    longer: Counter[Words] = Counter()
    for one, words in names.items():
        of_words[words].append(one)
        longer.update({words[:n] for n in range(1, len(words))})
    for one, words in names.items():
        for n in range(1, len(words)):
            begin = of_words.get(words[:n], ()) if n > 1 or longer[words[:n]] == 1 else ()
            yield from ((one, other, BEGINS) for other in begin)
            end = of_words.get(words[n:], ()) if n < len(words) - 1 else ()
            yield from ((one, other, ENDS) for other in end)
