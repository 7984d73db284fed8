"""Reads from word to word where a noun behind a verb and all that describes it end.

It leans on the order of words, their tags and the commas, and on no arc of the parser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.spacy_trees import FINITE, HELPERS, NOUNS, TIMES

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_OPENING = frozenset({"DT", "PDT", "PRP$"})
_WITHIN = NOUNS | {"JJ", "JJR", "JJS", "CD", "POS", "HYPH", "$", "VBN", "VBG"}
_BEFORE = _OPENING | {"JJ", "JJR", "JJS", "CD", "POS", "HYPH"}
_DEGREES = frozenset({"RB", "RBR", "RBS"})
_OBJECTS = frozenset({"DT", "PRP$", "``", "CD"})  # with these an object may begin
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
_ASIDE = _RELATIVE | _OPENING | NOUNS | {"VBN", "VBG", "CD", "IN", "JJ"}
_GOVERNING = frozenset({"prep", "agent", "dative", "aux"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_OPEN, _CLOSE, _COMMA = "(", ")", ","
_ENDS = frozenset(".!?:;…\"”'’)]")
_LONGEST = 40  # tokens
_NEAR = 5  # tokens between a helper and its verb


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun or gerund, the finite form behind all that describes it, and adverbs before that."""

    head: SpacyToken
    finite: SpacyToken
    adverbs: tuple[SpacyToken, ...] = ()


def subject_before_verb(
    verb: SpacyToken, openers: frozenset[str], *, hearer: bool = False
) -> Phrase | None:
    """The noun or gerund behind a verb with which a finite form goes that has no other subject.

    ``hearer``: who is told may stand before it; ``openers``: words that open clauses.
    None where something else stands there.
    """
    doc, start = verb.doc, _behind_time(verb)
    if hearer:
        first = _noun_from(doc, start)
        second = None if first is None else _noun_from(doc, first.i + 1)
        found = None if second is None else _to_finite(second, openers)
        if found is not None:
            return found
    head = _noun_from(doc, start) or _gerund_from(doc, start)
    return None if head is None else _to_finite(head, openers)


def finite_behind(noun: SpacyToken, openers: frozenset[str]) -> SpacyToken | None:
    """The finite form that follows when all that describes a noun is passed; None: another word."""
    found = _to_finite(noun, openers)
    return None if found is None else found.finite


def helped_verb(form: SpacyToken) -> SpacyToken | None:
    """The verb behind a finite form that helps it: "[had] been found"; None: it helps none."""
    helps = form.dep_ in HELPERS and form.i < form.head.i <= form.i + _NEAR
    return form.head if helps else None


def _behind_time(verb: SpacyToken) -> int:
    """The place behind a verb and a time right behind it ("reported [on Monday] an envoy")."""
    doc, after = verb.doc, verb.i + 1
    for part in verb.rights:
        nouns = [t for t in part.children if t.dep_ == "pobj"] if part.dep_ == "prep" else [part]
        timed = bool(nouns) and all(t.ent_type_ in TIMES for t in nouns)
        if part.left_edge.i == after and timed and part.dep_ in {"prep", "npadvmod"}:
            last = nouns[-1].i
            return last + 1 if last + 1 < len(doc) else after
    return after


def _noun_from(doc: SpacyDoc, start: int) -> SpacyToken | None:
    """The last noun of those that begin at a place, or the pronoun there; None: no noun."""
    last = None
    for i in range(start, min(len(doc), start + _LONGEST)):
        token = doc[i]
        if _begins_sentence(token):
            break
        if i == start and token.tag_ == "PRP":
            return token
        if token.tag_ in _OPENING:
            if i > start and doc[i - 1].tag_ != "PDT":
                break
        elif token.tag_ in NOUNS:
            last = token
        elif token.tag_ in _PARTICIPLES and (last is not None or doc[i - 1].tag_ not in _BEFORE):
            break  # "a search [involving] divers", but "a [failed] search"
        elif token.tag_ in _DEGREES and last is None and i + 1 < len(doc):
            continue
        elif token.tag_ not in _WITHIN:
            break
    return last


def _gerund_from(doc: SpacyDoc, start: int) -> SpacyToken | None:
    """The gerund with which a phrase begins, behind "not" or nothing; None: there is none."""
    for token in doc[start : start + 2]:
        if token.tag_ == "VBG":
            return token
        if token.tag_ != "RB":
            return None
    return None


def _to_finite(head: SpacyToken, openers: frozenset[str]) -> Phrase | None:
    """A noun with the finite form that follows when all that describes it is passed."""
    doc, i = head.doc, head.i + 1
    verbal = head.tag_ == "VBG"
    pending = False  # a relative clause waits for its verb
    adverbs: list[SpacyToken] = []
    while i < min(len(doc), head.i + _LONGEST):
        token = doc[i]
        if _begins_sentence(token) or token.lower_ in openers:
            return None
        if _is_finite(token, behind=doc[i - 1]) and not (token.tag_ == "VBN" and not verbal):
            if not pending:
                return Phrase(head, token, tuple(adverbs))
            pending, verbal, i = False, True, i + 1
            continue
        opened = i + 1 < len(doc) and doc[i + 1].lower_ in openers
        passed = None if opened else _passed(token, verbal=verbal, pending=pending)
        if passed is None:
            return None
        adverbs = [*adverbs, token] if token.tag_ in _DEGREES else []
        pending = pending or token.tag_ in _RELATIVE
        verbal = verbal or token.tag_ in _PARTICIPLES or token.tag_ == "TO"
        i = passed
    return None


def _begins_sentence(token: SpacyToken) -> bool:
    """Whether a sentence begins behind what may end one: the parser begins some within one."""
    return bool(token.is_sent_start) and (token.i == 0 or token.nbor(-1).text[-1] in _ENDS)


def _is_finite(token: SpacyToken, behind: SpacyToken) -> bool:
    """Whether a form is finite; one that seems a participle is if an object begins behind it."""
    if token.tag_ in FINITE:
        return True
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return token.tag_ == "VBN" and behind.pos_ != "AUX" and following.tag_ in _OBJECTS


def _passed(token: SpacyToken, *, verbal: bool, pending: bool) -> int | None:
    """The place behind what goes on with the description of a noun; None: it does not go on."""
    doc, i = token.doc, token.i
    if token.tag_ in {"IN", "TO"} and token.dep_ in _GOVERNING:
        noun = _noun_from(doc, i + 1)
        if noun is not None and noun.tag_ == "PRP":
            return None  # "told the court that [he] had left"
        if noun is not None:
            return noun.i + 1
        infinitive = token.tag_ == "TO" and i + 1 < len(doc)
        return i + 1 if infinitive or _gerund_from(doc, i + 1) is not None else None
    if token.tag_ in _PARTICIPLES | _DEGREES | _RELATIVE:
        return i + 1
    if token.text == _OPEN:
        ends = (t.i + 1 for t in doc[i : i + _LONGEST] if t.text == _CLOSE)
        return next(ends, None)
    if token.text == _COMMA:
        return _behind_aside(doc, i)
    if verbal and token.tag_ in {"VB", "RP"}:
        return i + 1
    noun = _noun_from(doc, i) if verbal or pending else None
    subject = noun is not None and noun.tag_ == "PRP" and not pending
    return None if noun is None or subject else noun.i + 1


def _behind_aside(doc: SpacyDoc, comma: int) -> int | None:
    """The place behind the second comma of an aside, where a finite form follows; else None."""
    if comma + 1 >= len(doc) or doc[comma + 1].tag_ not in _ASIDE:
        return None
    end = min(len(doc), comma + _LONGEST)
    relative = any(t.tag_ in _RELATIVE for t in doc[comma + 1 : comma + 4])
    for i in range(comma + 2, end - 1):
        if doc[i].text in {".", ";", ":"} or doc[i].is_quote or _begins_sentence(doc[i]):
            return None
        if not relative and doc[i].tag_ in FINITE:
            return None
        if doc[i].text == _COMMA and doc[i + 1].tag_ in FINITE:
            return i + 1
    return None
