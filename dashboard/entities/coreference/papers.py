"""Whether "it" is a document or those who wrote it: "The review was long. It cost much"."""

from __future__ import annotations

from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.mentions.appositions import named_beside
from dashboard.nlp.noun_phrases import heads_subject, is_common_noun, is_plural


def is_of_a_paper(pronoun: Pronoun) -> bool:
    """Whether what was told before is of a document: "The review was long. It cost much"."""
    token, words = pronoun.token, pronoun.words
    opening = token.sent.start
    if not (heads_subject(token) or heads_subject(token.head)):
        return False
    while opening:
        before = token.doc[opening - 1].sent
        subjects = [t for t in before.root.lefts if heads_subject(t)]
        named = [*subjects, *(c for t in subjects for c in named_beside(t))]
        if pronoun.at(*named):
            return False
        papers = (t for t in subjects if t.lemma_.lower() in words.documents)
        if any(is_common_noun(t) and not is_plural(t) for t in papers):
            return True
        if not any(words.is_thing_pronoun(t.lower_) for t in subjects):
            return False
        opening = before.start
    return False
