"""What was exported comes back equal into a library; what is no export changes nothing."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from dashboard.errors import ArticleError, LibraryError
from dashboard.exports import Options, load
from dashboard.library import articles, database, settings
from dashboard.library.archive import FORMAT, HEAD, write_archive
from dashboard.library.corrections import not_understood, read_log, record, undo
from dashboard.library.imports import import_bytes, import_file, tell
from dashboard.library.place import FILE, library_file
from dashboard.library.saved_views import save_view, saved_views
from dashboard.library.stored import write
from dashboard.model import Article, Diagnostic, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.publication_date import read_published
from dashboard.review import Field, reviews
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.selection import About, select
from tests.exports.made import FIRST, SECOND

TEXT = "Anna Lie opened the bridge on 3 May 2021. She resigned in June 2021."


@contextmanager
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name) / "here"


def whole(library: Path) -> bytes:
    return b"".join(write_archive(library))


def as_json(library: Path, query: Query | None = None) -> bytes:
    log, own = read_log(library), articles.read_own(library).articles
    timeline = build(map(parse, own), reviews(log))
    return b"".join(load("json").write(select(timeline, query or Query(), log), Options()))


def filled(library: Path) -> tuple[Path, str]:
    """A library with two articles, of which one event was corrected, and a kept view."""
    for text, name in ((FIRST, "a"), (SECOND, "b")):
        articles.add(article_from_text(text, name), library)
    settings.name_person("Ann", library)
    first = articles.read_own(library).articles[0]
    event = next(e.id for e in parse(first).events if e.trigger.text == "opened")
    record(event, Field.DATE, "2021-05", was="2021-05-03", why="the memo", place=library)
    undo(record(event, Field.NOTE, "ask again", place=library).number, place=library)
    record(event, Field.TAGS, ["bridge"], place=library)
    save_view("bridges", {"tag": ["bridge"]}, library)
    return library, event


def test_what_it_is_called_and_which_article_is_the_newer_go_along(tmp_path: Path) -> None:
    library, other = filled(tmp_path / "one")[0], tmp_path / "other"
    first, second = (article.id for article in articles.read_own(library).articles)
    settings.describe(About("The bridge", "2021", "Ann"), library)
    settings.replace_all({first: second}, library)
    assert import_bytes(whole(library), "saved", other).notes == []
    assert settings.about(library_file(other)) == About("The bridge", "2021", "Ann")
    assert settings.replaced(library_file(other)) == {first: second}
    assert whole(other) == whole(library)
    assert import_bytes(whole(library), "saved", other).notes == []
    settings.describe(About("Another", "", ""), other)
    (note,) = import_bytes(whole(library), "saved", other).notes
    assert note == "title, scope and author of the chronology: what this library has stays"
    assert settings.about(library_file(other)).title == "Another"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("about", {"title": 1, "scope": "", "author": ""}),
        ("about", {"title": "one"}),
        ("version", {"earlier": "a", "later": "a"}),
        ("version", {"earlier": "a", "later": None}),
    ],
)
def test_a_line_on_the_library_that_means_nothing_is_refused(
    tmp_path: Path, kind: str, value: dict[str, object]
) -> None:
    line = json.dumps({kind: value}).encode() + b"\n"
    digest = hashlib.sha256(HEAD + line).hexdigest()
    counts = {"article": 0, "correction": 0, "view": 0, kind: 1}
    end = json.dumps({"end": {**counts, "sha256": digest}}).encode() + b"\n"
    with pytest.raises(LibraryError, match=f"line 2: is no {kind} as this program writes it"):
        import_bytes(HEAD + line + end, "saved", tmp_path / "other")


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_HEADERS = st.fixed_dictionaries(
    {
        "title": st.none() | _WORDS,
        "source": st.none() | _WORDS,
        "url": st.none() | _WORDS,
        "published": st.none() | st.just(read_published("2024-03-08T10:30")),
    }
)
_ARTICLES = st.lists(
    st.builds(
        lambda text, header: Article("x", text, **header),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
        _HEADERS,
    ),
    max_size=3,
)
_VALUES = {
    Field.DATE: st.sampled_from(["", "2021", "2021-05-03"]),
    Field.MODALITY: st.sampled_from(["planned", "negated"]),
    Field.HEADLINE: _WORDS,
    Field.NOTE: st.none() | st.text(max_size=5),
    Field.STARRED: st.booleans(),
    Field.TAGS: st.lists(_WORDS, max_size=2),
    Field.ACTORS: st.just([["Ann", "actor"]]),
    Field.JOINED: st.just(["x:3:CONSULT"]),
}
_LINES = st.lists(
    st.sampled_from(list(_VALUES)).flatmap(lambda n: st.tuples(st.just(n), _VALUES[n])), max_size=4
)
_VIEWS = st.dictionaries(st.sampled_from(["one", "two"]), st.just({"words": ["a b", "é"]}))


@pytest.mark.slow
@limits(deadline=None, max_examples=20)  # libraries are made on the disk for each
@given(_ARTICLES, _LINES, _VIEWS)
def test_a_whole_library_comes_back_equal(given_, lines, views) -> None:
    with place() as one, place() as other:
        for article in given_:
            articles.add(article, one)
        for name, now in lines:
            record(f"{given_[0].id if given_ else 'x'}:0:STATE", name, now, place=one)
        for name, params in views.items():
            save_view(name, params, one)
        taken = import_bytes(whole(one), "saved", other)
        assert whole(other) == whole(one)
        assert articles.read_own(other).articles == articles.read_own(one).articles
        assert read_log(other) == read_log(one)
        assert saved_views(other) == saved_views(one)
        assert (taken.corrections, taken.views, taken.notes) == (len(lines), len(views), [])
        again = import_bytes(whole(one), "saved", other)
        assert (again.articles, again.corrections, again.views) == (0, 0, 0)
        assert whole(other) == whole(one)


@pytest.mark.slow
@limits(deadline=None, max_examples=20)
@given(_ARTICLES, _LINES)
def test_an_export_as_json_comes_back_with_its_log(given_, lines) -> None:
    with place() as one, place() as other:
        for article in given_:
            articles.add(article, one)
        own = articles.read_own(one).articles
        for name, now in lines if own else ():
            record(f"{own[0].id}:0:STATE", name, now, place=one)
        log = read_log(one)
        timeline = build(map(ParsedArticle, own), reviews(log))
        data = b"".join(load("json").write(select(timeline, Query(), log), Options()))
        import_bytes(data, "saved", other)
        assert articles.read_own(other).articles == own
        assert read_log(other) == log


def test_the_timeline_of_an_import_is_the_same_to_the_byte(tmp_path: Path) -> None:
    library, _ = filled(tmp_path / "one")
    other = tmp_path / "other"
    taken = import_bytes(as_json(library), "timeline.json", other)
    assert as_json(other) == as_json(library)
    assert tell(taken) == (
        "came in: 2 articles, 4 lines of the log, 0 views; 0 articles were here already"
    )
    assert read_log(other)[0].by == "Ann"


def test_a_date_that_was_read_from_the_head_does_not_become_one_of_the_header(
    tmp_path: Path,
) -> None:
    text = "OSLO, 3 May 2021 -- Anna Lie opened the bridge on Monday."
    stored = articles.add(Article("x", text), tmp_path / "one")
    import_bytes(as_json(tmp_path / "one"), "timeline.json", tmp_path / "other")
    assert articles.read_own(tmp_path / "other").articles == (stored,)


def test_what_filters_leave_brings_only_its_own_lines(tmp_path: Path) -> None:
    library, _ = filled(tmp_path / "one")
    resigned = next(
        e.id
        for e in parse(articles.read_own(library).articles[0]).events
        if e.trigger.text == "resigned"
    )
    record(resigned, Field.NOTE, "who says so?", place=library)
    data = as_json(library, Query(marks=("bridge",)))
    taken = import_bytes(data, "timeline.json", tmp_path / "other")
    assert taken.corrections == 4
    assert resigned not in {line.event for line in read_log(tmp_path / "other")}


def test_what_a_person_hid_stays_hidden_and_the_import_says_what_it_lacks(tmp_path: Path) -> None:
    library, _ = filled(tmp_path / "one")
    parsed = parse(articles.read_own(library).articles[0])
    gone = next(e.id for e in parsed.events if "resigned" in e.headline)
    record(gone, Field.HIDDEN, now=True, place=library)
    other = tmp_path / "other"
    taken = import_bytes(as_json(library, Query(words="bridge")), "a.json", other)
    log = read_log(other)
    assert [line.event for line in log if line.field is Field.HIDDEN] == [gone]
    timeline = build(map(parse, articles.read_own(other).articles), reviews(log))
    assert [event.id for event in timeline.hidden] == [gone]
    assert taken.notes == []
    narrow = as_json(library, Query(words="successor"))
    (note,) = import_bytes(narrow, "a.json", tmp_path / "third").notes
    assert note.startswith("4 lines of the log are not in this file")


def test_an_id_that_another_text_has_here_gets_another_and_so_do_its_events(
    tmp_path: Path,
) -> None:
    library, event = filled(tmp_path / "one")
    other = tmp_path / "other"
    name = event.rsplit(":", 2)[0]
    with database.changing(other / FILE) as connection:
        articles.keep(Article(name, "Another text."), connection, known_as=name)
    import_bytes(whole(library), "saved", other)
    own = {article.text: article.id for article in articles.read_own(other).articles}
    body = articles.find(name, library).text
    assert own["Another text."] == name != own[body]
    assert {line.event.rsplit(":", 2)[0] for line in read_log(other)} == {own[body]}


def without_articles(library: Path) -> bytes:
    """What is written where all texts are damaged: the log alone."""
    with database.changing(library / FILE) as connection:
        connection.execute("UPDATE article SET text = 'other'")
    return whole(library)


def test_a_correction_without_its_article_lands_on_no_other_that_has_its_id(tmp_path: Path) -> None:
    library, other = tmp_path / "one", tmp_path / "other"
    for text, place_ in (("It rained.", library), ("Another text.", other)):
        with database.changing(place_ / FILE) as connection:
            articles.keep(Article("a", text), connection, known_as="a")
    one = record("a:3:RAIN", Field.DATE, "2021", place=library)
    undo(one.number, place=library)
    record("b:3:RAIN", Field.JOINED, ["a:3:RAIN"], place=library)
    record("b:3:RAIN", Field.DATE, "2022", place=library)
    taken = import_bytes(without_articles(library), "saved", other)
    assert [(line.event, line.now) for line in read_log(other)] == [("b:3:RAIN", "2022")]
    assert (taken.corrections, len(taken.notes)) == (1, 1)
    assert taken.notes[0].startswith("3 corrections are left out")


def test_a_correction_without_its_article_holds_where_the_id_names_this_text(
    tmp_path: Path,
) -> None:
    library, other = tmp_path / "one", tmp_path / "other"
    event = f"{articles.add(Article('x', TEXT), library).id}:9:OPEN"
    articles.add(Article("x", TEXT), other)
    record(event, Field.DATE, "2021", place=library)
    import_bytes(without_articles(library), "saved", other)
    assert [line.event for line in read_log(other)] == [event]


def test_what_is_here_stays_and_a_correction_of_both_is_a_clash(tmp_path: Path) -> None:
    library, event = filled(tmp_path / "one")
    other = tmp_path / "other"
    import_bytes(whole(library), "saved", other)
    mine = record(event, Field.DATE, "2021-06", place=other)
    record(event, Field.DATE, "2021-07", place=library)
    first = articles.read_own(other).articles[0]
    articles.add(Article("x", first.text, title="Mine"), other)
    save_view("bridges", {"tag": ["mine"]}, other)
    taken = import_bytes(whole(library), "saved", other)
    assert articles.find(first.id, other).title == "Mine"
    assert read_log(other)[-1].clash == mine.number
    assert saved_views(other)["bridges"] == {"tag": ["mine"]}
    assert len(taken.notes) == 3


def test_a_correction_of_a_newer_version_is_kept_and_said(tmp_path: Path) -> None:
    library, event = filled(tmp_path / "one")
    with database.changing(library / FILE) as connection:
        write(
            connection,
            "correction",
            "INSERT INTO correction (at, by, event, field, was, now, why)"
            " VALUES ('2030-01-01T00:00:00Z', 'Ann', ?, 'mood', 'null', '1', '')",
            (event,),
        )
    taken = import_bytes(whole(library), "saved", tmp_path / "other")
    assert "newer version" in taken.notes[0]
    assert whole(tmp_path / "other") == whole(library)


def test_a_damaged_article_is_left_out_and_said(tmp_path: Path) -> None:
    library, _ = filled(tmp_path / "one")
    with database.changing(library / FILE) as connection:
        connection.execute("UPDATE article SET text = 'other' WHERE number = 1")
    failed: list[str] = []
    data = b"".join(write_archive(library, failed=failed))
    assert len(failed) == 1
    assert import_bytes(data, "saved", tmp_path / "other").articles == 1


def changed(data: bytes, how: str) -> bytes:
    lines = data.splitlines(keepends=True)
    first = json.loads(lines[1])["article"]
    return {
        "nothing": b"",
        "no JSON": b"\x00\xff",
        "deep": b"[" * 100_000,
        "an object": b"{}",
        "a list of numbers": b"[1]",
        "a record without a text": json.dumps([{"article": {"id": "a"}}]).encode(),
        "cut short": b"".join(lines[:-1]),
        "cut in a line": data[: len(data) // 2],
        "a line more": data + lines[1],
        "a line less": b"".join([*lines[:1], *lines[2:]]),
        "a letter changed": data.replace(b"the memo", b"the mema"),
        "a text changed": data.replace(b"bridge", b"brigde"),
        "of a newer form": data.replace(b"library/1", b"library/2"),
        "of another kind": b"".join([lines[0], b'{"mood":1}\n', *lines[1:]]),
        "without an id": data.replace(json.dumps(first["id"]).encode(), b'""'),
        "a number for words": data.replace(b'"by":"Ann"', b'"by":1'),
        "no time": data.replace(b'"at":"2', b'"at":"x2'),
        "no id of an event": data.replace(b'"event":"', b'"event":":'),
        "a key more": data.replace(b'"by":"Ann"', b'"by":"Ann","mood":1'),
        "a view without lists": data.replace(b'{"tag":["bridge"]}', b'{"tag":"bridge"}'),
    }[how]


HOWS = (
    *("nothing", "no JSON", "deep", "an object", "a list of numbers", "a record without a text"),
    *("cut short", "cut in a line", "a line more", "a line less", "a letter changed"),
    *("a text changed", "of a newer form", "of another kind", "without an id"),
    *("a number for words", "no time", "no id of an event", "a key more", "a view without lists"),
)


@pytest.mark.parametrize("how", HOWS)
def test_bad_input_is_refused_and_changes_nothing(how: str, tmp_path: Path) -> None:
    library, _ = filled(tmp_path / "one")
    data = changed(whole(library), how)
    other = tmp_path / "other"
    with pytest.raises(LibraryError, match="nothing was changed") as refusal:
        import_bytes(data, "saved.jsonl", other)
    assert str(refusal.value).startswith("saved.jsonl: ")
    assert not other.exists()
    articles.add(Article("x", TEXT), other)
    before = whole(other)
    with pytest.raises(LibraryError):
        import_bytes(data, "saved.jsonl", other)
    assert whole(other) == before


@pytest.mark.parametrize("key", ["text", "id", "published", "diagnostics", "title"])
def test_a_record_that_is_none_is_refused_by_its_number(key: str, tmp_path: Path) -> None:
    library, _ = filled(tmp_path / "one")
    records = json.loads(as_json(library))
    records[1]["article"][key] = 7
    with pytest.raises(LibraryError, match=r"article 2: .*nothing was changed"):
        import_bytes(json.dumps(records).encode(), "saved.json", tmp_path / "other")


def test_what_fails_in_the_middle_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, _ = filled(tmp_path / "one")
    other = tmp_path / "other"
    articles.add(Article("x", TEXT), other)
    before = whole(other)

    def breaks_down(*_: object) -> int:
        raise ArticleError("the disk is gone")

    monkeypatch.setattr("dashboard.library.incoming._insert", breaks_down)
    with pytest.raises(LibraryError, match="nothing was changed"):
        import_bytes(whole(library), "saved", other)
    assert whole(other) == before


def test_a_line_that_takes_back_another_that_is_not_there_is_refused(tmp_path: Path) -> None:
    library, _ = filled(tmp_path / "one")
    records = json.loads(as_json(library))
    lines = [line for record in records for line in record["corrections"]]
    next(line for line in lines if line["undoes"])["undoes"] = 99
    with pytest.raises(LibraryError, match="no number 99 before it; nothing was changed"):
        import_bytes(json.dumps(records).encode(), "saved.json", tmp_path / "other")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be read"):
        import_file(tmp_path / "none.json", tmp_path / "other")
    with pytest.raises(LibraryError, match="cannot be read"):
        import_file(tmp_path, tmp_path / "other")


def test_the_first_line_says_what_it_is() -> None:
    with place() as nowhere:
        first, last = whole(nowhere).splitlines()
    assert json.loads(first) == {"format": FORMAT}
    assert json.loads(last)["end"]["article"] == 0


def lines_with(field: str, now: object, article: str = "a") -> bytes:
    """An export of the whole with one line of the log, whatever it says."""
    line = {"number": 1, "at": "2024-05-06T09:00:00Z", "by": "Ann"}
    line |= {
        "event": f"{article}:9:OPEN",
        "field": field,
        "was": None,
        "now": now,
        "why": "",
        "undoes": None,
        "clash": None,
    }
    return archived({"correction": line}, {"article": 0, "correction": 1, "view": 0})


def archived(line: dict[str, object], counts: dict[str, int]) -> bytes:
    data = b"".join(json.dumps(x).encode() + b"\n" for x in ({"format": FORMAT}, line))
    end = {"end": {**counts, "sha256": hashlib.sha256(data).hexdigest()}}
    return data + json.dumps(end).encode() + b"\n"


STRANGE = [
    *({}, [], [[]], [{}], [["a"]], [["a", {}]], [["a", "actor", "b"]], {"article": {}}, 0, 1.5, -1),
    *(True, "", "x", "\x00", "9" * 400, 10**40, {"article": "a", "start": -1, "end": 10**30}),
    {"article": "a", "start": 9, "end": 3, "type": ""},
]


@pytest.mark.slow
@pytest.mark.parametrize("now", STRANGE, ids=lambda now: repr(now)[:20])
def test_any_value_of_any_field_is_read_or_left_out_and_ends_nothing(
    now: object, tmp_path: Path
) -> None:
    article = articles.add(Article("x", TEXT), tmp_path)
    for name in Field:
        import_bytes(lines_with(name, now, article.id), "saved", tmp_path)
    known = {line.field for line in read_log(tmp_path)}
    assert bool(not_understood(tmp_path)) == (known != set(Field))
    data = as_json(tmp_path)
    assert json.loads(data)[0]["article"]["text"] == TEXT
    assert import_bytes(whole(tmp_path), "saved", tmp_path / "other").corrections == len(Field)


HALF = "half \ud800"


@pytest.mark.parametrize("value", [HALF, [HALF], {"x": HALF}, float("nan"), float("inf")])
def test_what_no_file_can_hold_comes_in_by_no_import(value: object, tmp_path: Path) -> None:
    record("a:1:X", Field.NOTE, "before", place=tmp_path)
    before = whole(tmp_path)
    view = {"name": "v", "at": "2024-05-06T09:00:00Z", "params": {"words": [value]}}
    counts = {"article": 0, "correction": 0, "view": 1}
    for data in (
        lines_with("note", value),
        lines_with("mood", value),
        archived({"view": view}, counts),
        archived({"view": {**view, "params": {}, "name": value}}, counts),
    ):
        with pytest.raises(LibraryError, match="nothing was changed"):
            import_bytes(data, "saved", tmp_path)
    assert whole(tmp_path) == before


@pytest.mark.slow
@pytest.mark.parametrize("name", ["title", "source", "url", "licence", "timezone", "text", "id"])
def test_half_a_character_in_an_article_comes_in_by_no_import(name: str, tmp_path: Path) -> None:
    library, _ = filled(tmp_path / "one")
    for data in (as_json(library), json.dumps([json.loads(as_json(library))[1]]).encode()):
        told = json.loads(data)
        told[-1]["article"][name] = HALF
        if name == "text":
            told[-1]["article"]["sha256"] = Article("x", HALF).sha256
        with pytest.raises(LibraryError):
            import_bytes(json.dumps(told).encode(), "saved", tmp_path / "other")
    assert articles.read_own(tmp_path / "other").articles == ()


def test_half_a_character_is_kept_by_nobody(tmp_path: Path) -> None:
    for act in (
        lambda: record("a:1:X", Field.NOTE, HALF, place=tmp_path),
        lambda: record("a:1:X", Field.NOTE, "x", why=HALF, place=tmp_path),
        lambda: record("a:1:X", Field.TAGS, [HALF], place=tmp_path),
        lambda: save_view(HALF, {}, tmp_path),
        lambda: save_view("v", {"words": [HALF]}, tmp_path),
        lambda: settings.name_person(HALF, tmp_path),
        lambda: articles.add(Article("x", TEXT, title=HALF), tmp_path),
        lambda: articles.add(Article("x", TEXT, diagnostics=(Diagnostic("t", HALF),)), tmp_path),
    ):
        with pytest.raises((LibraryError, ArticleError), match="half a character"):
            act()
    assert whole(tmp_path) == whole(tmp_path / "none")


def test_half_a_character_that_an_earlier_version_kept_poisons_no_export(tmp_path: Path) -> None:
    with database.changing(tmp_path / FILE) as connection:
        articles.keep(Article("a", TEXT), connection, known_as="a")
        values = (json.dumps(HALF),)
        write(
            connection,
            "correction",
            "INSERT INTO correction (at, by, event, field, was, now, why)"
            " VALUES ('2024-01-01T00:00:00Z', 'Ann', 'a:9:OPEN', 'note', 'null', ?, '')",
            values,
        )
    assert [line.now for line in read_log(tmp_path)] == ["half \ufffd"]
    assert json.loads(as_json(tmp_path))
    assert import_bytes(whole(tmp_path), "saved", tmp_path / "other").corrections == 1
