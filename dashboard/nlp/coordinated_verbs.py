"""What a verb shares with the one that it is coordinated with: a modal, a denial."""

from __future__ import annotations

from collections.abc import Container

from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, COMPLEMENT_CLAUSES, SUBJECTS
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import FINITE, VERBAL

_OF_A_CLAUSE = SUBJECTS | AUXILIARIES  # a verb with one of these goes with no other


def shares_the_modal(verb: Token) -> bool:
    """Whether a second verb goes with the helper of the first: "would close two and cut 6".

    Of "cut" or "put" the analysis may have taken it for the past. "Could be fined or [jailed]", but
    not "will be fined and [left] the town".
    """
    first, own = verb.head, {t.dependency for t in verb.children}
    joined = verb.dependency == Dependency.CONJUNCT
    if not joined or not own.isdisjoint(_OF_A_CLAUSE):
        return False
    if first.tag == Tag.BASE_FORM:
        return verb.tag == Tag.BASE_FORM or verb.lower_ == verb.lemma_.lower()
    # "may be stopped, searched and held"
    listed = verb.tag == Tag.PAST_TENSE and verb.nbor(-1).text == ","
    participle = listed or verb.tag == Tag.PAST_PARTICIPLE
    while first.dependency == Dependency.CONJUNCT:
        first = first.head
    if first.tag != Tag.PAST_PARTICIPLE or Dependency.OBJECT in own or not participle:
        return False
    helpers = {t.dependency: t.tag for t in first.lefts if t.dependency in AUXILIARIES}
    passive = Dependency.PASSIVE_AUXILIARY in helpers
    return passive and helpers.get(Dependency.AUXILIARY) == Tag.MODAL


def is_without_coordinator(verb: Token) -> bool:
    """Whether nothing joins a finite verb to the one that the parse coordinates it with.

    English leaves "and" out between verbs of one subject only within lists. So the parse has lost
    the subject: "say there is no sign that rebels close to Lind, who is accused, [plan] to strike".
    """
    first = verb.head
    if verb.dependency != Dependency.CONJUNCT or not first.i < verb.i:
        return False
    if not any(t.tag in FINITE for t in (verb, *verb.lefts)):
        return False
    while first.dependency == Dependency.CONJUNCT:
        first = first.head
    before = max(verb.left_edge.i - 1, 0)
    joining = [t for t in verb.doc[before : verb.i] if t.tag == Tag.COORDINATING_CONJUNCTION]
    among = verb.doc[first.i : first.right_edge.i + 1]
    joining += [t for t in among if t.tag == Tag.COORDINATING_CONJUNCTION and t.head.pos in VERBAL]
    lemmas = load_label_scheme().lemmas
    follows = verb.left_edge.lower_ in lemmas["sequence"] | lemmas["adversative"]
    return not (joining or follows or _is_in_a_list(verb) or _is_behind_participle(verb))


def _is_in_a_list(verb: Token) -> bool:
    """Whether it goes on a list of which the parse lost the end: "took a gun, [fired] it"."""
    first = verb.head
    tells = any(t.dependency in COMPLEMENT_CLAUSES and t.i < verb.i for t in first.rights)
    return verb.tag == first.tag and verb.doc[verb.left_edge.i - 1].tag == Tag.COMMA and not tells


def _is_behind_participle(verb: Token) -> bool:
    """Whether the first of two is a reduced relative: "a man [wanted] for fraud may have fled"."""
    helped = any(t.dependency in AUXILIARIES for t in verb.lefts)
    first = verb.head
    alone = not any(t.dependency in AUXILIARIES for t in first.lefts)
    return helped and alone and first.tag == Tag.PAST_TENSE and first.pos == Pos.VERB


def is_denied_with(verb: Token, alternatives: Container[str]) -> bool:
    """Whether a verb is denied with the one before it: "has not left port or [sent] a signal".

    ``alternatives``: the conjunctions, in lower case, that let a denial hold for both.
    """
    first, own = verb.head, {t.dependency for t in verb.lefts}
    if first.pos != Pos.VERB or not any(t.dependency == Dependency.NEGATION for t in first.lefts):
        return False
    if not own.isdisjoint(_OF_A_CLAUSE):
        return False
    links = (
        t
        for t in first.rights
        if t.dependency == Dependency.COORDINATING_CONJUNCTION and t.i < verb.i
    )
    return any(t.lower_ in alternatives for t in links)
