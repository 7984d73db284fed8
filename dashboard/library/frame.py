"""What a query leaves of articles or of a library, as a table and as a figure."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.errors import LibraryError
from dashboard.library import settings
from dashboard.library.actor_log import read_actor_log
from dashboard.library.corrections import read_log
from dashboard.library.parses import read_all
from dashboard.library.place import library_file
from dashboard.model import ParsedArticle, Timeline
from dashboard.picture.figure import figure
from dashboard.picture.frame import frame
from dashboard.picture.rows import make_rows
from dashboard.review import reviews
from dashboard.timeline.as_reported import as_reported
from dashboard.timeline.build import build
from dashboard.timeline.query import Query, read_query
from dashboard.timeline.selection import Selection, select
from dashboard.timeline.unknown import tell_unknown, unknown_ids

if TYPE_CHECKING:
    from pandas import DataFrame
    from plotly.graph_objects import Figure


def to_frame(
    source: ParsedArticle | Iterable[ParsedArticle] | Path | str, query: Query | str = ""
) -> DataFrame:
    """The events as a pandas DataFrame: one row an event, in the order of the articles' texts.

    ``source``: what ``parse`` gives, several of these, or the place of a library (its folder or
    .sqlite file), with what people corrected. ``query``: a Query, or what follows the ``?`` in the
    page's address: without one every event, else what the page shows there (main and side events
    unless it says ``show=all``). Without any event all columns are there. What is not known is NA,
    a day that is open NaT. The columns, which the files for spreadsheets have, but for has_time:

    - article, title (string); published (datetime64[s]); has_time (boolean): whether the time of
      day of its publication is known, which else is 00:00; source (category); url (string)
    - event (string): its id; type, subtype, mode (category): its PLOVER class, its kind by Rich
      ERE or our own, and how it was; headline (string)
    - earliest, latest (datetime64[s]): the first and last day on which it may have been, inclusive
    - granularity (category): the finest unit that the words commit to; status (category): how well
      the date is known; edtf (string): the date by ISO 8601-2; because (string): why this date
    - modality (category): how it is told; actors (string): each with its role, after semicolons;
      place (string); quotes (string): what was said in it, and by whom
    - trigger, sentence (string): the words that tell it; start, end (Int64): where the trigger
      lies in the text, in code points from 0
    - entry (string): the event of the timeline of which this is a report, equal for all reports of
      it; sources (Int64): how many independent ones there are; state (category): whether a person
      checked it; added (category): “by a person” where one did; remarks (string): what people
      changed and noted, where sources differ
    - salience (Float64): what a chronology would lose without it, from 0 to 1; level (category):
      main, side or detail, by the highest salience of all its reports; part_of (string): id of
      the event whose part it is, as the crash of its deaths
    - sha256 (string): of the article's text; made_with, filters, query, counts (category): where
      the table comes from, equal in all rows
    - when (string): the date in words; how known, told as, kind (category): status, modality, and
      subtype or else type, in words

    An article of the library that cannot be read is left out, with a warning. Raises LibraryError
    where there is no library, QueryError where the query means nothing.
    """
    return frame(_selected(source, _read(query)))


def to_figure(
    source: ParsedArticle | Iterable[ParsedArticle] | Path | str, query: Query | str = ""
) -> Figure:
    """The timeline as a plotly figure, which can be shown, changed and written by plotly's means.

    ``source`` and ``query`` as in ``to_frame``; ``lanes=types`` in the query draws a lane for each
    kind of event, ``lanes=articles`` one for each article. A day is a point, a longer stretch a
    bar, a bound fades, what is not told as fact is hollow; what is undated is not drawn. Raises as
    ``to_frame`` does.
    """
    chosen = _read(query)
    selection = _selected(source, chosen)
    return figure(make_rows(selection.entries, selection.actors, chosen.lanes))


def _read(query: Query | str) -> Query:
    return read_query(query) if isinstance(query, str) else query


def _selected(
    source: ParsedArticle | Iterable[ParsedArticle] | Path | str, query: Query
) -> Selection:
    """What a query leaves; what failed in a library is a warning at whoever asked for it."""
    if isinstance(source, ParsedArticle):
        source = (source,)
    if not isinstance(source, Path | str):
        return select(build(source), query)
    library = library_file(source)
    if not library.exists():
        raise LibraryError(f"{library}: there is no library; `dashboard library list` says where")
    selection, failed = select_library(library, query)
    for message in failed:
        warnings.warn(message, stacklevel=3)
    return selection


def select_library(library: Path, query: Query) -> tuple[Selection, list[str]]:
    """What the query leaves of a library's timeline, as the page shows it; and what failed.

    Also what the query names that is not there. On an earlier day somebody may not be known yet.
    """
    timeline, failed = timeline_of(library, query.known)
    if query.known is None and (unknown := unknown_ids(timeline, query)):
        failed = [*failed, tell_unknown(unknown)]
    log, who = read_log(library), read_actor_log(library)
    return select(timeline, query, log, who, about=settings.about(library_file(library))), failed


def timeline_of(library: Path, known: dt.date | None = None) -> tuple[Timeline, list[str]]:
    """The timeline of a library as the page shows it, and a line for each article that failed.

    ``known``: as it was reported until that day.
    """
    parsed, failed = read_all(library)
    said, who = reviews(read_log(library)), read_actor_log(library)
    if known is not None:
        return as_reported(parsed, known, said, who), failed
    return build(parsed, said, who=who), failed
