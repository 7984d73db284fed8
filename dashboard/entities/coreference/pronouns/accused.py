"""Who is accused is mostly named nearer to the claims than who acts on them.

"Lind ordered an inquiry into Moss over claims that [he] bribed a judge": Moss, or Lind, but no
more likely Lind, as subjects are elsewhere. The claims hang on what is done to somebody.
"""

from __future__ import annotations

from dashboard.entities.coreference.pronoun_context import ResolvedPronoun
from dashboard.nlp.grammatical_roles import is_behind_preposition


def accused_may_be_another(resolved: ResolvedPronoun) -> bool:
    """Whether somebody is named between the antecedent and claims of what the pronoun did."""
    governor = resolved.clause.governor
    if governor is None or not resolved.is_subject:
        return False
    noun, deeds = resolved.part.doc[governor], resolved.words.deeds
    if noun.lemma_.lower() not in deeds.claims or not is_behind_preposition(noun):
        return False
    first = noun.sent.start
    last = resolved.part.token_at(resolved.last_told)
    behind = first if last is None or last.i < first else last.i + 1
    return any(resolved.may_mean(t) for t in resolved.part.doc[behind : noun.i])
