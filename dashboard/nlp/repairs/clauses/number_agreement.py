"""Hangs predicates on clauses, and relative clauses on nouns, with which they agree in number.

"Her cousins say he will be well here and [have] asked for it": he have not. "The phone stops when
callers ring and [plays] a tune": no callers plays. The parser takes the nearest clause. "Relatives
of Lund, who [was] killed in May": one was killed, and no relatives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import HELPERS, JOINTS, RELATIVE_PRONOUNS, SUBJECT_PLACES, hang

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBZ", "VBP", "VBN", "VBG"})}
_DESCRIBING = {"DEP": frozenset({"relcl"})}
_PERSON = "PERSON"
_ONE, _MANY = "Number=Sing", "Number=Plur"


class NumberAgreement:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such verbs and of what joins them change."""
        for verb in tokens_where(doc, _JOINED):
            above = _agreeing(verb)
            if above is not None:
                joints = [t for t in verb.head.rights if t.i < verb.i and t.dep_ in JOINTS]
                hang((verb, *joints[-2:]), above)
        for verb in tokens_where(doc, _DESCRIBING):
            noun = _agreeing_noun(verb)
            if noun is not None:
                verb.head = noun
        return doc


def _agreeing(verb: SpacyToken) -> SpacyToken | None:
    """The verb of the nearest clause above with whose subject a verb agrees; None: it is as it is.

    A crew may be many ("the crew fled and were jailed"), but not where its own verb says it is one.
    """
    if any(t.dep_ in SUBJECT_PLACES or t.dep_ == "mark" for t in verb.lefts):
        return None
    number, near = _number_of_verb(verb), _with_subject(verb.head)
    own = None if near is None else _number_of_subject(near)
    if number is None or near is None or own is None or own == number:
        return None
    if number == _MANY and not _is_of_person(near) and _number_of_verb(near) != _ONE:
        return None
    above = next((t for t in near.ancestors if _is_clause(t) and t.i < verb.i), None)
    return above if above is not None and _number_of_subject(above) == number else None


def _agreeing_noun(verb: SpacyToken) -> SpacyToken | None:
    """The noun behind a preposition with which a relative clause agrees, and not with that above.

    None where it agrees as it hangs, or its form does not tell.
    """
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
    number, above = _number_of_verb(verb), _number_of_subject(verb) if subjects else None
    if not subjects or subjects[-1].tag_ not in RELATIVE_PRONOUNS or None in (number, above):
        return None
    links = [t for t in verb.head.rights if t.dep_ == "prep" and t.i < verb.left_edge.i]
    behind = [t for link in links[-1:] for t in link.rights if t.dep_ == "pobj"]
    alike = [t for t in behind if _number_of_noun(t) == number]
    return alike[0] if alike and above != number else None


def _number_of_verb(verb: SpacyToken) -> str | None:
    """The number of the first finite word of a predicate; None: its form does not tell."""
    words = [*(t for t in verb.lefts if t.dep_ in HELPERS), verb]
    tag, morph = words[0].tag_, str(words[0].morph)
    if tag == "VBD":  # "was", "were": other pasts have no number
        return next((n for n in (_ONE, _MANY) if n in morph), None)
    return {"VBZ": _ONE, "VBP": _MANY}.get(tag)


def _with_subject(verb: SpacyToken) -> SpacyToken | None:
    """A verb, or the first of those that it is joined to, with a subject of its own."""
    while not _is_clause(verb) and verb.dep_ == "conj":
        verb = verb.head
    return verb if _is_clause(verb) else None


def _is_clause(verb: SpacyToken) -> bool:
    finite = verb.pos_ in {"VERB", "AUX"}
    return finite and any(t.dep_ in SUBJECT_PLACES for t in verb.lefts)


def _is_of_person(verb: SpacyToken) -> bool:
    """Whether a verb is about a pronoun or a person's name, which are surely one."""
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
    return any(t.tag_ == "PRP" or t.ent_type_ == _PERSON for t in subjects)


def _number_of_subject(verb: SpacyToken) -> str | None:
    """The number of what a clause is about; None: either may follow it."""
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
    noun = (
        verb.head
        if subjects[-1].tag_ in RELATIVE_PRONOUNS and verb.dep_ == "relcl"
        else subjects[-1]
    )
    if any(t.dep_ == "conj" for t in noun.children):
        return None if noun != subjects[-1] else _MANY
    return _number_of_noun(noun)


def _number_of_noun(noun: SpacyToken) -> str | None:
    """The number of a noun or pronoun by its own form; None: it does not tell."""
    if noun.tag_ in {"NNS", "NNPS"}:
        return _MANY
    if noun.tag_ in {"NN", "NNP"}:
        return _ONE
    person = "Person=3" in str(noun.morph)
    return next((n for n in (_ONE, _MANY) if person and n in str(noun.morph)), None)
