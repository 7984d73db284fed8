"""Takes for a main verb what the parser took for a helper: "a line to Oslo [remained] working".

Some verbs are completed by a gerund or a bare infinitive ("announced [closing] it", "helped [build]
it"): catenative verbs (Huddleston and Pullum 2002, 14.5). A helper they are not: the subject and
what opens the sentence are theirs, and they may be what is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import hang, reattach, retag, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc

_HELPING = {"DEP": frozenset({"aux"}), "TAG": frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})}
_JOINED = frozenset({"cc", "conj"})
_COMPLETING = frozenset({"VBG", "VB"})


@dataclass(frozen=True, slots=True)
class Catenatives:
    """Mends the tree of a document.

    ``verbs``: the lemmas of such verbs; ``irregular``: the lemmas of irregular forms.
    """

    verbs: frozenset[str]
    irregular: Mapping[str, list[str]]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels around such verbs and their lemmas change."""
        for verb in tokens_where(doc, _HELPING):
            inner, lemma = verb.head, self._lemma(verb.lower_)
            if lemma is None or inner.i < verb.i or inner.tag_ not in _COMPLETING:
                continue
            if any(t.is_punct for t in doc[verb.i : inner.i]):
                continue
            take_place_of(verb, inner)
            hang([t for t in inner.lefts if t.i < verb.i], verb)
            joined = [t for t in inner.rights if t.dep_ == "conj"]
            on = frozenset() if any(t.tag_ == inner.tag_ for t in joined) else _JOINED
            hang([t for t in inner.rights if t.is_punct or t.dep_ in on], verb)
            reattach(inner, verb, "xcomp")
            retag(verb, verb.tag_, "VERB", lemma)
        return doc

    def _lemma(self, form: str) -> str | None:
        """Of which of the verbs a word is a form; None: of none."""
        known = [lemma for lemma in self.irregular.get(form, ()) if lemma in self.verbs]
        regular = (v for v in self.verbs if form.startswith(v[:-1]) and len(form) <= len(v) + 3)
        return next(iter(known), None) or max(regular, key=len, default=None)
