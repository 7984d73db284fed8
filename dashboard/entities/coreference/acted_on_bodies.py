"""Of which of two bodies a side clause tells: "the court banned the party after [it] rioted"."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Embedding, Voice
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import is_plural
from dashboard.nlp.tokens import Token

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.PLACE})


def patient_may_be_it(
    pronoun: Token, part: AnalysedParagraph, chosen: Entity, entities: Entities, words: NameWords
) -> bool:
    """Whether "it" in a side clause may be the body that the one who is chosen acted on.

    A thing or a bare name may be where such acts have grounds ("banned Juno after it leaked").
    """
    own = part.clauses.of(pronoun.i)
    above, subject = part.clauses.parent(own), own.argument(ArgumentRole.SUBJECT)
    if own.embedding is not Embedding.ADVERBIAL or above is None or subject is None:
        return False
    passive = above.voice is Voice.PASSIVE
    agent = above.argument(ArgumentRole.AGENT if passive else ArgumentRole.SUBJECT)
    patient = above.argument(ArgumentRole.SUBJECT if passive else ArgumentRole.OBJECT)
    if subject.head != pronoun.i or agent is None or patient is None:
        return False
    at = part.paragraph.index
    noun = part.doc[patient.head]
    if chosen not in entities.at_tokens(at, [part.doc[agent.head]]) or is_plural(noun):
        return False
    others = [d for d in entities.at_tokens(at, [noun]) if d is not chosen]
    grounds = above.lemma in words.deeds.consequential
    if any(d.kind in _BODIES or (grounds and _may_be_no_person(d)) for d in others):
        return True
    return not others and words.is_body(noun.lemma_.lower())


def _may_be_no_person(entity: Entity) -> bool:
    """Whether a name may be that of a thing or firm: one word that no title or sex makes a person.

    In "fined Pell after it spilled oil" a bare "Pell" passes for a surname.
    """
    bare = len(entity.words) == 1 and entity.gender is None and not entity.offices
    return entity.kind is ActorKind.THING or (entity.kind is ActorKind.PERSON and bare)


def subject_above(pronoun: Token, part: AnalysedParagraph) -> list[Token]:
    """The subject, before a pronoun, of the clause above its own: "the [ship] sank as he hit it".

    Empty where there is none.
    """
    above = part.clauses.parent(part.clauses.of(pronoun.i))
    subject = None if above is None else above.argument(ArgumentRole.SUBJECT)
    return [] if subject is None or subject.head > pronoun.i else [part.doc[subject.head]]


def finds_out_about(body: Token, pronoun: Token, words: NameWords) -> bool:
    """Whether a body finds out what others did: "the board found [they] had spent the money"."""
    verb = body.head
    finds = verb.lemma_.lower() in words.deeds.finding
    return finds and verb.is_ancestor(pronoun) and pronoun.dependency in SUBJECTS
