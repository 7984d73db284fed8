"""Whose act a verb tells: its own subject, or that of the clause with which it shares one."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords
from dashboard.events.verbs import antecedent
from dashboard.nlp.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_SHARING = frozenset({"conj", "xcomp", "advcl"})
_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "aux", "dobj", "attr", "acomp", "ccomp", "xcomp"})
_REACH = 6


def subject_of(verb: Token, words: ClauseWords) -> Token | None:
    """The subject of a verb, told with it or above it; a relative pronoun gives its noun."""
    node: Token | None = verb
    for _ in range(_REACH):
        if node is None:
            break
        own = [t for t in node.lefts if t.dep_ in SUBJECTS]
        own = own or [t for t in node.children if t.dep_ in SUBJECTS]
        if own:
            return meant(own[-1], node)
        if node.dep_ == "xcomp":
            asked = [t for t in node.head.children if t.dep_ in {"dobj", "dative"} and t.i < node.i]
            if asked:
                return asked[0]
        node = _above(node, words)
    return None


def meant(token: Token, verb: Token) -> Token:
    """Whom a relative pronoun means: also "who" in "Moreau, who prosecutors say shot two men"."""
    clause = verb.head if verb.dep_ == "ccomp" and token.i < verb.head.i else verb
    if token.tag_ in _RELATIVE and clause.dep_ == "relcl":
        return antecedent(clause)
    return token


def is_passive(verb: Token, words: ClauseWords) -> bool:
    """Whether something is done to the subject of a verb, or to the noun that it describes."""
    below = {t.dep_ for t in verb.children}
    if below & {"nsubjpass", "auxpass"}:
        return True
    if below & {"nsubj", "aux"}:
        return False
    if goes_on_passive(verb, words):
        return is_passive(verb.head, words)
    if verb.tag_ != "VBN":
        return False
    return verb.dep_ == "acl" or (verb.dep_ == "conj" and is_passive(verb.head, words))


def goes_on_passive(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb, if the one before "and" is passive, is so too: "was arrested and freed"."""
    alone = {t.dep_ for t in verb.children}.isdisjoint(_OWN)
    return verb.dep_ == "conj" and alone and words.has("passive", "transitive", verb.lemma_)


def first_of_list(verb: Token) -> Token:
    """The first of several coordinated verbs, or one near enough."""
    for _ in range(_REACH):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return verb


def listed_with(verb: Token) -> list[Token]:
    """The verbs that are coordinated with a verb and stand near it, and the verb itself."""
    found = [first_of_list(verb)]
    for one in found:
        if len(found) <= 2 * _REACH:
            found += [t for t in one.children if t.dep_ == "conj"][: 2 * _REACH]
    return found if verb in found else [*found, verb]


def _above(verb: Token, words: ClauseWords) -> Token | None:
    """The verb with whose subject a verb shares one: not that of "charged him for seizing it"."""
    if verb.dep_ in _SHARING:
        return verb.head
    link = verb.head
    times = ("before", "after")
    timed = verb.dep_ == "pcomp" and any(words.has("signal", t, link.lower_) for t in times)
    return link.head if timed and link.dep_ == "prep" else None
