"""Gives a name both titles that stand before it: "president and CEO Louis Gallois" is one man.

The parser joins the first title with the name, as if two people came; "the mayor and Police Chief
Tom Reed" are two. So both must be such as one person often holds at once. Or it takes the titles
for a subject of their own: "Norvik co-founder and CEO Ana Berg left". Nor is half of a portfolio
somebody: "Work and pensions [secretary], Ana Berg, left".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECTS, reattach, relabel, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BESIDE = {"DEP": frozenset({"conj", "appos"}), "TAG": frozenset({"NNP"})}
_SUBJECTS = {"DEP": SUBJECTS, "TAG": frozenset({"NNP"})}
_PLACES = SUBJECTS | {"npadvmod", "dep"}  # of titles that were taken for a phrase of their own
_ONE = frozenset({"NN", "NNP"})
_WITHIN = _ONE | {"JJ", "HYPH"}  # "chief executive", "co-founder"
_TITLE = "nmod"
_JOINED = frozenset({"conj"})
_WITHIN_NAME = frozenset({"compound", "amod"})
_OF_FIELD = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class JointTitles:
    """Mends the tree of a document; all are words in lower case.

    ``titles``: such as one person holds at once; ``portfolios``: those with a field before them.
    """

    titles: frozenset[str]
    portfolios: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document: the name takes the place of the first title in the tree."""
        for name in tokens_where(doc, _BESIDE):
            title = name.head
            if self._is_title(title) and self._is_joined(title, name):
                _hang(title, name)
        for name in tokens_where(doc, _SUBJECTS):
            titles = self._titles_before(name)
            if titles is not None:
                reattach(titles, name, _TITLE)
        for office in tokens_where(doc, {"DEP": _JOINED, "LOWER": self.portfolios}):
            if _has_half_before(office):
                _hang(office.head, office)
        return doc

    def _titles_before(self, name: SpacyToken) -> SpacyToken | None:
        """The first of two joined titles right before a name, a subject of the same verb."""
        first = name.left_edge.i
        beside = (t for t in name.head.lefts if t.right_edge.i == first - 1)
        title = next((t for t in beside if t.dep_ in _PLACES and self._is_title(t)), None)
        joined = [] if title is None else [t for t in title.rights if t.dep_ == "conj"]
        return title if len(joined) == 1 and self._is_title(joined[0]) else None

    def _is_title(self, noun: SpacyToken) -> bool:
        return noun.tag_ in _ONE and noun.lower_ in self.titles

    def _is_joined(self, title: SpacyToken, name: SpacyToken) -> bool:
        """Whether all between a title and a name is "and", another title, and the name itself."""
        between = [*name.doc[title.i + 1 : name.i]]
        if len(between) < 2 or between[0].dep_ != "cc":
            return False
        second = next((t for t in between[1:] if self._is_title(t)), None)
        if second is None:
            return False
        own = all(t.tag_ == "NNP" for t in between if t.i > second.i)
        return own and all(t.tag_ in _WITHIN for t in between[1:])


def _has_half_before(office: SpacyToken) -> bool:
    """Whether a noun without an article, and "and", are half of the field of a named office."""
    half = office.head
    first = half.left_edge.i
    between = office.doc[half.i + 1 : office.i]
    bare = half.tag_ in _ONE and all(t.dep_ in _WITHIN_NAME for t in half.lefts)
    opens = first == half.sent.start and half.dep_ in SUBJECTS and office.i > half.i
    named = any(t.dep_ == "appos" and t.tag_ == "NNP" for t in office.rights)
    joined = len(between) > 1 and between[0].dep_ == "cc"
    field = all(t.pos_ in _OF_FIELD for t in between[1:])
    return bare and opens and named and joined and field


def _hang(title: SpacyToken, name: SpacyToken) -> None:
    beside = [t for t in title.rights if t != name]
    take_place_of(name, title)
    reattach(title, name, _TITLE)
    for token in beside:
        token.head = name
        if token.i < name.i and token.dep_ == "conj":
            relabel(token, _TITLE)
