"""What a verb shares with the one that it is coordinated with: a modal, a denial."""

from __future__ import annotations

from collections.abc import Container

from dashboard.nlp.tokens import Token


def shares_the_modal(verb: Token) -> bool:
    """Whether a second verb goes with the helper of the first: "would close two and cut 6".

    Of "cut" or "put" the analysis may have taken it for the past. "Could be fined or [jailed]", but
    not "will be fined and [left] the town".
    """
    first, own = verb.head, {t.dep_ for t in verb.children}
    if verb.dep_ != "conj" or not own.isdisjoint({"nsubj", "nsubjpass", "aux", "auxpass"}):
        return False
    if first.tag_ == "VB":
        return verb.tag_ == "VB" or verb.lower_ == verb.lemma_.lower()
    listed = verb.tag_ == "VBD" and verb.nbor(-1).text == ","  # "may be stopped, searched and held"
    while first.dep_ == "conj":
        first = first.head
    if first.tag_ != "VBN" or "dobj" in own or not (verb.tag_ == "VBN" or listed):
        return False
    helpers = {t.dep_: t.tag_ for t in first.lefts if t.dep_ in {"aux", "auxpass"}}
    return helpers.get("aux") == "MD" and "auxpass" in helpers


def is_denied_with(verb: Token, alternatives: Container[str]) -> bool:
    """Whether a verb is denied with the one before it: "has not left port or [sent] a signal".

    ``alternatives``: the conjunctions, in lower case, that let a denial hold for both.
    """
    first, own = verb.head, {t.dep_ for t in verb.lefts}
    if first.pos_ != "VERB" or not any(t.dep_ == "neg" for t in first.lefts):
        return False
    if not own.isdisjoint({"nsubj", "nsubjpass", "aux", "auxpass"}):
        return False
    return any(t.lower_ in alternatives for t in first.rights if t.dep_ == "cc" and t.i < verb.i)
