"""Lists the views and shows the one that the address names."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.registry import PACKAGE
from dashboard.widgets import (
    answer_headers,
    assets,
    chronologies,
    first_look,
    origins,
    shell,
    store,
)
from dashboard.widgets.live_region import component as live_region
from dashboard.widgets.progress import show_progress
from dashboard.widgets.upgraded import show_notice

if TYPE_CHECKING:
    from starlette.middleware import Middleware
    from starlette.routing import Route

_OF_A_PAGE = ("show", "TITLE", "ICON", "ORDER")


def run() -> None:
    """Show the dashboard: what Streamlit runs for each visitor, anew at each change."""
    shell.show_frame(_title())
    live_region.show_live()
    try:
        chronologies.follow()
        _show()
    except DashboardError as error:  # as of a data set that is being written
        shell.show_refusal(error)


def _title() -> str:
    """What the chronology is called; empty where nobody has said it, or it cannot be read."""
    try:
        return store.about().title
    except DashboardError:  # the page says what is wrong
        return ""


def _show() -> None:
    shown = _shown()
    pages = {
        name: st.Page(
            page.show,
            title=page.TITLE,
            icon=page.ICON,
            url_path=name,
            default=position == 0,
        )
        for position, (name, page) in enumerate(shown)
    }
    st.session_state[shell.PAGES] = pages
    chosen = st.navigation(list(pages.values()), position="hidden")
    links = (pages[name] for name, page in shown if in_menu(page))
    shell.show_menu(links, chronologies.show_name)
    place = st.container()
    with place:
        told = show_progress()
    chosen.run()
    with place:
        if not told:  # what the page has asked for may have begun only now
            show_progress()
        show_notice()


def _shown() -> list[tuple[str, ModuleType]]:
    """All views; of a data set those that need no library."""
    every = views()
    return (
        every
        if store.corpus() is None
        else [(name, page) for name, page in every if getattr(page, "OF_A_DATA_SET", False)]
    )


def in_menu(page: ModuleType) -> bool:
    """Whether the menu leads to a page; to one that has ``IN_MENU = False`` another page does."""
    return getattr(page, "IN_MENU", True)


def routes() -> list[Route]:
    """What the server answers beside Streamlit: the scripts, and what a page asks of its view."""
    return [*assets.routes(), *(r for _, page in views() for r in getattr(page, "ROUTES", ()))]


def guards() -> list[Middleware]:
    """Only the hosts and origins of the settings are answered, in everything that is asked.

    Streamlit guards its WebSocket alone, and less. The page that is answered has the outline of
    the dashboard from the first moment. Raises DashboardError for a setting that is no origin.
    """
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    hosts = st.get_option("server.allowedHosts") or ["*"]
    also = origins.origins(st.get_option(origins.SETTING), origins.SETTING)
    return [
        Middleware(answer_headers.AnswerHeaders, frames=answer_headers.framing()),
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(origins.OwnPagesOnly, also=also),
        Middleware(first_look.FirstLook),
    ]


def views() -> list[tuple[str, ModuleType]]:
    """The name and the page of each folder of views, in the order that the pages give.

    Raises DashboardError for a page that lacks one of the names that a page must have.
    """
    names = sorted(p.parent.name for p in (PACKAGE / "views").glob("*/page.py"))
    pages = [(name, importlib.import_module(f"dashboard.views.{name}.page")) for name in names]
    for name, page in pages:
        if missing := [needed for needed in _OF_A_PAGE if not hasattr(page, needed)]:
            lacks = f"dashboard/views/{name}/page.py lacks {', '.join(missing)}"
            raise DashboardError(f"{lacks}; dashboard/views/__init__.py says what a page has")
    return sorted(pages, key=lambda view: view[1].ORDER)


if __name__ == "__main__":
    run()
