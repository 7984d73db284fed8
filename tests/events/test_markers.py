"""Each marker of factuality holds for its examples, and what is less than a fact says why."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from dashboard.errors import RuleError
from dashboard.events.factuality import markers
from dashboard.events.factuality.markers import Marker, load_markers
from dashboard.installed import SAMPLES
from dashboard.model import Article, DocumentCreationTime, Event, Modality
from dashboard.nlp.read import read_article
from dashboard.pipeline import parse
from dashboard.registry import read_toml
from dashboard.rules.propose import Trace, tracing

pytestmark = pytest.mark.usefixtures("every_row")

MARKERS = read_toml("languages/en/markers.toml")["marker"]
PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 16))


def told(example: str) -> tuple[Event, str, Trace]:
    """The event in brackets, how it should be told, and what was proposed."""
    marked, _, wanted = example.rpartition(": ")
    found = re.search(r"\[(.+?)\]", marked)
    assert found is not None, example
    with tracing() as trace:
        events = parse(Article("a", re.sub(r"[\[\]]", "", marked), published=PUBLISHED)).events
    here = [e for e in events if e.trigger.start == found.start()]
    assert here, f"{example}: no event among {[e.trigger.text for e in events]}"
    return here[0], wanted, trace


@pytest.mark.parametrize("row", MARKERS, ids=lambda row: row["name"])
def test_examples(row: dict[str, Any]) -> None:
    for example in row["examples"]:
        event, wanted, trace = told(example)
        assert event.modality == wanted, example
        proposed = [p.rule for of in trace.decided.values() for each in of for p in each]
        assert row["name"] in proposed, f"{example}: {proposed}"
        assert event.modality_because is not None
        quoted = re.search("“(.+?)”", event.modality_because)
        assert quoted is not None
        assert quoted[1].lower() in re.sub(r"[\[\]]", "", example).lower()
    for example in row["counterexamples"]:
        event, wanted, _ = told(example)
        assert event.modality == wanted, example
    assert row["examples"]
    assert row["counterexamples"]


def test_no_event_is_less_than_a_fact_without_a_reason() -> None:
    texts = map(read_article, sorted(SAMPLES.glob("*.txt")))
    less = [e for a in texts for e in parse(a).events if e.modality is not Modality.ASSERTED]
    assert len(less) > 5
    assert [e.headline for e in less if e.modality_because is None] == []


def test_a_marker_without_a_row_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markers, "read_toml", lambda _: {"because": {}, "marker": []})
    load_markers.cache_clear()
    with pytest.raises(RuleError, match=Marker.MODAL):
        load_markers("en")
    load_markers.cache_clear()


def test_a_reason_that_is_missing_is_named() -> None:
    row = markers.ToldMarker("modal auxiliary", 1, {})
    with pytest.raises(RuleError, match="no reason for planned"):
        row.reason(Modality.PLANNED)
