"""Parts a day that opens a sentence from the name behind it: "Yesterday Norvik Water was fined".

The model takes both for one name, or the name for what "on" governs ("On Monday Alder Foods, the
owner, was fined", "In 2019 Norvik bought it"), so that the verb has no subject, or nothing is told
of when. "Sunday Times" and "Friday Night Lights" are names: a word for a day is parted only from
what is not of one name with it, and behind "on" only where the verb lacks a subject. A
time of two words is parted so, too: "[Last year] British envoy Ana Lund met them"; so is one that
the parser takes for a sentence of its own ("[This morning] Vik resigned").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    PROPER_NOUNS,
    SUBJECT_PLACES,
    TIMES,
    VERBAL,
    head_of_name,
    is_finite,
    make_subject,
    reattach,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_DATE, _TIME = "DATE", "npadvmod"
_OPENING = PROPER_NOUNS | {"JJ", "NN", "NNS", "DT", "PRP$"}  # with these a subject may begin
_NUMERALS = {"DEP": frozenset({"nummod"}), "TAG": frozenset({"CD"})}
_YEAR = "dddd"  # spaCy's shape of four figures


@dataclass(frozen=True, slots=True)
class FrontedDays:
    """Mends the tree of a document.

    ``deictic``: words for a day that are no name ("yesterday"); ``weekdays``: the days of the week;
    ``leading``: words before a unit of time that tells when by itself ("last year").
    """

    deictic: frozenset[str]
    weekdays: frozenset[str]
    leading: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such days and names change."""
        where = {"LOWER": self.deictic | self.weekdays, "DEP": frozenset({"compound"})}
        for day in tokens_where(doc, where):
            name = head_of_name(day.head)
            apart = day.ent_type_ == _DATE and day.nbor(1).ent_type_ != _DATE
            if not apart or name.tag_ not in PROPER_NOUNS or name.i < day.i:
                continue
            alone = day.lower_ in self.deictic and day.i == day.sent.start < name.i - 1
            if alone and name.dep_ in SUBJECT_PLACES:
                reattach(day, name.head, _TIME)
            elif _opens_with_preposition(day, name):
                _reattach_subject(day, name)
        for first in tokens_where(doc, {"LOWER": self.leading}, {"LOWER": self.deictic}):
            if first.head.i == first.i + 1 or first.lower_ in self.deictic:
                _hang_on_verb(first if first.lower_ in self.deictic else first.head)
        for year in tokens_where(doc, _NUMERALS):
            name = year.head
            dated = year.shape_ == _YEAR and year.ent_type_ == _DATE and year.i == name.left_edge.i
            apart = dated and year.nbor(1).ent_type_ != _DATE and name.tag_ in PROPER_NOUNS
            if apart and _opens_with_preposition(year, name):
                _reattach_subject(year, name)
            elif dated and _is_left_by_preposition(year):
                reattach(year, year.nbor(-1), "pobj")
        return doc


def _hang_on_verb(unit: SpacyToken) -> None:
    """Hang on its verb a time of one or two words that opens a sentence: "[last year] they met"."""
    first = unit.left_edge
    if first.i != first.sent.start or not unit.i - 1 <= first.i or unit.i + 1 >= len(unit.doc):
        return
    behind = unit.nbor(1)
    timed = unit.tag_ == "NN" and unit.ent_type_ in TIMES and behind.ent_type_ not in TIMES
    if not timed or behind.tag_ not in _OPENING:
        return
    if unit.head == unit and not any(t.i > unit.i for t in unit.children):
        verb = behind.sent.root  # the parser took it for a sentence
        subject = any(t.dep_ in SUBJECT_PLACES and t.left_edge == behind for t in verb.lefts)
        verb = verb if behind == behind.sent[0] and subject else unit
    elif unit.head.pos_ not in VERBAL and unit.head.i > unit.i:
        verb = next((t for t in unit.head.ancestors if t.pos_ in VERBAL), unit)
    else:
        return
    if verb.i > unit.i and is_finite(verb):
        reattach(unit, verb, _TIME)


def _opens_with_preposition(day: SpacyToken, name: SpacyToken) -> bool:
    """Whether a preposition opens the sentence that governs both, and its verb has no subject."""
    link, verb = name.head, name.head.head
    opens = link.i == day.sent.start == day.i - 1 and name.dep_ == "pobj" and link.dep_ == "prep"
    lacking = not any(t.dep_ in SUBJECT_PLACES for t in verb.children)
    return opens and lacking and verb.pos_ in {"VERB", "AUX"} and verb.i > name.i


def _is_left_by_preposition(year: SpacyToken) -> bool:
    """Whether a preposition opens the sentence and governs nothing: "[in] 2019 workers left"."""
    link = year.doc[year.i - 1] if year.i else year
    opens = link.i == year.sent.start and link.dep_ == "prep" and not any(link.children)
    subjects = (t for t in year.ancestors if t.dep_ in SUBJECT_PLACES)
    return opens and any(t.left_edge == year and t.head == link.head for t in subjects)


def _reattach_subject(day: SpacyToken, name: SpacyToken) -> None:
    """Give the preposition the day, and the verb the name for its subject."""
    link, verb = name.head, name.head.head
    make_subject(name, verb)
    reattach(day, link, "pobj")
