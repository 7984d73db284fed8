"""The signs by which a row of a chronology is weighed: what its words, clause and place say of it.

A sign has a name and is there or not. What it weighs is fitted, and stands in the data of the
language (``languages/*/rows.toml``, ``languages/*/salience.toml``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from dashboard.clause import ArgumentRole, Aspect, Clause, Embedding, Tense
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.trigger import PLAIN, STATE, STATEMENT, EventTrigger
from dashboard.model import (
    Actor,
    ActorKind,
    Article,
    Event,
    EventDate,
    ParagraphKind,
    Quote,
    QuoteKind,
    Role,
)
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.stems import stem, stems
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN

CHIEF = 3  # how many of the actors that an article names most are its chief ones
NEWS = 7  # days around publication
LONG_AGO = 60  # days before publication
LONG, SHORT = 35, 12  # words of a sentence
EARLY = 3  # paragraphs that are told apart by their number
LAST_PART = 2 / 3  # of the paragraphs
_ASIDE = frozenset({Role.PLACE, Role.TOPIC})  # who stands there takes no part
_TYPES = {STATEMENT: "type statement", STATE: "type state", PLAIN: "type plain"}
_IN_MARKS = frozenset({QuoteKind.DIRECT, QuoteKind.MIXED})


class _Before:
    """What the rows before one tell: what is told again adds less."""

    def __init__(self) -> None:
        self._kinds: set[str] = set()
        self._sentences: set[int] = set()
        self._last: str | None = None

    def read(self, event: Event) -> Iterator[str]:
        """The signs of the next row."""
        kind, sentence = event.subtype, event.sentence.start
        if kind is not None and kind in self._kinds:
            yield "kind told before"
        if kind is not None and kind == self._last:
            yield "kind just told"
        if sentence in self._sentences:
            yield "sentence told before"
        if kind is not None:
            self._kinds.add(kind)
        self._sentences.add(sentence)
        self._last = kind


class SignReader:
    """Reads the signs of the events of one article."""

    def __init__(
        self,
        analysis: Analysis,
        article: Article,
        actors: Sequence[Actor],
        quotes: Sequence[Quote],
        *,
        language: str = OWN,
    ) -> None:
        self.analysis, self.article = analysis, article
        self.words: ClauseWords = load_clause_words(language)
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in actors}
        self.quotes: Mapping[str, Quote] = {quote.id: quote for quote in quotes}
        named = [a for a in actors if a.kind is not ActorKind.PLACE]
        named.sort(key=lambda actor: -len(actor.mentions))
        self.chief = {actor.id for actor in named[:CHIEF]}
        parts = enumerate(analysis.paragraphs)
        prose = [n for n, part in parts if part.paragraph.kind is ParagraphKind.PROSE]
        self.order = {paragraph: n for n, paragraph in enumerate(prose)}
        self._told: dict[EventTrigger, frozenset[str]] = {}

    @cached_property
    def title(self) -> frozenset[str]:
        """The stems of the words of the title."""
        return stems(self.article.title or "")

    @cached_property
    def said_of(self) -> Counter[str]:
        """How often the text has each stem."""
        words = (t.lemma_.lower() for part in self.analysis.paragraphs for t in part.doc)
        return Counter(map(stem, words))

    def read(
        self, events: Iterable[tuple[Event, EventTrigger | None]]
    ) -> Iterator[tuple[Event, frozenset[str]]]:
        """Each event with the names of its signs, in the order of the text.

        Beside an event stands the first place that tells of it. Where that is None, only what the
        event itself says is read.
        """
        told = ((event, () if found is None else (found,)) for event, found in events)
        for event, signs in self.read_places(told):
            yield event, signs[0]

    def read_places(
        self, events: Iterable[tuple[Event, Sequence[EventTrigger]]]
    ) -> Iterator[tuple[Event, list[frozenset[str]]]]:
        """Each event with the names of its signs at each of the places that tell of it."""
        before = _Before()
        for event, places in events:
            own = (*self._of_itself(event), *before.read(event))
            yield event, [frozenset((*own, *self._at(p))) for p in places] or [frozenset(own)]

    def _stems(self, found: EventTrigger) -> frozenset[str]:
        doc = self.analysis.part_of(found).doc
        places = {i for i in (found.token, found.noun, found.verb) if i is not None}
        return frozenset(stem(doc[i].lemma_.lower()) for i in places)

    def _of_itself(self, event: Event) -> Iterator[str]:
        yield from self._of_event(event)
        yield from self._of_date(event.date)
        yield from self._of_actors(event)

    def _at(self, found: EventTrigger) -> frozenset[str]:
        """What the place and the clause say, which hangs on nothing else: read once."""
        if found not in self._told:
            self._told[found] = frozenset(self._of_found(found))
        return self._told[found]

    def _of_found(self, found: EventTrigger) -> Iterator[str]:
        part, own = self.analysis.part_of(found), self._stems(found)
        yield from self._of_place(found, part)
        if own & self.title:
            yield "trigger in title"
        if any(self.said_of[word] > len(own) for word in own):
            yield "trigger used again"
        if not found.typed:
            yield "unlisted verb"
        clause = part.clauses.of(found.head)
        if found.verb is None:
            yield from self._of_noun(part.doc[found.token], clause)
        else:
            yield from self._of_clause(clause, part)
            yield from self._of_arguments(clause, part)

    def _of_event(self, event: Event) -> Iterator[str]:
        yield f"modality {event.modality}"
        yield _TYPES.get(event.type, "type known")
        yield f"family {(event.subtype or 'none').partition('.')[0]}"
        if event.mentions:
            yield "told again"
        if event.place is not None:
            yield "place"
        if any(self.quotes[q].kind in _IN_MARKS for q in event.quotes if q in self.quotes):
            yield "quotation"

    def _of_date(self, date: EventDate) -> Iterator[str]:
        yield f"date {date.status}"
        day = None if self.article.published is None else self.article.published.day
        if day is None or date.earliest is None or date.latest is None:
            return
        short = (date.latest - date.earliest).days <= NEWS
        if short and abs((date.latest - day).days) <= NEWS:
            yield "near publication"
        if (day - date.latest).days > LONG_AGO:
            yield "long ago"
        if date.earliest > day:
            yield "to come"

    def _of_actors(self, event: Event) -> Iterator[str]:
        ids = {p.actor for p in event.participants if p.role not in _ASIDE}
        actors = [self.actors[i] for i in ids if i in self.actors]
        if not ids:
            yield "nobody"
        if len(ids) > 1:
            yield "two actors"
        if ids & self.chief:
            yield "chief actor"
        if len(ids & self.chief) > 1:
            yield "two chief actors"
        if any(actor.kind is ActorKind.PERSON for actor in actors):
            yield "person"
        if any(self.title & stems(actor.name) for actor in actors):
            yield "actor in title"

    def _of_place(self, found: EventTrigger, part: AnalysedParagraph) -> Iterator[str]:
        number = self.order.get(found.paragraph, len(self.order))
        yield f"paragraph {number + 1}" if number < EARLY else "later paragraph"
        if number > LAST_PART * len(self.order):
            yield "last third"
        sentence = part.doc[found.head].sent
        if sentence.start == part.doc.sents[0].start:
            yield "first sentence"
            if number == 0:
                yield "lead"
        if len(sentence) > LONG:
            yield "long sentence"
        if len(sentence) < SHORT:
            yield "short sentence"

    def _of_clause(self, clause: Clause, part: AnalysedParagraph) -> Iterator[str]:
        chain = [clause, *part.clauses.above(clause)]
        joined = (c.embedding for c in chain if c.embedding is not Embedding.COORDINATION)
        yield f"embedding {next(joined, clause.embedding)}"
        yield f"tense {clause.tense or 'none'}"
        above = {c.embedding for c in chain}
        perfect = clause.aspect in {Aspect.PERFECT, Aspect.PERFECT_PROGRESSIVE}
        found = {
            "coordinated": clause.embedding is Embedding.COORDINATION,
            "perfect": perfect,
            "pluperfect": perfect and clause.tense is Tense.PAST,
            "progressive": clause.aspect in {Aspect.PROGRESSIVE, Aspect.PERFECT_PROGRESSIVE},
            "passive": clause.is_passive,
            "modal": bool(clause.modal),
            "negated": clause.negated,
            "in complement": Embedding.COMPLEMENT in above,
            "in relative": Embedding.RELATIVE in above,
            "in purpose": bool({Embedding.PURPOSE, Embedding.CONDITION} & above),
            "deep": clause.depth > 1,
            "stative": self.words.has("not_events", "stative", clause.lemma),
        }
        yield from (name for name, there in found.items() if there)

    def _of_arguments(self, clause: Clause, part: AnalysedParagraph) -> Iterator[str]:
        subject = clause.subject
        if subject is None:
            yield "no subject"
        else:
            yield f"subject {part.doc[subject.head].pos}"
            if subject.shared:
                yield "shared subject"
        for role in (ArgumentRole.OBJECT, ArgumentRole.AGENT, ArgumentRole.ATTRIBUTE):
            if clause.argument(role) is not None:
                yield f"{role}"
        if clause.obliques:
            yield "oblique"

    def _of_noun(self, noun: Token, clause: Clause) -> Iterator[str]:
        phrase = read_noun_phrase(noun)
        yield "noun"
        yield f"{phrase.definiteness} noun"
        yield f"noun as {phrase.role}"
        if phrase.plural:
            yield "plural noun"
        if clause.depth:
            yield "noun in a side clause"
