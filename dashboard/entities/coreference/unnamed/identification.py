"""People who get their name only later: "A woman drowned …. Police identified her as Ana Lind"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Embedding, Tense
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.pronoun_classes import agree
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import agent_of, undergoer_of
from dashboard.nlp.tokens import Token
from dashboard.registry import current_language, language_file, read_toml

_QUESTION = "?"


def identify(analysis: Analysis, entities: Entities, words: NameWords) -> dict[str, str]:
    """Make one of somebody without a name and whom a verb tells it to be.

    {the id that is no more: that of whom it is}. Not where it is denied, only possible or told by
    others, nor where somebody of the other sex is named, or a pronoun may mean either of two.
    """
    same: dict[str, str] = {}
    for part in analysis.paragraphs:
        for verb, name in _told(part, words):
            whom = undergoer_of(verb)
            one = None if whom is None else _person_at(part, whom, entities)
            other = _person_at(part, name, entities)
            if one is None or other is None or one is other or one.types["name"]:
                continue
            if whom is not None and _may_be_another(part, whom, one, entities, words):
                continue
            if other.types["name"] and agree(one.gender, other.gender):
                entities.absorb(one, other)
                same[one.id] = other.id
    return same


def _told(part: AnalysedParagraph, words: NameWords) -> Iterator[tuple[Token, Token]]:
    """The verbs that identify somebody, each with the head of the name behind it."""
    for verb in part.doc:
        if verb.lemma_ not in words.deeds.identifying or not _is_a_fact(part, verb, words):
            continue
        agent = agent_of(verb)  # "was named by police as Ana Lind"
        behind = (*verb.rights, *(agent.rights if agent is not None else ()))
        for link in (t for t in behind if t.lower_ in words.named_as):
            for name in link.children_as(Dependency.PREPOSITIONAL_OBJECT):
                yield verb, name


def _is_a_fact(part: AnalysedParagraph, verb: Token, words: NameWords) -> bool:
    """Whether the text itself tells what a verb does, in a main clause, without any doubt."""
    if verb.sent.text.rstrip().endswith(_QUESTION):
        return False
    factuality = read_toml(language_file(current_language(), "factuality.toml"))
    doubting = words.deeds.misidentified.union(factuality["lists"]["hedges"])
    clause = part.clauses.of(verb.i)
    for each in (clause, *part.clauses.above(clause)):
        head = part.doc[each.head]
        whoever = (*head.children_as(*SUBJECTS), agent_of(head))
        nobody = (t for noun in whoever if noun is not None for t in (noun, *noun.lefts))
        if each.negated or each.modal or each.tense is Tense.FUTURE:
            return False
        if any(t.lower_ in doubting for t in head.children):
            return False
        if any(t.lower_ in doubting for t in nobody):
            return False  # "no witness identified him"
        if each.embedding is Embedding.MAIN:
            return True
        if each.embedding is not Embedding.COORDINATION:
            return False
    return False


def _may_be_another(
    part: AnalysedParagraph, whom: Token, one: Entity, entities: Entities, words: NameWords
) -> bool:
    """Whether a pronoun may also mean a second one without a name, told of right before.

    "A gunman shot a nurse. Relatives identified [him]" may be either.
    """
    gender, number = words.pronouns.get(whom.lower_), part.number
    if gender is None:
        return False
    near = (
        entities.by_id[i]
        for place, ids in entities.at.items()
        if (number - 1, 0) <= place < (number, whom.i)
        for i in ids
    )
    others = (d for d in near if d is not one and d.kind is ActorKind.PERSON)
    return any(not d.types["name"] and d.gender in {None, gender} for d in others)


def _person_at(part: AnalysedParagraph, token: Token, entities: Entities) -> Entity | None:
    """The only actor at a word, if it is a person."""
    ids = entities.at.get((part.number, token.i), ())
    only = entities.by_id[ids[0]] if len(ids) == 1 else None
    return only if only is not None and only.kind is ActorKind.PERSON else None
