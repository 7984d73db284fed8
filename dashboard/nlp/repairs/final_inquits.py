"""Raises an inquit that ends a sentence and was taken for an apposition to its last noun.

"Lee stole a car and used it as his own, a court [heard] on Monday": the parser sees a court that
was heard beside what Lee owned, and nobody tells the deed. What a court hears, others tell it.
"He ran, said Ana Vos, [prosecuting]": for whom she speaks is told, and nobody ran as he prosecuted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import NOMINAL, SUBJECTS, TENSED, hang, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_DESCRIBING, _PAST = frozenset({"acl"}), frozenset({"VBD", "VBN"})
_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "punct"})
_GERUND = frozenset({"VBG"})
_BEHIND = _ADJUNCTS | {"dobj", "dative"}  # "told reporters on Monday"
_AROUND = frozenset({"punct", "advmod"})
_JOINED = frozenset({"conj", "appos"})


@dataclass(frozen=True, slots=True)
class FinalInquits:
    """Mends the tree of a document.

    ``hearing``: lemmas of verbs of hearing; ``bench``: nouns for courts and who sits in them;
    ``telling``: lemmas of verbs that tell what was so; ``representing``: participles by which those
    are told apart who speak for others before a court.
    """

    hearing: frozenset[str]
    bench: frozenset[str]
    telling: frozenset[str]
    representing: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels around such inquits change."""
        for verb in tokens_where(doc, {"LEMMA": self.hearing, "DEP": _DESCRIBING, "TAG": _PAST}):
            noun = verb.head
            if noun.lemma_.lower() in self.bench and _ends_sentence(verb, noun):
                _promote_inquit(verb, noun)
        for verb in tokens_where(doc, {"LEMMA": self.telling, "TAG": TENSED}):
            _join_subjects(verb)
            first = _first_speaker(verb)
            if first is not None:
                _promote_inquit(verb, first)
        for word in tokens_where(doc, {"LOWER": self.representing, "TAG": _GERUND}):
            name = _teller_before(word)
            if name is not None and name.head.lemma_ in self.telling:
                reattach(word, name, "appos")
                retag(word, "NN", "NOUN")
        return doc


def _teller_before(word: SpacyToken) -> SpacyToken | None:
    """The name before a comma and a last word, if it is a subject; None: it is none, or no last."""
    last = word.i >= word.sent.end - 2 and not any(word.children)
    if not last or word.i < 2 or word.nbor(-1).text != ",":
        return None
    name = word.nbor(-2)
    return name if name.tag_ == "NNP" and name.dep_ in SUBJECTS and name.i > name.head.i else None


def _join_subjects(verb: SpacyToken) -> None:
    """Coordinate the two subjects of one verb between which "and" stands."""
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECTS]
    if len(subjects) == 2 and _is_behind_and(subjects[1]) and subjects[1].i == verb.i - 1:
        reattach(subjects[1], subjects[0], "conj")


def _is_behind_and(noun: SpacyToken) -> bool:
    return noun.left_edge.i > 0 and noun.left_edge.nbor(-1).dep_ == "cc"


def _first_speaker(verb: SpacyToken) -> SpacyToken | None:
    """The first of two nouns right before a verb without subject that ends its sentence.

    A comma parts them from a noun of what is told, with which they were joined; None: all is well.
    """
    told = verb.sent.root if verb.dep_ == "conj" else _content_before(verb)
    behind = all(t.dep_ in _BEHIND for t in verb.rights)
    if told is None or not behind or verb.right_edge.i < verb.sent.end - 2:
        return None
    if any(t.dep_ not in _AROUND for t in verb.lefts if t != told):
        return None
    last = verb.nbor(-1)
    return _first_of_list(last, told) if _is_behind_and(last) and last.pos_ in NOMINAL else None


def _content_before(verb: SpacyToken) -> SpacyToken | None:
    """The one clause before the main verb of a sentence that hangs on it as its complement."""
    clauses = [t for t in verb.lefts if t.dep_ == "ccomp"]
    return clauses[0] if verb.dep_ == "ROOT" and len(clauses) == 1 else None


def _first_of_list(last: SpacyToken, told: SpacyToken) -> SpacyToken | None:
    """The first of the list that a noun ends, with commas up to its "and"; None: it has no other.

    An "and" before ends another list: "hurt miners and cooks, [unions] and critics say". What was
    hung on that is hung on the first.
    """
    listed = [t for t in (*last.conjuncts, last) if told.i < t.i <= last.i]
    listed.sort(key=lambda t: t.i)
    own = [last]
    for noun in reversed(listed[:-1]):
        if noun.left_edge.nbor(-1).text != ",":
            break
        own.append(noun)
    first = own[-1]
    if first == last or first.dep_ not in _JOINED or first.pos_ not in NOMINAL:
        return None
    for token in last.doc[first.i + 1 : last.i + 1]:
        if token.head.i < first.i:
            token.head = first
    return first


def _ends_sentence(verb: SpacyToken, noun: SpacyToken) -> bool:
    """Whether a noun behind a comma, a verb right behind it and its adjuncts end a sentence."""
    root, first = noun.sent.root, noun.left_edge.i
    told = root.i < first and any(t.dep_ in SUBJECTS for t in root.lefts)
    opens = noun.dep_ == "appos" and first > 0 and verb.doc[first - 1].text == ","
    whole = verb.i == noun.i + 1 and all(t.dep_ in _ADJUNCTS for t in verb.rights)
    return told and opens and whole and verb.right_edge.i >= noun.sent.end - 2


def _promote_inquit(verb: SpacyToken, noun: SpacyToken) -> None:
    """Make an inquit the head of its sentence, with what it tells as its complement."""
    root, comma = noun.sent.root, noun.left_edge.nbor(-1)
    reattach(noun, verb, "nsubj")
    comma.head = verb
    if verb == root:
        return
    behind = [t for t in root.children if t.is_punct and t.i > verb.i]
    reattach(verb, verb, "ROOT")
    verb.pos_ = "VERB"
    retag(verb, "VBD" if verb.tag_ == "VBN" else verb.tag_)
    reattach(root, verb, "ccomp")
    hang(behind, verb)
