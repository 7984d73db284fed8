"""The page with the timeline: the component, and beside it the panel of the event that is open."""

from __future__ import annotations

import streamlit as st

from dashboard.views.timeline import answers
from dashboard.views.timeline.model import reading_of
from dashboard.widgets import acting, as_reported, drawn, shell, shown, store, welcome
from dashboard.widgets.address import heard_at, read_address
from dashboard.widgets.beside import show_beside
from dashboard.widgets.chart import component as chart
from dashboard.widgets.marked import component as marked
from dashboard.widgets.notices import show_notices
from dashboard.widgets.progress import show_loading

TITLE, ICON, ORDER, ROUTES = "Timeline", ":material/timeline:", 0, answers.ROUTES
FROM = {"menu"}
OF_A_DATA_SET = True
_PROBLEMS = "problems of the address"  # as the page tells them
PANEL = "panel"  # the fragment that is shown anew when another event is opened


def show() -> None:
    """Show the page."""
    acting.hear()
    heard = heard_at()
    query, problems = read_address()
    st.session_state[_PROBLEMS] = problems
    show_notices(problems)
    main, side = shell.show_columns()
    now = store.stamp()
    with main:
        pages = shell.links(shell.SHARE)
        given = answers.given(query, pages=pages, samples=welcome.show(query), heard=heard)
        chart.show(given, on_query=_heard, on_acts=acting.do_acts)
        acting.heard(given.done["number"])
        drawn.note(now)
    with side:
        show_loading() if store.is_loading() else _show_panel()


@st.fragment(key=PANEL)
def _show_panel() -> None:
    shown.hold()
    acting.catch_up()
    heard, (query, problems) = heard_at(), read_address()
    if problems != st.session_state.get(_PROBLEMS, problems):
        st.rerun()  # the page tells those of the address as it was
    timeline = as_reported.timeline(query.known, query.event)
    blocks = answers.panel_now(query)
    marked.show(blocks, event=query.event, on_opened=_heard, answer=answers.PANEL, heard=heard)
    shell.show_link("reader", "Read the article", reading_of(timeline, query), key="to-article")
    show_beside(timeline, query)
    if drawn.is_past():
        st.rerun()


def _heard() -> None:
    acting.hear_for(PANEL, "timeline")
