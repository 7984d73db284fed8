"""The time that a cleft sentence brings to its front: "it was on Sunday that they signed"."""

from __future__ import annotations

from dashboard.events.anchoring.signals import head_token, signal_before, signal_of
from dashboard.events.lexicon import ClauseWords
from dashboard.model import TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.clefts import clause_of_cleft
from dashboard.nlp.modifiers import is_negated
from dashboard.nlp.tokens import Token


def cleft_time(
    part: AnalysedParagraph, timex: TemporalExpression, words: ClauseWords
) -> tuple[Token, str | None] | None:
    """The verb behind a cleft's time, and the words that say how the time bounds it.

    These are None where it is denied ("it was not on Monday that …"), and empty after "not until",
    which tells when it was. None where the time stands in no cleft sentence.
    """
    head = head_token(part, timex)
    if head is None:
        return None
    subjects = words.tables["demonstrative_subjects"]["subjects"]
    verb = clause_of_cleft(head, subjects)
    if verb is None:
        return None
    if not is_negated(verb.head):
        return verb, signal_of(part, timex, head, words)
    lasting = words.has("signal", "end_of_state", signal_before(part, timex, head, words))
    return verb, "" if lasting else None
