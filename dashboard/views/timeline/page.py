"""The page with the timeline: the component, and beside it the panel of the event that is open."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.timeline.query import Query, from_json, read_params, to_json, to_params
from dashboard.views.timeline import answers
from dashboard.views.timeline.model import panel, reading_of
from dashboard.widgets import shell, store
from dashboard.widgets.beside import show_beside
from dashboard.widgets.chart import component as chart
from dashboard.widgets.marked import component as marked

TITLE, ICON, ORDER, ROUTES = "Timeline", ":material/timeline:", 0, answers.ROUTES
PANEL = "panel"  # the fragment that is shown anew when another event is opened


def show() -> None:
    """Show the page."""
    query, problems = _read_url()
    shell.show_problems(problems + store.problems(), dismissible=True)
    main, side = shell.show_columns()
    with main:
        given = (*answers.columns_now(), to_json(query), answers.downloads())
        chart.show(*given, on_opened=_picked, on_query=_narrowed)
    with side:
        _show_panel()


def _read_url() -> tuple[Query, list[str]]:
    return read_params({name: st.query_params.get_all(name) for name in st.query_params})


@st.fragment(key=PANEL)
def _show_panel() -> None:
    query, timeline = _read_url()[0], store.timeline()
    blocks = panel(timeline, query)
    marked.show(blocks, event=query.event, on_opened=_followed, answer=answers.PANEL)
    shell.show_link("reader", "Read the article", reading_of(timeline, query))
    show_beside(timeline, query)


def _picked() -> None:
    event, query = chart.opened()
    _go(replace(from_json(query), event=event))


def _followed() -> None:
    _go(replace(_read_url()[0], event=marked.opened()))


def _narrowed() -> None:
    _go(from_json(chart.chosen()))


def _go(query: Query) -> None:
    """Put the query into the address and show the panel anew; the picture stands as it is."""
    st.query_params.from_dict(to_params(query))
    st.rerun(PANEL)
