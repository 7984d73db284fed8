"""The ruler that remembers says of each token what the model's own says."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.vocab import Vocab

from dashboard.nlp.analysis import model_of
from dashboard.nlp.ruler import RememberingRuler

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))
WRITTEN = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
WORDS = """
    there is 's gon na let got ta c'mon y' all you it I do does 'd had ain't nothin' gets but that
    the those not n't once Ms. being 'll went well 1,000 ( ; café
"""


@functools.cache
def _model() -> Language:
    return spacy.load(model_of("en"), exclude=["ner"])


@functools.cache
def _ruler() -> RememberingRuler:
    return RememberingRuler(_model().get_pipe("attribute_ruler"))  # type: ignore[arg-type]


def _assert_same(text: str) -> None:
    nlp = _model()
    with nlp.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        doc = nlp(text)
    own = nlp.get_pipe("attribute_ruler")(doc.copy())  # type: ignore[operator]
    for _ in "learned", "remembered":
        remembered = _ruler()(doc.copy())
        assert remembered.to_array(WRITTEN).tolist() == own.to_array(WRITTEN).tolist()


@pytest.mark.slow
@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_samples_have_the_attributes_of_the_models_own_ruler(path: Path) -> None:
    _assert_same(path.read_text(encoding="utf-8"))


@given(st.lists(st.sampled_from([*WORDS.split(), "\n", "\t", ""]), max_size=12).map(" ".join))
def test_words_that_patterns_name_have_them_too(text: str) -> None:
    _assert_same(text)


@pytest.mark.parametrize(
    ("pattern", "attributes", "said"),
    [
        ([{"SHAPE": "Xx"}], {"POS": "X"}, "asks for ['SHAPE']"),
        ([{"LOWER": {"FUZZY": "a"}}], {"POS": "X"}, "asks for words by ['FUZZY']"),
        ([{"LOWER": "a"}], {"NORM": "x"}, "sets the attributes"),
    ],
)
def test_a_ruler_that_asks_or_sets_more_is_refused(
    pattern: list[dict[str, object]], attributes: dict[str, str], said: str
) -> None:
    ruler = AttributeRuler(Vocab())
    ruler.add([pattern], attributes)  # type: ignore[list-item]
    with pytest.raises(ValueError, match=f"{re.escape(said)}.*leave the model its own ruler"):
        RememberingRuler(ruler)
