"""What many rows quote is held once, so that a library of many articles stays small."""

from __future__ import annotations

from dashboard.model import Article
from dashboard.nlp.analysis import analyse
from dashboard.pipeline import parse

ARTICLE = Article(
    "harbour",
    "The council closed the harbour on Monday.\n\n"
    "Ana Berg, who met Bo Lund on Monday, said that she would reopen the harbour in May. "
    "Ana Berg left. Bo Lund left, too.",
)


def test_a_stretch_is_cut_once_however_often_it_is_asked_for() -> None:
    part = analyse(ARTICLE.text).paragraphs[1]
    first, last = part.doc[0], part.doc[1]
    span = part.span_of(first, last)
    assert (span.start, span.end, span.text) == (43, 51, "Ana Berg")
    assert part.span_of(first, last) is span
    assert part.span(0, 2) is span
    assert part.span_of(first, first) is not span


def test_equal_steps_of_derivations_are_one_string() -> None:
    steps = [step for timex in parse(ARTICLE).timexes for step in timex.derivation]
    assert len(set(steps)) < len(steps), "the same words are to be read twice"
    assert len({id(step) for step in steps}) == len(set(steps))
