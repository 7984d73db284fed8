"""Lists of times that the parse has torn apart: "talks in May and in July failed"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from dashboard.events.lexicon import ClauseWords
from dashboard.events.time_link import TimeLink
from dashboard.events.trigger import EventTrigger
from dashboard.model import TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import OBJECTS, SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import COUNTED, NOMINAL, TIMES, VERBAL
from dashboard.reasons import reason

SEVERAL = "list of times"  # the rule of an uncertainty


def join_coordinated(
    found: dict[EventTrigger, list[TimeLink]],
    by_token: Mapping[tuple[int, int], EventTrigger],
    analysis: Analysis,
    words: ClauseWords,
) -> None:
    """Give all times of a list to both, where a subject and its verb were given a part each.

    "Talks in May and in July failed": the talks were in both months, and so was the failing.
    """
    for event in [e for e in found if e.verb is None]:
        part = analysis.part_of(event)
        noun = part.doc[event.head]
        above = by_token.get((event.paragraph, noun.head.i))
        if noun.dependency not in SUBJECTS or above is None or above not in found:
            continue
        mine, verb = found[event], part.at(noun.head)
        theirs = [g for g in found[above] if g.timex.span.end <= verb]
        runs = _runs_of([g.timex for g in [*mine, *theirs]], part, words)
        both = [r for r in runs if any(g.timex in r for g in mine)]
        split = [g for g in theirs if any(g.timex in r for r in both)]
        if split:
            whole = [
                replace(g, signal="", uncertainty=(SEVERAL, reason("events.several")))
                for g in [*mine, *split]
            ]
            found[event] = whole
            found[above] = [g for g in found[above] if g not in split] + whole


def drop_of_second_acts(
    found: dict[EventTrigger, list[TimeLink]], analysis: Analysis, words: ClauseWords
) -> None:
    """Take from a verb the time of a second act that is told without one.

    "It flew past the Earth in June 2022 and past Mars the following March": in June.
    """
    for event, links in found.items():
        own = sorted((g for g in links if not g.shared), key=lambda g: g.timex.span.start)
        if event.verb is None or len(own) == 1 or any(g.fronted for g in own):
            continue
        part = analysis.part_of(event)
        for one, other in pairwise(own):
            if _is_bound(one, words) or _is_bound(other, words):
                continue  # "from 2010 and, in a second term, until 2018"
            between = part.within(one.timex.span.end, other.timex.span.start)
            if between and _opens_second_act(between):
                found[event] = [g for g in links if g.timex.span.start <= one.timex.span.start]
                break


def second_acts(
    elided: Iterable[tuple[EventTrigger, Token, TimeLink]],
    found: dict[EventTrigger, list[TimeLink]],
    words: ClauseWords,
) -> tuple[EventTrigger, ...]:
    """The acts that "and" adds to a verb, told without one; each has its time in ``found``.

    "It attacked a tunnel on 3 May and a bridge on 5 May". Of each event the "and" and the time of
    the second act are given; where "and" adds but a figure there is no act to tell.
    """
    second: list[EventTrigger] = []
    for event, joint, link in elided:
        behind = joint.doc[joint.i + 1 :]
        near = list(takewhile(lambda t: t.name_kind not in COUNTED and t.is_alpha, behind))
        anew = [t for t in near if words.has("once_more", "adverbs", t.lower_)][:1]
        things = [t for t in near if t.pos in NOMINAL and _is_like_the_first(t, joint)][-1:]
        for word in anew or things:
            act = replace(event, token=word.i, first=word.i, last=word.i, second=not anew)
            found[act] = [link]
            second.append(act)
    return tuple(second)


def _is_like_the_first(thing: Token, joint: Token) -> bool:
    """Whether what stands behind "and" may be an object, as one before it is: "bombed A and B".

    A noun of somebody's, or a name where the first object is none, may as well be what does the
    second act: "she died on 3 May and her husband on 5 May", "Peru signed the treaty and Chile".
    """
    before = joint.doc[joint.sent.start : joint.i]
    passive = any(t.dependency == Dependency.PASSIVE_SUBJECT for t in before)
    objects = [
        t
        for t in before
        if t.dependency == Dependency.OBJECT
        or (passive and t.dependency == Dependency.PREPOSITIONAL_OBJECT)
    ]
    if thing.pos == Pos.PROPER_NOUN:
        return any(t.pos == Pos.PROPER_NOUN for t in objects if t.name_kind not in TIMES)
    owned = any(t.tag == Tag.POSSESSIVE_PRONOUN for t in thing.children)
    return any(t.dependency == Dependency.OBJECT for t in objects) and not owned


def _is_bound(link: TimeLink, words: ClauseWords) -> bool:
    """Whether a time is only the beginning or the end of one: "from 2010", "until 2018"."""
    return any(words.has("signal", how, link.signal) for how in ("since", "before"))


def _opens_second_act(between: Sequence[Token]) -> bool:
    """Whether "and" with a thing of its own stands between two times, and no verb."""
    joins = [
        n for n, t in enumerate(between) if t.dependency == Dependency.COORDINATING_CONJUNCTION
    ]
    behind = between[joins[0] + 1 :] if joins else []
    things = any(t.dependency in OBJECTS for t in behind)
    return things and all(t.pos not in VERBAL for t in between)


def _runs_of(
    timexes: Sequence[TemporalExpression], part: AnalysedParagraph, words: ClauseWords
) -> list[list[TemporalExpression]]:
    """The lists in which expressions stand: between two of them only joining and placing words."""
    runs: list[list[TemporalExpression]] = []
    for one in sorted(timexes, key=lambda t: t.span.start):
        last = runs[-1][-1].span.end if runs else None
        between = part.doc.text[last - part.start : one.span.start - part.start] if last else ""
        if last is not None and _only_joins(between, words):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _only_joins(between: str, words: ClauseWords) -> bool:
    found = between.replace(",", " , ").lower().split()
    names = ("joining", "since", "range_end")
    return bool(found) and all(
        w == ","
        or any(words.has("signal", name, w) for name in names)
        or words.has("preposition", "placing", w)
        for w in found
    )
