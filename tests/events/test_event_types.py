"""Each example of each event type is read as that type, each counterexample is not."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from dashboard import pipeline
from dashboard.errors import RuleError
from dashboard.events import lexicon
from dashboard.events.lexicon import load_clause_words, load_lexicon
from dashboard.events.mentions.find import find_events
from dashboard.events.trigger import EventTrigger
from dashboard.model import Article, DocumentCreationTime, ParsedArticle
from dashboard.registry import files_in, language_file, languages, read_toml, reading_in
from tests.cases import Case, CheckCases, Places

FOLDER = language_file("en", "event_types")
TYPES = {path.stem: read_toml(str(path)) for path in files_in(FOLDER, ".toml")}
PUBLISHED = DocumentCreationTime(dt.datetime(2023, 12, 22))
PLACES = Places(files_in(FOLDER, ".toml"))


def events_at(text: str, word: str) -> list[EventTrigger]:
    analysis = pipeline.analyse(text)
    part = analysis.paragraphs[0]
    start = text.index(word)
    return [
        e
        for e in find_events(analysis)
        if part.at(part.doc[e.first]) < start + len(word)
        and start < part.at(part.doc[e.last]) + len(part.doc[e.last].text)
    ]


def read(text: str) -> ParsedArticle:
    return pipeline.parse(Article("example", text, published=PUBLISHED))


def types_read(text: str, word: str) -> set[str]:
    """The types of the events that a reader gets, and that are told at a word."""
    parsed = read(text)
    start, end = text.index(word), text.index(word) + len(word)
    places = [(e.type, place) for e in parsed.events for place in (e.trigger, *e.mentions)]
    return {kind for kind, place in places if place.start < end and start < place.end}


def rows(key: str) -> list[Case]:
    """The examples or counterexamples of all types, each with the code of its type."""
    told = [(code, row) for code, table in TYPES.items() for row in table.get(key, ())]
    return [
        Case(PLACES.of(row["text"]), f"{code}: {row['text']}", (code, row)) for code, row in told
    ]


def text_of(case: tuple[str, dict[str, Any]]) -> str:
    return str(case[1]["text"])


def test_an_example_is_read(check_cases: CheckCases) -> None:
    check_cases(rows("examples"), check_example, text_of)


def check_example(case: tuple[str, dict[str, Any]]) -> None:
    code, row = case
    assert code in {e.type for e in events_at(row["text"], row["trigger"])}
    told = [f"{e.type} by {e.trigger.text!r}" for e in read(row["text"]).events]
    hint = f"found, but told by no row of the timeline, whose rows are {told}; name the verb, too?"
    assert code in types_read(row["text"], row["trigger"]), hint


def test_a_counterexample_is_not_read(check_cases: CheckCases) -> None:
    check_cases(rows("counterexamples"), check_counterexample, text_of)


def check_counterexample(case: tuple[str, dict[str, Any]]) -> None:
    code, row = case
    assert code not in {e.type for e in events_at(row["text"], row["word"])}
    assert code not in types_read(row["text"], row["word"])


@pytest.mark.parametrize("code", TYPES)
def test_a_type_says_what_it_means_and_shows_it(code: str) -> None:
    table = TYPES[code]
    assert table["label"]
    assert table["definition"].endswith(".")
    assert table["examples"]


def test_no_trigger_belongs_to_two_types() -> None:
    assert len(load_lexicon().types) == len(TYPES)  # loading refuses a clash


@pytest.mark.parametrize("key", ["verbs", "nouns"])
def test_two_types_with_one_trigger_are_refused(tmp_path: Path, key: str) -> None:
    folder = tmp_path / "event_types"
    folder.mkdir()
    for code in ("DIG", "MINE"):
        table = f'label = "Dig"\ndefinition = "Digging."\n{key} = ["dig", "dig"]\n'
        (folder / f"{code}.toml").write_text(table, "utf-8")
    (tmp_path / "subtypes.toml").write_text("[classes]\n", "utf-8")
    with (
        reading_in(str(tmp_path)),
        pytest.raises(RuleError, match="'dig' is a trigger of DIG and of MINE; take it out of one"),
    ):
        load_lexicon()


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"definition": "Dig.", "verbs": ["dig"]}, r"DIG\.toml: has no 'label'; see"),
        ({"label": "Dig", "definition": "Dig.", "verb": ["dig"]}, r"DIG\.toml: 'verb': no such"),
    ],
)
def test_a_type_without_a_key_or_with_one_misspelt_is_refused(
    table: dict[str, object], message: str
) -> None:
    from dashboard.events.lexicon import _event_type

    with pytest.raises(RuleError, match=message):
        _event_type("DIG", table)


def test_each_key_of_a_type_is_explained_where_it_is_read() -> None:
    explained = set(re.findall(r"``(\w+)``", str(lexicon.__doc__)))
    assert explained >= lexicon._KEYS
    assert {key for table in TYPES.values() for key in table} <= lexicon._KEYS


@pytest.mark.parametrize("language", languages())
def test_the_clause_words_of_a_language_load(language: str) -> None:
    assert load_clause_words(language).has("negation", "words", "not")
