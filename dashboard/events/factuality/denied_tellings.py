"""Whether a clause that somebody denies tells again of a deed: "denied a bomb had [killed] them".

FactBank (Saurí and Pustejovsky 2009) has one event there, with a polarity for each source.
"""

from __future__ import annotations

from dashboard.clause import Clause, Embedding
from dashboard.events.mention import EventMention, in_role
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import is_personal_pronoun, numerals_of
from dashboard.nlp.tokens import Token
from dashboard.registry import Words


def denying_verb(read: EventMention, analysis: Analysis, verbs: Words) -> Token | None:
    """The verb by which somebody denies an event: "the Front [denied] that he was killed"."""
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    above = part.clauses.parent(clause)
    if clause.embedding is not Embedding.COMPLEMENT or above is None:
        return None
    return part.doc[above.head] if above.lemma in verbs and not above.negated else None


def is_denied_telling(told: EventMention, denied: EventMention, analysis: Analysis) -> bool:
    """Whether what somebody denies is what was told before: of one kind, to and by the same.

    ``denied`` may befall an actor of the other, or have its verb and its nouns as known; "them"
    and "it" mean what the sentence before names.
    """
    one, other = told.event, denied.event
    if told is denied or one.subtype is None or one.subtype != other.subtype:
        return False
    before = one.sentence.end <= other.sentence.start and one.modality is not Modality.NEGATED
    if not before or told.found.verb is None or denied.found.verb is None:
        return False
    mine, theirs = analysis.clause_of(told.found), analysis.clause_of(denied.found)
    if mine.lemma != theirs.lemma:
        return False
    pairs = _sides(told, mine, analysis), _sides(denied, theirs, analysis)
    (doer, thing), (denied_doer, denied_thing) = pairs
    if (thing is None) != (denied_thing is None):
        return False
    if thing is None and (denied_doer is None or is_personal_pronoun(denied_doer)):
        return False  # "he fell": who?
    near = _is_next(told, denied, analysis)
    for role, first, later in (
        (Role.ACTOR, doer, denied_doer),
        (Role.RECIPIENT, thing, denied_thing),
    ):
        named = in_role(one, role), in_role(other, role)
        if all(named):
            if named[0].isdisjoint(named[1]):
                return False
        elif not (_are_one(first, later, near=near) or (later is None and role is Role.ACTOR)):
            return False
    return True


def _sides(
    read: EventMention, clause: Clause, analysis: Analysis
) -> tuple[Token | None, Token | None]:
    """Who does it and to whom it is done, as far as its clause tells."""
    part = analysis.part_of(read.found)
    return part.head_of(clause.logical_subject), part.head_of(clause.logical_object)


def _are_one(first: Token | None, later: Token | None, *, near: bool) -> bool:
    """Whether a phrase means what an earlier one named: the same noun, or a pronoun near it."""
    if first is None or later is None:
        return first == later
    if is_personal_pronoun(later):
        return near
    counts = set(numerals_of(first)), set(numerals_of(later))
    if all(counts) and counts[0] != counts[1]:
        return False
    return first.lemma_.lower() == later.lemma_.lower()


def _is_next(told: EventMention, denied: EventMention, analysis: Analysis) -> bool:
    """Whether one is denied in the sentence right behind the one that tells it."""
    starts = [sentence.span.start for sentence in analysis.sentences()]
    behind = [s for s in starts if told.event.sentence.start < s <= denied.event.sentence.start]
    return len(behind) == 1
