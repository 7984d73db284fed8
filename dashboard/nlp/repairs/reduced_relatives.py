"""Finds the main verb of a sentence whose subject, a name, a participle between commas describes.

"Lena Novak, ranked 143rd, saved two points": the parser takes the first verb for the main one (a
garden path), and the second is left without its subject. "Protesters wearing masks, and helmets
gathered": the last of what they wear is taken for who gathered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_HELPERS = frozenset({"aux", "auxpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BESIDE = frozenset({"conj", "dep", "parataxis"})


@dataclass(frozen=True, slots=True)
class ReducedRelatives:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads, labels and one tag around such verbs change."""
        for verb in doc:
            listed = _subject_of_list(verb)
            if listed is not None:
                _take_over(verb, *listed)
            subject = _described(verb)
            main = None if subject is None else _main_verb(verb)
            if subject is not None and main is not None:
                _swap(verb, main, subject)
        return doc


def _described(verb: SpacyToken) -> SpacyToken | None:
    """The name of a past form's subject that only a comma parts from it; None: there is none."""
    if verb.tag_ not in {"VBD", "VBN"} or any(t.dep_ in _HELPERS for t in verb.children):
        return None
    subjects = [t for t in verb.lefts if t.dep_ in _SUBJECTS]
    if len(subjects) != 1 or verb.i < 2 or verb.nbor(-1).text != ",":
        return None
    if subjects[0].pos_ != "PROPN":
        return None
    return subjects[0] if subjects[0].right_edge.i in {verb.i - 1, verb.i - 2} else None


def _main_verb(verb: SpacyToken) -> SpacyToken | None:
    """A finite verb behind a second comma, with no subject and no conjunction before it."""
    for other in verb.rights:
        if any(t.dep_ == "cc" and t.i < other.i for t in verb.rights):
            return None
        helpers = [t for t in other.lefts if t.dep_ in _HELPERS]
        finite = any(t.tag_ in _FINITE for t in (other, *helpers))
        if other.dep_ in _BESIDE and finite and other.pos_ in {"VERB", "AUX"}:
            alone = not any(t.dep_ in _SUBJECTS for t in other.lefts)
            parted = other.left_edge.i > 0 and other.left_edge.nbor(-1).text == ","
            return other if alone and parted else None
    return None


def _swap(verb: SpacyToken, main: SpacyToken, subject: SpacyToken) -> None:
    """Let the participle hang on the subject, and the subject on the main verb."""
    top = verb.head == verb
    before = [t for t in verb.lefts if t.i < subject.left_edge.i]
    behind = [t for t in verb.rights if t.i > main.i]
    main.head, main.dep_ = (main if top else verb.head), verb.dep_
    subject.head = main
    passive = any(t.dep_ == "auxpass" for t in main.children)
    subject.dep_ = "nsubjpass" if passive else "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"
    for token in (*before, *behind):
        token.head = main


def _subject_of_list(verb: SpacyToken) -> tuple[SpacyToken, SpacyToken] | None:
    """The finite verb behind a participle, and its noun that ends a list of objects; else None.

    The participle stands right behind its subject and has no helper.
    """
    if verb.tag_ != "VBG" or verb.dep_ != "ROOT" or any(t.dep_ in _HELPERS for t in verb.children):
        return None
    subjects = [t for t in verb.lefts if t.dep_ in _SUBJECTS]
    things = [t for t in verb.rights if t.dep_ == "dobj"]
    if len(subjects) != 1 or len(things) != 1 or subjects[0].right_edge.i != verb.i - 1:
        return None
    for main in verb.rights:
        nouns = [t for t in main.lefts if t.dep_ == "nsubj"]
        joined = main.dep_ == "conj" and main.tag_ in _FINITE and len(nouns) == 1
        if not joined or not any(t.dep_ == "conj" for t in things[0].rights):
            continue
        if nouns[0].tag_ in {"NN", "NNS"} and nouns[0].left_edge.nbor(-1).dep_ == "cc":
            return main, nouns[0]
    return None


def _take_over(verb: SpacyToken, main: SpacyToken, last: SpacyToken) -> None:
    """Let the noun end the list, and the subject of the participle be that of the finite verb."""
    subject = next(t for t in verb.lefts if t.dep_ in _SUBJECTS)
    thing = next(t for t in verb.rights if t.dep_ == "dobj")
    noun = verb.nbor(-1) if verb.nbor(-1).tag_.startswith("NN") else subject
    for token in [t for t in verb.lefts if t != subject]:
        token.head = main
    for token in [t for t in verb.rights if thing.i < t.i < last.i and t.dep_ in {"cc", "punct"}]:
        token.head = thing
    main.head, main.dep_ = main, "ROOT"
    subject.head = main
    last.head, last.dep_ = thing, "conj"
    verb.head, verb.dep_ = noun, "acl"
