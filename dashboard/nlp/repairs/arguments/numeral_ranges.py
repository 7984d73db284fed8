"""Gives a clause the subject that a range of numbers led astray.

"Reed, who estimated between 30 and 40 people [had fled]": the parser takes the people for what
"between" governs, and the clause has no subject, or that of another verb, as if Reed had fled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    HELPERS,
    PAST_FORMS,
    SUBJECT_PLACES,
    TENSED,
    has_subject,
    make_subject,
    reattach,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_NUMBERS = {"DEP": frozenset({"nummod", "pobj"}), "TAG": frozenset({"CD"})}


class NumeralRanges:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such nouns, their verbs and subjects change.

        Where the main verb stands behind ("Reed, who …, resigned"), its tag, too.
        """
        for number in tokens_where(doc, _NUMBERS):
            noun = _counted(number)
            link = number.head if number.dep_ == "pobj" else number.head.head
            verb = None if noun is None else _verb_behind(noun)
            if noun is not None and verb is not None and _give_subject(noun, verb):
                reattach(link, number, "quantmod")
                reattach(number, noun, "nummod")
        return doc


def _counted(number: SpacyToken) -> SpacyToken | None:
    """The noun of a preposition that a range of numbers right behind that counts; None: no range.

    "Between 30 and 40 [people]", however the parser hangs the numbers.
    """
    noun = number.head if number.dep_ == "nummod" else number
    link, first = noun.head, min(number.i, noun.left_edge.i)
    ranged = any(t.dep_ == "conj" and t.tag_ == "CD" for t in number.rights)
    if not ranged or noun.dep_ != "pobj" or link.i + 1 != first:
        return None
    if noun != number:
        return noun
    return next(
        (t for t in link.rights if t.dep_ == "pobj" and t.i == number.right_edge.i + 1), None
    )


def _verb_behind(noun: SpacyToken) -> SpacyToken | None:
    """The verb that a helper right behind a noun helps.

    Not a bare past, which may be a participle: "killed between 10 and 12 men [shot] in a wood".
    """
    if noun.i + 1 >= len(noun.doc):
        return None
    behind = noun.doc[noun.i + 1]
    verb = behind.head
    finite = behind.dep_ in HELPERS and behind.tag_ in TENSED and verb.pos_ in {"VERB", "AUX"}
    return verb if finite and verb != noun.head.head else None


def _give_subject(noun: SpacyToken, verb: SpacyToken) -> bool:
    """Make a noun the subject of a verb, of which another clause tells; whether that is done.

    Who stood there is of another verb: "said [Reed], who estimated …", "[Reed], who …, resigned".
    """
    telling = noun.head.head
    for other in [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]:
        own = verb.head if verb.head.i < other.i else _main_behind(verb)
        if other not in telling.ancestors or own is None or own.pos_ != "VERB":
            return False
        if own.i > verb.i:
            _make_main(own, verb)
        reattach(other, own, "nsubj")
    if telling.i < noun.i and verb not in telling.ancestors:
        reattach(verb, telling, "ccomp")
    make_subject(noun, verb)
    return True


def _main_behind(verb: SpacyToken) -> SpacyToken | None:
    """The past behind a comma that has no subject, below a verb; None: there is none."""
    below = (t for t in verb.subtree if t.i > verb.i and t.tag_ in PAST_FORMS)
    return next((t for t in below if t.nbor(-1).text == "," and not has_subject(t)), None)


def _make_main(own: SpacyToken, verb: SpacyToken) -> None:
    """Put a past where the verb hangs that the parser took for the main one."""
    retag(own, "VBD")
    take_place_of(own, verb)
    for mark in [t for t in verb.rights if t.dep_ == "punct" and t.i > own.i]:
        mark.head = own
