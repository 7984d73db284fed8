"""Bodies of state that articles name in other words: "Kenya's Supreme Court", that "of Kenya"."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dashboard.entities.names.knowledge import load_knowledge
from dashboard.model import Actor, ActorKind
from dashboard.nlp.stems import same_event_data


def same_bodies(named: Iterable[tuple[str, Actor]]) -> dict[str, str]:
    """The id of the one body that another id stands for, too; of ids with their actors.

    Bodies are one whose names are the same but for how they name their country.
    """
    alike: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mine, actor in named:
        if body := _body(actor):
            alike[body].add(mine)
    return {
        one: min(group)
        for group in alike.values()
        if len(group) > 1
        for one in group - {min(group)}
    }


def _body(actor: Actor) -> tuple[str, str] | None:
    """The country of a body and what it is there; None where its name does not name its country."""
    if actor.kind is not ActorKind.ORGANISATION or actor.country is None:
        return None
    patterns = _naming_country(actor.country)
    name = " ".join(actor.name.casefold().split())
    if patterns is None:
        return None
    found = next((m for pattern in patterns if (m := pattern.fullmatch(name))), None)
    return (actor.country, found["body"]) if found else None


@functools.cache
def _naming_country(code: str) -> tuple[re.Pattern[str], ...] | None:
    """How a name of a body names a country: before it, or behind a word that links them."""
    names = sorted(_names_of_countries().get(code, ()), key=len, reverse=True)
    if not names:
        return None
    country = "|".join(map(re.escape, names))
    links = "|".join(re.escape(link) for link in same_event_data()["links"] if link[0].isalpha())
    ends = "|".join(map(re.escape, sorted(same_event_data()["possessives"])))
    return (
        re.compile(rf"(?:{country})(?:{ends})? (?P<body>.+)"),
        re.compile(rf"(?P<body>.+?) (?:{links}) (?:{country})"),
    )


@functools.cache
def _names_of_countries() -> Mapping[str, frozenset[str]]:
    """For each country its names and the adjectives for it, in small letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in load_knowledge().names:
        if name.type in ("name", "demonym"):
            found[name.actor].add(name.text.casefold())
    return {code: frozenset(names) for code, names in found.items()}
