"""Whether "his" may be another of whom one told: "Lind spoke of the arrest of Reed. His trial"."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.noun_phrases import is_possessor
from dashboard.nlp.tokens import Token


def befalls_either(
    pronoun: Token,
    part: AnalysedParagraph,
    chosen: Entity,
    rivals: Iterable[Entity],
    words: NameWords,
) -> bool:
    """Whether what befalls the owner may befall another whom the sentence before tells of.

    To tell of two and go on with a trial or a funeral says not whose it is, though one of them was
    the subject. Not where the sentence of the pronoun tells of the chosen one before it.
    """
    befalls = pronoun.head.lemma_.lower() in words.deeds.befallings | words.deeds.last_rites
    if not befalls or not is_possessor(pronoun):
        return False
    first = pronoun.sent.start
    here = part.start + pronoun.sent.start_char
    before = part.start + (pronoun.doc[first - 1].sent.start_char if first else 0)
    return chosen.last_seen < here and any(before <= d.last_seen < here for d in rivals)
