"""What can be imported again comes back equal; the same selection gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dashboard.errors import ArticleError
from dashboard.exports import Options, formats, timeml
from dashboard.exports import csv as csv_format
from dashboard.exports import json as json_format
from dashboard.model import ParsedArticle
from dashboard.registry import PACKAGE
from dashboard.review import Field
from dashboard.timeline.query import Query
from dashboard.timeline.selection import Selection, select_all, stream
from tests.cases import other_seed
from tests.exports.made import articles, chosen, hostile, opened, written

VALIDATOR = Draft202012Validator(json.loads((PACKAGE / "contract.schema.json").read_text("utf-8")))


def changes() -> tuple[tuple[str, Field, str], ...]:
    """What a person set of an event: its date and its state."""
    return (opened(), Field.DATE, "2021-05"), (opened(), Field.STATE, "checked")


def changed() -> Selection:
    """The two articles with an event of which a person set date and state."""
    return chosen(None, *changes())


@pytest.mark.slow
@given(st.lists(articles(), max_size=3))
@settings(max_examples=30)
def test_json_gives_back_the_articles(parsed: list[ParsedArticle]) -> None:
    assert json_format.read(written("json", stream(parsed))) == tuple(parsed)


@pytest.mark.slow
@given(st.lists(articles(), max_size=3))
@settings(max_examples=30)
def test_csv_gives_back_its_rows_without_the_guards(parsed: list[ParsedArticle]) -> None:
    guarded = csv_format.read(written("csv", stream(parsed)))
    raw = csv_format.read(written("csv", stream(parsed), Options(raw=True)), raw=True)
    assert [_without_proof(row) for row in guarded] == [_without_proof(row) for row in raw]
    told = [
        (e.id, e.headline, e.sentence.text, p.article.title or "") for p in parsed for e in p.events
    ]
    assert [(r["event"], r["headline"], r["sentence"], r["title"]) for r in guarded] == told


def _without_proof(row: dict[str, str]) -> dict[str, str]:
    """The row but for its last cell, which holds the digest of the bytes before it."""
    return {name: cell for name, cell in row.items() if name != csv_format.PROOF}


@pytest.mark.slow
@given(articles())
def test_timeml_gives_back_the_text(parsed: ParsedArticle) -> None:
    assert timeml.read_text(written("timeml", select_all([parsed]))) == parsed.article.text


@pytest.mark.slow
@given(st.lists(articles(), max_size=2, unique_by=lambda p: p.article.id))
@settings(max_examples=15)
def test_any_article_can_be_written_in_each_format(parsed: list[ParsedArticle]) -> None:
    empty = [name for name in formats() if not written(name, select_all(parsed))]
    assert set(empty) <= {"jsonl"}


PRINT_HASHES = """
import hashlib
from dashboard.exports import formats
from tests.exports.made import chosen, hostile, written
for name in formats():
    data = written(name, chosen()) + written(name, hostile())
    print(name, hashlib.sha256(data).hexdigest())
"""


@pytest.mark.slow
def test_another_run_of_python_gives_the_same_bytes() -> None:
    """Neither the order of sets nor the zone or language of the machine is in a file."""
    other = {"PYTHONHASHSEED": other_seed(), "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    run = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES],
        cwd=PACKAGE.parent,
        env={**os.environ, **other},
        capture_output=True,
        check=True,
        text=True,
    )
    here = [written(name, chosen()) + written(name, hostile()) for name in formats()]
    assert [line.split()[1] for line in run.stdout.splitlines()] == [
        hashlib.sha256(data).hexdigest() for data in here
    ]


def test_what_people_changed_comes_back_as_it_is_shown() -> None:
    selection = changed()
    back = json_format.read(written("json", selection))
    assert back == selection.articles
    event = next(e for e in back[0].events if e.id == opened())
    assert event.date.edtf == "2021-05"


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_records_with_reviews_keep_the_contract(name: str) -> None:
    data = written(name, changed()).decode()
    records = (
        json.loads(data) if name == "json" else [json.loads(line) for line in data.splitlines()]
    )
    assert [error.message for record in records for error in VALIDATOR.iter_errors(record)] == []
    event = next(e for e in records[0]["events"] if e["id"] == opened())
    assert (event["review"]["state"], event["review"]["by"]) == ("checked", "Ann")
    assert event["review"]["changed"][0]["now"] == "2021-05"
    assert records[0]["export"]["counts"]["checked"] == 1


@pytest.mark.parametrize("name", formats())
def test_the_same_selection_gives_the_same_bytes(name: str) -> None:
    for selection in (chosen(), chosen(Query(types=("CONSULT",))), hostile()):
        assert written(name, selection) == written(name, selection)


@pytest.mark.parametrize("data", [b"{}", b"[1]", b"[{}]", b"nothing", b"\xff", b'["a"]'])
def test_what_is_no_export_is_refused(data: bytes) -> None:
    if data == b"{}":
        assert json_format.read(data) == ()
        return
    with pytest.raises(ArticleError, match="--format json"):
        json_format.read(data)


def test_a_text_that_was_changed_is_refused() -> None:
    data = written("json", chosen()).replace(b"The mayor of Bergen", b"The mayor of Norway")
    with pytest.raises(ArticleError, match="another text"):
        json_format.read(data)
