"""Coordinates people with people, where the parser took the thing between them.

"Killed five children in a bus and two drivers": no drivers are in anything beside the bus. "The
daughter of Karl Reed and Ana Berg was hurt": of one alone is told that she "was". So it is of "Ana
Berg, 34, and a mother of two, was hurt", where a comma parts what describes her. Nor is "Ana Ruiz
of Peru and Tom Reed" of Tom Reed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, HELPERS, JOINTS, hang, has_age_behind, relabel

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_BESIDE = {"DEP": frozenset({"conj", "appos"})}
_CORE = frozenset({"dobj", "nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class CoordinatedPeople:
    """Mends the tree of a document.

    ``persons``: nouns for one person, in lower case; ``endings``: those that mostly make such a
    noun, taken for it where people are counted on both sides ("five children … and two drivers").
    """

    persons: frozenset[str]
    endings: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such people and of what joins them change."""
        for joined in tokens_where(doc, _BESIDE):
            thing = joined.head
            if joined.dep_ == "conj" and thing.dep_ in _CORE:
                _hang_on_complement(thing, joined)
                _hang_on_place(thing, joined)
                _describe(thing, joined)
            if joined.dep_ == "appos" and _are_two_people(thing, joined):
                relabel(joined, "conj")
            if joined.dep_ == "conj" and _is_of_another(thing, joined):
                _join_with(thing.head.head, thing, joined)
                continue
            if joined.dep_ != "conj" or thing.dep_ != "pobj" or joined.i < thing.i:
                continue
            people = _held_by(thing)
            if people is None or not self._are_people(people, joined):
                continue
            if thing.tag_ in COMMON_NOUNS and not _is_counted(thing) and not self._is_person(thing):
                _join_with(people, thing, joined)
        return doc

    def _are_people(self, before: SpacyToken, behind: SpacyToken) -> bool:
        """Whether both are nouns for people, the second surely so, or both counted."""
        sure = behind.lemma_.lower() in self.persons
        counted = _is_counted(before) and _is_counted(behind)
        return self._is_person(before) and (sure or (counted and self._is_person(behind)))

    def _is_person(self, noun: SpacyToken) -> bool:
        lemma = noun.lemma_.lower()
        return noun.tag_ in COMMON_NOUNS and (
            lemma in self.persons or lemma.endswith(tuple(self.endings))
        )


def _are_two_people(first: SpacyToken, second: SpacyToken) -> bool:
    """Whether "and" stands between two names of people, so that neither explains the other."""
    both = all(t.ent_type_ == "PERSON" and t.tag_ == "NNP" for t in (first, second))
    return both and first.i < second.left_edge.i - 1 and second.left_edge.nbor(-1).dep_ == "cc"


def _is_of_another(thing: SpacyToken, joined: SpacyToken) -> bool:
    """Whether a full name is joined with whose a person is: "Ana Ruiz of Peru and [Tom Reed]".

    Or both are told with an age: "Ana Ruiz, 34, of Lima and Tom Reed, 51," as no place is.
    """
    name, link = thing.head.head, thing.head
    if thing.dep_ != "pobj" or name.dep_ not in _CORE or name.i > link.i:
        return False
    sure = thing.ent_type_ == "GPE" and joined.ent_type_ == "PERSON"
    aged = has_age_behind(name) and has_age_behind(joined)
    between = name.doc[name.i + 1 : link.i]
    close = all(t.text == "," or t.tag_ == "CD" for t in between)
    full = name.tag_ == joined.tag_ == "NNP" and joined.left_edge.i < joined.i
    return (sure or aged) and close and full


def _join_with(first: SpacyToken, thing: SpacyToken, joined: SpacyToken) -> None:
    joints = [t for t in thing.rights if t.i < joined.i and t.dep_ in JOINTS]
    hang((joined, *joints), first)


def _is_counted(noun: SpacyToken) -> bool:
    return any(t.dep_ == "nummod" for t in noun.lefts)


def _held_by(thing: SpacyToken) -> SpacyToken | None:
    """The noun before a preposition and what stands behind it, an argument of a verb; else None."""
    above = thing.head.head
    if above.dep_ in _CORE and above.i < thing.i:
        return above
    objects = [t for t in above.children if t.dep_ == "dobj" and t.i < thing.head.i]
    return objects[-1] if objects else None


def _is_told_of_one(subject: SpacyToken) -> bool:
    """Whether the form of the verb says that its subject is one: "was hurt"."""
    verb = subject.head
    words = [t for t in (*verb.lefts, verb) if t.dep_ in HELPERS or t == verb]
    return any("Number=Sing" in str(t.morph) for t in words)


def _describe(subject: SpacyToken, joined: SpacyToken) -> None:
    """Let what is joined behind a comma describe a name of which the verb says that it is one."""
    led = any(t.dep_ == "det" for t in joined.lefts) and joined.tag_ == "NN"
    parted = joined.left_edge.i > 1 and joined.left_edge.nbor(-2).text == ","
    if subject.tag_ == "NNP" and led and parted and _is_told_of_one(subject):
        relabel(joined, "appos")
        hang([t for t in subject.rights if t.dep_ == "cc" and t.i < joined.i], joined)


def _hang_on_place(subject: SpacyToken, joined: SpacyToken) -> None:
    """Join a name of one word to the place right before it: "Bishop Carr of Kells and [Lorne]".

    The form of the verb, or "his", says that the subject is one.
    """
    joints = [t for t in subject.rights if t.dep_ == "cc" and t.i == joined.i - 1]
    place = joined.nbor(-2) if joints else subject
    link = place.head
    of = place.dep_ == "pobj" and link.dep_ == "prep" and link.head == subject
    alone = joined.left_edge.i == joined.i and joined.right_edge.i == joined.i
    full = subject.tag_ == place.tag_ == joined.tag_ == "NNP" and subject.left_edge.i < subject.i
    if of and alone and full and (_is_told_of_one(subject) or _owns_below(subject.head)):
        hang((joined, *joints), place)


def _owns_below(verb: SpacyToken) -> bool:
    """Whether the object of a verb has "his" or "her" before it."""
    objects = (t for t in verb.rights if t.dep_ == "dobj")
    owners = (t for thing in objects for t in thing.lefts if t.dep_ == "poss")
    return any("Number=Sing" in str(t.morph) and "Poss=Yes" in str(t.morph) for t in owners)


def _hang_on_complement(subject: SpacyToken, joined: SpacyToken) -> None:
    """Join a name to that behind "of" where the verb says that the subject is one.

    "The mother of Ana Reed and [Tim Reed] was", "Lee, a father of Ana Reed, 5, and [Tim Reed]".
    """
    apposed = [t for t in subject.rights if t.dep_ == "appos" and t.i < joined.i]
    nouns = [t for t in (subject, *apposed) if t.tag_ == "NN"]
    names = [
        t for noun in nouns for link in noun.rights for t in link.rights if link.dep_ == "prep"
    ]
    named = (t for t in names if t.dep_ == "pobj" and t.i < joined.i and t.tag_ == "NNP")
    inner = [t for t in named if t.ent_type_ == "PERSON" or t.left_edge.i < t.i]
    person = joined.ent_type_ == "PERSON" or has_age_behind(joined)
    if not (person and inner and _is_told_of_one(subject)):
        return
    joints = [t for t in subject.rights if inner[-1].i < t.i < joined.i and t.dep_ in JOINTS]
    hang((joined, *joints), inner[-1])
