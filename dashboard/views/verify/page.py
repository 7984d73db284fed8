"""The page that holds a file that was exported against its articles."""

from __future__ import annotations

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.inbox.formats import endings
from dashboard.verification.judge import Verified
from dashboard.verification.words import what_holds
from dashboard.views.verify import model
from dashboard.widgets import reading, shell, store

TITLE, ICON, ORDER = "Verify", ":material/verified:", 7
FROM, LINK = {"trust"}, "Check a file that was exported"
_LEAD = (
    "Give a file that was exported by this program. Each of its lines is held against its article: "
    "one of those shown here, a copy that you give, or the one in the file."
)
_KEPT = "verified"  # in the session: what was given, and what came of it


def show() -> None:
    """Show the page."""
    with shell.show_page():
        st.subheader("Does each line hold?")
        st.text(_LEAD)
        file = st.file_uploader("An exported file", model.endings())
        kinds = sorted(ending.lstrip(".") for ending in (*endings(), ".zip"))
        copies = st.file_uploader("Copies of its articles", kinds, accept_multiple_files=True)
        if file is None:
            return
        key = (file.file_id, *(copy.file_id for copy in copies), store.progress())
        try:
            if st.session_state.get(_KEPT, (None,))[0] != key:
                given = [(copy.name, copy.getvalue()) for copy in copies]
                whole = file.name, file.getvalue()
                found = model.hold(whole, given, store.as_read(), reading.parse)
                st.session_state[_KEPT] = key, *found
        except DashboardError as error:
            shell.show_refusal(error)
            return
        _, verified, refused = st.session_state[_KEPT]
        shell.show_problems(refused)
        _show_verdicts(verified)


def _show_verdicts(verified: Verified) -> None:
    st.subheader("All of it holds" if verified.holds else "Not all of it holds")
    st.text(what_holds())
    for line in model.summary(verified):
        st.text(line)
    for title, lines in model.told_in_full(verified):
        with st.container(border=True):
            st.text(title)
            st.text("\n".join(lines))
    st.dataframe(model.rows(verified), hide_index=True)
