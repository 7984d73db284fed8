"""``library actors`` lists who is who, and joins, splits, names and takes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import cli
from dashboard.library.actor_log import read_actor_log
from dashboard.library.articles import add, read_own
from dashboard.nlp.read import article_from_text
from tests.views.test_linking import BRIDGE, RESIGNED


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in (("bridge", BRIDGE), ("resigned", RESIGNED)):
        add(article_from_text(text, name), tmp_path)
    return tmp_path


def run(library: Path, *words: object) -> int:
    return cli.main(["library", "actors", *map(str, words), "--library", str(library)])


def test_who_is_who_is_listed_corrected_and_taken_back(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*words: object) -> str:
        assert run(library, *words) == 0
        return capsys.readouterr().out

    before = told("list")
    assert "karin lund  Karin Lund  person  3 events\n" in before
    assert told("suggest") == "karin lund  carin lund  one letter apart\n"
    joined = told("join", "Karin Lund", "carin lund", "--why", "the\x1b register")
    assert joined.startswith("1  “Karin Lund” and “Carin Lund” are one (everywhere")
    assert "karin lund  Karin Lund  person  5 events\n" in told("list")
    assert told("suggest") == ""
    assert "(the␛ register)" in told("log")
    here = read_own(library).articles[1].id
    told("rename", "Carin Lund", "K. Lund", "--in", here)
    told("split", "karin lund", "--in", here)
    assert f"carin lund ({here})" in told("list")
    assert "Ola Moe  group" not in told("list")
    assert "“Ola Moe” is of the kind “group”" in told("kind", "Ola Moe", "group")
    assert "ola moe  Ola Moe  group" in told("list")
    told("belongs", "Ola Moe", "karin lund")
    assert "“Ola Moe” belongs to nobody" in told("belongs", "Ola Moe")
    told("none", "Ola Moe")
    assert "Ola Moe" not in told("list")
    told("apart", "karin lund", f"carin lund ({here})")
    for number in range(1, 9):
        assert told("undo", number).startswith(f"{number + 8}  takes back {number}: ")
    assert told("list") == before
    assert len(read_actor_log(library)) == 16
    assert cli.main(["library", "log", "--library", str(library)]) == 0
    assert capsys.readouterr().out == told("log")


def test_who_is_not_known_or_not_clear_is_said_and_nothing_is_written(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, message in (
        (("rename", "Nobody", "X"), "Nobody: is no actor; `dashboard library actors list`"),
        (("none", "Ola Moe", "--in", "x"), "x: is no article that names ola moe"),
        (("split", "Ola Moe"), "split: needs one actor and words"),
        (("join", "Ola Moe", "ola moe"), "is one with ola moe already"),
        (("kind", "Ola Moe", "firm"), "firm: is no kind of actor; give one of group, organisation"),
        (
            ("split", "Ola Moe", "she", "--at", "3"),
            "she: do not mean ola moe where no article has letter 3",
        ),
        (("undo", "7"), "correction 7 of actors: is not in"),
    ):
        assert run(library, *words) == 2
        assert message in capsys.readouterr().err
    assert read_actor_log(library) == ()
    assert run(library, "rename", "Carin Lund", "Karin Lund") == 0
    capsys.readouterr()
    assert run(library, "none", "Karin  Lund") == 2
    assert "may be karin lund, carin lund; give the id of one" in capsys.readouterr().err
    assert run(library, "none", "karin lund") == 0  # an id comes before a name


def test_a_table_calls_a_joined_actor_as_the_page_does(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def table() -> str:
        assert cli.main(["library", "export", "--format", "csv", "--library", str(library)]) == 0
        return capsys.readouterr().out

    assert "Carin Lund (" in table()
    assert run(library, "join", "Karin Lund", "Carin Lund") == 0
    capsys.readouterr()
    joined = table()
    assert "Carin Lund (" not in joined
    assert "Karin Lund (affected)" in joined
