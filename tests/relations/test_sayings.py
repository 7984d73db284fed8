"""What one speaker says on one occasion is one statement; what differs stays apart."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime, ParsedArticle
from dashboard.pipeline import parse

pytestmark = pytest.mark.usefixtures("every_row")

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))
LEAD = "A bridge near Halden collapsed on Monday.\n\n"


def read(text: str) -> ParsedArticle:
    return parse(Article("a", LEAD + text, published=PUBLISHED))


def statements(parsed: ParsedArticle) -> list[list[str]]:
    """The words of each statement, its first mention and the others."""
    return [
        [e.trigger.text, *(m.text for m in e.mentions)]
        for e in parsed.events
        if e.type == "STATEMENT"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ana Costa said the road was closed. She said the river was high.",
            [["said", "said"]],
        ),
        (
            "The road was closed, Ana Costa said. The school remained open, Costa said. "
            "Costa said the mill was safe.",
            [["said", "said", "said"]],
        ),
        (
            "Ana Costa said the road was closed. Jon Berg said the river was high. "
            "Costa said the school was open.",
            [["said", "said"], ["said"]],
        ),
        (  # the day of the later one is only that of the one before
            "Ana Costa said on Monday the road was closed. She said the river was high.",
            [["said", "said"]],
        ),
        (
            "Ana Costa quoted a guard on Monday as saying the road was closed.",
            [["quoted", "saying"]],
        ),
        (
            "Ana Costa said the road was closed. She had said the bridge was safe.",
            [["said"], ["said"]],
        ),
        (
            "Ana Costa said on Monday the road was closed. She said on Tuesday the river was high.",
            [["said"], ["said"]],
        ),
        (
            "Ana Costa said the road was closed.\n\nThe river is deep.\n\nCosta said it was high.",
            [["said", "said"]],
        ),
        (
            "Ana Costa said on Monday the road was closed.\n\nCosta said the river was high.",
            [["said", "said"]],
        ),
        (
            "Ana Costa said the road was closed.\n\nThe mill was safe, Costa said.",
            [["said", "said"]],
        ),
        (
            "Ana Costa said the road was closed, Jon Berg recalled.\n\n"
            "Costa said the mill was safe.",
            [["said"], ["recalled"], ["said"]],
        ),
        (
            "Ana Costa said the road was closed.\n\nCosta told the mayor the mill was safe.",
            [["said"], ["told"]],
        ),
        (
            "Ana Costa said the road was closed after Berg said it was flooded. "
            "Costa said the mill was safe.",
            [["said", "said"], ["said"]],
        ),
        (
            "Ana Costa said the road was closed.\n\nThe mill, Jon Berg said, was safe.\n\n"
            "Costa said the school was open.",
            [["said", "said"], ["said"]],
        ),
        (
            "Ana Costa told the board the road was closed. In a filing she also made the point, "
            "writing that the river was high.",
            [["told"], ["writing"]],
        ),
        (
            "Ana Costa said the road was closed. She went on to say the river was high.",
            [["said", "say"]],
        ),
        (
            "Ana Costa told her manager the road was closed. Costa wrote to the police.",
            [["told"], ["wrote"]],
        ),
        (
            "Ana Costa told the police the road was closed. She told the police a river was high.",
            [["told", "told"]],
        ),
    ],
    ids=[
        "pronoun",
        "three",
        "somebody between",
        "day of the one before",
        "quoted as saying",
        "earlier",
        "two days",
        "paragraphs",
        "only the first has a day",
        "adjoining paragraphs",
        "retold by another",
        "another listener",
        "within the sentence",
        "somebody in the paragraph between",
        "with another act",
        "went on to say",
        "two listeners",
        "one listener twice",
    ],
)
def test_sayings_of_one_speaker(text: str, told: list[list[str]]) -> None:
    assert statements(read(text)) == told


@pytest.mark.parametrize(
    ("first", "later", "one"),
    [
        ("Ana Costa said the road was closed.", "“We heard a crack,” Costa said.", True),
        ("Ana Costa told reporters the road was closed.", "It was late, Costa noted.", True),
        ("Jon Berg told Reuters he fled.", "Berg told Reuters he was glad.", True),
        ("Ana Costa told the council the road was closed.", "Costa said it was late.", True),
        ("Ana Costa told her husband the road was closed.", "Costa said it was late.", False),
        ("Ana Costa said the road was closed.", "Costa told her brother it was late.", False),
        ("Jon Berg told police he fled.", "Berg said he was sorry.", False),
        ("Ana Costa said the road was closed.", "Costa later said it was late.", False),
        ("Ana Costa said the road was closed.", "In a letter, Costa said it was late.", False),
        ("Ana Costa said the road was closed.", "Costa has said it is late.", False),
        ("Ana Costa said the road was closed.", "Costa warned that it was late.", False),
        ("Ana Costa said the road was closed.", "Costa said on Tuesday it was late.", False),
        ("Ana Costa said in 2019 the road was closed.", "Costa said it was late.", False),
        (
            "Ana Costa said the road was closed.",
            "Commenting on the rescue, Costa said it was late.",
            False,
        ),
        ("Ana Costa said the road was closed.", "Costa replied that it was late.", False),
        # nor where the first one names its occasion, or is what the later one denies
        ("In a speech in Oslo, Ana Costa said it would open.", "Costa said it was late.", False),
        ("Ana Costa said she had shut the lock.", "Costa said she had not shut the lock.", False),
        # a body speaks by many mouths
        ("Norvik said the mill was shut.", "Norvik said it was late.", False),
    ],
)
def test_what_a_person_says_further_on(first: str, later: str, one: bool) -> None:
    """It is of the occasion before, where no word tells of another."""
    told = statements(read(f"{first}\n\nDivers searched the river.\n\n{later}"))
    assert len(told) == (1 if one else 2)


def test_what_is_joined_keeps_its_quotations_and_relations() -> None:
    parsed = read("“We heard a crack,” said Ana Costa. Costa said the collapse woke the town.")
    said = [e for e in parsed.events if e.type == "STATEMENT"]
    assert len(said) == 1
    assert len(said[0].quotes) == 2
    ids = {event.id for event in parsed.events}
    assert all({r.source, r.target} <= ids for r in parsed.relations)
    assert all(r.source != r.target for r in parsed.relations)
    assert all(set(event.date.leans_on) <= ids for event in parsed.events)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # one plea, whose day the second telling only takes over
            "Jon Berg on Tuesday admitted his guilt in two murders. "
            "Berg pleaded guilty to each crime at the court.",
            [["admitted", "pleaded"]],
        ),
        (  # two people of one day are two
            "Police arrested Jon Berg on Tuesday. Ana Costa was detained on Tuesday.",
            [["arrested"], ["detained"]],
        ),
        (  # two days are two
            "Jon Berg admitted his guilt on Tuesday. Berg pleaded guilty to perjury on Monday.",
            [["admitted"], ["pleaded"]],
        ),
        (  # a court orders that who was arrested be held
            "Police arrested Jon Berg on Tuesday. Jon Berg was remanded in custody on Tuesday.",
            [["arrested"], ["remanded"]],
        ),
        (  # a person dies but once, so two people are two
            "Jon Berg was murdered at his home.\n\nCosta spoke.\n\n"
            "Berg was shot dead by a thief on Tuesday. Ana Lind was killed.",
            [["murdered", "shot"], ["killed"]],
        ),
        (  # and two days that differ are no one death
            "Jon Berg was murdered on Monday. Jon Berg was killed on Tuesday.",
            [["murdered"], ["killed"]],
        ),
        (  # whoever vanished and was released was so once in an article
            "Salud Vega disappeared on Monday while she was writing of gold.\n\nCosta spoke.\n\n"
            "Vega went missing on Monday in Catatumbo, a remote region.",
            [["disappeared", "went"]],
        ),
        (
            "Jon Berg was released after two weeks in the hills.\n\nCosta spoke.\n\n"
            "Berg was freed in a village and taken to the capital.",
            [["released", "freed"]],
        ),
        (  # another person, or another day, is another
            "Ana Lind went missing on Monday. Eva Moss vanished near a village on Monday.",
            [["went"], ["vanished"]],
        ),
        (
            "Jon Berg was released in 2014 in Lagos.\n\nCosta spoke.\n\n"
            "Berg was kidnapped again and was released a second time.",
            [["released"], ["released"]],
        ),
        (
            "Jon Berg was released in 2019.\n\nCosta spoke.\n\nBerg was freed on Tuesday.",
            [["released"], ["freed"]],
        ),
    ],
)
def test_what_is_done_but_once_a_day_is_one_event(text: str, told: list[list[str]]) -> None:
    words = {word for group in told for word in group}
    found = [[m.text for m in (e.trigger, *e.mentions)] for e in read(text).events]
    assert [group for group in found if words & {*group}] == told
