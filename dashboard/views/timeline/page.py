"""The page with the timeline: the component, and beside it the panel of the event that is open."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.timeline.query import from_json
from dashboard.views.timeline import answers
from dashboard.views.timeline.model import reading_of
from dashboard.widgets import acting, as_reported, shell, store, welcome
from dashboard.widgets.acting import write_address
from dashboard.widgets.address import read_address
from dashboard.widgets.beside import show_beside
from dashboard.widgets.chart import component as chart
from dashboard.widgets.marked import component as marked
from dashboard.widgets.notices import show_notices
from dashboard.widgets.progress import show_loading

TITLE, ICON, ORDER, ROUTES = "Timeline", ":material/timeline:", 0, answers.ROUTES
OF_A_DATA_SET = True
PANEL = "panel"  # the fragment that is shown anew when another event is opened


def show() -> None:
    """Show the page."""
    query, problems = read_address()
    show_notices(problems)
    main, side = shell.show_columns()
    with main:
        given = answers.given(query, samples=welcome.show(query))
        chart.show(given, on_opened=_picked, on_query=_narrowed, on_acts=acting.do_acts)
        acting.heard(given.done["number"])
    with side:
        show_loading() if store.is_loading() else _show_panel()


@st.fragment(key=PANEL)
def _show_panel() -> None:
    acting.catch_up()
    query = read_address()[0]
    timeline = as_reported.timeline(query.known, query.event)
    blocks = answers.panel_now(query)
    marked.show(blocks, event=query.event, on_opened=_followed, answer=answers.PANEL)
    shell.show_link("reader", "Read the article", reading_of(timeline, query), key="to-article")
    show_beside(timeline, query)


def _picked() -> None:
    event, query = chart.opened()
    write_address(replace(from_json(query), event=event), PANEL)


def _followed() -> None:
    write_address(replace(read_address()[0], event=marked.opened()), PANEL)


def _narrowed() -> None:
    write_address(from_json(chart.chosen()), PANEL)
