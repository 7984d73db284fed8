"""Who is who: each case of the files is a text and the actors that it names."""

from __future__ import annotations

import functools
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from typing import Any

from dashboard import pipeline
from dashboard.entities.find import find_mentions
from dashboard.entities.link import LinkedActors, link_actors
from dashboard.entities.speech import Said, Speech
from dashboard.model import QuoteKind
from dashboard.quotes.find import find_quotes
from tests.cases import CheckCases, read_table

FILES = sorted(Path(__file__).parent.glob("cases*.toml"))
CASES = [case for file in FILES for case in read_table(file)]
# A gap is in who is who: what holds of any text holds of those cases, too.
TEXTS = [replace(case, given={"text": case.given["text"]}) for case in CASES]


@functools.cache
def read(text: str) -> LinkedActors:
    analysis = pipeline.analyse(text)
    said = find_quotes(analysis)
    speakers = [quote.speaker for quote in said if quote.speaker is not None]
    speech = Speech(Said(q.content, q.speaker, q.kind is not QuoteKind.INDIRECT) for q in said)
    return link_actors(find_mentions(analysis, speakers), analysis, speech)


def test_the_actors_of_a_text(check_cases: CheckCases) -> None:
    check_cases(CASES, check_actors, itemgetter("text"))


def check_actors(case: dict[str, Any]) -> None:
    actors = {actor.name: actor for actor in read(case["text"]).actors}
    names = {actor.id: actor.name for actor in actors.values()}
    for expected in case["actors"]:
        name = expected["name"]
        found = actors.get(name) or actors.get(name.replace("’", "'"))
        assert found is not None, f"{name!r} is not among {sorted(actors)}"
        mentions = [m.span.text for m in found.mentions]
        for mention in expected.get("mentions", ()):
            assert mention in mentions, f"{mention!r} is not {name!r}: {mentions}"
        for mention in expected.get("never", ()):
            assert mention not in mentions, f"{mention!r} is not {name!r}: {mentions}"
        assert found.kind == expected.get("kind", found.kind)
        assert expected.get("office") in {None, found.office or ""}
        assert {names[i] for i in found.member_of} >= set(expected.get("member_of", ()))
    for name, words in case.get("not", ()):
        assert words not in [m.span.text for m in actors[name].mentions]
    for one, other in case.get("apart", ()):
        assert actors[one].id != actors[other].id
    for name in case.get("nobody", ()):
        assert name not in actors


def test_every_mention_cuts_its_words_from_the_text(check_cases: CheckCases) -> None:
    check_cases(TEXTS, check_mentions)


def check_mentions(case: dict[str, Any]) -> None:
    text = case["text"]
    for actor in read(text).actors:
        for mention in actor.mentions:
            assert text[mention.span.start : mention.span.end] == mention.span.text


def test_a_text_without_names_has_no_actors() -> None:
    assert read("It rained all day, and then it stopped.").actors == ()
    assert read("").actors == ()


def test_members_are_actors_of_the_same_article(check_cases: CheckCases) -> None:
    check_cases(TEXTS, check_members)


def check_members(case: dict[str, Any]) -> None:
    linked = read(case["text"])
    ids = {actor.id for actor in linked.actors}
    assert len(ids) == len(linked.actors)
    for actor in linked.actors:
        assert set(actor.member_of) <= ids - {actor.id}
