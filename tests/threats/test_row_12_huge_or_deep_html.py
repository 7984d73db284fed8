"""Row 12: huge or deep HTML is held to limits of size and time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dashboard.inbox.files import File
from dashboard.inbox.gather import gather
from dashboard.inbox.receive import receive
from tests.inbox.made_files import (
    GOOD,
    page,
)
from tests.threats.conftest import ENDS_WITHIN

pytestmark = pytest.mark.slow


@pytest.mark.usefixtures("little_time")
@pytest.mark.parametrize(
    "body",
    ["<div>" * 200_000, "<p>a<b>" * 150_000, "<table><tr><td>" * 30_000, "<p>word</p>" * 400_000],
)
def test_huge_or_deep_pages_are_read_or_end_in_time(body: str) -> None:
    started = time.monotonic()
    _, found, after = list(receive([GOOD, File("deep.html", page(body=body).encode()), GOOD]))
    assert time.monotonic() - started < ENDS_WITHIN
    assert after.article is not None
    assert (
        found.article
        or "could not be read safely" in str(found.refusal)
        or "characters" in str(found.refusal)
    )


def test_a_file_over_the_limit_of_size_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(10**10)
    (found,) = receive(gather([path]))
    assert "10,000,000,000 bytes, the limit is 20,971,520" in str(found.refusal)
