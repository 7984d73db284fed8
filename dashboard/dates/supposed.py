"""The past of what is only supposed to have happened: "may have died as early as Monday"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import dropwhile, islice
from typing import Any

from dashboard.dates.context import Tense
from dashboard.dates.tagging import Clue
from dashboard.nlp.grammar import Tag
from dashboard.nlp.word_classes import VERBS

_REACH = 4  # clues from the participle to the modal, adverbs and all
_FORMS = [Tag.PAST_PARTICIPLE, Tag.MODAL]


def supposed(left: Sequence[Clue], words: Mapping[str, Any]) -> Tense | None:
    """The past, where the verb before an expression is a perfect behind a modal.

    None where the modal looks ahead: "may be held as early as Monday".
    """
    verbs = islice(dropwhile(lambda clue: clue.tag not in VERBS, left), _REACH)
    near = [c for c in verbs if c.tag not in {Tag.ADVERB, Tag.COMMA}][:3]
    if [c.tag for c in near[::2]] != _FORMS or near[1].word not in words["perfect"]:
        return None
    return Tense("past", near[0].word)
