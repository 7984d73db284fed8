"""Row 9: a PDF that is a bomb, a flood or a circle ends, and the other files are kept."""

from __future__ import annotations

import subprocess
import time
import zlib

import pytest

from dashboard.inbox.files import File
from dashboard.inbox.sandbox import Sandbox
from tests.inbox.made_files import (
    GOOD,
    page,
    pdf,
    refusal,
)
from tests.threats.conftest import ENDS_WITHIN

pytestmark = pytest.mark.slow


def test_a_pdf_that_unfolds_to_a_gigabyte_is_refused() -> None:
    bomb = packed_blanks(1024)
    made = pdf([], content=b"")
    empty = zlib.compress(b"")
    old = f"/Length {len(empty)} /Filter /FlateDecode >>\nstream\n".encode() + empty
    assert old in made
    new = f"/Length {len(bomb)} /Filter /FlateDecode >>\nstream\n".encode() + bomb
    said = refusal(File("bomb.pdf", made.replace(old, new)))
    assert "could not be read safely" in said
    assert "give" in said


def packed_blanks(times: int) -> bytes:
    """So many times a mebibyte of blanks, packed as zlib does: each in a block of its own."""
    million, checksum = b" " * 2**20, 1
    for _ in range(times):
        checksum = zlib.adler32(million, checksum)
    packer = zlib.compressobj(9)
    head = packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(million) + packer.flush(zlib.Z_FULL_FLUSH)
    end = packer.flush()[:-4]  # without the checksum of the one
    return head + block * times + end + checksum.to_bytes(4)


def test_the_bomb_is_well_packed() -> None:
    assert zlib.decompress(packed_blanks(3)) == b" " * (3 * 2**20)


@pytest.mark.usefixtures("little_time")
def test_a_flood_of_operators_ends_when_the_time_is_over() -> None:
    flood = b"BT /F1 1 Tf " + b"(a) Tj 1 0 0 1 1 1 Tm q Q " * 2_000_000
    started = time.monotonic()
    said = refusal(File("flood.pdf", pdf([], content=flood)))
    assert time.monotonic() - started < ENDS_WITHIN
    assert "could not be read safely" in said


def test_a_circular_xref_ends() -> None:
    data = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>\nendobj\n"
    data += f"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev {len(data)} >>".encode()
    said = refusal(File("circle.pdf", data + f"\nstartxref\n{data.index(b'xref')}\n%%EOF".encode()))
    assert "circle.pdf" in said


def test_memory_is_limited_and_the_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that is told to read with little memory says so, and the next one reads on."""
    deep = page(body="<p>word </p>" * 150_000)
    program = ["-c", "import dashboard.inbox.child as c; c.MEMORY = 2**27; c.main()"]

    class Small(subprocess.Popen[bytes]):
        def __init__(self, arguments: list[str], **options: object) -> None:
            super().__init__([*arguments[:2], *program], **options)  # type: ignore[call-overload]

    monkeypatch.setattr("dashboard.inbox.process.subprocess.Popen", Small)
    said = refusal(File("large.html", deep.encode()))
    assert "could not be read safely" in said
    assert "more than 1 GiB of memory, the limit" in said


def test_a_child_that_is_killed_loses_its_file_alone() -> None:
    with Sandbox() as reader:
        assert reader.read("html", GOOD.data, "a.html").text
        reader._child.kill()
        with pytest.raises(Exception, match=r"^b\.html: could not be read safely"):
            reader.read("html", GOOD.data, "b.html")
        assert reader.read("html", GOOD.data, "c.html").text
