"""How the rule of a date did on real articles that people have dated by hand, in words."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import NamedTuple

from dashboard.model import EventDate
from dashboard.registry import OWN, language_file, read_toml
from dashboard.review import BY_HAND

FILE = "timeline/wording/rule_records.toml"
FEWEST = 10  # cases of which a count says how good a rule is


class Record(NamedTuple):
    """Of how many dates of a rule how many had a day in common with the true ones."""

    right: int
    of: int


Records = Mapping[tuple[str, str], Record]  # by rule and status


@functools.cache
def load_records() -> Records:
    """The records by rule and status. Raises RuleError where the file is missing or no TOML."""
    rows = read_toml(FILE).get("record", ())
    return {(row["rule"], row["status"]): Record(row["right"], row["of"]) for row in rows}


@functools.cache
def _words() -> Mapping[str, str]:
    words: Mapping[str, str] = read_toml(language_file(OWN, "reasons.toml"))["record"]
    return words


def tell_record(date: EventDate) -> str:
    """How the rule of a date did, in a sentence without its stop; empty where no rule gave it."""
    if date.rule is None or date.rule == BY_HAND:
        return ""
    record = load_records().get((date.rule, str(date.status)))
    if record is None:
        return _words()["none"].format(rule=date.rule)
    if record.of < FEWEST:
        return _words()["few"].format(rule=date.rule)
    return _words()["told"].format(rule=date.rule, right=record.right, of=record.of)


def tell_why(date: EventDate) -> str:
    """Why a date is so, and how its rule did elsewhere."""
    record = tell_record(date)
    return f"{date.because} ({record})" if record else date.because
