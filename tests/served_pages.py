"""Loads what a server loads for its first page, and looks once for what each server would."""

import functools
import importlib

from streamlit.components.v2 import manifest_scanner

from dashboard import app
from dashboard.exports import formats, load

LATE = (
    *("pandas", "uvicorn.lifespan.on", "uvicorn.loops.asyncio", "uvicorn.protocols.http.h11_impl"),
    *("websockets.server", "streamlit.web.server.app_discovery"),
)

for module in LATE:
    importlib.import_module(module)
for name in formats():
    load(name)
app.views()
manifest_scanner.scan_component_manifests = functools.cache(
    manifest_scanner.scan_component_manifests
)
manifest_scanner.scan_component_manifests()  # it goes through all packages that are installed
