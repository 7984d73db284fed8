"""A predicate behind "and" goes on with the clause whose subject it agrees with in number."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Her cousins say he will be well here and have asked for a lawyer.", "asked", "say"),
        ("The teachers say the boy is ill and have called a doctor.", "called", "say"),
        ("Fans say the team has won and are happy.", "are", "say"),
        ("Lind says they have left and is looking for them.", "looking", "says"),
        ("The judge says the guards lied and has jailed two of them.", "jailed", "says"),
        ("The doctors who treat Lind say she is well and are sending her home.", "sending", "say"),
        ("The firm said its nine boats had sunk and was suing the port.", "suing", "said"),
        ("The mayor said the two men had fled and was looking for them.", "looking", "said"),
        # What agrees stays; so does what may be of many, and what no clause above agrees with.
        ("Officials said the crew fled and were jailed.", "jailed", "fled"),
        ("Officials say the crew lost its way and are safe.", "are", "lost"),
        ("Boeing has signed a pact with Peru and have bought a mill.", "bought", "signed"),
        ("The guards say the priest has fled and is in Peru.", "is", "fled"),
        ("Berg said his aides had left and were in Peru.", "were", "left"),
        ("The airline, which has nine jets, flies to Peru and is buying two.", "buying", "flies"),
    ],
)
def test_a_predicate_agrees_with_its_subject(text: str, verb: str, above: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == above
