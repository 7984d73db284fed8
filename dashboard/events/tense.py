"""The tense in which a clause tells its event."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords
from dashboard.events.plans import is_awaited, is_planned_now
from dashboard.events.verbs import (
    is_joined_by_copula,
    is_past_in_disguise,
    is_realised,
)
from dashboard.nlp.coordinated_verbs import shares_the_modal
from dashboard.nlp.tokens import Token


def read_tense(token: Token, words: ClauseWords) -> str:
    """Past or future, of the verb or of the clause in which a noun stands; else an empty string."""
    node = token
    for _ in range(6):
        if shares_the_modal(node):
            node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            helpers = [t for t in node.children if t.dep_ in {"aux", "auxpass"}]
            if any(t.tag_ == "MD" for t in helpers):
                coming = any(words.has("modal", "planned", t.lower_) for t in helpers)
                return "future" if coming else ""
            if node.tag_ == "VBD" or any(t.tag_ == "VBD" for t in helpers):
                return "past"
            if is_past_in_disguise(node) or is_realised(node, words):
                return "past"
            if is_joined_by_copula(node, words):
                return "past"
            if is_awaited(node, words) or is_planned_now(node, words):
                return "future"
            if node.tag_ in {"VBZ", "VBP"} or _is_of_the_present(node, words):
                return ""
            if node.tag_ == "VBN" and (
                node.dep_ in {"acl", "advcl"}
                or any(words.has("auxiliary", "perfect", t.lemma_) for t in helpers)
            ):
                return "past"
            if node.dep_ not in {"advcl", "acl", "conj", "xcomp", "pcomp"} or node.tag_ == "VB":
                return ""
        if node.head == node:
            return ""
        node = node.head
    return ""


def _is_of_the_present(verb: Token, words: ClauseWords) -> bool:
    """Whether a participle has a helper of the present: "is waiting", "until it is formed"."""
    helpers = [t for t in verb.children if t.dep_ in {"aux", "auxpass"}]
    if any(words.has("auxiliary", "perfect", t.lemma_) for t in helpers):
        return False
    return any(t.tag_ in {"VBZ", "VBP"} for t in helpers)
