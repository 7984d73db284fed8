"""What one person underwent is one event, by whatever word and name; another's is another."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime, Event
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))


def _rows(text: str) -> tuple[Event, ...]:
    return parse(Article("case", text, published=PUBLISHED)).events


def _told(text: str, family: str) -> list[list[str]]:
    return [
        [m.text for m in (event.trigger, *event.mentions)]
        for event in _rows(text)
        if (event.subtype or "").startswith(family)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Mark Reed was killed at his bakery last spring.\n\nReed was shot with a pistol.",
            [["killed", "shot"]],
        ),
        (
            "The murder of Mark Reed is a mystery.\n\nReed was stabbed in his sleep.",
            [["murder", "stabbed"]],
        ),
        (  # an earlier wound
            "Mark Reed was killed on Monday.\n\nReed had been shot in 2010 by a rival.",
            [["killed"]],
        ),
        (  # of another cause
            "Mark Reed died on Monday of cancer.\n\nReed was shot in the arm by a rival.",
            [["died"]],
        ),
        (  # an attack that had a time of its own, and another
            "The murder of Mark Reed shocked Oslo.\n\nReed was shot in 2019 and stabbed in 2021.",
            [["murder"]],
        ),
        (  # where one does not die of it
            "The murder of Mark Reed shocked Oslo.\n\nReed was shot in the leg by a rival.",
            [["murder"]],
        ),
        (
            "The murder of Mark Reed shocked Oslo.\n\nReed was stabbed but survived.",
            [["murder"]],
        ),
        (  # somebody else
            "Mark Reed was killed on Monday.\n\nTom Voss was shot, too.",
            [["killed"]],
        ),
        (  # not told as done
            "Mark Reed may have been killed on Monday.\n\nReed was shot in the arm.",
            [["killed"]],
        ),
    ],
)
def test_the_way_in_which_one_was_killed_is_no_second_act(text: str, told: list[list[str]]) -> None:
    assert _told(text, "Life.Die") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # with more, and by another word
            "The mayor's aunt and six others drowned in November.\n\n"
            "Police said the mayor's aunt died at sea.",
            [["drowned", "died"]],
        ),
        (
            "Eva Lind died in a crash on Monday.\n\nA lorry killed Lind and ten others.",
            [["died", "killed"]],
        ),
        (  # as a noun told it, or another verb
            "Two men were charged with the killing of Eva Lind.\n\n"
            "Mark Reed is accused of gunning down Lind in May.",
            [["killing", "gunning down"]],
        ),
        (
            "Eva Lind died at home in May.\n\nThe court heard that Lind was found dead.",
            [["died", "found"]],
        ),
        (
            "The murder of Eva Lind in May shocked Oslo.\n\nLind's brother was found dead in June.",
            [["murder"], ["found"]],
        ),
        (  # who kills does not die by it
            "Mark Reed killed Tom Voss.\n\nReed killed Mara Lind, too.",
            [["killed"], ["killed"]],
        ),
        (  # one of several
            "Eleven people were killed on Monday.\n\nMara Lind was killed by a stone.",
            [["killed"], ["killed"]],
        ),
        (
            "Mark Reed died on Monday. His brother, Tom Reed, died on Tuesday.",
            [["died"], ["died"]],
        ),
    ],
)
def test_a_person_dies_but_once(text: str, told: list[list[str]]) -> None:
    assert _told(text, "Life.Die") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Police launched a manhunt for Tom Voss in November.\n\n"
            "Voss is being sought by the army as a suspect.",
            [["launched a manhunt", "sought"]],
        ),
        (
            "A manhunt for Tom Voss began on Monday.\n\nVoss is sought as a speaker at schools.",
            [["manhunt for Tom Voss began"]],
        ),
        (
            "A manhunt for Tom Voss began on Monday.\n\nVoss is sought for a role in a film.",
            [["manhunt for Tom Voss began"]],
        ),
        (
            "A manhunt for Tom Voss began on Monday.\n\nVoss is sought for murder.",
            [["manhunt for Tom Voss began", "sought"]],
        ),
        (
            "A manhunt for Tom Voss began on Monday.\n\nVoss is sought by creditors.",
            [["manhunt for Tom Voss began"]],
        ),
        (
            "Police are searching for Tom Voss.\n\nMara Lind is being sought as a witness.",
            [["searching"]],
        ),
        (
            "Divers searched for Tom Voss in May.\n\nIn March, police searched for Voss again.",
            [["searched"], ["searched"]],
        ),
    ],
)
def test_one_person_is_looked_for_in_one_hunt(text: str, told: list[list[str]]) -> None:
    assert _told(text, "Rescue.Search") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A man was arrested in connection with a fire in Oslo.\n\n"
            "The army arrested Tom Voss at the airport on Tuesday.",
            [["arrested", "arrested"]],
        ),
        (  # long before the news
            "A man was arrested over a fire.\n\nPolice arrested Tom Voss in May 2010.",
            [["arrested"], ["arrested"]],
        ),
        (  # another one
            "A woman was arrested over a fire.\n\nPolice arrested Tom Voss at his home.",
            [["arrested"], ["arrested"]],
        ),
        (
            "A man was arrested over a fire.\n\nPolice also arrested Tom Voss at his home.",
            [["arrested"], ["arrested"]],
        ),
        (  # either of two may be meant
            "A man was arrested over a fire.\n\nPolice arrested Tom Voss at his home. "
            "They arrested Ole Aker at a hotel.",
            [["arrested"], ["arrested"], ["arrested"]],
        ),
    ],
)
def test_whom_the_lead_brings_in_without_a_name_has_one_below(
    text: str, told: list[list[str]]
) -> None:
    assert _told(text, "Justice.Arrest-Jail") == told


@pytest.mark.parametrize(
    "charge",
    [
        "Tom Voss is accused of drowning Reed.",
        "His brother claimed that Tom Voss had murdered Reed.",
        "Tom Voss allegedly strangled Reed.",
        "Prosecutors accused Tom Voss of killing Reed.",
    ],
)
def test_whom_one_charges_with_a_death_is_no_actor_of_it(charge: str) -> None:
    rows = _rows(f"Mark Reed died on Monday.\n\n{charge}")
    deaths = [row for row in rows if row.subtype == "Life.Die"]
    assert deaths[0].modality == "asserted"
    blamed = [d for d in deaths if "tom-voss" in {p.actor for p in d.participants}]
    assert all(d.modality != "asserted" for d in blamed)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (
            "A man was killed in a crash near Tarn on Monday.\n\nTom Voss was murdered in Oslo.",
            "Life.Die",
        ),
        (
            "A man drowned near Tarn on Monday.\n\nTom Voss was murdered in his house in Oslo.",
            "Life.Die",
        ),
        ("A woman died in a fire on Monday.\n\nIda Roon died of cancer.", "Life.Die"),
        (
            "A man was arrested on Monday over a theft.\n\nPolice arrested Tom Voss for arson.",
            "Justice.Arrest-Jail",
        ),
    ],
)
def test_who_underwent_it_elsewhere_or_by_another_cause_is_another(text: str, family: str) -> None:
    assert len(_told(text, family)) == 2


@pytest.mark.parametrize(
    ("first", "later", "one"),
    [
        ("Tom Voss was arrested on Monday.", "Voss had left town after he was arrested.", True),
        ("It rained before the arrest of Tom Voss in March.", "Voss was ill when arrested.", True),
        (
            "Tom Voss was sentenced on Monday for second-degree murder.",
            "Before Voss was sentenced, his lawyer asked for a delay.",
            True,
        ),
        ("Tom Voss was convicted this week.", "Voss was convicted on Tuesday.", True),
        ("Tom Voss was convicted on Monday.", "Voss was convicted on Tuesday.", False),
        # each at a time of its own, again, or of another crime; or it befell somebody else
        ("Tom Voss was arrested on Monday.", "Voss was arrested in 2019 over a robbery.", False),
        ("Tom Voss was arrested on Monday.", "Voss left town and was arrested again.", False),
        ("Tom Voss was convicted of fraud.", "Voss was convicted of perjury.", False),
        ("Tom Voss was jailed by a Lund court.", "Voss was jailed by a court in Peru.", False),
        ("Tom Voss was convicted by a jury.", "Voss was ill when he was convicted.", True),
        ("Tom Voss was arrested on Monday.", "Ana Berg was arrested at her home.", False),
    ],
)
def test_an_act_of_the_law_is_told_once_of_a_person(first: str, later: str, one: bool) -> None:
    told = _told(f"{first}\n\nThe firm of Voss has closed.\n\nIt rained.\n\n{later}", "Justice")
    assert len(told) == (1 if one else 2)
