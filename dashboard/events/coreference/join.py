"""Joins the places of an article that tell of one event: one event, several mentions.

Who goes on in one sentence ("said X but added Y") makes one statement. Else never by likeness of
words alone: the type or the stem must be the same, the dates must not contradict each other, and
the text must point back ("the meeting", "this was the first such …") or name the same sides again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dashboard.clause import Definiteness
from dashboard.entities.link import LinkedActors
from dashboard.events.coreference.comparison import (
    are_dated_apart,
    are_in_two_countries,
    are_ordered,
    sides_of,
    speakers_of,
    stands_beside,
)
from dashboard.events.coreference.distinct_acts import are_two_acts
from dashboard.events.coreference.embedded_clauses import Joins
from dashboard.events.coreference.event_pronouns import EventPronouns
from dashboard.events.coreference.known_victims import KnownVictims
from dashboard.events.coreference.merging import (
    joined,
    pointing_back,
    tells_that_it_came,
    way_of_joining,
)
from dashboard.events.coreference.nearer_antecedents import passed_over
from dashboard.events.coreference.nominal_anaphora import NominalAnaphora
from dashboard.events.coreference.noun_families import brings_in_its_patient, names_another_kind
from dashboard.events.coreference.offences import is_charge_of_another, is_one_commissioned
from dashboard.events.coreference.retellings import Retellings
from dashboard.events.coreference.same_sentence import in_its_sentence, led_in
from dashboard.events.coreference.victims import Victims
from dashboard.events.factuality.account_rules import load_rules
from dashboard.events.factuality.denied_tellings import denying_verb, is_denied_telling
from dashboard.events.headline.wording import Headlines
from dashboard.events.lexicon import load_clause_words, load_lexicon
from dashboard.events.mention import EventMention, is_dated
from dashboard.events.telling import Telling, latest
from dashboard.events.trigger import PLAIN, STATEMENT
from dashboard.model import Actor, ActorKind, Event, Modality
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import is_common_noun, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN
from dashboard.vocabulary import FACTS

REACH = 30  # how many events of its type a telling may look back over
_HARM = frozenset({"Accident", "Conflict", "Crime", "Disaster", "Life"})  # families of subtypes


def join_mentions(
    events: Sequence[EventMention],
    analysis: Analysis,
    linked: LinkedActors,
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events with every later telling of one joined to the first, in the order of the text."""
    lead = events[0].found.paragraph if events else 0
    joiner = _Joiner(analysis, events, linked.actors, lead, language)
    headlines = Headlines(analysis, linked, language=language)
    kept: list[EventMention] = []
    of_type: dict[str, list[int]] = defaultdict(list)  # places in `kept`, the nearest last
    for read in events:
        near = [(i, kept[i]) for i in reversed(of_type[read.event.type][-REACH:])]
        back = read.found.identity and read.found.verb is not None
        where = joiner.pronouns.find(read, kept) if back else joiner.find(read, near)
        where = where if where is None else joiner.brought_by(read, where, kept)
        if where is None and not back:
            where = joiner.find_farther(read, kept)
        if where is not None and joiner.are_apart(read, kept[where], kept):
            where = None
        whole: Joins = joined
        telling = Telling(read, kept, analysis, joiner.words)
        if where is not None:
            timed = joiner.nouns.gives_its_time(read, kept[where])
            came = joiner.nouns.tells_its_course(read)
            came = came and tells_that_it_came(read, telling.clause, joiner.words)
            whole = way_of_joining(kept[where], read, timed=timed, came=came)
        for tells, whole_of in in_its_sentence(language) if where is None else ():
            if where is None:
                where, whole = tells(telling), whole_of
        if where is not None:
            first = kept[where].event
            told = pointing_back(read, headlines.of(read)) if back else read
            kept[where] = whole(kept[where], joiner.victims.as_killing(told, kept[where]))
            if kept[where].event.type != first.type:
                of_type[kept[where].event.type].append(where)
        elif not read.found.identity or (back and is_dated(read.event)):
            of_type[read.event.type].append(len(kept))
            kept.append(read)
    return tuple(kept)


class _Joiner:
    def __init__(
        self,
        analysis: Analysis,
        events: Sequence[EventMention],
        actors: Sequence[Actor],
        lead: int,
        language: str,
    ) -> None:
        self.analysis, self.language = analysis, language
        self.words = load_clause_words(language)
        self.denying = load_rules(language).denied_deed.verbs
        self.lead = lead  # the paragraph that tells what the article is about
        self.actors: Mapping[str, Actor] = {a.id: a for a in actors}
        self.types = load_lexicon().types
        self.nouns = NominalAnaphora(analysis, self.words, self.actors, language=language)
        self.retellings = Retellings(analysis, self.words, actors, language=language)
        self.victims = Victims(self.retellings, actors, language=language)
        self.known = KnownVictims(self.retellings, events, actors, language=language)
        self.pronouns = EventPronouns(analysis, self.words)

    def are_apart(
        self, read: EventMention, other: EventMention, kept: Sequence[EventMention]
    ) -> bool:
        """Whether one of two is what somebody else is accused of, or had others do.

        Or was done to somebody who is new: "a raid … the [murder] of a judge".
        """
        told = (read, other, self.analysis, self.words)
        alone = read.found.noun if read.found.verb is None else None
        doc = self.analysis.part_of(read.found).doc
        if alone is not None and brings_in_its_patient(doc[alone], read, other):
            return True
        return (
            is_one_commissioned(*told)
            or are_ordered(*told)
            or is_charge_of_another(read, other, kept, self.analysis, self.language)
            or are_two_acts(read, other, self.analysis)
            or self._frames_another_time(read, other, kept)
            or self.victims.is_death_beside(read, other)
        )

    def _frames_another_time(
        self, read: EventMention, other: EventMention, kept: Sequence[EventMention]
    ) -> bool:
        """Whether a noun holds what has another time: "died in the [raid] on 3 May", not in May."""
        if read.found.verb is not None:
            return False
        here = (k for k in kept if k.found.paragraph == read.found.paragraph and k.found.verb)
        held = (k for k in here if read.found.token in led_in(k, self.analysis, self.words))
        return any(are_dated_apart(k.event, other.event) for k in held)

    def find(self, read: EventMention, near: Sequence[tuple[int, EventMention]]) -> int | None:
        """The place of the event that this one tells again, a dated one first; None: a new one."""
        if read.event.type == STATEMENT:
            return next((where for where, other in near[:1] if self._goes_on(read, other)), None)
        noun = self._pointing_noun(read)
        told = [other for _, other in near] if noun is not None else []
        behind = passed_over(read, told, self.analysis)
        same = [
            (where, other)
            for i, (where, other) in enumerate(near)
            if self._may_be_same(read.event, other.event)
            and (
                self._is_identified(read, other)
                or (noun is not None and i not in behind and self._points_back(noun, read, other))
                or self._has_same_sides(read, other)
            )
            and other.found != read.found
        ]
        best = min(same, key=lambda pair: self._prominence(read, pair[1]), default=None)
        if best is None or (noun is not None and self._may_be_either(read, best[1], same)):
            return None
        return best[0]

    def _may_be_either(
        self,
        read: EventMention,
        best: EventMention,
        same: Sequence[tuple[int, EventMention]],
    ) -> bool:
        """Whether a noun far from two events of two times may mean either: "after the attack"."""
        if best.triggers[-1].paragraph == read.found.paragraph:
            return False
        sign = self._prominence(read, best)
        rivals = (other for _, other in same if self._prominence(read, other) == sign)
        return any(are_dated_apart(best.event, other.event) for other in rivals)

    def brought_by(self, read: EventMention, where: int, kept: Sequence[EventMention]) -> int:
        """The place of the event that did the harm which a noun was found to point back to.

        "The blast killed nine. The [bombing] …" means the blast; "Rebels killed nine. The [attack]
        …" means what the rebels did.
        """
        other = kept[where].found
        if read.found.verb is not None or other.verb is None:
            return where
        if read.event.subtype == kept[where].event.subtype:
            return where
        clauses = self.analysis.part_of(other).clauses
        clause = clauses.of(other.verb)
        subject = clause.subject
        if not self.words.has("harm", "verbs", clause.lemma):
            return where
        for i, cause in enumerate(kept if subject is not None else ()):
            told = ((t.paragraph, t.token) for t in cause.triggers)
            if i != where and subject is not None and (other.paragraph, subject.head) in told:
                return i
        return where

    def find_farther(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the event that a noun or a clause tells again, of whatever type."""
        finders = (
            self._find_denied,
            self.nouns.find,
            self.nouns.find_carried_out,
            self._find_repeated,
        )
        found = (find(read, kept) for find in finders)
        return next((where for where in found if where is not None), None)

    def _find_denied(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of what was told by one and denied by another: one event, and contested."""
        if read.event.modality is not Modality.NEGATED:
            return None
        if denying_verb(read, self.analysis, self.denying) is None:
            return None
        for where, other in latest(kept, REACH):
            contested = other.event.modality is Modality.REPORTED
            if contested and is_denied_telling(other, read, self.analysis):
                return where
        return None

    def _find_repeated(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the nearest event that a clause tells again; None: a new one."""
        course = is_dated(read.event) and self.nouns.tells_its_course(read)
        if course or (read.event.type == STATEMENT and not self._has_known_noun(read)):
            return None
        for where, other in latest(kept, REACH):
            if other.event.type == STATEMENT and read.event.type != STATEMENT:
                continue
            if are_dated_apart(read.event, other.event):
                continue
            if self.retellings.holds(read, other):
                return where
        found = self.victims.find(read, kept)
        return self.known.find(read, kept) if found is None else found

    def _has_known_noun(self, read: EventMention) -> bool:
        """Whether a verb has what was said as its object, and as known: "delivered the speech"."""
        noun = self.analysis.part_of(read.found).doc[read.found.last]
        if read.found.verb is None or not is_common_noun(noun):
            return False
        return read_noun_phrase(noun).definiteness is Definiteness.DEFINITE

    def _prominence(self, read: EventMention, other: EventMention) -> tuple[bool, ...]:
        """What a later telling rather means comes first: of its noun, dated, a verb, of its kind.

        "They met on the sidelines of a conference. It was their first meeting since May." "Drivers
        went on strike and marched. She condemned the strike."
        """
        dated, told = is_dated(other.event), other.found.verb is not None
        kind = read.event.subtype is not None and read.event.subtype == other.event.subtype
        number = read.found.paragraph
        clauses = self.analysis.paragraphs[number].clauses
        kind = kind and not stands_beside(number, read.found.token, other, clauses)
        kind = kind and self._is_plural(read) == self._is_plural(other)
        return not self._same_noun(read, other), not dated, not told, not kind

    def _is_plural(self, read: EventMention) -> bool:
        """Whether a noun tells it, of more than one."""
        if read.found.noun is None:
            return False
        noun = self.analysis.part_of(read.found).doc[read.found.noun]
        return read_noun_phrase(noun).plural

    def _is_identified(self, read: EventMention, other: EventMention) -> bool:
        """Whether "it was the first such talks" may mean an event: of no type, one of its kind."""
        kind = read.event.subtype
        alike = kind == other.event.subtype and kind is not None
        if not read.found.identity or (read.event.type == PLAIN and not alike):
            return False
        mine, theirs = sides_of(read, self.actors, placed=False), sides_of(other, self.actors)
        return not (mine and theirs and mine.isdisjoint(theirs))  # "Reed won … Berg's second win"

    def _goes_on(self, read: EventMention, other: EventMention) -> bool:
        """Whether a speaker goes on in the same sentence ("said X but added Y")."""
        mine, before = read.found, other.triggers[-1]
        verbs = mine.verb, before.verb
        if read.time_links or mine.paragraph != before.paragraph or None in verbs:
            return False
        doc = self.analysis.part_of(mine).doc
        if doc[before.head] not in doc[mine.head].conjuncts or read.tense != other.tense:
            return False
        speakers = speakers_of(read)
        return bool(speakers) and speakers == speakers_of(other)

    def _may_be_same(self, a: Event, b: Event) -> bool:
        if a.type != b.type or (a.modality in FACTS) != (b.modality in FACTS):
            return False
        if not self.types[a.type].are_compatible(a.mode, b.mode):
            return False
        return not are_dated_apart(a, b)

    def _pointing_noun(self, read: EventMention) -> Token | None:
        """The definite noun that tells an event; else None."""
        if read.found.noun is None or read.found.verb is not None:
            return None
        noun = self.analysis.part_of(read.found).doc[read.found.noun]
        before = {t.lower_ for t in noun.lefts}
        another = any(self.words.has("proper", "other", word) for word in before)
        definite = any(self.words.has("proper", "definite", word) for word in before)
        return noun if definite and not another else None

    def _points_back(self, noun: Token, read: EventMention, other: EventMention) -> bool:
        """Whether a definite noun names an event told before, and no other actors."""
        if other.event.type == PLAIN and not self._same_noun(read, other):
            return False
        mine, theirs = read.event.subtype, other.event.subtype
        if mine != theirs and self._stands_beside(read, other):
            return False
        families = {kind.partition(".")[0] for kind in (mine, theirs) if kind}
        if len(families) == 1 and mine != theirs and names_another_kind(noun, other):
            return False
        typed = other.event.type != PLAIN and not self.types[other.event.type].symmetric
        if len(families) > 1 and typed and not families <= _HARM:
            return False  # "was questioned … the verdict", but "a bomb exploded … the attack"
        if read.time_links and not is_dated(other.event):
            return False
        if are_in_two_countries(read, other, self.actors):
            return False
        own, others = sides_of(read, self.actors, placed=False), sides_of(other, self.actors)
        return not own or not others or bool(own & others)

    def _stands_beside(self, read: EventMention, other: EventMention) -> bool:
        """Whether a noun completes the verb that tells the other: "attacked the [inquiry]"."""
        noun, number = read.found.noun, read.found.paragraph
        part = self.analysis.paragraphs[number]
        if noun is None:
            return False
        beside = {oblique.head for oblique in part.clauses.of(noun).obliques}
        completes = noun in beside or part.doc[noun].dependency == Dependency.OBJECT
        return completes and stands_beside(number, noun, other, part.clauses)

    def _same_noun(self, read: EventMention, other: EventMention) -> bool:
        """Whether both are named by one noun: events of no type need that to be joined."""
        if read.found.noun is None or other.found.noun is None:
            return False
        mine = self.analysis.part_of(read.found).doc[read.found.noun]
        theirs = self.analysis.part_of(other.found).doc[other.found.noun]
        group = self.words.which("same", theirs.lemma_)
        alike = group is not None and self.words.has("same", group, mine.lemma_)
        return bool(mine.lemma_ == theirs.lemma_) or (alike and other.found.paragraph == self.lead)

    def _has_same_sides(self, read: EventMention, other: EventMention) -> bool:
        """Whether an undated telling has the two sides of an earlier one ("China and the U.S.")."""
        if read.time_links or not self.types[read.event.type].symmetric:
            return False
        if read.event.modality not in FACTS or other.event.modality not in FACTS:
            return False
        mine, theirs = self._parties(read), self._parties(other)
        if mine and mine <= theirs and len(theirs) >= 2:
            return True
        if len(self._people(read) | self._people(other)) > 2:
            return False
        return len(sides_of(read, self.actors) & sides_of(other, self.actors)) >= 2

    def _parties(self, read: EventMention) -> set[str]:
        """The actors of a telling; a town where it took place counts as its country."""
        found = (self.actors.get(each) for each in read.actors)
        own = (a for a in found if a is not None)
        return {a.country if a.country and a.kind is ActorKind.PLACE else a.id for a in own}

    def _people(self, read: EventMention) -> set[str]:
        return {
            a for a in read.actors if a in self.actors and self.actors[a].kind is ActorKind.PERSON
        }
