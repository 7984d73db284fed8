"""The rules of relations and of the dates that they give: ``languages/*/relations.toml``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from dashboard.errors import RuleError
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.model import Relation, RelationType, Span
from dashboard.registry import forms_of, language_file, read_record, read_toml
from dashboard.rules.propose import Proposal, decide, ranked

BOUND = "temporal bounds"  # the field of rules by which one event dates or limits another
RELATION = "relations"  # the field of rules that tell how one event stands to another


class Construction(StrEnum):
    """What joins two events, by the name that it has in ``relations.toml``."""

    ADVERBIAL_CLAUSE = "adverbial-clause"
    AT_THE_TIME = "at-the-time"
    COORDINATED_CLAUSE = "coordinated-clause"
    COUNTED_BACK = "counted-back"
    COUNTED_ON = "counted-on"
    COURSE_BEGUN = "course-begun"
    COURSE_ENDED = "course-ended"
    FIRST_SINCE = "first-since"
    GERUND = "gerund"
    ORDER_VERB = "order-verb"
    PARTICIPLE = "participle"
    PASSIVE_ORDER_VERB = "passive-order-verb"
    PERFECT_PARTICIPLE = "perfect-participle"
    PREPOSITIONAL_PHRASE = "prepositional-phrase"
    REPORTED_PAST = "reported-past"
    REPORTED_PLAN = "reported-plan"
    SAID_IN_TALKS = "said-in-talks"
    SAID_OF_NEWS = "said-of-news"
    SINCE_THEN = "since-then"


@dataclass(frozen=True, slots=True)
class Construct:
    """Two events, by their ids, and the construction that joins them with its word.

    ``alike``: both are facts, or neither. ``past_perfect``: which of the two alone is told so.
    ``lemmas``: those of the two, where a preposition joins them.
    """

    kind: Construction
    outer: str
    inner: str
    signal: Span | None = None
    word: str = ""
    alike: bool = True
    past_perfect: str = ""
    lemmas: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A rule by which constructions tell relations: its rank, and the reason that is told.

    ``words``: table and list that hold the word; None: any. ``relates``: source, type, target.
    ``unless``: such lists of the lemmas of outer and inner event; it holds of no two in them.
    """

    name: str
    rank: int
    because: str
    constructions: tuple[Construction, ...]
    relates: tuple[tuple[str, RelationType, str], ...]
    words: tuple[str, str] | None = None
    alike: bool = False
    past_perfect: str = ""
    unless: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    @property
    def topic(self) -> bool:
        """Whether it tells what a statement is about, which leaves the order of the two open."""
        return any(kind is RelationType.ABOUT for _, kind, _ in self.relates)

    def holds(self, found: Construct, words: ClauseWords) -> bool:
        """Whether the word and the two events of a construction are as the rule has them."""
        if (self.alike and not found.alike) or self.past_perfect not in ("", found.past_perfect):
            return False
        if self.words is not None and not words.has(*self.words, found.word):
            return False
        listed = (
            any(words.has(*at, found.lemmas.get(end, "")) for at in lists)
            for end, lists in self.unless.items()
        )
        return not self.unless or not all(listed)

    def propose(self, found: Construct) -> Proposal[Related]:
        """The relations of the two events, with the word as their signal."""
        ends = {"outer": found.outer, "inner": found.inner}
        related = tuple(Relation(ends[a], ends[b], t, found.signal) for a, t, b in self.relates)
        word = found.signal.text if found.signal is not None else ""
        return Proposal(self.name, self.rank, related, self.because.format(word=word))


Related = tuple[Relation, ...]
Proposed = Mapping[tuple[tuple[str, str], bool], Sequence[Proposal[Related]]]


def propose_relations(constructs: Iterable[Construct], language: str) -> Proposed:
    """What the rules say of each outer event and its inner one, in the order of the text.

    Apart from it what a statement is about.
    """
    rules, words = _by_construction(language), load_clause_words(language)
    proposed: dict[tuple[tuple[str, str], bool], list[Proposal[Related]]] = {}
    for found in constructs:
        pair = (found.outer, found.inner)
        for rule in rules.get(found.kind, ()):
            if rule.holds(found, words):
                proposed.setdefault((pair, rule.topic), []).append(rule.propose(found))
    return proposed


def first_of(proposed: Proposed) -> tuple[Relation, ...]:
    """The relations of the highest rank, before they are decided."""
    best = (ranked(proposals)[:1] for proposals in proposed.values())
    return tuple(relation for (taken,) in filter(None, best) for relation in taken.value)


def decide_relations(proposed: Proposed) -> tuple[Relation, ...]:
    """The relations of each pair of events by the rule that ranks highest."""
    relations: list[Relation] = []
    for proposals in proposed.values():
        taken = decide(proposals, at=_start(proposals[0].value[0].source))[0]
        relations += taken.value if taken is not None else ()
    return tuple(relations)


def _start(event: str) -> int:
    """The offset of the first mention, which an id of an event holds."""
    return int(event.split(":")[1])


@functools.cache
def load_relations(language: str) -> tuple[RelationRule, ...]:
    """The rules of relations, one of the same name for each form.

    Raises RuleError where one names what is not there.
    """
    rows = read_toml(language_file(language, "relations.toml"))["relation"]
    return tuple(_read(form) for row in rows for form in forms_of(row))


def _read(row: Mapping[str, Any]) -> RelationRule:
    try:
        words = row.get("words")
        return RelationRule(
            row["name"],
            row["rank"],
            row["because"],
            tuple(Construction(name) for name in row["constructions"]),
            tuple((a, RelationType(kind), b) for a, kind, b in row["relates"]),
            None if words is None else tuple(words.split(".")),
            row.get("alike", False),
            row.get("past_perfect", ""),
            {end: [n.split(".") for n in names] for end, names in row.get("unless", {}).items()},
        )
    except (KeyError, ValueError) as error:
        raise RuleError(f"relations.toml: the rule {row.get('name')!r}: {error}") from error


@functools.cache
def _by_construction(language: str) -> Mapping[Construction, Sequence[RelationRule]]:
    rules = load_relations(language)
    return {kind: [r for r in rules if kind in r.constructions] for kind in Construction}


@functools.cache
def words_of(kind: Construction, language: str) -> frozenset[str]:
    """The words of all rules for a construction."""
    tables = load_clause_words(language).tables
    lists = (rule.words for rule in _by_construction(language)[kind])
    return frozenset(word for at in lists if at is not None for word in tables[at[0]][at[1]])


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule by which another event dates or limits one: its rank, and the reason that is told.

    ``sure`` is its rank where it leaves one day, or where a word says so of the event itself;
    ``by_length`` the reason where a length of time lies between the two.
    """

    name: str
    rank: int
    because: str
    sure: int | None = None
    by_length: str = ""


@functools.cache
def load_bounds(language: str) -> Mapping[str, BoundRule]:
    """The rules of bounds by name. Raises RuleError where the file is missing or no TOML."""
    rows = read_toml(language_file(language, "relations.toml"))["bound"]
    return {row["name"]: read_record(BoundRule, row, language=language) for row in rows}
