"""A day behind the deed that somebody is judged for is that of the judgement."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A jury cleared Tom Reed of murdering his wife on Thursday after a trial.", "cleared"),
        ("Police arrested a man on suspicion of stabbing a nurse on Thursday.", "arrested"),
        ("Lee was jailed for six years for stealing a painting on Thursday.", "jailed"),
        ("Police charged Lee with spreading lies on Thursday, a week after he fled.", "charged"),
        ("The ministry accused rebels of shelling a school on Thursday.", "shelling"),
        ("Lind spoke of shelling a school on Thursday.", "shelling"),
    ],
)
def test_a_day_hangs_on_the_judgement(text: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["Thursday"].head.head.text == head


def test_a_whole_date_stays_with_the_deed() -> None:
    (part,) = analyse("Lee was convicted of killing a guard on 3 May 2021.").paragraphs
    assert next(t for t in part.doc if t.text == "May").head.head.text == "killing"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A jury cleared nurse Ana Cruz of murder.", "cleared"),
        ("A jury cleared nurse Ana Cruz of murder on Friday.", "cleared"),
        ("A jury cleared nurse Ana Cruz of killing a patient.", "cleared"),
        ("A judge cleared banker Otto Berg of fraud on Monday.", "cleared"),
        ("Police in Ulm arrested mayor Jan Vos of Hald on Monday.", "Vos"),
        ("The club sacked manager Nils Hauge of Sweden on Monday.", "Hauge"),
    ],
)
def test_a_deed_hangs_on_the_judgement_and_no_home(text: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["of"].head.text == head


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A judge sentenced the man who killed Dan Cole to life on Monday.", "sentenced"),
        ("A judge sentenced the man who killed Dan Cole to ten years in prison.", "sentenced"),
        ("A judge praised the man who drove Dan Cole to Arden on Monday.", "drove"),
        ("A judge sentenced the man who drove Dan Cole to Arden on Monday.", "drove"),
        ("The judge sentenced the cook who admitted to killing Ada Berg.", "admitted"),
        ("A judge sentenced the clerk who lied to Dan Cole.", "lied"),
        ("A judge sentenced the clerk who confessed to police.", "confessed"),
        ("A judge sentenced the gang that beat Dan Cole to death.", "beat"),
        ("Sweden condemned the rebels who fled to Norway.", "fled"),
        ("Sweden condemned the firm that moved 300 jobs to Chile.", "moved"),
        ("The minister condemned the gang that beat Dan Cole to death.", "beat"),
    ],
)
def test_a_penalty_hangs_on_the_judgement(text: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["to"].head.text == head
