"""Hangs on a deed who did it: "the vote led to [a strike by] nurses", not "led by nurses".

Only of a passive does "by" and people tell who did it; behind an active verb and its object it is
of the object. Nor is a person "by" anybody: "[the murder] of Anna Lind [by] a neighbour". Nor is an
amount that a passive keeps as its object: "was [fined] 12 million euros [by] regulators".
Nor is where somebody is kept, or for how long: "was treated in a hospital [by] doctors". Who is
joined to an agent by "and" does it, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    HELPERS,
    JOINTS,
    PROPER_NOUNS,
    SUBJECT_PLACES,
    TIMES,
    hang,
    is_passive,
    reattach,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_LINKS = frozenset({"prep", "agent"})
_JOINED = {"DEP": frozenset({"conj"}), "TAG": COMMON_NOUNS | PROPER_NOUNS}
_ACTORS = frozenset({"PERSON", "ORG", "NORP"})
_ACTIVE = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG"})
_COUNTING = frozenset({"nummod", "quantmod"})


@dataclass(frozen=True, slots=True)
class AgentPhrases:
    """Mends the tree of a document.

    ``people``: nouns for people, in lower case; ``links``: the prepositions of agents;
    ``patients``: those of whom something is done to, behind a noun; ``deeds``: nouns for what
    somebody decides or does; ``undertakings``: those of them that say what for ("a ruling to");
    ``bodies``: nouns for bodies; ``sites``: nouns for where one is kept; ``terms``: for how long;
    ``to``: what stands before what somebody is condemned to.
    """

    people: frozenset[str]
    links: frozenset[str]
    patients: frozenset[str]
    deeds: frozenset[str]
    undertakings: frozenset[str]
    bodies: frozenset[str]
    sites: frozenset[str]
    terms: frozenset[str]
    to: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such prepositions change."""
        for link in tokens_where(doc, {"LOWER": self.links, "DEP": _LINKS}):
            if self._is_of_deed_to(link.head) and any(self._acts(t) for t in link.rights):
                reattach(link, link.head.head.head, "prep")
            if _is_kept_amount(link.head) and any(map(self._does, link.rights)):
                reattach(link, link.head.head, "agent")
            verb = self._passive_above(link.head)
            if verb is not None and any(map(self._keeps, link.rights)):
                reattach(link, verb, "agent")
            deed = self._deed_before(link)
            if deed is not None:
                reattach(link, deed, "prep")
            if link.head.lemma_.lower() in self.undertakings:
                _take_infinitive(link.head)
        for joined in tokens_where(doc, _JOINED):
            agent = _agent_before(joined)
            if agent is not None and self._acts_too(joined):
                joints = [t for t in joined.head.rights if agent.i < t.i < joined.i]
                hang((*(t for t in joints if t.dep_ in JOINTS), joined), agent)
        return doc

    def _passive_above(self, noun: SpacyToken) -> SpacyToken | None:
        """The passive without an agent that tells where, or how long, somebody is kept; else None.

        Not through another noun, which may be a deed of its own ("[the bombing] of a hospital by");
        but of no deed is one told that it was done "to life".
        """
        inner, term = noun, False
        while inner.dep_ == "pobj" and inner.i > inner.head.i > inner.head.head.i:
            if not term and inner.lemma_.lower() not in self.sites | self.terms:
                return None
            term = term or (inner.lemma_.lower() in self.terms and inner.head.lower_ in self.to)
            inner = inner.head.head
        if inner == noun or not is_passive(inner):
            return None
        return None if any(t.dep_ == "agent" for t in inner.rights) else inner

    def _acts_too(self, noun: SpacyToken) -> bool:
        """Whether a noun that is joined to a verb is a person or people, and no clause."""
        bare = not any(t.dep_ in SUBJECT_PLACES | HELPERS for t in noun.children)
        return bare and (noun.ent_type_ == "PERSON" or self._is_of_person(noun))

    def _deed_before(self, link: SpacyToken) -> SpacyToken | None:
        """The deed right before "by" and who did it, which hang on an active verb."""
        verb = link.head
        if verb.tag_ not in _ACTIVE or is_passive(verb):
            return None
        thing = next((t for t in verb.rights if t.dep_ == "dobj"), None)
        deed = thing or self._behind(verb, link)
        last = None if deed is None else deed.right_edge.i
        if deed is None or deed.tag_ not in COMMON_NOUNS or last != link.i - 1:
            return None
        acts = any(self._acts(t) for t in link.rights)
        return deed if acts and not self._is_of_person(deed) else None

    def _behind(self, verb: SpacyToken, link: SpacyToken) -> SpacyToken | None:
        """The deed behind another preposition of a verb: "got around [a ruling] by the court"."""
        before = [t for t in verb.rights if t.dep_ == "prep" and t.i < link.i]
        deeds = (t for near in before[-1:] for t in near.rights if t.dep_ == "pobj")
        return next((t for t in deeds if t.lemma_.lower() in self.deeds), None)

    def _is_of_deed_to(self, noun: SpacyToken) -> bool:
        """Whether a noun stands behind a noun and a preposition as to whom something was done."""
        of = noun.dep_ == "pobj" and noun.head.head.tag_ in COMMON_NOUNS
        person = noun.ent_type_ == "PERSON" or (
            noun.tag_ in COMMON_NOUNS and self._is_of_person(noun)
        )
        return of and person and noun.head.lower_ in self.patients

    def _acts(self, noun: SpacyToken) -> bool:
        return noun.dep_ == "pobj" and (noun.ent_type_ in _ACTORS or self._is_of_person(noun))

    def _does(self, noun: SpacyToken) -> bool:
        """Whether a person or a body is named behind "by", and no time: "by the end of May"."""
        name = noun.tag_ in PROPER_NOUNS and noun.ent_type_ not in TIMES
        return name or self._acts(noun) or noun.lemma_.lower() in self.bodies

    def _keeps(self, noun: SpacyToken) -> bool:
        """Whether people or a body are behind "by", and not what a building may be by."""
        body = noun.lemma_.lower() in self.bodies
        return body or noun.ent_type_ == "PERSON" or self._is_of_person(noun)

    def _is_of_person(self, noun: SpacyToken) -> bool:
        return noun.lower_ in self.people or noun.lemma_.lower() in self.people


def _agent_before(joined: SpacyToken) -> SpacyToken | None:
    """Who a passive says did it, right before "and" and what was joined to the verb; else None."""
    agents = [t for t in joined.head.rights if t.dep_ == "agent" and t.i < joined.i]
    named = [t for link in agents[-1:] for t in link.rights if t.dep_ == "pobj"]
    at = joined.left_edge.i - 1
    close = at > 0 and joined.doc[at].dep_ == "cc" and agents[-1:]
    return named[0] if named and close and agents[-1].right_edge.i == at - 1 else None


def _is_kept_amount(noun: SpacyToken) -> bool:
    """Whether a noun with a number is the object that a passive keeps: "was paid 30 [euros]"."""
    counted = any(t.dep_ in _COUNTING for t in noun.lefts)
    passive = is_passive(noun.head)
    return noun.dep_ in {"dobj", "oprd"} and counted and passive


def _take_infinitive(deed: SpacyToken) -> None:
    """Hang on a deed what it was to bring, right behind who did it: "a ruling by the court to"."""
    verb = next((t for t in deed.ancestors if t.pos_ == "VERB"), deed)
    for one in verb.rights:
        first = one.left_edge
        if one.dep_ == "advcl" and first.tag_ == "TO" and first.i == deed.right_edge.i + 1:
            reattach(one, deed, "acl")
