"""Where the verb of an expression looks: to the past, to the future, or to neither.

Penn Treebank tags of the words around; no parse is needed. The nearest verb to the left within
the sentence decides, else the nearest to the right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.dates.setting import Tense
from dashboard.dates.tagging import Tagging

_FINITE = {"VBD": "past", "VBP": "present", "VBZ": "present", "MD": "future"}
_REACH = 400  # characters to either side in which a verb is looked for


def tense_at(
    tagging: Tagging, text: str, span: tuple[int, int], settings: Mapping[str, Any]
) -> Tense:
    """The tense of the verb that a stretch of a text hangs on."""
    start, end = span
    left = tagging.tags_between(start - _REACH, start)
    right = tagging.tags_between(end, end + _REACH)
    for place in range(len(left) - 1, -1, -1):
        if left[place][1] == ".":
            left = left[place + 1 :]
            break
    stop = next((i for i, (_, tag) in enumerate(right) if tag == "."), len(right))
    before = _verb(list(reversed(left)), text, settings, leftward=True)
    return before or _verb(right[:stop], text, settings, leftward=False) or Tense("unknown", "")


def _verb(
    tokens: Sequence[tuple[int, str]], text: str, settings: Mapping[str, Any], *, leftward: bool
) -> Tense | None:
    passed_infinitive = False
    for place, (offset, tag) in enumerate(tokens):
        word = _word(text, offset)
        if leftward and word in settings["looking_ahead"] and place < 4:
            return Tense("future", word)
        if leftward and tag == "TO" and place and tokens[place - 1][1] == "VB":
            passed_infinitive = True
        if tag == "MD":
            return Tense("future" if word in settings["will"] else "unknown", word)
        if tag in ("VBD", "VBP", "VBZ"):
            if passed_infinitive and word in settings["planning"]:
                return Tense("future", word)
            if tag != "VBD" and word in settings["perfect"]:
                return Tense("past", word)
            return Tense("past" if tag == "VBD" else "present", word)
        if passed_infinitive and word in settings["planning"]:
            return Tense("future", word)
    return None


def _word(text: str, offset: int) -> str:
    end = offset
    while end < len(text) and (text[end].isalpha() or text[end] in "'’"):
        end += 1
    return text[offset:end].lower()
