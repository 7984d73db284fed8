"""Stems of words; words of one meaning, as far as a language's data say so, have one stem."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from dashboard.registry import language_file, languages, read_toml, read_words, words_named

WORD = re.compile(r"\w+(?:['’]\w+)?")


@functools.lru_cache(maxsize=20_000)  # several events stand in one sentence
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text, but for the commonest; empty without others."""
    common = _common()
    return frozenset(stem(w) for w in WORD.findall(text.casefold()) if w not in common)


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in small letters."""
    word = word.partition("'")[0].partition("’")[0]
    known = meanings()
    if word in known:
        return known[word]
    endings = same_event_data()["endings"]
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) > 2), "")
    bare = word.removesuffix(ending)
    if ending != "e" and len(bare) > 3:
        bare = bare.removesuffix("e")  # "announcement", as "announce"
    if ending and bare[-1] == bare[-2] and bare[:-1] in known:  # "cancelled"
        bare = bare[:-1]
    doubled = len(bare) > 3 and bare[-1] == bare[-2]  # "banned", as "ban"
    return known.get(bare) or known.get(f"{bare}e", bare[:-1] if doubled else bare)


@functools.cache
def same_event_data() -> Mapping[str, Any]:
    """The words of all languages' ``same_event.toml`` together."""
    joined: dict[str, list[Any]] = {}
    for language in languages():
        for name, values in read_toml(language_file(language, "same_event.toml")).items():
            joined.setdefault(name, []).extend(_with_classes(language, values))
    return joined


@functools.cache
def same_event_words(name: str) -> frozenset[str]:
    """The words of one list of these files."""
    return frozenset(same_event_data()[name])


def _with_classes(language: str, values: list[Any]) -> list[Any]:
    """A list, or the lists in it, with the words of the classes that they name."""
    if values and all(isinstance(value, str) for value in values):
        return list(words_named(language, values))
    return [words_named(language, v) if isinstance(v, list) else v for v in values]


@functools.cache
def meanings() -> Mapping[str, str]:
    """The words that share a meaning with others, each with the stem of that."""
    return {word: group[0] for group in same_event_data()["words"] for word in group}


@functools.cache
def acts() -> Mapping[str, str]:
    """The words for acts done to somebody once, each with the first that means the same."""
    return {word: group[0] for group in same_event_data()["undergone"] for word in group}


@functools.cache
def families_named_by() -> Mapping[str, tuple[str, ...]]:
    """The lemmas of nouns for any event of some families of subtypes, each with these."""
    found: dict[str, tuple[str, ...]] = {}
    for row in same_event_data()["hypernyms"]:
        for noun in row["nouns"]:
            found[noun] = (*found.get(noun, ()), *row["kinds"])
    return found


def stem_of_crime(lemma: str) -> str:
    """The stem of a lemma; of the words for one crime that of the first: "bribery", as "bribe"."""
    own = stem(lemma.lower())
    return _crimes().get(own, own)


@functools.cache
def _crimes() -> Mapping[str, str]:
    groups = same_event_data()["crimes"]
    return {stem(word): stem(group[0]) for group in groups for word in group}


@functools.cache
def mishaps() -> Mapping[str, frozenset[str]]:
    """The words for what befalls a thing, each with the first of every group that it is in."""
    found: dict[str, frozenset[str]] = {}
    for group in same_event_data()["mishaps"]:
        for word in group:
            found[word] = found.get(word, frozenset()) | {group[0]}
    return found


@functools.cache
def kinds_of_things() -> Mapping[str, frozenset[str]]:
    """The stems of general nouns, each with those of the things that may be called so."""
    found: dict[str, frozenset[str]] = {}
    for row in same_event_data()["things"]:
        for noun in map(stem, row["nouns"]):
            found[noun] = found.get(noun, frozenset()) | frozenset(map(stem, row["kinds"]))
    return found


@functools.cache
def _common() -> frozenset[str]:
    lists = (read_words(language_file(code, "words/function_words.txt")) for code in languages())
    return frozenset().union(*lists)
