"""Finds the quotations of an article: what stands in marks, and speech that is reported without.

Every stretch in marks is tied to a reporting word of its sentence: the one right before or behind
it, the one that governs it; else the speaker is carried over from the words around it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from dashboard.model import Diagnostic, QuoteKind, Span
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import COMMON_NOUNS
from dashboard.quotes.attributions import Attribution, as_finding, find_attributions
from dashboard.quotes.continued_speaker import ContinuedSpeaker
from dashboard.quotes.cues import Cues, read_cues
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.indirect import find_indirect
from dashboard.quotes.inquit_clause import is_document
from dashboard.quotes.link import Link, Stretch, link_close, link_wide, name_beside, release_of
from dashboard.quotes.marks import Marked, find_marked, find_unclosed
from dashboard.quotes.mend import mend_unclosed
from dashboard.quotes.names import is_introduced, is_name, is_title_of
from dashboard.quotes.phrases import Phrase
from dashboard.quotes.reporter_sentences import ReporterSentence, cut_sentences, inner_sentence
from dashboard.quotes.transcript import Turn, find_turns
from dashboard.registry import OWN

SCARE = 4  # words of a fragment that, with nobody speaking in its sentence, is no quotation

TERM = 2  # words between an article and a noun that are a term, if no verb governs them


def find_quotes(analysis: Analysis, *, language: str = OWN) -> tuple[FoundQuote, ...]:
    """The quotations of a text, by position; empty if there are none. Raises nothing."""
    cues = read_cues(language)
    continued = ContinuedSpeaker(cues)
    turns = find_turns(analysis.text, [part.paragraph for part in analysis.paragraphs], cues.labels)
    for part, marked in zip(analysis.paragraphs, _marked(analysis, cues), strict=True):
        turn = turns.get(part.number)
        if turn is not None:
            continued.keep(_turn_quote(analysis.text, turn))
            continue
        continued.next_paragraph(goes_on=bool(marked) and marked[0].goes_on)
        paper: Phrase | None = None  # the document, or who makes one, that spoke just before
        mended = tuple(m if m.closed else mend_unclosed(part, m, cues) for m in marked)
        for sentence in cut_sentences(analysis.text, part, mended, cues):
            reports = find_attributions(sentence, cues)
            if paper is not None:
                reports = [as_finding(report, paper, cues) for report in reports]
            paper = _paper(reports, cues)
            continued.next_sentence(sentence, reports)
            told = list(_read_sentence(sentence, reports, cues))
            for quote, announced in told:
                continued.keep(quote, announced=announced)
            if not part.is_heading:
                for quote in find_indirect(sentence, reports, cues, [quote for quote, _ in told]):
                    continued.keep(quote)
        for quote in _read_inner(analysis.text, part, mended, cues):
            continued.add(quote)
    return tuple(sorted(continued.finish(), key=lambda q: (q.content.start, -q.content.end)))


def _paper(reports: Sequence[Attribution], cues: Cues) -> Phrase | None:
    """The document, or who makes one, that speaks in a sentence, or for which "it" speaks there."""
    papers = (r.speaker if is_document(r, cues) else r.stands_for for r in reports)
    return next((paper for paper in papers if paper is not None), None)


def find_mark_errors(analysis: Analysis, *, language: str = OWN) -> tuple[Diagnostic, ...]:
    """A diagnostic for each quotation mark that is opened and never closed."""
    return find_unclosed(_marked(analysis, read_cues(language)))


def _marked(analysis: Analysis, cues: Cues) -> tuple[tuple[Marked, ...], ...]:
    where = ((p.paragraph.start, p.paragraph.end) for p in analysis.paragraphs)
    return find_marked(analysis.text, tuple(where), cues.elisions)


def _turn_quote(text: str, turn: Turn) -> FoundQuote:
    low, high = turn.label
    return FoundQuote(
        Span(turn.start, turn.end, text[turn.start : turn.end]),
        QuoteKind.DIRECT,
        speaker=Span(low, high, text[low:high]),
        rule="transcript",
    )


def _read_sentence(
    sentence: ReporterSentence, reports: Sequence[Attribution], cues: Cues
) -> Iterator[tuple[FoundQuote, bool]]:
    """The quotations in marks, and whether a colon stands before each."""
    goes_on = False
    for k, marked in sentence.marked:
        stretch = Stretch(sentence, k, marked, _content(sentence.part, marked))
        link = _link(stretch, reports, cues)
        quote = _quote(stretch, link, reports, cues, goes_on=goes_on)
        if link is None and quote is not None:
            quote = _unlinked(stretch, quote, cues)
        if quote is not None:
            goes_on = quote.kind is QuoteKind.DIRECT and stretch.last_mark not in ".!?"
            yield quote, stretch.is_announced


def _unlinked(stretch: Stretch, quote: FoundQuote, cues: Cues) -> FoundQuote | None:
    """A stretch without a reporting word: a caption names the speaker, else it must look spoken."""
    if is_name(stretch.sentence, stretch.k, list(stretch.content), cues):
        return None
    beside = name_beside(stretch, cues)
    if beside is not None:
        name = beside.span(stretch.sentence)
        return FoundQuote(quote.content, quote.kind, speaker=name, rule="beside")
    spoken = stretch.is_sentence and stretch.has_seam
    return quote if spoken or len(stretch.content) > SCARE else None


def _read_inner(
    text: str, part: AnalysedParagraph, marked: Sequence[Marked], cues: Cues
) -> Iterator[FoundQuote]:
    """Quotations within quotations: only those whose reporting word stands beside them."""
    for outer, group in _groups(marked):
        inner = [m for m in group if m.depth == 1]
        if inner:
            sentence = inner_sentence(text, part, outer, inner)
            reports = find_attributions(sentence, cues)
            link: Link | None = None
            for k, held in sentence.marked:
                stretch = Stretch(sentence, k, held, _content(part, held))
                link = link_close(stretch, reports) or (link if _is_listed(stretch) else None)
                quote = None if link is None else _quote(stretch, link, reports, cues)
                if quote is not None:
                    yield quote


def _is_listed(stretch: Stretch) -> bool:
    """Whether only "or" or "and" stands between a stretch and the one before it."""
    between = stretch.sentence.before(stretch.k)
    few = 0 < len(between) < stretch.k
    return few and all(t.tag == Tag.COORDINATING_CONJUNCTION or t.is_punct for t in between)


def _groups(marked: Sequence[Marked]) -> Iterator[tuple[Marked, list[Marked]]]:
    """Each outer stretch with those inside of it."""
    starts = [k for k, m in enumerate(marked) if m.depth == 0]
    for low, high in itertools.pairwise([*starts, len(marked)]):
        yield marked[low], list(marked[low + 1 : high])


def _link(stretch: Stretch, reports: Sequence[Attribution], cues: Cues) -> Link | None:
    close = link_close(stretch, reports)
    titled = is_title_of(stretch.sentence, stretch.k, list(stretch.content))
    spoken_of = not stretch.is_sentence and is_introduced(stretch.sentence, stretch.k, cues)
    if close is not None and not titled and not spoken_of:
        return close
    if is_name(stretch.sentence, stretch.k, list(stretch.content), cues):
        return None
    wide = link_wide(stretch, reports, cues)
    return None if wide is not None and _is_term(stretch, wide) else wide


def _is_term(stretch: Stretch, link: Link) -> bool:
    """Whether a word or two only name a kind that no verb reports: "said Li, with a “sell” …"."""
    before, after = stretch.sentence.before(stretch.k), stretch.sentence.after(stretch.k)
    if len(stretch.content) > TERM or not stretch.content or not before:
        return False
    if link.rule == "governs":
        above = itertools.takewhile(
            lambda token: token != link.report.first, stretch.content[0].ancestors
        )
        if not any(token.dependency == Dependency.RELATIVE_CLAUSE for token in above):
            return False
    elif link.rule not in ("left", "right"):
        return False
    return before[-1].tag == Tag.DETERMINER and bool(after) and after[0].tag in COMMON_NOUNS


def _content(part: AnalysedParagraph, marked: Marked) -> tuple[Token, ...]:
    return tuple(t for t in part.within(marked.start, marked.end) if not t.is_space)


def _kind(stretch: Stretch, link: Link | None, cues: Cues, *, goes_on: bool) -> QuoteKind:
    """Direct: a whole utterance with seams around it; mixed: part of the reporter's sentence."""
    if stretch.is_joined(cues):
        return QuoteKind.MIXED
    closes = link is not None and link.rule in ("after", "before")
    if stretch.has_seam:
        whole = stretch.has_verb or stretch.last_mark in ".!?" or closes
        if whole and (stretch.starts_large or goes_on or (closes and stretch.is_clause)):
            return QuoteKind.DIRECT
    elif (stretch.starts_large or stretch.follows(link)) and stretch.is_clause:
        return QuoteKind.DIRECT
    return QuoteKind.MIXED


def _quote(
    stretch: Stretch,
    link: Link | None,
    reports: Sequence[Attribution],
    cues: Cues,
    *,
    goes_on: bool = False,
) -> FoundQuote | None:
    """The quotation of a stretch; None: there are no words in it."""
    if not stretch.content:
        return None
    sentence, marked = stretch.sentence, stretch.marked
    piece = sentence.text[marked.start : marked.end]
    start = marked.start + len(piece) - len(piece.lstrip())
    content = Span(start, start + len(piece.strip()), piece.strip())
    kind = _kind(stretch, link, cues, goes_on=goes_on)
    if link is None or link.report.speaker is None:
        return FoundQuote(content, kind)
    report, speaker = link.report, link.report.speaker
    via = release_of(sentence, report, reports, cues)
    return FoundQuote(
        content,
        kind,
        cue=sentence.part.span_of(report.first, report.last),
        speaker=speaker.span(sentence),
        addressee=None if report.addressee is None else report.addressee.span(sentence),
        via=None if via is None else via.span(sentence),
        rule=link.rule,
        stands_for=None if report.stands_for is None else report.stands_for.span(sentence),
    )
