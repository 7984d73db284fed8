"""Acts of one kind that are two: of two offices, two steps of the law, or of other people.

"Voss was arrested on Friday. A court remanded her" are two steps: no court arrested her. And who
"was found not guilty" by one court, and guilty by another, was judged twice. Or the words say so:
"was arrested again".
"""

from __future__ import annotations

from dashboard.events.coreference.offices import are_of_two_offices
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention, in_role
from dashboard.model import Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.noun_phrases import (
    complement_of,
    is_common_noun,
    is_personal_pronoun,
    is_plural,
    is_plural_pronoun,
)
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_PEOPLE = frozenset({NameKind.PERSON, NameKind.NONE})  # a surname may be unknown


def are_two_acts(read: EventMention, other: EventMention, analysis: Analysis) -> bool:
    """Whether two tellings of one kind are of two offices, or of two steps of the law."""
    offices = are_of_two_offices(read, other, analysis)
    apart = _are_opposed(read, other) or _differ_in_number(read, other, analysis)
    apart = apart or _befell_two(read, other, analysis)
    return offices or apart or _are_two_steps(read, other, analysis)


def is_told_as_another(read: EventMention, analysis: Analysis) -> bool:
    """Whether the words of its first telling say that it is one beside others, or of several."""
    part = analysis.part_of(read.found)
    words = load_clause_words(part.language)
    if read.found.verb is None:
        noun = part.doc[read.found.token]
        own = [*range(noun.left_edge.i, noun.i)]
    else:
        clause = part.clauses.of(read.found.head)
        own = [*clause.words]
        if clause.governor is not None:
            noun = part.doc[clause.governor]
            own += range(noun.left_edge.i, noun.i)
    return any(
        words.has("proper", "another", part.doc[i].lower_)
        and Dependency.ADVERBIAL_NOUN not in {t.dependency for t in part.doc[i].lefts}
        and part.doc[min(i + 1, len(part.doc) - 1)].text != "-"  # "[second]-degree murder"
        and not _adds_people(part.doc[i])
        for i in own
    )


def _adds_people(word: Token) -> bool:
    """Whether a word only adds people to those of one event: "Lind and six [others] were held"."""
    return word.dependency == Dependency.CONJUNCT and word.tag == Tag.PLURAL_NOUN


def _differ_in_number(read: EventMention, other: EventMention, analysis: Analysis) -> bool:
    """Whether one person does, or undergoes, the one, and several the other.

    "Demanded that [he] resign. … the resignation of nearly all [ministers]": not his.
    """
    whose = [_whose(each, analysis) for each in (read, other)]
    one = any(t is not None and is_personal_pronoun(t) and not is_plural_pronoun(t) for t in whose)
    return one and any(t is not None and is_common_noun(t) and is_plural(t) for t in whose)


def _befell_two(read: EventMention, other: EventMention, analysis: Analysis) -> bool:
    """Whether the one befell a person, and the other somebody or others of other names.

    "Reed was [arrested]. … the [arrest] of Karl Moss", though nobody knows who Reed is. But the
    mayor may be Karl Moss.
    """
    two = [_whom_it_befell(each, analysis) for each in (read, other)]
    names = [_name_of(t) for t in two]
    if not any(t is not None and t.name_kind == NameKind.PERSON for t in two):
        return False
    return all(names) and names[0].isdisjoint(names[1])


def _whom_it_befell(read: EventMention, analysis: Analysis) -> Token | None:
    """Whom an act befell, by its first telling; None: nobody is told ("a request [of] Lind")."""
    part = analysis.part_of(read.found)
    if read.found.verb is None:
        befell = in_role(read.event, Role.RECIPIENT)
        return complement_of(part.doc[read.found.token]) if befell else None
    return part.head_of(part.clauses.of(read.found.verb).logical_object)


def _name_of(noun: Token | None) -> set[str]:
    """The words of a name that may be a person's and that a noun heads; empty for any other."""
    if noun is None or noun.tag not in PROPER_NOUNS or noun.name_kind not in _PEOPLE:
        return set()
    return {t.lower_ for t in (noun, *noun.children_as(Dependency.COMPOUND))}


def _whose(read: EventMention, analysis: Analysis) -> Token | None:
    """Who does what the first telling is of, or undergoes it in the passive; None: nobody."""
    part = analysis.part_of(read.found)
    if read.found.noun is not None or read.found.verb is None:
        noun = read.found.token if read.found.noun is None else read.found.noun
        return complement_of(part.doc[noun])
    subject = part.clauses.of(read.found.verb).subject
    return None if subject is None else part.doc[subject.head]


def _are_opposed(read: EventMention, other: EventMention) -> bool:
    """Whether the outcome of one is the contrary of the other's: "guilty", "not guilty"."""
    two = {read.event.subtype, other.event.subtype}
    return any(two == {*pair} for pair in same_event_data()["opposed"])


def _are_two_steps(read: EventMention, other: EventMention, analysis: Analysis) -> bool:
    """Whether they are two steps: "was arrested … [remanded]", "was suspended … [fired]"."""
    one, two = (
        {analysis.part_of(t).doc[t.token].lemma_.lower() for t in each.triggers}
        for each in (read, other)
    )
    steps = same_event_data()["own_steps"]
    return any(one.isdisjoint(step) != two.isdisjoint(step) for step in steps)
