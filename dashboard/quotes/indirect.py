"""Speech that is reported without marks: clauses, infinitives and the matter of emphatic verbs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.model import QuoteKind
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, COMPLEMENT_CLAUSES
from dashboard.nlp.infinitives import has_infinitive_marker
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import FINITE
from dashboard.quotes.attributions import NOUN, SOURCE, Attribution, clause_of
from dashboard.quotes.content_boundary import (
    cut_next_speaker,
    cut_remarks,
    has_subject,
    without_day,
)
from dashboard.quotes.cues import Cues
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.inquit_clause import (
    LONGEST,
    behind_source,
    is_document,
    joins,
    only_orders,
    read_inquit_clause,
)
from dashboard.quotes.link import FAINT, release_of
from dashboard.quotes.marks import Marked
from dashboard.quotes.owner import NOBODY, Owners, find_owners
from dashboard.quotes.reported_clauses import find_reported_clauses, is_joined
from dashboard.quotes.reporter_sentences import ReporterSentence, is_semicolon

SHORTEST, FEWEST = 3, 2  # words of a clause before its source, and of all that can be reported
_EDGES = frozenset((",", ";", ":", "—", "–", "-", "--", "_", ".", "?", "!", "…"))
_INFINITIVES = frozenset((Dependency.OPEN_COMPLEMENT, Dependency.ADVERBIAL_CLAUSE))


def find_indirect(
    sentence: ReporterSentence,
    reports: Sequence[Attribution],
    cues: Cues,
    quotes: Sequence[FoundQuote] = (),
) -> Iterator[FoundQuote]:
    """The reported clauses of a sentence, of which the reporter tells all or most words.

    ``quotes``: those of the sentence in marks. Names in marks, what another is quoted with, and
    pieces of what the speaker said leave a clause whole ("said it would move “at once” to a hall in
    the north"), but for a clause that is little more than its piece ("said it was “late”"). A verb
    that stands behind a quotation reports that alone.
    """
    if not reports:
        return
    spent = {
        q.cue.start
        for q in quotes
        if q.cue is not None and q.rule == "after" and q.kind is QuoteKind.DIRECT
    }
    owners = dict(find_owners(sentence, quotes))
    # By a speaker: "repeated charges that …" is said once.
    read: set[tuple[int, int] | None] = set()
    for report in reports:
        if report.speaker is None or report.unsaid or sentence.part.at(report.first) in spent:
            continue
        others = {} if FAINT in report.takes else owners
        outside = Owners(sentence.numbers, others, report.speaker.span(sentence).start)
        for stretch in _stretches(sentence, report, reports, cues, outside):
            content = _trim(cut_next_speaker(stretch, report, reports), cues)
            whole = bool(content) and outside.begins(content[0]) and outside.tells(content)
            words = outside.words_in(content)
            ahead = bool(content) and content[-1].i < report.first.i
            told = [sentence.part.at(t) for t in content if t.tag in FINITE]
            if SOURCE in report.takes and told and spent.issuperset(told):
                continue  # "“No,” he told the panel, according to a transcript"
            if ahead and (
                _closes_quotation(sentence, report, quotes) or only_orders(report, content, cues)
            ):
                continue
            said = (outside.speaker, content[0].i) if content else None
            if whole and words >= (SHORTEST if ahead else FEWEST) and said not in read:
                read.add(said)
                yield _quote(sentence, report, reports, content, cues)


def _quote(
    sentence: ReporterSentence,
    report: Attribution,
    reports: Sequence[Attribution],
    content: Sequence[Token],
    cues: Cues,
) -> FoundQuote:
    assert report.speaker is not None
    via = None if SOURCE in report.takes else release_of(sentence, report, reports, cues)
    return FoundQuote(
        content=sentence.with_closing_mark(sentence.part.span_of(content[0], content[-1])),
        kind=QuoteKind.INDIRECT,
        cue=sentence.part.span_of(report.first, report.last),
        speaker=report.speaker.span(sentence),
        stands_for=None if report.stands_for is None else report.stands_for.span(sentence),
        addressee=None if report.addressee is None else report.addressee.span(sentence),
        via=None if via is None else via.span(sentence),
        rule="according" if SOURCE in report.takes else "complement",
    )


def _stretches(
    sentence: ReporterSentence,
    report: Attribution,
    reports: Sequence[Attribution],
    cues: Cues,
    outside: Owners,
) -> Iterator[list[Token]]:
    if SOURCE in report.takes:
        yield _around(sentence, report, reports, cues, outside)
    elif NOUN in report.takes:
        clause = clause_of(report.first, cues)
        yield [] if clause is None else _subtree(clause)
    elif inquit := read_inquit_clause(sentence, report, cues):
        yield inquit
    else:
        yield from _clauses(report, cues, outside)
        for child in report.first.children:
            if child.i > report.first.i:
                found = _other(child, report, cues)
                yield from (tokens for tokens in found if _stands_free(tokens, sentence))


def _closes_quotation(
    sentence: ReporterSentence, report: Attribution, quotes: Sequence[FoundQuote]
) -> bool:
    """Whether a report stands right behind what is in marks: "he would go: “Not now,” he said".

    A verb reports a piece there ("it was “late,” he said"); a source is of the clause around it.
    """
    assert report.speaker is not None
    start = min(report.speaker.first.i, report.first.i)
    k = next(
        (k for k, t in enumerate(sentence.items) if not isinstance(t, Marked) and t.i == start), 0
    )
    before = sentence.items[k - 1] if k else None
    closed = {QuoteKind.DIRECT} if SOURCE in report.takes else {QuoteKind.DIRECT, QuoteKind.MIXED}
    return isinstance(before, Marked) and any(
        q.kind in closed and before.start <= q.content.start < before.end for q in quotes
    )


def _stands_free(tokens: list[Token], sentence: ReporterSentence) -> bool:
    """Whether none of the words is in marks, nor the one right behind them."""
    last = tokens[-1].i if tokens else NOBODY
    into = any(
        isinstance(after, Marked) and not isinstance(item, Marked) and item.i == last
        for item, after in pairwise(sentence.items)
    )
    return not into and all(t.i in sentence.numbers for t in tokens)


def _other(child: Token, report: Attribution, cues: Cues) -> Iterator[list[Token]]:
    """An infinitive, a form in -ing, what follows a particle, or an emphasised matter."""
    takes, verb = report.takes, report.first
    if "about" in takes and _is_called_for(child, verb, cues) and not is_document(report, cues):
        yield _subtree(child)[1:]
    elif (
        child.dependency in _INFINITIVES
        and child.tag == Tag.BASE_FORM
        and has_infinitive_marker(child)
    ):
        order = "order" in takes and report.addressee is not None
        alone = report.addressee is None and child.dependency == Dependency.OPEN_COMPLEMENT
        free = "infinitive" in takes and alone
        if order or free:
            yield _subtree(child)
    elif child.dependency in COMPLEMENT_CLAUSES and "gerund" in takes and _is_gerund(child):
        yield _subtree(child)
    elif (
        child.dependency == Dependency.PREPOSITION
        and "about" in takes
        and cues.is_particle(verb, child)
    ):
        yield _subtree(child)[1:]
    elif child.dependency == Dependency.OBJECT and "noun" in takes and child.lemma_ in cues.matters:
        yield _to_clause_end(child, verb)


def _is_called_for(child: Token, verb: Token, cues: Cues) -> bool:
    """Whether a clause says what somebody is called on to do: "called for the club to pay"."""
    led = child.child_as(Dependency.MARKER)
    beside = led is not None and led.i == verb.i + 1 and cues.is_particle(verb, led)
    return beside and has_infinitive_marker(child) and has_subject(child)


def _is_gerund(verb: Token) -> bool:
    form = verb.child_as(*AUXILIARIES) or verb
    return form.tag == Tag.PRESENT_PARTICIPLE and not has_subject(verb)


def _clauses(report: Attribution, cues: Cues, outside: Owners) -> Iterator[list[Token]]:
    """A clause whole, or, if part of it stands in marks, those of its coordinates that do not.

    Two clauses that the parse gives one verb are one that it took apart.
    """
    clauses = find_reported_clauses(report, cues, outside)
    if not any(has_subject(c) for c in clauses):
        return
    low, high = min(c.left_edge.i for c in clauses), max(c.right_edge.i for c in clauses)
    if high - low > LONGEST:
        return
    whole = _beside_report(list(clauses[0].doc[low : high + 1]), report)
    whole = cut_remarks(whole, clauses[0], report, cues)
    more = [c for c in clauses[1:] if is_joined(c, report, cues)]
    parts = [clauses[0], *clauses[0].children_as(Dependency.CONJUNCT), *more]
    apart = len(parts) > 1 and all(_is_finite(part) for part in parts)
    if outside.holds(whole) and not (apart and outside.has_pieces(whole)):
        yield without_day(whole, report, cues)
        return
    if not apart:
        return
    for part in parts:
        inner = {t.i for c in part.children_as(Dependency.CONJUNCT) for t in c.subtree}
        own = [t for t in _beside_report(_subtree(part), report) if t.i not in inner]
        if has_subject(part) or not outside.has_pieces(own):
            yield cut_remarks(own, part, report, cues)


def _is_finite(verb: Token) -> bool:
    return verb.tag in FINITE or any(c.tag in FINITE for c in verb.children if c.i < verb.i)


def _subtree(head: Token) -> list[Token]:
    low, high = head.left_edge.i, head.right_edge.i + 1
    return list(head.doc[low:high]) if high - low <= LONGEST else []


def _beside_report(tokens: list[Token], report: Attribution) -> list[Token]:
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
        beside = child.dependency == Dependency.ADVERBIAL_CLAUSE
        if child.i > end and child.tag == Tag.PRESENT_PARTICIPLE and beside:
            end = child.right_edge.i
    return list(noun.doc[noun.left_edge.i : min(end + 1, noun.i + LONGEST)])


def _trim(tokens: list[Token], cues: Cues) -> list[Token]:
    low, high = 0, len(tokens)
    while low < high and (_is_edge(tokens[low]) or joins(tokens[low], cues)):
        low += 1
    if low + 1 < high and tokens[low].pos == Pos.ADVERB and joins(tokens[low + 1], cues):
        low += 2  # "said only that …"
    while low < high and _is_edge(tokens[high - 1]):
        high -= 1
    return tokens[low:high]


def _is_edge(token: Token) -> bool:
    return token.text in _EDGES or token.tag == Tag.COORDINATING_CONJUNCTION


def _segment(sentence: ReporterSentence, place: int) -> list[Token]:
    """The tokens around a place up to the next semicolons, with those in marks between."""
    low = high = place
    while low > 0 and place - low < LONGEST and not is_semicolon(sentence.items[low - 1]):
        low -= 1
    end = min(len(sentence.items), place + LONGEST)
    while high < end and not is_semicolon(sentence.items[high]):
        high += 1
    items = [i for i in sentence.items[low:high] if isinstance(i, Marked) or not i.is_punct]
    if items and isinstance(items[-1], Marked):
        return []  # "the reply, according to Lee, was “no”"
    tokens = [item for item in sentence.items[low:high] if not isinstance(item, Marked)]
    return list(tokens[0].doc[tokens[0].i : tokens[-1].i + 1])


def _around(
    sentence: ReporterSentence,
    report: Attribution,
    reports: Sequence[Attribution],
    cues: Cues,
    outside: Owners,
) -> list[Token]:
    """What a source phrase covers: the clause before it or else the one behind it."""
    assert report.speaker is not None
    tokens = _segment(sentence, report.place)
    if not outside.holds_names(tokens):
        return []
    before = _trim([t for t in tokens if t.i < report.first.i], cues)
    behind = behind_source([t for t in tokens if t.i > report.speaker.last.i])
    cut = sum(not t.is_punct for t in before) < SHORTEST and bool(behind)
    goes_on = bool(behind) and behind[0].tag in FINITE
    if before and (cut or goes_on or not any(t.tag in FINITE for t in before)):
        return [t for t in tokens if t.i >= before[0].i]
    other = next((r for r in reports if SOURCE in r.takes and r is not report), None)
    if other is not None:
        behind = [t for t in behind if t.i < other.first.i or report.first.i > other.first.i]
    return before or behind
