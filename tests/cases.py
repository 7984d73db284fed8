"""Tables of cases: one test reads a whole table, and names each case that fails with its line."""

from __future__ import annotations

import contextlib
import os
import re
import tomllib
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from dashboard import pipeline
from dashboard.nlp.analysis import Analysis, analyse, analyse_all

PROJECT = Path(__file__).parents[1]
ONLY = "--case"  # the option of pytest that chooses among the cases of every table


@dataclass(frozen=True, slots=True)
class Case:
    """A row of a table: ``place`` is ``tests/events/cases.toml:12``, ``what`` says what it is."""

    place: str
    what: str
    given: Any

    @property
    def title(self) -> str:
        return f"{self.place}: {self.what}"


def other_seed() -> str:
    """A PYTHONHASHSEED that is not the one of this process: sets have another order with it."""
    return "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"


def read_table(path: Path, key: str = "case", what: str = "what") -> list[Case]:
    """The cases of a TOML file, in their order: each ``[[key]]`` with the line of its header."""
    text = path.read_text("utf-8")
    header = re.compile(rf"\[\[{re.escape(key)}\]\]")
    lines = [n for n, line in enumerate(text.splitlines(), 1) if header.fullmatch(line.strip())]
    rows = tomllib.loads(text)[key]
    pairs = zip(lines, rows, strict=True)
    return [Case(f"{_inside(path)}:{line}", str(row[what]), row) for line, row in pairs]


def read_lines(path: Path) -> list[Case]:
    """The lines of a file of phrases, without the empty ones and the comments (``#``)."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    told = [(n, line) for n, line in lines if line and not line.startswith("#")]
    return [Case(f"{_inside(path)}:{n}", line, line) for n, line in told]


class Places:
    """Where words of cases stand in files that are read by another reader than those above."""

    def __init__(self, paths: Iterable[Path]) -> None:
        texts = [(_inside(path), path.read_text("utf-8").splitlines()) for path in paths]
        self._lines = [
            (f"{name}:{n}", line) for name, text in texts for n, line in enumerate(text, 1)
        ]

    def of(self, words: str) -> str:
        """The place of the first line that holds the words; without them, of no line."""
        escaped = words.replace("\\", "\\\\").replace('"', '\\"')
        found = (place for place, line in self._lines if words in line or escaped in line)
        return next(found, "in no single line")


@contextlib.contextmanager
def analysed_together(texts: Iterable[str]) -> Iterator[None]:
    """Texts that are parsed meanwhile are analysed side by side, not one by one.

    The model takes a fifth of the time for it, and each text is still read for itself.
    """
    known = dict.fromkeys(texts)
    known |= dict(zip(known, analyse_all(known), strict=True))

    def analyse_known(text: str, **named: Any) -> Analysis:
        return known.get(text) or analyse(text, **named)

    with mock.patch.object(pipeline, "analyse", analyse_known):
        yield


class CheckCases:
    """Holds a check against each case, and fails once, with all the cases that fail.

    ``text`` gives the text, or the texts, of a case that are parsed by the check. A case with a
    ``gap`` is known to come out wrong, for the reason that it gives: where it comes out right, the
    gap has to go.
    """

    def __init__(self, only: str | None = None) -> None:
        self._only = only

    def __call__(
        self,
        cases: Iterable[Case],
        check: Callable[[Any], None],
        text: Callable[[Any], str | tuple[str, ...]] | None = None,
    ) -> None:
        every = list(cases)
        assert every, "the table is empty"
        chosen = [case for case in every if self._only is None or self._only in case.title]
        if not chosen:
            pytest.skip(f"no case of this table holds {self._only!r}")
        texts = (text(case.given) for case in chosen if text)
        with analysed_together(
            t for one in texts for t in ([one] if isinstance(one, str) else one)
        ):
            failed = list(_failures(chosen, check))
        if failed:
            head = f"{len(failed)} of {len(chosen)} cases fail:"
            pytest.fail("\n\n".join([head, *failed]), pytrace=False)


def _failures(cases: Iterable[Case], check: Callable[[Any], None]) -> Iterator[str]:
    for case in cases:
        gap = _gap(case)
        try:
            check(case.given)
            if gap is not None:
                yield f"{case.title}\n  comes out right: take its gap away ({gap!r})"
        except (Exception, pytest.fail.Exception) as error:
            if gap is not None and isinstance(error, (AssertionError, pytest.fail.Exception)):
                continue
            at = traceback.extract_tb(error.__traceback__)[-1]
            said = str(error) if isinstance(error, AssertionError) else repr(error)
            yield f"{case.title}\n  {said or at.line}\n  ({_inside(Path(at.filename))}:{at.lineno})"


def _gap(case: Case) -> str | None:
    """Why a case is known to come out wrong; None where it has to come out right."""
    return case.given.get("gap") if isinstance(case.given, dict) else None


def _inside(path: Path) -> str:
    """The path within the project; as it is where it lies elsewhere."""
    return path.relative_to(PROJECT).as_posix() if path.is_relative_to(PROJECT) else str(path)
