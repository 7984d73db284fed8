"""Times counted from an event whose day the text has told: "ten days before the murder"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.dates.anchored import anchored_at, kept, moved
from dashboard.dates.context import Focus, is_coarser
from dashboard.dates.explanations import step
from dashboard.dates.fields import Fields
from dashboard.dates.find import Found
from dashboard.dates.meaning import Clock, Length, Open, Reading
from dashboard.dates.periods import Period, widen
from dashboard.dates.tagging import Tagging
from dashboard.model import Granularity as Unit
from dashboard.nlp.grammar import Tag
from dashboard.nlp.word_classes import RELATIVE_OPENERS, VERBS_AND_MODALS

_REACH = 6  # words between what is told and its day
_BEHIND = re.compile(r" (\w+) (\w+) (\w+)\b")
_NOUN_BEHIND = re.compile(r" (\w+)\b")
_AS_COUNTED = (None, "APPROX")  # and not "at least two days before"
_Read = Callable[[Found], Reading | None]
_PARTED = VERBS_AND_MODALS | RELATIVE_OPENERS | {Tag.COORDINATING_CONJUNCTION}


@dataclass(slots=True)
class ToldEvents:
    """The events whose day a text has told so far, by the nouns that name them again.

    None stands for more days than one: then the noun names none of them.
    """

    text: str
    settings: Mapping[str, Any]
    _days: dict[str, Focus | None] = field(default_factory=dict)

    def turn(self, found: Found, new: Focus, tagging: Tagging | None) -> None:
        """Keep what a sentence tells with a day, or a month or year, if it is such an event."""
        for nouns in () if tagging is None else self._named(found, tagging):
            for noun in nouns:
                self._days[noun] = _one_of(self._days.get(noun, new), new)

    def _named(self, found: Found, tagging: Tagging) -> Iterator[Sequence[str]]:
        """The nouns of each event that is told with an expression."""
        before = [(c.word, c.tag) for c in reversed(tagging.sentence_before(found.start))]
        behind = _NOUN_BEHIND.match(self.text, found.end)
        for event in self.settings["named_again"].values():
            nouns: Sequence[str] = event["nouns"]
            if behind is not None and behind[1] in nouns:
                yield nouns  # "the 23 October killing"
            elif any(self._tells(words.split(), before) for words in event["told"]):
                yield nouns

    def _tells(self, words: Sequence[str], before: Sequence[tuple[str, Tag]]) -> bool:
        """Whether words stand so close before a day that it is theirs."""
        said, size = [word for word, _ in before], len(words)
        for first in range(len(said) - size, max(-1, len(said) - size - _REACH - 1), -1):
            between = before[first + size :]
            if said[first : first + size] == words:
                return not any(t in _PARTED or w in self.settings["parting"] for w, t in between)
        return False

    def counted_from(self, found: Found) -> tuple[int, Focus] | None:
        """The side and the day of the event to which a length is counted; None if not known."""
        behind = _BEHIND.match(self.text, found.end)
        if behind is None or behind[1] not in self.settings["counted_to"]:
            return None
        day = self._days.get(behind[3])
        goes_on = self.text[behind.end() :].startswith(tuple(self.settings["of_another"]))
        if day is None or day.period.unit is not Unit.DAY or goes_on:
            return None
        if behind[2] not in self.settings["naming_again"]:
            return None
        before, _ = self.settings["counted_to"]
        return (-1 if behind[1] == before else 1), day

    def date(
        self, reading: Reading, found: Found, clocked: Found | None, read: _Read
    ) -> Reading | None:
        """The reading of an expression that is counted from such an event; None if it is not.

        ``clocked``: the length behind a time of the day, which is of the day counted to.
        """
        if not isinstance(reading.meaning, Clock):
            return self._counted(reading, found)
        length = None if clocked is None else read(clocked)
        day = None if length is None or clocked is None else self._counted(length, clocked)
        if day is None or not isinstance(day.meaning, Period) or day.meaning.unit is not Unit.DAY:
            return None
        return kept(day, replace(reading, meaning=replace(reading.meaning, day=day.meaning)))

    def _counted(self, reading: Reading, found: Found) -> Reading | None:
        """So many of a unit from the event that stands behind, or one if it names one alone."""
        if (told := self.counted_from(found)) is None:
            return None
        length = _length(reading, found)
        if length is None or reading.mod not in _AS_COUNTED:
            return None
        side, day = told
        period = moved(day.period, length[0], side * length[1])
        what = step(found.text, "dates.length_before" if side < 0 else "dates.length_after")
        return None if period is None else replace(anchored_at(day, period, what), mod=reading.mod)


def _length(reading: Reading, found: Found) -> tuple[Unit, float] | None:
    """How many days a length is, or one that stands alone ("the day before"); None of another."""
    if reading.meaning == Open() and Fields(found).has("unit"):
        unit, amount = Fields(found).unit()[0], 1.0
    elif isinstance(reading.meaning, Length) and len(reading.meaning.amounts) == 1:
        unit, amount = reading.meaning.amounts[0][0], reading.meaning.amounts[0][1] or 0
    else:
        return None
    return (unit, amount) if amount and unit is Unit.DAY else None


def _one_of(old: Focus | None, new: Focus) -> Focus | None:
    """The finer of two times, if it lies within the other; None if they are two."""
    if old is None:
        return None
    fine, wide = (old, new) if is_coarser(new.period, old.period.unit) else (new, old)
    return fine if widen(fine.period, wide.period.unit) == wide.period else None
