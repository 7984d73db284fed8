"""A relative clause hangs on the noun that it tells of, and not on the nearest one."""

from __future__ import annotations

import pytest

from dashboard.clause import Voice
from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.tokens import Token


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        (
            "Halden made a first approach in November, which the board rejected as too low.",
            "rejected",
            "approach",
        ),
        ("He left in November, when the board rejected it.", "rejected", "November"),
        ("Moss fled to Spain in 2021, where police arrested him in May.", "arrested", "Spain"),
        ("Moss fled north in 2021, where police arrested him in May.", "arrested", "fled"),
        ("Lund was taken to hospital on Monday, where he died.", "died", "Monday"),
        (
            "They are Margaret Costa, 78, and her son Peter, 51, who were found in a car.",
            "found",
            "Costa",
        ),
        ("Ana Costa and Tom Lee, who was found in a car, had left.", "found", "Lee"),
        ("Residents of Indre Lo, who marched to the gates, want a school.", "marched", "Residents"),
        ("The residents of Havnes who signed it met on Monday.", "signed", "residents"),
        ("Friends of Ana Costa, who marched to the gates, want a school.", "marched", "Costa"),
        ("Ana Costa and two men, who were found in a car, had left.", "found", "men"),
        (
            "Aid groups left after the attacks on markets in Mali and Niger, which killed nine.",
            "killed",
            "attacks",
        ),
        ("Lind condemned the blast at a mall in Kenya, which killed nine.", "killed", "blast"),
        (
            "The house of Anna Berg, a painter, which burned down in May, was old.",
            "burned",
            "house",
        ),
        ("Moss met Anna Berg, author of a novel which won a prize in 2019.", "won", "novel"),
        ("Moss sued Anna Berg, a painter who left Oslo in 2012.", "left", "painter"),
        ("An attack claimed by the Front, which killed nine, began at dawn.", "killed", "attack"),
        ("A blast blamed on the Front, which killed nine, took place in May.", "killed", "blast"),
        ("The town fell after battles with rebels that killed nine.", "killed", "battles"),
        ("Clashes with police that injured nine broke out.", "injured", "Clashes"),
        ("Berg met the rebels that killed nine.", "killed", "rebels"),
        ("Two men trained by the Front, which killed nine, fled.", "killed", "Front"),
        (
            "A strike ordered by the Front, which has killed forty this year, began.",
            "killed",
            "Front",
        ),
        ("Lind condemned Kenya, which killed nine.", "killed", "Kenya"),
        ("Soldiers from Chad, which killed nine, left.", "killed", "Chad"),
        ("Rebels from Chad, who have formed a party, left.", "formed", "Rebels"),
        ("They met the mayor of Paris, who resigned on Monday.", "resigned", "mayor"),
        (
            "He is followed by Ole Lund, 84, who held posts under the president, Carl Berg, "
            "ousted in 1987.",
            "ousted",
            "Berg",
        ),
        ("They met Ole Lund, who left in May, ousted by the board.", "ousted", "Lund"),
        ("The clerk who robbed Carl Berg, jailed in May, is free.", "jailed", "clerk"),
        (
            "The driver, who hit Carl Berg, charged with murder on Monday, said nothing.",
            "charged",
            "driver",
        ),
        (
            "Ole Lund, who stabbed Carl Berg, sentenced to ten years on Monday, plans to appeal.",
            "sentenced",
            "Lund",
        ),
        (
            "Lund, a member of the Peoples Democratic Party replaces Berg, who was sacked on "
            "Monday.",
            "sacked",
            "Berg",
        ),
        ("The widow of Tom Berg, who resigned on Monday, left.", "resigned", "Berg"),
        ("A book by the nurse Ana Berg that vanished in May was found.", "vanished", "book"),
        ("The firm of Ivan Petrov, which failed in May, was sold.", "failed", "firm"),
        ("The gift of the banker Ivan Petrov, which came in May, was sold.", "came", "gift"),
        ("A unit of Berg Energy, which failed in May, was sold.", "failed", "Energy"),
        ("The widow of Ivan Petrov, who fled in May, was found.", "fled", "Petrov"),
        ("Maria Lind, whom police arrested on Monday, is 34.", "arrested", "Lind"),
        (  # without a pronoun, and of the noun before its subject
            "Nurses filed a suit against the state of emergency President Karin Dahl declared "
            "last Friday so she could close a road.",
            "declared",
            "state",
        ),
        (
            "Towns filed a joint suit against the curfew Norwegian President Ole Berg imposed.",
            "imposed",
            "curfew",
        ),
        (  # also where the subject has a phrase of its own, or one files an account
            "A lawsuit that a friend of the singer brought in May was settled.",
            "brought",
            "lawsuit",
        ),
        (
            "The claim that the mayor of Halden filed in May was dropped on Monday.",
            "filed",
            "claim",
        ),
        ("The news that a guard shot in May was freed pleased the town.", "shot", "guard"),
        (
            "In 2022 a court convicted Tom Berg, a decision that the supreme court overturned "
            "last year.",
            "overturned",
            "decision",
        ),
        ("Police searched the house and neighbours watched.", "watched", "searched"),
    ],
)
def test_a_relative_clause_hangs_on_its_noun(text: str, verb: str, noun: str) -> None:
    assert tokens(text)[verb].head.text == noun


def test_a_clause_without_pronoun_is_no_passive() -> None:
    (part,) = analyse("The council lifted the curfew Governor Ana Lind imposed in May.").paragraphs
    clause = next(c for c in part.clauses.clauses if c.lemma == "impose")
    assert clause.voice is Voice.ACTIVE


def test_a_clause_with_a_pronoun_as_its_object_has_a_subject_that_acts() -> None:
    text = "A court freed Tom Berg, a decision that the supreme court overturned last year."
    verb = tokens(text)["overturned"]
    assert verb.tag == Tag.PAST_TENSE
    assert verb.dependency == Dependency.RELATIVE_CLAUSE
