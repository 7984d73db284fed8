"""A sentence without an end is cut, behind a mark where there is one; others stay as they are."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.sentences import LONGEST_SENTENCE


def lengths(text: str) -> list[int]:
    return [len(sent) for part in analyse(text).paragraphs for sent in part.doc.sents]


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["9-", "Ana Berg, who met Bo Lund, ", "and he ", "!?", "1\t"])
def test_no_sentence_is_longer_than_the_bound(piece: str) -> None:
    words = len(piece.split())
    found = lengths("The council met " + piece * (800 // words))
    assert sum(found) > 2 * LONGEST_SENTENCE
    assert max(found) <= LONGEST_SENTENCE


def test_a_long_sentence_is_cut_behind_a_mark() -> None:
    text = "The council met Ana Berg, " + "who spoke in the harbour of Oslo, " * 80 + "and left."
    sentences = analyse(text).sentences()
    assert all(sentence.span.text.endswith((",", ".")) for sentence in sentences)
    assert [text[s.span.start : s.span.end] for s in sentences] == [s.span.text for s in sentences]


def test_a_sentence_within_the_bound_is_not_cut() -> None:
    text = "The council met " + "and spoke of the harbour " * 60 + "in May."
    assert len(lengths(text)) == 1
    assert len(lengths("The council met in May. " * 200)) == 200


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The Court held that advice to HM [Her Majesty] the Queen was unlawful.", 1),
        ("She told ODESC [Officials Committee for Domestic Security] to report.", 1),
        ("He left. [The court later agreed.] It rained.", 3),
    ],
)
def test_no_sentence_begins_with_what_is_put_in_brackets(text: str, count: int) -> None:
    assert len(lengths(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They stormed the school at around 2 a.m. Three teachers were taken.", 2),
        ("It broke out at 5 p.m. Police said so.", 2),
        ("He lives in the U.S. She does not.", 2),
        ("The talks began at 9 a.m. Eastern time on Monday.", 1),
        ("The U.S. Police Foundation met on Monday.", 1),
    ],
)
def test_letters_with_full_stops_may_end_a_sentence(text: str, count: int) -> None:
    assert len(lengths(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("* May 9, 2016 - Dr Holm sends a report.", 2),
        ("1992- Alan Cole cautioned by police.", 2),
        ("4 April 2023, 03:40: The wall gives way.", 2),
        ("1998–2003: Lund is mayor.", 2),
        ("9.12 a.m. – Two men enter.", 2),
        ("May - the minister - left.", 1),
        ("2019 - a year of war - was bad.", 1),
        ("12 - Angry Men opened.", 1),
        ("March 3-5 was cold.", 1),
    ],
)
def test_a_sentence_begins_behind_the_date_of_an_entry(text: str, count: int) -> None:
    assert len(lengths(text)) == count
