"""Finds the tokens of a document that a repair is for, without a look at each of the others.

spaCy makes a new object at each look at a token and a word at each look at a label. Some forty
repairs read each paragraph, and most of them find nothing in it that is theirs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dashboard.nlp.labels import names_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

Condition = Mapping[str, frozenset[str]]  # {an attribute of spaCy's: one of these}

_FIXED = "LOWER"
_WRITTEN = ("LEMMA", "TAG", "DEP")  # the columns into which a repair may write
_KEY = "token_search"  # in the user data of a document


def tokens_where(doc: SpacyDoc, *conditions: Condition) -> list[SpacyToken]:
    """The tokens that now meet all that one of the conditions asks, in order.

    The attributes are DEP, TAG, LEMMA and LOWER; another is a ValueError. A condition is quickest
    that begins with the one that fewest tokens meet. Who changes one of them afterwards has to tell
    (``note_change``), until the document is forgotten (``forget``).
    """
    table: _Table | None = doc.user_data.get(_KEY)
    if table is None:
        table = doc.user_data[_KEY] = _Table(doc)
    try:
        return table.tokens(conditions)
    except KeyError as error:
        raise ValueError(
            f"tokens_where: {error} cannot be asked for, only {[_FIXED, *_WRITTEN]}"
        ) from error


def note_change(doc: SpacyDoc) -> None:
    """Let the next search see that a lemma, tag or label of a document was changed."""
    table: _Table | None = doc.user_data.get(_KEY)
    if table is not None:
        table.is_current = False


def forget(doc: SpacyDoc) -> SpacyDoc:
    """The same document, without what was remembered of it for the searches."""
    doc.user_data.pop(_KEY, None)
    return doc


class _Table:
    """Where the attributes of the tokens of a document stand, column by column.

    What a repair may have written is read anew when it is asked for and was changed since: all of
    its columns at once, as that takes little longer than one.
    """

    def __init__(self, doc: SpacyDoc) -> None:
        from spacy.attrs import IDS

        self._doc = doc
        self._attributes = [IDS[name] for name in _WRITTEN]
        self._name = names_of(doc.vocab.strings)
        self._places: dict[str, dict[str, list[int]]] = {}  # by the word or label
        self._present: dict[str, frozenset[str]] = {}  # these words and labels
        self._put(_FIXED, doc.to_array([IDS[_FIXED]]).tolist())
        self.is_current = False  # nothing was written since the columns were read

    def tokens(self, conditions: Sequence[Condition]) -> list[SpacyToken]:
        if not self.is_current:
            self._read()
        places: set[int] = set()
        present = self._present
        for condition in conditions:
            for name, words in condition.items():
                if words.isdisjoint(present[name]):
                    break  # as mostly
            else:
                places |= self._meeting(condition)
        return [self._doc[i] for i in sorted(places)] if places else []

    def _meeting(self, condition: Condition) -> set[int]:
        """The numbers of the tokens that meet a condition, each part of which one of them meets."""
        found: set[int] | None = None
        for name, words in condition.items():
            here = self._places[name]
            places = {i for word in self._present[name] & words for i in here[word]}
            found = places if found is None else found & places
        return found or set()

    def _read(self) -> None:
        """Read the columns into which a repair may have written."""
        self.is_current = True
        table = self._doc.to_array(self._attributes)
        for name, column in zip(_WRITTEN, table.T.tolist(), strict=True):
            self._put(name, column)

    def _put(self, name: str, column: Sequence[int]) -> None:
        """Note where each word stands in a column of spaCy's numbers of words."""
        places: dict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(map(self._name, column)):
            places[word].append(i)
        self._places[name], self._present[name] = places, frozenset(places)
