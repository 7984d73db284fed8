"""A bare title and name behind a noun and a past are the object of that past."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "subject", "verb", "head"),
    [
        ("Easton Town sacked manager Nils Hauge on Sunday.", "Town", "sacked", "Hauge"),
        ("Easton Town sacked manager Nils Hauge and hired Geir Moen.", "Town", "sacked", "Hauge"),
        (
            "The club sacked manager Nils Hauge on Sunday and appointed his assistant.",
            "club", "sacked", "Hauge",
        ),
        ("Men on a motorcycle shot judge Ana Cruz as she left court.", "Men", "shot", "Cruz"),
        ("Soldiers in a truck shot farmer Ibra Sow and burned his hut.", "Soldiers", "shot", "Sow"),
        ("A man in a mask stabbed teacher Rita Cole and fled.", "man", "stabbed", "teacher"),
        (
            "Gunmen in uniform kidnapped engineer Paolo Brenna and killed his driver.",
            "Gunmen", "kidnapped", "Brenna",
        ),
    ],
)  # fmt: skip
def test_the_title_or_name_that_is_head_is_acted_on(
    text: str, subject: str, verb: str, head: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[verb]) == "ROOT"
    assert (label_of(tokens[subject]), tokens[subject].head.text) == ("nsubj", verb)
    assert (label_of(tokens[head]), tokens[head].head.text) == ("dobj", verb)


def test_a_name_may_hang_on_its_title() -> None:
    text = "A man in a mask stabbed teacher Rita Cole and fled."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["Cole"].head.text == "teacher"


def test_a_second_verb_goes_on_with_it() -> None:
    text = "The club sacked manager Nils Hauge on Sunday and appointed his assistant."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(tokens["appointed"]), tokens["appointed"].head.text) == ("conj", "sacked")
    assert tokens["on"].head.text == "sacked"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The murdered lawyer Jan Vos had sued the firm.", "murdered"),
        ("The club's sacked manager Nils Hauge said he would sue.", "sacked"),
        ("Police said jailed blogger Minh Tran had been beaten.", "jailed"),
        ("The wife of jailed blogger Minh Tran and his son met the pope.", "jailed"),
        ("The trial of accused priest Emil Roth and another man began.", "accused"),
        ("Supporters of ousted president Jan Vos and the army clashed.", "ousted"),
    ],
)
def test_a_participle_that_describes_stays_one(text: str, word: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[word]) == "amod"
