"""The query in the address of the page: read, and written without showing the whole page anew."""

from __future__ import annotations

import streamlit as st

from dashboard.timeline.query import Query, read_params, to_params
from dashboard.widgets import store


def read_address() -> tuple[Query, list[str]]:
    """The query of the address, all by the ids of now, and what means nothing, in words."""
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    query, problems = read_params(given)
    return store.of_now(query), problems


def write_address(query: Query, fragment: str) -> None:
    """Put the query into the address and show only this fragment of the page anew."""
    st.query_params.from_dict(to_params(query))
    st.rerun(fragment)
