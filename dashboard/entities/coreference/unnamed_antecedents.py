"""Whether a pronoun stands for somebody whom the text brings in without a name."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.clause import Definiteness
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import CORE_ARGUMENTS, OBJECTS, SUBJECTS
from dashboard.nlp.infinitives import has_infinitive_marker
from dashboard.nlp.noun_phrases import complement_of, heads_subject, read_noun_phrase
from dashboard.nlp.tokens import Token

_INDEFINITE = "Definite=Ind"
_RELATIVES = frozenset({Dependency.RELATIVE_CLAUSE})


def brings_in_somebody(pronoun: Token, gender: str, words: NameWords) -> bool:
    """Whether the sentence before a pronoun's brings in somebody of its gender without a name.

    The pronoun is most likely theirs then, and not that of somebody named further back: "Police
    arrested a contractor on Friday. He was freed on bail." So is it behind "the man was 45" and
    behind the sentences that go on with it.
    """
    first = pronoun.sent.start
    while first:
        before = pronoun.doc[first - 1].sent
        if any(_is_new(token, gender, words) for token in before):
            return True
        if words.pronouns.get(before[0].lower_) != gender:
            return False
        first = before.start
    return False


def goes_on_with_somebody(pronoun: Token, gender: str, words: NameWords) -> bool:
    """Whether an object pronoun stands for whom the verb before "and" brought in without a name.

    "She turned to the village rabbi and told [him] of the plan": the rabbi, whoever is named above.
    """
    above = pronoun.head.head if pronoun.head.dependency == Dependency.PREPOSITION else pronoun.head
    if pronoun.dependency in SUBJECTS or above.dependency != Dependency.CONJUNCT:
        return False
    links = [t for t in above.head.rights if t.dependency == Dependency.PREPOSITION]
    beside = [t for each in (above.head, *links) for t in each.children if t.i < above.i]
    return any(
        t.dependency in OBJECTS
        and t.tag == Tag.NOUN
        and words.is_role(t.lemma_)
        and words.gender_of_noun(t.lemma_) in {None, gender}
        and not t.has_child(Dependency.APPOSITION)
        for t in beside
    )


def leads_clause_above(pronoun: Token, gender: str, words: NameWords) -> bool:
    """Whether a person without a name leads the clause on whose noun a relative clause hangs.

    "The driver had slept before the accident, which [he] survived, Reed said": the driver. Not who
    only tells it: "a spokesman regretted the accident, which [he] had survived".
    """
    relative = pronoun.head
    clause = next((t for t in (relative, *relative.ancestors) if t.dependency in _RELATIVES), None)
    if clause is None or pronoun.dependency not in SUBJECTS:
        return False
    verbs = (t for t in clause.ancestors if t.has_child(*SUBJECTS))
    verb = next(verbs, None)
    subjects = [] if verb is None else verb.children_as(*SUBJECTS)
    return any(
        t.tag == Tag.NOUN
        and t.i < pronoun.i
        and words.is_role(t.lemma_)
        and t.lemma_ not in words.speakers
        and words.gender_of_noun(t.lemma_) in {None, gender}
        and not t.has_child(Dependency.APPOSITION)
        for t in subjects
    )


def is_told_of(pronoun: Token, gender: str, words: NameWords, after: int) -> bool:
    """Whether what is done to a pronoun is done to one of whom the sentence before tells.

    "Hann said officers found a man. [He] was taken to hospital": the man, and not Hann, who was
    last named before the place ``after`` of the paragraph. Only what the law and those who help do
    to him; "Hann said voters wanted a new man. [He] was elected" may tell of Hann. So is he who is
    sought: "the driver fled, and efforts are on to catch [him]".
    """
    deeds = words.deeds
    handled = pronoun.head.lemma_ in deeds.prosecuting | deeds.disposing | deeds.helping
    if _is_sought(pronoun, gender, words, after):
        return True
    first = pronoun.sent.start
    if pronoun.dependency != Dependency.PASSIVE_SUBJECT or not (first and handled):
        return False
    telling = pronoun.doc[first - 1].sent.root
    if telling.lemma_ not in words.saying:
        return False
    told = telling.children_as(Dependency.CLAUSAL_COMPLEMENT)
    inside = (t for clause in told for t in clause.subtree if t.idx > after)
    return any(_is_new(t, gender, words) for t in inside)


def _is_sought(pronoun: Token, gender: str, words: NameWords, after: int) -> bool:
    """Whether an infinitive that no person governs is of a person who was told of before it."""
    verb, above = pronoun.head, pronoun.head.head
    if pronoun.dependency not in OBJECTS or not has_infinitive_marker(verb):
        return False
    if any(
        words.is_role(t.lemma_) or t.tag != Tag.PLURAL_NOUN for t in above.children_as(*SUBJECTS)
    ):
        return False  # "the nurse came to help him"
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    return any(
        t.dependency in SUBJECTS
        and t.tag == Tag.NOUN
        and t.idx > after
        and words.is_role(t.lemma_)
        and words.gender_of_noun(t.lemma_) in {None, gender}
        for t in before
    )


def may_be_one_with_name(
    chosen: Entity, rivals: Iterable[Entity], gender: str, within: tuple[int, int]
) -> bool:
    """Whether somebody without a name, of either sex, stands beside one who is surely of it.

    "Lund was sued by a patient. She regretted that she hired [him]": either, where Lund is told of
    between two offsets.
    """
    if chosen.types["name"] or chosen.gender is not None:
        return False
    named = (one for one in rivals if one.types["name"] and one.gender == gender)
    start, end = within
    return any(one.last_before(end) >= start for one in named)


def _is_new(noun: Token, gender: str, words: NameWords) -> bool:
    """Whether a noun is one person, brought in as the subject or object of its clause.

    Or as whom the noun of a deed is of: "the murder of his wife".
    """
    above = noun.head.head
    of_whom = noun.tag == above.tag == Tag.NOUN and complement_of(above) == noun
    kin = of_whom and words.gender_of_noun(noun.lemma_.lower()) == gender
    if kin and not noun.has_child(Dependency.APPOSITION):
        return True
    part = noun.dependency in CORE_ARGUMENTS or noun.head.dependency == Dependency.AGENT
    if not part or noun.tag != Tag.NOUN or not words.is_role(noun.lemma_):
        return False
    if words.gender_of_noun(noun.lemma_) not in {None, gender}:
        return False
    if any(t.tag != Tag.CARDINAL for t in noun.children_as(Dependency.APPOSITION)):
        return False  # "a lawyer, Ida Sand, said": they have a name; "the man, 54," has not
    if heads_subject(noun) and words.gender_of_noun(noun.lemma_) == gender:
        return read_noun_phrase(noun).definiteness is not Definiteness.POSSESSIVE
    return any(_INDEFINITE in t.morph for t in noun.children_as(Dependency.DETERMINER))
