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
_NEVER_WRITTEN = frozenset({"LOWER"})
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
    """Where the attributes of the tokens of a document stand, column by column.

    A column is read anew when it is asked for and a repair may have written into it since.
    """

    def __init__(self, doc: SpacyDoc) -> None:
        from spacy.attrs import IDS

        self._doc, self._strings = doc, doc.vocab.strings
        self._attributes = {name: IDS[name] for name in _COLUMNS}
        self._current: set[str] = set()  # the columns into which nothing was written since
        self._written: dict[str, bytes] = {}
        self._places: dict[str, dict[int, list[int]]] = {}  # by spaCy's number of a word or label
        self._present: dict[str, frozenset[int]] = {}  # these numbers

    def tokens(self, conditions: Sequence[Condition]) -> list[SpacyToken]:
        places: set[int] = set()
        for condition in conditions:
            places |= self._meeting(condition)
        if not places:
            return []
        self._current &= _NEVER_WRITTEN
        return [self._doc[i] for i in sorted(places)]

    def _meeting(self, condition: Condition) -> set[int]:
        """The numbers of the tokens that meet a condition."""
        found: set[int] | None = None
        for name in _COLUMNS:
            if name not in condition:
                continue
            if name not in self._current:
                self._read(name)
            numbers = _numbers(self._strings, condition[name])
            if numbers.isdisjoint(self._present[name]):
                return set()  # as mostly
            here, places = self._places[name], set()
            for number in self._present[name] & numbers:
                places.update(here[number])
            found = places if found is None else found & places
            if not found:
                return found
        return found or set()

    def _read(self, name: str) -> None:
        """Read a column into which a repair may have written."""
        self._current.add(name)
        values = self._doc.to_array([self._attributes[name]])
        written = values.tobytes()
        if written == self._written.get(name):
            return  # as mostly
        places: dict[int, list[int]] = defaultdict(list)
        for i, number in enumerate(values.tolist()):
            places[number].append(i)
        self._written[name], self._places[name] = written, places
        self._present[name] = frozenset(places)


@functools.lru_cache(maxsize=1024)
def _numbers(strings: StringStore, words: frozenset[str]) -> frozenset[int]:
    """The numbers that spaCy has for words."""
    return frozenset(strings[word] for word in words)
