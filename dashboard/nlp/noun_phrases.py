"""Reads what the phrase of a noun says of it: definiteness, number, its role in the clause."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Definiteness, NounPhrase, NounRole
from dashboard.nlp.label_scheme import LabelScheme, load_label_scheme
from dashboard.nlp.tokens import Token

_ROLES = {
    ArgumentRole.SUBJECT: NounRole.SUBJECT,
    ArgumentRole.OBJECT: NounRole.OBJECT,
    ArgumentRole.INDIRECT_OBJECT: NounRole.OBJECT,
}


def read_noun_phrase(noun: Token, *, language: str = "en") -> NounPhrase:
    """The phrase of a noun; "raids" without a determiner is bare."""
    scheme = load_label_scheme(language)
    return NounPhrase(
        definiteness=_definiteness(noun, scheme),
        role=_role(noun, scheme),
        plural=noun.tag_ in scheme.nouns["plural_tags"],
        other=any(t.lower_ in scheme.determiners["other"] for t in noun.lefts),
    )


def _definiteness(noun: Token, scheme: LabelScheme) -> Definiteness:
    before = noun.lefts
    if any(t.dep_ in scheme.nouns["possessor"] for t in before):
        return Definiteness.POSSESSIVE
    if any(t.lower_ in scheme.determiners["definite"] for t in before):
        return Definiteness.DEFINITE
    if any(t.dep_ in scheme.nouns["determiner"] for t in before):
        return Definiteness.INDEFINITE
    return Definiteness.BARE


def _role(noun: Token, scheme: LabelScheme) -> NounRole:
    if noun.dep_ in scheme.nouns["modifier"]:
        return NounRole.MODIFIER
    if noun.dep_ in scheme.dependencies["prepositional_object"]:
        above = noun.head.head
        verbal = above.tag_ in scheme.tags["verb"]
        return NounRole.OBLIQUE if verbal else NounRole.NOUN_COMPLEMENT
    role = scheme.arguments.get(noun.dep_)
    return _ROLES.get(role, NounRole.OTHER) if role is not None else NounRole.OTHER


def complement_of(noun: Token, *, language: str = "en") -> Token | None:
    """The noun that a noun is of: the flight in "anniversary of the flight"; None if none is."""
    scheme = load_label_scheme(language)
    for link in noun.rights:
        if link.lower_ in scheme.nouns["complement_link"]:
            objects = scheme.dependencies["prepositional_object"]
            return next((t for t in link.rights if t.dep_ in objects), None)
    return None
