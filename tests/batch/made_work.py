"""Work that is quick, or that goes wrong on the articles that are named for it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from dashboard.batch.work import Outcome
from dashboard.model import Article

ONCE = "BATCH_TEST_ONCE"  # the file whose making says that a worker was killed already


def quick(article: Article) -> Outcome:
    """One event, without the parser; of an article named ``bad`` an error."""
    if article.id.startswith("bad"):
        return Outcome(error=f"{article.id}: is bad")
    published = None if article.published is None else str(article.published)
    event = {"id": f"{article.id}:0:STATE", "headline": article.text, "quotes": []}
    told = {"id": article.id, "published": published, "text": article.text}
    return Outcome({"articles": [told], "events": [event]})


def dying(article: Article) -> Outcome:
    """As ``quick``, but ``once`` kills its first worker, ``dies`` each, and ``hangs`` hangs."""
    mark = Path(os.environ[ONCE])
    if article.id == "dies" or (article.id == "once" and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if article.id == "hangs":
        time.sleep(600)
    return quick(article)


def slow(article: Article) -> Outcome:
    """As ``quick``, but it takes a moment."""
    time.sleep(0.2)
    return quick(article)


def steady(article: Article) -> Outcome:
    """As ``quick``, but no faster than a hundred a second."""
    time.sleep(0.01)
    return quick(article)
