"""Where a library lies: one file, and one line of refusal for what can be none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.library.place import FILE, library_file

ARTICLE = "It rained in Oslo on 3 May 2021."


def named_folder(folder: Path) -> Path:
    (folder / "mine.sqlite").mkdir()
    return folder / "mine.sqlite"


def folder_of_the_name(folder: Path) -> Path:
    (folder / FILE).mkdir()
    return folder


def loop(folder: Path) -> Path:
    (folder / "loop").symlink_to("loop")
    return folder / "loop"


def loop_of_a_file(folder: Path) -> Path:
    (folder / FILE).symlink_to("other.sqlite")
    (folder / "other.sqlite").symlink_to(FILE)
    return folder / FILE


def link_to_nothing(folder: Path) -> Path:
    (folder / "gone").symlink_to(folder / "elsewhere" / "gone")
    return folder / "gone" / "library.sqlite"


ODD = {
    named_folder: "is a folder, and a library is a file",
    folder_of_the_name: "is a folder, and a library is a file",
    loop: "is a link that leads to nothing or in a circle",
    loop_of_a_file: "is a link that leads to nothing or in a circle",
    link_to_nothing: "is a link that leads to nothing or in a circle",
}


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
@pytest.mark.parametrize(("make", "says"), ODD.items())
@pytest.mark.parametrize("action", ["list", "add", "show", "search", "check", "backup", "log"])
def test_a_folder_or_a_link_that_leads_nowhere_is_refused_in_one_line(
    action: str,
    make: Callable[[Path], Path],
    says: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI", "")
    place = make(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE)
    more = {"add": [str(tmp_path / "a.txt")], "show": ["a"], "search": ["rain"]}.get(action, [])
    before = sorted(tmp_path.rglob("*"))
    assert main(["library", action, *more, "--library", str(place)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert says in line
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
def test_a_link_to_a_folder_or_to_a_library_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert library_file(tmp_path / "link") == tmp_path / "link" / FILE
    (tmp_path / "real" / FILE).write_bytes(b"")
    (tmp_path / "mine.sqlite").symlink_to(tmp_path / "real" / FILE)
    assert library_file(tmp_path / "mine.sqlite") == tmp_path / "mine.sqlite"


def test_the_place_that_comes_back_is_the_place_again(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "new", tmp_path / "new.sqlite", tmp_path / "new.db"):
        assert library_file(library_file(place)) == library_file(place)
