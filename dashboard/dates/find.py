"""Finds temporal expressions: rules over the marks of a text, layer by layer.

The first layer reads words. Each later layer reads the marks of the text with the expressions
already found in place of their words, so "the end of" + a month is one rule for all months.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dashboard.dates.grammar import Grammar, Layer, Rule, load_grammar
from dashboard.dates.numerals import read_amount
from dashboard.dates.patterns import PIECE, PLAIN, SEEN
from dashboard.dates.tagging import Tagging
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.registry import OWN

_CONTEXT = 20  # how many marks before an expression a rule can see
_NEXT_TWO = 60  # characters behind an expression in which the next two tokens begin
_WORD_BEFORE = re.compile(r"(?:\d|[@#_/\\]|[^\W\d_]['’.])\Z")
_WORD_AFTER = re.compile(r"\d|[@_/\\][^\W\d_]|\.[a-z]")
_NUMBER_BEFORE = re.compile(r"(?:[^\W_]|[$£€¥#@_&+\\=]|\d ?[.,:/]|[^\W\d_]['’.]|[.,])\Z")
_NUMBER_AFTER = re.compile(r"[\w%°€£$]|[.,:/]\d| ?%|\.[a-z]{2}")
_DASHED_BEFORE = re.compile(r"[^\W_][-–/]\Z")
_OPENING, _CLOSING = '"“‘', '"”’'
_DASHED_AFTER = re.compile(r"[-–](?:\d|[A-Z]\b)")


Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a rule reads as a time, ``[start, end)`` of the text, with the fields it kept."""

    rule: Rule
    start: int
    end: int
    text: str
    fields: Mapping[str, Value | Found]


@dataclass(slots=True)
class _Line:
    """A paragraph as marks, with the offsets of each and the expressions that stand for one."""

    marks: str
    starts: list[int]
    ends: list[int]
    found: dict[int, Found]


def find_timexes(analysis: Analysis, *, language: str = OWN) -> tuple[Found, ...]:
    """The temporal expressions of a text, in order, not overlapping; without values yet."""
    grammar = load_grammar(language)
    found: list[Found] = []
    for paragraph in analysis.paragraphs:
        found += _in_paragraph(paragraph, analysis.text, grammar)
    return tuple(found)


def _in_paragraph(paragraph: AnalysedParagraph, text: str, grammar: Grammar) -> tuple[Found, ...]:
    """The temporal expressions of one paragraph."""
    line = _line(paragraph, text, grammar)
    tagging = Tagging(paragraph)
    for layer in grammar.layers:
        new = list(_run(layer, line, text, grammar, tagging))
        if new:
            line = _fold(line, new)
    return tuple(f for _, f in sorted(line.found.items()) if f.rule.operator != "nothing")


def _line(paragraph: AnalysedParagraph, text: str, grammar: Grammar) -> _Line:
    start, end = paragraph.start, paragraph.paragraph.end
    pieces = PIECE.findall(text, start, end)
    ends = list(accumulate(map(len, pieces), initial=start))
    return _Line("".join(map(grammar.vocabulary.__getitem__, pieces)), ends[:-1], ends[1:], {})


def _run(
    layer: Layer, line: _Line, text: str, grammar: Grammar, tagging: Tagging
) -> Iterator[tuple[int, int, Found]]:
    done = 0
    for start in layer.starts.finditer(line.marks):
        place = start.start()
        if place < done:
            continue
        best: tuple[int, int, re.Match[str], Rule] | None = None
        for rule in layer.rules[line.marks[place : place + SEEN]]:
            match = rule.regex.match(line.marks, place)
            if match is None or (best and (match.end(), rule.rank) <= best[:2]):
                continue
            if _stands(match, rule, line, text, tagging):
                best = match.end(), rule.rank, match, rule
        if best is not None:
            done = best[0]
            yield place, done, _found(best[2], best[3], line, text, grammar)


def _stands(match: re.Match[str], rule: Rule, line: _Line, text: str, tagging: Tagging) -> bool:
    """Whether a match may stand where it is: no part of a word or number, context as asked."""
    first, last = match.span()
    start, end = line.starts[first], line.ends[last - 1]
    if not rule.joined and not _is_apart(line, text, first, last):
        return False
    if rule.tags or rule.not_tags:
        tag = tagging.tag_at(start)
        if tag in rule.not_tags or (rule.tags and tag not in rule.tags):
            return False
    asks = rule.next_not_tags and text[end : end + 1] == " "
    if asks and tagging.tag_at(end + 1) in rule.next_not_tags:
        return False
    if rule.next_two_tags:
        behind = tagging.between(end, end + _NEXT_TWO)[:2]
        if tuple(tag for _, tag in behind) not in rule.next_two_tags:
            return False
    return _in_context(rule, line, first, last)


def _is_apart(line: _Line, text: str, first: int, last: int) -> bool:
    """Whether a stretch is no part of a longer word, number, name or amount."""
    start, end = line.starts[first], line.ends[last - 1]
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    alone = last - first == 1 and text[start].isdecimal()
    if alone and (_DASHED_BEFORE.search(before) or _DASHED_AFTER.match(after)):
        return False
    if alone and before[-1:] in _OPENING and after[:1] in _CLOSING and before and after:
        return False  # the title of a book, a film, a song
    if first not in line.found:
        bad = _NUMBER_BEFORE if text[start].isdecimal() else _WORD_BEFORE
        if bad.search(before):
            return False
    bad = _NUMBER_AFTER if text[end - 1].isdecimal() else _WORD_AFTER
    return last - 1 in line.found or not bad.match(after)


def _in_context(rule: Rule, line: _Line, first: int, last: int) -> bool:
    if rule.if_before or rule.unless_before:
        left = line.marks[max(0, first - _CONTEXT) : first]
        left = "^" + left if first <= _CONTEXT else left
        if rule.if_before and not rule.if_before.search(left):
            return False
        if rule.unless_before and rule.unless_before.search(left):
            return False
    if rule.if_after or rule.unless_after:
        right = line.marks[last : last + _CONTEXT] + "$"
        if rule.if_after and not rule.if_after.match(right):
            return False
        if rule.unless_after and rule.unless_after.match(right):
            return False
    return True


def _found(match: re.Match[str], rule: Rule, line: _Line, text: str, grammar: Grammar) -> Found:
    fields: dict[str, Value | Found] = {}
    for name, kind in rule.fields.items():
        first, last = match.span(name)
        if first < 0:
            continue
        if first in line.found:
            fields[name] = line.found[first]
        else:
            fields[name] = _value(text[line.starts[first] : line.ends[last - 1]], kind, grammar)
    first, last = match.span()
    start, end = line.starts[first], line.ends[last - 1]
    return Found(rule, start, end, text[start:end], fields)


def _value(words: str, kind: str, grammar: Grammar) -> Value:
    if kind in grammar.tables:
        return grammar.tables[kind].get(" ".join(words.lower().translate(PLAIN).split()))
    if kind in grammar.values:
        return read_amount(words, [grammar.classes[name] for name in grammar.values[kind]])
    for name in kind.split("/"):
        value = grammar.classes[name].values.get(words.lower()) if name in grammar.classes else None
        if value is not None:
            return value
    return int(words) if words.isdecimal() else words


def _fold(line: _Line, new: list[tuple[int, int, Found]]) -> _Line:
    """The line with each new expression as one mark in place of its words."""
    folded = _Line("", [], [], {})
    marks: list[str] = []
    known = sorted(line.found)
    place = 0
    for first, last, found in [*new, (len(line.marks), len(line.marks), None)]:
        shift = len(folded.starts) - place
        for old in known[bisect_left(known, place) : bisect_left(known, first)]:
            folded.found[old + shift] = line.found[old]
        marks.append(line.marks[place:first])
        folded.starts += line.starts[place:first]
        folded.ends += line.ends[place:first]
        if found is not None:
            folded.found[len(folded.starts)] = found
            marks.append(found.rule.mark)
            folded.starts.append(found.start)
            folded.ends.append(found.end)
        place = last
    folded.marks = "".join(marks)
    return folded


def lenders_of(found: Sequence[Found]) -> list[Found | None]:
    """For each expression the next one that stands by itself, or brings its own year."""
    lenders: list[Found | None] = []
    lender: Found | None = None
    for one in reversed(found):
        lenders.append(lender)
        far = one.rule.args.get("borrow")
        if far is None or (far != "next" and "year" in one.fields):
            lender = one
    return lenders[::-1]
