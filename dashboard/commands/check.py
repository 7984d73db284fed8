"""Measure the project itself: sizes of the code, and how well its own cases are read.

With ``--install``: say what this copy of the program is, where its parts are, what is missing.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.quality.cases import Case
    from dashboard.quality.score import Verdict

HELP = "the sizes of the code, and how well the project's own cases are read"
GOLD = "DASHBOARD_GOLD"  # the variable that names a folder of annotated articles
FIRST_START = "Packages that are not here are installed by the first start: python3 -m dashboard"
LOOK = "look"  # the purpose of `--install`: what is missing is told, and not made first
CORPUS = Path("tests/corpus/en")
WHOLE = ("articles", "actors", "quotes")  # the folders there that hold whole texts
ARTICLES = CORPUS / "articles"
FLOORS = Path("tests/scores.toml")
RECORDS = Path("dashboard/timeline/wording/rule_records.toml")
TRUST = Path("dashboard/views/trust/measured.toml")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    parser.add_argument("articles", nargs="*", metavar="NAME", help="only these articles")
    parser.add_argument(
        "--install",
        action="store_const",
        dest="purpose",
        const=LOOK,
        help="say what is where and what is missing: packages, model, samples, library, and so on",
    )
    parser.add_argument("--rows", action="store_true", help="show what is not read right")
    parser.add_argument(
        "--rules",
        action="store_true",
        help="how often each rule is taken, and what is lost without it; with the folder that "
        f"{GOLD} names, on its texts, too, and writes how the rules of dates did there",
    )
    parser.add_argument(
        "--texts",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="with --rules: count on the texts in this folder, too",
    )
    parser.add_argument(
        "--update", action="store_true", help="take away marks no longer needed, raise floors"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the figures; 1 if one is below its floor, 2 if there are no cases here.

    Of the installation: 1 if something that is needed is missing or wrong.
    """
    if arguments.purpose == LOOK:
        return _check_install()
    from dashboard.errors import DashboardError
    from dashboard.installed import checkout
    from dashboard.quality.cases import read_cases
    from dashboard.registry import PACKAGE

    project = checkout("`dashboard check` without --install", str(ARTICLES))
    if not arguments.articles:
        _print_sizes(PACKAGE)
    cases = read_cases(project / ARTICLES, project / "data" / "articles")
    wanted = [c for c in cases if not arguments.articles or c.name in arguments.articles]
    if not wanted:
        raise DashboardError(f"{project / ARTICLES}: there are no such cases here")
    if arguments.rules:
        return _check_rules(wanted, arguments.texts, None if arguments.articles else project)
    total, failed = _check(wanted, project / FLOORS, rows=arguments.rows, update=arguments.update)
    if arguments.update and not arguments.articles:
        _tell(project / TRUST, total)
    return failed


def _check_rules(cases: list[Case], folders: Sequence[Path], project: Path | None) -> int:
    """Print what each rule is worth; 0 whatever that is.

    They are counted on the cases, on all other whole texts of ``project``, on those in ``folders``
    and on annotated articles where these are named: how the rules of dates did on them goes to the
    records of the project.
    """
    from dashboard.nlp.read import read_article
    from dashboard.quality.rules import SUPPORT, weigh_rules

    gold = os.environ.get(GOLD)
    own = [] if project is None else [p for kind in WHOLE for p in _texts(project / CORPUS / kind)]
    named = (*folders, Path(gold)) if gold else folders
    given = [path for folder in named for path in _texts(folder)]
    known = {case.article.sha256 for case in cases}
    others = [a for a in map(read_article, (*own, *given)) if a.sha256 not in known]
    print(f"\ntexts: {len(cases)} with a table, {len(others)} others")
    print(f"{'rule':46} texts  times  rows lost without it")
    for rule in weigh_rules(cases, others):
        mark = "" if rule.is_supported else f"  taken on fewer than {SUPPORT} texts"
        name = f"{rule.field}: {rule.name}"
        print(f"{name:46} {rule.texts:5} {rule.times:6} {rule.lost:6}{mark}", flush=True)
    if not gold:
        print(f"\nrules of dates: no annotated texts here; {GOLD} names a folder of them")
    elif project is not None:
        _write_records(Path(gold), project / RECORDS)
    return 0


def _texts(folder: Path) -> list[Path]:
    """The texts of a folder and those below it. Raises DashboardError where there are none."""
    from dashboard.errors import DashboardError

    found = sorted(folder.rglob("*.txt"))
    if not found:
        raise DashboardError(f"{folder}: there is no text here; name a folder with .txt files")
    return found


def _write_records(gold: Path, path: Path) -> None:
    """Write how each rule of dates did on annotated articles, and print it."""
    from dashboard.quality.rule_records import as_toml, count_records

    found = count_records(gold)
    print(f"\n{'rule of dates':58} status      right")
    for (rule, status), record in found.items():
        print(f"{rule:58} {status:10} {record.right}/{record.of}".rstrip())
    if found:
        path.write_text(as_toml(found), "utf-8")
    else:
        print(f"rules of dates: no annotated text in {gold} has a date of an event that is read")


def _check_install() -> int:
    from dashboard.cli import plain
    from dashboard.commands._installation import WRONG, findings
    from dashboard.installed import IS_INSTALLED

    wrong = missing = 0
    for finding in findings():
        print(f"{finding.state:6}  {finding.subject:13} {plain(finding.told)}", flush=True)
        wrong += finding.state == WRONG
        missing += finding.state == WRONG and finding.subject == "package"
    if wrong:
        print(f"\n{wrong} of these would keep it from working as it should", file=sys.stderr)
        if not IS_INSTALLED and missing:
            print(FIRST_START, file=sys.stderr)
    return 1 if wrong else 0


def _tell(path: Path, total: dict[str, int]) -> None:
    """Put the figures of all articles where the page on trust reads them."""
    from dashboard.quality.update import with_totals

    path.write_text(with_totals(path.read_text("utf-8"), total), "utf-8")


def _print_sizes(package: Path) -> None:
    from dashboard.quality.sizes import ADMIRED, file_sizes, function_sizes, summary

    print("lines                  median  95 %  most  (admired: median, 95 %)")
    for name, sizes in (("functions", function_sizes(package)), ("files", file_sizes(package))):
        middle, most_of, most = summary(sizes)
        admired = "{}, {}".format(*ADMIRED[name])
        print(f"{len(sizes):6} {name:12} {middle:9} {most_of:5} {most:5}  ({admired})")


def _check(
    cases: Iterable[Case], path: Path, *, rows: bool, update: bool
) -> tuple[dict[str, int], int]:
    """Print the figures of each case; gives those of all, and 1 if one is below its floor."""
    from dashboard.pipeline import parse
    from dashboard.quality.score import figures, score
    from dashboard.quality.update import below, raised, read_floors, with_floors, without_marks

    floors, total, failed = read_floors(path), dict[str, int](), 0
    print(f"\n{'right':16}  events      who    times   quotes   actors no dates  wrongly asserted")
    for case in cases:
        verdicts = score(case, parse(case.article))
        found = figures(verdicts)
        total = {key: total.get(key, 0) + found.get(key, 0) for key in {*total, *found}}
        print(_line(case.name, found))
        for worse in below(found, floors.get(case.name, {})):
            print(f"  BELOW ITS FLOOR: {worse}")
            failed = 1
        if not update and dict(raised(found, floors.get(case.name, {}))) != floors.get(case.name):
            print("  better than its floors: --update raises them")
        if rows:
            _print_rows(verdicts)
        if update:
            table = case.path.read_text("utf-8")
            case.path.write_text(without_marks(table, verdicts), "utf-8")
            floors[case.name] = raised(found, floors.get(case.name, {}))
    print(_line("all", total))
    if update:
        path.write_text(
            with_floors(path.read_text("utf-8") if path.exists() else "", floors), "utf-8"
        )
    return total, failed


def _line(name: str, figures: dict[str, int]) -> str:
    from dashboard.quality.update import TABLES

    parts = [f"{figures.get(t, 0)}/{figures.get(f'{t} of', 0)}".rjust(8) for t in TABLES]
    return f"{name:15} {' '.join(parts)} {figures.get('wrongly asserted', 0):9}"


def _print_rows(verdicts: Iterable[Verdict]) -> None:
    for verdict in verdicts:
        if not verdict.right:
            sign = "!!" if verdict.wrongly_asserted else "? " if verdict.unread else "- "
            print(f"  {sign} {verdict.table}: {verdict.row}  [read: {verdict.said}]")
