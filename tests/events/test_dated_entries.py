"""A chronicle: what is told under a date, in whatever tense, happened then."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime, Event
from dashboard.pipeline import parse

pytestmark = pytest.mark.usefixtures("every_row")

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 16))
CHRONICLE = """Timeline: the dam

March 2016
Inspectors report cracks in the eastern wall. The government hides the report.

2019
Jan Rud sends the 2016 report to a newspaper. He is dismissed in November.

4 April 2023, 03:40
The wall gives way. Eleven people drown in the village.

6 April
The owner says that it paid the mayor. It has hired a lawyer. The region will pay for a new wall.

What comes next
The owner repairs the wall.
"""


def read(text: str, published: DocumentCreationTime | None = PUBLISHED) -> dict[str, Event]:
    return {e.trigger.text: e for e in parse(Article("a", text, published=published)).events}


@pytest.mark.parametrize("published", [PUBLISHED, None])
def test_what_stands_under_a_date_is_of_it(published: DocumentCreationTime | None) -> None:
    events = read(CHRONICLE, published)
    dates = {
        "report": "2016-03",
        "hides": "2016-03",
        "sends": "2019",
        "dismissed": "2019-11",
        "gives": "2023-04-04",
        "drown": "2023-04-04",
        "says": "2023-04-06",
    }
    assert {word: events[word].date.edtf for word in dates} == dates
    told = events["drown"].date
    assert (told.status, told.rule) == ("inferred", "dated entry")
    assert "“4 April 2023" in told.because


def test_what_is_said_planned_or_in_the_perfect_there_is_not() -> None:
    events = read(CHRONICLE)
    for word in ("paid", "hired", "pay"):
        assert word in events
        assert events[word].date.rule != "dated entry"


def test_an_entry_limits_what_is_said_planned_or_followed_there() -> None:
    text = (
        "8 March 2016\n\nThe owner confirms that he paid the mayor. Norvik says it will sell the "
        "mill. It has hired a lawyer.\n\n12 March 2016\n\nCole is dismissed for theft and later "
        "jailed, the firm says.\n\n15 March 2016\n\nThe paper writes that an aide had bribed Lund, "
        "who has since died."
    )
    events = read(text)
    ends = {word: (e.date.earliest, e.date.latest) for word, e in events.items()}
    day = dt.date(2016, 3, 8)
    assert ends["paid"] == ends["hired"] == (None, day)
    assert ends["sell"] == (day, None)
    assert ends["bribed"] == (None, dt.date(2016, 3, 15))
    assert ends["died"][1] == PUBLISHED.day


def test_what_goes_on_beside_it_dates_an_entry_no_other_way() -> None:
    text = (
        "29 October 2016\n\nAs the gravity sinks in, Lund writes a letter to the mayor. Cole, "
        "who had put questions to her, leaves.\n\n31 October 2016\n\nWhen the council meets, Berg "
        "objects. The club is closed."
    )
    events = read(text)
    assert events["writes"].date.edtf == "2016-10-29"
    assert events["put questions"].date.latest == dt.date(2016, 10, 29)
    assert events["objects"].date.status == "unknown"


def test_a_lone_date_is_of_the_sentence_behind_it() -> None:
    events = read("The council met.\n\n2019 - Berg killed a guard. He fled to Peru.\n\nCole left.")
    assert events["killed"].date.edtf == "2019"
    assert events["fled"].date.earliest is None


def test_what_stands_under_a_date_to_come_is_not_of_the_day_of_publication() -> None:
    events = read("Oct 27: The board releases a report.\n\nNov 3: The court says Lund lied.")
    assert events["says"].date.status == "unknown"


def test_one_line_without_a_full_stop_is_the_entry_of_the_date_above_it() -> None:
    text = "12 March 2016\n\nPolice ask the board to wait\n\n19 March 2016\n\nCole is freed."
    assert read(text)["ask"].date.edtf == "2016-03-12"


def test_an_entry_ends_at_a_heading() -> None:
    assert "repairs" not in read(CHRONICLE)


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "2. ", "(3) ", ""])
@pytest.mark.parametrize("colon", [": ", " – ", " - ", " | ", ". ", "\t"])
def test_a_date_before_a_colon_is_of_its_paragraph(mark: str, colon: str) -> None:
    text = (
        f"{mark}12 June 2018{colon}Norvik asks for help.\n\n"
        f"{mark}4 April 2023{colon}The wall collapses. Eleven people drown.\n\nThe owner resigns."
    )
    events = read(text)
    assert events["asks"].date.edtf == "2018-06-12"
    assert events["drown"].date.edtf == "2023-04-04"
    assert events["resigns"].date.edtf != "2023-04-04"


@pytest.mark.parametrize("dash", ["- ", " -", " – "])
def test_an_entry_needs_no_full_stop(dash: str) -> None:
    text = (
        f"The affair in dates\n\nNov 1990{dash}Tom Reed wins the general election\n\n"
        f"1992{dash}Alan Cole cautioned by police\n\n1994{dash}Ana Berg resigns as mayor"
    )
    events = read(text)
    assert events["wins the general election"].date.edtf == "1990-11"
    assert events["cautioned"].date.edtf == "1992"
    assert events["resigns"].date.edtf == "1994"


def test_an_entry_begins_with_any_capital() -> None:
    text = "12 May 2023. Örsted opened a mill.\n\n14 May 2023. Ida Lind sold the mill."
    events = read(text)
    assert events["opened"].date.edtf == "2023-05-12"
    assert events["sold"].date.edtf == "2023-05-14"


def test_a_date_before_a_title_is_of_what_stands_below() -> None:
    text = (
        "The affair in dates\n\n27 April First minister named\n\nA paper reports that an aide took "
        "bribes.\n\nThe mayor resigns.\n\n28 April Talks begin\n\nThe board dismisses the aide."
    )
    events = read(text)
    assert "begin" not in events
    assert events["resigns"].date.edtf == "2024-04-27"
    assert events["dismisses"].date.edtf == "2024-04-28"


def test_beside_labels_a_date_needs_no_mark() -> None:
    text = (
        "10 May 2023: The mayor resigns.\n\nLind, a lawyer, married a judge.\n\n11 May 2023: Cole "
        "sues.\n\n12 May Ms Östby files a complaint.\n\n13 May 2023: Police search a flat."
    )
    events = read(text)
    assert events["married"].date.rule != "dated entry"
    assert events["files a complaint"].date.edtf == "2023-05-12"


def test_an_entry_may_be_of_the_day_before_publication() -> None:
    text = (
        "12 March 2024: Auditors find a gap.\n\n14 May 2024: Ms Holm calls on the mayor to resign."
        "\n\n15 May 2024: The mayor tells the council that she is leaving."
    )
    events = read(text)
    assert events["calls"].date.edtf == "2024-05-14"
    assert events["tells"].date.edtf == "2024-05-15"


def test_a_date_in_figures_needs_no_colon() -> None:
    events = read("2019-03-04 Norvik signs the deal.\n\n2019-05-11 Eleven people drown.")
    assert events["drown"].date.edtf == "2019-05-11"


def test_a_time_of_the_clock_is_of_the_day_before_it() -> None:
    text = (
        "Two men robbed a bank on Tuesday.\n\n9.12 a.m. The men fire a shot.\n\n"
        "11.52 a.m. Police storm the bank. Laine was released from prison in March."
    )
    events = read(text)
    assert {events[w].date.edtf for w in ("robbed", "fire", "storm")} == {"2024-05-14"}
    assert events["released"].date.edtf == "2024-03"


@pytest.mark.parametrize("dash", ["-", "–", " – "])
def test_a_stretch_is_told_as_a_whole(dash: str) -> None:
    events = read(f"1998{dash}2003\n\nKarl Lund sells the mills.\n\n2004\n\nHe founds a party.")
    assert events["sells"].date.granularity == "interval"
    assert (events["sells"].date.earliest, events["sells"].date.latest) == (
        dt.date(1998, 1, 1),
        dt.date(2003, 12, 31),
    )
    assert events["founds"].date.edtf == "2004"


@pytest.mark.parametrize(
    "text",
    [
        "12 June 2030: The council meets.\n\n15 June 2030: The mayor opens the bridge.",
        "20 June 2024: Voters elect a president.\n\n22 June 2024: The winner takes office.",
        "Tour\n\n18 June – Juno plays in Arden.\n\n20 June – Juno plays in Halden.",
    ],
)
def test_what_is_still_to_come_is_no_chronicle(text: str) -> None:
    events = read(text).values()
    assert not [e for e in events if e.date.rule == "dated entry" or e.date.latest == PUBLISHED.day]


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("If the wall fails again, the town dies.", "dies"),
        ("Unless Norvik pays, the workers strike.", "strike"),
        ("When the talks fail, the army steps in.", "steps"),
        ("Whoever attacks the port dies.", "dies"),
        ("Norvik owns two mills and employs 400 people.", "employs"),
        ("Norvik now sells gas.", "sells"),
        ("The army, which buys gas, is small.", "buys"),
    ],
)
def test_conditions_states_and_habits_are_not_told_in_the_past(told: str, word: str) -> None:
    text = f"10 May 2023: The mayor resigns.\n\n11 May 2023: {told}"
    events = read(text)
    assert events["resigns"].date.edtf == "2023-05-10"
    assert word not in events


def test_plans_stay_plans() -> None:
    text = "10 May 2023: The mayor resigns.\n\n11 May 2023: The board plans to meet the unions."
    assert read(text)["meet"].modality == "planned"


def test_states_are_no_rows_of_a_chronicle() -> None:
    events = read("9 May: Norvik owns two mills. They are old.\n\n10 May: Norvik sells a mill.")
    assert list(events) == ["sells"]


def test_one_date_alone_is_of_the_page() -> None:
    events = read("12 June 2018\n\nDivers found the wreck. Norvik was fined on 3 May 2017.")
    assert events["found"].date.rule != "dated entry"
    assert read("12 June 2018\n\nEleven people drown in the village.") == {}


def test_a_month_before_a_colon_is_no_march() -> None:
    events = read("March 4: divers found the wreck.\n\nMarch 6: Norvik paid the captain.")
    assert "March" not in events
    assert events["found"].date.edtf == "2024-03-04"
    assert events["paid"].date.edtf == "2024-03-06"


@pytest.mark.parametrize("colon", [" – ", ": ", " - "])
def test_the_first_entry_tells_no_date_of_publication(colon: str) -> None:
    text = (
        f"The affair in dates\n\n12 March 2023{colon}Auditors find a gap.\n\n"
        f"9 May 2023{colon}Police arrest a clerk.\n\n3 June 2023{colon}The mayor resigns."
    )
    events = read(text, None)
    assert parse(Article("a", text)).article.published is None
    assert events["arrest"].date.edtf == "2023-05-09"
    assert events["resigns"].modality == "asserted"


def test_a_dateline_before_entries_still_does() -> None:
    text = (
        "LONDON, 12 June 2023 -- A minister resigned.\n\n9 May 2023: Police arrest a clerk.\n\n"
        "3 June 2023: The mayor resigns."
    )
    found = parse(Article("a", text)).article.published
    assert found is not None
    assert found.day == dt.date(2023, 6, 12)


def test_a_length_is_no_time_of_its_own_and_an_occasion_does_not_last() -> None:
    events = read(
        "A timeline of the flood.\n\n"
        "MAY 12:\n\nThe bureau launches an inquiry into the worst flood in a decade.\n\n"
        "MAY 13:\n\nChile holds talks with Peru. The dam holds 40 tons of water.\n\n"
        "MAY 14:\n\nLund clears the woods for three days.\n"
    )
    dates = {"launches an inquiry": "2024-05-12", "holds talks": "2024-05-13"}
    dates["clears"] = "2024-05-14"
    assert {word: events[word].date.edtf for word in dates} == dates


def test_the_clock_of_the_entries_passes_midnight() -> None:
    text = (
        "May 3, 2019. 8 p.m.: The ferry leaves Tarn.\n\n11:50 p.m.: Water enters the hull.\n\n"
        "12:21 a.m.: The ferry strikes a rock.\n\n1:40 a.m.: The police search the wreck.\n\n"
        "May 6: The owner resigns."
    )
    dates = {"leaves": "05-03", "enters": "05-03", "strikes": "05-04", "search": "05-04"}
    events = read(text)
    assert {w: events[w].date.edtf for w in dates} == {w: f"2019-{d}" for w, d in dates.items()}
    assert events["resigns"].date.edtf == "2019-05-06"


@pytest.mark.parametrize(
    "text",
    [  # the newest first; under a day of its own; alone
        "3 May 2019\n\n9 p.m.: The police leave.\n\n4 p.m.: Police arrive.\n\n2 a.m.: A man flees.",
        "2 May 2019\n\n9 p.m.: Police arrive.\n\n3 May 2019\n\n1 a.m.: Ana Lee comes.\n\n"
        "2 a.m.: A man flees.",
        "3 May 2019\n\n2 a.m.: A man flees.\n\n9 p.m.: The police leave.",
    ],
)
def test_a_small_hour_of_the_same_day_stays_on_it(text: str) -> None:
    assert read(text)["flees"].date.edtf == "2019-05-03"


@pytest.mark.parametrize("days", ["June 19 to 25", "June 19 until June 25", "June 19-25"])
def test_an_entry_lasts_up_to_its_last_day(days: str) -> None:
    text = f"May 3, 2019: The ferry strikes a rock.\n\n{days}: The board searches the wreck."
    assert read(text)["searches"].date.edtf == "2019-06-19/2019-06-25"
