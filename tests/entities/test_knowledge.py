"""The data files of names hold together."""

from __future__ import annotations

import pytest

from dashboard.entities.names.knowledge import load_knowledge
from dashboard.entities.names.name_words import load_name_words
from dashboard.entities.names.person_matching import family_name, is_short_for, may_be_one
from dashboard.registry import PACKAGE, languages


def test_every_parent_and_country_is_known() -> None:
    actors = load_knowledge().actors
    for actor in actors.values():
        assert actor.parent is None or actor.parent in actors, actor
        assert actor.country is None or actor.country in actors, actor


def test_nobody_is_their_own_ancestor() -> None:
    knowledge = load_knowledge()
    for actor in knowledge.actors:
        seen, todo = set(), list(knowledge.parents(actor))
        while todo:
            parent = todo.pop()
            assert parent != actor
            if parent not in seen:
                seen.add(parent)
                todo.extend(knowledge.parents(parent))


def test_all_members_of_the_united_nations_have_a_demonym_or_are_named_otherwise() -> None:
    countries = [a for a in load_knowledge().actors.values() if a.kind == "country"]
    assert len(countries) >= 240
    named = {n.actor for n in load_knowledge().names if n.type == "demonym"}
    for iso in ("USA", "CHN", "GBR", "FRA", "NGA", "BRA", "IND", "IDN", "PAK", "MEX", "UKR", "PSE"):
        assert iso in named


def test_every_knowledge_file_says_where_it_is_from() -> None:
    own = PACKAGE / "languages/en"
    files = [*(own / "knowledge").glob("*.toml"), *(own / "event_types").glob("*.toml")]
    assert files
    for path in files:
        assert path.read_text("utf-8").startswith("# "), path.name


@pytest.mark.parametrize("language", languages())
def test_the_name_words_of_a_language_load(language: str) -> None:
    words = load_name_words(language)
    assert words.offices
    assert words.pronouns


@pytest.mark.parametrize(
    ("short", "full", "may"),
    [
        (["Charles", "Brown"], ["Charles", "Q.", "Brown"], True),
        (["C.", "Brown"], ["Charles", "Brown"], True),
        (["Gordon", "Brown"], ["Charles", "Brown"], False),
        (["Xi"], ["Xi", "Jinping"], True),
    ],
)
def test_whether_two_names_may_be_one(short: list[str], full: list[str], may: bool) -> None:
    assert (is_short_for(short[0], full) if len(short) == 1 else may_be_one(short, full)) is may


def test_the_family_name_is_no_initial() -> None:
    assert family_name(["Charles", "Q."]) == "Charles"
    assert family_name(["John", "F.", "Alder"]) == "Alder"


def test_as_many_votes_will_do_for_whom_the_text_calls_by_the_last_name() -> None:
    from collections import Counter

    from dashboard.entities.types.entity_typing import _best_supported

    evidence = Counter({"ORG": 1, "PERSON": 1})
    assert _best_supported("Sanam Rahimi", evidence, frozenset({"Rahimi"})) == "PERSON"
    assert _best_supported("Baltic Dredging", evidence, frozenset({"Rahimi"})) == "ORG"
    assert (
        _best_supported("Sanam Rahimi", evidence + Counter({"ORG": 1}), frozenset({"Rahimi"}))
        == "ORG"
    )
