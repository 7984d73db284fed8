"""What excludes an antecedent of "he" or "she", however salient: hard constraints by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.entities.coreference.discourse_model import Seen, may_be_called
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.noun_phrases import is_acted_on, is_modifier, is_possessor
from dashboard.nlp.tokens import Token


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


CONSTRAINTS: Mapping[str, Callable[[Pronoun, Seen], bool]] = {
    "agreement": disagrees,
    "unnamed and far": is_unnamed_and_far,
    "role played": names_role_played,
    "government of": names_government,
}


def is_of_government(name: Token, words: NameWords) -> bool:
    """Whether a government is told of beside the name of whose it is."""
    return words.anaphors.get(name.head.lower_) == "government"
