"""The page with the chosen events as a table that can be sorted by any column."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard.timeline.query import to_params
from dashboard.views.table.model import DAYS, IDS, ORDER_SHOWN, WIDE, table, told
from dashboard.widgets import as_reported, shell, store
from dashboard.widgets.address import read_address
from dashboard.widgets.left_out import show_left_out
from dashboard.widgets.until import show_until

TITLE, ICON, ORDER = "Table", ":material/table:", 2
FROM, LINK = {"share"}, "Show as a table"
_LINES = 18  # rows in sight


def show() -> None:
    """Show the page for the query in the address."""
    query, problems = read_address()
    timeline = as_reported.timeline(query.known)
    rows = table(timeline, query, store.log(), as_reported.became(query.known))
    with shell.show_page(), st.container(key="table"):
        shell.show_problems(problems)
        st.text(told(rows))
        show_until(query)
        show_left_out("table", timeline, query)
        picked = st.dataframe(
            rows,
            height=35 * (min(len(rows), _LINES) + 1) + 3,
            hide_index=True,
            column_order=ORDER_SHOWN,
            column_config={
                **{name: st.column_config.DateColumn(format="YYYY-MM-DD") for name in DAYS},
                **{name: st.column_config.TextColumn(width=width) for name, width in WIDE.items()},
            },
            placeholder="",
            on_select="rerun",
            selection_mode="single-row",
            key=f"table {to_params(query)}",
        )
        for article, event in rows[IDS].iloc[picked["selection"]["rows"]].itertuples(index=False):
            query = replace(query, event=event)
            shell.show_link("reader", "Read the article", {"article": article})
        shell.show_link("timeline", "Show these events in the timeline", to_params(query))
