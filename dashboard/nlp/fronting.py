"""Before whose clause a phrase or clause is fronted: "after his trial, [Lund] left"."""

from __future__ import annotations

from dashboard.clause import Clause, Embedding
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.tokens import Token

_FRONTED = frozenset({Embedding.ADVERBIAL, Embedding.CONDITION, Embedding.PREPOSITIONAL})
_ON_NOUNS = frozenset({Embedding.RELATIVE, Embedding.PARTICIPLE})


def subject_behind(token: Token, part: AnalysedParagraph) -> Token | None:
    """The subject before which the phrase or clause of a word is fronted.

    Lund of his and he in "after his trial, Lund left", "when he left, Lund wept", "in a note he
    left, Lund wept", "after leaving the firm he ran, Lund wept", "Reed said after his trial, Lund
    left". None where the word stands behind the subject of the main clause, or within it, or in
    what is told ("he left, Lund said").
    """
    own = part.clauses.of(token.i)
    subject = own.subject
    ahead = subject is not None and not subject.shared and subject.head > token.i
    below = own
    for above in part.clauses.above(own):
        if ahead or below.embedding is Embedding.COMPLEMENT:
            break
        subject = above.subject
        if subject is not None and below.embedding in _FRONTED | _ON_NOUNS:
            ahead = not subject.shared and subject.head > max(below.words)
        below = above
    if not ahead and (told := _told_behind(token, own, part)) is not None:
        subject, ahead = told.subject, True
    if subject is None or not ahead or subject.span.start <= part.at(token):
        return None
    return part.doc[subject.head]


def _told_behind(token: Token, own: Clause, part: AnalysedParagraph) -> Clause | None:
    """The complement right behind a phrase between it and its verb: "said after his trial, Lund".

    Parted from that by a comma, and not led by "that"; None: there is none.
    """
    if own.head > token.i:
        return None
    for below in part.clauses.below(own):
        first = min(i for i in below.words if not part.doc[i].is_punct)
        led = part.doc[first].dependency == Dependency.MARKER
        told = below.embedding is Embedding.COMPLEMENT and below.subject is not None
        if told and first > token.i and not led and part.doc[first - 1].tag == Tag.COMMA:
            return below
    return None
