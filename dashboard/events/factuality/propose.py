"""Whether what governs a clause, or is coordinated with it, keeps it from being told as a fact.

Factuality runs down the tree: through coordination, and through verbs that the clause completes.
What is told on somebody's word has its cause on the same word.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dashboard.clause import Clause, Embedding
from dashboard.events.factuality.rules import FactualityRule, NounRule
from dashboard.events.factuality.table import load_rules
from dashboard.events.lexicon import load_clause_words
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN
from dashboard.rules.propose import Proposal

FIELD = "factuality"
_REACHES_DOWN = frozenset({Embedding.COORDINATION, Embedding.OPEN_COMPLEMENT})


def propose_noun_modality(
    noun: Token, part: AnalysedParagraph, *, language: str = OWN
) -> Iterator[Proposal[Modality]]:
    """What keeps the event that a noun names from being a fact; nothing where it is told as one."""
    clause = part.clauses.of(noun.i)
    for rule in _rules_of_nouns(language):
        word = rule.find(clause, part, noun)
        if word is not None:
            because = rule.because.format(word=word.text)
            yield Proposal(rule.name, rule.rank, rule.modality, because, word.i)
    if _is_new_agent(noun, clause):
        told = propose_modality(clause, part, language=language)
        yield from (p for p in told if p.value is Modality.REPORTED)


def propose_modality(
    clause: Clause, part: AnalysedParagraph, *, language: str = OWN
) -> Iterator[Proposal[Modality]]:
    """What keeps a clause from being a fact; nothing where it is told as one."""
    here, shares, causes, gerund = clause, True, False, False
    for above in (*part.clauses.above(clause), None):
        interrupted = part.doc[here.head].has_child(Dependency.PARATAXIS)
        for rule in _rules_of_clauses(language, here.embedding, interrupted):
            if causes and rule.modality is not Modality.REPORTED:
                continue  # "it is false that she left because he lied": he may have
            if gerund and not rule.through_gerunds:
                continue
            word = rule.find(here, part) if shares or not rule.same_subject else None
            if word is not None:
                because = rule.because.format(word=word.text)
                yield Proposal(rule.name, rule.rank, rule.modality, because, word.i)
        cause, doing = _is_cause(here, language), _is_gerund(here)
        if above is None or not (cause or doing or here.embedding in _REACHES_DOWN):
            return
        causes, gerund = causes | cause, gerund | doing
        subject = here.subject
        same = subject is None or subject.shared
        # "Allegedly shot her and was arrested": the voice tells another act.
        shares = shares and same and here.voice is above.voice
        here = above


def _is_new_agent(noun: Token, clause: Clause) -> bool:
    """Whether it is told of as what did it: "is thought to have been caused by [a blast]".

    Not where it is known: "by [the storm]".
    """
    link = noun.head
    agent = link.dependency == Dependency.AGENT and link.head.i == clause.head
    return agent and not read_noun_phrase(noun).is_known


def _is_gerund(clause: Clause) -> bool:
    """Whether it hangs by a preposition on what its subject did: "confessed to [killing] him".

    Not what was done to the subject: "fled after [being jailed]".
    """
    subject = clause.subject
    doing = clause.embedding is Embedding.PREPOSITIONAL and clause.is_active
    return doing and not clause.finite and (subject is None or subject.shared)


def _is_cause(clause: Clause, language: str) -> bool:
    """Whether a clause tells why: on the word of who tells what was done for it."""
    why = load_clause_words(language).has("alleged", "causes", clause.marker)
    return why and clause.embedding is Embedding.ADVERBIAL


@functools.cache
def _rules_of_clauses(
    language: str, embedding: Embedding, interrupted: bool
) -> tuple[FactualityRule, ...]:
    """The rules that may hold of a clause that hangs so, in their order."""
    of_clauses = (rule for rule in load_rules(language) if not isinstance(rule, NounRule))
    return tuple(rule for rule in of_clauses if rule.may_hold(embedding, interrupted))


@functools.cache
def _rules_of_nouns(language: str) -> tuple[NounRule, ...]:
    return tuple(rule for rule in load_rules(language) if isinstance(rule, NounRule))
