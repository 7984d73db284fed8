"""What an infinitive is to the verb above it: what it led on to, or what was wanted."""

from __future__ import annotations

from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_carried_on(verb: Token, *, language: str | None = None) -> bool:
    """Whether a verb with a particle only leads on to an infinitive: "went on to win"."""
    phrases, above = load_label_scheme(language).lemmas["carried_on"], verb.head
    led = verb.dep_ in {"xcomp", "advcl"} and any(t.tag_ == "TO" for t in verb.lefts)
    particles = (t for t in above.rights if t.dep_ == "prt" and t.i == above.i + 1 < verb.i)
    return led and any(f"{above.lemma_} {t.lower_}" in phrases for t in particles)


def is_infinitive_with_subject(verb: Token) -> bool:
    """Whether an infinitive has a subject, as what is wanted has: "called for it to close"."""
    tags, deps = {t.tag_ for t in verb.lefts}, {t.dep_ for t in verb.lefts}
    marked = verb.dep_ == "advcl" and "TO" in tags and "mark" in deps
    return marked and not deps.isdisjoint(_SUBJECTS)


def is_infinitive(token: Token) -> bool:
    """Whether a verb is an infinitive with its particle: "to open", "to be opened"."""
    deps = {t.dep_ for t in token.children}
    infinitive = token.tag_ == "VB" or (token.tag_ == "VBN" and bool(deps & {"aux", "auxpass"}))
    return infinitive and any(t.dep_ == "aux" and t.tag_ == "TO" for t in token.children)
