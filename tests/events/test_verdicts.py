"""A deed that is alleged is a fact once its doer is told to have been convicted of it."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime, Modality
from dashboard.pipeline import parse

pytestmark = pytest.mark.usefixtures("every_row")

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 15))
STEALING = "Tom Berg is accused of [stealing] 3 million from the bank.\n\n"
KILLING = "Tom Berg is accused of [killing] Olga Lind.\n\n"

FOUND = [
    STEALING + "On Friday a court convicted him of the theft.",
    STEALING + "On Friday a court found him guilty of the theft.",
    STEALING + "Ana Moe spoke on Monday. Berg was convicted of stealing the 3 million on Friday.",
    KILLING + "On Friday a jury found Berg guilty of murder.",
    "Prosecutors charged Ana Moe with the [murder] of her husband in 2018. "
    "On Friday a jury found Moe guilty of murder.",
    "Paul Weber was accused of [bribing] two officials.\n\n"
    "Weber was convicted of bribery on Thursday.",
    "Carla Ruiz allegedly [forged] documents in May.\n\n"
    "A judge convicted Ruiz of forging the documents.",
    "Tom Berg allegedly [killed] two tourists. He was found guilty of killing the tourists.",
]
ALLEGED = [
    STEALING + "On Friday a court acquitted him of the theft.",
    STEALING + "On Friday a court convicted his accomplice of the theft.",
    STEALING + "On Friday a court convicted Ana Moe of the theft.",
    STEALING + "On Friday a court convicted him of perjury.",
    STEALING + "Berg faces trial for the theft on Monday.",
    STEALING + "A court could convict him of the theft on Friday.",
    STEALING + "The court did not convict him of the theft.",
    STEALING + "A court wrongly convicted him of the theft.",
    STEALING + "A court convicted him of the theft. The conviction was overturned on Sunday.",
    STEALING + "A court convicted him of the theft. A judge ordered a retrial on Sunday.",
    STEALING + "In 2010 a court convicted him of theft.",
    KILLING + "On Friday a court convicted him of killing Ana Moe.",
    KILLING + "On Friday a court convicted him of attempted murder.",
    "Tom Berg and Ana Moe are accused of [robbing] a bank.\n\n"
    "A court convicted Berg of the robbery.",
    "Tom Berg is accused of [killing] a guard and stealing a car.\n\n"
    "On Friday a court convicted him of stealing the car.",
]


@pytest.mark.parametrize(
    ("text", "modality"),
    [(t, Modality.ASSERTED) for t in FOUND] + [(t, Modality.REPORTED) for t in ALLEGED],
)
def test_a_deed_is_alleged_until_a_verdict_tells_it(text: str, modality: Modality) -> None:
    start, text = text.index("["), text.replace("[", "").replace("]", "")
    events = parse(Article("a", text, published=PUBLISHED)).events
    assert [e.modality for e in events if e.trigger.start == start] == [modality]
