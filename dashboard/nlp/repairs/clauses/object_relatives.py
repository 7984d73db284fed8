"""Parts a relative clause whose object is its noun from the main clause.

"The attack that rebels launched on Monday killed two": the parser sees an attack that the launched
rebels killed, and no main verb. "The ban Sorin imposed was lifted": it gives "lifted" two subjects.
"Lifted the ban Sorin [imposed]": it takes the verb behind no pronoun for a participle, or joins it
to the main verb, with no "and" that would. So it does where the subject has a phrase of its own:
"the claim that a patron of the opera [filed] was dropped" drops no patron.

A noun may sum up the clause before it (a summative modifier; Meyer 1992), with such a relative
clause: "Lind left, a move Reed [regrets]" has no Reed that regrets it as the main clause, with the
move as its object, nor are his "rejects" things in "a charge Reed [rejects]".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    HELPERS,
    NOMINAL,
    PAST_FORMS,
    RELATIVE_PRONOUNS,
    SUBJECTS,
    hang,
    is_finite,
    make_subject,
    reattach,
    relabel,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_FILLED = HELPERS | {"dobj", "acomp", "attr", "oprd", "expl"}
_ARTICLES = frozenset({"DT", "PRP$"})
_VERBS = {"DEP": frozenset({"conj", "relcl", "acl"}), "TAG": frozenset({"VBD", "VBN"})}

_SUMMED = {"DEP": frozenset({"ROOT"}), "TAG": frozenset({"VBZ", "VBP", "VBD", "VBN"})}
_BESIDE = {"DEP": frozenset({"appos", "acl"}), "TAG": frozenset({"NNS"})}
_MODIFYING = frozenset({"compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True)
class ObjectRelatives:
    """Mends the tree of a document; of ``accounts`` a clause behind "that" is what they say.

    It is not so with ``lodging``: lemmas of verbs for what one does with such an account, where the
    subject is no document itself. ``contesting``: lemmas of verbs by which one contests what a noun
    behind one of ``indefinite`` sums up.
    """

    accounts: frozenset[str]
    lodging: frozenset[str]
    documents: frozenset[str]
    contesting: frozenset[str]
    indefinite: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document."""
        for verb in tokens_where(doc, _SUMMED):
            self._part_from_summary(verb)
        for noun in tokens_where(doc, {"LEMMA": self.contesting, **_BESIDE}):
            self._make_verb(noun)
        for verb in tokens_where(doc, _VERBS):
            if verb.dep_ in {"conj", "relcl"} and _is_bare(verb):
                _hang_on_nearest(verb)
            if verb.dep_ == "relcl":
                _retag_pronoun(verb)
            if verb.dep_ in {"acl", "relcl"} and _is_told_of_object(verb):
                relabel(verb, "relcl")
                retag(verb, "VBD")
            if verb.dep_ != "acl" or verb.tag_ not in PAST_FORMS or verb.i < verb.head.i:
                continue
            subject = _subject_around(verb.head)
            if subject.dep_ not in SUBJECTS or any(t.dep_ == "agent" for t in verb.children):
                continue
            main = subject.head
            if verb.tag_ == "VBD" and any(t.dep_ in _FILLED for t in verb.children):
                continue
            told = main.head.lemma_.lower() in self.accounts  # "the news that a man held is freed"
            if not told or self._is_lodged(verb, subject):
                _part(verb, subject, main)
        return doc

    def _part_from_summary(self, verb: SpacyToken) -> None:
        """Give the sentence to the clause that a noun before its own relative clause sums up."""
        lefts = list(verb.lefts)
        told = [t for t in lefts if t.dep_ == "ccomp" and is_finite(t)]
        nouns = [t for t in lefts if t.dep_ == "dobj" and self._sums_up(t)]
        who = [t for t in lefts if t.dep_ == "nsubj"]
        if len(told) != 1 or len(nouns) != 1 or not who or any(t.dep_ == "mark" for t in lefts):
            return
        if not told[0].i < nouns[0].i < who[0].i or who[0].left_edge.i != nouns[0].i + 1:
            return
        clause, noun = told[0], nouns[0]
        reattach(clause, clause, "ROOT")
        hang([t for t in (*lefts, *verb.rights) if t.is_punct], clause)
        reattach(noun, clause, "npadvmod")
        reattach(verb, noun, "relcl")

    def _make_verb(self, noun: SpacyToken) -> None:
        """Take for a verb what stands behind a summary, and its modifier for its subject."""
        behind, who = noun.i + 1, noun.doc[noun.i - 1]
        ends = behind == len(noun.doc) or noun.doc[behind].is_punct
        if not ends or not self._sums_up(noun.head) or noun.left_edge.i != noun.head.i + 1:
            return
        if who.head != noun or who.dep_ not in _MODIFYING:
            return
        retag(noun, "VBZ", "VERB")
        relabel(noun, "relcl")
        hang([t for t in noun.lefts if t != who], who)
        if who.tag_ == "JJ":
            retag(who, "NN", "NOUN")
        reattach(who, noun, "nsubj")

    def _sums_up(self, noun: SpacyToken) -> bool:
        """Whether a noun with an indefinite article stands behind a comma."""
        first = noun.left_edge
        led = first.lower_ in self.indefinite and first.i > 0
        return led and noun.doc[first.i - 1].text == ","

    def _is_lodged(self, verb: SpacyToken, subject: SpacyToken) -> bool:
        documents = self.accounts | self.documents
        return verb.lemma_ in self.lodging and subject.lemma_.lower() not in documents


def _subject_around(noun: SpacyToken) -> SpacyToken:
    """The noun behind whose preposition a noun ends its phrase: "a [patron] of the opera"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in NOMINAL:
        noun = noun.head.head
    return noun


def _retag_pronoun(verb: SpacyToken) -> None:
    """Take for a pronoun the "that" of a relative clause that is its object."""
    for token in verb.lefts:
        if token.dep_ == "dobj" and token.tag_ == "IN":
            retag(token, "WDT", "PRON")


def _is_told_of_object(verb: SpacyToken) -> bool:
    """Whether a participle has a subject and a pronoun as its object before it, and no helper.

    "A decision that the court [overturned]".
    """
    before = [t for t in verb.lefts if t.dep_ in SUBJECTS | _FILLED | {"mark"}]
    if len(before) != 2 or before[0].dep_ != "dobj" or before[1].dep_ != "nsubj":
        return False
    return verb.tag_ == "VBN" and before[0].tag_ in RELATIVE_PRONOUNS | {"IN"}


def _is_bare(verb: SpacyToken) -> bool:
    """Whether a verb has neither helper, pronoun, object nor "and", and a subject behind a noun."""
    subjects = [t for t in verb.lefts if t.dep_ == "nsubj"]
    if len(subjects) != 1 or subjects[0].tag_ in RELATIVE_PRONOUNS:
        return False
    if any(t.dep_ in _FILLED or t.tag_ in RELATIVE_PRONOUNS for t in verb.children):
        return False
    start = subjects[0].left_edge.i
    joined = any(t.dep_ == "cc" and t.i < verb.i for t in verb.head.rights)
    return start == verb.left_edge.i and verb.doc[start - 1].tag_ in COMMON_NOUNS and not joined


def _hang_on_nearest(verb: SpacyToken) -> None:
    """Hang a clause on the nearest noun with an article whose phrase ends before it."""
    last = verb.doc[verb.left_edge.i - 1]
    for noun in (last, *last.ancestors):
        if noun.i > last.i or noun == verb.head.head:
            return
        if noun.tag_ in COMMON_NOUNS and any(t.tag_ in _ARTICLES for t in noun.lefts):
            reattach(verb, noun, "relcl")
            retag(verb, "VBD")
            return


def _part(verb: SpacyToken, subject: SpacyToken, main: SpacyToken) -> None:
    """Give the noun before a subject the main verb, and the subject the verb behind it."""
    if main.i < verb.i or not is_finite(main):
        return
    who = next((t for t in main.lefts if t.i < subject.i and _may_be_pronoun(t)), None)
    if who is not None:
        noun = main.head
        joined = (
            noun.dep_ == "conj" and noun.head.pos_ == "VERB"
        )  # "she resigned, and a review that …"
        verbless = noun.dep_ == "ROOT" or joined
        if main.dep_ not in {"relcl", "acl"} or noun.pos_ not in {"NOUN", "PROPN"} or not verbless:
            return
        reattach(main, *((noun.head, "conj") if joined else (main, "ROOT")))
        hang([t for t in noun.rights if t.is_punct and t.i > main.i], main)
        make_subject(noun, main)
        reattach(who, verb, "dobj")
        retag(who, "WDT" if who.tag_ == "IN" else who.tag_)
    else:
        nouns = [t for t in main.lefts if t.dep_ in SUBJECTS and t.i < subject.i]
        if not nouns or subject.left_edge.i != nouns[-1].i + 1:
            return
        noun = nouns[-1]
    reattach(verb, noun, "relcl")
    retag(verb, "VBD")
    reattach(subject, verb, "nsubj")


def _may_be_pronoun(token: SpacyToken) -> bool:
    """Whether a word is a relative pronoun, or "that" right behind a noun without a verb."""
    behind = token.dep_ == "mark" and token.i == token.head.head.i + 1
    return token.tag_ in RELATIVE_PRONOUNS or behind
