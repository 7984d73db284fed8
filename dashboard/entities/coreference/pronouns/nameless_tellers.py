"""Pronouns in what somebody tells of whom nobody knows who it is: "He told the priest he fled"."""

from __future__ import annotations

from dashboard.clause import Embedding
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.linking.registry import Entity
from dashboard.nlp.noun_phrases import heads_subject


def nameless_teller(pronoun: Pronoun) -> list[Entity] | None:
    """Nobody, where the same pronoun tells what it is the subject of, and stands for nobody known.

    "He told the priest that [he] had killed a man": the teller speaks of himself, and the priest is
    only nearer to hand. None where the teller is known, or another pronoun or noun.
    """
    clause, above = pronoun.clause, pronoun.above
    told = clause.embedding is Embedding.COMPLEMENT and heads_subject(pronoun.token)
    if not told or above is None or above.subject is None:
        return None
    teller = pronoun.part.doc[above.subject.head]
    same = pronoun.words.pronouns.get(teller.lower_) is pronoun.kind
    return [] if same and not pronoun.people_at(teller) else None
