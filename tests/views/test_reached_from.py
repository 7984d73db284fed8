"""A page is a folder: it says itself from where it is reached, and nothing else names it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app import in_menu, links, views
from dashboard.errors import DashboardError
from dashboard.registry import PACKAGE
from dashboard.widgets.shell import SHARE, Link


def test_every_folder_of_views_is_a_page_and_the_timeline_is_the_first() -> None:
    folders = {path.parent.name for path in (PACKAGE / "views").glob("*/page.py")}
    names = [name for name, _ in views()]
    assert set(names) == folders
    assert names[0] == "timeline"


@pytest.mark.parametrize("name", ["ORDER", "FROM"])
def test_a_page_that_lacks_a_name_is_told_with_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delattr(f"dashboard.views.since.page.{name}")
    with pytest.raises(DashboardError, match=rf"views/since/page\.py lacks {name}; .*__init__\.py"):
        views()


@pytest.mark.parametrize("places", [set(), {"shared"}, {"since"}])
def test_a_page_to_which_nothing_leads_is_told_with_what_can(
    monkeypatch: pytest.MonkeyPatch, places: set[str]
) -> None:
    monkeypatch.setattr("dashboard.views.since.page.FROM", places)
    with pytest.raises(
        DashboardError, match=r"since/page\.py has FROM = .*one or more of .*'share'"
    ):
        views()


def test_more_pages_than_the_menu_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.views.since.page.FROM", {"menu"})
    with pytest.raises(DashboardError, match=r"one line of a phone.*As reported until.*share"):
        views()


def test_a_page_is_linked_where_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.views.since.page.FROM", {"share", "who"})
    found = links(views())
    assert Link("As reported until a day", "since") in found[SHARE]
    assert found["who"] == [Link("As reported until a day", "since")]
    assert "since" not in in_menu(views())
    assert Link("Where sources differ", "ledger") in found[SHARE]  # its title, where it has no LINK


def test_the_chart_names_no_page() -> None:
    """It links to those that the server tells it of."""
    names = "|".join(name for name, _ in views())
    script = (PACKAGE / "widgets/chart/js/take.js").read_text("utf-8")
    assert re.findall(rf"[\"'`](?:{names})[\"'`?]", script) == []


def test_a_page_shows_the_links_to_those_that_are_reached_from_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    monkeypatch.setattr("dashboard.views.since.page.FROM", {"timeline"})
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60).run()
    assert not app.exception
    labels = [link.proto.label for link in app.get("page_link")]
    assert labels.count("As reported until a day") == 1
