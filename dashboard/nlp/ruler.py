"""The attribute ruler of spaCy's model, with what it says of a token remembered.

The ruler gives each token its part of speech and its morphology out of some 180 patterns, nearly
all of them of one token, and tries each at every token of every text: a seventh of spaCy's time.
What they say depends only on the tag, the label and the word, and of the words only on the few that
a pattern names. Those of several tokens are tried where a token is that one of them may begin with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.strings import StringStore
    from spacy.tokens import Doc as SpacyDoc

_READ = ("LOWER", "IS_SPACE", "TAG", "DEP", "POS", "MORPH", "LEMMA")
_ASKED, _WRITTEN = frozenset(_READ[:4]), _READ[2:]

_Row = tuple[int, ...]  # the attributes of a token, in the order of _READ or _WRITTEN


class _Said(NamedTuple):
    """What the patterns say of a token."""

    numbers: tuple[int, ...]  # of those of one token that match, in order
    row: _Row  # what they write
    opens: bool  # one of several tokens may begin with it


class RememberingRuler:
    """Does what the ruler of a model does, to the last attribute, out of the ruler's own patterns.

    Raises ValueError if they ask or set other attributes of a token than are remembered.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.attrs import IDS
        from spacy.matcher import Matcher

        self._strings = ruler.vocab.strings
        self._columns = [IDS[name] for name in _READ]
        self._words = _Words(ruler.vocab.strings)
        self._attrs: list[dict[int, int]] = ruler.attrs
        self._indices = ruler.indices
        self._alone, self._longer, self._openers = (Matcher(ruler.vocab) for _ in range(3))
        records: list[dict[str, Any]] = ruler.patterns
        for number, record in enumerate(records):
            self._check(record, number)
            alone = all(len(pattern) == 1 for pattern in record["patterns"])
            (self._alone if alone else self._longer).add(str(number), record["patterns"])
            first = [pattern[:1] for pattern in record["patterns"]]
            if not alone:
                self._openers.add(str(number), first)
            for words in (token["LOWER"] for (token,) in first if "LOWER" in token):
                self._words.name(words)
        self._said: dict[_Row, _Said] = {}

    def _check(self, record: Mapping[str, Any], number: int) -> None:
        asked = {name for pattern in record["patterns"] for token in pattern for name in token}
        if unknown := asked - _ASKED:
            raise ValueError(
                f"pattern {number} of the model's attribute ruler asks for {sorted(unknown)}: only "
                f"{sorted(_ASKED)} are remembered; leave the model its own ruler"
            )
        if unknown := set(self._attrs[number]) - set(self._columns[2:]):
            raise ValueError(
                f"pattern {number} of the model's attribute ruler sets the attributes {unknown}: "
                f"only {_WRITTEN} are remembered; leave the model its own ruler"
            )

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document with its attributes set."""
        if not len(doc):
            return doc
        table = doc.to_array(list(_READ))
        words, *others = table.T.tolist()
        tokens: list[_Row] = list(zip(map(self._words.__getitem__, words), *others, strict=True))
        if not all(map(self._said.__contains__, tokens)):
            self._learn(doc, tokens)
        said = [self._said[token] for token in tokens]
        rows = [one.row for one in said]
        if any(one.opens for one in said):
            for place, numbers in self._longer_at(doc).items():
                rows[place] = self._row(tokens[place], sorted((*said[place].numbers, *numbers)))
        table[:, 2:] = rows
        return doc.from_array(list(_WRITTEN), table[:, 2:])  # type: ignore[arg-type]

    def _learn(self, doc: SpacyDoc, tokens: list[_Row]) -> None:
        """Remember what the patterns of one token say of each token of a document."""
        found: list[list[int]] = [[] for _ in tokens]
        for number, start, _ in self._matches(self._alone, doc):
            found[start].append(number)
        opening = {start for _, start, _ in self._matches(self._openers, doc)}
        for i, (token, numbers) in enumerate(zip(tokens, found, strict=True)):
            numbers.sort()
            self._said[token] = _Said(tuple(numbers), self._row(token, numbers), i in opening)

    def _longer_at(self, doc: SpacyDoc) -> Mapping[int, list[int]]:
        """{place of a token: the numbers of the patterns of several tokens that are of it}."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, start, end in self._matches(self._longer, doc):
            found[range(start, end)[self._indices[number]]].append(number)
        return found

    def _matches(self, matcher: Any, doc: SpacyDoc) -> list[tuple[int, int, int]]:
        """(Number of a pattern, first token, token behind the last) of all matches."""
        found = matcher(doc, allow_missing=True)
        return [(int(self._strings[key]), start, end) for key, start, end in found]

    def _row(self, token: _Row, numbers: Iterable[int]) -> _Row:
        """The attributes of a token once all patterns have set theirs; the last one counts."""
        now = dict(zip(self._columns, token, strict=True))
        for number in numbers:
            now |= self._attrs[number]
        return tuple(now[column] for column in self._columns[2:])


class _Words(dict[int, int]):
    """{a word: itself if a pattern names it, else 0}, in spaCy's numbers; each is judged once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings
        self._named: set[str] = set()
        self._forms: list[re.Pattern[str]] = []

    def name(self, asked: Any) -> None:
        """Take up the words that a pattern asks for, in one of the ways of spaCy's matcher."""
        ways: dict[str, Any] = {"IN": [asked]} if isinstance(asked, str) else dict(asked)
        self._named.update(ways.pop("IN", ()), ways.pop("NOT_IN", ()))
        if "REGEX" in ways:
            self._forms.append(re.compile(ways.pop("REGEX")))
        if ways:
            raise ValueError(
                f"the model's attribute ruler asks for words by {sorted(ways)}: only a word, IN, "
                "NOT_IN and REGEX are remembered; leave the model its own ruler"
            )

    def __missing__(self, number: int) -> int:
        word = self._strings[number]
        named = word in self._named or any(form.search(word) for form in self._forms)
        self[number] = number if named else 0
        return self[number]
