"""Does what a person asks of events by keys and buttons of the timeline, and takes it back.

The page sends each act with a number and goes on; it sends it again until it hears that it was
done. So no act is lost or done twice, however quickly they follow each other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import streamlit as st

from dashboard.errors import DashboardError, LibraryError, QueryError
from dashboard.library import bulk
from dashboard.library.checking import Own, add_own
from dashboard.library.corrections import read_log, undo_all
from dashboard.model import Timeline, TimelineEntry
from dashboard.review import Correction, Field, State
from dashboard.timeline.passed_over import all_passed_over
from dashboard.timeline.query import Query, choose
from dashboard.timeline.wording.dates import many
from dashboard.timeline.wording.labels import STATES, kind_name
from dashboard.widgets import address, checking, shell, shown, store
from dashboard.widgets.chart import component as chart
from dashboard.widgets.marked import component as marked

ADDED_AS = "OTHER"  # the kind of an event that was added by one key; it is then edited
_SESSION = "acts"  # in the session: what of them was done, told, and can be taken back
_MOST_BACK = 200  # acts that can be taken back; the log has all
_PAST = {"hide": "hidden", "tag": "tagged", "kind": "of the kind", "join": "joined into one"}


class Done(NamedTuple):
    """What came of an act: its number, words for it, and whether it failed.

    ``open`` is the event that is open then, where it is another; ``back`` how many acts can be
    taken back.
    """

    number: int = 0
    words: str = ""
    failed: bool = False
    open: str | None = None
    back: int = 0


class _Act(NamedTuple):
    """One act as the page sends it; ``entries`` are the events of which it says something."""

    kind: str
    value: str
    entries: Sequence[TimelineEntry]
    timeline: Timeline


class _Taken(NamedTuple):
    """The lines of an act, and the event to go to when it is taken back."""

    lines: tuple[int, ...]
    event: str | None


@dataclass
class _Session:
    """What came of the acts of a visitor; ``address``: the query that is still to be written.

    A run of the page may be stopped wherever it asks Streamlit for something, and the next one may
    begin before it is: so what was done is noted here, under the lock, without asking.
    """

    done: Done = field(default_factory=Done)
    told: int = 0
    back: list[_Taken] = field(default_factory=list)
    address: tuple[Query, float] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_owed(self) -> bool:
        """Whether an act was done of which the page has not heard."""
        return self.done.number != self.told


def done() -> Done:
    """What came of the last act that this page asked for."""
    return _session().done


def heard(number: int) -> None:
    """Note that the page was shown what came of the act of this number.

    To be called once it was sent: a run that is stopped before has told nothing.
    """
    _session().told = number


def remember(lines: Sequence[Correction]) -> None:
    """Let an act that was done elsewhere on the page be taken back like those of the timeline."""
    mine = _session()
    _keep(lines, None, mine)
    mine.done = mine.done._replace(back=len(mine.back), words="")


def hear() -> None:
    """Do and write down what the page tells and a run that was stopped may not have come to.

    That is what was asked of events, and the query as the timeline and the panel have it.
    """
    do_acts()
    try:
        address.write_address(*chart.chosen())
    except QueryError as error:
        address.refuse(error, chart.chosen_at())
    event, at = marked.opened_at()
    address.write_address(replace(address.read_address()[0], event=event), at)


def hear_for(fragment: str, page: str) -> None:
    """Hear the page, and show this fragment of it anew; all of the page after an act.

    And for another day until which it was reported: the events are others. Who has gone on to
    another page in the meantime is shown that: Streamlit fails where it lacks the fragment.
    """
    if shell.has_left(page):
        do_acts()
        return
    shown.hold()
    before = address.read_address()[0].known
    hear()
    is_of_here = shown.another() is None
    if is_of_here and not _session().is_owed and address.read_address()[0].known == before:
        st.rerun(fragment)


def catch_up() -> None:
    """Show all of the page where an act was done or refused of which it has not heard."""
    if _session().is_owed or shown.is_to_be_told():
        st.rerun()


def _session() -> _Session:
    mine: _Session = st.session_state.setdefault(_SESSION, _Session())
    return mine


def do_acts() -> None:
    """Do the acts that the page has sent and that are not done yet, each in its turn.

    None of a data set, which is only read.
    """
    shown.hold()
    mine, sent = _session(), chart.acts() if store.corpus() is None else []
    with mine.lock:
        for given in sent:
            if given["number"] > mine.done.number:
                _do(given, mine)
    if mine.address is not None:
        st.session_state[shell.ACTED] = True
        address.write_address(*mine.address)
        mine.address = None


def _do(given: Mapping[str, Any], mine: _Session) -> None:
    number = int(given["number"])
    try:
        query, at = chart.told(given.get("query"))
    except QueryError as error:  # done as well: the page would send it again and again
        mine.done = Done(number, str(error), True, None, len(mine.back))
        return
    try:
        words, event = _done_of(given, query, mine)
        mine.done = Done(number, words, False, event, len(mine.back))
    except DashboardError as error:
        event = given.get("open")
        mine.done = Done(number, str(error), True, None, len(mine.back))
    mine.address = (query if event is None else replace(query, event=event)), at


def _done_of(given: Mapping[str, Any], query: Query, mine: _Session) -> tuple[str, str | None]:
    """Do one act; the words for what came of it, and the event that is open then."""
    kind, value, opened = given["act"], str(given.get("value") or ""), given.get("open")
    shown.check()
    timeline = store.timeline()
    if kind == "undo":
        return _undo(mine)
    if kind == "edit":
        st.session_state[f"{checking.FOLD}{checking.FORM}"] = True
        return "", opened
    if kind == "add":
        return _add(value, timeline, mine)
    entries = _entries(given, timeline, query)
    lines = _ACTS[kind](_Act(kind, value, entries, timeline))
    _keep(lines, entries[0].event.id if entries and opened else None, mine)
    return _words(kind, value, _touched(entries, lines)), opened


def _entries(given: Mapping[str, Any], timeline: Timeline, query: Query) -> list[TimelineEntry]:
    """The events of an act: those that it names, or all that the filters show.

    Raises LibraryError where these are not as many as the page shows.
    """
    if given.get("events") is not None:
        found = (timeline.find(event) for event in given["events"])
        return list({e.event.id: e for e in found if e is not None}.values())
    entries = list(choose(timeline, store.of_now(query)))
    if len(entries) != given.get("count"):
        raise LibraryError(
            f"the filters leave {len(entries):,} events now and not {given.get('count')}, as the "
            "library was changed meanwhile: nothing was done; look at them and try again"
        )
    return entries


def _undo(mine: _Session) -> tuple[str, str | None]:
    if not mine.back:
        raise LibraryError(
            "there is no act of this visit to take back; “What was changed” below an event has "
            "what was set before"
        )
    last = mine.back.pop()  # what cannot be taken back is not asked for again
    lines, stay = undo_all(last.lines)
    stayed = f"; {stay:,} stay, as they were changed since" if stay else ""
    events = len({line.event for line in lines})
    return f"Taken back: {many(events, 'event')}{stayed}.", last.event


def _add(value: str, timeline: Timeline, mine: _Session) -> tuple[str, str | None]:
    """Add an event by a sentence from which none was read, with the date that stands there."""
    for one in all_passed_over(timeline, Query()):
        start = one.sentence.start
        if f"{one.article.id}:{start}" == value:
            words = (start, one.sentence.end)
            event = add_own(one.article.id, words, Own(ADDED_AS, one.edtf))
            _keep(read_log(events=[event]), event, mine)
            return "Added; its words, kind and actors can be edited.", event
    raise LibraryError("an event was added or read from this sentence meanwhile")


def _keep(lines: Sequence[Correction], event: str | None, mine: _Session) -> None:
    taken = _Taken(tuple(line.number for line in lines), event)
    if lines:
        mine.back = [*mine.back, taken][-_MOST_BACK:]


def _touched(entries: Sequence[TimelineEntry], lines: Sequence[Correction]) -> int:
    """How many of the events the lines speak of; a join speaks of all."""
    ids = {line.event for line in lines}
    ids |= {event for line in lines if line.field is Field.JOINED for event in line.now}
    return sum(not ids.isdisjoint(_ids(entry)) for entry in entries)


def _ids(entry: TimelineEntry) -> tuple[str, ...]:
    return (*(report.event.id for report in entry.reports), *entry.review.keys)


def _words(kind: str, value: str, number: int) -> str:
    if not number:
        return "Nothing to change: it is so already."
    if kind == "state":
        told = STATES[State(value)].lower()
    else:
        more = {"tag": f" “{value}”", "kind": f" “{kind_name(value)}”"}.get(kind, "")
        told = f"{_PAST[kind]}{more}"
    return f"{many(number, 'event')} {told}."


_ACTS: dict[str, Callable[[_Act], list[Correction]]] = {
    "state": lambda act: bulk.set_states(act.entries, act.timeline, State(act.value)),
    "hide": lambda act: bulk.hide_all(act.entries),
    "tag": lambda act: bulk.add_tag(act.entries, act.timeline, act.value),
    "kind": lambda act: bulk.set_kinds(act.entries, act.timeline, act.value),
    "join": lambda act: bulk.join_all(act.entries),
}
