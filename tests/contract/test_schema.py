"""What comes out is what ``contract.schema.json`` promises, and every span cuts its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dashboard.contract import from_record, to_json, to_record
from dashboard.errors import ArticleError
from dashboard.library.samples import read_samples
from dashboard.model import Article, ParsedArticle
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.registry import PACKAGE

SCHEMA = json.loads((PACKAGE / "contract.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

STORY = (
    "The chancellor met President Ana Ruiz in Oslo on Monday. “We agreed on a ceasefire last "
    "month,” Ruiz said. On 3 March 2024 the army had withdrawn from the town, the ministry said."
)
ODD = {
    "plain": STORY,
    "emoji": STORY.replace("met", "🤝 met 👩\u200d👩\u200d👧").replace("On 3", "🗓️ On 3"),
    "carriage returns": STORY.replace(". ", ".\r\n\r\n"),
    "combining marks": STORY.replace("Ruiz", "Rui\u0301z").replace("Oslo", "O\u0308slo"),
    "right to left": STORY.replace("Oslo", "\u202bירושלים\u202c").replace("town", "مدينة"),
    "marks of order and width": STORY.replace(" ", " \u200e", 3).replace("on", "o\u200bn\ufeff"),
    "NUL": STORY.replace("met", "m\x00et"),
    "no-break spaces": STORY.replace("3 March 2024", "3\u00a0March\u202f2024"),
    "one word": "Monday",
    "only a date": "3 March 2024",
    "markup": f"<p onclick=x>{STORY}</p><img src=x onerror=alert(1)>![](http://x.example/y)",
    "astral letters": STORY.replace("Oslo", "𝕆𝕤𝕝𝕠"),
    "many line breaks": "\n\n\n".join(STORY.split(". ")) + "\n" * 30,
}


def articles() -> Iterator[tuple[str, Article]]:
    for name, text in ODD.items():
        header = "---\ntitle: A meeting\npublished: 2024-03-08\n---\n"
        yield name, article_from_text(header + text, "meeting")
        yield f"{name}, undated", article_from_text(text, "meeting")


NAMES = [name for name, _ in articles()]
NAMES += [f"sample {article.id}" for article in read_samples().articles]


@pytest.fixture(scope="module")
def parses(parsed_samples: dict[str, ParsedArticle]) -> dict[str, ParsedArticle]:
    samples = {f"sample {name}": parsed for name, parsed in parsed_samples.items()}
    return {name: parse(article) for name, article in articles()} | samples


def spans(item: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object with ``start``, ``end`` and ``text``, at any depth, with where it stands."""
    if isinstance(item, dict):
        if {"start", "end", "text"} <= item.keys():
            yield path, item
        for key, value in item.items():
            yield from spans(value, f"{path}/{key}")
    elif isinstance(item, list):
        for i, value in enumerate(item):
            yield from spans(value, f"{path}/{i}")


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", NAMES)
def test_the_output_keeps_the_promise(name: str, parses: dict[str, ParsedArticle]) -> None:
    record = json.loads(to_json(parses[name]))
    errors = [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(record)]
    assert not errors


@pytest.mark.parametrize("name", NAMES)
def test_every_span_cuts_its_text(name: str, parses: dict[str, ParsedArticle]) -> None:
    text = parses[name].article.text
    for path, span in spans(to_record(parses[name])):
        assert text[span["start"] : span["end"]] == span["text"], path
        assert span["start"] < span["end"], path


@pytest.mark.parametrize("name", NAMES)
def test_ids_name_something(name: str, parses: dict[str, ParsedArticle]) -> None:
    record = to_record(parses[name])
    ids = {key: [x["id"] for x in record[key]] for key in ("timexes", "actors", "quotes", "events")}
    for key, values in ids.items():
        assert len(set(values)) == len(values), key
    speakers = {q[key] for q in record["quotes"] for key in ("speaker", "via")}
    members = {m for a in record["actors"] for m in a["member_of"]}
    parts = {p["actor"] for e in record["events"] for p in e["participants"]}
    assert (speakers - {None}) | members | parts <= set(ids["actors"])
    assert {q for e in record["events"] for q in e["quotes"]} <= set(ids["quotes"])
    times = {e["date"]["timex"] for e in record["events"]} | {
        t["anchor"] for t in record["timexes"]
    }
    assert times - {None} <= set(ids["timexes"])
    assert {r[end] for r in record["relations"] for end in ("source", "target")} <= set(
        ids["events"]
    )
    for event in record["events"]:
        start, kind = event["trigger"]["start"], event["type"]
        assert event["id"] == f"{record['article']['id']}:{start}:{kind}"


@pytest.mark.parametrize("name", NAMES)
def test_a_record_reads_back(name: str, parses: dict[str, ParsedArticle]) -> None:
    record = json.loads(to_json(parses[name]))
    assert to_record(from_record(record, parses[name].article)) == record


def test_a_record_of_another_text_or_schema_is_refused(parses: dict[str, ParsedArticle]) -> None:
    record = to_record(parses["plain"])
    with pytest.raises(ArticleError, match="another text"):
        from_record(record, parses["emoji"].article)
    with pytest.raises(ArticleError, match="dashboard/2"):
        from_record({**record, "schema": "dashboard/2"}, parses["plain"].article)


def test_the_line_holds_no_line_break(parses: dict[str, ParsedArticle]) -> None:
    assert all("\n" not in to_json(parsed) for parsed in parses.values())


def test_the_hash_is_of_the_body_alone() -> None:
    import hashlib

    article = article_from_text(f"---\ntitle: x\n---\n{STORY}", "x")
    assert article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
