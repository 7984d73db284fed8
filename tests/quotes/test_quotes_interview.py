"""In a transcript, labels get their speakers where the head of the text names them."""

from __future__ import annotations

import pytest

from dashboard import Article, parse

ANSWERS = "\n\nQ. Why did you go?\n\nA. I was tired.\n\nQ. Will you come back?\n\nA. No.\n"

# the head of an interview: who asks, who answers
HEADS = [
    ("Ines Prado has led the bank since 2021.", None, "Ines Prado"),
    ("This is an interview with Kofi Mensah.", None, "Kofi Mensah"),
    ("Governor Anna Reyes was interviewed on Sunday by Chris Walsh.", "Chris Walsh", "Anna Reyes"),
    ("Chris Walsh met Kofi Mensah after training.", "Chris Walsh", "Kofi Mensah"),
    ("Kofi Mensah spoke to Chris Walsh in Paris.", "Chris Walsh", "Kofi Mensah"),
    ("Kofi Mensah and Chris Walsh are old friends.", None, None),
    ("Kofi Mensah beat Chris Walsh. Mensah won in May. Mensah is 40.", None, "Kofi Mensah"),
    ("The minister talks like a priest. So says Kofi Mensah.", None, "Kofi Mensah"),
]


@pytest.mark.parametrize(("head", "asks", "answers"), HEADS)
def test_questions_and_answers_have_the_speakers_of_the_head(
    head: str, asks: str | None, answers: str | None
) -> None:
    parsed = parse(Article(id="x", text=head + ANSWERS))
    names = {actor.id: actor.name for actor in parsed.actors}
    said = [names.get(quote.speaker or "") for quote in parsed.quotes]
    assert said == [asks, answers, asks, answers]


@pytest.mark.parametrize("labels", [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:")])
def test_who_answers_is_meant_by_the_first_person_and_labels_name_nobody(
    labels: tuple[str, str],
) -> None:
    asks, answers = labels
    text = (
        "Chris Walsh interviewed Kofi Mensah.\n\n"
        f"{asks} Who hired you?\n\n{answers} The ministry hired me in May 2001.\n\n"
        f"{asks} I heard that you left.\n\n{answers} I resigned in June 2019.\n"
    )
    parsed = parse(Article(id="x", text=text))
    names = {actor.id: actor.name for actor in parsed.actors}
    said = [names.get(quote.speaker or "") for quote in parsed.quotes]
    assert said == ["Chris Walsh", "Kofi Mensah"] * 2
    assert not {"Q", "A", "Question", "Answer"} & set(names.values())
    told = {e.headline: e for e in parsed.events if e.type != "STATEMENT"}
    hired = told["The ministry hired me in May 2001"]
    assert (names[hired.participants[-1].actor], hired.modality) == ("Kofi Mensah", "reported")
    resigned = told["I [Kofi Mensah] resigned in June 2019"]
    assert [names[p.actor] for p in resigned.participants] == ["Kofi Mensah"]
    mine = next(a for a in parsed.actors if a.name == "Kofi Mensah")
    assert [m.span.text for m in mine.mentions if m.type == "pronoun"] == ["me", "I"]


def test_who_asks_is_not_meant_by_what_is_told_of_another() -> None:
    text = (
        "Chris Walsh interviewed Anna Reyes.\n\n"
        "WALSH: Who took the money?\n\nREYES: The treasurer took it in 2019.\n\n"
        "WALSH: What happened?\n\nREYES: Police arrested him on 3 May 2020.\n"
    )
    parsed = parse(Article(id="x", text=text))
    names = {actor.id: actor.name for actor in parsed.actors}
    arrests = [e for e in parsed.events if e.headline.startswith("Police arrested")]
    assert [[names[p.actor] for p in e.participants] for e in arrests] == [["Police"]]


def test_a_label_in_capitals_is_the_person_of_the_full_name() -> None:
    text = (
        "Governor Anna Reyes was interviewed on Sunday by Chris Walsh.\n\n"
        "WALSH: Did you know?\n\nREYES: No.\n\nCHRIS WALSH: Will you resign?\n\n"
        "GOV. REYES: I will not.\n"
    )
    parsed = parse(Article(id="x", text=text))
    names = {actor.id: actor.name for actor in parsed.actors}
    said = [names.get(quote.speaker or "") for quote in parsed.quotes]
    assert said == ["Chris Walsh", "Anna Reyes"] * 2


def test_who_has_a_label_alone_speaks() -> None:
    text = "RUIZ: We will open it.\n\nWALSH: Will you resign?\n\nRUIZ: No. I was elected in 2021.\n"
    parsed = parse(Article(id="x", text=text))
    names = {actor.id: actor.name for actor in parsed.actors}
    assert [names.get(quote.speaker or "") for quote in parsed.quotes] == ["RUIZ", "WALSH", "RUIZ"]
