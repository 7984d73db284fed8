"""Takes a clause that tells the contents of a noun for no relative clause.

"A rumour that Lind had [fled] proved false", "the claim that Lind [stole] it": the parser takes
"that" for what Lind fled or stole, and the rumour for a thing of which this is told as known. In
"the rumour that Lind [spread]" it is so: an account is what one spreads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_RELATIVE = {"DEP": frozenset({"relcl"})}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj"})
_MARKING = "IN"


@dataclass(frozen=True, slots=True)
class ContentClauses:
    """Mends the tree of a document.

    ``accounts``: nouns that say that something is so; ``sources``: the words before who says it;
    ``marks``: those that open what they say; ``handling``: lemmas for what is done with an account.
    """

    accounts: frozenset[str]
    sources: frozenset[str]
    marks: frozenset[str]
    handling: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only labels of such clauses and of what opens them change."""
        for clause in tokens_where(doc, _RELATIVE):
            noun = self._account(clause.head)
            if noun is None:
                continue
            mark = next((t for t in clause.lefts if t.lower_ in self.marks), None)
            own = mark is not None and any(_is_behind(t, mark) for t in clause.lefts)
            if mark is not None and own and self._opens(mark, clause):
                clause.dep_, mark.dep_, mark.tag_, mark.pos_ = "acl", "mark", _MARKING, "SCONJ"
                clause.head = noun
        return doc

    def _account(self, noun: SpacyToken) -> SpacyToken | None:
        """The account that a clause may be the contents of; whose it is may stand between."""
        if noun.lemma_.lower() in self.accounts:
            return noun
        by = noun.dep_ == "pobj" and noun.head.lower_ in self.sources
        account = noun.head.head
        return account if by and account.lemma_.lower() in self.accounts else None

    def _opens(self, mark: SpacyToken, clause: SpacyToken) -> bool:
        """Whether a word opens a clause that is whole without it."""
        if mark.dep_ == "mark" or mark.dep_ in _SUBJECTS:  # a subject beside that of its own
            return True
        handled = clause.lemma_.lower() in self.handling
        return mark.dep_ in _OBJECTS and not handled


def _is_behind(token: SpacyToken, mark: SpacyToken) -> bool:
    """Whether a token is a subject of its own behind the word that opens the clause."""
    return token.dep_ in _SUBJECTS and token.i > mark.i
