"""Coreference of acts done to one person: a death, a sentence, a hunt.

"The slaying of Mark Reed … Reed was [shot]": a way to kill is no second act. "A manhunt for Voss …
Voss is [sought]": one hunt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence

from dashboard.clause import Aspect, Tense
from dashboard.events.coreference.comparison import (
    acted_by_others,
    are_dated_apart,
    are_of_one_day,
    names_a_suspect,
)
from dashboard.events.coreference.retellings import Retellings
from dashboard.events.coreference.sides import Side
from dashboard.events.event_nouns import load_event_nouns
from dashboard.events.mention import EventMention, in_role, is_dated
from dashboard.events.telling import latest
from dashboard.model import Actor, ActorKind, Role
from dashboard.nlp.stems import acts, same_event_data
from dashboard.nlp.undergoers import befalls, undergoer
from dashboard.vocabulary import FACTS

_DEATH = "Life.Die"  # a subtype
_DYING = frozenset({Role.ACTOR, Role.RECIPIENT})  # "she died", "killed her"


class Victims:
    """Compares what the people of one article underwent."""

    def __init__(
        self,
        retellings: Retellings,
        actors: Collection[Actor],
        *,
        language: str,
    ) -> None:
        self.retellings, self.language = retellings, language
        people = (a for a in actors if a.kind is ActorKind.PERSON)
        self.people: Mapping[str, Actor] = {a.id: a for a in people}

    def find(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the nearest event of which a clause tells again; None: a new one."""
        another = self.retellings.is_another(read)
        dead = self._dead_in(read)  # asked once: a long text has many events before one
        hunt = not another and self._is_hunt(read)
        struck = None if another else self._struck_in(read)
        once = frozenset[str]() if another else self._sentenced_in(read)
        looks = dead or hunt or once or struck is not None
        for where, other in latest(kept, len(kept)) if looks else ():
            if are_dated_apart(read.event, other.event):
                continue
            if not {read.event.modality, other.event.modality} <= FACTS:
                continue
            if names_a_suspect(read, other):
                continue
            if dead & self._dead_in(other):  # "his mother and ten more died … she [drowned]"
                return where
            if hunt and self._is_one_hunt(read, other):
                return where
            if once and once == self._sentenced_in(other) and self._is_told_once(read, other):
                return where
            if struck is not None and self._was_killed_so(read, struck, other):
                return where
        return None

    def _dead_in(self, read: EventMention) -> frozenset[str]:
        """The people who died, one by one, as a verb tells; empty where it tells no death.

        So does a noun or another verb of one ("the killing of Lind", "Lind was found dead").
        """
        part, told = self.retellings.part(read), self.retellings.undergone_in(read)
        if read.found.verb is None or told is None or told.act not in same_event_data()["killings"]:
            whom = in_role(read.event, Role.RECIPIENT) & self.people.keys()
            return whom if read.event.subtype == _DEATH and len(whom) == 1 else frozenset()
        start, end = part.doc.edges[told.head]
        first, last = part.at(part.doc[start]), part.at(part.doc[end])
        found = (p for p in read.event.participants if p.role in _DYING and p.actor in self.people)
        return frozenset(
            p.actor for p in found if p.mention is not None and first <= p.mention.start <= last
        )

    def _sentenced_in(self, read: EventMention) -> frozenset[str]:
        """The one person to whom an act of the law is told to be done; empty where it is none."""
        whom = in_role(read.event, Role.RECIPIENT)
        law = read.event.subtype in same_event_data()["once_by_law"]
        return whom if law and len(whom) == 1 and whom <= self.people.keys() else frozenset()

    def _is_told_once(self, read: EventMention, other: EventMention) -> bool:
        """Whether an act of the law is told again: by itself, of no other time, crime or place.

        "Voss was convicted of fraud on Monday. … Since he was [convicted], …". Nor by another: "by
        a Lund court … by a court in Peru".
        """
        dated = is_dated(read.event) and is_dated(other.event)  # "this week … on Tuesday"
        timed = read.time_links and other.time_links and not dated
        if read.event.subtype != other.event.subtype or timed or self.retellings.is_another(other):
            return False
        if acted_by_others(read, other):
            return False
        verbs = None not in (read.found.verb, other.found.verb)
        return not verbs or self.retellings.are_told_alike(read, other)

    def _is_one_hunt(self, read: EventMention, other: EventMention) -> bool:
        """Whether one person is looked for, in whatever words: "a manhunt for Reed … is sought"."""
        if not self._is_hunt(other):
            return False
        mine, theirs = in_role(read.event, Role.RECIPIENT), in_role(other.event, Role.RECIPIENT)
        return mine == theirs and len(mine) == 1 and mine <= self.people.keys()

    def _is_hunt(self, read: EventMention) -> bool:
        """Whether it tells that somebody is looked for; who is sought as a suspect is, too."""
        known, part = same_event_data(), self.retellings.part(read)
        if read.event.subtype in known["hunts"]:
            return True
        clause = part.clauses.of(read.found.head)
        own = clause.head == read.found.verb and clause.lemma in known["hunting"]
        if not own or not clause.is_passive:
            return False
        agent, doc = part.head_of(clause.agent), part.doc
        role = {doc[o.head].lemma_.lower() for o in clause.obliques if o.preposition in known["as"]}
        if role:
            return not role.isdisjoint(known["sought_as"])
        return agent is None or agent.lemma_.lower() in known["hunters"]

    def _struck_in(self, read: EventMention) -> Side | None:
        """The one person to whom a verb tells that one of the ways to kill was done; else None."""
        part, known = self.retellings.part(read), same_event_data()
        clause = part.clauses.of(read.found.head)
        before = clause.tense is Tense.PAST and clause.aspect is Aspect.PERFECT
        way = clause.head == read.found.verb and clause.lemma in known["ways_to_kill"]
        way = way and not (clause.negated or clause.modal or before)
        whom = undergoer(clause, part.doc) if way else None
        if whom is None:
            return None
        side = self.retellings.side(read, part, part.doc[whom])
        one = len(side.actors) == 1 and not (side.plural or side.numerals)
        return side if one else None

    def is_death_beside(self, read: EventMention, other: EventMention) -> bool:
        """Whether one tells a death and one a killing of somebody else.

        Who died is who killed, or is not named: "Reed killed a guard before he [died]".
        """
        for death, killing in ((read, other), (other, read)):
            people = {role: in_role(killing.event, role) for role in _DYING}
            if not (self._is_death(death) and all(people.values())):
                continue
            dead = in_role(death.event, Role.ACTOR) | in_role(death.event, Role.RECIPIENT)
            if dead <= people[Role.ACTOR] and death.found.verb is not None:
                return self._killed_in(killing) is not None
        return False

    def as_killing(self, death: EventMention, other: EventMention) -> EventMention:
        """A death that a killing tells, too: who died underwent it ("the murder … Reed's death").

        Any other event as it is.
        """
        if not self._is_death(death) or self._killed_in(other) is None:
            return death
        told = tuple(
            dataclasses.replace(one, role=Role.RECIPIENT) if one.role is Role.ACTOR else one
            for one in death.event.participants
        )
        return death.with_event(participants=told)

    def _is_death(self, read: EventMention) -> bool:
        part, known = self.retellings.part(read), same_event_data()
        lemma = part.doc[read.found.head].lemma_.lower()
        return lemma in known["deaths"] or lemma in known["befalling"]

    def _was_killed_so(self, read: EventMention, struck: Side, other: EventMention) -> bool:
        """Whether it tells in what way one person was killed: "the slaying of Reed … was [shot]".

        Of who "died" it may be another thing that befell them before.
        """
        if struck.actors != self._killed_in(other):
            return False
        return not self._was_struck_before(read, other)

    def _was_struck_before(self, read: EventMention, other: EventMention) -> bool:
        """Whether one lived on, or was struck at a time of its own: "was [shot] in the leg"."""
        one_day = is_dated(other.event) and are_of_one_day(read.event.date, other.event.date)
        if read.time_links and not one_day:
            return True
        part, known = self.retellings.part(read), same_event_data()
        clause = part.clauses.of(read.found.head)
        if any(part.doc[o.head].lemma_.lower() in known["limbs"] for o in clause.obliques):
            return True
        sentence = read.event.sentence
        own = (t for t in part.doc if sentence.start <= part.at(t) < sentence.end)
        return any(t.lemma_.lower() in known["surviving"] for t in own)

    def _killed_in(self, other: EventMention) -> frozenset[str] | None:
        """Who was killed by somebody, as a verb or noun tells; None where it tells no killing."""
        part, known = self.retellings.part(other), same_event_data()
        if other.found.verb is not None:
            told = self.retellings.undergone_in(other)
            clause = part.clauses.of(other.found.head)
            if told is None or told.act not in known["killings"] or befalls(clause, part.doc):
                return None
            return self.retellings.side(other, part, part.doc[told.head]).actors
        lemma = part.doc[other.found.token].lemma_.lower()
        verbs = {lemma, *load_event_nouns(self.language).get(lemma, ())}.difference(known["deaths"])
        killing = any(acts().get(verb) in known["killings"] for verb in verbs)
        return in_role(other.event, Role.RECIPIENT) if killing else None
