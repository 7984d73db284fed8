"""By which nouns a text calls an actor, gathered mention by mention as the text is gone through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.actors.name_words import NameWords
from dashboard.actors.registry import Draft
from dashboard.nlp.analysis import Analysis

_Ends = tuple[int, int]


@dataclass(slots=True)
class _Gathered:
    """What the mentions of a draft say, up to one of them.

    It holds as long as the draft keeps its name and loses no mention.
    """

    words: tuple[str, ...]
    moves: int
    last: _Ends | None = None
    nouns: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class Vocabulary:
    """The nouns of each draft; a mention is looked at once, however often it is asked for."""

    def __init__(self, analysis: Analysis, words: NameWords) -> None:
        self._analysis, self._words = analysis, words
        self._gathered: dict[str, _Gathered] = {}

    def nouns(self, draft: Draft) -> set[str]:
        """What an organisation is by its name ("Airlines": airline) and by the text."""
        return {word.lower() for word in draft.words} | draft.offices | self._of(draft).nouns

    def kinds(self, draft: Draft) -> set[str]:
        """What kinds of body the nouns right before its name say it is: "the union Tracc"."""
        return self._of(draft).kinds

    def _of(self, draft: Draft) -> _Gathered:
        kept = self._gathered.get(draft.id)
        if kept is None or (kept.words, kept.moves) != (draft.words, draft.moves):
            kept = self._gathered[draft.id] = _Gathered(draft.words, draft.moves)
        lower = {word.lower() for word in draft.words}
        for ends in _behind(draft, kept.last):
            self._read(ends, lower, kept)
        kept.last = next(reversed(draft.mentions), None)
        return kept

    def _read(self, ends: _Ends, lower: set[str], kept: _Gathered) -> None:
        """Take up what one mention says."""
        start, end = ends
        part = self._analysis.paragraph_at(start)
        if part is None:
            return
        place = start - part.start, end - part.start
        tokens = list(part.doc.char_span(*place, alignment_mode="expand") or ())
        kept.nouns.update(t.lemma_.lower() for t in tokens if t.lower_ in lower)
        if tokens and tokens[-1].tag_ == "NN":  # "the energy regulator" beside its name
            kept.nouns.add(tokens[-1].lower_)
        token = part.token_at(start)
        if token is not None and token.i and token.tag_ == "NNP":
            before = token.doc[token.i - 1]
            kind = self._words.anaphors.get(before.lower_) if before.is_lower else None
            kept.kinds.update({kind} if kind else ())


def _behind(draft: Draft, last: _Ends | None) -> Iterator[_Ends]:
    """The mentions of a draft that came after one of them, the newest first; None: all."""
    for ends in reversed(draft.mentions):
        if ends == last:
            return
        yield ends
