"""People who get their name only later: "A woman drowned …. Police identified her as Ana Lind"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import agent_of, undergoer_of
from dashboard.nlp.tokens import Token


def identify(analysis: Analysis, entities: Entities, words: NameWords) -> dict[str, str]:
    """Make one of somebody without a name and whom a verb tells it to be.

    {the id that is no more: that of whom it is}. Not where it is denied or only possible, nor where
    somebody of the other sex is named.
    """
    same: dict[str, str] = {}
    for part in analysis.paragraphs:
        for verb, name in _told(part, words):
            whom = undergoer_of(verb)
            one = None if whom is None else _person_at(part, whom, entities)
            other = _person_at(part, name, entities)
            if one is None or other is None or one is other or one.types["name"]:
                continue
            if other.types["name"] and {one.gender, other.gender} != {"he", "she"}:
                entities.absorb(one, other)
                same[one.id] = other.id
    return same


def _told(part: AnalysedParagraph, words: NameWords) -> Iterator[tuple[Token, Token]]:
    """The verbs that identify somebody, each with the head of the name behind it."""
    for verb in part.doc:
        clause = part.clauses.of(verb.i) if verb.lemma_ in words.kinds.identifying else None
        doubted = any(t.lower_ in words.kinds.misidentified for t in verb.children)
        if clause is None or clause.negated or clause.modal or doubted:
            continue
        agent = agent_of(verb)  # "was named by police as Ana Lind"
        behind = (*verb.rights, *(agent.rights if agent is not None else ()))
        for link in (t for t in behind if t.lower_ in words.named_as):
            for name in link.children_as(Dependency.PREPOSITIONAL_OBJECT):
                yield verb, name


def _person_at(part: AnalysedParagraph, token: Token, entities: Entities) -> Entity | None:
    """The only actor at a word, if it is a person."""
    ids = entities.at.get((part.paragraph.index, token.i), ())
    only = entities.by_id[ids[0]] if len(ids) == 1 else None
    return only if only is not None and only.kind is ActorKind.PERSON else None
