"""Which articles are samples of this project: their papers are invented, as an export must say."""

from __future__ import annotations

import functools

from dashboard.installed import SAMPLES
from dashboard.model import Article
from dashboard.nlp.read import read_article

_MARK = "sample, "  # before the name of a paper that was invented, in the headers of samples


def is_sample(article: Article) -> bool:
    """Whether it has the text of a sample, and still names the invented paper.

    Its header alone does not make it one: anybody may write there that a source is a sample.
    """
    return _is_marked(article) and article.sha256 in _digests()


def paper_name(article: Article) -> str:
    """What a source is called where it is told once which articles are samples."""
    name = article.source or article.name
    return name.removeprefix(_MARK) if is_sample(article) else name


def _is_marked(article: Article) -> bool:
    return (article.source or "").startswith(_MARK)


@functools.cache
def _digests() -> frozenset[str]:
    """The hashes of the texts of all samples; none where the project's data is not there."""
    found = map(read_article, sorted(SAMPLES.glob("*.txt")))
    return frozenset(article.sha256 for article in found if _is_marked(article))
