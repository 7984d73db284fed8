"""A day of the week right behind a name is no part of it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "name", "label", "above"),
    [
        (
            "Police arrested Ahmed Rashid Monday on suspicion of fraud.",
            "Rashid",
            "dobj",
            "arrested",
        ),
        ("Police arrested Li Wei Monday.", "Wei", "dobj", "arrested"),
        ("Tom Berg met Maria Keller Monday in Halden.", "Keller", "dobj", "met"),
        ("She spoke with Ana Costa Monday.", "Costa", "pobj", "with"),
        ("The mill will close, said Ana Costa Monday.", "Costa", "nsubj", "said"),
        ("Rovers sacked coach Tom Berg Monday.", "Berg", "dobj", "sacked"),
    ],
)
def test_the_name_has_its_place_and_the_day_hangs_on_the_verb(
    text: str, name: str, label: str, above: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (label_of(tokens[name]), tokens[name].head.text) == (label, above)
    assert tokens["Monday"].head.pos == "VERB"
    assert (tokens["Monday"].name_kind, tokens[name].name_kind) in {
        ("DATE", "PERSON"), ("DATE", ""),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "day", "above"),
    [
        ("The host of the Joe Friday Show resigned.", "Friday", "Show"),
        ("Sales rose on Black Friday.", "Friday", "on"),
        ("Lind won primaries in ten states on Super Tuesday.", "Tuesday", "on"),
        ("She resigned on Easter Monday.", "Monday", "on"),
    ],
)
def test_a_day_within_a_name_stays_there(text: str, day: str, above: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == day)
    assert token.head.text == above
