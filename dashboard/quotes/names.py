"""Words in marks that nobody said: titles of works, nicknames, terms that are spoken of."""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOUNS, POSSESSIVES, PROPER_NOUNS
from dashboard.quotes.cues import Cues
from dashboard.quotes.marks import Marked
from dashboard.quotes.reporter_sentences import STOPS, ReporterSentence

LONGEST_WORD = 24  # characters
LONGEST_NAME = 10  # words
LONGEST_TERM = 3
LONGEST_OWNER = 6
_OWNS = NOUNS | POSSESSIVES | {Tag.DETERMINER, Tag.ADJECTIVE}
_SMALL = 4  # letters of words that a title may write small


def is_name(sentence: ReporterSentence, k: int, content: list[Token], cues: Cues) -> bool:
    """Whether the marked item ``k`` of a sentence is a name or a term, not somebody's words."""
    marked = sentence.items[k]
    assert isinstance(marked, Marked)
    words = [t for t in content if not t.is_punct]
    if not words or len(words) > LONGEST_NAME:
        return not words
    before = sentence.before(k)
    near = [t for t in before[-6:] if not t.is_punct]
    if content[-1].text in "!?" and before and "marks" in cues.takes(before[-1]):
        return False  # They chanted “Four More Years!”
    told_on = content[-1].text == ","  # “Never,” Liu said
    if is_introduced(sentence, k, cues) or (not told_on and _is_nickname(sentence, k, words)):
        return True
    if _is_somebodys_name(before, cues):
        return True
    if is_title_of(sentence, k, content):
        return True
    alone = len(sentence.items) == 1 and content[-1].text in STOPS
    if alone or not _is_titled(words):
        return False
    return (
        len(words) > 1
        or words[-1].i == content[-1].i
        or _work_nearby(near, sentence.after(k), cues)
    )


def is_title_of(sentence: ReporterSentence, k: int, content: list[Token]) -> bool:
    """Whether the marked item ``k`` is a title behind a preposition: the author of “Blue Rooms”."""
    words = [t for t in content if not t.is_punct]
    before = sentence.before(k)
    behind = (
        bool(before)
        and before[-1].tag == Tag.PREPOSITION
        and before[-1].dependency == Dependency.PREPOSITION
    )
    return behind and 1 < len(words) <= LONGEST_NAME and _is_titled(words)


def is_introduced(sentence: ReporterSentence, k: int, cues: Cues) -> bool:
    """Whether a word such as "so-called" stands right before the marked item ``k``."""
    marked = sentence.items[k]
    assert isinstance(marked, Marked)
    before = sentence.text[max(0, marked.open - LONGEST_WORD) : marked.open].rstrip().casefold()
    word = before.split()[-1] if before.split() else ""
    return word in cues.introducers


def _is_somebodys_name(before: list[Token], cues: Cues) -> bool:
    """Whether only an owner stands between such a word and the mark: "dubbed the town's “star”"."""
    owner = before[-LONGEST_OWNER:]
    if not owner or owner[-1].tag not in POSSESSIVES:
        return False
    first = next((k for k, token in enumerate(owner) if token.lower_ in cues.introducers), None)
    return first is not None and all(token.tag in _OWNS for token in owner[first + 1 :])


def _is_nickname(sentence: ReporterSentence, k: int, words: list[Token]) -> bool:
    before, after = sentence.before(k), sentence.after(k)
    return bool(
        len(words) <= LONGEST_TERM
        and before
        and after
        and before[-1].tag in PROPER_NOUNS
        and after[0].tag in PROPER_NOUNS
    )


def _is_titled(words: list[Token]) -> bool:
    """Whether the words are written as in a title: all but the small ones with a capital."""
    first = words[0].text
    if not (first[0].isupper() or first[0].isdigit()):
        return False
    return all(
        t.text[0].isupper()
        or not t.text[0].isalpha()
        or (len(t.text) <= _SMALL and t.pos not in (Pos.VERB, Pos.NOUN))
        for t in words
    ) and any(t.text[0].isupper() for t in words[-1:])


def _work_nearby(near: list[Token], after: list[Token], cues: Cues) -> bool:
    return any(t.lemma_.lower() in cues.titles or t.lower_ in cues.makers for t in near) or any(
        t.lemma_.lower() in cues.titles for t in after[:2]
    )
