"""Who takes part in what a word tells that names nobody: "the [protests] began in June".

What only protesters do is theirs if the text tells most of one such group. What the law does next
is done to the accused, if they are the same wherever the text names them, and a verdict is that of
the one court that gives any. A clause that has anybody else in it, known or not, tells no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.clause import Aspect, Embedding, Tense
from dashboard.entities.names.name_words import load_name_words
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention
from dashboard.model import Actor, ActorKind, Event, Modality, Participant, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    PREDICATES,
    PREMODIFIERS,
    SUBJECTS,
    is_behind_preposition,
)
from dashboard.nlp.noun_phrases import agent_of, object_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PLACES, TIMES
from dashboard.reasons import reason
from dashboard.registry import OWN
from dashboard.vocabulary import PEOPLE

_BESIDE = frozenset({Role.PLACE, Role.TOPIC, Role.AFFILIATION})
_NOBODY = TIMES | PLACES | {NameKind.EVENT, NameKind.ORDINAL}
_DESCRIBING = frozenset({Embedding.PARTICIPLE, Embedding.RELATIVE})


def with_implied_participants(
    told: Sequence[EventMention],
    actors: Sequence[Actor],
    analysis: Analysis,
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events, each with whom its word implies where none takes part that the text names."""
    implied = _Implied(told, actors, analysis, language)
    return tuple(implied.fill(read) for read in told)


class _Implied:
    def __init__(
        self,
        told: Sequence[EventMention],
        actors: Sequence[Actor],
        analysis: Analysis,
        language: str,
    ) -> None:
        self.analysis = analysis
        self.words, self.names = load_clause_words(language), load_name_words(language)
        self.kinds = {actor.id: actor.kind for actor in actors}
        self.named = {actor.id: actor.name for actor in actors}
        self.first = {a.id: min(m.span.start for m in a.mentions) for a in actors if a.mentions}
        self.crowd = self._crowd(actors)
        self.told_at = {(read.found.paragraph, read.found.head): read.event for read in told}
        events = [read.event for read in told]
        self.accused = self._always(events, {"prosecutions": Role.RECIPIENT, "pleas": Role.ACTOR})
        acts = [
            e.trigger.start
            for e in events
            if {p.actor for p in e.participants} & {*self.accused} and self._is("prosecutions", e)
        ]
        self.accused_from = min(acts, default=0)
        courts = self._always(events, {"verdicts": Role.ACTOR}, people=False)
        self.court = tuple(c for c in courts if self.kinds.get(c) is ActorKind.ORGANISATION)
        named = [a for a in actors if a.kind is ActorKind.ORGANISATION and a.mentions]
        benches = [a.id for a in named if self._is_called(a, "courts")]
        self.benches = frozenset(benches)
        sat = {p.actor for e in events if self._is("verdicts", e) for p in e.participants}
        self.only_court = tuple(benches) if len(benches) == 1 and sat & {*benches} else ()
        self.parliament = self._parliament(named)
        verdicts = [event for event in events if self._is("verdicts", event)]
        self.judged = _beside(self.court, verdicts, Role.RECIPIENT)
        self.scenes = _beside(self.crowd, events, Role.PLACE)

    def fill(self, read: EventMention) -> EventMention:
        """The event with whom its word implies; the same where the text names somebody."""
        event = read.event
        roles = {p.role for p in event.participants}
        people = [p for p in event.participants if self.kinds.get(p.actor) in PEOPLE]
        more: list[tuple[str, Role, str]] = []
        placed = (p for p in event.participants if p.role in {Role.PLACE, Role.AFFILIATION})
        scenes = {p.actor for p in placed}
        elsewhere = bool(self.scenes and scenes - self.scenes)
        if self._is("demonstrations", event) and roles <= _BESIDE and not elsewhere:
            more += [(one, Role.ACTOR, "entities.implied_crowd") for one in self.crowd]
        open_to_all = not people and Role.RECIPIENT not in roles
        if self._is("sequels", event) and open_to_all and not self._is_of_others(read):
            start = event.trigger.start
            told = self.accused_from < start  # "Reed told a jury of Lind, since jailed": not Lind
            known = [i for i in self.accused if told and self.first.get(i, 0) < start]
            more += [(one, Role.RECIPIENT, "entities.implied_accused") for one in known]
        if self._is("hearings", event) and not people:
            more += [(one, Role.ACTOR, "entities.implied_only_court") for one in self.only_court]
        if self._is("votes", event) and not event.participants and self._is_of_bill(read):
            more += [(one, Role.ACTOR, "entities.implied_parliament") for one in self.parliament]
        more = [] if any(map(self._is_somebody, self._around(read))) else more
        judged = {p.actor for p in people} & self.judged and not self._names_another_court(event)
        if self._is("verdicts", event) and judged:
            more += [(one, Role.ACTOR, "entities.implied_court") for one in self.court]
        elif self._is("verdicts", event) and people and self._is_of_the_day(read):
            more += [(one, Role.ACTOR, "entities.implied_only_court") for one in self.only_court]
        more = [] if Role.ACTOR in roles else more
        if not more or event.modality is Modality.NEGATED:
            return read
        added = tuple(
            Participant(actor, role, event.trigger, reason(why, actor=self.named[actor]))
            for actor, role, why in more
        )
        named = {p.actor for p in added}
        own = tuple(p for p in event.participants if p.actor not in named)
        return read.with_event(participants=(*own, *added))

    def _crowd(self, actors: Sequence[Actor]) -> tuple[str, ...]:
        """The group of demonstrators of whom the text tells most; empty where two are alike."""
        groups = (a for a in actors if a.kind is ActorKind.GROUP and a.mentions)
        nouns = self.words.tables["implied"]["demonstrators"]
        alike = [a for a in groups if a.name.split()[-1].lower() in nouns]
        most = max((len(a.mentions) for a in alike), default=0)
        found = tuple(a.id for a in alike if len(a.mentions) == most)
        return found if len(found) == 1 else ()

    def _parliament(self, bodies: Sequence[Actor]) -> tuple[str, ...]:
        """The only parliament of which the text tells, or the only chamber of one."""
        whole = [a.id for a in bodies if self._is_called(a, "parliaments")]
        chambers = [a.id for a in bodies if self._is_called(a, "chambers")]
        found = whole or chambers
        return tuple(found) if len(found) == 1 and len(chambers) <= 1 else ()

    def _is_called(self, actor: Actor, kind: str) -> bool:
        words = (word.lower() for word in actor.name.split())
        return not self.words.tables["implied"][kind].isdisjoint(words)

    def _is_told_of_noun(self, read: EventMention) -> bool:
        """Whether its verb describes a noun or pronoun, which is whom it befell.

        "Prison for [someone] convicted of theft", "the last [one] who was convicted".
        """
        clause = self.analysis.clause_of(read.found)
        told = clause.embedding in _DESCRIBING and read.found.verb == clause.head
        return told and clause.governor != read.found.noun

    def _is_of_others(self, read: EventMention) -> bool:
        """Whether it need not befall the accused: told of a noun, or by a bare one in an adjunct.

        "With charges of theft flying about, the talks failed". An inquest accuses nobody.
        """
        part = self.analysis.part_of(read.found)
        noun = part.doc[read.found.token]
        if self.words.has("implied", "of_nobody", noun.lemma_.lower()):
            return True
        bare = noun.tag == Tag.PLURAL_NOUN and noun.left_edge == noun
        beside = bare and (is_behind_preposition(noun) or noun.dependency == Dependency.CONJUNCT)
        around = self.told_at.get((read.found.paragraph, part.clauses.of(noun.i).head))
        part_in_it = set() if around is None else {p.actor for p in around.participants}
        own = not part_in_it.isdisjoint(self.accused)  # "was arrested on charges of theft"
        return (beside and not own) or self._is_told_of_noun(read)

    def _is_of_bill(self, read: EventMention) -> bool:
        """Whether it is told of a bill or a motion, and not of what a firm decides on."""
        doc = self.analysis.part_of(read.found).doc
        heads = [doc[a.head] for a in self.analysis.clause_of(read.found).arguments]
        return any(self.words.has("implied", "bills", t.lemma_.lower()) for t in heads)

    def _names_another_court(self, event: Event) -> bool:
        """Whether a court takes part that is not the one court: "acquitted at the Crown Court"."""
        return any(
            p.actor in self.benches and p.actor not in self.court for p in event.participants
        )

    def _is_of_the_day(self, read: EventMention) -> bool:
        """Whether it is told as the next thing, and not of another time or by the way."""
        clause = self.analysis.clause_of(read.found)
        told = clause.tense is Tense.PAST and clause.aspect is Aspect.SIMPLE
        return told and clause.embedding is Embedding.MAIN and not read.time_links

    def _always(
        self, events: Sequence[Event], roles: dict[str, Role], *, people: bool = True
    ) -> tuple[str, ...]:
        """Who has the role that each kind of event gives, wherever anybody has; empty if others."""
        found = set()
        for event in events:
            role = next((r for kind, r in roles.items() if self._is(kind, event)), None)
            own = [p.actor for p in event.participants if p.role is role]
            own = [a for a in own if not people or self.kinds.get(a) in PEOPLE]
            if own:
                found.add(tuple(sorted(own)))
        return found.pop() if len(found) == 1 else ()

    def _around(self, read: EventMention) -> Iterator[Token]:
        """The words that may say who takes part: arguments of the verb, what hangs on the noun."""
        doc = self.analysis.part_of(read.found).doc
        noun = doc[read.found.token] if read.found.noun is None else doc[read.found.noun]
        for child in noun.children if noun.pos == Pos.NOUN else ():
            yield from child.children if child.pos == Pos.ADPOSITION else (child,)
        for joined in noun.conjuncts:  # "Lind's arrest and the trial"
            yield from joined.lefts
        if read.found.verb is not None:
            verb = doc[read.found.verb]
            told = (*verb.lefts, object_of(verb), agent_of(verb))
            yield from (t for t in told if t is not None and t != noun)
            for thing in (t for t in verb.children if t.pos == Pos.NOUN):
                yield from thing.children

    def _is_somebody(self, word: Token) -> bool:
        """Whether a word is a name, a pronoun, a number or a noun for people.

        Also a subject that the model tagged as a verb, as it does some names: "[Coyle] was jailed".
        """
        if word.name_kind in _NOBODY or word.dependency in PREDICATES:
            return False
        if word.pos == Pos.NOUN and word.dependency not in PREMODIFIERS:
            lemma = word.lemma_.lower()
            known = lemma in self.names.offices or lemma in self.names.persons
            return known or word.lower_ in self.names.people
        if word.pos == Pos.VERB:
            return word.dependency in SUBJECTS
        return word.pos in {Pos.PROPER_NOUN, Pos.PRONOUN, Pos.NUMERAL}

    def _is(self, name: str, event: Event) -> bool:
        return event.subtype is not None and self.words.has("implied", name, event.subtype)


def _beside(actors: Sequence[str], events: Sequence[Event], role: Role) -> set[str]:
    """Who has a role in the events in which some actors act."""
    acts = {(one, Role.ACTOR) for one in actors}
    theirs = (e for e in events if acts & {(p.actor, p.role) for p in e.participants})
    return {p.actor for e in theirs for p in e.participants if p.role is role}
