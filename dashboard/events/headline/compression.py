"""Makes a headline short: the end goes, or what says more of a noun, but no half of a time."""

from __future__ import annotations

from dashboard.events.headline.phrases import dangles, phrase_of, words_of
from dashboard.events.headline.truncation import end_of, free_end_of
from dashboard.events.lexicon import load_clause_words
from dashboard.events.trigger import STATEMENT, EventTrigger
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import PREMODIFIERS, PREPOSITIONS, SUBJECT_PLACES, VERB_OBJECTS
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import NOMINAL, RELATIVE_PRONOUNS, TIMES, VERBAL
from dashboard.registry import current_language

LONGEST = 16  # words
MORE = 2  # words that may come on top, where a time ends with them
ROOM = 4  # words behind the event for which there is room, if what stands before can be shorter
LEAD = 6  # words of a long beginning that are kept
LEAST = 3  # words of what is said
_MODIFYING = frozenset({Dependency.PREPOSITION, Dependency.APPOSITION, Dependency.ADNOMINAL_CLAUSE})


def shorten(doc: Doc, tokens: list[int], event: EventTrigger) -> list[int]:
    """At most about 16 words: the end goes first, then what stands between subject and trigger."""
    words = words_of(doc, tokens)
    if len(words) <= LONGEST:
        least = _last_place(words, max([event.last, *_subject_behind(doc, event)])) + 1
        end = free_end_of(doc, words, least)
        return _without_cut_time(doc, [t for w in words[:end] for t in w], tokens[-1], event)
    if len(words) <= LONGEST + MORE and _is_cut_time(doc, words[LONGEST - 1][-1], tokens[-1]):
        return tokens
    reach = max([event.last, *_subject_behind(doc, event)])
    at = _last_place(words, reach)
    said = _behind_speech(doc, words[: at + 1], event)
    while not said and at >= LONGEST - ROOM and (m := _longest_modifier(doc, tokens, event)):
        tokens = [t for t in tokens if t not in m]
        words = words_of(doc, tokens)
        at = _last_place(words, reach)
    if at < LONGEST:
        end = end_of(doc, words, at + 1, LONGEST)
        return _without_cut_time(doc, [t for w in words[:end] for t in w], tokens[-1], event)
    rest = said or words[at - (LONGEST - LEAD) + 1 : at + 1]
    behind = [t for w in rest for t in w]
    before = [w for w in words if w[-1] < behind[0]]
    room = max(LEAD, LONGEST - len(rest))
    end = end_of(doc, before, min(LEAST, len(before)), room) if said else room
    lead = [t for w in before[:end] for t in w]
    while len(lead) > 1 and dangles(doc, lead):
        lead.pop()
    return [*lead, *behind]


def _last_place(words: list[list[int]], reach: int) -> int:
    """The place of the last word that begins no later than a token."""
    return max((i for i, w in enumerate(words) if w[0] <= reach), default=0)


def _longest_modifier(doc: Doc, tokens: list[int], event: EventTrigger) -> set[int]:
    """The longest phrase before the event that says more of a noun or verb; empty: there is none.

    Left out, it leaves a sentence that is as true: "Berg … and Lund held a call".
    """
    kept = set(tokens)
    modifiers = (
        kept & _without_people(doc[i])
        for i in tokens
        if doc[i].dependency in _MODIFYING
        and doc[i].head.pos in NOMINAL | VERBAL
        and doc[i].head.dependency not in PREPOSITIONS | PREMODIFIERS
        and not any(t.tag in RELATIVE_PRONOUNS for t in doc[i].rights)
    )
    before = [m for m in modifiers if max(m) < event.first and min(m) > tokens[0]]
    plain = [
        m
        for m in before
        if not any(doc[i].dependency == Dependency.COORDINATING_CONJUNCTION for i in m)
    ]
    return max(plain or before, key=len, default=set())


def _without_people(phrase: Token) -> set[int]:
    """The words of a phrase up to a person beside it: "of Norway [and Erik Lund of Sweden]"."""
    person = any(
        t.name_kind == NameKind.PERSON for t in phrase.children_as(Dependency.PREPOSITIONAL_OBJECT)
    )
    ends = [
        t.i
        for t in phrase.subtree
        if t.dependency == Dependency.COORDINATING_CONJUNCTION
        and any(c.name_kind == NameKind.PERSON for c in t.head.conjuncts if c.i > t.i)
    ]
    end = min(ends, default=len(phrase.doc))
    return {t.i for t in phrase.subtree if person or t.i < end}


def _behind_speech(doc: Doc, words: list[list[int]], event: EventTrigger) -> list[list[int]]:
    """Who says it, behind what is said: of a long quotation the end is left out; empty: of none."""
    if event.verb is None or event.type != STATEMENT:
        return []
    said = [
        c.right_edge.i
        for c in doc[event.verb].lefts
        if c.dependency == Dependency.CLAUSAL_COMPLEMENT
    ]
    if not said or max(said) >= event.first:
        return []
    behind = [t for w in words for t in w if t > max(said)]
    mark = next((t for t in behind if doc[t].tag == Tag.CLOSING_QUOTE), behind[0])
    return words_of(doc, [t for t in behind if t >= mark])


def _subject_behind(doc: Doc, event: EventTrigger) -> set[int]:
    """The subject behind its verb: "…, said Maria Conti", and who is told; empty: none is."""
    if event.verb is None:
        return set()
    quoted = any(c.dependency == Dependency.CLAUSAL_COMPLEMENT for c in doc[event.verb].lefts)
    told = SUBJECT_PLACES | (VERB_OBJECTS if quoted else frozenset())
    behind = (c for c in doc[event.verb].rights if c.dependency in told)
    behind = (
        c for c in behind if c.dependency in SUBJECT_PLACES or c.left_edge.i == event.verb + 1
    )
    return {i for c in behind for i in phrase_of(c) if i - event.last <= LEAD}


def _without_cut_time(doc: Doc, kept: list[int], end: int, event: EventTrigger) -> list[int]:
    """The tokens without a time whose end is cut off: no "from 3 May" of "from 3 May to 5 May".

    The event itself is never left out.
    """
    begin = _cut_time(doc, kept[-1], end)
    return kept if begin is None or begin <= event.last else [i for i in kept if i < begin]


def _is_cut_time(doc: Doc, last: int, end: int) -> bool:
    """Whether a cut behind ``last`` would part a time that reaches to the ``end``."""
    begin = _cut_time(doc, last, end)
    return begin is not None and _time_phrases(doc, begin) >= end


def _cut_time(doc: Doc, last: int, end: int) -> int | None:
    """Where a time begins that goes on behind ``last``; None: it parts none."""
    above = (doc[last], *doc[last].ancestors)
    phrase = next(
        (t for t in above if t.dependency == Dependency.PREPOSITION and _names_time(t)), None
    )
    if phrase is None or last >= end or phrase.i > last:
        return None
    return phrase.i if _time_phrases(doc, phrase.i) > last else None


def _time_phrases(doc: Doc, begin: int) -> int:
    """The last token of the phrases for a time that follow each other: "from 3 May to 5 May"."""
    words, end = load_clause_words(current_language()), doc[begin].right_edge.i
    while (
        end + 1 < len(doc)
        and doc[end + 1].dependency == Dependency.PREPOSITION
        and words.has("signal", "range_end", doc[end + 1].lower_)
        and _names_time(doc[end + 1])
    ):
        end = doc[end + 1].right_edge.i
    return end


def _names_time(preposition: Token) -> bool:
    return any(
        t.name_kind in TIMES for t in preposition.children_as(Dependency.PREPOSITIONAL_OBJECT)
    )
