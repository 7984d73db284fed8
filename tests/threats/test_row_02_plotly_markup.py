"""Row 2: Plotly's pseudo-HTML is shown verbatim."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.picture.figure import escape, figure, hover
from dashboard.picture.rows import Row

DAY = 86_400_000.0


def row(**values: Any) -> Row:
    plain = {
        "event": "e", "lane": "l", "title": "t", "when": "w", "who": "", "begin": 0.0, "end": DAY,
        "status": "Stated", "hollow": False, "side": "",
    }  # fmt: skip
    return Row(**{**plain, **values})


@settings(deadline=None)  # the first figure loads plotly
@given(st.text())
def test_every_string_of_a_figure_is_escaped(text: str) -> None:
    drawn = figure([row(title=text, lane=text, who=text, quote=text, speaker=text)])
    strings = [drawn.data[0]["name"], *drawn.layout.yaxis.ticktext]
    assert strings == [escape(text)] * len(strings)
    said = drawn.data[0]["hovertemplate"]
    for tag in ("<b>", "</b>", "<br>", "<extra></extra>"):
        said = said.replace(tag, "")
    assert "<" not in said
    assert ">" not in said


def test_a_long_quote_is_wrapped_and_cut_and_no_escape_is_cut_in_two() -> None:
    lines = hover(row(quote="R&D <script> " * 100, speaker="S")).split("<br>")
    assert max(map(len, lines)) < 200
    assert len(lines) <= 12
    assert "&amp;D &lt;script&gt;" in lines[2]
    assert lines[-2].endswith("…”")
