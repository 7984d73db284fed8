"""What Streamlit starts: ``streamlit run streamlit_app.py``. Nothing is decided here."""

from __future__ import annotations

import streamlit as st

from dashboard.registry import PACKAGE
from dashboard.widgets import assets, store

app = st.App(PACKAGE / "app.py", routes=assets.routes(), lifespan=store.warm)
