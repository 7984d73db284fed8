"""Which rows of a file were changed since it was written, and whether anything else was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.proof.blocks import Block, Json, digest, read_block
from dashboard.proof.carriers import CARRIERS, Carrier, Found, find_blocks

_MOST_PLACES = 64  # at which a stretch is looked for behind a change
_MOST_LOOKED = 256  # times the size of a file, in bytes: what is digested to find what was moved
_MARKS = (b"claims", b"pieces", b"digests")  # of a block that does not begin as it did


@dataclass(slots=True)
class Inspected:
    """What a file says of itself, and what of it is as it was written.

    ``altered`` are the numbers of the rows that were changed, with or without their claims;
    ``outside``: anything else was, also where that cannot be told any more. ``rows`` is how many
    rows there were; ``articles`` what is said of each article, by its id; ``shown`` the bytes of
    each row that stands where it stood, as the format has them.
    """

    claims: dict[int, Json] = field(default_factory=dict)
    articles: dict[str, Json] = field(default_factory=dict)
    made_with: Json = field(default_factory=dict)
    rows: int = 0
    altered: set[int] = field(default_factory=set)
    outside: bool = False
    shown: dict[int, bytes] = field(default_factory=dict)

    def add(self, other: Inspected) -> None:
        """Take in what another file of the same whole says; its rows are counted on."""
        shift = self.rows
        self.claims |= {row + shift: claim for row, claim in other.claims.items()}
        self.shown |= {row + shift: data for row, data in other.shown.items()}
        self.articles |= other.articles
        self.made_with = self.made_with or other.made_with
        self.altered |= {row + shift for row in other.altered}
        self.rows += other.rows
        self.outside |= other.outside


class _Walk:
    """Goes through a file from block to block, each of which tells of what stands before it."""

    def __init__(self, data: bytes, carrier: Carrier) -> None:
        self._data, self._carrier = data, carrier
        self._at, self._number, self._before = 0, 1, ""
        self._lost = False  # the block before this one cannot be read
        self._ended = False
        self.told = Inspected()

    def go(self, found: Iterable[Found]) -> Inspected:
        """What the blocks say of the file, and what of it is as it was."""
        for one in found:
            block = read_block(one.text)
            self.told.claims |= {claim["row"]: claim for claim in block.claims}
            if block.rest is None:
                self._pass_by(block)
            else:
                self._hold(one, block, block.rest)
            self._at = one.end
        told = self.told
        if not self._ended and self._carrier.of_row:
            told.altered.add(told.rows + 1)  # the next row has lost its block, or is not there
        else:
            told.outside |= not self._ended
        told.rows = max([told.rows, *told.claims, *told.altered])
        told.altered |= set(range(1, told.rows + 1)) - told.claims.keys()
        return told

    def _pass_by(self, block: Block) -> None:
        """A block that was changed: of the rows before it nothing is known but its claims."""
        rows = {claim["row"] for claim in block.claims} or {self.told.rows + 1}
        if self._carrier.of_row:
            self.told.altered |= rows
            self._ended = True  # that this was the last one can be known from it alone
        else:
            self.told.outside = True
        self.told.rows = max(self.told.rows, *rows)
        self._number, self._lost = self._number + 1, True

    def _hold(self, one: Found, block: Block, rest: Json) -> None:
        told = self.told
        first = rest["rows"] - len(rest["digests"]) + 1
        missing = set(range(told.rows + 1, first))
        told.altered |= missing | block.rows
        told.rows = max(told.rows, rest["rows"])
        told.articles |= {a["id"]: a for a in rest["articles"] if _is_article(a)}
        told.made_with = told.made_with or rest["made_with"]
        if not self._lost and not missing:
            told.outside |= (rest["number"], rest["before"]) != (self._number, self._before)
        self._compare(self._data[self._at : one.start], rest["pieces"], follows=not missing)
        self._number, self._before, self._lost = rest["number"] + 1, rest["seal"], False
        self._ended = rest["after"] is not None
        if self._ended:
            length, known = rest["after"]
            behind = self._data[one.end :]
            told.outside |= len(behind) != length or digest(behind) != known

    def _compare(self, data: bytes, pieces: Sequence[Sequence[object]], *, follows: bool) -> None:
        """Note whose pieces were changed; ``follows``: nothing but these may stand there."""
        whole, at = True, 0
        for piece in changed_pieces(data, pieces, follows=follows):
            rows = {row for row in piece[2:] if isinstance(row, int)}
            self.told.altered |= rows
            self.told.outside |= not rows
            whole = False
        if not whole or sum(map(_length, pieces)) != len(data):
            return
        kept: dict[int, list[bytes]] = {}
        for piece in pieces:
            for row in piece[2:]:
                if isinstance(row, int):
                    kept.setdefault(row, []).append(data[at : at + _length(piece)])
            at += _length(piece)
        self.told.shown |= {row: b" ".join(parts) for row, parts in kept.items()}


def inspect_text(data: bytes) -> Inspected | None:
    """What a file that is no archive says of itself; None where it carries no proof."""
    for carrier in CARRIERS.values():
        found = list(find_blocks(data, carrier))
        if found:
            return _Walk(data, carrier).go(found)
    return _beheaded(data)


def inspect_block(data: bytes, text: str) -> Inspected:
    """What a block says of data that it stands beside, as a part of the same package."""
    return _Walk(data, CARRIERS["part"]).go([Found(len(data), len(data), text)])


def _beheaded(data: bytes) -> Inspected | None:
    """What is known of a file in which the only block does not begin as it did."""
    if not all(mark in data for mark in _MARKS):
        return None
    is_cell = b'""claims""' in data or b"\nX-EVENT-TIMELINE" in data
    return Inspected(rows=1, altered={1}) if is_cell else Inspected(outside=True)


def changed_pieces(
    data: bytes, pieces: Sequence[Sequence[object]], *, follows: bool = True
) -> Iterator[Sequence[object]]:
    """The pieces that do not stand in the data as they did, in their order.

    They are compared from both ends. Of what lies between, each is looked for where the one before
    it ends, where it stood, and at the beginnings of lines. Where something was put between two
    pieces, both are given, unless others may stand there (``follows`` is False).
    """
    low, at = _matching(data, pieces)
    high, end = _matching(data, pieces, backwards=True, above=(low, at))
    if low > high:
        if at < end and follows:
            yield from pieces[max(0, low - 1) : low + 1]
        return
    place, spent = at, 0
    for piece in pieces[low : high + 1]:
        found = None
        if spent <= _MOST_LOOKED * len(data):
            found = _find(data, piece, place, end, at)
            spent += 0 if found else _MOST_PLACES * _length(piece)
        at += _length(piece)
        if found is None:
            yield piece
        else:
            place = found


def _matching(
    data: bytes,
    pieces: Sequence[Sequence[object]],
    *,
    backwards: bool = False,
    above: tuple[int, int] = (0, 0),
) -> tuple[int, int]:
    """The first piece from one end that is not as it was, and where it begins, or ends, then."""
    if not backwards:
        at = 0
        for number, piece in enumerate(pieces):
            if not _stands(data, piece, at):
                return number, at
            at += _length(piece)
        return len(pieces), at
    end, number = len(data), len(pieces) - 1
    while number >= above[0]:
        begin = end - _length(pieces[number])
        if begin < above[1] or not _stands(data, pieces[number], begin):
            break
        end, number = begin, number - 1
    return number, end


def _find(data: bytes, piece: Sequence[object], place: int, end: int, before: int) -> int | None:
    """Where a piece ends that stands between two places; None where it is not found."""
    length = _length(piece)
    places = [place, before]
    line = place
    for _ in range(_MOST_PLACES):
        line = data.find(b"\n", line, end) + 1
        if not line:
            break
        places.append(line)
    for at in places:
        if place <= at <= end - length and _stands(data, piece, at):
            return at + length
    return None


def _stands(data: bytes, piece: Sequence[object], at: int) -> bool:
    return digest(data[at : at + _length(piece)]) == piece[1]


def _length(piece: Sequence[object]) -> int:
    assert isinstance(piece[0], int)
    return piece[0]


def _is_article(told: object) -> bool:
    return isinstance(told, dict) and all(isinstance(told.get(k), str) for k in ("id", "sha256"))
