"""Mends infinitives: what goes on with one, and one that is spelled as the past of another verb.

"Urged locals to assist them and deny it": the parser sees "urged and deny", though a bare verb
without a helper can go on only with "to assist". "Promised to lift the ban that Berg imposed and to
hold a vote": it sees "imposed and to hold". "Left to found a firm": no form of "find". "Beat off
competition from two clubs to sign him": they did not sign him. "Charged Lind, his wife and a clerk
in a plot to loot the bank": it hangs the plot's aim on Lind, so that who charged them loots.
"Called on the owner, Berg, to resign": behind a comma it takes what is asked for a purpose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    HELPERS,
    PAST_FORMS,
    SUBJECT_WORDS,
    hang,
    reattach,
    relabel,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PASTS = {"TAG": PAST_FORMS}
_RELATIVE = {"DEP": frozenset({"relcl"}), "TAG": frozenset({"VB"})}
_COMPLETING = {"DEP": frozenset({"acl", "advcl"}), "TAG": frozenset({"VB"})}
_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VB", "VBP"})}
_FINITE = frozenset({"VBD", "VBZ"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "expl"})


@dataclass(frozen=True, slots=True)
class Infinitives:
    """Mends the tree of a document.

    ``contests``: nouns for what one wins against others; ``plots``: those for what one means to do.
    ``appealing``: verbs with the preposition before whom they ask to do something.
    """

    contests: frozenset[str]
    plots: frozenset[str]
    appealing: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such verbs, what joins them, and tags change."""
        for verb in tokens_where(doc, _RELATIVE, _COMPLETING):
            noun = _noun_before(verb)
            if noun is not None and noun != verb.head and noun.lemma_.lower() in self.plots:
                reattach(verb, noun, "acl")
            elif verb.dep_ == "advcl" and self._is_asked_for(verb):
                relabel(verb, "xcomp")
        for verb in tokens_where(doc, _PASTS, _RELATIVE, _JOINED, _COMPLETING):
            if verb.dep_ == "acl" and verb.head.lemma_ in self.contests and _is_won(verb.head):
                reattach(verb, verb.head.head, "advcl")
            if verb.tag_ in PAST_FORMS and _follows_its_marker(verb):
                retag(verb, "VB", lemma=verb.lower_)
            if verb.dep_ == "relcl" and _completes_its_noun(verb):
                relabel(verb, "acl")
            if verb.dep_ == "conj" and (verb.tag_ == "VB" or _is_out_of_tense(verb)):
                first = _first(verb)
                if first is not None:
                    retag(verb, "VB")
                    _coordinate(verb, first)
        return doc

    def _is_asked_for(self, verb: SpacyToken) -> bool:
        """Whether an infinitive stands behind the name of whom its verb asks: "on Berg, …, to"."""
        first = verb.left_edge
        if first.tag_ != "TO" or first.i < 2 or first.nbor(-1).text != ",":
            return False
        links = [t for t in verb.head.rights if t.dep_ == "prep" and t.i < verb.i]
        asked = [t for p in links for t in p.rights if self._is_appeal(verb.head, p)]
        named = (t for noun in asked for t in noun.rights if t.dep_ == "appos")
        return any(t.right_edge.i == first.i - 2 for t in named)

    def _is_appeal(self, verb: SpacyToken, link: SpacyToken) -> bool:
        return f"{verb.lemma_.lower()} {link.lower_}" in self.appealing


def _noun_before(verb: SpacyToken) -> SpacyToken | None:
    """The noun right before "to" and a verb without a subject: "a [plot] to loot the bank"."""
    first = verb.left_edge
    if first.tag_ != "TO" or not first.i or any(t.dep_ in SUBJECT_WORDS for t in verb.children):
        return None
    return first.nbor(-1) if first.nbor(-1).tag_ in COMMON_NOUNS else None


def _is_won(contest: SpacyToken) -> bool:
    """Whether the subject of a verb with a particle got the better of others: "beat off"."""
    verb = contest.head
    particle = any(t.dep_ == "prt" for t in verb.rights)
    against = any(t.dep_ == "prep" for t in contest.rights)
    return contest.dep_ == "dobj" and particle and against


def _first(verb: SpacyToken) -> SpacyToken | None:
    """The infinitive with which a bare verb, or one with "to", goes on; None without one."""
    if any(t.tag_ == "TO" for t in verb.lefts):
        return _infinitive_above(verb)
    above = verb.head
    if above.tag_ not in _FINITE and not _is_past(above):
        return None
    return _infinitive(verb) or (_infinitive_above(verb) if _is_past(above) else None)


def _is_out_of_tense(verb: SpacyToken) -> bool:
    """Whether a present form without a subject is joined to a past: "was to pray, [talk] and"."""
    alone = _OWN.isdisjoint(t.dep_ for t in verb.children)
    return verb.tag_ == "VBP" and alone and _is_past(verb.head)


def _is_past(verb: SpacyToken) -> bool:
    """Whether a verb is a past, or a passive in the past."""
    helpers = [t.tag_ for t in verb.lefts if t.dep_ in HELPERS]
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and "VBD" in helpers[:1])


def _completes_its_noun(verb: SpacyToken) -> bool:
    """Whether an infinitive without a subject says what for a noun is: "no visa to [fly]"."""
    led = verb.tag_ == "VB" and any(t.tag_ == "TO" for t in verb.lefts)
    close = verb.left_edge.i - 1 == verb.head.i
    return (
        led
        and close
        and verb.head.tag_ in COMMON_NOUNS
        and SUBJECT_WORDS.isdisjoint(t.dep_ for t in verb.children)
    )


def _follows_its_marker(verb: SpacyToken) -> bool:
    """Whether "to" is the only helper of a verb, right before it: not "to have found"."""
    if not verb.i or verb.nbor(-1).tag_ != "TO":
        return False
    helpers = [t for t in verb.children if t.dep_ in HELPERS]
    return [(t.i, t.tag_) for t in helpers] == [(verb.i - 1, "TO")]


def _infinitive(verb: SpacyToken) -> SpacyToken | None:
    """The last complement with "to" between a verb and the finite one that it hangs on."""
    if any(t.dep_ in _OWN for t in verb.children):
        return None
    above = verb.head
    between = [t for t in above.rights if t.i < verb.i and t.dep_ == "xcomp" and t.tag_ == "VB"]
    led = [t for t in between if any(c.tag_ == "TO" for c in t.lefts)]
    return led[-1] if led else None


def _infinitive_above(verb: SpacyToken) -> SpacyToken | None:
    """The infinitive with "to" under which the finite verb of a relative clause stands."""
    clause = verb.head
    if clause.dep_ != "relcl":
        return None
    above = (t for t in clause.ancestors if t.tag_ == "VB")
    return next((t for t in above if any(c.tag_ == "TO" for c in t.lefts)), None)


def _coordinate(verb: SpacyToken, first: SpacyToken) -> None:
    joints = [t for t in verb.head.rights if first.i < t.i < verb.i and t.dep_ in {"cc", "punct"}]
    hang((verb, *joints), first)
