"""Hangs on what is reported what the parser hangs on the report, and the other way round.

"A bomb exploded, police said, [killing] two": the bomb killed them, not the police. "Police said
the men had fled and [urged] witnesses to call": the police urged them, not the men. "Police said
Lee hit a guard and [arrested] him": it is not Lee who arrests. "Denied firing and [blamed] the
rebels": nobody denied the blame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PAST_FORMS, TENSED, hang, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_ADJECTIVES = frozenset({"acomp", "attr"})
_GERUNDS = frozenset({"xcomp", "pcomp"})
_BESIDE = frozenset({"conj", "advcl"})
_CLAUSES = {"DEP": _BESIDE}
_PARTICIPLES = {"DEP": frozenset({"acl"}), "TAG": frozenset({"VBN"})}
_OPENED = frozenset({"aux", "auxpass", "nsubj", "nsubjpass", "mark"})
_HELPERS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Reports:
    """Mends the tree of a document.

    ``verbs``: the lemmas of those that report a clause; ``denying``: of these, those that deny it;
    ``enforcing``: of those for what only the ``law`` does, nouns for those who enforce it.
    """

    verbs: frozenset[str]
    denying: frozenset[str]
    enforcing: frozenset[str]
    law: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such verbs change."""
        for token in tokens_where(doc, _CLAUSES, _PARTICIPLES):
            if token.dep_ == "acl" and token.tag_ == "VBN":
                self._make_content(token)
            elif token.dep_ == "advcl" and token.tag_ == "VBG":
                self._give_to_content(token)
            elif token.dep_ in _BESIDE and token.lemma_ in self.verbs and _give_own_speaker(token):
                continue
            elif token.dep_ == "conj" and token.tag_ in PAST_FORMS:
                _give_to_finite(token)
                self._give_to_past(token)
                if token.lemma_ in self.enforcing:
                    self._give_to_law(token)
                if token.lemma_ in self.verbs:
                    self._give_to_report(token)
        return doc

    def _make_content(self, verb: SpacyToken) -> None:
        """Make a clause of what a report was given as its object and a participle with an object.

        "Police believe a gang [used] two cars": a passive participle would have none.
        """
        noun = verb.head
        report = noun.head
        reported = noun.dep_ == "dobj" and report.lemma_ in self.verbs and report.i < noun.i
        done = any(t.dep_ == "dobj" for t in verb.rights)
        if reported and done and not any(t.dep_ in _HELPERS for t in verb.lefts):
            reattach(verb, report, "ccomp")
            retag(verb, "VBD")
            reattach(noun, verb, "nsubj")

    def _give_to_content(self, participle: SpacyToken) -> None:
        """Hang a participle behind a report on what stands reported before it.

        "Ana Lind said, adding that" goes on with the report; who spoke in her own words may do
        something, too: "“We won,” Lind said, raising a glass".
        """
        report, doc = participle.head, participle.doc
        if report.lemma_ not in self.verbs or participle.lemma_ in self.verbs:
            return
        content = next((t for t in report.lefts if t.dep_ == "ccomp" and t.pos_ == "VERB"), None)
        if report.dep_ == "parataxis" and report.head.i < report.i:
            content = report.head
        start = participle.left_edge.i
        if content is None or start <= report.i or doc[start - 1].text != ",":
            return
        if not any(t.is_quote for t in doc[content.left_edge.i : report.i]):
            participle.head = content

    def _give_to_past(self, verb: SpacyToken) -> None:
        """Hang a past verb that is joined to a present report on what that says was so.

        "Police believe a gang used two cars and [left] at dawn": the police did not leave.
        """
        report = verb.head
        present = report.tag_ in {"VBP", "VBZ"} and report.lemma_ in self.verbs
        own = any(t.dep_ in _HELPERS for t in verb.lefts)
        if not present or own or verb.tag_ != "VBD":
            return
        told = [t for t in report.rights if t.dep_ == "ccomp" and t.i < verb.i]
        if len(told) == 1 and told[0].tag_ == "VBD":
            hang([t for t in report.rights if t.dep_ == "cc" and t.i < verb.i], told[0])
            verb.head = told[0]

    def _give_to_report(self, verb: SpacyToken) -> None:
        """Hang on a report the one that is joined to what it says had been so before.

        Or to what it denies: "Lund denied that his state was behind it and [accused] Peru".
        """
        before = verb.head
        content = before.head if before.dep_ in _ADJECTIVES else before
        report = content.head
        if content.dep_ != "ccomp" or report.i > content.i or report.lemma_ not in self.verbs:
            return
        if report.tag_ not in TENSED:
            return  # "wept upon hearing her son had been convicted and said she believed him"
        if content.lemma_ in self.verbs and content == before:
            return  # "said his client had written to the board and asked for help"
        perfect = any(t.dep_ == "aux" and t.lemma_ == "have" for t in content.lefts)
        state = report.lemma_ in self.denying and content.lemma_ == "be" and before == content
        own = any(t.dep_ in _HELPERS for t in verb.lefts)
        had_been = perfect and (verb.tag_ == "VBD" or before != content)
        if not own and (had_been or (state and content.tag_ == verb.tag_ == "VBD")):
            verb.head = report

    def _give_to_law(self, verb: SpacyToken) -> None:
        """Hang on a report of the law's what it does to those of whom it tells."""
        content = verb.head
        report = content.head
        if content.dep_ != "ccomp" or report.i > content.i or report.lemma_ not in self.verbs:
            return
        own = any(t.dep_ in _HELPERS for t in verb.lefts)
        told = report.tag_ in TENSED and self._is_law(report) and not self._is_law(content)
        if told and not own:
            retag(verb, "VBD")
            verb.head = report

    def _is_law(self, verb: SpacyToken) -> bool:
        """Whether the subject of a verb is for those who enforce the law."""
        subjects = (t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"})
        return any(t.lemma_.lower() in self.law for t in subjects)


def _give_own_speaker(report: SpacyToken) -> bool:
    """Make a report of what stands joined to a clause, whose speaker hangs on the clause's end.

    "The board will look into the fire, its chairman, Nii Bannerman, told reporters": the chairman
    is no apposition to the fire. Not where "and" joins the verbs. Whether it was so comes back.
    """
    content, doc = report.head, report.doc
    joined = any(t.dep_ == "cc" for t in (*content.rights, *report.lefts) if t.i < report.i)
    if report.tag_ not in TENSED or joined or any(t.dep_ in _OPENED for t in report.lefts):
        return False
    if content.dep_ != "ROOT" or report.left_edge.i != report.i or doc[report.i - 1].text != ",":
        return False
    speaker = next((t for t in doc[content.i : report.i] if _is_apposed(t, report)), None)
    if speaker is None:
        return False
    reattach(content, report, "ccomp")
    reattach(report, report, "ROOT")
    reattach(speaker, report, "nsubj")
    return True


def _is_apposed(noun: SpacyToken, report: SpacyToken) -> bool:
    """Whether a noun stands in apposition up to a report, with a name beside it."""
    start = noun.left_edge.i
    listed = noun.dep_ == "conj" and not any(t.dep_ == "cc" for t in noun.head.rights)
    apposed = (listed or noun.dep_ == "appos") and start > 0 and noun.doc[start - 1].text == ","
    names = [t for t in noun.rights if t.dep_ == "appos"]
    end = noun.right_edge.i
    return apposed and bool(names) and report.i - 2 <= end < report.i


def _give_to_finite(verb: SpacyToken) -> None:
    """Hang a finite verb that is joined to a gerund on the verb that governs the gerund."""
    gerund = verb.head
    above = gerund.head
    if verb.tag_ != "VBD" or gerund.tag_ != "VBG" or gerund.dep_ not in _GERUNDS:
        return
    if (
        above.tag_ == "VBD"
        and above.i < gerund.i
        and not any(t.dep_ in _HELPERS for t in verb.lefts)
    ):
        verb.head = above
