"""Lists the views and shows the one that the address names."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence, Set
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
from dashboard.widgets.shown import hold
from dashboard.widgets.upgraded import show_notice

if TYPE_CHECKING:
    from starlette.middleware import Middleware
    from starlette.routing import Route

_OF_A_PAGE = ("show", "TITLE", "ICON", "ORDER", "FROM")
_MENU = "menu"
_MENU_HOLDS = 70  # letters on one line of a phone of 360 pixels, each link with two for its edges


def run() -> None:
    """Show the dashboard: what Streamlit runs for each visitor, anew at each change."""
    hold()
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
    st.session_state[shell.LINKS] = links(shown)
    chosen = st.navigation(list(pages.values()), position="hidden")
    shell.show_menu((pages[name] for name in in_menu(shown)), chronologies.show_name)
    chronologies.show_another()
    place = st.container()
    with place:
        told = show_progress()
    chosen.run()
    shell.show_links(next(name for name, page in pages.items() if page is chosen))
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


def in_menu(shown: Iterable[tuple[str, ModuleType]]) -> list[str]:
    """The names of the pages to which the menu leads."""
    return [name for name, page in shown if _MENU in page.FROM]


def links(shown: Sequence[tuple[str, ModuleType]]) -> dict[str, list[shell.Link]]:
    """The links to pages by the place where they stand, beside the menu; see ``views``."""
    found: dict[str, list[shell.Link]] = {}
    for name, page in shown:
        for place in page.FROM - {_MENU}:
            link = shell.Link(getattr(page, "LINK", page.TITLE), name)
            found.setdefault(place, []).append(link)
    return found


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

    Raises DashboardError for a page that lacks one of the names that a page must have or that
    nothing leads to, and for more of them than the menu holds.
    """
    names = sorted(p.parent.name for p in (PACKAGE / "views").glob("*/page.py"))
    pages = [(name, importlib.import_module(f"dashboard.views.{name}.page")) for name in names]
    for name, page in pages:
        if fault := _fault(page, {_MENU, shell.SHARE, *names} - {name}):
            what_it_has = "dashboard/views/__init__.py says what a page has"
            raise DashboardError(f"dashboard/views/{name}/page.py {fault}; {what_it_has}")
    titles = [page.TITLE for _, page in pages if _MENU in page.FROM]
    if sum(len(title) + 2 for title in titles) > _MENU_HOLDS:
        raise DashboardError(
            f"the menu holds one line of a phone, {_MENU_HOLDS} letters with two a link, and has "
            f'{", ".join(titles)}; let a page have FROM = {{"{shell.SHARE}"}} or a shorter TITLE'
        )
    return sorted(pages, key=lambda view: view[1].ORDER)


def _fault(page: ModuleType, places: Set[str]) -> str:
    """What a page lacks, or why nothing leads to it; ``places``: what can. Empty for no fault."""
    if missing := [needed for needed in _OF_A_PAGE if not hasattr(page, needed)]:
        return f"lacks {', '.join(missing)}"
    if not page.FROM or not places >= page.FROM:
        return f"has FROM = {page.FROM or {}}, which must be one or more of {sorted(places)}"
    return ""


if __name__ == "__main__":
    run()
