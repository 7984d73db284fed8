"""Nominal anaphora: finds the event that a noun names again: "A plane crashed … The crash …".

What a noun calls a saying is one, too, where the same person says it ("announced … Berg's
announcement"), and so is the noun with its own time, where that is the time of the event.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from dashboard.clause import Definiteness, NounPhrase, NounRole
from dashboard.events.coreference.comparison import (
    RECENT,
    are_dated_apart,
    are_elsewhere,
    are_in_two_countries,
    are_of_one_day,
    are_of_two_times,
    have_other_sides,
    is_incident,
    sides_of,
    speakers_of,
)
from dashboard.events.coreference.nearer_antecedents import passed_over
from dashboard.events.coreference.noun_families import (
    is_another,
    is_mishap_of,
    is_of_day,
    is_one_of_several,
    is_only_attempted,
    is_same_office_act,
    is_same_weekday,
    is_sequel,
    is_time_of_plan,
    just_decided,
    names_sides,
    of_its_kind,
)
from dashboard.events.event_nouns import load_event_nouns
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention, in_role, is_dated
from dashboard.events.predicates.thing_nouns import is_service
from dashboard.events.telling import latest
from dashboard.events.trigger import STATEMENT, EventTrigger
from dashboard.model import Actor, DateStatus, Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import complement_of, is_common_noun, read_noun_phrase
from dashboard.nlp.stems import meanings, stem, stems
from dashboard.nlp.tokens import Token
from dashboard.vocabulary import FACTS, TELLERS

SPEECH = (
    "Statement"  # a family of subtypes: of one kind, sayings are many ("criticised … the dispute")
)
_STRUCK = frozenset({Role.RECIPIENT, Role.AFFILIATION})  # "hit Reed", "hit the plant at Bakra"


class NominalAnaphora:
    """Compares the nouns of one article with the events told before them."""

    def __init__(
        self,
        analysis: Analysis,
        words: ClauseWords,
        actors: Mapping[str, Actor],
        *,
        language: str,
    ) -> None:
        self.analysis, self.words = analysis, words
        self.actors, self.derived = actors, load_event_nouns(language)
        self.stems: dict[EventTrigger, frozenset[str]] = {}  # of the words of each

    def find(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the event that a noun names again; None if there is none.

        "A plane crashed … The crash …", "He was arrested … his arrest". Not "an attack", "the
        second attack", "the murders" behind one murder, or the noun with another time or other
        actors; a noun without an article ("suspected of theft") only where it names nobody. What is
        told to have begun or taken place must be the thing that was told: "the flight began".
        """
        course = self.tells_its_course(read)
        if not (read.found.verb is None or course):
            return None
        at = read.found.noun if course and read.found.noun is not None else read.found.token
        noun = self._word(read, at)
        phrase = read_noun_phrase(noun)
        if is_of_day(noun, read, self.analysis):  # "Monday's vote": the vote
            phrase = dataclasses.replace(phrase, definiteness=Definiteness.DEFINITE)
        if (
            phrase.definiteness is Definiteness.INDEFINITE
            or phrase.other
            or is_one_of_several(noun, phrase)
            or is_service(noun, self.words)
        ):
            return None
        possessed = phrase.definiteness is Definiteness.POSSESSIVE
        if course and not (possessed or phrase.definiteness is Definiteness.DEFINITE):
            return None
        decided = just_decided(noun, phrase, read, kept, self.analysis)
        if decided is not None:
            return decided
        behind = passed_over(read, kept, self.analysis)
        found = [i for i, other in latest(kept) if self._is_retold(noun, phrase, read, other)]
        found = [i for i in found if i not in behind]
        if read.time_links or (course and is_dated(read.event)):
            found = [i for i in found if self._is_its_time(noun, read, kept[i])]
        if course:
            found = [i for i in found if _stem_of(noun) in self._stems(kept[i])] or found
        sides = sides_of(read, self.actors, placed=False)
        with_sides = [i for i in found if sides & sides_of(kept[i], self.actors)]
        if course and possessed:  # "his victory ended …"
            found = with_sides
        near = with_sides or found  # the nearest first
        if not near:
            kinds = (noun, phrase, read, kept)
            found = of_its_kind(*kinds, behind, analysis=self.analysis, actors=self.actors)
            same = [i for i in found if self._is_alike(noun, kept[i])]
            return next(iter(found if len(found) == 1 else same if len(same) == 1 else ()), None)
        if not with_sides and are_of_two_times(near, kept):
            near = self._alike_or_of_one_kind(noun, near, kept)
        if not near or (not with_sides and are_of_two_times(near, kept)):
            return None  # of two crashes "the crash" may be either
        return self._most_prominent(noun, read, near, kept)

    def _alike_or_of_one_kind(
        self, noun: Token, near: Sequence[int], kept: Sequence[EventMention]
    ) -> list[int]:
        """Those of its word, and others of their kind: "fell … failed … the [collapse]"."""
        kinds = {kept[i].event.subtype for i in near if self._is_alike(noun, kept[i])}
        return [i for i in near if kept[i].event.subtype in kinds]

    def _most_prominent(
        self, noun: Token, read: EventMention, near: Sequence[int], kept: Sequence[EventMention]
    ) -> int:
        """Which of several events a noun takes up: one just told, of its word, or of the lead.

        "A lorry and a car collided …. They struck a van.|The [collision]": no van. ``near``: the
        nearest first.
        """
        if kept[near[0]].found.paragraph == read.found.paragraph:
            return near[0]
        told = (i for i in near if kept[i].found.verb is not None or is_dated(kept[i].event))
        alike = [i for i in told if self._is_alike(noun, kept[i])]
        lead = [i for i in near if kept[i].found.paragraph == kept[0].found.paragraph]
        return next(iter((*alike, *reversed(lead), *near)))

    def find_carried_out(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the event whose noun a light verb takes as known; None if there is none.

        "She gave a speech … delivered the [speech] by video", "the [ruling] was issued"; "issued
        its [ruling]" only of the same body. A new one ("declared a [strike]") is none, but where
        one agent did it on one stated day.
        """
        noun = self._carried_out(read)
        if noun is None:
            return None
        phrase = read_noun_phrase(noun)
        if phrase.other or any(t.like_num for t in noun.lefts):
            return None
        found = [i for i, other in latest(kept) if self._is_carried_out(noun, phrase, read, other)]
        if are_of_two_times(found, kept):
            return None
        named = [i for i in found if _stem_of(noun) in self._stems(kept[i])]
        return next(iter(named or found), None)  # "the speech" is "a speech" before "speaking"

    def _carried_out(self, read: EventMention) -> Token | None:
        """The noun with which a light verb tells it: its object, or its subject in the passive."""
        if read.found.verb is None:
            return None
        part = self.analysis.part_of(read.found)
        clause = part.clauses.of(read.found.verb)
        if clause.negated or not self.words.has("light", "doing", clause.lemma):
            return None
        thing = clause.logical_object
        told = range(read.found.first, read.found.last + 1)  # not "the bomb was made"
        return part.doc[thing.head] if thing is not None and thing.head in told else None

    def _is_carried_out(
        self, noun: Token, phrase: NounPhrase, read: EventMention, other: EventMention
    ) -> bool:
        """Whether a light verb with a noun may tell an event again, on no other day."""
        a, b = read.event, other.event
        alike = a.modality == b.modality or {a.modality, b.modality} <= FACTS
        known = phrase.definiteness is Definiteness.DEFINITE and Modality.NEGATED not in {
            a.modality,
            b.modality,
        }  # "will appeal … The appeal must be filed in May"
        if not alike and (not known or a.modality in FACTS or b.modality in FACTS):
            return False
        if are_dated_apart(a, b):
            return False
        if read.time_links and not self._is_its_time(noun, read, other):
            return False
        if not self._is_retold(noun, phrase, read, other):
            return False
        whole = complement_of(noun)  # "state of emergency"
        alike = any(self._is_alike(n, other) for n in (noun, whole) if n is not None)
        sides = (sides_of(each, self.actors, placed=False) for each in (read, other))
        shared = bool(frozenset.intersection(*sides))
        if phrase.definiteness is Definiteness.DEFINITE:
            kind = a.subtype is not None and a.subtype == b.subtype
            return alike or shared or (kind and bool(self._arranged(phrase, read)))
        if phrase.definiteness is Definiteness.INDEFINITE:
            stated = {a.date.status, b.date.status} == {DateStatus.STATED}
            return alike and shared and stated and are_of_one_day(a.date, b.date)
        return phrase.definiteness is Definiteness.POSSESSIVE and alike and shared

    def tells_its_course(self, read: EventMention) -> bool:
        """Whether a verb tells of its subject, an event, that it began, took place or struck."""
        if read.found.verb is None or read.found.noun is None:
            return False
        verb, noun = self._word(read, read.found.verb), self._word(read, read.found.noun)
        role = read_noun_phrase(noun).role
        tells = "occurring", "striking"  # "the attack began", "the attack hit a plant"
        return role is NounRole.SUBJECT and any(
            self.words.has("light", each, verb.lemma_) for each in tells
        )

    def _is_retold(
        self, noun: Token, phrase: NounPhrase, read: EventMention, other: EventMention
    ) -> bool:
        """Whether a noun may name an event again: of its stem or kind, with no other actors."""
        word = self._word(other, other.found.token)
        if other.found == read.found or is_only_attempted(noun, word, other, self.words):
            return False
        said = STATEMENT in {read.event.type, other.event.type}
        if said and not self._says_it(noun, phrase, read, other):
            return False
        facts = (read.event.modality in FACTS) == (other.event.modality in FACTS)
        if not facts and not self._is_taken_as_known(noun, phrase, read, other):
            return False
        own = read.event.subtype
        kind = own is not None and own == other.event.subtype and not own.startswith(SPEECH)
        if not (kind or self._is_alike(noun, other)) or is_sequel(noun, self._stems(other)):
            return False
        if are_in_two_countries(read, other, self.actors):
            return False
        if is_incident(other.event) and (are_elsewhere(read, other) or is_another(noun, other)):
            return False  # "A fire in Oslo …. The [blaze] in Bergen", "The hotel [blaze]"
        first = self._noun_of(other)
        if first is not None:
            before = read_noun_phrase(first)
            if before.plural != phrase.plural:
                return False
        mine, theirs = sides_of(read, self.actors, placed=False), sides_of(other, self.actors)
        mine -= self._harmed(noun, read) | self._arranged(phrase, read)
        if phrase.definiteness is Definiteness.BARE:
            links = noun.children_as(Dependency.PREPOSITION)
            told = stems(other.event.sentence.text)  # not "called him a liar … [calls] for a ban"
            return not mine and all(stem(t.lower_) in told for link in links for t in link.children)
        definite = phrase.definiteness is Definiteness.DEFINITE
        if definite and self._is_alike(noun, other) and not names_sides(noun, read, self.analysis):
            return not have_other_sides(read.event, other.event)
        return not mine or not theirs or bool(mine & theirs)

    def _noun_of(self, other: EventMention) -> Token | None:
        """The noun of an event, or of an incident the subject that named it; None without one."""
        if other.found.noun is not None:
            return self._word(other, other.found.noun)
        named, part = other.triggers[0], self.analysis.part_of(other.found)
        own = named.verb is None and named.paragraph == other.found.paragraph
        own = own and part.clauses.of(named.token).head == other.found.head
        return part.doc[named.token] if own and is_incident(other.event) else None

    def _is_taken_as_known(
        self, noun: Token, phrase: NounPhrase, read: EventMention, other: EventMention
    ) -> bool:
        """Whether a noun by itself means what was told, whatever becomes of it there.

        "They agreed to merge … The [deal] is expected to close in May".
        """
        came = self.tells_its_course(read) and read.event.modality in FACTS
        plain = read.found.verb is None or came  # "will march on Monday …. The march began"
        known = phrase.definiteness is Definiteness.DEFINITE
        plain = plain and (known or is_same_office_act(phrase, read, other))
        real = other.event.modality is not Modality.NEGATED
        return plain and real and self._is_alike(noun, other)

    def _says_it(
        self, noun: Token, phrase: NounPhrase, read: EventMention, other: EventMention
    ) -> bool:
        """Whether a noun names what somebody said or declared: "[Berg's] announcement".

        Without a name the article does so for what a verb told: "published …. The [publication]".
        """
        speakers = speakers_of(read)
        known = phrase.definiteness is Definiteness.DEFINITE and phrase.role is NounRole.SUBJECT
        theirs = in_role(other.event, *TELLERS)
        told = known and other.found.verb is not None if not speakers else speakers <= theirs
        return told and self._is_alike(noun, other)

    def gives_its_time(self, read: EventMention, told: EventMention) -> bool:
        """Whether a clause says when something began or went on that only a noun has named."""
        only_named = told.found.verb is None and not is_dated(told.event)
        return only_named and is_dated(read.event) and self.tells_its_course(read)

    def _is_its_time(self, noun: Token, read: EventMention, told: EventMention) -> bool:
        """Whether the time that a telling names may be that of an event told before.

        It is the same or within it; of what the same word told without a time, a recent day, or
        any if it is that of its course: "weeks of protests … The protests began in June".
        """
        mine, theirs = read.event.date, told.event.date
        if self.gives_its_time(read, told):
            there = read.event.place is None or told.event.place is not None
            return there and self._is_alike(noun, told) and not are_elsewhere(read, told)
        if not is_dated(read.event):  # its time is that of what it did
            return True
        if is_time_of_plan(read, told):
            return self._is_alike(noun, told)
        if mine.earliest is None or mine.latest is None or theirs.latest is None:
            return False
        if is_same_weekday(read, told):
            return is_of_day(noun, read, self.analysis) and self._is_alike(noun, told)
        if not is_dated(told.event) and self._is_known_once(noun, told):
            return True
        if not is_dated(told.event):
            recent = mine.earliest == mine.latest and theirs.latest - mine.latest <= RECENT
            return recent and self._is_alike(noun, told)
        first = theirs.earliest
        return first is not None and first <= mine.earliest and mine.latest <= theirs.latest

    def _is_known_once(self, noun: Token, told: EventMention) -> bool:
        """Whether both nouns take as known what does not come again, as an election does.

        "The bombings of embassies … The Aug. 7, 1998 bombings": one of them has the time.
        """
        once = is_incident(told.event)
        if told.found.verb is not None or not once or not self._is_alike(noun, told):
            return False
        before = self._word(told, told.found.token)
        return all(read_noun_phrase(n).is_known for n in (noun, before))

    def _harmed(self, noun: Token, read: EventMention) -> frozenset[str]:
        """Whom what a noun names did harm: that tells more of it ("the blast killed [two]")."""
        part = self.analysis.part_of(read.found)
        clause = part.clauses.of(noun.i)
        thing, subject = clause.object, clause.subject
        did = subject is not None and subject.head == noun.i
        if thing is None or not did or not self.words.has("harm", "verbs", clause.lemma):
            return frozenset()
        start = part.at(part.doc[clause.head])
        return frozenset(
            p.actor
            for p in read.event.participants
            if p.role in _STRUCK and p.mention is not None and p.mention.start > start
        )

    def _arranged(self, phrase: NounPhrase, read: EventMention) -> frozenset[str]:
        """Who is told to have arranged what is known: "the [rally] was organised by the union"."""
        verb = None if read.found.verb is None else self._word(read, read.found.verb)
        arranged = verb is not None and self.words.has("arranged", "verbs", verb.lemma_)
        if not arranged or phrase.definiteness is not Definiteness.DEFINITE:
            return frozenset()
        doing = {Role.ACTOR, Role.PARTICIPANT}
        return in_role(read.event, *doing)

    def _is_alike(self, noun: Token, other: EventMention) -> bool:
        """Whether a noun is of the stem of an event's words, or derived from one of them.

        Of an incident, it may be a synonym: "a fire …. The [blaze]", "gave way …. The [collapse]".
        """
        lemma, told = noun.lemma_.lower(), self._stems(other)
        own = {_stem_of(noun), stem(lemma), *map(stem, self.derived.get(lemma, ()))}
        if not own.isdisjoint(told):
            return True
        group = self.words.which("same", lemma) if is_incident(other.event) else None
        alike = () if group is None else self.words.tables["same"][group]
        if any(stem(word) in told for word in alike):
            return True
        return is_incident(other.event) and is_mishap_of(lemma, other, self.analysis)

    def _stems(self, read: EventMention) -> frozenset[str]:
        """The stems of the words that tell an event, once or again: "signed a contract", both."""
        return frozenset().union(*map(self._stems_at, read.triggers))

    def _stems_at(self, told: EventTrigger) -> frozenset[str]:
        found = self.stems.get(told)
        if found is None:
            doc = self.analysis.part_of(told).doc
            nouns = {t.i for t in doc[told.first : told.last + 1] if is_common_noun(t)}
            places = {told.token, told.noun, told.verb, *nouns}
            found = frozenset(_stem_of(doc[i]) for i in places if i is not None)
            self.stems[told] = found
        return found

    def _word(self, read: EventMention, number: int) -> Token:
        return self.analysis.part_of(read.found).doc[number]


def _stem_of(word: Token) -> str:
    lemma = word.lemma_.lower()
    return meanings().get(lemma) or stem(lemma)
