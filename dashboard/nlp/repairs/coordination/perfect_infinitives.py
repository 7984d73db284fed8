"""Lets the participles of a list go on with the perfect infinitive before them, and not above it.

"Reed is said to have stabbed a guard, [robbed] a shop and [fled]": the parser takes the second for
a past that goes on with "is said", as if it were told as a fact. English joins no bare past to a
present; behind a past passive only a list of three tells ("was said to have shot a guard and
[pleaded] guilty" may tell two things).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PAST_FORMS, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = {"DEP": frozenset({"conj"}), "TAG": PAST_FORMS}
_OWN = frozenset({"nsubj", "nsubjpass", "expl", "aux", "auxpass", "mark"})
_PRESENT = frozenset({"VBP", "VBZ"})
_PERFECT, _MARKER, _PARTICIPLE = "have", "TO", "VBN"


class PerfectInfinitives:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and tags of such participles change."""
        for verb in tokens_where(doc, _JOINED):
            infinitive = _infinitive_before(verb)
            if infinitive is None or any(t.dep_ in _OWN for t in verb.lefts):
                continue
            verb.head = infinitive
            for one in (verb, *verb.conjuncts):
                bare = one.i >= verb.i and not any(t.dep_ in _OWN for t in one.lefts)
                if bare and one.tag_ in PAST_FORMS:
                    retag(one, _PARTICIPLE)
        return doc


def _infinitive_before(verb: SpacyToken) -> SpacyToken | None:
    """The perfect infinitive that completes the verb above and that a participle goes on with."""
    above = verb.head
    helpers = [t for t in above.lefts if t.dep_ == "auxpass"]
    present = any(t.tag_ in _PRESENT for t in (above, *helpers, *above.lefts))
    if not present and not (helpers and _is_amid_list(verb)):
        return None
    between = (t for t in above.rights if t.dep_ == "xcomp" and t.i < verb.i)
    perfect = [t for t in between if t.tag_ in PAST_FORMS and _is_perfect_infinitive(t)]
    return perfect[-1] if perfect else None


def _is_perfect_infinitive(verb: SpacyToken) -> bool:
    helpers = [t for t in verb.lefts if t.dep_ == "aux"]
    marked = any(t.tag_ == _MARKER for t in helpers)
    return marked and any(t.lemma_ == _PERFECT for t in helpers)


def _is_amid_list(verb: SpacyToken) -> bool:
    """Whether a comma stands before a verb, and another predicate behind it in its list."""
    first = verb.left_edge.i
    parted = first > 0 and verb.doc[first - 1].text == ","
    return parted and any(t.dep_ == "conj" and t.tag_ in PAST_FORMS for t in verb.rights)
