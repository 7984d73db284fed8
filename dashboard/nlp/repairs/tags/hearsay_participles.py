"""Takes for a participle what was taken for the verb: "a man [believed] to have fled was seen".

Nobody believes to have fled: of these verbs an infinitive right behind tells what is said of
somebody, in the passive alone. What happened to the man is told by the verb behind. Behind a comma
it describes the noun before that where no person undergoes such a thing: "the mayor saw the fire,
[believed] to have been started by rain". So it does a person who is acted on: "held Ole Berg,
[thought] to have fled".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    HELPERS,
    NOUNS,
    TIMES,
    hang,
    is_finite,
    is_passive,
    make_subject,
    reattach,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLE = "VBN"
_TAGS = frozenset({"VBD", _PARTICIPLE})
_ACTIVE, _PASSIVE = "nsubj", "nsubjpass"
_JOINED = frozenset({"conj", "advcl"})
_BESIDE = frozenset({"parataxis", "ccomp", "advcl", "dep"})


@dataclass(frozen=True, slots=True)
class HearsayParticiples:
    """Mends the tree of a document; ``verbs``: the lemmas of those that tell hearsay.

    ``of_things``: of those for what no person undergoes ("cause"); ``persons``: nouns for people.
    """

    verbs: frozenset[str]
    of_things: frozenset[str]
    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; tags, heads and labels of such verbs and of the real one change."""
        for verb in tokens_where(doc, {"LEMMA": self.verbs, "TAG": _TAGS}):
            if verb.dep_ == "acl" and _tells_of_somebody(verb):
                retag(verb, _PARTICIPLE)
                continue
            if verb.dep_ in _JOINED and _stands_apart(verb):
                described = self._described(verb)
                reattach(verb, described or verb.head, "acl" if described else "advcl")
                retag(verb, _PARTICIPLE)
                continue
            noun = next((t for t in verb.lefts if t.dep_ in {_ACTIVE, _PASSIVE}), None)
            if noun is not None and _tells_of_somebody(verb):
                real = _real_verb(verb)
                if real is not None:
                    _describe(noun, verb, real)
        return doc

    def _described(self, verb: SpacyToken) -> SpacyToken | None:
        """The noun behind whose comma a participle stands that does not go on with its verb."""
        noun, undergone = verb.nbor(-2), verb.nbor(1).head
        if noun.tag_ not in NOUNS or noun.ent_type_ in TIMES:
            return None
        if is_passive(undergone) and undergone.lemma_ in self.of_things:
            return noun
        person = noun.ent_type_ == "PERSON" or noun.lemma_.lower() in self.persons
        return noun if person and noun.dep_ == "dobj" else None


def _stands_apart(verb: SpacyToken) -> bool:
    """Whether such a participle stands bare behind a comma and its verb: "left, [believed] to"."""
    above = verb.head
    linked = any(t.dep_ == "cc" and above.i < t.i < verb.i for t in above.rights)
    bare = verb.left_edge == verb and above.i < verb.i - 1 and not linked
    return bare and verb.nbor(-1).text == "," and _tells_of_somebody(verb)


def _tells_of_somebody(verb: SpacyToken) -> bool:
    """Whether a bare verb has an infinitive right behind it, without an object of its own."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    opened = behind is not None and behind.tag_ == "TO" and behind.head.dep_ == "xcomp"
    alone = not any(t.dep_ in HELPERS or t.dep_ == "dobj" for t in verb.children)
    return opened and alone and behind is not None and behind.head.head == verb


def _real_verb(verb: SpacyToken) -> SpacyToken | None:
    """The finite verb behind it that has no subject of its own; None: it is the only one."""
    linked = any(t.dep_ == "cc" for t in verb.rights)  # "knew to leave and left"
    joined = [] if linked else [t for t in verb.rights if t.dep_ == "conj"]
    above = [verb.head] if verb.dep_ in _BESIDE and verb.head.i > verb.i else []
    for other in (*joined, *above):
        if is_finite(other) and not any(t.dep_ in {_ACTIVE, _PASSIVE} for t in other.lefts):
            return other
    return None


def _describe(noun: SpacyToken, verb: SpacyToken, real: SpacyToken) -> None:
    """Hang the participle on its noun, and the noun on the verb of the sentence."""
    if real.head == verb:
        take_place_of(real, verb)
    make_subject(noun, real)
    hang([t for t in verb.rights if t.i > real.i], real)
    reattach(verb, noun, "acl")
    retag(verb, _PARTICIPLE)
