"""What a worker does with one article, the same on every engine: the rows that it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.contract import to_record
from dashboard.model import Article

Row = dict[str, Any]


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
        return Outcome(_rows(to_record(parse(article)), article))
    except Exception as error:  # one article never loses the others
        return Outcome(error=f"{article.id}: could not be parsed ({error!r}); please report this")


def _rows(record: Mapping[str, Any], article: Article) -> dict[str, list[Row]]:
    told = {**record["article"], "text": article.text}
    told["diagnostics"] = [d["message"] for d in record["diagnostics"]]
    return {
        "articles": [told],
        "timexes": record["timexes"],
        "actors": record["actors"],
        "quotes": [{**q, **_flat("cue", q["cue"])} for q in record["quotes"]],
        "events": [_event(e) for e in record["events"]],
        "relations": [{**r, **_flat("signal", r["signal"])} for r in record["relations"]],
    }


def _event(event: Mapping[str, Any]) -> Row:
    spans = ("trigger", "sentence", "place")
    flat = {k: v for name in spans for k, v in _flat(name, event[name]).items()}
    participants = [
        {"actor": p["actor"], "role": p["role"], **_flat("mention", p["mention"])}
        for p in event["participants"]
    ]
    return {**event, **event["date"], **flat, "participants": participants}


def _flat(name: str, span: Mapping[str, Any] | None) -> Row:
    """A span as three columns: its text under its name, and where it begins and ends."""
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: span["text"], f"{name}_start": span["start"], f"{name}_end": span["end"]}
