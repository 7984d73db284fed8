"""spaCy's parser and its finder of names, led from move to move by us.

Both decide one move after another for each token. spaCy lets go of the interpreter's lock for all
of them together, and whoever asks whether a move is allowed must then fetch it: at each of some
hundred moves of each token, more than half of the time that names take. Here it is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

_FACTORY = "stepwise"
_MOVING = ("parser", "ner")  # what spaCy's models call the parts that decide moves


class Stepwise:
    """Decides what a part of spaCy's pipeline would, by its own sums and rules of what is allowed.

    It reads the same documents together: a sum may depend on what is added up beside it.
    """

    def __init__(self, part: Any) -> None:
        self._part = part

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document with what was decided of it."""
        self._read([doc])
        return doc

    def pipe(self, stream: Iterable[SpacyDoc], *, batch_size: int = 256) -> Iterator[SpacyDoc]:
        """The same documents, with what was decided of each."""
        most = max(batch_size // 4, 2)
        remaining = iter(stream)
        while documents := list(islice(remaining, batch_size)):
            by_length = sorted(documents, key=len)
            for start in range(0, len(documents), most):
                self._read(by_length[start : start + most])
            yield from documents

    def _read(self, documents: list[SpacyDoc]) -> None:
        states = self._part.moves.init_batch(documents)
        unfinished = [state for state in states if not state.is_final()]
        if unfinished:
            step = self._part.model.predict(documents)
            weights, bias = (step.vec2scores.get_param(name) for name in ("W", "b"))
            multiply = step.vec2scores.ops.gemm
            while unfinished:
                hidden = step.state2vec.predict(step.get_token_ids(unfinished))
                scores = multiply(hidden, weights, trans2=True)  # what ``vec2scores`` does
                scores += bias
                unfinished = self._part.transition_states(unfinished, scores)
            step.clear_memory()
        self._part.set_annotations(documents, states)


def decide_stepwise(nlp: Language) -> None:
    """Put ``Stepwise`` in the place of each part of a pipeline that it can stand for."""
    for name in _MOVING:
        if name in nlp.pipe_names and _is_plain(nlp.get_pipe(name)):
            nlp.add_pipe(_FACTORY, name=f"{_FACTORY}_{name}", after=name, config={"part": name})
            nlp.remove_pipe(name)


def _is_plain(part: Any) -> bool:
    """Whether a part follows one path of moves alone, and has seen all of them in training."""
    from spacy.pipeline.transition_parser import Parser

    if not isinstance(part, Parser) or part.cfg["beam_width"] != 1:
        return False
    attributes = part.model.attrs
    return bool(attributes["has_upper"]) and not attributes["unseen_classes"]


def register_stepwise() -> None:
    """Tell spaCy how a part that decides moves is taken through them step by step."""
    from spacy.language import Language

    @Language.factory(_FACTORY)
    def _step(nlp: Language, name: str, part: str) -> Stepwise:
        return Stepwise(nlp.get_pipe(part))
