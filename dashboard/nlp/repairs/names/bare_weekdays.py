"""Parts a name from the day of the week behind it: "police arrested Ahmed Rashid Monday".

The model joins the two, as if somebody had that name, or hangs the name on the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECTS, VERBAL, hang, reattach, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PERSON, _DATE = "PERSON", "DATE"
# Days that have names ("Black Friday") and what is called by one are no names with a day behind.
_OTHERS = frozenset({"DATE", "TIME", "EVENT", "WORK_OF_ART", "PRODUCT"})
_TIME, _NAME = "npadvmod", "NNP"


@dataclass(frozen=True, slots=True)
class BareWeekdays:
    """Mends a document; ``weekdays``: the days of the week, in lower case."""

    weekdays: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; heads, labels and entities of such names and days change."""
        for day in tokens_where(doc, {"LOWER": self.weekdays}):
            if day.is_title and day.i > 1 and not _goes_on(day):
                start = _start_of_name(day)
                if start < day.i:
                    _part(start, day)
        return doc


def _start_of_name(day: SpacyToken) -> int:
    """Where the name right before a day begins; the day itself where none stands there.

    A single word is a name only where the model has found it to be one.
    """
    doc, start = day.doc, day.i
    kind = doc[start - 1].ent_type_
    while start > 0 and doc[start - 1].tag_ == _NAME and doc[start - 1].ent_type_ == kind:
        start -= 1
    governed = day.dep_ == "pobj" and kind != _PERSON  # "on Super Tuesday"
    single = day.i - start == 1 and (not kind or day.ent_type_ == kind or governed)
    return day.i if kind in _OTHERS or single else start


def _part(start: int, day: SpacyToken) -> None:
    """Give a name the place that it has in the sentence without the day, and both their kinds."""
    from spacy.tokens import Span

    doc, name = day.doc, day.doc[day.i - 1]
    verb = next((t for t in day.ancestors if t.pos_ in VERBAL), None)
    if verb is not None and name.head == day:
        _take_place(name, day, verb)
    if verb is not None and name.head == verb and name.dep_ == _TIME:
        _join_title(name, start)
    if day.ent_type_ != _DATE:
        kind = day.ent_type_ or _PERSON
        entities = [Span(doc, start, day.i, label=kind), Span(doc, day.i, day.i + 1, label=_DATE)]
        doc.set_ents(entities, default="unmodified")


def _goes_on(day: SpacyToken) -> bool:
    """Whether a name goes on behind a day: "the Joe Friday Show", "Ann Friday's"."""
    behind = day.doc[day.i + 1] if day.i + 1 < len(day.doc) else None
    return behind is not None and (behind.tag_ in {"NNP", "POS"} or behind.dep_ == "case")


def _take_place(name: SpacyToken, day: SpacyToken, verb: SpacyToken) -> None:
    """Give a name the place of the day in the tree, and hang the day on the verb."""
    place, above = day.dep_, day.head
    if place == _TIME:
        held = {t.dep_ for t in verb.children}
        place, above = ("dobj" if held & SUBJECTS else "nsubj"), verb
        if "dobj" in held:
            place = "appos"
    hang([t for t in day.lefts if t != name], name)
    reattach(name, above, place)
    reattach(day, verb, _TIME)


def _join_title(name: SpacyToken, start: int) -> None:
    """Make a name the object of which the noun right before it is the title: "coach Tom Berg"."""
    title = name.doc[start - 1] if start else None
    if title is not None and title.dep_ == "dobj" and title.head == name.head:
        hang([*title.children], name)
        relabel(name, "dobj")
        reattach(title, name, "compound")
