"""An entry and its neighbours are found without going through the timeline."""

from __future__ import annotations

import pytest

from dashboard.ledger.candidates import all_facts
from dashboard.timeline import index as index_module
from dashboard.timeline.index import index_of
from dashboard.timeline.query import Query, choose
from tests.benchmarks.made_events import make


def test_an_entry_is_found_by_the_id_of_its_event() -> None:
    timeline = make(20)
    index = index_of(timeline)
    assert all(index.entry(e.event.id) is e for e in timeline.entries)
    assert index.entry("nothing") is None
    assert index.entry(None) is None


def test_the_choice_of_a_query_is_that_of_choose() -> None:
    timeline = make(50)
    query = Query(types=("CONSULT", "AID"), event="any")
    ids, places = index_of(timeline).chosen(query)
    assert list(ids) == [entry.event.id for entry in choose(timeline, query)]
    assert [places[event] for event in ids] == list(range(len(ids)))


def test_the_index_of_a_timeline_is_made_once() -> None:
    timeline = make(5)
    assert index_of(timeline) is index_of(timeline)
    assert index_of(timeline) is not index_of(make(5))


def test_what_is_compared_of_a_report_is_found_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who goes from event to event meets the same reports around each."""
    timeline = make(20)
    index = index_of(timeline)
    reports = [report for entry in timeline.entries for report in entry.reports]
    found = {report.event.id: index.facts(report) for report in reports}
    assert found == all_facts(timeline)
    assert index.facts(reports[0]) is found[reports[0].event.id]
    monkeypatch.setattr(index_module, "_FACTS", 2)
    other = index_of(make(20))
    kept = [other.facts(report) for report in reports[:4]]
    assert other.facts(reports[3]) is kept[3]
    assert other.facts(reports[0]) is not kept[0]
