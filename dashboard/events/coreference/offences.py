"""Keeps the crime that somebody is charged with apart from what is told of others.

"Rebels killed twelve. Berg was charged with [murder]": the crime is named, and whose it was is what
the charge says; it is no killing by the rebels. Nor is a death that is told as a fact the crime
alleged before: the one would be as doubtful as the other, or the other as sure.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.clause import Definiteness
from dashboard.events.factuality.account_rules import load_rules
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention, in_role
from dashboard.events.telling import told_by
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import read_noun_phrase

_CHARGED = frozenset({Role.RECIPIENT, Role.TOPIC})


def is_charge_of_another(
    read: EventMention,
    other: EventMention,
    kept: Sequence[EventMention],
    analysis: Analysis,
    language: str,
) -> bool:
    """Whether one of two is the crime of a charge, and the other is by others, or a later fact."""
    for crime, told in ((read, other), (other, read)):
        if not _is_charged(crime, analysis, language):
            continue
        if told is read and read.event.modality is Modality.ASSERTED:
            return True
        verb = analysis.part_of(crime.found).clauses.of(crime.found.token).head
        charge = told_by(verb, crime.found.paragraph, kept)
        parts = () if charge is None else kept[charge].event.participants
        accused = {p.actor for p in parts if p.role in _CHARGED}
        actors = in_role(told.event, Role.ACTOR)
        if accused and actors and accused.isdisjoint(actors):
            return True
    return False


def _is_charged(read: EventMention, analysis: Analysis, language: str) -> bool:
    """Whether a bare noun names the crime of a charge, of which no more is told."""
    if read.found.verb is not None or read.event.modality is not Modality.REPORTED:
        return False
    part = analysis.part_of(read.found)
    bare = read_noun_phrase(part.doc[read.found.token]).definiteness
    charges = load_rules(language).account_of_accused.charges
    under = part.clauses.of(read.found.token).lemma in charges
    return under and bare is Definiteness.BARE and not read.event.participants


def is_one_commissioned(
    read: EventMention, other: EventMention, analysis: Analysis, words: ClauseWords
) -> bool:
    """Whether one alone tells who had harm done: "[ordered] the killing" is not the death."""
    return _is_commissioned(read, analysis, words) != _is_commissioned(other, analysis, words)


def _is_commissioned(read: EventMention, analysis: Analysis, words: ClauseWords) -> bool:
    if read.found.verb is None or read.found.noun is None:
        return False
    verb = analysis.part_of(read.found).doc[read.found.verb]
    harms = words.has("harmful", "types", read.event.type)
    return harms and words.has("harmful", "commissioning", verb.lemma_)
