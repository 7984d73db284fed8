"""Lists of crimes of which nobody can say who did them: "of having robbed a bank, [stabbed] him".

Behind a gerund the next verb of its list looks like one of the governing verb: "a court convicted
Reed of having robbed a bank, stabbed a guard and fled" is no act of the court, "…, sentenced him
and rose" is. Such crimes are not told.
"""

from __future__ import annotations

from dashboard.clause import Clause, Embedding
from dashboard.events.factuality.official import is_official
from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.tokens import Token

_GERUNDS = frozenset({Embedding.PREPOSITIONAL, Embedding.OPEN_COMPLEMENT, Embedding.COMPLEMENT})
_CRIMES, _CHARGING = ("crimes", "flights"), ("charging", "convicting")
_LISTED = frozenset({Embedding.COORDINATION, Embedding.ADVERBIAL})


def is_of_unclear_list(clause: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether a clause belongs to a list of crimes that may go on with a gerund before it.

    The list must begin with a comma: with "and" the parser reads it well.
    """
    first, above = clause, part.clauses.parent(clause)
    while first.embedding is Embedding.COORDINATION and above is not None:
        if _has_gerund_between(above, first, part, words):
            break
        first, above = above, part.clauses.parent(above)
    if above is None or first.embedding not in _LISTED or first.marker:
        return False
    if not _has_gerund_between(above, first, part, words) or not _opens_list(first, part):
        return False
    verb = part.doc[first.head]
    listed = (verb, *verb.conjuncts)
    crime = any(words.has("alleged", name, t.lemma_) for t in listed for name in _CRIMES)
    return crime and not is_official(part.doc[clause.head], None, words)


def _has_gerund_between(
    above: Clause, listed: Clause, part: AnalysedParagraph, words: ClauseWords
) -> bool:
    """Whether a gerund of the same governor stands before: a perfect one before a past."""
    past = part.doc[listed.head].tag != Tag.PRESENT_PARTICIPLE
    if not past and not any(words.has("alleged", name, above.lemma) for name in _CHARGING):
        return False  # "attacked it after taking the port, [killing] six"
    return any(
        each.parent == above.index
        and each.embedding in _GERUNDS
        and not each.finite
        and _is_perfect_gerund(part.doc[each.head]) == past
        and not words.has("signal", "after", each.marker)  # "fled after [having] robbed a bank"
        and above.head < each.head < listed.head
        for each in part.clauses.clauses
    )


def _is_perfect_gerund(verb: Token) -> bool:
    """Whether a participle has a gerund for its helper: "having robbed"."""
    helpers = verb.children_as(Dependency.AUXILIARY)
    return any(t.tag == Tag.PRESENT_PARTICIPLE for t in helpers)


def _opens_list(clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether a comma stands right before a verb, and another of its kind goes on with it."""
    verb = part.doc[clause.head]
    parted = verb.i > 0 and verb.nbor(-1).text == ","
    return parted and any(t.tag == verb.tag for t in verb.children_as(Dependency.CONJUNCT))
