"""The page with the articles: dates that are missing, add, change several at once, remove."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dashboard.inbox.header_lines import line_of
from dashboard.inbox.submission import Submission
from dashboard.model import Article
from dashboard.views.articles import edits, model
from dashboard.widgets import acting, shell, store, unread
from dashboard.widgets.article_lines import show_missing
from dashboard.widgets.article_list import Acts, show_list
from dashboard.widgets.chronologies import show_chronologies
from dashboard.widgets.field_errors.component import FieldErrors
from dashboard.widgets.library_panel import show_library
from dashboard.widgets.new_article import show_new_article, taking
from dashboard.widgets.newer import show_versions

TITLE, ICON, ORDER = "Articles", ":material/article:", 9
FROM = {"menu"}


def show() -> None:
    """Show the page."""
    with shell.show_page():
        shell.show_outcome(edits.restore)
        unread.show_problems()
        undated = [one for one in store.articles() if one.article.published is None]
        show_missing(list(map(line_of, undated)), edits.save)
        _show_form()
        show_chronologies()
        show_library(model.own_ids(), model.take_in)
        show_versions()
        acts = Acts(edits.save, edits.withdraw, _tag, edits.restore)
        show_list(edits.row, edits.notes, model.own_ids(), acts)


def _tag(articles: Sequence[Article], tag: str) -> model.Outcome:
    lines = edits.tag_events(store.timeline(), {article.id for article in articles}, tag)
    acting.remember(lines)
    return edits.tagged(lines, tag)


def _show_form() -> None:
    errors = FieldErrors("article", of=str(shell.done()))
    given = show_new_article(model.FILES, model.endings(), errors)
    if given is not None:
        shell.attempt(partial(_keep, given), beside=errors.tell)


def _keep(given: Submission) -> model.Outcome:
    """Keep what was given, and read it while the form says so."""
    with taking(given):
        outcome = model.keep(given)
        store.timeline()
    return outcome
