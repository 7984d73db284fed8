"""A person named behind an office and its place is the one who holds it."""

from __future__ import annotations

import pytest

from dashboard.model import Article
from dashboard.pipeline import parse


@pytest.mark.parametrize(
    ("text", "speaker", "places"),
    [
        (
            "First Minister of Scotland Nicola Sturgeon said the vote was over.",
            "Nicola Sturgeon",
            1,
        ),
        ("President of Kenya William Ruto said the vote was over.", "William Ruto", 1),
        ("Ole Lind, a lawyer for Mr Abara, said the vote was over.", "Ole Lind", 0),
        ("Ole Lind, counsel for Mr Abara told the court it was over.", "Ole Lind", 0),
        ("Governor of Texas Greg Abbott said the bill was dead.", "Greg Abbott", 1),
        ("Prime Minister of Spain Pedro Sánchez said the vote was over.", "Pedro Sánchez", 1),
        ("Secretary of State Antony Blinken said the talks were over.", "Antony Blinken", 0),
        (
            "European Commissioner for Competition Neelie Kroes said the talks were over.",
            "Neelie Kroes",
            0,
        ),
        (
            "Assistant Secretary of the Coast Guard for Acquisition Marvin Sambrook said it was.",
            "Marvin Sambrook",
            0,
        ),
        (
            "The Commissioner of the Union for Foreign Affairs Petra Holm said it was over.",
            "Petra Holm",
            0,
        ),
        ("Shadow Secretary of State for Health Jon Ashford said it was late.", "Jon Ashford", 0),
        ("The UN Special Rapporteur for Human Rights Ana Prado said it was late.", "Ana Prado", 0),
        ("Secretary of the Coast Guard James Hollis said it was late.", "James Hollis", 0),
        ("The husband of Gov. Ann Lee said he was sorry.", "The husband of Gov. Ann Lee", 0),
        ("The president of Halden Paper, Anna Berg, said the mill would stay.", "Anna Berg", 0),
    ],
)
def test_who_holds_an_office_speaks(text: str, speaker: str, places: int) -> None:
    parsed = parse(Article("a", text))
    names = {actor.id: actor.name for actor in parsed.actors}
    assert [names[quote.speaker or ""] for quote in parsed.quotes] == [speaker]
    assert sum(actor.kind.value in {"country", "place"} for actor in parsed.actors) == places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Norvik hired Deputy Secretary of the Coast Guard for Acquisition Dora Quill.",
            ["Norvik", "Coast Guard", "Dora Quill"],
        ),
        (
            "The Institute for Policy Studies hired Dora Quill.",
            ["Institute for Policy Studies", "Dora Quill"],
        ),
    ],
)
def test_the_field_of_an_office_is_of_no_name(text: str, names: list[str]) -> None:
    found = [actor.name for actor in parse(Article("a", text)).actors]
    assert [name for name in found if name in names or "for " in name] == names


def test_a_first_minister_is_no_prime_minister() -> None:
    text = (
        "Prime Minister Boris Johnson left. Nicola Sturgeon was there. The First Minister resigned."
    )
    parsed = parse(Article("a", text))
    johnson = next(actor for actor in parsed.actors if actor.name == "Boris Johnson")
    assert [text[m.span.start : m.span.end] for m in johnson.mentions] == [
        "Prime Minister Boris Johnson"
    ]
