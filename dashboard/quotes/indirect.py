"""Speech that is reported without marks: clauses, infinitives and the matter of emphatic verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dashboard.model import QuoteKind
from dashboard.quotes.cues import Cues
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.frames import Frame
from dashboard.quotes.link import release_of
from dashboard.quotes.marks import Marked
from dashboard.quotes.reports import SOURCE, Report

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST = 3  # words of a reported clause
_EDGES = frozenset((",", ";", ":", "—", "–", "-", "--", ".", "?", "!", "…"))


def find_indirect(frame: Frame, reports: Sequence[Report], cues: Cues) -> Iterator[FoundQuote]:
    """The reported clauses of a frame that hold no marks."""
    outside = {token.i for token in frame.tokens}
    for report in reports:
        if report.speaker is None or report.unsaid:
            continue
        if SOURCE in report.takes:
            stretches = [_around(frame, report, reports)]
        else:
            stretches = [_trim(s) for s in _complements(report, cues, outside)]
        for tokens in stretches:
            content = [t for t in tokens if t.i in outside]
            if len(content) == len(tokens) and sum(not t.is_punct for t in tokens) >= SHORTEST:
                yield _quote(frame, report, reports, content)


def _quote(
    frame: Frame, report: Report, reports: Sequence[Report], content: Sequence[Token]
) -> FoundQuote:
    assert report.speaker is not None
    via = None if SOURCE in report.takes else release_of(report, reports)
    return FoundQuote(
        content=frame.part.span_of(content[0], content[-1]),
        kind=QuoteKind.INDIRECT,
        cue=frame.part.span_of(report.first, report.last),
        speaker=report.speaker.span(frame),
        addressee=None if report.addressee is None else report.addressee.span(frame),
        via=None if via is None else via.span(frame),
        rule="according" if SOURCE in report.takes else "complement",
    )


def _complements(report: Report, cues: Cues, outside: set[int]) -> Iterator[list[Token]]:
    verb = report.first
    for child in verb.children:
        if child.dep_ == "ccomp" and "clause" in report.takes:
            yield from _clauses(child, report, outside)
        elif child.dep_ == "xcomp" and child.tag_ == "VB" and _is_to(child):
            order = "order" in report.takes and report.addressee is not None
            if order or ("infinitive" in report.takes and report.addressee is None):
                yield _subtree(child)
        elif child.dep_ == "dobj" and "noun" in report.takes and child.lemma_ in cues.matters:
            yield _to_clause_end(child, verb)


def _is_to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _clauses(clause: Token, report: Report, outside: set[int]) -> Iterator[list[Token]]:
    """A clause whole, or, if part of it stands in marks, those of its coordinates that do not."""
    whole = _without_report(_subtree(clause), report)
    if all(t.i in outside for t in whole):
        yield whole
        return
    parts = [clause, *(c for c in clause.children if c.dep_ == "conj")]
    if len(parts) < 2:
        return
    for part in parts:
        inner = {t.i for c in part.children if c.dep_ == "conj" for t in c.subtree}
        yield [t for t in _without_report(_subtree(part), report) if t.i not in inner]


def _subtree(head: Token) -> list[Token]:
    return list(head.doc[head.left_edge.i : head.right_edge.i + 1])


def _without_report(tokens: list[Token], report: Report) -> list[Token]:
    """The tokens before or after the reporting clause, whichever hold the complement."""
    assert report.speaker is not None
    low = min(report.first.i, report.speaker.first.i)
    high = max(report.last.i, report.speaker.last.i)
    before = [t for t in tokens if t.i < low]
    after = [t for t in tokens if t.i > high]
    return after if len(after) >= len(before) else before


def _to_clause_end(noun: Token, verb: Token) -> list[Token]:
    """A noun phrase and what the parse hung on the verb behind it, up to the end of the clause."""
    end = noun.right_edge.i
    for child in verb.children:
        if child.i > end and child.tag_ == "VBG" and child.dep_ == "advcl":
            end = child.right_edge.i
    return list(noun.doc[noun.left_edge.i : end + 1])


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and (
        tokens[0].text in _EDGES
        or (tokens[0].dep_ == "mark" and tokens[0].tag_ == "IN" and tokens[0].lower_ == "that")
        or tokens[0].tag_ == "CC"
    ):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in _EDGES or tokens[-1].tag_ == "CC"):
        tokens = tokens[:-1]
    return tokens


def _around(frame: Frame, report: Report, reports: Sequence[Report]) -> list[Token]:
    """What a source phrase covers: the longer side of it, up to the next such phrase."""
    assert report.speaker is not None
    if any(isinstance(item, Marked) for item in frame.items):
        return []
    tokens = frame.tokens
    before = _trim([t for t in tokens if t.i < report.first.i])
    after = [t for t in tokens if t.i > report.speaker.last.i]
    cut = next((k for k, t in enumerate(after) if t.text in (",", ";")), None)
    after = _trim(after[cut + 1 :]) if cut is not None else []
    other = next((r for r in reports if SOURCE in r.takes and r is not report), None)
    if other is not None:
        after = [t for t in after if t.i < other.first.i or report.first.i > other.first.i]
    return before if len(before) >= len(after) else _trim(after)
