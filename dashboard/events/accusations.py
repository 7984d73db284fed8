"""Who says of somebody that they did wrong: "[the minister] said Lind stole the funds"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from dashboard.clause import ArgumentRole, Clause, Definiteness, Embedding, Voice
from dashboard.events.subjects import meant
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.grammatical_roles import PREPOSITIONS
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.tokens import Token

_KNOWN = frozenset({Definiteness.DEFINITE, Definiteness.POSSESSIVE})


class Accusation(NamedTuple):
    """The words of an accusation: verbs of saying, links to a source, and who is no accuser."""

    verbs: AbstractSet[str]
    links: AbstractSet[str]
    exempt: AbstractSet[str]
    embeddings: AbstractSet[Embedding]


def find_accuser(clause: Clause, words: Accusation, part: AnalysedParagraph) -> Token | None:
    """The word that puts a deed on somebody's word; None where the text itself tells it.

    That is the verb of saying above it, or "according"; not of a court, whose word is a finding.
    """
    first: Clause | None = clause
    while first is not None and first.embedding is Embedding.COORDINATION:
        for link in part.doc[first.head].children_as(*PREPOSITIONS):
            if link.lower_ in words.links and not _is_of(link, words.exempt):
                return link
        first = part.clauses.parent(first)
    if first is None:
        return None
    for link in part.doc[first.head].children:
        if link.lower_ in words.links and not _is_of(link, words.exempt):
            return link
    above = part.clauses.parent(first)
    if above is None or first.embedding not in words.embeddings or above.lemma not in words.verbs:
        return None
    teller = above.argument(ArgumentRole.SUBJECT)
    if teller is None or part.doc[teller.head].lemma_.lower() in words.exempt:
        return None
    return part.doc[above.head]


def _is_of(link: Token, exempt: AbstractSet[str]) -> bool:
    """Whether a source is named by a noun of a set: "according to the [court]"."""
    return any(t.lemma_.lower() in exempt for t in link.subtree)


def is_accused(
    clause: Clause, nouns: AbstractSet[str], part: AnalysedParagraph, *, people: bool = False
) -> bool:
    """Whether a clause says that somebody who can be told did it: a name, or "the [mayor]".

    Not "a gunman", "thieves", nor "he", who may be the one who tells it. With ``people`` it is the
    name of a person: a storm kills, too.
    """
    role = ArgumentRole.AGENT if clause.voice is Voice.PASSIVE else ArgumentRole.SUBJECT
    agent = clause.argument(role)
    if agent is None:
        return False
    head = meant(part.doc[agent.head], part.doc[clause.head])
    if head.tag == Tag.PROPER_NOUN:
        return not people or head.ent_type_ == "PERSON"
    phrase = read_noun_phrase(head, language=part.language)
    return head.lemma_.lower() in nouns and phrase.definiteness in _KNOWN


def is_done_to(
    clause: Clause,
    only: AbstractSet[str],
    never: AbstractSet[str],
    part: AnalysedParagraph,
    *,
    needed: bool,
) -> bool:
    """Whether a clause tells of what it was done to, as far as a rule asks: not "shot a [film]".

    ``only`` (if any) and ``never`` are nouns; ``needed``: it must tell of something.
    """
    role = ArgumentRole.SUBJECT if clause.voice is Voice.PASSIVE else ArgumentRole.OBJECT
    thing = clause.argument(role)
    if thing is None:
        return not (needed or only)
    lemma = part.doc[thing.head].lemma_.lower()
    return lemma not in never and (not only or lemma in only)
