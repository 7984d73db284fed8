"""A language is a folder: one of twenty words, written elsewhere, is read without any English."""

from __future__ import annotations

import dataclasses
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
from dashboard.registry import OWN, reading_in
from dashboard.timeline.labels import type_label
from tests.languages.toy import MONTHS, NOUNS, STATE, TOLD, VERBS, WEEKDAYS, write_toy

TEXT = f"{STATE} kavut lun.\n\nTarmai rimet mar."
DATED = f"---\npublished: 2024-03-08\n---\n{TEXT}"
ENGLISH = (
    "---\npublished: 2024-03-08\n---\nFarmers from Peru protested on Monday. Ministers resigned."
)
PROSE = {"because", "modality_because", "derivation", "headline", "name", "message", "aliases"}
VOCABULARY = {*VERBS, *VERBS.values(), *NOUNS, *NOUNS.values(), *WEEKDAYS, *MONTHS, TOLD, 2 * TOLD}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> str:
    return write_toy(tmp_path_factory.mktemp("languages") / "toy")


def prose(value: Any, key: str = "") -> Iterator[str]:
    """What a reader is told: neither ids and names of rules, nor values of the contract."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from prose(one, name)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from prose(one, key)
    elif isinstance(value, str) and key in PROSE:
        yield value


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
    "text", [DATED, TEXT, f'{DATED} "Kavut lun.', f"{DATED}\n\nTarmai rimet lun, mar."]
)
def test_nothing_english_comes_out(toy: str, text: str) -> None:
    record = to_record(parse(article_from_text(text, "toy"), language=toy))
    told = [*prose(record)]
    assert told
    words = {word for one in told for word in re.findall(r"[^\W\d_]+", one.lower())}
    assert words <= VOCABULARY | {STATE.lower()}


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
