"""Row 23: a library that is damaged or newer is refused and never created over."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import LibraryError
from dashboard.library import articles
from dashboard.library.backup import back_up, check, restore
from dashboard.library.place import FILE
from dashboard.model import Article

BODY = "The council met on Monday. It will meet again in May."


def kept(place: Path, text: str = BODY) -> Article:
    return articles.add(Article("x", text, title="Council meets"), place)


def damaged(data: bytes, how: str) -> bytes:
    newer = data[:60] + (99).to_bytes(4, "big") + data[64:]
    other = data[:68] + b"\x00\x00\x00\x07" + data[72:]
    return {
        "empty": b"",
        "garbage": b"no database" * 999,
        "cut short": data[: len(data) // 2],
        "cut within its header": data[:50],
        "of another program": other,
        "of a newer version": newer,
    }[how]


WAYS = {
    "empty": "0 bytes",
    "garbage": "is no SQLite file",
    "cut short": "is damaged",
    "cut within its header": "is no SQLite file",
    "of another program": "another program",
    "of a newer version": "newer version",
}


@pytest.mark.parametrize("backed_up", [True, False])
@pytest.mark.parametrize("how", WAYS)
def test_what_is_no_whole_library_is_refused_and_left_as_it_is(
    how: str, backed_up: bool, tmp_path: Path
) -> None:
    kept(tmp_path)
    file = tmp_path / FILE
    backup = back_up(tmp_path) if backed_up else None
    file.write_bytes(damaged(file.read_bytes(), how))
    before = file.read_bytes()
    with pytest.raises(LibraryError, match=WAYS[how]) as refusal:
        articles.read_own(tmp_path)
    assert (backup.name if backup else "no backup") in str(refusal.value)
    with pytest.raises(LibraryError):
        kept(tmp_path, "Another text.")
    assert file.read_bytes() == before
    shown = articles.read_library(tmp_path)
    assert shown.articles == articles.read_samples().articles
    assert how in WAYS
    assert [WAYS[how] in p.message for p in shown.problems] == [True]


def test_a_flipped_bit_in_a_text_is_seen_and_the_others_are_shown(tmp_path: Path) -> None:
    one, other = kept(tmp_path), kept(tmp_path, "The court sat in June. It rose in July.")
    file = tmp_path / FILE
    data = file.read_bytes()
    at = data.index(b"rose in July")
    file.write_bytes(data[:at] + b"s" + data[at + 1 :])
    found = check(tmp_path)
    assert any(f"{other.id}: its text" in fault for fault in found.faults)
    reading = articles.read_own(tmp_path)
    assert [a.id for a in reading.articles] == [one.id]
    assert ["is not what was kept" in p.message for p in reading.problems] == [True]


def test_a_backup_that_is_not_whole_replaces_nothing(tmp_path: Path) -> None:
    kept(tmp_path)
    backup = back_up(tmp_path)
    backup.write_bytes(backup.read_bytes()[:5000])
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(LibraryError, match="is damaged"):
        restore(backup, tmp_path)
    assert (tmp_path / FILE).read_bytes() == before
