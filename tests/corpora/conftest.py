"""The samples as a data set, made once for all tests here."""

from __future__ import annotations

import pytest

from dashboard.batch.dataset import DataSet
from dashboard.batch.engines import Here
from dashboard.batch.run import run
from dashboard.batch.work import work
from dashboard.corpus.opened import Corpus, open_corpus
from dashboard.installed import SAMPLES


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("samples") / "set"
    run(SAMPLES, DataSet(folder, "p", "v"), Here(work), chunk=5)
    return open_corpus(folder)
