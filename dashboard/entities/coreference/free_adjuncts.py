"""Whether the pronoun of a free adjunct is for whom the main clause acts on.

What goes along with an act is mostly done to whom it was done: "Lind's widow met the mayor,
accusing [him] of fraud".
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Embedding
from dashboard.entities.coreference.resolved_pronouns import ResolvedPronoun
from dashboard.nlp.noun_phrases import is_acted_on, is_personal_pronoun

_ALONG = frozenset({Embedding.ADVERBIAL, Embedding.PARTICIPLE})
_OBJECTS = (ArgumentRole.INDIRECT_OBJECT, ArgumentRole.OBJECT)


def patient_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the adjunct goes along with an act on another, and the antecedent only has who acts.

    "The sister of Lind hit the guard, kicking [him]": the guard.
    """
    pronoun, part = resolved.pronoun, resolved.part
    clause = part.clauses.of(pronoun.i)
    act = part.clauses.parent(clause)
    while act is not None and clause.embedding is Embedding.COORDINATION and not clause.finite:
        clause, act = act, part.clauses.parent(act)
    along = clause.embedding in _ALONG and not (clause.finite or clause.marker)
    if not along or act is None or not is_acted_on(pronoun):
        return False
    subject = act.argument(ArgumentRole.SUBJECT)
    if subject is None or resolved.is_named_by(part.doc[subject.head]):
        return False
    owns = any(map(resolved.is_named_by, part.doc[subject.head].subtree))
    things = [part.doc[a.head] for a in act.arguments if a.role in _OBJECTS]
    things += [part.doc[oblique.head] for oblique in act.obliques]
    before = (t for t in things if t.i < pronoun.i and not is_personal_pronoun(t))
    return owns and any(map(resolved.may_mean, before))
