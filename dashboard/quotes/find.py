"""Finds the quotations of an article: what stands in marks, and speech that is reported without.

Every stretch in marks is tied to a reporting word of its sentence: the one right before or behind
it, the one that governs it; else the speaker is carried over from the words around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dashboard.model import Diagnostic, QuoteKind, Span
from dashboard.quotes.carry import Voices
from dashboard.quotes.cues import Cues, read_cues
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.frames import Frame, cut_frames
from dashboard.quotes.indirect import find_indirect
from dashboard.quotes.link import Link, Stretch, link_close, link_wide, name_beside, release_of
from dashboard.quotes.marks import Marked, find_marked, find_unclosed
from dashboard.quotes.names import is_name
from dashboard.quotes.reports import Report, find_reports
from dashboard.text.analysis import AnalysedParagraph, Analysis

if TYPE_CHECKING:
    from spacy.tokens import Token

SCARE = 4  # words of a fragment that, with nobody speaking in its sentence, is no quotation


def find_quotes(analysis: Analysis, *, language: str = "en") -> tuple[FoundQuote, ...]:
    """The quotations of a text, by position; empty if there are none. Raises nothing."""
    cues = read_cues(language)
    voices = Voices(cues)
    for part, marked in zip(analysis.paragraphs, _marked(analysis, cues), strict=True):
        voices.next_paragraph(goes_on=bool(marked) and marked[0].goes_on)
        for frame in cut_frames(part, marked, cues.abbreviations):
            reports = find_reports(frame, cues)
            voices.next_frame(frame, reports)
            for quote in _read_frame(frame, reports, voices, cues):
                voices.keep(quote)
            for quote in () if part.is_heading else find_indirect(frame, reports, cues):
                voices.keep(quote)
    found = sorted(voices.finish(), key=lambda q: (q.content.start, -q.content.end))
    return tuple(found)


def find_mark_errors(analysis: Analysis, *, language: str = "en") -> tuple[Diagnostic, ...]:
    """A diagnostic for each quotation mark that is opened and never closed."""
    return find_unclosed(_marked(analysis, read_cues(language)))


def _marked(analysis: Analysis, cues: Cues) -> tuple[tuple[Marked, ...], ...]:
    where = [(p.paragraph.start, p.paragraph.end) for p in analysis.paragraphs]
    return find_marked(analysis.text, where, cues.elisions)


def _read_frame(
    frame: Frame, reports: Sequence[Report], voices: Voices, cues: Cues
) -> Iterator[FoundQuote]:
    direct_before = False
    for k, marked in frame.marked:
        stretch = Stretch(frame, k, marked, _content(frame.part, marked))
        link = _link(stretch, reports, cues)
        if link is None and (not stretch.content or is_name(frame, k, list(stretch.content), cues)):
            continue
        kind = _kind(stretch, link, cues, goes_on=direct_before)
        quote = _quote(stretch, kind, link, reports)
        if link is None:
            beside = name_beside(stretch, cues)
            if beside is not None:
                quote = _named(quote, beside.span(frame))
            elif not (stretch.is_sentence and stretch.has_seam) and len(stretch.content) <= SCARE:
                continue
        direct_before = kind is QuoteKind.DIRECT and stretch.last_mark not in ".!?"
        yield quote


def _named(quote: FoundQuote, speaker: Span) -> FoundQuote:
    return FoundQuote(quote.content, quote.kind, speaker=speaker, rule="beside")


def _link(stretch: Stretch, reports: Sequence[Report], cues: Cues) -> Link | None:
    close = link_close(stretch, reports)
    if close is not None:
        return close
    if is_name(stretch.frame, stretch.k, list(stretch.content), cues):
        return None
    return link_wide(stretch, reports, cues)


def _content(part: AnalysedParagraph, marked: Marked) -> tuple[Token, ...]:
    low, high = marked.start - part.start, marked.end - part.start
    span = part.doc.char_span(low, high, alignment_mode="contract")
    return () if span is None else tuple(t for t in span if not t.is_space)


def _kind(stretch: Stretch, link: Link | None, cues: Cues, *, goes_on: bool) -> QuoteKind:
    """Direct: a whole utterance with seams around it; mixed: part of the reporter's sentence."""
    if stretch.is_joined(cues):
        return QuoteKind.MIXED
    clause = stretch.has_verb and stretch.has_subject
    closes = link is not None and link.rule in ("after", "before")
    if stretch.has_seam:
        whole = stretch.has_verb or stretch.last_mark in ".!?" or closes
        if whole and (stretch.starts_large or goes_on or (closes and stretch.has_verb)):
            return QuoteKind.DIRECT
    elif clause and (stretch.starts_large or stretch.follows(link)):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED


def _quote(
    stretch: Stretch, kind: QuoteKind, link: Link | None, reports: Sequence[Report]
) -> FoundQuote:
    frame, marked = stretch.frame, stretch.marked
    low, high = marked.start - frame.part.start, marked.end - frame.part.start
    content = Span(marked.start, marked.end, frame.part.doc.text[low:high])
    report = None if link is None else link.report
    if link is None or report is None or report.speaker is None:
        return FoundQuote(content, kind)
    via = release_of(report, reports)
    return FoundQuote(
        content,
        kind,
        cue=frame.part.span_of(report.first, report.last),
        speaker=report.speaker.span(frame),
        addressee=None if report.addressee is None else report.addressee.span(frame),
        via=None if via is None else via.span(frame),
        rule=link.rule,
    )
