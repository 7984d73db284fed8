"""Whose something is by "his" or "her": the subject's of its clause, or his to whom it was done."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.clause import ArgumentRole, Voice
from dashboard.entities.coreference.obviation import is_of_another
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.entities.linking.registry import Entity
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import is_possessor, object_of
from dashboard.nlp.stems import stem
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, VERBAL


def owner_in_clause(anaphor: Pronoun) -> list[Entity] | None:
    """The subject above an owner's pronoun: Reed in "Reed said his client was ill".

    Of what is done by somebody without a name it is the other: "A judge jailed Lind for the murder
    of his wife". So it is whom "and" joins to what is owned: "Fans cheered Lind and his wife". And
    within a noun phrase it is its owner: "A judge granted Lind's request for [his] release".
    None where no subject is a person of that gender, or it cannot be the subject's.
    """
    pronoun, deeds = anaphor.token, anaphor.words.deeds
    if pronoun.dependency != Dependency.POSSESSOR or is_of_another(anaphor):
        return None
    first = _first_of_list(pronoun.head)
    if first != pronoun.head and (joined := _agreeing(anaphor, [first])):
        return joined
    above = list(pronoun.ancestors)
    for verb in above:
        owners = [t for t in verb.lefts if is_possessor(t) and t != pronoun]
        if verb != pronoun.head and any(map(anaphor.people_at, owners)):
            return _agreeing(anaphor, owners) or None
        if verb.pos not in VERBAL:
            continue
        for subject in verb.children:
            if subject.dependency not in SUBJECTS or subject in above or subject.i > pronoun.i:
                continue
            found = _agreeing(anaphor, [subject])
            patient = object_of(verb) if verb.lemma_ in deeds.consequential else None
            if patient is None or patient.i > pronoun.i or any(p.types["name"] for p in found):
                return found or None
            others = _agreeing(anaphor, [patient])
            return (others if any(p.types["name"] for p in others) else found) or None
    return None


def _agreeing(pronoun: Pronoun, nouns: Iterable[Token]) -> list[Entity]:
    """The first person of the gender of a pronoun for whom one of some nouns is; else nobody."""
    people = (p for noun in nouns for p in pronoun.people_at(noun))
    return [p for p in people if pronoun.agrees_with(p)][:1]


def befalls_either(resolved: ResolvedPronoun) -> bool:
    """Whether what befalls the owner may befall another whom the sentence before tells of.

    To tell of two and go on with a trial or a funeral says not whose it is, though one of them was
    the subject. Not where the sentence of the pronoun tells of the chosen one before it, nor where
    it befell them in the sentence before: "She was dismissed … that [her] dismissal".
    """
    pronoun, deeds = resolved.token, resolved.words.deeds
    befalls = pronoun.head.lemma_.lower() in deeds.befallings | deeds.last_rites
    if not befalls or not is_possessor(pronoun):
        return False
    if _befell(resolved):
        return False
    here, before = resolved.sentence, resolved.sentence_before
    told = (before <= d.last_before(resolved.start) < here for d in resolved.rivals)
    return resolved.last_told < here and any(told)


def _befell(resolved: ResolvedPronoun) -> bool:
    """Whether a passive of the sentence before tells of the antecedent what a noun tells of "her".

    "She was dismissed. … [her] dismissal".
    """
    owner, part = resolved.token, resolved.part
    first = owner.sent.start
    start = part.doc[first - 1].sent.start if first else 0
    for clause in part.clauses.clauses:
        subject = clause.argument(ArgumentRole.SUBJECT)
        if clause.voice is not Voice.PASSIVE or subject is None:
            continue
        same = stem(clause.lemma) == stem(owner.head.lemma_.lower())
        theirs = resolved.is_named_by(part.doc[subject.head])
        if same and start <= subject.head < first and theirs:
            return True
    return False


def _first_of_list(noun: Token) -> Token:
    """The first of the nouns that are joined with one; the noun itself where it stands alone."""
    while noun.dependency == Dependency.CONJUNCT and noun.head.pos in NOMINAL:
        noun = noun.head
    return noun
