"""Dates as a person types them: in EDTF, or in any words that the parser reads."""

from __future__ import annotations

import pytest

from dashboard.errors import QueryError
from dashboard.registry import read_toml
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.corrections.typed_date import AmbiguousDateError, read_typed

EXAMPLES = [e.rpartition(":")[::2] for e in read_toml("languages/en/typed_dates.toml")["examples"]]


@pytest.mark.parametrize(("words", "edtf"), EXAMPLES)
def test_each_example_is_read_asked_about_or_refused(words: str, edtf: str) -> None:
    expected = edtf.strip()
    if expected == "ASK":
        with pytest.raises(AmbiguousDateError, match="say which number is the day"):
            read_typed(words)
    elif expected == "NO DAY":
        with pytest.raises(QueryError, match="is no day of the calendar"):
            read_typed(words)
    elif expected == "REFUSED":
        with pytest.raises(QueryError, match="write it with its year"):
            read_typed(words)
    else:
        assert read_typed(words) == expected


def test_the_order_says_which_number_is_the_day() -> None:
    assert read_typed("03/04/2024", Order.DAY_FIRST) == "2024-04-03"
    assert read_typed("before 03/04/2024", Order.MONTH_FIRST) == "../2024-03-03"
    assert read_typed("13/04/2024", Order.MONTH_FIRST) == "2024-04-13"  # there is no other way
    assert read_typed("04.04.2024") == "2024-04-04"
    with pytest.raises(AmbiguousDateError) as told:
        read_typed("03/04/2024")
    assert str(told.value) == (
        "“03/04/2024” may be 3 April 2024 or 4 March 2024: say which number is the day"
    )


def test_what_ends_before_it_begins_is_said() -> None:
    with pytest.raises(QueryError, match="ends before it begins"):
        read_typed("from 5 May 2023 to 1 May 2023")
