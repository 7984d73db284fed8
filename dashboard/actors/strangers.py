"""Tells a family name with a title ("President Sand") from others of that name ("Ida Sand")."""

from __future__ import annotations

from collections import defaultdict

from dashboard.actors.knowledge import NameWords
from dashboard.actors.mention import FoundMention
from dashboard.actors.registry import Draft
from dashboard.text.analysis import Analysis


class Strangers:
    """Knows which full names an article gives to whom, and with which titles."""

    def __init__(self, people: list[FoundMention], analysis: Analysis, words: NameWords) -> None:
        self.analysis, self.words = analysis, words
        self.full: dict[tuple[str, ...], list[FoundMention]] = defaultdict(list)
        for mention in people:
            if len(mention.words) > 1:
                self.full[mention.words].append(mention)

    def is_other(self, short: FoundMention, draft: Draft) -> bool:
        """Whether a family name with a title cannot be the person of a full name.

        It cannot if the courtesy title is of the other sex, or if an office is given to it before
        the full name is first told, and never to the full name. A heading may come before.
        """
        titles = {title.lower() for title in short.titles}
        gender = self._gender(titles)
        if gender is not None and draft.gender is not None and gender != draft.gender:
            return True
        offices = titles & (self.words.offices | self.words.ranks)
        first = min((start for start, _ in draft.mentions), default=-1)
        part = self.analysis.paragraphs[short.paragraph]
        if not offices or first < short.span.start or part.is_heading:
            return False
        named = self.full[draft.words]
        return bool(named) and not any(self._has_office(m, offices) for m in named)

    def gender_of(self, short: FoundMention) -> str | None:
        """The pronoun that a courtesy title before a name tells; None if it tells none."""
        return self._gender({title.lower() for title in short.titles})

    def _gender(self, titles: set[str]) -> str | None:
        he, she = titles & self.words.he, titles & self.words.she
        return None if bool(he) == bool(she) else "he" if he else "she"

    def _has_office(self, full: FoundMention, offices: set[str]) -> bool:
        """Whether a full name bears an office, or its sentence speaks of that of the short one."""
        own = {title.lower() for title in full.titles}
        if own & (self.words.offices | self.words.ranks):
            return True
        doc = self.analysis.paragraphs[full.paragraph].doc
        return any(token.text in offices for token in doc[full.head].sent)
