"""What an article tells of its own reporting: whom nobody reached, what nobody could verify.

"The clinic did not respond to requests for comment", "Berg, reached by phone, denied it", "the
footage could not be verified": a chronicle of the matter has no place for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Aspect, Clause, Embedding, Tense
from dashboard.events.factuality.account_rules import load_rules
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, NameKind
from dashboard.nlp.noun_phrases import is_possessor, object_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES

_TABLE = "reporters_notes"
_TELLING_MORE = frozenset(
    {Dependency.AGENT, Dependency.ADVERBIAL_CLAUSE, Dependency.CONJUNCT, Dependency.OPEN_COMPLEMENT}
)
_NAMED = frozenset({NameKind.PERSON, NameKind.ORGANISATION})


class ReportersNotes:
    """Tells which clauses and nouns of a paragraph are notes on the reporting."""

    def __init__(self, part: AnalysedParagraph, words: ClauseWords, language: str) -> None:
        self.part, self.words = part, words
        rules = load_rules(language)
        self.accounts, self.telling = rules.questioned_account, rules.account_of_accused.telling

    def hold(self, read: EventMention, clause: Clause) -> bool:
        """Whether an event is such a note."""
        if read.found.verb is None:
            return self._is_message(self.part.doc[read.found.token])
        if clause.head != read.found.verb:
            return False
        return (
            self._is_contact(read, clause)
            or self._is_unanswered(clause)
            or self._is_unverified(read, clause)
            or self._is_leave_to_speak(clause)
            or self._is_notice(clause)
        )

    def _has(self, name: str, word: str) -> bool:
        return self.words.has(_TABLE, name, word)

    def _behind(self, token: Token) -> Iterator[tuple[str, str]]:
        """The prepositions and participles behind a word, each with the noun that it has."""
        for child in token.children_as(Dependency.PREPOSITION, Dependency.AGENT):
            for noun in child.children_as(Dependency.PREPOSITIONAL_OBJECT):
                yield child.lower_, noun.lemma_.lower()
        for child in token.children_as(Dependency.ADNOMINAL_CLAUSE):
            if (thing := object_of(child)) is not None:
                yield child.lower_, thing.lemma_.lower()

    def _is_for_comment(self, token: Token) -> bool:
        """Whether comment is what it is for: "a request for comment", "reached for comment"."""
        near = self._behind(token)
        return any(self._has("for", link) and self._has("comment", noun) for link, noun in near)

    def _is_message(self, noun: Token) -> bool:
        """Whether a noun is a question of the press, or a word that nobody could verify.

        "Requests for comment", "[calls] to the ministry went unanswered".
        """
        lemma, verb = noun.lemma_.lower(), noun.head
        if self._has("messages", lemma) and self._is_for_comment(noun):
            return True
        if self._tells_unanswered(verb) and self._is_call(noun):
            return True
        clause = self.part.clauses.of(verb.i)
        unverified = clause.negated and clause.lemma in self.accounts.verifying
        known = lemma in self.accounts.nouns | self.accounts.reports
        return known and unverified and clause.head == verb.i

    def _tells_unanswered(self, verb: Token) -> bool:
        return any(self._has("unanswered", t.lower_) for t in verb.children)

    def _is_call(self, noun: Token) -> bool:
        """Whether a noun is a call or message for comment, or one of nobody told and for nothing.

        Not "calls for help", "an emergency call", "her call", "a call from the pilot".
        """
        if not self._has("calls", noun.lemma_.lower()) or self._is_for_comment(noun):
            return self._has("calls", noun.lemma_.lower())
        behind = {link for link, _ in self._behind(noun)}
        asks = any(self._has("for", link) or self._has("callers", link) for link in behind)
        kinds = noun.children_as(Dependency.COMPOUND)
        owned = any(map(is_possessor, noun.lefts))
        return not (asks or owned) and all(self._has("means", t.lower_) for t in kinds)

    def _is_contact(self, read: EventMention, clause: Clause) -> bool:
        """Whether it tells how the press reached somebody, or that it did not."""
        if not self._has("contacting", clause.lemma):
            return False
        verb = self.part.doc[clause.head]
        if self._is_for_comment(verb):
            return not any(self._is_deed(t) for t in verb.children_as(Dependency.CONJUNCT))
        aside = clause.is_passive and not clause.finite
        if aside and any(self._has("means", noun) for _, noun in self._behind(verb)):
            parent = self.part.clauses.parent(clause)  # "Berg, reached by phone, denied it"
            return parent is not None and self._answers(parent)
        if clause.governor is not None:
            above = self.part.doc[clause.governor]
            whom = object_of(verb)
            if self._has("efforts", above.lemma_.lower()) and whom is not None:
                return whom.name_kind in _NAMED  # "efforts to contact Lind"
        if not clause.is_passive:
            return False
        subject = self.part.head_of(clause.subject)
        named = subject is not None and subject.name_kind in _NAMED
        alone = all(self.part.doc[o.head].name_kind in TIMES for o in clause.obliques)
        alone = alone and clause.embedding is not Embedding.ADVERBIAL
        alone = alone and not verb.has_child(*_TELLING_MORE)  # "by rescuers", "and died", "as …"
        denied = read.event.modality is Modality.NEGATED
        return denied and named and alone and bool(clause.modal)

    def _is_deed(self, verb: Token) -> bool:
        """Whether what goes on with an approach is no lack of an answer: "and [stabbed] him"."""
        told = self.part.clauses.of(verb.i)
        return told.head == verb.i and not (told.negated or self._answers(told))

    def _answers(self, clause: Clause) -> bool:
        return clause.lemma in self.telling or self._has("answering", clause.lemma)

    def _is_unanswered(self, clause: Clause) -> bool:
        """Whether it tells that a question of the press had no answer, or was left."""
        verb = self.part.doc[clause.head]
        thing = clause.logical_object
        if self._tells_unanswered(verb):
            thing = clause.subject
            return thing is not None and self._is_call(self.part.doc[thing.head])
        if clause.embedding is Embedding.PARTICIPLE and clause.governor is not None:
            left = self.part.doc[clause.governor].lemma_.lower()
            return self._has("leaving", clause.lemma) and self._has("left", left)
        call = thing is not None and self._is_call(self.part.doc[thing.head])
        return call and clause.negated and self._has("returning", clause.lemma)

    def _is_unverified(self, read: EventMention, clause: Clause) -> bool:
        """Whether it tells that nobody has verified a word or a picture.

        Not that a body could not verify a picture, which may be evidence: "the jury could not".
        """
        if (
            read.event.modality is not Modality.NEGATED
            or clause.lemma not in self.accounts.verifying
        ):
            return False
        thing = self.part.head_of(clause.logical_object)
        if thing is None or not (clause.modal or clause.aspect is Aspect.PERFECT):
            return False
        noun = thing.lemma_.lower()
        if noun in self.accounts.nouns | self.accounts.reports:
            return True
        verb = self.part.doc[clause.head]
        alone = any(self._has("independently", t.lower_) for t in verb.children)
        return self._has("pictures", noun) and (clause.is_passive or alone)

    def _is_leave_to_speak(self, clause: Clause) -> bool:
        """Whether it tells that a source may not speak: "was not authorised to speak"."""
        if self._has("speaking", clause.lemma):
            above = self.part.clauses.parent(clause)
            denied = above is not None and above.negated and self._has("permitting", above.lemma)
            return denied and above is not None and not self._is_ruled(above)
        below = self.part.clauses.below(clause)
        passive = clause.is_passive and clause.negated
        permits = passive and self._has("permitting", clause.lemma) and not self._is_ruled(clause)
        return permits and any(self._has("speaking", c.lemma) for c in below)

    def _is_notice(self, clause: Clause) -> bool:
        """Whether it tells readers whom to call: "anyone with information is asked to contact"."""
        noun = self.part.head_of(clause.subject)
        told = clause.is_passive and clause.tense is Tense.PRESENT
        if noun is None or not (told and self._has("asking", clause.lemma)):
            return False
        whoever = (noun, *noun.children_as(Dependency.DETERMINER))
        below = self.part.clauses.below(clause)
        calls = any(self._has("calling", each.lemma) for each in below)
        return calls and any(self._has("whoever", t.lower_) for t in whoever)

    def _is_ruled(self, clause: Clause) -> bool:
        """Whether a court finds it: "was not authorised to speak to him, a judge [ruled]"."""
        return any(self._has("ruling", above.lemma) for above in self.part.clauses.above(clause))
