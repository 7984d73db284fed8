"""The words for verdicts and their reasons, from ``verdicts.toml``."""

from __future__ import annotations

from dashboard.registry import read_toml

_FILE = "verification/verdicts.toml"


def reason(name: str, **values: object) -> str:
    """A sentence with its values."""
    told: str = read_toml(_FILE)["reasons"][name]
    return told.format(**values)


def label(verdict: str) -> str:
    """What a verdict is called."""
    return str(read_toml(_FILE)["verdicts"][verdict]["label"])


def means(verdict: str) -> str:
    """What a verdict means, as a sentence or two."""
    return str(read_toml(_FILE)["verdicts"][verdict]["means"])


def what_holds() -> str:
    """What it means that a row holds, and what it does not, as a sentence."""
    return str(read_toml(_FILE)["means"]["holds"])


def field_label(name: str) -> str:
    """What is told of a field that is read otherwise, or of the lack of a value."""
    return str(read_toml(_FILE)["fields"].get(name, name))


def outside_told(*, changed: bool) -> str:
    """Whether the file was changed outside its rows, as a sentence."""
    return str(read_toml(_FILE)["outside"]["changed" if changed else "whole"])
