"""A user's articles: kept to the code point, once, whole or not at all."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from dashboard.errors import ArticleError, LibraryError
from dashboard.library import articles as library
from dashboard.library import settings
from dashboard.library.corrections import record
from dashboard.library.place import FILE, LIBRARY_VARIABLE, library_file
from dashboard.library.samples import read_samples
from dashboard.model import Article
from dashboard.publication_date import read_published
from dashboard.review import Field

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
    (read,) = library.read_own(tmp_path).articles
    assert stored.text == read.text == ODD_BODIES[case]
    assert (read.id, read.title) == (stored.id, title)


@pytest.mark.slow
@limits(deadline=None)  # a library is made on the disk for each
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.text())
def test_any_text_comes_back_or_is_refused(body: str, title: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        try:
            library.add(Article("x", body, title=title), place)
        except ArticleError:
            assert library.read_own(place).articles == ()
        else:
            assert library.read_own(place).articles[0].text == body


def test_header_and_name_of_the_file(tmp_path: Path) -> None:
    stored = library.add(
        article(source="Daily\nNews", url="https://example.org/a:b", timezone="Europe/Oslo"),
        tmp_path,
    )
    assert stored.id.startswith("council-meets-")
    (read,) = library.read_own(tmp_path).articles
    assert str(read.published) == "2024-03-08"
    assert (read.source, read.url, read.timezone) == (
        "Daily News",
        "https://example.org/a:b",
        "Europe/Oslo",
    )


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "CON", "日本語", "a/b\\c:d*e?", "", "." * 300]
)
def test_the_id_is_plain_whatever_the_title(title: str, tmp_path: Path) -> None:
    place = tmp_path / "kept"
    stored = library.add(article(title=title), place)
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]
    assert [p.name for p in place.iterdir()] == [FILE]
    assert set(stored.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_the_same_text_is_kept_once_and_its_date_is_replaced(tmp_path: Path) -> None:
    first = library.add(article(), tmp_path)
    second = library.add(
        article(title="Another title", published=read_published("2024-03-09T18:30")), tmp_path
    )
    assert second.id == first.id
    (read,) = library.read_own(tmp_path).articles
    assert (read.title, str(read.published)) == ("Another title", "2024-03-09T18:30")


def test_texts_that_differ_in_one_character_are_two_articles(tmp_path: Path) -> None:
    library.add(article(), tmp_path)
    library.add(article(BODY + "\n"), tmp_path)
    assert len(library.read_own(tmp_path).articles) == 2


def test_the_samples_are_shown_until_there_is_an_own_article(tmp_path: Path) -> None:
    samples = read_samples()
    assert samples.articles
    assert not samples.problems
    assert library.read_library(tmp_path / "not there yet").articles == samples.articles
    own = library.add(article(), tmp_path)
    assert library.read_library(tmp_path).articles == (own,)
    settings.show_samples(True, tmp_path)
    assert library.read_library(tmp_path).articles == (*samples.articles, own)
    library.remove(own.id, tmp_path)
    settings.show_samples(False, tmp_path)
    assert library.read_library(tmp_path).articles == samples.articles


def test_a_sample_whose_date_is_corrected_keeps_its_id_and_is_shown_once(tmp_path: Path) -> None:
    sample = read_samples().articles[0]
    date = read_published("2001-02-03")
    stored = library.add(dataclasses.replace(sample, published=date), tmp_path)
    settings.show_samples(True, tmp_path)
    assert stored.id == sample.id
    shown = [a for a in library.read_library(tmp_path).articles if a.id == sample.id]
    assert [str(a.published) for a in shown] == ["2001-02-03"]


def test_what_was_kept_as_text_files_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "council-0123.txt").write_text(f"---\ntitle: The council\n---\n{BODY}", "utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 99)
    (tmp_path / "notes.md").write_text("not an article")
    reading = library.read_own(tmp_path)
    assert [(a.id, a.title, a.text) for a in reading.articles] == [
        ("council-0123", "The council", BODY)
    ]
    assert ["bad.txt" in p.message for p in reading.problems] == [True]
    library.remove("council-0123", tmp_path)
    assert library.read_own(tmp_path).articles == ()
    assert (tmp_path / "council-0123.txt").exists()


def test_the_first_correction_takes_old_articles_over_as_well(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "old.txt").write_text(BODY, "utf-8")
    record("old:1:X", Field.STATE, "checked", place=tmp_path)
    assert [a.id for a in library.read_own(tmp_path).articles] == ["old"]


def test_words_are_found_and_marks_mean_nothing(tmp_path: Path) -> None:
    library.add(article(), tmp_path)
    library.add(article("The café opened in Zürich.", title="Opening"), tmp_path)
    assert [h.title for h in library.search("council monday", tmp_path)] == ["Council meets"]
    assert [h.title for h in library.search("cafe zur", tmp_path)] == ["Opening"]
    assert "café" in library.search("café", tmp_path)[0].words
    for nonsense in ("", '"', "AND OR NOT", "NEAR(", "title:*", "council -monday*("):
        library.search(nonsense, tmp_path)
    assert library.search("nothing of it", tmp_path) == []
    library.add(article("The café opened in Zürich.", title="Closing"), tmp_path)
    assert [h.title for h in library.search("closing", tmp_path)] == ["Closing"]
    assert library.search("opening", tmp_path) == []


def test_several_articles_are_added_all_or_none(tmp_path: Path) -> None:
    with pytest.raises(ArticleError):
        library.add_all([article(), article("The text \ud800 is broken.")], tmp_path)
    assert library.read_own(tmp_path).articles == ()


def test_removed_is_gone_and_an_unknown_id_is_refused(tmp_path: Path) -> None:
    stored = library.add(article(), tmp_path)
    library.remove(stored.id, tmp_path)
    assert library.read_own(tmp_path).articles == ()
    with pytest.raises(LibraryError, match="is not in"):
        library.remove("../../anything", tmp_path)


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="half a character"):
        library.add(article("The text \ud800 is broken."), tmp_path)
    assert library.read_own(tmp_path).articles == ()


def test_the_place_is_the_given_one_or_that_of_the_environment_or_the_usual_one(
    tmp_path: Path,
) -> None:
    named = {LIBRARY_VARIABLE: str(tmp_path / "named")}
    assert library_file(tmp_path, environment=named) == tmp_path / FILE
    assert library_file(tmp_path / "own.sqlite", environment=named) == tmp_path / "own.sqlite"
    assert library_file(environment=named) == tmp_path / "named" / FILE
    assert library_file(environment={}).is_absolute()


def test_no_test_sees_the_library_of_the_person_who_runs_it() -> None:
    assert library_file() != library_file(environment={})
    assert library.read_own().articles == ()


def test_no_home_is_one_line_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "platformdirs.user_data_path", lambda *_: Path("~/.local/share/event-timeline-dashboard")
    )

    def nobody(_: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "expanduser", nobody)
    with pytest.raises(LibraryError, match="set HOME"):
        library_file(environment={})
    monkeypatch.delenv(LIBRARY_VARIABLE, raising=False)
    assert library.read_library().problems
    assert library.read_library().articles == read_samples().articles


def test_adding_a_bare_text_again_takes_away_nothing(tmp_path: Path) -> None:
    day = read_published("2021-03-01")
    library.add(Article("a", BODY, title="The council", published=day, source="News"), tmp_path)
    bare = library.with_known_header(Article("b", BODY), tmp_path)
    assert (bare.title, bare.published, bare.source) == ("The council", day, "News")
    other = read_published("2021-03-02")
    later = library.with_known_header(Article("b", BODY, published=other), tmp_path)
    assert (later.title, later.published) == ("The council", other)
    assert library.with_known_header(Article("c", "Another text."), tmp_path).title is None


def test_an_old_file_named_like_a_sample_is_no_sample(tmp_path: Path) -> None:
    sample = read_samples().articles[0]
    (tmp_path / f"{sample.id}.txt").write_text(BODY, "utf-8")
    (own,) = library.read_own(tmp_path).articles
    assert own.id != sample.id
    assert library.add(sample, tmp_path).id == sample.id
    assert len(library.read_own(tmp_path).articles) == 2


def test_many_are_one_transaction_and_one_that_cannot_be_kept_loses_no_other(
    tmp_path: Path,
) -> None:
    given = [article(), article("Half a \ud800 character."), article(title=None), article("Other.")]
    before = library.state(tmp_path)
    added = library.add_many(given, tmp_path)
    assert [bool(one.kept) for one in added] == [True, False, True, True]
    assert [one.known for one in added] == [False, False, True, False]
    assert "half a character" in (added[1].refusal or "")
    own = library.read_own(tmp_path).articles
    assert [(one.text, one.title) for one in own] == [
        (BODY, "Council meets"),
        ("Other.", "Council meets"),
    ]
    assert before == ""
    assert library.state(tmp_path).endswith(" 1")
