"""A time behind a sum of money, without a comma, goes with the verb."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "time", "above", "label"),
    [
        (
            "Norlinje was fined 2 million kroner the following year.",
            "year",
            "fined",
            "npadvmod",
        ),
        ("She wrote two books, the first in 2010.", "first", "books", "appos"),
    ],
)
def test_a_time_behind_a_sum_hangs_on_the_verb(
    text: str, time: str, above: str, label: str
) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == time)
    assert (token.head.text, label_of(token)) == (above, label)


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("A nurse accused of stealing from the ward where she worked today told a jury.", "told"),
        ("The soldier who fell today saved two men in May.", "fell"),
        ("The hospital where Ed Sims died today said that it was sorry.", "died"),
        ("A clerk from the ward where she worked today (Monday) told a jury.", "told"),
        ("The clerk who resigned today had hidden the files.", "resigned"),
        ("A judge jailed the clerk who resigned today.", "resigned"),
    ],
)
def test_the_day_of_the_news_hangs_on_the_main_verb(text: str, above: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == "today")
    assert token.head.text == above
