"""What may be the day of publication of an article that has none: proposed, and never just taken.

A person decides. What is likely may stand in the field already; the rest is told beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.inbox.page_dates import address_dates
from dashboard.model import Article, DateStatus, Modality, ParsedArticle
from dashboard.nlp.publication import read_several, read_stated, read_within

_REAL = (Modality.ASSERTED, Modality.REPORTED)  # what is told as having been, not as to come


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day, or the beginning of one ("2024-02-"), and a few words why.

    ``likely``: it is what a source states; else it is only a hint.
    """

    value: str
    why: str
    likely: bool = False


def propose_dates(parsed: ParsedArticle) -> tuple[Proposal, ...]:
    """What may be its day of publication, the likeliest first; nothing for one that has its day."""
    article = parsed.article
    if article.published is not None:
        return ()
    days = read_several(article)
    told = [Proposal(day, "as its date may be read") for day in days]
    return (*_known(article), *told, *_last_told(parsed))


def _known(article: Article) -> list[Proposal]:
    """The day in the address, where it is in the month that is known; else that month alone."""
    within = read_within(article)
    found = []
    for date in address_dates(article.url):
        stated = read_stated(date.value)
        day = stated.published.day.isoformat() if stated.published else f"{stated.within}-"
        if day.startswith(within or ""):
            found.append(Proposal(day, "as its address has it", likely=True))
    if within and not found:
        found.append(Proposal(f"{within}-", "no more than that is known", likely=True))
    return found


def _last_told(parsed: ParsedArticle) -> list[Proposal]:
    """The last day that the text itself gives to what has been: it was not published before."""
    days = [
        event.date.latest
        for event in parsed.events
        if event.date.status is DateStatus.STATED
        and event.modality in _REAL
        and event.date.latest is not None
        and event.date.latest == event.date.earliest
    ]
    if not days:
        return []
    return [Proposal(max(days).isoformat(), "the last day that it tells of: hardly before that")]
