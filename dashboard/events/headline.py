"""A headline for an event: words of its sentence, some left out, none changed.

Who "he" is stands in square brackets behind it, where the text settles it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise

from dashboard.events.find import STATEMENT, EventTrigger
from dashboard.events.verbs import antecedent, is_present_in_disguise, is_small_clause
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.tokens import Doc, Token

LONGEST = 16  # words
LEAD = 6  # words of a long beginning that are kept
BARE = 3  # words of an event noun that say little by themselves: "their last appeal"
STEPS = 5  # from a noun up to its verb
GAP = " … "
_OPENING, _CLOSING = "``", "''"
_QUOTATION = frozenset({_OPENING, _CLOSING})
_VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt"})
_ASIDE = frozenset({"relcl", "parataxis", "advcl"})
_LEFT_OUT = _ASIDE | {"cc", "conj", "punct", "mark", "ccomp", "meta", "intj"}
_TIMES = frozenset({"DATE", "TIME"})
_AMOUNTS = _TIMES | {"MONEY", "PERCENT", "QUANTITY", "CARDINAL"}
_DANGLING = frozenset({"ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART", "SPACE"})
_BEFORE_NOUN = frozenset(
    {"amod", "compound", "nummod", "det", "poss", "nmod", "quantmod", "predet"}
)
_RELATIVE = frozenset({"WDT", "WP"})
_BRACKETS = frozenset({"-LRB-", "-RRB-"})
_PAIRS = {_OPENING: _CLOSING, "-LRB-": "-RRB-"}
_MARKS = _QUOTATION | _BRACKETS

_REACH = 200  # tokens from the head of a phrase: a headline has about 16 words


def write_headline(part: AnalysedParagraph, event: EventTrigger, names: Mapping[int, str]) -> str:
    """The clause of an event without its side clauses; "…" where words of the middle are left out.

    An event noun gives its noun phrase, with the clause around it if that says little; a verb of
    saying keeps what was said. Words stand as in the text, in its order. Never longer than about
    16 words; never empty; never a verb alone where the sentence holds more. ``names``: of pronouns,
    by token; one that begins the headline is followed by its name: "He [Tom Lee] left".
    """
    doc = part.doc
    core = set(range(event.first, event.last + 1))
    core |= _noun(doc[event.token]) if event.verb is None else _clause(doc[event.verb])
    if event.second and event.verb is not None:
        core = _second_act(doc, core, event.verb, event.token)
    if event.verb is not None and event.type == STATEMENT:
        said = [t for t in doc[event.verb].children if t.dep_ == "ccomp"]
        core |= {i for t in said if not _is_parted(doc, t, event.verb) for i in _phrase(t)}
        core |= _marks_among(doc, core)
    if len(core) <= event.last - event.first + 1:
        core |= _surroundings(doc[event.head])
    kept = _trim(doc, _shorten(doc, sorted(_whole_groups(doc, core)), event), event)
    kept = _without_lone_mark(doc, _with_negations(doc, kept))
    return _join(doc, kept, names.get(kept[0]))


def _with_negations(doc: Doc, kept: list[int]) -> list[int]:
    """The words that are kept, with what denies one of them: "is" alone says the opposite."""
    denials = {t.i for i in kept for t in doc[i].children if t.dep_ == "neg"}
    return sorted({*kept, *denials})


def _is_parted(doc: Doc, clause: Token, verb: int) -> bool:
    """Whether a semicolon stands between a clause and the verb on which the analysis hung it."""
    return any(t.text == ";" for t in doc[clause.i : verb])


def _without_lone_mark(doc: Doc, kept: list[int]) -> list[int]:
    """The tokens without the marks whose other one, or all between them, was left out."""
    lone: list[int] = []
    empty: set[int] = set()
    for place, i in enumerate(kept):
        mark = doc[i].tag_
        if mark in _PAIRS.values() and lone and _PAIRS.get(doc[lone[-1]].tag_) == mark:
            first = lone.pop()
            if kept[place - 1] == first:
                empty |= {first, i}
        elif mark in _MARKS:
            lone.append(i)
    return [i for i in kept if i not in lone and i not in empty]


def _marks_among(doc: Doc, core: set[int]) -> set[int]:
    """The commas and quotation marks between tokens, and the marks right around all of them."""
    low, high = min(core) - 1, max(core) + 1
    edges = {i for i in (low, high) if 0 <= i < len(doc) and doc[i].tag_ in _QUOTATION}
    inner = {i for i in range(low + 1, high) if doc[i].tag_ in _QUOTATION | {","}}
    return edges | {i for i in inner if _beside(doc, i, -1) in core and _beside(doc, i, 1) in core}


def _beside(doc: Doc, mark: int, step: int) -> int:
    """The first token to one side of a mark that is no mark; -1: there is none."""
    at = mark + step
    while 0 <= at < len(doc) and doc[at].is_punct:
        at += step
    return at if at < len(doc) else -1


def _noun(noun: Token) -> set[int]:
    """The phrase of a noun; one that says little with the clause in which it stands."""
    phrase = _phrase(noun)
    above = noun
    for _ in range(STEPS):
        if above.pos_ in _VERBAL or len(phrase) > BARE:
            break
        above = above.head
    return phrase | _clause(above) if above.pos_ in _VERBAL and len(phrase) <= BARE else phrase


def _clause(verb: Token) -> set[int]:
    kept = {verb.i}
    for child in verb.children:
        aside = child.dep_ in _LEFT_OUT and not is_small_clause(child)
        if aside or (child.dep_ == "npadvmod" and child.ent_type_ in _TIMES):
            continue
        if child.tag_ == "WRB" and child.i < verb.i and verb.dep_ != "ROOT":
            continue  # "when", "where": the clause stands alone
        kept |= _phrase(child)
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if verb.dep_ == "relcl" and any(c.tag_ in _RELATIVE for c in subjects):
        kept -= {c.i for c in subjects}
        subjects = []
    things = [c for c in verb.children if c.dep_ == "dobj" and c.tag_ in _RELATIVE]
    if verb.dep_ == "relcl" and things:  # "the moon, which it is to reach"
        kept = kept - {c.i for c in things} | _phrase(verb.head, without=verb)
    if not subjects:
        kept |= _borrowed_subject(verb)
    return kept


def _second_act(doc: Doc, clause: set[int], verb: int, thing: int) -> set[int]:
    """The clause of a verb with what "and" adds in place of what stands between them."""
    joint = max((i for i in range(verb, thing) if doc[i].dep_ == "cc"), default=verb)
    particles = {t.i for t in doc[verb].children if t.dep_ == "prt"}
    return {i for i in clause if i <= verb} | particles | set(range(joint + 1, thing + 1))


def _borrowed_subject(verb: Token) -> set[int]:
    """The subject that a coordinated or dependent verb shares, with the verbs in between."""
    node, between = verb, set[int]()
    if is_present_in_disguise(verb):
        return set(range(verb.sent.root.left_edge.i, verb.i))
    for _ in range(4):
        if node.dep_ in {"acl", "relcl"}:
            noun = antecedent(node)
            return between | (_phrase(noun, without=node) if noun.i < verb.i else set())
        if node.dep_ not in {"conj", "xcomp", "advcl", "acomp"}:
            return set()
        dependent = node.dep_ in {"xcomp", "acomp"}
        node = node.head
        if dependent:
            between |= {node.i} | {t.i for t in node.children if t.dep_ in _HELPERS | {"acomp"}}
            between |= _asked_between(node, verb)
        for child in node.children:
            if child.dep_ in _SUBJECTS and child.i < verb.i:
                relative = node.dep_ == "relcl" and child.tag_ in _RELATIVE
                return between | (_phrase(antecedent(node), node) if relative else _phrase(child))
    return set()


def _asked_between(above: Token, verb: Token) -> set[int]:
    """Whom a verb asks to do it, right before that: "called [on the board] to resign"."""
    first = verb.left_edge.i
    asked = (t for t in above.children if above.i < t.i < first and t.right_edge.i == first - 1)
    return {i for t in asked if t.dep_ not in _HELPERS for i in _phrase(t)}


def _surroundings(head: Token) -> set[int]:
    """What stands around a trigger that has no words of its own: the phrase it hangs on."""
    above = head.head
    kept = {t.i for t in head.subtree if not t.is_space}
    if above != head and len(kept) < 3:
        kept |= {above.i}
        for child in above.children:
            if child.dep_ in _SUBJECTS | _HELPERS:
                kept |= _phrase(child)
    return kept


def _phrase(token: Token, without: Token | None = None) -> set[int]:
    """A phrase without side clauses, what stands between commas, and what stands in brackets.

    Not farther than any headline reaches, so that a sentence without an end costs no more.
    """
    kept, waiting = {token.i}, [token]
    while waiting:
        node = waiting.pop()
        for child in node.children:
            if child == without or child.dep_ in _ASIDE or child.tag_ in _BRACKETS:
                continue
            if child.dep_ == "appos" and child.ent_type_ in _TIMES:
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
    return any(t.is_punct and (t.whitespace_ or t.tag_ in _BRACKETS) for t in between)


def _is_glued(doc: Doc, at: int) -> bool:
    """Whether a token stands against the one before, both of one word ("2-1", "Wal-Mart")."""
    if not 0 < at < len(doc) or doc[at - 1].whitespace_:
        return False
    if doc[at].is_space or doc[at - 1].is_space:
        return False
    return not _is_mark(doc[at]) and not _is_mark(doc[at - 1])


def _is_mark(token: Token) -> bool:
    """Whether a token is punctuation that stands at words but is not of them: no hyphen."""
    return token.is_punct and token.text not in {"-", "–", "/", "%", "&"}


def _whole_groups(doc: Doc, tokens: set[int]) -> set[int]:
    """The tokens with all that is written in one word with them, and their dates and amounts."""
    kept = set(tokens)
    low, high = min(kept), max(kept)
    first = bisect_right(doc.ents, low, key=lambda span: span.end)
    behind = bisect_right(doc.ents, high, key=lambda span: span.start)
    for span in doc.ents[first:behind]:
        if span.label_ in _AMOUNTS and not kept.isdisjoint(range(span.start, span.end)):
            kept |= set(range(span.start, span.end))
    for token in tuple(kept):
        at = token
        while _is_glued(doc, at):
            at -= 1
            kept.add(at)
        at = token + 1
        while _is_glued(doc, at):
            kept.add(at)
            at += 1
    return kept


def _words(doc: Doc, tokens: list[int]) -> list[list[int]]:
    """The tokens as words: groups of what is written together."""
    groups: list[list[int]] = []
    for token in tokens:
        if groups and groups[-1][-1] == token - 1 and not doc[token - 1].whitespace_:
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _shorten(doc: Doc, tokens: list[int], event: EventTrigger) -> list[int]:
    """At most about 16 words: the end goes first, then what stands between subject and trigger."""
    words = _words(doc, tokens)
    if len(words) <= LONGEST:
        return tokens
    reach = max([event.last, *_subject_behind(doc, event)])
    at = max((i for i, w in enumerate(words) if w[0] <= reach), default=0)
    if at < LONGEST:
        return [t for w in words[:LONGEST] for t in w]
    rest = words[at - (LONGEST - LEAD) + 1 : at + 1]
    lead = [t for w in words[:LEAD] for t in w]
    return [*_trim(doc, lead, event), *(t for w in rest for t in w)]


def _subject_behind(doc: Doc, event: EventTrigger) -> set[int]:
    """The subject behind its verb: "…, said Maria Conti"; empty: it stands before it."""
    if event.verb is None:
        return set()
    behind = (c for c in doc[event.verb].rights if c.dep_ in _SUBJECTS)
    return {i for c in behind for i in _phrase(c) if i - event.last <= LEAD}


def _trim(doc: Doc, tokens: list[int], event: EventTrigger) -> list[int]:
    """The tokens without a loose beginning or end: a preposition, an article, "three" of what."""
    kept = list(tokens)
    while len(kept) > 1 and kept[-1] > event.last and _dangles(doc, kept):
        kept.pop()
    while len(kept) > 1 and kept[0] < event.first and _is_loose_start(doc[kept[0]]):
        kept.pop(0)
    return kept


def _is_loose_start(token: Token) -> bool:
    loose = token.pos_ in {"PUNCT", "CCONJ", "SPACE"} and token.dep_ not in {"det", "neg"}
    return loose and token.tag_ != _OPENING


def _dangles(doc: Doc, kept: list[int]) -> bool:
    """Whether the last token needs the one that was left out behind it."""
    last = doc[kept[-1]]
    if last.dep_ == "prt" or last.tag_ == _CLOSING:
        return False
    if last.tag_ == "$" or (last.pos_ in _DANGLING and last.text != "%"):
        return True
    if last.dep_ in _BEFORE_NOUN:
        return last.head.i > last.i and last.head.i not in kept
    if last.dep_ in _HELPERS | {"mark"}:
        return last.head.i > last.i and last.head.i not in kept
    inside = (
        last.ent_type_ in _AMOUNTS and last.i + 1 < len(doc) and doc[last.i + 1].ent_iob_ == "I"
    )
    return (inside or _is_glued(doc, last.i + 1)) and last.i + 1 not in kept


def _join(doc: Doc, tokens: list[int], name: str | None = None) -> str:
    """The words of the tokens, and the name of the first one behind it."""
    if name is not None and len(tokens) > 1:
        pronoun = doc.words(tokens[0], tokens[0] + 1)
        return f"{pronoun} [{name}]{_gap(doc, *tokens[:2])}{_join(doc, tokens[1:])}"
    pieces: list[str] = []
    first = tokens[0]
    for token, following in pairwise(tokens):
        if following != token + 1:
            pieces += doc.words(first, token + 1), _gap(doc, token, following)
            first = following
    return " ".join("".join((*pieces, doc.words(first, tokens[-1] + 1))).split())


def _gap(doc: Doc, before: int, token: int) -> str:
    between = doc[before + 1 : token]
    if all(t.is_punct or t.is_space for t in between):
        spaced = doc[before].whitespace_ or any(t.whitespace_ or t.is_space for t in between)
        comma = "," if _is_in_list(doc, before, token) else ""
        return f"{comma} " if spaced else comma
    return GAP


def _is_in_list(doc: Doc, before: int, token: int) -> bool:
    """Whether a lone comma before a token parts nouns of a list: "talks, meetings and calls"."""
    if [t.text for t in doc[before + 1 : token]] != [","]:
        return False
    item = doc[token + 1] if doc[token].dep_ == "cc" and token + 1 < len(doc) else doc[token]
    while item.dep_ != "conj" and item.head.i != item.i and item.head.left_edge.i >= token:
        item = item.head
    nouns = item.pos_ in _NOUNS and item.head.pos_ in _NOUNS
    return item.dep_ == "conj" and nouns and item.head.i <= before
