"""The reasons for which a stretch of a timeline tells nothing, in words."""

from __future__ import annotations

from dashboard.timeline.coverage import Reason, Silence

_ONE = {
    Reason.FILTERED: "1 event of this time is left out by the filters.",
    Reason.UNREAD: "1 sentence names a day of this time, and no event was read from it.",
    Reason.NO_EVENTS: "1 article was published in this time; it tells no event of it.",
}
_SEVERAL = {
    Reason.FILTERED: "{:,} events of this time are left out by the filters.",
    Reason.UNREAD: "{:,} sentences name a day of this time, and no event was read from them.",
    Reason.NO_EVENTS: "{:,} articles were published in this time; none tells an event of it.",
}
_NONE = "No article was published in this time, and no sentence without an event names a day of it."


def reason_words(silence: Silence) -> str:
    """The one reason of a stretch, as a sentence."""
    if silence.reason is Reason.NO_ARTICLE:
        return _NONE
    words = _ONE if silence.number == 1 else _SEVERAL
    return words[silence.reason].format(silence.number)
