"""A child process that reaches a limit is told from one that ends for another reason."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from dashboard.inbox.process import Child


@pytest.fixture
def busy() -> Iterator[Child]:
    child = Child("tests.inbox.busy_child", 1000)
    yield child
    child.close()


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="this system bounds no CPU time")
def test_a_child_that_ends_at_the_bound_of_its_own_time_is_late(busy: Child) -> None:
    """On a busy machine that comes before the timer of who asked, who waits for a processor."""
    with pytest.raises(TimeoutError):
        busy.ask({"size": 0}, b"", seconds=60)
    assert busy._process is None  # the next question gets another
