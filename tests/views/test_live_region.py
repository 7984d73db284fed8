"""What is done by a button is done, and said, whatever becomes of the run that follows."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page whose run another one stops before it comes to its button."""
    import streamlit as st

    from dashboard.errors import LibraryError
    from dashboard.widgets.live_region import component

    def act() -> str:
        if st.session_state.get("refused"):
            raise LibraryError("the library cannot be written")
        st.session_state["acts"] = st.session_state.get("acts", 0) + 1
        return "one"

    if st.session_state.pop("stopped", False):
        st.stop()
    component.button("Do it", act, "Done: {}.".format, at="here", key="do it")
    component.show_said("here")


def test_a_click_is_not_lost_where_the_run_is_stopped_before_its_button() -> None:
    app = AppTest.from_function(page).run()
    app.session_state["stopped"] = True
    app.button(key="do it").click().run()
    assert app.session_state["acts"] == 1
    assert [text.value for text in app.run().text] == ["Done: one."]
    assert app.session_state["acts"] == 1


def test_what_is_refused_is_said_where_the_person_looks() -> None:
    app = AppTest.from_function(page).run()
    app.session_state["refused"] = True
    app.button(key="do it").click().run()
    assert [text.value for text in app.text] == ["the library cannot be written"]
    assert "acts" not in app.session_state
