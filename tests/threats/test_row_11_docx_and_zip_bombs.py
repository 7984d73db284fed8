"""Row 11: bombs, entities and names that lead out of their folder, in DOCX and zip."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from dashboard.inbox.files import LARGEST_FILE, File
from dashboard.inbox.receive import receive
from tests.inbox.made_files import (
    TEXT,
    changed,
    docx,
    packed_as,
    refusal,
)

pytestmark = pytest.mark.slow


def test_a_docx_that_unpacks_to_too_much_is_refused_by_its_declared_sizes() -> None:
    bomb = changed(docx("x"), {"word/document.xml": b" " * (41 * 2**20)})
    assert len(bomb) < 100_000
    said = refusal(File("bomb.docx", bomb))
    assert "unpacks to 42,991,616 bytes, the limit is 41,943,040" in said


@pytest.mark.usefixtures("little_time")
def test_a_docx_with_a_flood_of_paragraphs_ends_when_the_time_is_over() -> None:
    made = docx(TEXT)
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        body = packed.read("word/document.xml")
    flood = body.replace(
        b"<w:sectPr", b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_100_000 + b"<w:sectPr", 1
    )
    said = refusal(File("flood.docx", changed(made, {"word/document.xml": flood})))
    assert "could not be read safely" in said or "1,000,000 characters" in said


def test_entities_of_its_own_are_refused_and_nothing_is_read_from_the_disk(
    tmp_path: Path,
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    made = docx("x")
    evil = (
        f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&s;</w:t></w:r></w:p></w:body></w:document>"
    )
    for encoding in ("utf-8", "utf-16"):
        said = refusal(
            File("xxe.docx", changed(made, {"word/document.xml": evil.encode(encoding)}))
        )
        assert "declares entities" in said
        assert "the secret" not in said


def test_a_part_that_leads_out_of_the_document_is_refused() -> None:
    said = refusal(File("slip.docx", changed(docx(TEXT), {"../../etc/evil.xml": b"<a/>"})))
    assert "leads out of its folder" in said


def test_names_in_a_zip_are_cleaned_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["../../up.txt", "/root.txt", "C:\\disk.txt", "a\x1b[2Jb.txt"]
    found = list(receive([File("slip.zip", packed_as(dict.fromkeys(names, TEXT)))]))
    assert [r.name for r in found] == [
        "slip.zip/up.txt", "slip.zip/root.txt", "slip.zip/disk.txt", "slip.zip/a_[2Jb.txt",
    ]  # fmt: skip
    assert all(r.article for r in found)
    assert list(tmp_path.iterdir()) == []


def test_zips_that_are_bombs_nested_encrypted_or_damaged_are_refused_file_by_file() -> None:
    inner = packed_as({"a.txt": TEXT})
    files = {"good.txt": TEXT, "in.zip": inner, "big.txt": b" " * (LARGEST_FILE + 1)}
    by_name = {r.name: r for r in receive([File("pile.zip", packed_as(files))])}
    assert by_name["pile.zip/good.txt"].article
    assert "zip within a zip" in str(by_name["pile.zip/in.zip"].refusal)
    assert "unpacks to 20,971,521 bytes" in str(by_name["pile.zip/big.txt"].refusal)
    cut = packed_as({"a.txt": TEXT, "b.txt": TEXT * 9})
    assert "damaged zip" in refusal(File("cut.zip", cut[:-30]))
    broken = bytearray(inner)
    broken[40:50] = b"\xff" * 10
    (damaged,) = receive([File("b.zip", bytes(broken))])
    assert "damaged in the zip" in str(damaged.refusal)
    assert "Office file" in refusal(File("a.xlsx", packed_as({"[Content_Types].xml": "<a/>"})))


def test_a_zip_of_too_many_files_is_refused_before_its_list_is_read() -> None:
    many = packed_as({f"{i}.txt": b"" for i in range(20_001)})
    assert "more than 20,000 files" in refusal(File("many.zip", many))
