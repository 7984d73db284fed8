"""Where groups of verbs look that no single one of them tells.

The past of a perfect behind a modal ("may have died as early as Monday"), the future of a passive
infinitive on a noun ("the bill to be signed on Monday") and of a subjunctive, the past of a deed
for which somebody is sought ("seek a man for the attack on Sunday") or of which nobody speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile, islice
from typing import Any

from dashboard.dates.context import Tense
from dashboard.dates.tagging import Clue
from dashboard.nlp.grammar import Tag
from dashboard.nlp.word_classes import (
    BASE_OR_ING_FORMS,
    COMMON_NOUNS,
    FINITE,
    NOUNS,
    PAST_FORMS,
    PRESENT_FORMS,
    SUPERLATIVES,
    VERBS,
)

_REACH = 4  # clues from the participle to the modal, adverbs and all
_FORMS = [Tag.PAST_PARTICIPLE, Tag.MODAL]


def modal_perfect(left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """The past, where the verb before an expression is a perfect behind a modal.

    None where the modal looks ahead: "may be held as early as Monday".
    """
    verbs = islice(dropwhile(lambda clue: clue.tag not in VERBS, left), _REACH)
    near = [c for c in verbs if c.tag not in {Tag.ADVERB, Tag.COMMA}][:3]
    if [c.tag for c in near[::2]] != _FORMS or near[1].word not in words["perfect"]:
        return None
    return Tense("past", near[0].word)


def is_planning(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether a word before an infinitive plans it: "was to", not "was the 12th man to be held"."""
    if clue.word not in words["planning"] or clue.word not in words["past_copulas"]:
        return clue.word in words["planning"]
    between = [*dropwhile(lambda c: c.tag != Tag.INFINITIVE_MARKER, left[: clue.place])]
    if any(_singles_out(c, words) for c in between):
        return False
    return not _is_judged(clue, between, left, words)


def _is_judged(
    copula: Clue, between: Sequence[Clue], left: Sequence[Clue], words: Mapping[str, Any]
) -> bool:
    """Whether an infinitive is only judged: "it was wrong to jail him", not "it was likely to"."""
    before = next((c for c in left if c.place == copula.place + 1), None)
    if before is None or before.word not in words["expletives"]:
        return False
    judgments = [c for c in between if c.tag == Tag.ADJECTIVE or c.tag in NOUNS]
    return bool(judgments) and not any(c.word in words["prospective"] for c in judgments)


def told_before(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """The past of a deed that somebody answers for, or does not speak of, in a present.

    "Seek a man for the [attack] on Sunday", "is refusing to comment on the fire on Thursday", "is
    accused of [murder] on 24 August", but not "is accused of murder, with a hearing on 24 August",
    nor "is accused of plotting to kill him on 24 August".
    """
    nearer = list(reversed(left[: clue.place]))  # from the verb to the expression
    if clue.word in words["pursuing"]:
        links = [n for n, c in enumerate(nearer) if c.word in words["pursued_for"]]
        named = any(c.word in words["deeds"] for n in links[:1] for c in nearer[n + 1 :])
        return Tense("past", clue.word) if named else None
    if clue.word in words["charging"]:
        links = [n for n, c in enumerate(nearer) if c.word in words["charged_with"]]
        ahead = any(c.word in words["hearings"] or c.tag == Tag.INFINITIVE_MARKER for c in nearer)
        return Tense("past", clue.word) if links and not ahead else None
    if clue.word in words["declining"]:
        silent = any(c.word in words["replying"] for c in nearer[1:2])
        return Tense("past", clue.word) if silent else None
    return None


def subjunctive(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """The future of what somebody wants, and is still to be done: "asked that he [be] freed"."""
    before = [c for c in left[clue.place + 1 :] if c.tag != Tag.ADVERB]
    bare = clue.tag == Tag.BASE_FORM and clue.word in words["subjunctive"]
    led = bare and any(c.word in words["complementizers"] for c in before)
    ahead = led and before[0].tag in NOUNS | {Tag.PERSONAL_PRONOUN}
    return Tense("future", clue.word) if ahead else None


def postnominal_infinitive(left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """The future of an infinitive on a noun that opens a sentence: "the bill [to be signed] on".

    None where the noun is singled out of those to which it was done: "the first man to be tried",
    "the 12th" or "the oldest" one.
    """
    told = next((c for c in left if c.tag == Tag.INFINITIVE_MARKER), None)
    if told is None or told.place < 2 or told.place + 1 >= len(left):
        return None
    passive = left[told.place - 1].tag == Tag.BASE_FORM and left[told.place - 2].tag in PAST_FORMS
    noun, before = left[told.place + 1], left[told.place + 1 :]
    if not passive or noun.tag not in NOUNS or any(_singles_out(c, words) for c in before):
        return None
    return Tense("future", left[told.place - 2].word)


def _singles_out(clue: Clue, words: Mapping[str, Any]) -> bool:
    """Whether a word singles out a noun behind it: "first", "12th", "oldest"."""
    ordinal = clue.tag == Tag.ADJECTIVE and not clue.word  # its figures are no letters
    return ordinal or clue.tag in SUPERLATIVES or clue.word in words["singling"]


def appointed(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """The tense of what a time is set for: to come for "is set" or "has been set for 3 December".

    So it is right behind a noun: "a hearing set for 3 December". Open for "was set for", which may
    be over by now. None for any other verb, and for "had been".
    """
    if clue.word not in words["setting"] or not clue.place:
        return None
    if left[clue.place - 1].word not in words["for"]:
        return None
    helpers = [c for c in left[clue.place + 1 :] if c.tag != Tag.ADVERB][:2]
    if not helpers:
        return None
    if helpers[0].tag in COMMON_NOUNS and clue.place == 1:
        return Tense("future", clue.word)
    if helpers[0].tag == Tag.PAST_PARTICIPLE:
        helpers = [c for c in helpers[1:] if c.word in words["perfect"]]
    elif helpers[0].word in words["past_copulas"]:
        return Tense("unknown", clue.word)
    else:
        helpers = [c for c in helpers[:1] if c.word in words["helping"]]
    present = [c for c in helpers if c.tag in PRESENT_FORMS | BASE_OR_ING_FORMS]
    return Tense("future", clue.word) if present else None


def moved_to(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """The tense of the time to which something is moved: "postponed [the match] to 8 March".

    To come in the perfect of the present. Else it may be over by now, as what "was set for" it.
    None where another verb, or a comma, stands between.
    """
    if clue.word not in words["moving"] or not clue.place:
        return None
    between = left[: clue.place]
    if between[0].word not in words["moved_to"]:
        return None
    if any(c.tag in FINITE | VERBS or c.tag == Tag.COMMA for c in between):
        return None
    helpers = [c for c in left[clue.place + 1 :] if c.tag != Tag.ADVERB][:2]
    now = any(c.tag in PRESENT_FORMS and c.word in words["perfect"] for c in helpers)
    return Tense("future" if now else "unknown", clue.word)


def is_arranging(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether somebody arranges what was to come: "called a strike for" or "from Monday".

    So it is in the past, and in the perfect of the present: "have called a vote for Sunday". Not
    "announced a loss for April": what is counted over a time. In the perfect alone, what somebody
    demands is to come: "have called for a strike on Monday".
    """
    linked = any(c.place == clue.place - 1 and c.word in words["arranged_for"] for c in left)
    demanded = clue.word in words["demanding"] and linked
    arranged = clue.word in words["arranging"] and left[0].word in words["arranged_for"]
    if not (arranged or demanded) or (len(left) > 1 and left[1].word in words["of_periods"]):
        return False
    if clue.tag == Tag.PAST_TENSE:
        return arranged
    helper = next((c for c in left[clue.place + 1 :] if c.tag != Tag.ADVERB), None)
    perfect = helper is not None and helper.word in words["perfect"] and helper.tag in PRESENT_FORMS
    return clue.tag == Tag.PAST_PARTICIPLE and perfect


def is_of_a_goal(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether a copula says what somebody meant to do: "her goal was to finish in two weeks"."""
    before = next((c for c in left if c.place == clue.place + 1), None)
    goal = before is not None and before.word in words["goals"]
    return goal and clue.word in words["past_copulas"]
