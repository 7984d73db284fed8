"""What the tests of the pages share: each article is read once, and not in a process of its own."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard import pipeline
from dashboard.library.parses import parse_key
from dashboard.model import Article, ParsedArticle
from dashboard.widgets import reading


class ReadOnce:
    """Stands for the process that reads: each article is parsed here, when it is first asked for.

    That process and its limits have tests of their own (test_unread, tests/inbox).
    """

    is_limited = True

    def __init__(self) -> None:
        self._known: dict[str, ParsedArticle] = {}

    def parse(self, article: Article) -> ParsedArticle:
        key = parse_key(article)
        if key not in self._known:
            self._known[key] = pipeline.parse(article)
        return self._known[key]

    def close(self) -> None:
        """There is nothing to end."""


@pytest.fixture(scope="session", autouse=True)
def _scanned_once() -> Iterator[None]:
    """Streamlit looks through all installed packages once, and not for each run of a page."""
    scan = functools.cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session")
def _read_once() -> ReadOnce:
    return ReadOnce()


@pytest.fixture(autouse=True)
def _no_process(_read_once: ReadOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PARSER", _read_once)
