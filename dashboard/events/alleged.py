"""Whether an event is told on the word of somebody with a side of their own, as in court.

FactBank (Saurí and Pustejovsky 2009) gives each event the source that vouches for it; here only
those are told apart whose word a reader must not take for a fact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from dashboard.events.lexicon import ClauseWords
from dashboard.model import Quote, QuoteKind
from dashboard.text.analysis import Analysis
from dashboard.text.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_alleged(clause: Token, words: ClauseWords) -> bool:
    """Whether a clause is what a party says or a court hears, or "according to" a party.

    What a party says of itself ("prosecutors said they had charged him") and what the state did to
    somebody ("was arrested, prosecutors said") are facts.
    """
    if words.has("alleged", "official", clause.lemma_):
        return False
    if _is_according_to_party(clause, words):
        return True
    finite = clause.dep_ == "xcomp" and clause.tag_ in _FINITE  # "who prosecutors say bribed him"
    if clause.dep_ != "ccomp" and not finite:
        return False
    verb = clause.head
    tellers = [t for t in verb.lefts if t.dep_ in _SUBJECT]
    if not tellers:
        return False
    teller = tellers[-1]
    how = "telling" if teller.dep_ == "nsubjpass" else "hearing"
    if words.has("alleged", how, verb.lemma_) and words.has("alleged", "hearers", teller.lemma_):
        return True
    if not _is_party(teller, words) or not words.has("alleged", "verbs", verb.lemma_):
        return False
    return not _is_of_teller(clause, teller, words)


def _is_of_teller(clause: Token, teller: Token, words: ClauseWords) -> bool:
    """Whether a clause tells what the party that tells it did itself."""
    doer = next((t for t in clause.children if t.dep_ in _SUBJECT), None)
    return doer is not None and _is_teller(doer, teller, words)


def _is_teller(doer: Token, teller: Token, words: ClauseWords) -> bool:
    """Whether a party may speak of itself: "prosecutors said they", not "prosecutors said he"."""
    if doer.tag_ != "PRP":
        own = any(t.tag_ == "PRP$" for t in doer.children)  # "said their team"
        return own or doer.lemma_ == teller.lemma_
    return (teller.tag_ == "NNS") == words.has("alleged", "plural", doer.lower_)


class Allegations:
    """What a text quotes as somebody's allegation, whatever the analysis made of its clauses."""

    def __init__(self, quotes: Iterable[Quote], analysis: Analysis, words: ClauseWords) -> None:
        self._words = words
        found = (_alleged(q, analysis, words) for q in quotes if q.kind is not QuoteKind.DIRECT)
        self._all = sorted((one for one in found if one is not None), key=lambda one: one.span)

    def tell(self, clause: Token, offset: int) -> bool:
        """Whether a clause, whose verb stands at an offset of the text, lies in one."""
        at = bisect_right(self._all, (offset, offset + 1), key=lambda one: one.span) - 1
        return any(
            start <= offset < end and self._is_charge(clause, cue, teller, offset - start)
            for (start, end), cue, teller in self._all[max(0, at) : at + 2]
        )

    def _is_charge(self, clause: Token, cue: Token, teller: Token | None, into: int) -> bool:
        """Whether what is told is no fact: of what a party says, its own acts and the state's are.

        Nor are facts told aside in the relative clauses of what it says a charge.
        """
        if teller is None:
            return True
        aside = clause.dep_ == "relcl" and clause.idx - clause.head.idx <= into
        if clause == cue or aside:
            return False
        official = self._words.has("alleged", "official", clause.lemma_)
        return not official and not _is_of_teller(clause, teller, self._words)


class _Allegation(NamedTuple):
    """What is quoted; the verb that says so, and the party whose word it is (None: it alleges)."""

    span: tuple[int, int]
    cue: Token
    teller: Token | None


def _alleged(quote: Quote, analysis: Analysis, words: ClauseWords) -> _Allegation | None:
    """The quote as an allegation; None: it is told by somebody who may know."""
    part = None if quote.cue is None else analysis.paragraph_at(quote.cue.start)
    cue = None if quote.cue is None or part is None else part.token_at(quote.cue.start)
    if cue is None or part is None:
        return None
    span = (quote.span.start, quote.span.end)
    if words.has("control", "reported", cue.lemma_):
        return _Allegation(span, cue, None)
    if not words.has("alleged", "verbs", cue.lemma_):
        return None
    tellers = [t for t in cue.lefts if t.dep_ in _SUBJECT] or [
        t for t in cue.children if t.dep_ in _SUBJECT
    ]
    if not tellers or not _is_party(tellers[-1], words):
        return None
    return _Allegation(span, cue, tellers[-1])


def _is_according_to_party(clause: Token, words: ClauseWords) -> bool:
    for child in clause.children:
        if child.dep_ != "prep" or not words.has("alleged", "according", child.lower_):
            continue
        below = [t for t in child.subtree if t.dep_ == "pobj"]
        if below and _is_party(below[0], words):
            return True
    return False


def _is_party(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun, or the title or description of a name, is that of a party."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    beside = (t.lemma_.lower() for t in noun.children if t.dep_ in {"compound", "appos"})
    return any(
        words.has("alleged", "parties", each)
        for each in (noun.lemma_.lower(), f"{before} {noun.lemma_}", *beside)
    )
