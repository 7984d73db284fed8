"""Which account a clause doubts or takes back: "cast doubt on it", "the claim was false"."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.events.factuality.account_rules import QuestionedAccount
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token


def doubted_in(clause: Clause, part: AnalysedParagraph, rule: QuestionedAccount) -> Token | None:
    """The noun for what nobody has verified, or which is doubted, taken back or told to be false.

    None where a clause tells nothing of the kind, or only what may be: "if the claim was false".
    """
    if clause.lemma in rule.verifying:
        noun = part.head_of(clause.logical_object)
        told = noun is not None and noun.lemma_.lower() in rule.nouns | rule.reports
        neither = noun is not None and any(t.lower_ in rule.neither for t in noun.lefts)
        return noun if told and (clause.negated or neither) else None
    noun = None if _is_open(clause, part) else _told_to_be_doubted(clause, part, rule)
    return noun if noun is not None and noun.lemma_.lower() in rule.nouns else None


def _told_to_be_doubted(
    clause: Clause, part: AnalysedParagraph, rule: QuestionedAccount
) -> Token | None:
    thing = part.head_of(clause.logical_object)
    if clause.lemma in rule.retracting:
        return thing
    attribute = part.head_of(clause.argument(ArgumentRole.ATTRIBUTE))
    if attribute is not None and attribute.lemma_.lower() in rule.falsities:
        return part.head_of(clause.subject)
    if clause.lemma in rule.supporting and thing is not None:
        before = thing.doc[thing.sent.start : thing.i]
        proof = (t for t in before if t.lemma_.lower() in rule.proofs)
        return thing if any(t.lower_ in rule.no for p in proof for t in p.lefts) else None
    if clause.lemma in rule.raising and thing is not None and thing.lemma_ in rule.doubts:
        behind = [part.doc[o.head] for o in clause.obliques if o.preposition in rule.about]
        links = thing.children_as(Dependency.PREPOSITION)
        behind += [t for link in links if link.lower_ in rule.about for t in link.children]
        return next(iter(behind), None)
    return None


def _is_open(clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether a clause, or one above it, is denied, or tells what only may be."""
    above: Clause | None = clause
    while above is not None:
        if above.negated or above.modal or above.embedding is Embedding.CONDITION:
            return True
        above = part.clauses.parent(above)
    return False
