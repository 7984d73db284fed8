"""Lets a person add an event that was not read, by the words of the article that tell of it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library.checking import Own, add_own
from dashboard.limits import LIMITS
from dashboard.model import ParagraphKind, ParsedArticle, Sentence
from dashboard.timeline.wording.dates import both_ends
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.fields import show_actors, show_date, show_kind, show_told_as
from dashboard.widgets.live_region import component as live_region

_WORDS = "words"  # the field with those that name the event
_LONGEST = 110  # characters of a sentence in a list of choices


def show_adding(parsed: ParsedArticle) -> None:
    """The form: the sentence, its words that tell of the event, what kind, when, who and why."""
    told = [event.trigger.start for event in parsed.events]
    sentences = [s for s in parsed.sentences if s.kind is ParagraphKind.PROSE]
    # Those of which nothing was read come first: what is missing is most likely there.
    sentences.sort(key=lambda s: any(s.span.start <= at < s.span.end for at in told))
    if not sentences:
        return
    errors = FieldErrors("add", of=parsed.article.id)
    with st.expander("Add an event that was not read"), st.form("own event", border=False):
        sentence = st.selectbox("The sentence that tells of it", sentences, format_func=_words)
        words = st.text_input(
            "Its words that name the event",
            max_chars=LIMITS["headline"],
            placeholder="as they stand there; the sentence if none",
        )
        errors.below(_WORDS)
        kind = show_kind("", errors)
        modality = show_told_as(None, errors)
        date = show_date("", errors)
        actors = show_actors(errors)
        why = st.text_input(
            "Why", max_chars=LIMITS["why"], placeholder="where you know the date from"
        )
        errors.below("why")
        if st.form_submit_button("Add the event", type="primary"):
            id_of = parsed.article.id
            ends = partial(_ends, sentence, words.strip())
            own = Own(kind, date.words, actors, modality, why, date.order)
            live_region.attempt_and_say(
                lambda: add_own(id_of, ends(), own),
                lambda _: "The event was added.",
                at="own event",
                beside=errors.tell,
            )
    live_region.show_said("own event")


def _ends(sentence: Sentence, words: str) -> tuple[int, int]:
    """Where words of a sentence stand in the article; the whole sentence for no words."""
    span = sentence.span
    at = span.text.find(words)
    if at < 0:
        told = f"“{words}” does not stand in that sentence; copy its words"
        raise LibraryError(told, field=_WORDS)
    return span.start + at, span.start + at + len(words or span.text)


def _words(sentence: Sentence) -> str:
    return both_ends(sentence.span.text, _LONGEST)
