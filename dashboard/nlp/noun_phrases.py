"""Reads what the phrase of a noun says of it: definiteness, number, its role in the clause."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from dashboard.clause import ArgumentRole, Definiteness, NounPhrase, NounRole
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    ARGUMENTS,
    NAME_CONTINUATIONS,
    NOUN_DEPENDENTS,
    SUBJECT_SHARERS,
)
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import (
    NOUNS_AND_PRONOUNS,
    PLURAL_NOUNS,
    RELATIVE_OPENERS,
    SUPERLATIVES,
    TIMES,
    VERBS_AND_MODALS,
)

_NEAR = 8  # words behind a noun within which it is told who is among those
_SIDE = frozenset({Dependency.RELATIVE_CLAUSE, Dependency.ADVERBIAL_CLAUSE})
_ROLES = {
    ArgumentRole.SUBJECT: NounRole.SUBJECT,
    ArgumentRole.OBJECT: NounRole.OBJECT,
    ArgumentRole.INDIRECT_OBJECT: NounRole.OBJECT,
}
_OBJECTS = frozenset({ArgumentRole.OBJECT, ArgumentRole.INDIRECT_OBJECT})


def read_noun_phrase(noun: Token) -> NounPhrase:
    """The phrase of a noun, read once; "raids" without a determiner is bare."""
    phrase = noun.doc.noun_phrases.get(noun.i)
    if phrase is None:
        determiners = load_label_scheme().determiners
        phrase = noun.doc.noun_phrases[noun.i] = NounPhrase(
            definiteness=_definiteness(noun, determiners["definite"]),
            role=_role(noun),
            plural=noun.tag in PLURAL_NOUNS,
            other=any(t.lower_ in determiners["other"] for t in noun.lefts),
        )
    return phrase


def _definiteness(noun: Token, definite: Container[str]) -> Definiteness:
    before = noun.lefts
    if any(t.dependency == Dependency.POSSESSOR for t in before):
        return Definiteness.POSSESSIVE
    if any(t.lower_ in definite for t in before):
        return Definiteness.DEFINITE
    if any(t.dependency == Dependency.DETERMINER for t in before):
        return Definiteness.INDEFINITE
    return Definiteness.BARE


def _role(noun: Token) -> NounRole:
    if noun.dependency in NOUN_DEPENDENTS:
        return NounRole.MODIFIER
    if noun.dependency == Dependency.PREPOSITIONAL_OBJECT:
        above = noun.head.head
        verbal = above.tag in VERBS_AND_MODALS
        return NounRole.OBLIQUE if verbal else NounRole.NOUN_COMPLEMENT
    role = ARGUMENTS.get(noun.dependency)
    return _ROLES.get(role, NounRole.OTHER) if role is not None else NounRole.OTHER


def complement_of(noun: Token) -> Token | None:
    """The noun that a noun is of: the flight in "anniversary of the flight"; None if none is."""
    links = load_label_scheme().nouns["complement_link"]
    link = next((t for t in noun.rights if t.lower_ in links), None)
    return None if link is None else next(_governed_by([link]), None)


def is_told_apart(noun: Token) -> bool:
    """Whether what hangs on a noun, but for the act itself, tells which is meant by it.

    "The suspects [in a second case]", "the [bank] clerks"; not "the two men arrested".
    """
    behind = noun.children_as(Dependency.PREPOSITION)
    return any(True for _ in behind) or noun.has_child(Dependency.COMPOUND)


def _governed_by(links: Iterable[Token]) -> Iterator[Token]:
    """The nouns behind prepositions."""
    behind = (t for link in links for t in link.rights)
    return (t for t in behind if t.dependency == Dependency.PREPOSITIONAL_OBJECT)


def prepositional_objects(links: Iterable[Token]) -> list[Token]:
    """The nouns that hang on prepositions as what they govern: "in [Oslo] on [Monday]"."""
    return [t for link in links for t in link.children_as(Dependency.PREPOSITIONAL_OBJECT)]


def possessors_of(noun: Token) -> tuple[Token, ...]:
    """The nouns that own a noun: Chile in "Chile's Congress"; empty without one."""
    return tuple(t for t in noun.lefts if t.dependency == Dependency.POSSESSOR)


def is_plural(noun: Token) -> bool:
    """Whether a word is a noun in the plural."""
    return noun.tag in PLURAL_NOUNS


def is_plural_pronoun(token: Token) -> bool:
    """Whether a personal pronoun is one for several: "them", "us"."""
    return "Number=Plur" in str(token.morph)


def is_common_noun(token: Token) -> bool:
    """Whether a word is a noun that is no name."""
    return token.pos == Pos.NOUN


def is_noun(token: Token) -> bool:
    """Whether a word is a noun, a name or a personal pronoun."""
    return token.tag in NOUNS_AND_PRONOUNS


def is_modifier(noun: Token) -> bool:
    """Whether a noun stands before another one that it describes: "a [Lima] plant"."""
    return noun.dependency in NOUN_DEPENDENTS


def is_ranked(noun: Token) -> bool:
    """Whether a noun is told to be the first or the most of its kind: "the worst fire"."""
    if not is_common_noun(noun):
        return False
    return any(t.name_kind == NameKind.ORDINAL or t.tag in SUPERLATIVES for t in noun.lefts)


def is_time(noun: Token) -> bool:
    """Whether a word is of a name for a time: "1988", "Monday"."""
    return noun.name_kind in TIMES


def is_possessor(noun: Token) -> bool:
    """Whether something belongs to a noun: the court in "the court's summary"."""
    return noun.dependency == Dependency.POSSESSOR


def object_of(verb: Token) -> Token | None:
    """The direct object of a verb; None without one."""
    return verb.child_as(Dependency.OBJECT)


def agent_of(verb: Token) -> Token | None:
    """The noun behind "by" of a passive; None without one."""
    return next(_governed_by(t for t in verb.rights if t.dependency == Dependency.AGENT), None)


def undergoer_of(verb: Token) -> Token | None:
    """What a verb is done to: its object, the subject of a passive, or what a participle is of."""
    passive = iter(verb.children_as(Dependency.PASSIVE_SUBJECT))
    thing = object_of(verb) or next(passive, None)
    return verb.head if thing is None and is_reduced_passive(verb) else thing


def subjects_of(verb: Token, depth: int = 4) -> list[Token]:
    """Who does it: its subject, that of the verb it goes with, or what a relative word means.

    ``depth``: steps to the verb whose subject another shares. Empty where there is none.
    """
    for _ in range(depth):
        own = verb.children_as(Dependency.SUBJECT)
        if own:
            return [verb.head if is_relative_pronoun(t) else t for t in own]
        if verb.dependency not in SUBJECT_SHARERS:
            return []
        verb = verb.head
    return []


def prepositional_complements(noun: Token, prepositions: Container[str]) -> tuple[Token, ...]:
    """The nouns behind a noun and one of some prepositions: "three men, including [Ole Dahl]".

    The prepositions in lower case. What is coordinated is there, too; empty where there is none.
    """
    links = (t for t in noun.rights if t.lower_ in prepositions)
    return tuple(one for thing in _governed_by(links) for one in (thing, *thing.conjuncts))


def exemplars_of(noun: Token, links: Container[str]) -> tuple[Token, ...]:
    """Who is told behind a noun as an example of those: "allies such as [Peru] and [Chile]".

    ``links``: the two words between, in lower case. Empty where they do not stand there.
    """
    behind = (t for t in noun.rights if t.doc.words(t.i - 1, t.i + 1).lower() in links)
    return tuple(one for thing in _governed_by(behind) for one in (thing, *thing.conjuncts))


def members_beside(noun: Token, prepositions: Container[str]) -> tuple[Token, ...]:
    """Who is told behind a noun to be of those: "ten men, among them [Ole Dahl]".

    ``prepositions`` say so, in lower case, before a pronoun. Empty where none stands there.
    """
    doc, end = noun.doc, noun.sent.end
    for i in range(noun.i + 1, min(noun.i + _NEAR, end - 2)):
        link, pronoun = doc[i], doc[i + 1]
        if link.lower_ not in prepositions or not doc[i - 1].is_punct:
            continue
        named = link.head
        told = pronoun.tag == Tag.PERSONAL_PRONOUN and named.i > pronoun.i
        near = doc[i - 2] == noun or noun.is_ancestor(doc[i - 2])
        if told and (near or noun.head == doc[i - 2]):
            return (named, *named.conjuncts)
    return ()


def stands_behind(noun: Token, prepositions: Container[str]) -> bool:
    """Whether a noun, or the first of its list, says more of another: "people from [Sudan]".

    ``prepositions`` are those before it, in lower case; not where they hang on a verb.
    """
    first = _first_of_list(noun)
    behind = first.dependency == Dependency.PREPOSITIONAL_OBJECT
    governed = first.head.head.tag in VERBS_AND_MODALS
    return behind and first.head.lower_ in prepositions and not governed


def is_quantifier_alone(token: Token) -> bool:
    """Whether a word that counts is a subject by itself: "[All] were freed", not "all of them"."""
    quantifier = token.tag == Tag.DETERMINER
    counts = token.i + 1 < len(token.doc) and token.is_ancestor(token.doc[token.i + 1])
    return (
        quantifier and heads_subject(token) and (not counts or token.nbor().pos == Pos.PUNCTUATION)
    )


def inverted_members(noun: Token, prepositions: Container[str]) -> tuple[Token, ...]:
    """Who is told behind the verb to be of those before it: "among [those] arrested was Reed".

    ``prepositions`` say so, in lower case. Empty without such an inversion.
    """
    copula = load_label_scheme().lemmas["copula"]
    link, verb = noun.head, noun.head.head
    fronted = link.lower_ in prepositions and noun.dependency == Dependency.PREPOSITIONAL_OBJECT
    if not fronted or noun.i > verb.i or verb.lemma_ not in copula:
        return ()
    behind = (t for t in verb.rights if ARGUMENTS.get(t.dependency) is ArgumentRole.SUBJECT)
    return tuple(one for thing in behind for one in (thing, *thing.conjuncts))


def numerals_of(noun: Token) -> tuple[str, ...]:
    """The numerals that count a noun, in lower case: "at least 50 people"; empty without one."""
    return tuple(t.lower_ for t in noun.lefts if t.dependency == Dependency.NUMERIC_MODIFIER)


def is_counted(noun: Token) -> bool:
    """Whether a number tells how many of a noun there are: "30 boats", not "30 days"."""
    numerals = (t for t in noun.lefts if t.dependency == Dependency.NUMERIC_MODIFIER)
    return any(t.name_kind == NameKind.CARDINAL for t in numerals)


def is_partitive(noun: Token, quantifiers: Container[str]) -> bool:
    """Whether a noun is the whole of which a part is counted: "four of [them]", "most of [us]".

    ``quantifiers`` count without a number, in lower case.
    """
    if noun.dependency != Dependency.PREPOSITIONAL_OBJECT:
        return False
    part = noun.head.head
    return part.tag == Tag.CARDINAL or part.lower_ in quantifiers


def end_of_complement(noun: Token, prepositions: Container[str]) -> int:
    """The number of the last word of what a noun is of: "members of the [Senate]".

    The word itself where none of the prepositions follows it; clauses and appositions are left out.
    """
    for link in noun.rights:
        if link.i != noun.i + 1 or link.lower_ not in prepositions:
            continue
        for thing in _governed_by([link]):
            return _last_word(thing)
    return noun.i


def _last_word(noun: Token) -> int:
    """The last word of a noun's phrase, through a preposition but into no clause."""
    last = noun.i
    for child in noun.rights:
        close = child.dependency in NAME_CONTINUATIONS
        if child.left_edge.i != last + 1 or not close:
            break
        last = max(last, *(_last_word(t) for t in (child, *child.rights)))
    return last


def heads_subject(noun: Token) -> bool:
    """Whether a noun is the subject or agent of a clause, or coordinated with one."""
    return _place(noun) in {ArgumentRole.SUBJECT, ArgumentRole.AGENT}


def is_summative(noun: Token) -> bool:
    """Whether a noun behind a comma sums up the clause before it: "Berg resigned, a [move] that …".

    A summative modifier (Quirk et al. 1985, 17.78): no argument of the verb, though it hangs on it.
    """
    verb, first = noun.head, noun.left_edge.i
    listed = noun.dependency == Dependency.CONJUNCT
    if verb.tag not in VERBS_AND_MODALS or first <= verb.i or listed:
        return False
    led = any(t.dependency == Dependency.DETERMINER for t in noun.lefts)
    if noun.name_kind or not (led and noun.doc[first - 1].is_punct):
        return False  # "left, a day later"
    role = ARGUMENTS.get(noun.dependency)
    others = (t for t in verb.rights if t.i < first)
    return role is None or any(ARGUMENTS.get(t.dependency) is role for t in others)


def heads_argument(noun: Token) -> bool:
    """Whether a noun is an argument of a clause or stands behind one of its prepositions."""
    oblique = _first_of_list(noun).dependency == Dependency.PREPOSITIONAL_OBJECT
    return oblique or _place(noun) not in {None, ArgumentRole.ATTRIBUTE}


def acts_in_relative(noun: Token) -> bool:
    """Whether a relative clause tells what a noun does: "Saltcell, which opened a factory"."""
    verbs = (t for t in noun.rights if t.dependency == Dependency.RELATIVE_CLAUSE)
    subjects = (t for verb in verbs for t in verb.lefts)
    return any(
        ARGUMENTS.get(t.dependency) is ArgumentRole.SUBJECT and t.tag in RELATIVE_OPENERS
        for t in subjects
    )


def is_acted_on(noun: Token) -> bool:
    """Whether a noun is an object, or stands behind a preposition that a verb governs."""
    if noun.dependency == Dependency.PREPOSITIONAL_OBJECT:
        return noun.head.head.tag in VERBS_AND_MODALS
    return ARGUMENTS.get(noun.dependency) in _OBJECTS


def is_personal_pronoun(token: Token) -> bool:
    """Whether a word is "he", "it", "them" or their like; not "his"."""
    return token.tag == Tag.PERSONAL_PRONOUN


def appositions_of(noun: Token) -> list[Token]:
    """What a noun is in apposition to, and what is in apposition to it; empty without any."""
    above = [noun.head] if noun.dependency == Dependency.APPOSITION else []
    return above + noun.children_as(Dependency.APPOSITION)


def second_subject(noun: Token) -> list[Token]:
    """A name right behind a noun that the analysis took for a second subject of the clause.

    "Activists from the group Lumen blocked the gate". Empty where there is none.
    """
    if noun.tag != Tag.NOUN or noun.dependency != Dependency.PREPOSITIONAL_OBJECT:
        return []
    verb = next((t for t in noun.ancestors if t.pos == Pos.VERB), noun)
    subjects = verb.children_as(Dependency.SUBJECT)
    behind = (t for t in subjects[1:] if t.left_edge.i == noun.i + 1)
    led = noun.left_edge.dependency == Dependency.DETERMINER
    return [t for t in behind if led and t.tag == Tag.PROPER_NOUN]


def is_adverbial_participle(verb: Token) -> bool:
    """Whether a participle tells what goes along with another clause: "it sank, [killing] two"."""
    return verb.dependency == Dependency.ADVERBIAL_CLAUSE and verb.tag == Tag.PRESENT_PARTICIPLE


def is_reduced_passive(verb: Token) -> bool:
    """Whether a participle describes what was done to a noun: "a man [named] Lee"."""
    return verb.dependency == Dependency.ADNOMINAL_CLAUSE and verb.tag == Tag.PAST_PARTICIPLE


def side_clause_head(token: Token) -> Token | None:
    """On what the relative or adverbial clause of a word hangs; None where it is in none."""
    return next((t.head for t in token.ancestors if t.dependency in _SIDE), None)


def is_relative_pronoun(token: Token) -> bool:
    """Whether a word is "that", "which", "who" or their like at the head of a relative clause."""
    return token.tag in RELATIVE_OPENERS


def _place(noun: Token) -> ArgumentRole | None:
    noun = _first_of_list(noun)
    behind = noun.dependency == Dependency.PREPOSITIONAL_OBJECT
    return ARGUMENTS.get(noun.head.dependency if behind else noun.dependency)


def _first_of_list(noun: Token) -> Token:
    while noun.dependency == Dependency.CONJUNCT and noun.head != noun:
        noun = noun.head
    return noun
