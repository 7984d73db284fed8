"""Finds relations between events from words that say them: after, since, during, followed, because.

Signals as in TimeML 1.2.1; the lists are in ``languages/*/events.toml``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from dashboard.clause import Clause, Embedding
from dashboard.events.anchoring.signals import clause_of_participle, goes_along
from dashboard.events.anchoring.time_path import goes_on_for
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.mention import EventMention
from dashboard.events.predicates.verbs import is_pluperfect
from dashboard.events.telling import mentions_by_token
from dashboard.events.trigger import STATEMENT
from dashboard.model import DateStatus, Modality, Span
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, CLAUSE_OPENERS, SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TENSED, VERBAL
from dashboard.registry import OWN
from dashboard.relations.rules import Construct, Construction, words_of

_APART = ("matter", "requited")  # behind these is what has a time of its own
_CLAUSES = frozenset({Dependency.ADVERBIAL_CLAUSE, Dependency.CLAUSAL_COMPLEMENT})
_PREPOSITIONS = frozenset({Dependency.PREPOSITION, Dependency.PREPOSITIONAL_COMPLEMENT})
_COMPLETING = frozenset(
    {Dependency.PREDICATE_NOMINAL, Dependency.OBJECT, Dependency.OPEN_COMPLEMENT}
)
# Of nouns that stand in the phrase of another one, or of a verb.
_UP_TO_A_VERB = frozenset(
    {
        Dependency.OBJECT,
        Dependency.NOMINAL_MODIFIER,
        Dependency.PREPOSITIONAL_OBJECT,
        Dependency.PREPOSITION,
        Dependency.APPOSITION,
    }
)
_GOVERNED = frozenset({Dependency.PREPOSITIONAL_OBJECT, Dependency.PREPOSITIONAL_COMPLEMENT})


def find_constructs(
    events: Sequence[EventMention], analysis: Analysis, *, language: str = OWN
) -> Iterator[Construct]:
    """The events that the text joins, each pair with its signal, in the order of the text."""
    return _Finder(events, analysis, language).all()


class _Finder:
    def __init__(self, events: Sequence[EventMention], analysis: Analysis, language: str) -> None:
        self.events, self.analysis = events, analysis
        self.words: ClauseWords = load_clause_words(language)
        self.openers = words_of(Construction.ADVERBIAL_CLAUSE, language)
        self.verbs = words_of(Construction.ORDER_VERB, language)
        self.at = mentions_by_token(events)

    def all(self) -> Iterator[Construct]:
        """Constructions in the order of the text."""
        for part in self.analysis.paragraphs:
            if part.is_heading:
                continue
            for token in part.doc:
                if token.dependency in _CLAUSES:
                    yield from self._clause(part, token)
                elif token.dependency in _PREPOSITIONS:
                    yield from self._preposition(part, token)
                yield from self._verb(part, token)
            yield from self._joined_participles(part)

    def _event(self, part: AnalysedParagraph, token: Token) -> EventMention | None:
        """The event at a token, at the noun behind a copula, or below a verb that is none."""
        here = self.at.get((part.number, token.i))
        if here is not None or token.pos not in VERBAL:
            return here
        for child in token.children:
            if child.dependency in _COMPLETING:
                here = self.at.get((part.number, child.i))
                if here is not None:
                    return here
        return None

    def _clause(self, part: AnalysedParagraph, token: Token) -> Iterator[Construct]:
        """Relate a side clause to the clause on which it hangs: "X after Y happened"."""
        if token.dependency == Dependency.CLAUSAL_COMPLEMENT:
            yield from self._reported(part, token)
            return
        above = clause_of_participle(token) if goes_along(token) else token.head
        inner, outer = self._event(part, token), self._event(part, above)
        if inner is None or outer is None or inner is outer:
            return
        marks = [t for t in token.children_as(*CLAUSE_OPENERS) if t.i < token.i]
        for child in (t for t in marks if t.lower_ in self.openers):
            yield from self._joined(part, token, outer, child)
            found = _join(Construction.ADVERBIAL_CLAUSE, outer, inner, part.span_of(child, child))
            yield dataclasses.replace(found, past_perfect=self._past_perfect(token))
        opens = (t.dependency == Dependency.MARKER or t.tag == Tag.WH_ADVERB for t in marks)
        if not any(opens):
            yield from self._participle(part, token, above, outer, inner)

    def _joined(
        self, part: AnalysedParagraph, token: Token, outer: EventMention, mark: Token
    ) -> Iterator[Construct]:
        """Relate what a side clause goes on with at the same time: "as they sang and [fled]"."""
        for other in token.children_as(Dependency.CONJUNCT):
            inner = self._event(part, other)
            alone = not any(t.dependency in SUBJECTS for t in other.children)
            alone = alone and other.tag == token.tag in TENSED
            if alone and inner is not None and inner is not outer:
                signal = part.span_of(mark, mark)
                yield _join(Construction.COORDINATED_CLAUSE, outer, inner, signal)

    def _past_perfect(self, clause: Token) -> str:
        """Which of a clause and the one above is in the past perfect alone; empty: neither, both.

        "It had grown when the crisis came", "he denied it, as they had claimed".
        """
        above, own = (is_pluperfect(verb, self.words) for verb in (clause.head, clause))
        return "" if above == own else "outer" if above else "inner"

    def _participle(
        self,
        part: AnalysedParagraph,
        token: Token,
        above: Token,
        outer: EventMention,
        inner: EventMention,
    ) -> Iterator[Construct]:
        """Relate a participle to its clause: "saying" goes with it, "having said" is before it."""
        helpers = token.children_as(*AUXILIARIES)
        perfect = [t for t in helpers if self.words.has("auxiliary", "perfect", t.lemma_)]
        if token.tag == Tag.PRESENT_PARTICIPLE and not helpers:
            if not self._takes_longer(part, part.clauses.of(above.i), outer):
                yield _join(Construction.PARTICIPLE, outer, inner)
        elif perfect and perfect[0].tag == Tag.PRESENT_PARTICIPLE:
            signal = part.span_of(perfect[0], perfect[0])
            yield _join(Construction.PERFECT_PARTICIPLE, outer, inner, signal)

    def _joined_participles(self, part: AnalysedParagraph) -> Iterator[Construct]:
        """Relate what "and" joins to a participle, too: "burned, killing two and injuring five"."""
        for clause in part.clauses.clauses:
            first = part.clauses.parent(clause)
            joined = clause.embedding is Embedding.COORDINATION and not clause.finite
            if first is None or not joined or first.finite or first.marker:
                continue
            above = part.clauses.parent(first)
            if above is None or first.embedding is not Embedding.ADVERBIAL:
                continue
            inner = self._event(part, part.doc[clause.head])
            outer = self._event(part, part.doc[above.head])
            if inner is None or outer is None or inner is outer:
                continue
            if not self._takes_longer(part, above, outer):
                yield _join(Construction.PARTICIPLE, outer, inner)

    def _takes_longer(self, part: AnalysedParagraph, clause: Clause, read: EventMention) -> bool:
        """Whether what a participle tells comes in its time: "in the years after, declaring …".

        The clause is the one that the participle hangs on: the event may be found elsewhere, too.
        """
        return not read.time_links and goes_on_for(clause, part, self.words)

    def _reported(self, part: AnalysedParagraph, token: Token) -> Iterator[Construct]:
        """Relate what a report says to it: "said the bridge had fallen", "said it would close"."""
        inner, outer = self._event(part, token), self._event(part, token.head)
        if inner is None or outer is None or inner is outer or outer.event.type != STATEMENT:
            return
        for child in token.children:
            perfect = self.words.has("auxiliary", "perfect", child.lemma_)
            planned = inner.event.modality is Modality.PLANNED  # "repairs had been planned for May"
            helper = child.dependency == Dependency.AUXILIARY
            if helper and child.tag == Tag.PAST_TENSE and perfect and not planned:
                signal = part.span_of(child, child)
                yield _join(Construction.REPORTED_PAST, outer, inner, signal)
            coming = helper and self.words.has("reported", "future", child.lower_)
            bounded = inner.event.date.status is DateStatus.BOUNDED
            if coming and bounded and inner.event.modality is Modality.PLANNED:
                signal = part.span_of(child, child)
                yield _join(Construction.REPORTED_PLAN, outer, inner, signal)

    def _preposition(self, part: AnalysedParagraph, token: Token) -> Iterator[Construct]:
        """Relate an event noun behind a preposition of time: "during the meeting, X said"."""
        governed = ((self._event(part, t), t) for t in token.children_as(*_GOVERNED))
        inner, noun = next(((e, t) for e, t in governed if e is not None), (None, token))
        opener = self._opener(token)
        outer = self._outer(part, opener)
        if inner is not None and outer is not None and inner is not outer:
            signal = part.span_of(opener, token)
            clauses = token.children_as(Dependency.PREPOSITIONAL_COMPLEMENT)
            acting = any(t.tag == Tag.PRESENT_PARTICIPLE for t in clauses)
            kind = Construction.GERUND if acting else Construction.PREPOSITIONAL_PHRASE
            verb = part.token_at(outer.event.trigger.start) or token
            lemmas = {"outer": verb.lemma_.lower(), "inner": noun.lemma_.lower()}
            yield dataclasses.replace(_join(kind, outer, inner, signal), lemmas=lemmas)

    def _opener(self, token: Token) -> Token:
        """The first word of a preposition of two: "[ahead] of the vote"; of one, the same."""
        first = token.head
        both = f"{first.lower_} {token.lower_}"
        compound = first.i == token.i - 1 and self.words.which("signal", both)
        return first if compound else token

    def _outer(self, part: AnalysedParagraph, token: Token) -> EventMention | None:
        node = token.head
        if node.pos in VERBAL:
            return self._event(part, node)
        if self.words.has("signal", "within", token.lower_):  # "lost 90 million in the storm"
            here = self._event(part, node)
            while here is None and node.dependency in _UP_TO_A_VERB:
                if any(self.words.has("signal", name, node.lower_) for name in _APART):
                    return None  # "an inquiry into fraud in the election" is later
                node = node.head
                here = self._event(part, node)
            return here
        for _ in range(3):
            event = self._event(part, node)
            if event is not None or node.head == node or node.pos in VERBAL:
                return event
            node = node.head
        return None

    def _verb(self, part: AnalysedParagraph, token: Token) -> Iterator[Construct]:
        """Relate subject and object of a verb of order: "the call followed an agreement"."""
        if token.pos != Pos.VERB or token.lemma_ not in self.verbs:
            return
        slots: Mapping[Dependency, Token] = {t.dependency: t for t in token.children}
        first = slots.get(Dependency.SUBJECT) or slots.get(Dependency.PASSIVE_SUBJECT)
        agent = slots.get(Dependency.AGENT)
        governed = next(iter(agent.children), None) if agent else None
        second = slots.get(Dependency.OBJECT) or governed
        if first is None or second is None:
            return
        a, b = self._event(part, first), self._event(part, second)
        if a is not None and b is not None and a is not b:
            passive = Dependency.PASSIVE_SUBJECT in slots
            kind = Construction.PASSIVE_ORDER_VERB if passive else Construction.ORDER_VERB
            found = _join(kind, a, b, part.span_of(token, token))
            yield dataclasses.replace(found, word=token.lemma_)


def _join(
    kind: Construction, outer: EventMention, inner: EventMention, signal: Span | None = None
) -> Construct:
    word = "" if signal is None else signal.text.lower()
    alike = _are_told_alike(outer, inner)
    return Construct(kind, outer.event.id, inner.event.id, signal, word, alike)


def _are_told_alike(one: EventMention, other: EventMention) -> bool:
    """Whether both events are facts, or neither is."""
    facts = [read.event.modality in {Modality.ASSERTED, Modality.REPORTED} for read in (one, other)]
    return facts[0] == facts[1]
