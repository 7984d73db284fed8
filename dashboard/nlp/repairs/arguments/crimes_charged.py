"""Hangs on the verb of what somebody is convicted: "convicted two men [of] the murder".

The parser takes it for what the men are of, as in "two men of the village", also where their name
stands between: "accused the mayor, Tom Lee, [of] taking bribes"; or for what a noun behind him is
of: "accused the head of the bank [of] taking bribes"; or for what a paper is: "charged in court
papers [with] killing"; or for what the last of several is: "charged Ana Berg, and her deputy, Tom
Lee, [with] fraud"; or for what a noun below him is like: "charged the owner of a bar [with]
murder", or what the accused is with: "charged a man [with] murder". A second crime of a list is
hung on the first: "charged with murder, [conspiracy] to commit murder and arson", "charged him with
murder, [tampering] with evidence": no officer tampered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, hang, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken


_LED = frozenset({"det", "poss"})
_CRIMES = frozenset({"pobj", "pcomp"})  # "of the [murder]", "of [killing] him", not "of Lund"


@dataclass(frozen=True, slots=True)
class CrimesCharged:
    """Mends the tree of a document.

    ``charging``: lemmas of verbs that need to say of what; ``links``: the prepositions before that;
    ``accusing``: lemmas of verbs behind which a paper or place may stand first (``papers``), and
    then what somebody is accused of, with one of the prepositions ``accused``; ``offences``: lemmas
    of verbs whose gerund is a crime; ``crimes``: of those whose gerund is one against ``persons``.
    """

    charging: frozenset[str]
    links: frozenset[str]
    accusing: frozenset[str]
    accused: frozenset[str]
    papers: frozenset[str]
    offences: frozenset[str]
    crimes: frozenset[str]
    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such prepositions change."""
        for verb in tokens_where(doc, {"LEMMA": self.accusing}, {"LEMMA": self.charging}):
            self._raise_from_paper(verb)
            self._list(verb)
            if verb.pos_ != "VERB" or verb.lemma_ not in self.charging:
                continue
            if any(t.lower_ in self.links for t in verb.rights):
                continue
            for thing in _persons(verb):
                deed = _deed_below(thing, self.links)
                if deed is not None:
                    deed.head = verb
                    break
                nouns = (thing, *(t for t in thing.rights if t.dep_ == "appos"))
                for link in [t for n in nouns for t in n.rights if t.lower_ in self.links]:
                    if any(t.dep_ in _CRIMES and t.pos_ != "PROPN" for t in link.rights):
                        link.head = verb
                        _read_gerund(link)
        return doc

    def _raise_from_paper(self, verb: SpacyToken) -> None:
        """Hang on the verb what hangs on the paper: "was charged in a complaint [with] murder"."""
        if verb.lemma_ not in self.accusing or any(t.lower_ in self.accused for t in verb.rights):
            return
        objects = (t for link in verb.rights if link.dep_ == "prep" for t in link.rights)
        papers = [t for t in objects if t.lemma_.lower() in self.papers or t.pos_ == "PROPN"]
        hang([t for paper in papers for t in paper.rights if t.lower_ in self.accused], verb)
        whom = [t for t in verb.rights if t.dep_ == "dobj"]
        below = [t for thing in whom for t in thing.subtree if t != thing]
        hang([t for t in below if t.lower_ in self.accused and _leads_to_crime(t)], verb)
        joined = [t for noun in _joined_objects(verb) for t in noun.rights]
        hang([t for t in joined if t.lower_ in self.accused and t.nbor(-1).text == ","], verb)

    def _list(self, verb: SpacyToken) -> None:
        """Join to the crime before the comma the noun that has no place: "murder, [conspiracy]"."""
        if verb.lemma_ not in self.accusing:
            return
        for noun in [t for t in verb.rights if self._is_crime(t)]:
            before = [t for t in verb.rights if t.lower_ in self.accused and t.i < noun.i]
            crimes = [t for link in before for t in link.rights if t.dep_ in _CRIMES]
            if crimes and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ",":
                act = noun.tag_ == "VBG"
                reattach(noun, *((before[-1], "pcomp") if act else (crimes[-1], "conj")))
                noun.left_edge.nbor(-1).head = noun.head

    def _is_crime(self, token: SpacyToken) -> bool:
        """Whether a word may go on with a list of crimes: a noun without a place, or a gerund."""
        if token.tag_ == "VBG":
            whom = [t for t in token.rights if t.dep_ == "dobj"]
            harmed = any({t.lemma_.lower(), t.ent_type_} & self.persons for t in whom)
            deed = token.lemma_ in self.offences or (harmed and token.lemma_ in self.crimes)
            return token.dep_ == "advcl" and not any(token.lefts) and deed
        return token.dep_ == "dep" and token.tag_ in COMMON_NOUNS


def _leads_to_crime(link: SpacyToken) -> bool:
    """Whether a deed is behind a preposition, or a noun without an article: no "red door"."""
    things = [t for t in link.rights if t.dep_ in _CRIMES]
    return link.dep_ == "prep" and any(
        t.dep_ == "pcomp" or (t.tag_ in COMMON_NOUNS and not any(c.dep_ in _LED for c in t.lefts))
        for t in things
    )


def _joined_objects(verb: SpacyToken) -> list[SpacyToken]:
    """The nouns that are joined with an object, or that the parser joined with its verb."""
    joined = [c for t in verb.rights if t.dep_ == "dobj" for c in t.conjuncts]
    joined += [t for t in verb.rights if t.dep_ == "conj" and t.pos_ in {"NOUN", "PROPN"}]
    return [n for noun in joined for n in (noun, *(t for t in noun.rights if t.dep_ == "appos"))]


def _persons(verb: SpacyToken) -> list[SpacyToken]:
    """Whom a verb charges, and who charges: "accused by prosecutors [of] taking bribes"."""
    agents = (t for t in verb.rights if t.dep_ == "agent")
    charged = [t for t in verb.rights if t.dep_ == "dobj"]
    return [*charged, *(t for agent in agents for t in agent.rights if t.dep_ == "pobj")]


def _read_gerund(link: SpacyToken) -> None:
    """Take for an act what was taken for what a thing is like: "of [burning] villages"."""
    thing = next((t for t in link.rights if t.dep_ == "pobj"), None)
    first = None if thing is None else thing.left_edge
    if thing is None or first is None or first.dep_ != "amod" or first.tag_ != "VBG":
        return
    reattach(first, link, "pcomp")
    first.pos_ = "VERB"
    reattach(thing, first, "dobj")
    for token in link.head.rights:  # "and executing prisoners"
        if token.dep_ == "advcl" and token.tag_ == "VBG" and token.nbor(-1).dep_ == "cc":
            reattach(token, first, "conj")


def _deed_below(thing: SpacyToken, links: frozenset[str]) -> SpacyToken | None:
    """The link of a gerund in a chain: "accused the head of the bank [of] taking bribes"."""
    inner = [t for link in thing.rights if link.lower_ in links for t in link.rights]
    for noun in (t for t in inner if t.dep_ == "pobj"):
        for link in (t for t in noun.rights if t.lower_ in links):
            if any(t.dep_ == "pcomp" for t in link.rights):
                return link
        found = _deed_below(noun, links)
        if found is not None:
            return found
    return None
