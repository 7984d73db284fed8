"""The annotations are those of the W3C Web Annotation model and hold its vocabulary."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from dashboard.exports.jsonld import CONTEXT
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Field
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.selection import select
from dashboard.timeline.wording.labels import headline_and_how_told
from tests.exports.made import chosen, hostile, opened, two_articles, written

# The keys that each class must have, and those that it may: https://www.w3.org/TR/annotation-model/
# and https://www.w3.org/TR/annotation-vocab/. Beside them ``temporal`` and ``proof`` are defined in
# the context of the file itself.
CLASSES = {
    "AnnotationCollection": (
        {"id", "type", "first"},
        {"label", "total", "generator", "last", "creator"},
    ),
    "AnnotationPage": ({"id", "type", "items"}, {"startIndex", "partOf", "next", "prev"}),
    "Annotation": (
        {"id", "type", "target"},
        {"body", "motivation", "creator", "created", "modified", "generator", "generated"},
    ),
    "TextualBody": (
        {"type", "value"},
        {"format", "language", "purpose", "creator", "created", "temporal", "textDirection"},
    ),
    "SpecificResource": (
        {"type", "source"},
        {"selector", "state", "purpose", "scope", "styleClass"},
    ),
    "Text": ({"id", "type"}, {"format", "language", "canonical", "via", "rights"}),
    "TextQuoteSelector": ({"type", "exact"}, {"prefix", "suffix", "refinedBy"}),
    "TextPositionSelector": ({"type", "start", "end"}, {"refinedBy"}),
    "Person": ({"type"}, {"id", "name", "nickname", "email"}),
    "Software": ({"type"}, {"id", "name", "homepage"}),
}
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
    *("highlighting", "identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}


def collection(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data)
    assert found.pop("@context") == CONTEXT
    found.pop("proof")
    return found


def resources(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from resources(one)


def test_every_resource_is_of_a_class_of_the_model_and_has_its_keys() -> None:
    for selection in (chosen(), hostile(), chosen(None, (opened(), Field.DATE, "2020"))):
        for one in resources(collection(written("jsonld", selection))):
            must, may = CLASSES[one["type"]]
            assert must <= one.keys() <= must | may, one["type"]
            assert {one.get("motivation"), one.get("purpose")} - {None} <= MOTIVATIONS


def test_the_collection_has_all_events_on_its_one_page() -> None:
    selection = chosen()
    found = collection(written("jsonld", selection))
    page = found["first"]
    assert (found["total"], page["startIndex"], page["partOf"]) == (
        len(page["items"]),
        0,
        found["id"],
    )
    heads = [one["body"][0]["value"] for one in page["items"]]
    assert heads == [headline_and_how_told(entry.event) for entry in selection.entries]
    ids = [one["id"] for one in page["items"]]
    assert len({*ids}) == len(ids)


def test_what_is_alleged_is_not_told_as_a_fact() -> None:
    text = "Prosecutors allege that Ana Costa took a bribe in May 2024."
    selection = select(build([parse(article_from_text(text, "a"))]), Query())
    items = collection(written("jsonld", selection))["first"]["items"]
    bribe, charge = (one["body"][0]["value"] for one in items)
    assert bribe.endswith("Ana Costa took a bribe in May 2024 (alleged)")
    assert charge.endswith("Prosecutors allege that Ana Costa took a bribe in May 2024")


def test_a_target_is_the_place_in_its_article_which_is_named_by_its_hash() -> None:
    texts = {p.article.sha256: p.article.text for p in two_articles()}
    for annotation in collection(written("jsonld", chosen()))["first"]["items"]:
        for target in annotation["target"]:
            name = target["source"]["canonical"].removeprefix("ni:///sha-256;")
            text = texts[base64.urlsafe_b64decode(name + "=").hex()]
            quote, place = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]


def test_the_date_is_edtf_and_what_is_undated_has_none() -> None:
    items = collection(written("jsonld", chosen()))["first"]["items"]
    dates = [entry.event.date.edtf for entry in chosen().entries]
    assert [one["body"][0].get("temporal") for one in items] == dates


def test_what_a_person_changed_names_the_person() -> None:
    items = collection(written("jsonld", chosen(None, (opened(), Field.DATE, "2020"))))["first"][
        "items"
    ]
    (edited,) = (one for one in items if one["motivation"] == "editing")
    assert edited["creator"] == [{"type": "Person", "name": "Ann"}]
    assert any("seen in the records" in body["value"] for body in edited["body"])


def test_only_an_address_of_the_web_is_one() -> None:
    (item,) = collection(written("jsonld", hostile()))["first"]["items"]
    assert item["target"][0]["source"]["id"].startswith("ni:///sha-256;")


def test_no_event_is_an_empty_page() -> None:
    found = collection(written("jsonld", chosen(Query(words="no such words"))))
    assert (found["total"], found["first"]["items"]) == (0, [])
