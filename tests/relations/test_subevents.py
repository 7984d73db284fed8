"""Each rule of subevents finds the whole of its examples, and none for its counterexamples."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dashboard.contract import from_record, to_record
from dashboard.limits import limited
from dashboard.model import Article, DocumentCreationTime, Event, ParsedArticle
from dashboard.pipeline import parse
from dashboard.registry import read_toml

pytestmark = pytest.mark.usefixtures("every_row")

RULES = read_toml("languages/en/subevents.toml")["rule"]
CRASH = "A coach crashed near Halden on Monday, killing four people."


def read(example: dict[str, Any]) -> ParsedArticle:
    published = DocumentCreationTime(
        dt.datetime.fromisoformat(example.get("published", "2024-05-15"))
    )
    return parse(Article("a", example["text"], published=published))


def by_trigger(parsed: ParsedArticle, word: str) -> Event:
    found = [e for e in parsed.events if word in e.trigger.text.split()]
    assert found, f"no event “{word}” among {[e.trigger.text for e in parsed.events]}"
    return found[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["name"])
@pytest.mark.parametrize("kind", ["examples", "counterexamples"])
def test_the_whole_of_each_part(rule: dict[str, Any], kind: str) -> None:
    assert len(rule[kind]) > 0
    for example in rule[kind]:
        parsed = read(example)
        part = by_trigger(parsed, example["part"])
        whole = example["whole"] and by_trigger(parsed, example["whole"]).id
        assert (part.part_of or "") == whole, example["text"]


def test_a_part_of_a_part_belongs_to_the_whole() -> None:
    text = (
        "A coach crashed near Halden on Monday.\n\nThe road is steep there.\n\n"
        "The coach overturned, killing four people."
    )
    parsed = read({"text": text})
    assert by_trigger(parsed, "killing").part_of == by_trigger(parsed, "crashed").id


def test_it_goes_out_and_comes_back() -> None:
    parsed = read({"text": CRASH})
    back = from_record(to_record(parsed), limited(parsed.article))
    assert [event.part_of for event in back.events] == [event.part_of for event in parsed.events]
    assert any(event.part_of for event in back.events)


def test_without_its_whole_a_part_stands_for_itself() -> None:
    parsed = read({"text": CRASH})
    part = by_trigger(parsed, "killing")
    assert parsed.with_events([part]).events[0].part_of is None
    assert parsed.with_events(parsed.events) == parsed
