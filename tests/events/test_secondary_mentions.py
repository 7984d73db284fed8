"""Nouns and verbs that tell an event again are mentions of it, and no rows of their own."""

from __future__ import annotations

import pytest

from dashboard.events.event_nouns import load_event_nouns
from dashboard.model import Article
from dashboard.pipeline import parse

AGAIN = [
    (  # a noun that is derived from the verb
        "The king prorogued the assembly on Monday. Members called the prorogation unlawful.",
        ["prorogued", "prorogation"],
    ),
    (  # the noun of the event itself, in marks, too
        'Sixteen towns filed a lawsuit against the mine. "The lawsuit is thin," Ole Aker said.',
        ["filed a lawsuit", "lawsuit"],
    ),
    (  # of somebody who took part in it
        "Ana Berg was sentenced to four years on Monday. Supporters of Berg called the sentence of "
        "Berg too harsh.",
        ["sentenced", "sentence"],
    ),
    (  # of what it was done to
        "Rebels destroyed the pier on Monday. Members mourned the destruction of the pier.",
        ["destroyed", "destruction"],
    ),
    (  # a verb, done to the same
        "Ana Berg crossed the lake on Monday. She was the first to cross the lake by kite.",
        ["crossed", "cross"],
    ),
    (  # a noun for any act means what the news is
        "Peru banned the airline on Monday. It was founded in 1992. Few had expected the move.",
        ["banned", "move"],
    ),
    (
        "Hackers stole the data of Norvik on Monday. The breach was found in May.",
        ["stole", "breach"],
    ),
    (
        "A sniper killed Barnett Reed on Monday. Ministers condemned the slaying.",
        ["killed", "slaying"],
    ),
]
AGAIN += [
    (  # so does a noun for its family, where it is the only one of that
        'Sixteen towns sued the mine on Monday. "The case is thin," Ole Aker said.',
        ["sued", "case"],
    ),
    (
        "A ferry sank near Orsund on Monday. Members mourned the dead of the disaster.",
        ["sank", "disaster"],
    ),
]
AGAIN += [
    (  # in what something is said
        "Ana Berg said in a filing to the court on Monday that the mine was safe.",
        ["said", "filing"],
    ),
    (  # what a verb lends a clause to
        "Ana Berg expressed opposition to the law on Monday.",
        ["expressed", "opposition"],
    ),
    (  # "this" means what the clause before told
        "Peru banned the airline on Monday. This was for reasons of safety.",
        ["banned", "This"],
    ),
]
AGAIN += [
    (  # of what became of it the verb tells
        "The vote to remove Ana Berg failed on Monday.",
        ["failed", "vote"],
    ),
    (  # by the noun in which it was said, or that told it with a verb
        "Ana Berg said in a filing on Monday that the mine was safe. The filing was of ten pages.",
        ["said", "filing", "filing"],
    ),
    (
        "Ana Berg delivered her annual speech on Monday. Few heard the end of the speech.",
        ["delivered her annual speech", "speech"],
    ),
    (  # by what was done, and its noun
        "Ana Berg declared a state of emergency on Monday. The declaration of emergency angered "
        "Peru.",
        ["declared a state", "state of emergency", "declaration"],
    ),
    (  # pointed at, or described behind a comma
        "Sixteen towns sued the mine on Monday. Ole Aker is not part of this case against it.",
        ["sued", "case"],
    ),
    (
        "Peru banned the airline on Monday. The move, called hasty, came late.",
        ["banned", "move"],
    ),
    (  # of the main clause, not of a noun in front of it
        "At the request of Ana Berg, Peru banned the airline on Monday. Few had expected the move.",
        ["banned", "move"],
    ),
]
AGAIN += [
    (  # what befalls somebody once, whatever time it is given
        "Ole Aker was jailed on Monday for the murder of Ana Berg. Berg was murdered a week after "
        "a concert.",
        ["murder", "murdered"],
    ),
]
NOT_AGAIN = [
    # a new one, another one, several
    "The king prorogued the assembly on Monday. Members feared a prorogation of years.",
    "The king prorogued the assembly on Monday. Members feared another prorogation.",
    "The king prorogued the assembly on Monday. Members feared the prorogations to come.",
    # with a time of its own
    "Rebels destroyed the pier on Monday. Members recalled the destruction of 1931.",
    # of somebody else
    "Ana Berg was sentenced to four years on Monday. Ole Aker said that the sentence of Ole Aker "
    "was shorter.",
    # by somebody else, or of something else
    "Ana Berg crossed the lake on Monday. Ole Aker hopes to cross the lake by kite.",
    "Rebels destroyed the pier on Monday. Members feared the destruction of the rainforest.",
    # part of a name for something else
    "Two trains collided near Orsund on Monday. The collision insurance was cheap.",
    # done to something else, or not done
    "Ana Berg crossed the lake on Monday. She was the first to cross the bay by kite.",
    "Ana Berg crossed the lake on Monday. Ole Aker did not cross the lake.",
    # with another thing to do
    "Ana Berg agreed to sell the mill on Monday. She agreed to buy a ferry.",
    # what the verb of its own clause tells beside it
    "Ana Berg spoke to reporters on Monday after the speech.",
    "Ana Berg attacked the inquiry on Monday as a farce.",
    # one of another family, and what names no event
    "Sixteen towns sued the mine on Monday. Members mourned the dead of the disaster.",
    "Sixteen towns sued the mine on Monday. Ole Aker packed a case.",
    # one of two acts, or what somebody said, or a word with its noun
    "Peru banned the airline on Monday and Chile sold two ships. This angered farmers.",
    "Ana Berg criticised the law on Monday. This was no time for it.",
    "Peru banned the airline on Monday. This airline is old.",
    # in what nothing is said
    "Ana Berg said on Monday that a letter was lost.",
    "Peru banned the airline on Monday in a letter.",
    # what is no act
    "Ana Berg gave a ring to the mayor on Monday.",
    # an act of its own
    "Peru banned the airline on Monday. Few had expected the move to Lima.",
    "Peru banned the airline on Monday. Few had expected a move.",
    "A sniper killed Barnett Reed on Monday. Ministers condemned a second slaying.",
    "A sniper killed Barnett Reed on Monday. Ministers condemned the slayings in Peru.",
    # by a verb of its own, or what one person failed to do
    "Ana Berg failed on Monday to win the race.",
    # with a time, where it may befall somebody again
    "Ana Berg crossed the lake on Monday. She was the first to cross the lake in 1931.",
    "Ana Berg spoke in Peru on Monday. Few heard the end of the speech of Ole Aker.",
]


def _told(text: str) -> list[str]:
    events = parse(Article("case", text)).events
    first = next((e for e in events if e.mentions), events[0])
    return [m.text for m in (first.trigger, *first.mentions)]


@pytest.mark.parametrize(("text", "told"), AGAIN)
def test_what_names_an_event_again_is_a_mention_of_it(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_what_names_something_else_is_no_mention(text: str) -> None:
    assert len(_told(text)) == 1


def test_a_mention_stands_behind_its_event_and_is_no_row() -> None:
    text = AGAIN[0][0]
    events = parse(Article("case", text)).events
    assert [e.trigger.text for e in events] == ["prorogued", "called"]
    told = [(e.trigger, m) for e in events for m in e.mentions]
    assert [m.text for _, m in told] == ["prorogation"]
    assert all(m.start >= trigger.end for trigger, m in told)


def test_the_nouns_of_the_language_are_words_with_verbs() -> None:
    nouns = load_event_nouns("en")
    assert nouns["prorogation"] == {"prorogue"}
    assert "government" not in nouns  # a body first of all
    assert all(n.isalpha() and n.islower() and verbs for n, verbs in nouns.items())
