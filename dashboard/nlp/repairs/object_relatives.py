"""Parts a relative clause whose object is its noun from the main clause.

"The attack that rebels launched on Monday killed two": the parser sees an attack that the launched
rebels killed, and no main verb. "The ban Sorin imposed was lifted": it gives "lifted" two subjects.
"Lifted the ban Sorin [imposed]": it takes the verb behind no pronoun for a participle, or joins it
to the main verb, with no "and" that would. So it does where the subject has a phrase of its own:
"the claim that a patron of the opera [filed] was dropped" drops no patron.
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


@dataclass(frozen=True, slots=True)
class ObjectRelatives:
    """Mends the tree of a document; of ``accounts`` a clause behind "that" is what they say.

    It is not so with ``lodging``: lemmas of verbs for what one does with such an account, where the
    subject is no document itself.
    """

    accounts: frozenset[str]
    lodging: frozenset[str]
    documents: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document."""
        for verb in tokens_where(doc, _VERBS):
            if verb.dep_ in {"conj", "relcl"} and _is_bare(verb):
                _hang_on_nearest(verb)
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

    def _is_lodged(self, verb: SpacyToken, subject: SpacyToken) -> bool:
        documents = self.accounts | self.documents
        return verb.lemma_ in self.lodging and subject.lemma_.lower() not in documents


def _subject_around(noun: SpacyToken) -> SpacyToken:
    """The noun behind whose preposition a noun ends its phrase: "a [patron] of the opera"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in NOMINAL:
        noun = noun.head.head
    return noun


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
