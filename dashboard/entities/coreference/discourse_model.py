"""What an article has named so far, in the order of its text, for what refers back."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from dashboard.entities.coreference.weights import load_weights
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.entities.speech import Speech
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammatical_roles import ANY_OBJECTS, SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import VERBAL
from dashboard.registry import current_language


class Seen(NamedTuple):
    """A mention that was gone past: its offset, whom it names (None if that is open), its part.

    ``acts``: it is a subject, an agent or an owner, and not just where something is.
    """

    offset: int
    entity: Entity | None
    subject: bool
    acts: bool
    place: tuple[int, int]


class OpenPronoun(NamedTuple):
    """A pronoun left open: its offset, its word, and the ids of those who may have been meant."""

    offset: int
    word: str
    candidates: frozenset[str]


class DiscourseModel:
    """The mentions that were gone past, the last one last, and how often each country was named."""

    def __init__(
        self,
        found: tuple[FoundMention, ...],
        analysis: Analysis,
        entities: Entities,
        words: NameWords,
        speech: Speech,
    ) -> None:
        self.analysis, self.entities, self.words = analysis, entities, words
        self.speech, self.weights = speech, load_weights(current_language())
        self.reach = self.weights.reach
        self.found = found
        self.seen: list[Seen] = []
        self.open: list[OpenPronoun] = []
        self.countries: Counter[str] = Counter()
        self.subjects: set[tuple[int, str]] = set()  # paragraphs, and who was a subject in each
        self.places: dict[str, list[tuple[int, int]]] = defaultdict(list)  # of each entity, by id
        self._latest: dict[ActorKind, dict[str, Seen]] = defaultdict(dict)  # the last one last
        self.by_paragraph: dict[int, list[FoundMention]] = defaultdict(list)
        for mention in found:
            self.by_paragraph[mention.paragraph].append(mention)

    def note(self, seen: Seen) -> None:
        """Remember a mention."""
        self.seen.append(seen)
        if seen.entity is None:
            return
        self.places[seen.entity.id].append(seen.place)
        latest = self._latest[seen.entity.kind]
        latest.pop(seen.entity.id, None)
        latest[seen.entity.id] = seen
        if seen.subject:
            self.subjects.add((seen.place[0], seen.entity.id))
        if seen.entity.kind is ActorKind.COUNTRY:
            self.countries[seen.entity.id] += 1

    def recent(self, kind: ActorKind, before: int, reach: int | None = None) -> list[Entity]:
        """Entities of a kind mentioned before an offset, the last first, each once.

        ``reach``: how many characters back; None: as far as a role or a company may look.
        """
        reach = self.reach["nominal"] if reach is None else reach
        ahead = any(s.entity and s.entity.kind is kind for s in self._from(before))
        gone_past = self.seen if ahead else self._latest[kind].values()
        found: dict[str, Entity] = {}
        for seen in reversed(gone_past):
            if before - seen.offset > reach:
                break
            if seen.offset < before and seen.entity is not None and seen.entity.kind is kind:
                found.setdefault(seen.entity.id, seen.entity)
        return list(found.values())

    def near(self, kind: ActorKind, before: int) -> list[Entity]:
        """Those of ``recent`` whom a pronoun may mean as far as its reach goes."""
        return self.recent(kind, before, self.reach["antecedent"])

    def before(self, offset: int, reach: int) -> Iterator[Seen]:
        """What was seen before an offset, the last first; the words of others are passed over."""
        quote = self.speech.quote_at(offset)
        for seen in reversed(self.seen):
            if offset - seen.offset > reach:
                return
            if seen.offset < offset and self.speech.quote_at(seen.offset) in {None, quote}:
                yield seen

    def are_rivals(self, two: list[Entity], before: int) -> bool:
        """Whether either of two may be meant, as one clause has told of both, and of each alone.

        "Norvik sued Sundal. The company was fined". What is told ``before`` an offset counts.
        """
        places = [
            [s.place for s in self.seen if s.entity is one and s.offset < before] for one in two
        ]
        if len(two) < 2 or any(len(own) != 1 for own in places):
            return False
        (number, first), (other, second) = (own[0] for own in places)
        clauses = self.analysis.paragraphs[number].clauses
        return number == other and clauses.of(first) is clauses.of(second)

    def acting_on(self, mention: FoundMention, *, beside: bool = False) -> set[str]:
        """Who acts on the noun phrase: "the authority awarded the company" names two bodies.

        ``beside``: those, too, who stand before who acts, as in "Libyan troops".
        """
        token = self.analysis.head_of(mention)
        if token.dependency not in ANY_OBJECTS:
            return set()
        verb = next((t for t in token.ancestors if t.pos in VERBAL), token)
        return {
            actor
            for child in verb.children_as(*SUBJECTS)
            for word in ((child, *child.lefts) if beside else (child,))
            for actor in self.entities.at.get((mention.paragraph, word.i), ())
        }

    def token_of(self, seen: Seen) -> Token:
        """The head of a mention that was gone past."""
        paragraph, head = seen.place
        return self.analysis.paragraphs[paragraph].doc[head]

    def _from(self, offset: int) -> Iterator[Seen]:
        """The mentions that were gone past and do not lie before an offset, the last first."""
        return takewhile(lambda seen: seen.offset >= offset, reversed(self.seen))

    def inside(self, mention: FoundMention) -> list[Entity]:
        """Countries and other actors named inside a noun phrase."""
        start, end = mention.span.start, mention.span.end
        here = self.by_paragraph[mention.paragraph]
        first = bisect_left(here, start, key=lambda other: other.span.start)
        last = bisect_left(here, end, key=lambda other: other.span.start)
        ids = [
            actor_id
            for other in here[first:last]
            if other.span.end <= end and other is not mention
            for actor_id in self.entities.at.get(other.place, ())
        ]
        return [self.entities.by_id[i] for i in dict.fromkeys(ids)]


class Resolver:
    """What resolves some of the mentions of an article, with the parts of its discourse at hand."""

    def __init__(self, discourse: DiscourseModel) -> None:
        self.discourse, self.analysis, self.words = discourse, discourse.analysis, discourse.words
        self.entities, self.speech, self.seen = discourse.entities, discourse.speech, discourse.seen

    def _token(self, mention: FoundMention) -> Token:
        """The head of a mention."""
        return self.analysis.head_of(mention)


def may_be_called(
    seen: Seen, kinds: tuple[ActorKind, ...], gender: PronounClass | None = None
) -> bool:
    """Whether a mention is of an actor of these kinds, and of this gender where one is asked for.

    A country is one only where it acts; police are a group, too. False of nobody.
    """
    if (entity := seen.entity) is None:
        return False
    police = entity.kind is ActorKind.ORGANISATION and bool(entity.types["role"])
    fits = entity.kind in kinds or (police and ActorKind.GROUP in kinds)
    if not fits or (entity.kind is ActorKind.COUNTRY and not seen.acts):
        return False
    return not (gender and entity.gender and entity.gender != gender)
