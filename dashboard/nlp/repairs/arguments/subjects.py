"""Mends trees that an apposition between commas, or a month before a name, leads astray.

"After his rival, Miriam Stolz, resigned": the parser takes the noun for the whole of what "after"
governs, and the verb has no subject. "The minister, Ilse Marant, and the mayor, Toma Vesik,
signed": it takes the mayor for a second name of the minister, and one of two has signed. "In May
Norvik cut its forecast": it takes May for a given name, and nothing is told of when. What
it hangs on an auxiliary is the verb's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    FINITE,
    HELPERS,
    SUBJECT_PLACES,
    TENSED,
    TIMES,
    VERBAL,
    hang,
    head_of_name,
    is_finite,
    make_subject,
    reattach,
    relabel,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_CLAUSES = frozenset({"advcl", "ccomp", "conj"})
_LABELS = {"DEP": HELPERS | _CLAUSES | {"appos", "ROOT", "acl", "csubj"}}
_PART_OF_NAME = frozenset({"compound"})
_LENGTHS = frozenset({"npadvmod", "appos", "conj"})
_FAR = 20  # words in which the length before a clause is sought


@dataclass(frozen=True, slots=True)
class Subjects:
    """Mends the tree of a document.

    ``openers``: prepositions that open clauses, too ("after"); ``months``: the names of months
    and of days of the week; ``conjunctions``: those that are mostly prepositions before a noun.
    """

    openers: frozenset[str]
    months: frozenset[str]
    conjunctions: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels around such appositions change."""
        for token in tokens_where(doc, _LABELS, {"LOWER": self.months, "DEP": _PART_OF_NAME}):
            label = token.dep_
            if label == "appos":
                _widen_coordination(token)
            elif label in _CLAUSES and token.pos_ in VERBAL:  # "was told Lee [was] ill"
                self._reanalyse_adjunct(token)
                _attach_subject(token)
                _take_back(token)
            elif label == "ROOT" and token.pos_ == "VERB":
                _take_out(token)
                self._subordinate(token)
            elif label == "csubj" and token.tag_ == "VBG":
                _set_aside(token)
            elif label == "acl" and token.tag_ == "VBD":
                self._promote_reduced_relative(token, self.openers)
            elif label == "acl" and token.tag_ == "VBN":
                self._raise_past_participle(token)
            elif label in HELPERS and token.pos_ == "AUX":
                _reattach_to_main_verb(token)
            elif label == "compound" and token.lower_ in self.months:
                _give_month(token)
        return doc

    def _reanalyse_adjunct(self, verb: SpacyToken) -> None:
        """Give a finite verb its subject and its conjunction: "after one of them, aged 9, [fled]".

        The parser took them for a preposition and its noun; they end right before the verb.
        """
        helpers = [t for t in verb.lefts if t.dep_ in HELPERS]
        if any(t.dep_ in SUBJECT_PLACES for t in verb.children) or verb.left_edge.i < 1:
            return
        if not is_finite(verb):
            return
        marks = [t for t in verb.lefts if t.dep_ == "mark"]  # "as Brown reaffirmed"
        first = min(t.i for t in (verb, *helpers))
        measured = _measured(verb, first)
        below = _below(verb) if verb.dep_ != "advcl" else []
        for opener in (*marks, *verb.head.children, *measured, *below):
            noun = next((t for t in opener.children if t.dep_ == "pobj"), None)
            if noun is not None and noun.ent_type_ in TIMES:
                continue  # "those who fled since 2014 [were] cautious"
            joins = opener.lower_ in self.conjunctions and verb.dep_ == "advcl"
            opens = opener in marks or opener.lower_ in self.openers or joins
            if noun is None or not opens or opener.i > verb.i:
                continue
            if opener in measured or _ends_before(noun, verb):
                make_subject(noun, verb)
                length = opener.head
                if opener in below:
                    verb.head = next(t for t in opener.ancestors if t.pos_ == "VERB")
                reattach(opener, verb, "mark")
                relabel(verb, "advcl")
                if opener in measured:
                    reattach(length, opener, "npadvmod")
                return

    def _subordinate(self, verb: SpacyToken) -> None:
        """Hang a clause that a conjunction opens on the one before it: "she won after he had fled".

        The parser made it the main one, and the first what it tells: "crossed it, two days after
        the first attempt [failed]".
        """
        mark = next((t for t in verb.lefts if t.dep_ == "mark"), None)
        first = next((t for t in verb.lefts if t.dep_ == "ccomp" and t.pos_ == "VERB"), None)
        if mark is None or first is None or mark.lower_ not in self.openers:
            return
        whole = any(t.dep_ in SUBJECT_PLACES for t in first.lefts) and first.tag_ in FINITE
        if not whole or first.right_edge.i > mark.i:
            return
        hang([t for t in verb.children if t.dep_ == "punct"], first)
        reattach(first, first, "ROOT")
        reattach(verb, first, "advcl")

    def _promote_reduced_relative(self, verb: SpacyToken, openers: frozenset[str]) -> None:
        """Make the noun on which a finite verb hangs its subject: "after a woman [called] police".

        The parser took the verb for a participle that describes the noun.
        """
        noun = verb.head
        opener = noun.head
        if noun.dep_ != "pobj" or opener.lower_ not in openers or opener.dep_ != "prep":
            return
        if any(t.dep_ in SUBJECT_PLACES or t.dep_ == "agent" for t in verb.children):
            return  # "after a man shot by the police"
        if noun.i > verb.i or verb.left_edge.i < noun.i:
            return
        above = opener.head
        reattach(verb, above, "advcl")
        reattach(noun, verb, "nsubj")
        reattach(opener, verb, "mark")

    def _raise_past_participle(self, verb: SpacyToken) -> None:
        """Give a clause its verb, where the parser took it for what describes the last noun.

        "After a bus carrying 40 pupils overturned": "after" or "when" would open no clause else.
        """
        if _is_behind_apposition(verb):
            self._promote_reduced_relative(verb, self.openers | self.conjunctions)
            retag(verb, "VBD" if verb.dep_ == "advcl" else verb.tag_)
            return
        carried = verb.head
        carrying = carried.head
        noun = carrying.head
        holds = carried.dep_ == "dobj" and carrying.dep_ == "acl" and carrying.tag_ == "VBG"
        if not holds or verb.left_edge.i < carried.i or any(t.dep_ == "agent" for t in verb.rights):
            return
        opener, above = noun.head, noun.head.head
        if noun.dep_ == "advcl":  # "when a bus …"
            openers = [t for t in noun.lefts if t.tag_ == "WRB"]
            above = noun.head
        else:
            opens = noun.dep_ == "pobj" and opener.dep_ == "prep"
            openers = [opener] if opens and opener.lower_ in self.openers else []
        if not openers:
            return
        reattach(verb, above, "advcl")
        retag(verb, "VBD")
        reattach(noun, verb, "nsubj")
        for token in openers:
            token.head = verb
            relabel(token, "mark" if token.dep_ == "prep" else token.dep_)


def _set_aside(verb: SpacyToken) -> None:
    """Give a main verb the subject that an absolute construction between commas took.

    "Thousands of nurses, most of them [wearing] black, marched": the nurses marched.
    """
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    if len(subjects) != 2 or any(t.dep_ in SUBJECT_PLACES for t in verb.head.lefts if t != verb):
        return
    parted = any(t.text == "," for t in verb.doc[subjects[0].i : subjects[1].left_edge.i])
    if parted:
        reattach(subjects[0], verb.head, "nsubj")
        relabel(verb, "advcl")


def _below(verb: SpacyToken) -> list[SpacyToken]:
    """The prepositions that hang deeper in the clause before a verb, which was joined to that.

    "Clerks said trade had shrunk since Lund, a baker, [sold] it": the clerks did not sell it.
    """
    start = verb.left_edge.i
    before = verb.doc[start - 1]
    chain = [t for t in before.ancestors if t.dep_ == "prep" and t.i < before.i]
    return [t for t in chain if verb.head in t.ancestors and t.head != verb.head]


def _measured(verb: SpacyToken, first: int) -> list[SpacyToken]:
    """The prepositions behind a length, of which the noun ends right before a verb and its helpers.

    "Berg left, hours after her aide, Ole Lund, [resigned]": the parser gave the verb the length,
    or hung that on a noun.
    """
    before = verb.doc[max(0, first - _FAR) : first]
    links = (t for t in before if t.dep_ == "prep" and t.right_edge.i + 1 == first)
    return [t for t in links if t.head.i + 1 == t.i and t.head.dep_ in _LENGTHS]


def _take_back(verb: SpacyToken) -> None:
    """Make a noun without a verb the subject of one that was given the object of another.

    "A fund set up to help the families [had raised] £60,000": a fund raised it, no family.
    """
    inner, helpers = verb.head, [t for t in verb.lefts if t.dep_ in HELPERS]
    told = any(t.tag_ in FINITE for t in helpers) or verb.tag_ in TENSED
    thing = next((t for t in verb.lefts if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if verb.dep_ != "ccomp" or thing is None or not told or inner.tag_ not in {"VB", "VBG"}:
        return
    noun = next((t for t in inner.ancestors if t.dep_ == "ROOT"), inner)
    described = {"acl", "xcomp", "advcl", "prep", "pcomp"}
    chain = [inner, *(t for t in inner.ancestors if t != noun)]
    if noun.pos_ not in {"NOUN", "PROPN"} or any(t.dep_ not in described for t in chain):
        return
    bare = thing.left_edge.i == inner.i + 1 and verb.left_edge.i == thing.left_edge.i
    if not bare or thing.pos_ == "PRON" or chain[-1].dep_ != "acl":
        return
    passive = thing.dep_ == "nsubjpass"
    hang([t for t in noun.rights if t.i > verb.i], verb)
    reattach(thing, inner, "dobj")
    reattach(verb, verb, "ROOT")
    reattach(noun, verb, "nsubjpass" if passive else "nsubj")


def _is_behind_apposition(verb: SpacyToken) -> bool:
    """Whether a name between commas stands right before it: "as a clerk, Ana Lund, [alleged]".

    With nothing of a passive behind it: not in "as a clerk, Ana Lund, accused of theft, fled".
    """
    beside = (t for t in verb.head.rights if t.dep_ == "appos" and t.i < verb.i)
    name = next(beside, None)
    if name is None or any(t.dep_ in {"prep", "agent"} for t in verb.rights):
        return False
    first = verb.left_edge.i
    return verb.doc[first - 1].text == "," and bool(name.right_edge.i + 2 == first)


def _attach_subject(verb: SpacyToken) -> None:
    """Give a finite verb the noun right before it, which the parser hung elsewhere, as its subject.

    "He resigned as head of Norvik and Ana Costa [was] elected": it joined Norvik and Costa; "on
    hearing her son [had] fled": it took the son for what was heard.
    """
    start = verb.left_edge.i
    if not start or any(t.dep_ in SUBJECT_PLACES for t in verb.children):
        return
    if not is_finite(verb):
        return
    noun = verb.doc[start - 1]
    while noun.dep_ not in {"conj", "dobj"} and noun.head.right_edge.i == start - 1:
        if noun.head == noun or noun.head.i > noun.i:
            break
        noun = noun.head
    above = noun.head
    nominal = noun.pos_ in {"NOUN", "PROPN"} or any(t.dep_ == "det" for t in noun.lefts)
    if not nominal or noun.right_edge.i != start - 1 or above.i > noun.i:
        return
    heard = above.tag_ == "VBG" and verb.head in {above, *above.ancestors}
    if noun.dep_ == "dobj" and (heard or (verb.head == above and verb.dep_ == "ccomp")):
        reattach(verb, above, "ccomp")
    elif noun.dep_ == "conj" and verb.dep_ == "conj" and above.pos_ in {"NOUN", "PROPN"}:
        links = [t for t in above.children if t.dep_ == "cc" and above.i < t.i < noun.i]
        joined = any(t.dep_ == "cc" and t.i < verb.i for t in verb.head.rights)
        if len(links) != 1 or joined or above.dep_ == "conj":
            return
        links[0].head = verb.head
    else:
        return
    make_subject(noun, verb)


def _take_out(verb: SpacyToken) -> None:
    """Give a main verb the name that was joined to a place: "In Lima, Ana Costa, a baker, [fled]".

    The phrase of the name ends right before the verb; no "and" stands between it and the place.
    """
    helpers = [t for t in verb.lefts if t.dep_ in HELPERS]
    if not is_finite(verb):
        return
    subjects = [t for t in verb.children if t.dep_ in SUBJECT_PLACES]
    first = min(t.i for t in (verb, *helpers))
    for place in _places_before(verb, subjects):
        name = _listed_behind(place)
        if name is None or {t.text for t in verb.doc[name.right_edge.i + 1 : first]} - {","}:
            continue
        if subjects:
            reattach(place, verb.doc[place.i - 1], "pobj")
        make_subject(name, verb)
        verb.doc[name.left_edge.i - 1].head = verb  # the comma
        return


def _places_before(verb: SpacyToken, subjects: list[SpacyToken]) -> list[SpacyToken]:
    """What prepositions before a verb govern, or a subject that stands right behind one."""
    if not subjects:
        openers = (t for t in verb.lefts if t.dep_ == "prep")
        return [t for opener in openers for t in opener.subtree if t.dep_ == "pobj"]
    before = [(t, t.doc[t.i - 1]) for t in subjects if 0 < t.i < verb.i and t.left_edge == t]
    return [t for t, led in before if led.dep_ == "prep" and not any(led.rights)]


def _listed_behind(place: SpacyToken) -> SpacyToken | None:
    """The one name that a comma joins to another; None where there is none, or are several."""
    names = [t for t in place.rights if t.dep_ == "conj"]
    if len(names) != 1 or {place.pos_, names[0].pos_} != {"PROPN"}:
        return None
    name = names[0]
    between = {t.text for t in place.doc[place.i + 1 : name.left_edge.i]}
    listed = any(t.dep_ in {"cc", "conj"} for t in name.children)
    return name if between == {","} and not listed else None


def _give_month(month: SpacyToken) -> None:
    """Hang a month that was taken for part of a name on the preposition right before it."""
    before, name = month.doc[month.i - 1], head_of_name(month.head)
    if not month.i or before.tag_ != "IN" or before.dep_ not in {"prep", "mark"}:
        return
    verb = before.head
    if not month.is_title or name.i < month.i or verb.i < name.i:
        return
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
    if name.head == before and not subjects and verb.tag_ in FINITE and verb.pos_ == "VERB":
        reattach(name, verb, "nsubj")
    if name in [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]:
        reattach(month, before, "pobj")
        relabel(before, "prep")


def _ends_before(noun: SpacyToken, verb: SpacyToken) -> bool:
    """Whether a noun's phrase, or an apposition and its comma, end right before a clause."""
    first = next((t.i for t in verb.subtree if t.i > noun.i), verb.i)
    if noun.right_edge.i + 1 == first:
        return True
    comma = verb.doc[verb.left_edge.i - 1]
    if comma.text == "," and _takes_a_name(noun, comma):
        return True
    names = (t for t in noun.children if t.dep_ == "appos")
    return comma.text == "," and any(
        name.i < comma.i and {t.text for t in verb.doc[name.i + 1 : comma.i]} <= {","}
        for name in names
    )


def _takes_a_name(noun: SpacyToken, comma: SpacyToken) -> bool:
    """Whether only a name between commas stands behind a phrase, hung on another word.

    "After an expert for the state, Dr. Ana Costa, [admitted] it": it is made the expert's.
    """
    doc, start = noun.doc, noun.right_edge.i + 1
    name = doc[start + 1 : comma.i]
    if start >= comma.i or doc[start].text != "," or not len(name):
        return False
    if any(t.pos_ != "PROPN" for t in name):
        return False
    reattach(name.root, noun, "appos")
    return True


def _widen_coordination(name: SpacyToken) -> None:
    """Hang on the noun what is joined to its one name by "and" behind a comma."""
    noun = name.head
    if noun.tag_ not in {"NN", "NNP"} or name.i < noun.i:
        return
    other = next((t for t in name.children if t.dep_ == "conj"), None)
    link = next((t for t in name.children if t.dep_ == "cc"), None)
    if other is None or link is None or name.doc[link.i - 1].text != ",":
        return
    if any(t.dep_ == "conj" for t in other.children):
        return  # a list of names
    other.head = link.head = noun


def _reattach_to_main_verb(helper: SpacyToken) -> None:
    """Hang on the verb what hangs on its auxiliary: "[the US] has been urging allies"."""
    hang(list(helper.children), helper.head)
