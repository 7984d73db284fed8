"""A language is a folder: one of twenty words, written elsewhere, is read without any English."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard import article_from_text
from dashboard.contract import to_json, to_record
from dashboard.errors import RuleError
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.pipeline import parse
from dashboard.registry import OWN, read_text, reading_in
from dashboard.timeline.wording.labels import type_label
from tests.languages.toy import MONTHS, NOUNS, STATE, TOLD, VERBS, WEEKDAYS, write_toy

TEXT = f"{STATE} kavut lun.\n\nTarmai rimet mar."
DATED = f"---\npublished: 2024-03-08\n---\n{TEXT}"
ENGLISH = (
    "---\npublished: 2024-03-08\n---\nFarmers from Peru protested on Monday. Ministers resigned."
)
# What is no word for a reader: ids, times in the forms of standards, names of rules and of stages.
CODES = {
    *("schema", "id", "sha256", "published", "stage", "rule", "how"),
    *("value", "alternatives", "interval", "edtf", "earliest", "latest"),
    *("timex", "actor", "country", "parent", "speaker", "via", "source", "target", "quotes"),
}
VOCABULARY = {*VERBS, *VERBS.values(), *NOUNS, *NOUNS.values(), *WEEKDAYS, *MONTHS, TOLD, 2 * TOLD}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_toy(tmp_path_factory.mktemp("languages") / "toy")


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a record with the key under which it stands."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from strings(one, name)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one, key)
    elif isinstance(value, str):
        yield key, value


def listed(schema: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Each value that the contract lists for a key."""
    if isinstance(schema, dict):
        yield from ((key, str(one)) for one in schema.get("enum", ()))
        for name, one in schema.items():
            yield from listed(one, name)
    elif isinstance(schema, list):
        for one in schema:
            yield from listed(one, key)


LISTED = {*listed(json.loads(read_text("contract.schema.json")))}


def foreign(record: Any, text: str) -> set[str]:
    """The words of a record that are neither of the text, nor of the toy, nor of the contract.

    Any text is held to it but codes, so that a key that comes later is, too.
    """
    said = {
        value for key, value in strings(record) if key not in CODES and (key, value) not in LISTED
    }
    words = {
        word for one in said if one not in text for word in re.findall(r"[^\W\d_]+", one.lower())
    }
    return words - VOCABULARY - {STATE.lower()}


def test_a_sentence_is_read(toy: str) -> None:
    parsed = parse(article_from_text(DATED, "toy"), language=toy)
    protest, signing = parsed.events
    assert (protest.type, protest.headline) == ("PROTEST", f"{STATE} kavut lun")
    assert [p.actor for p in protest.participants] == ["PER"]
    assert str(protest.date.edtf) == "2024-03-04"
    assert protest.date.rule == "lun, mar, mer"
    assert protest.date.because.split()[-4:] == ["lun", "4", "ma", "2024"]
    assert signing.headline == "Tarmai rimet mar"
    assert str(signing.date.edtf) == "2024-03-05"


@pytest.mark.parametrize(
    "text",
    [
        DATED,
        TEXT,
        f'{DATED} "Kavut lun.',
        f"{DATED}\n\nTarmai rimet lun, mar.",
        f"{DATED} Tarmai kavut dom. Motuai rimet.",
        f"{DATED} “Kavut lun”, rimet {STATE}. “Tarmai rimet mar.”",
    ],
)
def test_nothing_english_comes_out(toy: str, text: str) -> None:
    article = article_from_text(text, "toy")
    record = to_record(parse(article, language=toy))
    assert record["events"]
    assert foreign(record, article.text) == set()


def test_english_would_be_found_under_any_key() -> None:
    events = [{"type": "PROTEST", "rule": "past tense", "later": ["the day of zu"]}]
    assert foreign({"events": events}, "Tarmai kavut") == {"the", "day", "of"}
    english = article_from_text(ENGLISH, "en")
    assert foreign(to_record(parse(english)), english.text) > {"day", "week"}


def test_what_is_kept_of_two_languages_never_mixes(toy: str) -> None:
    english, other = article_from_text(ENGLISH, "en"), article_from_text(DATED, "toy")
    before, first = to_json(parse(english)), to_json(parse(other, language=toy))
    assert to_json(parse(english)) == before
    assert to_json(parse(other, language=toy)) == first
    assert "Farmers from Peru protested on Monday" in before
    assert not parse(english, language=toy).timexes


def test_labels_of_types_are_those_of_the_language(toy: str) -> None:
    with reading_in(toy):
        assert type_label("PROTEST") == "Kavu"
        assert type_label("CONSULT") == TOLD
    assert type_label("PROTEST") == "Protest"


def test_labels_of_the_parser_are_those_of_the_text_that_is_read(toy: str) -> None:
    english = load_label_scheme()
    with reading_in(toy):
        assert load_label_scheme() is load_label_scheme(toy) is not english
    assert load_label_scheme() is load_label_scheme(OWN) is english


def test_a_folder_that_is_no_language_says_what_is_missing(tmp_path: Path) -> None:
    article = dataclasses.replace(article_from_text(DATED, "toy"))
    with pytest.raises(RuleError, match=r"label_scheme\.toml: cannot be read"):
        parse(article, language=str(tmp_path))
