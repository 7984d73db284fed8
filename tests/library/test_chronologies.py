"""Several chronologies in one installation: each a library of its own, one of them the current."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard import cli
from dashboard.errors import LibraryError
from dashboard.exports import Options, load
from dashboard.library import chronologies, place, settings
from dashboard.library.articles import add, read_own
from dashboard.library.backup import back_up_daily
from dashboard.library.frame import select_library
from dashboard.library.own_events import OwnEvent, write_down
from dashboard.library.place import FILE, LIBRARY_VARIABLE, library_file
from dashboard.nlp.read import article_from_text
from dashboard.timeline.query import Query
from dashboard.timeline.selection import About


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(LIBRARY_VARIABLE)
    monkeypatch.setattr(place.platformdirs, "user_data_path", lambda *_: tmp_path)
    return tmp_path


def test_the_first_lies_where_the_one_library_always_lay(data: Path) -> None:
    assert library_file() == data / FILE
    (only,) = chronologies.chronologies()
    assert (only.name, only.title, only.archived) == ("", "My chronology", False)
    assert not list(data.iterdir()), "to look makes nothing"


def test_a_new_one_is_empty_and_the_current_one(data: Path) -> None:
    add(article_from_text("It rained on 1 May 2020.", "rain"))
    new = chronologies.make(" The  Øresund bank: 2023 ")
    assert (new.name, new.title) == ("the-resund-bank-2023", "The Øresund bank: 2023")
    assert library_file() == new.library == data / "chronologies" / new.name / FILE
    assert read_own().articles == ()
    add(article_from_text("It snowed on 2 May 2020.", "snow"))
    back_up_daily()
    assert list((new.library.parent / "backups").iterdir()), "its backups lie beside it"
    again = chronologies.make("The Øresund bank: 2023")
    assert again.library != new.library
    chronologies.use(chronologies.FIRST)
    assert [a.text for a in read_own().articles] == ["It rained on 1 May 2020."]


def test_what_is_archived_is_kept_and_offered_no_more(data: Path) -> None:
    with pytest.raises(LibraryError, match="the only one"):
        chronologies.archive(chronologies.FIRST)
    new = chronologies.make("Bank")
    chronologies.archive(new.name)
    assert library_file() == data / FILE, "the next is the current one"
    assert [one.archived for one in chronologies.chronologies()] == [False, True]
    with pytest.raises(LibraryError, match="in the archive"):
        chronologies.use(new.name)
    with pytest.raises(LibraryError, match="the only one"):
        chronologies.archive(chronologies.FIRST)
    chronologies.bring_back(new.name)
    assert chronologies.use("bank").library == new.library, "by its title, too"


@pytest.mark.parametrize("name", ["..", "../..", "a/b", "gone", "\x00", "\ud800"])
def test_a_pointer_to_nothing_of_ours_means_the_first(data: Path, name: str) -> None:
    chronologies.make("Bank")
    (data / place.CURRENT).write_bytes(name.encode("utf-8", "surrogatepass"))
    assert library_file() == data / FILE


def test_a_library_that_is_named_is_the_only_one(
    data: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    chronologies.make("Bank")
    other = tmp_path_factory.mktemp("named")
    assert library_file(other) == other / FILE
    monkeypatch.setenv(LIBRARY_VARIABLE, str(other))
    assert library_file() == other / FILE
    assert place.is_named()


def test_a_damaged_one_loses_no_other(data: Path) -> None:
    new = chronologies.make("Bank")
    new.library.write_bytes(b"no library" * 99)
    assert [one.title for one in chronologies.chronologies()] == ["My chronology", "bank"]


def test_title_scope_and_author_are_kept_on_one_line_within_their_limits(data: Path) -> None:
    settings.describe(About(" A\nbank\x00 ", "from 2019\tto 2024", " Ana  Berg"))
    assert settings.about(library_file()) == About("A bank", "from 2019 to 2024", "Ana Berg")
    with pytest.raises(LibraryError, match="person: has"):
        settings.describe(About(author="x" * 999))
    assert settings.about(library_file()).title == "A bank"


@pytest.mark.parametrize(
    "name", ["markdown", "html", "docx", "xlsx", "timelinejs", "ics", "json", "csv"]
)
def test_the_exports_are_called_by_the_title(data: Path, name: str) -> None:
    """And those that say where they are from tell scope and author as well."""
    settings.describe(About("The <bank> & its end", "2019 to 2024", "Ana Berg"))
    write_down([OwnEvent("A docket was filed", "3 May 2023")])
    selection, _ = select_library(library_file(), Query())
    assert selection.manifest.title == "The <bank> & its end"
    data_written = b"".join(load(name).write(selection, Options()))
    assert data_written
    if name in ("markdown", "html", "timelinejs", "ics"):
        told = data_written.decode().replace("\r\n ", "")
        assert "Ana Berg" in told
        assert "2019 to 2024" in told
        assert "<bank>" not in told or name == "ics", "it is no markup"


def test_the_command_line_lists_begins_uses_and_names_them(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> list[str]:
        assert cli.main(["library", "chronologies", *words]) == 0
        return capsys.readouterr().out.splitlines()

    assert run() == [f"* first  My chronology  {data / FILE}"]
    (made,) = run("new", "Bank")
    assert made.startswith("bank  Bank  ")
    assert [line[:2] for line in run("list")] == ["  ", "* "]
    assert run("name", "--scope", "2019 to 2024")[:2] == ["title: Bank", "scope: 2019 to 2024"]
    run("use", "first")
    assert library_file() == data / FILE
    assert run("archive", "bank")[0].endswith(str(Path("bank") / FILE))
    assert run()[1].endswith("(archived)")
    assert cli.main(["library", "chronologies", "list", "--library", str(data)]) == 2
    assert "is one chronology" in capsys.readouterr().err
