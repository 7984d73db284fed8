"""Events as a pandas table, one row an event: the one definition of its columns.

``dashboard.to_frame``, the page's table, and the files for spreadsheets all are this table. pandas
takes a second to load, so that it is imported only where a table is made.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from dashboard.model import (
    DateStatus,
    DocumentCreationTime,
    Event,
    Granularity,
    Modality,
    ParsedArticle,
    Quote,
    QuoteKind,
    TimelineEntry,
)
from dashboard.review import State
from dashboard.timeline.levels import Weight, salience_of, weigh
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import Selection, counted, made_with
from dashboard.timeline.wording.citation import in_other_words
from dashboard.timeline.wording.dates import in_words
from dashboard.timeline.wording.labels import (
    MODALITIES,
    ROLES,
    STATUSES,
    kind_label,
    status_label,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pandas import DataFrame, Series

HAS_TIME = "has_time"
BY_PEOPLE = "by a person"
ORIGIN = ("made_with", "filters", "query", "counts")  # the same in each row of a table
_MOST_ROWS = 5000  # of one part of a table
_HOW_KNOWN = tuple(label.lower() for label in STATUSES.values())
_TOLD_AS = tuple(label.lower() for label in MODALITIES.values())


class _Told(NamedTuple):
    """An event with all that its row is made of."""

    parsed: ParsedArticle
    event: Event
    names: Mapping[str, str]  # of the article's actors, by id
    sha256: str  # of the article, computed once
    entry: TimelineEntry | None  # None where the articles were not made one timeline
    origin: tuple[str | None, ...]

    @property
    def published(self) -> DocumentCreationTime | None:
        return self.parsed.article.published

    def actors(self) -> str:
        who = self.event.participants
        return "; ".join(f"{self.names.get(p.actor, p.actor)} ({ROLES[p.role]})" for p in who)

    def added(self) -> str | None:
        return BY_PEOPLE if self.entry and self.entry.review.added else None

    def weight(self) -> Weight | None:
        entry = self.entry
        return weigh(self.event.salience if entry is None else salience_of(entry))

    def remarks(self) -> str | None:
        return "; ".join(remarks(self.entry, self.event.id)) if self.entry else None

    def quotes(self) -> str:
        wanted = self.event.quotes
        quotes = [quote for quote in self.parsed.quotes if quote.id in wanted] if wanted else []
        return "; ".join(f"{self.names.get(q.speaker or '', 'unknown')}{_said(q)}" for q in quotes)


def _said(quote: Quote) -> str:
    """What was said; without marks where only the article's words for it are known."""
    if quote.kind is QuoteKind.INDIRECT:
        return f" ({in_other_words(quote)}): {quote.span.text}"
    return f": “{quote.span.text}”"


class Column(NamedTuple):
    """A column: its type as pandas calls it, its value for an event (None: there is none).

    ``values`` are all that a category can have; without them those that occur.
    """

    name: str
    dtype: str
    value: Callable[[_Told], Any]
    values: Sequence[str] | None = None


COLUMNS = (
    Column("article", "string", lambda told: told.parsed.article.id),
    Column("title", "string", lambda told: told.parsed.article.title),
    Column("published", "datetime64[s]", lambda told: told.published and told.published.moment),
    Column(HAS_TIME, "boolean", lambda told: told.published and told.published.has_time),
    Column("source", "category", lambda told: told.parsed.article.source),
    Column("url", "string", lambda told: told.parsed.article.url),
    Column("event", "string", lambda told: told.event.id),
    Column("type", "category", lambda told: told.event.type),
    Column("subtype", "category", lambda told: told.event.subtype),
    Column("mode", "category", lambda told: told.event.mode),
    Column("headline", "string", lambda told: told.event.headline),
    Column("earliest", "datetime64[s]", lambda told: told.event.date.earliest),
    Column("latest", "datetime64[s]", lambda told: told.event.date.latest),
    Column("granularity", "category", lambda told: told.event.date.granularity, tuple(Granularity)),
    Column("status", "category", lambda told: told.event.date.status, tuple(DateStatus)),
    Column("edtf", "string", lambda told: told.event.date.edtf),
    Column("because", "string", lambda told: told.event.date.because),
    Column("modality", "category", lambda told: told.event.modality, tuple(Modality)),
    Column("actors", "string", _Told.actors),
    Column("place", "string", lambda told: told.event.place and told.event.place.text),
    Column("quotes", "string", _Told.quotes),
    Column("trigger", "string", lambda told: told.event.trigger.text),
    Column("sentence", "string", lambda told: told.event.sentence.text),
    Column("start", "Int64", lambda told: told.event.trigger.start),
    Column("end", "Int64", lambda told: told.event.trigger.end),
    Column("entry", "string", lambda told: told.entry and told.entry.event.id),
    Column("sources", "Int64", lambda told: told.entry and told.entry.sources),
    Column("state", "category", lambda told: told.entry and told.entry.review.state, tuple(State)),
    Column("added", "category", _Told.added, (BY_PEOPLE,)),
    Column("remarks", "string", _Told.remarks),
    Column("salience", "Float64", lambda told: told.event.salience),
    Column("level", "category", _Told.weight, tuple(Weight)),
    Column("part_of", "string", lambda told: told.event.part_of),
    Column("sha256", "string", lambda told: told.sha256),
    Column("made_with", "category", lambda told: told.origin[0]),
    Column("filters", "category", lambda told: told.origin[1]),
    Column("query", "category", lambda told: told.origin[2]),
    Column("counts", "category", lambda told: told.origin[3]),
    Column("when", "string", lambda told: in_words(told.event.date)),
    Column("how known", "category", lambda told: status_label(told.event.date), _HOW_KNOWN),
    Column("told as", "category", lambda told: MODALITIES[told.event.modality].lower(), _TOLD_AS),
    Column("kind", "category", lambda told: kind_label(told.event)),
)


def frame(selection: Selection) -> DataFrame:
    """The table of what was chosen, in the order of the articles and their texts.

    All columns are there where no event is; text that is missing or empty is ``pd.NA``.
    """
    return _frame([*itertools.chain.from_iterable(_told(selection))])


def frames(selection: Selection) -> Iterator[tuple[DataFrame, list[tuple[ParsedArticle, Event]]]]:
    """The same table in parts, for what is written as it comes; none where no event is.

    With each part the events of its rows, and their articles. A part is an article where they are
    read one by one, so that none waits for the next.
    """
    parts = _told(selection)
    if isinstance(selection.articles, Sequence):
        told = itertools.chain.from_iterable(parts)
        parts = iter(lambda: [*itertools.islice(told, _MOST_ROWS)], [])
    for part in filter(None, parts):
        yield _frame(part), [(one.parsed, one.event) for one in part]


def in_order_of_time(table: DataFrame, entries: Iterable[TimelineEntry]) -> DataFrame:
    """The rows of these entries as the timeline has them, the reports of one together."""
    reports = (report.event.id for entry in entries for report in entry.reports)
    places = {event: at for at, event in enumerate(reports)}
    return table.sort_values(
        "event", kind="stable", key=lambda ids: ids.map(places), ignore_index=True
    )


def iso(days: Series, has_time: Series | None = None) -> list[str]:
    """Days as ``YYYY-MM-DD``, with ``THH:MM`` where the time is known; empty where none is."""
    import numpy as np

    texts = _iso(days, "D")
    if has_time is not None and has_time.any():
        known = has_time.fillna(value=False).to_numpy(dtype=bool)
        texts = np.where(known, _iso(days, "m"), texts)
    return [text if text != "NaT" else "" for text in texts.tolist()]


def _iso(days: Series, unit: Literal["D", "m"]) -> NDArray[np.str_]:
    import numpy as np

    return np.datetime_as_string(days.to_numpy().astype(f"datetime64[{unit}]"))


def _told(selection: Selection) -> Iterator[list[_Told]]:
    """The events of each article, one article after another as they come."""
    manifest, entries = selection.manifest, selection.entry_of()
    counts = None if manifest.counts is None else counted(manifest.counts)
    origin = (made_with(manifest), "; ".join(manifest.filters), manifest.query, counts)
    for parsed in selection.articles:
        given = selection.names.get(parsed.article.id, {})
        names = {actor.id: given.get(actor.id, actor.name) for actor in parsed.actors}
        sha256 = parsed.article.sha256
        yield [
            _Told(parsed, event, names, sha256, entries.get(event.id), origin)
            for event in parsed.events
        ]


def _frame(told: Sequence[_Told]) -> DataFrame:
    import pandas as pd

    columns = {
        column.name: _array(column, [column.value(one) for one in told]) for column in COLUMNS
    }
    return pd.DataFrame(columns)


def _array(column: Column, values: list[Any]) -> Any:
    """The values as an array of the column's type."""
    import numpy as np
    import pandas as pd

    dtype: Any = column.dtype
    categories: Any = column.values
    match column.dtype:
        case "datetime64[s]":  # reaches from year 1 to 9999, as the days of the calendar do
            return pd.array(np.array(values, dtype))
        case "category":
            return pd.Categorical([value or None for value in values], categories)
        case "string":
            return pd.array([value or None for value in values], dtype)
        case _:
            return pd.array(values, dtype)
