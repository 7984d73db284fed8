"""The kinds of event that a person may set: a subtype, or a type where no subtype says it.

A kind is told by its code: that of a subtype ("Justice.Search") or of an event type ("COERCE").
"""

from __future__ import annotations

import functools

from dashboard.model import Event
from dashboard.registry import read_toml
from dashboard.timeline.wording.labels import subtype_labels, type_labels

OTHER = "OTHER"  # the kind of an event of which none is said
_FILE = "timeline/corrections/kinds.toml"


def kinds() -> dict[str, str]:
    """The label of each kind by its code, in the order of the alphabet.

    Without the types that are called as one of the subtypes is: two alike cannot be chosen from.
    """
    subtypes = subtype_labels()
    called = set(subtypes.values())
    types = {code: label for code, label in type_labels().items() if label not in called}
    return dict(sorted((subtypes | types).items(), key=lambda kind: kind[1].casefold()))


def read_kind(words: str) -> str | None:
    """The code of a kind that is written as its code or its label; None for other words."""
    words = words.strip()
    codes = (*subtype_labels(), *type_labels())
    if words in codes:
        return words
    written = {code.casefold(): code for code in codes}
    written |= {label.casefold(): code for code, label in kinds().items()}
    return written.get(words.casefold())


def kind_of(event: Event) -> str:
    """The code of what kind of event it is: of its subtype, else of its type."""
    return event.subtype or event.type


def type_and_subtype(kind: str) -> tuple[str, str | None]:
    """The event type of a kind, and its subtype: None where the kind is a type alone."""
    if kind in subtype_labels():
        return _type_of_subtype().get(kind, OTHER), kind
    return kind, None


@functools.cache
def _type_of_subtype() -> dict[str, str]:
    return {code: name for name, codes in read_toml(_FILE).items() for code in codes}
