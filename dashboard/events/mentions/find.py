"""Finds the triggers of events: verbs that report something, and nouns that name it.

A clause or noun phrase is an event if a reader could put it on a timeline (ACE, TimeML 1.2.1).
States, opinions, general truths, headings and what stands inside a direct quotation are none, but
for what a speaker announces there for a day, or tells of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.events.lexicon import ClauseWords, Trigger, load_clause_words, load_lexicon
from dashboard.events.mentions.quoted_clauses import is_announced, is_narrated
from dashboard.events.mentions.rescheduling import moved_noun
from dashboard.events.mentions.stretches import Stretches
from dashboard.events.predicates.light_verbs import LightVerbs
from dashboard.events.predicates.non_agentive import is_non_agentive
from dashboard.events.predicates.noun_senses import senses_meant
from dashboard.events.predicates.nouns import (
    NounReader,
    is_against_ill,
    is_figure,
    is_identity,
    is_mass,
    is_penalty,
    points_back,
)
from dashboard.events.predicates.plans import is_set_for_a_time, only_plans, planned_thing
from dashboard.events.predicates.reciprocal import is_of_two
from dashboard.events.predicates.resultatives import is_resultative, resultative_of
from dashboard.events.predicates.thing_nouns import things_meant
from dashboard.events.predicates.triggers import TriggerMatcher
from dashboard.events.predicates.verbs import (
    VerbReader,
    is_figurative,
    is_hyphenated,
    is_impersonal,
    is_joined_by_copula,
)
from dashboard.events.trigger import PLAIN, REQUEST, SPOKEN, STATEMENT, TALKS, EventTrigger
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    ADNOMINAL_CLAUSES,
    ATTRIBUTIVES,
    AUXILIARIES,
    COMPLEMENT_CLAUSES,
    MAIN_CLAUSES,
    OBJECTS,
    PREMODIFIERS,
    PREPOSITIONS,
    SUBJECTS,
)
from dashboard.nlp.noun_phrases import is_common_noun, undergoer_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import ACTING, NOMINAL, VERBAL
from dashboard.registry import OWN

_REACH = 200  # tokens behind the head of a clause
_OF_WHAT_COMES = frozenset({Pos.ADJECTIVE, Pos.VERB})
_NOMINAL = OBJECTS | {Dependency.SUBJECT}
# What looks like a verb but is part of another one, or stands before a noun.
_NO_VERBS = AUXILIARIES | ATTRIBUTIVES | PREPOSITIONS | {Dependency.MARKER, Dependency.PUNCTUATION}
_NAMING = (ACTING - {NameKind.GROUP}) | {NameKind.WORK_OF_ART, NameKind.PRODUCT}
_CLAUSES = (MAIN_CLAUSES | COMPLEMENT_CLAUSES | ADNOMINAL_CLAUSES) | {
    Dependency.ADVERBIAL_CLAUSE,
    Dependency.PARATAXIS,
    Dependency.PREPOSITIONAL_COMPLEMENT,
    Dependency.PREPOSITIONAL_OBJECT,
    Dependency.UNCLASSIFIED,
}


_QUESTION = "?"
_SENTENCE_ENDS = frozenset({".", "!", _QUESTION})


def find_events(
    analysis: Analysis,
    said: Iterable[tuple[int, int]] = (),
    fragments: Iterable[tuple[int, int]] = (),
    cues: Iterable[int] = (),
    *,
    language: str = OWN,
) -> tuple[EventTrigger, ...]:
    """All triggers in the order of the text.

    ``said`` are direct quotations: their words report nothing. Of ``fragments``, quoted pieces of a
    reporter's sentence, only the topmost word may be a trigger. ``cues`` are the offsets of words
    that introduce a quotation: a verb there of no other type is a statement.
    """
    lexicon, words = load_lexicon(), load_clause_words(language)
    hidden, pieces, reporting = sorted(said), sorted(fragments), frozenset(cues)
    nouns = NounReader(lexicon, things_meant(analysis, words), senses_meant(analysis, words))
    found: list[EventTrigger] = []
    for part in analysis.paragraphs:
        if not part.is_heading:
            found.extend(_Finder(part, nouns, words, (hidden, pieces, reporting)).find())
    return tuple(found)


class _Finder:
    """Finds the triggers of one paragraph."""

    def __init__(
        self,
        part: AnalysedParagraph,
        nouns: NounReader,
        words: ClauseWords,
        quoted: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]], frozenset[int]],
    ) -> None:
        self.part, self.number, self.words = part, part.number, words
        self.nouns, self.lexicon = nouns, nouns.lexicon
        end = part.paragraph.end
        hidden, fragments, self.cues = quoted
        self.hidden = Stretches((a, b) for a, b in hidden if a < end and b > part.start)
        self.fragments = Stretches((a, b) for a, b in fragments if a < end and b > part.start)
        self.taken: set[int] = set()
        self.matcher = TriggerMatcher(nouns.lexicon, words, nouns.things)
        self.verbs = VerbReader(words, lambda verb: self.matcher.trigger(verb) is not None)
        self.light = LightVerbs(part, nouns, self.matcher, self.verbs, words)

    def find(self) -> list[EventTrigger]:
        """Verbs first: a light verb takes its noun with it."""
        quoted = self.hidden.starts or self.fragments.starts
        tokens = [t for t in self.part.doc if not quoted or not self._is_hidden(t)]
        events = [e for t in tokens if t.pos in VERBAL for e in self._verb(t)]
        events.extend(e for t in tokens if t.pos == Pos.VERB for e in self._put_off(t))
        events.extend(e for t in tokens if t.pos in NOMINAL for e in self._noun(t))
        coming = (t for t in tokens if t.pos in _OF_WHAT_COMES)
        events.extend(e for t in coming for e in self._due(t, events))
        events.extend(self._quoted() if quoted else ())
        return sorted(events, key=lambda e: (e.first, e.last))

    def _quoted(self) -> Iterator[EventTrigger]:
        """What somebody says in a direct quotation that he will do, or that happened, on a day."""
        for token in (t for t in self.part.doc if t.pos in VERBAL):
            quote = self.hidden.around(self.part.at(token))
            within = quote is not None and quote[0] <= self.part.at(token.head) < quote[1]
            if quote is None or (within and token.dependency == Dependency.CLAUSAL_COMPLEMENT):
                continue  # "I wish they had paid us in March"
            announced = is_announced(token, self.words)
            told = announced or is_narrated(token, self.words)
            if not told or self._is_asked(token, quote[1]):
                continue
            opening = self.part.token_at(quote[0])
            first = 0 if opening is None else opening.i
            for event in self._verb(token):
                if announced:
                    yield replace(event, announced=True, opens=first)
                elif event.type != STATEMENT:
                    yield replace(event, narrated=True, opens=first)

    def _is_asked(self, verb: Token, end: int) -> bool:
        """Whether what is said from a verb on, up to an offset, is a question."""
        behind = (t for t in self.part.doc[verb.i :] if self.part.at(t) < end)
        return next((t.text for t in behind if t.text in _SENTENCE_ENDS), "") == _QUESTION

    def _put_off(self, verb: Token) -> Iterator[EventTrigger]:
        found = moved_noun(verb, self.nouns, self.words)
        if found is not None and found[0].i not in self.taken:
            at, kind = found[0].i, found[1]
            self.taken.add(at)
            yield EventTrigger(
                self.number, at, at, at, kind.type, kind.mode, None, noun=at, put_off=True
            )

    def _is_hidden(self, token: Token) -> bool:
        at, above = self.part.at(token), self.part.at(token.head)
        if self.hidden.around(at) is not None:
            return True
        piece = self.fragments.around(at)
        return piece is not None and token.head != token and piece[0] <= above < piece[1]

    # ------------------------------------------------------------------ verbs

    def _verb(self, token: Token) -> Iterator[EventTrigger]:
        if token.dependency in _NO_VERBS or not any(map(str.isalpha, token.text)):
            return  # "• 9 May"
        if token.dependency in _NOMINAL and token.has_child(Dependency.DETERMINER):
            return  # "eleven of the injured"
        if is_hyphenated(token) or is_impersonal(token, self.words):
            return  # the first half of "re-elected"
        if is_resultative(token, self.words):
            return  # "left two [injured]"
        if only_plans(token, self.part, self.words):
            return  # "is scheduled to open": that it is to open is told
        if any(is_identity(t, self.words) and self.nouns.trigger(t) for t in token.children):
            return  # "this marked the first talks": the noun tells it
        light = self._light(token)
        if light is not None:
            yield light
            return
        passive = is_joined_by_copula(token, self.words)
        if self.verbs.is_copula(token) or (token.dependency not in _CLAUSES and not passive):
            return
        trigger, back = self.matcher.trigger(token), points_back(token, self.words)
        if trigger is not None and trigger.type == STATEMENT and self._is_state(token):
            trigger = None
        noun = undergoer_of(token)
        if (
            trigger is None
            and self.part.at(token) not in self.cues
            and not (passive or back or self.verbs.reports(token))
        ):
            return
        last = self._end_of_verb(token, trigger)
        if noun is not None and self._ends(token, noun):
            self.taken.add(noun.i)
        if noun is not None and trigger is not None and trigger.object is not None:
            self.taken.add(noun.i)
        yield EventTrigger(
            self.number,
            token.i,
            token.i,
            last,
            self._type_of(token, trigger),
            trigger.mode if trigger else None,
            token.i,
            typed=trigger is not None,
            identity=back,
        )

    def _ends(self, verb: Token, noun: Token) -> bool:
        """Whether a verb ends what its object names, told nowhere else: "ending a row"."""
        if not self.words.has("aspect", "ending", verb.lemma_.lower()):
            return False
        own = (c for c in noun.children if c.dependency != Dependency.RELATIVE_CLAUSE)
        bare = not any(t.name_kind == NameKind.DATE for c in own for t in c.subtree)
        known = any(self.words.has("proper", "definite", t.lower_) for t in noun.lefts)
        key = self.nouns.trigger(noun) if noun.tag == Tag.PLURAL_NOUN else None
        one = noun.tag == Tag.NOUN or (key and self.lexicon.noun_triggers[key].type == PLAIN)
        return bare and not known and noun.i > verb.i and bool(one)

    def _type_of(self, token: Token, trigger: Trigger | None) -> str:
        """The trigger's type; a statement that somebody else should do a thing asks for it."""
        if trigger is None:
            return STATEMENT if self.part.at(token) in self.cues else PLAIN
        if trigger.type != STATEMENT:
            plain = trigger.object is None and is_figurative(token, self.words)
            return (
                PLAIN
                if plain or is_non_agentive(token, self.lexicon.types[trigger.type], self.words)
                else trigger.type
            )
        if self._acts_on_thing(token):
            return PLAIN
        mutual = self.words.has("together", "verbs", token.lemma_.lower())
        if mutual and self.part.at(token) not in self.cues and is_of_two(token, self.words):
            return TALKS
        for clause in token.children_as(Dependency.CLAUSAL_COMPLEMENT):
            helpers = (t for t in self._words_of(clause) if t.dependency == Dependency.AUXILIARY)
            for word in helpers:
                if self.words.has("obligation", "words", word.lower_):
                    subjects = word.head.children_as(Dependency.SUBJECT)
                    if any(t.name_kind in ACTING for t in subjects):
                        return REQUEST
        return STATEMENT

    def _acts_on_thing(self, token: Token) -> bool:
        """Whether a verb that says a clause has a thing as its object: "added a third line"."""
        of_clauses = self.words.has("said_in_clauses", "verbs", token.lemma_.lower())
        thing = undergoer_of(token) if of_clauses else None
        said = self.part.at(token) in self.cues
        return thing is not None and is_common_noun(thing) and not said

    def _is_state(self, token: Token) -> bool:
        """Whether a verb that says a clause keeps a thing as it is: "maintaining open lines"."""
        lasts = self.words.has("not_events", "stative", token.lemma_.lower())
        return lasts and self._acts_on_thing(token)

    def _words_of(self, clause: Token) -> Sequence[Token]:
        """The words of a clause, as far as one that is asked for reaches."""
        end = min(clause.right_edge.i, clause.i + _REACH) + 1
        return clause.doc[clause.left_edge.i : end]

    def _end_of_verb(self, token: Token, trigger: Trigger | None) -> int:
        particles = [t.i for t in token.children_as(Dependency.PARTICLE) if t.i == token.i + 1]
        if trigger and trigger.object:
            noun = undergoer_of(token)
            if noun is not None and 0 < noun.i - token.i <= 5:
                return noun.i
        state = resultative_of(token, self.words) or token
        return max([state.i, *particles])

    def _due(self, token: Token, found: Sequence[EventTrigger]) -> Iterator[EventTrigger]:
        """What is due at a time ("results are due on Friday") and is not told as an event."""
        verb = token.head if token.pos == Pos.ADJECTIVE else token
        if token.pos == Pos.ADJECTIVE:
            due = self.words.has("due", "words", token.lower_)
            due = due and token.dependency == Dependency.ADJECTIVAL_COMPLEMENT
            near = [*token.children, *verb.children]  # "he is due back on Wednesday"
            dated = any(c.name_kind == NameKind.DATE for t in near for c in t.children)
            coming = due and dated and self.verbs.is_copula(verb)
        else:
            coming = is_set_for_a_time(token, self.words)
        if not coming:
            return
        subjects = verb.children_as(*SUBJECTS)
        told = {e.token for e in found}
        if token.dependency == Dependency.ADNOMINAL_CLAUSE:
            subjects += [token.head, planned_thing(token)]
        subjects += token.children_as(Dependency.OPEN_COMPLEMENT)  # "is due to speak on Monday"
        if token.i not in told and all(t.i not in told for t in subjects):
            yield EventTrigger(self.number, token.i, token.i, token.i, PLAIN, None, verb.i)

    # ------------------------------------------------------------------ light verbs

    def _light(self, token: Token) -> EventTrigger | None:
        """The trigger of a light verb and its event noun: "held talks", "the talks began"."""
        noun = self.light.noun_of(token)
        told = None if noun is None else self._with_noun(token, noun)
        # an appeal that is heard is a hearing, and no one perceives what is said as an event
        perceived = self.verbs.tells_of_perceiving(token)
        return None if perceived and told and told.type in SPOKEN else told

    def _with_noun(self, verb: Token, noun: Token) -> EventTrigger:
        key = self.nouns.trigger(noun)
        assert key is not None
        self.taken.add(noun.i)
        trigger = self.nouns.meant(key, noun)
        kind = PLAIN if is_against_ill(noun, self.words) else trigger.type
        first, last = sorted((verb.i, noun.i))
        if last - first > 6:
            first = last = noun.i
        return EventTrigger(self.number, noun.i, first, last, kind, trigger.mode, verb.i, noun.i)

    # ------------------------------------------------------------------ nouns

    def _noun(self, token: Token) -> Iterator[EventTrigger]:
        named = token.pos == Pos.PROPER_NOUN and token.dependency != Dependency.COMPOUND
        if token.i in self.taken or not (named or token.pos == Pos.NOUN):
            return
        if token.dependency in PREMODIFIERS or token.name_kind in _NAMING:
            return
        key = self.nouns.trigger(token)
        if key is None or is_figure(token, self.words) or is_mass(token, self.words):
            return
        if is_penalty(token, self.words) or is_against_ill(token, self.words):
            return
        if token.pos == Pos.PROPER_NOUN and token.lower_ == token.text:
            return
        trigger = self.nouns.meant(key, token)
        first = token.i - len(key) + 1
        yield EventTrigger(
            self.number,
            token.i,
            first,
            token.i,
            trigger.type,
            trigger.mode,
            None,
            token.i,
            identity=is_identity(token, self.words),
        )
