"""What a worker does with one article, the same on every engine: the rows that it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.contract import to_whole_record
from dashboard.errors import parse_failure
from dashboard.model import Article, ParsedArticle

Row = dict[str, Any]
_LINK = ("actor", "role", "because")  # what a participant has beside its words


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of an article by table, or the error that it ended with."""

    rows: Mapping[str, list[Row]] = field(default_factory=dict)
    error: str | None = None


Work = Callable[[Article], Outcome]


def work(article: Article) -> Outcome:
    """The outcome of one article. Deterministic, and raises nothing for any article."""
    from dashboard.pipeline import parse

    try:
        return Outcome(rows_of(parse(article)))
    except Exception as error:  # one article never loses the others
        return Outcome(error=parse_failure(article.id, error))


def rows_of(parsed: ParsedArticle) -> dict[str, list[Row]]:
    """The rows of a parsed article by table, with those of the index."""
    from dashboard.batch.index_rows import index_rows

    record = to_whole_record(parsed)
    told = {**record["article"]}
    told["diagnostics"] = [d["message"] for d in record["diagnostics"]]
    told["paragraphs"] = [{"start": start, "end": end} for start, end in record["paragraphs"]]
    told["sentences"] = [
        {"start": start, "end": end, "paragraph": paragraph, "kind": kind}
        for start, end, paragraph, kind in record["sentences"]
    ]
    return {
        "articles": [told],
        "timexes": record["timexes"],
        "actors": record["actors"],
        "quotes": [_with(q, "cue", "speaker_mention") for q in record["quotes"]],
        "events": [_event(e) for e in record["events"]],
        "relations": [_with(r, "signal") for r in record["relations"]],
        **index_rows(parsed),
    }


def _with(record: Mapping[str, Any], *names: str) -> Row:
    return {**record, **{k: v for name in names for k, v in _flat(name, record[name]).items()}}


def _event(event: Mapping[str, Any]) -> Row:
    participants = [
        {**{key: p[key] for key in _LINK}, **_flat("mention", p["mention"])}
        for p in event["participants"]
    ]
    spans = _with(event, "trigger", "sentence", "place")
    return {**spans, **event["date"], "participants": participants}


def _flat(name: str, span: Mapping[str, Any] | None) -> Row:
    """A span as three columns: its text under its name, and where it begins and ends."""
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span["text"], f"{name}_start": span["start"], f"{name}_end": span["end"]}
