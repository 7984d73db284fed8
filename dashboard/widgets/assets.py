"""The scripts that the page loads from this server alone: plotly.js of its wheel, and our own.

``streamlit_app.py`` puts the routes beside Streamlit's own. Nothing comes from another machine.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import html
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.picture.scripts import one_module

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

_WIDGETS = Path(__file__).parent
_PREFIX = "/dashboard-assets"
_COLUMNS = "/dashboard-answers/columns"  # as in chart/js/preload.js
_FOREVER = "public, max-age=31536000, immutable"


def routes() -> list[Route]:
    """The routes of plotly.js and of the components' scripts."""
    from starlette.routing import Route

    return [
        Route(f"{_PREFIX}/{{version}}/plotly.min.js", _plotly),
        Route(f"{_PREFIX}/{{version}}/{{widget}}/{{name}}.js", _component),
    ]


def loader(widget: str) -> str:
    """The script of a component that loads the modules of ``widgets/<widget>/js``."""
    return (
        f'const address = new URL("{_address(widget)}/main.js", window.location.origin);\n'
        "const widget = await import(address);\n"
        "await widget.prepare?.();\n"
        "export default widget.default;\n"
    )


def early_tags(query: str) -> str:
    """What a page of HTML has in its head to load what the timeline takes longest to load.

    ``query``: what stands in its address behind the question mark, empty for none.
    """
    columns = html.escape(f"{_COLUMNS}?{query}" if query else _COLUMNS)
    return (
        f'<script async id="plotly" src="{_PREFIX}/{version()}/plotly.min.js"></script>'
        f'<link rel="modulepreload" href="{_address("chart")}/main.js">'
        f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{columns}">'
    )


def _address(widget: str) -> str:
    return f"{_PREFIX}/{version()}/{widget}"


@functools.cache
def version() -> str:
    """A name for this state of all scripts: it changes when one of them does."""
    digest = hashlib.sha256(str(plotly_path().stat().st_size).encode())
    for path in sorted(_WIDGETS.glob("*/js/*.js")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


async def _plotly(request: Request) -> Response:
    return _response(request, _packed(plotly_path()))


async def _component(request: Request) -> Response:
    from starlette.responses import PlainTextResponse

    widget, name = (request.path_params[part] for part in ("widget", "name"))
    known = {path.parents[1].name for path in _WIDGETS.glob("*/js/main.js")}
    if widget not in known or name != "main":
        return PlainTextResponse("no such script", status_code=404)
    return _response(request, _packed_component(widget))


def _response(request: Request, packed: bytes) -> Response:
    from starlette.responses import Response

    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(packed, media_type="text/javascript", headers=headers)
    return Response(gzip.decompress(packed), media_type="text/javascript", headers=headers)


@functools.cache
def _packed_component(widget: str) -> bytes:
    """Its modules as one: fifty requests take a browser half a second, even of its own machine."""
    script = one_module(f"widgets/{widget}/js/main.js")
    return gzip.compress(script.encode(), mtime=0)


@functools.cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


def plotly_path() -> Path:
    """Where plotly.js lies in the installed wheel of plotly."""
    import importlib.util

    spec = importlib.util.find_spec("plotly")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"
