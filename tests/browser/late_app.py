"""The dashboard on a server that is late: what a server is started with in place of the real one.

Each run of the page begins a while after it was asked for, as on a machine that is busy.
"""

from __future__ import annotations

import time

import streamlit as st
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

from dashboard.app import guards, routes
from dashboard.registry import PACKAGE

LATE = 0.5  # seconds
_begin = ScriptRunner._run_script_thread


def _begin_late(runner: ScriptRunner) -> None:
    time.sleep(LATE)
    _begin(runner)


ScriptRunner._run_script_thread = _begin_late  # type: ignore[method-assign]

app = st.App(PACKAGE / "app.py", routes=routes(), middleware=guards())
