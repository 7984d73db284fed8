"""Makes the library of a form: one with every sort of row, and a list of all that it holds.

``python -m tests.library.made_library`` writes ``form-N.sqlite.gz`` and ``form-N.json`` beside this
file, of the form and the parser of the program as it is. They are made once a form, and stay: a
later program must open what an earlier one wrote. ``tests/library/test_made_library.py``
and ``test_upgrade.py`` use them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import json
import os
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from dashboard.installed import SAMPLES
from dashboard.library import articles, checking, database, linking, settings
from dashboard.library.actor_log import read_actor_log, take_back
from dashboard.library.backup import back_up
from dashboard.library.checking import Draft, Own, draft_of
from dashboard.library.corrections import read_log, record, undo
from dashboard.library.drawings import drawing_key, keep_drawing
from dashboard.library.parses import keep_parse, parse_key
from dashboard.library.place import FILE, LIBRARY_VARIABLE
from dashboard.library.saved_views import remove_view, save_view
from dashboard.library.stored import write
from dashboard.model import Timeline, TimelineEntry
from dashboard.nlp.read import read_article
from dashboard.picture.drawing import draw
from dashboard.pipeline import parse
from dashboard.review import Field, State, reviews
from dashboard.timeline.build import build

HERE = Path(__file__).parent
KEPT = (  # samples of the project's own; what they tell overlaps, so that reports meet
    *("capital-2023-02-06", "carolina-2023-02-05", "capital-2024-04-17"),
    *("oahu-2024-04-05", "potomac-2024-01-10", "peninsula-2023-11-16"),
)
REMOVED = "harbour-2023-06-05"  # an article that was corrected, and then taken out
TABLES = {  # all that a person would miss, in the order in which it is listed
    "setting": "name",
    "article": "number",
    "correction": "number",
    "saved_view": "name",
    "actor_correction": "number",
}


class Maker:
    """Says things of the events of a library, as the page does it."""

    def __init__(self) -> None:
        self.parsed = {}
        for name in (*KEPT, REMOVED):
            article = articles.add(read_article(SAMPLES / f"{name}.txt"))
            self.parsed[name] = parse(article)
            keep_parse(self.parsed[name], parse_key(article))

    def shown(self) -> Timeline:
        return build(self.parsed.values(), reviews(read_log()), who=read_actor_log())

    def of(self, event: str) -> tuple[TimelineEntry, Timeline]:
        """The entry that has a report of that id."""
        timeline = self.shown()
        entry = timeline.find(event)
        assert entry is not None, event
        return entry, timeline

    def event(self, article: str, trigger: str) -> str:
        """The id of the event of an article that these words tell."""
        found = (e.id for e in self.parsed[article].events if e.trigger.text == trigger)
        return next(found)

    def correct(self, event: str, why: str, **values: Any) -> None:
        entry, timeline = self.of(event)
        now = draft_of(entry, timeline)
        told = {n: values.get(n, getattr(now, n)) for n in ("date", "type", "headline", "actors")}
        checking.save(
            entry, timeline, Draft(**told, why=why, modality=values.get("modality", now.modality))
        )

    def state(self, event: str, state: State, why: str = "") -> int:
        return checking.set_state(*self.of(event), state, why).number


def fill() -> None:
    """Put every sort of row into the library of the environment."""
    settings.name_person("Ann Archer")
    made = Maker()
    shot, cancelled = (made.event("carolina-2023-02-05", w) for w in ("shot down", "cancelled"))
    call = made.event("capital-2024-04-17", "held a video call")
    became = made.event("capital-2024-04-17", "became")
    met = made.event("peninsula-2023-11-16", "met")
    agreed, removed = (made.event("peninsula-2023-11-16", w) for w in ("agreed", "removed"))
    talks = made.event("potomac-2024-01-10", "held the defence policy coordination talks")
    took = made.event(REMOVED, "took")
    made.state(shot, State.CHECKED, "the paper of that day says so, too")
    made.correct(call, "the ministry’s own record", date="2024-04-15")
    made.correct(became, "an appointment is none", type="OTHER", headline="A new defence minister")
    made.correct(met, "", actors=(("Xi Jinping", "participant"), ("Joe Biden", "participant")))
    made.correct(agreed, "so far a plan", modality="planned")
    for event, values in (
        (shot, {Field.STARRED: True, Field.TAGS: ["balloon", "starred"]}),
        (met, {Field.NOTE: "ask who was in the room"}),
        (agreed, {Field.TAGS: ["summit"], Field.NOTE: "the memo has more"}),
        (took, {Field.STARRED: True}),
    ):
        checking.remark(*made.of(event), values)
    settings.name_person("Bo Brandt")
    made.state(talks, State.DISPUTED, "another paper has the ninth alone")
    undo(made.state(cancelled, State.CHECKED))
    made.state(cancelled, State.UNCHECKED, "to be looked at again")
    undo(record(removed, Field.NOTE, "written by mistake").number)
    checking.hide(made.of(removed)[0], "no part of this story")
    record(made.event("peninsula-2023-11-16", "became"), Field.HIDDEN, True, was=False)
    checking.hide(made.of(made.event("oahu-2024-04-05", "held a video call"))[0], "told elsewhere")
    add_and_join(made)
    speak_of_actors(made)
    record(shot, Field.STATE, "disputed", was="unchecked", seen=0)  # unseen: a clash
    keep_views(call, shot)
    with database.changing(Path(os.environ[LIBRARY_VARIABLE]) / FILE) as connection:
        write(  # as a newer version would write it
            connection,
            "correction",
            "INSERT INTO correction (at, by, event, field, was, now, why)"
            " VALUES ('2024-06-01T12:00:00Z', 'Cy Clay', ?, 'mood', 'null', '\"calm\"', '')",
            (met,),
        )
    articles.remove(REMOVED)
    settings.show_samples(False)
    keep_drawing(draw(made.shown(), "as it was"), drawing_key())


def add_and_join(made: Maker) -> None:
    """Events of a person's own, one of them taken back, and reports joined and split by hand."""
    text = made.parsed["oahu-2024-04-05"].article.text
    for words, own in (
        ("the home of", Own("STATE", "1960", (("Honolulu", "place"),), "reported", "a plaque")),
        ("One line of", Own("OTHER")),
    ):
        at = text.index(words)
        event = checking.add_own("oahu-2024-04-05", (at, at + len(words)), own)
        checking.remark(*made.of(event), {Field.TAGS: ["own"]})
    undo(next(n.number for n in reversed(read_log()) if n.field is Field.ADDED))
    visits = [
        made.event("capital-2023-02-06", "visited"),
        made.event("carolina-2023-02-05", "visited"),
        made.event("peninsula-2023-11-16", "visited"),
    ]
    checking.join(made.of(visits[0])[0], made.of(visits[2])[0])
    checking.join(  # within one article
        made.of(made.event("capital-2024-04-17", "met"))[0],
        made.of(made.event("capital-2024-04-17", "became"))[0],
    )
    entry, _ = made.of(made.event("capital-2023-02-06", "cancelled"))
    checking.split(entry, entry.reports[-1])
    record(visits[1], Field.APART, [visits[0], f"{REMOVED}:359:CONSULT"])


def speak_of_actors(made: Maker) -> None:
    """Every kind of line of the log of actors, and one that is taken back."""
    linking.join(made.shown(), "joe biden", "lloyd austin", why="written by mistake")
    take_back(1)
    linking.keep_apart(made.shown(), "joe biden", "lloyd austin")
    linking.join(made.shown(), "charles q. brown", "mark milley")
    linking.rename(made.shown(), "xi jinping", "President Xi", article="peninsula-2023-11-16")
    linking.split(made.shown(), "joe biden", "Biden")
    linking.mark_as_none(made.shown(), "honolulu")


def keep_views(call: str, shot: str) -> None:
    """Views under names: with an open event, with every other filter, and one that was removed."""
    save_view("the call", {"event": [call], "who": ["USA", "CHN"]})
    save_view("the balloon", {"event": [shot], "tag": ["balloon", "#starred"], "lanes": ["types"]})
    save_view(
        "all filters",
        {
            "without": ["TWN"],
            "what": ["CONSULT"],
            "date": ["asserted"],
            "how": ["asserted"],
            "in": [KEPT[0]],
            "said": ["USA"],
            "state": ["checked"],
            "words": ["balloon"],
            "since": ["2022-01-01"],
            "until": ["2024-12-31"],
            "order": ["USA"],
            "folded": ["CHN"],
        },
    )
    save_view("gone", {"words": ["x"]})
    remove_view("gone")


def holds(file: Path) -> dict[str, Any]:
    """All that a library's file holds, as JSON values, and what was read from its articles."""
    with contextlib.closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        held: dict[str, Any] = {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY {by}")]
            for table, by in TABLES.items()
            if table in known
        }
        parses = connection.execute(
            "SELECT id, body FROM parse JOIN article ON number = article ORDER BY number"
        ).fetchall()
    for row in held["correction"]:
        row.update({name: json.loads(row[name]) for name in ("was", "now")})
    for row in held["saved_view"]:
        row["params"] = json.loads(row["params"])
    for row in (row for table in TABLES for row in held.get(table, ())):
        for own in ("digest", "before"):  # of the program, and not a person's
            row.pop(own, None)
    held["setting"] = [row for row in held["setting"] if row["name"] != "id"]
    held["parse"] = {row["id"]: [*map(_told, _events(row["body"]))] for row in parses}
    return held


def _events(body: bytes) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads(zlib.decompress(body))["events"]
    return events


def _told(event: dict[str, Any]) -> dict[str, Any]:
    mentions = [mention["start"] for mention in event["mentions"]]
    return {
        **{name: event[name] for name in ("id", "headline", "modality")},
        "trigger": event["trigger"]["text"],
        "mentions": mentions,
        "date": event["date"]["edtf"],
    }


@contextlib.contextmanager
def clock() -> Iterator[None]:
    """A minute passes between any two lines of the log, from a fixed day on."""
    minutes = iter(range(10**6))
    begin = dt.datetime(2024, 5, 6, 9, 0)

    def now() -> str:
        return (begin + dt.timedelta(minutes=next(minutes))).strftime("%Y-%m-%dT%H:%M:%SZ")

    with mock.patch("dashboard.library.corrections.utc_now", now):
        yield


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, clock():
        with mock.patch.dict(os.environ, {LIBRARY_VARIABLE: folder}):
            fill()
            copy = back_up(target=Path(folder) / "copy.sqlite")
        name = f"form-{database.newest_form()}"
        (HERE / f"{name}.sqlite.gz").write_bytes(gzip.compress(copy.read_bytes(), 9, mtime=0))
        listed = json.dumps(holds(copy), ensure_ascii=False, indent=1)
        (HERE / f"{name}.json").write_text(listed + "\n", "utf-8")


if __name__ == "__main__":
    main()
