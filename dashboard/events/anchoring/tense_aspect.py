"""Tense, aspect and modality of a clause, as far as they decide which times may be its event's."""

from __future__ import annotations

import dataclasses

from dashboard.model import Modality


@dataclasses.dataclass(frozen=True, slots=True)
class TenseAspect:
    """How a clause tells its event: modality, tense (past, future or empty), what its verb is."""

    modality: Modality
    tense: str
    lasts: bool = False  # a state, or a verb that tells how long something went on
    defers: bool = False  # a verb that moves something to another time
    perfect: bool = False  # in the present perfect, which no time that is over goes with
    pluperfect: bool = False  # in the past perfect
    counts: bool = False  # of how many there were: "20 were found"
    then: bool = False  # "at the time": of what was told right before
    habit: bool = False  # done again and again
    generic: bool = False  # done by all of a kind
    foreseen: bool = False  # in the past it was still to come
    former: bool = False  # what somebody once meant to do: "had hoped to"

    @property
    def is_past_fact(self) -> bool:
        """Whether it tells as a fact what has happened."""
        return self.tense == "past" and self.modality in {Modality.ASSERTED, Modality.REPORTED}

    @property
    def is_of_any_time(self) -> bool:
        """Whether it tells as a fact what is neither past nor to come."""
        return self.tense == "" and self.modality is Modality.ASSERTED

    @property
    def is_denied(self) -> bool:
        """Whether it tells what had not happened."""
        return self.tense == "past" and self.modality is Modality.NEGATED

    @property
    def is_to_come(self) -> bool:
        """Whether it tells what is planned and still to come."""
        return self.tense == "future" and self.modality is Modality.PLANNED
