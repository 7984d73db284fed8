"""The vectors of words that spaCy's model begins with, computed once for each distinct word.

Before it looks at what stands around a word, a model turns its form (norm, prefix, suffix, shape)
into a vector, by products with some five hundred numbers: the same wherever the form stands. Half
of the words of an article are repetitions, and most of the others stand in the one before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.backends import Ops
    from thinc.model import Model
    from thinc.types import Floats2d

    Vectors: TypeAlias = list[Floats2d]  # a row for each word of a document
    Embedding: TypeAlias = Model[list[Doc], Vectors]

_EMBEDDING = ("tok2vec", "ner")  # the parts of spaCy's models that have vectors of their own
_FORMS = "extract_features"
_KNOWN = "known"  # attribute of a layer: {the row of a form: its vector}, both as bytes
_MOST = 20_000  # forms that are remembered
_BLOCK = 48  # forms computed at once: whole tiles of the matrix product of any processor
_STEPS = 5  # forms of documents; one row a word; vectors of its features; one of all; by document


def embed_distinct_words(nlp: Language) -> None:
    """Let the parts of a pipeline embed each form once for all documents that they read together.

    A part that embeds words by more than their form, as with stored vectors, stays as it is.
    """
    from spacy.pipeline import TrainablePipe

    for name in _EMBEDDING:
        part: Any = nlp.get_pipe(name) if name in nlp.pipe_names else None
        if isinstance(part, TrainablePipe):
            for layer in [layer for layer in part.model.walk() if _is_of_forms(layer)]:
                part.model.replace_node(layer, _of_distinct(layer))


def _is_of_forms(layer: Model[Any, Any]) -> bool:
    """Whether a layer embeds words by their form alone."""
    return len(layer.layers) == _STEPS and layer.layers[0].name == _FORMS


def _of_distinct(embedding: Embedding) -> Embedding:
    from thinc.model import Model

    name = f"of_distinct({embedding.name})"
    return Model(name, _embed, layers=[embedding], attrs={_KNOWN: {}})


def _embed(
    model: Embedding, documents: list[Doc], is_train: bool
) -> tuple[Vectors, Callable[..., Any]]:
    from thinc.types import Ragged

    (embedding,) = model.layers
    if is_train:
        model.attrs[_KNOWN].clear()  # what is learned makes other vectors
        return embedding(documents, is_train)
    forms, to_rows, of_features, of_words, by_document = embedding.layers
    rows = to_rows.predict(forms.predict(documents))
    if not len(rows.dataXd):
        return embedding(documents, is_train)

    def compute(distinct: Any) -> Any:
        return of_words.predict(of_features.predict(distinct))

    vectors = _remembered(rows.dataXd, compute, model.attrs[_KNOWN], model.ops)
    return by_document.predict(Ragged(vectors, rows.lengths)), _cannot_learn


def _remembered(
    rows: Any, compute: Callable[[Any], Any], known: dict[bytes, bytes], ops: Ops
) -> Any:
    """The vector of each row, computed where it is not ``known``, and remembered."""
    count, width = rows.shape
    whole = ops.as_contig(rows)
    keys: list[bytes] = whole.view(f"V{width * rows.itemsize}").reshape(count).tolist()
    found = {key: known.get(key, b"") for key in keys}
    if new := [key for key, vector in found.items() if not vector]:
        made: Iterator[bytes] = chain.from_iterable(
            map(bytes, compute(ops.xp.frombuffer(block, rows.dtype).reshape(_BLOCK, width)))
            for block in _blocks(new)
        )
        learned = dict(zip(new, made, strict=False))  # without what fills up the last block
        if len(known) + len(learned) > _MOST:
            known.clear()
        if len(learned) <= _MOST:
            known |= learned
        found |= learned
    table = bytearray().join(map(found.__getitem__, keys))
    return ops.xp.frombuffer(table, "f").reshape(count, -1)


def _blocks(forms: list[bytes]) -> Iterator[bytes]:
    """Forms in blocks of one height, the last one filled up with the first form.

    A product of few rows may be summed in another order than one of many; what is remembered must
    not hang on which other forms were new beside it.
    """
    filled = [*forms, *forms[:1] * (-len(forms) % _BLOCK)]
    for first in range(0, len(filled), _BLOCK):
        yield b"".join(filled[first : first + _BLOCK])


def _cannot_learn(_gradients: Vectors) -> None:
    message = "dashboard/nlp/distinct_words.py: no gradients of what was read; expected is_train."
    raise RuntimeError(message)
