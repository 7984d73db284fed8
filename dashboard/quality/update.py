"""Takes away marks that are no longer needed, and raises floors; never the other way round."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.quality.cases import MARK
from dashboard.quality.score import Verdict

Floors = Mapping[str, Mapping[str, int]]
TABLES = ("events", "who", "times", "quotes", "actors", "no dates")


def without_marks(table: str, verdicts: Iterable[Verdict]) -> str:
    """The expected table without the marks of rows and names that are now read right."""
    read = {(v.table, v.row) for v in verdicts if v.right and v.unread}
    return "".join(_unmark(line, read) for line in table.splitlines(keepends=True))


def _unmark(line: str, read: set[tuple[str, str]]) -> str:
    cells = line.split("|")
    if len(cells) < 4:
        return line
    words = cells[2].strip().replace("*", "")
    if any((table, words) in read for table in TABLES):
        cells[1] = cells[1].replace(MARK, " ", 1)
    names = [name for table, row in read if table == "who" for name in _name_in(row, words)]
    for name in names:
        cells[-2] = re.sub(rf"\{MARK}\s*{re.escape(name)}(?=\s*(?:;|$))", name, cells[-2])
    return "|".join(cells)


def _name_in(row: str, words: str) -> list[str]:
    return [row.removeprefix(f"{words}: ")] if row.startswith(f"{words}: ") else []


def read_floors(path: Path) -> dict[str, dict[str, int]]:
    """The floors by article and table; none where there is no file."""
    if not path.exists():
        return {}
    articles: dict[str, dict[str, int]] = tomllib.loads(path.read_text("utf-8")).get("articles", {})
    return articles


def below(figures: Mapping[str, int], floors: Mapping[str, int]) -> list[str]:
    """What is worse than its floor, in words."""
    worse = [
        f"{table}: {figures.get(table, 0)}, the floor is {floors[table]}"
        for table in TABLES
        if figures.get(table, 0) < floors.get(table, 0)
    ]
    wrong, most = figures.get("wrongly asserted", 0), floors.get("wrongly asserted")
    if most is not None and wrong > most:
        worse.append(f"wrong dates given as asserted: {wrong}, the most is {most}")
    return worse


def raised(figures: Mapping[str, int], floors: Mapping[str, int]) -> dict[str, int]:
    """The floors after this measurement: none lower than before."""
    better = {table: max(figures.get(table, 0), floors.get(table, 0)) for table in TABLES}
    wrong = figures.get("wrongly asserted", 0)
    return {**better, "wrongly asserted": min(wrong, floors.get("wrongly asserted", wrong))}


def with_floors(text: str, floors: Floors) -> str:
    """The text of the file of floors with those of the articles; the rest of it is left alone."""
    kept = re.sub(r"(?ms)^\[articles\.[^\n]*\n.*?(?=^[\[#]|\Z)", "", text).rstrip()
    parts = [kept] if kept else []
    for name, values in sorted(floors.items()):
        keys = {key: f'"{key}"' if " " in key else key for key in values}
        lines = [f"{keys[key]} = {value}" for key, value in values.items()]
        parts.append("\n".join([f"[articles.{name}]", *lines]))
    return "\n\n".join(parts) + "\n"


def with_totals(text: str, total: Mapping[str, int]) -> str:
    """The file of the page on trust with how many rows of each table are right, of how many."""

    def figure(found: re.Match[str]) -> str:
        right, of = total.get(found["table"], 0), total.get(f"{found['table']} of", 0)
        return f"{found['head']}right = {right}\nof = {of}\n"

    head = r'(?P<head>table = "(?P<table>[^"\n]+)"\nwhat = [^\n]+\n)'
    return re.sub(head + r"right = \d+\nof = \d+\n", figure, text)
