"""The historical present of a chronicle: "4 April: The wall [gives] way" tells what is over."""

from __future__ import annotations

import dataclasses

from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.word_classes import PRESENT_FORMS


def told_in_past(part: AnalysedParagraph) -> AnalysedParagraph:
    """The paragraph as one that is told in the past; only the tags of finite verbs differ.

    The helper of a perfect stays: what "has begun" in an entry is not before it.
    """
    past = dataclasses.replace(part)  # its words are read anew, so that the given ones stay
    for token in past.doc:
        perfect = token.dependency == Dependency.AUXILIARY and token.head.tag == Tag.PAST_PARTICIPLE
        if token.tag in PRESENT_FORMS and not perfect:
            token.tag = Tag.PAST_TENSE
    return past
