"""Purposes: what an infinitive tells is wanted of what was done: "sent ships to [rescue] them"."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.predicates.subjects import first_of_list
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Pos


def is_purpose(
    read: EventMention, clause: Clause, part: AnalysedParagraph, words: ClauseWords
) -> bool:
    """Whether it only tells what for something was done: "sent ships to rescue the crew".

    What has a time of its own is planned for it ("flew in to testify on Friday"). Nor is it more
    that an offence is said to have been for, whatever its time: "assault with intent to [murder]",
    but not "bought it with the intent to sell it in May".
    """
    noun = first_of_list(part.doc[clause.head]).head
    phrase = f"{noun.head.lower_} {noun.lemma_.lower()}"
    ahead = read.time_links and noun.head.head.pos != Pos.NOUN
    if not (ahead or clause.finite) and words.has("not_events", "intents", phrase):
        return True
    above = part.clauses.governing(clause)
    if above is None or read.time_links or not above.finite:
        return False
    if clause.embedding is Embedding.PURPOSE:
        judged = above.argument(ArgumentRole.ATTRIBUTE) is not None  # "is willing …, to help"
        return read.event.modality is Modality.PLANNED and not judged
    purposive = words.has("not_events", "purposive", above.lemma)
    sent = above.is_passive or above.object is not None
    told = purposive and sent and read.event.modality is Modality.ASSERTED
    return told and clause.embedding is Embedding.OPEN_COMPLEMENT
