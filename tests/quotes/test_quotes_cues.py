"""Every example in the list of cues is read with its cue, and no counterexample is a quotation."""

from __future__ import annotations

import re

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.quotes.cues import read_cues
from dashboard.quotes.find import find_quotes
from dashboard.registry import read_toml

DATA = read_toml("languages/en/quotes.toml")
GROUPS = [*DATA["verb"], *DATA["phrase"], DATA["nouns"]]
TAKES = {
    "marks", "clause", "infinitive", "order", "noun", "finding", "gerund", "about", "faint",
}  # fmt: skip


def examples(key: str) -> list[str]:
    return [example for group in GROUPS for example in group.get(key, ())]


@pytest.mark.parametrize("example", examples("examples"))
def test_an_example_holds_a_quotation_with_the_cue_in_brackets(example: str) -> None:
    match = re.search(r"\[(.+?)\]", example)
    assert match is not None, "an example marks its cue with brackets"
    text = example.replace("[", "").replace("]", "")
    quotes = find_quotes(analyse(text))
    assert match[1] in [q.cue.text for q in quotes if q.cue is not None]
    assert all(q.speaker is not None for q in quotes)


@pytest.mark.parametrize("text", [*examples("counterexamples"), *DATA["titles"]["examples"]])
def test_a_counterexample_holds_no_quotation(text: str) -> None:
    assert [q.content.text for q in find_quotes(analyse(text))] == []


@pytest.mark.parametrize("text", DATA["titles"]["counterexamples"])
def test_words_that_only_look_like_a_title_are_a_quotation(text: str) -> None:
    assert len(find_quotes(analyse(text))) == 1


def test_every_group_says_what_it_takes_in_known_words() -> None:
    assert {word for group in DATA["verb"] for word in group["takes"]} == TAKES


@pytest.mark.parametrize("group", DATA["verb"], ids=lambda group: group["name"])
def test_no_verb_stands_twice_in_a_group(group: dict[str, list[str]]) -> None:
    assert sorted(group["lemmas"]) == sorted(set(group["lemmas"]))


def test_a_noun_that_speaks_is_not_listed_among_those_that_cannot() -> None:
    cues = read_cues()
    assert not cues.speakers & cues.never
