"""What our own stages are measured against: spaCy's model, as it ships, on the same paragraphs.

Only its tokenizer is bounded as ours is: on a long stretch without white space it takes minutes.
"""

from __future__ import annotations

import functools

import spacy
from spacy.language import Language

from dashboard.nlp.analysis import model_of
from dashboard.nlp.segments import find_paragraphs
from dashboard.nlp.tokenizer import BoundedTokenizer


def analyse_alone(text: str) -> int:
    """The number of tokens that the model found in the paragraphs of a text."""
    paragraphs = [text[p.start : p.end] for p in find_paragraphs(text)]
    return sum(map(len, _model().pipe(paragraphs)))


@functools.cache
def _model() -> Language:
    nlp = spacy.load(model_of("en"))
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    return nlp
