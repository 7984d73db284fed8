"""Who takes part in an event without hanging on its word: "said in a letter to the board"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import OBJECT_ROLES, ArgumentRole, Clause, Embedding
from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.implicit_subjects import ImplicitSubjects
from dashboard.nlp.noun_phrases import agent_of, possessors_of, prepositional_complements
from dashboard.nlp.tokens import Token

_ACTING = frozenset({ArgumentRole.SUBJECT})
_OTHERS = OBJECT_ROLES | {ArgumentRole.AGENT}
_BEING_ON = ("journey", "stoppage")
_CORE = OBJECT_ROLES | {ArgumentRole.SUBJECT}


class IndirectParticipants:
    """Finds the heads of those who take part by way of another word, in one paragraph."""

    def __init__(
        self, part: AnalysedParagraph, subjects: ImplicitSubjects, words: ClauseWords
    ) -> None:
        self.part, self.subjects, self.words = part, subjects, words

    def on_occasion(self, noun: Token, kind: EventType) -> Iterator[Token]:
        """Who speaks on the occasion that a noun names: "said during a [visit]"; of a call, both.

        Not where the noun says whose it is ("a visit by Lee"), nor in the passive.
        """
        clause = self._speaking_clause(self.part.clauses.of(noun.i))
        near = self.part.clauses.of(noun.i)
        whole = noun.head.head
        along = is_behind_preposition(noun) and self._is("speaking_occasion", "along", whole.lemma_)
        heads = {noun.i, whole.i} if along else {noun.i}  # "in conjunction with a visit"
        there = any(
            o.head in heads and self._is("speaking_occasion", "prepositions", o.preposition)
            for o in near.obliques
        )
        if not there or clause.is_passive or self._is_owned(noun):
            return
        speaks = self._is("speaking_occasion", "verbs", clause.lemma)
        if speaks and self._is("speaking_occasion", "types", kind.code):
            yield from self.subjects.of(self.part.doc[clause.head])
            if self._is("speaking_occasion", "mutual", noun.lemma_.lower()):
                yield from self._heads(clause, OBJECT_ROLES)

    def _speaking_clause(self, clause: Clause) -> Clause:
        """The clause above a participle on a message: "said in a letter [sent] on a visit"."""
        noun = self.part.doc[clause.head].head
        message = self._is("message", "nouns", noun.lemma_.lower())
        described = clause.embedding is Embedding.PARTICIPLE and message
        above = self.part.clauses.parent(clause) if described else None
        return clause if above is None else above

    def travellers(self, noun: Token) -> Iterator[Token]:
        """Who is on the journey or strike that a noun names: "[Lee] died during a visit to Peru".

        Not where the noun says whose it is, nor where another is acted on or acts: "Reed met Lind
        on a visit", "was attacked by Reed on a trip".
        """
        clause = self.part.clauses.of(noun.i)
        links = [o.preposition for o in clause.obliques if o.head == noun.i]
        kind = next((k for k in _BEING_ON if self._is(k, "nouns", noun.lemma_.lower())), None)
        if kind is None or self._is_owned(noun):
            return
        others = any(a.role in _OTHERS and not a.shared for a in clause.arguments)
        if not others and any(self._is(kind, "links", link) for link in links):
            yield from self.subjects.of(self.part.doc[clause.head])

    def judged(self, verb: Token) -> Iterator[Token]:
        """Of whom a court finds something: "the judge ruled that [Lee] had lied"."""
        clause = self.part.clauses.of(verb.i)
        speakers = (t.lemma_.lower() for t in self.subjects.of(verb))
        judges = any(self._is("ruling", "judges", lemma) for lemma in speakers)
        if not judges or not self._is("ruling", "verbs", clause.lemma):
            return
        for inner in self.part.clauses.below(clause):
            if inner.embedding is Embedding.COMPLEMENT:
                yield from self._heads(inner, _ACTING)

    def _is_owned(self, noun: Token) -> bool:
        agents = self.words.tables["preposition"]["agent"]
        return bool(possessors_of(noun) or prepositional_complements(noun, agents))

    def addressees(self, verb: Token) -> Iterator[Token]:
        """To whom the message goes in which something is said: "said in a [filing] to the SEC"."""
        for oblique in self.part.clauses.of(verb.i).obliques:
            message = self.part.doc[oblique.head]
            if self._is("message", "nouns", message.lemma_.lower()):
                yield from prepositional_complements(message, self.words.tables["message"]["to"])

    def of_matter(self, verb: Token) -> Iterator[Token]:
        """Whom it is about: "rejected a motion to remove [Kort]", "withdrew from naming her"."""
        clause = self.part.clauses.of(verb.i)
        matters = {
            t.i for t in self._heads(clause, _CORE) if self._is("matter", "nouns", t.lemma_.lower())
        }
        for inner in self.part.clauses.below(clause):
            of_noun = inner.embedding is Embedding.NOUN_COMPLEMENT and inner.governor in matters
            ground = inner.embedding is Embedding.PREPOSITIONAL
            if of_noun or (ground and self._is("matter", "grounds", inner.marker)):
                own = inner.subject
                acts = own is not None and not own.shared  # "footage of Reed hitting a guard"
                things = self._heads(inner, OBJECT_ROLES)
                yield from self._heads(inner, _ACTING) if acts and things else things

    def among(self, verb: Token) -> Iterator[Token]:
        """Who is told to be of those whom a verb describes: "[Reed] was among those arrested"."""
        noun, link = verb.head, verb.head.head
        on_noun = verb.dependency in {Dependency.ADNOMINAL_CLAUSE, Dependency.RELATIVE_CLAUSE}
        if not on_noun or not self._is("partitive", "among", link.lower_):
            return
        clause = self.part.clauses.of(link.i)
        is_told = self._is("identity", "verbs", clause.lemma) and link.head.i == clause.head
        if is_behind_preposition(noun) and is_told and not (clause.negated or clause.modal):
            yield from self.subjects.of(link.head)

    def occupants(self, verb: Token) -> Iterator[Token]:
        """Whom a craft has on board to which something happens: "a ferry with [74 people] sank"."""
        if not self._is("occupants", "mishaps", verb.lemma_):
            return
        for craft in self.subjects.of(verb):
            for child in craft.children:
                if child.dependency == Dependency.ADNOMINAL_CLAUSE:
                    carries = self._is("occupants", "carrying", child.lemma_)
                    held = child.children_as(Dependency.OBJECT) if carries else []
                else:
                    linked = self._is("occupants", "links", child.lower_)
                    held = child.children_as(Dependency.PREPOSITIONAL_OBJECT) if linked else []
                yield from held

    def of_same_court(self, verb: Token) -> Iterator[Token]:
        """Which court it was, told behind a verb beside: "was tried and convicted by [a court]"."""
        if not self._is("court", "verbs", verb.lemma_) or agent_of(verb) is not None:
            return
        for other in (*verb.children_as(Dependency.CONJUNCT), verb.head):
            joined = other == verb.head and verb.dependency == Dependency.CONJUNCT
            joined = joined or other.head == verb
            agent = agent_of(other) if joined else None
            if agent is not None and self._is("court", "verbs", other.lemma_):
                yield agent
                return

    def _heads(self, clause: Clause, roles: frozenset[ArgumentRole]) -> list[Token]:
        """The heads of the arguments in some roles that stand in the clause itself."""
        own = (a for a in clause.arguments if a.role in roles and not a.shared)
        return [self.part.doc[a.head] for a in own]

    def _is(self, table: str, name: str, word: str) -> bool:
        return self.words.has(table, name, word)
