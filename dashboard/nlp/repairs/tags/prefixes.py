"""Takes a noun with a prefix for one noun: "two co-petitioners sued", "his ex-wife".

And a verb for one verb: "said the man was re-arrested" has no second verb of who said it. A
participle behind a prefix of nouns is a noun, too: "his co-accused" accuse nobody.

The tokenizer parts it at the hyphen; the tagger takes all three tokens for nouns, and the parser
takes each of them for a subject or an object of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    HELPERS,
    PAST_FORMS,
    SUBJECTS,
    VERBAL,
    is_passive,
    reattach,
    relabel,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_HYPHENS = {
    "LOWER": frozenset("-‐\N{NON-BREAKING HYPHEN}"),
    "TAG": COMMON_NOUNS | PAST_FORMS | {"HYPH", "JJ"},
}


@dataclass(frozen=True, slots=True)
class Prefixes:
    """Mends a document; ``verbal`` are prefixes of verbs: "re".

    ``nominal``: those of nouns; ``participles``: those that are nouns behind them.
    """

    verbal: frozenset[str]
    nominal: frozenset[str]
    participles: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document: the noun behind the hyphen takes the place of its prefix."""
        for hyphen in tokens_where(doc, _HYPHENS):
            if not 0 < hyphen.i < len(doc) - 1:
                continue
            prefix, noun = hyphen.nbor(-1), hyphen.nbor()
            apart = prefix.whitespace_ or hyphen.whitespace_
            nouns = hyphen.tag_ in COMMON_NOUNS and {prefix.tag_, noun.tag_} <= COMMON_NOUNS
            verbal = prefix.lower_ in self.verbal and noun.tag_ in PAST_FORMS
            people = prefix.lower_ in self.nominal and noun.lower_ in self.participles
            people = people and not _is_helped(prefix, hyphen, noun)
            if not apart and (nouns or verbal or people):
                _make_one(prefix, hyphen, noun)
            if not apart and people:
                _make_noun(noun)
        return doc


def _make_one(prefix: SpacyToken, hyphen: SpacyToken, noun: SpacyToken) -> None:
    """Let a noun take the place of its prefix, and both parts before it hang on the noun."""
    three = (prefix, hyphen, noun)
    top = next((t for t in three if t.head == t or t.head not in three), noun)
    if top != noun and not noun.is_ancestor(top.head):  # who "re-arraigned" him may hang on it
        take_place_of(noun, top)
    for name in noun.rights:  # a noun has no subject: "his co-star, Dale Rourke, left"
        if name.dep_ in SUBJECTS and name.tag_ == "NNP":
            relabel(name, "appos")
    for part in (prefix, hyphen):
        for child in list(part.children):
            if child not in three:
                child.head = noun
        reattach(part, noun, "compound")
    passive = is_passive(noun)
    for name in noun.lefts if passive else ():
        relabel(name, "nsubjpass" if name.dep_ == "nsubj" else name.dep_)
    retag(hyphen, "HYPH")


def _is_helped(*parts: SpacyToken) -> bool:
    """Whether a participle is a verb by its helper: "Lind was co-accused of theft"."""
    return any(t.dep_ in HELPERS for part in parts for t in part.lefts)


def _make_noun(noun: SpacyToken) -> None:
    """Tag a participle as a noun, and hang on the verb above what cannot hang on a noun.

    "Asked his co-accused [to go]", "acquitted his co-accused [of] murder".
    """
    retag(noun, "NN", "NOUN", noun.lower_)
    verb = next((t for t in noun.ancestors if t.pos_ in VERBAL), None)
    if verb is None:
        return
    acted_on = (noun.head if noun.dep_ == "conj" else noun).dep_ == "dobj"
    for child in list(noun.rights):
        if child.dep_ in {"xcomp", "advcl"}:
            reattach(child, verb, "xcomp" if acted_on else "advcl")
        elif child.dep_ == "prep" and acted_on:
            reattach(child, verb, "prep")
