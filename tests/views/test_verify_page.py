"""The page “Verify” gives the verdicts of the command, as text, and refuses what it cannot read."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import DashboardError
from dashboard.exports import formats, kind
from dashboard.model import Article, ParsedArticle
from dashboard.review import Field
from dashboard.timeline.selection import select_all
from dashboard.views.verify import model
from tests.exports.made import FIRST, chosen, hostile, opened, two_articles, written

SCRIPT = "from dashboard.views.verify import page\npage.show()\n"


def fail(article: Article) -> ParsedArticle:
    raise AssertionError(f"{article.id} is read anew")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr("dashboard.widgets.store.as_read", two_articles)
    monkeypatch.setattr("dashboard.widgets.reading.parse", fail)
    return AppTest.from_string(SCRIPT, default_timeout=60).run()


def texts(page: AppTest) -> list[str]:
    return [one.value for one in (*page.subheader, *page.text)]


def given(page: AppTest, data: bytes, name: str) -> AppTest:
    page.file_uploader[0].upload(name, data, "application/octet-stream")
    page.run()
    assert not page.exception
    return page


def test_a_whole_file_holds_line_by_line(page: AppTest) -> None:
    given(page, written("csv", chosen()), "a.csv")
    assert "All of it holds" in texts(page)
    table = page.dataframe[0].value
    assert list(table["Line"]) == [1, 2, 3, 4, 5, 6]
    assert set(table["Verdict"]) == {"✓ holds against an independent copy"}
    assert all("stands in “" in why for why in table["Why"])


def test_what_does_not_hold_is_told_in_full(page: AppTest) -> None:
    data = written("markdown", chosen(None, (opened(), Field.DATE, "2021-05-05")))
    given(page, data.replace(b"had resigned", b"had retired", 1), "a.md")
    told = "\n".join(texts(page))
    assert "Not all of it holds" in told
    assert "changed by a person. 5 May 2021" in told
    assert "by Ann, 2026-01-02: seen in the records" in told
    assert "changed in this file" in told


def test_who_was_set_is_told_in_words_and_no_other_reading(page: AppTest) -> None:
    now = [["Ann Lee", "actor"], ["Bergen", "place"]]
    given(page, written("markdown", chosen(None, (opened(), Field.ACTORS, now))), "a.md")
    told = "\n".join(texts(page))
    assert "read otherwise" not in told
    assert "to Ann Lee (actor), Bergen (place) by Ann, 2026-01-02" in told


def test_a_changed_row_comes_before_many_without_an_article() -> None:
    data = written("csv", chosen()).replace(b"had resigned", b"had retired", 1)
    verified, _ = model.hold(("a.csv", data), (), (), fail)
    assert [str(row.verdict) for row in verified.rows].count("missing") == len(verified.rows) - 1
    assert model.summary(verified)[0].startswith("1 × changed in this file.")
    ((title, lines),) = model.told_in_full(verified)
    assert ": changed in this file. " in title
    assert lines == ["the row was changed after the program wrote it: its digest is another"]


def test_what_carries_no_proof_is_refused_by_its_name(page: AppTest) -> None:
    given(page, b"# A list\n", "list.md")
    assert any(text.startswith("list.md: carries no proof") for text in texts(page))


def test_a_file_of_each_format_can_be_given() -> None:
    of_both, of_one = chosen(), select_all(two_articles()[:1])
    written_as = {kind(name, some)[1] for name in formats() for some in (of_both, of_one)}
    assert {ending.rpartition(".")[2] for ending in written_as} == set(model.endings())


def test_hostile_words_are_words(page: AppTest) -> None:
    given(page, written("html", hostile()), "a.html")
    headline = " ".join(page.dataframe[0].value["What happened"][0].split())
    assert "<script>document.title" in headline
    assert page.markdown.len == 0


def test_copies_that_are_given_are_independent_ones() -> None:
    file = ("a.md", written("markdown", chosen()))
    copies = [("mine.txt", FIRST.encode()), ("bad.txt", b"\x00")]
    read = {parsed.article.text: parsed for parsed in two_articles()}
    verified, refused = model.hold(file, copies, (), lambda article: read[article.text])
    assert {str(row.verdict) for row in verified.rows} == {"independent", "missing"}
    assert len(refused) == 1
    assert refused[0].startswith("bad.txt: ")


def test_a_page_does_not_wait_for_more_than_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_ANEW", 10)
    file = ("a.json", written("json", chosen()))
    verified, _ = model.hold(file, (), (), fail)
    assert {str(row.verdict) for row in verified.rows} == {"otherwise"}
    assert "use `dashboard verify`" in verified.rows[0].why[0]
    assert len(model.told_in_full(verified)) == len(verified.rows)


@pytest.mark.slow
def test_a_file_of_another_kind_is_no_export() -> None:
    with pytest.raises(DashboardError, match="damaged"):
        model.hold(("a.zip", b"PK\x05\x06"), (), (), fail)
