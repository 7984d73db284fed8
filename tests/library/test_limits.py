"""Every field has a limit at every door: what is too long is told, and nothing else is lost."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.batch.source import items
from dashboard.contract import to_whole_record
from dashboard.errors import ArticleError, LibraryError
from dashboard.inbox.fetch import ALLOW_VARIABLE, fetch
from dashboard.inbox.files import File
from dashboard.inbox.receive import receive
from dashboard.library import settings
from dashboard.library.archive import write_archive
from dashboard.library.articles import add, read_own, search
from dashboard.library.corrections import read_log, record
from dashboard.library.database import changing
from dashboard.library.imports import import_bytes
from dashboard.library.place import library_file
from dashboard.library.saved_views import save_view, saved_views
from dashboard.library.stored import write
from dashboard.limits import LIMITS, MOST_TAGS, cut, limited
from dashboard.model import Article
from dashboard.pipeline import parse
from dashboard.registry import PACKAGE
from dashboard.review import Field
from tests.inbox.made_files import SENTENCES, TEXT, docx, packed_as, page, pdf

LONG = 100_000
HEADER = ("title", "source", "url", "timezone", "licence")
DROPPED = ("url", "timezone")
BODY = "The council of Bergen voted on 3 May 2021."


def long(field: str) -> str:
    return "https://courier.example/" + "x" * LONG if field == "url" else "long " * (LONG // 5)


def assert_told(article: Article | None, field: str, text: str = BODY) -> None:
    """The article is whole but for that field, which is within its limit, and a note tells it."""
    assert article is not None
    assert article.text == text
    value, limit = getattr(article, field), LIMITS[field]
    assert value is None if field in DROPPED else 0 < len(value) <= limit
    (note,) = (d.message for d in article.diagnostics if d.message.startswith(f"{field}: has "))
    assert f"characters, the limit is {limit:,}; " in note
    assert len(note) <= LIMITS["message"]
    assert all(len(d.message) <= LIMITS["message"] for d in article.diagnostics)


@pytest.mark.parametrize("field", HEADER)
def test_a_header_is_cut_field_by_field(field: str) -> None:
    header = {"title": "The vote", "licence": "MIT", field: long(field)}
    lines = [f"{key}: {value}" for key, value in header.items()]
    (one,) = receive([File("a.txt", "\n".join(["---", *lines, "---", BODY]).encode())])
    assert_told(one.article, field)
    other = "licence" if field == "title" else "title"
    assert getattr(one.article, other) == {"title": "The vote", "licence": "MIT"}[other]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("field", "head"),
    [
        ("title", f'<meta property="og:title" content="{long("title")}">'),
        ("source", f'<meta name="author" content="Ola Dahl; {"Kari Holm; " * 9999}">'),
        ("url", f'<link rel="canonical" href="{long("url")}">'),
    ],
)
def test_what_a_page_says_of_itself_is_cut(field: str, head: str) -> None:
    (one,) = receive([File("a.html", page(head=head).encode())])
    assert one.article is not None
    assert SENTENCES[0] in one.article.text
    assert len(getattr(one.article, field) or "") <= LIMITS[field]
    assert all(len(d.message) <= LIMITS["message"] for d in one.article.diagnostics)
    if field == "title":
        assert_told(one.article, field, one.article.text)


def test_titles_of_documents_and_names_in_a_zip_are_cut() -> None:
    title = long("title")
    files = [
        File("a.docx", docx(*SENTENCES, title=title[:250])),  # what python-docx would write
        File("a.pdf", pdf(SENTENCES, info=f"/Title ({title})")),
        File("a.zip", packed_as({f"{'n' * 60_000}.txt": TEXT})),
    ]
    word, portable, packed = (one.article for one in receive(files))
    assert word is not None
    assert packed is not None
    assert len(packed.id) == LIMITS["id"]
    assert portable is not None
    assert_told(portable, "title", portable.text)


@pytest.mark.parametrize("field", ["title", "source", "url"])
def test_the_columns_of_a_batch_are_cut(field: str, tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"text": BODY, "id": "a", field: long(field)}))
    (article,) = (item.article for item in items(source))
    assert_told(article, field)
    assert article is not None
    assert article.id == "a"


def test_an_id_of_a_batch_that_is_too_long_is_the_number_of_its_record(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text(json.dumps({"text": BODY, "id": "x" * LONG}))
    (article,) = (item.article for item in items(source))
    assert article is not None
    assert article.id == "line1"
    assert article.diagnostics[0].message == (
        "id: has 100,000 characters, the limit is 200; its number is its id"
    )


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    return library_file()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("field", HEADER)
def test_a_library_takes_and_imports_no_more_than_the_limits(field: str) -> None:
    article = Article("x" * LONG, BODY, **{field: long(field)})  # type: ignore[arg-type]
    record = to_whole_record(parse(Article("a", BODY)))
    record["article"] |= {"id": article.id, field: long(field)}
    taken = import_bytes(json.dumps([record]).encode(), "export.json")
    assert taken.articles == 1
    (kept,) = read_own().articles
    assert_told(kept, field)
    assert len(kept.id) <= LIMITS["id"]
    assert_told(add(article), field)


def test_a_title_that_was_kept_before_there_was_a_limit_is_cut_where_it_is_shown(
    library: Path,
) -> None:
    add(Article("a", BODY, title="The vote"))
    with changing(library) as connection:
        write(connection, "article", "UPDATE article SET title = ?", (long("title"),))
    assert_told(read_own().articles[0], "title")
    assert long("title").encode() in b"".join(write_archive()), "what is kept is not changed"


TOO_MUCH: list[tuple[Field, Any, str]] = [
    (Field.NOTE, "x" * LONG, "note: has 100,000 characters, the limit is 5,000; shorten it"),
    (Field.HEADLINE, "x" * LONG, "headline: has 100,000 characters"),
    (Field.DATE, "x" * LONG, "date: has 100,000 characters"),
    (Field.TAGS, ["good", "x" * LONG], "tag: has 100,000 characters"),
    (Field.TAGS, ["x"] * LONG, f"tags: there are 100,000 of them, the limit is {MOST_TAGS}"),
    (Field.ACTORS, [["x" * LONG, "actor"]], "actor: has 100,000 characters"),
]


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("field", "value", "says"), TOO_MUCH)
def test_what_a_person_says_beyond_the_limits_is_refused_and_nothing_is_kept(
    field: Field, value: Any, says: str
) -> None:
    with pytest.raises(LibraryError, match=says):
        record("a:0:VOTE", field, value)
    with pytest.raises(LibraryError, match="why: has 100,000 characters"):
        record("a:0:VOTE", Field.STARRED, True, why="x" * LONG)
    assert read_log() == ()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("field", "value"), [(field, value) for field, value, _ in TOO_MUCH])
def test_lines_of_a_log_that_come_in_are_cut_and_told(field: Field, value: Any) -> None:
    line = {
        "number": 1,
        "at": "2024-05-07T10:30:00Z",
        "by": "x" * LONG,
        "event": "a:0:VOTE",
        "field": field,
        "was": None,
        "now": value,
        "why": "x" * LONG,
        "undoes": None,
        "clash": None,
    }
    whole = to_whole_record(parse(Article("a", BODY))) | {"corrections": [line]}
    taken = import_bytes(json.dumps([whole]).encode(), "export.json")
    assert "1 correction is beyond the limits: the words are cut" in taken.notes
    (kept,) = read_log()
    assert len(json.dumps(kept.now)) < LONG / 10
    assert (len(kept.why), len(kept.by)) == (LIMITS["why"], LIMITS["person"])
    assert import_bytes(json.dumps([whole]).encode(), "export.json").corrections == 0


@pytest.mark.usefixtures("library")
def test_views_names_and_searches_have_their_limits() -> None:
    with pytest.raises(LibraryError, match="a view needs a name of 1 to 80 characters"):
        save_view("x" * LONG, {})
    with pytest.raises(LibraryError, match="address: has "):
        save_view("x", {"words": ["x" * LONG]})
    with pytest.raises(LibraryError, match="person: has 100,000 characters"):
        settings.name_person("x" * LONG)
    with pytest.raises(LibraryError, match="search: has 100,000 characters"):
        search("x" * LONG)
    assert saved_views() == {}


def test_an_address_that_is_too_long_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ALLOW_VARIABLE, "1")
    with pytest.raises(ArticleError, match="the limit is 2,000") as refusal:
        fetch(long("url"))
    assert len(str(refusal.value)) < 1000


@pytest.mark.parametrize("field", LIMITS)
def test_at_the_limit_nothing_is_cut_and_beyond_it_one_knows(field: str) -> None:
    fits = "x" * LIMITS[field]
    assert cut(field, fits) == fits
    assert cut(field, f"{fits}x") == f"{fits[:-1]}…"
    if field in HEADER:
        article = Article("a", BODY, **{field: fits})  # type: ignore[arg-type]
        assert limited(article) is article


@pytest.mark.slow
def test_every_field_of_a_page_in_which_one_writes_has_its_limit_from_the_table() -> None:
    """But for the text of an article: cut at its limit it would be another one, unseen."""
    without = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(getattr(node, "func", None), "attr", "")
            if isinstance(node, ast.Call) and name in ("text_input", "text_area", "chat_input"):
                told = {word.arg: ast.unparse(word.value) for word in node.keywords}
                if not told.get("max_chars", "").startswith("LIMITS["):
                    without.append(ast.unparse(node.args[0]))
    assert without == ["'Text in English'"]
