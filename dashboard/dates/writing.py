"""Where a history speaks of its writer's own days: "today it employs ninety; in May it won"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from dashboard.dates.fields import walk
from dashboard.dates.find import Found
from dashboard.dates.genre import TenseOf, named_years
from dashboard.model import DocumentCreationTime
from dashboard.nlp.analysis import Analysis


def present_paragraphs(
    found: Sequence[Found],
    analysis: Analysis,
    dct: DocumentCreationTime | None,
    tense: TenseOf,
    surely: Container[str],
) -> frozenset[int]:
    """The paragraphs of a history that lean on publication: they are of now or of what is to come.

    Each has a word of the day with a verb of the present or future, and names no year that is over.
    ``surely`` are verbs that tell what is to come ("will", no "would").
    """
    if dct is None:
        return frozenset()
    now: set[int] = set()
    past: set[int] = set()
    for one in found:
        paragraph = analysis.paragraph_at(one.start)
        if paragraph is None:
            continue
        place = paragraph.number
        if any(year < dct.moment.year for year in named_years(one)):
            past.add(place)
        if _is_of_now(one, tense, surely):
            now.add(place)
    return frozenset(now - past)


def _is_of_now(found: Found, tense: TenseOf, surely: Container[str]) -> bool:
    """Whether a word means the present, or with a verb of the future a day or time of it."""
    inner = list(walk(found))
    if named_years(found):
        return False
    told = tense(found)
    if all("story" in one.rule.args for one in inner) and found.fields.get("offset") == 0:
        return told.direction == "present"
    of_the_day = any(
        one.rule.args.get("deictic") or one.rule.operator == "weekday" for one in inner
    )
    return of_the_day and told.direction == "future" and told.verb in surely
