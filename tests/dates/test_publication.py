"""A date of publication as a person writes it: whole, and with no doubt which is the month."""

from __future__ import annotations

import pytest

from dashboard.dates import read_publication
from dashboard.errors import ArticleError


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-10-23", "2024-10-23"),
        ("2024-10-23T10:35", "2024-10-23T10:35"),
        ("23 October 2024", "2024-10-23"),
        (" 23rd Oct 2024 ", "2024-10-23"),
        ("October 23, 2024", "2024-10-23"),
        ("Wednesday, 23 October 2024", "2024-10-23"),
    ],
)
def test_a_day_whose_month_is_a_number_in_its_place_or_a_word_is_taken(
    words: str, day: str
) -> None:
    assert str(read_publication(words)) == day


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("2024-02-30", "is no day of the calendar"),
        ("30 February 2024", "write it as YYYY-MM-DD"),
        ("10/11/2024", "write it as YYYY-MM-DD"),
        ("October 2024", "write it as YYYY-MM-DD"),
        ("yesterday", "write it as YYYY-MM-DD"),
        ("3 May 2021 and 4 May 2022", "write it as YYYY-MM-DD"),
        ("", "write it as YYYY-MM-DD"),
    ],
)
def test_what_is_no_such_day_is_refused_with_the_way_to_write_it(words: str, says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        read_publication(words)
