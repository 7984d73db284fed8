"""What excludes an antecedent, however salient it is: the hard constraints by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.entities.coreference.discourse_model import Seen, may_be_called
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.grammatical_roles import SUBJECTS, is_behind_preposition
from dashboard.nlp.modifiers import has_negative_determiner
from dashboard.nlp.noun_phrases import is_acted_on, is_modifier, is_possessor, is_relative_pronoun
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS


def disagrees(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether a mention is of nobody, of no person, or of one of the other gender."""
    return not may_be_called(seen, (ActorKind.PERSON,), pronoun.kind)


def names_government(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether a name only describes a state's body, and is an island: "the Reed regime"."""
    name = pronoun.discourse.token_of(seen)
    return is_modifier(name) and not is_possessor(name) and is_of_government(name, pronoun.words)


def names_role_played(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether a name is that of a role: "the role of Reed", "portrayed Reed", "starred as Reed"."""
    name, words = pronoun.discourse.token_of(seen), pronoun.words
    link, kinds = name.head, words.kinds
    if not is_behind_preposition(name):
        return is_acted_on(name) and link.lemma_ in kinds.playing
    as_whom = link.lower_ in words.named_as
    return link.head.lemma_.lower() in (kinds.staging if as_whom else kinds.portrayals)


def is_unnamed_and_far(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether who is told of has no name: they are soon told of again, or no more."""
    back = pronoun.mention.paragraph - seen.place[0]
    named = seen.entity is not None and seen.entity.types["name"]
    return not named and back > pronoun.discourse.reach["unnamed"]


def is_negated(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether nobody is told of: "no bank said it would"."""
    return has_negative_determiner(pronoun.discourse.token_of(seen))


def is_no_subject_here(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether a subject goes on with what is none in its sentence: "fined Norvik, and it paid"."""
    acts_here = seen.offset >= pronoun.sentence and pronoun.token.dependency in SUBJECTS
    return acts_here and not leads(pronoun, seen)


def is_one_of_several_told(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether one of several is in what it would say: "India and Pakistan are exposed, it said"."""
    says = pronoun.speech.says(pronoun.start, seen.offset)
    return says and bool(pronoun.discourse.token_of(seen).conjuncts)


def is_named_in_own_words(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether a name stands in what the pronoun tells behind it: "Lind was freed, [he] said".

    Principle C: who tells it speaks of another. Not of an owner ("Lind's home was searched"), nor
    of whom a text brings in by what they think: "Ole Lund does not read polls, he said".
    """
    speech, name = pronoun.speech, pronoun.discourse.token_of(seen)
    if not speech.says(pronoun.start, seen.offset) or not speech.goes_before(pronoun.start):
        return False
    clause = pronoun.part.clauses.of(name.i)
    acts = clause.is_active and clause.subject is not None and clause.subject.head == name.i
    new = seen.entity is not None and seen.offset == min(seen.entity.mentions)[0]
    return name.tag in PROPER_NOUNS and not is_possessor(name) and not (acts and new)


Constraints = Mapping[str, Callable[[Pronoun, Seen], bool]]

# Of "he" and "she".
ON_PEOPLE: Constraints = {
    "agreement": disagrees,
    "unnamed_and_far": is_unnamed_and_far,
    "role_played": names_role_played,
    "government_of": names_government,
    "named_in_own_words": is_named_in_own_words,
}
# Of "it" and "they".
ON_OTHERS: Constraints = {
    "negation": is_negated,
    "no_subject_of_the_sentence": is_no_subject_here,
    "one_of_several": is_one_of_several_told,
}


def is_excluded(pronoun: Pronoun, seen: Seen, constraints: Constraints) -> bool:
    """Whether some constraint keeps a pronoun from standing for who is told of in a place."""
    return any(violates(pronoun, seen) for violates in constraints.values())


def leads(pronoun: Pronoun, seen: Seen) -> bool:
    """Whether a body acts where it is told of, or is spoken for in the sentence of a pronoun.

    "A spokesman for Northline said [it] would close". So does who acts in the relative clause below
    which the pronoun stands: "sued Northline, which had said that [it] would close".
    """
    if seen.subject or seen.offset < pronoun.sentence:
        return seen.subject
    token = pronoun.discourse.token_of(seen)
    if _acts_in_relative(token, pronoun):
        return True
    noun = token.head.head
    behind = is_behind_preposition(token) and noun.dependency in SUBJECTS
    return behind and pronoun.words.is_role(noun.lemma_.lower())


def _acts_in_relative(name: Token, pronoun: Pronoun) -> bool:
    """Whether a name is the subject of the relative clause right above a pronoun's clause."""
    above = pronoun.part.clauses.parent(pronoun.clause)
    actor = None if above is None else pronoun.part.head_of(above.subject)
    if above is None or actor is None or not is_relative_pronoun(actor):
        return False
    return pronoun.part.doc[above.head].head == name


def is_of_government(name: Token, words: NameWords) -> bool:
    """Whether a government is told of beside the name of whose it is."""
    return words.anaphors.get(name.head.lower_) == "government"
