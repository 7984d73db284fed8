"""What is fuzzed, and what must hold: a fault is told in a way that was meant, or not at all.

Each target is a function of what hypothesis draws. ``test_fuzz.py`` runs each for a moment,
``python -m tests.fuzz`` for as long as it is told.
"""

from __future__ import annotations

import datetime as dt
import functools
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here
from dashboard.batch.run import run
from dashboard.batch.source import items
from dashboard.batch.work import work
from dashboard.contract import to_record
from dashboard.corpus.opened import Corpus, open_corpus
from dashboard.corpus.part import part
from dashboard.dates import find_dateline, read_dates
from dashboard.errors import DashboardError
from dashboard.inbox.files import File
from dashboard.inbox.receive import receive
from dashboard.library.articles import read_own
from dashboard.library.imports import import_bytes
from dashboard.model import Article, DocumentCreationTime, ParsedArticle
from dashboard.nlp.analysis import Depth, analyse
from dashboard.picture.packed import pack
from dashboard.pipeline import parse
from dashboard.timeline.query import NAMES, from_json, from_params, read_params, to_json, to_params
from dashboard.verification.copies import Copies
from dashboard.verification.judge import verify
from dashboard.verification.opened import open_export
from dashboard.views.timeline import answers
from dashboard.widgets import store
from tests.contract.test_any_text import PIECES, spans
from tests.fuzz.seeds import broken, exports, files, proved, sources
from tests.inbox.made_files import SENTENCES

DAYS = st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
WORDS = st.lists(
    st.sampled_from([*PIECES, *" ".join(SENTENCES).split()]) | st.text(max_size=8), max_size=60
)
TEXTS = st.tuples(WORDS, st.sampled_from(["", " ", "\n\n", " "])).map(lambda p: p[1].join(p[0]))
VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["0001-01-01", "9999-12-31", "2024-02-30", "USA", "NOR", "CONSULT", "", "sides"]
    ),
    st.sampled_from(
        ["1-a", "99999999999-a", "-1-a", "0-call:1:STATE", "asserted", "\x00", "🙂" * 9]
    ),
)
PARAMS = st.dictionaries(
    st.sampled_from(
        [*NAMES.values(), "number", "view", "article", "at", "toward", "actor", "stamp"]
    )
    | st.text(max_size=5),
    st.lists(VALUES, max_size=3),
    max_size=6,
)
VIEWS = st.none() | st.tuples(st.floats(), st.floats()).map(lambda p: f"{p[0]},{p[1]}")


@given(st.sampled_from(sorted(files())), st.data())
def a_file(name: str, data: st.DataObject) -> None:
    """A file gives articles or refusals that name it, and never raises."""
    content = data.draw(broken((files()[name],)))
    for received in receive([File(name, content)]):
        assert received.article is None or received.article.text.strip()
        told = received.refusal or received.note
        assert told is None or (name in told and "\n" not in told)


@given(TEXTS, DAYS)
def dates(text: str, day: dt.date | None) -> None:
    """The date stage reads any text, and its spans cut it."""
    published = None if day is None else DocumentCreationTime(dt.datetime.combine(day, dt.time()))
    analysis = analyse(text, depth=Depth.TAGS)
    find_dateline(analysis)
    for timex in read_dates(analysis, published):
        assert text[timex.span.start : timex.span.end] == timex.span.text != ""


@given(TEXTS, DAYS)
def parser(text: str, day: dt.date | None) -> None:
    """The parser reads any text, and all of its spans cut it."""
    published = None if day is None else DocumentCreationTime(dt.datetime.combine(day, dt.time()))
    record = to_record(parse(Article("x", text, published=published)))
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans(record))


@given(st.data())
def an_import(data: st.DataObject) -> None:
    """What is imported comes in as a whole, or is refused and leaves the library as it was."""
    content = data.draw(broken(exports()))
    with tempfile.TemporaryDirectory() as folder:
        try:
            import_bytes(content, "given.json", Path(folder))
        except DashboardError:
            assert read_own(Path(folder)).articles == ()
        else:
            read_own(Path(folder))


@given(st.sampled_from(sorted(sources())), st.data())
def a_source(name: str, data: st.DataObject) -> None:
    """A source of a batch gives articles and errors, or is refused as a whole."""
    content = data.draw(broken((sources()[name],)))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / name
        source.write_bytes(content)
        refused = None
        try:
            for item in items(source):
                assert (item.article is None) is (item.error is not None)
        except DashboardError as error:
            refused = str(error)
        assert refused is None or name in refused


@given(st.data())
def an_export(data: st.DataObject) -> None:
    """What is verified gets a verdict for each row, or is refused by its name."""
    content = data.draw(broken(proved()))
    refused = None
    try:
        opened = open_export(content, "given")
    except DashboardError as error:
        refused = str(error)
    if refused is not None:
        assert refused.startswith("given: ")
        return
    verified = verify(opened, Copies([], opened.texts), ParsedArticle)
    assert [row.row for row in verified.rows] == list(range(1, opened.inspected.rows + 1))


@given(PARAMS)
def an_address(params: dict[str, list[str]]) -> None:
    """Any address means a query, and nonsense in it is told; the query has an address again."""
    query, problems = read_params(params)
    assert all(problem.strip() for problem in problems)
    assert from_params(to_params(query)) == query == from_json(to_json(query))


@given(PARAMS, VIEWS, st.sampled_from(["columns", "panel", "paragraph", "mentions", "texts"]))
def a_question(params: dict[str, list[str]], view: str | None, what: str) -> None:
    """What the page may ask of a data set is answered, whatever stands in the address."""
    given_ = {**params, **({} if view is None else {"view": [view]})}
    query, _ = read_params(params)
    pack(part(corpus(), query, number=7))
    before = store.corpus
    store.corpus = corpus  # type: ignore[assignment]
    try:
        response = getattr(answers, f"_{what}")(_request(given_))
    finally:
        store.corpus = before
    assert response.status_code == 200


def _request(params: dict[str, list[str]]) -> Request:
    text = urlencode(params, doseq=True, errors="replace")
    return Request(
        {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": text.encode()}
    )


@functools.cache
def corpus() -> Corpus:
    """A small data set, which lives as long as the process."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    source = folder / "a.jsonl"
    source.write_bytes(sources()["a.jsonl"])
    run(source, DataSet(folder / "set", "p", "v"), Here(work))
    return open_corpus(folder / "set")


TARGETS: dict[str, Callable[[], None]] = {
    target.__name__: target  # type: ignore[misc]
    for target in (a_file, dates, parser, an_import, an_export, a_source, an_address, a_question)
}
