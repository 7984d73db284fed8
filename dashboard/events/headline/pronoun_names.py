"""Which pronouns of an article a headline may give their names: those whose link is sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from dashboard.entities.link import LinkedActors
from dashboard.entities.names.name_words import load_name_words
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import COMPLEMENT_CLAUSES, SUBJECTS, UNDERGOERS
from dashboard.nlp.noun_phrases import is_personal_pronoun
from dashboard.nlp.pronouns import OF_ONE_PERSON
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, TIMES
from dashboard.registry import current_language

_OF_ANYTHING = ("Gender=Neut", "Number=Plur|Person=3")  # "it", "they": too many may be meant


def names_of_pronouns(
    analysis: Analysis, linked: LinkedActors, nameless: frozenset[str]
) -> Mapping[int, Mapping[int, str]]:
    """{paragraph: {token: name}} of the pronouns that surely stand for one actor with a name."""
    names = {a.id: a.name for a in linked.actors if a.id not in nameless}
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for place, ids in linked.at.items():
        number, i = place
        token = analysis.paragraphs[number].doc[i]
        if len(ids) != 1 or ids[0] not in names or place in linked.unsure:
            continue
        bound = token.dependency == Dependency.POSSESSOR and _is_bound(token, number, linked)
        if bound or (is_personal_pronoun(token) and _is_sure(token, number, linked)):
            found[number][i] = names[ids[0]]
    return found


def _is_bound(possessor: Token, paragraph: int, linked: LinkedActors) -> bool:
    """Whether a possessive can stand for no one but the subject of its clause.

    "Lee announced [his] leave"; not "Lee praised Berg for [his] speech", which may be of either.
    """
    if possessor.tag != Tag.POSSESSIVE_PRONOUN:
        return False
    above = (t.children_as(*SUBJECTS) for t in possessor.ancestors)
    nearest = next((subjects for subjects in above if subjects), [])
    ids = linked.at[paragraph, possessor.i]
    named = [s for s in nearest if s.i < possessor.i and not is_personal_pronoun(s)]
    same = [s for s in named if linked.at.get((paragraph, s.i)) == ids]
    return bool(same) and not _has_rival(same[0], possessor, paragraph, linked)


def _has_rival(subject: Token, possessor: Token, paragraph: int, linked: LinkedActors) -> bool:
    """Whether a noun between a subject and a possessive agrees with it and may be meant, too.

    "His" and "her" agree with a person: "Lee visited his [son] after his release". "Its" and
    "their" do with any noun that is no time: "Norvik bought the [mine] after its collapse".
    """
    personal = any(gender in possessor.morph for gender in OF_ONE_PERSON)
    ids = linked.at[paragraph, possessor.i]
    people = {actor.id for actor in linked.actors if actor.kind is ActorKind.PERSON}
    names = load_name_words(current_language())
    nouns = names.persons | names.people | names.offices | names.relations
    for token in possessor.doc[subject.i + 1 : possessor.i]:
        if token.pos not in NOMINAL or token.dependency == Dependency.COMPOUND:
            continue
        at = linked.at.get((paragraph, token.i), ())
        if at == ids or token.name_kind in TIMES:
            continue
        one = token.tag != Tag.PLURAL_NOUN and token.lemma_.lower() in nouns
        if not personal or one or not people.isdisjoint(at):
            return True
    return False


def _is_sure(pronoun: Token, paragraph: int, linked: LinkedActors) -> bool:
    """Whether what a pronoun stands for is plain.

    "It" and "they" are plain in what their own actor says ("the bank said it had paid"), and as
    the subject of a sentence that goes on with that of the last ("Peru left. It accused"). A person
    is not where another is acted on right above ("Lee said police held Berg as [he] was to leave").
    """
    ids = linked.at[paragraph, pronoun.i]
    if any(kind in pronoun.morph for kind in _OF_ANYTHING):
        subjects = (*_subjects_above(pronoun.head), *_subjects_before(pronoun))
        same = (s for s in subjects if linked.at.get((paragraph, s.i)) == ids)
        return any(not is_personal_pronoun(s) or _is_sure(s, paragraph, linked) for s in same)
    verb = pronoun.head
    opened = any(t.dependency == Dependency.MARKER for t in verb.lefts)
    if verb.dependency != Dependency.ADVERBIAL_CLAUSE and (
        not opened or verb.dependency in COMPLEMENT_CLAUSES
    ):
        return True
    acted_on = (linked.at.get((paragraph, t.i)) for t in verb.head.children_as(*UNDERGOERS))
    acting = (linked.at.get((paragraph, t.i)) for t in verb.head.children_as(*SUBJECTS))
    others = [at for at in acted_on if at is not None and at != ids]
    return not others or verb.head.dependency not in COMPLEMENT_CLAUSES or ids in acting


def _subjects_above(verb: Token) -> Iterator[Token]:
    """The subjects of the verbs in whose contents a verb stands, the nearest first."""
    node = verb
    while node.dependency in COMPLEMENT_CLAUSES | {Dependency.CONJUNCT}:
        inside = node.dependency in COMPLEMENT_CLAUSES
        node = node.head
        if inside:
            yield from node.children_as(*SUBJECTS)


def _subjects_before(pronoun: Token) -> list[Token]:
    """The subjects of the sentence before that of which a pronoun is the first word."""
    start = pronoun.sent.start
    if pronoun.i != start or start == 0 or pronoun.head.dependency != Dependency.ROOT:
        return []
    return pronoun.doc[start - 1].sent.root.children_as(*SUBJECTS)
