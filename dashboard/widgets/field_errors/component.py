"""Says what is wrong with a field below that field, to a screen reader as the field's own words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.widgets import assets, shell


@cache
def _component() -> Any:
    """A component without content: its script ties the words before it to the field above them."""
    return st.components.v2.component(
        "dashboard_field_errors",
        html='<i class="field-error" hidden></i>\n',
        js=assets.loader("field_errors"),
        isolate_styles=False,
    )


class FieldErrors:
    """The places of a form in which it is said what is wrong with each field.

    ``below`` is to be called behind a field; its names are those that errors give it. The field
    is the one just above, or that with the ``label``, where several stand on one line. No two
    forms of a page have one name: what is wrong with both may be said in one run.

    ``of``: what a form that is sent by its button is of, as the event that it corrects. What is
    wrong with it stays as long as the form is shown of the same, until something is tried again:
    another run right behind the click would take it away. None: it is found anew in each run.
    """

    def __init__(self, form: str, *, of: str | None = None) -> None:
        self._form, self._of = form, of
        self._places: dict[str, _Place] = {}
        kept = st.session_state.get(shell.REFUSALS, {}).get(form)
        self._kept: _Refusal | None = kept if kept and kept.of == of else None

    def below(self, *fields: str, place: Any = st, label: str = "") -> None:
        """Keep the place that is next on the page for these fields."""
        new = _Place(place.container(), label)
        self._places |= dict.fromkeys(fields, new)
        kept = self._kept
        if kept is not None and kept.field in fields and self._key(kept.field) in st.session_state:
            self._show(new, kept.field, kept.words)

    def tell(self, error: DashboardError, otherwise: str = "") -> bool:
        """Say below its field what is wrong; whether it is of a field that has a place here.

        ``otherwise`` is the field of an error that names none.
        """
        field = error.field or otherwise
        for place in {id(place): place for place in self._places.values()}.values():
            if place.words is not None and place is not self._places.get(field):
                place.clear()
        if field not in self._places:
            return False
        self._show(self._places[field], field, str(error))
        if self._of is not None:
            refusals = st.session_state.setdefault(shell.REFUSALS, {})
            refusals[self._form] = _Refusal(self._of, field, str(error))
        return True

    def _show(self, place: _Place, field: str, words: str) -> None:
        if place.words is not None:  # those of the last time stand there
            place.words.text(shell.quoted(words))
            return
        where = f"{self._form} {field}"
        with place.open():
            place.words = shell.show_refusal(words, where)
            _component()(key=self._key(field), data={"field": where, "label": place.label})

    def _key(self, field: str) -> str:
        """The key of the component, which the session has while the words are shown."""
        return f"field error {self._form} {field}"


@dataclass(slots=True)
class _Place:
    """A place on the page, the label of its field, and the words that stand there, if any do."""

    around: Any
    label: str
    words: Any = None
    _slot: Any = None

    def open(self) -> Any:
        """The container of what is said here; there is none before: it would take a line."""
        self._slot = self.around.empty()
        return self._slot.container()

    def clear(self) -> None:
        """Take away what is said here."""
        self._slot.empty()
        self.words = None


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What was wrong, with which field of the form, and what that was of."""

    of: str
    field: str
    words: str
