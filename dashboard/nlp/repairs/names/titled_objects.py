"""Gives a sentence the verb that was taken for a part of the title and name behind it.

"The club sacked manager Nils Hauge and hired his brother": the parser sees a club-sacked manager,
who hires. "Men on a motorcycle shot judge Ana Cruz": it sees men on a judge. No title stands bare
behind a noun and a past but as an object, where the sentence has no other verb for its subject.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECTS, hang, reattach, retag, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PAST = "VBD"
_INSIDE = frozenset({"amod", "compound", "nmod"})
_TAGS = frozenset({"VBN", _PAST, "NN"})
_TITLES, _NAMES = frozenset({"NN", "JJ"}), frozenset({"NNP", "NNPS"})
_NOUNS, _VERBS = frozenset({"NOUN", "PROPN"}), frozenset({"VERB", "AUX"})
_BEFORE_NOUNS = frozenset({"det", "poss", "nummod", "compound", "amod", "nmod"})
_OF_NAME = frozenset({"appos", "relcl", "acl", "compound", "amod", "nmod", "case", "nummod"})
_CLOSING = "\"”’' "


@dataclass(frozen=True, slots=True)
class TitledObjects:
    """Mends the tree of a document.

    ``pasts``: pasts of verbs for what is done to people, in lower case; ``irregular``: the lemmas
    of pasts; ``of``: prepositions that belong to a name.
    """

    pasts: frozenset[str]
    irregular: Mapping[str, Sequence[str]]
    of: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such verbs head a clause, with a subject and the name as object."""
        for verb in tokens_where(doc, {"LOWER": self.pasts, "DEP": _INSIDE, "TAG": _TAGS}):
            name = _titled_name(verb)
            thing = None if name is None else _head_of(verb, name)
            outer = None if thing is None else _outer(verb, thing)
            if name is None or thing is None or outer is None:
                continue
            second = _second_verb(outer, name)
            if second is None and not _tells_nothing(outer):
                continue
            subject = outer if outer.i < verb.i else _noun_before(verb)
            if subject is None:
                continue
            retag(verb, verb.tag_, lemma=self.irregular.get(verb.lower_, (verb.lemma_,))[0])
            behind = self._behind(outer, thing, name)
            inside = [t for t in verb.lefts if t != subject]
            inside += [t for t in thing.subtree if t.i < verb.i and t.head.i > verb.i]
            _promote_to_predicate(verb, second)
            hang(behind, verb)
            _give_back(verb, thing, subject, inside)
        return doc

    def _behind(self, outer: SpacyToken, thing: SpacyToken, name: SpacyToken) -> list[SpacyToken]:
        """What stands behind the name, and hangs on what is no verb."""
        found = [t for n in {outer, thing, name} for t in n.rights if t.i > name.i]
        deeds = [t for t in found if t.dep_ == "conj" and t.pos_ in _VERBS]
        nouns = [t for t in found if t.dep_ == "conj" and t not in deeds]
        last = max((t.i for t in nouns), default=name.i)
        others = (t for t in found if t.dep_ not in {"conj", *_OF_NAME} and t.i > last)
        return deeds + [t for t in others if t.lower_ not in self.of]


def _titled_name(verb: SpacyToken) -> SpacyToken | None:
    """The last word of the name behind a verb and a bare title: Hauge of "manager Nils Hauge"."""
    doc, end, title = verb.doc, verb.sent.end, verb.i + 1
    while title < end and doc[title].tag_ in _TITLES and doc[title].is_lower:
        title += 1
    last = title
    while last < end and doc[last].tag_ in _NAMES and doc[last].is_title:
        last += 1
    bare = title > verb.i + 1 and doc[title - 1].tag_ == "NN" and verb.i > verb.sent.start
    return doc[last - 1] if bare and last > title else None


def _head_of(verb: SpacyToken, name: SpacyToken) -> SpacyToken | None:
    """The head of a title and name: one of their words, and the only one."""
    words = verb.doc[verb.i + 1 : name.i + 1]
    heads = [t for t in words if t.head == t or not verb.i < t.head.i <= name.i]
    return heads[0] if len(heads) == 1 and verb.head in words else None


def _outer(verb: SpacyToken, thing: SpacyToken) -> SpacyToken | None:
    """The noun on which all hangs up to a name: itself, or one before the verb."""
    above = thing.head
    before = verb.nbor(-1)
    if thing.dep_ == "ROOT" or thing.dep_ in SUBJECTS:
        return thing if before.pos_ in _NOUNS else None
    if thing.dep_ == "pobj" and above.i < verb.i and before.pos_ in _NOUNS:
        above = above.head
    elif thing.dep_ != "appos" or before.is_punct:
        return None
    return above if above.i < verb.i and above.pos_ in _NOUNS else None


def _second_verb(outer: SpacyToken, name: SpacyToken) -> SpacyToken | None:
    """The verb of a subject with "and" right before it, which goes on with another: "and hired"."""
    verb = outer.head
    if outer.dep_ not in SUBJECTS or verb.i < name.i:
        return None
    at = verb.i - 1
    while at > name.i and verb.doc[at].tag_ == "RB":
        at -= 1
    return verb if at > name.i and verb.doc[at].dep_ == "cc" else None


def _tells_nothing(outer: SpacyToken) -> bool:
    """Whether a noun is all that a sentence is made of."""
    whole = outer.sent.text.rstrip(_CLOSING)[-1:] == "."
    return whole and outer.head == outer and outer.pos_ in _NOUNS


def _noun_before(verb: SpacyToken) -> SpacyToken | None:
    """The subject that a verb has before it, or the noun right before it."""
    own = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    return own or (verb.nbor(-1) if verb.nbor(-1).pos_ in _NOUNS else None)


def _promote_to_predicate(verb: SpacyToken, second: SpacyToken | None) -> None:
    """Make a verb the head of the sentence, or put it where the one stands that goes on with it."""
    if second is None:
        reattach(verb, verb, "ROOT")
    else:
        moved = [t for t in second.lefts if t.dep_ not in SUBJECTS and t.tag_ != "RB"]
        moved += [t for t in second.rights if t.is_punct and t.i == verb.sent.end - 1]
        take_place_of(verb, second)
        reattach(second, verb, "conj")
        hang(moved, verb)
    retag(verb, _PAST, "VERB")


def _give_back(
    verb: SpacyToken, thing: SpacyToken, subject: SpacyToken, inside: list[SpacyToken]
) -> None:
    """Give a verb subject and object, and the noun right before it what hung on the object."""
    link, before = thing.head, verb.nbor(-1)
    placed = thing.dep_ == "pobj"
    reattach(thing, verb, "dobj")
    if placed:
        reattach(before, link, "pobj")
    reattach(subject, verb, "nsubj")
    noun = before if placed else subject
    for token in inside:
        if token != noun and token.i < noun.i:
            token.head = noun if token.dep_ in _BEFORE_NOUNS else verb
