"""What stands below the panel: the open event to be checked, else what can be opened."""

from __future__ import annotations

from dashboard.model import Timeline
from dashboard.timeline.query import Query, to_params
from dashboard.widgets import checking, chronology, shelf, store, taking, writing
from dashboard.widgets.live_region import component as live_region


def show_beside(timeline: Timeline, query: Query) -> None:
    """The form of the event that is open; own events, saved views and hidden ones where none is.

    Of a data set, which is only read, the way into the library.
    """
    data_set = store.corpus()
    if data_set is not None:
        taking.show_taking(data_set, query)
        return
    entry = timeline.find(query.event)
    if entry is not None:
        checking.show_checking(entry, timeline)
        return
    live_region.forget(())
    writing.show_writing()
    chronology.show_bringing_in()
    shelf.show_saved_views(to_params(query))
    shelf.show_hidden(timeline)
