"""The query in the address of the page: read, and written as the page tells it.

What a person chooses is told with the moment at which they did. Runs of the page overlap, and are
stopped: an earlier one may come to its word after a later one, or never. The latest word holds. One
that means nothing is heard as well, and the address stays as it is: the page would wait for it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import streamlit as st

from dashboard.errors import QueryError
from dashboard.timeline.query import Query, read_params, to_params
from dashboard.widgets import store

_SESSION = "address"  # in the session: up to when the page was heard


@dataclass
class _Heard:
    at: float = 0.0
    refusal: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)


def read_address() -> tuple[Query, list[str]]:
    """The query of the address, all by the ids of now, and what means nothing, in words.

    And why what the person chose last is not in it, where that means nothing.
    """
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    query, problems = read_params(given)
    return store.of_now(query), [*problems, *filter(None, [_heard().refusal])]


def write_address(query: Query, at: float) -> None:
    """Put into the address what a person chose, unless what they chose later is there already.

    ``at``: when they did, in milliseconds since the page was loaded.
    """
    heard = _heard()
    with heard.lock:
        if at > heard.at:
            st.query_params.from_dict(to_params(query))
            heard.at = at  # not before: a run that is stopped has written nothing
            heard.refusal = ""


def refuse(error: QueryError, at: float) -> None:
    """Note that what a person chose means nothing, unless they have chosen something since.

    ``at``: when they did, in milliseconds since the page was loaded.
    """
    heard = _heard()
    with heard.lock:
        if at > heard.at:
            heard.at, heard.refusal = at, f"What was chosen here means nothing: {error}"


def heard_at() -> float:
    """Until when what the person chose stands in the address; 0.0 before they chose anything."""
    return _heard().at


def _heard() -> _Heard:
    heard: _Heard = st.session_state.setdefault(_SESSION, _Heard())
    return heard
