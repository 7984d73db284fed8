"""Why words stand for somebody, who takes part unnamed, and between whom it is open."""

from __future__ import annotations

import dashboard
from dashboard.model import ParsedArticle
from dashboard.nlp.read import article_from_text

HEAD = "---\npublished: 2024-05-14\n---\n"


def read(text: str) -> ParsedArticle:
    return dashboard.parse(article_from_text(HEAD + text, "x"))


def reasons(text: str, trigger: str) -> dict[str, str | None]:
    (event,) = (e for e in read(text).events if e.trigger.text == trigger)
    return {p.actor: p.because for p in event.participants}


def unsure(text: str, trigger: str) -> list[tuple[str, tuple[str, ...]]]:
    (event,) = (e for e in read(text).events if e.trigger.text == trigger)
    return [(one.mention.text, one.candidates) for one in event.open_participants]


def test_a_name_needs_no_reason_and_what_stands_for_it_has_one() -> None:
    text = "Kari Moe opened a school in Norvik on Monday. She resigned on Tuesday."
    assert reasons(text, "opened")["kari-moe"] is None
    told = reasons(text, "resigned")["kari-moe"]
    assert told == "“She” is taken for “Kari Moe”, named before it as “Kari Moe”"
    short = reasons("Kari Moe met Bo Ek on Monday. Moe resigned on Tuesday.", "resigned")
    assert short["kari-moe"] == "“Moe” is taken for “Kari Moe”, as a form of that name"


def test_whom_a_word_implies_is_told_as_implied() -> None:
    text = "Protesters blocked a bridge in Norvik on Monday. The protests began in March."
    told = reasons(text, "protests began")["protesters"]
    assert told is not None
    assert told.startswith("nobody is named here; “Protesters” is the one crowd")


def test_who_may_be_meant_by_a_pronoun_that_is_nobody_is_told() -> None:
    text = "Ole Lind met Bo Ek in Norvik on Monday. He was arrested on Tuesday."
    assert unsure(text, "arrested") == [("He", ("ole-lind", "bo-ek"))]
    alone = "Ole Lind opened a school in Norvik on Monday. He was arrested on Tuesday."
    assert unsure(alone, "arrested") == []
    assert reasons(alone, "arrested")["ole-lind"] is not None


def test_a_speaker_has_the_words_that_tell_of_it() -> None:
    text = (
        "Kari Moe, the mayor of Norvik, said on Tuesday that the harbour would close. "
        "“It is a sad day,” Moe said. “We will build another.”\n\n"
        "The harbour is a ruin, according to Bo Ek."
    )
    told = [(q.speaker, q.because) for q in read(text).quotes]
    assert told[0] == ("kari-moe", "“Kari Moe” is the subject of “said”, which reports it")
    assert told[1] == (
        "kari-moe",
        "“Moe” and “said” stand behind what was said; "
        "“Moe” is taken for “Kari Moe”, as a form of that name",
    )
    assert told[-1] == ("bo-ek", "“Bo Ek” is named as the source by “according to”")


def test_of_two_who_were_named_together_a_pronoun_says_nothing() -> None:
    text = (
        "Ole Lind and Tom Berg met on Monday. Lind and Berg spoke later. “It was wrong,” he said."
    )
    (quote,) = read(text).quotes
    assert quote.speaker is None
    assert quote.candidates == ("ole-lind", "tom-berg")
    assert quote.because == "“he” may be “Ole Lind” or “Tom Berg”"
    alone = "Ole Lind met Kari Moe on Monday. Lind and Moe spoke later. “It was wrong,” she said."
    assert [q.speaker for q in read(alone).quotes] == ["kari-moe"]


def test_the_only_one_named_is_not_offered_where_another_may_be_meant() -> None:
    """ "He" is the man whom Lind dismissed: the list would name Lind alone."""
    assert unsure("Ole Lind sacked Tom Berg, saying he had stolen money.", "stolen") == []
    both = "Ole Lind and Tom Berg met on Monday. He was arrested on Tuesday."
    assert unsure(both, "arrested") == [("He", ("ole-lind", "tom-berg"))]


def test_who_was_told_of_long_before_is_not_meant_where_another_is_named() -> None:
    """However the names speak: the list of given names may take a woman for a man."""
    text = (
        "Anna Berg was charged on Monday. She resigned.\n\nThe council met on Monday.\n\n"
        "In 2021 Paul Strand told the council of it. A court awarded her 900,000 kroner in May."
    )
    assert reasons(text, "awarded").keys() & {"anna-berg", "paul-strand"} == set()
    near = text.replace("\n\nThe council met on Monday.", "")
    assert "anna-berg" in reasons(near, "awarded")


def test_what_is_told_of_links_survives_the_contract() -> None:
    text = "Ole Lind met Bo Ek on Monday. He was arrested on Tuesday. “I was at sea,” Ek said."
    parsed = read(text)
    back = dashboard.from_record(dashboard.to_record(parsed), parsed.article)
    assert back.events == parsed.events
    assert back.quotes == parsed.quotes
    assert any(event.open_participants for event in back.events)
    assert any(quote.because for quote in back.quotes)
