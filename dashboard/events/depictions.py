"""The verb by which somebody is depicted: "[called] Dahl a thief who had robbed pensioners"."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import OBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_DEPICTED = OBJECTS | {Dependency.DATIVE, Dependency.OBJECT_PREDICATE}
_MADE = _DEPICTED | {Dependency.ADVERBIAL_NOUN}


def find_depiction(
    clause: Clause,
    part: AnalysedParagraph,
    verbs: frozenset[str],
    links: frozenset[str],
    no_tellers: frozenset[str],
) -> Token | None:
    """The verb that makes of somebody what a relative clause describes; None: there is none.

    ``verbs``: their lemmas; ``links``: what may stand between ("described as"); ``no_tellers``: on
    whose word it is a fact.
    """
    noun = None if clause.governor is None else part.doc[clause.governor]
    verb = None if noun is None or noun.tag in PROPER_NOUNS else _depicting(noun, links)
    if verb is None or verb.lemma_.lower() not in verbs:
        return None
    above = part.clauses.of(verb.i)
    teller = above.argument(ArgumentRole.AGENT) or above.argument(ArgumentRole.SUBJECT)
    return None if teller and part.doc[teller.head].lemma_.lower() in no_tellers else verb


def _depicting(noun: Token, links: frozenset[str]) -> Token | None:
    """The verb of which a noun is the second object, or stands behind such a link."""
    if noun.dependency == Dependency.PREPOSITIONAL_OBJECT:
        above = (t for t in noun.head.ancestors if t.pos == Pos.VERB)  # "by whom as a man who …"
        return next(above, None) if noun.head.lower_ in links else None
    if noun.dependency == Dependency.APPOSITION and noun.left_edge.i == noun.head.i + 1:
        return noun.head.head  # without a comma: "called Moss the killer who …"
    verb = noun.head
    first = any(t.dependency in _DEPICTED and t.i < noun.i for t in verb.children)
    passive = verb.has_child(Dependency.PASSIVE_SUBJECT)
    return verb if noun.dependency in _MADE and (first or passive) else None
