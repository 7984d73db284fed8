"""Parts what stands in a parenthesis from what stands around it.

In "They showed a film — made before Ole Vik died — featuring Ana Lee" the parser lets the second
participle go on with the last verb, as if Vik had featured her. What closes a parenthesis leads
back to what it parts. In "Norvik (NVK, Global 200) said" the parser takes the name before the
brackets for a part of the one inside them, as if "NVK" had said it. And in "fired at the home of
the premier - the king's brother and an ally - on Monday" it takes who is told of between the
dashes for whom they fired at. "Sacked Ole Berg - [accused] of theft - and his deputy" accuses Berg
of it, and not who sacked him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    HELPERS,
    NOMINAL,
    NOUNS,
    PAST_FORMS,
    PROPER_NOUNS,
    SUBJECT_PLACES,
    TIMES,
    VERBAL,
    reattach,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLES = {"DEP": frozenset({"advcl", "xcomp"}), "TAG": frozenset({"VBG"})}
_DASHES = frozenset({"-", "--", "–", "—"})
_PARTS = {"DEP": frozenset({"compound", "nmod", "amod"}), "TAG": COMMON_NOUNS | PROPER_NOUNS}
_OPENINGS = {"DEP": frozenset({"punct"}), "LOWER": _DASHES}
_HYPHEN = "-"
_LONGEST = 20  # words between two dashes
_HUNG = frozenset({"appos", "attr", "conj", "dobj", "npadvmod", "pobj"})
_OPEN, _CLOSE = "(", ")"
_BESIDE = frozenset({"acl", "advcl", "ccomp", "conj", "dep", "oprd", "parataxis", "xcomp"})
_OWN = HELPERS | SUBJECT_PLACES | {"dobj"}  # with these it is a verb of its own


class Parentheses:
    """Mends the tree of a document."""

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels of such participles and names change.

        Behind a noun they describe it, behind a name they go on with its verb.
        """
        for name in tokens_where(doc, _PARTS):
            if _is_before_brackets(name):
                _take_place_of_bracketed(name)
        for opening in tokens_where(doc, _OPENINGS):
            closing = _closing_dash(opening)
            if closing is not None and not _make_relative(opening, closing):
                _make_apposition(opening, closing)
        for participle in tokens_where(doc, _PARTICIPLES):
            noun = _before_parenthesis(participle)
            if noun is None:
                continue
            if noun.tag_ in COMMON_NOUNS:
                reattach(participle, noun, "acl")
            elif noun.tag_ in PROPER_NOUNS and noun.head.pos_ == "VERB" and noun.dep_ != "nsubj":
                reattach(participle, noun.head, "advcl")
        return doc


def _before_parenthesis(participle: SpacyToken) -> SpacyToken | None:
    """The word before the dash that opens what a second one closes right before a participle.

    None where the verb on which it hangs does not stand between the two.
    """
    doc, verb, close = participle.doc, participle.head, participle.i - 1
    if close < 1 or doc[close].text not in _DASHES or not verb.i < close:
        return None
    first = participle.sent.start
    opening = next((i for i in range(close - 1, first, -1) if doc[i].text in _DASHES), None)
    if opening is None or not opening < verb.i or doc[opening - 1].head.i > opening:
        return None
    return doc[opening - 1]


def _closing_dash(opening: SpacyToken) -> SpacyToken | None:
    """The dash that closes what one behind a noun opens, in its sentence; None: neither."""
    doc, first = opening.doc, opening.i
    if not first or not _is_spaced(opening) or doc[first - 1].pos_ not in NOMINAL:
        return None
    behind = doc[first + 1 : min(first + 1 + _LONGEST, opening.sent.end)]
    return next((t for t in behind if t.text == opening.text and _is_spaced(t)), None)


def _is_spaced(dash: SpacyToken) -> bool:
    """Whether it is no hyphen: "the premier - an ally -", not "a five-day strike"."""
    parted = bool(dash.whitespace_) and bool(dash.i) and bool(dash.doc[dash.i - 1].whitespace_)
    return parted or dash.text != _HYPHEN


def _make_apposition(opening: SpacyToken, closing: SpacyToken) -> None:
    """Hang the noun between two dashes on the one before them, and what is behind on the verb."""
    doc, before = opening.doc, opening.doc[opening.i - 1]
    inside = doc[opening.i + 1 : closing.i]
    outer = [t for t in inside if not opening.i < t.head.i < closing.i]
    noun = next((t for t in outer if t.dep_ in _HUNG and t.tag_ in NOUNS), None)
    if noun is None or noun.left_edge.i != opening.i + 1 or any(t.pos_ == "VERB" for t in outer):
        return
    phrase = _nouns_of_phrase(before)
    verb = next((t for t in phrase[-1].ancestors if t.pos_ == "VERB"), None)
    if noun.head not in phrase:
        reattach(noun, before, "appos")
    for token in outer:
        if token.dep_ in {"cc", "conj"} and token != noun:
            reattach(token, noun, token.dep_)
    for token in [t for t in noun.rights if t.i > closing.i and t.dep_ == "prep"]:
        token.head = verb or token.head


def _make_relative(opening: SpacyToken, closing: SpacyToken) -> bool:
    """Hang a bare participle that opens a parenthesis on the noun before it; whether that was so.

    What stands behind the parenthesis goes on with that noun, or with its verb.
    """
    doc, noun, participle = opening.doc, opening.doc[opening.i - 1], opening.doc[opening.i + 1]
    outer, named = participle.head, noun.tag_ in NOUNS and noun.ent_type_ not in TIMES
    bare = participle.tag_ in PAST_FORMS and participle.left_edge.i >= noun.left_edge.i
    if not (bare and named) or outer.pos_ not in VERBAL or outer.i > noun.i:
        return False
    taken = noun.head == participle  # the dash parts a name from its title, or its verb
    own = any(t.dep_ in _OWN for t in participle.children)
    if own or not (taken or participle.dep_ in _BESIDE):
        return False
    if taken:
        title = doc[noun.left_edge.i - 1]
        reattach(noun, *((title, "appos") if title.tag_ in NOUNS else (outer, "dobj")))
    reattach(participle, noun, "acl")
    retag(participle, "VBN", "VERB")
    for token in (t for t in outer.rights if participle.i < t.i < closing.i):
        token.head = participle
    inside = [*doc[opening.i + 1 : closing.i], outer]
    for token in [c for t in inside for c in t.children if c.i > closing.i]:
        joined = token.dep_ == "cc" or (token.dep_ == "conj" and token.pos_ not in VERBAL)
        token.head = noun if joined else outer
    return True


def _nouns_of_phrase(noun: SpacyToken) -> list[SpacyToken]:
    """A noun, and those above it within its phrase: "the home of the [premier]"."""
    found = [noun]
    while found[-1].dep_ == "pobj" and found[-1].head.head.pos_ in NOMINAL:
        found.append(found[-1].head.head)
    return found


def _is_before_brackets(name: SpacyToken) -> bool:
    """Whether a name hangs on the first word in the brackets behind it: "[Norvik] (NVK) said"."""
    inner, doc = name.head, name.doc
    opened = inner.i == name.i + 2 and doc[name.i + 1].text == _OPEN
    if not opened or inner.tag_ not in PROPER_NOUNS or inner.head == inner:
        return False
    closing = next((t.i for t in doc[inner.i :] if t.text == _CLOSE), None)
    outer = inner.head.i
    return closing is not None and (outer < name.i or closing < outer)


def _take_place_of_bracketed(name: SpacyToken) -> None:
    """Hang a name where the one in the brackets hangs, which then stands beside it."""
    inner = name.head
    reattach(name, inner.head, inner.dep_)
    closing = next(t.i for t in name.doc[inner.i :] if t.text == _CLOSE)
    for token in list(inner.children):
        if token.i < name.i or token.i > closing:
            token.head = name
    reattach(inner, name, "appos")
