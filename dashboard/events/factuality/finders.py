"""The word for which a rule of factuality holds of a clause, where it is not the governor.

The first arguments are what a rule in ``languages/*/factuality.toml`` says of it.
"""

from __future__ import annotations

from collections.abc import Callable

from dashboard.clause import Clause, Embedding
from dashboard.events.factuality.conditions import find_marker
from dashboard.events.factuality.governors import is_unnamed
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.modifiers import adverbs_of
from dashboard.nlp.tokens import Token
from dashboard.registry import Words

Finder = Callable[[Clause, AnalysedParagraph], Token | None]


def find_adverb(adverbs: Words, clause: Clause, part: AnalysedParagraph) -> Token | None:
    """An adverb of a clause: "[allegedly] hit a guard"; None: none of these."""
    return next((t for t in adverbs_of(part.doc[clause.head]) if t.lower_ in adverbs), None)


def find_opening_adverb(adverbs: Words, clause: Clause, part: AnalysedParagraph) -> Token | None:
    """The adverb that opens the governing clause: "[Reportedly], he left after she had"."""
    above = part.clauses.parent(clause)
    first = None if above is None else part.doc[above.head].left_edge
    return first if first is not None and first.lower_ in adverbs else None


def find_marker_above(
    embeddings: frozenset[Embedding], clause: Clause, part: AnalysedParagraph
) -> Token | None:
    """The word that opens the governing clause, where that hangs so: "[if] he says he left"."""
    above = part.clauses.parent(clause)
    if above is None or above.embedding not in embeddings or not above.marker:
        return None
    return find_marker({above.marker}, above, part)


def find_inverted_helper(clause: Clause, part: AnalysedParagraph) -> Token | None:
    """The helper with which a condition begins that no word marks: "[had] he known"."""
    return None if clause.marker else part.doc[clause.words[0]]


def find_doer(clause: Clause, part: AnalysedParagraph) -> Token | None:
    """Who does what a clause tells; None: it does not say."""
    return part.head_of(clause.logical_subject)


def find_source(
    clause: Clause,
    part: AnalysedParagraph,
    *,
    sources: Words,
    links: Words,
    unnamed: bool,
    official: Words,
) -> Token | None:
    """The word that names such a one as the source: "[according] to her lawyer"; None: none does.

    ``unnamed``: one that tells not which, or else the clause must say who did it.
    """
    for link in part.doc[clause.head].children:
        if link.lower_ in links and (unnamed or clause.logical_subject):
            near = [t for t in link.children if not t.is_punct]
            near += [t for noun in near for t in noun.children if t.i > noun.i]
            fit = (t for t in near if not unnamed or is_unnamed(t, official))
            told = any(t.lemma_.lower() in sources for t in fit)
            return link if told else None
    return None
