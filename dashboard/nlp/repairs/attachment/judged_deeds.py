"""Hangs on a judgement the deed, and the day behind it: "cleared her of killing him [on Monday]".

The parser hangs the day on the deed; but no court sits, and hardly any police charge, on that day.
And it hangs the deed on the name of who is judged: "cleared nurse Ana Cruz [of murder]". Nor does
one kill to a penalty: "sentenced the man who killed a guard [to life] on Monday".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import hang

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_GOVERNED = frozenset({"pobj"})
_LINKS = frozenset({"prep"})
_SENTENCED = frozenset({"dobj", "nsubjpass"})
_DEEDS = frozenset({"NN", "NNS", "VBG"})


@dataclass(frozen=True, slots=True)
class JudgedDeeds:
    """Mends the tree of a document.

    ``days``: the names of the days of the week; ``judging``: lemmas of verbs for what the law does
    to somebody for a deed; ``grounds``: prepositions before that, as before whom a name is of;
    ``sentencing``: lemmas of verbs behind which ``to`` tells the penalty; ``penalties``: what it
    may be, bare ("life"); ``lengths``: lemmas of nouns for how long it is ("ten [years]").
    """

    days: frozenset[str]
    judging: frozenset[str]
    grounds: frozenset[str]
    sentencing: frozenset[str]
    to: frozenset[str]
    penalties: frozenset[str]
    lengths: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such deeds, days and phrases behind them change."""
        for link in tokens_where(doc, {"LOWER": self.grounds, "DEP": _LINKS}):
            above = link.head
            whom = above.head if above.dep_ == "appos" else above  # "cleared [nurse] Ana Cruz"
            judged = whom.dep_ == "dobj" and whom.i < link.i and link.nbor(-1).tag_ == "NNP"
            if judged and whom.head.lemma_ in self.judging and _is_deed(link):
                link.head = whom.head
        for link in tokens_where(doc, {"LOWER": self.to, "DEP": _LINKS}):
            deed, whom = link.head, link.head.head
            told = deed.dep_ == "relcl" and whom.dep_ in _SENTENCED
            sentenced = told and whom.head.lemma_ in self.sentencing and self._is_penalty(link)
            if sentenced and _is_left_of(whom, deed, link):
                hang([t for t in deed.rights if t.i >= link.i], whom.head)
        for day in tokens_where(doc, {"LOWER": self.days, "DEP": _GOVERNED}):
            if any(not t.is_punct for t in day.children):
                continue
            link = day.head
            verb = None if link.dep_ != "prep" else self._judgement(link.head)
            if verb is not None:
                hang([t for t in link.head.rights if t.dep_ == "prep" and t.i >= link.i], verb)
        return doc

    def _is_penalty(self, link: SpacyToken) -> bool:
        """Whether nothing but a penalty or its length stands behind a preposition."""
        governed = [*link.rights]
        if len(governed) != 1 or governed[0].dep_ not in _GOVERNED:
            return False
        noun = governed[0]
        if noun.lower_ in self.penalties:
            return noun.left_edge == noun.right_edge
        counted = [t.dep_ for t in noun.lefts] == ["nummod"]
        return counted and noun.lemma_.lower() in self.lengths

    def _judgement(self, deed: SpacyToken) -> SpacyToken | None:
        """The verb that says that somebody is judged for what a gerund tells; else None."""
        if deed.tag_ != "VBG" or deed.dep_ != "pcomp":
            return None
        above = next(_over_links(deed))
        if above.pos_ == "NOUN":  # "on suspicion of killing", "for six years for killing"
            above = next(_over_links(above), above)
        return above if above.lemma_ in self.judging and above.i < deed.i else None


def _is_left_of(whom: SpacyToken, deed: SpacyToken, link: SpacyToken) -> bool:
    """Whether somebody is judged before a relative clause, and a verb has no other such phrase."""
    others = [t for t in whom.head.rights if t.lower_ == link.lower_]
    return whom.head.i < whom.i < deed.i < link.i and not others


def _is_deed(link: SpacyToken) -> bool:
    """Whether a preposition stands before a bare noun or a gerund: "of [murder]", "of [lying]"."""
    return any(t.tag_ in _DEEDS and t.left_edge == t for t in link.rights)


def _over_links(token: SpacyToken) -> Iterator[SpacyToken]:
    """What a token hangs on by a preposition."""
    if token.head.dep_ == "prep":
        yield token.head.head
    elif token.dep_ == "pcomp":
        yield token.head
