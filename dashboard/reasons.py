"""The sentences that tell how something was read, in the words of the language that is read.

They stand in ``languages/*/reasons.toml`` by stage and name, with names in braces for what a text
gives. Not one of them stands in the code.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from typing import Any

from dashboard.errors import RuleError
from dashboard.registry import current_language, language_file, read_toml


def reason(name: str, **values: object) -> str:
    """The sentence ``stage.name`` with its values put in, each as it is.

    Raises RuleError where the language has no such sentence, or it names a value that is not given.
    """
    stage, _, own = name.partition(".")
    try:
        return sys.intern(str(reasons(stage)[own]).format_map(values))
    except KeyError as error:
        file = language_file(current_language(), "reasons.toml")
        raise RuleError(f"{file}: {name!r} is missing, or {error} in it; see that of en") from error


def reasons(stage: str) -> Mapping[str, Any]:
    """All that a stage tells, by name; empty where the language says nothing of it."""
    return _reasons(current_language(), stage)


@functools.cache
def _reasons(language: str, stage: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_toml(language_file(language, "reasons.toml"))
    table: Mapping[str, Any] = found.get(stage, {})
    return table
