"""Gives an adverbial clause back its subject, which something between marks parts from its verb.

"Fans wept as Ada Quill, holding the flag, [walked] past": the parser takes the name for what a
preposition governs and the verb for one that goes on with the main clause, as if the fans had
held the flag and walked past. So with an age or a name: "as Ada Quill, 40, walked past".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    FINITE,
    NOMINAL,
    SUBJECT_PLACES,
    VERBAL,
    hang,
    make_subject,
    reattach,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_MARKS = frozenset({",", "-", "--", "–", "—"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_BEFORE_MAIN = frozenset({"ccomp", "advcl"})
_RESUMED = frozenset({"conj", "dep", "advcl", "ccomp"})


@dataclass(frozen=True, slots=True)
class InterruptedAdverbials:
    """Mends the tree of a document; all are words in lower case.

    ``openers`` are prepositions that open clauses, too; ``persons`` nouns for a person.
    """

    openers: frozenset[str]
    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels around such clauses change."""
        where = {"DEP": frozenset({"prep"}), "LOWER": self.openers}
        for opener in tokens_where(doc, where):
            noun = next((t for t in opener.rights if t.dep_ == "pobj"), None)
            if noun is not None and (main := _main_of_doubled(opener, noun)) is not None:
                _part(opener, noun, main)
                continue
            if noun is None or (_is_indefinite(noun) and not self._is_named(noun)):
                continue  # "worked as a guard, aged 20, robbed a bank"
            verb = _resumed(opener, noun)
            if verb is not None:
                _restore(opener, noun, verb)
        return doc

    def _is_named(self, noun: SpacyToken) -> bool:
        """Whether a noun for a person has a name beside it: "after a guard, Lee Hobbs, [fled]"."""
        names = [t for t in noun.rights if t.dep_ == "appos" and t.tag_ == "NNP"]
        return noun.lower_ in self.persons and bool(names)


def _is_indefinite(noun: SpacyToken) -> bool:
    return any("Ind" in t.morph.get("Definite", []) for t in noun.lefts)


def _main_of_doubled(opener: SpacyToken, noun: SpacyToken) -> SpacyToken | None:
    """The verb of the clause before an opener whose own verb was given two names as subjects.

    "It sacked a clerk, Ana Lund, after a guard, Lee Hobbs, [accused] her": Lund is the clerk, and
    Hobbs the guard. None elsewhere.
    """
    verb, doc = opener.head, opener.doc
    names = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES and t.tag_ == "NNP"]
    if len(names) != 2 or not names[0].i < opener.i < noun.i < names[1].i < verb.i:
        return None
    starts = [name.left_edge.i for name in names]
    beside = all(at > 1 and doc[at - 1].text == "," for at in starts)
    if not beside or starts[1] != noun.i + 2 or names[0].i + 2 != opener.i:
        return None
    if doc[starts[0] - 2].pos_ != "NOUN":
        return None
    inner = [t for t in verb.lefts if t.dep_ == "ccomp" and t.i < names[0].i]
    above = verb.head if verb.head.i < names[0].i else None
    return inner[0] if inner else above


def _part(opener: SpacyToken, noun: SpacyToken, main: SpacyToken) -> None:
    """Give two clauses their own subjects, and each name the noun before it."""
    verb = opener.head
    first, second = (t for t in verb.lefts if t.dep_ in SUBJECT_PLACES)
    label, before = (
        second.dep_,
        [t for t in verb.lefts if t.i < opener.i and t not in {first, main}],
    )
    ends = [t for t in verb.rights if t.is_punct and t.i == verb.sent.end - 1]
    if main.head == verb:
        take_place_of(main, verb)
    reattach(verb, main, "advcl")
    reattach(first, first.doc[first.left_edge.i - 2], "appos")
    reattach(second, noun, "appos")
    reattach(noun, verb, label)
    reattach(opener, verb, "mark")
    hang((*before, *ends), main)


def _resumed(opener: SpacyToken, noun: SpacyToken) -> SpacyToken | None:
    """The finite verb without a subject right behind the mark that closes a phrase on a noun."""
    above, doc = _governor(opener), noun.doc
    mark = next((t for t in doc[noun.i + 1 : noun.right_edge.i + 2] if t.text in _MARKS), None)
    if mark is None or mark.i + 1 >= len(doc) or above.i > opener.i:
        return None
    opened = doc[mark.i + 1]
    described = opened.tag_ in _PARTICIPLES and above in opened.ancestors
    if not described and not any(t.dep_ == "appos" and t.i > mark.i for t in noun.rights):
        return None
    behind = [t for t in (*above.rights, *opened.rights) if t.i > opened.i]
    acts = above.dep_ in _BEFORE_MAIN and any(t.dep_ in SUBJECT_PLACES for t in above.lefts)
    main = [above.head] if acts and above.head.i > opened.i else []
    for verb in [*(t for t in behind if t.dep_ in _RESUMED), *main]:
        helpers = [t for t in verb.lefts if t.dep_ in {"aux", "auxpass"}]
        finite = any(t.tag_ in FINITE for t in (verb, *helpers)) and verb.pos_ in {"VERB", "AUX"}
        first = next(iter(helpers), verb) if verb in main else verb.left_edge
        own = any(t.dep_ in SUBJECT_PLACES | {"mark"} for t in verb.children)
        last = first.i - 1
        closed = doc[last].text == mark.text and last > mark.i + 1
        closed = closed and (described or all(noun in t.ancestors for t in doc[opened.i : last]))
        if finite and closed and not own and not _is_listed(verb, above, opened):
            return verb
    return None


def _governor(opener: SpacyToken) -> SpacyToken:
    """The verb before a preposition that hangs on it, or on a noun behind it ("in May after")."""
    if opener.head.pos_ not in NOMINAL:
        return opener.head
    over = next((t for t in opener.ancestors if t.pos_ in VERBAL), opener.head)
    return over if over.i < opener.head.i else opener.head


def _is_listed(verb: SpacyToken, above: SpacyToken, opened: SpacyToken) -> bool:
    """Whether a verb is one of several of the main clause: "met Lee, smiling, sat, and left"."""
    before = any(
        t.dep_ == "cc" and opened.i < t.i < verb.i for t in (*above.rights, *opened.rights)
    )
    later = any(t.dep_ == "cc" and t.nbor(-1).text == "," for t in (*above.rights, *verb.rights))
    return before or later


def _restore(opener: SpacyToken, noun: SpacyToken, verb: SpacyToken) -> None:
    """Make a noun the subject of a verb, with its preposition as what opens the clause."""
    above = _governor(opener)
    between = [t for t in above.rights if noun.i < t.i < verb.i]
    if above.head == verb:
        reattach(above, *((above, "ROOT") if verb.head == verb else (verb.head, verb.dep_)))
    reattach(verb, above, "advcl")
    make_subject(noun, verb)
    reattach(opener, verb, "mark")
    hang(between, verb)
