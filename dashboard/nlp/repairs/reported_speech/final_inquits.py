"""Raises an inquit that ends a sentence and was taken for an apposition to its last noun.

"Lee stole a car and used it as his own, a court [heard] on Monday": the parser sees a court that
was heard beside what Lee owned, and nobody tells the deed. What a court hears, others tell it.
"He ran, said Ana Vos, [prosecuting]": for whom she speaks is told, and nobody ran as he prosecuted.

"Held three men, a [spokesman], Lee, said": the men are no spokesman.

In "It is grave, Lee with Oxfam [said]" Oxfam speaks beside a preposition without an object. And in
"Six, including a boy, [survived], said Ana Vos" the six speak, of a boy who is told to be survived.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import HELPERS, NOMINAL, SUBJECTS, TENSED, hang, reattach, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_DESCRIBING, _PAST = frozenset({"acl"}), frozenset({"VBD", "VBN"})
_ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "punct"})
_GERUND = frozenset({"VBG"})
_BEHIND = _ADJUNCTS | {"dobj", "dative"}  # "told reporters on Monday"
_AROUND = frozenset({"punct", "advmod"})
_JOINED = frozenset({"conj", "appos"})
_SPEAKERS = SUBJECTS | {"dobj"}


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
            first = _first_speaker(verb) or _affiliated_speaker(verb)
            if first is not None:
                _promote_inquit(verb, first)
            _free_content(verb)
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


def _affiliated_speaker(verb: SpacyToken) -> SpacyToken | None:
    """The name before that of a body, which gets its preposition: "[Lee] with Oxfam said".

    None where the preposition has its object.
    """
    noun, subjects = verb.head, [t for t in verb.lefts if t.dep_ in SUBJECTS]
    if verb.dep_ != "relcl" or noun.pos_ not in NOMINAL or len(subjects) != 1:
        return None
    if noun.left_edge.i == 0 or subjects[0].left_edge.i < noun.i + 2:
        return None
    link = subjects[0].left_edge.nbor(-1)
    if link.dep_ != "prep" or link.head != noun or any(link.children):
        return None
    reattach(subjects[0], link, "pobj")
    return noun


def _free_content(verb: SpacyToken) -> None:
    """Give a clause before an inquit its subject back: "Six, including a boy, [survived], he said".

    The parser lets it describe the noun behind "including", and its subject speak.
    """
    topic = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
    if topic is None or verb.dep_ != "ROOT":
        return
    within = (t for link in topic.rights if link.dep_ == "prep" for t in link.subtree)
    told = next((t for t in within if _is_told_of(t)), None)
    speakers = [t for t in verb.children if t.dep_ in _SPEAKERS and t.i > topic.right_edge.i]
    parted = told is not None and told.right_edge.i < verb.i and len(speakers) == 1
    if told is None or not parted or topic.sent.start != topic.left_edge.i:
        return
    reattach(topic, told, "nsubjpass" if any(t.dep_ == "auxpass" for t in told.lefts) else "nsubj")
    reattach(told, verb, "ccomp")
    retag(told, "VBD" if not any(t.dep_ in HELPERS for t in told.lefts) else told.tag_, "VERB")
    reattach(speakers[0], verb, "nsubj")


def _is_told_of(verb: SpacyToken) -> bool:
    """Whether a past behind a comma describes the noun before that, with what goes on with it."""
    first = verb.left_edge.i
    described = verb.dep_ in _DESCRIBING and verb.tag_ in _PAST and first > 0
    joined = any(t.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in t.lefts) for t in verb.rights)
    return described and joined and verb.doc[first - 1].text == ","


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
    if _is_behind_and(last) and last.pos_ in NOMINAL:
        return _first_of_list(last, told)
    return _apposed_speaker(last, told) if last.text == "," else None


def _apposed_speaker(comma: SpacyToken, told: SpacyToken) -> SpacyToken | None:
    """The noun beside which a name stands before a last comma: "three men, a [clerk], Lee, said".

    Or the name, if the noun stands beside that. None where no comma parts it from what is told.
    """
    name = comma.nbor(-1)
    noun = name.head
    while name.dep_ == "appos" and noun.dep_ in _JOINED and noun.i > told.i:
        if "NNP" in {name.tag_, noun.tag_} and noun.left_edge.nbor(-1).text == ",":
            return noun
        name, noun = noun, noun.head
    return None


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
