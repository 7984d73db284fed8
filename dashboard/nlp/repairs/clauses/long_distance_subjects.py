"""Gives "who" to its own verb: in "Moreau, who prosecutors say shot two men", "who" shot.

The parser often takes both "who" and "prosecutors" for subjects of "say", or takes what was done
for the main verb of the sentence. Linguists call a verb like "say" a bridge here: "who" stands
before it and belongs to the verb behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    HELPERS,
    RELATIVE_PRONOUNS,
    SUBJECTS,
    TENSED,
    hang,
    has_subject,
    make_subject,
    reattach,
    relabel,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_OF_BRIDGE = frozenset({"nsubj", "nsubjpass", "dobj"})  # what the parser takes "who" for
_PRONOUNS = {"TAG": RELATIVE_PRONOUNS, "DEP": _OF_BRIDGE}
_PRESENT = {"NN": "VBP", "NNS": "VBZ"}  # what a noun is that should have been a verb


@dataclass(frozen=True, slots=True)
class LongDistanceSubjects:
    """Mends the tree of a document.

    ``verbs``: the lemmas of verbs behind which what somebody says or thinks stands; ``bare_pasts``:
    those whose past is spelled as their lemma is; ``irregular``: the lemmas of other pasts. Needs
    the lemmas.
    """

    verbs: frozenset[str]
    bare_pasts: frozenset[str]
    irregular: Mapping[str, Sequence[str]]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document."""
        for who in tokens_where(doc, _PRONOUNS):
            if who.head.dep_ == "relcl":
                self._mend(who, who.head)
            if who.dep_ != "dobj" and who.head.dep_ == "ccomp" and who.head.head.dep_ == "relcl":
                self._retag(who.head)
        return doc

    def _mend(self, who: SpacyToken, bridge: SpacyToken) -> None:
        teller, clause = _teller(who, bridge), self._behind(bridge)
        if teller is None or clause is None:
            return
        if who.dep_ == "dobj" and clause.is_ancestor(bridge) and _main_verb(clause) is None:
            return  # "the man who police suspect fled"
        if _is_free(clause, bridge):
            retag(bridge, _PRESENT.get(bridge.tag_, bridge.tag_))
            bridge.pos_ = "VERB"
            relabel(teller, "nsubj")
            self._hang(clause, bridge, who)

    def _behind(self, bridge: SpacyToken) -> SpacyToken | None:
        """The verb without a subject that hangs on a bridge or follows it at once.

        Helpers and adverbs may stand between.
        """
        if bridge.lemma_.lower() not in self.verbs:
            return None
        hanging = [t for t in bridge.rights if t.dep_ == "ccomp"]
        if hanging:
            whose = has_subject(hanging[0])
            return None if whose else hanging[0]
        found = (_verb_at(bridge.doc, i + 1) for i in (bridge.i, bridge.right_edge.i))
        return next((t for t in found if t is not None), None)

    def _hang(self, clause: SpacyToken, bridge: SpacyToken, who: SpacyToken) -> None:
        described = clause.head  # "hid losses", taken for losses that were hidden
        clause.head, bridge_clause = bridge, clause.dep_
        if bridge_clause == "amod" and described.i > clause.i:
            reattach(described, clause, "dobj")
        relabel(clause, "ccomp")
        make_subject(who, clause)

    def _retag(self, clause: SpacyToken) -> None:
        """Take what has no helper for a verb in the past."""
        if any(t.dep_ in HELPERS for t in clause.children):
            return
        if clause.tag_ == "VB" and clause.lower_ in self.irregular:
            retag(clause, "VBD", lemma=self.irregular[clause.lower_][0])
        elif clause.tag_ == "VBN" or (clause.tag_ == "VB" and clause.lower_ in self.bare_pasts):
            retag(clause, "VBD")


def _verb_at(doc: SpacyDoc, start: int) -> SpacyToken | None:
    """The verb that begins at a place of a document, behind its adverbs and helpers."""
    first = next((t for t in doc[start:] if t.pos_ != "ADV"), None)
    if first is not None and first.dep_ in HELPERS and first.head.i > first.i:
        return first.head if first.tag_ != "TO" else None
    verbal = first is not None and first.pos_ in {"VERB", "AUX"} and first.tag_ != "VBG"
    return first if verbal else None


def _teller(who: SpacyToken, bridge: SpacyToken) -> SpacyToken | None:
    """Who says it: a second subject; or the noun before a verb that was taken for a noun."""
    between = [t for t in bridge.lefts if t.i > who.i]
    found = [t for t in between if t.dep_ == "nsubj"]
    if not found:
        found = [t for t in between if t.dep_ == "compound" and t.i == bridge.i - 1]
    return found[-1] if found else None


def _is_free(clause: SpacyToken, bridge: SpacyToken) -> bool:
    """Whether a verb can hang on the bridge; one above it gives its place in the sentence away.

    "Berg, who prosecutors allege robbed a bank, was jailed": the place is that of "jailed".
    """
    if not clause.is_ancestor(bridge):
        return True
    noun = next(t for t in clause.children if t == bridge or t.is_ancestor(bridge))
    if noun.dep_ not in SUBJECTS or noun.i > bridge.i:
        return False
    main = _main_verb(clause)
    if main is None:
        take_place_of(noun, clause)
        return True
    if main != clause.head:
        take_place_of(main, clause)
        _give_over(clause, main)
    make_subject(noun, main)
    return True


def _main_verb(clause: SpacyToken) -> SpacyToken | None:
    """The verb behind a clause that only a sentence without a main verb could hold; the last."""
    above = clause.head
    if clause.dep_ == "ccomp" and above.i > clause.i:
        return None if has_subject(above) else above
    found = [t for t in clause.subtree if t.i > clause.i and _may_be_main(t, clause)]
    return found[-1] if found else None


def _may_be_main(verb: SpacyToken, clause: SpacyToken) -> bool:
    """Whether a verb has no subject of its own behind a comma, or took the object of a clause."""
    subjects = [t for t in verb.children if t.dep_ in SUBJECTS]
    if verb.dep_ == "ccomp" and verb.head == clause:
        objects = any(t.dep_ == "dobj" for t in clause.children)
        return len(subjects) == 1 and subjects[0].i > clause.i and not objects
    helpers = [t.i for t in verb.children if t.dep_ in HELPERS]
    marked = any(t.dep_ == "mark" for t in verb.children)
    finite = (bool(helpers) or verb.tag_ in TENSED) and not marked
    behind_comma = verb.doc[min([verb.i, *helpers]) - 1].text == ","
    loose = verb.dep_ == "conj" or (verb.dep_ in {"dep", "advcl"} and finite)
    return loose and behind_comma and not subjects


def _give_over(clause: SpacyToken, main: SpacyToken) -> None:
    """Give the main verb what follows it; and the clause, the object that it lost."""
    for own in [t for t in main.children if t.dep_ in SUBJECTS]:
        reattach(own, clause, "dobj")
    hang([t for t in clause.children if t.i > main.i], main)
