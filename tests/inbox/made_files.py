"""Files of each format, good and bad, made by code: small ones, whatever they unfold to."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from dashboard.inbox.files import File
from dashboard.inbox.receive import receive

SENTENCES = [
    "The council of Arendal met on Monday and put off the vote on the new harbour.",
    "“We need another week,” the mayor, Kari Holm, said after the meeting on Tuesday.",
    "The owners of the boats want the old harbour to stay open until May 2025 at least.",
    "A second vote is planned for the first week of June, according to the town clerk.",
]
TEXT = "\n\n".join(SENTENCES)


_OFFICE = "http://schemas.openxmlformats.org"
# The relations of a Word document without its properties, which python-docx would make up.
ONLY_MAIN = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def page(
    sentences: list[str] = SENTENCES,
    *,
    head: str = "",
    begin: str = "<!DOCTYPE html>\n",
    body: str = "",
) -> str:
    """A web page with a main text and what stands around one."""
    paragraphs = "".join(f"<p>{sentence}</p>\n" for sentence in sentences)
    return (
        f"{begin}<html><head><title>Harbour vote put off</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<article><h1>Harbour vote put off</h1>{paragraphs}{body}</article>"
        "<footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"
    )


def pdf(*pages: list[str], info: str = "", content: bytes | None = None) -> bytes:
    """A PDF with these lines on its pages; ``content`` takes the place of the lines of each."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, lines in enumerate(pages):
        shown = b"\n".join(
            b"(" + line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*"
            for line in lines
        )
        stream = zlib.compress(
            content if content is not None else b"BT /F1 11 Tf 14 TL 50 780 Td\n" + shown + b"\nET"
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R"
            + f" >> >> /Contents {5 + 2 * i} 0 R >>".encode()
        )
        objects.append(
            f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
            + stream
            + b"\nendstream"
        )
    objects.append(f"<< {info} >>".encode())
    return _numbered(objects)


def _numbered(objects: list[bytes]) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        data
        + (
            f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size "
            f"{len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{len(data)}\n"
            "%%EOF"
        ).encode()
    )


def docx(*paragraphs: str, title: str = "") -> bytes:
    """A Word document with these paragraphs."""
    import docx as python_docx

    document: Any = python_docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(packed: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A zip in which these files are others, or are added."""
    with zipfile.ZipFile(io.BytesIO(packed)) as before:
        kept = {i.filename: before.read(i) for i in before.infolist()}
    return packed_as({**kept, **parts})


def packed_as(files: Mapping[str, bytes | str]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


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
