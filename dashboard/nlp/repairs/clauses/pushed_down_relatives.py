"""Gives a pushed-down relative clause its object: "the man who police say hit [Lee] fled".

The parser lets Lee flee: it takes the object of what is said for the subject of the main verb
(Quirk et al. 1985, 15.16: pushdown). Without "who" it is so where the noun has "a" and those who
say it are several ("a man police believe robbed two shops was held"), or a pronoun says it ("the
man she says robbed her").

Or it takes the verb that says so for a noun or a helper, and tells the deed as a fact: "Reed, who
Lee [claims] robbed him".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    NOUNS,
    PAST_FORMS,
    RELATIVE_PRONOUNS,
    SUBJECTS,
    make_subject,
    reattach,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_SAYING = frozenset({"VBP", "VBD", "VBZ", "VB", "NN"})
_SPEAKERS = NOUNS | {"PRP"}  # "who detectives say": the noun may be taken for a verb
_BEFORE_NOUNS = frozenset({"DT", "PRP$", "JJ", "NN", "NNP"})
_BEHIND_PREPOSITION = "pobj"
_HELPERS = frozenset({"aux", "auxpass"})
_MISTAKEN = {"TAG": _SAYING | {"NNS"}, "DEP": SUBJECTS | _HELPERS}


class _Parts(NamedTuple):
    """The words of such a clause, and those that it stands between."""

    noun: SpacyToken
    pronoun: SpacyToken | None
    speaker: SpacyToken
    report: SpacyToken
    deed: SpacyToken
    thing: SpacyToken
    verb: SpacyToken


@dataclass(frozen=True, slots=True)
class PushedDownRelatives:
    """Mends the tree of a document.

    ``reporting``: the lemmas of verbs that report; ``plural``: nouns for several without an
    ending; ``one``: the articles of one.
    """

    reporting: frozenset[str]
    plural: frozenset[str]
    one: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads, labels and tags of such clauses change."""
        for report in tokens_where(doc, {"LEMMA": self.reporting, "TAG": _SAYING}):
            parts = self._parts(report)
            if parts is not None:
                _rebuild(parts)
        for report in tokens_where(doc, {"LEMMA": self.reporting, **_MISTAKEN}):
            _free_report(report)
        return doc

    def _parts(self, report: SpacyToken) -> _Parts | None:
        """The parts of a clause around a verb that reports; None where it is none."""
        doc, i = report.doc, report.i
        if i < 2 or i + 2 >= len(doc):
            return None
        speaker, deed = doc[i - 1], doc[i + 1]
        opens = _opening(speaker)
        pronoun = doc[opens - 1] if doc[opens - 1].tag_ in RELATIVE_PRONOUNS else None
        named = speaker.tag_ in _SPEAKERS or (pronoun is not None and speaker.tag_ == "VBZ")
        if not named or deed.tag_ not in PAST_FORMS:
            return None
        noun = doc[opens - 2] if pronoun is not None and opens > 1 else doc[i - 2]
        if noun.tag_ not in NOUNS or noun.dep_ == _BEHIND_PREPOSITION:
            return None  # "at a hearing officials said stolen cars were found"
        if pronoun is None and not self._are_apart(noun, speaker):
            return None
        found = _thing_and_verb(deed)
        if found is None or (speaker.tag_ == "PRP" and found[0].left_edge == deed):
            return None  # "the day he said injured boys were treated"
        parts = _Parts(noun, pronoun, speaker, report, deed, *found)
        return parts if _stand_together(parts) else None

    def _are_apart(self, noun: SpacyToken, speaker: SpacyToken) -> bool:
        """Whether a noun cannot describe those who stand behind it: a pronoun, or with "a" many."""
        if speaker.tag_ == "PRP":
            return True
        many = speaker.tag_ == "NNS" or speaker.lower_ in self.plural
        articles = (t.lower_ for t in noun.doc[max(0, noun.i - 3) : noun.i])
        return many and not self.one.isdisjoint(articles)


def _opening(speaker: SpacyToken) -> int:
    """Where the phrase of one who says something opens: "who [the] family says"."""
    first = speaker.i
    while first > 1 and speaker.doc[first - 1].tag_ in _BEFORE_NOUNS:
        first -= 1
    return first


def _free_report(report: SpacyToken) -> None:
    """Let who says it say what a relative clause tells: "who Lee [claims] robbed him".

    So where the clause has its pronoun, a second subject and an object: in "the firm that damage
    claims ruined", the pronoun is the object.
    """
    deed = report.head
    pronoun, speaker = deed.left_edge, report.nbor(-1) if report.i else report
    if deed.dep_ != "relcl" or deed.tag_ not in PAST_FORMS or pronoun.tag_ not in RELATIVE_PRONOUNS:
        return
    aside = [t for t in deed.lefts if t.i < report.i and t not in {pronoun, speaker}]
    between = [t for t in deed.lefts if t.i > report.i]
    first = min(speaker.left_edge.i, report.left_edge.i)
    apart = pronoun.head == deed and pronoun.i + 1 == first and speaker.tag_ in NOUNS
    whole = any(t.dep_ == "dobj" for t in deed.rights) and all(t.dep_ in _HELPERS for t in between)
    if aside or not (apart and whole) or speaker.head not in {report, deed}:
        return
    noun = deed.head
    before = [t for t in report.lefts if t != speaker]
    reattach(report, noun, "relcl")
    retag(report, "VBZ" if report.tag_ == "NNS" else report.tag_, "VERB")
    reattach(speaker, report, "nsubj")
    for token in before:
        token.head = speaker
    reattach(deed, report, "ccomp")
    reattach(pronoun, deed, "nsubj")


def _thing_and_verb(deed: SpacyToken) -> tuple[SpacyToken, SpacyToken] | None:
    """What stands right behind a deed, and the finite verb whose subject that was taken for."""
    for thing in deed.doc[deed.i + 1 : deed.sent.end]:
        if thing.dep_ in SUBJECTS and thing.left_edge.i in {deed.i + 1, deed.i}:
            apart = thing.head.i > thing.right_edge.i and thing.head != deed
            return (thing, thing.head) if apart else None
    return None


def _stand_together(parts: _Parts) -> bool:
    """Whether the words hang on nothing that hangs on one of them: no circle may come of it."""
    own = [t for t in parts if t is not None]
    above = _top_of(own).head
    return above in own or not any(one.is_ancestor(above) for one in own)


def _top_of(own: list[SpacyToken]) -> SpacyToken:
    """The word on which the others hang."""
    return next(t for t in own if t.head not in own or t.head == t)


def _rebuild(parts: _Parts) -> None:
    """Hang the clause on its noun, and the noun on the main verb."""
    noun, pronoun, speaker, report, deed, thing, verb = parts
    own = [t for t in parts if t is not None]
    top = _top_of(own)
    label, above = top.dep_, (None if top.head == top else top.head)
    first = min(noun.i, noun.left_edge.i)
    aside = [t for one in own for t in one.children if t not in own]
    reattach(verb, above or verb, label)
    make_subject(noun, verb)
    reattach(report, noun, "relcl")
    retag(report, "VBP", "VERB")
    reattach(speaker, report, "nsubj")
    if speaker.tag_ == "VBZ":
        retag(speaker, "NNS", "NOUN")
    reattach(deed, report, "ccomp")
    retag(deed, "VBD", "VERB")
    if pronoun is not None:
        reattach(pronoun, deed, "nsubj")
    reattach(thing, deed, "dobj")
    for token in aside:
        if token.i > verb.i or (token.i < first and token.head != noun):
            token.head = verb
        elif token.i < noun.i:
            token.head = noun
