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
from dashboard.quotes.speakers import FINITE

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
            stretches = [_around(frame, report, reports, cues)]
        elif _is_tail(frame, report):
            stretches = [_trim(_before_tail(frame, report), cues)]
        else:
            stretches = [_trim(s, cues) for s in _complements(report, cues, outside)]
        for tokens in stretches:
            content = [t for t in tokens if t.i in outside]
            if len(content) == len(tokens) and sum(not t.is_punct for t in tokens) >= SHORTEST:
                yield _quote(frame, report, reports, content, cues)


def _quote(
    frame: Frame,
    report: Report,
    reports: Sequence[Report],
    content: Sequence[Token],
    cues: Cues,
) -> FoundQuote:
    assert report.speaker is not None
    via = None if SOURCE in report.takes else release_of(frame, report, reports, cues)
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
    finding = "finding" in report.takes and _is_document(report, cues)
    if "clause" in report.takes or finding:
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and _is_clause(c)]
        yield from _clauses(clauses, report, outside)
    for child in verb.children:
        if child.dep_ == "xcomp" and child.tag_ == "VB" and _is_to(child):
            order = "order" in report.takes and report.addressee is not None
            if order or ("infinitive" in report.takes and report.addressee is None):
                yield _subtree(child)
        elif child.dep_ == "dobj" and "noun" in report.takes and child.lemma_ in cues.matters:
            yield _to_clause_end(child, verb)


def _is_tail(frame: Frame, report: Report) -> bool:
    """Whether a reporting clause closes its sentence, as in "It rained, he said."."""
    verb, speaker = report.first, report.speaker
    assert speaker is not None
    if "clause" not in report.takes or verb.tag_ not in FINITE or speaker.first.i == 0:
        return False
    start = min(speaker.first.i, verb.i)
    if verb.doc[start - 1].text not in (",", "—", "–"):
        return False
    if any(isinstance(item, Marked) for item in frame.items[report.place :]):
        return False
    rest = list(frame.after(report.place))
    if any(t.tag_ in FINITE or t.dep_ in ("ccomp", "dobj") for t in rest):
        return False
    before = _before_tail(frame, report)
    return any(t.tag_ in FINITE for t in before) and before[0].dep_ not in ("mark", "advmod")


def _before_tail(frame: Frame, report: Report) -> list[Token]:
    assert report.speaker is not None
    start = min(report.speaker.first.i, report.first.i)
    return [t for t in frame.before(report.place) if t.i < start]


def _is_to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _is_document(report: Report, cues: Cues) -> bool:
    return report.speaker is not None and report.speaker.head.lemma_.lower() in cues.documents


def _is_clause(verb: Token) -> bool:
    return verb.tag_ != "VBG" or any(c.dep_ in ("aux", "nsubj") for c in verb.children)


def _clauses(clauses: list[Token], report: Report, outside: set[int]) -> Iterator[list[Token]]:
    """A clause whole, or, if part of it stands in marks, those of its coordinates that do not.

    Two clauses that the parse gives one verb are one that it took apart.
    """
    if not clauses:
        return
    clauses = [c for c in clauses if c.i > report.first.i] or clauses
    low = min(c.left_edge.i for c in clauses)
    high = max(c.right_edge.i for c in clauses)
    clause = clauses[0]
    whole = _without_report(list(clause.doc[low : high + 1]), report)
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


def _joins(token: Token, cues: Cues) -> bool:
    return token.lower_ in cues.joining and token.tag_ == "IN"


def _trim(tokens: list[Token], cues: Cues) -> list[Token]:
    while tokens and (
        tokens[0].text in _EDGES or tokens[0].tag_ == "CC" or _joins(tokens[0], cues)
    ):
        tokens = tokens[1:]
    while tokens and (tokens[-1].text in _EDGES or tokens[-1].tag_ == "CC"):
        tokens = tokens[:-1]
    return tokens


def _around(frame: Frame, report: Report, reports: Sequence[Report], cues: Cues) -> list[Token]:
    """What a source phrase covers: the longer side of it, up to the next such phrase."""
    assert report.speaker is not None
    if any(isinstance(item, Marked) for item in frame.items):
        return []
    tokens = frame.tokens
    before = _trim([t for t in tokens if t.i < report.first.i], cues)
    after = [t for t in tokens if t.i > report.speaker.last.i]
    if before and not any(t.tag_ in FINITE for t in before):
        return _trim([t for t in tokens if t.i >= before[0].i], cues)
    cut = next((k for k, t in enumerate(after) if t.text in (",", ";")), None)
    after = _trim(after[cut + 1 :], cues) if cut is not None else []
    other = next((r for r in reports if SOURCE in r.takes and r is not report), None)
    if other is not None:
        after = [t for t in after if t.i < other.first.i or report.first.i > other.first.i]
    return before or _trim(after, cues)
