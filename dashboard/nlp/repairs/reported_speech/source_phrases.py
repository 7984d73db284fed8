"""Gives a main verb the name that the parser hung on that of its source.

"According to Captain Ron West, Ole Lund, 22, [was] charged": the parser takes Lund for a second
name of West's, and the verb has no subject; or it takes a title that ends in a full stop for the
whole source, and West was charged. And in "According to the prosecutor, Ron West, the man shot
him" it is no West who shot: a comma closes each apposition, but not a subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import SUBJECT_PLACES, hang, make_subject, reattach

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_ROOTS = {"DEP": frozenset({"ROOT"}), "TAG": frozenset({"VBD", "VBN", "VBZ", "VBP", "VB", "VBG"})}


@dataclass(frozen=True, slots=True)
class SourcePhrases:
    """Mends the tree of a document; ``persons``: nouns for people, in lower case."""

    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels around such names change."""
        for verb in tokens_where(doc, _ROOTS):
            title = _source_of(verb)
            subjects = [t for t in verb.children if t.dep_ in SUBJECT_PLACES]
            if title is not None and subjects and self._is_named_source(title, subjects[0]):
                _name_source(title, subjects[0], verb)
                continue
            if title is None or len(subjects) > 1:
                continue
            source = subjects[0] if subjects else title
            if source != title and _between(title, source) != {"."}:
                continue
            name = next((t for t in source.rights if t.dep_ == "appos" and t.i < verb.i), None)
            if name is not None and _is_another(name, source):
                if source != title:  # "Sgt. West"
                    reattach(source, title.head, title.dep_)
                    reattach(title, source, "compound")
                _part(name, source, verb)
        return doc

    def _is_named_source(self, source: SpacyToken, name: SpacyToken) -> bool:
        """Whether a name that is taken for a subject tells who the source before it is."""
        end = source.right_edge
        called = source.lower_ in self.persons and source.tag_ in {"NN", "NNP"}
        named = name.tag_ == "NNP" and name.ent_type_ == "PERSON"
        beside = end.i == name.left_edge.i - 2 and _between(end, name) == {","}
        return called and named and beside and _subject_behind(name) is not None


def _subject_behind(name: SpacyToken) -> SpacyToken | None:
    """What stands between the comma behind a name and the verb, and no comma behind it; or None."""
    doc, first = name.doc, name.i + 2
    beside = (t for t in (*name.rights, *name.head.lefts) if t.left_edge.i == first)
    noun = next((t for t in beside if t.dep_ in {"appos", *SUBJECT_PLACES}), None)
    if noun is None or doc[name.i + 1].text != "," or any(t.dep_ == "conj" for t in noun.rights):
        return None
    end = noun.right_edge.i + 1
    return noun if end <= name.head.i and doc[end].text != "," else None


def _name_source(source: SpacyToken, name: SpacyToken, verb: SpacyToken) -> None:
    """Hang a name on the source that bears it, and make what stands behind it the subject."""
    noun = _subject_behind(name)
    assert noun is not None
    label = name.dep_
    reattach(name, source, "appos")
    hang([t for t in name.rights if t.is_punct], verb)
    reattach(noun, verb, label)


def _source_of(verb: SpacyToken) -> SpacyToken | None:
    """The noun of a preposition of two words that opens the clause of a verb; else None."""
    openers = [t for t in verb.lefts if t.dep_ == "prep"][:1]
    links = [t for opener in openers for t in opener.rights if t.dep_ == "prep"]
    return next((t for link in links for t in link.rights if t.dep_ == "pobj"), None)


def _between(before: SpacyToken, name: SpacyToken) -> set[str]:
    return {t.text for t in name.doc[before.i + 1 : name.left_edge.i]}


def _is_another(name: SpacyToken, source: SpacyToken) -> bool:
    """Whether a name behind a name, parted by a comma, may be somebody else's: no "the mayor"."""
    names = {name.tag_, source.tag_} == {"NNP"} and name.left_edge.tag_ == "NNP"
    return names and _between(source, name) == {","}


def _part(name: SpacyToken, source: SpacyToken, verb: SpacyToken) -> None:
    """Make a name the subject; what stands between it and the verb goes with it ("22, of Hull")."""
    hang([t for t in source.rights if t.i > name.i], name)
    name.doc[name.left_edge.i - 1].head = verb  # the comma
    make_subject(name, verb)
