"""The dashboard on a made-up timeline: what a server is started with in place of the real one."""

from __future__ import annotations

import os

import streamlit as st

from dashboard.app import guards, routes
from dashboard.picture.drawing import draw
from dashboard.registry import PACKAGE
from dashboard.widgets import store
from tests.benchmarks.made_events import NUMBER, make

MADE = make(int(os.environ[NUMBER]))
DRAWN = draw(MADE, "made")
store.timeline = lambda of=None: MADE
store.drawing = lambda: DRAWN
store.is_loading = lambda: False
store.faults = list

app = st.App(PACKAGE / "app.py", routes=routes(), middleware=guards())
