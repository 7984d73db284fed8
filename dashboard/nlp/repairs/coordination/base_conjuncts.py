"""Hangs the base forms of a list on the infinitive or subjunctive with which they go on.

"The judge ordered that Berg leave the house, [pay] a fine and see a doctor", "They agreed to leave,
[free] two nuns and hand over their guns": the parser lets the second go on with what was ordered or
agreed, as if the judge paid. A past goes on with no base form. Nor does a participle of a relative
clause: "did not name the envoys Norway had expelled or [say] when" goes on with "did not name".
Behind a penalty it is another for the same person: "was fined £90 or [serve] a month in prison".

Nor does a past go on with what somebody failed to do: "failed to find a buyer and [shut] the mill".
Many pasts are spelled as base forms are. Behind a failure to stop one is of a crash: "failed to
stop and [hit] a tree". By such a form nobody does what hurts others ("failed to land and hit the
port"), nor what befalls the object of the infinitive ("refused to sign the law and put it to a
vote").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PAST_FORMS, SUBJECT_WORDS, reattach, relabel, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = frozenset({"conj", "advcl"})
_BASES = {"TAG": frozenset({"VB"}), "DEP": _JOINED}
_ADJECTIVES = {"TAG": frozenset({"JJ"}), "DEP": _JOINED}
_OWN = SUBJECT_WORDS | {"aux", "auxpass", "mark"}
_PLAIN = frozenset({"VB", "VBP"})
_OF_ONE = frozenset({"NN", "NNP"})
_CLAUSES = frozenset({"relcl", "ccomp"})


@dataclass(frozen=True, slots=True)
class BaseConjuncts:
    """Mends the tree of a document. ``pasts``: pasts that are spelled as base forms are ("cut").

    One of these, and an adjective with an object ("[free] two nuns"), is a base form before one.
    ``sentencing``: verbs that name a penalty; ``failing``: those for what somebody did not do;
    ``mishaps``: of the pasts, those for a crash, behind ``stopping``, lemmas for what prevents one;
    ``crimes``: lemmas for what hurts others, of which a doubtful form tells nothing.
    """

    pasts: frozenset[str]
    sentencing: frozenset[str]
    failing: frozenset[str]
    mishaps: frozenset[str]
    stopping: frozenset[str]
    crimes: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and tags of such verbs and their commas change."""
        conjuncts = {"TAG": _PLAIN, "DEP": frozenset({"conj"})}
        for verb in tokens_where(doc, conjuncts):
            above = _helped_above(verb)
            if above is not None:
                link = verb.nbor(-1)
                verb.head, link.head = above, above
                retag(verb, "VB", "VERB")
            elif self._is_other_penalty(verb):
                relabel(verb, "xcomp")
        alike = {"LOWER": self.pasts, "TAG": frozenset({"VBD"}), "DEP": _JOINED}
        for verb in tokens_where(doc, _BASES, _ADJECTIVES, alike):
            above = self._above(verb)
            if above is not None:
                comma = verb.left_edge.nbor(-1)
                reattach(verb, above, "conj")
                retag(verb, "VB", "VERB")
                if not any(comma.children):
                    comma.head = above
        for verb in tokens_where(doc, {"LOWER": self.pasts, "DEP": frozenset({"conj"})}):
            failed = self._failed_before(verb)
            if failed is not None:
                link = next(t for t in verb.head.rights if t.dep_ == "cc")
                verb.head, link.head = failed, failed
                retag(verb, "VBD", "VERB")
        return doc

    def _failed_before(self, verb: SpacyToken) -> SpacyToken | None:
        """The past of failing whose infinitive a past was joined to; None: it is no past."""
        base, failed = verb.head, verb.head.head
        resumed = any(t.tag_ == "PRP" for t in verb.rights if t.dep_ == "dobj")
        told = verb.tag_ == "VBD" and verb.lemma_ not in self.crimes and not resumed
        past = told or (verb.lower_ in self.mishaps and base.lemma_ in self.stopping)
        helped = any(t.tag_ in {"MD", "TO"} or t.lemma_ == "do" for t in failed.lefts)
        if not past or failed.lemma_ not in self.failing or failed.tag_ not in PAST_FORMS or helped:
            return None
        joined = [t for t in base.rights if t.dep_ == "cc" and t.i < verb.i]
        own = any(t.dep_ in _OWN for t in verb.lefts)
        governed = base.dep_ == "xcomp" and any(t.tag_ == "TO" for t in base.lefts)
        return failed if governed and joined and not own else None

    def _is_other_penalty(self, verb: SpacyToken) -> bool:
        """Whether a base form goes on with a past by which somebody was sentenced."""
        past = verb.head
        bare = verb.tag_ == "VB" and not any(t.dep_ in _OWN for t in verb.lefts)
        helped = any(t.tag_ in {"MD", "TO"} for t in past.lefts)
        return bare and past.tag_ in PAST_FORMS and past.lemma_ in self.sentencing and not helped

    def _above(self, verb: SpacyToken) -> SpacyToken | None:
        """The base form before a verb of a list, where that hangs on a past; else None."""
        past, first = verb.head, verb.left_edge
        if (
            past.tag_ not in PAST_FORMS
            or not 0 < past.i < first.i
            or any(t.tag_ == "MD" for t in past.lefts)
        ):
            return None
        if first.nbor(-1).text != "," or any(t.dep_ in _OWN for t in verb.lefts):
            return None
        listed = [t for t in verb.rights if t.dep_ == "conj" and t.tag_ in _PLAIN]
        joined = any(t.dep_ == "cc" for t in verb.rights)
        if not joined or all(t.lower_ in self.pasts for t in listed):
            return None
        if verb.tag_ == "JJ" and not any(t.dep_ == "dobj" for t in verb.rights):
            return None
        return next((t for t in verb.doc[past.i + 1 : first.i] if _ends_before(t, verb)), None)


def _helped_above(verb: SpacyToken) -> SpacyToken | None:
    """The base form behind a helper with which a verb goes on, across a relative clause.

    "[name] the envoys Norway had expelled or say when"; None where the clause may hold the verb: it
    has a modal of its own, or the subject of both is "who".
    """
    inner = verb.head
    linked = verb.i > 1 and verb.nbor(-1).dep_ == "cc" and verb.nbor(-1).head == inner
    if not linked or inner.tag_ not in PAST_FORMS or inner.dep_ not in _CLAUSES:
        return None
    own = [t for t in inner.lefts if t.dep_ in _OWN]
    helped = any(t.tag_ in {"MD", "TO"} or t.lemma_ == "do" for t in own)
    alone = [t for t in own if t.dep_ in SUBJECT_WORDS and t.tag_ in _OF_ONE]
    base = verb.tag_ == "VB" or bool(alone)
    if helped or not base or any(t.dep_ in _OWN for t in verb.lefts):
        return None
    for above in inner.ancestors:
        if above.tag_ == "VB" and any(t.dep_ == "aux" for t in above.lefts):
            return above
        if above.pos_ in {"VERB", "AUX"}:
            return None
    return None


def _ends_before(word: SpacyToken, verb: SpacyToken) -> bool:
    """Whether a word is an infinitive or a subjunctive that reaches to the comma before a verb."""
    if word.tag_ != "VB" or word.pos_ not in {"VERB", "AUX"}:
        return False
    led = any(t.tag_ == "TO" or t.dep_ in SUBJECT_WORDS for t in word.lefts)
    return led and word.right_edge.i in {verb.left_edge.i - 1, verb.left_edge.i - 2}
