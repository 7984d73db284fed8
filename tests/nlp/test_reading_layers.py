"""Layers that only read give the numbers of spaCy's own, to the last bit."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from dashboard.nlp.analysis import model_of
from dashboard.nlp.reading_layers import read_quickly

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))
PARTS = ("tok2vec", "ner")


@functools.cache
def _model(*, quick: bool) -> Language:
    nlp = spacy.load(model_of("en"))
    if quick:
        read_quickly(nlp)
    return nlp


def _vectors(nlp: Language, texts: list[str]) -> Iterator[Any]:
    for name in PARTS:
        part: Any = nlp.get_pipe(name)
        model = part.model if name == "tok2vec" else part.model.get_ref("tok2vec")
        yield from model.predict([nlp.make_doc(text) for text in texts])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_have_the_same_vectors(path: Path) -> None:
    texts = path.read_text(encoding="utf-8").split("\n\n")
    pairs = zip(*(_vectors(_model(quick=q), texts) for q in (False, True)), strict=True)
    assert all(np.array_equal(*pair) for pair in pairs)


@pytest.mark.parametrize("text", ["", " ", "Ana Ruiz left Lima."])
def test_a_short_text_is_read(text: str) -> None:
    own, quick = (_model(quick=q)(text) for q in (False, True))
    assert [(t.tag_, t.dep_) for t in own] == [(t.tag_, t.dep_) for t in quick]


@pytest.mark.parametrize("name", ["maxout", "layernorm"])
def test_a_layer_learns_with_gradients_and_reads_without(name: str) -> None:
    part: Any = _model(quick=True).get_pipe("tok2vec")
    layer = next(one for one in part.model.walk() if one.name == f"reading({name})")
    rows = np.ones((2, layer.layers[0].get_dim("nI")), dtype="float32")
    learnt, gradients = layer(rows, True)
    gradients(learnt)
    assert layer.layers[0].has_grad("b")
    read, no_gradients = layer(rows, False)
    assert np.array_equal(learnt, read)
    with pytest.raises(RuntimeError, match="no gradients"):
        no_gradients(read)
