"""Whether a text is news, which leans on its publication, or a history, on its own dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from dashboard.dates.context import Tense
from dashboard.dates.fields import walk
from dashboard.dates.find import Found
from dashboard.model import DocumentCreationTime
from dashboard.nlp.analysis import Analysis

_FAR = 2  # years from publication that a news text seldom speaks of
_ENOUGH = 3  # so many distant years can make a history
_LONG_PAST = 5  # years before publication of which a paragraph of history speaks
_OF_OLD = 30  # years before publication of a date with which a history begins
_WEIGHT = 4  # one word of the day ("yesterday") speaks for news as loudly as so many years against


TenseOf = Callable[[Found], Tense]


def is_news(opening: Sequence[Found], tense: TenseOf) -> bool:
    """Whether the first paragraph has a word of the day before any year ("on Wednesday")."""
    undated = takewhile(lambda one: not named_years(one), opening)
    return any(_is_deictic(one, tense) for one in undated)


def is_narrative(found: Sequence[Found], dct: DocumentCreationTime | None, tense: TenseOf) -> bool:
    """Whether the dates of a text say that it is a history.

    It is one if it names years that are far from publication far more often than it uses words
    that only the day of publication gives a meaning ("yesterday", "last week", "Thursday").
    A text that begins with a distant date and has no such word needs one more such year, no two.
    The year of a thing ("the 2012 title") tells not when the story is, nor does one to come.
    """
    telling = [one for one in found if not one.rule.args.get("of_a_thing")]
    years = [year for one in telling if (year := _distant_year(one, dct))]
    opens = bool(found) and _opens_history(found[0], dct)
    if len(years) < _ENOUGH - opens:
        return False
    deictic = sum(_is_deictic(one, tense) for one in found)
    if opens and not deictic:
        return len(years) == sum(bool(named_years(one)) for one in telling)
    return len(years) > _WEIGHT * deictic + 2


def history_paragraphs(
    found: Sequence[Found],
    analysis: Analysis,
    dct: DocumentCreationTime | None,
    tense: TenseOf,
) -> frozenset[int]:
    """The paragraphs of news that tell a piece of history: a life, how a firm came to be.

    Each names years that are long past, none that is not, and no word of the day.
    """
    if dct is None:
        return frozenset()
    years: dict[int, set[int]] = {}
    others: set[int] = set()
    for one in found:
        paragraph = analysis.paragraph_at(one.start)
        place = -1 if paragraph is None else paragraph.number
        named = named_years(one)
        if _is_deictic(one, tense) or any(y > dct.moment.year - _LONG_PAST for y in named):
            others.add(place)
        years.setdefault(place, set()).update(named)
    return frozenset(p for p, y in years.items() if len(y) >= _ENOUGH and p not in others)


def named_years(found: Found) -> list[int]:
    """The years that an expression names in figures; empty if it names none."""
    return [y for inner in walk(found) if isinstance(y := inner.fields.get("year"), int)]


def _opens_history(first: Found, dct: DocumentCreationTime | None) -> bool:
    """Whether a text begins with a day or month of a year long before publication."""
    old = dct is None or any(year < dct.moment.year - _OF_OLD for year in named_years(first))
    return old and _distant_year(first, dct) and any("month" in f.fields for f in walk(first))


def _distant_year(found: Found, dct: DocumentCreationTime | None) -> bool:
    for inner in walk(found):
        year = inner.fields.get("year")
        if isinstance(year, int):
            return dct is None or "bc" in inner.fields or dct.moment.year - year >= _FAR
    return False


def _is_deictic(found: Found, tense: TenseOf) -> bool:
    """Whether only publication gives words a meaning; "today a stone stands there" is but now."""
    inner = list(walk(found))
    if named_years(found):
        return False
    now = all("story" in one.rule.args for one in inner) and found.fields.get("offset") == 0
    deictic = any(one.rule.args.get("deictic") for one in inner)
    return deictic and not (now and tense(found).direction == "present")
