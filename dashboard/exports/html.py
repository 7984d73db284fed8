"""One page that works alone, without a network: the timeline, hover and filters, and a table.

The table is in the page as it is written, so that it can be read and printed without a script; the
script draws what the rows say. A policy in the page forbids any other script and every request.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dashboard.exports import Options
from dashboard.model import Actor, DateStatus, TimelineEntry
from dashboard.picture.columns import fades
from dashboard.proof.blocks import Piece, digest
from dashboard.proof.carriers import CARRIERS, with_blocks
from dashboard.proof.claims import Proof
from dashboard.registry import read_text
from dashboard.review import State
from dashboard.timeline.build import members
from dashboard.timeline.citation import cited_quote, told_in
from dashboard.timeline.labels import MODALITIES, NOT_AS_FACT, how_known, kind_label
from dashboard.timeline.remarks import remarks
from dashboard.timeline.rule_records import tell_why
from dashboard.timeline.selection import Manifest, Selection, counted, told
from dashboard.timeline.words import in_words

MEDIA_TYPE, ENDING, STREAMS = "text/html", ".html", False
LABEL = "Page that works without a network (HTML)"
_EPOCH = dt.date(1970, 1, 1).toordinal()
_SIDES = 7  # with a colour of their own; as in page.css
_TAG, _SPACES = re.compile(r"<[^>]*>"), re.compile(r"[\t\n\f\r ]+")
_DATA = re.compile(r"\b(data-[a-z]+(?:=\"[^\"]*\")?)")
_HEADS = ("When", "What happened", "Who", "What was said, and where it is told")


class People(NamedTuple):
    """The actors of a page: those who can be chosen, in order, and the rank of each one's side.

    ``above`` holds for each actor by id itself and all that it is a member of.
    """

    chosen: Sequence[Actor]
    above: Mapping[str, frozenset[str]]
    sides: Mapping[str, int]


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """The page, a row an event in order of time; an empty table where nothing is chosen."""
    del options
    people = _people(selection)
    style, script = read_text("exports/page/page.css"), _script()
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(selection.manifest.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    proof = Proof(selection)
    part = proof.part(_pieces(selection, people, proof, head))
    after = f"</script>\n<script>{script}</script>\n</body>\n</html>\n".encode()
    yield from with_blocks([part], CARRIERS["script"], proof.made_with, after=after)


def _pieces(selection: Selection, people: People, proof: Proof, head: str) -> Iterator[Piece]:
    yield Piece((head + _head(selection.manifest, people)).encode())
    numbers = {actor.id: number for number, actor in enumerate(people.chosen)}
    for entry in selection.entries:
        row = _row(entry, people, numbers)
        yield Piece(row.encode(), proof.of_entry(entry, shown=_shown(row)))
    yield Piece(f"</tbody>\n</table>\n</main>\n{_foot(selection.manifest)}".encode())
    yield Piece(CARRIERS["script"].before.encode())


def _shown(row: str) -> str:
    """The digest of what a reader sees of a row, and of what the picture is drawn from.

    The page makes the same of the row as it stands: attributes by name, then the words.
    """
    data = _TAG.match(row)
    named = "\n".join(sorted(_DATA.findall(data[0]))) if data else ""
    words = _SPACES.sub(" ", html.unescape(_TAG.sub("", row)).replace("\x00", "")).strip(" ")
    return digest(f"{html.unescape(named)}\n\n{words}".encode("utf-8", "replace"))


def _script() -> str:
    """The script of the page, and what it shares with the picture of the dashboard."""
    shared = (read_text(f"widgets/chart/js/{name}.js") for name in ("dense", "fit"))
    modules = [text.replace("export function", "function") for text in shared]
    own = (read_text(f"exports/page/{name}.js") for name in ("page", "proof"))
    return "".join(['"use strict";\n', *modules, *own])


def escape(text: str) -> str:
    """The text as HTML that shows it to the letter, in an attribute, too."""
    return html.escape(text)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _people(selection: Selection) -> People:
    """Those with most events first; of a side with few events the colour is the last one."""
    above: dict[str, set[str]] = {actor.id: set() for actor in selection.actors}
    for actor, below in members(selection.actors).items():
        for one in below:
            above[one].add(actor)
    counts = Counter(a for e in selection.entries for a in _all(e, above))
    known = sorted(
        (actor for actor in selection.actors if counts[actor.id]),
        key=lambda actor: (-counts[actor.id], actor.name, actor.id),
    )
    roots = {actor.id: _root(actor, above, counts) for actor in known}
    ranks = {root: min(n, _SIDES) for n, root in enumerate(dict.fromkeys(roots.values()))}
    frozen = {actor: frozenset(all_) for actor, all_ in above.items()}
    return People(known, frozen, {actor: ranks[root] for actor, root in roots.items()})


def _root(actor: Actor, above: Mapping[str, set[str]], counts: Mapping[str, int]) -> str:
    """The one above that has most events: the side to which an actor belongs."""
    return min(above[actor.id] or {actor.id}, key=lambda one: (-counts.get(one, 0), one))


def _all(entry: TimelineEntry, above: Mapping[str, Iterable[str]]) -> set[str]:
    return {one for actor in entry.actors for one in above.get(actor.id, ())}


def _head(manifest: Manifest, people: People) -> str:
    """The title, the filters, the place of the picture, and the head of the table."""
    options = "".join(
        f'<option value="{number}" data-side="{people.sides[actor.id]}">{escape(actor.name)}'
        for number, actor in enumerate(people.chosen)
    )
    count = "" if manifest.counts is None else escape(counted(manifest.counts))
    heads = "".join(f'<th scope="col">{head}' for head in _HEADS)
    return (
        f"<header><h1>{escape(manifest.title)}</h1>\n"
        f'<p class="count" id="count" role="status">{count}</p>'
        "</header>\n<main>\n"
        '<form id="filters" hidden aria-label="Filters">\n'
        f'<label>Who<select id="who"><option value="">Everybody{options}</select></label>\n'
        '<label>Words<input id="words" type="search" autocomplete="off"></label>\n'
        '<label>From<input id="since" type="date"></label>\n'
        '<label>Until<input id="until" type="date"></label>\n'
        '<button type="reset">Clear all</button>\n</form>\n'
        '<figure><div id="zoom" hidden role="group" aria-label="Zoom"><button type="button" '
        'value="0.5" aria-label="Zoom in">+</button><button type="button" value="2" '
        'aria-label="Zoom out">−</button><button type="button" value="0">All</button></div>\n'
        '<div id="picture"></div><p class="note" id="outside" role="status"></p>'
        '<figcaption class="note">A point is a day; a bar is as '
        "wide as what is known; fading out: only a limit is known; hollow: planned, possible, "
        "alleged or denied; dashed: disputed. Drag it to move; pinch, "
        "or turn the wheel with Ctrl held, to zoom.</figcaption></figure>\n"
        '<div class="tip" id="tip" role="tooltip" hidden></div>\n'
        '<section class="proved" id="proved" aria-label="Proof" hidden><p role="status"></p>'
        "<label>Copies of the articles (text files; they stay on this machine)"
        '<input id="copies" type="file" accept=".txt,.md,text/plain" multiple></label>'
        '<p id="copied" role="status"></p></section>\n'
        f"<table><caption>The events in order of time</caption>\n<thead><tr>{heads}</thead>\n"
        "<tbody>\n"
    )


def _row(entry: TimelineEntry, people: People, numbers: Mapping[str, int]) -> str:
    event = entry.event
    status = how_known(event.date)
    how = f", {MODALITIES[event.modality].lower()}" if event.modality in NOT_AS_FACT else ""
    quotes = [
        f"<blockquote>{escape(cited_quote(q, entry.actors))}</blockquote>" for q in entry.quotes
    ]
    said = [f'<p class="person">{escape(remark)}</p>' for remark in remarks(entry)]
    sources = dict.fromkeys(
        f'<p class="source">“{escape(report.event.sentence.text)}” '
        f"({escape(', '.join(told_in(report.article)))})</p>"
        for report in entry.reports
    )
    why = f'<p class="source">Why this date: {escape(tell_why(event.date))}</p>'
    return (
        f'<tr tabindex="-1"{_data(entry, people, numbers)}><th scope="row">'
        f'{escape(in_words(event.date))}<span class="status">{escape(status + how)}</span>'
        f'<td><span class="what">{escape(event.headline)}</span>'
        f'<span class="status">{escape(kind_label(event))}</span>{"".join(said)}'
        f"<td>{escape(', '.join(actor.name for actor in entry.actors))}"
        f"<td>{''.join([*quotes, *sources, why])}\n"
    )


def _data(entry: TimelineEntry, people: People, numbers: Mapping[str, int]) -> str:
    """What the picture is drawn from: days since 1970, the end not included, and who takes part."""
    date = entry.event.date
    who = sorted(numbers[actor.id] for actor in entry.actors if actor.id in numbers)
    all_ = sorted(numbers[one] for one in _all(entry, people.above))
    first, last = date.earliest, date.latest
    values = {
        "from": "" if first is None else str(first.toordinal() - _EPOCH),
        "to": "" if last is None else str(last.toordinal() - _EPOCH + 1),
        "who": " ".join(map(str, who)),
        "all": " ".join(map(str, all_)),
    }
    flags = {
        "weak": date.status is not DateStatus.ASSERTED,
        "hollow": entry.event.modality in NOT_AS_FACT,
        "striped": entry.dissent is not None or entry.review.state is State.DISPUTED,
        "fades": fades(entry),
    }
    told = "".join(f' data-{name}="{value}"' for name, value in values.items() if value)
    return told + "".join(f" data-{name}" for name, holds in flags.items() if holds)


def _foot(manifest: Manifest) -> str:
    """The versions, the filters, the counts, and the articles with their hashes."""
    lines = [f"<dt>{escape(name)}<dd>{escape(words)}" for name, words in told(manifest)]
    for article in manifest.articles:
        names = ", ".join((article.id, *told_in(article), *([article.url] if article.url else [])))
        lines.append(f"<dt>Article<dd>{escape(names)}<br>SHA-256 {article.sha256}")
    return f"<footer><h2>Where this is from</h2>\n<dl>{''.join(lines)}</dl></footer>\n"
