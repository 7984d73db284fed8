"""Why somebody did what is denied: "denied that she resigned because Norvik [paid] her".

Who denies the whole vouches for no part of it. Of what simply did not happen the cause is told as
it is: "did not quit because she had been [robbed]".
"""

from __future__ import annotations

from dashboard.clause import Clause, Embedding
from dashboard.events.factuality.modality import read_modality
from dashboard.events.factuality.negation import denies_its_event
from dashboard.events.lexicon import ClauseWords
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph


def is_cause_of_denied(clause: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether a clause tells the cause of what somebody denies or what is said to be false."""
    above = part.clauses.parent(clause)
    why = clause.embedding is Embedding.ADVERBIAL and words.has("alleged", "causes", clause.marker)
    if above is None or not why:
        return False
    verb = part.doc[above.head]
    denied = read_modality(verb, words) is Modality.NEGATED
    return denied and not denies_its_event(verb, words)
