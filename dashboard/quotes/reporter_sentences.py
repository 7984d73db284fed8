"""The reporter's sentences: what stands outside the marks, each quotation in it one single item.

spaCy's own sentences break at marks and run over them; these do not.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.model import Span
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PARTICIPLES, TENSED_OR_PARTICIPLE
from dashboard.quotes.cues import Cues
from dashboard.quotes.marks import Marked

Item: TypeAlias = Token | Marked

STOPS = ".!?…"
REACH = 80  # words to each side of a place that can matter for it
# "[Still], she …", "[Asked], Liu …"
_NEW = PARTICIPLES | {Tag.PREPOSITION, Tag.ADVERB, Tag.COORDINATING_CONJUNCTION, Tag.PAST_TENSE}
LONGEST = 400  # items of a sentence; each report is held against each mark of it
SHORT_TAIL = 9  # words of a reporting clause after a quotation that ends in a full stop


@dataclass(frozen=True)
class ReporterSentence:
    """A sentence of the reporter; ``items`` are tokens and, between them, marked stretches.

    ``text`` is the whole text, into which all offsets point.
    """

    text: str
    part: AnalysedParagraph
    items: tuple[Item, ...]

    @functools.cached_property
    def numbers(self) -> frozenset[int]:
        """The numbers of the tokens outside of all marks."""
        return frozenset(token.i for token in self.tokens)

    @functools.cached_property
    def tokens(self) -> list[Token]:
        """The tokens outside of all marks."""
        return [item for item in self.items if not isinstance(item, Marked)]

    @functools.cached_property
    def marked(self) -> list[tuple[int, Marked]]:
        """The marked stretches, each with its place among the items."""
        return [(k, item) for k, item in enumerate(self.items) if isinstance(item, Marked)]

    def with_closing_mark(self, span: Span) -> Span:
        """The span, to behind the mark that closes the stretch in which it ends."""
        into = (m for _, m in self.marked if span.start <= m.open < span.end < m.close)
        end = next((marked.close for marked in into), span.end)
        return Span(span.start, end, self.text[span.start : end])

    def before(self, k: int, most: int = REACH) -> list[Token]:
        """The tokens between item ``k`` and the marked stretch before it, the last ``most``."""
        found: list[Token] = []
        for item in reversed(self.items[max(0, k - most) : k]):
            if isinstance(item, Marked):
                break
            found.append(item)
        return found[::-1]

    def after(self, k: int, most: int = REACH) -> list[Token]:
        """The tokens between item ``k`` and the marked stretch after it, the first ``most``."""
        found: list[Token] = []
        for item in self.items[k + 1 : k + 1 + most]:
            if isinstance(item, Marked):
                break
            found.append(item)
        return found


def cut_sentences(
    text: str, part: AnalysedParagraph, marked: tuple[Marked, ...], cues: Cues
) -> list[ReporterSentence]:
    """The reporter's sentences of a paragraph, in order; white space is in none of them."""
    sentences: list[ReporterSentence] = []
    current: list[Item] = []
    items = list(_items(part, [m for m in marked if m.depth == 0], part.doc))
    for k, item in enumerate(items):
        current.append(item)
        if len(current) == LONGEST:
            sentences.append(ReporterSentence(text, part, tuple(current)))
            current = []
            continue
        if isinstance(item, Token) and item.text[-1] not in STOPS:
            continue  # most of them
        if not _abbreviates(item, cues.abbreviations) and _ends_here(text, items, k, cues):
            sentences.append(ReporterSentence(text, part, tuple(current)))
            current = []
    if current:
        sentences.append(ReporterSentence(text, part, tuple(current)))
    return sentences


def inner_sentence(
    text: str, part: AnalysedParagraph, outer: Marked, inner: list[Marked]
) -> ReporterSentence:
    """The words of one quotation as a sentence for those within it."""
    held = part.within(outer.start, outer.end)
    return ReporterSentence(text, part, tuple(_items(part, inner, held)))


def _items(part: AnalysedParagraph, outer: list[Marked], tokens: Iterable[Token]) -> Iterator[Item]:
    k = 0
    given = False
    for token in tokens:
        if token.is_space:
            continue
        at = part.start + token.idx
        while k < len(outer) and outer[k].close <= at:
            if not given:
                yield outer[k]
            k += 1
            given = False
        if k < len(outer) and at + len(token.text) > outer[k].open:
            if not given:
                yield outer[k]
                given = True
            continue
        yield token
    yield from outer[k + given :]


def _abbreviates(item: Item, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop belongs to the word before it, which it abbreviates."""
    if isinstance(item, Marked) or item.text != "." or item.i == 0:
        return False
    before = item.doc[item.i - 1]
    return not before.whitespace_ and before.lower_ + "." in abbreviations


def _ends_here(text: str, items: list[Item], k: int, cues: Cues) -> bool:
    """Whether a sentence of the reporter ends with item ``k``."""
    if k + 1 == len(items):
        return True
    item, after = items[k], items[k + 1]
    if isinstance(item, Marked):
        return _quotation_ends(text, item, items[k + 1 : k + 2 + SHORT_TAIL], cues)
    if isinstance(after, Marked):
        return item.text[0] in STOPS
    if item.text[0] in STOPS:
        return not after.text[0].islower()
    return bool(after.is_sent_start) and after.text[0].isupper()


def _quotation_ends(text: str, marked: Marked, following: list[Item], cues: Cues) -> bool:
    """Whether the reporter's sentence ends with a quotation.

    It does if that ends in a stop and another one or a new sentence follows, not the rest of a
    reporting clause.
    """
    last = text[marked.end - 1]
    after = following[0]
    if last not in STOPS or not marked.closed:
        return False
    if isinstance(after, Marked):
        return True
    if after.text.islower() or not after.text[0].isalnum():
        return False
    return not _is_tail(following, cues, takes="clause" if last == "." else "marks")


def _is_tail(following: list[Item], cues: Cues, *, takes: str) -> bool:
    """Whether a few words with one verb that can report, as in "Liu said.", close the sentence.

    ``takes``: what the verb must take; behind a full stop, "The crowd roared." is news of its own.
    """
    verbs = 0
    if not isinstance(following[0], Marked) and following[0].tag in _NEW:
        return False
    for item in following:
        if isinstance(item, Marked):
            return verbs == 1
        if verbs and item.dependency == Dependency.OBJECT:
            return False
        if item.tag in TENSED_OR_PARTICIPLE:
            verbs += 1
            if takes not in cues.takes(item) or _holds_clause(item):
                return False
        elif verbs and item.text[0] in ".,:;":
            return verbs == 1
    return False


def _holds_clause(verb: Token) -> bool:
    """Whether a verb reports a clause behind it: "She admitted, though, that …"."""
    return any(c.i > verb.i for c in verb.children_as(Dependency.CLAUSAL_COMPLEMENT))


def is_semicolon(item: Item) -> bool:
    """Whether an item of a sentence is a semicolon of the reporter."""
    return not isinstance(item, Marked) and item.text == ";"
