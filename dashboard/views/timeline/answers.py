"""What the page asks for by itself, so that an event that is picked shows at once.

Streamlit's own way, by a trigger and a fragment, is gone as well, to keep the address and what
stands below the panel; it takes ten times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.timeline.query import read_params
from dashboard.views.timeline.model import panel
from dashboard.widgets import store

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

PANEL = "/dashboard-answers/panel.json"
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def _panel(request: Request) -> Response:
    """The blocks of the panel for the query in the address; nonsense in it is left out.

    No coroutine, so that a thread waits where articles must be parsed first.
    """
    given = request.query_params
    query, _ = read_params({name: given.getlist(name) for name in given})
    answer = {"event": query.event, "blocks": panel(store.timeline(), query)}
    return JSONResponse(answer, headers=_HEADERS)


ROUTES = [Route(PANEL, _panel)]
