"""What the page asks of the server itself: the panel of an event, and what is to be taken away.

Streamlit's own way to the panel, by a trigger and a fragment, is gone as well, to keep the address
and what stands below the panel; it takes ten times as long.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import gzip
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.responses import Response as PlainResponse
from starlette.routing import Route

from dashboard.corpus.part import part
from dashboard.errors import DashboardError
from dashboard.exports import Options, formats, kind, load
from dashboard.ledger.since import since_of
from dashboard.picture.columns import DAY_MS, texts
from dashboard.picture.drawing import Drawing, labels
from dashboard.picture.packed import pack
from dashboard.timeline.corrections.kinds import kinds
from dashboard.timeline.passed_over import all_passed_over
from dashboard.timeline.query import Query, has_words, read_params, split_words, to_json
from dashboard.timeline.selection import select
from dashboard.timeline.wording.pieces import Block
from dashboard.views.timeline.around import MENTIONS, PARAGRAPH, mentions, paragraph_at
from dashboard.views.timeline.model import panel
from dashboard.views.timeline.reports import became
from dashboard.views.timeline.review import taken_back
from dashboard.widgets import acting, as_reported, store
from dashboard.widgets.chart import component as chart

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from dashboard.corpus.opened import Corpus
    from dashboard.widgets.shell import Link

_ASKED = "/dashboard-answers"  # as in widgets/chart/js/texts.js
PANEL = f"{_ASKED}/panel.json"  # what the panel shows on demand lies beside it
COLUMNS = f"{_ASKED}/columns"
MOST_SENTENCES = 200  # dated sentences without an event that are listed
MOST_ASKED = 500  # labels in one answer; widgets/chart/js/labels.js asks for fewer at a time
COLOUR, MOST_COLOURS = "colour", 20  # of the file that looks like the page; as in take.js
_EVENTS = f"{_ASKED}/events"
_STRETCHES = 40  # in which the events of a data set are counted, until the page knows its width
_HEADERS = {"Cache-Control": "no-store"}


def given(query: Query, *, pages: Sequence[Link], samples: bool, heard: float) -> chart.Given:
    """What the component gets for the query of the address; ``samples``: that they are is said.

    ``pages`` are those to which “Save or share” leads.
    ``heard``: until when what the person chose is in it, see ``Given``.
    """
    done = acting.done()._asdict()  # before the events, which an act may change meanwhile
    about = dataclasses.asdict(store.about())
    stamp, columns = columns_now(query.known)
    return chart.Given(
        stamp=stamp,
        columns=columns,
        query=to_json(query),
        kinds=[[code, label] for code, label in kinds().items()],
        downloads=downloads(),
        pages=[link._asdict() for link in pages],
        samples=samples,
        about=about,
        done=done,
        heard=heard,
    )


def downloads() -> list[dict[str, str]]:
    """What the chosen events can be written as: the label of each format, path and file name.

    ``group``: whether it is to be read, or data for other programs.
    """
    if store.corpus() is not None:
        return []  # a data set is a file already; chosen articles go into the library first
    modules = [(name, load(name)) for name in formats()]
    return [
        {
            "label": m.LABEL,
            "path": f"{_EVENTS}/{name}",
            "file": f"timeline{m.ENDING}",
            "group": "read" if getattr(m, "READ", False) else "data",
        }
        for name, m in modules
    ]


def panel_now(query: Query) -> list[Block]:
    """The blocks of the panel; of an event of an earlier day also what became of it since."""
    timeline = as_reported.timeline(query.known, query.event)
    is_library = store.corpus() is None
    gone = taken_back(store.log(), query.event) if is_library and query.event else None
    blocks = panel(timeline, query, whole=is_library, gone=gone)
    entry = timeline.find(query.event)
    if query.known is None or entry is None or store.corpus() is not None:
        return blocks
    rows, now = as_reported.ledger(None), store.timeline()
    return [*blocks, *became(since_of(entry, timeline, now, rows, query.known))]


def columns_now(known: dt.date | None = None) -> tuple[str, str]:
    """The stamp of the events as they are now, and the path at which the page gets them.

    ``known``: as they were reported until that day.
    """
    data_set = store.corpus()
    if data_set is not None:
        return data_set.stamp, COLUMNS
    stamp = as_reported.drawing(known).stamp
    return stamp, f"{COLUMNS}?{urlencode({'stamp': stamp})}"


def _columns(request: Request) -> Response:
    """All events in a form that the page reads at once. Asked for by the stamp, they may be kept.

    Without it they are those of now, for whoever does not know the stamp yet.
    """
    data_set = store.corpus()
    if data_set is not None:
        return _sent(request, gzip.compress(pack(_part(request, data_set)), 1), "no-store")
    drawing = _drawing(request)
    current = request.query_params.get("stamp") == drawing.stamp
    kept = "private, max-age=31536000, immutable" if current else "no-store"
    return _sent(request, drawing.packed, kept)


def _part(request: Request, data_set: Corpus) -> dict[str, Any]:
    """What the page draws of a data set: what the query in the address leaves of it."""
    given = request.query_params
    asked = given.get("number", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else _STRETCHES
    columns = part(data_set, _query(request), number=max(1, number), view=_view(given.get("view")))
    return {"stamp": data_set.stamp, **columns}


def _view(given: str | None) -> tuple[float, float] | None:
    """The days of a window in milliseconds since 1970, ``begin,end``; None for nonsense."""
    try:
        begin, end = (float(part) / DAY_MS for part in (given or "").split(","))
    except ValueError:
        return None
    far = 10**7  # days; also false for what is no number
    return (begin, end) if -far < begin < end < far else None


def _sent(request: Request, body: bytes, kept: str) -> Response:
    """An answer of packed bytes; ``kept`` says whether the page may keep it."""
    headers = {**_HEADERS, "Cache-Control": kept, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    then = BackgroundTask(store.load_behind)  # not before: it would hold up the picture
    media_type = "application/octet-stream"
    return PlainResponse(body, media_type=media_type, headers=headers, background=then)


def _labels(request: Request) -> Response:
    """The titles of events and their dates in words, by position, where there are too many to send.

    Nothing where the articles are no longer those that the page knows.
    """
    if store.corpus() is not None:
        return _not_of_a_data_set()
    drawing = _drawing(request)
    if request.query_params.get("stamp") != drawing.stamp:
        return JSONResponse({}, headers=_HEADERS)
    given = request.query_params.get("at", "").split(",")[:MOST_ASKED]
    titles, dates = labels(drawing)
    places = [int(at) for at in given if at.isascii() and at.isdigit() and len(at) < 10]
    found = {place: [titles[place], dates[place]] for place in places if place < len(titles)}
    return JSONResponse(found, headers=_HEADERS)


def _panel(request: Request) -> Response:
    """The blocks of the panel for the query in the address; nonsense in it is left out.

    No coroutine, so that a thread waits where articles must be parsed first.
    """
    query = _query(request)
    answer = {"event": query.event, "blocks": panel_now(query)}
    return JSONResponse(answer, headers=_HEADERS)


def _paragraph(request: Request) -> Response:
    """The blocks of a paragraph beside one that is shown."""
    given = request.query_params
    blocks = paragraph_at(store.timeline(given.get("article")), given)
    return JSONResponse({"blocks": blocks}, headers=_HEADERS)


def _mentions(request: Request) -> Response:
    """The blocks of the places where an actor of an event is named."""
    given = request.query_params
    timeline = as_reported.timeline(_query(request).known, given.get("event"))
    blocks = mentions(timeline, given)
    return JSONResponse({"blocks": blocks}, headers=_HEADERS)


def _events(request: Request) -> Response:
    """A file with exactly the events that the query in the address leaves."""
    if store.corpus() is not None:
        return _not_of_a_data_set()
    name = request.path_params["format"]
    if name not in formats():
        return PlainTextResponse("no such format", status_code=404, headers=_HEADERS)
    logs = store.log(), store.actor_log()
    query = _query(request)
    selection = select(as_reported.timeline(query.known), query, *logs, about=store.about())
    media_type, ending = kind(name, selection)
    file = f'attachment; filename="timeline{ending}"'
    return StreamingResponse(
        load(name).write(selection, Options(colours=_colours(request))),
        media_type=media_type,
        headers={**_HEADERS, "Content-Disposition": file},
    )


def _colours(request: Request) -> tuple[str, ...]:
    """Whom the page gives its colours, in their order; nothing of what no page asks."""
    given = request.query_params.getlist(COLOUR)
    return tuple(given) if len(given) <= MOST_COLOURS else ()


def _texts(request: Request) -> Response:
    """The sentence and the quotes of an event, where they were not sent with the columns."""
    event = request.query_params.get("event", "")
    found = texts(as_reported.timeline(_day(request), event), event)
    return JSONResponse(found or {}, headers=_HEADERS)


def _words(request: Request) -> Response:
    """The positions of the events in whose text all the words stand.

    Nothing where the articles are no longer those that the page knows: positions have shifted.
    """
    if store.corpus() is not None:
        return _not_of_a_data_set()
    words = split_words(request.query_params.get("words", ""))
    entries = as_reported.timeline(_day(request)).entries
    if not _is_current(request):
        return JSONResponse({}, headers=_HEADERS)
    found = [i for i, entry in enumerate(entries) if has_words(entry, words)]
    return JSONResponse({"found": found}, headers=_HEADERS)


def _passed_over(request: Request) -> Response:
    """The dated sentences from which no event was read, of the articles that the query names."""
    if store.corpus() is not None:
        return _not_of_a_data_set()
    query = _query(request)
    found = list(all_passed_over(as_reported.timeline(query.known), query))
    told = [
        {
            "id": f"{one.article.id}:{one.sentence.start}",
            "when": one.when,
            "text": " ".join(one.sentence.text.split()),
            "title": one.article.name,
        }
        for one in found[:MOST_SENTENCES]
    ]
    return JSONResponse({"count": len(found), "sentences": told}, headers=_HEADERS)


def _not_of_a_data_set() -> Response:
    """The refusal of what is made of the library alone, while a data set is shown."""
    return PlainTextResponse("not of a data set", status_code=404, headers=_HEADERS)


def _is_current(request: Request) -> bool:
    """Whether the events are still those of the stamp in the address; asked once they are read."""
    return request.query_params.get("stamp") == _drawing(request).stamp


def _drawing(request: Request) -> Drawing:
    return as_reported.drawing(_day(request))


def _day(request: Request) -> dt.date | None:
    """The day until which the events were reported that are asked for: by stamp, else by query."""
    stamp = request.query_params.get("stamp")
    return as_reported.day_of(stamp) if stamp else _query(request).known


def _query(request: Request) -> Query:
    given = request.query_params
    return read_params({name: given.getlist(name) for name in given})[0]


def _told(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """The answer; what is wrong, as of a data set that is being written, in words."""

    @functools.wraps(answer)
    def answered(request: Request) -> Response:
        try:
            return answer(request)
        except DashboardError as error:
            return PlainTextResponse(str(error), status_code=503, headers=_HEADERS)

    return answered


ROUTES = [
    Route(PANEL, _told(_panel)),
    Route(f"{_ASKED}/{PARAGRAPH}", _told(_paragraph)),
    Route(f"{_ASKED}/{MENTIONS}", _told(_mentions)),
    Route(_EVENTS + "/{format}", _told(_events)),
    Route(COLUMNS, _told(_columns)),
    Route(f"{_ASKED}/labels.json", _told(_labels)),
    Route(f"{_ASKED}/texts.json", _told(_texts)),
    Route(f"{_ASKED}/words.json", _told(_words)),
    Route(f"{_ASKED}/sentences.json", _told(_passed_over)),
]
