"""A reported clause ends before what the paper adds to it; what the speaker adds stays in."""

from __future__ import annotations

import pytest

from dashboard import Article, parse

# a sentence: what is reported in it, to the word
SENTENCES = [
    ("The mayor said the roof was unsafe, prompting a protest.", "the roof was unsafe"),
    ("Prosecutors said Lund had lied, paving the way for a trial.", "Lund had lied"),
    ("The bank said on Tuesday it would hold rates, sending shares lower.", "it would hold rates"),
    ("The firm said it had saved money, using less steel.", "it had saved money, using less steel"),
    ("Berg admitted the firm had lied, although the owner denied it.", "the firm had lied"),
    ("Berg said she had left, though she regretted it.", "she had left, though she regretted it"),
    ("Berg said prices had risen, while the bank speaks of a blip.", "prices had risen"),
    ("Berg said the trial was unfair, calling it a farce.", "the trial was unfair"),
    ("Berg said meals were a hit, pointing to a survey.", "meals were a hit"),
    (
        "Berg said members had not been asked, a claim that Quill denied.",
        "members had not been asked",
    ),
    ("Berg said rain could fall, and farmers cut their hay.", "rain could fall"),
    (
        "The firm had lied, a former inspector, Lamia Cherif, told Sabah.",
        "The firm had lied",
    ),
    ("The regulator said only that its inquiry went on.", "its inquiry went on"),
    # what another says in the same sentence, or calls it
    (
        "Officials said the bid had been fair, with the analyst Dan Lund talking of fuel.",
        "the bid had been fair",
    ),
    (
        "The firm said it had grown, with sales in Asia rising by half.",
        "it had grown, with sales in Asia rising by half",
    ),
    (
        "The minister said the deal was a triumph, a word that he used four times.",
        "the deal was a triumph, a word that he used four times",
    ),
    ("Berg said the trees were safe, a view that Lund described as naive.", "the trees were safe"),
    (
        "Berg said it was a day that Lund would describe as sad.",
        "it was a day that Lund would describe as sad",
    ),
    # what the speaker was asked, or left out
    ("Berg said the pier was safe when asked if it would open.", "the pier was safe"),
    ("Berg said the pier was safe when it opened.", "the pier was safe when it opened"),
    ("Berg said the pier had been mended without specifying when.", "the pier had been mended"),
    ("Berg said the man had left without paying.", "the man had left without paying"),
    # both halves of a clause that stands around its report
    (
        "Crews came at noon; fifty gallons of oil, Berg said, spilled and burned.",
        "fifty gallons of oil, Berg said, spilled and burned",
    ),
]


@pytest.mark.parametrize(("sentence", "reported"), SENTENCES)
def test_a_report_ends_before_what_the_paper_adds(sentence: str, reported: str) -> None:
    quotes = parse(Article(id="x", text=sentence)).quotes
    assert [quote.span.text for quote in quotes] == [reported]


def test_words_that_one_source_has_of_another_are_a_quotation_of_each() -> None:
    text = "Berg said no patient had been harmed, according to a transcript."
    quotes = parse(Article(id="x", text=text)).quotes
    told = "Berg said no patient had been harmed"
    assert [quote.span.text for quote in quotes] == [told, "no patient had been harmed"]
