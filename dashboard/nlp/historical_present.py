"""The historical present of a chronicle: "4 April: The wall [gives] way" tells what is over."""

from __future__ import annotations

import dataclasses
from collections.abc import Set

from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES
from dashboard.nlp.word_classes import PRESENT_FORMS


def told_in_past(part: AnalysedParagraph, heads: Set[int]) -> AnalysedParagraph:
    """The paragraph with the presents of some clauses as pasts; ``heads``: tokens of their verbs.

    Only the tags of the finite words differ: of the verb, or of its helper ("[is] fined").
    """
    past = dataclasses.replace(part)  # its words are read anew, so that the given ones stay
    for head in heads:
        verb = past.doc[head]
        for token in (verb, *verb.children_as(*AUXILIARIES)):
            if token.tag in PRESENT_FORMS:
                token.tag = Tag.PAST_TENSE
    return past
