"""What the page asks of the server itself: the panel of an event, and what is to be taken away.

Streamlit's own way to the panel, by a trigger and a fragment, is gone as well, to keep the address
and what stands below the panel; it takes ten times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route

from dashboard.exports import formats, load, write
from dashboard.picture.columns import texts
from dashboard.timeline.query import Query, has_words, narrow, read_params, split_words
from dashboard.views.timeline.model import panel
from dashboard.widgets import store

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_ASKED = "/dashboard-answers"  # as in widgets/chart/js/texts.js
PANEL = f"{_ASKED}/panel.json"
_EVENTS = f"{_ASKED}/events"
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def downloads() -> list[dict[str, str]]:
    """What the chosen events can be written as: the label of each format, path and file name."""
    modules = [(name, load(name)) for name in formats()]
    return [
        {"label": m.LABEL, "path": f"{_EVENTS}/{name}", "file": f"timeline{m.ENDING}"}
        for name, m in modules
    ]


def _panel(request: Request) -> Response:
    """The blocks of the panel for the query in the address; nonsense in it is left out.

    No coroutine, so that a thread waits where articles must be parsed first.
    """
    query = _query(request)
    answer = {"event": query.event, "blocks": panel(store.timeline(), query)}
    return JSONResponse(answer, headers=_HEADERS)


def _events(request: Request) -> Response:
    """A file with exactly the events that the query in the address leaves."""
    name = request.path_params["format"]
    if name not in formats():
        return PlainTextResponse("no such format", status_code=404, headers=_HEADERS)
    module = load(name)
    file = f'attachment; filename="timeline{module.ENDING}"'
    return StreamingResponse(
        write(name, narrow(store.timeline(), _query(request))),
        media_type=module.MEDIA_TYPE,
        headers={**_HEADERS, "Content-Disposition": file},
    )


def _texts(request: Request) -> Response:
    """The sentence and the quotes of an event, where they were not sent with the columns."""
    found = texts(store.timeline(), request.query_params.get("event", ""))
    return JSONResponse(found or {}, headers=_HEADERS)


def _words(request: Request) -> Response:
    """The positions of the events in whose text all the words stand."""
    words = split_words(request.query_params.get("words", ""))
    entries = store.timeline().entries
    found = [i for i, entry in enumerate(entries) if has_words(entry, words)]
    return JSONResponse({"found": found}, headers=_HEADERS)


def _query(request: Request) -> Query:
    given = request.query_params
    return read_params({name: given.getlist(name) for name in given})[0]


ROUTES = [
    Route(PANEL, _panel),
    Route(_EVENTS + "/{format}", _events),
    Route(f"{_ASKED}/texts.json", _texts),
    Route(f"{_ASKED}/words.json", _words),
]
