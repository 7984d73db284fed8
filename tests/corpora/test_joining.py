"""What several articles of a data set tell is one entry, as on a timeline; never all by pairs."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dashboard.batch import joining
from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here
from dashboard.batch.run import run
from dashboard.batch.work import Outcome, rows_of
from dashboard.corpus.articles import timeline_of
from dashboard.corpus.opened import Corpus, open_corpus
from dashboard.corpus.part import articles_left, part
from dashboard.errors import DashboardError
from dashboard.model import Article, ParsedArticle
from dashboard.timeline.build import build
from dashboard.timeline.merging import merge
from dashboard.timeline.query import Lanes, Query
from dashboard.views.timeline.model import panel
from tests.batch.test_batch import contents
from tests.timeline.test_merge import ACTORS, ARTICLES, STRIKE, made, read, talk
from tests.timeline.world import make_article


def data_set(folder: Path, parsed: Sequence[ParsedArticle], chunk: int = 2) -> Corpus:
    """A data set of articles that are parsed already, in their order."""
    source = folder / "articles.jsonl"
    records = ({"id": p.article.id, "text": p.article.text or "none"} for p in parsed)
    source.write_text("".join(json.dumps(record) + "\n" for record in records))
    known = {p.article.id: p for p in parsed}

    def kept(article: Article) -> Outcome:
        return Outcome(rows_of(known[article.id]))

    run(source, DataSet(folder / "set", "p", "v"), Here(kept), chunk=chunk)
    return open_corpus(folder / "set")


def entries(corpus: Corpus) -> dict[frozenset[str], tuple[Any, ...]]:
    """What is drawn of each event, by the ids of its reports."""
    drawn = part(corpus, Query(), number=40)
    events, names = drawn["events"], [actor["id"] for actor in _rows(drawn["actors"])]
    found = {}
    for i, event in enumerate(events["id"]):
        others = [name for _, name in events["also"].get(i, [])]
        ids = frozenset(name.partition("-")[2] for name in (event, *others))
        who = sorted(names[actor] for actor, _ in events["who"][i])
        told = (events[name][i] for name in ("title", "when", "sources", "dissent"))
        found[ids] = (event.partition("-")[2], *told, who)
    return found


def _rows(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.mark.slow
@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(ARTICLES, st.randoms(use_true_random=False))
def test_it_is_as_on_a_timeline_and_in_any_order(
    told: list[list[tuple[str, list[str]]]], chance: random.Random
) -> None:
    parsed = [
        make_article(f"a{i}", [talk(day, who) for day, who in own], ACTORS)
        for i, own in enumerate(told)
    ]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        found = entries(data_set(Path(one), parsed))
        chance.shuffle(parsed)
        assert entries(data_set(Path(other), parsed)) == found
    timeline = build(parsed)
    assert found.keys() == {frozenset(r.event.id for r in e.reports) for e in timeline.entries}
    for entry in timeline.entries:
        event, title, _, sources, *_, who = found[frozenset(r.event.id for r in entry.reports)]
        assert (event, title, sources) == (entry.event.id, entry.event.headline, entry.sources)
        assert who == sorted(p.actor for p in entry.event.participants)


@pytest.mark.slow
def test_of_the_samples_the_days_are_joined_and_coarser_dates_are_not(samples: Corpus) -> None:
    found = entries(samples)
    call = next(ids for ids in found if "article:59:CONSULT" in ids)
    assert len(call) == 5  # with that of "General Brown", by what else is told of the call
    balloon = [told for told in found.values() if "shot down" in told[1]]
    assert 1 in [told[4] for told in balloon]  # Saturday here, Sunday there
    assert frozenset({"article:500:CONSULT"}) in found  # "in 2022"


def test_filters_and_lanes_know_every_article_that_tells_of_an_event(samples: Corpus) -> None:
    whole = part(samples, Query(lanes=Lanes.ARTICLES), number=40)
    at, others = next(iter(whole["events"]["also"].items()))
    for place in (whole["events"]["article"][at], *(place for place, _ in others)):
        article = whole["articles"][place]["id"]
        narrowed = part(samples, Query(articles=(article,)), number=40)
        assert whole["events"]["id"][at] in narrowed["events"]["id"]
        assert narrowed["part"]["chosen"] == whole["part"]["facets"]["articles"][place]
        assert article in articles_left(samples, Query(articles=(article,)), 20)
    assert whole["part"]["lanes"] == len(whole["articles"])


@pytest.mark.slow
def test_the_panel_has_all_reports_whichever_names_the_event(samples: Corpus) -> None:
    events = part(samples, Query(), number=40)["events"]
    for at, others in events["also"].items():
        names = [events["id"][at], *(name for _, name in others)]
        for name in names:
            entry = timeline_of(samples, name).find(name)
            assert entry is not None
            assert {report.event.id for report in entry.reports} == set(names)
            assert entry.sources == events["sources"][at]
            blocks = panel(timeline_of(samples, name), Query(event=name), whole=False)
            assert "Told by" in [block.get("text") for block in blocks]


def test_a_reprint_is_one_with_what_it_prints_and_no_further_source(tmp_path: Path) -> None:
    text = STRIKE.format(more=" The old contract with them ended in March of this year.")
    parsed = [read(name, text, "2024-05-15") for name in ("one", "two", "three")]
    found = entries(data_set(tmp_path, parsed))
    dated = {ids: told for ids, told in found.items() if told[2] != "undated"}
    assert {(len(ids), told[3]) for ids, told in dated.items()} == {(3, 1)}
    assert "March 2024" in [told[2] for told in dated.values()]


def test_two_articles_of_one_name_are_two(tmp_path: Path) -> None:
    one, two = (read("same", text, "2024-05-08") for text in (
        "Anna Berg met Erik Lund on May 7, 2024.", "Erik Lund and Anna Berg met on May 7, 2024."
    ))  # fmt: skip
    source, known = tmp_path / "a.jsonl", {p.article.text: p for p in (one, two)}
    lines = (json.dumps({"id": "same", "text": p.article.text}) + "\n" for p in (one, two))
    source.write_text("".join(lines))
    engine = Here(lambda article: Outcome(rows_of(known[article.text])))
    run(source, DataSet(tmp_path / "set", "p", "v"), engine)
    corpus = open_corpus(tmp_path / "set")
    events = part(corpus, Query(), number=9)["events"]
    assert len(events["id"]) == 1
    name = events["also"][0][0][1]
    assert {events["id"][0][:2], name[:2]} == {"0-", "1-"}
    assert len(timeline_of(corpus, name).articles) == 2


def count_calls(patch: pytest.MonkeyPatch) -> itertools.count[int]:
    """The next of it is how often a report was held against a group."""
    calls, fits = itertools.count(), merge._fits

    def counted(*arguments: Any) -> float:
        next(calls)
        return fits(*arguments)

    patch.setattr(merge, "_fits", counted)
    return calls


def crowd(days: int, a_day: int) -> list[ParsedArticle]:
    """Articles of two countries' talks, so many on each of so many days, no two of them one."""
    day = dt.date(2010, 1, 1)
    return [
        make_article(
            f"c{i}",
            [
                talk(
                    (day + dt.timedelta(days=i // a_day)).isoformat(),
                    ["n", "s"],
                    title=f"They met for the {i + 2}. time",  # 1 alone may be no number
                )
            ],
            ACTORS,
        )
        for i in range(days * a_day)
    ]


@pytest.mark.slow
@pytest.mark.parametrize("times", ["more days", "more of a day"])
def test_what_is_compared_grows_with_the_articles_and_not_with_their_pairs(
    times: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = []
    for size in (1, 4):
        parsed = crowd(*((4 * size, 30) if times == "more days" else (4, 30 * size)))
        (tmp_path / str(size)).mkdir()
        with monkeypatch.context() as patch:
            calls = count_calls(patch)
            corpus = data_set(tmp_path / str(size), parsed, chunk=200)
        assert corpus.size == len(parsed)
        numbers.append(next(calls))
    assert 0 < numbers[1] < 4.4 * numbers[0]  # pairs would be sixteen times as many


@pytest.mark.slow
def test_in_memory_are_the_reports_of_a_few_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most, read_some = 0, joining.read_reports

    def watched(rows: Sequence[Any]) -> Any:
        nonlocal most
        most = max(most, len(rows))
        return read_some(rows)

    monkeypatch.setattr(joining, "read_reports", watched)
    monkeypatch.setattr(joining, "_AT_ONCE", 40)  # so that they lie on the disk meanwhile
    corpus = data_set(tmp_path, made(600), chunk=30)
    assert 0 < most < 60
    assert corpus.size < 600
    assert not list(corpus.folder.rglob(".*.part"))


@pytest.mark.slow
def test_stopped_while_they_are_joined_it_goes_on_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = made(200)
    (tmp_path / "whole").mkdir()
    data_set(tmp_path / "whole", parsed, chunk=8)
    with monkeypatch.context() as patch:
        patch.setattr(joining, "_AT_ONCE", 20)
        patch.setattr(joining, "make_entry", _full)
        with pytest.raises(DashboardError, match="goes on from there"):
            data_set(tmp_path, parsed, chunk=8)
    assert list((tmp_path / "set").rglob(".*.part"))
    data_set(tmp_path, parsed, chunk=8)
    assert contents(tmp_path / "set") == contents(tmp_path / "whole" / "set")


def _full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")
