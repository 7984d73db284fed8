"""Phrases, words and loose ends of a sentence, for its headline."""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, PREMODIFIERS
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import COUNTED, RELATIVE_PRONOUNS, TIMES

HELPERS = AUXILIARIES | {Dependency.NEGATION, Dependency.PARTICLE}
SIDE_CLAUSES = frozenset(
    {Dependency.RELATIVE_CLAUSE, Dependency.PARATAXIS, Dependency.ADVERBIAL_CLAUSE}
)
BRACKETS = frozenset({Tag.OPENING_BRACKET, Tag.CLOSING_BRACKET})
_DANGLING = frozenset(
    {
        Pos.ADPOSITION,
        Pos.DETERMINER,
        Pos.PUNCTUATION,
        Pos.COORDINATING_CONJUNCTION,
        Pos.SUBORDINATING_CONJUNCTION,
        Pos.PARTICLE,
        Pos.SPACE,
    }
)
_PRONOMINAL = frozenset({Pos.PRONOUN, Pos.DETERMINER})
_NOUN, _NAME = Pos.NOUN, Pos.PROPER_NOUN
_BEFORE_NOUN = PREMODIFIERS | {
    Dependency.NUMERIC_MODIFIER,
    Dependency.DETERMINER,
    Dependency.POSSESSOR,
    Dependency.QUANTIFIER_MODIFIER,
    Dependency.PREDETERMINER,
}
_VERB_FUNCTION_WORDS = HELPERS | {Dependency.MARKER}
_DESCRIBING = frozenset({Dependency.ADNOMINAL_CLAUSE, Dependency.APPOSITION})
_PARTING = frozenset(",;:–—")
_REACH = 200  # tokens from the head of a phrase: a headline has about 16 words


def phrase_of(token: Token, without: Token | None = None) -> set[int]:
    """A phrase without side clauses, what stands between commas, and what stands in brackets.

    Not farther than any headline reaches, so that a sentence without an end costs no more.
    """
    kept, waiting = {token.i}, [token]
    while waiting:
        node = waiting.pop()
        for child in node.children:
            if child == without or child.tag in BRACKETS or _is_beside(child):
                continue
            if _measures_side_clause(child, node):
                continue
            if child.dependency == Dependency.APPOSITION and child.name_kind in TIMES:
                continue
            if child.dependency in _DESCRIBING and _is_set_off(node, child):
                if not _names(child, node):
                    continue
                kept |= _commas_around(child)
            if child.dependency == Dependency.PUNCTUATION and child.text in _PARTING:
                continue
            if abs(child.i - token.i) <= _REACH:
                kept.add(child.i)
                waiting.append(child)
    return kept


def _is_beside(child: Token) -> bool:
    """Whether a clause may be left out: not that which says who is meant, "anyone [who left]"."""
    if child.dependency not in SIDE_CLAUSES:
        return False
    limits = child.dependency == Dependency.RELATIVE_CLAUSE and child.head.pos in _PRONOMINAL
    return not limits or _is_set_off(child.head, child)


def _measures_side_clause(child: Token, verb: Token) -> bool:
    """Whether a word only says more of a clause that is left out: "fled [a week] before he left".

    So does "[as soon] as he left"; not what is a time by itself: "fled [last week] before …".
    """
    if child.i < verb.i:
        return False
    if child.dependency == Dependency.ADVERBIAL_MODIFIER:
        return child.has_child(Dependency.ADVERBIAL_CLAUSE)
    counted = child.left_edge.pos in {Pos.DETERMINER, Pos.NUMERAL}
    if child.dependency != Dependency.ADVERBIAL_NOUN or not counted:
        return False
    clauses = verb.children_as(Dependency.ADVERBIAL_CLAUSE)
    return any(t.left_edge.i == child.right_edge.i + 1 for t in clauses)


def _names(name: Token, noun: Token) -> bool:
    """Whether a phrase beside a noun is the name of who is meant: "the mayor, [Ole Vik], said"."""
    apposed = name.dependency == Dependency.APPOSITION and name.name_kind == NameKind.PERSON
    return apposed and noun.pos == _NOUN and name.pos == _NAME


def _commas_around(phrase: Token) -> set[int]:
    doc, first, last = phrase.doc, phrase.left_edge.i, phrase.right_edge.i
    return {i for i in (first - 1, last + 1) if 0 <= i < len(doc) and doc[i].tag == Tag.COMMA}


def _is_set_off(token: Token, child: Token) -> bool:
    """Whether punctuation parts a phrase from the noun that it describes."""
    start = child.left_edge.i
    between = token.doc[token.i + 1 : start + 1]
    return any(t.is_punct and (t.whitespace_ or t.tag in BRACKETS) for t in between)


def is_glued(doc: Doc, at: int) -> bool:
    """Whether a token stands against the one before, both of one word ("2-1", "Wal-Mart")."""
    if not 0 < at < len(doc) or doc[at - 1].whitespace_:
        return False
    if doc[at].is_space or doc[at - 1].is_space:
        return False
    return not _is_mark(doc[at]) and not _is_mark(doc[at - 1])


def _is_mark(token: Token) -> bool:
    """Whether a token is punctuation that stands at words but is not of them: no hyphen."""
    return token.is_punct and token.text not in {"-", "–", "/", "%", "&"}


def words_of(doc: Doc, tokens: list[int]) -> list[list[int]]:
    """The tokens as words: groups of what is written together."""
    groups: list[list[int]] = []
    for token in tokens:
        if groups and groups[-1][-1] == token - 1 and not doc[token - 1].whitespace_:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def dangles(doc: Doc, kept: list[int]) -> bool:
    """Whether the last token needs the one that was left out behind it."""
    last = doc[kept[-1]]
    if last.dependency == Dependency.PARTICLE or last.tag == Tag.CLOSING_QUOTE:
        return False
    if last.tag == Tag.CURRENCY or (last.pos in _DANGLING and last.text != "%"):
        return True
    if last.dependency in _BEFORE_NOUN or last.dependency in _VERB_FUNCTION_WORDS:
        return last.head.i > last.i and last.head.i not in kept
    if last.tag in RELATIVE_PRONOUNS and last.head.i > last.i:
        return last.head.i not in kept
    inside = last.name_kind in COUNTED and last.i + 1 < len(doc) and doc[last.i + 1].continues_name
    inside = inside and not _parts_measure(doc[last.i + 1])
    return (inside or is_glued(doc, last.i + 1)) and last.i + 1 not in kept


def _parts_measure(comma: Token) -> bool:
    """Whether a comma in a time stands before the measure of another clause: "[,] hours after"."""
    if comma.tag != Tag.COMMA or comma.i + 1 >= len(comma.doc):
        return False
    measure = comma.doc[comma.i + 1]
    while measure.dependency != Dependency.ADVERBIAL_NOUN and measure.head.i > measure.i:
        measure = measure.head
    return measure.dependency == Dependency.ADVERBIAL_NOUN and measure.head.i > measure.i
