"""Which of the places that look like events are rows of a chronology at all.

States, habits, opinions and scenery are told in the same words as happenings. A sum of signs tells
them apart; only what is surely none is left out, as the rest can be ranked.
"""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Sequence

from dashboard.clause import Aspect, Clause, Definiteness, Embedding, Tense
from dashboard.events.coreference.nominal_anaphora import SPEECH
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention
from dashboard.events.salience.nonevents import NonEvents
from dashboard.events.salience.signs import SignReader
from dashboard.events.trigger import ACCUSE, PLAIN, REQUEST
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.registry import OWN, language_file
from dashboard.rules.sums import WeightedSum, load_sum

_MISHAPS = ("Accident.", "Disaster.")
_LESS_THAN_FACT = frozenset({Modality.PLANNED, Modality.NEGATED, Modality.REPORTED})


def select_rows(
    mentions: Sequence[EventMention], signs: SignReader, *, language: str = OWN
) -> tuple[EventMention, ...]:
    """The events without those that are surely no happenings, in their order.

    What has a time of its own in the words, is said by somebody who is named, or is told by the
    past tense of a main clause stays, whatever the signs say. So does what a verb refuses and what
    is planned, denied or alleged of a known thing; what else is so, if little speaks against it.
    """
    sums = load_selection(language)
    none = NonEvents(signs.analysis, language=language)
    mentions = [read for read in mentions if not none.hold(read)]
    found = list(signs.read((read.event, read.found) for read in mentions))
    kept = {event.id for event, names in found if sums.total(names) >= sums.limits["row"]}
    poor = {event.id for event, names in found if sums.total(names) < sums.limits["less than fact"]}
    return tuple(
        read
        for read in mentions
        if _is_sure(read, signs.analysis, language)
        or read.event.id in kept
        or (read.event.modality in _LESS_THAN_FACT and read.event.id not in poor)
        or _is_specific(read, signs.analysis, language)
    )


def _is_sure(read: EventMention, analysis: Analysis, language: str) -> bool:
    roles = {p.role for p in read.event.participants}
    asked = read.event.type == REQUEST and read.found.verb is None
    said = Role.SPEAKER in roles or (asked and Role.ACTOR in roles)
    clauses = analysis.part_of(read.found).clauses
    clause = clauses.of(read.found.head)
    said = said or (Role.ACTOR in roles and _is_saying(read, clause, clauses.below(clause)))
    told = read.event.modality is Modality.ASSERTED and clause.head == read.found.verb
    if told and read.event.type == ACCUSE and roles >= {Role.ACTOR, Role.RECIPIENT}:
        return True  # "the firm, which prosecutors accuse of fraud": what it says answers to that
    ends = load_clause_words(language).has("ended", "verbs", clause.lemma)
    if told and ends and read.event.type != PLAIN:
        return True  # "accepted a deal that ends a strike": nothing else tells of the strike
    if read.time_links or said or _is_located(read, roles, analysis):
        return True
    plain = clause.tense is Tense.PAST and clause.aspect is Aspect.SIMPLE
    return plain and clause.embedding is Embedding.MAIN and clause.head == read.found.verb


def _is_located(read: EventMention, roles: Container[Role], analysis: Analysis) -> bool:
    """Whether the first paragraph brings in a mishap and tells where: "after a crash near Hull"."""
    part = analysis.part_of(read.found)
    known = (read.event.subtype or "").startswith(_MISHAPS) and Role.PLACE in roles
    told = read.found.verb is None and read.event.modality is Modality.ASSERTED
    if not (known and told) or read.found.paragraph > 1:
        return False
    phrase = read_noun_phrase(part.doc[read.found.token])
    return phrase.definiteness is Definiteness.INDEFINITE and not phrase.plural


def _is_specific(read: EventMention, analysis: Analysis, language: str) -> bool:
    """Whether less than a fact is told of one event: "approved the sale", "called off a visit".

    So is what is refused by a verb; not "unable to reach a deal", nor "plans to sell".
    """
    if read.found.verb is not None:
        return read.event.modality is Modality.NEGATED
    part = analysis.part_of(read.found)
    noun, verb = part.doc[read.found.token], part.clauses.of(read.found.head).lemma
    off = load_clause_words(language).has("aspect", "calling_off", verb)
    less = read.event.modality in _LESS_THAN_FACT
    return less and (off or read_noun_phrase(noun).is_known)


def _is_saying(read: EventMention, clause: Clause, below: Iterable[Clause]) -> bool:
    """Whether a verb says what a clause behind it holds: "prosecutors allege that he fled"."""
    own = clause.head == read.found.verb and (read.event.subtype or "").startswith(SPEECH)
    return own and any(each.embedding is Embedding.COMPLEMENT for each in below)


@functools.cache
def load_selection(language: str) -> WeightedSum:
    """The weights of ``languages/LANGUAGE/rows.toml``; raises RuleError if they do not hold."""
    return load_sum(language_file(language, "rows.toml"), "less than fact", "row")
