"""What the reader of hostile files may not do; the rows of the table are in tests/threats."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from dashboard.inbox.files import Received
from dashboard.inbox.gather import gather
from dashboard.inbox.receive import receive
from dashboard.inbox.sandbox import Sandbox
from tests.inbox.made_files import GOOD, TEXT


def test_no_page_makes_the_reader_ask_the_network_or_touch_the_disk(tmp_path: Path) -> None:
    with Sandbox() as reader:
        reader.read("html", GOOD.data, "a.html")
    program = (
        "import sys, socket, dashboard.inbox.child as c; sys.addaudithook(c._refuse)\n"
        "for act in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: __import__('os')"
        f".remove({str(tmp_path / 'x')!r}), lambda: __import__('os').system('true')):\n"
        "    try: act()\n"
        "    except PermissionError: continue\n"
        "    raise SystemExit('was allowed')"
    )
    import sys

    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])


def test_a_note_says_where_memory_cannot_be_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    def unlimited(self: Sandbox, kind: str, data: bytes, label: str) -> object:
        self.is_limited = False
        from dashboard.inbox.files import Found

        return Found(TEXT)

    monkeypatch.setattr(Sandbox, "read", unlimited)
    *_, last = list(receive([GOOD]))
    assert isinstance(last, Received)
    assert "cannot limit the memory" in str(last.note)


def test_a_folder_that_cannot_be_listed_is_said_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("open", "closed", ".git"):
        (tmp_path / "pile" / name).mkdir(parents=True)
        (tmp_path / "pile" / name / "a.txt").write_text(TEXT, "utf-8")
    listing = os.scandir

    def refused(path: str) -> object:
        if Path(path).name in ("closed", ".git"):
            raise PermissionError(13, "Permission denied", path)
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    received = list(receive(gather([tmp_path / "pile"])))
    assert [one.name for one in received if one.article] == [f"{tmp_path / 'pile'}/open/a.txt"]
    (refusal,) = (one.refusal for one in received if one.refusal)
    assert refusal.startswith(f"{tmp_path / 'pile' / 'closed'}: the folder cannot be read")
