"""An abbreviated title with a full stop of its own goes with the name behind it."""

from __future__ import annotations

from dashboard.nlp.analysis import analyse


def test_the_title_hangs_on_the_name() -> None:
    text = "On Mount Wilson, crews cleared brush, said U.S. Forest Service Capt. Mike Dahl."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["Capt"].head.text == "Dahl"
    assert tokens["Dahl"].head.text == "said"


def test_a_sentence_that_ends_in_a_title_is_left_as_it_is() -> None:
    text = "The crew thanked the capt. Mike Dahl left on Monday."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["Dahl"].head.text == "left"
