"""Names in apposition to a noun: "the charity, Lumen,"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import second_subject
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, PROPER_NOUNS

_GO_ON = frozenset(
    {
        Pos.NOUN,
        Pos.PROPER_NOUN,
        Pos.DETERMINER,
        Pos.ADJECTIVE,
        Pos.NUMERAL,
        Pos.PRONOUN,
        Pos.COORDINATING_CONJUNCTION,
    }
)
_LED = frozenset({Dependency.DETERMINER, Dependency.POSSESSOR})


def named_beside(noun: Token) -> list[Token]:
    """The names in apposition behind a noun: "the charity, Lumen,", "the charity Lumen said".

    And behind what stands in apposition to it: "the owner, the carmaker Holt,". Not that of "an
    aide to State Senator Lee"; that of a person whom the analysis hung on the place that ends the
    noun's phrase, "the ambassador to Poland, Dan Reyes,".
    """
    found = [t for t in noun.children_as(Dependency.APPOSITION) if _is_beside(noun, t)]
    found += [
        name for t in found if t.tag == noun.tag == Tag.NOUN for name in _named_right_behind(t)
    ]
    if found and is_before_inquit(noun):
        return []
    if noun.dependency == Dependency.NOMINAL_MODIFIER and noun.head.i > noun.i:
        own = noun.doc[noun.i + 1 : noun.right_edge.i + 1]
        named = noun.head.tag == Tag.PROPER_NOUN and (not own or _is_field(own))
        found += [noun.head] if named else []
    links = (t for t in noun.rights if t.dependency == Dependency.PREPOSITION)
    ends = (place for link in links for place in link.rights)
    found += [
        t
        for place in ends
        if place.name_kind == NameKind.GEOPOLITICAL
        for t in place.children_as(Dependency.APPOSITION)
        if t.name_kind == NameKind.PERSON and _is_beside(place, t)
    ]
    if noun.dependency == Dependency.CONJUNCT:  # "police and [minister] Ida Sand", hung on police
        hung = noun.head.children_as(Dependency.APPOSITION)
        found += [t for t in hung if t.tag == Tag.PROPER_NOUN and t.left_edge.i == noun.i + 1]
    subject = noun.dependency == Dependency.SUBJECT
    twins = noun.head.children_as(Dependency.SUBJECT) if subject else []
    found += [t for t in twins if t.tag == Tag.PROPER_NOUN and t.left_edge.i == noun.i + 1]
    return found or second_subject(noun)


def named_behind_joined(role: Token) -> list[Token]:
    """The name behind a second role of the same person: "a judge and mother, Ida Sand,".

    Also of "party leader and former minister Ida Sand". Not where the second has a determiner of
    its own ("a judge and the mother, Ida Sand,"), nor of "the judge and minister Ida Sand", who may
    be two.
    """
    joined = role.children_as(Dependency.CONJUNCT)
    if len(joined) != 1 or role.tag == Tag.PLURAL_NOUN or role.pos not in NOMINAL:
        return []
    second, led = joined[0], role.has_child(*_LED)
    if second.has_child(*_LED):
        return []
    if second.tag == Tag.PROPER_NOUN:
        titled = any(t.tag == Tag.NOUN for t in second.lefts)
        return [second] if titled and not led and role.tag == Tag.NOUN else []
    if second.tag != Tag.NOUN:
        return []
    names = named_beside(second)
    return [t for t in names if not led or role.doc[t.left_edge.i - 1].is_punct]


def named_between_commas(noun: Token) -> list[Token]:
    """The person's name right behind a noun, wherever the parse hung it: "the Libyan, Omar Sadi,".

    A comma closes it, and behind that goes on neither a list nor a second apposition: the guard in
    "beat the Libyan, Omar Velt, a guard, said" tells it.
    """
    doc, end = noun.doc, noun.i + 2
    while (
        end < noun.sent.end
        and doc[end].tag in PROPER_NOUNS
        and doc[end].name_kind == NameKind.PERSON
    ):
        end += 1
    closed = noun.i + 2 < end < noun.sent.end and doc[end].text == doc[noun.i + 1].text == ","
    if not closed or end + 1 >= noun.sent.end or doc[end + 1].pos in _GO_ON:
        return []
    return [doc[end - 1]]


def _is_beside(noun: Token, name: Token) -> bool:
    """Whether a comma or only the field of an office parts a name from its noun."""
    between = noun.doc[noun.i + 1 : name.left_edge.i]
    return not between or _is_field(between) or any(t.is_punct for t in between)


def _named_right_behind(noun: Token) -> list[Token]:
    """The name with which the phrase of a noun ends: "the carmaker [Holt]"."""
    names = noun.children_as(Dependency.APPOSITION)
    return [t for t in names if t.tag == Tag.PROPER_NOUN and t.left_edge.i == noun.i + 1]


def is_before_inquit(noun: Token) -> bool:
    """Whether a verb that has no subject and governs the clause of a noun ends its phrase.

    The name is who tells it: "Guards beat the clerk, Omar Sadi, said".
    """
    clause, verb = noun.head, noun.head.head
    if clause.dependency != Dependency.CLAUSAL_COMPLEMENT or verb.i <= noun.right_edge.i:
        return False
    between = noun.doc[noun.right_edge.i + 1 : verb.i]
    return all(t.is_punct for t in between) and not verb.has_child(*SUBJECTS)


def _is_field(tokens: Sequence[Token]) -> bool:
    """Whether tokens tell of what an office is: "of staff", and not "to State Senator"."""
    return tokens[0].tag == Tag.PREPOSITION and not any(t.tag in PROPER_NOUNS for t in tokens)
