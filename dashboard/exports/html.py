"""One page that works alone, without a network: the dashboard's timeline above a table.

The table is in the page as it is written, so that it can be read and printed without a script. The
script is that of the dashboard (``widgets/chart/js``) and draws what the rows say. A policy in the
page forbids any other script and every request.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from dashboard.exports import Options
from dashboard.model import Actor, ParsedArticle, Quote, Timeline, TimelineEntry
from dashboard.picture.columns import DAY_MS, Columns, columns
from dashboard.picture.scripts import one_script
from dashboard.proof.blocks import Piece, as_json, digest
from dashboard.proof.carriers import CARRIERS, with_blocks
from dashboard.proof.claims import Proof
from dashboard.registry import read_text
from dashboard.timeline.build import build, members
from dashboard.timeline.query import Query
from dashboard.timeline.remarks import remarks
from dashboard.timeline.selection import About, Manifest, Selection, counted, select, told
from dashboard.timeline.title_page import title_page
from dashboard.timeline.wording.citation import denied_with, quoted_words, said_by, told_in
from dashboard.timeline.wording.dates import both_ends, in_words, with_capital
from dashboard.timeline.wording.footnotes import Footnote, footnote, paragraph_starts
from dashboard.timeline.wording.labels import how_told, kind_label
from dashboard.timeline.wording.rule_records import tell_record

MEDIA_TYPE, ENDING, STREAMS = "text/html", ".html", False
LABEL = "Page that works without a network (HTML)"
READ = True
_TAG, _SPACES = re.compile(r"<[^>]*>"), re.compile(r"[\t\n\f\r ]+")
_DATA = re.compile(r"\b(data-[a-z_]+(?:=\"[^\"]*\")?)")
_HEADS = ("When", "What happened, and what was said", "Who", "Where it is told")
_SEEN = frozenset({"title", "when", "sentence", "quotes", "retold"})  # columns read from the words
_DAYS = ("from", "to")
_LONGEST_RUNNING = 110  # letters of a title above each printed page

_PROVED = (
    '<section class="proved" id="proved" slot="proved" aria-label="Proof" hidden>'
    '<p role="status">Holding each line against its digest …</p>'
    '<p class="ask"><label for="asked">Number of a line of the list</label> '
    '<input id="asked" inputmode="numeric" size="4" autocomplete="off"> '
    '<button type="button" id="answer">Was it changed?</button></p>'
    '<details><summary>How far this goes</summary><p id="far"></p>'
    "<label>Copies of the articles (text files; they stay on this machine)"
    '<input id="copies" type="file" accept=".txt,.md,text/plain" multiple></label>'
    '<p id="copied" role="status"></p></details></section>\n'
)


class Drawn(NamedTuple):
    """What the picture is drawn from: the columns, and the JSON of all but those of the events."""

    events: Columns
    lists: str


def write(selection: Selection, options: Options) -> Iterator[bytes]:
    """The page, a row an event in order of time; an empty table where nothing is chosen."""
    style, chart = read_text("exports/page/page.css"), _chart_style()
    running = _running_title(selection.manifest.title)
    script = one_script("exports/page/page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)} {_hash(running)} {_hash(chart)}; "
        f"script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(selection.manifest.title)}</title>\n<style>{style}</style>\n"
        f"<style>{running}</style>\n</head>\n<body>\n"
    )
    shadow = f'<template id="chart"><style>{chart}</style><div class="timeline"></div></template>\n'
    proof = Proof(selection)
    drawn = _drawn(selection, options.colours)
    part = proof.part(_pieces(selection, proof, head + _head(selection) + shadow, drawn))
    after = f"</script>\n<script>{script}</script>\n</body>\n</html>\n".encode()
    yield from with_blocks([part], CARRIERS["script"], proof.made_with, after=after)


def in_notebook(parsed: ParsedArticle) -> str:
    """The page of one article in a frame that may run its own script, and reach nothing else."""
    about = About(title=parsed.article.name)
    page = b"".join(write(select(build([parsed]), Query(), about=about), Options())).decode()
    allowed = "allow-scripts allow-modals allow-popups allow-popups-to-escape-sandbox"
    return (
        f'<iframe title="Timeline: {escape(about.title)}" sandbox="{allowed}" '
        f'style="width: 100%; height: 720px; border: 0" srcdoc="{escape(page)}"></iframe>'
    )


def _chart_style() -> str:
    """The style of the picture, which stands in a shadow tree as it does in the dashboard."""
    return read_text("widgets/chart/chart.css") + read_text("exports/page/chart.css")


def _running_title(title: str) -> str:
    """The style that prints the title above each page but the first.

    No letter of it but those of ASCII stands there as it is: none ends the words, or the style.
    """
    one_line = both_ends(title, _LONGEST_RUNNING)
    words = re.sub(r"[^A-Za-z ]", lambda found: f"\\{ord(found[0]):x} ", one_line)
    look = "font: italic 9pt system-ui, sans-serif; color: #444;"
    return (
        f'@page {{ @top-left {{ content: "{words}"; {look} }} }}\n'
        "@page :first { @top-left { content: none; } }"
    )


def _pieces(selection: Selection, proof: Proof, head: str, drawn: Drawn) -> Iterator[Piece]:
    yield Piece(head.encode())
    yield Piece(f'<script type="application/json" id="lists">{drawn.lists}</script>\n'.encode())
    yield Piece(_table_head(selection.manifest).encode())
    starts = paragraph_starts(selection.articles)
    lists = digest(drawn.lists.encode())
    for at, entry in enumerate(selection.entries):
        notes = [footnote(report, starts) for report in entry.reports]
        row = f'<tr tabindex="-1"{_data(drawn.events, at)}>{_row(entry, notes)}'
        yield Piece(row.encode(), proof.of_entry(entry, shown=_shown(row, lists)))
    yield Piece(f"</tbody>\n</table>\n</main>\n{_foot(selection)}".encode())
    yield Piece(CARRIERS["script"].before.encode())


def _shown(row: str, lists: str) -> str:
    """The digest of what a reader sees of a row, and of what the picture is drawn from.

    The page makes the same of the row as it stands: attributes by name, then the words, then the
    digest of the lists in which the numbers of the attributes are positions.
    """
    data = _TAG.match(row)
    named = "\n".join(sorted(_DATA.findall(data[0]))) if data else ""
    words = _SPACES.sub(" ", html.unescape(_TAG.sub("", row)).replace("\x00", "")).strip(" ")
    return digest(f"{html.unescape(named)}\n\n{words}\n\n{lists}".encode("utf-8", "replace"))


def escape(text: str) -> str:
    """The text as HTML that shows it to the letter, in an attribute, too."""
    return html.escape(text)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _drawn(selection: Selection, colours: Sequence[str]) -> Drawn:
    """The columns of what was chosen, with no actor but those whom it names."""
    timeline = Timeline(selection.entries, _who(selection), tuple(selection.articles))
    found = columns(timeline)
    about = selection.manifest.about
    named = {"title": selection.manifest.title, "scope": about.scope, "author": about.author}
    lists = {name: column for name, column in found.items() if name != "events"}
    kept = {"colours": [one or None for one in colours]} if colours else {}
    return Drawn(found["events"], as_json({**lists, **kept, "about": named}))


def _who(selection: Selection) -> tuple[Actor, ...]:
    """Those whom an event names or who are quoted there, and all that they are members of."""
    wanted = {actor.id for entry in selection.entries for actor in (*entry.actors, *entry.places)}
    wanted |= {q.speaker for entry in selection.entries for q in entry.quotes if q.speaker}
    below = members(selection.actors)
    return tuple(actor for actor in selection.actors if not wanted.isdisjoint(below[actor.id]))


def _data(events: Mapping[str, Any], at: int) -> str:
    """What the columns say of an event, as attributes of JSON; what is nothing is left out.

    Days are counted from 1970-01-01; the end is not included.
    """
    shown = {}
    for name, column in events.items():
        if name in _SEEN:
            continue
        sparse = isinstance(column, dict)  # nought is the place of an event there
        value = column.get(at) if sparse else column[at]
        if value or (value is not None and (sparse or name in _DAYS)):
            shown[name] = int(value // DAY_MS) if name in _DAYS else value
    told = {
        k: str(v) if k == "id" else json.dumps(_plain(v), separators=(",", ":"))
        for k, v in shown.items()
    }
    return "".join(f' data-{name}="{escape(text)}"' for name, text in told.items())


def _plain(value: Any) -> Any:
    """True as 1: the page compares numbers."""
    return int(value) if isinstance(value, bool) else value


def _head(selection: Selection) -> str:
    """The title page, the places of what the page says of its proof, of picture and open event."""
    page = title_page(selection)
    lines = [
        *([f'<p class="scope">{escape(page.scope)}</p>'] if page.scope else []),
        *([f'<p class="author">by {escape(page.author)}</p>'] if page.author else []),
        *(
            f'<p class="extent">{escape(line)}</p>'
            for line in (*page.extent, page.left_out)
            if line
        ),
    ]
    return (
        f"<header><h1>{escape(page.title)}</h1>\n{''.join(lines)}</header>\n<main>\n"
        f'<div class="app"><div id="timeline">{_PROVED}</div>'
        '<aside id="panel" aria-label="The open event" hidden></aside></div>\n'
    )


def _table_head(manifest: Manifest) -> str:
    count = "" if manifest.counts is None else escape(counted(manifest.counts))
    heads = "".join(f'<th scope="col">{head}' for head in _HEADS)
    return (
        f'<p class="count" id="count" role="status">{count}</p>\n'
        f"<table><caption>The events in order of time</caption>\n<thead><tr>{heads}</thead>\n"
        "<tbody>\n"
    )


def _row(entry: TimelineEntry, notes: list[Footnote]) -> str:
    event = entry.event
    how = how_told(event)
    status = f'<span class="status">{escape(how)}</span>' if how else ""
    said = [f'<p class="person">{escape(remark)}</p>' for remark in remarks(entry)]
    quotes = [_quote(quote, entry) for quote in entry.quotes]
    sources = dict.fromkeys(map(_source, notes))
    marks = '<sup class="mark"></sup>' * len(sources)  # numbered by the style, as the sources are
    places = ", ".join(actor.name for actor in entry.places)
    where = f'<span class="status">Where: {escape(places)}</span>' if places else ""
    record = tell_record(event.date)
    how_good = f' <span class="record">({escape(record)})</span>' if record else ""
    why = f'<p class="source why">Why this date: {escape(event.date.because)}{how_good}</p>'
    return (
        f'<th scope="row">{escape(in_words(event.date))}{status}'
        f'<td><span class="what">{escape(with_capital(event.headline))}</span>{marks}'
        f'<span class="status">{escape(kind_label(event))}</span>{"".join([*quotes, *said])}'
        f"<td>{escape(', '.join(actor.name for actor in entry.actors))}{where}"
        f"<td>{''.join([*sources, why])}\n"
    )


def _quote(quote: Quote, entry: TimelineEntry) -> str:
    cue, who = denied_with(quote), escape(said_by(quote, entry.actors))
    words = escape(quoted_words(quote).removeprefix(cue))  # those that the page searches
    said = f'{escape(cue)}<span class="said">{words}</span>'
    return f"<blockquote>{said} — <cite>{who}</cite></blockquote>"


def _source(note: Footnote) -> str:
    """The words of a report, and where they stand, with a link where the article has one."""
    words = f'“<span class="sentence">{escape(note.words)}</span>”'
    where = f" ({escape(note.where)})" if note.where else ""
    link = (
        f' <a href="{escape(note.url)}" target="_blank" rel="noreferrer">The article</a>'
        if note.url
        else ""
    )
    return f'<p class="source note">{words}{where}{link}</p>'


def _foot(selection: Selection) -> str:
    """The versions, the filters, the counts, and the articles with their hashes.

    On paper, too, how the rules of dates did: there a row does not say it.
    """
    manifest = selection.manifest
    lines = [f"<dt>{escape(name)}<dd>{escape(words)}" for name, words in told(manifest)]
    records = dict.fromkeys(tell_record(entry.event.date) for entry in selection.entries)
    paper = ' class="paper"'
    lines += [f"<dt{paper}>Dates<dd{paper}>{escape(record)}" for record in records if record]
    for article in manifest.articles:
        names = ", ".join((article.id, *told_in(article), *([article.url] if article.url else [])))
        lines.append(f"<dt>Article<dd>{escape(names)}<br>SHA-256 {article.sha256}")
    return f"<footer><h2>Where this is from</h2>\n<dl>{''.join(lines)}</dl></footer>\n"
