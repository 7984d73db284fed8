"""Finds the tokens of a document that a repair is for, without a look at each of the others.

spaCy makes a new object at each look at a token and a word at each look at a label. Some forty
repairs read each paragraph, and most of them find nothing in it that is theirs.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

Condition = Mapping[str, frozenset[str]]  # {an attribute of spaCy's: one of these}

_COLUMNS = ("DEP", "TAG", "LEMMA", "LOWER")
_KEY = "token_search"  # in the user data of a document


def tokens_where(doc: SpacyDoc, *conditions: Condition) -> list[SpacyToken]:
    """The tokens that now meet all that one of the conditions asks, in order.

    The attributes are DEP, TAG, LEMMA and LOWER. Only through tokens that come from here may
    a document be changed between two searches, until it is forgotten (``forget``).
    """
    table: _Table | None = doc.user_data.get(_KEY)
    if table is None:
        table = doc.user_data[_KEY] = _Table(doc)
    return table.tokens(conditions)


def forget(doc: SpacyDoc) -> SpacyDoc:
    """The same document, without what was remembered of it for the searches."""
    doc.user_data.pop(_KEY, None)
    return doc


class _Table:
    """The attributes of the tokens of a document, column by column, in spaCy's numbers."""

    def __init__(self, doc: SpacyDoc) -> None:
        from spacy.attrs import IDS

        self._doc, self._strings = doc, doc.vocab.strings
        self._attributes = [IDS[name] for name in _COLUMNS]
        self._written = b""
        self._is_current = False  # no tokens were given since the columns were read
        self._columns: dict[str, list[int]] = {}
        self._present: dict[str, frozenset[int]] = {}

    def tokens(self, conditions: Sequence[Condition]) -> list[SpacyToken]:
        if not self._is_current:
            self._read()
        places = {i for condition in conditions for i in self._places(condition)}
        self._is_current = not places
        return [self._doc[i] for i in sorted(places)]

    def _read(self) -> None:
        """Read the columns into which a repair has written."""
        values = self._doc.to_array(self._attributes)
        written = values.tobytes()
        if written == self._written:
            return  # as mostly
        self._written = written
        for name, column in zip(_COLUMNS, values.T.tolist(), strict=True):
            if column != self._columns.get(name):
                self._columns[name], self._present[name] = column, frozenset(column)

    def _places(self, condition: Condition) -> Sequence[int]:
        asked: list[tuple[list[int], frozenset[int]]] = []
        for name, words in condition.items():
            numbers = _numbers(self._strings, words)
            if numbers.isdisjoint(self._present[name]):
                return ()
            asked.append((self._columns[name], numbers))
        (first, numbers), *rest = asked
        places = [i for i, number in enumerate(first) if number in numbers]
        for column, numbers in rest:
            places = [i for i in places if column[i] in numbers]
        return places


@functools.lru_cache(maxsize=256)
def _numbers(strings: StringStore, words: frozenset[str]) -> frozenset[int]:
    """The numbers that spaCy has for words."""
    return frozenset(strings[word] for word in words)
