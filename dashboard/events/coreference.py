"""Joins the places of an article that tell of one event: one event, several mentions.

Who goes on in one sentence ("said X but added Y") makes one statement. Else never by likeness of
words alone: the type or the stem must be the same, the dates must not contradict each other, and
the text must point back ("the meeting", "this was the first such …") or name the same sides again.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dashboard.clause import Definiteness, NounPhrase, NounRole
from dashboard.events.find import PLAIN
from dashboard.events.lexicon import load_clause_words, load_lexicon
from dashboard.events.means import done_by_means
from dashboard.events.merging import joined, pointing_back
from dashboard.events.nouns import has_order_behind
from dashboard.events.read import STATEMENT, EventMention, is_dated
from dashboard.events.retellings import Retellings
from dashboard.events.same_sentence import summed_up, told_in_its_clause
from dashboard.model import Actor, ActorKind, Event, EventDate, Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.stems import stem
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN

REACH = 30  # how many events of its type a telling may look back over
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FACTS = frozenset({Modality.ASSERTED, Modality.REPORTED})


def join_mentions(
    events: Sequence[EventMention],
    analysis: Analysis,
    actors: Sequence[Actor],
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events with every later telling of one joined to the first, in the order of the text."""
    lead = events[0].found.paragraph if events else 0
    joiner = _Joiner(analysis, actors, lead, language)
    kept: list[EventMention] = []
    of_type: dict[str, list[int]] = defaultdict(list)  # places in `kept`, the nearest last
    told_before: dict[str, str] = {}  # the id of a telling and that of the event that it tells
    for read in events:
        near = [(i, kept[i]) for i in reversed(of_type[read.event.type][-REACH:])]
        back = read.found.identity and read.found.verb is not None
        where = joiner.told_last(read, kept) if back else joiner.find(read, near)
        if where is None and not back:
            where = joiner.find_retold(read, kept)
        if where is None and not back:
            where = joiner.find_repeated(read, kept)
        if where is None:  # "protested by shouting"
            where = done_by_means(read, kept, analysis, joiner.words)
        if where is None:
            where = summed_up(read, kept, analysis, joiner.words)
        if where is None:
            where = told_in_its_clause(read, kept, analysis, joiner.words)
        if where is not None:
            told_before[read.event.id] = kept[where].event.id
            kept[where] = joined(kept[where], pointing_back(read) if back else read)
        elif not read.found.identity or (back and is_dated(read.event)):
            of_type[read.event.type].append(len(kept))
            kept.append(read)
    return tuple(_anchored_anew(read, told_before) for read in kept)


def _anchored_anew(read: EventMention, told_before: Mapping[str, str]) -> EventMention:
    """The event, its date leaning on events where it was read from tellings that are joined."""
    date = read.event.date
    if told_before.keys().isdisjoint(date.leans_on):
        return read
    on = tuple(dict.fromkeys(told_before.get(i, i) for i in date.leans_on))
    date = dataclasses.replace(date, leans_on=on)
    return dataclasses.replace(read, event=dataclasses.replace(read.event, date=date))


class _Joiner:
    def __init__(
        self, analysis: Analysis, actors: Sequence[Actor], lead: int, language: str
    ) -> None:
        self.analysis, self.language = analysis, language
        self.words = load_clause_words(language)
        self.lead = lead  # the paragraph that tells what the article is about
        self.actors: Mapping[str, Actor] = {a.id: a for a in actors}
        self.types = load_lexicon().types
        self.retellings = Retellings(analysis, self.words, language=language)

    def find(self, read: EventMention, near: Sequence[tuple[int, EventMention]]) -> int | None:
        """The place of the event that this one tells again, a dated one first; None: a new one."""
        if read.event.type == STATEMENT:
            return next((where for where, other in near[:1] if self._goes_on(read, other)), None)
        same = [pair for pair in near if self._may_be_same(read.event, pair[1].event)]
        for where, other in sorted(same, key=lambda pair: self._prominence(read, pair[1])):
            if other.found == read.found:
                continue
            if read.found.identity or self._points_back(read, other):
                return where
            if self._has_same_sides(read, other):
                return where
        return None

    def find_repeated(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the nearest event that a clause tells again; None: a new one."""
        course = self._tells_its_course(read) and is_dated(read.event)
        if read.event.type == STATEMENT or course:
            return None
        for where in range(len(kept) - 1, max(-1, len(kept) - 1 - REACH), -1):
            other = kept[where]
            if other.event.type == STATEMENT:
                continue
            apart = is_dated(read.event) and is_dated(other.event)
            if apart and _are_apart(read.event.date, other.event.date):
                continue
            if self.retellings.holds(read, other):
                return where
        return None

    def find_retold(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the event that a noun names again; None if there is none.

        "A plane crashed … The crash …", "He was arrested … his arrest". Not "an attack", "the
        second attack", "the murders" behind one murder, or the noun with a time or with actors of
        its own; a noun without an article ("suspected of theft") only where it names nobody. What
        is told to have begun or taken place must be the thing that was told: "the flight began".
        """
        course = self._tells_its_course(read)
        alone = read.found.verb is None and not read.time_links
        if not (alone or course) or read.event.type == STATEMENT:
            return None
        if course and is_dated(read.event):
            return None  # the day on which it began is news
        at = read.found.noun if course and read.found.noun is not None else read.found.token
        noun = self._word(read, at)
        phrase = read_noun_phrase(noun, language=self.language)
        counted = any(t.like_num for t in noun.lefts)
        if phrase.definiteness is Definiteness.INDEFINITE or phrase.other or counted:
            return None
        if course and phrase.definiteness is not Definiteness.DEFINITE:
            return None
        places = range(len(kept) - 1, max(-1, len(kept) - 1 - REACH), -1)
        found = [i for i in places if self._is_retold(noun, phrase, read, kept[i])]
        if course:
            found = [i for i in found if _stem_of(noun) in self._stems(kept[i])] or found
        sides = self._sides(read, placed=False)
        with_sides = [i for i in found if sides & self._sides(kept[i])]
        near = with_sides or found  # the nearest first
        dated = [kept[i].event.date for i in near if is_dated(kept[i].event)]
        if not with_sides and any(_are_apart(dated[0], other) for other in dated[1:]):
            return None  # of two crashes "the crash" may be either
        return near[0] if near else None

    def _tells_its_course(self, read: EventMention) -> bool:
        """Whether a verb tells of its subject, an event, that it began, went on or took place."""
        if read.found.verb is None or read.found.noun is None:
            return False
        verb, noun = self._word(read, read.found.verb), self._word(read, read.found.noun)
        role = read_noun_phrase(noun, language=self.language).role
        return role is NounRole.SUBJECT and self.words.has("light", "occurring", verb.lemma_)

    def _is_retold(
        self, noun: Token, phrase: NounPhrase, read: EventMention, other: EventMention
    ) -> bool:
        """Whether a noun may name an event again: of its stem or kind, with no other actors."""
        if other.event.type == STATEMENT or other.found == read.found:
            return False
        if (read.event.modality in _FACTS) != (other.event.modality in _FACTS):
            return False
        own = read.event.subtype
        alike = _stem_of(noun) in self._stems(other)
        if not alike and (own is None or own != other.event.subtype):
            return False
        first = None if other.found.noun is None else self._word(other, other.found.noun)
        if first is not None:
            before = read_noun_phrase(first, language=self.language)
            if before.plural != phrase.plural:
                return False
        mine, theirs = self._sides(read, placed=False), self._sides(other)
        if phrase.definiteness is Definiteness.BARE:
            return not mine
        return not mine or not theirs or bool(mine & theirs)

    def _stems(self, read: EventMention) -> set[str]:
        """The stems of the words that tell an event."""
        places = {read.found.token, read.found.noun, read.found.verb} - {None}
        return {_stem_of(self._word(read, i)) for i in places if i is not None}

    def _word(self, read: EventMention, number: int) -> Token:
        return self.analysis.paragraphs[read.found.paragraph].doc[number]

    def told_last(self, read: EventMention, kept: Sequence[EventMention]) -> int | None:
        """The place of the one fact that "it" can mean; None: there is none, or several.

        At the head of a paragraph that is what the paragraph before is about, else what the
        sentence before tells; and no other date stands beside it.
        """
        number, start = read.found.paragraph, read.event.sentence.start
        text = self.analysis.text
        opens = not text[self.analysis.paragraphs[number].paragraph.start : start].strip()
        where = (
            self._told_by_paragraph(number - 1, kept)
            if opens
            else self._told_right_before(number, start, kept)
        )
        if where is None:
            return None
        date = kept[where].event.date
        apart = is_dated(read.event) and is_dated(kept[where].event)
        return None if apart and _are_apart(read.event.date, date) else where

    def _told_by_paragraph(self, number: int, kept: Sequence[EventMention]) -> int | None:
        """The place of the only fact that a main clause of a paragraph tells."""
        told = [i for i, other in _of_paragraph(number, kept) if self._is_main(other)]
        return told[0] if len(told) == 1 else None

    def _told_right_before(
        self, number: int, start: int, kept: Sequence[EventMention]
    ) -> int | None:
        """The place of the first fact that the sentence before an offset leads with."""
        told = None
        for i, other in _of_paragraph(number, kept):
            end = other.event.sentence.end
            near = end <= start and not self.analysis.text[end:start].strip()
            if near and self._leads(other):
                told = i  # they come from the last to the first
        return told

    def _leads(self, read: EventMention) -> bool:
        """Whether the main clause tells it, or its subject: "the agreement, signed in May, …"."""
        if self._is_main(read):
            return True
        if read.found.verb is None:
            return False
        verb = self.analysis.paragraphs[read.found.paragraph].doc[read.found.verb]
        above = verb.head
        return verb.dep_ == "acl" and above.dep_ in _SUBJECTS and above.head.dep_ == "ROOT"

    def _is_main(self, read: EventMention) -> bool:
        """Whether a main clause tells it, or the clause of somebody who says so there."""
        if read.found.verb is None or read.event.type == STATEMENT:
            return False
        verb = self.analysis.paragraphs[read.found.paragraph].doc[read.found.verb]
        return "ROOT" in {verb.dep_, verb.head.dep_ if verb.dep_ == "ccomp" else ""}

    def _prominence(self, read: EventMention, other: EventMention) -> tuple[bool, bool, bool]:
        """What a later telling rather means comes first: what has its noun, a date, a verb.

        "They met on the sidelines of a conference. It was their first meeting since May."
        """
        dated, told = is_dated(other.event), other.found.verb is not None
        return not self._same_noun(read, other), not dated, not told

    def _goes_on(self, read: EventMention, other: EventMention) -> bool:
        """Whether a speaker goes on in the same sentence ("said X but added Y")."""
        mine, before = read.found, other.triggers[-1]
        verbs = mine.verb, before.verb
        if read.time_links or mine.paragraph != before.paragraph or None in verbs:
            return False
        doc = self.analysis.paragraphs[mine.paragraph].doc
        if doc[before.head] not in doc[mine.head].conjuncts or read.tense != other.tense:
            return False
        speakers = _speakers(read)
        return bool(speakers) and speakers == _speakers(other)

    def _may_be_same(self, a: Event, b: Event) -> bool:
        if a.type != b.type or (a.modality in _FACTS) != (b.modality in _FACTS):
            return False
        if not self.types[a.type].are_compatible(a.mode, b.mode):
            return False
        return not (is_dated(a) and is_dated(b)) or not _are_apart(a.date, b.date)

    def _points_back(self, read: EventMention, other: EventMention) -> bool:
        """Whether a definite noun names an event told before, and no other actors."""
        if read.found.noun is None:
            return False
        if read.found.verb is not None and not self._only_orders(read):
            return False
        noun = self.analysis.paragraphs[read.found.paragraph].doc[read.found.noun]
        if other.event.type == PLAIN and not self._same_noun(read, other):
            return False
        if any(self.words.has("proper", "other", t.lower_) for t in noun.lefts):
            return False
        if read.time_links and not is_dated(other.event):
            return False
        definite = any(self.words.has("proper", "definite", t.lower_) for t in noun.lefts)
        if not definite:
            return False
        mine, theirs = self._sides(read, placed=False), self._sides(other)
        return not mine or not theirs or bool(mine & theirs)

    def _only_orders(self, read: EventMention) -> bool:
        """Whether a verb tells of a noun after what it was: "the agreement came a week after …"."""
        doc = self.analysis.paragraphs[read.found.paragraph].doc
        verb = doc[read.found.verb] if read.found.verb is not None else None
        noun = doc[read.found.noun] if read.found.noun is not None else None
        if verb is None or noun is None or noun.head != verb or noun.dep_ not in _SUBJECTS:
            return False
        plain = self.words.has("demonstrative_subjects", "ordering", verb.lemma_)
        return plain and has_order_behind(verb, self.words)

    def _same_noun(self, read: EventMention, other: EventMention) -> bool:
        """Whether both are named by one noun: events of no type need that to be joined."""
        if read.found.noun is None or other.found.noun is None:
            return False
        mine = self.analysis.paragraphs[read.found.paragraph].doc[read.found.noun]
        theirs = self.analysis.paragraphs[other.found.paragraph].doc[other.found.noun]
        group = self.words.which("same", theirs.lemma_)
        alike = group is not None and self.words.has("same", group, mine.lemma_)
        return bool(mine.lemma_ == theirs.lemma_) or (alike and other.found.paragraph == self.lead)

    def _has_same_sides(self, read: EventMention, other: EventMention) -> bool:
        """Whether an undated telling has the two sides of an earlier one ("China and the U.S.")."""
        if read.time_links or not self.types[read.event.type].symmetric:
            return False
        if read.event.modality not in _FACTS or other.event.modality not in _FACTS:
            return False
        mine, theirs = self._parties(read), self._parties(other)
        if mine and mine <= theirs and len(theirs) >= 2:
            return True
        if len(self._people(read) | self._people(other)) > 2:
            return False
        return len(self._sides(read) & self._sides(other)) >= 2

    def _parties(self, read: EventMention) -> set[str]:
        """The actors of a telling; a town where it took place counts as its country."""
        actors = (self.actors.get(each) for each in read.actors)
        return {
            a.country if a.country and a.kind is ActorKind.PLACE else a.id
            for a in actors
            if a is not None
        }

    def _people(self, read: EventMention) -> set[str]:
        return {
            a for a in read.actors if a in self.actors and self.actors[a].kind is ActorKind.PERSON
        }

    def _sides(self, read: EventMention, *, placed: bool = True) -> set[str]:
        """The participants, by their country where they have one; where it was is one of them."""
        sides, none = set(), {Role.TOPIC} if placed else {Role.TOPIC, Role.PLACE}
        for participant in read.event.participants:
            actor = self.actors.get(participant.actor)
            if actor is not None and participant.role not in none:
                sides.add(actor.country or actor.id)
        return sides


def _stem_of(word: Token) -> str:
    return stem(word.lemma_.lower())


def _of_paragraph(number: int, kept: Sequence[EventMention]) -> Iterator[tuple[int, EventMention]]:
    """The facts of a paragraph with their places, the last first; the paragraphs come in order."""
    for i in range(len(kept) - 1, -1, -1):
        paragraph = kept[i].found.paragraph
        if paragraph < number:
            return
        if paragraph == number and kept[i].event.modality in _FACTS:
            yield i, kept[i]


def _speakers(read: EventMention) -> set[str]:
    return {p.actor for p in read.event.participants if p.role is Role.SPEAKER}


def _are_apart(x: EventDate, y: EventDate) -> bool:
    """Whether two dates have no day in common."""
    return bool(
        (x.latest and y.earliest and x.latest < y.earliest)
        or (y.latest and x.earliest and y.latest < x.earliest)
    )
