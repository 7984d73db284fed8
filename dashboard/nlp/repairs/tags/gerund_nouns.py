"""Takes for a noun what the parser took for a participle: "the Halden shooting", "for questioning".

Behind an article and a name a gerund that is done to nothing names what happened there; behind a
preposition some name what is done to somebody, and the time behind them is the verb's. So they
name a deed behind who fights: "were killed in army [shelling]", "in a police [shooting]". A day
before one is no noun of its own: "was charged in the Friday [shooting] death of a clerk", of which
the parser makes that he was charged on Friday, shooting a death.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import TIMES, hang, reattach, relabel, retag, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_GERUND = frozenset({"VBG"})
_BEHIND = frozenset({"pcomp", "pobj"})  # a preposition
_AS_VERBS = frozenset({"advcl", "xcomp", "acl"})
_NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "ccomp", "xcomp", "prt"})


@dataclass(frozen=True, slots=True)
class GerundNouns:
    """Mends a document.

    ``deeds``: gerunds that name a deed behind a name, or before one of the nouns ``described`` by
    them ("bombing victims"); ``done``: those behind a preposition that name what is done to
    somebody; ``fighters``: lemmas of nouns for who fights. All in lower case.
    """

    deeds: frozenset[str]
    done: frozenset[str]
    described: frozenset[str]
    fighters: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; tags, heads and labels of such gerunds and of the name change."""
        names = ({"LOWER": words, "TAG": _GERUND} for words in (self.deeds, self.done))
        for gerund in tokens_where(doc, *names):
            if gerund.lower_ in self.deeds and gerund.dep_ == "pcomp":
                _describe(gerund, self.described)
            elif gerund.lower_ in self.deeds and gerund.dep_ in _AS_VERBS:
                _describe_behind_day(gerund, self.described)
            if gerund.tag_ != "VBG" or any(t.dep_ in _OBJECTS for t in gerund.children):
                continue
            led = any(t.dep_ == "det" for word in (gerund, *gerund.lefts) for t in word.lefts)
            led = led or any(self._fights(t) for t in gerund.lefts)
            if gerund.lower_ in self.deeds and _is_behind_name(gerund):
                _lead(gerund)
            elif gerund.lower_ in self.deeds and gerund.dep_ in _NOMINAL and led:
                _take_for_noun(gerund)  # "of the Friday shooting outside a bar"
            elif gerund.lower_ in self.deeds and self._is_behind_fighters(gerund):
                _put_in_place_of(gerund.nbor(-1), gerund)
                relabel(gerund.nbor(-1), "compound")
                _take_for_noun(gerund)
            elif gerund.lower_ in self.deeds and (day := _day_before(gerund)) is not None:
                if day.ent_type_ in TIMES:
                    _put_in_place_of(day, gerund)
                    _take_for_noun(gerund)
            elif gerund.lower_ in self.done and gerund.dep_ in _BEHIND:
                relabel(gerund, "pobj")
                _take_for_noun(gerund)
                hang([t for t in gerund.rights if t.dep_ == "prep"], gerund.head.head)
        return doc

    def _fights(self, noun: SpacyToken) -> bool:
        return noun.dep_ == "compound" and noun.lemma_.lower() in self.fighters

    def _is_behind_fighters(self, gerund: SpacyToken) -> bool:
        """Whether it stands right behind a bare noun for who fights: "in rebel [shelling]"."""
        if gerund.dep_ not in _AS_VERBS or gerund.left_edge != gerund or not gerund.i:
            return False
        noun = gerund.nbor(-1)
        bare = noun.dep_ == "pobj" and noun.left_edge == noun and noun.tag_ in {"NN", "NNS"}
        return bare and noun.lemma_.lower() in self.fighters


def _is_behind_name(gerund: SpacyToken) -> bool:
    """Whether it stands right behind a name with an article: "the Halden shooting"."""
    name = gerund.head
    right = gerund.dep_ == "acl" and name.i == gerund.i - 1 and name.tag_ == "NNP"
    return right and any(t.dep_ == "det" for t in name.lefts)


def _describe(gerund: SpacyToken, nouns: frozenset[str]) -> None:
    """Let a gerund behind a preposition describe the noun right behind it: "to bombing victims"."""
    objects = [t for t in gerund.rights if t.dep_ == "dobj" and t.lemma_.lower() in nouns]
    if not objects or objects[0].i != gerund.i + 1 or gerund.left_edge != gerund:
        return
    noun = objects[0]
    reattach(noun, gerund.head, "pobj")
    hang([t for t in gerund.children if t != noun], gerund.head.head)
    reattach(gerund, noun, "compound")
    _take_for_noun(gerund)


def _describe_behind_day(gerund: SpacyToken, nouns: frozenset[str]) -> None:
    """Let a gerund and the name or day before it describe a noun: "the Friday [shooting] death"."""
    noun = gerund.doc[gerund.i + 1] if gerund.i + 1 < len(gerund.doc) else gerund
    done = noun.head == gerund and noun.dep_ == "dobj" and noun.lemma_.lower() in nouns
    day = _day_before(gerund) if done and noun.left_edge == noun else None
    if day is None:
        return
    hang([t for t in gerund.rights if t != noun], noun)
    _put_in_place_of(day, noun)
    reattach(gerund, noun, "compound")
    if day.ent_type_ not in TIMES:  # where they were shot: no one who died
        reattach(day, gerund, "compound")
    _take_for_noun(gerund)


def _day_before(gerund: SpacyToken) -> SpacyToken | None:
    """The name or day with an article that stands behind a preposition and before a gerund."""
    if gerund.dep_ not in _AS_VERBS or gerund.left_edge != gerund or not gerund.i:
        return None
    day = gerund.doc[gerund.i - 1]
    while day.dep_ != "pobj" and day.head.right_edge.i == gerund.i - 1:
        day = day.head
    led = any(t.dep_ == "det" for t in day.lefts)
    named = any(t.tag_ == "NNP" for t in (day, *day.lefts))
    return day if day.dep_ == "pobj" and led and named and day.i < gerund.i else None


def _put_in_place_of(day: SpacyToken, noun: SpacyToken) -> None:
    """Put a noun where a day stands, which describes it then."""
    reattach(noun, day.head, "pobj")
    hang([t for t in day.lefts if t.dep_ == "det"], noun)
    reattach(day, noun, "nmod")


def _lead(gerund: SpacyToken) -> None:
    """Let a gerund stand where the name before it stood, and the name before it describe it."""
    name = gerund.head
    take_place_of(gerund, name)
    hang([t for t in name.children if t.dep_ == "det" or t.i > gerund.i], gerund)
    reattach(name, gerund, "compound")
    _take_for_noun(gerund)


def _take_for_noun(gerund: SpacyToken) -> None:
    retag(gerund, "NN", "NOUN", gerund.lower_)
