"""Reads what is named on the command line, as every importer would, and prints what comes of it.

What it starts gets the PYTHONPATH of this process, and so its clock: else it would have the real
one. The first line is what trafilatura makes of a month, which shows whether a clock has arrived.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from trafilatura.metadata import extract_metadata

from dashboard.batch.source import items
from dashboard.contract import to_json
from dashboard.inbox import receive
from dashboard.inbox.gather import gather
from dashboard.inbox.sandbox import Sandbox
from dashboard.pipeline import parse

OF_BATCH = (".jsonl", ".parquet", ".warc")
PARSED = 4  # articles of each path that are parsed, too
MONTH = '<html><head><meta name="citation_publication_date" content="2024/02"></head></html>'


class WithClock(subprocess.Popen[bytes]):
    def __init__(self, *given: Any, env: dict[str, str] | None = None, **named: Any) -> None:
        clock = {"PYTHONPATH": os.environ["PYTHONPATH"]}
        super().__init__(*given, env={**(env or os.environ), **clock}, **named)


def main(paths: list[Path]) -> None:
    subprocess.Popen = WithClock  # type: ignore[misc]
    say(extract_metadata(MONTH).date)
    with Sandbox() as reader:  # one process reads all files
        receive.Sandbox = lambda: contextlib.nullcontext(reader)  # type: ignore[assignment,misc]
        read_all(paths)


def read_all(paths: list[Path]) -> None:
    for path in paths:
        if path.suffix in OF_BATCH:
            found = [(item.name, item.article, item.error) for item in items(path)]
        else:
            received = receive.receive(gather([path]))
            found = [(one.name, one.article, one.refusal or one.note) for one in received]
        for name, article, why_not in found:
            say(path.name, name, article, why_not)
        say(*(to_json(parse(article)) for _, article, _ in found[:PARSED] if article))


def say(*values: object) -> None:
    sys.stdout.write("\t".join(map(str, values)) + "\n")


if __name__ == "__main__":
    main(list(map(Path, sys.argv[1:])))
