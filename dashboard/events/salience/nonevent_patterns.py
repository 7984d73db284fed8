"""Patterns of clauses and nouns that tell no event, of ``languages/*/nonevents.toml``."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.clause import Clause
from dashboard.events.mention import EventMention
from dashboard.events.predicates.clause_patterns import ClausePattern, read_patterns
from dashboard.events.trigger import STATEMENT
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import AnalysedParagraph

_VERB = "verb"
_NOUN = "noun"
_ANY = ""  # every verb that no pattern names


@dataclass(frozen=True, slots=True, kw_only=True)
class NonEventPattern(ClausePattern):
    """A pattern of the clause of a verb, or with the ``kind`` "noun" of a noun in it.

    It tells no event where that is of one of the modalities, types and subtypes (if any), and all
    that is ``told`` of it holds, by the names below.
    """

    kind: str = _VERB
    told: tuple[str, ...] = ()
    modality: frozenset[Modality] = frozenset()
    type: frozenset[str] = frozenset()
    subtype: frozenset[str] = frozenset()

    def hold(self, read: EventMention, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether an event, in a clause, is none by this pattern."""
        event = read.event
        if self.modality and event.modality not in self.modality:
            return False
        if self.type and event.type not in self.type:
            return False
        if self.subtype and event.subtype not in self.subtype:
            return False
        noun = part.doc[read.found.token] if self.kind == _NOUN else None
        if not all(_TOLD[each](read) for each in self.told):
            return False
        return self.place(clause, part, noun) is not None


@functools.cache
def load_patterns(language: str, kind: str) -> tuple[NonEventPattern, ...]:
    """The patterns of verbs or of nouns of a language.

    Raises RuleError where one asks for what there is not.
    """
    kinds = {"": NonEventPattern, _NOUN: NonEventPattern}
    found = read_patterns(kinds, language, "nonevents.toml", {"told": _TOLD})
    return tuple(pattern for pattern in found if pattern.kind == kind)


def tells_no_event(read: EventMention, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether by one of the patterns an event, in a clause, is none."""
    by_verb = _by_verb(part.language, _NOUN if read.found.verb is None else _VERB)
    patterns = by_verb.get(clause.lemma, by_verb[_ANY])
    return any(each.hold(read, clause, part) for each in patterns)


@functools.cache
def _by_verb(language: str, kind: str) -> Mapping[str, tuple[NonEventPattern, ...]]:
    """The patterns that may hold of a clause of each verb that they name, and of any other."""
    patterns = load_patterns(language, kind)
    verbs = frozenset[str]().union(*(each.words.get(_VERB, ()) for each in patterns))
    return {
        verb: tuple(each for each in patterns if verb in each.words.get(_VERB, (verb,)))
        for verb in (*sorted(verbs), _ANY)
    }


def is_timed(read: EventMention) -> bool:
    """Whether an event has a time of its own, which no other word has."""
    return any(link.other_head is None for link in read.own_times)


def _has_role(role: Role, read: EventMention) -> bool:
    return any(p.role is role for p in read.event.participants)


_TOLD: Mapping[str, Callable[[EventMention], bool]] = {
    "untimed": lambda read: not is_timed(read),
    "no_times": lambda read: not read.time_links,
    "nobody": lambda read: not read.event.participants,
    "no_actor": lambda read: not _has_role(Role.ACTOR, read),
    "no_speaker": lambda read: not _has_role(Role.SPEAKER, read),
    "no_statement": lambda read: read.event.type != STATEMENT,
    "one_mention": lambda read: not read.event.mentions,
}
