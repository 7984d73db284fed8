"""What a person changes of articles that are kept: several in one act, all of it or nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard.inbox.header_lines import Line, as_written
from dashboard.library.articles import add_all, read_own, remove_all
from dashboard.library.bulk import add_tag
from dashboard.model import Article, ParsedArticle, Timeline
from dashboard.review import Correction
from dashboard.views.articles.model import Outcome, told


def save(lines: Sequence[Line]) -> Outcome:
    """Keep the articles as their lines say. Raises DashboardError: nothing is changed."""
    written = [(line.article, as_written(line)) for line in lines]
    kept = add_all(new for old, new in written if new != old)
    if len(lines) == 1:
        return told(kept[0] if kept else lines[0].article, "Saved")
    if not kept:
        return Outcome("Nothing was changed")
    return Outcome("Saved: 1 article" if len(kept) == 1 else f"Saved: {len(kept)} articles")


def withdraw(articles: Sequence[Article]) -> Outcome:
    """Take articles out of the library, all or none. Raises LibraryError if one cannot go."""
    own = {article.text: article for article in read_own().articles}
    gone = tuple(own.get(article.text, article) for article in articles)
    remove_all(article.id for article in gone)
    what = f"“{gone[0].name}”" if len(gone) == 1 else f"{len(gone)} articles"
    return Outcome(f"Removed {what}", removed=gone)


def restore(articles: Sequence[Article]) -> Outcome:
    """Bring removed articles back. Raises DashboardError."""
    kept = add_all(articles)
    if len(kept) == 1:
        return told(kept[0], "Brought back")
    return Outcome(f"Brought back: {len(kept)} articles")


def tag_events(timeline: Timeline, ids: Collection[str], tag: str) -> list[Correction]:
    """Give a tag to each event that one of these articles tells of. Raises LibraryError."""
    entries = [e for e in timeline.entries if any(r.article.id in ids for r in e.reports)]
    return add_tag(entries, timeline, tag)


def tagged(lines: Collection[Correction], tag: str) -> Outcome:
    """What tagging came to."""
    events = len({line.event for line in lines})
    if not events:
        return Outcome("Nothing to tag: these events have the tag already, or there are none")
    return Outcome(f"{events:,} event{'' if events == 1 else 's'} tagged “{tag.strip()}”")


def notes(parsed: ParsedArticle) -> list[str]:
    """What is to be known of how an article was read, a sentence each; what is missing first."""
    missing = parsed.article.published is None
    told = [d.message for d in parsed.diagnostics if d.start is None]
    told.sort(key=lambda message: not (missing and "publication" in message))
    return [f"{message[:1].upper()}{message[1:].rstrip('.')}." for message in told]


def row(parsed: ParsedArticle) -> dict[str, str | int]:
    """One line of the table of articles."""
    article = parsed.article
    return {
        "Title": article.name,
        "Published": str(article.published or "not known"),
        "Events": len(parsed.events),
        "Source": article.source or "",
        "How it was read": " ".join(notes(parsed)),
    }
