"""The noun phrases of speakers: where they begin and end, and the name that a role is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.model import Span
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import (
    ADJECTIVES,
    COMMON_NOUNS,
    FINITE,
    NOUNS,
    POSSESSIVES,
    PROPER_NOUNS,
)
from dashboard.quotes.cues import Cues
from dashboard.quotes.reporter_sentences import ReporterSentence

STEPS = 6  # how far up the tree the subject of a coordinated or participial verb is looked for
_APOSTROPHES = frozenset(("'", "’"))
_NOMINAL = NOUNS | ADJECTIVES | POSSESSIVES | {Tag.CARDINAL, Tag.DETERMINER, Tag.HYPHEN, Tag.AFFIX}
_COUNTED = COMMON_NOUNS | {Tag.CARDINAL}
_GOING_ON = PROPER_NOUNS | {Tag.POSSESSIVE_ENDING}
_JOINING = frozenset((Tag.PREPOSITION, Tag.COORDINATING_CONJUNCTION))
_WHO = frozenset((Tag.PERSONAL_PRONOUN, Tag.WH_PRONOUN))
_LINKS = frozenset((Dependency.PREPOSITION, Dependency.COORDINATING_CONJUNCTION))
_BEFORE_VERBS = frozenset((Tag.ADVERB, Tag.MODAL))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its first and last token and its head."""

    first: Token
    last: Token
    head: Token

    def span(self, sentence: ReporterSentence) -> Span:
        """Where it stands in the text."""
        return sentence.part.span_of(self.first, self.last)


def phrase_of(head: Token, inside: frozenset[int]) -> Phrase:
    """The noun phrase around a head, with titles and "of …", without what follows a comma."""
    first = head
    left = [t for t in head.doc[head.left_edge.i : head.i] if t.i in inside]
    for token in reversed(left):
        punctuation = token.is_punct and token.tag != Tag.HYPHEN and token.text not in _APOSTROPHES
        if token.i != first.i - 1 or punctuation or token.tag in FINITE:
            break
        # "among them Mayor Ines Berg"
        if (
            token.tag == Tag.PERSONAL_PRONOUN
            and token.dependency == Dependency.PREPOSITIONAL_OBJECT
        ):
            break
        first = token
    last = _right_end(head, inside)
    return Phrase(first, last, head)


def name_of(phrase: Phrase, inside: frozenset[int], cues: Cues) -> Phrase:
    """The name that a role is given: "the chairman, Phil Stead, said"; else the phrase itself."""
    head = phrase.head
    person = _person_beside(head)
    if person is not None and person.i in inside:
        return phrase_of(person, inside)
    vague = head.lower_ in cues.indefinite
    if head.tag not in COMMON_NOUNS and head.lemma_.lower() not in cues.speakers and not vague:
        return phrase
    twin = twin_of(head)
    if twin is not None and twin.i in inside:
        return Phrase(phrase.first, twin, twin)
    ends = phrase.last.children if phrase.last.name_kind == NameKind.GEOPOLITICAL else ()
    people = (
        t for t in ends if t.name_kind == NameKind.PERSON
    )  # "the envoy to Poland, Dan Reyes,"
    for child in (*phrase.head.children, *people):
        close = phrase.last.i < child.left_edge.i <= phrase.last.i + 2
        named = child.tag == Tag.PROPER_NOUN and not child.has_child(Dependency.DETERMINER)
        if child.dependency == Dependency.APPOSITION and named and close and child.i in inside:
            return phrase_of(child, inside)
    return phrase


def _person_beside(head: Token) -> Token | None:
    """The person whom a chain of appositions ends with: "Lumen's editor, the poet Ida Sand, said".

    None where the words name a person themselves.
    """
    noun = head
    for _ in range(STEPS):
        if noun.name_kind == NameKind.PERSON:
            return noun if noun != head else None
        beside = [t for t in noun.children_as(Dependency.APPOSITION) if t.i > noun.i]
        if len(beside) != 1:
            return None
        noun = beside[0]
    return None


def twin_of(noun: Token) -> Token | None:
    """The name right behind a noun, both of them subjects: "the charity Lumen said"."""
    both = noun.head.children if noun.dependency in SUBJECTS else ()
    for other in both:
        same = other.dependency == noun.dependency and other.tag == Tag.PROPER_NOUN
        if same and other.left_edge.i == noun.i + 1:
            return other
    return None


def _right_end(head: Token, inside: frozenset[int]) -> Token:
    last = head
    doc = head.doc
    while last.i + 1 < len(doc) and last.i + 1 in inside:
        after = doc[last.i + 1]
        if after.tag in _GOING_ON and _hangs_on(after, head) and after.tag != Tag.POSSESSIVE_ENDING:
            last = after
        elif after.dependency in _LINKS and after.head.i <= last.i and _hangs_on(after, head):
            end = _stretch_end(after, inside)
            if end is None:
                break
            last = end
        else:
            break
    return last


def _hangs_on(token: Token, head: Token) -> bool:
    for _ in range(STEPS):
        if token.head.i == head.i:
            return True
        token = token.head
    return False


def _stretch_end(link: Token, inside: frozenset[int]) -> Token | None:
    """The last token of "of the ministry" or "and Brown" after a head; None if it is too much."""
    doc = link.doc
    end: Token | None = None
    for token in doc[link.i + 1 : link.i + 12]:
        joins = token.tag in _NOMINAL or token.tag in _JOINING or token.text in _APOSTROPHES
        of_them = token.tag == Tag.PERSONAL_PRONOUN and token.i == link.i + 1
        if token.i not in inside or not (joins or of_them):
            break
        if token.tag in NOUNS or token.tag == Tag.CARDINAL or of_them:
            end = token
    return end


def phrase_after(tokens: Sequence[Token], cues: Cues) -> Phrase | None:
    """The noun phrase with which some tokens begin ("said | Liu Zhenli, chief of …")."""
    run: list[Token] = []
    for token in tokens:
        if not run and token.tag == Tag.ADVERB:
            continue
        if token.tag == Tag.PERSONAL_PRONOUN and not run:
            return Phrase(token, token, token) if token.lower_ in cues.pronouns else None
        if not (token.tag in _NOMINAL or _is_initial(token) or _goes_on(token, run)):
            break
        run.append(token)
    return _phrase(run, cues)


def _goes_on(token: Token, run: list[Token]) -> bool:
    """Whether a noun phrase goes on with "of …" or "& CEO Gustav …"."""
    if not run or token.i + 1 >= len(token.doc):
        return False
    if token.tag == Tag.COORDINATING_CONJUNCTION:
        return run[-1].tag in NOUNS and token.doc[token.i + 1].tag in PROPER_NOUNS
    link = token.tag == Tag.PREPOSITION and token.dependency == Dependency.PREPOSITION
    return link and run[-1].tag in _COUNTED


def _is_initial(token: Token) -> bool:
    return len(token.text) <= 5 and token.text.endswith(".") and token.text[0].isupper()


def _phrase(run: list[Token], cues: Cues) -> Phrase | None:
    while run and run[-1].tag not in NOUNS and run[-1].lower_ not in cues.indefinite:
        run.pop()
    if not run:
        return None
    cut = next((k for k, t in enumerate(run) if t.tag == Tag.PREPOSITION), len(run))
    heads = [t for t in run[:cut] if t.tag in NOUNS or t.lower_ in cues.indefinite]
    return Phrase(run[0], run[-1], heads[-1]) if heads else None


def phrase_before(tokens: Sequence[Token], cues: Cues) -> Phrase | None:
    """The noun phrase with which some tokens end ("… | one official | also"), adverbs left out."""
    run: list[Token] = []
    for token in reversed(tokens):
        if not run and (token.tag in _BEFORE_VERBS or token.pos == Pos.AUXILIARY):
            continue
        if token.tag in _WHO and not run:
            return Phrase(token, token, token) if token.lower_ in cues.pronouns else None
        if not (token.tag in _NOMINAL or _is_initial(token)):
            break
        run.append(token)
    return _phrase(run[::-1], cues)
