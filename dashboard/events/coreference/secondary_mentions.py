"""Secondary mentions: words that name or tell an event again and are no row of their own.

A noun names it ("Parliament was prorogued … the prorogation"): it is derived from the verb that
told the event, or is its noun, stands behind it, takes it as known, and has nothing that sets it
apart: a time, a number or a side of its own, a word for another one. A verb tells it again ("has
crossed the Channel … to cross the Channel"): the same word, done to the same. Both add a mention,
never an event or a date.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from dashboard.clause import Clause, Definiteness, NounRole
from dashboard.events.coreference.comparison import are_of_two_days, is_telling, stands_beside
from dashboard.events.coreference.nearer_antecedents import MAINS, is_passed_over, is_told_in
from dashboard.events.coreference.predicated_nouns import told_with
from dashboard.events.event_nouns import load_event_nouns, meanings_of
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention, in_role
from dashboard.events.trigger import SPOKEN, STATEMENT
from dashboard.model import Actor, Event, Role, Span, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Pos
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import (
    complement_of,
    is_common_noun,
    is_personal_pronoun,
    numerals_of,
    read_noun_phrase,
)
from dashboard.nlp.stems import families_named_by, same_event_data, stem
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN
from dashboard.vocabulary import FACTS

NEAR = 20  # mentions before a word of which one may reach over it
_ARGUMENTS = frozenset({NounRole.SUBJECT, NounRole.OBJECT})


def add_other_mentions(
    events: Sequence[Event],
    mentions: Sequence[EventMention],
    analysis: Analysis,
    timexes: Sequence[TemporalExpression],
    actors: Sequence[Actor],
    *,
    language: str = OWN,
) -> tuple[Event, ...]:
    """The events in their order, each with the words that name it again among its mentions.

    ``mentions`` says where the events are told; one that is not there gets no mention.
    """
    finder = _Finder(events, mentions, analysis, timexes, actors, language=language)
    found: dict[str, list[Span]] = defaultdict(list)
    for part in analysis.paragraphs:
        for word in finder.candidates(part):
            event = finder.event_of(word, part)
            if event is not None:
                start = part.at(word)
                end = start + len(word.text)
                found[event.id].append(Span(start, end, analysis.text[start:end]))
    return tuple(
        dataclasses.replace(
            e, mentions=tuple(sorted((*e.mentions, *found[e.id]), key=attrgetter("start")))
        )
        if e.id in found
        else e
        for e in events
    )


class _Finder:
    def __init__(
        self,
        events: Sequence[Event],
        mentions: Sequence[EventMention],
        analysis: Analysis,
        timexes: Sequence[TemporalExpression],
        actors: Sequence[Actor],
        *,
        language: str,
    ) -> None:
        self.analysis = analysis
        self.words = load_clause_words(language)
        self.derived = load_event_nouns(language)
        self.times = sorted((t.span.start, t.span.end) for t in timexes)
        self.names = sorted((m.span.start, m.span.end, a.id) for a in actors for m in a.mentions)
        told_at = (s for e in events for s in (e.trigger, *e.mentions))
        self.taken = frozenset(i for s in told_at for i in range(s.start, s.end))
        self.patients: dict[str, frozenset[str]] = {}
        self.places = {read.event.id: read for read in mentions}
        self.told = [e for e in events if e.id in self.places and e.type != STATEMENT]
        self.mains = self._read_mains(events)
        self.verbs = {
            span.start: event
            for event in events
            if event.id in self.places
            for span in (event.trigger, *event.mentions)
        }
        self.lead = self._find_lead()
        self.befallen = tuple(same_event_data()["befallen"])  # of these "the move" is none
        self.by_word: dict[str, list[Event]] = defaultdict(list)
        for event in events:
            if event.id in self.places:
                said = event.type == STATEMENT  # only "gave a speech … the speech"
                for word in self._words_of(self.places[event.id], only_nouns=said):
                    self.by_word[word].append(event)

    def candidates(self, part: AnalysedParagraph) -> list[Token]:
        """The words of a paragraph that may name an event again, in order."""
        heads = {clause.head for clause in part.clauses.clauses}
        pointing = self.words.tables["demonstrative_subjects"]["pointing"]
        return [t for t in part.doc if t.i in heads or t.pos == Pos.NOUN or t.lower_ in pointing]

    def event_of(self, word: Token, part: AnalysedParagraph) -> Event | None:
        """The event that a word names again; None where there is none, or it is not sure."""
        if is_common_noun(word):
            if told_with(word, self.words, self.derived) is not None:
                return self._told_with(word, part) or self._named(word, part)
            return self._named(word, part)
        if self.words.has("demonstrative_subjects", "pointing", word.lower_):
            return self._pointed_at(word, part)
        clause = part.clauses.of(word.i)
        return self._retold(word, clause, part) if clause.head == word.i else None

    def _named(self, noun: Token, part: AnalysedParagraph) -> Event | None:
        if self._is_taken(noun, part) or self._is_set_apart(noun, part):
            return None
        alike = self._nearer(noun, self._alike(self._named_by(noun), part.at(noun)), part)
        if any(self.words.has("signal", order, noun.head.lower_) for order in ("before", "after")):
            at = part.number, noun.i
            alike = [e for e in alike if not stands_beside(*at, self.places[e.id], part.clauses)]
        if not alike:
            return self._summed_up(noun, part)
        own, of = self._actors_in(noun, part), complement_of(noun)
        same = [e for e in alike if own & {p.actor for p in e.participants}]
        if not same and of is not None:  # "destroyed the pier … the destruction of the pier"
            same = [e for e in alike if self._is_done_to(of, e, part)]
        elif not same and not own:
            same = alike
        if not same or (len(same) > 1 and are_of_two_days(same)):
            return None
        phrase = read_noun_phrase(noun)
        if phrase.definiteness is Definiteness.BARE:
            sure = len(alike) == 1 and phrase.role in _ARGUMENTS
            return same[0] if sure else None
        return same[-1]

    def _nearer(self, noun: Token, told: list[Event], part: AnalysedParagraph) -> list[Event]:
        """The events that a noun may name: of its paragraph where that has told another."""
        number, near = part.number, [e for _, e in self._mains_before(noun, part)]
        here = [e for e in told if is_told_in(self.places[e.id], number)]
        far = [self.places[e.id] for e in told if e not in here]
        return here if any(is_passed_over(noun, part, each, near) for each in far) else told

    def _is_done_to(self, of: Token, event: Event, part: AnalysedParagraph) -> bool:
        """Whether what a noun is of is what it was done to, or tells it: "the delivery of it"."""
        if self._side(of, part) & self._patient_of(event):
            return True
        return f"{of.lemma_.lower()} n" in self._words_of(self.places[event.id])

    def _pointed_at(self, pronoun: Token, part: AnalysedParagraph) -> Event | None:
        """The event that "this" means: what the clause before told first; None: not sure.

        "Peru banned the airline. [This] is the first ban": the sentence before, or the main clause
        of its own, where these tell of one act alone, and not of what somebody said.
        """
        if pronoun.dependency not in SUBJECTS or self._is_taken(pronoun, part):
            return None
        own, at = part.sentence_of(pronoun).start, part.at(pronoun)
        if at != own and not self.analysis.text[at - 1].isspace():  # within a quotation
            return None
        told = [
            (start, event)
            for start, event in self.mains[part.number]
            if (start < own if at == own else start == own)
        ]
        near = [event for start, event in told if start == max(s for s, _ in told)]
        only = len(near) == 1 and near[0].trigger.end <= at and near[0].modality in FACTS
        if not only or is_telling(self.places[near[0].id]) or near[0].type in SPOKEN:
            return None
        return near[0]

    def _told_with(self, noun: Token, part: AnalysedParagraph) -> Event | None:
        """The event of a verb that a noun of its phrase tells, too; None where it tells another."""
        told = None if self._is_taken(noun, part) else told_with(noun, self.words, self.derived)
        event = None if told is None else self.verbs.get(part.at(told.verb))
        if told is None or event is None or not told.medium:
            return event
        if not is_telling(self.places[event.id]):
            return None
        self.by_word[f"{noun.lemma_.lower()} n"].append(event)  # "the filing" names it again
        return event

    def _find_lead(self) -> Event | None:
        """The first fact with somebody in it: of a main clause, before what a noun names there."""
        facts = [e for e in self.told if e.modality in FACTS and e.participants]
        first = facts[0].sentence if facts else None
        clauses = {event.id for told in self.mains.values() for _, event in told}
        opening = [e for e in facts if e.sentence == first]
        return next((e for e in opening if e.id in clauses), next(iter(opening), None))

    def _read_mains(self, events: Sequence[Event]) -> dict[int, list[tuple[int, Event]]]:
        """The events that main clauses tell, once or again, by paragraph, with their sentences."""
        found: dict[int, list[tuple[int, Event]]] = defaultdict(list)
        for event in (e for e in events if e.id in self.places):
            for told in self.places[event.id].triggers:
                part = self.analysis.part_of(told)
                if told.verb is not None and part.clauses.of(told.verb).embedding in MAINS:
                    start = part.sentence_of(part.doc[told.verb]).start
                    found[told.paragraph].append((start, event))
        return found

    def _summed_up(self, noun: Token, part: AnalysedParagraph) -> Event | None:
        """The event that a noun for any act means: "The [move] came after …"; None: not sure."""
        phrase = read_noun_phrase(noun)
        own = self._is_specified(noun)
        if phrase.definiteness is not Definiteness.DEFINITE or own:
            return None
        plain = self.words.has("demonstrative_subjects", "nouns", noun.lemma_.lower())
        if not plain or phrase.role not in _ARGUMENTS:
            return self._of_its_kind(noun, part)
        lead = self.lead
        if lead is None or lead.trigger.end >= part.at(noun):
            return None
        return None if (lead.subtype or "").startswith(self.befallen) else lead

    def _is_specified(self, noun: Token) -> bool:
        """Whether words behind a noun say which it is: "the decision to leave"; not "this case"."""
        if any(self.words.has("demonstrative_subjects", "pointing", t.lower_) for t in noun.lefts):
            return False
        behind = [t for t in noun.children if t.i > noun.i]
        return any(t.left_edge.nbor(-1).text != "," for t in behind if not t.is_punct)

    def _mains_before(self, noun: Token, part: AnalysedParagraph) -> list[tuple[int, Event]]:
        own = part.sentence_of(noun).start
        return [(start, e) for start, e in self.mains[part.number] if start < own]

    def _of_its_kind(self, noun: Token, part: AnalysedParagraph) -> Event | None:
        """The event that a noun for its family names: the one in the lead, or the only one."""
        families = families_named_by().get(noun.lemma_.lower(), ())
        if not families:
            return None
        before = [
            event
            for event in self.told
            if event.trigger.end <= part.at(noun) and (event.subtype or "").startswith(families)
        ]
        before = self._nearer(noun, before, part)
        if self.lead in before:
            return self.lead
        return before[0] if len(before) == 1 else None

    def _retold(self, verb: Token, clause: Clause, part: AnalysedParagraph) -> Event | None:
        """The event of which a verb tells again that it was done to the same."""
        alike = self._alike(frozenset({verb.lemma_.lower()}), part.at(verb))
        light = self.words.has("light", "occurring", verb.lemma_)
        if not alike or light or clause.negated or self._is_taken(verb, part):
            return None
        if any(self.words.has("proper", "another", part.doc[i].lower_) for i in clause.words):
            return None
        first, last = part.doc[clause.words[0]], part.doc[clause.words[-1]]
        if self._has_time(part.at(first), part.at(last) + len(last.text)):
            once = same_event_data()["once_in_any_life"]  # "was murdered [weeks] after the show"
            alike = [e for e in alike if e.subtype in once]
        thing, subjects = part.head_of(clause.logical_object), self._subjects(clause, part)
        if thing is None or self._is_new(thing):
            return None
        patient = self._side(thing, part)
        same = [e for e in alike if patient & self._patient_of(e)]
        same = [e for e in same if not subjects or subjects & {p.actor for p in e.participants}]
        return None if len(same) > 1 and are_of_two_days(same) else next(reversed(same), None)

    def _is_new(self, noun: Token) -> bool:
        """Whether a noun brings in something, or so many: "a lake", "twelve people"."""
        phrase = read_noun_phrase(noun)
        counted = bool(numerals_of(noun))
        return counted or phrase.definiteness is Definiteness.INDEFINITE

    def _subjects(self, clause: Clause, part: AnalysedParagraph) -> frozenset[str]:
        """The actors who do what a clause tells; empty where it names nobody known."""
        found = part.head_of(clause.logical_subject)
        return frozenset() if found is None else self._named_at(found, part)

    def _named_at(self, noun: Token, part: AnalysedParagraph) -> frozenset[str]:
        """The actors whose mentions hold a noun."""
        start, end = part.at(noun), part.at(noun) + len(noun.text)
        before = bisect_left(self.names, (end,))
        near = self.names[max(0, before - NEAR) : before]
        return frozenset(i for _, last, i in near if start < last)

    def _patient_of(self, event: Event) -> frozenset[str]:
        if event.id not in self.patients:
            told = in_role(event, Role.RECIPIENT)
            self.patients[event.id] = self._read_patient(event) | told
        return self.patients[event.id]

    def _read_patient(self, event: Event) -> frozenset[str]:
        found = self.places[event.id].found
        part = self.analysis.part_of(found)
        if found.verb is None:
            head = complement_of(part.doc[found.token])
        else:
            head = part.head_of(part.clauses.of(found.head).logical_object)
        return self._side(head, part)

    def _side(self, head: Token | None, part: AnalysedParagraph) -> frozenset[str]:
        """What a noun names: its stem, with its number, and the actors that it stands for."""
        if head is None:
            return frozenset()
        own = set(self._named_at(head, part))
        if not is_personal_pronoun(head):
            plural = read_noun_phrase(head).plural
            own.add(f"{stem(head.lemma_.lower())} {plural}")
        return frozenset(own)

    def _alike(self, words: frozenset[str], before: int) -> list[Event]:
        found = {e.id: e for word in words for e in self.by_word.get(word, ())}
        behind = (event for event in found.values() if event.trigger.end <= before)
        return sorted(behind, key=lambda event: event.trigger.start)

    def _words_of(self, read: EventMention, *, only_nouns: bool = False) -> frozenset[str]:
        """The verbs and nouns that tell an event, and what these are derived from."""
        words: set[str] = set()
        for found in read.triggers:
            doc = self.analysis.part_of(found).doc
            inside = doc[found.first : found.last + 1]
            nouns = {t.i for t in inside if is_common_noun(t)}
            for i in {found.token, found.noun, found.verb, *nouns} - {None}:
                assert i is not None
                token = doc[i]
                if only_nouns:
                    words |= {f"{token.lemma_.lower()} n"} if i in nouns else set()
                    continue
                words |= self._named_by(token) if i in nouns else {token.lemma_.lower()}
                words |= meanings_of(token)
        return frozenset(words)

    def _named_by(self, noun: Token) -> frozenset[str]:
        """The words for what a noun names: itself, its verbs, what means the same."""
        lemma = noun.lemma_.lower()
        return frozenset({f"{lemma} n", *self.derived.get(lemma, ()), *meanings_of(noun)})

    def _is_taken(self, word: Token, part: AnalysedParagraph) -> bool:
        start = part.at(word)
        return not self.taken.isdisjoint(range(start, start + len(word.text)))

    def _has_time(self, start: int, end: int) -> bool:
        """Whether a time expression stands between two offsets."""
        first = bisect_left(self.times, (start,))
        return any(b <= end for _, b in self.times[first : first + 1])

    def _is_set_apart(self, noun: Token, part: AnalysedParagraph) -> bool:
        """Whether a phrase names something new, several, another one, or one with its own time."""
        phrase = read_noun_phrase(noun)
        if phrase.definiteness is Definiteness.INDEFINITE or phrase.plural or phrase.other:
            return True
        if phrase.role is NounRole.MODIFIER or numerals_of(noun):
            return True
        if any(self.words.has("proper", "another", t.lower_) for t in noun.lefts):
            return True
        return self._has_time(*_phrase(noun, part))

    def _actors_in(self, noun: Token, part: AnalysedParagraph) -> frozenset[str]:
        start, end = _phrase(noun, part)
        first, last = (bisect_left(self.names, (at,)) for at in (start, end))
        return frozenset(i for _, b, i in self.names[first:last] if b <= end)


def _phrase(noun: Token, part: AnalysedParagraph) -> tuple[int, int]:
    """The offsets of the phrase of a noun in the text."""
    last = noun.right_edge
    return part.at(noun.left_edge), part.at(last) + len(last.text)
