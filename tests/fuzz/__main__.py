"""Fuzz for as long as is wanted: ``python -m tests.fuzz [--minutes N] [TARGET …]``.

Each target gets its share of the time, with new inputs each time; what goes wrong is printed as
small as it can be made, and kept by hypothesis for the next run. ``--atheris TARGET`` lets
atheris choose the inputs of one target by what they reach in our code (``pip install atheris``).
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterable

from hypothesis import HealthCheck, Phase, settings


def fuzz(target: Callable[[], None], seconds: float) -> tuple[int, str | None]:
    """How many inputs were tried, and the first fault; None for none."""
    tried = 0
    until = time.monotonic() + seconds
    inner = target.hypothesis.inner_test  # type: ignore[attr-defined]

    def counted(*arguments: object, **named: object) -> None:
        nonlocal tried
        tried += 1
        inner(*arguments, **named)

    target.hypothesis.inner_test = counted  # type: ignore[attr-defined]
    some = settings(
        max_examples=200,
        deadline=None,
        phases=[Phase.reuse, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    try:
        more = some(target)
        while time.monotonic() < until:
            more()
    except Exception:
        return tried, traceback.format_exc()
    finally:
        target.hypothesis.inner_test = inner  # type: ignore[attr-defined]
    return tried, None


def by_atheris(name: str, seconds: float) -> None:
    """Let atheris choose the inputs; it ends the process."""
    import atheris

    with atheris.instrument_imports(include=["dashboard"]):
        from tests.fuzz.targets import TARGETS

    if name not in TARGETS:
        sys.exit(unknown(name, TARGETS))
    one = TARGETS[name].hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds:.0f}"], one)
    atheris.Fuzz()


def unknown(name: str, targets: Iterable[str]) -> str:
    return f"there is no target {name}; there are {', '.join(targets)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--atheris", metavar="TARGET", help="one target")
    given = parser.parse_args()
    if given.atheris:
        by_atheris(given.atheris, given.minutes * 60)
    from tests.fuzz.targets import TARGETS

    for name in given.targets:
        if name not in TARGETS:
            parser.error(unknown(name, TARGETS))
    chosen = given.targets or list(TARGETS)
    faults = 0
    for name in chosen:
        tried, fault = fuzz(TARGETS[name], given.minutes * 60 / len(chosen))
        print(f"{name}: {tried:,} inputs, {'a fault' if fault else 'no fault'}", flush=True)
        if fault:
            faults += 1
            print(fault, flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
