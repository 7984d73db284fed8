"""Prints what it takes to check many events in one act, to show it, and to take it all back.

Run it as ``python -m tests.benchmarks.bulk_time [N]``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from dashboard.library import bulk
from dashboard.library.corrections import read_log, undo_all
from dashboard.picture.drawing import draw
from dashboard.review import State, reviews
from dashboard.timeline.build import remarked
from tests.benchmarks.library_time import timed
from tests.benchmarks.made_events import make


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    timeline = make(number)
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)

        def show() -> None:
            draw(remarked(timeline, reviews(read_log(place))), "made")

        bulk.set_states(timeline.entries[:1], timeline, State.DISPUTED, place=place)
        _, lines = timed(
            f"check {number:,} events",
            lambda: bulk.set_states(timeline.entries, timeline, State.CHECKED, place=place),
        )
        timed("draw them", show)
        timed("take it back", lambda: undo_all((line.number for line in lines), place=place))
        timed("draw them", show)


if __name__ == "__main__":
    main()
