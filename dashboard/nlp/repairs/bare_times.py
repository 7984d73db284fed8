"""Hangs a bare time on what it dates, where the parser took another word.

"Norlinje was fined 2 million kroner the following year": no year is a sum of money, and no comma
parts the two. "After the talks in Oslo last week, Reed resigned": the talks were last week.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_OBJECTS = frozenset({"dobj", "attr", "npadvmod"})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class BareTimes:
    """Mends the tree of a document; ``ordering``: prepositions before what came before or after."""

    ordering: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such times change."""
        for time in doc:
            thing = time.head
            if time.dep_ == "npadvmod" and time.i < thing.i:
                self._hang_on_fronted(time, thing)
            if time.dep_ != "appos" or time.ent_type_ not in _TIMES or thing.dep_ not in _OBJECTS:
                continue
            counted = any(t.dep_ == "nummod" for t in thing.children)
            if counted and thing.ent_type_ not in _TIMES and thing.i + 1 == time.left_edge.i:
                time.head, time.dep_ = thing.head, "npadvmod"
        return doc

    def _hang_on_fronted(self, time: SpacyToken, verb: SpacyToken) -> None:
        """Hang a time on the noun of the phrase of order before it, if no comma parts them."""
        before = time.left_edge.i - 1
        if time.ent_type_ not in _TIMES or before < 0:
            return
        for link in verb.lefts:
            nouns = [t for t in link.children if t.dep_ == "pobj"]
            if link.lower_ in self.ordering and nouns and link.right_edge.i == before:
                time.head = nouns[0]
