"""Gives what somebody reports its own clause: "groups [claiming] the vote was rigged marched".

The parser takes the vote alone for what they claim, so that the groups were rigged, and the claim
stands as what the sentence tells. The verb behind tells what they did. In "wrote to officials
[apologising] for it" the officials do not apologise; nor does a truce accuse anybody in "left
after the truce collapsed, [accusing] both sides"; nor does whom others suspect tell of the deed in
"police think Berg killed two, [saying] both were shot".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    HELPERS,
    hang,
    is_finite,
    is_passive,
    reattach,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_VBG = frozenset({"VBG"})
_GERUNDS = {"DEP": frozenset({"acl"}), "TAG": _VBG}
_ADVERBIAL = "advcl"
_ADVERBIALS = frozenset({_ADVERBIAL})
_ACTIVE, _PASSIVE = "nsubj", "nsubjpass"
_SUBJECTS = frozenset({_ACTIVE, _PASSIVE})
_CONTENTS = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class ReportingParticiples:
    """Mends the tree of a document; ``verbs``: the lemmas of those that report a clause.

    ``writing``: those by which one turns to somebody behind one of ``links``; ``expressing``: those
    for what one does so; ``messages``: nouns for what one sends them, by one of ``sending``.
    Only people or bodies are ``speaking``; what is ``ending`` is no subject of theirs, nor
    is that of what one is only ``believing``.
    """

    verbs: frozenset[str]
    writing: frozenset[str]
    links: frozenset[str]
    expressing: frozenset[str]
    messages: frozenset[str]
    sending: frozenset[str]
    speaking: frozenset[str]
    believing: frozenset[str]
    ending: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such clauses change."""
        for report in tokens_where(doc, _GERUNDS):
            noun, told = report.head, report.head.head
            if (writing := self._written_by(report)) is not None:
                reattach(report, writing, _ADVERBIAL)
                continue
            thing = next((t for t in report.rights if t.dep_ == "dobj"), None)
            if report.lemma_ not in self.verbs or thing is None or noun.dep_ not in _SUBJECTS:
                continue
            real = _real_verb(told)
            if real is not None and report.i < thing.i < told.i and _ends_before(thing, told):
                _part(noun, report, thing, told, real)
        for report in tokens_where(doc, {"LEMMA": self.speaking, "DEP": _ADVERBIALS, "TAG": _VBG}):
            if self._is_of_thing(report) or self._is_of_believer(report):
                report.head = report.head.head
        return doc

    def _is_of_thing(self, report: SpacyToken) -> bool:
        """Whether a participle ends the clause of what ended: "when it fell, [blaming] us"."""
        ended, first = report.head, report.left_edge.i
        behind = report.i > ended.i and report.doc[first - 1].text == ","
        timed = ended.dep_ == _ADVERBIAL and ended.i > ended.head.i
        if not (behind and timed and ended.lemma_ in self.ending and is_finite(ended)):
            return False
        return any(t.dep_ in _SUBJECTS and t.tag_ in COMMON_NOUNS for t in ended.lefts)

    def _is_of_believer(self, report: SpacyToken) -> bool:
        """Whether a participle ends what somebody believes: "think he killed two, [saying] so"."""
        believed, first = report.head, report.left_edge.i
        content = believed.dep_ == "ccomp" and believed.head.lemma_ in self.believing
        tells = any(t.dep_ in _CONTENTS for t in report.rights)
        return content and tells and report.i > believed.i and report.doc[first - 1].is_punct

    def _written_by(self, report: SpacyToken) -> SpacyToken | None:
        """The verb for turning to somebody by what it tells: "[wrote] to Lund thanking him".

        Or for sending it: "[sent] a letter to Lund thanking him"; None for "found a letter to".
        """
        noun, link = report.head, report.head.head
        if noun.dep_ != "pobj" or link.lower_ not in self.links:
            return None
        tells = report.lemma_ in self.verbs and any(t.dep_ in _CONTENTS for t in report.rights)
        if not tells and report.lemma_ not in self.expressing:
            return None  # "to a man protesting outside"
        verb = link.head.head if link.head.dep_ == "dobj" else link.head
        sent = any(t.dep_ == "dobj" and t.lemma_ in self.messages for t in verb.rights)
        written = link.head.lemma_ in self.writing or (sent and verb.lemma_ in self.sending)
        return verb if written else None


def _ends_before(thing: SpacyToken, told: SpacyToken) -> bool:
    """Whether a noun phrase ends right before a finite verb and its helpers."""
    first = min([told.i, *(t.i for t in told.lefts if t.dep_ in HELPERS)])
    return thing.right_edge.i + 1 == first and is_finite(told)


def _real_verb(told: SpacyToken) -> SpacyToken | None:
    """The finite verb behind a clause that no conjunction joins to it; None without one."""
    if any(t.dep_ == "cc" for t in told.rights):
        return None
    joined = (t for t in told.rights if t.dep_ in {"conj", "xcomp", "ccomp", "dep"})
    free = (t for t in joined if not any(c.dep_ in {*_SUBJECTS, "mark"} for c in t.lefts))
    return next((t for t in free if is_finite(t)), None)


def _part(
    noun: SpacyToken,
    report: SpacyToken,
    thing: SpacyToken,
    told: SpacyToken,
    real: SpacyToken,
) -> None:
    """Hang what is told on the report, and its verb on nothing but the noun that does it."""
    take_place_of(real, told)
    reattach(thing, told, _PASSIVE if is_passive(told) else _ACTIVE)
    reattach(noun, real, _PASSIVE if is_passive(real) else _ACTIVE)
    hang([t for t in told.rights if t.i > real.i], real)
    reattach(told, report, "ccomp")
