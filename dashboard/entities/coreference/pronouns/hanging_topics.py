"""Hanging topics: whom a phrase before the clause names of whom the clause is going to tell.

"As for Lind, he resigned": the phrase is no argument of the clause, and the pronoun that is its
subject resumes it (left dislocation, Quirk et al. 1985, 17.78; Huddleston and Pullum 2002, 16.8).
"""

from __future__ import annotations

from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.linking.registry import Entity
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import SUBJECTS, VERB_OBJECTS
from dashboard.nlp.noun_phrases import is_possessor
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL


def hanging_topic(pronoun: Pronoun) -> list[Entity] | None:
    """Whom a subject resumes that its sentence opens with: Lind in "As for Lind, [he] left".

    So with "his" at the subject, and in what somebody without a name tells. Empty where the topic
    may be meant and has no name ("As for the driver, he fled"), or the pronoun tells something of
    him ("As for Lind, he said he had lied"). None without such a topic, where it is of the other
    gender or of several people, or somebody else who may be meant stands between; and where the
    subject acts on another pronoun, which resumes it: "As for Lind, he fired him".
    """
    token = pronoun.token
    placed = token.head if is_possessor(token) else token
    topic = _topic_before(pronoun) if placed.dependency in SUBJECTS else None
    if topic is None or topic.child_as(Dependency.CONJUNCT) or _acts_on_alike(pronoun):
        return None
    between = pronoun.part.doc[topic.right_edge.i + 1 : token.i]
    loose = next((t for t in between if t.head.is_punct), None)  # "its captain, Erik [Lund], he"
    if loose is not None:
        topic, between = loose, pronoun.part.doc[loose.i + 1 : token.i]
    if any(pronoun.named_at(t) or pronoun.may_be_for(t) for t in between):
        return None
    if named := pronoun.named_at(topic):
        if placed == token and token.head.lemma_ in pronoun.words.saying:
            return []
        return [p for p in named if pronoun.agrees_with(p)][:1] or None
    return [] if pronoun.may_be_for(topic) else None


def _acts_on_alike(pronoun: Pronoun) -> bool:
    """Whether a pronoun of its kind is the object of the verb of which it is the subject."""
    verb = pronoun.token.head
    things = (t for t in verb.children if t.dependency in VERB_OBJECTS)
    return any(pronoun.words.pronouns.get(t.lower_) is pronoun.kind for t in things)


def _topic_before(pronoun: Pronoun) -> Token | None:
    """The noun of a phrase that opens the sentence and says of whom it tells; None without one."""
    sentence = pronoun.token.sent
    opening = pronoun.part.doc[sentence.start : pronoun.token.i]
    words = [t.lower_ for t in opening]
    for first in (0, 1):  # "And as for Lind"
        for phrase in pronoun.words.deeds.topics:
            link = phrase.split()
            end = first + len(link)
            if words[first:end] == link:
                nouns = (t for t in opening[end:] if t.pos in NOMINAL)
                return next((t for t in nouns if t.head == opening[end - 1]), None)
    return None
