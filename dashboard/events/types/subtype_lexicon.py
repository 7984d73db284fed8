"""The subtypes of events and the words that make them: data files, read once.

A verb is written as in the event types, "verb particle =object", and may have "<subject" behind it.
"|" stands between words of which one is enough, "@" before a class of nouns, "=-" for no object;
capitals are a kind of name, PROPN one of whatever kind without an article, "<PASSIVE" a passive
without an agent, "=SCORE" the result of a match. A noun is written "words =object": what it is of,
in or for, or what stands before it; "noun >for|against" asks for a preposition behind it. What
``except`` (verbs) and ``except_nouns`` match is none of it. ``types``: the event types of which it
may be, all where they are not given; the ``family`` of a file is the first part of its codes.
``field``, ``field_also`` and ``field_except`` say which articles are of the field of a family (see
Field); there alone hold ``field_verbs`` and ``field_nouns`` (a side that "fights back").
"""

from __future__ import annotations

import dataclasses
import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

from dashboard.errors import RuleError
from dashboard.events.noun_classes import noun_classes, words_meant
from dashboard.registry import Words, files_in, language_file, read_record, read_toml

FOLDER = "event_types/subtypes"  # of a language
NO_OBJECT = frozenset({"-"})
_KEYS = frozenset({"label", "definition", "types", "verbs", "nouns", "except", "except_nouns"})
_KEYS |= {"field_verbs", "field_nouns"}
_KEYS |= {"examples", "counterexamples"}  # for the tests
_ONE_OF, _CLASS, _OBJECT, _SUBJECT, _BEHIND = "|", "@", "=", "<", ">"


@dataclasses.dataclass(frozen=True, slots=True)
class Subtype:
    """A subtype: its code ("Justice.Convict"), and its label for people.

    ``types`` are the event types with which alone it goes; empty: with any.
    """

    code: str
    label: str
    types: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Pattern:
    """Words that make a subtype, or with ``excepted`` those by which an event is none of it.

    ``lead`` are the words before a noun, ``particles`` those behind it or behind a verb, of which
    one must be there. ``objects`` and ``subjects`` are lemmas, or kinds of name in capitals;
    empty: any. ``spelled_out``: the objects are words, and no class of nouns. ``field``: it holds
    only in articles of the field of its family.
    """

    subtype: Subtype
    excepted: bool = False
    field: bool = False
    lead: tuple[str, ...] = ()
    particles: tuple[tuple[str, ...], ...] = ()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    spelled_out: bool = False

    @property
    def weight(self) -> int:
        """How specific it is: the more it asks, the sooner it is taken; exceptions before all."""
        asked = 32 * bool(self.objects) + 16 * bool(self.subjects) + 8 * bool(self.particles)
        asked += 4 * any(len(particle) > 1 for particle in self.particles)
        barred = 64 * (self.excepted and bool(self.objects or self.subjects))
        own = self.excepted or bool(self.subtype.types)
        lead = 16 * len(self.lead)
        return asked + barred + lead + 4 * self.field + 2 * self.spelled_out + own


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """What tells that an article is of a field, as one sense of a word holds throughout it.

    After Yarowsky 1995: where wickets, innings and a captain stand, who "fought back" played.
    ``words`` have no other sense, ``also`` have another one, too, ``barred`` are never in it.
    ``plain``: what is of the family there is of no other type ("the side attacked").
    """

    words: Annotated[Words, "field"]
    also: Annotated[Words, "field_also"]
    barred: Annotated[Words, "field_except"]
    plain: Annotated[bool, "field_plain"] = True

    def holds(self, used: frozenset[str]) -> bool:
        """Whether an article that uses these words is of the field: two of its own and a third."""
        own = self.words & used
        enough = len(own) >= 2 and len(own | self.also & used) >= 3
        return enough and self.barred.isdisjoint(used)


Patterns = Mapping[str, tuple[Pattern, ...]]


@dataclasses.dataclass(frozen=True, slots=True)
class SubtypeLexicon:
    """The patterns by their verb, and by the last word of their noun, the most specific first.

    ``forms`` are those of verbs that are looked up as they stand ("born", which is no bearing).
    ``light`` verbs tell what their object names, ``non_agentive`` ones of these not whose deed it
    is (of the families ``deeds``), ``occurring`` ones what their subject names, and
    ``raising`` ones what their complement tells. ``stopping`` ones themselves tell what becomes of
    what their object names. ``phrasal`` ones mean something else with a particle ("pick up").
    ``through`` are nouns as in "hundreds of people". ``fields`` has the field of a
    family.
    ``only`` has the types of events that take subtypes of some families alone, ``otherwise`` those
    that have a subtype where no words give another.
    """

    subtypes: Mapping[str, Subtype]
    verbs: Patterns
    nouns: Patterns
    forms: frozenset[str]
    light: frozenset[str]
    non_agentive: frozenset[str]
    deeds: frozenset[str]
    occurring: frozenset[str]
    raising: frozenset[str]
    stopping: frozenset[str]
    phrasal: frozenset[str]
    through: frozenset[str]
    fields: Mapping[str, Field]
    only: Mapping[str, frozenset[str]]
    otherwise: Mapping[str, str]


@functools.cache
def load_subtypes(language: str) -> SubtypeLexicon:
    """The subtypes of ``languages/LANGUAGE/event_types/subtypes/*.toml``.

    Raises RuleError where one lacks what it must have, or names an unknown class of nouns.
    """
    words = read_toml(language_file(language, "subtypes.toml"))
    reader = _Reader(noun_classes(language))
    folder = language_file(language, FOLDER)
    fields = {}
    for path in files_in(folder, ".toml"):
        table = read_toml(f"{folder}/{path.name}")
        if "field" in table:
            fields[table["family"]] = read_record(Field, table, language=language)
        for name, row in table["subtypes"].items():
            reader.read(f"{table['family']}.{name}", row)
    folder = language_file(language, "event_types")
    types = {p.stem: read_toml(f"{folder}/{p.name}") for p in files_in(folder, ".toml")}
    return read_record(
        SubtypeLexicon,
        words["verbs"],
        words["nouns"],
        language=language,
        subtypes=reader.subtypes,
        verbs=_ordered(reader.verbs),
        nouns=_ordered(reader.nouns),
        fields=fields,
        only={code: frozenset(t["subtypes"]) for code, t in types.items() if "subtypes" in t},
        otherwise={code: t["subtype"] for code, t in types.items() if "subtype" in t},
    )


class _Reader:
    """Collects what the files say."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        self.classes = {name: frozenset(nouns) for name, nouns in classes.items()}
        self.sets: dict[str, frozenset[str]] = {}  # many patterns ask for the same
        self.subtypes: dict[str, Subtype] = {}
        self.verbs: defaultdict[str, list[Pattern]] = defaultdict(list)
        self.nouns: defaultdict[str, list[Pattern]] = defaultdict(list)

    def read(self, code: str, row: Mapping[str, Any]) -> None:
        """Add a subtype. Raises RuleError where it lacks a key, or has an unknown one."""
        missing = next((key for key in ("label", "definition") if key not in row), None)
        if missing is not None:
            raise RuleError(f"{FOLDER}: {code!r} has no {missing!r}; see the other subtypes")
        strange = sorted(set(row) - _KEYS)
        if strange:
            raise RuleError(f"{FOLDER}: {code!r} has {strange[0]!r}, not one of {sorted(_KEYS)}")
        types = frozenset(row.get("types", ()))
        own = Subtype(code, row["label"], types)
        self.subtypes[code] = own
        told, excepted = Pattern(own), Pattern(own, excepted=True)
        of_field = Pattern(own, field=True)
        for key, pattern in (("verbs", told), ("except", excepted), ("field_verbs", of_field)):
            self._each(row.get(key, ()), pattern, self._verb)
        for key, pattern in (
            ("nouns", told),
            ("except_nouns", excepted),
            ("field_nouns", of_field),
        ):
            self._each(row.get(key, ()), pattern, self._noun)

    def _each(
        self,
        texts: Iterable[str],
        bare: Pattern,
        add: Callable[[str, Pattern], None],
    ) -> None:
        for text in texts:
            before, _, subjects = text.partition(_SUBJECT)
            before, _, objects = before.partition(_OBJECT)
            try:
                things, agents = self._words(objects), self._words(subjects)
            except KeyError as error:
                known = ", ".join(sorted(self.classes))
                raise RuleError(
                    f"{FOLDER}: {bare.subtype.code!r} names '@{error.args[0]}' in {text!r}, "
                    f"which is no class of nouns; write one of {known}"
                ) from error
            spelled_out = bool(things) and _CLASS not in objects
            pattern = dataclasses.replace(
                bare, objects=things, subjects=agents, spelled_out=spelled_out
            )
            add(before, pattern)

    def _verb(self, words: str, pattern: Pattern) -> None:
        verb, _, behind = words.strip().partition(" ")
        particles = tuple(tuple(p.split()) for p in behind.split(_ONE_OF) if p.strip())
        for lemma in verb.split(_ONE_OF):
            self.verbs[lemma].append(dataclasses.replace(pattern, particles=particles))

    def _noun(self, words: str, pattern: Pattern) -> None:
        words, _, behind = words.partition(_BEHIND)
        *lead, noun = words.split()
        particles = tuple((p.strip(),) for p in behind.split(_ONE_OF) if p.strip())
        told = dataclasses.replace(pattern, lead=tuple(lead), particles=particles)
        self.nouns[noun].append(told)

    def _words(self, text: str) -> frozenset[str]:
        if text not in self.sets:
            self.sets[text] = words_meant(text, self.classes)
        return self.sets[text]


def _ordered(patterns: Mapping[str, list[Pattern]]) -> Patterns:
    return {key: tuple(sorted(row, key=lambda p: -p.weight)) for key, row in patterns.items()}
