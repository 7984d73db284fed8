"""Whose act a verb tells: its own subject, or that of the clause with which it shares one."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.clause import Embedding
from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import (
    COMPLEMENT_CLAUSES,
    CORE_ARGUMENTS,
    PASSIVE_SIGNS,
    SUBJECT_SHARERS,
    SUBJECTS,
    VERB_OBJECTS,
)
from dashboard.nlp.implicit_subjects import meant
from dashboard.nlp.tokens import Token

_ACTIVE_SIGNS = frozenset({Dependency.SUBJECT, Dependency.AUXILIARY})
_OWN = (CORE_ARGUMENTS | COMPLEMENT_CLAUSES) | {
    Dependency.CLAUSAL_SUBJECT,
    Dependency.AUXILIARY,
    Dependency.PREDICATE_NOMINAL,
    Dependency.ADJECTIVAL_COMPLEMENT,
}
_REACH = 6
_CONTENTS = frozenset({Embedding.COMPLEMENT, Embedding.NOUN_COMPLEMENT})  # what somebody tells


def subject_of(verb: Token, words: ClauseWords) -> Token | None:
    """The subject of a verb, told with it or above it; a relative pronoun gives its noun."""
    node: Token | None = verb
    for _ in range(_REACH):
        if node is None:
            break
        own = [t for t in node.lefts if t.dependency in SUBJECTS]
        own = own or node.children_as(*SUBJECTS)
        if own:
            return meant(own[-1], node)
        if node.dependency == Dependency.OPEN_COMPLEMENT:
            asked = [t for t in node.head.children_as(*VERB_OBJECTS) if t.i < node.i]
            if asked:
                return asked[0]
        node = _above(node, words)
    return None


def is_passive(verb: Token, words: ClauseWords) -> bool:
    """Whether something is done to the subject of a verb, or to the noun that it describes."""
    below = {t.dependency for t in verb.children}
    if below & PASSIVE_SIGNS:
        return True
    if below & _ACTIVE_SIGNS:
        return False
    if goes_on_passive(verb, words):
        return is_passive(verb.head, words)
    if verb.tag != Tag.PAST_PARTICIPLE:
        return False
    joined = verb.dependency == Dependency.CONJUNCT and is_passive(verb.head, words)
    return joined or verb.dependency == Dependency.ADNOMINAL_CLAUSE


def goes_on_passive(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb, if the one before "and" is passive, is so too: "was arrested and freed"."""
    alone = {t.dependency for t in verb.children}.isdisjoint(_OWN)
    return (
        verb.dependency == Dependency.CONJUNCT
        and alone
        and words.has("passive", "transitive", verb.lemma_)
    )


def first_of_list(verb: Token) -> Token:
    """The first of several coordinated verbs, or one near enough."""
    for _ in range(_REACH):
        if verb.dependency != Dependency.CONJUNCT:
            break
        verb = verb.head
    return verb


def listed_with(verb: Token) -> list[Token]:
    """The verbs that are coordinated with a verb and stand near it, and the verb itself."""
    found = [first_of_list(verb)]
    for one in found:
        if len(found) <= 2 * _REACH:
            found += one.children_as(Dependency.CONJUNCT)[: 2 * _REACH]
    return found if verb in found else [*found, verb]


def _above(verb: Token, words: ClauseWords) -> Token | None:
    """The verb with whose subject a verb shares one: not that of "charged him for seizing it"."""
    if verb.dependency in SUBJECT_SHARERS:
        return verb.head
    link = verb.head
    timed = any(words.has("signal", order, link.lower_) for order in ("before", "after"))
    timed = timed and verb.dependency == Dependency.PREPOSITIONAL_COMPLEMENT
    return link.head if timed and link.dependency == Dependency.PREPOSITION else None


def is_of_either_teller(
    verb: Token, part: AnalysedParagraph, ids: Callable[[Token], tuple[str, ...]]
) -> bool:
    """Whether who tells a clause may go on behind it, too: "said Reed had left, [saying] he".

    Then nobody is sure to say the second, but where the clause is of its own teller. ``ids``: the
    actors that a word names.
    """
    clause = part.clauses.of(verb.i)
    above = part.clauses.parent(clause)
    beside = clause.embedding is Embedding.ADVERBIAL and not (clause.finite or clause.marker)
    parted = beside and verb.i > 0 and verb.nbor(-1).is_punct
    if not parted or above is None or above.embedding not in _CONTENTS:
        return False
    outer = part.clauses.parent(above)
    subjects = (None if c is None else c.subject for c in (outer, above))
    first, second = (frozenset(() if s is None else ids(part.doc[s.head])) for s in subjects)
    return not first or first.isdisjoint(second)  # "said he would go, denying that he lied"
