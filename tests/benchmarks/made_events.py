"""A made-up timeline of many events; the same number gives the same events."""

from __future__ import annotations

import datetime as dt
import functools
import random
from typing import Any

from dashboard.model import ParsedArticle, Timeline
from dashboard.timeline.build import build
from tests.timeline.world import make_article

NUMBER = "DASHBOARD_MADE"  # tells a server of how many events
AN_ARTICLE = 100  # events
STATES = 40
PEOPLE = 400
TYPES = ("CONSULT", "STATEMENT", "AGREE", "PROTEST", "ASSAULT", "AID", "SANCTION", "REQUEST")
FIRST = dt.date(1995, 1, 1).toordinal()
DAYS = 30 * 365


def make(number: int) -> Timeline:
    """A timeline of that many events over thirty years: days, months and years."""
    chance = random.Random(number)
    records = [_record(chance, n) for n in range(number)]
    parts = [records[at : at + AN_ARTICLE] for at in range(0, number, AN_ARTICLE)]
    return build(make_article(f"made{n:05}", part, _actors()) for n, part in enumerate(parts))


def made_article(seed: int, number: int) -> ParsedArticle:
    """One article of so many events, of a corpus that a seed stands for."""
    chance = random.Random(f"{seed} {number}")
    first = number * AN_ARTICLE
    records = [_record(chance, n) for n in range(first, first + AN_ARTICLE)]
    named = {one for record in records for one in record["who"]}
    actors = [a for a in _actors() if a["id"] in named or a["id"].startswith("s")]
    return make_article(f"made{number}", records, actors)


@functools.cache
def _actors() -> list[dict[str, Any]]:
    return [
        {"id": f"s{n}", "name": f"State of {n}", "kind": "country", "country": f"S{n:02}"}
        for n in range(STATES)
    ] + [
        {"id": f"p{n}", "name": f"Ana Berg{n}", "kind": "person", "member_of": [f"s{n % STATES}"]}
        for n in range(PEOPLE)
    ]


def _record(chance: random.Random, number: int) -> dict[str, Any]:
    day = dt.date.fromordinal(FIRST + chance.randrange(DAYS))
    first, last = chance.choices(
        [(day, day), (day.replace(day=1), day.replace(day=28)), (None, day)], [8, 2, 1]
    )[0]
    quote = f"we shall come back to number {number} before the end of the year"
    return {
        "title": f"The delegations met for the talks numbered {number}",
        "sentence": f"The delegations met for the talks of {number}, and “{quote}”, they said.",
        "quote": quote,
        "type": chance.choice(TYPES),
        "date": [first and str(first), str(last)],
        "status": "bounded" if first is None else "asserted",
        "who": [f"p{chance.randrange(PEOPLE)}", f"s{chance.randrange(STATES)}"],
    }
