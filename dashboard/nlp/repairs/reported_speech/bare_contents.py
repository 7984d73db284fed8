"""Gives a clause without "that" the subject that the parser took for an object of saying.

"The paper reported the collapse of the bridge, which opened in 1931, [was] caused by rust": as far
as "1931" the paper reports a collapse, and there the parser stays. Linguists call it the ambiguity
of object and complement. But a finite verb needs a subject, and here no other stands between: so
the noun is its subject, whatever describes it ("told the council a search involving forty divers
[had] failed"), and all of it is what was said. So a gerund may be: "said refusing her a licence
[broke] the law". In "the driver who reported the theft [was] praised" it has a subject before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.phrase_scan import Phrase, helped_verb, subject_before_verb
from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    HELPERS,
    NOUNS,
    RELATIVE_PRONOUNS,
    SUBJECT_PLACES,
    TIMES,
    hang,
    make_subject,
    reattach,
    relabel,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_VERBS = frozenset({"VBD", "VBN", "VBZ", "VBP", "VBG", "VB"})
_JOINING = frozenset({"WP", "WDT", "WRB", "WP$"})
_CLAUSE_SUBJECTS = frozenset({"csubj", "csubjpass"})
_OF_VERBS = frozenset({"aux", "auxpass", "neg", "advmod"})
_OBJECTS = frozenset({"dobj", "acomp", "attr", "ccomp", "xcomp", "oprd"})


@dataclass(frozen=True, slots=True)
class BareContents:
    """Mends the tree of a document.

    ``saying``: lemmas of verbs behind which a clause needs no "that"; ``telling``: those that may
    have who hears it before; ``giving``: those with two objects, whose participle may have one;
    ``openers``: words that open a clause with a verb of its own; ``hearers``: nouns for those
    of whom nobody tells which.
    """

    saying: frozenset[str]
    telling: frozenset[str]
    giving: frozenset[str]
    openers: frozenset[str]
    hearers: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such clauses and subjects change."""
        for verb in tokens_where(doc, {"LEMMA": self.saying | self.telling, "TAG": _VERBS}):
            if not _may_say(verb):
                continue
            phrase = subject_before_verb(verb, self.openers, hearer=verb.lemma_ in self.telling)
            clause = None if phrase is None else self._clause(phrase)
            if phrase is None or clause is None or clause == verb or phrase.head.ent_type_ in TIMES:
                continue
            if self._tells_which(clause, verb):
                continue
            whole = clause.dep_ == "ccomp" and clause.head == verb
            if not (whole and phrase.head.head == clause and phrase.head.dep_ in SUBJECT_PLACES):
                _mend(verb, phrase, clause)
        return doc

    def _tells_which(self, clause: SpacyToken, verb: SpacyToken) -> bool:
        """Whether a clause tells which thing is told: "told the story he had [heard]"."""
        told = clause.head
        which = clause.dep_ == "relcl" and verb.i < told.i < clause.left_edge.i
        return which and told.lemma_.lower() not in self.hearers

    def _clause(self, phrase: Phrase) -> SpacyToken | None:
        """The verb that a finite form belongs to; None where it may be no finite form."""
        form = phrase.finite
        within = form.doc[phrase.head.i : form.i + 1] if phrase.head.tag_ == "VBG" else ()
        if any(t.lemma_ in self.saying | self.telling for t in within):
            return None  # "denied having told a guard the man had fled"
        if form.dep_ in HELPERS or form.tag_ == "MD":
            return helped_verb(form)
        if form.tag_ == "VBN":
            return None if form.lemma_ in self.giving else form
        if form.tag_ == "VBD" and form.pos_ != "AUX":
            # "found a man shot in the head": the past may be a participle
            return form if any(t.dep_ in _OBJECTS for t in form.rights) else None
        return form


def _may_say(verb: SpacyToken) -> bool:
    """Whether a verb is an active one, and no subject itself ("[denying] it was a mistake")."""
    left = {t.dep_ for t in verb.lefts}
    if verb.tag_ == "VBN" and ("aux" not in left or "auxpass" in left):
        return False
    joined = any(t.dep_ == "mark" or t.tag_ in _JOINING for t in verb.lefts)
    if verb.dep_ in _CLAUSE_SUBJECTS and (verb.tag_ in {"VB", "VBG"} or joined):
        return False
    if any(t.tag_ in RELATIVE_PRONOUNS and t.dep_ in SUBJECT_PLACES for t in verb.lefts):
        return verb.dep_ == "relcl" and verb.head.dep_ != "ROOT"  # of whom more is told
    return not (verb.tag_ == "VBG" and verb.head.dep_ in SUBJECT_PLACES and verb.head.i < verb.i)


def _mend(verb: SpacyToken, phrase: Phrase, clause: SpacyToken) -> None:
    """Hang a clause on the verb that says it, and the noun before it on the clause."""
    noun, doc = phrase.head, verb.doc
    subjects = [t for t in clause.lefts if t.dep_ in SUBJECT_PLACES and t not in (noun, verb)]
    top = verb.head if verb.dep_ == "pcomp" else verb  # "quoted it as [stating] the firm owned"
    if any(t.i < noun.i for t in subjects) or (verb in clause.subtree and top.head != clause):
        return
    if noun in clause.ancestors and noun.dep_ in SUBJECT_PLACES and noun.head != verb:
        return
    if top.head == clause:
        if top != verb:
            reattach(top, clause.head, "prep")
        else:
            take_place_of(verb, clause)
            hang([t for t in clause.lefts if t.i < verb.i], verb)
        hang([t for t in clause.rights if t.is_punct and t.i == t.sent.end - 1], verb)
    for inner in subjects:
        before = doc[inner.left_edge.i - 1]
        carried = before.tag_ in _VERBS and before.i > noun.i
        reattach(inner, before if carried else noun, "dobj" if carried else "appos")
    reattach(clause, verb, "ccomp")
    if noun.tag_ in NOUNS or noun.tag_ in {"PRP", "CD"}:
        make_subject(noun, clause)
    else:
        reattach(noun, clause, "csubj")
    between = [t for t in verb.rights if noun.i < t.i < phrase.finite.i and t != clause]
    between += [
        t for t in clause.lefts
        if noun.i < t.i < phrase.finite.i and t.dep_ not in _OF_VERBS and t not in phrase.adverbs
    ]  # fmt: skip
    hang(between, noun)
    for part in between:
        if part.dep_ in {"ccomp", "advcl"}:
            relabel(part, "acl")
