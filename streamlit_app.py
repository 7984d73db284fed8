"""What Streamlit starts: ``streamlit run streamlit_app.py``. Nothing is decided here."""

from __future__ import annotations

import streamlit as st

from dashboard.app import guards, routes
from dashboard.registry import PACKAGE
from dashboard.widgets import store

app = st.App(PACKAGE / "app.py", routes=routes(), middleware=guards(), lifespan=store.warm)
