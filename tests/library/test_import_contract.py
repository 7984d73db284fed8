"""What is imported is as the contract's schema says, and not too large, or changes nothing."""

from __future__ import annotations

import copy
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dashboard.errors import LibraryError
from dashboard.library import articles
from dashboard.library.imports import import_bytes, import_file
from dashboard.limits import LARGEST_IMPORT
from dashboard.registry import PACKAGE
from tests.library.test_import import as_json, filled

VALIDATOR = Draft202012Validator(json.loads((PACKAGE / "contract.schema.json").read_text("utf-8")))
Way = tuple[str | int, ...]
ANY = {  # the values of a correction, as a newer version may know fields that this one does not
    *("corrections/*/was", "corrections/*/now", "corrections/*/now/*"),
    *("events/*/review/changed/*/was", "events/*/review/changed/*/now"),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An article with corrections, as it is exported."""
    library, _ = filled(tmp_path_factory.mktemp("one"))
    article = json.loads(as_json(library))[0]
    article.pop("proof")  # what lets a file be checked is no part of the contract, nor read here
    return article


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """Where each value of a record stands in it."""
    pairs: Any = value.items() if isinstance(value, dict) else ()
    pairs = enumerate(value) if isinstance(value, list) else pairs
    for key, inner in pairs:
        yield (*way, key)
        yield from ways(inner, (*way, key))


def kind(way: Way) -> str:
    return "/".join("*" if isinstance(key, int) else key for key in way)


def put(record: Any, way: Way, value: Any) -> Any:
    """A copy of the record with another value in this place."""
    changed = copy.deepcopy(record)
    place = changed
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    return changed


def without(record: Any, way: Way) -> Any:
    changed = put(record, way, None)
    place = changed
    for key in way[:-1]:
        place = place[key]
    del place[way[-1]]
    return changed


def is_taken(record: Any, place: Path) -> bool:
    """Whether it comes in; what does not changes nothing."""
    refusal = ""
    try:
        import_bytes(json.dumps([record]).encode(), "given.json", place)
    except LibraryError as error:
        refusal = str(error)
    assert bool(refusal) != place.exists()
    assert not refusal or refusal.startswith("given.json: article 1: ")
    assert not refusal or "nothing was changed" in refusal
    assert len(refusal) < 1500
    return not refusal


def test_each_value_that_is_of_another_kind_is_refused(record: Any, tmp_path: Path) -> None:
    taken, first = set(), {kind(way): way for way in reversed(list(ways(record)))}
    for number, (name, way) in enumerate(first.items()):
        if is_taken(put(record, way, {"another": "kind"}), tmp_path / str(number)):
            taken.add(name)
    assert taken == ANY
    assert len(first) > 90


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_the_schema_refuses_comes_in_by_no_import(
    record: Any, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    way = data.draw(st.sampled_from(sorted(ways(record), key=repr)))
    is_cut = data.draw(st.booleans())
    changed = without(record, way) if is_cut else put(record, way, data.draw(VALUES))
    if not VALIDATOR.is_valid(changed):
        assert not is_taken(changed, tmp_path_factory.mktemp("any") / "place")


def test_the_refusal_names_the_value_and_what_was_expected(record: Any, tmp_path: Path) -> None:
    wrong = put(record, ("events", 1, "date", "status"), "certain")
    with pytest.raises(LibraryError) as refusal:
        import_bytes(json.dumps([record, wrong]).encode(), "given.json", tmp_path / "place")
    for words in ("article 2", "$.events[1].date.status", "'certain'", "'asserted'", "--whole"):
        assert words in str(refusal.value)


def test_a_file_that_is_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(LARGEST_IMPORT + 1)

    def never(*_: object) -> None:
        pytest.fail("it was opened")

    monkeypatch.setattr(Path, "open", never)
    with pytest.raises(LibraryError, match="134,217,728 bytes, the limit; export fewer"):
        import_file(large, tmp_path / "other")
    assert not (tmp_path / "other").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names there")
def test_a_pipe_that_tells_no_size_is_read_up_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.library.imports.LARGEST_IMPORT", 1000)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"[" + b" " * 1000,))
    writer.start()
    with pytest.raises(LibraryError, match="1,000 bytes, the limit"):
        import_file(pipe, tmp_path / "other")
    writer.join()


def test_what_was_exported_by_this_version_comes_in(record: Any, tmp_path: Path) -> None:
    assert is_taken(record, tmp_path / "place")
    assert len(articles.read_own(tmp_path / "place").articles) == 1
