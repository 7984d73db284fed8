"""Row 3: Markdown and LaTeX in a quote are shown verbatim."""

from __future__ import annotations

import ast

import pytest

from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.quality.sizes import python_files
from dashboard.registry import PACKAGE
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.views.timeline.model import panel

OWN_FIGURES = PACKAGE / "views" / "trust" / "page.py"  # shows what the project measured
RENDERS = {"markdown", "write", "caption", "latex", "html", "write_stream", "table"}
SAID = "I said *nothing* of $x^2$, ![](http://foreign.test/a.png) or :red[x] in that letter"


def rendered(source: str) -> list[int]:
    """The lines in which Streamlit is asked to read text as Markdown, LaTeX or HTML."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in RENDERS
        and getattr(node.func.value, "id", "") in {"st", "streamlit"}
    ]


def test_no_page_asks_streamlit_to_read_a_text_as_markdown() -> None:
    files = [*python_files(PACKAGE / "views"), *python_files(PACKAGE / "widgets")]
    assert files
    assert [p for p in files if p != OWN_FIGURES and rendered(p.read_text("utf-8"))] == []


@pytest.mark.parametrize("call", ["st.markdown(quote)", "st.write(quote)", "st.caption(quote)"])
def test_one_that_did_would_be_found(call: str) -> None:
    assert rendered(call) == [1]


def test_the_panel_holds_the_quote_as_it_stands_in_the_article() -> None:
    text = f"“{SAID},” Ana Berg, the mayor of Oslo, said on 5 May 2021."
    parsed = parse(article_from_text(text, "a"))
    shown = panel(build([parsed]), Query(event=parsed.events[0].id))
    assert SAID in "".join(_strings(shown))


def _strings(item: object) -> list[str]:
    """The texts that are shown, piece by piece; not those of hovers."""
    if isinstance(item, list):
        return [text for one in item for text in _strings(one)]
    if not isinstance(item, dict):
        return []
    own = [item["text"]] if isinstance(item.get("text"), str) else []
    return own + [text for value in item.values() for text in _strings(value)]
