"""The errors that the dashboard raises on purpose; each message says what, where and what to do."""

from __future__ import annotations


class DashboardError(Exception):
    """Anything a person can mend: shown as one line, never as a traceback.

    ``field`` is the field of a form that is wrong, by its name in ``limits`` or in the form; empty
    where it is none, or not one alone.
    """

    def __init__(self, *told: object, field: str = "") -> None:
        super().__init__(*told)
        self.field = field


class ArticleError(DashboardError):
    """An article that cannot be read: empty, no text, too long, a header that is wrong."""


class RuleError(DashboardError):
    """A data file of a language, event type or knowledge list that breaks its own form."""


class LibraryError(DashboardError):
    """The folder in which a user's articles are kept cannot be read or written."""


class QueryError(DashboardError):
    """A filter, as given on the command line or in a URL, that means nothing."""


def parse_failure(article: str, error: BaseException) -> str:
    """Why an article, named by its id, could not be parsed; a fault of the program is to be told.

    A data file that breaks its own form says itself what to mend.
    """
    if isinstance(error, DashboardError):
        return f"{article}: could not be parsed: {error}"
    return f"{article}: could not be parsed ({error!r}); please report this"
