"""Forms embedded once for all their places give the vectors that spaCy's own layers give."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from dashboard.nlp import distinct_words
from dashboard.nlp.analysis import model_of
from dashboard.nlp.distinct_words import embed_distinct_words

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.txt"))
WORDS = "On 3 May 2021 Ana Ruiz of Peru , who was shot in Lima said that It it rained . ( “ 's"


@functools.cache
def _model(*, distinct: bool) -> Language:
    nlp = spacy.load(model_of("en"))
    if distinct:
        embed_distinct_words(nlp)
    return nlp


def _embeddings(nlp: Language) -> Iterator[Any]:
    for name in ("tok2vec", "ner"):
        part: Any = nlp.get_pipe(name)
        yield next(layer for layer in part.model.walk() if _embeds(layer))


def _embeds(layer: Any) -> bool:
    below = layer.layers[0].name if layer.layers else ""
    return layer.name.startswith("of_distinct(") or below == "extract_features"


def _assert_same(texts: list[str]) -> None:
    documents = [_model(distinct=False).make_doc(text) for text in texts]
    embeddings = zip(*(_embeddings(_model(distinct=d)) for d in (False, True)), strict=True)
    for own, distinct in embeddings:
        pairs = zip(own.predict(documents), distinct.predict(documents), strict=True)
        assert all(np.array_equal(*pair) for pair in pairs)


def test_each_part_that_has_vectors_of_its_own_is_changed() -> None:
    names = [layer.name for layer in _embeddings(_model(distinct=True))]
    assert len(names) == 2
    assert all(name.startswith("of_distinct(") for name in names)


def test_the_samples_have_the_same_vectors() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    _assert_same([p for text in texts for p in text.split("\n\n")])


@given(st.lists(st.lists(st.sampled_from([*WORDS.split(), "\n"])).map(" ".join), min_size=1))
def test_any_words_have_the_same_vectors(texts: list[str]) -> None:
    _assert_same(texts)


@pytest.mark.parametrize("text", ["", " ", "Ana Ruiz left Lima."])
def test_a_short_text_is_read(text: str) -> None:
    assert _model(distinct=True)(text).text == text


def test_a_model_that_learns_does_so_with_gradients() -> None:
    embedding = next(_embeddings(_model(distinct=True)))
    vectors, gradients = embedding([_model(distinct=False).make_doc("Ana saw Ana.")], True)
    gradients(vectors)
    assert [layer.has_grad("W") for layer in embedding.walk() if layer.name == "maxout"] == [True]


def test_what_is_learned_makes_the_vectors_that_were_remembered_void() -> None:
    embedding = next(_embeddings(_model(distinct=True)))
    documents = [_model(distinct=False).make_doc("Ana saw Ana.")]
    embedding.predict(documents)
    assert len(embedding.attrs["known"]) >= len({"Ana", "saw", "."})
    embedding(documents, True)
    assert embedding.attrs["known"] == {}


def test_no_more_forms_are_remembered_than_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 4
    monkeypatch.setattr(distinct_words, "_MOST", most)
    embedding = next(_embeddings(_model(distinct=True)))
    embedding.attrs["known"].clear()
    for text in ("Ana saw Tom.", "Lima and Oslo rained.", "Ana saw Tom.", "Ana saw Peru."):
        _assert_same([text])
        assert len(embedding.attrs["known"]) <= most


@given(st.data())
def test_a_form_has_the_same_vector_in_each_company(data: st.DataObject) -> None:
    """Bit for bit, whatever was read before: else a text would be read by what came before it."""
    forms = sorted(set(SAMPLES[0].read_text(encoding="utf-8").split()))
    company = data.draw(st.lists(st.sampled_from(forms), min_size=1, max_size=150))
    alone, among = (Doc(_model(distinct=True).vocab, words) for words in (company[:1], company))
    for embedding in _embeddings(_model(distinct=True)):
        embedding.attrs["known"].clear()
        (first,) = embedding.predict([alone])
        embedding.attrs["known"].clear()
        (all_of_them,) = embedding.predict([among])
        assert all_of_them[:1].tobytes() == first.tobytes()


def test_threads_share_what_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distinct_words, "_MOST", 40)  # so that each forgets what others learned
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    documents = [_model(distinct=False).make_doc(text) for text in texts] * 8
    for own, embedding in zip(
        *(_embeddings(_model(distinct=d)) for d in (False, True)), strict=True
    ):
        with ThreadPoolExecutor(8) as pool:
            rows = list(pool.map(lambda doc, e=embedding: e.predict([doc])[0], documents))
        wanted = [vectors.tobytes() for vectors in own.predict(documents[: len(texts)])] * 8
        assert [vectors.tobytes() for vectors in rows] == wanted


def test_what_was_read_gives_no_gradients() -> None:
    embedding = next(_embeddings(_model(distinct=True)))
    vectors, gradients = embedding([_model(distinct=False).make_doc("Ana left.")], False)
    with pytest.raises(RuntimeError, match="no gradients"):
        gradients(vectors)


def test_a_part_with_other_layers_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", name="ner")
    embed_distinct_words(nlp)
    assert nlp.pipe_names == ["ner"]
