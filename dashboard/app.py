"""Lists the views and shows the one that the address names."""

from __future__ import annotations

import importlib
from types import ModuleType

import streamlit as st

from dashboard.registry import PACKAGE
from dashboard.widgets import shell


def run() -> None:
    """Show the dashboard: what Streamlit runs for each visitor, anew at each change."""
    shell.show_frame()
    pages = {
        name: st.Page(
            page.show,
            title=page.TITLE,
            icon=page.ICON,
            url_path=name,
            default=position == 0,
        )
        for position, (name, page) in enumerate(views())
    }
    st.session_state[shell.PAGES] = pages
    chosen = st.navigation(list(pages.values()), position="hidden")
    shell.show_menu(pages.values())
    chosen.run()


def views() -> list[tuple[str, ModuleType]]:
    """The name and the page of each folder of views, in the order that the pages give."""
    names = sorted(p.parent.name for p in (PACKAGE / "views").glob("*/page.py"))
    pages = [(name, importlib.import_module(f"dashboard.views.{name}.page")) for name in names]
    return sorted(pages, key=lambda view: view[1].ORDER)


if __name__ == "__main__":
    run()
