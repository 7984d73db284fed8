"""The markers of factuality: what in its sentence keeps an event from being told as a fact.

After FactBank (Saurí and Pustejovsky 2009): modal particles, polarity, and the predicates and
nouns that govern the event. What each is called, how it ranks and what a reader is told of it
stand, with examples, in ``languages/*/markers.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dashboard.errors import RuleError
from dashboard.model import Modality
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN, forms_of, language_file, read_toml
from dashboard.rules.propose import Proposal


class Marker(StrEnum):
    """A kind of marker, by the name that it has in ``markers.toml``."""

    ACCOUNT = "account"
    ASKED_NOT_TO = "asked-not-to"
    AWAITED = "awaited"
    CALLED_OFF = "called-off"
    CHARGE = "charge"
    CLAUSE = "clause"
    CONDITION = "condition"
    DEGREE = "degree"
    DENIED_PLAN = "denied-plan"
    ENDPOINT = "endpoint"
    FORMER_HOPE = "former-hope"
    FUTURE = "future"
    GOVERNING_NOUN = "governing-noun"
    GOVERNING_VERB = "governing-verb"
    GUESS = "guess"
    HEARSAY = "hearsay"
    INFINITIVE = "infinitive"
    LATER = "later"
    LIGHT_NOUN = "light-noun"
    MODAL = "modal"
    MODIFIER = "modifier"
    NEGATION = "negation"
    ONE_SIDE = "one-side"
    QUESTION = "question"
    QUOTATION = "quotation"
    SCHEDULE = "schedule"
    STEP_BEHIND = "step-behind"
    WITNESS = "witness"


class Reading(NamedTuple):
    """How a marker has an event told, and the word at which it stands.

    ``cue``: the word that says so, where that is another one ("shot him, police [said]").
    """

    modality: Modality
    marker: Marker
    word: Token
    cue: Token | None = None

    def propose(self, language: str = OWN) -> Proposal[Modality]:
        """The same as a proposal, with the rank of the marker and the reason for a reader."""
        told = load_markers(language)[self.marker]
        because = told.reason(self.modality).format(word=self.word.text)
        cue = self.word if self.cue is None else self.cue
        return Proposal(told.name, told.rank, self.modality, because, cue.i)


@dataclass(frozen=True, slots=True)
class ToldMarker:
    """What a language tells of a marker: its name and rank, and the reasons by modality."""

    name: str
    rank: int
    reasons: Mapping[str, str]

    def reason(self, modality: Modality) -> str:
        """The reason for a modality, with ``{word}`` for the word. Raises RuleError for none."""
        found = self.reasons.get(modality)
        if found is None:
            raise RuleError(
                f"markers.toml: the marker {self.name!r} has no reason for {modality}: give it "
                "one under because"
            )
        return found


@functools.cache
def load_markers(language: str = OWN) -> Mapping[Marker, ToldMarker]:
    """The markers of ``languages/LANGUAGE/markers.toml``. Raises RuleError where one is missing."""
    table = read_toml(language_file(language, "markers.toml"))
    forms = (form for row in table["marker"] for form in forms_of(row))
    rows = {form["marker"]: form for form in forms}
    if odd := rows.keys() ^ set(Marker):
        raise RuleError(f"markers.toml: {sorted(odd)} are missing, or are no markers")
    general: Mapping[str, str] = table["because"]
    return {
        Marker(key): ToldMarker(row["name"], row["rank"], {**general, **row.get("because", {})})
        for key, row in rows.items()
    }
