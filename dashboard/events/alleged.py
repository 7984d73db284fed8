"""Whether an event is told on the word of somebody with a side of their own, as in court.

FactBank (Saurí and Pustejovsky 2009) gives each event the source that vouches for it; here only
those are told apart whose word a reader must not take for a fact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from dashboard.events.lexicon import ClauseWords
from dashboard.model import Quote, QuoteKind
from dashboard.text.analysis import Analysis
from dashboard.text.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def is_alleged(clause: Token, words: ClauseWords) -> bool:
    """Whether a clause is what a party says or a court hears, or "according to" a party.

    What a party says of itself ("prosecutors said they had charged him") and what the state did to
    somebody ("was arrested, prosecutors said") are facts.
    """
    if words.has("alleged", "official", clause.lemma_):
        return False
    if _is_according_to_party(clause, words):
        return True
    if clause.dep_ != "ccomp":
        return False
    verb = clause.head
    teller = next((t for t in verb.children if t.dep_ in _SUBJECT), None)
    if teller is None:
        return False
    how = "telling" if teller.dep_ == "nsubjpass" else "hearing"
    if words.has("alleged", how, verb.lemma_) and words.has("alleged", "hearers", teller.lemma_):
        return True
    if not _is_party(teller, words) or not words.has("alleged", "verbs", verb.lemma_):
        return False
    doer = next((t for t in clause.children if t.dep_ in _SUBJECT), None)
    return doer is None or not _is_teller(doer, teller, words)


def _is_teller(doer: Token, teller: Token, words: ClauseWords) -> bool:
    """Whether a party may speak of itself: "prosecutors said they", not "prosecutors said he"."""
    if doer.tag_ != "PRP":
        own = any(t.tag_ == "PRP$" for t in doer.children)  # "said their team"
        return own or doer.lemma_ == teller.lemma_
    return (teller.tag_ == "NNS") == words.has("alleged", "plural", doer.lower_)


class Allegations:
    """What a text quotes as somebody's allegation, whatever the analysis made of its clauses."""

    def __init__(self, quotes: Iterable[Quote], analysis: Analysis, words: ClauseWords) -> None:
        self._spans = sorted(
            (quote.span.start, quote.span.end)
            for quote in quotes
            if quote.kind is not QuoteKind.DIRECT and _is_alleging(quote, analysis, words)
        )

    def around(self, offset: int) -> bool:
        """Whether an offset of the text lies in one."""
        at = bisect_right(self._spans, (offset, offset + 1)) - 1
        return any(start <= offset < end for start, end in self._spans[max(0, at) : at + 2])


def _is_alleging(quote: Quote, analysis: Analysis, words: ClauseWords) -> bool:
    part = None if quote.cue is None else analysis.paragraph_at(quote.cue.start)
    if quote.cue is None or part is None:
        return False
    cue = part.token_at(quote.cue.start)
    return cue is not None and words.has("control", "reported", cue.lemma_)


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
