"""An inquit before a semicolon tells the clause before it, and nothing behind the semicolon."""

from __future__ import annotations

import pytest

from dashboard.model import Article
from dashboard.nlp.analysis import analyse
from dashboard.pipeline import parse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "verb", "deed", "behind"),
    [
        ("The bridge was unsafe, engineers say; the council denies it.", "say", "was", "denies"),
        ("The ship sank on Monday, the navy said; ten sailors drowned.", "said", "sank", "drowned"),
        ("The guards beat the boy, his mother says; the police deny it.", "says", "beat", "deny"),
        ("The vote was rigged, Lund says; Berg denies it.", "says", "rigged", "denies"),
        ("The judge erred, lawyers argue; the court will rule in May.", "argue", "erred", "rule"),
    ],
)
def test_the_inquit_tells_the_first_clause(text: str, verb: str, deed: str, behind: str) -> None:
    words = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert words[deed].head == words[verb]
    assert label_of(words[deed]) == "ccomp"
    assert words[behind].head == words[verb]
    assert label_of(words[behind]) == "conj"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The vote was rigged, Lund says; Berg denies it.", ["The vote was rigged"]),
        ("The judge erred, lawyers argue; the court will rule in May.", ["The judge erred"]),
        ("The mayor said he would resign; the council voted on Monday.", ["he would resign"]),
        ("The strike ended on Monday; the union said it had won.", ["it had won"]),
        ("He left, she stayed; they met again in May.", []),
    ],
)
def test_nothing_else_is_said(text: str, words: list[str]) -> None:
    quotes = parse(Article("a", text)).quotes
    assert [text[q.span.start : q.span.end] for q in quotes] == words
