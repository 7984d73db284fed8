"""Where the verb of an expression looks: to the past, to the future, or to neither.

Tags of the words around; no parse is needed. The nearest verb to the left within
the sentence decides, else the nearest to the right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from dashboard.dates import verb_groups
from dashboard.dates.context import Direction, Tense
from dashboard.dates.plan_outcomes import of_outcome
from dashboard.dates.tagging import Clue, Tagging
from dashboard.nlp.grammar import Tag
from dashboard.nlp.word_classes import (
    ADJECTIVES,
    BASE_OR_ING_FORMS,
    COMMON_NOUNS,
    FINITE,
    NOUNS,
    PAST_FORMS,
    PRESENT_FORMS,
    RELATIVE_PRONOUNS,
    RELATIVE_WORDS,
    VERBS,
)

_LEAD = 24  # characters before an expression in which "as early as" is looked for
_LIMIT = 3  # tokens before an expression in which "by" or "before" makes it the end of a term
_NEAR = 4  # tokens before an expression in which "scheduled" speaks of it
_BESIDE = 6  # tokens before an expression in which "since" speaks of it
_PRESENT = PRESENT_FORMS | BASE_OR_ING_FORMS
_VERBAL = FINITE | {Tag.PAST_PARTICIPLE}
_HELPING = FINITE | VERBS | {Tag.ADVERB, Tag.COMPARATIVE_ADVERB, Tag.SUPERLATIVE_ADVERB}
_NOMINAL = NOUNS | ADJECTIVES
_BETWEEN = frozenset((Tag.COMMA, Tag.ADVERB))
_JOINING = frozenset((Tag.COMMA, Tag.COORDINATING_CONJUNCTION))
_NO_MAIN_VERB_BEHIND = _JOINING | {Tag.PERSONAL_PRONOUN}
_TURNS = {"turning_back": -1, "turning_on": 1}  # names of settings
# What ends the clause of a bare subject.
_CLOSING = RELATIVE_PRONOUNS | {
    Tag.COMMA,
    Tag.COLON,
    Tag.MODAL,
    Tag.INFINITIVE_MARKER,
    Tag.PREPOSITION,
    Tag.COORDINATING_CONJUNCTION,
}
_ARTICLES = (Tag.DETERMINER, Tag.POSSESSIVE_PRONOUN, Tag.POSSESSIVE_ENDING)
_PHRASE = NOUNS | {
    Tag.PREPOSITION,
    Tag.DETERMINER,
    Tag.ADJECTIVE,
    Tag.CARDINAL,
    Tag.POSSESSIVE_ENDING,
    Tag.POSSESSIVE_PRONOUN,
}
_PHRASES = 8  # tokens of where and by whom between a participle and its time


def tense_at(
    tagging: Tagging, text: str, span: tuple[int, int], settings: Mapping[str, Any]
) -> Tense:
    """The tense of the verb that a stretch of a text hangs on."""
    start, end = span
    before, after = tagging.sentence_before(start), tagging.sentence_after(end)
    lead = " ".join(text[max(0, start - _LEAD) : start].lower().split())
    if phrase := _ends_with(lead, settings["ahead"]):
        return verb_groups.modal_perfect(before, settings) or Tense("future", phrase)
    if phrase := _ends_with(lead, settings["behind"]):
        return Tense("past", phrase, perfect=_until_now(before, settings))
    found = _own_clause(before, after, settings) or _governing(before, settings)
    if found is not None and found.direction == "future":
        found = of_outcome(found, before, after, settings)
    attribute = bool(after) and after[0].tag in NOUNS
    if text[end : end + 2] in settings["possessive"] and _ends_with(lead, settings["anticipating"]):
        ahead = found is not None and found.direction == "future"
        return found if found and ahead else Tense("unknown", "", awaited=True)
    either = attribute and bool(_ends_with(lead, settings["on_either_side"]))
    if found is not None and found.direction == "past" and either:
        found = Tense("unknown", found.verb)
    if found is not None and _leaves(before, after, settings):
        found = replace(found, leaving=True)
    if found is not None and found.direction == "future" and found.verb not in settings["surely"]:
        if text[end : end + 2] in settings["possessive"]:
            found = Tense("past", found.verb)
        elif _ends_with(lead, settings["attributive"]) and after and after[0].tag in NOUNS:
            found = Tense("unknown", found.verb)  # "to make the November trip"
    subject = found is None and len(before) > 1  # "the survivors from Sunday are in tents"
    found = found or _of_a_plan(after, settings)
    found = found or next((t for clue in after if (t := _finite(clue, settings))), None)
    found = found or Tense("unknown", "")
    if found.verb in settings["past_modals"]:
        found = replace(found, from_past=True)
    if subject:
        return replace(found, harmed=found.verb in settings["harming"])
    return _onward(found, lead, settings) if text[end : end + 1] not in ("'", "’") else found


def _until_now(left: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether the verb before tells of what has happened up to now: "has been shut since May"."""
    found = next((tense for clue in left if (tense := _finite(clue, words))), None)
    return found is not None and found.perfect


def turn_behind(between: Sequence[tuple[str, Tag]], settings: Mapping[str, Any]) -> tuple[int, str]:
    """Where a word between two times turns what hangs on the second: back (-1) or on (1), and it.

    ``between``: words and tags of what stands between. 0 where the word belongs to another verb
    than the first time ("left in May and came back after a vote in July") or the second time to
    another than the word ("was held in May after a raid and freed in July").
    """
    ways = {w: way for turn, way in _TURNS.items() for w in settings[turn]}
    at = next((i for i, (word, _) in enumerate(between) if word in ways), None)
    if at is None:
        return 0, ""
    before, behind = ({tag for _, tag in part} for part in (between[:at], between[at + 1 :]))
    joins = Tag.COORDINATING_CONJUNCTION in before or bool(before & _VERBAL)
    if joins or (behind & _VERBAL and behind & _JOINING):
        return 0, ""
    return ways[between[at][0]], between[at][0]


def has_own_time(
    tagging: Tagging, span: tuple[int, int, int], settings: Mapping[str, Any], *, late: bool
) -> bool:
    """Whether a time is that of the thing whose year stands before it: "the 2030 vote in May was".

    ``span``: where that year ends, and the start and end of the time. So is a time to which the
    thing is moved ("was moved to May"), and one beside the thing that is not ``late``: "had a list
    for the 2030 vote in May", told in June.
    """
    named, start, end = span
    between = tagging.between(named, start)
    if any(word in (*settings["range_to"], *settings["limits"]) for word, _ in between[-1:]):
        return True
    beside = not any(tag in FINITE or tag in VERBS or tag is Tag.COMMA for _, tag in between)
    return beside and (not late or any(clue.tag in FINITE for clue in tagging.after(end)[:1]))


def looks_back(tagging: Tagging, start: int, settings: Mapping[str, Any]) -> bool:
    """Whether the words before an expression say that it lies behind the time of the story.

    That is the pluperfect ("which had begun in May 1915"), or a word such as "since" beside it.
    """
    left = tagging.before(start)
    participle = False
    for clue in left:
        if clue.tag == Tag.SENTENCE_END:
            break
        if clue.place <= _BESIDE and clue.word in settings["remembering"]:
            return True
    for clue in left:
        if clue.tag in PAST_FORMS and clue.word in settings["pluperfect"]:
            return participle
        if clue.tag == Tag.SENTENCE_END or clue.tag in FINITE:
            return False
        participle = participle or clue.tag == Tag.PAST_PARTICIPLE
    return False


def reaches(tagging: Tagging, start: int, settings: Mapping[str, Any]) -> bool:
    """Whether an expression is only how far something reaches: "from May 1944 until July 1945"."""
    left = tagging.before(start)
    return any(c.place <= _BESIDE and c.word in settings["reaching"] for c in left)


def in_side_clause(tagging: Tagging, start: int, saying: Collection[str]) -> bool:
    """Whether an expression stands in a relative or participle clause: "who left in May 2018".

    Not behind a second verb, which is that of the sentence: "men who fled [came] in May 2018"; but
    what is said has one of its own: "who said Lind left".
    """
    left = tagging.before(start)
    verb = False
    finite: list[Clue] = []  # the last first
    for clue, before in zip_longest(left, left[1:]):
        if clue.tag in (Tag.SENTENCE_END, Tag.COMMA):
            return False
        if clue.tag in RELATIVE_WORDS:
            return len(finite) < 2 or finite[-1].word in saying
        own = before is None or before.tag not in _NO_MAIN_VERB_BEHIND
        if clue.tag == Tag.PAST_TENSE and (own or finite):
            finite.append(clue)
        if clue.tag == Tag.PAST_PARTICIPLE and not verb:
            helped = before is not None and before.tag in _HELPING
            if not helped:
                return True
        verb = verb or clue.tag in VERBS
    return False


def _leaves(left: Sequence[Clue], right: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether an expression stands between a verb of departure and its place: "flew Friday to"."""
    verb = left[0].word in words["leaving"] if left else False
    return verb and bool(right) and right[0].word in words["bound_for"]


def goes_on(tagging: Tagging, end: int, settings: Mapping[str, Any]) -> bool:
    """Whether a second verb of the same subject follows at once: "in June and left in August"."""
    right = tagging.after(end)
    while right and (right[0].tag in _BETWEEN or right[0].word in settings["going_on"]):
        joined = right.pop(0)
        if joined.word in settings["going_on"]:
            return any(c.tag in PAST_FORMS for c in right[:1])
    return False


def _onward(tense: Tense, lead: str, words: Mapping[str, Any]) -> Tense:
    """The tense of a day from or until which something is: to come, unless the verb is past."""
    phrase = _ends_with(lead, words["from_then"])
    if not phrase and any(f" {first} " in f" {lead}" for first in words["range_from"]):
        phrase = _ends_with(lead, words["range_to"])
    ahead = phrase and tense.direction in ("present", "unknown")
    return Tense("future", phrase) if ahead else tense


def _ends_with(lead: str, phrases: Iterable[str]) -> str:
    """The phrase with which some text ends, on a word of its own; empty if none."""
    return next((p for p in phrases if lead.endswith(p) and f" {lead}".endswith(f" {p}")), "")


def _own_clause(
    left: Sequence[Clue], right: Sequence[Clue], words: Mapping[str, Any]
) -> Tense | None:
    """The past verb behind an expression in a clause that a conjunction begins just before it.

    "It will close its plant after its third-quarter profit fell": "will" says nothing of it. "It
    was to open on Friday, but a fire on Tuesday destroyed it": nor does "was to".
    """
    for clue, before in zip_longest(left[:_NEAR], left[1 : _NEAR + 1]):
        comma = before is not None and before.tag == Tag.COMMA
        joined = comma and clue.place > 1 and clue.tag == Tag.COORDINATING_CONJUNCTION
        if joined or clue.word in words["opening_clauses"]:
            behind = next((c for c in right if c.tag in _CLOSING or c.tag in VERBS), None)
            return Tense("past", behind.word) if behind and behind.tag == Tag.PAST_TENSE else None
        own = clue.place == 0 and clue.tag == Tag.PREPOSITION  # "after the bank on Thursday cut"
        if not own and (clue.tag in _CLOSING or clue.tag in VERBS):
            return None
    return None


def _governing(left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """The tense that the words before an expression give it, the nearest first."""
    left = [clue for clue in left if clue.tag != Tag.OPENING_QUOTE]  # "to “finish it by May”"
    infinitive = behind = done = False
    for clue, nearer in zip(left, (None, *left), strict=False):
        over = clue.place > 0 and clue.tag != Tag.PARTICLE  # not "takes over"
        behind = behind or (over and clue.word in words["looking_back"])
        gerund = nearer is not None and nearer.tag == Tag.PRESENT_PARTICIPLE
        done = done or (gerund and clue.word in words["anterior"])
        done = done and clue.word not in words["days"]
        told = clue.tag == Tag.PAST_TENSE
        found = _ahead(clue, left, words) or _adjacent(clue, left, words)
        marked = nearer if clue.tag == Tag.INFINITIVE_MARKER else None
        if marked is not None and marked.word in words["perfect"]:
            return Tense("unknown", marked.word)  # "was to have opened in May", this year or last
        infinitive |= found is None and marked is not None and marked.tag == Tag.BASE_FORM
        hearsay = behind and clue.tag == Tag.PAST_PARTICIPLE and clue.word in words["hearsay"]
        infinitive &= not hearsay  # "is said to be in jail after a raid on Sunday"
        if found is None and infinitive and _brings_about(clue, left, words):
            return Tense("past", clue.word)
        limited = any(c.word in words["limits"] for c in left[:_LIMIT])
        planned = limited and clue.word in words["requesting"]
        planned = planned or verb_groups.is_planning(clue, left, words)
        if found is None and infinitive and planned:
            was_to = told and verb_groups.is_of_a_goal(clue, left, words)
            found = Tense("future", clue.word, foreseen=told, from_past=told, was_to=was_to)
        if found is None and verb_groups.is_arranging(clue, left, words):
            found = Tense("future", clue.word, foreseen=True)
        foreseen = clue.tag in _PRESENT and clue.word in words["foreseeing"]
        if found is None and (foreseen or (told and clue.word in words["foreseen"])):
            found = Tense("present" if behind else "future", clue.word)
        found = found or verb_groups.told_before(clue, left, words)
        found = found or verb_groups.subjunctive(clue, left, words)
        found = found or _finite(clue, words, behind=behind)
        if found is not None:
            ahead = found.direction == "future"
            return replace(found, direction="unknown") if done and ahead else found
    return verb_groups.postnominal_infinitive(left, words)


def _brings_about(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> bool:
    """Whether a verb says that an infinitive came about: "was forced to resign on Monday"."""
    if clue.word not in words["realising"]:
        return False
    near = left[clue.place + 1 : clue.place + 3]
    helper = next((tense for c in near if (tense := _finite(c, words))), None)
    if helper is None:
        return not any(c.word in words["helping"] for c in near)
    return helper.direction == "past"


def _ahead(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """Words that look ahead: "scheduled for Friday", "put off until Friday", "is set for May"."""
    named = verb_groups.appointed(clue, left, words) or verb_groups.moved_to(clue, left, words)
    if named is not None:
        return named
    if clue.word in words["looking_ahead"] and (
        clue.place < _NEAR or _is_attribute(clue, left) or _is_noun_clause(clue, left)
    ):
        return Tense("future", clue.word)
    ahead = (*words["looking_ahead"], *words["foreseeing"])
    if clue.tag == Tag.PAST_PARTICIPLE and clue.word in ahead:
        helper = left[clue.place + 1] if clue.place + 1 < len(left) else clue
        if helper.tag != Tag.PAST_PARTICIPLE and helper.word in words["helping"]:
            return Tense("future", clue.word)  # "rain is forecast, and snow by Sunday"
    if clue.word in words["limits"] and clue.place < 2:
        for other in left[clue.place :]:
            if other.word in words["deferring"]:
                return Tense("future", other.word)
    return None


def _is_attribute(clue: Clue, left: Sequence[Clue]) -> bool:
    """Whether a participle stands between an article and its noun: "the planned visit"."""
    behind = left[clue.place - 1].tag if clue.place else Tag.NONE
    before = left[clue.place + 1].tag if clue.place + 1 < len(left) else Tag.NONE
    own = not any(other.tag in (Tag.COMMA, Tag.COLON) for other in left[: clue.place])
    return own and behind in _NOMINAL and before in _ARTICLES


def _adjacent(clue: Clue, left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """A participle before: "the ruling announced Wednesday", "a deal signed in Rome on 3 May"."""
    if clue.tag == Tag.PAST_PARTICIPLE and _is_noun_clause(clue, left) and not _plans(clue, words):
        return Tense("past", clue.word)
    if clue.place > 1 or clue.tag not in PAST_FORMS:
        return None
    if clue.place == 1 and left[0].tag != Tag.PREPOSITION:
        return None
    helper = next((c.word for c in left[clue.place + 1 :] if c.tag != Tag.ADVERB), "")
    return None if helper in words["helping"] else Tense("past", clue.word)


def _is_noun_clause(clue: Clue, left: Sequence[Clue]) -> bool:
    """Whether a participle follows its noun, and only where and by whom stands behind it."""
    noun = left[clue.place + 1] if clue.place + 1 < len(left) else clue
    if not 1 < clue.place <= _PHRASES or noun.tag not in COMMON_NOUNS:
        return False
    between = left[: clue.place]
    framed = between[0].tag == between[-1].tag == Tag.PREPOSITION
    return framed and all(c.tag in _PHRASE for c in between)


def _plans(clue: Clue, words: Mapping[str, Any]) -> bool:
    return any(clue.word in words[name] for name in ("looking_ahead", "planning", "foreseeing"))


def _of_a_plan(right: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """What the first verb behind a time plans: "On Tuesday the court is expected to rule"."""
    for clue, *behind in zip(right, right[1:], right[2:], strict=False):
        if clue.tag not in VERBS and clue.tag != Tag.MODAL:
            continue
        if behind[0].tag == Tag.PAST_PARTICIPLE and behind[0].word in words["planning"]:
            behind.pop(0)
        planned = clue.tag in PRESENT_FORMS and clue.word in words["planning"]
        planned = planned and behind[0].tag == Tag.INFINITIVE_MARKER
        return Tense("future", clue.word) if planned else None
    return None


def _finite(clue: Clue, words: Mapping[str, Any], *, behind: bool = False) -> Tense | None:
    if clue.tag == Tag.MODAL:
        return Tense("future" if clue.word in words["will"] else "unknown", clue.word, True)
    if clue.tag == Tag.PAST_TENSE:
        return Tense("past", clue.word)
    if clue.tag in PRESENT_FORMS:
        past = clue.word in words["perfect"]
        ahead = not behind and clue.word in words["timetable"]
        way: Direction = "past" if past else "future" if ahead else "present"
        return Tense(way, clue.word, perfect=past)
    return None
