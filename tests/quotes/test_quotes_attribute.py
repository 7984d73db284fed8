"""Which actor the words that name a speaker belong to."""

from __future__ import annotations

import pytest

from dashboard.model import Actor, ActorKind, Article, Mention, QuoteKind, Span
from dashboard.pipeline import parse
from dashboard.quotes.attribute import attribute_quotes
from dashboard.quotes.found import FoundQuote

TEXT = "Mayor Tom Okafor of Pell and his office said so. He said more, the city’s office said. "
TEXT += "Half-Danes agreed."


def span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words), words)


def actor(name: str, *mentions: str) -> Actor:
    return Actor(name, name, ActorKind.PERSON, mentions=tuple(Mention(span(m)) for m in mentions))


ACTORS = [
    actor("OKAFOR", "Mayor Tom Okafor", "He"),
    actor("PELL", "Pell", "city’s"),
    actor("OFFICE", "the city’s office"),
    actor("DANES", "Danes", "Half"),
]

# words that name the speaker: the actor, or None
SPEAKERS = [
    ("Mayor Tom Okafor", "OKAFOR"),
    ("Tom Okafor", "OKAFOR"),
    ("Mayor Tom Okafor of Pell", "OKAFOR"),
    ("Pell", "PELL"),
    ("He", "OKAFOR"),
    ("the city’s office", "OFFICE"),
    ("city’s office", "OFFICE"),
    ("more", None),
    ("Half-Danes", None),
]


@pytest.mark.parametrize(("words", "expected"), SPEAKERS)
def test_the_speaker_is_the_actor_whose_mention_fits_best(words: str, expected: str | None) -> None:
    found = FoundQuote(span("said"), QuoteKind.DIRECT, speaker=span(words))
    (quote,) = attribute_quotes([found], ACTORS)
    assert quote.speaker == expected
    assert quote.speaker_mention == span(words)


def test_who_released_the_words_is_an_actor_too() -> None:
    found = FoundQuote(span("so"), QuoteKind.MIXED, speaker=span("He"), via=span("Pell"))
    (quote,) = attribute_quotes([found], ACTORS)
    assert (quote.speaker, quote.via) == ("OKAFOR", "PELL")


def test_ids_count_the_quotations_in_the_order_given() -> None:
    found = [FoundQuote(span(words), QuoteKind.DIRECT) for words in ("so", "more")]
    assert [q.id for q in attribute_quotes(found, [])] == ["q1", "q2"]
    assert [q.speaker for q in attribute_quotes(found, [])] == [None, None]


def test_a_pronoun_is_of_the_actor_for_whose_words_it_is_known_to_stand() -> None:
    office = span("the city’s office")
    found = FoundQuote(span("so"), QuoteKind.INDIRECT, speaker=span("He"), stands_for=office)
    (quote,) = attribute_quotes([found], ACTORS)
    assert (quote.speaker, quote.speaker_mention) == ("OFFICE", span("He"))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A tweet from Karl Moss's Twitter account said the club had won.", "Karl Moss"),
        ("A message from Ida Sand’s Facebook page said the club had won.", "Ida Sand"),
        ("A statement from Norvik said the club had won.", "Norvik"),
        ("A source within the Interior Ministry said the club had won.", "A source"),
        ("Officials within Norvik said the club had won.", "Officials"),
        ("The Interior Ministry said within hours the club had won.", "Interior Ministry"),
    ],
)
def test_whose_account_it_is_speaks_and_no_body_that_has_it(text: str, speaker: str) -> None:
    parsed = parse(Article("x", text))
    names = {actor.id: actor.name for actor in parsed.actors}
    assert [names.get(quote.speaker or "") for quote in parsed.quotes] == [speaker]


def test_who_is_told_is_no_speaker_behind_a_clause_that_ends_in_a_quotation() -> None:
    text = (
        "Arden Court heard the case. Mrs Cole, who said it had caused “extreme harm”, told the "
        "court that the firm did not have measures in place and was no “safe system.”"
    )
    parsed = parse(Article("x", text))
    names = {actor.id: actor.name for actor in parsed.actors}
    assert {names.get(quote.speaker or "") for quote in parsed.quotes} == {"Cole"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A letter to Ida Lund said the club was “late for the vote”.", None),
        ("A letter from Ida Lund said the club was “late for the vote”.", "Ida Lund"),
        ("The envoy to Peru, Ida Lund, said the club was “late for the vote”.", "Ida Lund"),
        ("The heir to the throne Prince Ole Lund said the club was “late”.", "Ole Lund"),
        ("US Ambassador to Peru Ida Lund said the club was “late for the vote”.", "Ida Lund"),
    ],
)
def test_to_whom_a_letter_is_said_nothing_in_it(text: str, speaker: str | None) -> None:
    parsed = parse(Article("x", text))
    names = {actor.id: actor.name for actor in parsed.actors}
    assert {names.get(quote.speaker or "") for quote in parsed.quotes} == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The board suspended Karim Dar. He had failed a test. “We believe Mr Dar.”", None),
        ("Singer Lena Holt was dropped on Friday.\n\n“Holt broke her contract twice.”", None),
        ("Karim Dar said he would play. “I have trained all winter.”", "Karim Dar"),
        ("“Dar will play again,” Karim Dar said.", "Karim Dar"),
        ("Halden Bank was fined. “Halden Bank takes this seriously.”", "Halden Bank"),
        ("Lena Holt spoke of her father. “Karim Holt was strict.”", "Lena Holt"),
    ],
)
def test_whom_the_words_name_did_not_say_them_unless_the_text_says_so(
    text: str, speaker: str | None
) -> None:
    parsed = parse(Article("x", text))
    names = {actor.id: actor.name for actor in parsed.actors}
    assert names.get(parsed.quotes[-1].speaker or "") == speaker
