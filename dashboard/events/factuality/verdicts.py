"""Alleged deeds that a court has found: "is accused of theft … was convicted of it".

Factuality over the mentions of an event: an act stays alleged under a charge until a later clause
tells as a fact that who is charged with it was convicted of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.mention import EventMention, in_role, is_dated
from dashboard.events.predicates.verbs import is_pluperfect
from dashboard.events.telling import told_by
from dashboard.model import DocumentCreationTime, Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import OBJECTS, UNDERGOERS
from dashboard.nlp.modifiers import is_denied
from dashboard.nlp.noun_phrases import is_time, read_noun_phrase
from dashboard.nlp.stems import crimes, stem, stems
from dashboard.nlp.tokens import Token
from dashboard.registry import OWN

CONVICTION, _ACQUITTAL = "Justice.Convict", "Justice.Acquit"
_COMPLEMENTS = (Dependency.PREPOSITIONAL_OBJECT, Dependency.PREPOSITIONAL_COMPLEMENT)
_NOUNS = frozenset({Pos.NOUN, Pos.PROPER_NOUN})
_NEWS = dt.timedelta(days=31)


class _Finding(NamedTuple):
    """A conviction told as a fact: where, of whom, and the words for the deed."""

    read: EventMention
    convicted: frozenset[str]
    deeds: tuple[Token, ...]


def settle_by_verdicts(
    told: Sequence[EventMention],
    analysis: Analysis,
    dct: DocumentCreationTime | None,
    *,
    language: str = OWN,
) -> tuple[EventMention, ...]:
    """The events in their order; an alleged deed of which somebody was convicted later is a fact.

    So only where the conviction names that deed and none but that one is told to have done it, and
    nothing undoes it in the article ("the conviction was quashed", "ordered a retrial").
    """
    words = load_clause_words(language)
    found = [f for read in told if (f := _finding_of(read, analysis, words)) is not None]
    if not found or _is_undone(analysis, words):
        return tuple(told)
    cleared = [in_role(r.event, Role.RECIPIENT) for r in told if r.event.subtype == _ACQUITTAL]
    kept = [f for f in found if not any(not one or one & f.convicted for one in cleared)]
    return tuple(
        read.with_event(modality=Modality.ASSERTED, modality_because=None)
        if any(_settles(one, read, told, analysis, dct) for one in kept)
        else read
        for read in told
    )


def _finding_of(read: EventMention, analysis: Analysis, words: ClauseWords) -> _Finding | None:
    """A conviction with whom and for what; None: no fact, or a wrong or an earlier one."""
    event, verb = read.event, analysis.head_of(read.found)
    fact = event.subtype == CONVICTION and event.modality is Modality.ASSERTED
    if not fact or read.found.verb is None or is_denied(verb) or is_pluperfect(verb, words):
        return None
    wrong = any(words.has("alleged", "wrongly", t.lower_) for t in verb.children)
    names = [t for t in verb.children if t.dependency in UNDERGOERS]
    starts = {analysis.part_of(read.found).at(t) for t in names}
    convicted = frozenset(
        p.actor
        for p in event.participants
        if p.mention is not None and any(p.mention.start <= at < p.mention.end for at in starts)
    )
    deeds = tuple(_deeds_of(verb, words))
    one = len(convicted) == 1 and not any(t.has_child(Dependency.CONJUNCT) for t in names)
    return _Finding(read, convicted, deeds) if one and deeds and not wrong else None


def _deeds_of(verb: Token, words: ClauseWords) -> Iterator[Token]:
    """What one is convicted of: "of the [theft]", "guilty of [killing] two and [robbing] a bank".

    The parse may hang it on whom: "convicted [him of] the theft".
    """
    for link in (*verb.children, *(t for one in verb.children for t in one.children)):
        near = link.head == verb or link.head.dependency in OBJECTS
        near = near or words.has("verdict", "findings", link.head.lower_)
        if near and words.has("verdict", "links", link.lower_):
            for deed in link.children_as(*_COMPLEMENTS):
                yield from (t for t in (deed, *deed.conjuncts) if not _is_attempt(t, words))


def _is_attempt(deed: Token, words: ClauseWords) -> bool:
    """Whether it was only tried: "[attempted] murder"."""
    return any(words.has("alleged", "attempts", t.lower_) for t in deed.lefts)


def _is_undone(analysis: Analysis, words: ClauseWords) -> bool:
    """Whether an article tells of a finding undone, or of a matter to be tried again."""
    for part in analysis.paragraphs:
        for token in part.doc:
            lemma = token.lemma_.lower()
            if words.has("verdict", "reopening", lemma):
                return True
            forms = (lemma, *(f"{lemma} {t.lower_}" for t in token.children))
            if any(words.has("alleged", "quashing", form) for form in forms):
                things = token.children_as(*UNDERGOERS)
                if any(words.has("alleged", "findings", t.lemma_.lower()) for t in things):
                    return True
    return False


def _settles(
    finding: _Finding,
    read: EventMention,
    told: Sequence[EventMention],
    analysis: Analysis,
    dct: DocumentCreationTime | None,
) -> bool:
    """Whether a conviction that is told behind an alleged deed is for that very deed."""
    if not _is_alleged_of(read, finding.convicted, told, analysis):
        return False
    place, start = finding.read.found.paragraph, finding.read.event.trigger.start
    if read.event.trigger.start > start:
        return False
    named = {(t.paragraph, n) for t in read.triggers for n in (t.token, t.head)}
    kind = _kind(analysis.head_of(read.found)), _kind(_word(read, analysis))
    rivals = [
        other
        for other in told
        if other is not read
        and _is_alleged_of(other, finding.convicted, told, analysis)
        and (_kind(_word(other, analysis)) in kind or other.event.subtype == read.event.subtype)
    ]
    for deed in finding.deeds:
        if rivals or _is_of_another(deed, read):
            continue
        same = (place, deed.i) in named or _kind(deed) in kind
        if same and (_is_known(deed) or _is_news(finding.read, dct)):
            return True
    return False


def _is_alleged_of(
    read: EventMention, whom: frozenset[str], told: Sequence[EventMention], analysis: Analysis
) -> bool:
    """Whether an event is alleged, and of these: they did it, or are charged with the noun."""
    if read.event.modality is not Modality.REPORTED:
        return False
    actors = in_role(read.event, Role.ACTOR)
    if actors or read.found.verb is not None:
        return actors == whom
    verb = analysis.part_of(read.found).clauses.of(read.found.token).head
    charge = told_by(verb, read.found.paragraph, told)
    return charge is not None and in_role(told[charge].event, Role.RECIPIENT) == whom


def _word(read: EventMention, analysis: Analysis) -> Token:
    return analysis.part_of(read.found).doc[read.found.token]


def _kind(word: Token) -> str:
    """The stem of a word, or the first of the words for one crime: "bribery", as "bribe"."""
    own = stem(word.lemma_.lower())
    return crimes().get(own, own)


def _is_known(deed: Token) -> bool:
    """Whether a deed is told as known: "the theft", "killing the tourists"."""
    things = deed.children_as(*OBJECTS)
    return any(read_noun_phrase(t).is_known for t in things or (deed,))


def _is_news(finding: EventMention, dct: DocumentCreationTime | None) -> bool:
    """Whether a conviction has a day shortly before the article: no older case is meant."""
    day = finding.event.date.earliest
    if day is None or dct is None or not is_dated(finding.event):
        return False
    return dt.timedelta(0) <= dct.day - day <= _NEWS


def _is_of_another(deed: Token, read: EventMention) -> bool:
    """Whether a deed is told with a number or noun that the charge lacks: "killing [Lind]"."""
    told = stems(read.event.sentence.text)
    own = (t for t in deed.subtree if t != deed and t not in deed.conjuncts)
    nouns = (t for t in own if t.like_num or t.pos in _NOUNS)
    return any(stem(t.lower_) not in told for t in nouns if not is_time(t))
