"""Another person whom "he" or "she" may mean as well as the one for whom it was taken.

Who is acted on, who goes on to tell it, or who owns something is at times as near to hand as the
subject: "Judge Reed jailed Lind. He appealed".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.clause import SIDE_ROLES, ArgumentRole, Clause, Embedding
from dashboard.entities.coreference.binding import is_of_another
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.pronoun_classes import FIRST_PERSON, agree
from dashboard.model import ActorKind
from dashboard.nlp.ages import is_aged
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS, is_behind_preposition
from dashboard.nlp.implicit_subjects import shared_teller
from dashboard.nlp.noun_phrases import (
    appositions_of,
    heads_subject,
    is_acted_on,
    is_personal_pronoun,
    is_plural,
    is_possessor,
)
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token

_SAYING_WHO = SUBJECTS | {Dependency.APPOSITION}
_ALONG = frozenset({Embedding.ADVERBIAL, Embedding.PARTICIPLE})
_OBJECTS = (ArgumentRole.INDIRECT_OBJECT, ArgumentRole.OBJECT)


def other_side_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether something befalls who is meant, and the sentence before told of two.

    "Lind shot Reed. He died", "Reed was with Lind when he was arrested": either may be meant.
    """
    part, own = resolved.part, resolved.clause
    ills = resolved.words.deeds.ills.union(same_event_data()["befalling"])
    if not (own.is_passive or own.lemma in ills) or not resolved.is_subject:
        return False
    before = {part.clauses.of(t.i).index for t in resolved.words_before()} - {own.index}
    for clause in (part.clauses.clauses[i] for i in before):
        heads = [part.doc[a.head] for a in clause.arguments if a.role in SIDE_ROLES]
        heads += [part.doc[o.head] for o in clause.obliques]
        told = [_people_at(resolved, t, *appositions_of(t)) for t in heads]
        if any(resolved.antecedent in people for people in told) and len(told) > 1:
            sides = zip(heads, told, strict=True)
            others = (t for t, people in sides if resolved.antecedent not in people)
            return any(_may_be_a_person(resolved, t, _people_at(resolved, t)) for t in others)
    return False


def owner_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether another owns something in its sentence, and who is chosen is of an earlier part.

    "Reed runs", below "Few knew Lind's views, or that [he] voted". Or is there for his death.
    """
    part, pronoun, seen = resolved.part, resolved.token, resolved.last_told
    last = part.token_at(seen) if seen >= part.start else None
    near = last is not None and last.i >= pronoun.sent.start and last.head.lemma_
    dead = near in resolved.words.deeds.ends_of_life
    if not (last is None or dead) or not heads_subject(pronoun):
        return False
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    people = _people_at(resolved, *(t for t in before if dead or is_possessor(t)))
    others = (d for d in people if d is not resolved.antecedent)
    return any(agree(d.gender, resolved.antecedent.gender) for d in others)


def teller_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether another goes on to tell it: "Reed urged that Lind go and said he would stay"."""
    teller = shared_teller(resolved.token, resolved.part)
    if teller is None:
        return False
    noun = resolved.part.doc[teller]
    people = _people_at(resolved, noun)
    return resolved.antecedent not in people and _may_be_a_person(resolved, noun, people)


def client_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent acts for another, of whom a new paragraph may go on to tell.

    "Lind's lawyer, Tom Berg, said he was ill.|Ida Moe replaced [him]": in a paragraph of its own a
    lawyer is told of as who says something.
    """
    words = resolved.words
    for_others = frozenset().union(*words.acting_for.values())
    told_there = resolved.last_told >= resolved.part.start
    if told_there or for_others.isdisjoint(resolved.antecedent.offices):
        return False
    return not (resolved.is_subject and resolved.clause.lemma in words.saying)


def quoted_person_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent told of another right before: "“[He] was angry,” Berg said. He left".

    Who speaks of "him" in marks is another; not where the speaker has a part in it ("I saw [him]").
    """
    part, words, speech = resolved.part, resolved.words, resolved.speech
    if speech.is_speaker(resolved.start) or resolved.last_told < resolved.sentence_before:
        return False
    quoted = [
        token
        for token in resolved.words_before()
        if token.i < resolved.token.sent.start
        and speech.quote_at(part.at(token)) is not None
        and speech.says(resolved.last_told, part.at(token))
    ]
    kinds = [words.pronouns.get(token.lower_) for token in quoted]
    if not FIRST_PERSON.isdisjoint(kinds):
        return False
    told = zip(quoted, kinds, strict=True)
    return any(kind is resolved.kind and heads_subject(token) for token, kind in told)


def elliptic_teller_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether one of several without a noun tells it: "Two men hit Lind. One said [he] fled".

    A pronoun in what one says mostly means who says it.
    """
    above, teller = resolved.above, resolved.teller
    told = resolved.clause.embedding is Embedding.COMPLEMENT and resolved.is_subject
    if not told or above is None or teller is None:
        return False
    beside = resolved.part.doc[teller.i : above.head]  # "One of them, the vet Ana Berg, said she"
    names = [t for t in beside if t.dependency in _SAYING_WHO]
    named = resolved.antecedent in resolved.at(*names, kind=ActorKind.PERSON)
    one = teller.lower_ in resolved.words.bringing_in  # "both", "all" and "this" are never "he"
    return one and not named and above.lemma in resolved.words.saying


def patient_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether who is meant did to another what one tells the consequences or the grounds of.

    "Judge Reed jailed Lind. He appealed", "Reed sacked Lind after he stole a car": mostly the
    other, also in "Reed mocked Lind when he lost"; but who says something goes on.
    """
    own, deeds = resolved.clause, resolved.words.deeds
    if not resolved.is_subject or own.lemma in resolved.words.saying - deeds.answering:
        return False
    # "praised Lind, saying he"
    around = {c.embedding for c in (own, *resolved.part.clauses.above(own))}
    done = deeds.consequential | (deeds.judging if Embedding.ADVERBIAL in around else set())
    is_ground = own.embedding is Embedding.ADVERBIAL and own.marker in deeds.openers_of_grounds
    done |= deeds.blows if is_ground else set()
    for part, clause in _clauses_before(resolved):
        agent, patient = clause.logical_subject, clause.logical_object
        if agent is None or patient is None or clause.lemma not in done - {own.lemma}:
            continue
        acting, noun = part.doc[agent.head], part.doc[patient.head]
        if resolved.antecedent in _people_at(resolved, acting, part=part):
            people = _people_at(resolved, noun, part=part)
            if _may_be_a_person(resolved, noun, people):
                return True
    return False


def aged_subject_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the sentence before is of another who has an age, and names who is meant farther on.

    "The 31-year-old beat Lind. [She] won in an hour", "The 31-year-old Pellin beat Lind": either.
    """
    first, last = resolved.token.sent.start, resolved.last_told
    if not resolved.is_subject or not resolved.sentence_before <= last < resolved.sentence:
        return False
    if not first:
        return False
    main = resolved.part.doc[first - 1].sent.root
    subjects = (t for t in main.children_as(*SUBJECTS) if is_aged(t))
    return any(resolved.may_mean(t) and not resolved.is_named_by(t) for t in subjects)


def patient_of_main_clause_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether an adjunct goes along with an act on another, by one whom the antecedent has.

    What goes along with an act is mostly done to whom it was done: "The sister of Lind hit the
    guard, kicking [him]": the guard. So is what one does before or after it, where the antecedent
    is not told of in the sentence: "A boy fled. The porter caught the thief after seeing [him]".
    """
    pronoun, part, clause = resolved.token, resolved.part, resolved.clause
    act = part.clauses.parent(clause)
    while act is not None and clause.embedding is Embedding.COORDINATION and not clause.finite:
        clause, act = act, part.clauses.parent(act)
    elsewhere = resolved.last_told < resolved.sentence
    along = clause.embedding in _ALONG and not clause.marker
    deeds = resolved.words.deeds
    timed = clause.marker in deeds.behind_in_time | deeds.ahead_in_time
    along = along or (elsewhere and timed and clause.embedding is Embedding.PREPOSITIONAL)
    if clause.finite or not along or act is None or not is_acted_on(pronoun):
        return False
    subject = part.head_of(act.subject)
    if subject is None or resolved.is_named_by(subject):
        return False
    owns = elsewhere or any(map(resolved.is_named_by, subject.subtree))
    things = [part.doc[a.head] for a in act.arguments if a.role in _OBJECTS]
    things += [part.doc[oblique.head] for oblique in act.obliques]
    before = (t for t in things if t.i < pronoun.i and not is_personal_pronoun(t))
    return owns and any(map(resolved.may_mean, before))


def misread_gender_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether one whom a given name alone makes a woman comes with somebody of "his".

    "Rana Lind came with [his] aide. In his plea, [he] said": Lind, or whoever else "his" is for.
    Not where she only acts on what is "his": "Ana Lind read [his] letter".
    """
    for token in (*resolved.words_before(), resolved.token):
        alike = resolved.words.pronouns.get(token.lower_) is resolved.kind
        noun = resolved.part.head_of(resolved.part.clauses.of(token.i).subject)
        beside = is_possessor(token) and is_behind_preposition(token.head)
        beside = beside and token.head.head.lower_ in resolved.words.deeds.comitative
        if not (alike and beside) or noun is None or noun.i > token.i:
            continue
        other = is_of_another(resolved) if token == resolved.token else bool(resolved.at(token))
        if other or any(map(resolved.is_named_by, resolved.part.doc[noun.sent.start : token.i])):
            continue  # it is known whose it is
        people = _people_at(resolved, noun)
        told = (p.gender for p in people if p.gender == resolved.words.gender_of(p.words))
        if any(gender not in {None, resolved.kind} for gender in told):
            return True
    return False


def misread_name_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether what is done to people is done, since, to a name that passes for no person's.

    "Reed spoke. | The army toppled Lund in May, and [he] fled": Lund may be no town. Not a body
    that is known, or one that its name tells to be so ("fined Norvik Bank").
    """
    words, deeds, start = resolved.words, resolved.words.deeds, resolved.part.start
    if not resolved.is_subject or resolved.last_told >= start:
        return False
    done = deeds.consequential | deeds.prosecuting | deeds.disposing | words.kinds.harming_people
    before = {resolved.part.clauses.of(t.i).index for t in resolved.words_before()}
    for clause in (resolved.part.clauses.clauses[i] for i in before - {resolved.clause.index}):
        noun = resolved.part.head_of(clause.logical_object)
        if noun is None or clause.lemma not in done or noun.tag != Tag.PROPER_NOUN:
            continue
        named = noun.lower_ in words.bodies | words.legal_forms | words.institutions
        bodies = [d for d in resolved.at(noun) if d.kind is not ActorKind.PERSON and not d.known]
        if bodies and not named:
            return True
    return False


def _clauses_before(pronoun: Pronoun) -> Iterator[tuple[AnalysedParagraph, Clause]]:
    """The clauses of the sentence of a pronoun and of the one before, each with its paragraph.

    Not the own one of the pronoun. "The mayor appointed Reed. | He will serve for a year" goes on
    with the last sentence of the paragraph before.
    """
    part, own = pronoun.part, pronoun.clause
    for i in {part.clauses.of(t.i).index for t in pronoun.words_before()} - {own.index}:
        yield part, part.clauses.clauses[i]
    if pronoun.previous is not None and not pronoun.token.sent.start:
        part, last = pronoun.previous
        for i in {part.clauses.of(t.i).index for t in last}:
            yield part, part.clauses.clauses[i]


def _people_at(
    pronoun: Pronoun, *nouns: Token, part: AnalysedParagraph | None = None
) -> list[Entity]:
    """The people whose mentions some words head; ``part``: of another paragraph."""
    number = (part or pronoun.part).paragraph.index
    return pronoun.entities.at_tokens(number, nouns, ActorKind.PERSON)


def _may_be_a_person(resolved: ResolvedPronoun, noun: Token, people: Iterable[Entity]) -> bool:
    """Whether a noun is for another person who may be called by the same pronoun."""
    gender = resolved.antecedent.gender
    if known := [d.gender for d in people]:
        return any(of in {None, gender} or not gender for of in known)
    lemma = noun.lemma_.lower()
    of = resolved.words.gender_of_noun(lemma)
    human = (lemma in resolved.words.persons or of is not None) and not is_plural(noun)
    return human and of in {None, gender or of}
