"""The triggers of the event types, and how clauses present events: data files, read once.

An event type is a file ``event_types/CODE.toml`` with ``label``, ``definition`` (a sentence) and
``examples``, each a ``text`` and its ``trigger``. All else it may have:

- ``verbs``: lemmas; "call for" with its particle or preposition, "warn that" with a clause, "sign
  =treaty" with that object, "strike <storm" with that subject. "|" stands between words of which
  one is enough, "@person" for the class of nouns in ``subtypes.toml``, "*" for any object and "-"
  for none; capitals are a kind of name (PERSON, ORG, GPE);
- ``nouns``: lemmas, or plurals where only the plural means an event, "call for" with what links
  it to its complement; ``except``: phrases, as they stand, in which these nouns mean something
  else. No trigger is of two types;
- ``counterexamples``: each a ``text`` and the ``word`` in it that is no event of the type;
- ``plover``: the class of PLOVER, where it has one; for those who compare, nothing reads it;
- ``symmetric``: what both sides do ("met"), so that they are participants; ``roles``: else those of
  ``subject`` and ``object``, without it actor and recipient; ``upon``: verbs whose object has it
  done to them whatever its role ("fired Lee");
- ``modes``: tables of ``verbs`` and ``nouns`` of ways in which it happens (a visit, a call); with
  ``apart`` no event of that mode is one with an event of another;
- ``when_planned``, ``when_refused``: the type of its promise or threat, and of its refusal;
- ``impersonal_causes``: nouns for what makes it nobody's act ("injured in a crash"), ``harmless``:
  things that do it without meaning to ("killed when a tree fell");
- ``subtypes``: the families in ``event_types/subtypes`` of which alone it has a finer kind, and
  ``subtype``: the one that it has where no words give another.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NoReturn

from dashboard.errors import RuleError
from dashboard.events.noun_classes import NounClasses, noun_classes, words_meant
from dashboard.model import Role
from dashboard.nlp.control import Control
from dashboard.registry import current_language, files_in, language_file, lists_named, read_toml

_KEYS = {
    "label", "definition", "plover", "roles", "symmetric", "verbs", "nouns", "except", "modes",
    "when_planned", "when_refused", "impersonal_causes", "harmless", "upon", "subtype", "subtypes",
    "examples", "counterexamples",
}  # fmt: skip
CLAUSE = "that"  # "warn that": the verb with a clause as its complement


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: code, label for people, and the roles of subject and object."""

    code: str
    label: str
    symmetric: bool
    subject: Role
    object: Role
    apart: frozenset[str] = frozenset()
    when_planned: str | None = None  # the type of a promise or threat of it (PLOVER)
    when_refused: str | None = None
    impersonal_causes: frozenset[str] = frozenset()  # nouns for what makes it nobody's act
    harmless: frozenset[str] = frozenset()  # and for things, where a clause tells what they did
    upon: frozenset[str] = frozenset()  # verbs whose object has it done to them, whatever its role

    def of_verb(self, lemma: str) -> EventType:
        """The type with the roles that it has by a verb: in "fired Lee" Lee does not act."""
        return replace(self, object=Role.RECIPIENT) if lemma in self.upon else self

    def role_of(self, passive: bool) -> Role:
        """The role of the subject of a verb, which in the passive is that of its object."""
        return self.object if passive else self.subject

    @property
    def hearer(self) -> Role:
        """The role of who stands behind a preposition: "reported Lee to [police]"."""
        return Role.ADDRESSEE if self.subject is Role.SPEAKER else self.object

    def are_compatible(self, mode: str | None, other: str | None) -> bool:
        """Whether events of two modes may be one: a visit is never a meeting told again."""
        return mode == other or not ({mode, other} & self.apart)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that makes an event of a type; in a frame where the data ask it.

    ``object`` and ``subject`` are as the data write them, ``objects`` and ``subjects`` the words
    meant: of what is written "@person", all nouns of that class; capitals are a kind of name.
    """

    type: str
    mode: str | None
    lemma: str
    particle: str | None = None
    object: str | None = None
    subject: str | None = None
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        """How specific the trigger is: the more it asks, the sooner it is taken."""
        return 2 * bool(self.object) + 2 * bool(self.subject) + bool(self.particle)

    @property
    def written(self) -> str:
        """The trigger as the data write it: "sign =treaty"."""
        asked = self.object and f"={self.object}", self.subject and f"<{self.subject}"
        return " ".join(filter(None, (self.lemma, self.particle, *asked)))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All triggers by their first word; a noun trigger of several words stands under its last.

    ``excepted`` holds for each type the phrases in which its nouns mean something else.
    """

    types: Mapping[str, EventType]
    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[tuple[str, ...], ...]]
    noun_triggers: Mapping[tuple[str, ...], Trigger]
    excepted: Mapping[str, tuple[tuple[str, ...], ...]]


def load_lexicon() -> Lexicon:
    """The triggers of the types in ``languages/*/event_types``, of the language that is read.

    Raises RuleError where two types claim one, or a file breaks the form.
    """
    return _load(current_language())


@functools.cache
def _load(language: str) -> Lexicon:
    folder = language_file(language, "event_types")
    classes = noun_classes(language)
    types: dict[str, EventType] = {}
    verbs: dict[str, list[Trigger]] = defaultdict(list)
    nouns: dict[tuple[str, ...], Trigger] = {}
    for path in files_in(folder, ".toml"):
        code = path.stem
        table = read_toml(f"{folder}/{path.name}")
        types[code] = _event_type(code, table)
        rows = [(table, None), *((m, name) for name, m in table.get("modes", {}).items())]
        for row, mode in reversed(rows):
            for text in row.get("verbs", ()):
                _add_verb(verbs, _verb_trigger(text, code, mode, classes))
            for text in row.get("nouns", ()):
                _add_noun(nouns, Trigger(code, mode, text))
    excepted: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for code in types:
        for phrase in read_toml(f"{folder}/{code}.toml").get("except", ()):
            excepted[code].append(tuple(phrase.split()))
    by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(nouns, key=lambda words: (-len(words), words)):
        by_last[key[-1]].append(key)
    ordered = {k: tuple(sorted(v, key=lambda t: -t.weight)) for k, v in verbs.items()}
    return Lexicon(
        types,
        ordered,
        {k: tuple(v) for k, v in by_last.items()},
        nouns,
        {code: tuple(phrases) for code, phrases in excepted.items()},
    )


def _event_type(code: str, table: Mapping[str, object]) -> EventType:
    if unknown := sorted(table.keys() - _KEYS):
        told = ", ".join(map(repr, unknown))
        raise RuleError(f"event_types/{code}.toml: {told}: no such key; see the other types")
    try:
        symmetric = bool(table.get("symmetric", False))
        roles = table.get("roles", {})
        assert isinstance(roles, dict)
        default = (Role.PARTICIPANT,) * 2 if symmetric else (Role.ACTOR, Role.RECIPIENT)
        return EventType(
            code,
            str(table["label"]),
            symmetric,
            Role(roles.get("subject", default[0])),
            Role(roles.get("object", default[1])),
            _modes_apart(table),
            _maybe(table.get("when_planned")),
            _maybe(table.get("when_refused")),
            _nouns(table.get("impersonal_causes", ())),
            _nouns(table.get("harmless", ())),
            _nouns(table.get("upon", ())),
        )
    except (KeyError, ValueError) as error:
        missing = f"has no {error}" if isinstance(error, KeyError) else str(error)
        raise RuleError(f"event_types/{code}.toml: {missing}; see the other types") from error


def _nouns(words: object) -> frozenset[str]:
    assert isinstance(words, Iterable)
    return frozenset(map(str, words))


def _maybe(value: object) -> str | None:
    return None if value is None else str(value)


def _modes_apart(table: Mapping[str, object]) -> frozenset[str]:
    modes = table.get("modes", {})
    assert isinstance(modes, dict)
    return frozenset(name for name, row in modes.items() if row.get("apart"))


def _verb_trigger(text: str, code: str, mode: str | None, classes: NounClasses) -> Trigger:
    """A trigger as the data write it: "verb particle =object <subject"."""
    before, _, subject = text.partition("<")
    before, _, noun = before.partition("=")
    lemma, *particles = before.split()
    noun, subject = noun.strip(), subject.strip()
    try:
        objects, subjects = words_meant(noun, classes), words_meant(subject, classes)
    except KeyError as error:
        raise RuleError(
            f"event_types/{code}.toml: {text!r}: {error}: no such class of nouns; see subtypes.toml"
        ) from error
    particle = " ".join(particles) or None
    return Trigger(code, mode, lemma, particle, noun or None, subject or None, objects, subjects)


def _add_verb(verbs: dict[str, list[Trigger]], trigger: Trigger) -> None:
    asked = (trigger.particle, trigger.object, trigger.subject)
    for other in verbs[trigger.lemma]:
        if (other.particle, other.object, other.subject) == asked:
            if other.type == trigger.type:
                return
            _refuse(" ".join(filter(None, (trigger.lemma, *asked))), other, trigger)
    verbs[trigger.lemma].append(trigger)


def _add_noun(nouns: dict[tuple[str, ...], Trigger], trigger: Trigger) -> None:
    other = nouns.setdefault(tuple(trigger.lemma.split()), trigger)
    if other.type != trigger.type:
        _refuse(trigger.lemma, other, trigger)


def _refuse(what: str, other: Trigger, trigger: Trigger) -> NoReturn:
    raise RuleError(
        f"event_types: {what!r} is a trigger of {other.type} and of {trigger.type}; "
        "take it out of one"
    )


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The words of ``languages/*/events.toml``, by table and list."""

    tables: Mapping[str, Mapping[str, frozenset[str]]]

    def has(self, table: str, name: str, word: str) -> bool:
        """Whether a list holds a word."""
        return word in self.tables[table][name]

    @property
    def control(self) -> Control:
        """The words by which a clause takes its subject from another."""
        own, links = self.tables["implicit_subject"], self.tables["preposition"]
        agent = links["agent"] | links["between"]
        causing, means = own["causing"], own["means"]
        return Control(
            own["judging"],
            own["grounds"],
            agent,
            own["open_nouns"],
            causing,
            means,
            own["appealing"],
            own["topics"],
            own["pressing"],
            own["evaluating"],
            own["apart"],
            own["bearing"],
        )

    def which(self, table: str, word: str) -> str | None:
        """The first list of a table that holds a word; None if none does."""
        return next((name for name, words in self.tables[table].items() if word in words), None)


@functools.cache
def load_clause_words(language: str) -> ClauseWords:
    """The clause words of a language."""
    table = read_toml(language_file(language, "events.toml"))
    return ClauseWords({key: lists_named(language, rows) for key, rows in table.items()})
