"""Who speaks of somebody by name is mostly another: "“Lee was bleeding,” [he] said".

Principle C of binding (Chomsky 1981), for what stands in marks. But a statement may name who makes
it ("“Lee had no choice,” [he] said in a statement"): then the text does not settle it, and the next
candidate is as wrong as the first.
"""

from __future__ import annotations

from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.entities.linking.registry import Entity


def named_speaker_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether what a pronoun says in marks names who is meant, or a rival who spoke last."""
    speech, start = resolved.speech, resolved.start
    if not speech.goes_before(start):
        return False
    if is_named_in_own_words(resolved.antecedent, resolved):
        return True
    spoken = (d for d in resolved.rivals if _spoke_before(d, resolved))
    return any(is_named_in_own_words(d, resolved) for d in spoken)


def is_named_in_own_words(person: Entity, pronoun: Pronoun) -> bool:
    """Whether a name of somebody stands in marks, in what the pronoun says."""
    speech = pronoun.speech
    said = (offset for offset, _ in person.mentions if speech.says(pronoun.start, offset))
    return any(speech.quote_at(offset) is not None for offset in said)


def _spoke_before(person: Entity, resolved: ResolvedPronoun) -> bool:
    """Whether the last one to speak before is somebody."""
    return any(resolved.speech.spoke_last(offset, resolved.start) for offset, _ in person.mentions)
