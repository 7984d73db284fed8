"""Plans and proposals that are denied: "does not [plan] to close it", "has no [plans] to resign".

Who has not planned an event may still come to do it, so that only a present intention that is
denied tells that there will be none.
"""

from __future__ import annotations

from dashboard.events.factuality.negation import denies_its_event
from dashboard.events.lexicon import ClauseWords
from dashboard.model import Modality
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, COMPLEMENT_CLAUSES, SUBJECTS
from dashboard.nlp.noun_phrases import is_common_noun, object_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PRESENT_FORMS, VERBAL

_PLANNING = frozenset({"planned", "proposed"})
_LINKS = frozenset({Dependency.PREPOSITION})


def modality_of_denied_plan(event: Token, words: ClauseWords) -> Modality | None:
    """How an event is told whose plan or proposal is denied; None: nobody denies that.

    "Does not plan to resign": negated. "Did not ask her to resign" and "is not expected to resign":
    possible. "Is not expected to open until June": None.
    """
    planner = _planner_of(event, words)
    if planner is None or not _is_denied(planner, words) or _has_limit(planner, words):
        return None
    intends = words.has("negation", "intentions", planner.lemma_.lower())
    verb = planner if planner.pos in VERBAL else planner.head
    return Modality.NEGATED if intends and _is_at_present(verb) else Modality.POSSIBLE


def find_denial(event: Token, words: ClauseWords) -> Token | None:
    """The verb that denies a plan: "[denied] that she would resign", "denied plans to sell it".

    None: nobody does; so, too, where that is only the verb before it: "denies the charge and will
    [appeal]".
    """
    first = event
    while first.dependency == Dependency.CONJUNCT and first.head.pos in VERBAL:
        first = first.head
    above = first.head
    if above == first:
        return None
    planning = words.which("control", above.lemma_.lower()) == "planned"
    if is_common_noun(above) or (planning and above.tag == Tag.PRESENT_PARTICIPLE):
        above = above.head  # "denied plans to sell it", "denied planning a coup"
    return above if words.has("negation", "denials", above.lemma_) else None


def is_means_of_denied(link: Token, words: ClauseWords) -> bool:
    """Whether a phrase tells how somebody did what they deny: "denied winning [by] lying".

    Not of what only did not happen: who "failed to win by lying" lied; nor of what others do by it
    ("denied knowing that the firm won by lying").
    """
    verb = link.head
    doing = any(link.children_as(Dependency.PREPOSITIONAL_COMPLEMENT)) and link.i > verb.i
    if not doing or not words.has("implicit_subject", "means", link.lower_):
        return False
    while verb.dependency in COMPLEMENT_CLAUSES and not verb.has_child(*SUBJECTS):
        verb = verb.head
        if words.has("negation", "denials", verb.lemma_):
            return True
    return False


def _planner_of(event: Token, words: ClauseWords) -> Token | None:
    """The verb or noun that plans or proposes an event: "[plan] to close it", "[plans] to go"."""
    first = event
    while first.dependency == Dependency.CONJUNCT and first.head.tag == first.tag:
        first = first.head
    above = first.head
    if above.dependency in _LINKS:
        above = above.head
    if above in (event, first):
        return None
    lemma = above.lemma_.lower()
    if above.pos in VERBAL:
        plans = (
            first.dependency in COMPLEMENT_CLAUSES and words.which("control", lemma) in _PLANNING
        )
        return above if plans else None
    return above if words.which("control_nouns", lemma) in _PLANNING else None


def _is_denied(planner: Token, words: ClauseWords) -> bool:
    """Whether there is no such plan: "does not plan", "no longer plans", "has no plans"."""
    if planner.pos in VERBAL:
        adverbs = planner.children_as(Dependency.ADVERBIAL_MODIFIER)
        no_longer = any(
            words.has("negation", "words", t.lower_) for adverb in adverbs for t in adverb.lefts
        )
        return no_longer or denies_its_event(planner, words)
    verb = planner.head
    owned = words.has("auxiliary", "perfect", verb.lemma_) and object_of(verb) == planner
    if owned and denies_its_event(verb, words):
        return True  # "does not have a plan"
    determiners = (t.lower_ for t in planner.lefts)
    return any(words.has("negation", "determiners", word) for word in determiners)


def _has_limit(planner: Token, words: ClauseWords) -> bool:
    """Whether a denied plan has a time from which it holds: "not expected to open [until] June"."""
    return any(
        words.has("negation", "limits", t.lower_) for t in planner.subtree if t.i > planner.i
    )


def _is_at_present(verb: Token) -> bool:
    """Whether a clause tells what is so now: in the present, or as what somebody says."""
    if verb.dependency == Dependency.CLAUSAL_COMPLEMENT:
        return True  # "said he did not plan it": the past is that of the saying
    return any(t.tag in PRESENT_FORMS for t in (verb, *verb.children_as(*AUXILIARIES)))
