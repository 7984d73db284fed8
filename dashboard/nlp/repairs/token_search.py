"""Finds the tokens of a document that a repair is for, without a look at each of the others.

spaCy makes a new object at each look at a token and a word at each look at a label. Some forty
repairs read each paragraph, and most of them find nothing in it that is theirs.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

Condition = Mapping[str, frozenset[str]]  # {an attribute of spaCy's: one of these}

_COLUMNS = ("LOWER", "LEMMA", "TAG", "DEP")  # the one first that most often has none
_ATTRIBUTES = frozenset(_COLUMNS)
_WRITTEN = ("LEMMA", "TAG", "DEP")  # the columns into which a repair may write
_KEY = "token_search"  # in the user data of a document


def tokens_where(doc: SpacyDoc, *conditions: Condition) -> list[SpacyToken]:
    """The tokens that now meet all that one of the conditions asks, in order.

    The attributes are DEP, TAG, LEMMA and LOWER; another is a ValueError. Only through tokens that
    come from here may a document be changed between two searches, until it is forgotten
    (``forget``).
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
    """Where the attributes of the tokens of a document stand, column by column.

    What a repair may have written is read anew when it is asked for and tokens were given out
    since: all of its columns at once, as that takes little longer than one.
    """

    def __init__(self, doc: SpacyDoc) -> None:
        from spacy.attrs import IDS

        self._doc, self._strings = doc, doc.vocab.strings
        self._attributes = [IDS[name] for name in _WRITTEN]
        self._places: dict[str, dict[int, list[int]]] = {}  # by spaCy's number of a word or label
        self._present: dict[str, frozenset[int]] = {}  # these numbers
        self._put("LOWER", doc.to_array([IDS["LOWER"]]).tolist())
        self._values: bytes | None = None
        self._is_current = False  # no token was given out since the columns were read

    def tokens(self, conditions: Sequence[Condition]) -> list[SpacyToken]:
        places: set[int] = set()
        for condition in conditions:
            places |= self._meeting(condition)
        if not places:
            return []
        self._is_current = False
        return [self._doc[i] for i in sorted(places)]

    def _meeting(self, condition: Condition) -> set[int]:
        """The numbers of the tokens that meet a condition."""
        if not condition.keys() <= _ATTRIBUTES:
            asked = sorted(condition.keys() - _ATTRIBUTES)
            raise ValueError(f"tokens_where: {asked} cannot be asked for, only {_COLUMNS}")
        found: set[int] | None = None
        for name in _COLUMNS:
            if name not in condition:
                continue
            if not self._is_current and name in _WRITTEN:
                self._read()
            numbers, present = _numbers(self._strings, condition[name]), self._present[name]
            if numbers.isdisjoint(present):
                return set()  # as mostly
            here, places = self._places[name], set()
            for number in present & numbers:
                places.update(here[number])
            found = places if found is None else found & places
            if not found:
                return found
        return found or set()

    def _read(self) -> None:
        """Read the columns into which a repair may have written."""
        self._is_current = True
        table = self._doc.to_array(self._attributes)
        values = table.tobytes()
        if values == self._values:
            return  # as mostly
        self._values = values
        for name, column in zip(_WRITTEN, table.T.tolist(), strict=True):
            self._put(name, column)

    def _put(self, name: str, column: Sequence[int]) -> None:
        """Note where each number stands in a column."""
        places: dict[int, list[int]] = defaultdict(list)
        for i, number in enumerate(column):
            places[number].append(i)
        self._places[name], self._present[name] = places, frozenset(places)


@functools.lru_cache(maxsize=1024)
def _numbers(strings: StringStore, words: frozenset[str]) -> frozenset[int]:
    """The numbers that spaCy has for words."""
    return frozenset(strings[word] for word in words)
