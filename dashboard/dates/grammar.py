"""The rules of a language, loaded from its TOML files once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.dates.patterns import (
    SEEN,
    Compiled,
    Compiler,
    Vocabulary,
    Words,
    fields_in,
    literals_in,
)
from dashboard.errors import RuleError
from dashboard.nlp.grammar import Tag
from dashboard.nlp.label_scheme import Labels, load_label_scheme
from dashboard.registry import files_in, language_file, read_toml, words_named

_CONTEXTS = ("if_before", "unless_before", "if_after", "unless_after")
_TAGS = ("tags", "not_tags", "next_not_tags")
_KNOWN = 100_000  # sequences of marks for which it is kept which rules can match
_KEYS = {
    "name", "pattern", "operator", "kind", "layer", "args", "examples", "counterexamples",
    "rank", "joined", "next_two_tags", *_TAGS, *_CONTEXTS,
}  # fmt: skip


class Regex:
    """A regular expression, compiled when it is first tried: a text tries one rule in five.

    To compile those of all rules would take as long as to read ten articles.
    """

    __slots__ = ("_compiled", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._compiled: re.Pattern[str] | None = None

    def match(self, marks: str, place: int = 0) -> re.Match[str] | None:
        """What it matches of the marks from this place on."""
        return (self._compiled or self.compile()).match(marks, place)

    def search(self, marks: str) -> re.Match[str] | None:
        """What it matches first of the marks."""
        return (self._compiled or self.compile()).search(marks)

    def compile(self) -> re.Pattern[str]:
        """The compiled expression; re.error if it is none."""
        self._compiled = re.compile(self.pattern)
        return self._compiled


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it matches, where it may stand, and the operator that gives its value."""

    name: str
    operator: str
    kinds: frozenset[str]
    layer: int
    regex: Regex
    pattern: Compiled
    args: Mapping[str, Any]
    fields: Mapping[str, str]
    mark: str
    rank: int = 0
    if_before: Regex | None = None
    unless_before: Regex | None = None
    if_after: Regex | None = None
    unless_after: Regex | None = None
    tags: frozenset[Tag] = frozenset()
    not_tags: frozenset[Tag] = frozenset()
    next_not_tags: frozenset[Tag] = frozenset()
    next_two_tags: frozenset[tuple[Tag, ...]] = frozenset()
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """The rules of one layer: where one may begin, and those that may match the next marks."""

    starts: re.Pattern[str]
    rules: _Candidates


class _Candidates(dict[str, tuple[Rule, ...]]):
    """{the next marks of a text: the rules that can match there}; filled when they are met.

    Most places of a text look as if an expression began there, and few rules can go on. A set of
    rules is a number, with one bit for each: what can match is what each place lets through.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        super().__init__()
        self.every = rules
        self._long_enough = [
            sum(1 << i for i, rule in enumerate(rules) if rule.pattern.shortest <= length)
            for length in range(SEEN + 1)
        ]
        self._let_through = [self._at(place) for place in range(SEEN)]

    def _at(self, place: int) -> dict[str, int]:
        """{mark: the rules that can go on with it at this place, or have ended before}."""
        ended = self._long_enough[place]
        found: dict[str, int] = {}
        for number, rule in enumerate(self.every):
            if place < rule.pattern.shortest:
                for mark in rule.pattern.at[place]:
                    found[mark] = found.get(mark, ended) | 1 << number
        return found

    def __missing__(self, marks: str) -> tuple[Rule, ...]:
        rules = self._long_enough[len(marks)]
        for place, mark in enumerate(marks):
            rules &= self._let_through[place].get(mark, self._long_enough[place])
        found = tuple(self._of(rules))
        if len(self) < _KNOWN:
            self[marks] = found
        return found

    def _of(self, bits: int) -> Iterator[Rule]:
        while bits:
            yield self.every[(bits & -bits).bit_length() - 1]
            bits &= bits - 1


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that the date stage knows of a language."""

    classes: Mapping[str, Words]
    values: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, int | float | str]]
    vocabulary: Vocabulary
    layers: tuple[Layer, ...]
    settings: Mapping[str, Any]


def rule_records(language: str) -> tuple[Mapping[str, Any], ...]:
    """The rules of a language as they stand in its files, in the order of the files."""
    found = []
    for path in files_in(language_file(language, "temporal"), ".toml"):
        table = read_toml(language_file(language, f"temporal/{path.name}"))
        found += [{**record, "file": path.name} for record in table.get("rule", [])]
    return tuple(found)


def word_class(name: str, table: Mapping[str, Any]) -> Words:
    """A class of words of words.toml. Raises RuleError where it has none."""
    if "words" not in table:
        raise RuleError(
            f"words.toml: [{name}] has no words; write [{name}.words], and below it a word a line "
            "with its value"
        )
    return Words(table["words"], frozenset(table.get("capital", ())))


@functools.cache
def load_grammar(language: str) -> Grammar:
    """The grammar of a language; RuleError names the record that breaks the form."""
    folder = language_file(language, "temporal")
    tables = read_toml(f"{folder}/words.toml")
    classes = {name: word_class(name, table) for name, table in tables.items()}
    holidays = read_toml(language_file(language, "holidays.toml"))["phrases"]
    macros = {**read_toml(f"{folder}/macros.toml"), "holiday": {"table": holidays}}
    shapes = {name: _shape(macro) for name, macro in macros.items()}
    records = rule_records(language)
    _check(records)
    patterns = list(shapes.values())
    patterns += [r[key] for r in records for key in ("pattern", *_CONTEXTS) if key in r]
    literals = set().union(*map(literals_in, patterns))
    vocabulary = Vocabulary(classes, literals)
    kinds = [frozenset(f"@{k}" for k in record["kind"].split()) for record in records]
    marks = [vocabulary.mark_of(k) for k in kinds]
    compiler, labels = Compiler(vocabulary, shapes), load_label_scheme(language).tag_labels
    rules = [
        _rule(r, k, m, compiler, labels) for r, k, m in zip(records, kinds, marks, strict=True)
    ]
    layers = sorted({rule.layer for rule in rules})
    return Grammar(
        classes,
        {name: tuple(m.get("values", ())) for name, m in macros.items()},
        {name: m["table"] for name, m in macros.items() if "table" in m},
        vocabulary,
        tuple(_layer([r for r in rules if r.layer == number]) for number in layers),
        _settings(language),
    )


def _settings(language: str) -> dict[str, Any]:
    """The settings of a language, with the words of each class that one of their lists names.

    The words of a list are keys, in its order, among which one is soon found.
    """
    table = read_toml(language_file(language, "temporal/settings.toml"))
    return {
        name: dict.fromkeys(words_named(language, value)) if isinstance(value, list) else value
        for name, value in table.items()
    }


def _shape(macro: Mapping[str, Any]) -> str:
    """The pattern of a macro; of a table it is the phrases, the longest first."""
    if "pattern" in macro:
        return str(macro["pattern"])
    return "|".join(sorted(macro["table"], key=lambda phrase: (-len(phrase), phrase)))


def _check(records: tuple[Mapping[str, Any], ...]) -> None:
    names: set[str] = set()
    for record in records:
        label = f"{record['file']}: rule {record.get('name', '?')!r}"
        strange = set(record) - _KEYS - {"file"}
        if strange or not {"name", "pattern", "operator", "kind", "examples"} <= set(record):
            raise RuleError(f"{label}: keys missing, or unknown: {sorted(strange)}")
        if record["name"] in names:
            raise RuleError(f"{label}: the name comes twice")
        names.add(record["name"])


def _rule(
    record: Mapping[str, Any],
    kinds: frozenset[str],
    mark: str,
    compiler: Compiler,
    labels: Labels[Tag],
) -> Rule:
    try:
        main = compiler.compile(record["pattern"])
        context = {
            key: _context(compiler.compile(record[key], fields=False), before="before" in key)
            for key in _CONTEXTS
            if key in record
        }
    except RuleError as error:
        raise RuleError(f"{record['file']}: rule {record['name']!r}: {error}") from error
    tags = {key: frozenset(labels[one] for one in record.get(key, ())) for key in _TAGS}
    pairs = (pair.split() for pair in record.get("next_two_tags", ()))
    return Rule(
        name=record["name"],
        operator=record["operator"],
        kinds=kinds,
        layer=record.get("layer", 1),
        regex=Regex(main.regex),
        pattern=main,
        args=record.get("args", {}),
        fields=fields_in(record["pattern"]),
        mark=mark,
        rank=record.get("rank", 0),
        joined=record.get("joined", False),
        tags=tags["tags"],
        not_tags=tags["not_tags"],
        next_not_tags=tags["next_not_tags"],
        next_two_tags=frozenset(tuple(labels[one] for one in pair) for pair in pairs),
        **context,
    )


def _context(pattern: Compiled, *, before: bool) -> Regex:
    return Regex(rf"(?:{pattern.regex})\Z" if before else pattern.regex)


def _layer(rules: list[Rule]) -> Layer:
    marks = {mark for rule in rules for mark in rule.pattern.at[0]}
    starts = re.compile(f"[{re.escape(''.join(sorted(marks)))}]")
    return Layer(starts, _Candidates(rules))
