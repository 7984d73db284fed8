"""Nouns that name events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from dashboard.events.lexicon import ClauseWords, Lexicon, Trigger
from dashboard.events.predicates.noun_senses import NO_SENSES
from dashboard.nlp.governance import links_behind
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TENSED, TIMES

_VERBAL = TENSED | {Tag.BASE_FORM}
_ORDERING = frozenset({Dependency.MARKER, Dependency.PREPOSITION})
_NAMED = frozenset({Dependency.PREDICATE_NOMINAL, Dependency.OBJECT})


class NounReader:
    """Finds the triggers of nouns in a lexicon.

    ``things`` are lemmas that name none here, ``senses`` the types of those that name one of
    another type than the lexicon says (see ``senses_meant``).
    """

    def __init__(
        self,
        lexicon: Lexicon,
        things: frozenset[str] = frozenset(),
        senses: Mapping[str, str] = NO_SENSES,
    ) -> None:
        self.lexicon, self.things, self.senses = lexicon, things, senses

    def meant(self, key: tuple[str, ...], noun: Token) -> Trigger:
        """The trigger of the key of a noun: that with its preposition, or of the type meant here.

        Where a noun is one with a preposition, that goes first: "a [call for] a vote".
        """
        triggers = self.lexicon.noun_triggers
        for link in links_behind(noun):
            governing = (*key, link.lower_)
            if governing in triggers and not self._is_excepted(noun, governing):
                return triggers[governing]
        sense = self.senses.get(key[0]) if len(key) == 1 else None
        return triggers[key] if sense is None else replace(triggers[key], type=sense)

    def trigger(self, token: Token) -> tuple[str, ...] | None:
        """The key of the trigger that a noun ends, longest first; None if it names no event."""
        if token.pos == Pos.PROPER_NOUN and not token.is_lower and not token.is_sent_start:
            return None
        if token.pos == Pos.PROPER_NOUN and token.name_kind == NameKind.DATE:
            return None  # "March 4: divers found the wreck"
        if token.pos not in {Pos.NOUN, Pos.PROPER_NOUN, Pos.VERB} or token.tag in _VERBAL:
            return None
        if token.lemma_.lower() in self.things:
            return None
        for form in dict.fromkeys((token.lower_, token.lemma_.lower())):
            for key in self.lexicon.nouns.get(form, ()):
                lead = key[:-1]
                before = [t.lower_ for t in token.doc[max(0, token.i - len(lead)) : token.i]]
                if list(lead) == before and not self._is_excepted(token, key):
                    return key
        return None

    def _is_excepted(self, token: Token, key: tuple[str, ...]) -> bool:
        """Whether a noun stands in a phrase that means something else ("a great deal of")."""
        phrases = self.lexicon.excepted.get(self.lexicon.noun_triggers[key].type, ())
        for phrase in (p for p in phrases if token.lower_ in p):
            for at in range(max(0, token.i - len(phrase) + 1), token.i + 1):
                if tuple(t.lower_ for t in token.doc[at : at + len(phrase)]) == phrase:
                    return True
        return False


def is_figure(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun is a number that rises, falls or is told: "orders beat forecasts"."""
    moved = words.has("figures", "verbs", noun.head.lemma_.lower())
    moved = moved and noun.dependency == Dependency.SUBJECT
    return moved and words.has("figures", "nouns", noun.lemma_.lower())


def is_against_ill(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun names what somebody who is ill goes through: "a battle with cancer"."""
    if not words.has("figurative", "struggles", noun.lemma_.lower()):
        return False
    links = [t for t in noun.rights if words.has("figurative", "opponents", t.lower_)]
    behind = chain.from_iterable(link.rights for link in links)
    return any(words.has("figurative", "ills", t.lemma_.lower()) for t in behind)


def is_mass(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun without anything before it names no one event: "harm competition"."""
    mass = words.has("figures", "mass", noun.lower_)
    return mass and noun.tag == Tag.NOUN and noun.left_edge == noun


def is_penalty(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun names only what a court condemns somebody to: "sentenced to [death]"."""
    link = noun.head
    condemned = words.has("penalties", "verbs", link.head.lemma_.lower())
    behind = condemned and words.has("penalties", "links", link.lower_)
    return behind and words.has("penalties", "nouns", noun.lower_)


def points_back(verb: Token, words: ClauseWords) -> bool:
    """Whether a main verb only says when that was which was told before: "it came a week after …".

    "The move came on Tuesday" does, too; "it came on Tuesday" may tell of a letter. What comes from
    or to somewhere is no event but a thing or somebody.
    """
    main = verb.dependency == Dependency.ROOT or (
        verb.dependency == Dependency.CLAUSAL_COMPLEMENT and verb.i < verb.head.i
    )
    placed = any(words.has("light", "phrasal", t.lower_) for t in verb.children)
    happens = words.has("demonstrative_subjects", "phrasal" if placed else "verbs", verb.lemma_)
    if not (main and happens):
        return False
    if any(words.has("demonstrative_subjects", "ways", t.lower_) for t in verb.rights):
        return False
    ordered = has_order_behind(verb, words)
    dated = any(t.name_kind in TIMES for c in verb.rights for t in (c, *c.children))
    return any(
        (ordered and words.has("demonstrative_subjects", "subjects", t.lower_))
        or ((ordered or dated) and _is_what_was_told(t, words))
        for t in verb.children_as(Dependency.SUBJECT)
    )


def has_order_behind(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb is put before or after something by what stands behind it."""
    behind = [t for c in verb.rights for t in (c, *c.children)]
    orders = {words.which("signal", t.lower_) for t in behind if t.dependency in _ORDERING}
    return not orders.isdisjoint({"before", "after"})


def _is_what_was_told(subject: Token, words: ClauseWords) -> bool:
    """Whether a subject names what was told before: "the move"; not "the next incident"."""
    known = any(words.has("proper", "definite", t.lower_) for t in subject.lefts)
    known = known and not any(words.has("proper", "other", t.lower_) for t in subject.lefts)
    return known and words.has("demonstrative_subjects", "nouns", subject.lemma_)


def is_identity(token: Token, words: ClauseWords) -> bool:
    """Whether "this was …" or "it marked …" makes the noun a name of the event before."""
    verb = token.head
    named = token.dependency in _NAMED and words.has("identity", "verbs", verb.lemma_)
    subjects = verb.children_as(Dependency.SUBJECT) if named else ()
    return any(words.has("identity", "subjects", t.lower_) for t in subjects)
