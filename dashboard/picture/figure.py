"""The picture as a plotly figure, for Python and notebooks: a pure function.

The page draws the same marks with the same meaning by ``widgets/chart/js``, where it can be zoomed,
filtered and reached by keyboard; in Python no JavaScript runs, so that ``to_figure`` needs its own.
"""

from __future__ import annotations

import datetime as dt
import html
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dashboard.model import DateStatus
from dashboard.picture.rows import Row
from dashboard.review import BY_HAND
from dashboard.timeline.wording.labels import STATUSES

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_DAY = 86_400_000.0
_EPOCH = dt.datetime(1970, 1, 1)
PALETTE = ("#2f6fb0", "#b5483a", "#3f8f6b", "#8a5fb3", "#a8741a", "#2c8492", "#a04a78")
_REST = "#6b7685"
_WRAP, _MOST_LINES = 60, 8
_LANE = 44  # pixels
_OPEN_SHARE = 0.18  # of the whole time, that a bound's fading side takes
_STRENGTH = {
    STATUSES[DateStatus.STATED]: 1.0,
    STATUSES[DateStatus.INFERRED]: 0.62,
    STATUSES[BY_HAND]: 1.0,
}
_WEAK = 0.42


def figure(rows: Sequence[Row]) -> Figure:
    """The figure of the rows: a marker for a day, a bar for more, a bound fading, planned hollow.

    Undated rows stand in no lane, as no place on the line is theirs. No rows give an empty figure.
    Every text is escaped, so that plotly shows it to the letter.
    """
    from plotly.graph_objects import Figure

    dated = [row for row in rows if row.begin is not None or row.end is not None]
    lanes = list(dict.fromkeys(row.lane for row in dated))
    sides = list(dict.fromkeys(row.side for row in dated if row.side))
    colours = {side: PALETTE[i] if i < len(PALETTE) else _REST for i, side in enumerate(sides)}
    reach = _reach(dated)
    traces = [
        _trace(row, lanes.index(row.lane), colours.get(row.side, _REST), reach) for row in dated
    ]
    return Figure(data=traces, layout=_layout(lanes))


def escape(text: str) -> str:
    """The text as plotly must be given it: plotly reads some HTML in every string."""
    return html.escape(text, quote=False)


def hover(row: Row) -> str:
    """What a mark says: the date, the title, who, and the quote with its speaker, wrapped."""
    parts = [f"{escape(row.when)} ({escape(row.status.lower())})", f"<b>{_wrapped(row.title)}</b>"]
    parts += [_wrapped(row.who)] if row.who else []
    if row.quote:
        parts += [f"“{_wrapped(row.quote)}”", escape(row.speaker or "speaker not named")]
    return "<br>".join(parts)


def _wrapped(text: str) -> str:
    """Wrapped and cut first, then escaped, so that no escape is cut in two."""
    lines = textwrap.wrap(text, _WRAP, max_lines=_MOST_LINES, placeholder=" …")
    return "<br>".join(map(escape, lines))


def _reach(rows: Sequence[Row]) -> float:
    moments = [moment for row in rows for moment in (row.begin, row.end) if moment is not None]
    return max(_DAY * 20, (max(moments) - min(moments)) * _OPEN_SHARE) if moments else _DAY


def _trace(row: Row, lane: int, colour: str, reach: float) -> dict[str, Any]:
    """A day is one point; a longer stretch a line between two; a bound a line to a faded point."""
    begin = row.end - reach if row.begin is None and row.end is not None else row.begin
    end = row.begin + reach if row.end is None and row.begin is not None else row.end
    assert begin is not None
    assert end is not None
    single = row.begin is not None and row.end is not None and end - begin <= _DAY
    times = [begin + (end - begin) / 2] if single else [begin, end]
    known = [True] if single else [row.begin is not None, row.end is not None and not row.fades]
    strength = _STRENGTH.get(row.status, _WEAK)
    return {
        "type": "scatter",
        "mode": "markers" if single else "lines+markers",
        "name": escape(row.title),
        "customdata": [row.event] * len(times),
        "x": [_moment(time) for time in times],
        "y": [lane] * len(times),
        "line": {"width": 10, "color": _rgba(colour, 0.2 if row.hollow else strength * 0.8)},
        "marker": {
            "symbol": "circle-open" if row.hollow else "circle",
            "size": 12,
            "opacity": [strength if side else 0.0 for side in known],
            "color": colour,
        },
        "hovertemplate": hover(row) + "<extra></extra>",
        "showlegend": False,
    }


def _moment(milliseconds: float) -> str:
    """The moment as plotly writes it; years from 1 to 9999 all alike."""
    try:
        moment = _EPOCH + dt.timedelta(milliseconds=milliseconds)
    except OverflowError:  # the open side of a bound, or the end of the year 9999
        moment = dt.datetime.max if milliseconds > 0 else dt.datetime.min
    return moment.isoformat(sep=" ")


def _rgba(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:.2f})"


def _layout(lanes: Sequence[str]) -> dict[str, Any]:
    return {
        "template": "none",
        "height": 80 + _LANE * max(1, len(lanes)),
        "margin": {"l": 180, "r": 20, "t": 40, "b": 20},
        "hoverlabel": {"align": "left", "bgcolor": "#ffffff"},
        "xaxis": {"type": "date", "side": "top", "gridcolor": "#e3e7ec", "zeroline": False},
        "yaxis": {
            "tickvals": list(range(len(lanes))),
            "ticktext": [escape(lane) for lane in lanes],
            "range": [len(lanes) - 0.5, -0.5],
            "gridcolor": "#e3e7ec",
            "zeroline": False,
        },
    }
