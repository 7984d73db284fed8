"""What names an act, and what does not tell what it was about."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.model import Event
from dashboard.timeline.merging.acts import (
    are_other_steps,
    find_heads,
    has_begun,
    is_once_in_a_life,
    names_many,
    once_of,
    words_of_act,
)
from dashboard.timeline.merging.antecedents import definite_nouns, find_antecedents, words_before
from dashboard.timeline.merging.offices import without_offices
from dashboard.timeline.merging.report_words import Wording, read_words
from tests.timeline.test_merge import read


@pytest.mark.parametrize(
    ("text", "trigger", "heads"),
    [
        ("Kenya pulled out of the treaty on 3 May 2024.", "pulled", {"withdraw"}),
        ("The withdrawal of Kenya was told on 3 May 2024.", "withdrawal", {"withdraw"}),
        ("Rui Tavares was taken into custody on 5 March 2024.", "taken", {"arrest"}),
        ("Italy banned the import of salmon on 2 May 2024.", "banned", {"ban"}),
        ("Elena Popa won the election on 20 October 2024.", "won", {"Personnel.Elect"}),
    ],
)
def test_an_act_is_known_by_its_words_its_verb_and_its_subtype(
    text: str, trigger: str, heads: set[str]
) -> None:
    events = read("one", text, "2024-11-01").events
    (event,) = (e for e in events if e.trigger.text.startswith(trigger))
    assert heads <= find_heads(event)
    assert "fire" not in find_heads(event)


def test_the_rest_of_a_trigger_tells_nothing_of_what_it_was_about() -> None:
    (event,) = read("one", "Elena Popa won the mayoral election on 2 May.", "2024-11-01").events
    assert event.trigger.text == "won the mayoral election"
    assert words_of_act(event) >= {"mayoral"}


def test_a_movement_has_an_outset() -> None:
    began, again = read(
        "one",
        "The protests began in March 2024. The protests shook Oslo on 3 May 2024.",
        "2024-06-01",
    ).events
    assert has_begun(began)
    assert not has_begun(again)


def test_steps_of_one_course_are_others() -> None:
    arrest, charge = frozenset({"arrest"}), frozenset({"charg", "accus"})
    assert are_other_steps(arrest, charge)
    assert not are_other_steps(arrest, arrest | charge)
    assert not are_other_steps(arrest, frozenset({"visit"}))


def test_a_bare_noun_has_the_words_that_it_had_before() -> None:
    text = "The harbour fees bill came in May. The bill was suspended on 12 June 2024."
    event = read("one", text, "2024-06-20").events[-1]
    assert definite_nouns(event.headline) == {"bil"}
    assert find_antecedents(event, text) == {"bil": {"fee"}}
    assert find_antecedents(event, "A" * len(text)) == {}


@given(st.text("ab_1é -’.", max_size=30), st.text("ab1é", min_size=1, max_size=2))
@example("the bill-bill tax bill", "bill")
@example("a bill, bills -bill  bill", "bill")
def test_a_noun_has_the_words_that_one_pattern_finds_before_it(text: str, noun: str) -> None:
    assert list(words_before(noun, text)) == re.findall(rf"(\w+)[ -]{noun}\b", text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Malta's prime minister Carla Vella", "Malta's Carla Vella"),
        ("the president of Malta", "the president of Malta"),
    ],
)
def test_an_office_before_a_name_is_left_out(text: str, left: str) -> None:
    assert without_offices(text, frozenset({"carla", "vella", "malta"})) == left


def test_a_movement_is_known_by_its_trigger() -> None:
    began, march = read(
        "one",
        "The protests began in March 2024. Students marched through Oslo on 3 May 2024.",
        "2024-06-01",
    ).events
    assert names_many(began)
    assert not names_many(march)
    mentioned = dataclasses.replace(march, mentions=(began.trigger,))
    assert not names_many(mentioned)


@pytest.mark.parametrize(
    ("text", "once", "ever"),
    [
        ("Zarina Malik was shot dead on 3 May 2024.", "upon", True),
        ("Zarina Malik died on 3 May 2024.", "by", True),
        ("Zarina Malik was arrested on 3 May 2024.", "upon", False),
        ("Zarina Malik was shot on 3 May 2024.", "", False),
    ],
)
def test_what_befalls_one_but_once(text: str, once: str, ever: bool) -> None:
    (event,) = read("one", text, "2024-06-01").events
    heads = find_heads(event)
    assert (once_of(event, heads), is_once_in_a_life(heads)) == (once, ever)


def words_of(text: str) -> Wording:
    parsed = read("one", text, "2024-06-01")
    event: Event = parsed.events[0]
    return read_words(event, parsed, {}, names=frozenset(), lands=frozenset())


def test_a_number_keeps_its_fraction() -> None:
    words = words_of("A magnitude 7.6 earthquake struck Padang on 3 May 2024.")
    assert "7.6" in words.numbers
    assert words.numbers.isdisjoint({"7", "6"})


def test_what_stands_behind_a_noun_tells_which_it_is() -> None:
    words = words_of("Parliament introduced a bill on foreign agents on 3 May 2024.")
    assert words.modified["bil"] >= {"foreign", "agent"}


def test_an_ordinal_counts_the_word_behind_it() -> None:
    words = words_of("Arcadia launched its second rocket on 3 May 2024.")
    assert words.counted["rocket"] == {"second"}
