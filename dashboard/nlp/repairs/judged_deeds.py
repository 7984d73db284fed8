"""Hangs on a judgement the day behind the deed: "cleared her of killing him [on Monday]".

The parser hangs it on the deed; but no court sits, and hardly any police charge, on that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_GOVERNED = frozenset({"pobj"})


@dataclass(frozen=True, slots=True)
class JudgedDeeds:
    """Mends the tree of a document.

    ``days``: the names of the days of the week; ``judging``: lemmas of verbs for what the law does
    to somebody for a deed.
    """

    days: frozenset[str]
    judging: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such days, and of phrases behind them, change."""
        for day in tokens_where(doc, {"LOWER": self.days, "DEP": _GOVERNED}):
            if any(True for _ in day.children):
                continue
            link = day.head
            verb = None if link.dep_ != "prep" else self._judgement(link.head)
            if verb is not None:
                for phrase in [t for t in link.head.rights if t.dep_ == "prep" and t.i >= link.i]:
                    phrase.head = verb
        return doc

    def _judgement(self, deed: SpacyToken) -> SpacyToken | None:
        """The verb that says that somebody is judged for what a gerund tells; else None."""
        if deed.tag_ != "VBG" or deed.dep_ != "pcomp":
            return None
        above = next(_over_links(deed))
        if above.pos_ == "NOUN":  # "on suspicion of killing", "for six years for killing"
            above = next(_over_links(above), above)
        return above if above.lemma_ in self.judging and above.i < deed.i else None


def _over_links(token: SpacyToken) -> Iterator[SpacyToken]:
    """What a token hangs on by a preposition."""
    if token.head.dep_ == "prep":
        yield token.head.head
    elif token.dep_ == "pcomp":
        yield token.head
