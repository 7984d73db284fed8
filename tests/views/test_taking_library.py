"""What goes into the library from a data set, and what goes out of it as one file."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.library import articles, database, settings
from dashboard.library.archive import write_archive
from dashboard.library.corrections import record
from dashboard.library.place import FILE
from dashboard.model import Article
from dashboard.publication_date import read_published
from dashboard.review import Field
from dashboard.widgets.taking import take

TEXT = "The court met on Monday."


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    return tmp_path


def test_an_article_that_is_taken_again_keeps_the_header_that_a_person_gave() -> None:
    published = read_published("2020-04-03")
    own = articles.add(Article("x", TEXT, title="The court", published=published))
    take([Article("y", TEXT)])
    assert articles.read_own().articles == (own,)


def test_one_that_is_refused_loses_no_other_and_is_said() -> None:
    told = take([Article("x", TEXT), Article("y", "Half a \ud800 character.")])
    assert [article.text for article in articles.read_own().articles] == [TEXT]
    assert told[0].startswith("1 article is in ")
    assert told[1].startswith("Not taken: y: holds half a character")


def test_an_article_that_is_not_in_the_file_of_the_whole_is_said_beside_it(library: Path) -> None:
    for text in (TEXT, "It rained in Oslo."):
        articles.add(Article("x", text, title=text))
    with database.changing(library / FILE) as connection:
        connection.execute("UPDATE article SET text = 'other' WHERE number = 1")
    script = "from dashboard.views.articles import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60).run()
    assert not app.exception
    told = [text.value for text in app.text if text.value.startswith("Not in that file: ")]
    assert len(told) == 1
    assert f"“{TEXT}”" in told[0]
    assert "is not what was kept" in told[0]


def test_the_file_of_another_is_compared_and_nothing_is_changed(
    library: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    for place, name, state in ((library, "Ann", "checked"), (other, "Bo", "disputed")):
        settings.name_person(name, place)
        kept = articles.add(Article("x", TEXT, title="The court"), place)
        for field, value in ((Field.STATE, state), (Field.STARRED, True)):
            record(f"{kept.id}:10:CONSULT", field, value, place=place)
    before, data = (b"".join(write_archive(place)) for place in (library, other))
    script = "from dashboard.widgets.two_readers import show_two_readers\nshow_two_readers()\n"
    app = AppTest.from_string(script, default_timeout=60).run()
    app.file_uploader[0].upload("bo.jsonl", data, "application/jsonl")
    app.run()
    assert not app.exception
    told = "\n".join(text.value for text in app.text)
    assert "State: " in told
    assert "checked, by Ann" in told
    assert "disputed, by Bo" in told
    assert "1 thing is to be settled." in told
    assert app.dataframe[0].value["Percent"].tolist() == ["100", "0"]
    assert b"".join(write_archive(library)) == before
    app.file_uploader[0].upload("bo.jsonl", data[:-20], "application/jsonl")
    app.run()
    assert not app.exception
    assert "export the library anew" in "\n".join(text.value for text in app.text)
