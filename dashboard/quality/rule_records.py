"""How the date of each rule did on articles that people have dated by hand, as figures alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.model import ParsedArticle
from dashboard.nlp.read import read_article
from dashboard.pipeline import parse
from dashboard.quality.happenings import Entries, home_of, is_apart
from dashboard.timeline.wording.rule_records import Record, Records

_HEAD = """\
# How the rules of dates did on real articles that people have dated by hand; only figures are kept.
# `dashboard check --rules` writes it from a folder of annotated articles. `of`: dates of events
# that people found and dated, too; `right`: those that have a day in common with the true ones.
# A rule that is not here has no record.
"""


def count_records(gold: Path) -> Records:
    """The record of each rule and status over all annotated articles in a folder, at any depth."""
    total: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for path in sorted(gold.rglob("*.gold.json")):
        entries = json.loads(path.read_text("utf-8"))["happenings"]
        text = path.with_name(path.name.removesuffix(".gold.json") + ".txt")
        for key, holds in judged(parse(read_article(text)), entries):
            total[key] += 1
            right[key] += holds
    return {key: Record(right[key], of) for key, of in sorted(total.items())}


def judged(parsed: ParsedArticle, entries: Entries) -> Iterator[tuple[tuple[str, str], bool]]:
    """For each date that people dated, too: its rule and status, and whether it holds."""
    for event in parsed.events:
        home = home_of(event, entries)
        date = event.date
        if home is None or date.rule is None or (date.earliest is None and date.latest is None):
            continue
        entry = entries[home]
        if entry.get("earliest") or entry.get("latest"):
            yield (date.rule, str(date.status)), not is_apart(event, entry)


def as_toml(records: Records) -> str:
    """The table as a file, in the order of rules and statuses."""
    return _HEAD + "".join(_rows(records.items()))


def _rows(records: Iterable[tuple[tuple[str, str], Record]]) -> Iterator[str]:
    for (rule, status), record in sorted(records):
        yield f"\n[[record]]\nrule = {json.dumps(rule)}\nstatus = {json.dumps(status)}\n"
        yield f"right = {record.right}\nof = {record.of}\n"
