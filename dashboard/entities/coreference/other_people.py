"""Whether a pronoun may be for another than the person for whom it was taken."""

from __future__ import annotations

from dashboard.entities.coreference.addressees import addressee_may_be_meant
from dashboard.entities.coreference.embedded_antecedents import embedded_may_be_meant
from dashboard.entities.coreference.free_adjuncts import patient_may_be_meant
from dashboard.entities.coreference.possessed_people import possessed_may_be_meant
from dashboard.entities.coreference.resolved_pronouns import ResolvedPronoun

_PHENOMENA = (
    possessed_may_be_meant,
    addressee_may_be_meant,
    patient_may_be_meant,
    embedded_may_be_meant,
)


def another_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether whom the antecedent has, tells or acts on, or another clause brings, may be meant."""
    return any(holds(resolved) for holds in _PHENOMENA)
