"""A verdict on each row of a file: its words are sought anew, its date and people read anew."""

from __future__ import annotations

import functools
import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator

from dashboard.errors import DashboardError
from dashboard.identity import Resolver, read_id
from dashboard.model import Article, Event, ParsedArticle
from dashboard.nlp.segments import find_paragraphs
from dashboard.proof.claims import Json, date_record, who_record
from dashboard.registry import read_text
from dashboard.review import Field
from dashboard.timeline.records import WHO_IS_WHO
from dashboard.timeline.wording.labels import FIELDS, ROLES, STATUSES, kind_name
from dashboard.verification.copies import Copies, Copy
from dashboard.verification.opened import Opened
from dashboard.verification.shown import date_words, row_date_words, shows
from dashboard.verification.words import reason

Parse = Callable[[Article], ParsedArticle]
_MOST_SOUGHT = 10**9  # characters that are searched for words that do not stand where they did
_DAYS = ("earliest", "latest", "edtf", "status")


class Verdict(StrEnum):
    """What became of a row; of several reports of one event the worst, which stands last here."""

    INDEPENDENT = "independent"
    FILE = "file"
    CHANGED = "changed"
    OTHERWISE = "otherwise"
    TEXT = "text"
    MISSING = "missing"
    ALTERED = "altered"


_HOLD = (Verdict.INDEPENDENT, Verdict.FILE)


class Difference(NamedTuple):
    """What is read otherwise: ``field`` is one of the fields of ``verdicts.toml``."""

    field: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a row, with a sentence for each of its reports and changes.

    ``when``, in words, and ``headline`` are those of the file, empty where they cannot be read.
    """

    row: int
    verdict: Verdict
    why: tuple[str, ...] = ()
    when: str = ""
    headline: str = ""
    differences: tuple[Difference, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it says what an article says, and nothing of it was changed."""
        return self.verdict in _HOLD


@dataclass(frozen=True, slots=True)
class Verified:
    """All rows of a file with their verdicts; ``outside``: anything else of it was changed."""

    name: str
    rows: tuple[Judged, ...]
    outside: bool
    made_with: str

    @property
    def holds(self) -> bool:
        """Whether every row holds, and nothing else was changed."""
        return not self.outside and all(row.holds for row in self.rows)


class _Found(NamedTuple):
    """What came of one report."""

    verdict: Verdict
    why: str
    differences: tuple[Difference, ...] = ()


def verify(opened: Opened, copies: Copies, parse: Parse) -> Verified:
    """The verdict on each row of a file. Raises nothing: what cannot be read is a verdict, too."""
    told = opened.inspected
    judge = _Judge(told.articles, copies, parse)
    rows = []
    for number in range(1, told.rows + 1):
        claim = told.claims.get(number)
        if claim is None or not _validator().is_valid(claim):
            rows.append(Judged(number, Verdict.ALTERED, (reason("lost"),)))
        elif number in told.altered:
            rows.append(_judged(claim, number, [_Found(Verdict.ALTERED, reason("altered"))]))
        elif number in told.shown and not shows(claim, told.shown[number]):
            rows.append(_judged(claim, number, [_Found(Verdict.ALTERED, reason("shown"))]))
        else:
            rows.append(judge.row(claim, number))
    made = " ".join(str(told.made_with.get(key, "")) for key in ("program", "parser"))
    return Verified(opened.name, tuple(rows), told.outside, made.strip())


@functools.cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(read_text("proof/claim.schema.json")))


def _judged(claim: Json, number: int, found: list[_Found]) -> Judged:
    verdict = max((one.verdict for one in found), key=list(Verdict).index)
    return Judged(
        number,
        verdict,
        tuple(dict.fromkeys(one.why for one in found)),
        row_date_words(claim["date"]),
        claim["headline"],
        tuple(difference for one in found for difference in one.differences),
    )


class _Judge:
    """Judges the rows of one file; each article is found and read once."""

    def __init__(self, articles: dict[str, Json], copies: Copies, parse: Parse) -> None:
        self._articles, self._copies, self._parse = articles, copies, parse
        self._found: dict[str, Copy | None] = {}
        self._read: dict[str, ParsedArticle | str] = {}
        self._left = _MOST_SOUGHT

    def row(self, claim: Json, number: int) -> Judged:
        """The verdict on a row that is as it was written."""
        found = [
            self._report(reading, touched=bool(claim["changed"])) for reading in claim["readings"]
        ]
        found += [_Found(Verdict.CHANGED, why) for why in _changes(claim)]
        if not claim["readings"] and not claim["changed"]:
            found.append(_Found(Verdict.CHANGED, reason("own")))
        single = claim["readings"][0] if len(claim["readings"]) == 1 else {}
        if "date" in single and not _is_corrected(claim) and _days(claim) != _days(single):
            found.append(_Found(Verdict.ALTERED, reason("contradicts")))
        return _judged(claim, number, found)

    def _report(self, reading: Json, *, touched: bool) -> _Found:
        """What came of one report: its words, then what is read from them.

        ``touched``: a person changed something of the row, so that it says other things than that.
        """
        name = reading["target"]["source"]
        about = self._articles.get(name, {"id": name, "sha256": ""})
        copy = self._copy(about)
        if copy is None:
            told = reason("missing", article=_title(about), sha256=about["sha256"] or "?")
            return _Found(Verdict.MISSING, told)
        article = copy.article
        targets = [reading["target"], *(quote["target"] for quote in reading["quotes"])]
        places = [self._sought(article.text, target["selector"]) for target in targets]
        lost = next((t for t, place in zip(targets, places, strict=True) if place is None), None)
        if lost is not None or places[0] is None:
            return _not_there(article, (lost or reading["target"])["selector"])
        found = self._reading(reading, copy, places[0])
        if found.verdict not in _HOLD or "date" not in reading or "who" not in reading:
            return found
        same = reason("before", **_as_read(reading)) if touched else reason("same")
        return found._replace(why=found.why + same)

    def _reading(self, reading: Json, copy: Copy, at: int) -> _Found:
        """What this version reads where the words of a report stand."""
        quote, place = reading["target"]["selector"]
        words = {
            "words": _short(quote["exact"]),
            "article": _title({"id": copy.article.id, "title": copy.article.title}),
            "paragraph": _paragraph(copy.article.text, at),
        }
        told = reason("found" if at == place["start"] else "moved", **words)
        verdict = Verdict.INDEPENDENT if copy.independent else Verdict.FILE
        if "date" not in reading or "who" not in reading:
            return _Found(verdict, told + reason("kept"))
        parsed = self._parsed(copy.article)
        if isinstance(parsed, str):
            return _Found(Verdict.OTHERWISE, parsed)
        event = _event_of(reading, parsed, at - place["start"])
        if event is None:
            told_of = Difference("event", reading["event"], "")
            return _Found(Verdict.OTHERWISE, reason("no_event"), (told_of,))
        differences = tuple(_differences(reading, event, parsed))
        if differences:
            why = "; ".join(reason("otherwise", field=field) for field, _, _ in differences)
            return _Found(Verdict.OTHERWISE, why, differences)
        return _Found(verdict, told)

    def _sought(self, text: str, selector: list[Json]) -> int | None:
        """Where words stand; None, too, where more was sought than a file can ask for."""
        at = find_words(text, *selector) if self._left > 0 else None
        if at != selector[1]["start"]:
            self._left -= len(text)
        return at

    def _copy(self, about: Json) -> Copy | None:
        name = about["id"]
        if name not in self._found:
            self._found[name] = self._copies.find(about)
        return self._found[name]

    def _parsed(self, article: Article) -> ParsedArticle | str:
        """The article as it is read now; a sentence where it cannot be."""
        if article.id not in self._read:
            try:
                self._read[article.id] = self._parse(article)
            except (DashboardError, RuntimeError, ValueError) as error:
                told = reason("unread", article=_title({"id": article.id}), error=str(error))
                self._read[article.id] = told
        return self._read[article.id]


def find_words(text: str, quote: Json, place: Json) -> int | None:
    """Where quoted words begin in a text: where they stood, else where they alone stand.

    Those that stand in several places are told apart by what stands around them.
    """
    exact, start, end = quote["exact"], place["start"], place["end"]
    if end <= len(text) and text[start:end] == exact:
        return int(start)
    around = quote["prefix"] + exact + quote["suffix"]
    for words, shift in ((around, len(quote["prefix"])), (exact, 0)):
        at = text.find(words)
        if words.strip() and at >= 0 and text.find(words, at + 1) < 0:
            return at + shift
    return None


def _paragraph(text: str, at: int) -> int:
    """The number of the paragraph of an offset, from 1, as the footnotes of the exports count."""
    return max(1, bisect_right(_paragraph_starts(text), at))


@functools.lru_cache(maxsize=32)
def _paragraph_starts(text: str) -> tuple[int, ...]:
    return tuple(paragraph.start for paragraph in find_paragraphs(text))


def _not_there(article: Article, selector: list[Json]) -> _Found:
    quote, place = selector
    start, end = place["start"], place["end"]
    title = _title({"id": article.id, "title": article.title})
    told = reason("text", article=title, paragraph=_paragraph(article.text, start))
    now = article.text[start : min(end, start + 2 * len(quote["exact"]))]
    return _Found(Verdict.TEXT, told, (Difference("words", quote["exact"], now),))


def _event_of(reading: Json, parsed: ParsedArticle, shift: int) -> Event | None:
    """The event that is read now where one was read then; None where none is."""
    events = {event.id: event for event in parsed.events}
    asked = read_id(reading["event"])
    if asked is None:
        return None
    name = f"{asked.article}:{asked.start + shift}:{asked.type}"
    found = events.get(Resolver(parsed.events).find(name) or "")
    trigger = reading["trigger"][0] + shift
    if found is not None:
        return found
    return next((e for e in parsed.events if e.trigger.start == trigger), None)


def _differences(reading: Json, event: Event, parsed: ParsedArticle) -> Iterator[Difference]:
    names = {actor.id: actor.name for actor in parsed.actors}
    now = {"date": date_record(event.date), "who": who_record(event, names)}
    if _days(reading) != _days(now):
        yield Difference("date", _told_date(reading["date"]), _told_date(now["date"]))
    then, here = _told_who(reading["who"]), _told_who(now["who"])
    if sorted(then) != sorted(here):
        yield Difference("who", ", ".join(then), ", ".join(here))


def _days(told: Json) -> list[Any]:
    return [told["date"][name] for name in _DAYS]


def _told_date(date: Any) -> str:
    """The days in words, and how they are known; ``undated`` alone where they are not."""
    known = STATUSES.get(date["status"], date["status"]).lower()
    words = date_words(date)
    return words if words.lower() == known else f"{words}, {known}"


def _told_who(who: Any) -> list[str]:
    return [f"{name} ({ROLES.get(role, role)})" for name, role in who]


def _as_read(reading: Json) -> dict[str, str]:
    who = ", ".join(_told_who(reading["who"]))
    return {"date": _told_date(reading["date"]), "who": who or reason("nobody")}


def _is_corrected(claim: Json) -> bool:
    """Whether a person set something of the event itself, not only who its actors are."""
    return any(line["field"] != WHO_IS_WHO for line in claim["changed"])


def _changes(claim: Json) -> Iterator[str]:
    """A sentence for each thing that a person changed: from what to what, who, when and why."""
    for line in claim["changed"]:
        was, now = (_value(line["field"], line[key]) for key in ("was", "now"))
        by, at = line["by"], line["at"][:10]
        if line["field"] == WHO_IS_WHO:
            told = reason("named", now=line["now"], by=by, at=at)
        else:
            field = FIELDS.get(line["field"], line["field"])
            told = reason("changed", field=field, was=was, now=now, by=by, at=at)
        yield told + (reason("because", why=line["why"]) if line["why"] else "")


def _value(field: str, value: Any) -> str:
    if isinstance(value, str):
        return f"“{kind_name(value) if field == Field.TYPE else value}”"
    if isinstance(value, list) and value and all(map(_is_pair, value)):
        return ", ".join(_told_who(value))  # who took part, and as what
    return "?" if value is None else json.dumps(value, ensure_ascii=False)


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and [*map(type, value)] == [str, str]


def _title(about: Json) -> str:
    return f"“{about.get('title') or about['id']}”"


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79].rstrip() + "…"
