"""The parts of spaCy's pipeline that are ours: the repairs that a language names, and their words.

Each repair is a module in a folder of ``nlp/repairs`` with a class of its name; ``repairs.toml`` of
a language names them "FOLDER.MODULE" in the order in which they run, and for each field of the
class where its words stand:

- ``["names/titles.toml:office.joint", "words/units.txt"]``: all words of these lists, as a set;
- ``{ lower = [...] }``: the same in small letters;
- ``"lemmatizer:lemma_exc.verb"``: a table as it is; the tables of the model's own lemmatizer are
  lists and tables like any other.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.errors import RuleError
from dashboard.nlp.lemmatizer import RememberingLemmatizer
from dashboard.nlp.ruler import RememberingRuler
from dashboard.nlp.sentences import SentenceBoundaries
from dashboard.nlp.stepwise import register_stepwise
from dashboard.registry import (
    OWN,
    PACKAGE,
    language_file,
    lists_at,
    lowered,
    read_toml,
    read_words,
    value_at,
    words_named,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

_FILE = "repairs.toml"
_MODEL = "lemmatizer"
_Entry = Mapping[str, Any]


@functools.cache
def register_components() -> None:
    """Tell spaCy of the parts that every language has."""
    from spacy.language import Language

    register_stepwise()

    @Language.factory("remembering_ruler")
    def _remember(nlp: Language, name: str) -> RememberingRuler:
        return RememberingRuler(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]

    @Language.factory("remembering_lemmatizer", default_config={"language": OWN})
    def _lemmatize(nlp: Language, name: str, language: str) -> RememberingLemmatizer:
        verbs = read_toml(language_file(language, "lemmas.toml"))["verb"]
        known = {form: lemma for lemma, forms in verbs.items() for form in forms}
        return RememberingLemmatizer(nlp.get_pipe("lemmatizer"), known)

    @Language.factory("sentence_boundaries", default_config={"language": OWN})
    def _bound(nlp: Language, name: str, language: str) -> SentenceBoundaries:
        table = read_toml(language_file(language, "lemmas.toml"))["sentence"]
        edges = {name: frozenset(table[name]) for name in ("openers", "times", "behind_times")}
        abbreviations = read_words(language_file(language, "words/abbreviations.txt"))
        dates = read_toml(language_file(language, "temporal/words.toml"))
        edges["of_dates"] = frozenset().union(*(dates[n]["words"] for n in table["of_dates"]))
        return SentenceBoundaries(abbreviations, **edges)

    @Language.factory("repairs", default_config={"language": OWN})
    def _repair(nlp: Language, name: str, language: str) -> Repairs:
        return Repairs({entry["name"]: _made(entry, nlp, language) for entry in _entries(language)})


@dataclass(frozen=True, slots=True)
class Repairs:
    """The part of spaCy's pipeline that mends what the model gets wrong, one repair after another.

    They are one part: between two of its parts spaCy does as much as most repairs do.
    """

    by_name: Mapping[str, Callable[[SpacyDoc], SpacyDoc]]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document, mended."""
        for repair in self.by_name.values():
            doc = repair(doc)
        return doc


def add_repairs(nlp: Language, language: str) -> None:
    """Add the repairs of a language to the end of a pipeline, in the order of its file.

    Raises RuleError where the file names a repair, a field or a list that there is not.
    """
    nlp.add_pipe("repairs", config={"language": language})


def _entries(language: str) -> tuple[_Entry, ...]:
    """What the file of a language says of its repairs, in their order."""
    file = language_file(language, _FILE)
    entries = tuple(read_toml(file).get("repair", ()))
    names = tuple(entry.get("name", "") for entry in entries)
    twice = sorted({name for name in names if names.count(name) > 1})
    if not all(names) or twice:
        what = f"{twice[0]!r} stands twice" if twice else "a [[repair]] has no name"
        raise RuleError(f"{PACKAGE / file}: {what}; each needs one of its own")
    return entries


def _made(entry: _Entry, nlp: Language, language: str) -> Any:
    """The repair of an entry with its words."""
    name, file = entry["name"], PACKAGE / language_file(language, _FILE)
    try:
        module = importlib.import_module(f"dashboard.nlp.repairs.{name}")
        kind = getattr(module, name.rpartition(".")[2].title().replace("_", ""))
    except (ImportError, AttributeError) as error:
        raise RuleError(
            f"{file}: {name!r} is no repair ({error}); it has to be a module in a "
            "folder of dashboard/nlp/repairs (FOLDER.MODULE) with a class of that name"
        ) from error
    try:
        return kind(**{f: _read(v, nlp, language) for f, v in entry.items() if f != "name"})
    except (AttributeError, KeyError, TypeError) as error:
        raise RuleError(
            f"{file}: the words of {name!r} cannot be read ({error}); its fields are those of "
            f"{kind.__name__}, each with lists that exist"
        ) from error


def _read(value: Any, nlp: Language, language: str) -> Any:
    """What a field of an entry names."""
    if isinstance(value, Mapping):
        return lowered(_words(value["lower"], nlp, language))
    if isinstance(value, str):
        table = _found(value, nlp, language)[0]
        if isinstance(table, Mapping):
            return table
        raise TypeError(f"{value} is no table")
    return frozenset(_words(value, nlp, language))


def _words(places: Iterable[str], nlp: Language, language: str) -> tuple[str, ...]:
    """The words of several lists; of a table those that are its keys."""
    found = [one for place in places for one in _found(place, nlp, language)]
    if words := [one for one in found if isinstance(one, str)]:
        raise TypeError(f"{words[0]!r} is a word and no list")
    return words_named(language, (word for one in found for word in one))


def _found(place: str, nlp: Language, language: str) -> tuple[Any, ...]:
    """The list or table at a place; those of each table of an array."""
    file, _, path = place.partition(":")
    if file != _MODEL:
        return lists_at(language, place)
    first, *rest = path.split(".")
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    return (value_at(rest, tables.get_table(first)),)
