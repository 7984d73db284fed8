"""What is read is the same on any day and in any time zone, to the byte, by every importer."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dashboard.registry import PACKAGE
from tests.inbox.made_files import ONLY_MAIN, TEXT, changed, docx, packed_as, page, pdf

HERE = Path(__file__).parent
# An evening west of Greenwich, and a leap day there that is the first of March in the east.
CLOCKS = (
    (dt.datetime(2024, 2, 12, 22, 30, tzinfo=dt.UTC), "America/New_York"),
    (dt.datetime(2032, 2, 29, 11, 59, tzinfo=dt.UTC), "Pacific/Kiritimati"),
)
VALUES = (
    *("2024/02", "2024-02", "02/2024", "2024", "2024-02-30", "2023-02-29", "10/11/12"),
    *("05/02/2024", "2024-02-05", "2024-02-05T23:30:00-05:00", "5 February 2024", "Feb 2024"),
    *("Mon, 05 Feb 2024 10:00:00 GMT", "2031-05-01", "yesterday", "Monday", "12:30", "5 February"),
)
SAID = "The council met yesterday and put off the vote, the mayor said on Monday. " * 3


def heads() -> Iterator[str]:
    """The heads of pages that name a day, a month, or what is none, in each way that is known."""
    some = ("citation_publication_date", "article:published_time", "date", "last-modified")
    for value in VALUES:
        yield "".join(f'<meta name="{name}" content="{value}">' for name in some)
        told = json.dumps({"@type": "NewsArticle", "datePublished": value})
        yield f'<script type="application/ld+json">{told}</script>'
        yield f'<link rel="canonical" href="https://courier.example/{value}/vote">'


def write_pages(folder: Path) -> Path:
    folder.mkdir()
    for number, head in enumerate(heads()):
        (folder / f"{number:03}.html").write_text(page([SAID], head=head), "utf-8")
    for number, value in enumerate(VALUES):
        body = f'<time datetime="{value}">{value}</time>'
        (folder / f"t{number:02}.html").write_text(page([SAID], body=body), "utf-8")
        header = f"---\npublished: {value}\n---\n{SAID}"
        (folder / f"h{number:02}.txt").write_text(header, "utf-8")
        (folder / f"h{number:02}.md").write_text(header, "utf-8")
    return folder


def write_others(folder: Path) -> list[Path]:
    """A file of each other kind."""
    bare = changed(docx(SAID), {"_rels/.rels": ONLY_MAIN.encode()})
    files = {
        "a.pdf": pdf([SAID[:70]], info="/Title (The vote) /CreationDate (D:20240501120000)"),
        "a.docx": docx(SAID, title="The vote of today"),
        "bare.docx": bare,
        "a.zip": packed_as({"a.txt": TEXT, "b.html": page([SAID])}),
        "a.jsonl": "\n".join(json.dumps({"text": SAID, "published": v}) for v in VALUES).encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    late = dt.datetime(2024, 2, 5, 23, 30, tzinfo=dt.UTC)
    for number, kind in enumerate(
        (pa.date32(), pa.timestamp("s"), pa.timestamp("ms", "Asia/Tokyo"))
    ):
        columns = {"text": [SAID], "published": pa.array([late]).cast(kind)}
        parquet.write_table(pa.table(columns), folder / f"{number}.parquet")
    with (folder / "a.warc").open("wb") as file:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        body = folder / "pages" / "000.html"
        with body.open("rb") as payload:
            WARCWriter(file, gzip=False).write_record(
                WARCWriter(file).create_warc_record(
                    "https://news.example/0", "response", payload, http_headers=headers
                )
            )
    return sorted(path for path in folder.iterdir() if path.is_file())


@pytest.mark.slow
def test_every_importer_reads_the_same_on_two_days_in_two_time_zones(tmp_path: Path) -> None:
    paths = [write_pages(tmp_path / "pages"), *write_others(tmp_path)]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.inbox.read_all", *map(str, paths)],
            cwd=PACKAGE.parent,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join((str(HERE / "clock"), str(PACKAGE.parent))),
                "TEST_CLOCK": str(clock.timestamp()),
                "TZ": zone,
            },
            stdout=subprocess.PIPE,
        )
        for clock, zone in CLOCKS
    ]
    first, second = (one.communicate()[0].decode("utf-8").splitlines() for one in running)
    assert [one.returncode for one in running] == [0, 0]
    assert (first[0], second[0]) == ("2024-02-12", "2024-02-01"), "the clocks have not arrived"
    assert len(first) > len(list(heads())) + 3 * len(VALUES)
    assert [a for a, b in zip(first[1:], second[1:], strict=True) if a != b] == []
