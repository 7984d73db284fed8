"""Blocks: the claims of the rows that stand before them, and the digest of each stretch there.

The JSON of a block is ASCII on one line without what HTML, XML, Markdown or a spreadsheet would
take for more than letters, so that it can stand in any of them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

Json = dict[str, Any]
FORM = "dashboard/1"  # of the blocks
BEGIN = f'{{"proof":"{FORM}",'
DIGITS = 32  # of a digest, in hexadecimal: the first half of a SHA-256
_CLAIMS, _ARTICLES = '"claims":[', '],"articles":['  # around the claims; no text can hold them
_CLAIM = '{"row":'  # begins a claim
_MOST_FAILURES = 100  # of claims that cannot be read; the others are taken for changed
# As escapes: ends of tags and comments, entities, and what begins a formula or a cell elsewhere.
_MARKS = re.compile(r"[<>&'=+@;|`\x7f]|-(?=-)|(?<= ) ")


class Piece(NamedTuple):
    """A stretch of a file, and the numbers of the rows to which it belongs; none: outside them."""

    data: bytes
    rows: tuple[int, ...] = ()


class Part(NamedTuple):
    """What stands before a block: its pieces, the claims of its rows, and their articles."""

    pieces: Sequence[Piece]
    claims: Sequence[Json] = ()
    articles: Sequence[Json] = ()


class Chain(NamedTuple):
    """What a block follows on: its number, the rows before it, and the seal of the one before."""

    number: int = 1
    rows: int = 0
    before: str = ""


def digest(data: bytes) -> str:
    """The first half of the SHA-256, as hexadecimal."""
    return hashlib.sha256(data).hexdigest()[:DIGITS]


def as_json(value: Any) -> str:
    """The value as JSON of the form that a block has: its digest is taken of this."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return _MARKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def digest_of(value: Any) -> str:
    """The digest of a value in JSON."""
    return digest(as_json(value).encode())


def make_block(part: Part, made_with: Json, chain: Chain, after: bytes | None) -> tuple[str, Chain]:
    """The block behind a part, and what the next one follows on.

    ``after`` is all that stands behind the last block of a file; None: another block follows.
    """
    rows = chain.rows + len(part.claims)
    block: Json = {
        "proof": FORM,
        "number": chain.number,
        "made_with": made_with,
        "claims": list(part.claims),
        "articles": list(part.articles),
        "rows": rows,
        "digests": [[claim["row"], digest_of(claim)] for claim in part.claims],
        "pieces": [[len(p.data), digest(p.data), *p.rows] for p in joined(part.pieces)],
        "before": chain.before,
        "after": None if after is None else [len(after), digest(after)],
    }
    sealed = digest_of({**block, "claims": []})
    return as_json({**block, "seal": sealed}), Chain(chain.number + 1, rows, sealed)


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without empty ones, neighbours of the same rows as one."""
    kept: list[bytes] = []
    rows: tuple[int, ...] | None = None
    for piece in pieces:
        if not piece.data:
            continue
        if piece.rows != rows:
            if rows is not None:
                yield Piece(b"".join(kept), rows)
            kept, rows = [], piece.rows
        kept.append(piece.data)
    if rows is not None:
        yield Piece(b"".join(kept), rows)


class Block(NamedTuple):
    """A block as it was found: its claims, which of their rows were changed, and all else.

    ``rest`` is None where anything but its claims was changed; ``rows`` are those of which the
    claim is not, to the letter, as it was written.
    """

    claims: tuple[Json, ...]
    rest: Json | None
    rows: frozenset[int] = frozenset()


def read_block(text: str) -> Block:
    """What the text of a block holds. Raises nothing, whatever the text is."""
    head, begun, tail = text.partition(_CLAIMS)
    told, ended, end = tail.partition(_ARTICLES)
    claims = tuple(_read_claims(told if begun and ended else text))
    rest = _read_rest(f"{head}{_CLAIMS}{_ARTICLES}{end}") if begun and ended else None
    if rest is None:
        return Block(claims, None)
    found = {claim["row"]: claim for claim in claims}
    known = dict(rest["digests"])
    changed = {
        row
        for row, one in known.items()
        if row not in found or digest_of(found[row]) != one or as_json(found[row]) not in told
    }
    if not changed and told != ",".join(as_json(found[row]) for row in known):
        return Block(claims, None)
    return Block(claims, rest, frozenset(changed))


def _read_rest(text: str) -> Json | None:
    """A block without its claims; None for what is not to the letter as it was written."""
    try:
        rest = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(rest, dict) or as_json(rest) != text:
        return None
    sealed = digest_of({key: value for key, value in rest.items() if key != "seal"})
    return rest if rest.get("seal") == sealed and _is_formed(rest) else None


def _is_formed(rest: Json) -> bool:
    """Whether the parts of a block by which a file is held have the types that they must have."""
    numbers = all(type(rest.get(name)) is int for name in ("number", "rows"))
    lists = all(isinstance(rest.get(name), list) for name in ("articles", "digests", "pieces"))
    after = rest.get("after")
    return (
        numbers
        and lists
        and isinstance(rest.get("before"), str)
        and isinstance(rest.get("made_with"), dict)
        and all(_is_numbered(one) for one in rest["digests"])
        and all(_is_piece(one) for one in rest["pieces"])
        and (after is None or _is_piece(after))
    )


def _is_numbered(one: Any) -> bool:
    is_pair = isinstance(one, list) and len(one) == 2
    return is_pair and type(one[0]) is int and isinstance(one[1], str)


def _is_piece(one: Any) -> bool:
    if not isinstance(one, list) or len(one) < 2:
        return False
    length, told, *rows = one
    is_told = type(length) is int and length >= 0 and isinstance(told, str)
    return is_told and all(type(row) is int for row in rows)


def _read_claims(text: str) -> Iterator[Json]:
    """The claims in a text that can be read, whatever stands between them."""
    decoder = json.JSONDecoder()
    at, failed = text.find(_CLAIM), 0
    while at >= 0 and failed < _MOST_FAILURES:
        try:
            claim, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            claim, end, failed = None, at + 1, failed + 1
        if isinstance(claim, dict) and type(claim.get("row")) is int:
            yield claim
        at = text.find(_CLAIM, end)
