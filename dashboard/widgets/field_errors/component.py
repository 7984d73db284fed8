"""Says what is wrong with a field below that field, to a screen reader as the field's own words."""

from __future__ import annotations

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
    """

    def __init__(self, form: str) -> None:
        self._form = form
        self._places: dict[str, tuple[Any, str]] = {}

    def below(self, *fields: str, place: Any = st, label: str = "") -> None:
        """Keep the place that is next on the page for these fields."""
        self._places |= dict.fromkeys(fields, (place.container(), label))

    def tell(self, error: DashboardError, otherwise: str = "") -> bool:
        """Say below its field what is wrong; whether it is of a field that has a place here.

        ``otherwise`` is the field of an error that names none.
        """
        field = error.field or otherwise
        if field not in self._places:
            return False
        place, label = self._places[field]
        with place:
            where = f"{self._form} {field}"
            shell.show_refusal(error, where)
            _component()(key=f"field error {where}", data={"field": where, "label": label})
        return True
