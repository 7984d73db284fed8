"""The pages, run by Streamlit without a browser: nothing fails, and bad input is said in words."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import LibraryError
from dashboard.inbox.header_lines import Line, line_of
from dashboard.inbox.submission import Submission
from dashboard.library.archive import write_archive
from dashboard.library.articles import add as keep_article
from dashboard.library.articles import read_own
from dashboard.library.database import changing
from dashboard.library.stored import write
from dashboard.model import ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.registry import PACKAGE
from dashboard.views.articles.edits import notes, restore, save, withdraw
from dashboard.views.articles.model import keep, take_in
from dashboard.widgets import shell, store
from dashboard.widgets.article_lines import DAY, HELP, SOURCE_HELP
from dashboard.widgets.welcome import WORDS

pytestmark = pytest.mark.slow


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    return tmp_path


def open_page(name: str = "") -> AppTest:
    """The app at a page; a page that is not the first is run alone, as AppTest has no address."""
    if not name:
        return AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60).run()
    script = f"from dashboard.views.{name} import page\npage.show()\n"
    return AppTest.from_string(script, default_timeout=60).run()


def texts(app: AppTest) -> str:
    return "\n".join(text.value for text in app.text)


@pytest.mark.usefixtures("library")
def test_the_dashboard_opens_without_an_error() -> None:
    app = open_page()
    assert not app.exception
    assert texts(app).splitlines()[0] == shell.NAME


def welcome(app: AppTest) -> list[str]:
    return [text.value for text in app.text if "These are samples." in text.value]


def test_samples_are_called_so_until_there_is_an_article_of_ones_own(library: Path) -> None:
    app = open_page()
    assert welcome(app) == [WORDS]
    keep_article(article_from_text("The mayor resigned on 4 May 2023.", "own"), library)
    app.run()
    assert welcome(app) == []
    assert not app.exception


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("event", ["nobody:0:X", "article:59:CONSULT", "<script>"])
def test_an_event_in_the_url_is_opened_or_is_not_there(event: str) -> None:
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60)
    app.query_params["event"] = event
    app.query_params["who"] = ["CHN", "nobody"]
    assert not app.run().exception


def add(app: AppTest, text: str, day: str = "") -> AppTest:
    app.text_area[0].set_value(text)
    field(app, DAY).set_value(day)
    return button(app, "Add to the timeline").click().run()


def field(app: AppTest, label: str) -> Any:
    """The first field of that label."""
    return next(one for one in app.text_input if one.label == label)


def button(app: AppTest, label: str) -> Any:
    return next(one for one in app.button if one.label == label)


def with_header(parsed: ParsedArticle, **header: str) -> Line:
    """The line of an article as a person changes it."""
    return dataclasses.replace(line_of(parsed), **header)


@pytest.mark.usefixtures("library")
def test_an_article_is_added() -> None:
    app = add(open_page("articles"), "The court met on 3 April 2020.", "2020-04-05")
    assert not app.exception
    assert "Added" in texts(app)
    (stored,) = read_own().articles
    assert str(stored.published) == "2020-04-05"
    assert stored.text == "The court met on 3 April 2020."


@pytest.mark.usefixtures("library")
def test_the_same_text_is_said_to_be_there_and_keeps_its_date() -> None:
    app = add(open_page("articles"), "The court met on 3 April 2020.", "2020-04-05")
    app = add(app, "The court met on 3 April 2020.")
    assert "Already there: The court met" in texts(app)
    assert "not known" not in texts(app)


@pytest.mark.usefixtures("library")
def test_a_date_in_the_head_of_an_article_is_told_to_the_one_who_adds_it() -> None:
    app = add(open_page("articles"), "LIMA, 3 April 2020 -- The court met on Monday.")
    assert "is read from its head: 2020-04-03" in texts(app)
    app = add(app, "The court met on Monday.")
    assert "Its date of publication is not known" in texts(app)


@pytest.mark.usefixtures("library")
def test_the_source_is_asked_for_and_can_be_corrected() -> None:
    app = open_page("articles")
    field(app, "Source").set_value(" Harbour  Post ")
    app = add(app, "The court met on 3 April 2020.")
    assert not app.exception
    (stored,) = read_own().articles
    assert stored.source == "Harbour Post"
    save([with_header(ParsedArticle(stored), day="2020-04-05", source="Fjord Times")])
    assert [(a.source, str(a.published)) for a in read_own().articles] == [
        ("Fjord Times", "2020-04-05")
    ]
    keep(Submission("The court met on 3 April 2020."))
    assert [a.source for a in read_own().articles] == ["Fjord Times"]
    outcome = keep(Submission("The court met on 3 April 2020.", source="Harbour Post"))
    assert outcome.words.startswith("Already there; its title, date and source are now as given")
    assert [a.source for a in read_own().articles] == ["Harbour Post"]


@pytest.mark.usefixtures("library")
def test_once_an_article_has_its_date_nothing_says_that_it_has_none() -> None:
    keep(Submission("The court met on Monday."))
    (parsed,) = store.articles()
    assert "No date of publication" in "".join(notes(parsed))
    save([with_header(parsed, day="23 October 2024")])
    (stored,) = read_own().articles
    assert (str(stored.published), stored.diagnostics) == ("2024-10-23", ())
    assert notes(store.articles()[0]) == []


@pytest.mark.usefixtures("library")
def test_only_the_fields_that_need_it_have_a_word_of_help() -> None:
    fields = {field.label: field.help for field in open_page("articles").text_input}
    assert (fields["Title"], fields["Date of publication"], fields["Source"]) == (
        *("", HELP),
        SOURCE_HELP,
    )


@pytest.mark.usefixtures("library")
def test_the_month_that_is_known_is_proposed_and_its_day_asked_for() -> None:
    keep(Submission("---\npublished: 2024-02\n---\nThe court met on Monday."))
    asks = "Publication is known only as 2024-02: give its day in that month"
    (parsed,) = store.articles()
    assert asks in notes(parsed)[0]
    assert line_of(parsed).day == "2024-02-"
    assert save([with_header(parsed, source="Harbour Post")]).words.startswith("Saved")
    (parsed,) = store.articles()
    assert (parsed.article.published, parsed.article.source) == (None, "Harbour Post")
    assert line_of(parsed).day == "2024-02-"
    save([with_header(parsed, day="2024-02-12")])
    (stored,) = read_own().articles
    assert (str(stored.published), stored.diagnostics) == ("2024-02-12", ())


@pytest.mark.usefixtures("library")
def test_the_field_for_the_day_holds_the_month_that_is_known() -> None:
    app = add(open_page("articles"), "---\npublished: 2024-02\n---\nThe court met on Monday.")
    assert "2024-02-" in [field.value for field in app.text_input]


def test_a_note_on_the_missing_date_that_was_kept_before_is_heard_no_more(library: Path) -> None:
    keep(Submission("The court met on Monday.", published="2020-04-05"))
    note = "no date of publication: times that hang on it stay open; give one as YYYY-MM-DD"
    with changing(library / "library.sqlite") as connection:
        values = (json.dumps([note, "is odd"]),)
        write(connection, "article", "UPDATE article SET notes = ?", values)
    (stored,) = read_own().articles
    assert [d.message for d in stored.diagnostics] == ["is odd"]


@pytest.mark.usefixtures("library")
def test_tags_are_said_to_be_read_as_text() -> None:
    app = add(open_page("articles"), "<p>The court met on 3 April 2020.</p>", "2020-04-05")
    assert "tags such as <p>: they are read as text" in texts(app)


def test_what_was_removed_can_be_brought_back(library: Path) -> None:
    (library / "rain.txt").write_text("---\ntitle: Rain\n---\nIt rained in Oslo.", "utf-8")
    gone = withdraw(read_own().articles)
    assert gone.words == "Removed “Rain”"
    assert gone.removed
    assert read_own().articles == ()
    restore(gone.removed)
    assert [article.text for article in read_own().articles] == ["It rained in Oslo."]


@pytest.mark.parametrize(
    ("text", "day", "says"),
    [
        ("  ", "", "nothing was given"),
        ("It rained.", "2021-02-29", "2021-02-29"),
        ("?", "", "holds no text"),
    ],
)
def test_bad_input_is_refused_in_words(library: Path, text: str, day: str, says: str) -> None:
    app = add(open_page("articles"), text, day)
    assert not app.exception
    assert says in texts(app)
    assert not list(library.glob("*"))


def test_a_library_that_cannot_be_read_is_said_and_the_samples_are_there(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = library / "file"
    file.write_text("no folder", "utf-8")
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(file))
    app = open_page()
    assert not app.exception
    assert str(file) in texts(app)


def test_one_bad_file_does_not_lose_the_others(library: Path) -> None:
    (library / "bad.txt").write_bytes(b"")
    (library / "good.txt").write_text("---\npublished: 2020-04-05\n---\nIt rained.", "utf-8")
    app = open_page("articles")
    assert not app.exception
    assert "bad.txt" in texts(app)
    assert "good" in set(app.dataframe[0].value["Title"])


@pytest.mark.usefixtures("library")
def test_several_files_at_once_are_reported_one_by_one() -> None:
    page = "<!DOCTYPE html><html><body><article>" + "".join(
        f"<p>The council of {town} met on 3 April 2020 and agreed on the new harbour.</p>"
        for town in ("Oslo", "Bergen", "Arendal", "Tromsø")
    )
    files = [
        ("a.txt", b"The court met on 3 April 2020."),
        ("a copy.txt", b"The court met on 3 April 2020."),
        ("page.html", page.encode()),
        ("noise.pdf", bytes(range(256)) * 9),
    ]
    outcome = keep(Submission(files=tuple(files)))
    assert outcome.words == "2 articles are kept, 1 was there already, 1 refused"
    assert outcome.refused == 1
    told = {row["File"]: row for row in outcome.report}
    assert [told[name]["Result"] for name, _ in files] == [
        *("Added", "Already there", "Added", "Refused")
    ]
    assert "read by trafilatura" in told["page.html"]["What to know"]
    assert "is not a PDF" in told["noise.pdf"]["What to know"]
    assert len(read_own().articles) == 2


@pytest.mark.usefixtures("library")
def test_a_report_is_shown_as_a_table_and_files_are_taken_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    links: list[object] = []
    monkeypatch.setattr(shell, "show_link", lambda *link, **_: links.append(link))
    app = open_page("articles")
    files = [("a.txt", b"It rained in Oslo."), ("b.txt", b"It snowed in Oslo on 3 April 2020.")]
    links.clear()
    app.session_state["outcome"] = (keep(Submission(files=tuple(files))), False)
    app.run()
    assert list(app.dataframe[0].value["Result"]) == ["Added", "Added"]
    assert links == [("timeline", "Show the timeline", {})]


@pytest.mark.usefixtures("library")
def test_an_address_can_be_given_only_where_that_is_allowed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "address of a web page" not in str([t.label for t in open_page("articles").text_input])
    monkeypatch.setenv("DASHBOARD_ALLOW_URL", "1")
    app = open_page("articles")
    assert "address of a web page" in app.text_input[3].label
    app.text_input[3].set_value("http://127.0.0.1/")
    button(app, "Add to the timeline").click().run()
    assert "this machine" in texts(app)


@pytest.mark.usefixtures("library")
def test_the_texts_of_the_library_are_searched() -> None:
    app = add(open_page("articles"), "The court met on 3 April 2020.", "2020-04-05")
    field = next(f for f in app.text_input if f.label.startswith("Search the texts"))
    app = field.set_value("cour").run()
    assert not app.exception
    assert "The court met on 3 April 2020." in set(app.dataframe[0].value["Text"])
    app = field.set_value("harbour").run()
    assert "No article holds all of these words." in texts(app)


@pytest.mark.usefixtures("library")
def test_the_samples_can_be_shown_beside_own_articles() -> None:
    app = add(open_page("articles"), "The court met on 3 April 2020.", "2020-04-05")
    assert len(app.dataframe[-1].value) == 1
    app = app.checkbox[0].set_value(True).run()
    assert len(app.dataframe[-1].value) > 1


def test_a_whole_library_is_taken_in_or_refused_in_words(library: Path) -> None:
    keep(Submission("Anna Lie opened the bridge on 3 May 2021."))
    data = b"".join(write_archive())
    (library / "library.sqlite").unlink()
    assert take_in("library.jsonl", data).words.startswith("Came in: 1 article,")
    app = open_page("articles")
    assert not app.exception
    assert "1 article kept in" in texts(app)
    with pytest.raises(LibraryError, match="nothing was changed"):
        take_in("library.jsonl", data[:-9])
