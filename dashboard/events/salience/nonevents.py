"""Words that look like an event and tell none of their own.

Nouns that only name what is known, nouns of a class or of no event of their own, questions, what
a picture shows, and terms between quotation marks.
"""

from __future__ import annotations

import unicodedata

from dashboard.clause import (
    ArgumentRole,
    Clause,
    Embedding,
)
from dashboard.entities.names.name_words import load_name_words
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention
from dashboard.events.noun_classes import noun_classes
from dashboard.events.salience.circumstances import is_circumstance
from dashboard.events.salience.nonevent_patterns import tells_no_event
from dashboard.events.salience.purposes import is_purpose
from dashboard.events.salience.questions import is_asked, is_of_question
from dashboard.events.salience.reporters_notes import ReportersNotes
from dashboard.events.salience.states import StativeClauses, is_ruled
from dashboard.events.salience.unclear_lists import is_of_unclear_list
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Pos
from dashboard.nlp.implicit_subjects import meant
from dashboard.nlp.infinitives import is_carried_on
from dashboard.nlp.noun_phrases import is_common_noun
from dashboard.nlp.tokens import Doc, Token

_ACTING = ("person", "place", "troop")  # classes of nouns
_MARKS = frozenset({"Pi", "Pf"})  # Unicode's initial and final quotation marks
_STRAIGHT = '"'


class NonEvents:
    """Tells which of the events of an article are none."""

    def __init__(self, analysis: Analysis, *, language: str) -> None:
        self.analysis, self.language = analysis, language
        self.words = load_clause_words(language)

    def hold(self, read: EventMention) -> bool:
        """Whether an event is none."""
        part, clause = self.analysis.part_of(read.found), self.analysis.clause_of(read.found)
        if self._is_quoted_term(read, clause) or self._is_of_any(read, part):
            return True
        if is_circumstance(read, clause, part, self.words):
            return True
        if ReportersNotes(part, self.words, self.language).hold(read, clause):
            return True
        if tells_no_event(read, clause, part):
            return True
        if read.found.verb is not None:
            return (
                is_asked(read, clause, self.analysis)
                or is_purpose(read, clause, part, self.words)
                or any(is_carried_on(t) for t in part.doc[clause.head].children)
                or self._is_of_period(read, clause)
                or self._is_unnamed(read, clause)
                or is_of_question(read, clause, part.clauses, self.words)
                or StativeClauses(part, self.words).hold(read, clause)
                or self._is_foreseen_effect(read, clause)
                or self._is_emotion(read, clause)
                or is_of_unclear_list(clause, part, self.words)
            )
        return is_ruled(read, clause, part, self.words)

    def _is_of_any(self, read: EventMention, part: AnalysedParagraph) -> bool:
        """Whether no one event is meant: "any vote", "part of any plan to ban imports"."""
        word = part.doc[read.found.token]
        within = [word] if read.found.verb is None else []
        for above in word.ancestors:
            clause = part.clauses.of(above.i)
            if clause.finite and clause.head == above.i:
                break
            within.append(above)
        return any(
            self.words.has("unspecific", "determiners", t.lower_)
            for noun in within
            for t in noun.lefts
        )

    def _is_foreseen_effect(self, read: EventMention, clause: Clause) -> bool:
        """Whether it is only what a thing is good for: "the deal will [allow] them to expand".

        Not what a person or a body will do ("the bank will provide a loan"), or at a set time.
        """
        if read.event.modality is not Modality.PLANNED or read.time_links:
            return False
        subject = self.analysis.part_of(read.found).head_of(clause.subject)
        thing = subject is not None and self._is_thing(subject)
        does = not thing or any(p.role is Role.ACTOR for p in read.event.participants)
        effect = self._has("effects", clause.lemma)
        return effect and clause.is_active and clause.finite and not does

    def _is_thing(self, noun: Token) -> bool:
        """Whether it is a common noun for no person, body or place: "deal", not "embassy"."""
        classes, lemma = noun_classes(self.language), noun.lemma_.lower()
        acting = any(lemma in classes[name] for name in _ACTING)
        names = load_name_words(self.language)
        body = names.is_body(lemma) or lemma in names.speakers
        several = names.is_people(noun.lower_, lemma) and noun.lower_ != lemma
        return is_common_noun(noun) and not (acting or body or several)

    def _is_of_period(self, read: EventMention, clause: Clause) -> bool:
        """Whether it only tells which period is meant: "the quarter that ended in June"."""
        if not self.words.has("period", "verbs", clause.lemma):
            return False
        doc = self.analysis.part_of(read.found).doc
        verb, subject = doc[clause.head], clause.subject
        noun = doc[max(0, verb.i - 1)]  # "in the year ended 31 March": the model finds no subject
        if subject is not None:
            noun = meant(doc[subject.head], verb)
        return self.words.has("period", "nouns", noun.lemma_.lower())

    def _is_unnamed(self, read: EventMention, clause: Clause) -> bool:
        """Whether it only tells that a source is not named.

        "Who spoke on condition of …", "who asked not to be named".
        """
        part = self.analysis.part_of(read.found)
        behind = (part.doc[oblique.head].lemma_.lower() for oblique in clause.obliques)
        if self._has("speaking", clause.lemma):
            return any(self._has("unnamed", noun) for noun in behind)
        if self._has("asking_to_be", clause.lemma):
            return any(
                self._is_naming(clause, inner, part.doc) for inner in part.clauses.below(clause)
            )
        above = part.clauses.parent(clause)
        return above is not None and self._is_naming(above, clause, part.doc)

    def _is_naming(self, asking: Clause, named: Clause, doc: Doc) -> bool:
        """Whether somebody asks not to be named, or declines to be."""
        asks = self._has("asking_to_be", asking.lemma) and self._has("made_known", named.lemma)
        unwilling = named.negated or self._has("declining", asking.lemma)
        is_wish = named.embedding is Embedding.OPEN_COMPLEMENT and named.is_passive
        what = named.argument(ArgumentRole.ATTRIBUTE)  # "asked not to be named captain"
        return asks and unwilling and is_wish and (what is None or doc[what.head].pos == Pos.VERB)

    def _has(self, words: str, lemma: str) -> bool:
        return self.words.has("not_events", words, lemma)

    def _is_emotion(self, read: EventMention, clause: Clause) -> bool:
        """Whether it tells only how somebody feels: "members were devastated".

        Without the auxiliary it may look active: "was sad but [relieved] nobody was hurt".
        """
        noun = self.analysis.part_of(read.found).head_of(clause.subject)
        felt = self._has("emotions", clause.lemma)
        passive = clause.is_passive or (
            clause.embedding is Embedding.COORDINATION and clause.object is None
        )
        if noun is None or not felt or not passive:
            return False
        names = {noun.lemma_.lower(), noun.lower_, noun.name_kind}
        feeling = self.words.tables["not_events"]["feeling"]
        return not names.isdisjoint(noun_classes(self.language)["person"] | feeling)

    def _is_quoted_term(self, read: EventMention, clause: Clause) -> bool:
        """Whether it stands alone between marks, and no subject does it: the protests, "riots".

        Nor does the subject of what is to be read somewhere: "signs which read “closed”".
        """
        subject = read.found.verb is not None and clause.subject is not None
        if subject and not self._is_inscribed(read):
            return False
        text, trigger = self.analysis.text, read.event.trigger
        behind = text[trigger.end : trigger.end + 2].lstrip(",.")  # "the word “raid,”"
        around = (text[trigger.start - 1 : trigger.start], behind[:1])
        return all(c == _STRAIGHT or (c and unicodedata.category(c) in _MARKS) for c in around)

    def _is_inscribed(self, read: EventMention) -> bool:
        doc = self.analysis.part_of(read.found).doc
        before = doc[max(0, read.found.first - 2)]
        return self.words.has("states", "reading", before.lower_)
