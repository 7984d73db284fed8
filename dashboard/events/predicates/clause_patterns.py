"""Patterns over a clause, as the data write them: how it hangs, its form, and its words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dashboard.clause import Argument, Aspect, Clause, Definiteness, Embedding, Tense
from dashboard.errors import RuleError
from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.noun_phrases import is_relative_pronoun, read_noun_phrase
from dashboard.nlp.tokens import Token

Lists = Mapping[str, tuple[tuple[str, str], ...]]  # of ``events.toml``, by the place of the word

_INFINITIVES = frozenset({Embedding.OPEN_COMPLEMENT, Embedding.PURPOSE, Embedding.COMPLEMENT})


class PlacedClause(NamedTuple):
    """A clause in its paragraph; ``first`` is the one with which it is coordinated, or itself."""

    clause: Clause
    first: Clause
    part: AnalysedParagraph

    @property
    def above(self) -> Clause | None:
        """The clause that governs it; None: it is a main one."""
        return self.part.clauses.parent(self.first)

    @property
    def noun(self) -> Token | None:
        """The word on which it hangs; None: it is a main one."""
        return None if self.first.governor is None else self.part.doc[self.first.governor]

    def lemmas_of(self, argument: Argument | None) -> tuple[str, ...]:
        """The lemma of an argument, in small letters; empty without one."""
        head = self.part.head_of(argument)
        return () if head is None else (head.lemma_.lower(),)

    def is_undergone(self) -> bool:
        """Whether it is done to the noun on which it hangs: "the strike that the union [staged]".

        Not where it tells the course of that: "a strike that [began] in May".
        """
        subject, thing = self.clause.subject, self.part.head_of(self.clause.object)
        at = -1 if subject is None or subject.shared else subject.head
        done = self.clause.is_passive or (self.noun is not None and at > self.noun.i)
        return done and (thing is None or is_relative_pronoun(thing))

    def has_indefinite_object(self) -> bool:
        """Whether it is done to something that is brought in: "ran a [bakery]"."""
        thing = self.part.head_of(self.clause.object)
        phrase = None if thing is None else read_noun_phrase(thing)
        return phrase is not None and phrase.definiteness is Definiteness.INDEFINITE

    def has_infinitive(self) -> bool:
        """Whether an infinitive hangs on it: "was built to [carry] 300 people"."""
        below = self.part.clauses.below(self.clause)
        return any(each.embedding in _INFINITIVES and not each.finite for each in below)

    def is_listed(self) -> bool:
        """Whether another clause is coordinated with it."""
        below = self.part.clauses.below(self.clause)
        return Embedding.COORDINATION in {each.embedding for each in below}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePattern:
    """A pattern over a clause; what it leaves out, it does not ask.

    ``words``: for each place one of the lists holds the word there; ``other_words``: none does.
    ``asks`` are names of forms; ``coordinated``: it hangs as a clause that it is coordinated with.
    """

    name: str
    embedding: frozenset[Embedding] = frozenset()
    coordinated: bool = False
    words: Lists = field(default_factory=dict)
    other_words: Lists = field(default_factory=dict)
    asks: tuple[str, ...] = ()

    def place(
        self, clause: Clause, part: AnalysedParagraph, words: ClauseWords
    ) -> PlacedClause | None:
        """The clause with what it hangs on; None: the pattern does not hold of it."""
        first = clause
        while self.coordinated and first.embedding is Embedding.COORDINATION and not first.finite:
            first = part.clauses.parent(first) or first
        found = PlacedClause(clause, first, part)
        if self.embedding and first.embedding not in self.embedding:
            return None
        if not all(_is_held(found, each, words) for each in self.words.items()):
            return None
        if any(_is_held(found, each, words) for each in self.other_words.items()):
            return None
        return found if all(_FORMS[each](found) for each in self.asks) else None


def _is_held(
    found: PlacedClause, asked: tuple[str, tuple[tuple[str, str], ...]], words: ClauseWords
) -> bool:
    place, lists = asked
    return any(words.has(*each, word) for word in _WORDS[place](found) for each in lists)


def check_names(
    pattern: ClausePattern, file: str, more: Collection[str] = (), known: Collection[str] = ()
) -> None:
    """Raise RuleError, naming the pattern, where it asks for what there is not.

    ``more``: what else it asks for by a name, and ``known``: of what there is.
    """
    asked = {*pattern.asks, *pattern.words, *pattern.other_words, *more}
    unknown = sorted(asked - {*_FORMS, *_WORDS, *known})
    if unknown:
        raise RuleError(f"{file}: {pattern.name!r} asks for {unknown}, which there is not")


_WORDS: Mapping[str, Callable[[PlacedClause], tuple[str, ...]]] = {
    "verb": lambda found: (found.clause.lemma,),
    "modal": lambda found: (found.clause.modal,),
    "marker": lambda found: (found.first.marker,),
    "subject": lambda found: found.lemmas_of(found.clause.subject),
    "object": lambda found: found.lemmas_of(found.clause.object),
    "preposition": lambda found: tuple(o.preposition for o in found.clause.obliques),
    "noun": lambda found: () if found.noun is None else (found.noun.lemma_.lower(),),
    "verb_of_noun": lambda found: () if found.noun is None else (found.noun.head.lemma_.lower(),),
    "verb_above": lambda found: () if found.above is None else (found.above.lemma,),
    "object_above": lambda found: (
        () if found.above is None else found.lemmas_of(found.above.object)
    ),
}
_FORMS: Mapping[str, Callable[[PlacedClause], bool]] = {
    "active": lambda found: found.clause.is_active,
    "passive": lambda found: found.clause.is_passive,
    "affirmed": lambda found: not found.clause.negated,
    "finite": lambda found: found.first.finite,
    "nonfinite": lambda found: not found.first.finite,
    "infinitive": lambda found: is_infinitive(found.part.doc[found.clause.head]),
    "unmarked": lambda found: not found.first.marker,
    "present": lambda found: found.clause.tense is Tense.PRESENT,
    "not_future": lambda found: found.clause.tense is not Tense.FUTURE,
    "simple": lambda found: found.clause.aspect is Aspect.SIMPLE,
    "perfect": lambda found: found.clause.aspect is Aspect.PERFECT,
    "progressive": lambda found: found.clause.aspect is Aspect.PROGRESSIVE,
    "not_progressive": lambda found: found.clause.aspect is not Aspect.PROGRESSIVE,
    "intransitive": lambda found: found.clause.object is None,
    "transitive": lambda found: found.clause.object is not None,
    "indefinite_object": PlacedClause.has_indefinite_object,
    "with_infinitive": PlacedClause.has_infinitive,
    "agentless": lambda found: found.clause.agent is None,
    "undergone": PlacedClause.is_undergone,
    "alone": lambda found: not found.is_listed(),
    "affirmed_above": lambda found: found.above is not None and not found.above.negated,
    "active_above": lambda found: found.above is not None and found.above.is_active,
}
