"""The actors that are known before any article is read: what ``knowledge/`` holds."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.errors import RuleError
from dashboard.model import ActorKind
from dashboard.registry import current_language, language_file, read_toml

LONGEST_ACRONYM = 5  # letters of one that may be spelled with full stops


@dataclass(frozen=True, slots=True)
class KnownActor:
    """A country, organisation or body of state from the data files."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    parent: str | None = None
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of a known actor, and of what type it is: name, demonym, capital or seat."""

    text: str
    actor: str
    type: str


@dataclass(frozen=True)
class Knowledge:
    """All known actors by id, all their names, and those that bodies elsewhere have, too."""

    actors: Mapping[str, KnownActor]
    names: tuple[KnownName, ...]
    shared: frozenset[str] = frozenset()

    @functools.cached_property
    def seats(self) -> Mapping[str, str]:
        """{place: the organisation that it stands for where an article names it}."""
        return {n.text: n.actor for n in self.names if n.type == "seat"}

    @functools.cached_property
    def named(self) -> Mapping[str, str]:
        """{a name in lower case: its actor}; the first of the data files counts.

        Without the names that other bodies have, too.
        """
        names = (n for n in reversed(self.names) if n.type == "name" and n.text not in self.shared)
        return {n.text.casefold(): n.actor for n in names}

    @functools.cached_property
    def countries(self) -> Mapping[str, str]:
        """{a name or demonym in lower case: its country}; the first of the data files counts."""
        names = (n for n in reversed(self.names) if n.type in {"name", "demonym"})
        of_countries = (n for n in names if self.actors[n.actor].kind is ActorKind.COUNTRY)
        return {n.text.casefold(): n.actor for n in of_countries}

    @functools.cached_property
    def capitals(self) -> frozenset[str]:
        """The names of the capitals, in lower case."""
        return frozenset(n.text.casefold() for n in self.names if n.type == "capital")

    def parents(self, actor_id: str) -> tuple[str, ...]:
        """The ids of the actors to which a known actor belongs; none for a country."""
        actor = self.actors.get(actor_id)
        if actor is None:
            return ()
        own = actor.parent or (actor.country if actor.country != actor.id else None)
        return (own,) if own else ()


_FILES = (
    ("organisations", "organisation", ActorKind.ORGANISATION),
    ("bodies", "body", ActorKind.ORGANISATION),
    ("indices", "index", ActorKind.THING),
)


def load_knowledge() -> Knowledge:
    """Who is known in the language that is read: the files of its folder ``knowledge``.

    Raises RuleError where an id is used twice.
    """
    return _load(current_language())


@functools.cache
def _load(language: str) -> Knowledge:
    actors: dict[str, KnownActor] = {}
    names: list[KnownName] = []
    for actor, own_names in _records(language):
        if actor.id in actors:
            raise RuleError(f"{language}/knowledge: id {actor.id!r} is used twice; rename one")
        actors[actor.id] = actor
        names.extend(own_names)
    shared = read_toml(language_file(language, "knowledge/bodies.toml"))["shared"]
    return Knowledge(actors, tuple(names), frozenset(shared))


def _records(language: str) -> Iterator[tuple[KnownActor, list[KnownName]]]:
    for row in read_toml(language_file(language, "knowledge/countries.toml"))["country"]:
        actor = KnownActor(row["id"], row["name"], ActorKind.COUNTRY, row["id"])
        capitals = (*row.get("capitals", ()), *row.get("metonyms", ()))
        plain = dict.fromkeys((row["name"], *row.get("aliases", ())))
        yield (
            actor,
            [
                *(KnownName(text, actor.id, "name") for text in plain),
                *(KnownName(text, actor.id, "demonym") for text in row.get("demonyms", ())),
                *(KnownName(text, actor.id, "capital") for text in capitals if text not in plain),
            ],
        )
    for file, table, kind in _FILES:
        for row in read_toml(language_file(language, f"knowledge/{file}.toml"))[table]:
            known = KnownActor(
                row["id"],
                row["name"],
                kind,
                row.get("country"),
                row.get("parent"),
                tuple(row.get("nouns", ())),
            )
            spelled = (row["name"], *row.get("aliases", ()))
            texts = dict.fromkeys(t for text in spelled for t in (text, *_dotted(text)))
            yield (
                known,
                [
                    *(KnownName(text, known.id, "name") for text in texts),
                    *(KnownName(text, known.id, "seat") for text in row.get("seats", ())),
                ],
            )


def _dotted(text: str) -> tuple[str, ...]:
    """An acronym as some papers spell it: W.H.O. for WHO; nothing for other names."""
    short = text.isalpha() and text.isupper() and 2 <= len(text) <= LONGEST_ACRONYM
    return (".".join(text) + ".",) if short else ()
