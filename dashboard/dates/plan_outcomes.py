"""What came of a plan beside its time: it came about, was put off, or was an earlier one.

"A concert planned for May had been put off", "was to open on Friday, but it was put off": such a
time lies behind, though its own verb looks ahead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, islice, takewhile
from typing import Any

from dashboard.dates.context import Tense
from dashboard.dates.tagging import Clue
from dashboard.nlp.grammar import Tag
from dashboard.nlp.word_classes import (
    BASE_OR_ING_FORMS,
    FINITE,
    PAST_FORMS,
    PRESENT_FORMS,
    VERBS,
)

_PRESENT = PRESENT_FORMS | BASE_OR_ING_FORMS
_VERBAL = FINITE | {Tag.PAST_PARTICIPLE}
_HELPING = FINITE | VERBS | {Tag.ADVERB, Tag.COMPARATIVE_ADVERB, Tag.SUPERLATIVE_ADVERB}
_BETWEEN = frozenset((Tag.COMMA, Tag.ADVERB))
_PLAIN = frozenset((Tag.NOUN, Tag.PLURAL_NOUN, Tag.ADJECTIVE))
_JOINING = frozenset((Tag.COMMA, Tag.COORDINATING_CONJUNCTION))


def of_outcome(
    plan: Tense, left: Sequence[Clue], right: Sequence[Clue], words: Mapping[str, Any]
) -> Tense:
    """The tense of a plan after what is told of it around its time; as it is where nothing is."""
    if _is_put_behind(plan, right, words) or _is_thwarted(plan, right, words):
        return Tense("past", plan.verb)
    undone = _is_past_plan(plan, left, words) and _is_undone(right, words)
    if undone or _is_of_undone_thing(right, words) or _came_about(plan, left, right, words):
        return Tense("unknown", plan.verb)  # late, brought forward or off: the nearer one
    return replace(plan, former=True) if _is_former_plan(plan, left, words) else plan


def _is_put_behind(plan: Tense, right: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether a pluperfect tells of a plan: "a concert planned for May [had] been put off"."""
    verb = _past_behind(plan, right, words)
    return verb is not None and verb.word in words["pluperfect"]


def _came_about(
    plan: Tense, left: Sequence[Clue], right: Sequence[Clue], words: Mapping[str, Any]
) -> bool:
    """Whether a plan came about: "was planned for April but [took place] in May".

    Not "is planned for May, and the race began".
    """
    verb = _past_behind(plan, right, words)
    if verb is None:
        return False
    at = right.index(verb)
    told = " ".join(c.word for c in right[at : at + 2])
    came = verb.word in words["coming_about"] or told in words["coming_about"]
    of_plan = all(c.tag in _BETWEEN | _JOINING for c in right[:at])
    return came and of_plan and _is_past_plan(plan, left, words)


def _is_thwarted(plan: Tense, right: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether a plan came to nothing: "was to open on Friday, but it [was put off]".

    Not "is to open", "but it has been put off", nor with a time of its own behind that; nor where
    something else is: "was to play on Friday, but training was cancelled".
    """
    return plan.foreseen and _is_undone(right, words)


def _is_undone(right: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether what stands behind the time of a plan says that it was put off or called off."""
    if any(c.tag in _PRESENT for c in right):
        return False
    at = next((i for i, c in enumerate(right) if c.tag in FINITE), len(right))
    between = [c for c in right[:at] if c.tag != Tag.COMMA]
    opposed = bool(between) and between[0].word in words["opposing"]
    own = [c.tag for c in between[1:]] in ([], [Tag.PERSONAL_PRONOUN])
    told = " ".join(c.word for c in right[at : at + 3]) + " "
    undone = next((p for p in words["thwarting"] if told.startswith(f"{p} ")), "")
    behind = [c for c in right if c.tag != Tag.SENTENCE_END][at + len(undone.split()) :]
    ends = not behind or (behind[0].word in words["by_cause"] and _is_plain(behind[1:]))
    return opposed and own and ends and bool(undone)


def _is_of_undone_thing(right: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether what was put off stands behind a time: "the planned Friday [vote was delayed]".

    Or only that it was: "a rally planned by nurses for Friday [was put off]".
    """
    at = next((i for i, c in enumerate(right) if c.tag not in _PLAIN), 0)
    told = " ".join(c.word for c in right[at : at + 3]) + " "
    return any(told.startswith(f"{p} ") for p in words["thwarting"])


def _is_plain(phrase: Sequence[Clue]) -> bool:
    """Whether a phrase is one of common nouns, and no length or day: "by [bad weather]"."""
    return bool(phrase) and all(c.tag in _PLAIN for c in phrase)


def _past_behind(plan: Tense, right: Sequence[Clue], words: Mapping[str, Any]) -> Clue | None:
    """The first verb behind the time of a plan, if it is in the past; else None."""
    verb = next((c for c in right if c.tag in _VERBAL), None)
    past = verb is not None and verb.tag == Tag.PAST_TENSE
    return verb if past and plan.verb in words["looking_ahead"] else None


def _is_past_plan(plan: Tense, left: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether a participle plans, and no helper in the present: "was planned", not "is planned"."""
    clue = next((c for c in left if c.word == plan.verb), None)
    if clue is None or clue.tag not in PAST_FORMS:
        return False
    helpers = left[clue.place + 1 : clue.place + 3]
    return not any(c.tag in PRESENT_FORMS and c.word in words["helping"] for c in helpers)


def _is_former_plan(plan: Tense, left: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether a plan is told as that of another time: "had been due", "was first planned for".

    That is the pluperfect, or an adverb that opposes it to a later plan; not of what one "had
    agreed" or "had promised" to do, which is to come.
    """
    if plan.verb in words["binding"]:
        return False
    behind = dropwhile(lambda c: c.word != plan.verb, left)
    helpers = list(takewhile(lambda c: c.tag in _HELPING, islice(behind, 1, None)))
    if any(c.word in words["pluperfect"] for c in helpers):
        return True
    now = any(c.tag in PRESENT_FORMS | {Tag.MODAL} for c in helpers)
    return not now and any(c.word in words["formerly"] for c in helpers)
