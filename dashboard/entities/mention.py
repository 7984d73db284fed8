"""A mention before it is linked to an actor."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.model import ActorKind, Span

NAMED = frozenset(
    {"name", "demonym", "capital"}
)  # the types of mentions that name their actor by themselves
_APOSTROPHE = str.maketrans("’", "'")


def bare(text: str) -> str:
    """A word with straight apostrophes, as names are compared."""
    return text.translate(_APOSTROPHE)


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention before it is linked; tokens ``[first, last]`` of a paragraph, ``head`` among them.

    ``type``: name, demonym, capital, family, role, body, office_of, anaphor, pronoun or number.
    ``words`` is the name without titles, legal forms, articles; ``titles`` what stands before it,
    ``nicknames`` what stands in it in quotation marks. ``phrase``: of a description, with what
    counts it and whose it is ("two members of the Senate" around "members"); None for names.
    """

    span: Span
    paragraph: int
    first: int
    last: int
    head: int
    type: str
    kind: ActorKind | None
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    known: str | None = None
    nicknames: tuple[str, ...] = ()
    phrase: Span | None = None

    @property
    def place(self) -> tuple[int, int]:
        """The paragraph and the head token."""
        return self.paragraph, self.head
