"""Hangs bare times on the verb whose they are.

"Norlinje was fined 2 million kroner the following year": no year is a sum of money, as the parser
takes it, and no comma parts the two. "A nurse accused of stealing from the ward where she worked
[today] told a jury": the day of the news, right before a main verb of saying, is no day of a
relative clause for where somebody lives or works.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import TIMES, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BESIDE = {"DEP": frozenset({"appos"})}
_ADVERBIAL = frozenset({"npadvmod", "advmod"})
_OBJECTS = frozenset({"dobj", "attr", "npadvmod"})


@dataclass(frozen=True, slots=True)
class BareTimes:
    """Mends the tree of a document.

    ``present``: the words for the day of the news; ``lasting``: verbs of what goes on for long;
    ``telling``: those of saying.
    """

    present: frozenset[str]
    lasting: frozenset[str]
    telling: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such times change."""
        for time in tokens_where(doc, _BESIDE):
            thing = time.head
            if time.ent_type_ not in TIMES or thing.dep_ not in _OBJECTS:
                continue
            counted = any(t.dep_ == "nummod" for t in thing.children)
            if counted and thing.ent_type_ not in TIMES and thing.i + 1 == time.left_edge.i:
                reattach(time, thing.head, "npadvmod")
        for time in tokens_where(doc, {"LOWER": self.present, "DEP": _ADVERBIAL}):
            verb, end = time.head, _end_of_aside(time)
            relative = verb.dep_ == "relcl" and verb.lemma_ in self.lasting and verb.i < time.i
            main = doc[end] if relative and end < len(doc) else verb
            if main.tag_ == "VBD" and main.lemma_ in self.telling and main in verb.ancestors:
                time.head = main
        return doc


def _end_of_aside(time: SpacyToken) -> int:
    """The number of the token behind a time and the brackets on it: "today (Monday)"."""
    doc, end = time.doc, time.right_edge.i + 1
    if end < len(doc) and doc[end].tag_ == "-LRB-":
        end = next((t.i + 1 for t in doc[end : time.sent.end] if t.tag_ == "-RRB-"), end)
    return end
