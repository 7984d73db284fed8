"""Nouns that look like an event and name none of their own: what is refused, counted or called so.

Each function is one phenomenon; its words stand in ``events.toml``.
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause, Definiteness, Embedding, NounRole
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.salience.states import StativeClauses
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammatical_roles import OBJECTS, SUBJECTS, is_behind_preposition
from dashboard.nlp.noun_phrases import complement_of, is_counted, is_partitive, read_noun_phrase
from dashboard.nlp.tokens import Token

_NAMING = SUBJECTS | OBJECTS


class NominalNonEvents:
    """Tells which event nouns of a paragraph name no event of their own."""

    def __init__(self, part: AnalysedParagraph, words: ClauseWords, language: str) -> None:
        self.part, self.words, self.language = part, words, language

    def hold(self, read: EventMention, clause: Clause) -> bool:
        """Whether the noun of an event, in a clause, names none."""
        return any(
            holds(read, clause)
            for holds in (
                self._is_called_so,
                self._is_body,
                self._is_attraction,
                self._is_refused,
                self._is_forecast,
                self._is_ballot,
                self._is_of_all,
                self._is_pact_left,
                self._is_lacking,
                self._is_cause_of_death,
                self._is_only_described,
                self._is_ruled,
                self._is_only_named,
                self._is_class,
                self._is_of_sum,
                self._is_of_house,
            )
        )

    def _noun(self, read: EventMention) -> Token:
        return self.part.doc[read.found.token]

    def _is_called_so(self, read: EventMention, clause: Clause) -> bool:
        """Whether a noun is what somebody calls a thing: "called the deal a victory".

        Or the bare one of which it is said to be: "called the fire an act of [sabotage]", not
        "called him a victim of [the attack]".
        """
        name, noun = clause.argument(ArgumentRole.ATTRIBUTE), self._noun(read)
        if name is None or not self.words.has("not_events", "naming", clause.lemma):
            return False
        bare = complement_of(self.part.doc[name.head]) == noun and not any(noun.lefts)
        return name.head == noun.i or (bare and not read.time_links)

    def _is_body(self, read: EventMention, clause: Clause) -> bool:
        """Whether a noun is for who does it, and acts: "the [prosecution] asked for ten years".

        Not with whom it is done to behind it ("the prosecution of Lind cost him his post").
        """
        noun = self._noun(read)
        subject = clause.subject
        acts = subject is not None and subject.head == noun.i and clause.is_active
        happens = self.words.has("not_events", "happening", clause.lemma)
        does = acts and not (happens and not self._is_whole(clause))
        alone = not any(True for _ in noun.rights) and not read.time_links
        return does and alone and self.words.has("not_events", "acting_bodies", noun.lemma_.lower())

    def _is_attraction(self, read: EventMention, clause: Clause) -> bool:
        """Whether a noun is what draws people: "diminish its [appeal] to investors".

        Not where it is for something: "widened their appeal for help".
        """
        noun, table = self._noun(read), "not_events"
        if not self.words.has(table, "attractions", noun.lemma_.lower()):
            return False
        if any(self.words.has(table, "appealed_for", t.lower_) for t in noun.rights):
            return False
        thing = clause.object
        acted = thing is not None and thing.head == noun.i
        drawing = acted and self.words.has(table, "attracting", clause.lemma)
        return drawing or any(self.words.has(table, "attractive", t.lower_) for t in noun.lefts)

    def _is_whole(self, clause: Clause) -> bool:
        """Whether a clause has an object or an infinitive: "failed to prove it"."""
        below = self.part.clauses.below(clause)
        told = any(c.embedding is Embedding.OPEN_COMPLEMENT for c in below)
        return told or clause.object is not None

    def _is_refused(self, read: EventMention, clause: Clause) -> bool:
        """Whether a noun names only what is refused: "denied all charges", "rejected calls".

        Nobody is told to have said it, nor when.
        """
        thing = clause.logical_object
        of_speech = self.words.has("not_events", "refused_types", read.event.type)
        if thing is None or thing.head != read.found.token or not of_speech:
            return False
        if read.event.participants or read.time_links:
            return False
        return self.words.has("not_events", "refusing", clause.lemma)

    def _is_forecast(self, read: EventMention, clause: Clause) -> bool:
        """Whether a noun is only what was foreseen, at no time: "had expected a smaller loss"."""
        thing = clause.object
        foreseen = self.words.has("not_events", "foreseeing", clause.lemma)
        foreseen = foreseen and not read.time_links
        return foreseen and thing is not None and thing.head == read.found.token

    def _is_ballot(self, read: EventMention, _: Clause) -> bool:
        """Whether votes are things that are counted: "98 percent of the votes"."""
        noun = self._noun(read)
        if read.time_links or not self.words.has("not_events", "ballots", noun.lower_):
            return False
        return is_counted(noun) or is_partitive(noun, self.words.tables["not_events"]["parts"])

    def _is_of_all(self, read: EventMention, _: Clause) -> bool:
        """Whether a noun takes all of a kind together: "all flood warnings were lifted"."""
        noun = self._noun(read)
        whole = any(self.words.has("unspecific", "universal", t.lower_) for t in noun.lefts)
        many = read_noun_phrase(noun).plural
        return whole and many and not read.time_links

    def _is_pact_left(self, read: EventMention, clause: Clause) -> bool:
        """Whether a noun is a pact as a thing that one leaves: "withdrew from a treaty"."""
        pact = self.words.has("states", "pacts", read.event.trigger.text.lower())
        return pact and not read.time_links and self.words.has("states", "parting", clause.lemma)

    def _is_lacking(self, read: EventMention, _: Clause) -> bool:
        """Whether a noun tells only what came with nothing: "was released without charge"."""
        noun = self._noun(read)
        lacks = self.words.has("negation", "prepositions", noun.head.lower_)
        return lacks and not read.event.participants and not read.time_links

    def _is_cause_of_death(self, read: EventMention, _: Clause) -> bool:
        """Whether a noun tells only of what somebody died: "died of his injuries"."""
        noun = self._noun(read)
        wound = self.words.has("not_events", "wounds", noun.lemma_.lower())
        dies = self.words.has("not_events", "dying", noun.head.head.lemma_)
        return wound and dies and is_behind_preposition(noun) and not read.time_links

    def _is_only_described(self, read: EventMention, _: Clause) -> bool:
        """Whether a bare noun says of what a cause or a time is: "the cause of [death]".

        "The cause of death was not revealed" denies no death.
        """
        noun = self._noun(read)
        bare = read_noun_phrase(noun).definiteness is Definiteness.BARE and not read.time_links
        bare = bare and complement_of(noun) is None  # "the cause of death of Reed": he died
        of = noun.head.head if bare and is_behind_preposition(noun) else None
        described = of is not None and self.words.has("not_events", "facets", of.lemma_.lower())
        return described and self.words.has("not_events", "faceted", noun.lemma_.lower())

    def _is_ruled(self, read: EventMention, clause: Clause) -> bool:
        """Whether a noun names what a law speaks of: "allowed perpetrators of [killings] to …"."""
        states = StativeClauses(self.part, self.words)
        chain = (clause, *self.part.clauses.above(clause))
        phrase = read_noun_phrase(self._noun(read))
        timed = read.time_links or phrase.is_known
        return not timed and any(states.lays_down(each) for each in chain)

    def _is_only_named(self, read: EventMention, _: Clause) -> bool:
        """Whether a definite noun takes it as known and tells nothing: "hours after the race".

        Nobody takes part, and nothing else in the text tells it.
        """
        if read.event.participants or read.event.mentions or read.time_links:
            return False
        phrase = read_noun_phrase(self._noun(read))
        definite = phrase.definiteness is Definiteness.DEFINITE
        return definite and phrase.role is not NounRole.SUBJECT

    def _is_class(self, read: EventMention, clause: Clause) -> bool:
        """Whether a noun says what something counts as: "reached land as a hurricane".

        Or what it turned into: "weakened to a tropical storm".
        """
        turns = self.words.has("states", "turning", clause.lemma)
        return not read.time_links and any(
            oblique.head == read.found.token
            and (
                self.words.has("class", "prepositions", oblique.preposition)
                or (turns and self.words.has("states", "kinds", oblique.preposition))
            )
            for oblique in clause.obliques
        )

    def _is_of_house(self, read: EventMention, _: Clause) -> bool:
        """Whether a noun before it makes it a word for a place: "died at his home [address]"."""
        noun = self._noun(read)
        place = self.words.has("not_events", "addresses", noun.lemma_.lower())
        return place and any(
            self.words.has("not_events", "addressed", t.lower_) for t in noun.lefts
        )

    def _is_of_sum(self, read: EventMention, _: Clause) -> bool:
        """Whether a noun tells what a sum is for: "gave 3 million dollars in aid"."""
        noun = self._noun(read)
        link = noun.head
        before = self.part.doc[max(0, link.i - 1)]
        paid = any(self.words.has("sums", "money", t.lower_) for t in (before, *before.lefts))
        phrase = read_noun_phrase(noun)
        bare = phrase.definiteness is Definiteness.BARE  # not "lost 3 million in a robbery"
        return paid and bare and self.words.has("sums", "links", link.lower_)
