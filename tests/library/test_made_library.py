"""A library that an earlier version made is opened, and nothing in it is lost or changed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.library import articles, database
from dashboard.library.actor_log import read_actor_log, say
from dashboard.library.backup import check
from dashboard.library.corrections import not_understood, read_log
from dashboard.library.place import FILE
from dashboard.library.saved_views import saved_views
from dashboard.linkage import Kind, Ref
from dashboard.review import Field
from tests.library.made_library import HERE, TABLES, holds

LINE = ("number", "at", "by", "event", "field", "was", "now", "why", "undoes", "clash")


def listed(name: str) -> dict[str, Any]:
    """What the library of a form holds, as it was listed when it was made."""
    found: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    return found


def unpacked(name: str, folder: Path) -> Path:
    """The file of the library of a form, as it was made."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    file.write_bytes(gzip.decompress((HERE / f"{name}.sqlite.gz").read_bytes()))
    return file


@pytest.mark.parametrize("name", ["form-2", "form-4", "form-5", "form-6"])
def test_a_library_of_an_earlier_version_is_opened_with_every_row(
    name: str, tmp_path: Path
) -> None:
    file = unpacked(name, tmp_path)
    told = listed(name)
    assert holds(file) == told
    own = articles.read_own(tmp_path).articles
    assert [(a.id, a.text) for a in own] == [(a["id"], a["text"]) for a in told["article"]]
    known = [line for line in told["correction"] if line["field"] in set(Field)]
    log = [{key: getattr(line, key) for key in LINE} for line in read_log(tmp_path)]
    assert log == known
    assert len(not_understood(tmp_path)) == 1
    assert saved_views(tmp_path) == {v["name"]: v["params"] for v in told["saved_view"]}
    assert check(tmp_path).faults == ()
    with database.reading(file) as connection:
        assert connection is not None
        assert database.form_of(connection) == database.newest_form()
    assert {t: holds(file)[t] for t in TABLES} == {t: told.get(t, []) for t in TABLES}
    of_actors = [line.number for line in read_actor_log(tmp_path)]
    assert of_actors == [line["number"] for line in told.get("actor_correction", [])]
    line = say(Kind.NONE, [Ref("Balloon")], place=tmp_path)
    assert read_actor_log(tmp_path)[-1] == line


SINCE = {Field.OWN}  # fields that came later, without another form
KINDS_SINCE = {Kind.TYPE, Kind.MEMBER}  # and what can be said of actors


def test_the_library_has_every_sort_of_line() -> None:
    """Each field is set in it, lines are taken back, one was written unseen, one is newer."""
    of_actors = listed("form-5")["actor_correction"]
    assert {line["kind"] for line in of_actors} == set(Kind) - KINDS_SINCE
    assert any(line["undoes"] for line in of_actors)
    lines = listed("form-2")["correction"]
    assert {line["field"] for line in lines} == {*Field, "mood"} - SINCE
    assert any(line["undoes"] for line in lines)
    assert any(line["clash"] for line in lines)
    here = {article["id"] for article in listed("form-2")["article"]}
    assert {line["event"].rsplit(":", 2)[0] for line in lines} > here - {"capital-2023-02-06"}
