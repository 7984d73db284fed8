"""The scripts that the page loads from this server alone: plotly.js of its wheel, and our own.

``streamlit_app.py`` puts the routes beside Streamlit's own. Nothing comes from another machine.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

_WIDGETS = Path(__file__).parent
_PREFIX = "/dashboard-assets"
_FOREVER = "public, max-age=31536000, immutable"


def routes() -> list[Route]:
    """The routes of plotly.js and of the components' modules."""
    from starlette.routing import Route

    return [
        Route(f"{_PREFIX}/{{version}}/plotly.min.js", _plotly),
        Route(f"{_PREFIX}/{{version}}/{{widget}}/{{module}}.js", _module),
    ]


def loader(widget: str) -> str:
    """The script of a component that loads the modules of ``widgets/<widget>/js``.

    All of them at once: else the browser would learn of each only from the one that needs it.
    """
    modules = sorted(path.name for path in (_WIDGETS / widget / "js").glob("*.js"))
    return (
        f'const base = new URL("{_PREFIX}/{version()}/{widget}/", window.location.origin);\n'
        f"const all = {json.dumps(modules)}.map((name) => import(new URL(name, base)));\n"
        f"await Promise.all(all);\n"
        f'const widget = await import(new URL("main.js", base));\n'
        "await widget.prepare?.();\n"
        "export default widget.default;\n"
    )


@functools.cache
def version() -> str:
    """A name for this state of all scripts: it changes when one of them does."""
    digest = hashlib.sha256(str(plotly_path().stat().st_size).encode())
    for path in sorted(_WIDGETS.glob("*/js/*.js")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


async def _plotly(request: Request) -> Response:
    return _response(request, _packed(plotly_path()))


async def _module(request: Request) -> Response:
    from starlette.responses import PlainTextResponse

    names = request.path_params
    known = {path.relative_to(_WIDGETS).as_posix(): path for path in _WIDGETS.glob("*/js/*.js")}
    path = known.get(f"{names['widget']}/js/{names['module']}.js")
    if path is None:
        return PlainTextResponse("no such script", status_code=404)
    return _response(request, _packed(path))


def _response(request: Request, packed: bytes) -> Response:
    from starlette.responses import Response

    headers = {"Cache-Control": _FOREVER, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(packed, media_type="text/javascript", headers=headers)
    return Response(gzip.decompress(packed), media_type="text/javascript", headers=headers)


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
