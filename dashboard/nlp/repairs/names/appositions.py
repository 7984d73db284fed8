"""Hangs the name of a person on the noun that it belongs to, where the parser took another one.

"The chief executive of Halden Ports, Piers Lindqvist, said": the parser sees a name beside a name,
as in "the firm, Halden Ports,"; but a person is no name of a firm or a town. In "greeted by guests,
including the mayor of Halden, Piers Lindqvist" it takes the guests for what the name is beside; in
"the head of the ferry operator Sundal, Karin Holt," she is a second name of the firm's. And behind
an age it takes a name for a time ("detained the captain, 52-year-old Marek Dolan"). In "In Halden,
Ida Lund, who won, conceded" it takes the place for who conceded, and in "Through his lawyer, Tom
Vos, Ole Lund sued" the lawyer, though a comma closes each apposition but not a subject. The name of
a town is of the town before it: "members of the band, in the capital, Port Alma, sued".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECTS, TENSED, hang, make_subject, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_NAMES = {"TAG": frozenset({"NNP"})}
_HUNG = {"DEP": frozenset({"npadvmod", "appos"})}
_BODIES = frozenset({"GPE", "ORG", "LOC", "FAC"})
_ARGUMENTS = SUBJECTS | {"dobj"}
_PLACES_AND_TIMES = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "EVENT"})
_PHRASES = 3  # "a member of the board of the bank of": how far above the noun may stand


@dataclass(frozen=True, slots=True)
class Appositions:
    """Mends the tree of a document; ``given_names`` as they are written, the rest in lower case.

    ``bodies``: nouns for what is no person ("the firm"); ``persons``: nouns for people;
    ``places``: nouns that the name of a place is beside ("the capital").
    """

    places: frozenset[str]
    bodies: frozenset[str]
    persons: frozenset[str]
    given_names: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such names and of the commas around them change."""
        for name in tokens_where(doc, _NAMES, _HUNG):
            if _has_age(name) and name.ent_type_ != "PERSON":
                _mark(doc, name, _first_of(name))
            if name.dep_ == "npadvmod":
                noun = _argument_before(name) or self._person_before(name)
                if noun is not None:
                    reattach(name, noun, "appos")
            if name.dep_ != "appos":
                continue
            if _is_in_a_fronted_place(name):
                _invert_locative(name)
                continue
            if _is_unclosed(name):
                _make_subject(name)
                continue
            named = self._is_beside_a_name(name)
            body = name.head.head if named else name.head
            low = named or self._is_hung_too_low(name)
            nearer = self._nearer(name) or self._place_before(name)
            noun = (_described(body) if low else nearer) or _over_verb(name)
            if noun is not None:
                commas = [t for t in name.head.rights if t.is_punct and t.i > noun.i]
                hang((name, *commas), noun)
                if named:
                    _mark(doc, name, name.left_edge.i)
        return doc

    def _nearer(self, name: SpacyToken) -> SpacyToken | None:
        """The office right before a person's name that hangs on a noun further off; else None."""
        doc, first = name.doc, name.left_edge.i
        first += doc[first].text == ","  # a comma that the parser hung on the name
        if name.ent_type_ != "PERSON" or first < 2 or doc[first - 1].text != ",":
            return None
        noun = doc[first - 2]
        for _ in range(_PHRASES):
            if noun.dep_ != "pobj" or noun.head.dep_ != "prep" or noun.lower_ in self.persons:
                break
            noun = noun.head.head
        nearer = name.head.i < noun.i and noun.lower_ in self.persons
        return noun if nearer and noun.tag_ in {"NN", "NNP"} else None

    def _place_before(self, name: SpacyToken) -> SpacyToken | None:
        """The word for a place right before a name that hangs on a noun further off; else None.

        Not where somebody of that place is named: "the mayor of the capital, Lund", "a friend of
        the family, from the village, Ola Lund".
        """
        doc, first = name.doc, name.left_edge.i
        if first < 2 or doc[first - 1].text != "," or doc[first].text in self.given_names:
            return None
        noun = doc[first - 2]
        link = noun.head
        within = noun.dep_ == "pobj" and noun.lower_ in self.places and link.i > name.head.i
        by_itself = within and link.head == name.head and link.nbor(-1).text == ","
        return noun if by_itself else None

    def _person_before(self, name: SpacyToken) -> SpacyToken | None:
        """The one office within the phrase before a person's name that hangs on the verb of both.

        "Police arrested the [owner] of the bakery, Karl Moss, on Monday"; None where there are two
        ("the wife of the mayor, Karl Moss") or none, or one name alone ("of the dog, Max").
        """
        doc, first = name.doc, name.left_edge.i
        alone = not any(t.dep_ == "compound" for t in name.lefts)
        if name.ent_type_ != "PERSON" or alone or first < 2 or doc[first - 1].text != ",":
            return None
        chain = [doc[first - 2]]
        while chain[-1].dep_ == "pobj" and chain[-1].head.head != name.head:
            chain.append(chain[-1].head.head)
            if len(chain) > _PHRASES:
                return None
        nouns = [t for t in chain if t.lower_ in self.persons and t.tag_ in {"NN", "NNP"}]
        in_reach = name.head in (chain[-1].head, chain[-1].head.head)
        return nouns[0] if in_reach and len(nouns) == 1 else None

    def _is_beside_a_name(self, name: SpacyToken) -> bool:
        """Whether a person hangs on the name of a body: "the operator [Sundal, Karin Holt]"."""
        body, first = name.head, name.left_edge.i
        bodied = body.dep_ == "appos" and body.head.dep_ == "pobj" and first > body.i
        if not bodied or body.head.lower_ not in self.bodies or name.doc[first - 1].text != ",":
            return False
        known = name.doc[first].text in self.given_names and first < name.i
        return name.tag_ == "NNP" and (known or name.ent_type_ == "PERSON")

    def _is_hung_too_low(self, name: SpacyToken) -> bool:
        body, first = name.head, name.left_edge.i
        if name.tag_ != "NNP" or body.dep_ != "pobj" or first <= body.i:
            return False
        if name.doc[first - 1].text != "," or name.doc[first].tag_ != "NNP":
            return False
        if body.ent_type_ in _BODIES:
            return name.ent_type_ == "PERSON" or (not name.ent_type_ and first < name.i)
        return name.ent_type_ == "PERSON" and (
            body.lower_ in self.bodies or self._is_whole_name_beside_thing(name, body)
        )

    def _is_whole_name_beside_thing(self, name: SpacyToken, thing: SpacyToken) -> bool:
        """Whether a person's whole name hangs on a thing of his: "captain of a ferry, Al Ramos"."""
        first = name.left_edge.i
        whole = first < name.i and name.doc[first].text in self.given_names
        owner = thing.head.head.lower_ in self.persons and thing.head.dep_ == "prep"
        return whole and owner and thing.tag_ == "NN" and thing.lower_ not in self.persons


def _argument_before(name: SpacyToken) -> SpacyToken | None:
    """The argument of a verb whose name the parser took for a time; None where it is no such name.

    "Police detained the captain, 52-year-old [Marek Dolan], on Monday."
    """
    first = name.left_edge.i
    if first < 2 or name.tag_ != "NNP" or name.ent_type_ in _PLACES_AND_TIMES:
        return None
    comma, noun = name.doc[first - 1], name.doc[first - 2]
    theirs = noun.head == name.head and noun.dep_ in _ARGUMENTS
    common = noun.tag_ == "NN" and not noun.ent_type_
    return noun if theirs and comma.text == "," and common else None


def _over_verb(name: SpacyToken) -> SpacyToken | None:
    """The noun right before a name that hangs on the subject of the verb before both; else None.

    "The firm lost one of its ferries, the Asta": no name of the firm, which stands elsewhere.
    """
    doc, far, first = name.doc, name.head, name.left_edge.i
    verb = far.head
    if far.dep_ not in SUBJECTS or first < 2 or doc[first - 1].text != ",":
        return None
    near = doc[first - 2]
    led = doc[first].tag_ == "DT" and name.tag_ == "NNP"
    common = near.tag_ in {"NN", "NNS"} and not near.ent_type_
    return near if led and common and far.i < verb.i < near.i else None


def _described(body: SpacyToken) -> SpacyToken | None:
    """The noun of whose phrase the body is a part, if it names one person."""
    noun = body
    for _ in range(_PHRASES):
        if noun.dep_ != "pobj" or noun.head.dep_ != "prep":
            break
        noun = noun.head.head
    person = noun != body and noun.tag_ == "NN" and not noun.ent_type_
    beside = any(t.dep_ == "appos" for t in noun.children)
    return noun if person and not beside else None


def _has_age(name: SpacyToken) -> bool:
    """Whether a name has an age before it and no article: "52-year-old [Marek Dolan]"."""
    aged = any(t.dep_ == "amod" and t.ent_type_ == "DATE" for t in name.lefts)
    return aged and name.tag_ == "NNP" and not any(t.dep_ == "det" for t in name.lefts)


def _first_of(name: SpacyToken) -> int:
    """The first token of a name, without what describes it."""
    return min((t.i for t in name.lefts if t.dep_ == "compound"), default=name.i)


def _mark(doc: SpacyDoc, name: SpacyToken, first: int) -> None:
    """Make a person of a name, whatever the model took it for."""
    from spacy.tokens import Span

    start, end = first, name.i + 1
    while doc[start].ent_iob_ == "I":  # of an entity that lies over the name
        start -= 1
    last = next((t.i for t in doc[end:] if t.ent_iob_ != "I"), len(doc))
    beside = [span for span in (doc[start:first], doc[end:last]) if len(span)]
    person = Span(doc, first, end, label="PERSON")
    doc.set_ents([person], outside=beside, default="unmodified")


def _is_in_a_fronted_place(name: SpacyToken) -> bool:
    """Whether a person stands behind the place that opens a sentence: "In Oslo, [Lund], who"."""
    place = name.head
    link = place.left_edge.nbor(-1) if place.left_edge.i else place
    verb = link.head
    opens = link.is_sent_start and link.tag_ == "IN" and place.head in {link, verb}
    parted = name.left_edge.i > 0 and name.doc[name.left_edge.i - 1].text == ","
    named = name.ent_type_ == "PERSON" and place.ent_type_ in {"GPE", "LOC"}
    others = any(t.dep_ in SUBJECTS and t != place for t in verb.lefts)
    acts = verb.tag_ in TENSED and name.i < verb.i and place.dep_ in {"pobj", "nsubj"}
    return bool(opens) and parted and named and acts and not others


def _invert_locative(name: SpacyToken) -> None:
    """Make a person the subject of the verb, and the place before part of where it was."""
    place = name.head
    link = place.left_edge.nbor(-1)
    make_subject(name, link.head)
    hang([t for t in place.rights if t.is_punct], link.head)
    reattach(place, link, "pobj")


def _is_unclosed(name: SpacyToken) -> bool:
    """Whether a person's name behind another's, before a verb, has no comma that closes it.

    The sentence opens with a preposition, of whose noun the other is the name. In a list, "and"
    closes it: "At the trial, Tom Vos, Ole Lund and Ida Moe denied it".
    """
    other, first = name.head, name.left_edge.i
    people = name.ent_type_ == other.ent_type_ == "PERSON" and other.i < first
    listed = any(t.dep_ == "conj" for t in name.rights)
    if not people or listed or name.doc[first - 1].text != ",":
        return False
    link = name.sent[0]
    verb = link.head
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECTS]
    opens = link.dep_ == "prep" and verb.tag_ in TENSED and verb.i > name.i
    between = name.doc[name.right_edge.i + 1 : verb.i]
    closed = any(t.text == "," for t in between)
    noun = next((t for t in link.rights if t.dep_ == "pobj"), None)
    inner = other.head == noun or subjects == [other]
    return bool(opens) and noun is not None and inner and not closed and subjects in ([], [other])


def _make_subject(name: SpacyToken) -> None:
    """Make such a name the subject, and the one before it that of the noun in front of it."""
    other, link = name.head, name.sent[0]
    verb = link.head
    noun = next(t for t in link.rights if t.dep_ == "pobj")
    passive = any(t.dep_ == "auxpass" for t in verb.lefts)
    reattach(name, verb, "nsubjpass" if passive else "nsubj")
    if other != noun:
        reattach(other, noun, "appos")
    hang([t for t in other.rights if t.is_punct], verb)
