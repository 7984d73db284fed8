"""Mends quotations that nothing closes: where the reporter's own words follow, they are cut off."""

from __future__ import annotations

from dataclasses import replace

from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.word_classes import FINITE
from dashboard.quotes.cues import Cues
from dashboard.quotes.marks import Marked
from dashboard.quotes.phrases import phrase_after

LONGEST_TAIL = 16  # words of a reporting clause that closes a paragraph


def mend_unclosed(part: AnalysedParagraph, marked: Marked, cues: Cues) -> Marked:
    """The stretch up to the comma before a reporting clause that ends it; else as it is."""
    tokens = part.within(marked.start, marked.end)
    tail = tokens[-LONGEST_TAIL:]
    for k, comma in enumerate(tail):
        if comma.text != "," or comma.i == tokens[0].i:
            continue
        rest = tail[k + 1 :]
        verbs = [t for t in rest if t.tag in FINITE]
        if len(verbs) == 1 and "clause" in cues.takes(verbs[0]) and phrase_after(rest, cues):
            end = part.at(comma) + 1
            return replace(marked, end=end, close=end)
    return marked
