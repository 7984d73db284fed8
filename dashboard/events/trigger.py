"""A trigger: the words of an article that make an event, with the type that they give it."""

from __future__ import annotations

from dataclasses import dataclass

PLAIN, STATEMENT, STATE = "OTHER", "STATEMENT", "STATE"
REQUEST, TALKS = "REQUEST", "CONSULT"
ACCUSE = "ACCUSE"
SPOKEN = frozenset({STATEMENT, REQUEST, ACCUSE, TALKS, "REJECT", "THREATEN", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class EventTrigger:
    """A trigger: tokens ``[first, last]`` of a paragraph.

    ``token`` is the word that names the event, ``verb`` the verb whose clause holds its
    participants (the same, but for nouns: the light verb, or None). ``announced``: a speaker says
    in a direct quotation what he will do on a day; ``narrated``: what happened on one. ``put_off``:
    a verb moved it to another time. ``second``: the token is what a second act told without a verb
    was done to. ``opens``: where the direct quotation begins that tells it, else the paragraph.
    """

    paragraph: int
    token: int
    first: int
    last: int
    type: str
    mode: str | None
    verb: int | None
    noun: int | None = None
    typed: bool = True
    identity: bool = False
    announced: bool = False
    narrated: bool = False
    put_off: bool = False
    second: bool = False
    opens: int = 0

    def __hash__(self) -> int:
        return hash((self.paragraph, self.first))  # nearly always enough, and soon done

    @property
    def head(self) -> int:
        """The token through which the event hangs in its sentence."""
        return self.token if self.verb is None else self.verb
