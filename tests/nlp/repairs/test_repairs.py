"""A language names the repairs of its parser's errors, and the words that each of them reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import spacy

from dashboard.errors import RuleError
from dashboard.nlp.components import add_repairs, register_components
from dashboard.registry import PACKAGE, language_file, read_toml

_DAYS = 'name = "names.bare_weekdays"\n'
_OBJECTS = 'name = "arguments.objects"\n'


def test_each_repair_of_the_folder_is_named() -> None:
    modules = {
        f"{path.parent.name}.{path.stem}" for path in (PACKAGE / "nlp/repairs").glob("*/[a-z]*.py")
    }
    named = [entry["name"] for entry in read_toml(language_file("en", "repairs.toml"))["repair"]]
    assert sorted(named) == sorted(modules)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('name = "no_such_thing"', "'no_such_thing' is no repair"),
        (_DAYS, "the words of 'names.bare_weekdays' cannot be read"),
        (f'{_DAYS}weekdays = "words.toml:week"', "words.toml:week is no table"),
        (f'{_DAYS}weekdays = ["words.toml:day"]', "cannot be read"),
        (f'{_DAYS}weekdays = ["words.toml:one"]', "'mardi' is a word and no list"),
        ('weekdays = ["words.toml:week"]', "has no name"),
        (
            'name = "arguments.objects"\n[[repair]]\nname = "arguments.objects"',
            "'arguments.objects' stands twice",
        ),
        (
            'name = "attachment.bare_times"\nmore = ["words.toml:week"]',
            "fields are those of BareTimes",
        ),
    ],
)
def test_what_is_not_there_is_told_by_file_and_name(tmp_path: Path, entry: str, says: str) -> None:
    (tmp_path / "repairs.toml").write_text(f"[[repair]]\n{entry}\n", "utf-8")
    (tmp_path / "words.toml").write_text('week = ["lundi"]\none = "mardi"\n', "utf-8")
    register_components()
    with pytest.raises(RuleError, match=says) as told:
        add_repairs(spacy.blank("xx"), str(tmp_path))
    assert str(tmp_path / "repairs.toml") in str(told.value)


def test_words_are_joined_and_lowered(tmp_path: Path) -> None:
    (tmp_path / "repairs.toml").write_text(
        '[[repair]]\nname = "names.bare_weekdays"\n'
        'weekdays = { lower = ["words.toml:week.days", "more.txt"] }\n',
        "utf-8",
    )
    (tmp_path / "words.toml").write_text("[week.days]\nLundi = 0\nMARDI = 1\n", "utf-8")
    (tmp_path / "more.txt").write_text("Jeudi\n", "utf-8")
    register_components()
    nlp = spacy.blank("xx")
    add_repairs(nlp, str(tmp_path))
    repair: Any = nlp.get_pipe("repairs").by_name["names.bare_weekdays"]  # type: ignore[attr-defined]
    assert repair.weekdays == {"lundi", "mardi", "jeudi"}
