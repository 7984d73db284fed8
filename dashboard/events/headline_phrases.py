"""Phrases, words and loose ends of a sentence, for its headline."""

from __future__ import annotations

from dashboard.nlp.tokens import Doc, Token

CLOSING = "''"  # the tag of a closing quotation mark
HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
ASIDE = frozenset({"relcl", "parataxis", "advcl"})
BRACKETS = frozenset({"-LRB-", "-RRB-"})
TIMES = frozenset({"DATE", "TIME"})
AMOUNTS = TIMES | {"MONEY", "PERCENT", "QUANTITY", "CARDINAL"}
_DANGLING = frozenset({"ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART", "SPACE"})
_BEFORE_NOUN = frozenset(
    {"amod", "compound", "nummod", "det", "poss", "nmod", "quantmod", "predet"}
)
_REACH = 200  # tokens from the head of a phrase: a headline has about 16 words


def phrase_of(token: Token, without: Token | None = None) -> set[int]:
    """A phrase without side clauses, what stands between commas, and what stands in brackets.

    Not farther than any headline reaches, so that a sentence without an end costs no more.
    """
    kept, waiting = {token.i}, [token]
    while waiting:
        node = waiting.pop()
        for child in node.children:
            if child == without or child.dep_ in ASIDE or child.tag_ in BRACKETS:
                continue
            if child.dep_ == "appos" and child.ent_type_ in TIMES:
                continue
            if child.dep_ in {"acl", "appos"} and _is_set_off(node, child):
                continue
            if child.dep_ == "punct" and child.text in {",", ";", ":", "–", "—"}:
                continue
            if abs(child.i - token.i) <= _REACH:
                kept.add(child.i)
                waiting.append(child)
    return kept


def _is_set_off(token: Token, child: Token) -> bool:
    """Whether punctuation parts a phrase from the noun that it describes."""
    start = child.left_edge.i
    between = token.doc[token.i + 1 : start + 1]
    return any(t.is_punct and (t.whitespace_ or t.tag_ in BRACKETS) for t in between)


def is_glued(doc: Doc, at: int) -> bool:
    """Whether a token stands against the one before, both of one word ("2-1", "Wal-Mart")."""
    if not 0 < at < len(doc) or doc[at - 1].whitespace_:
        return False
    if doc[at].is_space or doc[at - 1].is_space:
        return False
    return not _is_mark(doc[at]) and not _is_mark(doc[at - 1])


def _is_mark(token: Token) -> bool:
    """Whether a token is punctuation that stands at words but is not of them: no hyphen."""
    return token.is_punct and token.text not in {"-", "–", "/", "%", "&"}


def words_of(doc: Doc, tokens: list[int]) -> list[list[int]]:
    """The tokens as words: groups of what is written together."""
    groups: list[list[int]] = []
    for token in tokens:
        if groups and groups[-1][-1] == token - 1 and not doc[token - 1].whitespace_:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def dangles(doc: Doc, kept: list[int]) -> bool:
    """Whether the last token needs the one that was left out behind it."""
    last = doc[kept[-1]]
    if last.dep_ == "prt" or last.tag_ == CLOSING:
        return False
    if last.tag_ == "$" or (last.pos_ in _DANGLING and last.text != "%"):
        return True
    if last.dep_ in _BEFORE_NOUN:
        return last.head.i > last.i and last.head.i not in kept
    if last.dep_ in HELPERS | {"mark"}:
        return last.head.i > last.i and last.head.i not in kept
    inside = last.ent_type_ in AMOUNTS and last.i + 1 < len(doc) and doc[last.i + 1].ent_iob_ == "I"
    return (inside or is_glued(doc, last.i + 1)) and last.i + 1 not in kept
