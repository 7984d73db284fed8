"""The page on which what two sources tell otherwise of one event stands side by side."""

from __future__ import annotations

import streamlit as st

from dashboard.ledger.files import write
from dashboard.ledger.ledger import Row, narrow_rows
from dashboard.timeline.query import to_params
from dashboard.views.ledger import model
from dashboard.widgets import as_reported, shell
from dashboard.widgets.address import read_address
from dashboard.widgets.left_out import show_left_out
from dashboard.widgets.marked import component as marked
from dashboard.widgets.until import show_until

TITLE, ICON, ORDER = "Where sources differ", ":material/compare:", 9
FROM = {"share"}
_LEAD = (
    "Where two sources differ about one event: its day, place, numbers, who did it, whether it "
    "happened, and what was said. A text that was printed again counts as one source."
)
_NOTHING = "The sources of these events differ in nothing that can be compared."
_FOLLOW = "follow"  # the event that was picked, until the timeline opens it


def show() -> None:
    """Show the page for the query in the address."""
    if event := st.session_state.pop(_FOLLOW, None):
        shell.go_to("timeline", {"event": event, "show": "all"})
    query, problems = read_address()
    timeline = as_reported.timeline(query.known)
    rows = narrow_rows(as_reported.ledger(query.known), timeline, query)
    with shell.show_page():
        shell.show_problems(problems)
        st.subheader(TITLE)
        st.text(_LEAD)
        show_until(query)
        show_left_out("ledger", timeline, query)
        _show_rows(rows) if rows else st.text(_NOTHING)
        shell.show_link("timeline", "Back to the timeline", to_params(query))


def _show_rows(rows: tuple[Row, ...]) -> None:
    kinds = model.choices(rows)
    kind = st.selectbox("Show", list(kinds), format_func=kinds.__getitem__)
    chosen = model.chosen(rows, kind)
    st.text("\n".join(model.meanings(chosen)))
    parts = -(-len(chosen) // model.MOST)
    part = int(st.number_input(f"Part, of {parts}", 1, parts)) if parts > 1 else 1
    shown = chosen[(part - 1) * model.MOST : part * model.MOST]
    marked.show(model.blocks(shown), event=None, on_opened=_picked)
    for name, label in (("csv", "Save as a table (CSV)"), ("json", "Save as data (JSON)")):
        st.download_button(label, b"".join(write(chosen, name)), f"differences.{name}")


def _picked() -> None:
    st.session_state[_FOLLOW] = marked.opened()
