"""The tense in which a clause tells its event."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.events.factuality.complement_modality import is_judged
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.plans import is_awaited, is_planned_now
from dashboard.events.predicates.verbs import is_joined_by_copula, is_past_in_disguise, is_realised
from dashboard.nlp.coordinated_verbs import shares_the_modal
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, SUBJECT_SHARERS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PRESENT_FORMS, VERBAL

_SIDE_CLAUSES = frozenset({Dependency.ADNOMINAL_CLAUSE, Dependency.ADVERBIAL_CLAUSE})
# Verbs without a tense of their own have that of the verb above.
_TENSE_OF_HEAD = (SUBJECT_SHARERS | _SIDE_CLAUSES) | {Dependency.PREPOSITIONAL_COMPLEMENT}


def read_tense(token: Token, words: ClauseWords) -> str:
    """Past or future, of the verb or of the clause in which a noun stands; else an empty string."""
    node = token
    for _ in range(6):
        if shares_the_modal(node):
            node = node.head
        if node.pos in VERBAL:
            helpers = node.children_as(*AUXILIARIES)
            if any(t.tag == Tag.MODAL for t in helpers):
                return _of_modal(helpers, words)
            if node.tag == Tag.PAST_TENSE or any(t.tag == Tag.PAST_TENSE for t in helpers):
                return "past"
            judged = node.head.tag == Tag.PAST_TENSE and is_judged(node, words)
            if judged or is_past_in_disguise(node) or is_realised(node, words):
                return "past"
            if is_joined_by_copula(node, words):
                return "past"
            if is_awaited(node, words) or is_planned_now(node, words):
                return "future"
            if node.tag in PRESENT_FORMS or _is_of_the_present(node, words):
                return ""
            if node.tag == Tag.PAST_PARTICIPLE and (
                node.dependency in _SIDE_CLAUSES
                or any(words.has("auxiliary", "perfect", t.lemma_) for t in helpers)
            ):
                return "past"
            tried = node.dependency == Dependency.OPEN_COMPLEMENT and words.has(
                "tries", "verbs", node.head.lemma_.lower()
            )  # "tried to reach the summit on Monday": of the time at which one tried
            base = node.tag == Tag.BASE_FORM and not tried
            if node.dependency not in _TENSE_OF_HEAD or base:
                return ""
        if node.head == node:
            return ""
        node = node.head
    return ""


def _of_modal(helpers: Iterable[Token], words: ClauseWords) -> str:
    """The tense of a modal with its helpers: "will die", "may have died"."""
    if any(words.has("modal", "planned", t.lower_) for t in helpers):
        return "future"
    perfect = any(words.has("auxiliary", "perfect", t.lemma_) for t in helpers)
    return "past" if perfect else ""


def _is_of_the_present(verb: Token, words: ClauseWords) -> bool:
    """Whether a participle has a helper of the present: "is waiting", "until it is formed"."""
    helpers = verb.children_as(*AUXILIARIES)
    if any(words.has("auxiliary", "perfect", t.lemma_) for t in helpers):
        return False
    return any(t.tag in PRESENT_FORMS for t in helpers)
