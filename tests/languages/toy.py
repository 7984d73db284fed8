"""A language of some twenty words, in a folder of its own: what a new language must have.

Its files have the names and keys of those of English, and none of its words: an empty list is a
phenomenon that the language has not, or of which nobody has written yet.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dashboard.registry import PACKAGE, language_file

ENGLISH = PACKAGE / language_file("en", "")
VERBS = {"kavut": "kavu", "rimet": "rime"}  # "protested", "signed", and their lemmas
NOUNS = {"tarmai": "tarma", "motuai": "motu"}  # "farmers", "ministers"
STATE = "Peruo"  # a country
WEEKDAYS = ("lun", "mar", "mer", "jov", "ven", "sab", "dom")
MONTHS = ("ja", "fe", "ma", "ap", "me", "ju", "jo", "ag", "se", "ok", "no", "de")
TOLD = "zu"  # each of its reasons is this word, with what the text gives
_PLACE = re.compile(r"\{[^}]*\}")
_SAID = {"because", "label", "definition"}  # what a reader is told


@Language.component("toy_grammar")
def _grammar(doc: Doc) -> Doc:
    """Subject, verb, time: "Tarmai kavut lun." by the labels of label_scheme.toml."""
    words = [token.text.lower() for token in doc]
    verb = next((i for i, word in enumerate(words) if word in VERBS), 0)
    parts = [_part(word) for word in words]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[tag for tag, _, _ in parts],
        pos=[pos for _, pos, _ in parts],
        deps=["ROOT" if i == verb else dep for i, (_, _, dep) in enumerate(parts)],
        heads=[verb] * len(words),
        lemmas=[VERBS.get(word) or NOUNS.get(word) or word for word in words],
    )


def _part(word: str) -> tuple[str, str, str]:
    if word in VERBS:
        return "VBD", "VERB", "dep"
    if word in WEEKDAYS:
        return "NN", "NOUN", "npadvmod"
    if word == STATE.lower():
        return "NNP", "PROPN", "nsubj"
    return ("NNS", "NOUN", "nsubj") if word in NOUNS else (".", "PUNCT", "punct")


def write_toy(folder: Path) -> str:
    """Write the language into a folder; its path is what a parse is told."""
    for path in sorted(ENGLISH.rglob("*")):
        target = folder / path.relative_to(ENGLISH)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".txt":
            target.write_text("# no words yet\n", "utf-8")
        elif path.suffix == ".toml" and path.parent.name != "temporal":
            target.write_text(_toml(_emptied(tomllib.loads(path.read_text("utf-8")))), "utf-8")
    _write_grammar(folder)
    _write_times(folder / "temporal")
    known = {"country": [{"id": "PER", "name": STATE}]}
    (folder / "knowledge/countries.toml").write_text(_toml(known), "utf-8")
    protest = folder / "event_types/PROTEST.toml"
    table = tomllib.loads(protest.read_text("utf-8"))
    protest.write_text(_toml(table | {"verbs": ["kavu"], "label": "Kavu"}), "utf-8")
    return str(folder)


def _write_grammar(folder: Path) -> None:
    scheme = tomllib.loads((ENGLISH / "label_scheme.toml").read_text("utf-8"))
    words = ("lemma", "determiner")
    scheme |= {"model": "model"} | {name: _emptied(scheme[name]) for name in words}
    (folder / "label_scheme.toml").write_text(_toml(scheme), "utf-8")
    nlp = spacy.blank("xx")
    nlp.add_pipe("toy_grammar", name="parser")
    nlp.to_disk(folder / "model")
    reasons = tomllib.loads((folder / "reasons.toml").read_text("utf-8"))
    reasons["calendar"] |= {"days": [*WEEKDAYS], "months": [*MONTHS], "seasons": ["zu"] * 4}
    (folder / "reasons.toml").write_text(_toml(reasons), "utf-8")


def _write_times(folder: Path) -> None:
    """One rule: a name of a day."""
    for name in ("words", "macros", "settings"):
        table = _emptied(tomllib.loads((ENGLISH / f"temporal/{name}.toml").read_text("utf-8")))
        if name == "macros":  # patterns of words that the toy has not
            table = {kind: {"pattern": "zu", "values": []} for kind in table}
        elif name == "words":
            days = {word: number for number, word in enumerate(WEEKDAYS)}
            table = {kind: {"words": {}} for kind in table} | {"weekday": {"words": days}}
        (folder / f"{name}.toml").write_text(_toml(table), "utf-8")
    rule = {
        "name": "lun, mar, mer",
        "pattern": "{weekday}",
        "operator": "weekday",
        "args": {"deictic": True},
        "kind": "weekday",
        "examples": ["Tarmai kavut [lun]: 2024-03-04"],
    }
    (folder / "dates.toml").write_text(_toml({"rule": [rule]}), "utf-8")


def _emptied(value: Any, key: str = "") -> Any:
    """The same keys; lists are empty, and what a reader is told is in the words of the toy.

    Of records only those of ranked rules stay: the code knows them by their names.
    """
    if isinstance(value, dict):
        return {name: _emptied(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_emptied(one) for one in value if isinstance(one, dict) and "rank" in one]
    if (
        isinstance(value, str)
        and key != "name"
        and (key in _SAID or _PLACE.search(value) or " " in value)
    ):
        return " ".join([TOLD, *dict.fromkeys(_PLACE.findall(value))])
    return value


def _toml(table: dict[str, Any]) -> str:
    lines: list[str] = []

    def write(one: dict[str, Any], above: str) -> None:
        rows = {
            k: v for k, v in one.items() if isinstance(v, list) and v and isinstance(v[0], dict)
        }
        for name, value in one.items():
            if not isinstance(value, dict) and name not in rows:
                lines.append(f"{json.dumps(name)} = {json.dumps(value, ensure_ascii=False)}")
        for name, value in one.items():
            place = f"{above}.{json.dumps(name)}".removeprefix(".")
            if isinstance(value, dict):
                lines.append(f"[{place}]")
                write(value, place)
            for row in rows.get(name, ()):
                lines.append(f"[[{place}]]")
                write(row, place)

    write(table, "")
    return "\n".join(lines) + "\n"
