"""Whom an event harmed: "a fire killed two", "left two dead", "caused the death of two"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dashboard.clause import OBJECT_ROLES, Clause, Embedding
from dashboard.entities.names.name_words import load_name_words
from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.nlp.adjunct_attachment import is_of_either_clause
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import NameKind
from dashboard.nlp.grammatical_roles import VERB_OBJECTS
from dashboard.nlp.implicit_subjects import ImplicitSubjects
from dashboard.nlp.noun_phrases import complement_of, is_personal_pronoun, is_plural
from dashboard.nlp.tokens import Token


class HarmReader:
    """Finds whom the events of one paragraph harmed, as far as its clauses say so."""

    def __init__(
        self, part: AnalysedParagraph, subjects: ImplicitSubjects, words: ClauseWords
    ) -> None:
        self.part, self.subjects, self.words = part, subjects, words
        self._harming: defaultdict[int, list[Clause]] = defaultdict(list)  # by their sentence
        for clause in part.clauses.clauses:
            if not clause.negated and not clause.modal and self._harms(clause):
                self._harming[part.doc[clause.head].sent.start].append(clause)

    def victims_of_noun(self, noun: Token, kind: EventType) -> Iterator[Token]:
        """The heads of whom the event of a noun harmed; nothing where no clause says so.

        Nor where events of its type do no harm: who dies during a trial was not harmed by it.
        """
        plain = self._is("plain", kind.code) and not self._is("mishaps", noun.lemma_.lower())
        if plain or not self._is("types", kind.code):
            return
        for clause in self._harming.get(noun.sent.start, ()):
            verb = self.part.doc[clause.head]
            if clause.is_active and noun in self.subjects.of(verb):
                yield from self._victims(clause)

    def victims_of_verb(self, verb: Token, kind: EventType) -> Iterator[Token]:
        """Of whom a participle beside a verb says so, or the verb: "opened fire, [killing] two"."""
        above = self.part.clauses.of(verb.i)
        if self.is_toll(verb):  # "claimed the life of a skier"
            yield from self._victims(above)
        for clause in self.part.clauses.below(above) if self._is("types", kind.code) else ():
            beside = clause.embedding is Embedding.ADVERBIAL and not clause.marker
            told = not clause.negated and not clause.modal and not clause.finite
            told = told and not is_of_either_clause(self.part.doc[clause.head])
            if beside and told and self._is("verbs", clause.lemma):
                struck = self._is_of_one(above)
                yield from (
                    v for v in self._victims(clause) if not struck or is_personal_pronoun(v)
                )

    def _is_of_one(self, clause: Clause) -> bool:
        """Whether it is done to one person: "stabbed a [clerk], injuring a guard", too."""
        noun, names = self.part.head_of(clause.object), load_name_words(self.part.language)
        if noun is None or not clause.is_active:
            return False
        lemma = noun.lemma_.lower()
        human = lemma in names.persons or lemma in names.offices or lemma in names.relations
        human = human or noun.name_kind == NameKind.PERSON
        return human and not (is_plural(noun) or noun.conjuncts)

    def is_outcome(self, verb: Token) -> bool:
        """Whether a participle tells of harm by nobody told: "they were trapped, [killing] one"."""
        clause = self.part.clauses.of(verb.i)
        above = self.part.clauses.parent(clause)
        beside = clause.embedding is Embedding.ADVERBIAL and not (clause.marker or clause.finite)
        passive = above is not None and above.is_passive
        return beside and passive and clause.is_active and self._harms(clause)

    def is_finding(self, verb: Token) -> bool:
        """Whether it tells that one found somebody dead: "a neighbour [found] Lee dead".

        Nobody who finds, or says it, brought it about.
        """
        finds = self._is("finding", verb.lemma_.lower())
        return finds and any(self._is("ends", t.lower_) for t in verb.children)

    def is_bereaved(self, verb: Token) -> bool:
        """Whether it tells that one lost somebody, and so of no deed: "she [lost] her son"."""
        if not self._is("losing", verb.lemma_.lower()):
            return False
        things = (t for t in verb.children if t.dependency in VERB_OBJECTS)
        return any(self._is("lost", t.lemma_.lower()) for t in things)

    def is_toll(self, verb: Token) -> bool:
        """Whether it tells how many died of something, which no person does: "claimed lives"."""
        clause = self.part.clauses.of(verb.i)
        things = (self.part.doc[a.head] for a in clause.arguments if a.role in OBJECT_ROLES)
        tolls = any(self._is("tolls", t.lemma_.lower()) for t in things)
        return tolls and self._is("tolling", clause.lemma)

    def _harms(self, clause: Clause) -> bool:
        """Whether a clause tells of harm, by its verb or by what its verb brings about."""
        return self._is("verbs", clause.lemma) or any(True for _ in self._victims(clause))

    def _victims(self, clause: Clause) -> Iterator[Token]:
        """Whom the verb of a clause harms, the deaths that it causes, or whom it leaves dead."""
        doc = self.part.doc
        things = [doc[a.head] for a in clause.arguments if a.role in OBJECT_ROLES]
        if self._is("verbs", clause.lemma):
            yield from things
        elif self._is("leaving", clause.lemma):
            yield from self._left_in_a_state(clause)
        causes = things if self._is("causing", clause.lemma) else []
        for oblique in clause.obliques:
            if self._is("causing_through", f"{clause.lemma} {oblique.preposition}"):
                causes.append(doc[oblique.head])
        for cause in causes:
            victim = complement_of(cause)
            if victim is not None and self._is("nouns", cause.lemma_.lower()):
                yield victim

    def _left_in_a_state(self, clause: Clause) -> Iterator[Token]:
        """Whom a verb leaves in such a state: the two of "left two dead", "left two injured"."""
        doc = self.part.doc
        for inner in (clause, *self.part.clauses.below(clause)):
            for argument in inner.arguments:
                end = self.part.token_at(argument.span.end - 1)
                if argument.shared or argument.head < clause.head or end is None:
                    continue
                words = (doc[i].lower_ for i in range(argument.head, min(end.i + 2, len(doc))))
                if any(self._is("states", word) for word in words):
                    yield doc[argument.head]
                    return

    def _is(self, name: str, word: str) -> bool:
        return self.words.has("harm", name, word)
