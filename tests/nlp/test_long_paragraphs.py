"""A very long paragraph is read in pieces, and stays one paragraph with the offsets of its text."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.long_paragraphs import LONGEST_PIECE, pieces_of


def test_the_pieces_give_the_text_again_and_end_where_a_sentence_does() -> None:
    pieces = pieces_of("It rained all evening. " * 600)
    assert len(pieces) > 3
    assert "".join(pieces) == "It rained all evening. " * 600
    assert all(piece.startswith("It rained") for piece in pieces)
    assert max(map(len, pieces)) <= LONGEST_PIECE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It rained.",
        "It rained all evening. " * (LONGEST_PIECE // 24),
        "it rained, and " * 600,  # no sentence ends
        "He saw Mr. Lee, Prof. Moe, Capt. Sand and U.S. Gen. Dahl and " * 200,  # no stop ends one
    ],
)
def test_a_text_is_whole_where_it_is_short_or_no_sentence_ends(text: str) -> None:
    assert pieces_of(text) == [text]


def test_what_is_read_in_pieces_is_one_paragraph_with_the_words_of_the_text() -> None:
    text = "It rained all evening. " * 300 + "Ana Berg met Ole Dahl. " * 300
    (part,) = analyse(text).paragraphs
    assert part.doc.text == text.rstrip()
    assert [t.text for t in part.doc[-6:]] == ["Ana", "Berg", "met", "Ole", "Dahl", "."]
    assert all(text[s.span.start : s.span.end] == s.span.text for s in part.sentences)
    assert len(part.sentences) == 600
    assert {t.head.text for t in part.doc if t.text == "Dahl"} == {"met"}
    assert sum(ent.text == "Ana Berg" for ent in part.doc.ents) > 290
