"""The rule of questioned accounts, as ``languages/*/accounts.toml`` has it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.registry import Words, language_file, read_record, read_toml

FIELD = "account"
QUESTIONED = "questioned account"


@dataclass(frozen=True, slots=True)
class AccountRule:
    """A rule for the word of one side; what its lists mean, the file says."""

    name: str
    rank: int
    because: str
    because_denied: str
    because_accused: str
    because_justified: str
    because_sequel: str
    because_rival: str
    because_pleaded: str
    because_adverse: str
    because_contested: str
    because_instead: str
    matters: tuple[str, ...]
    verbs: Words
    nouns: Words
    pronouns: Words
    verifying: Words
    reports: Words
    dual: Words
    neither: Words
    charges: Words
    denied: Words
    telling: Words
    harms: Words
    voices: Words
    advocates: Words
    defence: Words
    pleading: Words
    defending: Words
    caring: Words
    recounting: Words
    differing: Words
    additional: Words
    versions: Words
    own_defence: Words
    finders: Words
    groups: Words
    forces: Words
    summaries: Words
    indefinite: Words
    contesting: Words
    denying: Words
    judged: Words


@functools.cache
def load_rules(language: str) -> Mapping[str, AccountRule]:
    """The rules of a language by name. Raises RuleError where the file is missing or no TOML."""
    rows = read_toml(language_file(language, "accounts.toml"))["rule"]
    return {row["name"]: read_record(AccountRule, row, language=language) for row in rows}
