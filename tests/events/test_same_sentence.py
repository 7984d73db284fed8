"""What one sentence tells with two words is one event; two events of a sentence stay two."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime, Event
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))


def _rows(text: str) -> tuple[Event, ...]:
    return parse(Article("case", text, published=PUBLISHED)).events


def _told(text: str) -> list[list[str]]:
    return [[m.text for m in (event.trigger, *event.mentions)] for event in _rows(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # conative verbs: what is tried is told nowhere as done
            "Two men tried to attend a rally in Oslo on Monday.",
            [["tried", "attend a rally"]],
        ),
        (
            "Eva Lind sought to overturn the ruling in May.",
            [["sought", "overturn the ruling"]],
        ),
        (  # negative implicatives: one refused or failed, once
            "Eva Lind refused to sign the treaty on Friday.",
            [["refused"]],
        ),
        ("Miners failed to overthrow Ole Aker in 1974.", [["failed"]]),
        (  # who did it after all did it at another time
            "The bank tried to sell the mill, and Ana Berg sold it in May.",
            [["tried", "sell"], ["sold"]],
        ),
        (  # the deed that is refused is no telling of what its noun names later
            "Edda Pell refused to sell her stake on Monday. Sales of cars rose on Tuesday.",
            [["refused"], ["rose"]],
        ),
        (  # what one chose is done
            "Mara Lind has chosen to step down from her post.",
            [["chosen", "step down"]],
        ),
        (  # for what somebody is chosen is to come
            "Mara Lind was chosen to lead the party on Monday.",
            [["chosen"]],
        ),
        (  # a verb with a particle that only leads on
            "Mara Lind then moved on to talk about a new ferry on Monday.",
            [["talk"]],
        ),
        (  # what is agreed is to come
            "Eva Lind agreed to sign the treaty on Friday.",
            [["agreed"], ["sign the treaty"]],
        ),
    ],
)
def test_what_is_tried_or_refused_is_one_event(text: str, told: list[list[str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # an instrument: the deed is the event
            "Rebels used a tunnel to attack the camp on Monday.",
            [["attack", "used"]],
        ),
        (
            "Police used tear gas to disperse the crowd on Monday.",
            [["disperse", "used"]],
        ),
        (  # by words no act of force is done
            "Eva Lind used the speech to attack the press.",
            [["used", "attack"]],
        ),
        (  # a purpose by which somebody says something
            "Eva Lind wrote to the mayor to ask for help.",
            [["wrote", "ask"]],
        ),
        (  # a purpose that makes a protest of it
            "Thousands stayed at home on Monday to protest against the cuts.",
            [["protest", "stayed"]],
        ),
        (  # with a day of its own it is another event
            "Mara Lind flew to Oslo to testify on Friday.",
            [["flew"], ["testify"]],
        ),
    ],
)
def test_means_and_purpose_are_no_second_event(text: str, told: list[list[str]]) -> None:
    assert _told(text) == told


def test_a_try_keeps_its_kind_its_day_and_all_who_take_part() -> None:
    (tried,) = _rows("Miners failed to overthrow Ole Aker in 1974.")
    assert (tried.subtype, str(tried.modality)) == ("Action.Fail", "asserted")
    assert tried.date.edtf == "1974"
    assert len(tried.participants) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # what is said by a protest or a paper is no other event
            "Thousands joined rallies calling for a new vote on Monday.",
            [["joined rallies", "calling"]],
        ),
        (
            "Marchers waved banners demanding lower rents on Monday.",
            [["waved", "demanding"]],
        ),
        (
            "Mara Lind filed a complaint alleging fraud against Tom Voss.",
            [["filed a complaint", "alleging"]],
        ),
        (
            "Thousands marched in Oslo on Monday, demanding the release of Ole Aker.",
            [["marched", "demanding"]],
        ),
        (  # what ends by a rally is another thing, and so is what one says who left
            "Mara Lind spoke by video on Monday, ending a dispute over fish.",
            [["spoke"], ["ending"]],
        ),
        (
            "Mara Lind left the court, saying that she was innocent.",
            [["left"], ["saying"]],
        ),
        (  # a noun of the same kind frames the clause
            "In a huge demonstration, thousands marched along the river on Friday.",
            [["marched", "demonstration"]],
        ),
        (  # the charge is what one is arraigned on
            "Tom Voss was arraigned on a four-count charge bordering on fraud on Monday.",
            [["arraigned", "charge"]],
        ),
        (  # not what one set out on at a known time, nor of another kind
            "Tom Voss was convicted on a fraud charge on Monday.",
            [["convicted"], ["charge"]],
        ),
        ("Tom Voss was shot in an attack on Monday.", [["shot", "attack"]]),
        (  # an act of another kind
            "In a raid on Monday, police arrested Tom Voss.",
            [["raid"], ["arrested"]],
        ),
        (  # who was there
            "A ceremony attended by the king was held on Monday.",
            [["ceremony attended by the king was held"]],
        ),
    ],
)
def test_what_frames_an_event_or_is_said_by_it_is_no_second_one(
    text: str, told: list[list[str]]
) -> None:
    assert _told(text) == told


def test_who_attends_takes_part() -> None:
    (event,) = _rows("A ceremony attended by Mara Lind was held on Monday.")
    assert [p.actor for p in event.participants] == ["mara-lind"]


def test_an_act_that_is_done_to_protest_keeps_its_kind() -> None:
    (event,) = _rows("Farmers killed a guard on Monday to protest the cuts.")
    assert (event.subtype, event.date.edtf, event.trigger.text) == (
        "Life.Die",
        "2024-05-13",
        "killed",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The gunman used the occasion to kill the mayor.", "Life.Die"),
        ("Militants used a conference to attack a hotel.", "Conflict.Attack"),
        ("Rebels used the speech to kill the mayor.", "Life.Die"),
        ("Eva Lind used the debate to accuse Tom Voss of rape.", "Statement.Accuse"),
    ],
)
def test_what_is_done_on_an_occasion_keeps_its_kind(text: str, kind: str) -> None:
    assert kind in {row.subtype for row in _rows(text)}


def test_whom_one_uses_a_debate_to_accuse_is_told_of_as_accused() -> None:
    rows = _rows("Eva Lind used the debate to accuse Tom Voss of rape.")
    (row,) = [row for row in rows if row.subtype == "Statement.Accuse"]
    assert {(p.role, p.actor) for p in row.participants} == {
        ("actor", "eva-lind"),
        ("recipient", "tom-voss"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Eva Lind sued the mill on Monday, accusing Tom Voss of theft.",
        "Eva Lind wrote to the mayor on Monday, accusing Tom Voss of theft.",
        "Eva Lind wrote to the mayor to accuse Tom Voss of theft.",
    ],
)
def test_whom_a_participle_accuses_takes_no_part_in_another_act(text: str) -> None:
    for row in _rows(text):
        if row.subtype != "Statement.Accuse":
            assert "tom-voss" not in {p.actor for p in row.participants if p.role == "recipient"}


def test_who_sought_to_do_it_did_so_before_the_news() -> None:
    (sought,) = _rows("Tom Voss sought to overturn the ruling on Monday.")
    assert str(sought.modality) == "asserted"
    assert sought.date.edtf == "2024-05-13"


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "Eva Lind said in a statement released on Monday by the party that she was glad.",
            ["said", "statement", "released"],
        ),
        (
            "Eva Lind praised the plan in a letter published on Monday.",
            ["praised", "letter", "published"],
        ),
        # what is no medium of the saying, or was made known for something else
        ("Eva Lind announced the sale of a book published on Monday.", ["announced"]),
        ("Eva Lind praised the plan before a report published on Monday.", ["praised"]),
    ],
)
def test_a_saying_has_the_time_when_its_medium_was_made_known(
    text: str, triggers: list[str]
) -> None:
    said = next(row for row in _rows(text) if row.trigger.text == triggers[0])
    assert [m.text for m in (said.trigger, *said.mentions)] == triggers
    assert len(triggers) == 1 or said.date.edtf == "2024-05-13"
    assert {p.actor for p in said.participants} <= {"eva-lind"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Speaking to the committee on Monday, Eva Lind said she was sorry.", 1),
        ("Speaking to a committee today, Eva Lind said she was sorry.", 1),
        ("Speaking in Oslo on Monday, Eva Lind said on Tuesday she was sorry.", 2),
        ("Speaking in Oslo, Eva Lind said on Tuesday she was sorry.", 2),
    ],
)
def test_a_time_in_an_opening_participle_is_the_sayings(text: str, rows: int) -> None:
    assert len([row for row in _rows(text) if row.type == "STATEMENT"]) == rows
