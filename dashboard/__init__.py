"""Turns news articles into dated events with actors and quotes, shown as a timeline.

Data flows one way; later folders may import earlier ones, never the reverse:

rules (deciding) -> nlp (clauses) -> dates -> entities -> quotes -> events -> relations -> pipeline
-> timeline -> ledger (where sources differ) -> picture -> proof -> exports, library -> inbox (files
that come in) -> verification -> batch (many articles) -> corpus (a data set) -> views. For all:
vocabulary, model, clause (the nouns), review, linkage (what people say of events and actors),
contract (the output), limits, errors, reasons, registry, installed, growing. On top: app,
commands, cli, environment, quality. Knowledge is data: languages/ (English in en/), knowledge/.
The names below load when first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.contract import from_record, to_json, to_record
    from dashboard.errors import DashboardError
    from dashboard.library.articles import read_library
    from dashboard.library.frame import to_figure, to_frame
    from dashboard.model import Article, ParsedArticle
    from dashboard.nlp.read import article_from_text, read_article
    from dashboard.pipeline import parse

__all__ = [
    "Article", "DashboardError", "ParsedArticle", "article_from_text", "from_record",
    "parse", "read_article", "read_library", "to_figure", "to_frame", "to_json", "to_record",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """A public name, from the module that the block above imports it from."""
    import importlib

    homes = "contract errors library.articles library.frame model pipeline nlp.read"
    for home in homes.split():
        module = importlib.import_module("dashboard." + home) if name in __all__ else None
        if module is not None and hasattr(module, name):
            return getattr(module, name)
    raise AttributeError("module 'dashboard' has no attribute " + repr(name))
