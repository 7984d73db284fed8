"""Events that a person writes down without an article: kept, shown, corrected, exported."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from dashboard import cli
from dashboard.errors import LibraryError, QueryError
from dashboard.exports import Options, formats, load
from dashboard.exports.json import read
from dashboard.identity import article_of, is_own
from dashboard.library.archive import write_archive
from dashboard.library.articles import add, read_own
from dashboard.library.bulk import join_all
from dashboard.library.checking import draft_of, save
from dashboard.library.corrections import read_log, undo
from dashboard.library.frame import select_library, timeline_of, to_frame
from dashboard.library.imports import import_bytes
from dashboard.library.own_events import OwnEvent, write_down
from dashboard.model import DateStatus, Timeline, TimelineEntry
from dashboard.nlp.read import article_from_text
from dashboard.picture.columns import columns
from dashboard.registry import PACKAGE
from dashboard.timeline.corrections.number_order import Order
from dashboard.timeline.query import Query, choose, read_query
from tests.library.test_bulk import TEXT

CALL = OwnEvent(
    "The clerk  called about the court’s hearing",
    "before 8 May 2024",
    "CONSULT",
    (("Ana Berg", "actor"),),
    "Phone call 7",
    "https://example.org/docket?n=7",
    "ask again",
)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    add(article_from_text(TEXT, "bank"), tmp_path)
    write_down([CALL], place=tmp_path)
    return tmp_path


def shown(library: Path) -> Timeline:
    timeline, failed = timeline_of(library)
    assert not failed
    return timeline


def own_ones(library: Path) -> tuple[TimelineEntry, ...]:
    return choose(shown(library), Query(articles=("own",)))


def own(library: Path) -> TimelineEntry:
    (entry,) = own_ones(library)
    return entry


def test_it_may_be_of_a_kind_as_the_page_calls_it(tmp_path: Path) -> None:
    write_down([OwnEvent("The clerk was heard", type="Trial or hearing")], place=tmp_path)
    event = own(tmp_path).event
    assert (event.type, event.subtype) == ("OTHER", "Justice.Trial-Hearing")


def test_it_stands_on_the_timeline_with_its_date_actors_and_source(library: Path) -> None:
    timeline, entry = shown(library), own(library)
    assert len(timeline.entries) == 4
    assert entry.event.headline == "The clerk called about the court’s hearing"
    assert (entry.event.date.edtf, entry.event.date.status) == ("../2024-05-07", DateStatus.BOUNDED)
    assert (entry.article.source, entry.article.url) == (CALL.source, CALL.link)
    berg = next(a for a in timeline.actors if a.name == "Ana Berg")
    told_of = [e for e in timeline.entries if berg.id in {p.actor for p in e.event.participants}]
    assert len(told_of) == 2  # she is the one of the article
    assert entry.review.added is not None
    assert entry.as_read is None  # nothing of it was changed
    assert [a.id for a in read_own(library).articles] == [
        p.article.id for p in timeline.articles if not is_own(p.article.id)
    ]


def test_it_is_corrected_taken_back_and_joined_by_hand_alone(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_LIBRARY", str(library))
    timeline, entry = shown(library), own(library)
    draft = draft_of(entry, timeline)
    changed = type(draft)(
        "5 May 2024", draft.type, draft.headline, draft.actors, origin=("Docket", "")
    )
    lines = save(entry, timeline, changed)
    assert len(lines) == 2
    entry = own(library)
    assert (entry.event.date.edtf, entry.article.source) == ("2024-05-05", "Docket")
    for line in reversed(lines):
        undo(line.number, place=library)
    assert own(library).article.source == CALL.source
    same = OwnEvent("The court met", "5 March 2024", "OTHER", (), "Docket 5")
    write_down([same], place=library)
    assert len(shown(library).entries) == 5
    entries = [e for e in shown(library).entries if "court met" in e.event.headline]
    join_all(entries, place=library)
    (joined,) = [e for e in shown(library).entries if "court met" in e.event.headline]
    assert (len(joined.reports), joined.sources) == (2, 2)
    undo(1, place=library)
    assert len(shown(library).entries) == 3


def test_what_makes_no_sense_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    good = OwnEvent("It rained", "3 May 2024")
    for bad, error in (
        (OwnEvent(" "), LibraryError),
        (OwnEvent("It rained", "03/04/2024"), QueryError),
        (OwnEvent("It rained", type="DANCE"), LibraryError),
        (OwnEvent("It rained", actors=(("Ana", "dancer"),)), LibraryError),
        (OwnEvent("It rained", link="javascript:alert(1)"), LibraryError),
        (OwnEvent("It rained", source="s" * 301), LibraryError),
    ):
        with pytest.raises(error):
            write_down([good, bad], place=tmp_path)
    assert read_log(tmp_path) == ()
    write_down([OwnEvent("It rained", "03/04/2024")], Order.DAY_FIRST, place=tmp_path)
    (entry,) = shown(tmp_path).entries
    assert entry.event.date.edtf == "2024-04-03"


def test_every_export_has_it_and_says_that_it_is_the_persons_own(library: Path) -> None:
    write_down([replace(CALL, date="8 May 2024")], place=library)
    selection, _ = select_library(library, Query())
    headline = own_ones(library)[0].event.headline
    for name in set(formats()) - {"docx", "xlsx", "timeml"}:
        data = b"".join(load(name).write(selection, Options())).decode().replace("\r\n ", "")
        assert headline in data.replace("\\u2019", "’"), name
        assert "wn event" in data or "own_events" in data, name
    assert selection.manifest.counts is not None
    assert (selection.manifest.counts.added, selection.manifest.counts.changed) == (2, 0)
    assert len(selection.manifest.articles) == 1
    table = b"".join(load("csv").write(selection, Options())).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["added"] for row in rows].count("by a person") == 2
    assert to_frame(library)["added"].count() == 2


def test_the_records_have_a_list_of_their_own_beside_the_events(library: Path) -> None:
    selection, _ = select_library(library, Query())
    schema = json.loads((PACKAGE / "contract.schema.json").read_text("utf-8"))
    data = b"".join(load("json").write(selection, Options()))
    lines = b"".join(load("jsonl").write(selection, Options())).splitlines()
    for records in (json.loads(data), list(map(json.loads, lines))):
        for record in records:
            jsonschema.validate(record, schema)
        bank, written = records
        assert "own_events" not in bank
        assert not any(is_own(article_of(event["id"])) for event in bank["events"])
        (event,) = written["own_events"]
        assert written["events"] == []
        assert event["date"]["words"] == "7 May 2024 or before"
        assert event["actors"] == [{"name": "Ana Berg", "role": "actor"}]
        assert event["review"]["note"] == "ask again"
    assert len(read(data)) == 1


@pytest.mark.parametrize("whole", [True, False])
def test_another_library_takes_it_in_once(library: Path, tmp_path: Path, whole: bool) -> None:
    there = tmp_path / "there"
    selection, _ = select_library(library, Query())
    pieces = write_archive(library) if whole else load("json").write(selection, Options())
    data = b"".join(pieces)
    for _ in range(2):
        import_bytes(data, "export", there)
    assert len(shown(there).entries) == 4
    assert own(there).event.date.edtf == "../2024-05-07"


def test_the_page_lists_all_own_events_as_one_and_marks_each(library: Path) -> None:
    write_down([OwnEvent("It rained", "3 May 2024", source="Docket 1")], place=library)
    drawn = columns(shown(library))
    assert [one["id"] for one in drawn["articles"]][-1] == "own"
    assert len(drawn["articles"]) == 2
    assert len(drawn["events"]["own"]) == 2
    assert len(choose(shown(library), read_query("in=own&show=all"))) == 2


def test_the_command_line_writes_one_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["own", "It rained", "--date", "03/04/2024", "--who", "Ana Berg=recipient"]
    assert cli.main(["library", *words, "--library", str(tmp_path)]) == 2
    assert "say which number is the day" in capsys.readouterr().err
    assert cli.main(["library", *words, "--order", "day-first", "--library", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("own:")
    (entry,) = shown(tmp_path).entries
    assert [str(p.role) for p in entry.event.participants] == ["recipient"]


def test_a_name_in_several_own_events_is_one_actor(tmp_path: Path) -> None:
    who = (("The clerk of the court", "actor"),)
    rows = [OwnEvent(f"Hearing {n}", f"{n} May 2024", actors=who) for n in range(1, 4)]
    write_down(rows, place=tmp_path)
    assert [actor.name for actor in shown(tmp_path).actors] == ["The clerk of the court"]


def test_as_reported_until_a_day_there_is_no_event_of_ones_own(library: Path) -> None:
    then, failed = timeline_of(library, dt.date.max)
    assert not failed
    assert not [p for p in then.articles if is_own(p.article.id)]
    assert then.entries
    assert len(shown(library).articles) == len(then.articles) + 1
