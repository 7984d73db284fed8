"""Reads how each event is told: every ground that keeps it from being a fact, by its rank."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from dashboard.clause import Clause
from dashboard.events.factuality.allegations import Allegations
from dashboard.events.factuality.denied_causes import is_cause_of_denied
from dashboard.events.factuality.markers import Marker, Reading
from dashboard.events.factuality.modality import read_marker, read_modality
from dashboard.events.factuality.negation import denies_its_event, said_before
from dashboard.events.factuality.propose import propose_modality, propose_noun_modality
from dashboard.events.lexicon import ClauseWords
from dashboard.events.participants.nominal_agents import (
    is_authority,
    is_new_circumstance,
    names_its_agent,
)
from dashboard.events.trigger import EventTrigger
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.tokens import Token
from dashboard.rules.propose import Proposal, decide, decide_in_turn

_NOT_DONE = frozenset({Modality.NEGATED, Modality.POSSIBLE})


class FactualityReader:
    """How the events of an article are told, by what is alleged in it."""

    def __init__(self, alleged: Allegations, words: ClauseWords) -> None:
        self.alleged, self.words = alleged, words

    def tell(
        self, found: EventTrigger, part: AnalysedParagraph, token: Token
    ) -> Proposal[Modality] | None:
        """What keeps an event from being told as a fact, the strongest ground; None: nothing."""
        of_verb = found.verb is not None
        grounds = self._of_verb(found, part, token) if of_verb else self._of_noun(token, part)
        quoted = Reading(Modality.REPORTED, Marker.QUOTATION, token)
        last = (quoted.propose(part.language) for _ in range(found.narrated))
        return decide_in_turn((*grounds, last), at=part.at(part.doc[found.first]))[0]

    def _of_verb(
        self, found: EventTrigger, part: AnalysedParagraph, verb: Token
    ) -> Iterator[Iterable[Proposal[Modality]]]:
        """What is proposed for an event that a verb tells, by falling rank."""
        clause = part.clauses.of(verb.i)
        ruled = sorted(
            propose_modality(clause, part, language=part.language), key=lambda one: -one.rank
        )
        yield self._marked(read_marker(verb, self.words), part, ruled)
        yield self._of_account(clause, part, verb)
        yield ruled
        if self.alleged.one_sided.tell(verb, part.at(verb)):
            yield [Reading(Modality.REPORTED, Marker.WITNESS, verb).propose(part.language)]
        noun = None if found.noun is None else part.doc[found.noun]
        modifier = None if noun is None else _read_modifier(noun, self.words)
        yield [] if modifier is None else [modifier.propose(part.language)]

    def _marked(
        self,
        reading: Reading | None,
        part: AnalysedParagraph,
        ruled: Sequence[Proposal[Modality]] = (),
    ) -> Iterator[Proposal[Modality]]:
        """What a marker proposes, after the strongest of the rules where that says the same."""
        if reading is None:
            return
        proposed = reading.propose(part.language)
        if ruled and ruled[0].value is reading.modality:
            yield dataclasses.replace(ruled[0], rank=proposed.rank + 1)
        yield proposed

    def _of_account(
        self, clause: Clause, part: AnalysedParagraph, verb: Token
    ) -> Iterator[Proposal[Modality]]:
        """What is proposed as it is the cause of what is denied, or told in a party's account."""
        of_denied = is_cause_of_denied(clause, part, self.words)
        if of_denied or self.alleged.tell(verb, part.at(verb)):
            yield Reading(Modality.REPORTED, Marker.ACCOUNT, verb).propose(part.language)

    def _of_noun(
        self, noun: Token, part: AnalysedParagraph
    ) -> Iterator[Iterable[Proposal[Modality]]]:
        """What is proposed for an event that a noun names, by falling rank.

        "He fled before a raid": that there was one is no charge.
        """
        yield self._marked(read_marker(noun, self.words), part)
        yield propose_noun_modality(noun, part, language=part.language)
        yield self._as_its_clause(noun, part)

    def _as_its_clause(self, noun: Token, part: AnalysedParagraph) -> Iterator[Proposal[Modality]]:
        """What is proposed for a noun that names its agent, or is new: the word of its clause."""
        clause, authority = part.clauses.of(noun.i), is_authority(noun, self.words)
        verb, new = part.doc[clause.head], is_new_circumstance(noun, self.words)
        new = new and self.words.has("harm", "verbs", clause.lemma)
        if verb == noun or not (authority or new or names_its_agent(noun, self.words)):
            return
        told = read_modality(verb, self.words)
        heard = Reading(Modality.REPORTED, Marker.CLAUSE, verb).propose(part.language)
        if new:  # "denied that he was hit in a raid", not "no one was"
            if told is Modality.NEGATED and not denies_its_event(verb, self.words):
                yield heard
            return
        if authority and told in _NOT_DONE:
            yield Reading(Modality.POSSIBLE, Marker.CLAUSE, verb).propose(part.language)
            return
        taken = decide(propose_modality(clause, part, language=part.language), at=part.at(verb))[0]
        if taken is not None and taken.value is Modality.REPORTED:
            yield taken
        elif told is Modality.REPORTED or any(
            self.alleged.tell(t, part.at(t)) for t in (verb, noun)
        ):
            yield heard


def _read_modifier(noun: Token, words: ClauseWords) -> Reading | None:
    """What stands before the noun of a light verb ("held possible talks", "reached no deal")."""
    charges = words.has("alleged", "accusations", noun.lemma_)
    for child in noun.children:
        which = said_before(child, noun, words) if child.i < noun.i else None
        if charges and words.has("alleged", "attempts", child.lower_):
            continue  # "facing attempted murder charges"
        if which is not None:
            return Reading(Modality(which), Marker.LIGHT_NOUN, child)
    return None
