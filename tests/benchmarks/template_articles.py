"""Articles made from templates, with what each must give: as many of them as are asked for."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path

TOWNS = ("Oslo", "Bergen", "Lisbon", "Porto", "Turin", "Graz", "Leeds", "Gdansk")
GIVEN = ("Ana", "Bo", "Carla", "Dario", "Eva", "Farid", "Greta", "Hugo")
FAMILY = ("Berg", "Lund", "Costa", "Moretti", "Novak", "Haddad", "Olsen", "Petit")
# A sentence of each is an event on the day that it names.
EVENTS = (
    "{who} met {other} in {town} on {day}.",
    "The council of {town} voted on {day} to close the harbour.",
    "Workers in {town} protested on {day} against the plan.",
    "On {day}, {who} resigned as mayor of {town}.",
    "Police arrested {who} in {town} on {day}.",
)
FILLING = (
    "The harbour has long been the largest in the region, and many families live by it.",
    "“We shall not leave before the work is done,” {who} said.",
    "Prices there are higher than in most other towns of the country.",
    "It is a question of money as much as of time, and nobody has enough of either.",
)


TOLD = 6  # events that an article tells, each followed by a sentence that tells none


def make(
    number: int, seed: int = 1, told: int = TOLD
) -> Iterator[tuple[dict[str, str], list[str]]]:
    """The record of each article, and the days of the events that it tells, ``told`` of them."""
    chance = random.Random(seed)
    first = dt.date(2015, 1, 1)
    for n in range(number):
        published = first + dt.timedelta(days=chance.randrange(3000))
        sentences, days = [], []
        for _ in range(told):
            who, other = (f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(2))
            day = published - dt.timedelta(days=chance.randrange(1, 400))
            words = f"{day.day} {day:%B %Y}"
            filled = {"who": who, "other": other, "town": chance.choice(TOWNS), "day": words}
            sentences.append(chance.choice(EVENTS).format(**filled))
            sentences.append(chance.choice(FILLING).format(**filled))
            days.append(str(day))
        text = "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, 2 * told, 4))
        yield {"id": f"made{n}", "published": str(published), "text": text}, days


def write(path: Path, number: int, told: int = TOLD) -> list[list[str]]:
    """Write the articles as JSON Lines; returns the days that each must give."""
    every = []
    with path.open("w", encoding="utf-8") as file:
        for record, days in make(number, told=told):
            file.write(f"{json.dumps(record, ensure_ascii=False)}\n")
            every.append(days)
    return every
