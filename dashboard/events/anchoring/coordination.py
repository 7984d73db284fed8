"""Which events share a time: coordinated verbs, a verb and its subject, what went along with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from dashboard.events.anchoring.signals import (
    clause_of_participle,
    goes_along,
    is_when,
    joined_to,
)
from dashboard.events.lexicon import ClauseWords, load_lexicon
from dashboard.events.time_link import TimeLink
from dashboard.events.trigger import EventTrigger
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.governance import particles_of
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PAST_FORMS, TENSED

_MOST_JOINED = 40  # verbs of a chain ("and … and …") through which a time is shared


class Times(Protocol):
    """The time expressions of each event so far, and the events by their tokens."""

    words: ClauseWords
    by_token: dict[tuple[int, int], EventTrigger]
    found: dict[EventTrigger, list[TimeLink]]
    lengths: dict[EventTrigger, TimeLink]
    measured: set[EventTrigger]
    open: dict[EventTrigger, int]


def share_times(times: Times, analysis: Analysis, events: Sequence[EventTrigger]) -> None:
    """Give what is told together with a dated event its time, in ``times.found``.

    Coordinated verbs share a time that stands before the first of them; a verb has that of the
    event that is its subject, a participle behind its clause that of the clause.
    """
    _Sharer(times, analysis).share(events)


class _Sharer:
    def __init__(self, times: Times, analysis: Analysis) -> None:
        self.times, self.analysis, self.words = times, analysis, times.words

    def share(self, events: Sequence[EventTrigger]) -> None:
        """Give each event without a time of its own what it shares; see the module."""
        for event in events:
            self._drop_of_others(event)
            if event.verb is None and event not in self.times.found:
                self._share_of_harm(event)
            if event in self.times.found or event.verb is None:
                continue
            verb = self.analysis.part_of(event).doc[event.verb]
            self._share_of_subject(event, verb)
            for node in islice(joined_to(verb), _MOST_JOINED):
                first = self.times.by_token.get((event.paragraph, node.i))
                if first is None or first not in self.times.found:
                    continue
                described = node.dependency == Dependency.ADNOMINAL_CLAUSE
                apart = described or verb.has_child(*SUBJECTS)
                if apart or self._has_own_time(event, verb, node):
                    break
                for link in self.times.found[first]:
                    if not link.shared and not self._is_contrasted(
                        link, verb, node, event.paragraph
                    ):
                        self.times.found[event].append(replace(link, steps=9, shared=True))
                break
            if event not in self.times.found and (goes_along(verb) or is_when(verb, self.words)):
                above = clause_of_participle(verb) if goes_along(verb) else verb.head
                for link in self.times.found.get(
                    self.times.by_token.get((event.paragraph, above.i), event), ()
                ):
                    if not link.shared and not self.words.which("signal", link.signal):
                        self.times.found[event].append(TimeLink(link.timex, "", 9, False, True))

    def _is_contrasted(self, link: TimeLink, verb: Token, first: Token, paragraph: int) -> bool:
        """Whether a time is of the first verb alone: "condemned it on 2 May but also criticised".

        One before both is of both: "In May they met but did not agree".
        """
        joints = (t for t in first.rights if t.i < verb.i)
        contrast = any(self.words.has("contrast", "conjunctions", t.lower_) for t in joints)
        at = self.analysis.paragraphs[paragraph].at(first)
        return contrast and link.timex.span.start > at

    def _drop_of_others(self, event: EventTrigger) -> None:
        """Take from an event with an open time of its own what stands before another event."""
        if event not in self.times.open or event not in self.times.found:
            return
        part = self.analysis.part_of(event)
        last = self.times.open[event]
        kept = [g for g in self.times.found[event] if g.timex.span.start > _at(part, last)]
        self.times.found[event] = kept
        if not kept:
            del self.times.found[event]

    def _has_own_time(self, event: EventTrigger, verb: Token, first: Token) -> bool:
        """Whether the second verb is of another time: "was freed in 2019 and has since refused"."""
        if event in self.times.measured or event in self.times.lengths or event in self.times.open:
            return True
        for token in verb.children_as(Dependency.ADVERBIAL_CLAUSE):
            marks = token.children_as(Dependency.MARKER)
            if any(self.words.which("signal", t.lower_) for t in marks):
                return True
        helpers = [t for t in verb.children_as(Dependency.AUXILIARY) if t.tag in TENSED]
        return bool(helpers) and first.tag in PAST_FORMS and helpers[0].tag != Tag.PAST_TENSE

    def _share_of_harm(self, event: EventTrigger) -> None:
        """Give what struck the time of the harm that it did: "a fire killed six on Sunday"."""
        noun = self.analysis.part_of(event).doc[event.token]
        verb, lexicon = noun.head, load_lexicon()
        harms = {t.type for t in lexicon.verbs.get(verb.lemma_.lower(), ())}
        sudden = any(noun.lemma_.lower() in lexicon.types[code].impersonal_causes for code in harms)
        sudden = sudden or (bool(harms) and self.words.has("harm", "sudden", noun.lemma_.lower()))
        if noun.dependency != Dependency.SUBJECT or verb.tag != Tag.PAST_TENSE or not sudden:
            return
        done = [verb, *(t for t in verb.conjuncts if not t.has_child(*SUBJECTS))]
        for token in done:  # "killed nine and injured six on Sunday"
            other = self.times.by_token.get((event.paragraph, token.i))
            own = [g for g in self.times.found.get(other, ()) if not g.shared] if other else []
            if own:
                shared = (replace(g, steps=9, other_head=token.text) for g in own)
                self.times.found[event].extend(shared)
                return

    def _share_of_subject(self, event: EventTrigger, verb: Token) -> None:
        """Give a verb the time of the event that is its subject: "the floods in May killed six".

        Not that to which the verb moves it ("the hearing was moved to May 14"), nor that of what it
        calls off: "the planned Friday strike was called off".
        """
        if self.words.has("aspect", "calling_off", " ".join((verb.lemma_, *particles_of(verb)))):
            return
        subjects = verb.children_as(*SUBJECTS)
        if (
            verb.dependency == Dependency.CONJUNCT
            and verb.tag == Tag.PAST_TENSE
            and verb.head.dependency == Dependency.ADNOMINAL_CLAUSE
        ):
            # "a fire swept the mill and killed six": the analysis takes "swept" for a participle
            subjects.append(verb.head.head)
        for token in subjects:
            subject = self.times.by_token.get((event.paragraph, token.i))
            if subject is None or subject == event or subject.put_off:
                continue
            for link in self.times.found.get(subject, ()):
                if not link.shared:
                    self.times.found[event].append(replace(link, steps=9, other_head=token.text))


def _at(part: AnalysedParagraph, token: int) -> int:
    return -1 if token < 0 else part.at(part.doc[token])
