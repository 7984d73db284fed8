"""Entries of a chronicle without years lie behind publication, those of an agenda ahead."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.dates import read_dates
from dashboard.model import DocumentCreationTime
from dashboard.nlp.analysis import Depth, analyse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 12, 1))
PRESENT = (
    "Jan. 12: Norvik files a suit.",
    "March 3: A judge rules for the town.",
    "Nov. 20: The appeal court throws out the case.",
)
PAST = ("Dec. 9: Dockers walked out.", "Jan. 12: Talks failed.", "March 3: They came back.")
AGENDA = ("Dec. 9: The court hears the case.", "Jan. 12: The mill closes.", "March 3: A vote.")


@pytest.mark.parametrize(
    ("entries", "values"),
    [
        (PRESENT, ["2024-01-12", "2024-03-03", "2024-11-20"]),
        (PRESENT[::-1], ["2024-11-20", "2024-03-03", "2024-01-12"]),  # the newest first
        (PAST, ["2023-12-09", "2024-01-12", "2024-03-03"]),
        # an agenda begins at publication, and what "will" be done is to come
        (AGENDA, ["2024-12-09", "2025-01-12", "2025-03-03"]),
        (
            ("Jan. 12: A mill will close.", "June 2: One will open.", "Nov. 20: They will vote."),
            ["2025-01-12", "2025-06-02", "2025-11-20"],
        ),
        # on either side of publication, each is the nearest
        (
            ("Nov. 20: Lind signs.", "Dec. 9: The court sits.", "Jan. 12: The mill closes."),
            ["2024-11-20", "2024-12-09", "2025-01-12"],
        ),
        # a year that is told counts, and one entry is no chronicle
        (
            ("Jan. 12, 2025: The mill closes.", "April 20: Norvik moves."),
            ["2025-01-12", "2025-04-20"],
        ),
        (("Jan. 12: The mill closes.",), ["2025-01-12"]),
    ],
)
def test_the_entries_say_on_which_side_they_lie(
    entries: tuple[str, ...], values: list[str]
) -> None:
    assert _values("\n\n".join(entries)) == values


def test_a_day_that_is_not_in_each_year_may_head_an_entry() -> None:
    text = "Feb. 29: Norvik files a suit.\n\nNov. 20: The court throws it out."
    assert _values(text) == ["2024-02-29", "2024-11-20"]


def test_the_last_entry_may_be_ahead() -> None:
    text = "Jan. 12: Norvik sued.\n\nNov. 20: It lost.\n\nDec. 9: The court hears the appeal."
    assert _values(text)[-1] == "2024-12-09"
    text = "Jan. 12: The mill closed.\n\nJune 2: One opened.\n\nSept. 2: The town will vote."
    assert _values(text) == ["2024-01-12", "2024-06-02", "2025-09-02"]


def _values(text: str) -> list[str | None]:
    return [t.value for t in read_dates(analyse(text, depth=Depth.TAGS), PUBLISHED)]


def test_what_calls_itself_a_chronology_lies_behind_however_far() -> None:
    entries = (
        "Oct 27: A panel names the minister.",
        "Nov 1: The minister refuses to resign.",
        "Nov 4: The cabinet begins talks.",
    )
    august = DocumentCreationTime(dt.datetime(2024, 8, 3))

    def years(*paragraphs: str) -> set[str]:
        read = read_dates(analyse("\n\n".join(paragraphs), depth=Depth.TAGS), august)
        return {(one.value or "")[:4] for one in read}

    assert years("Following is a chronology of the row.", *entries) == {"2023"}
    assert years("Lind quit. Here is a chronology of the row:", *entries) == {"2023"}
    # an agenda is none, nor what will be, nor what follows other words than those
    told = "Police gave a chronology of the row. The court has set these dates."
    assert years(told, *entries) == {"2024"}
    assert years("Here is a chronology of the row.", "Lind has quit.", *entries) == {"2024"}
    assert years("Following is the agenda of the panel.", *entries) == {"2024"}
    coming = tuple(f"{entry[:6]}: They will meet." for entry in entries)
    assert years("Here is the chronology of what is to come.", *coming) == {"2024"}
