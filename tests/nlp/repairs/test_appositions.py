"""A name behind a comma is that of the person before it: by age, or as the one person there."""

from __future__ import annotations

import pytest

import dashboard
from dashboard.nlp.analysis import analyse
from dashboard.nlp.read import article_from_text


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Police detained the captain, 52-year-old Marek Dolan, on Monday.", {"Marek Dolan"}),
        ("Police detained the driver, 41-year-old Karin Moe, on Monday.", {"Karin Moe"}),
        ("They freed the farmer, 61-year-old Pia Lund, on Friday.", {"Pia Lund"}),
        ("The diary was found by his great-niece, Lady Clara Whitby, on Monday.", {"Clara Whitby"}),
        ("A court jailed 30-year-old Ali Hassan on Friday.", {"Ali Hassan"}),
        ("Workers tore down the 200-year-old Halden Bridge on Monday.", set()),
        ("The council elected the mayor, Monday at noon.", set()),
        ("Police arrested the owner of the bakery, Karl Moss, on Monday.", {"Karl Moss"}),
        ("Officers questioned the driver of the lorry, Pavel Hruska, on Monday.", {"Pavel Hruska"}),
        ("Police arrested the owner of the dog, Max, on Monday.", {"the owner of the dog"}),
        ("Rebels freed the governor of Tal, Omar Rafiq, on Monday.", {"Omar Rafiq"}),
        ("The captain of the ferry, Jose Ramos, was arrested on Monday.", {"Jose Ramos"}),
        ("The captain of the ferry, Jose Ramos, 45, was freed on Monday.", {"Jose Ramos"}),
        ("Police searched the yard of the mill, Karl Moss Timber, on Monday.", set()),
    ],
)
def test_who_is_named_behind_a_comma_takes_part(text: str, people: set[str]) -> None:
    parsed = dashboard.parse(article_from_text(f"---\npublished: 2024-09-18\n---\n{text}", "x"))
    (event,) = parsed.events
    names = {actor.id: actor.name for actor in parsed.actors if actor.kind == "person"}
    assert {names[p.actor] for p in event.participants if p.actor in names} == people
    assert all(name in event.headline for name in people)


def test_a_place_that_opens_a_sentence_acts_in_nothing() -> None:
    text = "In Boston, Ida Walton, who captured the party's nomination in June, resigned on Monday."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens["Walton"].head.text, tokens["Boston"].head.text) == ("resigned", "In")


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("Through his counsel, Tom Vos, Peter Rand filed a motion on Monday.", "Rand", "filed"),
        ("Through his counsel, Tom Vos, Peter Rand filed a motion on Monday.", "Vos", "counsel"),
        ("Through her lawyer Paul Vos, Anna Bell sued the paper on Monday.", "Bell", "sued"),
        ("Through her lawyer Paul Vos, Anna Bell sued the paper on Monday.", "Vos", "lawyer"),
        ("At the trial, Tom Vos, Ole Lund and Ida Moe denied the charges.", "Vos", "denied"),
        ("In the attack, Tom Vos, Ole Lund and Ida Moe died on Monday.", "Vos", "died"),
    ],
)
def test_an_apposition_that_no_comma_closes_is_the_subject(text: str, name: str, head: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == name)
    assert token.head.text == head


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("Members of the band, in the capital, Port Moresby, have sued.", "Moresby", "capital"),
        ("Friends of Ida Moe, in the Kenyan capital, Nairobi, have sued.", "Nairobi", "capital"),
        ("The mayor of the capital, Ida Moe, has resigned.", "Moe", "mayor"),
        ("The leader of the party, in the city, Tom Moe, resigned.", "Moe", "leader"),
    ],
)
def test_the_name_of_a_place_is_beside_its_word(text: str, name: str, head: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == name)
    assert token.head.text == head
