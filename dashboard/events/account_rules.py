"""The rule of questioned accounts, as ``languages/*/accounts.toml`` has it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.registry import language_file, read_toml

FIELD = "account"
QUESTIONED = "questioned account"
_LISTS = ("verbs", "nouns", "pronouns", "verifying", "reports", "dual", "neither")
_OF_ACCUSED = ("charges", "denied", "telling", "harms", "voices", "advocates")


@dataclass(frozen=True, slots=True)
class AccountRule:
    """A rule for the word of one side; what its lists mean, the file says."""

    name: str
    rank: int
    because: str
    because_denied: str
    because_accused: str
    matters: tuple[str, ...]
    verbs: frozenset[str]
    nouns: frozenset[str]
    pronouns: frozenset[str]
    verifying: frozenset[str]
    reports: frozenset[str]
    dual: frozenset[str]
    neither: frozenset[str]
    charges: frozenset[str]
    denied: frozenset[str]
    telling: frozenset[str]
    harms: frozenset[str]
    voices: frozenset[str]
    advocates: frozenset[str]


@functools.cache
def load_rules(language: str) -> Mapping[str, AccountRule]:
    """The rules of a language by name. Raises RuleError where the file is missing or no TOML."""
    rows = read_toml(language_file(language, "accounts.toml"))["rule"]
    return {
        row["name"]: AccountRule(
            row["name"],
            row["rank"],
            row["because"],
            row["because_denied"],
            row["because_accused"],
            tuple(row["matters"]),
            *(frozenset(row[each]) for each in (*_LISTS, *_OF_ACCUSED)),
        )
        for row in rows
    }
