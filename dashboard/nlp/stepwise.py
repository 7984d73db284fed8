"""spaCy's parser and its finder of names, led from move to move by us.

Both decide one move after another for each token. spaCy lets go of the interpreter's lock for all
of them together, and whoever asks whether a move is allowed must then fetch it: at each of some
hundred moves of each token, more than half of the time that names take. Here it is held, and of a
name mostly that move alone is asked about that has the highest score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

_FACTORY = "stepwise"
_MOVING = ("parser", "ner")  # what spaCy's models call the parts that decide moves
_FEATURES = 3  # the tokens that a finder of names looks at: this one, and the ends of a name so far
_NO_TOKEN = -1


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
        if not all(state.is_final() for state in states):
            step = self._part.model.predict(documents)
            self._decide(states, step)
            step.clear_memory()
        self._part.set_annotations(documents, states)

    def _decide(self, states: list[Any], step: Any) -> None:
        """Take all states to their ends, one move each at a time."""
        score = _scoring(step)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            scores = score(step.get_token_ids(unfinished))
            unfinished = self._part.transition_states(unfinished, scores)


class StepwiseNames(Stepwise):
    """Decides what spaCy's finder of names would.

    What speaks for a move at a token hangs on the token, and on where the name begins and ends so
    far that it may go on. Outside of a name it is the token alone: all of those are scored at once.
    """

    def __init__(self, part: Any) -> None:
        super().__init__(part)
        moves = part.moves
        self._moves: list[str] = [moves.get_class_name(i) for i in range(moves.n_moves)]

    def _decide(self, states: list[Any], step: Any) -> None:
        score = _scoring(step)
        alone = step.ops.xp.full((len(step.tokvecs), _FEATURES), _NO_TOKEN, dtype="i")
        alone[:, 0] = step.ops.xp.arange(len(alone))
        outside = score(alone)
        best = outside.argmax(axis=1).tolist()
        offset = 0
        for state in states:
            while not state.is_final():
                if state.entity_is_open():
                    (row,) = score(step.get_token_ids([state]))
                    self._move(state, row, int(row.argmax()))
                else:
                    at = offset + state.B(0)
                    self._move(state, outside[at], best[at])
            offset += state.length

    def _move(self, state: Any, scores: Any, best: int) -> None:
        """Make the best move of a state, or where that is not allowed, the best that is."""
        try:
            self._part.moves.apply_transition(state, self._moves[best])
        except ValueError:  # it is not allowed
            self._part.transition_states([state], scores.reshape(1, -1))


def _scoring(step: Any) -> Callable[[Any], Any]:
    """What gives the score of each move for rows of tokens that states look at."""
    weights, bias = (step.vec2scores.get_param(name) for name in ("W", "b"))
    multiply, sum_up = step.vec2scores.ops.gemm, step.state2vec.predict

    def score(tokens: Any) -> Any:
        scores = multiply(sum_up(tokens), weights, trans2=True)  # what ``vec2scores`` does
        scores += bias
        return scores

    return score


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
        return _stepwise(nlp.get_pipe(part))


def _stepwise(part: Any) -> Stepwise:
    from spacy.pipeline import EntityRecognizer

    looks_at = part.model.get_ref("lower").get_dim("nF")
    finds_names = isinstance(part, EntityRecognizer) and looks_at == _FEATURES
    return StepwiseNames(part) if finds_names else Stepwise(part)
