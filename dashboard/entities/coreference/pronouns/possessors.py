"""Possessors: whose something is by "his", and whether "he" is whom somebody has.

The owner is the subject of its clause, or to whom it was done. The head of a phrase is nearer to
hand than who owns it: in "met Lee's brother and held [him]" that is the brother.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.clause import Embedding
from dashboard.entities.coreference.binding import is_of_another
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.entities.linking.registry import Entity
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS, is_in_adjunct
from dashboard.nlp.noun_phrases import (
    complement_of,
    heads_subject,
    is_acted_on,
    is_plural,
    is_possessor,
    object_of,
)
from dashboard.nlp.stems import stem
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, VERBAL


def owner_in_clause(anaphor: Pronoun) -> list[Entity] | None:
    """The subject above an owner's pronoun: Reed in "Reed said his client was ill".

    Of what is done by somebody without a name it is the other: "A judge jailed Lind for the murder
    of his wife". So it is whom "and" joins to what is owned: "Fans cheered Lind and his wife". And
    within a noun phrase it is its owner: "A judge granted Lind's request for [his] release".
    None where no subject is a person of that gender, or it may not be the subject's.
    """
    pronoun, deeds = anaphor.token, anaphor.words.deeds
    if pronoun.dependency != Dependency.POSSESSOR or is_of_another(anaphor):
        return None
    if _two_sides(anaphor):
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


def owner_of_content(pronoun: Pronoun) -> list[Entity] | None:
    """Whose account, demand or threat tells what "they" do: "rejected the guards' claim that they".

    Empty where these are no actor, or other people stand between; None where nobody, or one alone,
    is told to have the noun on which the clause hangs.
    """
    part, clause = pronoun.part, pronoun.clause
    for inner in (clause, *part.clauses.above(clause)):
        if inner.embedding is not Embedding.NOUN_COMPLEMENT or inner.governor is None:
            continue
        noun = part.doc[inner.governor]
        owner = next((t for t in noun.lefts if is_possessor(t)), None)
        if owner is None or owner.tag == Tag.POSSESSIVE_PRONOUN or not inner.finite:
            return None
        couple = owner.lemma_.lower() in pronoun.words.of_couples
        if not (couple or is_plural(owner) or owner.conjuncts):
            return None
        between = (t for t in part.doc[noun.i + 1 : pronoun.token.i] if is_plural(t))
        others = any(heads_subject(t) or is_acted_on(t) for t in between if t.pos == Pos.NOUN)
        return [] if others else pronoun.at(owner, *owner.conjuncts)
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


def befalls_others(resolved: ResolvedPronoun) -> bool:
    """Whether those who serve the law own what befell others: "Police charged two. [Their] trial".

    They act where the paragraph tells of them last: nothing befell them there.
    """
    pronoun, deeds, part = resolved.token, resolved.words.deeds, resolved.part
    words = {*map(str.lower, resolved.antecedent.words), *resolved.antecedent.offices}
    if not is_possessor(pronoun) or deeds.functionaries.isdisjoint(words):
        return False
    named = [t for t in part.doc[: pronoun.i] if resolved.antecedent in resolved.at(t)]
    acting = bool(named) and heads_subject(named[-1]) and part.clauses.of(named[-1].i).is_active
    return acting and pronoun.head.lemma_.lower() in deeds.befallings


def subject_or_patient(resolved: ResolvedPronoun) -> bool:
    """Whether what befell an owner is told beside an act of one person on another.

    "Reed met Lind after [his] arrest", "Reed replaced Lind after [his] resignation": of either.
    """
    sides = _two_sides(resolved)
    return any(map(resolved.is_named_by, sides))


def _two_sides(pronoun: Pronoun) -> list[Token]:
    """The subject and the object beside whose verb that is told; empty where it is of one alone."""
    noun, deeds = pronoun.token.head, pronoun.words.deeds
    befell = deeds.befallings | deeds.ends_of_life | deeds.offers
    if not (is_possessor(pronoun.token) and is_in_adjunct(noun)):
        return []
    verb = noun.head.head
    patient = object_of(verb)
    if noun.lemma_.lower() not in befell or patient is None or patient.i > pronoun.token.i:
        return []
    acting = [t for t in verb.children_as(*SUBJECTS) if _agreeing(pronoun, [t])]
    known = pronoun.people_at(patient)
    unnamed = patient.pos != Pos.PROPER_NOUN and pronoun.may_be_for(patient)
    rival = any(map(pronoun.agrees_with, known)) if known else unnamed
    return [*acting, patient] if acting and rival else []


def _befell(resolved: ResolvedPronoun) -> bool:
    """Whether a passive of the sentence before tells of the antecedent what a noun tells of "her".

    "She was dismissed. … [her] dismissal".
    """
    owner, part = resolved.token, resolved.part
    first = owner.sent.start
    start = part.doc[first - 1].sent.start if first else 0
    for clause in part.clauses.clauses:
        subject = clause.subject
        if not clause.is_passive or subject is None:
            continue
        same = stem(clause.lemma) == stem(owner.head.lemma_.lower())
        theirs = resolved.is_named_by(part.doc[subject.head])
        if same and start <= subject.head < first and theirs:
            return True
    return False


def possessed_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent only owns somebody who may be called by the same pronoun.

    Not where the last sentence that tells of the antecedent has it in another place, too, nor in
    what somebody of theirs tells: "Lee's brother said he was ill" tells of Lee, and "[his] partner
    told police he stole it" of either, where nobody knows whose. Nor where the subject may be the
    owner: "The boy lives with his uncle, but he may leave".
    """
    pronoun, words = resolved.token, resolved.words
    if is_possessor(pronoun):
        return False
    others = _others(resolved)
    if any(_is_of_unknown(t, resolved) for t in others if t.i < pronoun.i):
        return True
    told = [t for t in resolved.words_before() if resolved.is_named_by(t)]
    last = [t for t in told if t.sent.start == told[-1].sent.start]
    owned = [noun for t in last if (noun := _owned_by(t)) is not None]
    bound = any(_is_bound(t, resolved) for t in last)
    if not last or len(owned) != len(last) or bound:
        return False
    fronted = {t for t in told if t.lower_ in words.pronouns and pronoun.head in t.ancestors}
    if fronted and heads_subject(pronoun):
        return False  # "released through [his] agent, he said"
    return any(resolved.may_be_for(noun) and not others & {noun, *noun.ancestors} for noun in owned)


def _is_of_unknown(teller: Token, resolved: ResolvedPronoun) -> bool:
    """Whether a teller belongs to somebody of the gender of whom nothing else is known."""
    owners = (t for t in teller.lefts if is_possessor(t))
    alike = (t for t in owners if resolved.words.pronouns.get(t.lower_) is resolved.kind)
    return resolved.may_be_for(teller) and not all(map(resolved.people_at, alike))


def owner_of_subject_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether what another has or did acts on it: "Reed said Lind's exit hurt [him]": either.

    Not where the antecedent has it, nor where people act ("the king's [guards] arrested him").
    """
    noun = resolved.subject
    if noun is None or not is_acted_on(resolved.token):
        return False
    owners = [t for t in (*noun.lefts, complement_of(noun)) if t is not None]
    owners = [t for t in owners if is_possessor(t) or t.head.head == noun]
    words, lemma = resolved.words, noun.lemma_.lower()
    act = words.is_role(lemma) or words.is_people(noun.lower_, lemma) or bool(resolved.at(noun))
    theirs = any(map(resolved.is_named_by, noun.subtree))
    return not (act or theirs) and any(map(resolved.may_be_another, owners))


def subject_before_joined(pronoun: Pronoun) -> list[Entity] | None:
    """Whom the same pronoun is for as subject before "and": "He fell, but guards shot [him]".

    None where it is no object, or somebody else stands between who may be meant.
    """
    clause, part = pronoun.clause, pronoun.part
    acting = clause.subject
    if not is_acted_on(pronoun.token) or acting is None:
        return None
    while clause.embedding is Embedding.COORDINATION:
        above = part.clauses.parent(clause)
        subject = None if above is None else above.subject
        if above is None or subject is None or subject.head >= pronoun.token.i:
            return None
        noun = part.doc[subject.head]
        if subject.head != acting.head and pronoun.words.pronouns.get(noun.lower_) is pronoun.kind:
            between = part.doc[noun.i + 1 : pronoun.token.i]
            alone = not any(pronoun.people_at(t) or pronoun.may_be_for(t) for t in between)
            return pronoun.people_at(noun) or None if alone else None
        clause = above
    return None


def _owned_by(name: Token) -> Token | None:
    """Whom or what somebody has: "Lee's [brother]", "the [driver] of Lee"; None: nothing."""
    if is_possessor(name):
        return name.head
    above = name.head.head
    return above if complement_of(above) == name else None


def _is_bound(owner: Token, pronoun: Pronoun) -> bool:
    """Whether the subject of its clause may be an owner: "The boy lives with [his] uncle"."""
    subject = pronoun.part.clauses.of(owner.i).subject
    if owner.lower_ not in pronoun.words.pronouns or subject is None or subject.head >= owner.i:
        return False
    return pronoun.may_be_for(pronoun.part.doc[subject.head])


def _others(pronoun: Pronoun) -> set[Token]:
    """Who is another than a pronoun means: who acts on it, and who tells what it stands in."""
    clause, part = pronoun.clause, pronoun.part
    subjects = [clause.subject]
    for above in part.clauses.above(clause):
        if clause.embedding in {Embedding.COMPLEMENT, Embedding.PARATAXIS}:
            subjects += [above.subject, above.agent]
        clause = above
    return {part.doc[s.head] for s in subjects if s is not None and s.head != pronoun.token.i}


def _first_of_list(noun: Token) -> Token:
    """The first of the nouns that are joined with one; the noun itself where it stands alone."""
    while noun.dependency == Dependency.CONJUNCT and noun.head.pos in NOMINAL:
        noun = noun.head
    return noun
