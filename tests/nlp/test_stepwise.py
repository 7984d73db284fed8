"""Step by step the same is decided as by spaCy's own parser and finder of names."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dashboard.nlp.analysis import model_of
from dashboard.nlp.components import register_components
from dashboard.nlp.stepwise import StepwiseNames, decide_stepwise

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))
DECIDED: list[int | str] = ["HEAD", "DEP", "SENT_START", "ENT_TYPE", "ENT_IOB"]
WORDS = "On 3 May 2021 Ana Ruiz of Peru , who was shot in Lima said that it rained . ( “ 's"


@functools.cache
def _model() -> Language:
    return spacy.load(model_of("en"), exclude=["attribute_ruler", "lemmatizer"])


@functools.cache
def _stepwise() -> Language:
    register_components()
    nlp = spacy.load(model_of("en"), exclude=["attribute_ruler", "lemmatizer"])
    decide_stepwise(nlp)
    return nlp


def _told(doc: Doc) -> tuple[str, list[list[int]]]:
    return doc.text, doc.to_array(DECIDED).tolist()


def _assert_same(texts: list[str], batch_size: int) -> None:
    own = _model().pipe(texts, batch_size=batch_size)
    assert [*map(_told, _stepwise().pipe(texts, batch_size=batch_size))] == [*map(_told, own)]


def test_both_are_taken_step_by_step() -> None:
    assert _stepwise().pipe_names == ["tok2vec", "tagger", "stepwise_parser", "stepwise_ner"]


@pytest.mark.parametrize("batch_size", [256, 8])
def test_the_samples_are_read_alike(batch_size: int) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    _assert_same([p for text in texts for p in text.split("\n\n")], batch_size)


@given(st.lists(st.lists(st.sampled_from([*WORDS.split(), "\n"])).map(" ".join), max_size=5))
def test_any_words_are_read_alike(texts: list[str]) -> None:
    _assert_same(texts, 256)


@pytest.mark.parametrize("text", ["", " ", "Ana Ruiz left Lima."])
def test_one_text_for_itself_too(text: str) -> None:
    assert _told(_stepwise()(text)) == _told(_model()(text))


def test_a_part_that_follows_several_paths_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner")
    nlp.rename_pipe("beam_ner", "ner")
    nlp.add_pipe("sentencizer", name="parser")
    decide_stepwise(nlp)
    assert nlp.pipe_names == ["ner", "parser"]


def test_names_are_scored_at_once_and_a_word_that_opens_none_goes_on() -> None:
    part = _stepwise().get_pipe("stepwise_ner")
    text = "Ana Ruiz of the Bank of Peru left Lima on 3 May 2021\nwith 20 of her staff."
    names = [(e.text, e.label_) for e in _stepwise()(text).ents]
    assert isinstance(part, StepwiseNames)
    assert names == [(e.text, e.label_) for e in _model()(text).ents]
    assert ("3 May 2021", "DATE") in names
