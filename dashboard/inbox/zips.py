"""Zips, looked at before they are unpacked: their lists, their declared sizes, clean names."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from dashboard.errors import ArticleError
from dashboard.inbox.files import LARGEST_FILE, File, Received

_MOST_FILES = 20_000
_LARGEST_LIST = 8 * 2**20  # bytes of a zip's own list of files
_LARGEST_WHOLE = 2 * 2**30  # bytes of all files, unpacked
_END, _END_SIZE = b"PK\x05\x06", 22
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OTHER_KINDS = ("[Content_Types].xml", "mimetype")  # in spreadsheets, slides, e-books


def open_zip(data: bytes, label: str) -> zipfile.ZipFile:
    """A zip, open to be read. Raises ArticleError where its list is damaged or too long."""
    end = data.rfind(_END, max(0, len(data) - 65_536 - _END_SIZE))
    if end < 0 or len(data) < end + _END_SIZE:
        raise ArticleError(f"{label}: is a damaged zip (cut short?); make it anew")
    count, size = struct.unpack_from("<HI", data, end + 10)
    if count > _MOST_FILES or size > _LARGEST_LIST:
        raise ArticleError(
            f"{label}: could not be read safely: it holds more than {_MOST_FILES:,} files, the "
            "limit for one zip; split it"
        )
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise ArticleError(f"{label}: is a damaged zip ({error}); make it anew") from error


def unpack(file: File) -> Iterator[File | Received]:
    """The files of a zip, one at a time, in its order; what cannot be taken is refused by name.

    Nothing is written to the disk. Raises ArticleError where the zip as a whole is refused.
    """
    with open_zip(file.data, file.name) as packed:
        infos = [info for info in packed.infolist() if not info.is_dir()]
        if any(info.filename in _OTHER_KINDS for info in infos):
            raise ArticleError(
                f"{file.name}: is an Office file or e-book of a kind that is not read; save it as "
                ".docx, .pdf or .txt"
            )
        whole = sum(info.file_size for info in infos)
        if whole > _LARGEST_WHOLE:
            raise ArticleError(
                f"{file.name}: could not be read safely: it unpacks to {whole:,} bytes, the limit "
                f"is {_LARGEST_WHOLE:,}; split it"
            )
        for info in infos:
            yield _taken(packed, info, file.name)


def is_outside(name: str) -> bool:
    """Whether the name of a file in a zip leads out of the folder into which it is unpacked."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in path.parts[0]


def clean(name: str) -> str:
    """A name from a zip without folders that lead elsewhere, and on one line."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    kept = "/".join(part for part in parts if part not in ("/", "..") and ":" not in part)
    return "".join(c if c.isprintable() else "_" for c in kept) or "a file"


def _taken(packed: zipfile.ZipFile, info: zipfile.ZipInfo, within: str) -> File | Received:
    name = f"{within}/{clean(info.filename)}"
    why = None
    if info.flag_bits & 1:
        why = "is encrypted; make the zip without a password"
    elif info.file_size > LARGEST_FILE:
        why = f"unpacks to {info.file_size:,} bytes, the limit is {LARGEST_FILE:,}; split it"
    elif info.compress_type not in _METHODS:
        why = "is packed in a way that is not read; make the zip anew"
    if why is None:
        try:
            return File(name, packed.read(info), within)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
            why = f"is damaged in the zip ({error}); make it anew"
    return Received(name, refusal=f"{name}: {why}")
