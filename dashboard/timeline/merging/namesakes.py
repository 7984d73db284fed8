"""What tells apart actors of one name, as "the council" of one article from that of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.identity import group_of
from dashboard.model import Actor, Article, TimelineEntry
from dashboard.timeline.merging.names import key
from dashboard.timeline.wording.dates import show_day


def namesakes(entries: Iterable[TimelineEntry], actors: Sequence[Actor]) -> dict[str, str]:
    """By id, for each of several actors of one name, the title of the one article with its events.

    With its day where the article of another of them has the same title, too. None of an actor of
    which several articles tell, nor of one that has its name alone.
    """
    counts = Counter(key(actor.name) for actor in actors)
    alike = {actor.id: key(actor.name) for actor in actors if counts[key(actor.name)] > 1}
    told: dict[str, dict[str, Article]] = {actor: {} for actor in alike}
    for entry in entries if alike else ():
        articles = {group_of(r.article.id): r.article for r in entry.reports}
        for actor in (*entry.actors, *entry.places):
            if actor.id in alike:
                told[actor.id] |= articles
    only = {one: article for one, own in told.items() if len(own) == 1 for article in own.values()}
    titles = Counter((alike[one], article.name) for one, article in only.items())
    return {
        one: article.name if titles[alike[one], article.name] == 1 else _dated(article)
        for one, article in only.items()
    }


def _dated(article: Article) -> str:
    """The title with the day of publication, where that is known."""
    published = article.published
    return article.name + (f", {show_day(published.day)}" if published else "")
