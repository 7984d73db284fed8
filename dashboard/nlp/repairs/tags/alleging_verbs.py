"""Takes for a verb what the model joined to a name: "Prosecutors [allege] Berg took bribes".

Taken for a compound noun, or in "police [allege] he took bribes" for a noun that measures the verb,
it leaves what is only alleged as the main clause; so it does behind a participle ("papers filed
with the court [allege] he took bribes"). Taken for the subject
of a list ("police [allege] that Lind broke in, hit Ruiz and fled"), so it does with the last ones.
So it does where somebody hears one allege it: "heard the prosecutor [allege] he took bribes".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    PAST_FORMS,
    SUBJECTS,
    TENSED,
    hang,
    reattach,
    relabel,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_COMPOUNDS = frozenset({"compound"})
_NOUNS = frozenset({"NN", "NNP", "NNS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_PAST = TENSED | {"VBN"}  # "Lind drugged two guests, [robbed] them"
_BEHIND = frozenset({"pobj"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl"})


@dataclass(frozen=True, slots=True)
class AllegingVerbs:
    """Mends a document; ``verbs``: forms that are never nouns; ``several``: nouns of several.

    ``perceiving``: lemmas of verbs before what somebody is seen or heard to do.
    """

    verbs: frozenset[str]
    several: frozenset[str]
    perceiving: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; such a form between two nouns has the first as its subject."""
        taken = {"LOWER": self.verbs, "DEP": _COMPOUNDS, "TAG": _NOUNS}
        for word in tokens_where(doc, taken):
            subject = doc[word.i - 1] if word.i else None
            told = word.head.head
            below = word.head.dep_ == "nsubj" and told.tag_ in TENSED
            if subject is None or not self._are_several(subject):
                continue
            if below and told.i > word.i:
                _mend(word, subject, told)
        for word in tokens_where(doc, {"LOWER": self.verbs, "TAG": _NOUNS}):
            subject = doc[word.i - 1] if word.i else None
            if subject is not None and self._is_heard(word):
                _mend_heard(word, subject)
            elif subject is not None and self._are_several(subject):
                _mend_clause(word, subject)
        for word in tokens_where(doc, {"LOWER": self.verbs, "TAG": _NOUNS, "DEP": _BEHIND}):
            _mend_reduced(word)
        for word in tokens_where(doc, {"LOWER": self.verbs, "DEP": SUBJECTS}):
            clause = _clause_behind(word)
            if word.i and clause is not None and _goes_on(word, clause):
                _mend_list(word, doc[word.i - 1], clause)
        return doc

    def _are_several(self, subject: SpacyToken) -> bool:
        return subject.tag_ in _PLURALS or subject.lower_ in self.several

    def _is_heard(self, word: SpacyToken) -> bool:
        """Whether it was taken for what somebody hears: "heard the prosecutor [allege]"."""
        return word.dep_ == "dobj" and word.head.lemma_.lower() in self.perceiving


def _mend_clause(verb: SpacyToken, subject: SpacyToken) -> None:
    """Hang on the verb its subject and the clause that a subject opens right behind it, if any."""
    behind = verb.doc[verb.i + 1 : verb.i + 2]
    first = next(iter(behind), None)
    told = next((t for t in verb.doc[verb.i + 1 :] if first == t.left_edge and _is_whole(t)), None)
    above = verb.head
    if told is None and above.i > verb.i and _is_whole(above, behind=verb):
        told = above
        aside = [t for t in told.lefts if t.i < verb.i and t != verb]
        _lead(verb, subject, told, instead_of=told)
        hang((*aside, *(t for t in told.rights if t.is_punct)), verb)
    elif told is not None and told.head == verb:
        _lead(verb, subject, told, instead_of=verb)


def _mend_heard(verb: SpacyToken, subject: SpacyToken) -> None:
    """Hang on a verb that is heard its subject and the clause right behind it, if any."""
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    told = next((t for t in behind if t.left_edge.i == verb.i + 1 and _is_whole(t)), None)
    if told is None or told.head not in {verb, verb.head} or subject.head != verb:
        return
    before = [t for t in verb.lefts if t != subject]
    relabel(verb, "ccomp")
    _lead(verb, subject, told, instead_of=verb)
    hang(before, subject)


def _mend_reduced(verb: SpacyToken) -> None:
    """Free a verb from the phrase of a participle between it and its subject.

    "Papers filed with the court [allege] Lind took it": what stands right behind it is whose deed
    is told.
    """
    link, doc = verb.head, verb.doc
    participle, noun = link.head, doc[verb.i - 1]
    own = [t for t in participle.lefts if t.dep_ in SUBJECTS and t.tag_ in _PLURALS]
    papers = participle.head if participle.dep_ == "acl" else next(iter(own), None)
    if papers is None or papers.tag_ not in _PLURALS or noun.head != verb:
        return
    behind = doc[verb.i + 1 : verb.sent.end]
    opening = (t for t in behind if t.left_edge.i == verb.i + 1)
    named = next((t for t in opening if t.head.left_edge.i <= verb.i), None)  # the whole name
    told = next((t for t in behind if t.tag_ in TENSED and t.i > verb.i + 1), None)
    if named is None or told is None or participle.tag_ not in PAST_FORMS:
        return
    if named.head not in {told, papers} or not papers.i < participle.i < link.i < verb.i:
        return
    tops = [
        t
        for t in (told, participle, papers)
        if t.head == t or t.head not in (told, participle, papers)
    ]
    if len(tops) != 1:
        return
    aside = [t for t in told.rights if t.is_punct] + [t for t in tops[0].rights if t.is_punct]
    before = [t for t in verb.lefts if t != noun]
    _lead(verb, papers, told, instead_of=tops[0])
    reattach(participle, papers, "acl")
    retag(participle, "VBN")
    reattach(noun, link, "pobj")
    reattach(named, told, "nsubj")
    hang(before, noun)
    hang(aside, verb)


def _is_whole(clause: SpacyToken, behind: SpacyToken | None = None) -> bool:
    """Whether a clause has a finite verb and a subject; ``behind``: that stands right behind it."""
    subjects = [t for t in clause.lefts if t.dep_ in SUBJECTS]
    helped = any(t.tag_ in TENSED | {"MD"} for t in clause.lefts if t.dep_ in {"aux", "auxpass"})
    near = behind is None or any(t.left_edge.i == behind.i + 1 for t in subjects)
    return bool(subjects) and near and (clause.tag_ in TENSED or helped)


def _clause_behind(word: SpacyToken) -> SpacyToken | None:
    """The finite clause that a form has right behind it; None: it has none."""
    told = next((t for t in word.rights if t.dep_ in _CLAUSES and t.tag_ in _PAST), None)
    return told if told is not None and told.left_edge.i == word.i + 1 else None


def _goes_on(word: SpacyToken, told: SpacyToken) -> bool:
    """Whether what it was taken for the subject of goes on with the clause behind it, as a list."""
    last, own = word.head, (t for t in word.head.lefts if t.dep_ in SUBJECTS and t != word)
    behind = last.i > told.right_edge.i and word.doc[last.i - 1].text == ","
    helped = any(t.dep_ in {"aux", "auxpass"} for t in last.lefts)
    return behind and last.tag_ in _PAST and not helped and not any(own)


def _mend_list(verb: SpacyToken, subject: SpacyToken, told: SpacyToken) -> None:
    """Hang on the verb its subject and the list that it tells."""
    last = verb.head
    before = [t for t in verb.lefts if t != subject]
    aside = [t for t in last.lefts if t.i < verb.i and t not in {subject, verb}]
    between = [t for t in last.lefts if t.i > verb.i]
    behind = [t for t in last.rights if t.is_punct]
    _lead(verb, subject, told, instead_of=last)
    reattach(last, told, "conj")
    hang(before, subject)
    hang(between, told)
    hang((*aside, *behind), verb)


def _mend(verb: SpacyToken, subject: SpacyToken, told: SpacyToken) -> None:
    """Hang on the verb its subject and what it tells; what stands before goes with the subject."""
    name = verb.head
    before = [t for t in (*name.lefts, *verb.lefts) if t.i < subject.i and t != verb]
    aside = [t for t in told.lefts if t.i < subject.left_edge.i and t != name]
    behind = [t for t in told.rights if t.is_punct]
    _lead(verb, subject, told, instead_of=told)
    hang(before, subject)
    hang((*aside, *behind), verb)


def _lead(
    verb: SpacyToken, subject: SpacyToken, told: SpacyToken, *, instead_of: SpacyToken
) -> None:
    """Put the verb where another stands, with its subject and what it tells below it."""
    take_place_of(verb, instead_of)
    retag(verb, "VBP", "VERB", verb.lower_)
    reattach(subject, verb, "nsubj")
    reattach(told, verb, "ccomp")
