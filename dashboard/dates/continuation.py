"""Whether a sentence goes on with the time that was just told."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.dates.context import NEVER_FOCUS, Focus
from dashboard.dates.find import Found
from dashboard.model import Granularity as Unit
from dashboard.model import TemporalExpression, TimexType
from dashboard.registry import current_language, language_file, read_words

SENTENCE_LENGTH = 250  # characters in which a sentence about a year may name a month of it
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"\w+\Z")
_SOME = "X"  # in the value of a length that is not counted: "in recent years"
_NEAR = 12  # characters in which the word before an expression stands
_BACK = 3  # expressions among which the last time is looked for


@dataclass(frozen=True, slots=True)
class Continuation:
    """What stands before an expression behind the time that was named last, right before it.

    ``opening``: the words of its sentence before it; None if that has named the time itself.
    """

    opening: tuple[str, ...] | None

    def goes_on(self, settings: Mapping[str, Any], *, opens: bool) -> bool:
        """Whether the sentence goes on with what was just told: "The taps began in April".

        It begins with what is known, or with the time itself (``opens``): "In May work stopped".
        Who says something says it of late.
        """
        if self.opening is None:
            return True
        if any(word in settings["saying"] for word in self.opening):
            return False
        return opens or any(word in settings["continuing"] for word in self.opening[:1])

    def resumes(self, settings: Mapping[str, Any]) -> bool:
        """Whether the sentence begins with a pronoun for who the one before told of."""
        return any(word in settings["resuming"] for word in (self.opening or ())[:1])


def sentence_breaks(text: str) -> list[re.Match[str]]:
    """Where one sentence ends and the next begins, in order; not behind the stop of "Dr. Lee"."""
    return list(_sentence_break(current_language()).finditer(text))


@functools.cache
def _sentence_break(language: str) -> re.Pattern[str]:
    short = read_words(language_file(language, "words/abbreviations.txt"))
    words = (re.escape(word.removesuffix(".").capitalize()) for word in sorted(short))
    goes_on = "".join(rf"(?<!\b{word}\.)" for word in words)  # asked at a full stop alone
    return re.compile(rf"(?:\.{goes_on}|[!?])['\"”’)]*\s+[^\W\da-z]|\n")


def continuation(
    text: str, done: Sequence[TemporalExpression], recent: Focus | None, start: int
) -> Continuation | None:
    """How the sentence of an offset goes on with the last time of a text.

    None if that stands in neither this sentence nor the one before: a sentence in between may have
    turned to another time, which it does not name. "now" and lengths name none.
    """
    named = (t for t in reversed(done[-_BACK:]) if t.anchoring not in NEVER_FOCUS)
    last = next(named, None)
    if last is None or recent is None or recent.anchor != last.id:
        return None
    between = text[last.span.end : start + 1]
    if len(between) > SENTENCE_LENGTH or "\n" in between:
        return None
    ends = sentence_breaks(between)
    if len(ends) > 1:
        return None
    if not ends:
        return Continuation(None)
    opening = _WORD.findall(between[ends[0].end() - 1 : -1])
    return Continuation(tuple(word.lower() for word in opening))


def time_passed(
    text: str, done: Sequence[TemporalExpression], start: int, settings: Mapping[str, Any]
) -> Unit | None:
    """The unit of a length that a text has let pass since the time it told of; None if none.

    "He was shot on 3 May. He woke after four days and died a week later": a week after he woke. A
    length that is counted to the time itself lets none pass: "on Monday, after four days of talks".
    """
    length = done[-1] if done else None
    if length is None or length.type is not TimexType.DURATION or length.interval is not None:
        return None
    near = max(0, length.span.start - SENTENCE_LENGTH)
    lead, between = text[near : length.span.start].rstrip(), text[length.span.end : start + 1]
    word = _LAST_WORD.search(lead)
    if word is None or word[0].lower() not in settings["letting_pass"]:
        return None
    if "\n" in between or len(sentence_breaks(between)) > 1:
        return None
    told = done[-2].span.end - near if len(done) > 1 else 0
    counted_to = told > 0 and not lead[told : word.start()].strip(" ,")
    of_late = word[0].lower() in settings["taking"] and _SOME in (length.value or "")
    return None if counted_to or of_late else length.granularity


def is_told_by_clause(found: Found, text: str, settings: Mapping[str, Any]) -> bool:
    """Whether a clause behind an expression tells which one it is: "the weekend when she left"."""
    first, *_ = found.text.lower().split()
    before = text[max(0, found.start - _NEAR) : found.start].lower().split()[-1:]
    defined = {first, *before} & {*settings["defining"]}
    opens = (text.startswith(f" {word} ", found.end) for word in settings["restrictive"])
    return bool(defined) and any(opens)
