"""Who said what in sentences of newspapers: it is not who was only asked, or stands beside it."""

from __future__ import annotations

import pytest

from dashboard.quotes.find import find_quotes
from dashboard.text.analysis import analyse

# a sentence: each speaker with the words, in order
SENTENCES = [
    # an infinitive that somebody is moved to is that one's; one that is only asked for is nobody's
    ("The inquiry forced the firm to admit that it had lied.", [("the firm", "it had lied")]),
    (
        "The protest prompted the mayor to say that the road would stay open.",
        [("the mayor", "the road would stay open")],
    ),
    ("Lawmakers pressed the director to explain how a contractor left with the papers.", []),
    # who is asked does not ask
    (
        "Dan Fried said Friday that he remembered being asked to help “turn this wish into a law.”",
        [("Dan Fried", "turn this wish into a law.")],
    ),
    # "who" behind "and" is who the first "who" is
    (
        "It was opposed by the relatives, who want to keep the boy and who have said they think "
        "Lund is lying.",
        [("the relatives", "they think Lund is lying")],
    ),
    # one speaker says it once, whatever the number of words for it
    (
        "He repeated charges that his relatives had offered him money.",
        [("He", "his relatives had offered him money")],
    ),
    # a name right behind the mark is no sign of a nickname if a comma ends the words
    (
        "Calling the mother of Elian Lund “an excellent girl,” President Berg said she was ill.",
        [("President Berg", "an excellent girl,"), ("President Berg", "she was ill")],
    ),
    ("William “Bill” Doe said the race was over.", [("Doe", "the race was over")]),
    # what is only called so is no quotation, with or without a comma behind it
    (
        "The so-called “death grip”, however, is rare, said Mike Gikas.",
        [("Mike Gikas", "The so-called “death grip”, however, is rare")],
    ),
    # the end of a clause that begins in marks says something else than the whole
    (
        "There is “no way” the relatives will help to send him back, Perez said.",
        [("Perez", "no way")],
    ),
    (
        "“Hundreds have been heard” and the inquiry will take time, he said.",
        [("he", "Hundreds have been heard"), ("he", "the inquiry will take time")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_the_words_are_those_of_who_said_them(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    quotes = find_quotes(analyse(sentence))
    assert [(q.speaker.text if q.speaker else "", q.content.text) for q in quotes] == expected
