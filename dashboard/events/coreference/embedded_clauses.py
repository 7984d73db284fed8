"""Clauses that tell the event of what governs them: "tried to [sell]", "a strike [staged] there".

In which constructions one does stands, with the words and what becomes of the two, in
``languages/*/event_coreference.toml``. The clause is in all of them that of a verb, and affirmed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.clause import Clause, Embedding
from dashboard.errors import RuleError
from dashboard.events.coreference import merging
from dashboard.events.coreference.comparison import accuses_another, is_telling, tellings
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.telling import Telling, latest
from dashboard.events.trigger import STATEMENT
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.noun_phrases import is_relative_pronoun
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token
from dashboard.registry import language_file, read_record, read_toml

_FILE = "event_coreference.toml"
Joins = Callable[[EventMention, EventMention], EventMention]
Lists = Mapping[str, tuple[tuple[str, str], ...]]  # of ``events.toml``, by whose lemma they hold


class _Embedded(NamedTuple):
    """A clause with what governs it; ``first`` is what it is coordinated with, or itself."""

    read: EventMention
    clause: Clause
    first: Clause
    above: Clause
    noun: Token | None
    part: AnalysedParagraph

    def lemmas(self) -> Mapping[str, str]:
        """Of its verb and that above, their objects and its noun; and the word that opens it."""
        thing = self.part.head_of(self.above.object)
        nouns = ("" if t is None else t.lemma_.lower() for t in (self.noun, thing))
        verbs = self.clause.lemma, self.above.lemma
        names = "verb", "verb_above", "noun", "object_above", "marker"
        return dict(zip(names, (*verbs, *nouns, self.first.marker), strict=True))

    def its_noun(self) -> int | None:
        """The noun on which it hangs; None: it hangs on none."""
        return self.first.governor

    def verb_of_noun(self) -> int | None:
        """The verb that has its noun as an object or behind a preposition: "[waved] banners"."""
        if self.noun is None:
            return None
        link = self.noun.head
        return link.head.i if is_behind_preposition(self.noun) else link.i


@dataclass(frozen=True, slots=True)
class Construction:
    """A way in which a clause tells the event of its governor; the data file tells what each asks.

    ``joins`` is a function of ``merging``; ``antecedent``, ``asks`` and ``told`` are names below.
    """

    name: str
    joins: str
    embedding: frozenset[Embedding]
    antecedent: str = "verb"
    fronted: bool = False
    coordinated: bool = False
    words: Lists = field(default_factory=dict)
    other_words: Lists = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    def find(self, telling: Telling) -> int | None:
        """The place of the event that a clause tells, too; None where it tells another."""
        if self.fronted:
            return self._find_fronted(telling)
        head = self._antecedent_of(telling.read, telling)
        where = None if head is None else _place_of(head, telling, self.antecedent)
        if where is None or not self._is_one(telling.read, telling.kept[where], telling):
            return None
        return where

    def _find_fronted(self, telling: Telling) -> int | None:
        """The place of the event of a clause that stands before what governs it."""
        read, clause = telling.read, telling.clause
        for where, other in telling.in_its_paragraph() if clause.head == read.found.verb else ():
            led = self._antecedent_of(other, telling) == clause.head
            if led and _holds_the_times(other, clause, telling):
                return where if self._is_one(other, read, telling) else None
        return None

    def _antecedent_of(self, read: EventMention, telling: Telling) -> int | None:
        """The word for its event, where a clause hangs and is told as here; else None."""
        part, words = telling.part, telling.words
        clause = first = part.clauses.of(read.found.head)
        while self.coordinated and first.embedding is Embedding.COORDINATION and not first.finite:
            first = part.clauses.parent(first) or first
        above = part.clauses.parent(first)
        own = clause.head == read.found.verb and not clause.negated
        if above is None or not own or first.embedding not in self.embedding:
            return None
        noun = None if first.governor is None else part.doc[first.governor]
        found = _Embedded(read, clause, first, above, noun, part)
        lemmas = found.lemmas()
        if any(not _are_held(at, lemmas[whose], words) for whose, at in self.words.items()):
            return None
        if any(_are_held(at, lemmas[whose], words) for whose, at in self.other_words.items()):
            return None
        if not all(_ASKED[each](found) for each in self.asks):
            return None
        return _ANTECEDENTS[self.antecedent](found)

    def _is_one(self, below: EventMention, above: EventMention, telling: Telling) -> bool:
        return all(_TOLD[each](below, above, telling) for each in self.told)


def _are_held(lists: tuple[tuple[str, str], ...], word: str, words: ClauseWords) -> bool:
    return any(words.has(*each, word) for each in lists)


def _place_of(head: int, telling: Telling, antecedent: str) -> int | None:
    """The place of the event that a noun names, or is told with, or that a verb tells."""
    if antecedent.startswith("verb"):
        return telling.told_by(head)
    number = telling.read.found.paragraph
    for where, other in latest(telling.kept):
        for told in other.triggers:
            whole = told.verb is None or antecedent == "phrase"
            named = head in {told.noun, told.token} or (whole and told.first <= head <= told.last)
            if named and told.paragraph == number:
                return where
    return None


def _holds_the_times(read: EventMention, above: Clause, telling: Telling) -> bool:
    """Whether all times of what governs a clause stand in it: "[speaking] on Monday, Berg said"."""
    part, subject = telling.part, above.subject
    end = above.head if subject is None else part.doc.edges[subject.head][0]
    first, last = part.at(part.doc[read.found.head]), part.at(part.doc[end])
    return all(first < link.timex.span.start < last for link in telling.read.own_times)


def _is_undergone(found: _Embedded) -> bool:
    """Whether a clause tells what is done to its noun: "the strike that the union [staged]".

    Not of whose course it tells: "a strike that [began] in May".
    """
    noun, subject = found.noun, found.clause.subject
    thing = found.part.head_of(found.clause.object)
    at = -1 if subject is None or subject.shared else subject.head
    done = found.clause.is_passive or (noun is not None and at > noun.i)
    return done and (thing is None or is_relative_pronoun(thing))


def _goes_along(below: EventMention, above: EventMention, _telling: Telling) -> bool:
    """Whether two tell something to somebody, or the one tells the manner of the other.

    Who marches, testifies or files a suit says something by it ("marched, [demanding] a vote").
    """
    if accuses_another(below, above):
        return False
    mine, theirs = below.event.subtype or "", above.event.subtype or ""
    manner = mine == theirs and mine in same_event_data()["manners"]
    by_it = is_telling(above) or theirs in same_event_data()["told_by"]
    return manner or (mine.startswith(tellings()) and by_it)


def _is_a_protest(below: EventMention, _above: EventMention, _telling: Telling) -> bool:
    """Whether a clause tells as a fact that it was a protest."""
    protest = below.event.subtype in same_event_data()["protests"]
    return protest and below.event.modality is Modality.ASSERTED


def _has_the_same_doer(below: EventMention, above: EventMention, telling: Telling) -> bool:
    """Whether two clauses share who does it: somebody named, or the subject of a protest."""
    clauses = telling.part.clauses
    subject, over = (clauses.of(each.found.head).subject for each in (below, above))
    if subject is not None and not subject.shared:
        return False
    if set(below.actors) & set(above.actors):
        return True
    same = subject is not None and over is not None and subject.head == over.head
    return same and above.event.subtype in same_event_data()["told_by"]


_JOINS: Mapping[str, Joins] = {
    one.__name__: one
    for one in (
        *(merging.joined, merging.opening, merging.brought_to, merging.realised_by),
        *(merging.as_attempt, merging.taking_part, merging.with_medium),
        *(merging.with_purpose, merging.with_third_party),
    )
}
_ANTECEDENTS: Mapping[str, Callable[[_Embedded], int | None]] = {
    "verb": lambda found: found.above.head,
    "noun": _Embedded.its_noun,
    "phrase": _Embedded.its_noun,
    "verb_of_noun": _Embedded.verb_of_noun,
}
_ASKED: Mapping[str, Callable[[_Embedded], bool]] = {
    "active": lambda found: found.clause.is_active,
    "nonfinite": lambda found: not found.first.finite,
    "unmarked": lambda found: not found.first.marker,
    "untimed": lambda found: not found.read.own_times,
    "undergone": _is_undergone,
    "alone": lambda found: (
        Embedding.COORDINATION not in {c.embedding for c in found.part.clauses.below(found.clause)}
    ),
    "affirmed_above": lambda found: not found.above.negated,
    "active_above": lambda found: found.above.is_active,
}
_TOLD: Mapping[str, Callable[[EventMention, EventMention, Telling], bool]] = {
    "as_real": lambda below, above, _: below.event.modality == above.event.modality,
    "along": _goes_along,
    "protest": _is_a_protest,
    "said": lambda below, *_: is_telling(below),
    "no_statement": lambda below, *_: below.event.type != STATEMENT,
    "said_above": lambda _, above, __: is_telling(above),
    "same_doer": _has_the_same_doer,
    "no_other_doer": lambda below, above, _: set(below.actors) <= set(above.actors),
}


@functools.cache
def load_constructions(language: str) -> tuple[tuple[Construction, Joins], ...]:
    """The constructions of a language, each with the function that makes one event of the two.

    Raises RuleError where one asks for what there is not.
    """
    rows = read_toml(language_file(language, _FILE))["rule"]
    return tuple(_with_joining(read_record(Construction, row, language=language)) for row in rows)


def _with_joining(one: Construction) -> tuple[Construction, Joins]:
    unknown = {one.antecedent, *one.asks, *one.told} - {*_ANTECEDENTS, *_ASKED, *_TOLD}
    if unknown or one.joins not in _JOINS:
        asked = sorted(unknown or {one.joins})
        raise RuleError(f"{_FILE}: the rule {one.name!r} asks for {asked}, which there is not")
    return one, _JOINS[one.joins]
