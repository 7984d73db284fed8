"""Each target of the fuzzer for a moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from tests.fuzz.targets import TARGETS

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_reader")]

A_MOMENT = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS.keys())
def test_nothing_goes_wrong_in_a_moment(target: Callable[[], None]) -> None:
    A_MOMENT(target)()
