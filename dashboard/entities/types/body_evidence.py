"""What tells that a name is a body's: a legal form, the noun before it, a paper's article."""

from __future__ import annotations

from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.tokens import Doc

_LARGE = frozenset({"PROPN", "ADJ"})


def is_firm(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name ends in a legal form or an industry, or what a firm is stands before it.

    "Stonebriar Holdings", "Harkort Chemie", "terminal operator Brakwater".
    """
    before = doc[first - 1].lower_ if first else ""
    forms = words.legal_forms | words.kinds.industries
    formed = first < last and doc[last].lower_ in forms
    noun = first > 0 and doc[first - 1].tag_ == "NN" and doc[first - 1].is_lower
    opening = first > 0 and doc[first - 1].is_sent_start and words.anaphors.get(before) == "company"
    named = noun and words.anaphors.get(before) in {"company", "institution"}
    sure = formed or opening or named or _is_paper(doc, first, last, words)
    return bool(sure) or _is_many(doc, first, last, words)


def _is_many(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether the verb of a name is in the plural: "Rovers have won", not "the Smiths have"."""
    name = doc[last]
    led = first > 0 and doc[first - 1].lower_ in words.definite
    alone = not led and name.dep_ == "nsubj" and not name.conjuncts and name.head.i > last
    verbs = (name.head, *(t for t in name.head.lefts if t.dep_ == "aux"))
    plural = any(t.tag_ == "VBP" and t.pos_ == "AUX" and t.i > last for t in verbs)
    return alone and plural  # not "God bless"


def _is_paper(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether an article leads a large noun for a body: "told the Gazette"."""
    led = 0 < first == last and doc[first - 1].lower_ in words.definite
    return led and doc[last].text.istitle() and doc[last].lower_ in words.institutions


def is_of_a_longer_name(doc: Doc, first: int, last: int, leads: frozenset[str]) -> bool:
    """Whether one of the ``leads`` makes a known name the end of another: "Air France".

    That name is not the country's; nor is that of the "Social Democrats" another party's.
    """
    before, name = doc[max(0, first - 1)], doc[last]
    large = before.text[:1].isupper() and before.pos_ in _LARGE
    return first > 0 and large and before.lower_ in leads and before.head in {name, name.head}
