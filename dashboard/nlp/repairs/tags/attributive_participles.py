"""Reads a participle before a noun as one: "glass and [smashed] chairs", "by [striking] miners".

"Reporters found broken glass and smashed furniture": the parser lets them smash it. What was found
stands without an article both times, and the first, too, has an adjective that tells its state.
So does one joined with an adjective before a noun, "a strong and [banned] drug".
"The mayor was booed by protesting nurses": it lets him protest at them. Who did it stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, PAST_FORMS, hang, reattach, relabel, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLE = frozenset({"VBN"})
_JOINED, _GOVERNED = frozenset({"conj"}), frozenset({"pcomp"})
_ADJECTIVES = frozenset({"JJ", "VBN"})


@dataclass(frozen=True, slots=True)
class AttributiveParticiples:
    """Mends the tree of a document.

    ``finding``: lemmas of verbs of finding and showing; ``damaging``: those whose participles tell
    in what state a thing is found. ``describing``: gerunds that tell behind one of the prepositions
    ``links`` what the ``people`` do who did something, in lower case.
    """

    finding: frozenset[str]
    damaging: frozenset[str]
    describing: frozenset[str]
    links: frozenset[str]
    people: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads, labels and the tag of such a participle change."""
        for gerund in tokens_where(doc, {"LOWER": self.describing, "DEP": _GOVERNED}):
            self._describe(gerund)
        for word in tokens_where(doc, {"DEP": _JOINED, "TAG": _PARTICIPLE}):
            other = word.head
            before = other.dep_ == "amod" and other.tag_ == "JJ" and other.head.i == word.i + 1
            if before and not any(word.children):
                retag(word, "JJ", "ADJ")
        for verb in tokens_where(doc, {"LEMMA": self.damaging, "DEP": _JOINED, "TAG": PAST_FORMS}):
            first = _object(verb.head) if verb.head.lemma_ in self.finding else None
            second = _object(verb)
            if first is None or second is None or not _is_state(first) or _has_more(verb, second):
                continue
            joints = [t for t in verb.head.rights if first.i < t.i < verb.i and t.dep_ == "cc"]
            reattach(second, first, "conj")
            hang(joints, first)
            hang([t for t in verb.rights if t != second], verb.head)
            reattach(verb, second, "amod")
            retag(verb, "VBN", "VERB")
        return doc

    def _describe(self, gerund: SpacyToken) -> None:
        """Let a gerund before people describe them, where they did what a passive tells."""
        link, verb = gerund.head, gerund.head.head
        people = next((t for t in gerund.rights if t.dep_ == "dobj"), None)
        if people is None or link.lower_ not in self.links or verb.tag_ != "VBN":
            return
        bare = people.tag_ == "NNS" and people.left_edge.i == gerund.i + 1
        if not bare or people.lower_ not in self.people or any(_determiners(people)):
            return
        hang([t for t in gerund.rights if t != people], verb)
        reattach(people, link, "pobj")
        reattach(gerund, people, "amod")
        gerund.pos_ = "ADJ"
        relabel(link, "agent")


def _determiners(noun: SpacyToken) -> Iterator[SpacyToken]:
    return (t for t in noun.lefts if t.dep_ in {"det", "poss", "nummod"})


def _object(verb: SpacyToken) -> SpacyToken | None:
    """The object right behind a verb, without an article; None if it has none."""
    thing = next((t for t in verb.rights if t.dep_ == "dobj" and t.tag_ in COMMON_NOUNS), None)
    if thing is None or thing.left_edge.i != verb.i + 1:
        return None
    return None if any(_determiners(thing)) else thing


def _is_state(thing: SpacyToken) -> bool:
    return any(t.dep_ == "amod" and t.tag_ in _ADJECTIVES for t in thing.lefts)


def _has_more(verb: SpacyToken, thing: SpacyToken) -> bool:
    """Whether a verb has helpers or a subject, so that it is no participle."""
    return any(t.i < thing.i for t in verb.children if t != thing)
