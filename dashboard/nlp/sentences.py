"""Where sentences may begin: not behind an abbreviation, and after no more than so many tokens.

A sentence without an end would cost the square of its length in whatever looks at all that hangs
on a word. The longest of 5,459 sentences of the project's articles and of histories has 130 tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.nlp.labels import names_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

LONGEST_SENTENCE = 400  # tokens
_STOP, _BRACKET = ".", "["
_ENDS = frozenset(".!?…:;”\"'’)]")  # of a sentence, or of what may be one
_BULLETS = frozenset("*•·▪-–—")
_MARKS = "\"'“‘"
_DASHES, _COLON = "-–—|", ":"
_FIGURES = re.compile(r"\d[\d.:/–—-]*[^\W\d]{0,2}")  # "4", "4th", "1998–2003", "03:40"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_LONGEST_LABEL = 12  # tokens


@dataclass(frozen=True, slots=True)
class SentenceBoundaries:
    """A part of spaCy's pipeline before the parser: no sentence begins behind an abbreviation.

    Nor with what somebody put in brackets within one ("told ODESC [the committee] to report"). One
    does behind letters, where one of the ``openers`` stands: "wrote on X. The agency"; behind those
    that end a time (``times``) also where one of ``behind_times`` does: "at 2 a.m. Three women".
    And behind a date (``of_dates`` and figures) that labels an entry: "May 9, 2006 - Holm left".
    """

    abbreviations: frozenset[str]
    openers: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    behind_times: frozenset[str] = frozenset()
    of_dates: frozenset[str] = frozenset()

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; a beginning that is set already stays."""
        word_of = names_of(doc.vocab.strings)
        words = [word_of(number) for number in doc.to_array(["ORTH"]).tolist()]
        entry = self._behind_label(words)
        if entry is not None:
            doc[entry].is_sent_start = True
        for i, (word, following) in enumerate(pairwise(words)):
            if not word.endswith(_STOP) and following != _BRACKET:
                continue  # as nearly all
            before, token = doc[i], doc[i + 1]
            dotted = before.lower_
            if dotted == _STOP and i and not doc[i - 1].whitespace_:
                dotted = doc[i - 1].lower_ + _STOP
            inserted = following == _BRACKET and word not in _ENDS
            if (dotted in self.abbreviations or inserted) and not token.is_sent_start:
                token.is_sent_start = False
            elif _may_end(before.lower_, dotted) and self._opens(token.text, before.lower_):
                token.is_sent_start = True
        return doc

    def _behind_label(self, words: Sequence[str]) -> int | None:
        """The token behind the date and the colon or dash that label a paragraph; None: no such."""
        dated, start = False, next((i for i, word in enumerate(words) if word not in _BULLETS), 0)
        for i in range(start, min(len(words) - 1, start + _LONGEST_LABEL)):
            word, figures = words[i], _FIGURES.fullmatch(words[i])
            named = word.lower().rstrip(_STOP) in self.of_dates or word.lower() in self.times
            dated = dated or named or bool(figures and _YEAR.match(word))
            ends = word in _DASHES or (word[-1:] in _DASHES and figures is not None)
            if dated and (word == _COLON or (ends and words[i + 1].lstrip(_MARKS)[:1].isupper())):
                return i + 1
            if not (named or figures or ends or word in {",", _STOP}):
                return None
        return None

    def _opens(self, word: str, before: str) -> bool:
        """Whether a word with a large letter begins a sentence behind letters with full stops."""
        return word in self.openers or (before in self.times and word in self.behind_times)


def _may_end(word: str, dotted: str) -> bool:
    """Whether letters with a full stop may end a sentence: "wrote on X.", "at around 2 a.m."."""
    *letters, end = (dotted if len(dotted) == 2 else word).split(".")
    return not end and bool(letters) and all(len(p) == 1 and p.isalpha() for p in letters)


def bound_sentences(doc: SpacyDoc, nlp: Language) -> SpacyDoc:
    """The document, read once more with longer sentences cut where one is too long."""
    if len(doc) <= LONGEST_SENTENCE or not doc.has_annotation("DEP"):
        return doc
    cuts = {cut for sent in doc.sents for cut in _cuts(doc, sent.start, sent.end)}
    if not cuts:
        return doc
    again = nlp.make_doc(doc.text)
    for cut in cuts:
        again[cut].is_sent_start = True
    return nlp(again)


def _cuts(doc: SpacyDoc, start: int, end: int) -> Iterator[int]:
    """The tokens before which a sentence is cut: behind a mark where one is in reach."""
    while end - start > LONGEST_SENTENCE:
        last = start + LONGEST_SENTENCE
        reach = range(last, start + LONGEST_SENTENCE // 2, -1)
        start = next((i for i in reach if _is_mark(doc, i - 1)), last)
        yield start


def _is_mark(doc: SpacyDoc, i: int) -> bool:
    """Whether a token is a mark or a line break with white space behind it."""
    token = doc[i]
    return token.is_space or (token.is_punct and bool(token.whitespace_))
