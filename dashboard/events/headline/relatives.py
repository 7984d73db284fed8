"""The noun before a relative clause, without which its headline says nothing of whom it tells."""

from __future__ import annotations

from dashboard.events.headline.phrases import phrase_of
from dashboard.events.lexicon import load_clause_words
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import COMPLEMENT_CLAUSES, SUBJECT_PLACES
from dashboard.nlp.implicit_subjects import antecedent
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import RELATIVE_PRONOUNS
from dashboard.registry import current_language

_ASIDE = frozenset({Dependency.RELATIVE_CLAUSE, Dependency.ADVERBIAL_CLAUSE})
_STEPS = 3  # "the plan which she said he [wanted] to drop"


def relative_head(verb: Token) -> set[int]:
    """The phrase that a relative clause with a subject of its own is about; empty: none or unsure.

    "the sentence [Berg received]", "a case [for which she was tried]", "the letter, [which it said
    it would read]". A clause that "where" or "when" opens stands alone.
    """
    clause, steps = verb, 0
    while clause.dependency in COMPLEMENT_CLAUSES and steps < _STEPS:
        clause, steps = clause.head, steps + 1
    if clause.dependency != Dependency.RELATIVE_CLAUSE or clause.head.i > clause.left_edge.i:
        return set()
    opening = clause.left_edge
    if not _is_right_before(clause, opening) or opening.tag == Tag.WH_ADVERB:
        return set()
    words = verb.doc[opening.i : verb.i]
    pronouns = [t for t in words if t.tag in RELATIVE_PRONOUNS and _is_within(t, clause)]
    if pronouns and pronouns[0].i > opening.i + 1:
        return set()
    if clause != verb and not (pronouns and _is_within(pronouns[0], verb)):
        return set()  # what is said in it is told without the noun
    if not pronouns and not _lacks_object(clause):
        return set()
    return phrase_of(antecedent(clause), without=clause)


def lone_relative(verb: Token) -> set[int]:
    """The words that open a relative clause which tells without them: "[in which] nine died".

    For want of the noun that they mean. Not those that limit it: "without which nine had died".
    """
    opening = verb.left_edge
    limits = load_clause_words(current_language()).tables["headline"]["restrictive"]
    links = (t for t in verb.children_as(Dependency.PREPOSITION) if t == opening)
    lone = verb.dependency in _ASIDE and opening.lower_ not in limits
    return {
        word.i
        for link in links
        if lone and [t.tag in RELATIVE_PRONOUNS for t in link.children] == [True]
        for word in link.subtree
    }


def _is_within(token: Token, verb: Token) -> bool:
    return verb.is_ancestor(token)


def _is_right_before(clause: Token, opening: Token) -> bool:
    """Whether a noun stands right before its clause: else it may be about another one."""
    at = opening.i - 1
    while at > 0 and clause.doc[at].is_punct:
        at -= 1
    return at == clause.head.i


def _lacks_object(clause: Token) -> bool:
    """Whether a clause without a pronoun has its own subject and no object: that is the noun."""
    own = any(t.i < clause.i for t in clause.children_as(*SUBJECT_PLACES))
    full = clause.has_child(Dependency.OBJECT, *COMPLEMENT_CLAUSES, Dependency.MARKER)
    return own and not full
