"""The words for an office that stand before a name: they tell who it was, and not what happened."""

from __future__ import annotations

import functools

from dashboard.nlp.stems import WORD, stems
from dashboard.registry import language_file, languages, read_toml


def without_offices(text: str, names: frozenset[str]) -> str:
    """The words of a text, but for those that are an office before a name.

    "Malta's prime minister Carla Vella" leaves "Malta's Carla Vella". ``names`` are the stems of
    the words of names.
    """
    kept: list[str] = []
    for word in reversed(WORD.findall(text)):
        behind_name = bool(kept) and kept[-1][0].isupper() and not stems(kept[-1]).isdisjoint(names)
        if not (behind_name and word.casefold() in _offices()):
            kept.append(word)
    return " ".join(reversed(kept))


@functools.cache
def _offices() -> frozenset[str]:
    """The single words of all languages' offices, in small letters."""
    files = (read_toml(language_file(code, "names/titles.toml"))["office"] for code in languages())
    lists = (words for file in files for words in (file["words"], file["qualifiers"]))
    single = (word.casefold() for words in lists for one in words for word in one.split())
    return frozenset(word for word in single if stems(word))  # no "of"
