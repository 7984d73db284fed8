"""A predicate with a finite helper goes on with a finite one, and with no infinitive."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Cole was recommended to take over and has been serving since.", "serving", "recommended"),
        ("The bank decided to close the branch and was sued by tenants.", "sued", "decided"),
        ("He was hired to run the mine and left in 2019.", "left", "hired"),
        ("The crew had to abandon the ship and were rescued.", "rescued", "had"),
        ("Norvik is to be sold and has been valued at two million.", "valued", "is"),
        ("The firm agreed to sell or let the mill and has hired a broker.", "hired", "agreed"),
        (
            "The court freed a man who had served a year for a theft and ruled that he was mad.",
            "ruled",
            "freed",
        ),
        (
            "Lind sued the men who took his land and ruled that it was his.",
            "ruled",
            "took",
        ),
        # A clause in quotation marks ends with them.
        ("Lind quit on Monday - “I am tired” - and left for Oslo.", "left", "quit"),
        ("Lind said “they stole the boat” and fled to Oslo.", "fled", "said"),
        ("Lind said they “stole the boat” and fled to Oslo.", "fled", "stole"),
        # Who tells of a deed that may have been done does not do the next one.
        ("Police said Tom Berg may have shot a guard and robbed a bank.", "robbed", "shot"),
        ("A witness said Lind could have left the house or killed a cat.", "killed", "left"),
        ("Police said Tom Berg may have shot a guard and arrested two men.", "arrested", "said"),
        # A pluperfect goes on with what somebody was told, and a simple past with that.
        ("The jury was told that Reed was a thief and had robbed a clerk.", "robbed", "was"),
        ("Ana Berg was told that Lind was ill, and resigned on Monday.", "resigned", "told"),
        # A clause of measured time between two commas is over.
        (
            "The army freed him on Sunday, a day after envoys threatened it, but jailed his son.",
            "jailed",
            "freed",
        ),
        (
            "The clerk resigned, hours after the bank collapsed, and left the country.",
            "left",
            "resigned",
        ),
        (  # but not without a measure of time, or where the same one is acted on
            "The minister left, after protesters entered the hall, and burned the flag.",
            "burned",
            "entered",
        ),
        (
            "The court freed him, although he had shot a man, and robbed a bank.",
            "robbed",
            "shot",
        ),
        (
            "The mayor quit, days after a court convicted him, and fined him.",
            "fined",
            "convicted",
        ),
        (
            "He left hours after the bank failed and closed its doors.",
            "closed",
            "failed",
        ),
        (  # One that only a comma opens goes on.
            'The opera fired him, a day after singers walked out of "Tosca" and refused to sing.',
            "refused",
            "walked",
        ),
        (
            'The board fired him, a day after workers burned copies of "Nora," and sued his son.',
            "sued",
            "fired",
        ),
        (  # nor do the dead act
            "Two people died, hours after a gunman entered a school, and shot at pupils.",
            "shot",
            "entered",
        ),
        # A bare infinitive is one, too, and a participle goes on with another.
        ("The robbers made Ana Lind open the safe and shot her.", "shot", "made"),
        ("Officers watched Karl Berg leave the house and arrested him.", "arrested", "watched"),
        ("Ana Lind helped Eva Vik put on a vest and held her hand.", "held", "helped"),
        ("The teacher made the boys sing and dance.", "dance", "sing"),
        (
            "Ruiz spoke on Monday, thanking men who freed a girl and saying that he was glad.",
            "saying",
            "thanking",
        ),
        ("Police held men who were shouting and throwing stones.", "throwing", "shouting"),
        ("The union is against closing the mill and called a strike.", "called", "is"),
        # Without one, it may go on with the infinitive; so does a clause of its own.
        ("Lind wants to be freed and paid.", "paid", "freed"),
        ("The union wants to end the strike and start talks.", "start", "end"),
    ],
)
def test_a_predicate_goes_on_with_one_of_its_form(text: str, verb: str, above: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == above
