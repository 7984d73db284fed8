"""A headline for an event: words of its sentence, some left out, none changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.events.find import FoundEvent
from dashboard.text.analysis import AnalysedParagraph

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 16  # words
LEAD = 6  # words of a long beginning that are kept
GAP = " … "
_LEFT_OUT = frozenset(
    {"advcl", "relcl", "appos", "parataxis", "cc", "conj", "punct", "mark", "npadvmod"}
)
_KEPT_IN_NAMES = frozenset({"cc", "conj", "punct"})


def write_headline(part: AnalysedParagraph, event: FoundEvent) -> str:
    """The clause of an event without its side clauses; "…" where words of the middle are left out.

    An event noun gives its noun phrase. Never longer than about 16 words; never empty.
    """
    doc = part.doc
    core = set(range(event.first, event.last + 1))
    if event.verb is not None:
        core |= _clause(doc[event.verb])
    else:
        core |= _phrase(doc[event.token])
    kept = _shorten(sorted(core), event)
    return _join(part, kept)


def _clause(verb: Token) -> set[int]:
    kept = {verb.i}
    for child in verb.children:
        if child.dep_ in _LEFT_OUT or child.dep_ in {"ccomp", "meta", "intj"}:
            continue
        kept |= _phrase(child)
    if not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        kept |= _borrowed_subject(verb)
    return kept


def _borrowed_subject(verb: Token) -> set[int]:
    """The subject that a coordinated or dependent verb shares, with the helpers in between."""
    node = verb
    for _ in range(4):
        if node.dep_ in {"acl", "relcl"}:
            return _phrase(node.head) if node.head.i < verb.i else set()
        if node.dep_ not in {"conj", "xcomp", "advcl"}:
            return set()
        node = node.head
        for child in node.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < verb.i:
                kept = _phrase(child)
                if verb.dep_ == "xcomp":
                    kept |= {node.i} | {
                        t.i for t in node.children if t.dep_ in {"aux", "auxpass", "neg"}
                    }
                return kept
    return set()


def _phrase(token: Token) -> set[int]:
    """A phrase without relative clauses, appositions and what stands in brackets."""
    kept = {token.i}
    for child in token.children:
        if child.dep_ in {"relcl", "appos", "parataxis", "advcl"} or child.tag_ in {
            "-LRB-",
            "-RRB-",
        }:
            continue
        if child.dep_ == "acl" and child.i > token.i + 1 and child.nbor(-1).text == ",":
            continue
        if child.dep_ == "punct" and child.text in {",", ";", ":", "–", "—"}:
            continue
        kept |= _phrase(child)
    return kept


def _shorten(tokens: list[int], event: FoundEvent) -> list[int]:
    """At most about 16 words: the end goes first, then what stands between subject and trigger."""
    if len(tokens) <= LONGEST:
        return tokens
    at = max(i for i, t in enumerate(tokens) if t <= max(event.last, event.first))
    if at < LONGEST:
        return tokens[:LONGEST]
    return [*tokens[:LEAD], *tokens[at - (LONGEST - LEAD) + 1 : at + 1]]


def _join(part: AnalysedParagraph, tokens: list[int]) -> str:
    doc = part.doc
    while len(tokens) > 1 and doc[tokens[-1]].pos_ in {
        "ADP",
        "DET",
        "PUNCT",
        "CCONJ",
        "PART",
        "SPACE",
    }:
        tokens = tokens[:-1]
    while len(tokens) > 1 and doc[tokens[0]].pos_ in {"PUNCT", "CCONJ", "SPACE"}:
        tokens = tokens[1:]
    pieces: list[str] = []
    for before, token in zip([None, *tokens[:-1]], tokens, strict=True):
        if before is not None:
            pieces.append(_gap(doc, before, token))
        pieces.append(doc[token].text)
    return " ".join("".join(pieces).split())


def _gap(doc: object, before: int, token: int) -> str:
    between = doc[before + 1 : token]  # type: ignore[index]
    if all(t.is_punct or t.is_space for t in between):
        space = doc[before].whitespace_ or any(t.whitespace_ or t.is_space for t in between)  # type: ignore[index]
        return " " if space else ""
    return GAP
