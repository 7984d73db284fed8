"""A day that may be of either of two events, wherever the analysis hangs it: surely of neither.

"He was informed of the decision on Wednesday": of the decision, or of the learning. "The regulator
halted the sale of a pump made by Norvik on Thursday": most likely of the halt. "Police charged her
with killing a guard on Thursday": most likely of the charge, so that the deed has no day.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from dashboard.events.anchoring.signals import head_token
from dashboard.events.lexicon import ClauseWords
from dashboard.events.time_link import TimeLink
from dashboard.events.trigger import EventTrigger
from dashboard.model import Anchoring, Granularity, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.noun_phrases import object_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TENSED


def attach_to_both(
    found: dict[EventTrigger, list[TimeLink]],
    by_token: Mapping[tuple[int, int], EventTrigger],
    analysis: Analysis,
    words: ClauseWords,
) -> None:
    """Make each such day one of both events, with the other as its other head."""
    for event in [*found]:
        part = analysis.part_of(event)
        token = part.doc[event.token]
        links = [_behind_deed(part, link, token, words) for link in found[event]]
        found[event] = links
        verb = _governor(token, words) if event.verb is None else _main(token)
        above = None if verb is None else by_token.get((event.paragraph, verb.i))
        if verb is None or above is None:
            continue
        before = event.verb is None and _opposing(token, words) is not None
        for link in list(links):
            if link.other_head is None and _may_be_of_verb(part, link.timex, token):
                found[above].append(dataclasses.replace(link, other_head=token.text))
                links.remove(link)
                if not before:  # what is opposed was there already
                    links.append(dataclasses.replace(link, other_head=verb.text))


def _behind_deed(
    part: AnalysedParagraph, link: TimeLink, verb: Token, words: ClauseWords
) -> TimeLink:
    """The link of a judgement, with the deed as its other head if the time stands behind that."""
    time = head_token(part, link.timex)
    judges = words.has("looking_back", "responses", verb.lemma_.lower())
    if link.other_head is not None or time is None or not judges:
        return link
    deeds = (t for t in part.doc[verb.i : max(verb.i, time.i)] if verb.is_ancestor(t))
    deed = next((t for t in deeds if t.dependency == Dependency.PREPOSITIONAL_COMPLEMENT), None)
    doing = deed is not None and deed.tag == Tag.PRESENT_PARTICIPLE
    return dataclasses.replace(link, other_head=deed.text) if deed and doing else link


def _governor(noun: Token, words: ClauseWords) -> Token | None:
    """The verb whose day may be told behind an event noun; None where it is the noun's own."""
    return _learning(noun, words) or _opposing(noun, words)


def _opposing(noun: Token, words: ClauseWords) -> Token | None:
    """The verb of what is done against it: "dismissed an appeal against the [ban] on Monday".

    The parser may hang what is against it on the verb: "lost her appeal against the [ban]".
    """
    link, matter = noun.head, noun.head.head
    if not words.has("complement", "opposing", link.lower_):
        return None
    if matter.pos == Pos.VERB:
        done = object_of(matter)
        return matter if done is not None and done.i < link.i else None
    return matter.head if matter.pos == Pos.NOUN and object_of(matter.head) == matter else None


def _learning(noun: Token, words: ClauseWords) -> Token | None:
    """The verb by which somebody learns of the event that a noun names."""
    verb = noun.head.head
    learns = words.has("topic", "learning", verb.lemma_)
    return verb if learns and noun.dependency == Dependency.PREPOSITIONAL_OBJECT else None


def _main(participle: Token) -> Token | None:
    """The main verb before a participle that only tells whose work or doing something is."""
    if participle.dependency != Dependency.ADNOMINAL_CLAUSE:
        return None
    if participle.tag != Tag.PAST_PARTICIPLE or not participle.has_child(Dependency.AGENT):
        return None
    verbs = (t for t in participle.ancestors if t.pos == Pos.VERB)
    verb = next(verbs, None)
    main = verb is not None and verb.tag in TENSED and verb.i < participle.i
    return verb if main else None


def _may_be_of_verb(part: AnalysedParagraph, timex: TemporalExpression, token: Token) -> bool:
    """Whether a time is a day of late behind an event, which may be that of the verb above."""
    day = timex.granularity is Granularity.DAY and timex.anchoring is Anchoring.PUBLISHED
    head = head_token(part, timex)
    if not day or head is None or head.i < token.i:
        return False
    time = head.head if head.dependency == Dependency.PREPOSITIONAL_OBJECT else head
    return time.head == token
