"""Joins a gerund with the noun before "and", where the parser took it for what the subject did.

"Lind was charged with fraud and bribing two clerks": nobody says that Lind bribed them. A gerund
that completes a preposition goes on with it; "was bribing" has a helper of its own. So does each
of a list behind who is accused: in "Lind accused Vik of lying, [stealing] a car and [fleeing]" the
parser has Lind steal. Nor does one preposition have two complements: in "footage of Lind bribing a
clerk" Lind is the gerund's subject.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECTS, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BEHIND_NOUNS = {"DEP": frozenset({"acl", "pcomp"}), "TAG": frozenset({"VBG"})}
_NAMES = frozenset({"NNP", "PRP"})
_GERUND = "VBG"
_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({_GERUND})}
_ASTRAY = frozenset({"acl", "advcl", "conj"})
_LISTED = frozenset({"conj", "appos"})
_OBJECTS = frozenset({"dobj", "nsubj", "ccomp"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_ABOVE = 2  # the noun whom a participle describes, and its verb


@dataclass(frozen=True, slots=True)
class JointGerunds:
    """Mends the tree of a document.

    ``links``: the prepositions that a gerund completes; ``depictions``: nouns for what shows a
    deed; ``showing``: lemmas of what these do themselves; ``accusing``: of verbs by which somebody
    is said to have done what stands behind such a preposition, ``sought`` those for whom the law is
    after; ``answering``: for what an accuser or a court does next.
    """

    links: frozenset[str]
    depictions: frozenset[str]
    showing: frozenset[str]
    accusing: frozenset[str]
    sought: frozenset[str]
    answering: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such gerunds and their "and" change."""
        for gerund in tokens_where(doc, _JOINED):
            if gerund.head.tag_ != "VBG":
                self._coordinate_with_complement(gerund)
        for gerund in tokens_where(doc, _BEHIND_NOUNS):
            seen = self._seen_in(gerund)
            if seen is not None:
                reattach(gerund, seen.head, "pcomp")
                reattach(seen, gerund, "nsubj")
        for verb in tokens_where(doc, {"LEMMA": self.accusing | self.sought}):
            accused = [verb, *(t for t in verb.rights if t.dep_ == "dobj")]
            links = [t for w in accused for t in w.rights if t.dep_ == "prep"]
            for link in links:
                if link.lower_ in self.links:
                    self._go_on_with(link, verb)
        return doc

    def _seen_in(self, gerund: SpacyToken) -> SpacyToken | None:
        """Who acts in what shows a deed: "footage of [Lind] hitting a guard"; None: nobody."""
        acts_on = any(t.dep_ == "dobj" for t in gerund.rights)
        if not acts_on or gerund.lemma_ in self.showing or gerund.i == 0:
            return None
        noun = gerund.nbor(-1)
        link = noun.head
        named = noun.dep_ == "pobj" and noun.tag_ in _NAMES
        shown = named and link.head.lemma_.lower() in self.depictions
        return noun if shown and gerund.head in {noun, link, link.head} else None

    def _coordinate_with_complement(self, gerund: SpacyToken) -> None:
        joint = gerund.doc[gerund.i - 1]
        noun = gerund.doc[max(0, joint.i - 1)]
        link = noun.head
        acts_on = any(t.dep_ == "dobj" for t in gerund.rights)
        completes = noun.dep_ == "pobj" and link.lower_ in self.links
        if joint.dep_ == "cc" and acts_on and completes and gerund.head in link.ancestors:
            reattach(gerund, link, "pcomp")
            joint.head = noun

    def _go_on_with(self, link: SpacyToken, verb: SpacyToken) -> None:
        """Coordinate with the gerund behind a preposition those astray that go on with its list.

        They hang on the verb, or on one above: "[arrested] a man accused of lying, stealing and …".
        """
        above = (t for t in verb.ancestors if t.dep_ != "prep")  # "looking for a man wanted for"
        before = (t for t in itertools.islice(above, _ABOVE) if t.i < link.i)
        places = {verb, *before}  # not "police seeking him for theft [shot] him"
        places |= {t for t in link.subtree if t.tag_ == _GERUND}
        astray = [t for p in places for t in p.rights if t.i > link.i and _opens_rest(t)]
        rest = min(astray, key=lambda t: t.i, default=None)
        last = rest and _last_gerund(rest)
        if rest is None or last is None:
            return
        pronouns = _PRONOUNS - {"PRP$"} if verb.lemma_ in self.sought else _PRONOUNS
        if self._is_answer(rest, pronouns) or self._is_answer(last, pronouns):
            return
        first = _completing(link)
        if first is None or rest.i < first.i or rest.head == first:
            return
        reattach(rest, first, "conj")
        if last.head != rest:
            reattach(last, rest, "conj")

    def _is_answer(self, gerund: SpacyToken, pronouns: frozenset[str]) -> bool:
        """Whether who accuses or judges may do it next: "convicted him of theft, [jailing] him".

        One acts so on the accused, whom a pronoun names, or by a verb for what such people do.
        """
        things = [t for t in gerund.rights if t.dep_ in _OBJECTS]
        named = any(t.tag_ in pronouns for thing in things for t in (thing, *thing.lefts))
        return named or gerund.lemma_ in self.answering


def _opens_rest(gerund: SpacyToken) -> bool:
    """Whether behind a comma it is the last but one of a list: "…, [stealing] it and fleeing"."""
    free = gerund.tag_ == _GERUND and gerund.dep_ in _ASTRAY
    parted = gerund.doc[gerund.left_edge.i - 1].text == ","
    return free and parted and _last_gerund(gerund) is not None


def _last_gerund(gerund: SpacyToken) -> SpacyToken | None:
    """The gerund that is joined to another, or by mistake to what it acts on; None without one."""
    listed = [gerund, *(t for t in gerund.rights if t.dep_ == "dobj")]
    for word in listed:
        listed += [t for t in word.rights if t.dep_ in _LISTED and t.tag_ != _GERUND]
    joined = (t for word in listed for t in word.rights if t.dep_ == "conj" and t.tag_ == _GERUND)
    return next((t for t in joined if not any(c.dep_ in SUBJECTS for c in t.lefts)), None)


def _completing(link: SpacyToken) -> SpacyToken | None:
    """The gerund right behind a preposition, as its complement even where it seems an adjective."""
    gerund = link.nbor(1)
    if gerund.tag_ != _GERUND:
        return None
    noun = gerund.head
    if gerund.dep_ == "amod" and noun.dep_ == "pobj" and noun.head == link:
        reattach(gerund, link, "pcomp")
        gerund.pos_ = "VERB"
        reattach(noun, gerund, "dobj")
    return gerund if gerund.dep_ == "pcomp" and gerund.head == link else None
