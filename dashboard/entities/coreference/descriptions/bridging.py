"""Bridging (associative anaphora): an office of what was just brought in ("a barge", its pilot)."""

from __future__ import annotations

from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES, SUBJECTS
from dashboard.nlp.tokens import Token


def start_of_whole(office: Token, part: AnalysedParagraph, words: NameWords) -> int:
    """Where the sentence starts that brought in what an office goes with: "In 2011 [a barge] …".

    An offset of the text, of the sentence of the office or the one before; -1 where none did.
    Whoever held such an office before, and is not told of since, does not hold this one.
    """
    wholes = words.bridging.get(office.lemma_.lower(), frozenset())
    doc, own = part.doc, office.sent
    before = doc[own.start - 1].sent.start if own.start else own.start
    for token in reversed(doc[before : office.i]):
        if token.lower_ in wholes and any(t.lower_ in words.bringing_in for t in token.lefts):
            return part.start + token.sent.start_char
    return -1


def is_of_some_body(office: Token, words: NameWords) -> bool:
    """Whether an office is of a body that is brought in right before it: "a club fired [its] boss".

    Whoever held one elsewhere does not hold that.
    """
    owned = any(
        t.dependency == Dependency.POSSESSOR and t.lower_ in words.pronouns for t in office.lefts
    )
    verb = office.head
    if not owned or verb.pos != Pos.VERB:
        return False
    acting = [t for t in verb.lefts if t.dependency in SUBJECTS and t.i < office.i]
    acting += [verb.head] if verb.dependency in ADNOMINAL_CLAUSES else []  # "for a club to fire"
    return any(
        t.lower_ in words.bodies_brought_in and any(c.lower_ in words.bringing_in for c in t.lefts)
        for t in acting
    )


def is_of_a_new_name(office: Token, text: str, offset: int, words: NameWords) -> bool:
    """Whether what somebody holds an office of is first named from an offset of the text on."""
    links = (t for t in office.rights if t.lower_ in words.office_prepositions)
    names = (t for link in links for t in link.rights if t.tag == Tag.PROPER_NOUN)
    return any(text.find(t.text) >= offset for t in names)
