"""Clauses that tell the event of what governs them: "tried to [sell]", "a strike [staged] there".

In which constructions one does stands, with the words and what becomes of the two, in
``languages/*/event_coreference.toml``. The clause is in all of them that of a verb, and affirmed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.clause import Clause
from dashboard.events.coreference import merging
from dashboard.events.coreference.comparison import accuses_another, is_telling, tellings
from dashboard.events.mention import EventMention
from dashboard.events.predicates.clause_patterns import ClausePattern, read_patterns
from dashboard.events.predicates.placed_clause import PlacedClause
from dashboard.events.telling import Telling, latest
from dashboard.events.trigger import STATEMENT
from dashboard.model import Modality
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.stems import same_event_data

_FILE = "event_coreference.toml"
Joins = Callable[[EventMention, EventMention], EventMention]


@dataclass(frozen=True, slots=True, kw_only=True)
class Construction(ClausePattern):
    """A way in which a clause tells the event of its governor; the data file tells what each asks.

    ``joins`` is a function of ``merging``; ``antecedent`` and ``told`` are names below.
    """

    joins: str
    antecedent: str = "verb"
    fronted: bool = False
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
        clause = telling.part.clauses.of(read.found.head)
        if clause.head != read.found.verb or clause.negated:
            return None
        found = self.place(clause, telling.part)
        return None if found is None else _ANTECEDENTS[self.antecedent](found)

    def _is_one(self, below: EventMention, above: EventMention, telling: Telling) -> bool:
        return all(_TOLD[each](below, above, telling) for each in self.told)


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


def _verb_above(found: PlacedClause) -> int | None:
    return None if found.above is None else found.above.head


def _verb_of_noun(found: PlacedClause) -> int | None:
    """The verb that has the noun as an object or behind a preposition: "[waved] banners"."""
    if found.noun is None:
        return None
    link = found.noun.head
    return link.head.i if is_behind_preposition(found.noun) else link.i


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
    """Whether two clauses share who does it: somebody named, or the subject of a protest.

    The event above may first have been told of in another paragraph, of whose words none is here.
    """
    subject, over = (telling.analysis.clause_of(each.found).subject for each in (below, above))
    if subject is not None and not subject.shared:
        return False
    if set(below.actors) & set(above.actors):
        return True
    same = subject is not None and over is not None and subject.head == over.head
    same = same and below.found.paragraph == above.found.paragraph
    return same and above.event.subtype in same_event_data()["told_by"]


_JOINS: Mapping[str, Joins] = {
    joins.__name__: joins
    for joins in (
        merging.as_attempt,
        merging.brought_to,
        merging.joined,
        merging.opening,
        merging.realised_by,
        merging.taking_part,
        merging.with_medium,
        merging.with_purpose,
        merging.with_third_party,
    )
}
_ANTECEDENTS: Mapping[str, Callable[[PlacedClause], int | None]] = {
    "verb": _verb_above,
    "noun": lambda found: found.first.governor,
    "phrase": lambda found: found.first.governor,
    "verb_of_noun": _verb_of_noun,
}
_TOLD: Mapping[str, Callable[[EventMention, EventMention, Telling], bool]] = {
    "untimed": lambda below, *_: not below.own_times,
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
    names = {"joins": _JOINS, "antecedent": _ANTECEDENTS, "told": _TOLD}
    found = read_patterns({"": Construction}, language, _FILE, names)
    return tuple((one, _JOINS[one.joins]) for one in found)
