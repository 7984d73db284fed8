"""A day behind an event of which somebody learned: it may be that of the learning.

"He was informed of the decision on Wednesday": wherever the analysis hangs the day, it is surely
that of neither.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from dashboard.events.find import FoundEvent
from dashboard.events.governor import Governor
from dashboard.events.lexicon import ClauseWords
from dashboard.events.signals import head_token
from dashboard.events.topics import has_other_time
from dashboard.model import Anchoring, Granularity, TemporalExpression
from dashboard.text.analysis import AnalysedParagraph, Analysis
from dashboard.text.tokens import Token


def share_with_learning(
    found: dict[FoundEvent, list[Governor]],
    by_token: Mapping[tuple[int, int], FoundEvent],
    analysis: Analysis,
    words: ClauseWords,
) -> None:
    """Make each such day one of both events, with the other as its rival."""
    for event, governors in [*found.items()]:
        part = analysis.paragraphs[event.paragraph]
        noun = part.doc[event.token]
        if event.verb is not None or noun.dep_ != "pobj":
            continue
        verb = noun.head.head
        learning = by_token.get((event.paragraph, verb.i))
        if learning is None or not words.has("topic", "learning", verb.lemma_):
            continue
        for i, governor in enumerate(governors):
            if governor.rival is None and _may_be_of_verb(part, governor.timex, noun, verb):
                governors[i] = dataclasses.replace(governor, rival=verb.text)
                found[learning].append(dataclasses.replace(governor, rival=noun.text))


def _may_be_of_verb(
    part: AnalysedParagraph, timex: TemporalExpression, noun: Token, verb: Token
) -> bool:
    """Whether a time is a day of late behind the noun, and the verb has no other."""
    day = timex.granularity is Granularity.DAY and timex.anchoring is Anchoring.PUBLISHED
    head = head_token(part, timex)
    if not day or head is None or head.i < noun.i:
        return False
    time = head.head if head.dep_ == "pobj" else head
    return time.head == noun and not has_other_time(verb, time)
