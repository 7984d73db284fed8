"""Files that are damaged, hostile or not what they seem, by the rows of the table of threats."""

from __future__ import annotations

import io
import subprocess
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from dashboard.inbox import apart
from dashboard.inbox.apart import Apart
from dashboard.inbox.files import LARGEST_FILE, File, Received
from dashboard.inbox.gather import gather
from dashboard.inbox.receive import receive
from dashboard.pipeline import parse
from tests.inbox.made_files import SENTENCES, TEXT, changed, docx, packed_as, page, pdf

GOOD = File("good.html", page().encode())


def refusal(file: File) -> str:
    """Why a file is refused; the files before and behind it are kept."""
    before, bad, after = list(receive([GOOD, file, GOOD]))
    assert before.article is not None
    assert after.article is not None
    assert bad.article is None
    assert bad.refusal is not None
    assert bad.refusal.startswith(file.name)
    return bad.refusal


@pytest.fixture
def little_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three seconds in place of fifteen, so that the tests are not slow."""
    monkeypatch.setattr(apart, "SECONDS", 3)
    monkeypatch.setattr(Apart.__init__, "__defaults__", (3,))


def test_row_09_a_pdf_that_unfolds_to_a_gigabyte_is_refused() -> None:
    packer = zlib.compressobj(9)
    million = b" " * 2**20
    bomb = b"".join(packer.compress(million) for _ in range(1024)) + packer.flush()
    made = pdf([], content=b"")
    empty = zlib.compress(b"")
    old = f"/Length {len(empty)} /Filter /FlateDecode >>\nstream\n".encode() + empty
    assert old in made
    new = f"/Length {len(bomb)} /Filter /FlateDecode >>\nstream\n".encode() + bomb
    said = refusal(File("bomb.pdf", made.replace(old, new)))
    assert "could not be read safely" in said
    assert "give" in said


@pytest.mark.usefixtures("little_time")
def test_row_09_a_flood_of_operators_ends_when_the_time_is_over() -> None:
    flood = b"BT /F1 1 Tf " + b"(a) Tj 1 0 0 1 1 1 Tm q Q " * 2_000_000
    started = time.monotonic()
    said = refusal(File("flood.pdf", pdf([], content=flood)))
    assert time.monotonic() - started < 12
    assert "could not be read safely" in said


def test_row_09_a_circular_xref_ends() -> None:
    data = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>\nendobj\n"
    data += f"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Prev {len(data)} >>".encode()
    said = refusal(File("circle.pdf", data + f"\nstartxref\n{data.index(b'xref')}\n%%EOF".encode()))
    assert "circle.pdf" in said


def test_row_09_memory_is_limited_and_the_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that is told to read with little memory says so, and the next one reads on."""
    deep = page(body="<p>word </p>" * 150_000)
    program = ["-c", "import dashboard.inbox.child as c; c.MEMORY = 2**27; c.main()"]

    class Small(subprocess.Popen[bytes]):
        def __init__(self, arguments: list[str], **options: object) -> None:
            super().__init__([*arguments[:2], *program], **options)  # type: ignore[call-overload]

    monkeypatch.setattr("dashboard.inbox.apart.subprocess.Popen", Small)
    said = refusal(File("large.html", deep.encode()))
    assert "could not be read safely" in said
    assert "more than 1 GiB of memory, the limit" in said


def test_row_09_a_child_that_is_killed_loses_its_file_alone() -> None:
    with Apart() as reader:
        assert reader.read("html", GOOD.data, "a.html").text
        assert reader._process
        reader._process.kill()
        with pytest.raises(Exception, match=r"^b\.html: could not be read safely"):
            reader.read("html", GOOD.data, "b.html")
        assert reader.read("html", GOOD.data, "c.html").text


def test_row_10_an_encrypted_pdf_says_so() -> None:
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf(SENTENCES)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "is encrypted" in refusal(File("locked.pdf", out.getvalue()))


def test_row_10_a_scanned_pdf_says_so_and_a_page_without_text_is_named() -> None:
    said = refusal(File("scan.pdf", pdf([], [])))
    assert "holds no text: its 2 pages are pictures" in said
    (mixed,) = receive([File("mixed.pdf", pdf(SENTENCES, []))])
    assert mixed.article is not None
    assert any("not read: page 2" in d.message for d in mixed.article.diagnostics)


def test_row_11_a_docx_that_unpacks_to_too_much_is_refused_by_its_declared_sizes() -> None:
    bomb = changed(docx("x"), {"word/document.xml": b" " * (41 * 2**20)})
    assert len(bomb) < 100_000
    said = refusal(File("bomb.docx", bomb))
    assert "unpacks to 42,991,616 bytes, the limit is 41,943,040" in said


@pytest.mark.usefixtures("little_time")
def test_row_11_a_docx_with_a_flood_of_paragraphs_ends_when_the_time_is_over() -> None:
    made = docx(TEXT)
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        body = packed.read("word/document.xml")
    flood = body.replace(
        b"<w:sectPr", b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_100_000 + b"<w:sectPr", 1
    )
    said = refusal(File("flood.docx", changed(made, {"word/document.xml": flood})))
    assert "could not be read safely" in said or "1,000,000 characters" in said


def test_row_11_entities_of_its_own_are_refused_and_nothing_is_read_from_the_disk(
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


def test_row_11_a_part_that_leads_out_of_the_document_is_refused() -> None:
    said = refusal(File("slip.docx", changed(docx(TEXT), {"../../etc/evil.xml": b"<a/>"})))
    assert "leads out of its folder" in said


def test_row_11_names_in_a_zip_are_cleaned_and_nothing_is_written(
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


def test_row_11_zips_that_are_bombs_nested_encrypted_or_damaged_are_refused_file_by_file() -> None:
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


def test_row_11_a_zip_of_too_many_files_is_refused_before_its_list_is_read() -> None:
    many = packed_as({f"{i}.txt": b"" for i in range(20_001)})
    assert "more than 20,000 files" in refusal(File("many.zip", many))


@pytest.mark.usefixtures("little_time")
@pytest.mark.parametrize(
    "body",
    ["<div>" * 200_000, "<p>a<b>" * 150_000, "<table><tr><td>" * 30_000, "<p>word</p>" * 400_000],
)
def test_row_12_huge_or_deep_pages_are_read_or_end_in_time(body: str) -> None:
    started = time.monotonic()
    _, found, after = list(receive([GOOD, File("deep.html", page(body=body).encode()), GOOD]))
    assert time.monotonic() - started < 12
    assert after.article is not None
    assert (
        found.article
        or "could not be read safely" in str(found.refusal)
        or "characters" in str(found.refusal)
    )


def test_row_12_a_file_over_the_limit_of_size_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.html"
    with path.open("wb") as file:
        file.truncate(10**10)
    (found,) = receive(gather([path]))
    assert "10,000,000,000 bytes, the limit is 20,971,520" in str(found.refusal)


@pytest.mark.parametrize(
    ("encoding", "head", "says"),
    [
        ("utf-8", "", None),
        ("utf-16", "", None),
        ("cp1252", "", "Windows-1252"),
        ("cp1252", '<meta charset="iso-8859-1">', "Windows-1252"),
        ("cp1250", '<meta charset="windows-1250">', "cp1250"),
        ("utf-8", '<meta charset="windows-1250">', None),
        ("cp1252", '<meta charset="no-such-thing">', "Windows-1252"),
    ],
)
def test_row_13_a_page_is_read_in_the_order_mark_utf_8_declared_western(
    encoding: str, head: str, says: str | None
) -> None:
    sentence = "The mayor of Orléans, René Müller, said on Monday that the “école” would open."
    (found,) = receive([File("a.html", page([sentence, *SENTENCES], head=head).encode(encoding))])
    assert found.article is not None
    assert sentence in found.article.text
    assert "\ufffd" not in found.article.text
    told = [d.message for d in found.article.diagnostics[1:]]
    assert told == [] if says is None else says in told[0]


def test_row_13_mixed_bytes_are_refused_and_not_replaced() -> None:
    assert "fits neither" in refusal(File("a.html", page().encode() + b"\xff\x81\x8d"))


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.html", b"", "holds no text"),
        ("a.html", b"<html></html>", "no main text"),
        ("a.pdf", b"", "holds no text"),
        ("a.pdf", b"%PDF-1.7\n", "a.pdf"),
        ("a.pdf", b"\x00\x01\x02" * 99, "is not a PDF"),
        ("a.docx", b"", "holds no text"),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 99, "damaged zip"),
        ("a.zip", b"", "holds no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "a picture (PNG)"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 99, "save it as .docx"),
        ("a.rtf", b"{\\rtf1 It rained in Oslo.}", "Rich Text"),
        ("a.docx", docx(""), "holds no text"),
        ("noise", bytes(range(256)) * 9, "is no text"),
    ],
)
def test_row_14_what_is_empty_or_no_article_is_refused(name: str, data: bytes, says: str) -> None:
    assert says in refusal(File(name, data))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", page().encode(), "a web page"),
        ("a.html", pdf(SENTENCES), "a PDF"),
        ("a.pdf", docx(*SENTENCES), "a Word document"),
        ("a.docx", page().encode(), "a web page"),
        ("a.pdf", TEXT.encode(), "plain text"),
        ("a.html", TEXT.encode(), "plain text"),
    ],
)
def test_row_14_a_wrong_ending_is_said_and_the_content_decides(
    name: str, data: bytes, what: str
) -> None:
    (found,) = receive([File(name, data)])
    assert found.article is not None, found.refusal
    assert SENTENCES[0] in found.article.text.replace("\n", " ")
    assert f"{name}: is {what}, whatever its ending says" in found.article.diagnostics[0].message


def test_row_14_another_language_is_read_with_a_warning() -> None:
    days = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag")
    german = [f"Der Rat der Stadt traf sich am {day} im Rathaus und sprach lange." for day in days]
    (found,) = receive([File("rat.html", page(german).encode())])
    assert found.article is not None
    assert "hardly looks like English" in found.article.diagnostics[-1].message


ODD = {
    "NUL": "The mayor\x00 said “we stay” on 3 May 2021.",
    "BOM within": "The mayor \ufeffsaid “we stay” on 3 May 2021.",
    "right to left": "The mayor \u202bשלום\u202c said “we stay” on 3 May 2021.",
    "zero width": "The mayor sa\u200bid, and “we stay” was said on 3 May 2021.",
    "emoji": "The mayor 👩\u200d👩\u200d👧 said “we stay” on 3 May 2021. 🏆🏆",
    "NFC and NFD": "In Orl\u00e9ans and Orle\u0301ans they said “we stay” on 3 May 2021.",
    "CRLF": "The mayor came.\r\n\r\nKari Holm said “we stay” on 3 May 2021.\r\n",
}


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
@pytest.mark.parametrize("case", ODD)
def test_row_15_the_offsets_still_give_the_quote(case: str, name: str) -> None:
    text = ODD[case]
    data = {
        "a.txt": text.encode(),
        "a.html": page([text, *SENTENCES]).encode(),
        "a.docx": docx(*(text.replace("\x00", "").split("\r\n"))),
    }[name]
    (found,) = receive([File(name, data)])
    assert found.article is not None, found.refusal
    if name == "a.txt":
        assert found.article.text == text
    parsed = parse(found.article)
    whole = found.article.text
    assert any(timex.span.text == "3 May 2021" for timex in parsed.timexes)
    spans = [t.span for t in parsed.timexes] + [q.span for q in parsed.quotes]
    assert all(whole[s.start : s.end] == s.text for s in spans)


def test_no_page_makes_the_reader_ask_the_network_or_touch_the_disk(tmp_path: Path) -> None:
    with Apart() as reader:
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
    def unlimited(self: Apart, kind: str, data: bytes, label: str) -> object:
        self.is_limited = False
        from dashboard.inbox.files import Found

        return Found(TEXT)

    monkeypatch.setattr(Apart, "read", unlimited)
    *_, last = list(receive([GOOD]))
    assert isinstance(last, Received)
    assert "cannot limit the memory" in str(last.note)
