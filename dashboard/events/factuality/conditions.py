"""What a rule of factuality may ask of a clause, a function each.

The first arguments are what a rule in ``languages/*/factuality.toml`` says of it.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from dashboard.clause import Aspect, Clause, Definiteness, Embedding, Tense
from dashboard.events.factuality.futurity import past_purposes
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.infinitives import is_prospective
from dashboard.nlp.noun_phrases import is_plural, is_plural_pronoun, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.registry import Words

Condition = Callable[[Clause, AnalysedParagraph], bool]


def tells_other_act(excluded: Words, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether a clause tells none of these acts."""
    return clause.lemma not in excluded


def is_active(clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether it is no passive."""
    return not clause.is_passive


def is_in_aspect(aspects: frozenset[Aspect], clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether it is in one of these aspects."""
    return clause.aspect in aspects


def is_to_be_done(singling: Words, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether it says what is to be done to a noun, with no word before it that singles it out."""
    return is_prospective(part.doc[clause.head], singling)


def is_behind_link(links: Words, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether it stands behind one of these prepositions."""
    return part.doc[clause.head].head.lower_ in links


def is_on_indefinite_noun(clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether it hangs on a noun that brings somebody in: "a worker who had struck"."""
    noun = None if clause.governor is None else part.doc[clause.governor]
    return noun is not None and read_noun_phrase(noun).definiteness is Definiteness.INDEFINITE


def befalls_teller(words: Words, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether it is done to who tells it, or to what is theirs: "that she was beaten"."""
    head = part.head_of(clause.subject)
    if head is None or not clause.is_passive:
        return False
    return any(t.lower_ in words for t in (head, *head.lefts))


def is_done_by(agents: Words, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether such a one did it: "the army says [protesters] fired first"."""
    agent = part.head_of(clause.logical_subject)
    return agent is not None and agent.lemma_.lower() in agents


def is_done_to_teller(words: Words, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether it is done to who tells it, as far as number tells: "she said he beat [her]".

    Not in "police said he had beaten her", nor behind a teller of another number.
    """
    thing, above = part.head_of(clause.object), part.clauses.parent(clause)
    teller = None if above is None else part.head_of(above.subject)
    if thing is None or teller is None or thing.lower_ not in words:
        return False
    return (is_plural(teller) or bool(teller.conjuncts)) == is_plural_pronoun(thing)


def is_below_modal(
    modals: Words, governing: frozenset[Embedding], clause: Clause, part: AnalysedParagraph
) -> bool:
    """Whether a modal leaves to come what governs it, which hangs so: "would resign once"."""
    above = past_purposes(clause, part)
    if above is None or (governing and above.embedding not in governing):
        return False
    return above.tense is Tense.FUTURE or above.modal in modals


def is_below_plan(planners: Words, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether what governs it is planned: "vowed to resign once"."""
    above = past_purposes(clause, part)
    if above is None:
        return False
    if above.lemma in planners and above.tense is Tense.PRESENT:
        return True  # the time hangs on the planner itself: "is expected to resign once"
    planner = part.clauses.parent(above)
    opened = above.embedding is Embedding.OPEN_COMPLEMENT and not above.finite
    return opened and planner is not None and planner.lemma in planners


def is_marked(markers: Words, clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether one of these words opens it."""
    return find_marker(markers, clause, part) is not None


def find_marker(markers: AbstractSet[str], clause: Clause, part: AnalysedParagraph) -> Token | None:
    """Which of these words opens a clause; None: another one does, or none."""
    return next((t for t in part.doc[clause.head].lefts if t.lower_ in markers), None)
