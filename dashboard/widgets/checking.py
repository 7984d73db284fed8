"""Lets a person check and correct the event that is open: Streamlit's part of the panel.

No word of an article passes through a label: labels read Markdown, the fields of a form do not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.checking import Draft, draft_of, hide, remark, save, set_state, tags_of
from dashboard.library.corrections import read_log, standing, undo_all
from dashboard.limits import LIMITS, MOST_TAGS
from dashboard.model import Timeline, TimelineEntry
from dashboard.review import Correction, Field, State, acts, before
from dashboard.timeline.corrections.follow import moved_with
from dashboard.timeline.index import Index, index_of
from dashboard.timeline.remarks import told
from dashboard.timeline.wording.dates import with_capital
from dashboard.timeline.wording.labels import FIELDS, STATES
from dashboard.widgets import drawn, shell, store
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.fields import (
    show_actors,
    show_date,
    show_kind,
    show_origin,
    show_told_as,
)
from dashboard.widgets.live_region import component as live_region
from dashboard.widgets.merge_editor import JOIN_OR_SPLIT, show_merge_editor

FOLD = "fold "  # in the session, with the label behind it: whether that part is open
FORM, REMARKS = "Correct it", "Star, tags and note"
HISTORY, STATE = "What was changed", "state"
NAME = "Your name beside your changes"
MORE_BELOW = "Correct, tag or join ↓"  # leads to the form, with chart/js/jump.js
_SEEN = "seen"  # in the session: the last line of the log that was shown, of the open event


def show_checking(entry: TimelineEntry, timeline: Timeline) -> None:
    """The state of the event, and behind it what can be corrected, remarked and taken back.

    Where the library cannot be read, only what is wrong with it.
    """
    try:
        lines, person = read_log(events=_keys(entry)), settings.person()
    except LibraryError as error:
        shell.show_refusal(error)
        return
    stamp = f"{entry.event.id} {lines[-1].number if lines else 0}"  # new fields after each change
    live_region.forget(_ids(entry))
    _show_others_changes(entry.event.id, lines)
    with st.container(key="state"):
        _show_state(entry, timeline, stamp)
    with st.container(key="checking"):
        _fold(FORM, partial(_show_form, entry, timeline, stamp, "" if lines else person))
        _fold(REMARKS, partial(_show_remarks, entry, timeline, stamp))
        if len(timeline.entries) > 1:
            _fold(JOIN_OR_SPLIT, partial(show_merge_editor, entry, timeline, stamp))
        if lines:
            history = partial(_show_history, entry, timeline, lines, stamp, person)
            _fold(HISTORY, history, told=f"{HISTORY} ({len(acts(lines))})")
        # outside of its fold: what was joined may have no history now
        live_region.show_said(HISTORY, _ids(entry))


def _ids(entry: TimelineEntry) -> list[str]:
    return [report.event.id for report in entry.reports]


def _keys(entry: TimelineEntry) -> list[str]:
    """The ids of its reports, and those under which something was said of them before."""
    return list(dict.fromkeys((*_ids(entry), *entry.review.keys)))


def _say(
    entry: TimelineEntry, action: Callable[[], Any], at: str, errors: FieldErrors | None = None
) -> None:
    """Do it and say what was saved, at the end of the part in which it was set.

    What is wrong with a field is said below it.
    """
    beside = errors.tell if errors else None
    live_region.attempt_and_say(action, _saved, at=at, of=entry.event.id, beside=beside)


def _saved(lines: Correction | Sequence[Correction]) -> str:
    """What of an event was saved, in words; that nothing was, where it is as it was before."""
    several = [lines] if isinstance(lines, Correction) else lines
    if not several:
        return "Nothing to save: it is as it was."
    if several[0].undoes:
        return f"Taken back: {', '.join(dict.fromkeys(FIELDS[x.field] for x in several))}."
    return f"Saved: {', '.join(dict.fromkeys(map(_what, several)))}.{_moved_too(several)}"


def _moved_too(lines: Sequence[Correction]) -> str:
    """How many other dates lean on those that were set, and where to find them; empty for none."""
    dated = {line.event for line in lines if line.field is Field.DATE}
    dates = (r.event.date for e in store.timeline().entries for r in e.reports) if dated else ()
    number = sum(bool(moved_with(d)) and not dated.isdisjoint(d.leans_on) for d in dates)
    if not number:
        return ""
    lean = "Another date leans" if number == 1 else f"{number:,} other dates lean"
    return f" {lean} on it: “Remarks” in the table tells what that came to."


def _what(line: Correction) -> str:
    """What was set, by its name; of a state which."""
    is_state = line.field is Field.STATE and line.now
    return STATES[State(line.now)].lower() if is_state else FIELDS[line.field]


def _fold(label: str, show: Callable[[], None], *, told: str | None = None) -> None:
    """What is only made when it is opened: forms that nobody looks at would hold up each event."""
    fold = st.expander(told or label, key=f"{FOLD}{label}", on_change="rerun")
    if fold.open:
        with fold:
            show()


def _show_others_changes(event: str, lines: Sequence[Correction]) -> None:
    """What another tab or the command line set while this page was open: it is seen, not lost.

    What was being set here begins anew from it, as a person must look at both.
    """
    seen, own = st.session_state.get(_SEEN, {}).get(event), st.session_state.pop(shell.ACTED, False)
    new = [line for line in lines if seen is not None and line.number > seen]
    if new and drawn.is_past():  # said then, beside a picture and a table that have it, too
        st.session_state[shell.ACTED] = own
        st.rerun()
    st.session_state[_SEEN] = {event: lines[-1].number if lines else 0}
    if new and not own:
        told = "; ".join(f"{line.by} set {FIELDS[line.field]}" for line in new)
        with st.container(key="beware"):
            st.text(
                f"This event was changed elsewhere while you had it open: {told}. Look at it, and "
                "set again what still holds."
            )


def _show_state(entry: TimelineEntry, timeline: Timeline, stamp: str) -> None:
    st.button(MORE_BELOW, type="tertiary", key="to form", on_click=_open_form)
    now, line = entry.review.state, entry.review.latest.get(Field.STATE)
    chosen = st.segmented_control(
        "Held against its article",
        list(State),
        default=now,
        format_func=STATES.__getitem__,
        key=f"state {stamp}",
        label_visibility="collapsed",
        width="stretch",
    )
    known = line.why if line and line.now else ""
    state, why, errors = State(chosen or State.UNCHECKED), known, FieldErrors("state")
    if now is not State.UNCHECKED:  # nothing was said of it: there is no why
        why = st.text_input(
            "A word why",
            known,
            key=f"why {stamp}",
            max_chars=LIMITS["why"],
            label_visibility="collapsed",
            placeholder="a word why",
        )
        errors.below("why")
    if state is not now or (why.strip() != known and state is not State.UNCHECKED):
        _say(entry, partial(set_state, entry, timeline, state, why.strip()), STATE, errors)
    live_region.show_said(STATE, _ids(entry))


def _open_form() -> None:
    st.session_state[f"{FOLD}{FORM}"] = True


def _show_form(entry: TimelineEntry, timeline: Timeline, stamp: str, person: str) -> None:
    """The fields of a correction, below the name of the person where no history has it yet."""
    if person:
        show_name(person, stamp)
    now, own = draft_of(entry, timeline), entry.review.value(Field.OWN)
    errors = FieldErrors("correct", of=stamp)
    with st.form(f"correct {stamp}", border=False):
        date = show_date(now.date, errors)
        headline = st.text_area(
            "What happened", now.headline, max_chars=LIMITS["headline"], height=80
        )
        errors.below("headline")
        kind = show_kind(now.type, errors)
        modality = show_told_as(now.modality, errors)
        actors = show_actors(errors, now.actors)
        origin = show_origin(own, errors) if own else None
        why = st.text_input("Why", max_chars=LIMITS["why"], placeholder="where you know it from")
        errors.below("why")
        # beside each other: were one below, it would come under the pointer where an error goes
        with st.container(horizontal=True, key="keep or hide"):
            kept = st.form_submit_button("Save the correction", type="primary")
            hidden = st.form_submit_button("Hide the event")  # in the form: it sends the why
        live_region.show_said(FORM, _ids(entry))
    if kept:
        draft = Draft(date.words, kind, headline, actors, why, modality, date.order, origin)
        _say(entry, partial(save, entry, timeline, draft), FORM, errors)
    if hidden:
        shell.attempt_quietly(partial(hide, entry, why), beside=errors.tell)


def _show_remarks(entry: TimelineEntry, timeline: Timeline, stamp: str) -> None:
    review, errors = entry.review, FieldErrors("remarks")
    given: dict[Field, Any] = {}
    given[Field.STARRED] = st.checkbox(
        "Starred", bool(review.value(Field.STARRED)), key=f"star {stamp}"
    )
    given[Field.TAGS] = st.multiselect(
        "Tags",
        tags_of(timeline),
        default=review.value(Field.TAGS, []),
        accept_new_options=True,
        max_selections=MOST_TAGS,
        key=f"tags {stamp}",
    )
    errors.below("tag")
    given[Field.NOTE] = st.text_area(
        "Note",
        review.value(Field.NOTE, ""),
        key=f"note {stamp}",
        height=80,
        max_chars=LIMITS["note"],
    )
    errors.below("note")
    before = {Field.STARRED: False, Field.TAGS: [], Field.NOTE: ""}
    changed = {n: v for n, v in given.items() if v != review.value(n, before[n])}
    if changed:  # all at once: a click on the star also sends the note that was being written
        _say(entry, partial(remark, entry, timeline, changed), REMARKS, errors)
    live_region.show_said(REMARKS, _ids(entry))


def _show_history(
    entry: TimelineEntry, timeline: Timeline, lines: tuple[Correction, ...], stamp: str, person: str
) -> None:
    known = index_of(timeline)
    back = {line.undoes: _when_and_who(line) for line in lines if line.undoes is not None}
    was = before(lines)
    for act in reversed(acts(lines)):
        for gone, part in groupby(act, lambda line: back.get(line.number)):
            st.text(_told(list(part), was, gone, known))
    stands = standing(lines)
    if stands:
        last = partial(_undo, next(act for act in acts(stands) if stands[-1] in act))
        of, key = entry.event.id, f"undo {stamp}"
        live_region.button("Undo the last change", last, _saved, at=HISTORY, of=of, key=key)
    show_name(person, stamp)


def show_name(person: str, stamp: str) -> None:
    """Under which name changes are kept, to be set before the first of them, too.

    Empty where nobody has given one: ``person`` is then what the computer calls them.
    """
    given = settings.given_name()
    name = st.text_input(
        NAME,
        given,
        max_chars=LIMITS["person"],
        key=f"person {stamp}",
        placeholder=f"{person}, as this computer calls you",
    )
    errors = FieldErrors("person")
    errors.below("person")
    if name.strip() and name.strip() != given:
        shell.attempt_quietly(partial(settings.name_person, name), beside=errors.tell)


def _undo(act: Sequence[Correction]) -> list[Correction]:
    """Take the lines of an act back that nobody has changed since."""
    return undo_all(line.number for line in act)[0]


def _told(
    act: Sequence[Correction], was: Mapping[int, Any], back: tuple[str, str] | None, known: Index
) -> str:
    """An act of the log, to be read in a narrow panel: when, who, what, what it was before, why.

    ``back`` is when and by whom it was taken back, if it was.
    """
    first, told = act[0], []
    for line in act:
        now = "as read" if line.now is None else _value(line.field, line.now, known)
        old = was[line.number]
        then = "" if old is None else f" (before: {_value(line.field, old, known)})"
        told.append(f"{FIELDS[line.field]}: {now}{then}")
    why = f". {first.why}" if first.why else ""
    gone = f"\nTaken back by {back[1]}, {back[0]}" if back else ""
    lines = "\n".join(told)
    return f"{', '.join(_when_and_who(first))}\n{lines}{why}{gone}"


def _when_and_who(line: Correction) -> tuple[str, str]:
    return line.at[:16].replace("T", " "), line.by


def _value(field: Field, value: Any, known: Index) -> str:
    """A value in words; of other events their headlines, or their ids where they are gone."""
    if field not in (Field.APART, Field.JOINED) or not isinstance(value, list):
        return told(field, value)
    reports = {r.event.id: r for i in value if (e := known.entry(i)) for r in e.reports}
    now = {i: reports.get(known.timeline.resolve(i) or "") for i in value}
    return ", ".join(f"“{with_capital(r.event.headline)}”" if r else i for i, r in now.items())
