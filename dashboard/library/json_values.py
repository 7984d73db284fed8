"""Values of rows that are kept as JSON: only what every file and screen can hold goes in."""

from __future__ import annotations

import json
from typing import Any

from dashboard.errors import LibraryError


def dump(value: Any) -> str:
    """A value as it is kept. Raises LibraryError for what ``check`` refuses."""
    try:
        check(value)
    except ValueError as error:
        raise LibraryError(f"cannot be kept: it {error}; remove that") from error
    return json.dumps(value)


def check(*values: Any) -> None:
    """Raise ValueError for what no file can hold: half a character, no number, or too deep."""
    try:
        json.dumps(values, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:
        raise ValueError("holds half a character (a lone surrogate)") from None
    except (ValueError, TypeError):
        raise ValueError("holds what JSON cannot (NaN, Infinity, or none of its kinds)") from None
    except RecursionError:
        raise ValueError("is nested too deep") from None


def load(text: str) -> Any:
    """A value that was kept; half a character of an earlier version comes back as U+FFFD.

    Raises ValueError or RecursionError for a text that is no JSON.
    """
    value = json.loads(text)
    if "\\ud" not in text.casefold():
        return value
    whole = json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass")
    return json.loads(whole.decode("utf-16", "replace"))
