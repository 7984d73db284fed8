"""Which clause a free adjunct at the end of a sentence hangs on, where two stand before it.

In "The crowd threw stones as Lind left, injuring two guards" the parse hangs the participle on the
nearer clause, and nothing in the sentence says whether Lind or the crowd did it. As open is whose
act the second verb is in "Reed called a meeting after Lind was freed and [issued] a warning".
"""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import (
    AUXILIARIES,
    CLAUSAL_SUBJECTS,
    PREPOSITIONS,
    SUBJECTS,
    VERB_OBJECTS,
)
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import is_personal_pronoun, is_plural, is_plural_pronoun
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import FINITE


def is_of_either_clause(verb: Token) -> bool:
    """Whether the main or the side clause before a verb may share its subject with it.

    A free adjunct behind a comma ("stones flew as Lind left, [hitting] two") or a second verb of
    another voice or aspect than the side clause has.
    """
    return _is_free_adjunct(verb) or _is_joined_to_either(verb)


def _is_free_adjunct(participle: Token) -> bool:
    """Whether either of two may do what a participle tells behind a comma, or one cannot.

    Who acts in the side clause before it, or in the main one: "stones flew as Lind left, hitting
    two". Not where both may be the same ("Lind wept when she saw it, saying"), nor where the nearer
    is a thing that brought it about ("they were talking when the bomb went off, killing two").
    """
    side = participle.head
    beside = participle.dependency == Dependency.ADVERBIAL_CLAUSE and side.i < participle.i
    if not beside or participle.tag != Tag.PRESENT_PARTICIPLE or _is_led(participle):
        return False
    main = side.head
    if side.dependency != Dependency.ADVERBIAL_CLAUSE or not main.i < side.left_edge.i:
        return False
    near, far = _subject(side), _subject(main)
    if near is None or far is None or not _is_finite(side):
        return False
    return not _is_thing(near, side) and not _may_be_one(near, far, participle)


def _is_joined_to_either(verb: Token) -> bool:
    """Whether a finite verb behind "and" may go on with either of two clauses.

    In voice and aspect it is not like the nearer: "Reed left after Lind was freed and [issued] a
    warning", "returned as Lind was dying and [called] for help". Not "fled after Lind left and
    [took] the gold", nor what may be a participle of the same passive: "was arrested and [jailed]".
    """
    if verb.dependency != Dependency.CONJUNCT or not _is_finite(verb) or _has_subject(verb):
        return False
    side = verb.head
    while side.dependency == Dependency.CONJUNCT and not _has_subject(side):
        side = side.head
    main = side.head
    if side.dependency != Dependency.ADVERBIAL_CLAUSE or not main.i < side.left_edge.i < verb.i:
        return False
    near, far = _subject(side), _subject(main)
    if near is None or far is None or not _is_finite(side) or _may_be_one(near, far, verb):
        return False
    own = [t for t in verb.lefts if t.dependency in AUXILIARIES]
    may_share = not own and not verb.children_as(*VERB_OBJECTS)
    if _is_passive(side) and (may_share or (verb.tag == Tag.PAST_PARTICIPLE and not own)):
        return False
    return _is_passive(side) != _is_passive(verb) or _is_progressive(side) != _is_progressive(verb)


def _has_subject(verb: Token) -> bool:
    return any(t.dependency in SUBJECTS | CLAUSAL_SUBJECTS for t in verb.children)


def _is_passive(verb: Token) -> bool:
    return any(t.dependency == Dependency.PASSIVE_AUXILIARY for t in verb.lefts)


def _is_progressive(verb: Token) -> bool:
    helped = any(t.dependency in AUXILIARIES for t in verb.lefts)
    return helped and verb.tag == Tag.PRESENT_PARTICIPLE


def _is_led(participle: Token) -> bool:
    """Whether a word before it says how it belongs to its clause, or no comma parts the two."""
    first = participle.left_edge
    parted = first.i > 0 and first.nbor(-1).tag == Tag.COMMA
    return not parted or any(t.dependency == Dependency.MARKER for t in participle.lefts)


def _subject(verb: Token) -> Token | None:
    return next((t for t in verb.lefts if t.dependency in SUBJECTS), None)


def _is_finite(verb: Token) -> bool:
    return verb.tag in FINITE or any(t.tag in FINITE for t in verb.lefts)


def _is_thing(noun: Token, verb: Token) -> bool:
    """Whether a subject is no person: "it", what only happens, a common noun in the singular."""
    lemmas = load_label_scheme().lemmas
    if noun.lower_ in lemmas["impersonal_pronouns"] or verb.lemma_ in lemmas["unaccusative"]:
        return noun.name_kind != NameKind.PERSON and not is_personal_pronoun(noun)
    return noun.tag == Tag.NOUN and noun.name_kind != NameKind.PERSON


def _may_be_one(near: Token, far: Token, participle: Token) -> bool:
    """Whether two subjects may be the same: one name, or a pronoun that agrees with the first.

    No such pronoun where the participle acts on one of its kind, which would be "himself" (binding
    principle B): "a guard hit Lind until he fell, kicking him".
    """
    if near.lower_ == far.lower_:
        return True
    if not is_personal_pronoun(near) or is_personal_pronoun(far):
        return False
    many = is_plural(far) or bool(far.conjuncts)
    return many == is_plural_pronoun(near) and not _acts_on(participle, near)


def _acts_on(participle: Token, pronoun: Token) -> bool:
    """Whether a participle has a pronoun of that number and gender for what it is done to."""
    things = participle.children_as(*VERB_OBJECTS)
    things += [t for link in participle.children_as(*PREPOSITIONS) for t in link.children]
    same = (t for t in things if is_personal_pronoun(t) and str(t.morph) and t != pronoun)
    return any(_features(t) == _features(pronoun) for t in same)


def _features(pronoun: Token) -> frozenset[str]:
    """Number, person and gender of a pronoun, without its case."""
    told = str(pronoun.morph).split("|")
    return frozenset(t for t in told if t.startswith(("Gender", "Number", "Person")))
