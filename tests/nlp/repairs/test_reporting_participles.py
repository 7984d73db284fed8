"""Who claims something is told of by the verb behind, and what they claim by its own."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "noun", "told", "thing", "verb"),
    [
        (
            "Groups claiming the vote was rigged marched in Halden on Monday.",
            "Groups", "rigged", "vote", "marched",
        ),
        (
            "A man claiming his car had been stolen was arrested on Monday.",
            "man", "stolen", "car", "arrested",
        ),
    ],
)  # fmt: skip
def test_each_verb_has_its_own_subject(
    text: str, noun: str, told: str, thing: str, verb: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[verb]) == "ROOT"
    assert (tokens[noun].head.text, tokens[thing].head.text) == (verb, told)
    assert (label_of(tokens[told]), tokens[told].head.text) == ("ccomp", "claiming")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Groups claiming the land marched on Monday and sang.", "marched"),
        ("A man carrying a bag was arrested on Monday.", "arrested"),
    ],
)
def test_what_is_no_clause_stays_what_it_is(text: str, root: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[root]) == "ROOT"


@pytest.mark.parametrize(
    ("text", "participle", "head"),
    [
        ("Lund wrote to officials apologising for the delay.", "apologising", "wrote"),
        ("Lund wrote to officials saying that it was late.", "saying", "wrote"),
        ("Lund wrote to officials overseeing the vote.", "overseeing", "officials"),
        ("Lund wrote to a minister resigning on Monday.", "resigning", "minister"),
        ("Lund wrote to a man protesting outside the court.", "protesting", "man"),
        ("Lund sent it to a man asking for money.", "asking", "man"),
        ("Lund sent a letter to Berg's mother apologising for it.", "apologising", "sent"),
        ("Lund sent a bag to Berg's mother sitting outside.", "sitting", "mother"),
        ("Police received a letter to members saying that it was sold.", "saying", "members"),
    ],
)
def test_who_writes_to_somebody_does_what_is_written(text: str, participle: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[participle].head.text == head


@pytest.mark.parametrize(
    ("text", "participle", "head"),
    [
        ("The union left after the talks collapsed, accusing the firm of theft.",
         "accusing", "left"),
        ("Norland shut its port after a truce expired, blaming Sarania.", "blaming", "shut"),
        ("Norland left after a deal fell through, accusing Sarania of spying.", "accusing", "left"),
        ("Police believe Berg killed two, saying both were shot.", "saying", "believe"),
        ("Police believe Berg lied -- saying he was at home.", "saying", "believe"),
        ("Police said Berg had left, saying he was ill.", "saying", "left"),
        ("The army left after it had made proposals, blaming the rebels.", "blaming", "made"),
    ],
)  # fmt: skip
def test_nor_what_ends_nor_who_is_suspected_says_it(text: str, participle: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[participle].head.text == head
