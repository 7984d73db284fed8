"""Reads text files into articles: bytes, encoding, header, body. The body is taken as it is."""

from __future__ import annotations

import codecs
import contextlib
import dataclasses
import re
import unicodedata
from pathlib import Path

from dashboard.errors import ArticleError
from dashboard.limits import cut, limited
from dashboard.model import Article, Diagnostic, DocumentCreationTime
from dashboard.nlp.publication import read_header_date, tell_within
from dashboard.registry import OWN, language_file, read_words

LARGEST_TEXT = 1_000_000  # characters of one article
LARGEST_FILE = 4 * LARGEST_TEXT + 65_536  # bytes: four a character at most, and the header
_HEADER = re.compile(r"---[ \t]*\r?\n(.*?\n)?---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADER_LINE = re.compile(r"\s*([A-Za-z][\w-]*)\s*:(.*)")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK = "\ufeff"  # the byte order mark as a character
_MOST_CONTROLS = 0.02  # share of control characters above which bytes are no text
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]")  # Unicode's Cc, but for those of a text
_LEAST_FUNCTION_WORDS = 0.12  # share of function words below which a text is hardly English
_ENOUGH_WORDS = 40  # shortest text, in words, whose language is judged


def read_article(path: Path, published: DocumentCreationTime | None = None) -> Article:
    """The article in a text file; its id is the stem of the file.

    ``published``, if given, takes the place of the header's. Raises ArticleError, naming the file,
    if it cannot be read, is empty, too large, no text, or its header holds a date that is none.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ArticleError(f"{path.name}: {_too_long()}")
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read ({error.strerror})") from error
    return article_from_bytes(data, path.stem, published=published, label=path.name)


def article_from_bytes(
    data: bytes,
    article_id: str,
    *,
    published: DocumentCreationTime | None = None,
    label: str | None = None,
) -> Article:
    """The article in the bytes of a text file; ``label`` is what messages call it."""
    label = label or article_id
    raw, warning = decode(data, label)
    article = article_from_text(raw, article_id, published=published, label=label)
    if warning is None:
        return article
    return dataclasses.replace(
        article, diagnostics=(Diagnostic("text", warning), *article.diagnostics)
    )


def article_from_text(
    raw: str,
    article_id: str,
    *,
    published: DocumentCreationTime | None = None,
    label: str | None = None,
) -> Article:
    """The article in a text, with a header between two lines of three dashes or without.

    Raises ArticleError if there is no body, it is too long, or its date is none.
    """
    label = label or article_id
    pairs, body = _read_header(raw)
    fields = dict(pairs)
    if not any(unicodedata.category(c)[0] in "LN" for c in body):
        raise ArticleError(f"{label}: holds no text below its header; give an article in English")
    if len(body) > LARGEST_TEXT:
        raise ArticleError(f"{label}: {_too_long()}")
    notes = _doubled(pairs)
    if published is None and fields.get("published"):
        try:
            stated = read_header_date(fields["published"])
        except ArticleError as error:
            raise ArticleError(f"{label}: {error}") from None
        published = stated.published
        notes += [tell_within(stated.within)] if stated.within else []
    article = Article(
        id=article_id,
        text=body,
        title=fields.get("title"),
        published=published,
        source=fields.get("source"),
        url=fields.get("url"),
        timezone=fields.get("timezone"),
        licence=fields.get("licence"),
        diagnostics=(*notes, *_language_warning(body)),
    )
    return limited(article)


def split_header(raw: str) -> tuple[dict[str, str], str]:
    """The fields of the header (none if there is no header), and the body, unchanged.

    Three dashes whose lines are no ``key: value`` pairs belong to the body. Of a field that is
    there twice the last holds.
    """
    pairs, body = _read_header(raw)
    return dict(pairs), body


def _read_header(raw: str) -> tuple[list[tuple[str, str]], str]:
    """The fields of the header as they stand, those without a value left out, and the body."""
    match = _HEADER.match(raw)
    if match is None:
        return [], raw
    lines = [line for line in (match[1] or "").splitlines() if line.strip()]
    found = [_HEADER_LINE.fullmatch(line) for line in lines]
    if not all(found):
        return [], raw
    pairs = [(pair[1].casefold(), pair[2].strip()) for pair in found if pair]
    return [(key, value) for key, value in pairs if value], raw[match.end() :]


def _doubled(pairs: list[tuple[str, str]]) -> list[Diagnostic]:
    """A note on each field that the header has more than once with different values."""
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    return [
        Diagnostic(
            "text",
            f"{cut('tag', key)}: stands {len(told)} times in the header; the last holds, "
            f"“{cut('tag', told[-1])}”",
        )
        for key, told in values.items()
        if len(set(told)) > 1
    ]


def write_header(article: Article) -> str:
    """The header of an article's file, both lines of dashes included; reads back the same."""
    values = {
        "title": article.title,
        "published": None if article.published is None else str(article.published),
        "source": article.source,
        "url": article.url,
        "timezone": article.timezone,
        "licence": article.licence,
    }
    lines = [f"{key}: {' '.join(str(v).split())}" for key, v in values.items() if v]
    return "\n".join(["---", *lines, "---", ""])


def decode(data: bytes, label: str, *, declared: str | None = None) -> tuple[str, str | None]:
    """The text of bytes, and a warning that names the encoding where it is not what is usual.

    A byte order mark decides, then strict UTF-8, then the encoding that the file declares, then
    Windows-1252. More marks behind the first are left out, and told. Raises ArticleError, naming
    the file, where the bytes are no text.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if encoding is not None:
        skip = next(len(bom) for bom, name in _BOMS if name == encoding)
        data = data[skip:]
    warning = None
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text, warning = _decode_otherwise(data, label, declared)
    text, warning = _without_marks(text, label, warning)
    controls = len(_CONTROLS.findall(text))
    if text and (controls + 0.5 * text.count("\x00")) / len(text) > _MOST_CONTROLS:
        raise ArticleError(f"{label}: is no text (too many control bytes); give a .txt file")
    return text, warning


def _without_marks(text: str, label: str, warning: str | None) -> tuple[str, str | None]:
    """The text without byte order marks that are left at its beginning, and what to tell."""
    rest = text.lstrip(_MARK)
    if rest == text:
        return text, warning
    more = len(text) - len(rest) + 1
    return rest, f"{label}: begins with {more} byte order marks in place of one; read without them"


def is_too_large(data: bytes) -> bool:
    """Whether bytes are more than the longest article can have."""
    return len(data) > LARGEST_FILE


def _decode_otherwise(data: bytes, label: str, declared: str | None) -> tuple[str, str]:
    if declared is not None and declared not in ("utf-8", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError, LookupError):
            return data.decode(declared), f"{label}: is read as {declared}, which it declares"
    text = _decode_western(data, label)
    return text, f"{label}: is not UTF-8; read as Windows-1252 (Western European)"


def _decode_western(data: bytes, label: str) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{label}: is no text (byte {error.start} fits neither UTF-8 nor Windows-1252); "
            "give a .txt file in UTF-8"
        ) from None


def _too_long() -> str:
    return f"is longer than {LARGEST_TEXT:,} characters, the limit for one article; split it"


def _language_warning(body: str) -> tuple[Diagnostic, ...]:
    words = re.findall(r"[^\W\d_]+", body[:20_000])
    if len(words) < _ENOUGH_WORDS:
        return ()
    known = read_words(language_file(OWN, "words/function_words.txt"))
    if sum(word.casefold() in known for word in words) / len(words) >= _LEAST_FUNCTION_WORDS:
        return ()
    return (Diagnostic("text", "this hardly looks like English; events and dates will be missing"),)
