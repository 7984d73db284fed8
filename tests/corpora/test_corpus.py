"""A data set that is looked at: it tells the same as a timeline of its articles."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.requests import Request

from dashboard.batch.dataset import MANIFEST, DataSet
from dashboard.batch.engines import Here
from dashboard.batch.index import ARTICLES, ENTRIES, INDEX, PEOPLE
from dashboard.batch.run import run
from dashboard.batch.work import Outcome, rows_of
from dashboard.corpus import part as part_module
from dashboard.corpus.articles import articles_of, find, timeline_of
from dashboard.corpus.column_filter import is_undated
from dashboard.corpus.local import KNOWN_IN_ONE
from dashboard.corpus.opened import Corpus, open_corpus
from dashboard.corpus.part import articles_left, part
from dashboard.corpus.tally import LanesOf, tally
from dashboard.errors import DashboardError
from dashboard.model import Article
from dashboard.nlp.read import read_article
from dashboard.picture.buckets import bucket_counts
from dashboard.picture.columns import columns
from dashboard.picture.packed import pack
from dashboard.pipeline import parse
from dashboard.timeline.build import build
from dashboard.timeline.levels import Level
from dashboard.timeline.query import Lanes, Query, choose, from_json
from dashboard.views.timeline import answers
from dashboard.widgets import store
from tests.timeline.test_filters import CASES
from tests.timeline.world import make_article

SAMPLES = Path(__file__).parents[2] / "data" / "articles"
PATHS = sorted(SAMPLES.glob("*.txt"))
DAY = 86_400_000.0
Work = Callable[[Article], Outcome]


LEVELS = CASES["levels"]
MADE = {**CASES["articles"], **{f"level {n}": own for n, own in LEVELS["articles"].items()}}


def made_case(article: Article) -> Outcome:
    return Outcome(rows_of(make_article(article.id, MADE[article.id], CASES["actors"])))


def opened(folder: Path, names: list[str], work: Work, chunk: int = 2) -> Corpus:
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps({"id": name, "text": name}) + "\n" for name in names))
    run(source, DataSet(folder / "set", "p", "v"), Here(work), chunk=chunk)
    return open_corpus(folder / "set")


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return opened(tmp_path_factory.mktemp("cases"), list(CASES["articles"]), made_case)


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    names = [f"level {name}" for name in LEVELS["articles"]]
    return opened(tmp_path_factory.mktemp("levels"), names, made_case)


def is_local(actor: str) -> bool:
    return actor.endswith(")") or actor == KNOWN_IN_ONE


def titles(drawn: dict[str, Any]) -> list[str]:
    return list(drawn["events"]["title"])


def people_only(query: dict[str, Any], corpus: Corpus) -> Query:
    """The query with the articles' names as the data set has them."""
    numbers = {row["id"]: row["number"] for row in corpus.articles.to_pylist()}
    query = dict(query)
    if "articles" in query:
        query["articles"] = [f"{numbers.get(one, 99)}-{one}" for one in query["articles"]]
    names = {"north": "NOR", "south": "SOU", "navy": "northland navy", "admiral": "ana berg"}
    names |= {"union": "harbour union", "left": "left circle", "right": "right circle"}
    for field in ("actors", "without", "speakers"):
        query[field] = [names.get(one, one) for one in query.get(field, [])]
    return from_json(query)


# States and marks are what a person says of events in the library; a data set has none.
ASKED = [c for c in CASES["cases"] if not c["query"].get("states") and not c["query"].get("marks")]


def level_query(case: dict[str, Any], corpus: Corpus) -> Query:
    asked = dict(case["query"])
    asked["articles"] = [f"level {name}" for name in asked.get("articles", [])]
    return people_only(asked, corpus)


@pytest.mark.parametrize("case", LEVELS["cases"], ids=lambda case: case["says"])
def test_a_level_leaves_what_it_leaves_of_a_timeline(weighed: Corpus, case: dict[str, Any]) -> None:
    drawn = part(weighed, level_query(case, weighed), number=40)
    made = [make_article(name, own, CASES["actors"]) for name, own in LEVELS["articles"].items()]
    told = choose(build(made), from_json(case["query"]))
    assert sorted(titles(drawn)) == sorted(entry.event.headline for entry in told)


def test_levels_are_counted_as_if_they_were_open(weighed: Corpus) -> None:
    everything = part(weighed, Query(), number=40)["part"]
    main = part(weighed, Query(level=Level.MAIN), number=40)["part"]
    assert everything["weighed"]
    assert main["facets"]["level"] == everything["facets"]["level"]
    assert main["chosen"] == main["facets"]["level"][0] < everything["chosen"]
    assert main["lifted"]["level"] == sum(main["facets"]["level"]) == everything["chosen"]
    silent = part(weighed, Query(statements=False), number=40)["part"]
    assert silent["facets"]["statements"] == everything["facets"]["statements"]
    assert silent["chosen"] == silent["facets"]["statements"][0] < everything["chosen"]
    sure = part(weighed, Query(loose=False), number=40)["part"]
    assert sure["facets"]["loose"] == everything["facets"]["loose"]
    assert sure["chosen"] == sure["facets"]["loose"][0]


@pytest.mark.parametrize("case", ASKED, ids=lambda case: case["says"])
def test_a_query_leaves_what_it_leaves_of_a_timeline(cases: Corpus, case: dict[str, Any]) -> None:
    query = people_only(case["query"], cases)
    drawn = part(cases, query, number=40)
    own = [i for i, state in enumerate(drawn["events"]["from"]) if state is not None]
    own += [i for i, end in enumerate(drawn["events"]["to"]) if end and i not in own]
    windowed = query.since or query.until
    left = [titles(drawn)[i] for i in (sorted(own) if windowed else range(len(titles(drawn))))]
    made = [make_article(name, own, CASES["actors"]) for name, own in CASES["articles"].items()]
    told = choose(build(made), from_json(case["query"]))
    assert sorted(left) == sorted(entry.event.headline for entry in told)
    assert drawn["part"]["chosen"] == len(left)


@pytest.mark.slow
def test_an_article_comes_back_as_it_was_parsed(samples: Corpus) -> None:
    for row in samples.articles.to_pylist():
        parsed = parse(read_article(SAMPLES / f"{row['id']}.txt"))
        bare = dataclasses.replace(parsed.article, diagnostics=())
        parsed = dataclasses.replace(parsed, article=bare, diagnostics=())
        assert find(samples, f"{row['number']}-{row['id']}") == parsed


def named(of: Any, who: Sequence[tuple[int, int]]) -> set[str]:
    """The words that name those who take part in an event."""
    return {word for actor, _ in who for word in of["actors"]["name"][actor].split()}


@pytest.mark.slow
def test_columns_are_those_of_a_timeline_where_the_same_reports_are_one(samples: Corpus) -> None:
    drawn, whole = part(samples, Query(), number=40), build(map(parse, map(read_article, PATHS)))
    own, events = columns(whole), drawn["events"]
    expected = {frozenset(r.event.id for r in e.reports): i for i, e in enumerate(whole.entries)}
    compared = set()
    for i, event in enumerate(events["id"]):
        names = (event, *(name for _, name in events["also"].get(i, [])))
        at = expected.get(frozenset(name.partition("-")[2] for name in names))
        if at is None:
            continue
        facts = ("title", "when", "from", "to", "fades", "sources", "dissent")
        assert [events[n][i] for n in facts] == [own["events"][n][at] for n in facts]
        kinds = [of["types"][of["events"]["type"][n]]["id"] for of, n in ((drawn, i), (own, at))]
        assert kinds[0] == kinds[1]
        # "General Brown" alone stays by himself in a large data set, where he may be another.
        assert named(drawn, events["who"][i]) == named(own, own["events"]["who"][at])
        compared.add(len(names))
    assert compared == {1, 2, 3, 5}
    assert drawn["part"]["chosen"] == len(titles(drawn))
    pack(drawn)


@pytest.mark.slow
@pytest.mark.parametrize("most", [2000, 3])
@pytest.mark.parametrize("query", [Query(), Query(types=("CONSULT",))])
def test_who_is_known_in_one_article_is_counted_as_choosing_him_would_leave(
    samples: Corpus, query: Query, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part_module, "MOST_APART", most)
    drawn = part(samples, query, number=40)
    counts = dict(zip(drawn["actors"]["id"], drawn["part"]["facets"]["actors"], strict=True))
    local = {one: n for one, n in counts.items() if is_local(one)}
    assert local
    for one, number in local.items():
        chosen = part(samples, dataclasses.replace(query, actors=(one,)), number=40)
        assert number == chosen["part"]["chosen"] > 0
        # Chosen, it keeps its count: what the others would leave stays as it is.
        again = dict(zip(chosen["actors"]["id"], chosen["part"]["facets"]["actors"], strict=True))
        assert again[one] == number


@pytest.mark.slow
@pytest.mark.parametrize("lanes", list(Lanes))
def test_of_many_events_there_are_counts_that_are_right(
    samples: Corpus, lanes: Lanes, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart = part(samples, Query(lanes=lanes), number=40)
    monkeypatch.setattr(part_module, "MOST_APART", 3)
    counted = part(samples, Query(lanes=lanes), number=40)
    for of in (counted, apart):  # who is known in one article alone is listed where he is drawn
        people = [i for i, one in enumerate(of["actors"]["id"]) if not is_local(one)]
        facets = of["part"]["facets"]
        for field in ("actors", "speakers"):
            facets[field] = [facets[field][i] for i in people]
    assert counted["part"] | {"grid": None, "shelf": None} == apart["part"]
    grid, events = counted["part"]["grid"], counted["events"]
    begin, end = (ms for ms in counted["part"]["view"])
    if lanes is Lanes.TYPES:
        for n in range(len(counted["types"])):
            stretches = [
                (a, b)
                for a, b, kind in zip(
                    *(apart["events"][name] for name in ("from", "to", "type")), strict=True
                )
                if kind == n
            ]
            mine = [0] * 40
            for at, number, kind in zip(grid["at"], grid["count"], events["type"], strict=True):
                mine[at] += number if kind == n else 0
            assert mine == bucket_counts(stretches, begin, end, 40)
    dated = counted["part"]["chosen"] - counted["part"]["undated"]
    assert sum(grid["count"]) >= dated > 0
    pack(counted)


@pytest.mark.parametrize("lanes", list(Lanes))
def test_each_dated_event_lies_in_a_lane(samples: Corpus, lanes: Lanes) -> None:
    query, dated = Query(lanes=lanes), 0
    of = LanesOf(samples, query)
    for rows in samples.rows((*of.read, "first", "last")):
        kept = ~is_undated(rows)
        assert set(of.pairs(rows, kept)[0].tolist()) == set(np.flatnonzero(kept).tolist())
        dated += int(kept.sum())
    assert dated == len(tally(samples, query).begins) > 0


def test_who_is_known_in_one_article_only_keeps_the_kind_and_can_be_asked_for(
    samples: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = part(samples, Query(), number=40)
    actors, of_events = drawn["actors"], drawn["events"]["who"]
    local = [i for i, one in enumerate(actors["id"]) if one.endswith(")")]
    assert {actors["kind"][i] for i in local} > {"person"}
    for i in local:
        left = part(samples, Query(actors=(actors["id"][i],)), number=40)
        assert left["part"]["chosen"] == sum(i in [who for who, _ in own] for own in of_events) > 0
        assert actors["id"][i] in left["actors"]["id"]
    monkeypatch.setattr(part_module, "MOST_APART", 3)
    counted = part(samples, Query(lanes=Lanes.ACTORS), number=40)
    at = counted["actors"]["id"].index(KNOWN_IN_ONE)
    counts = counted["part"]["grid"]["count"]
    lane = sum(
        n for n, own in zip(counts, counted["events"]["who"], strict=True) if own == [[at, 0]]
    )
    assert lane > 0
    alone = part(samples, Query(without=(KNOWN_IN_ONE,)), number=40)["part"]["chosen"]
    both = part(samples, Query(actors=(KNOWN_IN_ONE,)), number=40)["part"]["chosen"]
    assert alone + both == counted["part"]["chosen"]


def test_where_events_are_counted_those_without_a_date_are_sent_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = opened(tmp_path, list(CASES["articles"]), made_case)
    apart = part(corpus, Query(), number=40)["events"]
    ends = zip(apart["id"], apart["title"], apart["from"], apart["to"], strict=True)
    undated = [[one, title] for one, title, *days in ends if days == [None, None]]
    monkeypatch.setattr(part_module, "MOST_APART", 1)
    counted = part(corpus, Query(), number=40)
    assert sorted(counted["part"]["shelf"]) == sorted(undated) != []
    assert counted["part"]["undated"] == len(undated)
    pack(counted)


def test_facets_count_as_if_their_field_were_open(samples: Corpus) -> None:
    everything = part(samples, Query(), number=40)
    narrowed = part(samples, Query(types=("CONSULT",)), number=40)
    assert narrowed["part"]["facets"]["types"] == everything["part"]["facets"]["types"]
    at = [t["id"] for t in narrowed["types"]].index("CONSULT")
    assert narrowed["part"]["chosen"] == narrowed["part"]["facets"]["types"][at]
    assert sum(narrowed["part"]["facets"]["statuses"]) == narrowed["part"]["chosen"]


def test_an_open_event_is_shown_from_its_articles_alone(samples: Corpus) -> None:
    name = next(e for e in part(samples, Query(), number=9)["events"]["id"] if "article:409" in e)
    timeline = timeline_of(samples, name)
    assert len(timeline.articles) == 1
    entry = timeline.find(name)
    assert entry is not None
    assert timeline_of(samples, "99-nowhere:1:STATE").entries == ()
    assert timeline_of(samples, "nonsense").entries == ()


def test_articles_that_are_left_can_be_taken(samples: Corpus) -> None:
    left = articles_left(samples, Query(words="taiwan"), 5)
    taken = articles_of(samples, left)
    assert 0 < len(taken) == len(left) <= 5
    assert all("taiwan" in article.text.lower() for article in taken)
    assert taken[0] == dataclasses.replace(
        read_article(SAMPLES / f"{taken[0].id}.txt"), diagnostics=()
    )


def test_what_is_no_finished_data_set_is_refused(samples: Corpus, tmp_path: Path) -> None:
    with pytest.raises(DashboardError, match="is no finished data set"):
        open_corpus(tmp_path)
    (tmp_path / MANIFEST).write_text("{}")
    with pytest.raises(DashboardError, match="is damaged"):
        open_corpus(tmp_path)
    (tmp_path / MANIFEST).write_text('{"form": "dashboard-data-set/1"}')
    with pytest.raises(DashboardError, match="once more"):
        open_corpus(tmp_path)


@pytest.mark.parametrize("name", [ENTRIES, PEOPLE, ARTICLES])
@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_damaged_index_is_told_at_opening_and_later(
    tmp_path: Path, name: str, damage: str
) -> None:
    corpus = opened(tmp_path, list(CASES["articles"]), made_case)
    path = corpus.folder / INDEX / name
    path.unlink() if damage == "gone" else path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(DashboardError, match="is damaged"):
        open_corpus(corpus.folder)
    with pytest.raises(DashboardError, match="is damaged"):
        part(corpus, Query(), number=40)


def test_a_data_set_that_is_written_anew_is_opened_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = list(CASES["articles"])
    first = opened(tmp_path, names[:1], made_case)
    monkeypatch.setenv(store.DATA_SET_VARIABLE, str(first.folder))
    assert store.corpus() is store.corpus() == first
    second = opened(tmp_path, names, made_case)
    assert store.corpus() == second != first
    (second.folder / MANIFEST).unlink()  # as while it is being written
    with pytest.raises(DashboardError, match="is being written"):
        store.corpus()
    ask = next(route.endpoint for route in answers.ROUTES if route.path == answers.COLUMNS)
    answer = ask(Request({"type": "http", "query_string": b"", "headers": []}))
    assert (answer.status_code, b"is being written" in answer.body) == (503, True)


def test_an_empty_data_set_draws_nothing(tmp_path: Path) -> None:
    corpus = opened(tmp_path, [], made_case)
    drawn = part(corpus, Query(), number=40)
    assert titles(drawn) == []
    pack(drawn)


@pytest.mark.parametrize("name", ["2200000000", "99999999999-a", "-1-a", "", "１-a"])
def test_a_name_of_no_article_finds_none(samples: Corpus, name: str) -> None:
    assert find(samples, name) is None
    part(samples, Query(articles=(name,)), number=3)
