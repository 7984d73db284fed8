"""How many of the actors of the articles in tests/corpus/en/actors are read, and the floors."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard import Article, parse
from dashboard.model import Actor
from dashboard.nlp.read import split_header
from dashboard.quality.score import is_called

TESTS = Path(__file__).parents[1]
FOLDER = TESTS / "corpus" / "en" / "actors"


@dataclass(frozen=True)
class Row:
    kind: str
    name: str
    others: tuple[str, ...]
    member_of: str

    def fits(self, actor: Actor) -> bool:
        named = all(is_called(actor, name) for name in (self.name, *self.others))
        return actor.kind == self.kind and named


def read_rows(table: str) -> Iterator[Row]:
    for line in table.splitlines():
        kind, name, others, member_of = (cell.strip() for cell in line.split("|"))
        names = tuple(other.strip() for other in others.split(";") if other.strip())
        yield Row(kind, name, names, member_of)


def bodies_of(actor: Actor, actors: dict[str, Actor]) -> set[str]:
    """The ids of all that an actor belongs to, at any depth."""
    found: set[str] = set()
    waiting = list(actor.member_of)
    while waiting:
        body = waiting.pop()
        if body in actors and body not in found:
            found.add(body)
            waiting.extend(actors[body].member_of)
    return found


def test_the_actors_of_the_articles_are_read_as_well_as_before() -> None:
    right = members = 0
    missed: list[str] = []
    for path in sorted(FOLDER.glob("*.txt")):
        article, _, table = path.read_text("utf-8").partition("\n====\n")
        parsed = parse(Article(path.stem, split_header(article)[1]))
        actors = {actor.id: actor for actor in parsed.actors}
        taken: set[str] = set()
        for row in read_rows(table):
            called = [a for a in parsed.actors if is_called(a, row.name)]
            own = next((a for a in called if row.fits(a) and a.id not in taken), None)
            taken.update(a.id for a in called)
            right += own is not None
            missed += [] if own is not None else [f"{path.stem}: {row.name}"]
            above = {body for a in called for body in bodies_of(a, actors)}
            members += any(is_called(actors[b], row.member_of) for b in above)
    floors = tomllib.loads((TESTS / "scores.toml").read_text("utf-8"))["actors"]
    assert right >= floors["right"], missed
    assert members >= floors["members"]
