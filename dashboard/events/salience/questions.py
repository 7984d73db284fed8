"""What a question is about, which tells nothing: "did she resign?", "asked whether he resigned"."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.trigger import STATEMENT
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.clauses import Clauses
from dashboard.vocabulary import FACTS


def is_asked(read: EventMention, clause: Clause, analysis: Analysis) -> bool:
    """Whether a question asks for it: "Did the mayor resign?"; not what asks it.

    As does a cleft one: "was it the mayor who resigned?", "was that all who got off?".
    """
    sentence = read.event.sentence
    asked = analysis.text[sentence.start : sentence.end].rstrip("\"”’' ").endswith("?")
    part = analysis.part_of(read.found)
    cleft = clause.embedding is Embedding.RELATIVE and _is_of_attribute(clause, part)
    main = clause.embedding is Embedding.MAIN
    return asked and (main or cleft) and read.event.type != STATEMENT


def is_of_question(
    read: EventMention, clause: Clause, clauses: Clauses, words: ClauseWords
) -> bool:
    """Whether it is what an embedded question is about, or that one was put to a speaker.

    "Asked whether she would [resign], Lind said no"; "“No,” she said when [asked] by a guest". Not
    "Lind was [asked] on Monday to leave", nor what has a time ("asked if he had [met] her in May").
    """
    if read.time_links:
        return False
    if clause.is_passive and words.has("not_events", "asked", clause.lemma):
        above = clauses.parent(clause)
        opens = not clause.finite and clause.embedding is Embedding.ADVERBIAL
        speaks = above is not None and words.has("speaking_occasion", "verbs", above.lemma)
        return opens and speaks
    if read.event.modality in FACTS:
        return False
    for each in (clause, *clauses.above(clause)):
        asks = words.has("condition", "questions", each.marker)
        if each.finite or asks:
            above = clauses.parent(each)
            known = above is not None and words.has("not_events", "asking", above.lemma)
            return asks and each.embedding is Embedding.COMPLEMENT and known
    return False


def _is_of_attribute(clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether a clause hangs on what a main clause says that something is."""
    above = part.clauses.parent(clause)
    if above is None or above.embedding is not Embedding.MAIN:
        return False
    attribute = above.argument(ArgumentRole.ATTRIBUTE)
    return attribute is not None and attribute.head == clause.governor
