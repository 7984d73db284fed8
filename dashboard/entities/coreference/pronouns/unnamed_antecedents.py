"""People whom the text brings in without a name: a pronoun may stand for them.

With a name or without, the nearer of two that agree is meant (recency: Lappin and Leass 1994), or
nobody where it is no actor.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from dashboard.clause import Definiteness
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mentions.appositions import named_beside
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import CORE_ARGUMENTS, MAIN_CLAUSES, OBJECTS, SUBJECTS
from dashboard.nlp.infinitives import has_infinitive_marker
from dashboard.nlp.noun_phrases import complement_of, heads_subject, is_possessor, read_noun_phrase
from dashboard.nlp.tokens import Stretch, Token

_INDEFINITE = "Definite=Ind"
_RELATIVES = frozenset({Dependency.RELATIVE_CLAUSE})


def nearest(chosen: Entity, pronoun: Pronoun, candidates: Container[str]) -> Entity | None:
    """Who is meant for the one chosen among some candidates: they, or who is told of since.

    "Lind said it was grave. / The driver fled. [He] was caught": the nearer of two that agree, with
    a name or without (recency). None where that is no candidate, or may be either of two. Who
    speaks goes on to do so.
    """
    if pronoun.speech.is_speaker(pronoun.start):
        return chosen
    for part, sentence in _sentences_before(pronoun, chosen.last_before(pronoun.start)):
        nouns = [t for t in sentence if _is_somebody(t, part, pronoun)]
        subjects = [t for t in nouns if t.dependency in SUBJECTS]
        if nouns:
            only = subjects if len(nouns) == len(subjects) == 1 else []
            people = pronoun.entities.at_tokens(part.number, only, ActorKind.PERSON)
            return next((d for d in people if d.id in candidates), None)
    return chosen


def _sentences_before(pronoun: Pronoun, last: int) -> Iterator[tuple[AnalysedParagraph, Stretch]]:
    """The sentences between an offset's and a pronoun, the nearest first.

    With the pronoun's own, where it is the subject of a clause in it.
    """
    token, number = pronoun.token, pronoun.mention.paragraph
    first = max(0, number - pronoun.discourse.reach["intervening"])
    for part in reversed(pronoun.discourse.analysis.paragraphs[first : number + 1]):
        for sentence in reversed(part.doc.sents):
            start = part.start + sentence.start_char
            if start <= last:
                return
            here = part.number == number
            if not here or sentence.end <= token.i:
                yield part, sentence
            elif token.dependency in SUBJECTS and sentence.start < token.i:
                yield part, part.doc.stretch(sentence.start, token.i)


def _is_somebody(noun: Token, part: AnalysedParagraph, pronoun: Pronoun) -> bool:
    """Whether a noun is for one person without a name in a main clause, who tells nothing.

    Not who only says something ("a friend said"), nor another's ("his wife").
    """
    main = noun.head.dependency in MAIN_CLAUSES
    if noun.tag != Tag.NOUN or noun.dependency not in CORE_ARGUMENTS or not main:
        return False
    lemma, words = noun.lemma_.lower(), pronoun.words
    if not words.is_role(lemma) or words.gender_of_noun(lemma) not in {None, pronoun.kind}:
        return False
    if noun.head.lemma_ in words.saying or any(is_possessor(t) for t in noun.lefts):
        return False
    if not noun.has_child(Dependency.DETERMINER) or named_beside(noun):
        return False
    known = pronoun.entities.at_tokens(part.number, [noun])
    unnamed = all(d.kind is ActorKind.PERSON and not d.types["name"] for d in known)
    return unnamed and pronoun.speech.quote_at(part.at(noun)) is None


def unnamed_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether somebody without a name, told of after the antecedent, is meant."""
    last, here = resolved.last_told, resolved.sentence
    goes_on = _is_told_of(resolved, last - resolved.part.start)
    if last < here:
        goes_on = goes_on or _goes_on_with_somebody(resolved) or _leads_clause_above(resolved)
    return goes_on or (last < resolved.sentence_before and _brings_in_somebody(resolved))


def _brings_in_somebody(resolved: ResolvedPronoun) -> bool:
    """Whether the sentence before a pronoun's brings in somebody of its gender without a name.

    The pronoun is most likely theirs then, and not that of somebody named further back: "Police
    arrested a contractor on Friday. He was freed on bail." So is it behind "the man was 45", behind
    "searched the clerk's home", and behind the sentences that go on with it.
    """
    pronoun, words = resolved.token, resolved.words
    first = pronoun.sent.start
    while first:
        before = pronoun.doc[first - 1].sent
        if any(_is_new(token, resolved) or _is_owner(token, resolved) for token in before):
            return True
        if words.pronouns.get(before[0].lower_) is not resolved.kind:
            return False
        first = before.start
    return False


def _goes_on_with_somebody(anaphor: Pronoun) -> bool:
    """Whether an object pronoun stands for whom the verb before "and" brought in without a name.

    "She turned to the village rabbi and told [him] of the plan": the rabbi, whoever is named above.
    """
    pronoun = anaphor.token
    above = pronoun.head.head if pronoun.head.dependency == Dependency.PREPOSITION else pronoun.head
    if pronoun.dependency in SUBJECTS or above.dependency != Dependency.CONJUNCT:
        return False
    links = [t for t in above.head.rights if t.dependency == Dependency.PREPOSITION]
    beside = [t for each in (above.head, *links) for t in each.children if t.i < above.i]
    return any(
        t.dependency in OBJECTS
        and _is_one_person(t, anaphor)
        and not t.has_child(Dependency.APPOSITION)
        for t in beside
    )


def _leads_clause_above(anaphor: Pronoun) -> bool:
    """Whether a person without a name leads the clause on whose noun a relative clause hangs.

    "The driver had slept before the accident, which [he] survived, Reed said": the driver. Not who
    only tells it: "a spokesman regretted the accident, which [he] had survived".
    """
    pronoun, relative = anaphor.token, anaphor.token.head
    clause = next((t for t in (relative, *relative.ancestors) if t.dependency in _RELATIVES), None)
    if clause is None or pronoun.dependency not in SUBJECTS:
        return False
    verbs = (t for t in clause.ancestors if t.has_child(*SUBJECTS))
    verb = next(verbs, None)
    subjects = [] if verb is None else verb.children_as(*SUBJECTS)
    return any(
        t.i < pronoun.i
        and _is_one_person(t, anaphor)
        and t.lemma_ not in anaphor.words.speakers
        and not t.has_child(Dependency.APPOSITION)
        for t in subjects
    )


def _is_told_of(anaphor: Pronoun, after: int) -> bool:
    """Whether what is done to a pronoun is done to one of whom the sentence before tells.

    "Hann said officers found a man. [He] was taken to hospital": the man, and not Hann, who was
    last named before the place ``after`` of the paragraph. Only what the law and those who help do
    to him; "Hann said voters wanted a new man. [He] was elected" may tell of Hann. So is he who is
    sought: "the driver fled, and efforts are on to catch [him]".
    """
    pronoun, deeds = anaphor.token, anaphor.words.deeds
    handled = pronoun.head.lemma_ in deeds.prosecuting | deeds.disposing | deeds.helping
    if _is_sought(anaphor, after):
        return True
    first = pronoun.sent.start
    if pronoun.dependency != Dependency.PASSIVE_SUBJECT or not (first and handled):
        return False
    telling = pronoun.doc[first - 1].sent.root
    if telling.lemma_ not in anaphor.words.saying:
        return False
    told = telling.children_as(Dependency.CLAUSAL_COMPLEMENT)
    inside = (t for clause in told for t in clause.subtree if t.idx > after)
    return any(_is_new(t, anaphor) for t in inside)


def _is_sought(anaphor: Pronoun, after: int) -> bool:
    """Whether an infinitive that no person governs is of a person who was told of before it."""
    pronoun, words = anaphor.token, anaphor.words
    verb, above = pronoun.head, pronoun.head.head
    if pronoun.dependency not in OBJECTS or not has_infinitive_marker(verb):
        return False
    if any(
        words.is_role(t.lemma_) or t.tag != Tag.PLURAL_NOUN for t in above.children_as(*SUBJECTS)
    ):
        return False  # "the nurse came to help him"
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    return any(
        t.dependency in SUBJECTS and t.idx > after and _is_one_person(t, anaphor) for t in before
    )


def person_of_gender_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether somebody without a name, of either sex, stands beside one who is surely of it.

    "Lund was sued by a patient. She regretted that she hired [him]": either, where the paragraph
    told of Lund.
    """
    if resolved.antecedent.types["name"] or resolved.antecedent.gender is not None:
        return False
    named = (d for d in resolved.rivals if d.types["name"] and d.gender == resolved.kind)
    return any(d.last_before(resolved.start) >= resolved.part.start for d in named)


def _is_new(noun: Token, anaphor: Pronoun) -> bool:
    """Whether a noun is one person, brought in as the subject or object of its clause.

    Or as whom the noun of a deed is of: "the murder of his wife".
    """
    words, above = anaphor.words, noun.head.head
    of_whom = noun.tag == above.tag == Tag.NOUN and complement_of(above) == noun
    kin = of_whom and words.gender_of_noun(noun.lemma_.lower()) is anaphor.kind
    if kin and not noun.has_child(Dependency.APPOSITION):
        return True
    part = noun.dependency in CORE_ARGUMENTS or noun.head.dependency == Dependency.AGENT
    if not part or not _is_one_person(noun, anaphor):
        return False
    if any(t.tag != Tag.CARDINAL for t in noun.children_as(Dependency.APPOSITION)):
        return False  # "a lawyer, Ida Sand, said": they have a name; "the man, 54," has not
    if heads_subject(noun) and words.gender_of_noun(noun.lemma_) is anaphor.kind:
        return read_noun_phrase(noun).definiteness is not Definiteness.POSSESSIVE
    return any(_INDEFINITE in t.morph for t in noun.children_as(Dependency.DETERMINER))


def _is_owner(noun: Token, resolved: ResolvedPronoun) -> bool:
    """Whether something belongs to one person without a name, who is not the antecedent.

    "A clerk's home"; "the clerk's home" where the antecedent is not called so; "the man's home"
    where the text has told of a man without a name.
    """
    if not is_possessor(noun) or not _is_one_person(noun, resolved):
        return False
    if any(d.types["name"] for d in resolved.at(noun)):
        return False
    lemma = noun.lemma_.lower()
    told = any(lemma in d.name.lower().split() for d in resolved.rivals if not d.types["name"])
    if told or any(_INDEFINITE in t.morph for t in noun.children_as(Dependency.DETERMINER)):
        return True
    called = lemma in resolved.antecedent.offices
    return not called and resolved.words.gender_of_noun(lemma) is None


def _is_one_person(noun: Token, anaphor: Pronoun) -> bool:
    """Whether a common noun is for somebody who may be called by a pronoun."""
    of, words = noun.lemma_, anaphor.words
    return (
        noun.tag == Tag.NOUN
        and words.is_role(of)
        and words.gender_of_noun(of) in {None, anaphor.kind}
    )
