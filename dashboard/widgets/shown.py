"""Which chronology a tab shows: it reads and writes no other, whichever is chosen elsewhere.

The chosen one is shared by all tabs and the command line. A tab that shows another saves nothing
until a person says there which of the two it is to be: what they were writing stays meanwhile.
"""

from __future__ import annotations

import os

import streamlit as st

from dashboard.errors import LibraryError
from dashboard.library import place
from dashboard.library.chronologies import Chronology, named
from dashboard.library.place import DATA_SET_VARIABLE

SAID = "said to the person"  # in the session: the words, their number, and where they belong
SHOWN = "chronology"  # in the session: the name of the one that this tab shows
_REFUSED = "refused"  # in the session: something was not saved, and the page has not said so


def hold() -> None:
    """Let what follows be of the chronology that this tab shows: whatever it asks begins so."""
    place.hold(st.session_state.get(SHOWN) if may_switch() else None)


def show(name: str) -> None:
    """Note that this tab shows this one from now on."""
    st.session_state[SHOWN] = name
    place.hold(name)


def may_switch() -> bool:
    """Whether the page shows what the installation keeps, and not what was named from outside."""
    try:
        place.data_folder()
    except LibraryError:  # without a home there is none; the page says so
        return False
    return not place.is_named() and not os.environ.get(DATA_SET_VARIABLE)


def another() -> tuple[Chronology, Chronology] | None:
    """The chronology of this tab and the one that was chosen elsewhere; None where they are one."""
    held = place.held()
    if held is None or held == (chosen := place.chosen_name(place.data_folder())):
        return None
    return named(held), named(chosen)


def told(both: tuple[Chronology, Chronology]) -> str:
    """That another was chosen, in words."""
    mine, chosen = both
    return (
        f"“{chosen.title}” was chosen elsewhere, in another tab or window, and “{mine.title}” "
        "is shown here"
    )


def check() -> None:
    """Raises LibraryError where nothing may be saved, as another was chosen elsewhere."""
    if (both := another()) is not None:
        raise LibraryError(f"Nothing was done: {told(both)}. Say above which it is to be.")


def is_refused() -> bool:
    """Whether nothing may be saved, as another was chosen elsewhere; the page then says so."""
    if (both := another()) is None:
        return False
    _, number, *_ = st.session_state.get(SAID, ("", 0))
    words = f"Nothing was saved: {told(both)}. Say at the top of the page which it is to be."
    st.session_state[SAID] = (words, number + 1, "", "")
    st.session_state[_REFUSED] = True
    return True


def is_to_be_told() -> bool:
    """Whether something was refused, and the page has not said so."""
    return _REFUSED in st.session_state


def tell_refusal() -> bool:
    """The same; from now on the page has said so."""
    return bool(st.session_state.pop(_REFUSED, False))
