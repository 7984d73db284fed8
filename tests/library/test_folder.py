"""A user's articles: kept to the code point, once, whole or not at all."""

from __future__ import annotations

import dataclasses
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.contract import read_published
from dashboard.errors import ArticleError, LibraryError
from dashboard.library import folder as library
from dashboard.model import Article

BODY = "The council met on Monday. It will meet again in May."
ODD_BODIES = {
    "carriage returns": "One line.\r\nAnother.\rA third.\n",
    "a header of its own": "---\ntitle: not ours\n---\nThe text below it.",
    "lines of dashes": "---\nnot a header\n---\n",
    "dashes at once": "---\n---\ntext",
    "a byte order mark": "\ufeffText after a mark.",
    "no line break at the end": "Text",
    "many at the end": "Text\n\n\n\n",
    "white space in front": "\n\n   Text",
    "composed and decomposed": "caf\u00e9 and cafe\u0301",
    "emoji of several code points": "The team 👩\u200d👩\u200d👧 won 🏆🏆.",
    "right to left": "He said \u202bשלום\u202c and مرحبا.",
    "odd separators": "one\u0085two\u2028three\u2029four\x0bfive" + " and many more words" * 9,
    "NUL": "The text had a \x00 in it, once, and then a good many other words.",
}


def article(text: str = BODY, **values: object) -> Article:
    given = {"title": "Council meets", "published": read_published("2024-03-08"), **values}
    return Article("pasted", text, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("title", ["Council meets", None])
@pytest.mark.parametrize("case", ODD_BODIES)
def test_the_body_comes_back_to_the_code_point(
    case: str, title: str | None, tmp_path: Path
) -> None:
    given = Article("pasted", ODD_BODIES[case], title=title)
    stored = library.add(given, tmp_path)
    (read,) = library.read_all(tmp_path).articles
    assert stored.text == read.text == ODD_BODIES[case]
    assert (read.id, read.title) == (stored.id, title)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.text())
def test_any_text_comes_back_or_is_refused(body: str, title: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        try:
            library.add(Article("x", body, title=title), place)
        except ArticleError:
            assert library.read_all(place).articles == ()
        else:
            assert library.read_all(place).articles[0].text == body


def test_header_and_name_of_the_file(tmp_path: Path) -> None:
    stored = library.add(
        article(source="Daily\nNews", url="https://example.org/a:b", timezone="Europe/Oslo"),
        tmp_path,
    )
    assert stored.id.startswith("council-meets-")
    (read,) = library.read_all(tmp_path).articles
    assert str(read.published) == "2024-03-08"
    assert (read.source, read.url, read.timezone) == (
        "Daily News",
        "https://example.org/a:b",
        "Europe/Oslo",
    )


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "CON", "日本語", "a/b\\c:d*e?", "", "." * 300]
)
def test_the_name_of_a_file_is_plain_whatever_the_title(title: str, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    stored = library.add(article(title=title), place)
    assert [p.name for p in place.iterdir()] == [f"{stored.id}.txt"]
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]
    assert set(stored.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_the_same_text_is_kept_once_and_its_date_is_replaced(tmp_path: Path) -> None:
    first = library.add(article(), tmp_path)
    second = library.add(
        article(title="Another title", published=read_published("2024-03-09T18:30")), tmp_path
    )
    assert second.id == first.id
    (read,) = library.read_all(tmp_path).articles
    assert (read.title, str(read.published)) == ("Another title", "2024-03-09T18:30")


def test_texts_that_differ_in_one_character_are_two_articles(tmp_path: Path) -> None:
    library.add(article(), tmp_path)
    library.add(article(BODY + "\n"), tmp_path)
    assert len(library.read_all(tmp_path).articles) == 2


def test_samples_and_own_articles_are_shown_together(tmp_path: Path) -> None:
    samples = library.read_samples()
    assert samples.articles
    assert not samples.problems
    assert library.read_library(tmp_path / "not there yet").articles == samples.articles
    own = library.add(article(), tmp_path)
    assert library.read_library(tmp_path).articles == (*samples.articles, own)


def test_a_sample_whose_date_is_corrected_keeps_its_id_and_is_shown_once(tmp_path: Path) -> None:
    sample = library.read_samples().articles[0]
    date = read_published("2001-02-03")
    stored = library.add(dataclasses.replace(sample, published=date), tmp_path)
    assert stored.id == sample.id
    shown = [a for a in library.read_library(tmp_path).articles if a.id == sample.id]
    assert [str(a.published) for a in shown] == ["2001-02-03"]


def test_an_own_file_named_like_a_sample_hides_nothing(tmp_path: Path) -> None:
    sample = library.read_samples().articles[0]
    (tmp_path / f"{sample.id}.txt").write_text(BODY, "utf-8")
    shown = library.read_library(tmp_path).articles
    assert [a.text for a in shown if a.id == sample.id] == [sample.text]
    assert BODY in {a.text for a in shown}
    assert len({a.id for a in shown}) == len(shown)


def test_one_bad_file_never_loses_the_others(tmp_path: Path) -> None:
    library.add(article(), tmp_path)
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 99)
    (tmp_path / "notes.md").write_text("not an article")
    (tmp_path / "folder.txt").mkdir()
    reading = library.read_all(tmp_path)
    assert [a.title for a in reading.articles] == ["Council meets"]
    assert {p.message.split(":")[0].rpartition("/")[2] for p in reading.problems} == {
        "bad.txt",
        "folder.txt",
    }
    assert library.add(article(), tmp_path).title == "Council meets"


def test_removed_is_gone_and_an_unknown_id_is_refused(tmp_path: Path) -> None:
    stored = library.add(article(), tmp_path)
    library.remove(stored.id, tmp_path)
    assert library.read_all(tmp_path).articles == ()
    with pytest.raises(LibraryError, match="is not in"):
        library.remove("../../anything", tmp_path)


@pytest.mark.parametrize(
    ("fault", "where"),
    [(errno.ENOSPC, "fsync"), (errno.EROFS, "open"), (errno.EACCES, "replace")],
)
def test_a_full_or_read_only_disk_leaves_the_old_file_whole(
    fault: int, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = library.add(article(), tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def fails(*_: object, **__: object) -> object:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        if where == "fsync":
            patch.setattr(os, "fsync", fails)
        elif where == "open":
            patch.setattr("tempfile.mkstemp", fails)
        else:
            patch.setattr(Path, "replace", fails)
        with pytest.raises(LibraryError, match=r"could not be kept .*--library"):
            library.add(article(title="Changed"), tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
    assert library.add(article(title="Changed"), tmp_path).id == stored.id


def test_a_library_that_cannot_be_listed_is_a_problem_and_the_samples_are_there(
    tmp_path: Path,
) -> None:
    place = tmp_path / "file"
    place.write_text("in the way")
    reading = library.read_library(place)
    assert reading.articles == library.read_samples().articles
    assert "cannot be read" in reading.problems[0].message
    with pytest.raises(LibraryError, match="--library"):
        library.add(article(), place)


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="half a character"):
        library.add(article("The text \ud800 is broken."), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_the_given_one_or_that_of_the_environment_or_the_usual_one(
    tmp_path: Path,
) -> None:
    named = {library.LIBRARY_VARIABLE: str(tmp_path / "named")}
    assert library.library_folder(tmp_path, environment=named) == tmp_path
    assert library.library_folder(environment=named) == tmp_path / "named"
    assert library.library_folder(environment={}).is_absolute()


def test_no_home_is_one_line_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "platformdirs.user_data_path", lambda *_: Path("~/.local/share/event-timeline-dashboard")
    )

    def nobody(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", nobody)
    with pytest.raises(LibraryError, match="set HOME"):
        library.library_folder(environment={})
    assert library.read_library().problems or os.environ.get(library.LIBRARY_VARIABLE)


KILLED_IN_THE_MIDDLE = """
import os, sys
from pathlib import Path
from dashboard.library import folder
from dashboard.model import Article
os.fsync = lambda _: os.kill(os.getpid(), 9)
folder.add(Article("x", sys.argv[2], title="Council meets"), Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
def test_killed_in_the_middle_of_a_save_leaves_no_half_article(tmp_path: Path) -> None:
    stored = library.add(article(), tmp_path)
    command = [sys.executable, "-c", KILLED_IN_THE_MIDDLE, str(tmp_path), BODY]
    assert subprocess.run(command, check=False).returncode == -9
    reading = library.read_all(tmp_path)
    assert [a.published for a in reading.articles] == [stored.published]
    assert not reading.problems


def test_adding_a_bare_text_again_takes_away_nothing(tmp_path: Path) -> None:
    day = read_published("2021-03-01")
    library.add(Article("a", BODY, title="The council", published=day, source="News"), tmp_path)
    bare = library.with_known_header(Article("b", BODY), tmp_path)
    assert (bare.title, bare.published, bare.source) == ("The council", day, "News")
    other = read_published("2021-03-02")
    later = library.with_known_header(Article("b", BODY, published=other), tmp_path)
    assert (later.title, later.published) == ("The council", other)
    assert library.with_known_header(Article("c", "Another text."), tmp_path).title is None
