"""Which reports are one event: pairs as data, the order of articles, decisions, the story."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.model import Disagreement, Modality, ParsedArticle, Timeline, TimelineEntry
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import BY_HAND, Correction, Field, Review, reviews
from dashboard.timeline.build import build
from dashboard.timeline.remarks import day_of
from tests.cases import CheckCases, read_table
from tests.timeline.world import make_article

PAIRS = read_table(Path(__file__).with_name("same_event_cases.toml"), "pairs", "says")
TOLD = read_table(Path(__file__).with_name("coreference_cases.toml"), "pairs", "says")
BACKGROUND = read_table(Path(__file__).with_name("background_cases.toml"), "pairs", "says")
ACTORS = [
    {"id": "n", "name": "Northland", "kind": "country", "country": "NOR"},
    {"id": "s", "name": "Southland", "kind": "country", "country": "SWE"},
    {"id": "berg", "name": "Anna Berg", "kind": "person", "member_of": ["n"]},
    {"id": "lund", "name": "Erik Lund", "kind": "person", "member_of": ["s"]},
]


def read(name: str, text: str, published: str, zone: str | None = None) -> ParsedArticle:
    head = [f"title: {name}", f"published: {published}", f"source: The {name}"]
    head += [f"timezone: {zone}"] if zone else []
    return parse(article_from_text("\n".join(["---", *head, "---", text]), name))


def test_a_pair_of_articles_tells_of_one_event_or_of_two(check_cases: CheckCases) -> None:
    check_cases(PAIRS, check_pair, texts_of_pair)


def texts_of_pair(pair: dict[str, Any]) -> tuple[str, str]:
    return pair["one"], pair["other"]


def check_pair(pair: dict[str, Any]) -> None:
    day = pair.get("published", "2024-05-08")
    one = read("one", pair["one"], pair.get("one_published", day), pair.get("one_zone"))
    other = read("other", pair["other"], pair.get("other_published", day), pair.get("other_zone"))
    assert one.events
    assert other.events
    shared = [entry for entry in build([one, other]).entries if len(entry.reports) > 1]
    assert len(shared) == pair["same"], [entry.event.headline for entry in shared]
    assert [e.disagreement for e in shared if e.disagreement] == (
        [Disagreement(pair["dissent"])] if "dissent" in pair else []
    )


def test_papers_that_tell_of_one_event_or_of_two_that_are_near(check_cases: CheckCases) -> None:
    check_cases(TOLD, check_pair, texts_of_pair)


def test_what_one_paper_tells_as_news_is_background_in_another(check_cases: CheckCases) -> None:
    check_cases(BACKGROUND, check_pair, texts_of_pair)


def test_there_are_pairs_of_both_kinds() -> None:
    for pairs, least in ((PAIRS, 8), (TOLD, 15), (BACKGROUND, 20)):
        for same in (True, False):
            assert sum(bool(p.given["same"]) is same for p in pairs) >= least


FOUR = (
    (
        "A freight train derailed near Tampere on Tuesday, spilling acid into a river.",
        "Acid flowed into a river after a freight train derailed near Tampere on 14 May 2024.",
        "A freight train loaded with acid was derailed near Tampere in Finland on 14 May 2024.",
        "The derailment of a freight train near Tampere on Tuesday has polluted a river.",
    ),
    (
        "Finnish police arrested the banker Olli Manner in Turku on Tuesday.",
        "Olli Manner, a banker, was detained by police in Turku on 14 May 2024.",
        "The arrest of the banker Olli Manner took place in Turku on 14 May 2024.",
        "On Tuesday officers took Olli Manner, a banker, into custody in Turku.",
    ),
)


@pytest.mark.parametrize("told", FOUR)
def test_four_plain_reports_of_one_day_are_one_event(told: tuple[str, ...]) -> None:
    parsed = [read(f"paper-{n}", text, "2024-05-15") for n, text in enumerate(told)]
    (one,) = (e for e in build(parsed).entries if len(e.reports) == len(told))
    assert (one.sources, one.event.date.edtf) == (len(told), "2024-05-14")


@functools.cache
def of_a_resignation() -> list[ParsedArticle]:
    """Read when first asked for: pytest imports this file in each of its processes."""
    return [
        read("Gazette", "Anna Berg resigned as mayor on May 8, 2024.", "2024-05-10"),
        read("Herald", "Anna Berg resigned as mayor on May 7, 2024.", "2024-05-10"),
        read("Post", "On May 7, 2024, Anna Berg resigned as mayor. Nobody knew why.", "2024-05-10"),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_where_sources_are_at_odds_the_day_of_most_stands_and_each_is_told(
    order: tuple[int, ...],
) -> None:
    (entry,) = build([of_a_resignation()[i] for i in order]).entries
    assert entry.disagreement is Disagreement.DATES
    assert entry.event.date.earliest == dt.date(2024, 5, 7)
    told = [(r.article.source, r.event.date.earliest) for r in entry.reports]
    assert len(told) == 3
    assert ("The Gazette", dt.date(2024, 5, 8)) in told
    assert entry.sources == 3


def test_with_a_third_day_nobody_can_say_which_are_one() -> None:
    third = read("Times", "Anna Berg resigned as mayor on May 9, 2024.", "2024-05-10")
    entries = build([*of_a_resignation(), third]).entries
    assert [len(entry.reports) for entry in entries] == [2, 1, 1]


def test_what_people_hold_apart_stays_apart_whatever_the_days() -> None:
    one, *others = (p.events[0].id for p in of_a_resignation())
    said = reviews([Correction(1, "", "", one, Field.APART, None, others)])
    assert [len(e.reports) for e in build(of_a_resignation(), said).entries] == [2, 1]


def test_a_day_that_a_person_set_is_no_disagreement_of_sources() -> None:
    one = of_a_resignation()[0].events[0].id
    said = reviews([Correction(1, "", "", one, Field.DATE, None, "2024-05-09")])
    (entry,) = build(of_a_resignation(), said).entries
    assert (entry.event.date.edtf, entry.disagreement) == ("2024-05-09", None)
    days = ["9 May 2024, set by a person", "7 May 2024", "7 May 2024"]
    assert [day_of(report) for report in entry.reports] == days


def talk(day: str, who: list[str], **more: Any) -> dict[str, Any]:
    sentence = "They met in the hall."
    record = {"title": "They met", "sentence": sentence, "type": "CONSULT", "status": "asserted"}
    return {**record, "date": [day, day], "who": who, **more}


DAYS = st.sampled_from(["2024-02-01", "2024-02-02", "2024-02-03"])
WHO = st.lists(st.sampled_from(["n", "s", "berg", "lund"]), min_size=1, max_size=3, unique=True)
ARTICLES = st.lists(st.lists(st.tuples(DAYS, WHO), min_size=1, max_size=3), min_size=2, max_size=5)


@pytest.mark.slow
@given(ARTICLES, st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_the_order_of_articles(
    told: list[list[tuple[str, list[str]]]], chance: random.Random
) -> None:
    parsed = [
        make_article(f"a{i}", [talk(day, who) for day, who in own], ACTORS)
        for i, own in enumerate(told)
    ]
    entries = build(parsed).entries
    shuffled = list(parsed)
    chance.shuffle(shuffled)
    assert build(shuffled).entries == entries
    for entry in entries:
        articles = [report.article.id for report in entry.reports]
        assert len(set(articles)) == len(articles)
    assert sum(len(entry.reports) for entry in entries) == sum(map(len, told))


def decided(*lines: tuple[str, Field, list[str]]) -> dict[str, Review]:
    return reviews(
        Correction(i, "2024-06-01T10:00", "me", event, field, None, now)
        for i, (event, field, now) in enumerate(lines, 1)
    )


def groups(timeline: Timeline) -> set[frozenset[str]]:
    return {
        frozenset(report.event.id.partition(":")[0] for report in entry.reports)
        for entry in timeline.entries
    }


def test_two_events_that_many_tell_of_in_turn_are_two_entries() -> None:
    """A block counts its groups, not how often they take turns."""
    months = [["2024-03-01", "2024-03-31"], ["2024-05-01", "2024-05-31"]]
    parsed = [
        make_article(f"a{i:03}", [talk("", ["berg", "lund"], date=months[i % 2])], ACTORS)
        for i in range(160)
    ]
    assert [len(entry.reports) for entry in build(parsed).entries] == [80, 80]


ONE, TWO, THREE = ("one:0:CONSULT", "two:0:CONSULT", "three:0:CONSULT")
ALIKE = [make_article(n, [talk("2024-02-01", ["berg", "lund"])], ACTORS) for n in ("one", "two")]
ELSEWHERE = make_article("three", [talk("2024-03-09", ["berg", "lund"])], ACTORS)
LATER = make_article("four", [talk("2024-02-01", ["berg", "lund"])], ACTORS)


def test_what_people_keep_apart_is_apart_whatever_comes() -> None:
    assert groups(build(ALIKE)) == {frozenset({"one", "two"})}
    said = decided((ONE, Field.APART, [TWO]))
    assert frozenset({"one", "two"}) not in groups(build(ALIKE, said))
    with_more = groups(build([*ALIKE, LATER], said))
    assert not any({"one", "two"} <= group for group in with_more)


def test_what_people_join_is_one_though_the_dates_differ() -> None:
    said = decided((THREE, Field.JOINED, [ONE]))
    timeline = build([*ALIKE, ELSEWHERE], said)
    joined = next(e for e in timeline.entries if len(e.reports) > 1)
    assert {"one", "three"} <= {r.article.id for r in joined.reports}
    assert joined.disagreement is Disagreement.DATES


def test_the_later_decision_holds() -> None:
    apart_at_last = decided((THREE, Field.JOINED, [ONE]), (ONE, Field.APART, [THREE]))
    assert {frozenset({"three"})} < groups(build([*ALIKE, ELSEWHERE], apart_at_last))
    joined_at_last = decided((ONE, Field.APART, [TWO]), (TWO, Field.JOINED, [ONE]))
    assert groups(build(ALIKE, joined_at_last)) == {frozenset({"one", "two"})}


def test_a_decision_holds_when_a_newer_parser_reads_another_type() -> None:
    events = tuple(
        dataclasses.replace(event, id="two:0:AGREE", type="AGREE") for event in ALIKE[1].events
    )
    newer = dataclasses.replace(ALIKE[1], events=events)
    said = decided((ONE, Field.JOINED, [TWO]))
    assert groups(build([ALIKE[0], newer], said)) == {frozenset({"one", "two"})}


def test_a_decision_is_of_the_event_that_it_names_where_one_word_tells_of_two() -> None:
    twins = dataclasses.replace(
        ALIKE[1],
        events=(
            *ALIKE[1].events,
            dataclasses.replace(ALIKE[1].events[0], id="two:0:AID", type="AID"),
        ),
    )
    for name in ("two:0:AID", TWO):
        timeline = build(
            [ALIKE[0], twins], decided((THREE, Field.APART, [ONE]), (ONE, Field.JOINED, [name]))
        )
        (entry,) = (e for e in timeline.entries if len(e.reports) > 1)
        assert {r.event.id for r in entry.reports} == {ONE, name}


def test_a_date_that_a_person_set_is_that_of_the_entry() -> None:
    said = decided((TWO, Field.DATE, "2024-01-30"), (TWO, Field.JOINED, [ONE]))  # type: ignore[arg-type]
    (entry,) = build(ALIKE, said).entries
    assert (entry.event.id, entry.event.date.rule) == (TWO, BY_HAND)
    assert entry.event.date.earliest == dt.date(2024, 1, 30)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (Field.DATE, "2024-01-20"),
        (Field.DATE, ""),
        (Field.TYPE, "ASSAULT"),
        (Field.ACTORS, [["Nobody Else", "actor"]]),
    ],
)
def test_a_correction_takes_no_report_out_of_its_event(name: Field, value: Any) -> None:
    said = decided((TWO, name, value))
    (entry,) = build(ALIKE, said).entries
    assert {r.event.id for r in entry.reports} == {ONE, TWO}
    apart = decided((TWO, name, value), (TWO, Field.APART, [ONE]))
    assert groups(build(ALIKE, apart)) == {frozenset({"one"}), frozenset({"two"})}


def test_a_corrected_report_that_stood_alone_meets_those_of_its_new_day() -> None:
    said = decided((THREE, Field.DATE, "2024-02-01"))  # type: ignore[arg-type]
    assert groups(build([*ALIKE, ELSEWHERE])) == {frozenset({"one", "two"}), frozenset({"three"})}
    assert groups(build([*ALIKE, ELSEWHERE], said)) == {frozenset({"one", "two", "three"})}


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        (Field.HEADLINE, "Talks of two", lambda e: e.event.headline == "Talks of two"),
        (Field.MODALITY, "planned", lambda e: e.event.modality is Modality.PLANNED),
        (Field.TYPE, "AGREE", lambda e: e.event.type == "AGREE"),
        (
            Field.ACTORS,
            [["Anna Berg", "participant"]],
            lambda e: [a.name for a in e.actors] == ["Anna Berg"],
        ),
    ],
)
def test_what_a_person_set_in_one_report_is_that_of_the_entry(
    name: Field, value: Any, shown: Callable[[TimelineEntry], bool]
) -> None:
    said = decided((TWO, name, value), (TWO, Field.JOINED, [ONE]))
    (entry,) = build(ALIKE, said).entries
    assert (entry.event.id, shown(entry)) == (TWO, True)
    later = decided((TWO, name, value), (ONE, Field.DATE, "2024-01-30"), (TWO, Field.JOINED, [ONE]))  # type: ignore[arg-type]
    (entry,) = build(ALIKE, later).entries
    assert (entry.event.id, entry.event.date.edtf, shown(entry)) == (ONE, "2024-01-30", True)


def test_a_reprint_and_a_second_article_of_one_paper_are_no_further_source() -> None:
    text = (
        "Anna Berg met Erik Lund on May 7, 2024. The harbour below the house is very old. "
        "In its small water there is room for no more than nine boats."
    )
    parsed = [read("one", text, "2024-05-08"), read("two", text, "2024-05-09")]
    (entry,) = (e for e in build(parsed).entries if len(e.reports) > 1 and e.event.date.edtf)
    assert entry.sources == 1
    third = read("three", "Erik Lund met Anna Berg on a hill on May 7, 2024.", "2024-05-08")
    assert max(e.sources for e in build([*parsed, third]).entries) == 2


STRIKE = (
    "Dock workers in Arendal began a strike on Monday over their pay and their hours. The mayor, "
    "Holm, welcomed them on Tuesday in front of the town hall. Nobody has been seen on the quay "
    "since then, and the ships wait outside of the harbour.{more}"
)


def test_what_a_reprint_tells_in_the_very_same_words_is_one_entry() -> None:
    """Though those who took part are only described, so that elsewhere they might be others."""
    first = read("first", STRIKE.format(more=""), "2024-05-15")
    again = read("again", STRIKE.format(more=" The old contract ended in March."), "2024-05-15")
    timeline = build([first, again])
    told = [
        e for e in timeline.entries if "March" not in e.event.sentence.text and e.event.date.edtf
    ]
    assert {(len(e.reports), e.sources) for e in told} == {(2, 1)}
    later = read("later", STRIKE.format(more=""), "2024-05-22")
    assert all(len(e.reports) == 1 for e in build([first, later]).entries if e.event.date.edtf)


def test_the_same_sentence_in_two_stories_is_no_reprint() -> None:
    line = "Dock workers in the town began a strike on Monday over their pay and their hours."
    one = read(
        "one", f"{line} The ships of Arendal wait outside of the long harbour.", "2024-05-15"
    )
    texts = " ".join(
        f"In the north the boats number {n} went out to sea as they do." for n in "abc"
    )
    two = read("two", f"{texts} {line} Nobody there had heard of it in the summer.", "2024-05-15")
    assert all(len(e.reports) == 1 for e in build([one, two]).entries)


@pytest.fixture(scope="module")
def story(parsed_samples: dict[str, ParsedArticle]) -> Timeline:
    return build(parsed_samples.values())


def entry_of(story: Timeline, event: str) -> TimelineEntry:
    found = story.find(event)
    assert found is not None
    return found


def test_the_call_is_one_entry_with_all_its_sources(story: Timeline) -> None:
    call = entry_of(story, "article:59:CONSULT")
    assert {r.article.id for r in call.reports} == {
        *("article", "harbour-2023-12-23", "potomac-2024-01-10"),
        *("oahu-2024-04-05", "capital-2024-04-17"),
    }
    assert call.sources == 5
    assert call.event.date.edtf == "2023-12-21"
    assert call.event.date.because.endswith("; all 4 other reports agree")
    for report in call.reports:
        assert entry_of(story, report.event.id) is call


def test_how_many_other_reports_agree_is_told_in_good_english(story: Timeline) -> None:
    because = {
        len(e.reports): e.event.date.because for e in story.entries if e.disagreement is None
    }
    assert because[2].endswith("; the other report agrees")
    assert because[3].endswith("; both other reports agree")
    split = [e.event.date.because for e in story.entries if e.disagreement is not None]
    assert [told.rpartition("; ")[2] for told in split] == ["1 of 2 other reports agrees"]


def test_the_balloon_has_two_days_and_says_why(story: Timeline) -> None:
    balloon = entry_of(story, "carolina-2023-02-05:18:ASSAULT")
    assert balloon.disagreement is Disagreement.TIME_ZONES
    assert {r.event.date.edtf for r in balloon.reports} == {"2023-02-04", "2023-02-05"}
    assert [e.event.id for e in story.entries if e.disagreement] == [balloon.event.id]


def test_the_story_has_an_open_bound_and_the_narrowest_dates(story: Timeline) -> None:
    assert any(e.event.date.edtf == "../2022-12-21" for e in story.entries)
    assert entry_of(story, "article:262:AGREE").event.date.edtf == "2023-11-15"
    assert entry_of(story, "article:500:CONSULT").event.date.edtf == "2022-08-02/2022-08-03"
    assert entry_of(story, "article:1005:POSITION").event.date.edtf == "2023-10-01"


def made(number: int) -> list[ParsedArticle]:
    """Articles of ten talks each; every third tells what the one before it tells."""
    start, people = dt.date(2015, 1, 1), 60
    actors = [{"id": f"p{i}", "name": f"Ada{i} Berg{i}", "kind": "person"} for i in range(people)]
    for i, actor in enumerate(actors):
        actor["member_of"] = ["n" if i % 2 else "s"]  # type: ignore[assignment]
    articles = []
    for i in range(number // 10):
        story_number = i - 1 if i % 3 == 2 else i
        records = [
            talk(
                (start + dt.timedelta(days=(story_number * 10 + k) * 7 % 3000)).isoformat(),
                [f"p{(story_number + k) % people}", f"p{(story_number * 7 + 3 * k + 1) % people}"],
                sentence=f"They met in the hall of house {k} and {story_number}.",
            )
            for k in range(10)
        ]
        articles.append(make_article(f"m{i}", records, [*ACTORS[:2], *actors]))
    return articles


@pytest.mark.slow
def test_four_times_the_events_are_merged_in_no_more_than_their_share() -> None:
    small, large = made(1_000), made(4_000)
    build(small)
    tries = (seconds(large) / seconds(small) for _ in range(3))  # a busy machine only adds
    assert any(share < 8 for share in tries)  # four times as many; pairs would be sixteen times


def seconds(parsed: Sequence[ParsedArticle]) -> float:
    """The seconds of CPU that it takes to merge the events of some articles."""
    begin = time.process_time()
    entries = build(parsed).entries
    assert any(len(entry.reports) > 1 for entry in entries)
    return time.process_time() - begin
