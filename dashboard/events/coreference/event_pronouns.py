"""Which event a clause is of that only says when it was: "[it] came a week after the vote"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.events.coreference.comparison import are_dated_apart, facts_of_paragraph
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.trigger import STATEMENT
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import SUBJECTS


class EventPronouns:
    """The events of an article that "it", or a noun such as "the incident", means by itself."""

    def __init__(self, analysis: Analysis, words: ClauseWords) -> None:
        self.analysis, self.words = analysis, words

    def find(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the one fact that "it" can mean; None: there is none, or several.

        At the head of a paragraph that is what the paragraph before is about, else what the
        sentence before tells; and no other date stands beside it.
        """
        number, start = read.found.paragraph, read.event.sentence.start
        text = self.analysis.text
        opens = not text[self.analysis.paragraphs[number].paragraph.start : start].strip()
        before = self._told_right_before
        where = self._told_by_paragraph(number - 1, kept) if opens else before(number, start, kept)
        if where is None or are_dated_apart(read.event, kept[where].event):
            return None
        return where

    def _told_by_paragraph(self, number: int, kept: Sequence[EventMention]) -> int | None:
        """The place of the only fact that a main clause of a paragraph tells."""
        told = [i for i, other in facts_of_paragraph(number, kept) if self._is_main(other)]
        return told[0] if len(told) == 1 else None

    def _told_right_before(
        self, number: int, start: int, kept: Sequence[EventMention]
    ) -> int | None:
        """The place of the first fact that the sentence before an offset leads with."""
        told = None
        for i, other in facts_of_paragraph(number, kept):
            end = other.event.sentence.end
            near = end <= start and not self.analysis.text[end:start].strip()
            if near and self._leads(other):
                told = i  # they come from the last to the first
        return told

    def _leads(self, read: EventMention) -> bool:
        """Whether the main clause tells it, or its subject: "the agreement, signed in May, …"."""
        if self._is_main(read):
            return True
        if read.found.verb is None:
            return False
        verb = self.analysis.part_of(read.found).doc[read.found.verb]
        above = verb.head
        return (
            verb.dependency == Dependency.ADNOMINAL_CLAUSE
            and above.dependency in SUBJECTS
            and above.head.dependency == Dependency.ROOT
        )

    def _is_main(self, read: EventMention) -> bool:
        """Whether a main clause tells it, or the clause of somebody who says so there."""
        if read.found.verb is None or read.event.type == STATEMENT:
            return False
        verb = self.analysis.part_of(read.found).doc[read.found.verb]
        above = verb.head if verb.dependency == Dependency.CLAUSAL_COMPLEMENT else verb
        return Dependency.ROOT in {verb.dependency, above.dependency}
