"""The word for which a rule of factuality holds of an event that a noun names.

The first arguments of a finder are what a rule in ``languages/*/factuality.toml`` says of it.
"""

from __future__ import annotations

from collections.abc import Callable

from dashboard.clause import ArgumentRole, Clause, Embedding, Tense
from dashboard.events.factuality.markers import Marker, Reading
from dashboard.events.factuality.negation import said_before
from dashboard.events.lexicon import ClauseWords
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.tokens import Token
from dashboard.registry import Words

NounFinder = Callable[[Token, Clause, AnalysedParagraph], Token | None]
_CONTENTS = (ArgumentRole.OBJECT, ArgumentRole.ATTRIBUTE)


def find_subject_of_contents(
    subjects: Words, verbs: Words, noun: Token, clause: Clause, part: AnalysedParagraph
) -> Token | None:
    """The subject whose contents a noun is: "[demands] include an inquiry"; None: of none."""
    subject, contents = clause.subject, clause.argument(*_CONTENTS)
    if subject is None or contents is None or clause.lemma not in verbs:
        return None
    listed = {noun.i, *(t.i for t in noun.conjuncts)}
    word = part.doc[subject.head]
    return word if contents.head in listed and word.lemma_.lower() in subjects else None


def find_attribute(
    attributes: Words, noun: Token, clause: Clause, part: AnalysedParagraph
) -> Token | None:
    """What is told of a noun that is a subject: "a strike is [likely]"; None: no such thing."""
    subject = clause.subject
    word = part.head_of(clause.argument(ArgumentRole.ATTRIBUTE))
    if subject is None or word is None or subject.head != noun.i:
        return None
    return word if word.lemma_.lower() in attributes else None


def find_head_before(
    prepositions: Words, noun: Token, clause: Clause, part: AnalysedParagraph
) -> Token | None:
    """What hangs a noun behind such a preposition: "without [trial]"; None: nothing does."""
    return noun.head if _is_behind({noun.i}, prepositions, clause) else None


def find_verb_before(
    noun: Token,
    clause: Clause,
    part: AnalysedParagraph,
    *,
    prepositions: Words,
    verbs: Words,
    nouns: Words,
) -> Token | None:
    """The verb before such a noun behind a preposition: "was [flown] to Oslo for trial"."""
    meant = clause.lemma in verbs and noun.lemma_.lower() in nouns
    behind = meant and _is_behind({noun.i}, prepositions, clause)
    return part.doc[clause.head] if behind else None


def find_verb_of_sought(
    noun: Token,
    clause: Clause,
    part: AnalysedParagraph,
    *,
    prepositions: Words,
    verbs: Words,
    antecedents: Words,
    embeddings: frozenset[Embedding],
) -> Token | None:
    """What a thing may do to it, not told as past: "information [leading] to an arrest"."""
    thing = "" if clause.governor is None else part.doc[clause.governor].lemma_.lower()
    leads = clause.lemma in verbs and clause.embedding in embeddings
    sought = leads and thing in antecedents and clause.tense is not Tense.PAST
    listed = {noun.i, *(t.i for t in noun.conjuncts)} if sought else set()
    return part.doc[clause.head] if _is_behind(listed, prepositions, clause) else None


def _is_behind(nouns: set[int], prepositions: Words, clause: Clause) -> bool:
    return any(o.preposition in prepositions for o in clause.obliques if o.head in nouns)


def read_modifier(noun: Token, words: ClauseWords) -> Reading | None:
    """What stands before the noun of a light verb ("held possible talks", "reached no deal")."""
    charges = words.has("alleged", "accusations", noun.lemma_)
    for child in noun.children:
        which = said_before(child, noun, words) if child.i < noun.i else None
        if charges and words.has("alleged", "attempts", child.lower_):
            continue  # "facing attempted murder charges"
        if which is not None:
            return Reading(Modality(which), Marker.LIGHT_NOUN, child)
    return None
