"""Speech that is reported without marks: clauses, infinitives and the matter of emphatic verbs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dashboard.model import QuoteKind
from dashboard.quotes.cues import Cues
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.frames import Frame
from dashboard.quotes.link import release_of
from dashboard.quotes.marks import Marked
from dashboard.quotes.reports import NOUN, SOURCE, Report, clause_of
from dashboard.quotes.speakers import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTEST = 3  # words of a reported clause
LONGEST = 200  # words; what the parse makes longer than that is no clause
_EDGES = frozenset((",", ";", ":", "—", "–", "-", "--", "_", ".", "?", "!", "…"))
_BREAKS = frozenset((",", "—", "–", "--", "_"))
BESIDE = 4  # words between a speaker and a verb in a parenthesis
_SIDE = frozenset(("VBG", "WDT", "WP", "CC"))  # what begins a remark behind a reporting clause
_LOOSE = frozenset(("mark", "advmod", "prep"))
_RELATIVE = frozenset(("WDT", "WP", "WP$"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))


def find_indirect(frame: Frame, reports: Sequence[Report], cues: Cues) -> Iterator[FoundQuote]:
    """The reported clauses of a frame that hold no marks."""
    if not reports:
        return
    outside = frame.numbers
    for report in reports:
        if report.speaker is None or report.unsaid:
            continue
        for stretch in _stretches(frame, report, reports, cues):
            content = _trim(stretch, cues)
            whole = all(t.i in outside for t in content)
            if whole and sum(not t.is_punct for t in content) >= SHORTEST:
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


def _stretches(
    frame: Frame, report: Report, reports: Sequence[Report], cues: Cues
) -> Iterator[list[Token]]:
    if SOURCE in report.takes:
        yield _around(frame, report, reports, cues)
    elif NOUN in report.takes:
        clause = clause_of(report.first, cues)
        yield [] if clause is None else _subtree(clause)
    elif parenthesis := _parenthesis(frame, report):
        yield parenthesis
    else:
        yield from _clauses(report, cues, frame.numbers)
        for child in report.first.children:
            if child.i > report.first.i:
                yield from _other(child, report, cues)


def _other(child: Token, report: Report, cues: Cues) -> Iterator[list[Token]]:
    """An infinitive, a form in -ing, what follows a particle, or an emphasised matter."""
    takes, verb = report.takes, report.first
    if child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" and _is_to(child):
        order = "order" in takes and report.addressee is not None
        free = "infinitive" in takes and report.addressee is None and child.dep_ == "xcomp"
        if order or free:
            yield _subtree(child)
    elif child.dep_ in ("xcomp", "ccomp") and "gerund" in takes and _is_gerund(child):
        yield _subtree(child)
    elif child.dep_ == "prep" and "about" in takes and cues.is_particle(verb, child):
        yield _subtree(child)[1:]
    elif child.dep_ == "dobj" and "noun" in takes and child.lemma_ in cues.matters:
        yield _to_clause_end(child, verb)


def _is_gerund(verb: Token) -> bool:
    form = next((c for c in verb.children if c.dep_.startswith("aux")), verb)
    return form.tag_ == "VBG" and not _has_subject(verb)


def _is_document(report: Report, cues: Cues) -> bool:
    return report.speaker is not None and report.speaker.head.lemma_.lower() in cues.documents


def _parenthesis(frame: Frame, report: Report) -> list[Token]:
    """What a reporting clause between commas reports; empty: it is no such clause.

    "It rained, he said." gives what stands before it, "The plan, he said, would fail." the whole.
    """
    verb, speaker = report.first, report.speaker
    assert speaker is not None
    start = min(speaker.first.i, verb.i)
    beside = min(abs(verb.i - speaker.last.i), abs(speaker.first.i - verb.i)) <= BESIDE
    if "clause" not in report.takes or verb.tag_ not in FINITE or not beside or start == 0:
        return []
    rest = [t for t in frame.after(report.place, LONGEST) if t.i > speaker.last.i]
    after = _behind_source(rest)
    inner = rest[: len(rest) - len(after)]
    if verb.doc[start - 1].text not in _BREAKS or _has_matter(inner, report):
        return []
    if report.place + len(frame.after(report.place, LONGEST)) + 1 < len(frame.items):
        return []
    before = [t for t in frame.before(report.place, LONGEST) if t.i < start]
    if _holds_main(before) and (not after or after[0].tag_ in _SIDE or _adds_only(after)):
        return before
    whole = before[:1] and after[:1] and after[0].tag_ not in _SIDE and _is_outer(before[0], frame)
    return list(verb.doc[before[0].i : after[-1].i + 1]) if whole else []


def _holds_main(tokens: list[Token]) -> bool:
    """Whether a main clause is among the words, not only one that hangs on another."""
    first = tokens[0] if tokens else None
    if first is not None and (first.dep_ in _LOOSE or first.tag_ in _RELATIVE):
        cut = next((k for k, t in enumerate(tokens) if t.text == ","), len(tokens))
        tokens = [] if first.tag_ in _RELATIVE else tokens[cut:]
    return any(t.tag_ in FINITE for t in tokens)


def _adds_only(after: list[Token]) -> bool:
    """Whether what follows only describes the speaker: "said Phil Stead, the chairman who …"."""
    for token in after:
        if token.tag_ in FINITE:
            return False
        if token.text in (",", ";") or token.tag_ in _RELATIVE:
            return True
    return True


def _has_matter(inner: list[Token], report: Report) -> bool:
    """Whether a reporting clause has its object or complement in itself."""
    last = inner[-1].i if inner else report.last.i
    for child in report.first.children:
        if child.dep_ == "ccomp" and report.last.i < child.left_edge.i <= last:
            return True
    to = report.addressee
    spoken_to = range(0) if to is None else range(to.first.i, to.last.i + 1)
    return any(
        t.tag_ in FINITE or t.dep_ == "ccomp" or (t.dep_ == "dobj" and t.i not in spoken_to)
        for t in inner
    )


def _is_outer(first: Token, frame: Frame) -> bool:
    return first.i == frame.tokens[0].i and not frame.marked


def _is_to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _clauses(report: Report, cues: Cues, outside: frozenset[int]) -> Iterator[list[Token]]:
    """A clause whole, or, if part of it stands in marks, those of its coordinates that do not.

    Two clauses that the parse gives one verb are one that it took apart.
    """
    if "clause" not in report.takes and not (
        "finding" in report.takes and _is_document(report, cues)
    ):
        return
    clauses = [c for c in report.first.children if c.dep_ == "ccomp"]
    clauses = [c for c in clauses if c.i > report.first.i] or clauses
    if not any(_has_subject(c) for c in clauses):
        return
    low = min(c.left_edge.i for c in clauses)
    high = max(c.right_edge.i for c in clauses)
    if high - low > LONGEST:
        return
    whole = _beside_report(list(clauses[0].doc[low : high + 1]), report)
    if all(t.i in outside for t in whole):
        yield _without_day(whole, report, cues)
        return
    parts = [clauses[0], *(c for c in clauses[0].children if c.dep_ == "conj")]
    for part in parts if len(parts) > 1 else ():
        inner = {t.i for c in part.children if c.dep_ == "conj" for t in c.subtree}
        yield [t for t in _beside_report(_subtree(part), report) if t.i not in inner]


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _subtree(head: Token) -> list[Token]:
    low, high = head.left_edge.i, head.right_edge.i + 1
    return list(head.doc[low:high]) if high - low <= LONGEST else []


def _beside_report(tokens: list[Token], report: Report) -> list[Token]:
    """The tokens before or after the reporting clause, whichever hold the complement."""
    assert report.speaker is not None
    low = min(report.first.i, report.speaker.first.i)
    high = max(report.last.i, report.speaker.last.i)
    before = [t for t in tokens if t.i < low]
    after = [t for t in tokens if t.i > high]
    return after if len(after) >= len(before) else before


def _without_day(tokens: list[Token], report: Report, cues: Cues) -> list[Token]:
    """Without the day that stands between a verb and its clause: "said on Tuesday they had …"."""
    if not tokens or tokens[0].i != report.last.i + 1:
        return tokens
    k = 1 if tokens[0].tag_ == "IN" and tokens[0].lower_ not in cues.joining else 0
    first = k
    while k < len(tokens) and tokens[k].ent_type_ == "DATE":
        k += 1
    starts = k < len(tokens) and tokens[k].tag_ not in ("NN", "POS", "VBD", "VBZ", "VBP", "MD")
    return tokens[k:] if k > first and starts else tokens


def _to_clause_end(noun: Token, verb: Token) -> list[Token]:
    """A noun phrase and what the parse hung on the verb behind it, up to the end of the clause."""
    end = noun.right_edge.i
    for child in verb.children:
        if child.i > end and child.tag_ == "VBG" and child.dep_ == "advcl":
            end = child.right_edge.i
    return list(noun.doc[noun.left_edge.i : min(end + 1, noun.i + LONGEST)])


def _trim(tokens: list[Token], cues: Cues) -> list[Token]:
    low, high = 0, len(tokens)
    while low < high and (_is_edge(tokens[low]) or _joins(tokens[low], cues)):
        low += 1
    while low < high and _is_edge(tokens[high - 1]):
        high -= 1
    return tokens[low:high]


def _is_edge(token: Token) -> bool:
    return token.text in _EDGES or token.tag_ == "CC"


def _joins(token: Token, cues: Cues) -> bool:
    return token.lower_ in cues.joining and token.tag_ == "IN"


def _behind_source(tokens: list[Token]) -> list[Token]:
    """The clause behind a source, past what a comma adds to it: ", which we have seen, …"."""
    cuts = [k for k, t in enumerate(tokens) if t.text in (",", ";")]
    for cut, following in itertools.pairwise([*cuts, len(tokens)]):
        piece = tokens[cut + 1 : following]
        relative = bool(piece) and piece[0].tag_ in _RELATIVE
        first = tokens[cut].i
        if (
            piece
            and not relative
            and not any(t.dep_ == "appos" and t.head.i < first for t in piece)
        ):
            return tokens[cut + 1 :]
    return tokens[cuts[0] + 1 :] if cuts else []


def _around(frame: Frame, report: Report, reports: Sequence[Report], cues: Cues) -> list[Token]:
    """What a source phrase covers: the clause before it or else the one behind it."""
    assert report.speaker is not None
    if any(isinstance(item, Marked) for item in frame.items):
        return []
    tokens = frame.near(report.place, LONGEST)
    before = _trim([t for t in tokens if t.i < report.first.i], cues)
    if before and not any(t.tag_ in FINITE for t in before):
        return [t for t in tokens if t.i >= before[0].i]
    after = [t for t in tokens if t.i > report.speaker.last.i]
    after = _behind_source(after)
    other = next((r for r in reports if SOURCE in r.takes and r is not report), None)
    if other is not None:
        after = [t for t in after if t.i < other.first.i or report.first.i > other.first.i]
    return before or after
