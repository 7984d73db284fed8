"""Parts the name of a place or a field from that of a person behind a title.

"First Minister of Scotland Nicola Sturgeon said": the parser hangs "Scotland Nicola Sturgeon" on
the preposition, so that nobody but a "First Minister" speaks. "Commissioner of the Union for
Foreign Affairs Petra Holm" is one body for the model, from the Union to Holm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PROPER_NOUNS, SUBJECTS, hang, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_LONGEST = 3  # words of a place: "New South Wales"
_OF_A_BODY = PROPER_NOUNS | {"IN", "DT"}
_NAMED_SUBJECTS = {"DEP": SUBJECTS, "TAG": frozenset({"NNP"})}
_PREPOSITIONS = {"TAG": frozenset({"IN"})}
_BEFORE_A_NAME = frozenset({"nmod", "compound"})


@dataclass(frozen=True, slots=True)
class OfficeHolders:
    """Mends a document; titles in lower case, given names as they are written.

    ``courtesy``: titles that a name begins with ("a lawyer for Mr Berg");
    ``fields``: words for what a minister is for, which are no name ("of Health Ana Berg");
    ``before_fields``: prepositions behind which one stands, and no place ("for").
    """

    titles: frozenset[str]
    courtesy: frozenset[str]
    given_names: frozenset[str]
    fields: frozenset[str]
    before_fields: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document: the person takes the title's place in the tree, as in apposition."""
        if not tokens_where(doc, {"LOWER": self.titles}):
            return doc
        for holder in tokens_where(doc, _NAMED_SUBJECTS):
            beside = _subject_right_before(holder)
            if beside is not None and beside.lower_ in self.titles:
                reattach(beside, holder, "nmod")  # "its chief of staff General Ana Berg"
        for preposition in tokens_where(doc, _PREPOSITIONS):
            if (whose := self._whose_agent(preposition)) is not None:
                reattach(whose, preposition, "pobj")
                reattach(preposition, doc[preposition.i - 1], "prep")
                continue
            title = self._title(preposition)
            name = None if title is None else _name(preposition, title)
            given = None if name is None else self._given_name(preposition, name)
            if title is None or name is None or given is None:
                continue
            if name.head == preposition:
                _hang(title, preposition, name, given)
            of_place = preposition.lower_ not in self.before_fields
            is_place = of_place and doc[given - 1].lower_ not in self.fields
            _mark(doc, preposition, name, given, is_place=is_place)
        return doc

    def _whose_agent(self, mark: SpacyToken) -> SpacyToken | None:
        """The name behind a title and a preposition that the parser made a second subject of it.

        "Ole Lind, counsel for [Ana Berg] described it": "for" is no conjunction before a name,
        where the verb has had its subject.
        """
        if mark.dep_ != "mark" or mark.i == 0 or mark.doc[mark.i - 1].lower_ not in self.titles:
            return None
        before = [t for t in mark.head.lefts if t.dep_ in SUBJECTS]
        if len(before) != 2 or before[0].i >= mark.i or before[1].left_edge.i != mark.i + 1:
            return None
        return before[1] if before[1].tag_ in PROPER_NOUNS else None

    def _title(self, preposition: SpacyToken) -> SpacyToken | None:
        """The title before a preposition, or before the body in front of one: "of the X for Y"."""
        doc, i = preposition.doc, preposition.i - 1
        while i >= 0 and doc[i].lower_ not in self.titles:
            if doc[i].tag_ not in _OF_A_BODY:
                return None
            i -= 1
        if i < preposition.sent.start:
            return None
        bare = i == preposition.i - 1 or doc[i + 1].tag_ == "IN"
        return doc[i] if bare else None

    def _given_name(self, preposition: SpacyToken, name: SpacyToken) -> int | None:
        """Where the person's name begins behind that of the place; None: there is no such pair."""
        first = _after_article(preposition)
        words = preposition.doc[first : name.i]
        office = preposition.doc[preposition.i - 1 : first + 1].text.lower()
        if office in self.titles and len(words) > 1:
            return first + 1  # "chief of staff General Ana Berg"
        if any(t.tag_ not in PROPER_NOUNS for t in words):
            return None
        known = (t.i for t in words if t.text in self.given_names)
        seen = (e.start for e in name.doc.ents if e.label_ == "PERSON" and e.end == name.i + 1)
        field = next((t.i for t in words if t.lower_ not in self.fields), first)
        given = max(next(known, next(seen, first)), field)
        given -= given > first and name.doc[given - 1].lower_ in self.courtesy
        place = preposition.doc[first:given]
        if any(t.lower_ in self.titles for t in place):
            return None  # "a friend of Gov. Ann Lee"
        return given if first < given <= first + _LONGEST else None


def _subject_right_before(name: SpacyToken) -> SpacyToken | None:
    """The other subject of a name's verb, where nothing stands between the two."""
    before = (t for t in name.head.lefts if t.dep_ == name.dep_ and t.i < name.i)
    title = next((t for t in before if t.right_edge.i + 1 == name.left_edge.i), None)
    if title is None:
        return None
    field = title.doc[title.i + 1 : name.left_edge.i]
    of_name = any(t.tag_ in PROPER_NOUNS or t.is_punct for t in field)  # "an aide to Senator Lee"
    return None if of_name else title


def _name(preposition: SpacyToken, title: SpacyToken) -> SpacyToken | None:
    """The last word of the names behind a preposition, on which it or the title hangs."""
    if title.head.i > preposition.i and title.dep_ in _BEFORE_A_NAME:
        return title.head  # the tree is right, and the entity may be wrong
    return next((c for c in preposition.children if c.dep_ == "pobj"), None)


def _hang(title: SpacyToken, preposition: SpacyToken, name: SpacyToken, given: int) -> None:
    place = name.doc[given - 1]
    hang(name.doc[preposition.i + 1 : given - 1], place)
    beside = [t for t in title.rights if t.i > name.i]
    above, label = title.head, title.dep_
    reattach(place, preposition, "pobj")
    reattach(name, name if above == title else above, label)
    reattach(title, name, "nmod")
    hang(beside, name)


def _mark(
    doc: SpacyDoc, preposition: SpacyToken, name: SpacyToken, given: int, *, is_place: bool
) -> None:
    """Mark the place, if it is one, and the person as entities, in place of what lies over both."""
    from spacy.tokens import Span

    first, entities = _after_article(preposition), doc.ents
    field = [] if is_place else [e for e in entities if e.start < preposition.i < e.end]
    over = [e for e in entities if e.end > given and e.start <= name.i]
    over += [e for e in field if e not in over]
    last = max([name.i + 1, *(e.end for e in over)])
    own = [e for e in entities if e not in over]
    cut = [Span(doc, e.start, preposition.i, e.label) for e in over if e.start < preposition.i]
    unseen = all(e.end <= first or e.start >= given for e in own)
    place = [Span(doc, first, given, label="GPE")] if is_place and unseen else []
    doc.ents = (*own, *cut, *place, Span(doc, given, last, label="PERSON"))


def _after_article(preposition: SpacyToken) -> int:
    """Where the name behind a preposition begins, without its article."""
    behind = preposition.i + 1
    return behind + (behind < len(preposition.doc) and preposition.doc[behind].tag_ == "DT")
