"""The words of a report as they are compared: what names the act, and what is told beside it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product

from dashboard.model import Event, ParsedArticle, Span
from dashboard.nlp.stems import WORD, same_event_data, stems
from dashboard.registry import language_file, languages, read_toml
from dashboard.timeline.merging.acts import (
    empty_words,
    find_heads,
    has_begun,
    names_many,
    words_of_act,
)
from dashboard.timeline.merging.antecedents import Antecedents, definite_nouns
from dashboard.timeline.merging.numbers import numbers
from dashboard.timeline.merging.offices import without_offices

_COMPLEMENT = 4  # words behind a noun's preposition that tell which it is
Days = tuple[dt.date | None, dt.date | None]  # the first and the last; None: open
Pairs = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Wording:
    """The stems of the words of a report.

    ``heads`` are those that name the event, ``act`` all that stand in its trigger, ``is_series``
    says whether one of them names many acts ("protests"). ``names`` are those of who is in it.
    Beside names, times, numbers and heads: ``headline``, of which ``common`` have no capital, and
    ``sentence``; ``modified`` has, for each word of the headline that stands behind others ("tax
    bill", "Nordgas plant") or before a complement ("bill on pensions"), those others; ``counted``
    the ordinals before a word ("second rocket").
    ``is_begun`` says whether what is told is that it began. ``capital``
    are the words of the headline with a capital but the first one and countries, names or not,
    ``definite`` those behind a bare article, ``numbers`` its numbers, ``times`` the days that the
    headline itself names, whether or not they date the event.
    """

    heads: frozenset[str]
    act: frozenset[str]
    is_series: bool
    is_begun: bool
    names: frozenset[str]
    headline: frozenset[str]
    common: frozenset[str]
    capital: frozenset[str]
    definite: frozenset[str]
    sentence: frozenset[str]
    modified: Mapping[str, frozenset[str]] = field(hash=False)
    counted: Mapping[str, frozenset[str]] = field(hash=False)
    numbers: frozenset[str]
    times: tuple[Days, ...]


def read_words(
    event: Event,
    parsed: ParsedArticle,
    antecedents: Antecedents,
    *,
    names: frozenset[str],
    lands: frozenset[str],
) -> Wording:
    """The words of a report, of those in it the ``names``; ``lands`` name countries."""
    timexes = [t for t in parsed.timexes if _is_in(t.span, event.sentence)]
    times = [t.span.text for t in timexes]
    told = functools.reduce(lambda text, time: text.replace(time, " "), times, event.headline)
    act = find_heads(event) | words_of_act(event)
    beside = names | stems(" ".join(times)) | act
    bare = without_offices(told, names)
    words = bare.split()
    fuller = frozenset().union(*antecedents.values()) - beside
    return Wording(
        heads=find_heads(event),
        act=act,
        is_series=names_many(event),
        is_begun=has_begun(event),
        names=names,
        headline=(_telling(bare) - beside) | fuller,
        common=_telling(" ".join(w for w in words if w[0].islower())) - beside,
        capital=_telling(" ".join(w for w in words[1:] if w[0].isupper())) - lands,
        definite=definite_nouns(bare),
        sentence=(_telling(event.sentence.text) - beside) | fuller,
        modified=_by_word([*_modified(told, act), *_complements(told, act), *_pairs(antecedents)]),
        counted=_by_word(_counted(told)),
        numbers=numbers(told),
        times=tuple(
            (t.interval.earliest, t.interval.latest)
            for t in timexes
            if t.interval is not None and t.span.text in event.headline
        ),
    )


def _telling(text: str) -> frozenset[str]:
    """The stems of a text that tell something: no numbers."""
    return frozenset(
        word
        for word in stems(text)
        if len(word) > 1 and not word[0].isdigit() and word not in empty_words()
    )


def _modified(text: str, beside: frozenset[str]) -> Pairs:
    """The stems of two words that stand side by side, each of them telling."""
    found = list(WORD.finditer(text.casefold()))
    for one, other in pairwise(found):
        if other.start() - one.end() == 1:
            first, second = (_telling(word[0]) - beside for word in (one, other))
            yield from product(first, second)


def _complements(text: str, beside: frozenset[str]) -> Pairs:
    """The stems behind the preposition of a noun, with that noun: "a bill on foreign agents"."""
    for found in _complement().finditer(text.casefold()):
        noun, behind = (_telling(part) - beside for part in found.groups())
        yield from product(behind, noun)


def _counted(text: str) -> Pairs:
    """Each ordinal with the stem of the word behind it: "its second rocket"."""
    for one, other in pairwise(WORD.findall(text.casefold())):
        if one in _ordinals():
            yield from product([one], stems(other))


def _pairs(antecedents: Antecedents) -> Pairs:
    """Each word that stood before a noun, with that noun."""
    return ((word, noun) for noun, before in antecedents.items() for word in sorted(before))


def _by_word(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each second word of the pairs the first ones."""
    found: dict[str, set[str]] = {}
    for first, second in pairs:
        found.setdefault(second, set()).add(first)
    return {word: frozenset(before) for word, before in found.items()}


def _is_in(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start < sentence.end


@functools.cache
def _complement() -> re.Pattern[str]:
    """A word, one of the prepositions that tell of what it is, and the words behind it."""
    links = "|".join(map(re.escape, same_event_data()["complements"]))
    return re.compile(rf"\b(\w+) (?:{links}) (?=((?:\w+[ -]?){{1,{_COMPLEMENT}}}))")


@functools.cache
def _ordinals() -> frozenset[str]:
    files = (read_toml(language_file(code, "temporal/words.toml")) for code in languages())
    return frozenset(word for file in files for word in file["ordinal"]["words"])
