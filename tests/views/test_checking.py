"""Checking and correcting, on the page as a person does it, without a browser."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.errors import LibraryError, QueryError
from dashboard.exports import Options, load
from dashboard.library import articles, settings
from dashboard.library.archive import write_archive
from dashboard.library.checking import (
    Draft,
    Own,
    add_own,
    draft_of,
    hide,
    join,
    save,
    set_state,
    split,
)
from dashboard.library.corrections import read_log, record, undo
from dashboard.library.saved_views import saved_views
from dashboard.model import Modality, Timeline, TimelineEntry
from dashboard.nlp.read import article_from_text
from dashboard.registry import PACKAGE
from dashboard.review import Field, State, reviews
from dashboard.timeline.build import build
from dashboard.timeline.query import Query, choose
from dashboard.timeline.selection import About, select
from dashboard.timeline.wording.labels import kind_label
from dashboard.views.table.model import table as table_of
from dashboard.views.timeline.model import panel
from dashboard.widgets import store
from dashboard.widgets.checking import FOLD, FORM, HISTORY, JOIN_OR_SPLIT, MORE_BELOW, NAME, REMARKS

pytestmark = pytest.mark.slow

CALL = "article:59:CONSULT"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(tmp_path))
    return tmp_path


def shown() -> tuple[TimelineEntry, Timeline]:
    timeline = store.timeline()
    return next(e for e in timeline.entries if e.event.id == CALL), timeline


def page(event: str = CALL, *, folded: bool = False) -> AppTest:
    """The timeline at an event, with all parts below its panel open unless they are ``folded``."""
    app = AppTest.from_file(str(PACKAGE / "app.py"), default_timeout=60)
    for label in (FORM, REMARKS, JOIN_OR_SPLIT, HISTORY):
        app.session_state[f"{FOLD}{label}"] = not folded
    if event:
        app.query_params["event"] = event
    return app.run()


def field(app: AppTest, kind: str, label: str):
    return next(w for w in getattr(app, kind) if w.label == label)


def button(app: AppTest, label: str):
    return next(b for b in app.button if b.label == label)


def table(event: str) -> str:
    blocks = panel(store.timeline(), Query(event=event))
    rows = [row for b in blocks if b["kind"] == "table" for row in b["rows"]]
    return "\n".join(f"{r['name']}: {''.join(p['text'] for p in r['pieces'])}" for r in rows)


def test_a_form_is_only_made_when_it_is_opened() -> None:
    app = page(folded=True)
    assert [e.label for e in app.expander] == [FORM, REMARKS, JOIN_OR_SPLIT]
    assert [w.label for w in app.text_input] == []  # of what nobody judged there is no why
    button(app, MORE_BELOW).click()  # in the bar that stays in sight
    assert "Date" in [w.label for w in app.run().text_input]


def test_an_event_is_checked_with_a_word_why() -> None:
    app = page()
    app.segmented_control[0].set_value(State.CHECKED).run()
    assert not app.exception
    field(app, "text_input", "A word why").set_value("read it myself").run()
    entry, timeline = shown()
    line = entry.review.latest[Field.STATE]
    assert (line.now, line.why) == ("checked", "read it myself")
    assert [e.event.id for e in choose(timeline, Query(states=("checked",)))] == [entry.event.id]


def test_the_name_beside_changes_is_given_before_the_first_and_once() -> None:
    settings.describe(About(author="Ann Archer"))
    app = page()
    assert field(app, "text_input", NAME).value == "Ann Archer"
    field(app, "text_input", NAME).set_value("Bo").run()
    field(app, "text_input", "Date").set_value("2023-12-20")
    button(app, "Save the correction").click().run()
    assert not app.exception
    assert [line.by for line in read_log()] == ["Bo"]
    assert [w.value for w in app.text_input if w.label == NAME] == ["Bo"]  # now in the history


def test_nobody_is_named_as_the_computer_calls_them_without_seeing_it() -> None:
    app = page()
    name = field(app, "text_input", NAME)
    assert name.value == ""
    assert name.placeholder == f"{settings.person()}, as this computer calls you"


def test_a_date_on_which_others_lean_says_so_when_it_is_saved_and_in_the_table() -> None:
    text = """---
title: Talks
published: 2024-10-23
---
Talks were held in Oslo on 14 October 2024. During the talks, Norway signed the treaty.
"""
    articles.add(article_from_text(text, "talks"))
    held = next(e.event.id for e in store.timeline().entries if e.event.trigger.text == "held")
    app = page(held)
    field(app, "text_input", "Date").set_value("15 October 2024")
    button(app, "Save the correction").click().run()
    assert not app.exception
    said = "Saved: date. Another date leans on it: “Remarks” in the table tells what that came to."
    assert said in [text.value for text in app.text]
    timeline = store.timeline()
    rows = table_of(timeline, Query(), read_log())
    (remark,) = [r for r in rows["Remarks"] if "this date with it" in r]
    assert "Date: “held” was corrected to Tuesday 15 October 2024 since" in remark
    field(app, "text_area", "What happened").set_value("Talks in Oslo")
    button(app, "Save the correction").click().run()
    assert "Saved: headline." in [text.value for text in app.text]


def test_a_date_is_corrected_and_the_reading_stays_beside_it() -> None:
    app = page()
    field(app, "text_input", "Date").set_value("2023-12-20")
    field(app, "text_input", "Why").set_value("the ministry’s own record")
    button(app, "Save the correction").click().run()
    assert not app.exception
    entry, _ = shown()
    assert entry.event.date.edtf == "2023-12-20"
    assert entry.as_read is not None
    assert entry.as_read.date.edtf == "2023-12-21"
    told = table(CALL)
    assert "the ministry’s own record" in told
    assert "The program read: 2023-12-21." in told
    button(app, "Undo the last change").click().run()
    assert shown()[0].event.date.edtf == "2023-12-21"
    assert len(read_log()) == 2


def test_what_one_save_sets_is_one_line_and_is_taken_back_at_once() -> None:
    app = page()
    read = shown()[0].event
    field(app, "text_input", "Date").set_value("2023-12-20")
    field(app, "text_area", "What happened").set_value("They spoke")
    field(app, "text_input", "Why").set_value("the record")
    button(app, "Save the correction").click().run()
    assert not app.exception
    assert f"{HISTORY} (1)" in [fold.label for fold in app.expander]
    (told,) = [t.value for t in app.text if "the record" in t.value]
    assert "date: 2023-12-20 (before: 2023-12-21)\nheadline: They spoke (before: " in told
    button(app, "Undo the last change").click().run()
    assert not app.exception
    assert shown()[0].event == read
    assert "Taken back: headline, date." in {t.value for t in app.text}
    (told,) = [t.value for t in app.text if "the record" in t.value]
    assert told.count("Taken back by") == 1
    assert "Undo the last change" not in {b.label for b in app.button}


def test_how_it_is_told_is_corrected_and_the_reading_stays_beside_it() -> None:
    app = page()
    field(app, "selectbox", "Told as").set_value(Modality.PLANNED)
    button(app, "Save the correction").click().run()
    assert not app.exception
    entry, timeline = shown()
    assert entry.event.modality is Modality.PLANNED
    assert [line.field for line in read_log()] == [Field.MODALITY]
    assert "The program read: as fact." in table(CALL)
    assert entry in choose(timeline, Query(modalities=("planned",)))
    button(app, "Undo the last change").click().run()
    assert shown()[0].event.modality is Modality.ASSERTED


def test_the_form_stands_at_the_kind_that_the_page_shows_and_offers_all_of_them() -> None:
    app = page()
    kind = field(app, "selectbox", "What kind")
    read = shown()[0].event
    assert kind.value == read.subtype
    kind.set_value("Justice.Search")
    button(app, "Save the correction").click().run()
    assert not app.exception
    event = shown()[0].event
    assert (event.type, event.subtype) == ("COERCE", "Justice.Search")
    told = table(CALL)
    assert "kind: Search by police" in told
    assert f"The program read: {kind_label(read)}." in told
    button(app, "Undo the last change").click().run()
    assert shown()[0].event == read


def test_the_form_for_an_event_of_ones_own_asks_who_and_how_it_is_told() -> None:
    script = (
        "from dashboard.widgets import added_event, store\n"
        "added_event.show_adding(store.timeline().articles[0])\n"
    )
    app = AppTest.from_string(script, default_timeout=60).run()
    field(app, "selectbox", "Told as").set_value(Modality.PROPOSED)
    button(app, "Add the event").click().run()
    assert not app.exception
    said = {line.field: line.now for line in read_log()}
    assert said[Field.MODALITY] == "proposed"
    assert len(app.dataframe) == 1


def test_a_date_that_is_none_is_refused_with_the_forms() -> None:
    app = page()
    field(app, "text_input", "Date").set_value("last Thursday")
    button(app, "Save the correction").click().run()
    assert not app.exception
    assert is_told_of_year(app)
    assert read_log() == ()


def test_what_is_wrong_stays_until_something_is_tried_again() -> None:
    app = page()
    assert not is_told_of_year(app)
    field(app, "text_input", "Date").set_value("last Thursday")
    button(app, "Save the correction").click().run()
    for _ in range(2):  # as of another run that came behind the click
        app.run()
        assert not app.exception
        assert is_told_of_year(app)
    field(app, "text_input", "Date").set_value("2023-02-30")
    button(app, "Save the correction").click().run()
    assert not is_told_of_year(app)
    assert any("is no day of the calendar" in text.value for text in app.text)
    field(app, "text_input", "Date").set_value("2023-12-20")
    button(app, "Save the correction").click().run()
    assert not any("calendar" in text.value for text in app.text)
    assert read_log() != ()


def test_what_was_wrong_with_one_event_is_not_said_of_another() -> None:
    entry, timeline = shown()
    app = page()
    field(app, "text_input", "Date").set_value("last Thursday")
    button(app, "Save the correction").click().run()
    assert is_told_of_year(app)
    app.query_params["event"] = next(e for e in timeline.entries if e != entry).event.id
    app.run()
    assert not is_told_of_year(app)


def test_what_was_wrong_is_gone_once_the_form_was_closed() -> None:
    """What was typed is gone then, too."""
    app = page()
    field(app, "text_input", "Date").set_value("last Thursday")
    button(app, "Save the correction").click().run()
    for opened in (False, True):
        app.session_state[f"{FOLD}{FORM}"] = opened
        app.run()
    assert not is_told_of_year(app)


def is_told_of_year(app: AppTest) -> bool:
    return any("write it with its year, as 3 May 2023" in text.value for text in app.text)


def test_only_what_changed_is_written() -> None:
    entry, timeline = shown()
    now = draft_of(entry, timeline)
    assert save(entry, timeline, now) == []
    other = Draft(now.date, now.type, "Call of two commanders", now.actors, "shorter")
    assert [line.field for line in save(entry, timeline, other)] == [Field.HEADLINE]
    assert shown()[0].event.headline == "Call of two commanders"


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (Draft("2023-02-30", "CONSULT", "x", ()), "is no day of the calendar"),
        (Draft("", "CONSULT", "  ", ()), "give a headline"),
        (Draft("", "CONSULT", "x", (("Li", "boss"),)), "is no role"),
    ],
)
def test_what_means_nothing_is_refused_and_nothing_is_kept(draft: Draft, says: str) -> None:
    entry, timeline = shown()
    with pytest.raises((LibraryError, QueryError), match=says):
        save(entry, timeline, draft)
    assert read_log() == ()


def test_who_took_part_is_corrected_and_can_be_filtered_by() -> None:
    entry, timeline = shown()
    now = draft_of(entry, timeline)
    save(entry, timeline, Draft(now.date, now.type, now.headline, (*now.actors, ("Ann", "actor"))))
    entry, timeline = shown()
    assert "Ann" in {actor.name for actor in entry.actors}
    assert "Ann" in {actor.name for actor in timeline.actors}


@pytest.mark.parametrize("actors", [(), (("Ann", "actor"),)])
def test_a_correction_is_not_told_to_be_overtaken_at_once(
    actors: tuple[tuple[str, str], ...],
) -> None:
    """Of an event that five articles tell of, with actors that each names otherwise."""
    entry, timeline = shown()
    now = draft_of(entry, timeline)
    save(entry, timeline, Draft("2023-12-20", "AGREE", "Another", actors))
    entry, timeline = shown()
    assert draft_of(entry, timeline).actors == actors
    assert len(entry.review.changed) == 4
    assert "reads this otherwise now" not in table(CALL)
    save(entry, timeline, now)
    assert "reads this otherwise now" not in table(CALL)


def test_a_hidden_event_is_gone_and_is_brought_back() -> None:
    entry, _ = shown()
    hide(entry, "told twice")
    app = page("")
    told = {r.event.id for e in store.timeline().entries for r in e.reports}
    assert not told & {r.event.id for r in entry.reports}
    for _ in entry.reports:
        app = button(app, "Bring it back").click().run()
        assert not app.exception
    assert shown()[0].reports == entry.reports


def test_two_who_correct_the_same_see_it() -> None:
    """Row 20 of the table of faults: both are kept, and the conflict is visible."""
    entry, timeline = shown()
    set_state(entry, timeline, State.CHECKED)
    settings.name_person("Bo")
    set_state(entry, timeline, State.DISPUTED, "the day is wrong")
    assert len(read_log()) == 2
    assert shown()[0].review.state is State.DISPUTED
    assert "Bo set it without having seen" in table(CALL)


def test_an_event_of_ones_own_stands_on_the_timeline() -> None:
    entry, _ = shown()
    text = entry.article.text
    at = text.index("renewing hopes")
    who = (("Ann Lee", "actor"), ("", "actor"))
    given = Own("OTHER", "2023-12-21", who, "possible", "it says so")
    own = add_own("article", (at, at + 14), given)
    found = next(e for e in store.timeline().entries if e.event.id == own)
    assert found.event.trigger.text == "renewing hopes"
    assert found.event.modality is Modality.POSSIBLE
    assert [actor.name for actor in found.actors] == ["Ann Lee"]
    assert "added by a person" in table(own)
    undo(next(x.number for x in read_log(events=[own]) if x.field is Field.ADDED))
    assert own not in {e.event.id for e in store.timeline().entries}


def test_a_view_is_kept_under_a_name() -> None:
    app = page("")
    app.query_params["who"] = ["CHN"]
    app.run()
    field(app, "text_input", "Keep what the filters show now as").set_value("China")
    button(app, "Save the view").click().run()
    assert not app.exception
    assert saved_views() == {"China": {"who": ["CHN"]}}
    button(app, "Remove it").click().run()
    assert saved_views() == {}


def test_what_has_no_event_any_more_is_said_above_the_page() -> None:
    record("article:1:OTHER", Field.STATE, "checked")
    app = page("")
    assert any("article:1:OTHER has no event any more" in text.value for text in app.text)


STORM = "---\ntitle: {title}\npublished: 2024-03-09\nsource: {source}\n---\n{text}"
FIRST = "Ana Berg, the mayor of Oslo, opened the new harbour on 7 March 2024."
SECOND = "Mayor Ana Berg opened the harbour of Oslo on 7 March 2024. Ships came at noon."


def two_reports(library: Path) -> TimelineEntry:
    for text, source in ((FIRST, "North News"), (SECOND, "South Post")):
        raw = STORM.format(title=source, source=source, text=text)
        articles.add(article_from_text(raw, source), library)
    return next(e for e in store.timeline().entries if e.event.trigger.text == "opened")


def test_reports_of_one_event_are_split_and_joined_by_hand(library: Path) -> None:
    entry = two_reports(library)
    assert len(entry.reports) == 2
    split(entry, entry.reports[1])
    opened = [e for e in store.timeline().entries if e.event.trigger.text == "opened"]
    assert [len(e.reports) for e in opened] == [1, 1]
    app = page(opened[0].event.id)
    choice = field(app, "selectbox", "Another event near by")
    app = choice.set_value(opened[1].event.id).run()
    assert not app.exception
    button(app, "Join the two").click().run()
    assert not app.exception
    (entry,) = [e for e in store.timeline().entries if e.event.trigger.text == "opened"]
    assert len(entry.reports) == 2
    app = page(entry.event.id)
    assert not app.exception
    for told in field(app, "selectbox", "A report of this event").options:
        assert told.startswith(("North News", "South Post"))  # whose it is: the words are alike
    button(app, "Split this report off").click().run()
    assert len([e for e in store.timeline().entries if e.event.trigger.text == "opened"]) == 2
    told = "\n".join(text.value for text in page(entry.event.id).text)
    assert f"joined: “{opened[1].event.headline}”" in told
    assert "kept apart: " in told
    assert opened[1].event.id not in told


def test_what_was_picked_to_be_joined_is_seen_whole(library: Path) -> None:
    entry = two_reports(library)
    split(entry, entry.reports[1])
    one, other = (e for e in store.timeline().entries if e.event.trigger.text == "opened")
    app = page(one.event.id)
    field(app, "selectbox", "Another event near by").set_value(other.event.id).run()
    assert any(text.value.endswith(other.event.sentence.text) for text in app.text)


def test_a_note_and_the_star_stand_in_the_panel_and_are_told_in_words() -> None:
    record(CALL, Field.STARRED, True)
    record(CALL, Field.NOTE, "ask the ministry", was=None)
    blocks = panel(store.timeline(), Query(event=CALL))
    assert {"kind": "text", "text": "Starred\nNote: ask the ministry"} in blocks
    told = [text.value for text in page().text]
    assert any("star: yes" in line for line in told)
    assert any(line.endswith("note: ask the ministry") for line in told)


@pytest.mark.parametrize(
    ("wrong", "behind", "before"), [("tag", "Tags", "Note"), ("note", "Note", None)]
)
def test_what_is_wrong_with_a_remark_that_saves_itself_stands_below_its_field(
    monkeypatch: pytest.MonkeyPatch, wrong: str, behind: str, before: str | None
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("this is too long", field=wrong)

    monkeypatch.setattr("dashboard.widgets.checking.remark", refuse)
    app = page()
    field(app, "checkbox", "Starred").check().run()
    shown = list(app.main)
    labels = [getattr(one, "label", "") for one in shown]
    said = [n for n, one in enumerate(shown) if one in app.text and one.value == "this is too long"]
    assert len(said) == 1
    assert labels.index(behind) < said[0]
    assert before is None or said[0] < labels.index(before)


TWICE = (
    "A ferry sank off Oslo on 7 March 2024. Mayor Ana Berg spoke of it. In 1990 a bridge fell.\n\n"
    "The sinking on 7 March 2024 killed nine people, Mayor Ana Berg said. “It is a dark day,” Berg "
    "said."
)


def ids(trigger: str) -> list[str]:
    """The entries one of whose reports has this trigger."""
    found = store.timeline().entries
    return [e.event.id for e in found if any(r.event.trigger.text == trigger for r in e.reports)]


def sank_and_killed(library: Path) -> tuple[str, str]:
    raw = STORM.format(title="North News", source="North News", text=TWICE)
    articles.add(article_from_text(raw, "north"), library)
    (sank,), (killed,) = ids("sank"), ids("killed")
    assert sank != killed
    return sank, killed


def test_two_reports_within_one_article_are_joined_and_undone_by_hand(library: Path) -> None:
    sank, killed = sank_and_killed(library)
    app = page(sank)
    choice = field(app, "selectbox", "Another event near by")
    assert "bridge" in choice.options[-1]  # the furthest away in time
    app = choice.set_value(killed).run()
    button(app, "Join the two").click().run()
    assert not app.exception
    assert any("they are one event now" in text.value for text in app.text)
    assert ids("sank") == ids("killed")
    entry = store.timeline().find(sank)
    assert entry is not None
    assert (len(entry.reports), entry.sources) == (2, 1)
    assert {line.field for line in read_log(events=[sank])} == {Field.JOINED}
    app = page(entry.event.id)
    button(app, "Undo the last change").click().run()
    assert not app.exception
    assert any("Taken back: joined." in text.value for text in app.text)
    assert ids("sank") != ids("killed")


def test_what_is_joined_within_one_article_holds_anew_and_is_taken_away(library: Path) -> None:
    sank, killed = sank_and_killed(library)
    timeline = store.timeline()
    one, other = timeline.find(sank), timeline.find(killed)
    assert one is not None
    assert other is not None
    join(one, other)
    log = read_log()
    # Another version reads the second as of another kind, and so under another id.
    (parsed,) = timeline.articles
    of_another_kind = {killed: f"{killed.rpartition(':')[0]}:OTHER"}
    events = tuple(
        dataclasses.replace(e, id=of_another_kind[e.id], type="OTHER") if e.id == killed else e
        for e in parsed.events
    )
    anew = build([dataclasses.replace(parsed, events=events)], reviews(log))
    joined = anew.find(sank)
    assert joined is not None
    assert {r.event.id for r in joined.reports} == {sank, *of_another_kind.values()}
    assert anew.lost == ()
    # One event in what is taken away; its quotes once; the decision in the whole library.
    selection = select(store.timeline(), Query(), store.log())
    page_of_it = b"".join(load("html").write(selection, Options())).decode()
    assert page_of_it.count("<tr tabindex") == len(timeline.entries) - 1
    (said,) = (e for e in store.timeline().entries if e.event.trigger.text == "spoke")
    sunk = store.timeline().find(sank)
    assert sunk is not None
    join(said, sunk)
    blocks = panel(store.timeline(), Query(event=said.event.id))
    assert len([b for b in blocks if b["kind"] == "quote"]) == 2
    assert any(b'"joined"' in line for line in write_archive(library))


@pytest.mark.parametrize(
    ("app_does", "says"),
    [
        (lambda app: field(app, "text_area", "Note").set_value("ask them").run(), "Saved: note."),
        (lambda app: field(app, "checkbox", "Starred").check().run(), "Saved: star."),
        (lambda app: field(app, "multiselect", "Tags").set_value(["sea"]).run(), "Saved: tags."),
        (lambda app: app.segmented_control[0].set_value(State.CHECKED).run(), "Saved: checked."),
        (lambda app: button(app, "Save the correction").click().run(), "Nothing to save"),
    ],
)
def test_what_is_saved_is_said_until_another_event_is_opened(app_does, says: str) -> None:
    def told(app: AppTest) -> bool:
        assert not app.exception
        return any(text.value.startswith(says) for text in app.text)

    app = page()
    assert not told(app)
    app_does(app)
    assert told(app)
    assert told(app.run())
    app.query_params.pop("event")
    assert not told(app.run())
    app.query_params["event"] = CALL
    assert not told(app.run())


def test_a_report_that_is_split_twice_stays_apart_from_the_first(library: Path) -> None:
    entry = two_reports(library)
    one, other = entry.reports
    split(entry, other)
    raw = STORM.format(title="East Mail", source="East Mail", text=f"{FIRST} It rained.")
    articles.add(article_from_text(raw, "East Mail"), library)
    third = next(
        report
        for e in store.timeline().entries
        for report in e.reports
        if report.article.source == "East Mail" and report.event.trigger.text == "opened"
    )
    both = dataclasses.replace(entry, event=third.event, reports=(third, other))
    split(both, other)
    held = reviews(read_log())[other.event.id].value(Field.APART)
    assert held == [one.event.id, third.event.id]


def test_what_another_tab_sets_meanwhile_is_told_and_nothing_is_lost() -> None:
    """Row 20 of the table of faults, on the page itself."""
    app = page()
    settings.name_person("Bo")
    record(CALL, Field.STATE, "disputed")
    app.segmented_control[0].set_value(State.CHECKED).run()
    assert not app.exception
    assert any("changed elsewhere while you had it open: Bo set state" in t.value for t in app.text)
    assert [line.now for line in read_log()] == ["disputed"]
    app.segmented_control[0].set_value(State.CHECKED).run()
    assert [line.now for line in read_log()] == ["disputed", "checked"]
    assert not any("changed elsewhere" in t.value for t in app.text)


def test_undo_goes_back_change_by_change_until_nothing_is_left() -> None:
    entry, _ = shown()
    for words in ("one", "two"):
        record(entry.event.id, Field.HEADLINE, words)
    app = page()
    for stands in ("one", None):
        button(app, "Undo the last change").click().run()
        assert not app.exception
        assert shown()[0].review.value(Field.HEADLINE) == stands
    assert "Undo the last change" not in {b.label for b in app.button}


def test_a_note_that_is_sent_with_the_star_is_kept() -> None:
    app = page()
    field(app, "text_area", "Note").set_value("ask the ministry")
    field(app, "checkbox", "Starred").check().run()
    assert not app.exception
    assert {line.field: line.now for line in read_log()} == {
        Field.STARRED: True,
        Field.NOTE: "ask the ministry",
    }


def test_a_reason_without_a_change_is_refused_and_stays_typed() -> None:
    app = page()
    field(app, "text_input", "Why").set_value("the log of the call")
    button(app, "Save the correction").click().run()
    assert not app.exception
    assert any("a reason goes with a change" in text.value for text in app.text)
    assert field(app, "text_input", "Why").value == "the log of the call"
    assert not read_log()


def test_the_reason_for_hiding_is_sent_with_the_form() -> None:
    app = page()
    field(app, "text_input", "Why").set_value("told twice")
    hiding = button(app, "Hide the event")
    assert hiding.form_id == button(app, "Save the correction").form_id != ""
    hiding.click().run()
    assert {line.why for line in read_log()} == {"told twice"}
    blocks = panel(store.timeline(), Query(event=CALL))
    assert "is hidden from the timeline" in str(blocks)
    assert "read anew" not in str(blocks)


def test_a_library_that_cannot_be_read_meanwhile_is_said_and_breaks_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*args: object, **named: object) -> None:
        raise LibraryError("the library is locked; close the other program, then try again")

    for name in ("read_log", "settings.person"):
        with monkeypatch.context() as patch:
            patch.setattr(f"dashboard.widgets.checking.{name}", fail)
            app = page()
            assert not app.exception
            assert "the library is locked" in str([text.value for text in app.text])


def test_a_search_that_the_library_cannot_answer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(words: str) -> None:
        raise LibraryError(f"the library cannot be searched for {words}")

    articles.add(article_from_text("The court met on 3 April 2020.", "court"))
    monkeypatch.setattr("dashboard.widgets.library_panel.search", fail)
    script = "from dashboard.views.articles import page\npage.show()\n"
    app = AppTest.from_string(script, default_timeout=60)
    field(app.run(), "text_input", "Search the texts of your articles").set_value("court").run()
    assert not app.exception
    assert "cannot be searched for court" in str([text.value for text in app.text])


def test_what_was_changed_counts_what_it_lists_and_says_what_was_taken_back() -> None:
    app = page()
    field(app, "text_input", "Date").set_value("on or before 20 December 2023")
    button(app, "Save the correction").click().run()
    assert store.timeline().find(CALL).event.date.edtf == "../2023-12-20"
    button(app, "Undo the last change").click().run()
    assert not app.exception
    assert f"{HISTORY} (1)" in [fold.label for fold in app.expander]
    told = [text.value for text in app.text if "\ndate: " in text.value]
    (line,) = told
    assert "date: ../2023-12-20 (before: 2023-12-21)\nTaken back by " in line


def test_the_history_says_what_a_field_was_before_not_what_was_read() -> None:
    app = page()
    for day in ("20 December 2023", "19 December 2023"):
        field(app, "text_input", "Date").set_value(day)
        button(app, "Save the correction").click().run()
    assert not app.exception
    last, first = (text.value for text in app.text if "\ndate: " in text.value)
    assert "date: 2023-12-19 (before: 2023-12-20)" in last
    assert "date: 2023-12-20 (before: 2023-12-21)" in first


def test_what_a_file_is_held_against_is_what_was_read_not_what_a_person_made_of_it() -> None:
    app = page()
    field(app, "text_input", "Date").set_value("20 December 2023")
    button(app, "Save the correction").click().run()
    assert not app.exception
    days = [
        next(str(e.date.earliest) for parsed in articles for e in parsed.events if e.id == CALL)
        for articles in (store.articles(), store.as_read())
    ]
    assert days == ["2023-12-20", "2023-12-21"]
