"""Tells why a headline is as it is: which words of the sentence stay, and for what."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dashboard.events.trigger import EventTrigger
from dashboard.nlp.tokens import Doc, Token
from dashboard.reasons import reason


def tell_headline(
    doc: Doc,
    event: EventTrigger,
    *,
    whole: Collection[int],
    short: Collection[int],
    kept: Collection[int],
    cue: Token | None,
) -> Iterator[str]:
    """Lines for a reader: what was thought of first, what was left out, and what was put back.

    ``whole`` is the clause or phrase of the event, ``short`` what is left of it where it is long,
    ``kept`` what stays in the end: with the frame of the ``cue``, and what denies a word.
    """
    name = "events.headline_of_noun" if event.verb is None else "events.headline_of_verb"
    yield reason(name, words=_words(doc, whole))
    if out := set(whole) - set(short) - set(kept):
        yield reason("events.headline_shortened", words=_words(doc, out))
    if back := set(kept) - set(short):
        if cue is None or cue.i not in kept:
            yield reason("events.headline_denial", words=_words(doc, back))
        else:
            yield reason("events.headline_cue", words=_words(doc, back), cue=cue.text)
    elif cue is not None and cue.i in kept:
        yield reason("events.headline_has_cue", cue=cue.text)


def _words(doc: Doc, tokens: Collection[int]) -> str:
    return " ".join(doc[i].text for i in sorted(tokens))
