"""The layers of spaCy's models that take most of their time, without what only learning needs.

Maxout notes for its gradients which piece was the largest, in a loop with a branch for each number;
the normalisation of a layer takes means twice. What is read needs neither. The numbers are the
same, to the last bit: they are added and multiplied in the same order.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.model import Model
    from thinc.types import Floats2d

    Layer: TypeAlias = Model[Floats2d, Floats2d]

_WITH_LAYERS = ("tok2vec", "ner")  # the parts of spaCy's models that look around a word
_LEAST = 1e-8  # what thinc adds to a variance


def read_quickly(nlp: Language) -> None:
    """Let the layers of a pipeline that only reads leave out what they do for learning."""
    from spacy.pipeline import TrainablePipe

    for name in _WITH_LAYERS:
        part: Any = nlp.get_pipe(name) if name in nlp.pipe_names else None
        if isinstance(part, TrainablePipe):
            for layer in [layer for layer in part.model.walk() if layer.name in _READING]:
                part.model.replace_node(layer, _for_reading(layer))


def _for_reading(layer: Layer) -> Layer:
    from thinc.model import Model

    return Model(f"reading({layer.name})", _forward, layers=[layer])


def _forward(model: Layer, rows: Floats2d, is_train: bool) -> tuple[Floats2d, Callable[..., Any]]:
    (layer,) = model.layers
    if is_train:
        return layer(rows, is_train)
    return _READING[layer.name](layer, rows), _cannot_learn


def _maxout(layer: Layer, rows: Floats2d) -> Any:
    """The largest of the pieces of each number (``thinc.layers.maxout``)."""
    outputs, pieces, inputs = (layer.get_dim(name) for name in ("nO", "nP", "nI"))
    weights: Any = layer.get_param("W")
    bias: Any = layer.get_param("b")
    flat = weights.reshape(outputs * pieces, inputs)
    sums: Any = layer.ops.gemm(rows, flat, trans2=True)
    sums += bias.reshape(outputs * pieces)
    each = sums.reshape(len(rows), outputs, pieces)
    return functools.reduce(layer.ops.xp.maximum, (each[:, :, i] for i in range(pieces)))


def _normalised(layer: Layer, rows: Floats2d) -> Any:
    """The rows with a mean of 0 and a variance of 1, scaled (``thinc.layers.layernorm``)."""
    scaled: Any = rows - rows.mean(axis=1, keepdims=True)
    variance = (scaled * scaled).mean(axis=1, keepdims=True) + _LEAST
    scaled *= variance ** (-1.0 / 2.0)
    scaled *= layer.get_param("G")
    scaled += layer.get_param("b")
    return scaled


_READING: dict[str, Callable[[Layer, Floats2d], Any]] = {
    "maxout": _maxout,
    "layernorm": _normalised,
}


def _cannot_learn(_gradients: Floats2d) -> None:
    message = "dashboard/nlp/reading_layers.py: no gradients of what was read; expected is_train."
    raise RuntimeError(message)
