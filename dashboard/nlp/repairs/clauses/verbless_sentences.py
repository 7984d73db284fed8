"""Gives a sentence without a verb the one that was taken for a participle of its noun.

"A bus carrying tourists overturned near Halden": the parser sees overturned tourists, and a
sentence that says nothing of the bus. What only happens to a thing is done by nobody, so that a
participle of it describes nothing; and a past tense is no participle. Nor is "Ana Berg, a surgeon,
and her colleague, Tom Reed, operated on him" of an operated Reed: both did. In "Mr Moss, whose
verdict was that Mr Reed took his life, praised the boy", what a relative clause does not end is
told of its noun: Reed praised nobody. "Members of the upper house protested" tells of no house.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import FINITE, NOMINAL, hang, reattach, relabel, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Span as SpacySpan
    from spacy.tokens import Token as SpacyToken

_PAST, _PARTICIPLE, _GERUND = "VBD", "VBN", "VBG"
_DESCRIBING = {"DEP": frozenset({"acl"}), "TAG": frozenset({_PAST, _PARTICIPLE})}
_GOING_ON = {"DEP": frozenset({"conj"}), "TAG": frozenset({_PAST})}
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "expl", "cc"})
_CLOSING = "\"”’' "


@dataclass(frozen=True, slots=True)
class VerblessSentences:
    """Mends the tree of a document.

    ``unaccusatives``: verbs for what happens to a thing; ``prepositional``: verbs of what people
    do that have no object ("operate").
    """

    unaccusatives: frozenset[str]
    prepositional: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such sentences change."""
        for token in tokens_where(doc, _DESCRIBING):
            verb = self._verb(token.sent) if self._may_tell(token) else None
            if verb == token or self._is_active(token):
                _make_head(token, token.sent.root)
        for token in tokens_where(doc, _GOING_ON):
            if _is_behind_relative(token):
                _make_head(token, token.sent.root)
        return doc

    def _verb(self, sentence: SpacySpan) -> SpacyToken | None:
        """The verb that a sentence lacks; None where it has one, or is a heading."""
        noun = sentence.root
        if noun.pos_ not in NOMINAL or sentence.text.rstrip(_CLOSING)[-1:] != ".":
            return None
        found = [t for t in sentence if t.i > noun.i and t.dep_ == "acl" and self._may_tell(t)]
        if len(found) != 1 or any(t.tag_ in FINITE for t in sentence if t != found[0]):
            return None
        verb = found[0]
        if self._is_told_of_both(verb):
            return verb
        between = [t for t in (verb.head, *verb.head.ancestors) if t != noun]
        if between and not any(t.dep_ == "acl" for t in between):
            return None  # "the mother of a boy burned in the fire"
        beyond = any(t.dep_ in {"appos", "conj"} for t in (verb.head, *verb.head.ancestors))
        more = any(t.i > verb.i and t.dep_ == "acl" and t.tag_ == _PARTICIPLE for t in sentence)
        return None if beyond or more or any(t.dep_ == "agent" for t in verb.children) else verb

    def _is_active(self, verb: SpacyToken) -> bool:
        """Whether a past is no participle, and the only verb that may tell of the noun before it.

        It has no object by nature and needs none ("members of the house [protested] by shouting"),
        or goes on with a past that has one ("guards at the palace [fired] and wounded two").
        """
        noun, sentence = verb.sent.root, verb.sent
        ends = sentence.text.rstrip(_CLOSING)[-1:] == "."
        agents = [t for a in verb.rights if a.dep_ == "agent" for t in a.rights]
        means = [t for t in agents if t.dep_ == "pcomp"]  # "by [shouting]"
        if noun.pos_ not in NOMINAL or noun.i > verb.i or not ends or len(means) < len(agents):
            return False
        own = {*verb.subtree}
        if any(t.tag_ in FINITE and t not in own for t in sentence):
            return False
        joined = [t for t in verb.rights if t.dep_ == "conj" and t.tag_ == _PAST]
        acts = any(c.dep_ == "dobj" for t in joined for c in t.rights)
        alone = verb.lemma_.lower() in self.prepositional
        return bool(means and alone) or (verb.tag_ == _PAST and (acts or alone))

    def _may_tell(self, token: SpacyToken) -> bool:
        lemma, participle = token.lemma_.lower(), token.tag_ == _PARTICIPLE
        happens = participle and lemma in self.unaccusatives
        return token.tag_ == _PAST or happens or (participle and self._is_told_of_both(token))

    def _is_told_of_both(self, verb: SpacyToken) -> bool:
        """Whether somebody is joined to the first, and a second name ends right before the verb."""
        second, first = verb.head, verb.head.head
        named = second.dep_ == "conj" and second.nbor(1).text == verb.nbor(-1).text == ","
        named = named and first.dep_ == "ROOT" and any(t.dep_ == "appos" for t in second.rights)
        return named and verb.lemma_.lower() in self.prepositional


def _is_behind_relative(verb: SpacyToken) -> bool:
    """Whether one bare past stands behind the comma that closes a relative clause of the head."""
    noun = verb.sent.root
    if noun.pos_ not in NOMINAL:
        return False
    parted = [t for t in verb.sent if t.tag_ == _PAST and t.i and t.nbor(-1).text == ","]
    if parted != [verb]:  # "who said that Reed fled, fell and died, praised him"
        return False
    relative = next((t for t in noun.rights if t.dep_ == "relcl" and t in verb.ancestors), None)
    opened = relative is not None and relative.left_edge.nbor(-1).text == ","
    return opened and not any(t.dep_ in _OWN for t in verb.children)


def _make_head(verb: SpacyToken, noun: SpacyToken) -> None:
    """Make a verb the head of its sentence: what stands before it is its subject."""
    behind = [t for t in noun.sent if t.i > verb.i and t.head.i < verb.i]
    reattach(verb, verb, "ROOT")
    retag(verb, _PAST, "VERB")
    reattach(noun, verb, "nsubj")
    hang(behind, verb)
    for token in [t for t in verb.rights if t.tag_ == _GERUND and t.dep_ in {"acl", "conj"}]:
        relabel(token, "advcl")
