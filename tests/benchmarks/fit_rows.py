"""Fits what the signs of a row weigh, on articles in which people read the happenings.

    python -m tests.benchmarks.fit_rows GOLD [--write rows salience]

GOLD is a folder of ``NAME.txt`` and ``NAME.gold.json`` whose licence allows it. What is a row at
all is fitted on the project's own articles, too, whose tables say what stands in them; what is
rated is what was selected. Prints how well the sums tell rows apart in articles that they were not
fitted on (each left out in turn), and writes ``rows.toml`` and ``salience.toml`` of the language. A
logistic regression with a ridge; the sum for salience is fitted to two limits at once (proportional
odds). The same input gives the same weights; with ``OMP_NUM_THREADS=1`` it takes two minutes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np

from dashboard import pipeline
from dashboard.events.mention import EventMention
from dashboard.events.salience.signs import SignReader
from dashboard.events.trigger import EventTrigger
from dashboard.model import Article, Event
from dashboard.nlp.read import read_article
from dashboard.quality.cases import read_cases
from dashboard.registry import PACKAGE
from dashboard.rules.sums import MOST

Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
OWN = (Path("tests/corpus/en/articles"), Path("data/articles"))
LANGUAGE = PACKAGE / "languages" / "en"
RIDGE = 5.0
GOES = 3  # the part of the signs too many that goes at once: 1 in so many
RARE = 8  # rows with or without a sign, below which it is not weighed
LEVELS = {"optional": 0, "side": 1, "main": 2}  # of what people noted; 0 is what they did not, too
KEPT = 0.90  # of the main and side happenings that must stay rows
LESS = 0.82  # how much less speaks for what is planned, denied or alleged, and still a row
SHOWN = 0.80  # of the main and side happenings with a row that the default view must show
MAINS = 0.6  # of the main ones that must be called so


@dataclass(frozen=True, slots=True)
class Row:
    """An event with its signs; ``level`` is -1 where it is no happening; ``again``: a duplicate."""

    article: str
    signs: frozenset[str]
    level: int
    again: bool


def read_gold(gold: Path) -> tuple[list[Row], list[Row]]:
    """The rows of all articles: as they are selected from, and as they are rated."""
    selected, rated = [], []
    for path in sorted(gold.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        entries = json.loads(path.read_text("utf-8"))["happenings"]
        for rows, read in zip(
            (selected, rated), signs_of(read_article(gold / f"{name}.txt")), strict=True
        ):
            rows.extend(_rows(name, read, entries))
    return selected, rated


def read_own() -> list[Row]:
    """The rows of the project's own articles; what their tables do not name is none."""
    rows = []
    for case in read_cases(*OWN):
        told = [trigger for event in case.events for trigger in event.triggers]
        for event, signs in signs_of(case.article)[0]:
            at = event.trigger
            named = any(span.start < at.end and at.start < span.end for span in told)
            rows.append(Row(case.name, signs, 0 if named else -1, again=False))
    return rows


Signs = list[tuple[Event, frozenset[str]]]


def signs_of(article: Article) -> tuple[Signs, Signs]:
    """The events of an article with their signs: all that are read, and those that are rated."""
    found: list[Signs] = []
    places: dict[str, EventTrigger] = {}

    def select(told: Sequence[EventMention], signs: SignReader, **_: str) -> Sequence[EventMention]:
        places.update((read.event.id, read.found) for read in told)
        found.append(list(signs.read((read.event, read.found) for read in told)))
        return told

    def rate(
        events: Sequence[Event], _: Sequence[EventMention], signs: SignReader, **__: str
    ) -> Sequence[Event]:
        found.append(list(signs.read((event, places.get(event.id)) for event in events)))
        return events

    with mock.patch.object(pipeline, "select_rows", select):
        pipeline.parse(article)
    with mock.patch.object(pipeline, "rate", rate):
        pipeline.parse(article)  # what is rated is what was selected
    return found[0], found[1]


def _rows(name: str, events: Signs, entries: Sequence[dict[str, object]]) -> Iterator[Row]:
    seen: set[int] = set()
    for event, signs in events:
        home = _home(event, entries)
        level = -1 if home is None else LEVELS[str(entries[home]["weight"])]
        yield Row(name, signs, level, home in seen)
        if home is not None:
            seen.add(home)


def _home(event: Event, entries: Sequence[dict[str, object]]) -> int | None:
    """The happening whose mentions the trigger of an event touches."""
    at = event.trigger
    for n, entry in enumerate(entries):
        mentions = entry["mentions"]
        assert isinstance(mentions, list)
        if any(m["start"] < at.end and at.start < m["end"] for m in mentions):
            return n
    return None


def matrix(rows: Sequence[Row], names: Sequence[str]) -> Matrix:
    """One row an event, one column a sign: 1 where it is there."""
    return np.array([[float(name in row.signs) for name in names] for row in rows])


def fit(signs: Matrix, levels: Sequence[Vector]) -> tuple[Vector, Vector]:
    """The weights, and a limit for each of the yes-or-no levels that share them (Newton)."""
    count, width = signs.shape
    blocks = [np.eye(len(levels))[[n]].repeat(count, axis=0) for n in range(len(levels))]
    design = np.vstack([np.hstack([signs, block]) for block in blocks])
    wanted = np.concatenate(levels)
    ridge = np.concatenate([np.full(width, RIDGE * len(levels)), np.full(len(levels), 1e-3)])
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        odds = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (wanted - odds) - ridge * weights
        bend = (design.T * (odds * (1 - odds))) @ design + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights[:width], -weights[width:]


def left_out(rows: Sequence[Row], levels: Sequence[Vector]) -> Vector:
    """The sum of each row less the first limit: signs chosen and fitted on the other articles."""
    articles = np.array([row.article for row in rows])
    sums = np.zeros(len(rows))
    for article in sorted(set(articles)):
        here = articles == article
        others = [row for row in rows if row.article != article]
        told = [level[~here] for level in levels]
        names = chosen(others, told)
        weights, limits = fit(matrix(others, names), told)
        own = matrix([row for row in rows if row.article == article], names)
        sums[here] = own @ weights - limits[0]
    return sums


def chosen(rows: Sequence[Row], levels: Sequence[Vector]) -> list[str]:
    """The signs that tell most: those that move the sums least go, until few enough stay."""
    counts = Counter(sign for row in rows for sign in row.signs)
    names = sorted(s for s, n in counts.items() if RARE <= n <= len(rows) - RARE)
    while len(names) > MOST:
        signs = matrix(rows, names)
        weights, _ = fit(signs, levels)
        order = np.argsort(np.abs(weights) * signs.std(axis=0), kind="stable")
        gone = set(order[: max(1, (len(names) - MOST) // GOES)])
        names = [name for n, name in enumerate(names) if n not in gone]
    return names


def area(sums: Vector, wanted: Vector) -> float:
    """The chance that a wanted row stands above one that is not (area under the ROC curve)."""
    yes, no = sums[wanted == 1], sums[wanted == 0]
    above = (yes[:, None] > no).sum() + 0.5 * (yes[:, None] == no).sum()
    return float(above / (len(yes) * len(no)))


def write(
    path: Path, head: str, names: Sequence[str], sums: Vector, limits: dict[str, float]
) -> None:
    """The sum as TOML, the heaviest sign first."""
    order = np.argsort(-np.abs(sums), kind="stable")
    lines = [*(f"# {line}" for line in head.splitlines()), "", "[limits]"]
    lines += [f"{_key(name)} = {limit:.2f}" for name, limit in limits.items()]
    lines += ["", "[weights]", *(f'"{names[n]}" = {sums[n]:.2f}' for n in order)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _key(name: str) -> str:
    return f'"{name}"' if " " in name else name


def main() -> None:
    """Fit, tell, and write on request."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--source", default="Wikinews of 2019, CC BY 2.5", help="of the articles")
    parser.add_argument(
        "--write", nargs="+", choices=("rows", "salience"), default=(), help="files of the language"
    )
    options = parser.parse_args()
    selected, rated = read_gold(options.gold)
    selected += read_own()

    told = np.array([float(row.level >= 0) for row in selected])
    names = chosen(selected, [told])
    apart = left_out(selected, [told])
    notable = np.array([row.level >= LEVELS["side"] and not row.again for row in selected])
    least = float(np.quantile(apart[notable], 1 - KEPT))
    print(f"a happening at all: area {area(apart, told):.3f}; {len(names)} signs")
    print(f"  left out: {(apart[told == 0] < least).mean():.1%} of what is none")
    weights, limits = fit(matrix(selected, names), [told])
    head = (
        "What speaks for words being a happening at all, "
        "by a sum of signs (events/salience/signs.py).\n"
    )
    count = len({row.article for row in rated})
    made = f"Fitted by tests/benchmarks/fit_rows.py on {count} articles: {options.source}"
    if "rows" in options.write:
        limit = float(limits[0]) + least
        row = {"less than fact": limit - LESS, "row": limit}
        own = f"{made}; and on the project's own."
        write(LANGUAGE / "rows.toml", head + own, names, weights, row)

    levels = [
        np.array([float(row.level >= level and not row.again) for row in rated]) for level in (1, 2)
    ]
    names = chosen(rated, levels)
    apart = left_out(rated, levels)
    side = float(np.quantile(apart[levels[0] == 1], 1 - SHOWN))
    shown = apart >= side
    print(f"main or side: area {area(apart, levels[0]):.3f}; main: {area(apart, levels[1]):.3f}")
    print(f"  shown: {shown.sum()} of {len(rated)}, of them right {levels[0][shown].mean():.1%}")
    weights, limits = fit(matrix(rated, names), levels)
    top = float(np.quantile(apart[levels[1] == 1], 1 - MAINS))
    head = "What makes an event matter, by a sum of signs (events/salience/signs.py).\n"
    if "salience" in options.write:
        ends = {"side": float(limits[0]) + side, "main": float(limits[0]) + max(top, side + 0.5)}
        write(LANGUAGE / "salience.toml", f"{head}{made}.", names, weights, ends)


if __name__ == "__main__":
    main()
