"""Kinship told both ways: "Lee's mother, Ana, wept … her son": her son is Lee."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.appositions import named_beside
from dashboard.model import ActorKind
from dashboard.nlp.noun_phrases import appositions_of, complement_of, possessors_of
from dashboard.nlp.tokens import Token
from dashboard.registry import current_language, language_file, read_toml


class Kinship(Resolver):
    """Remembers whose kin somebody was told to be, as the mentions of an article are read."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        words, language = self.words, current_language()
        self._inverse = load_inverse_kin(language)
        self._origins = load_origins(language)
        acting = frozenset().union(*words.acting_for.values())
        people = self._inverse.keys() | words.relations
        self._relational = people | acting | self._origins["families"]
        self._leading = people | self._origins["leading"]  # to "a family"
        self._told: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)  # of whom, as what

    def owners_first(self, found: Sequence[FoundMention]) -> Iterator[FoundMention]:
        """The mentions in their order, but a pronoun before the kin whose owner it is."""
        held: FoundMention | None = None
        for mention in found:
            if held is not None:
                owner = mention.type == "pronoun" and mention.span.start == held.span.start
                yield from (mention, held) if owner else (held, mention)
                held = None
            elif self._token(mention).lemma_.lower() in self._relational:
                held = mention
            else:
                yield mention
        if held is not None:
            yield held

    def note(self, mention: FoundMention) -> None:
        """Remember who is described by a noun for kin or an agent, and whose they are."""
        noun = self._token(mention)
        if noun.lemma_.lower() not in self._relational:
            return
        owners = [d for d in self._owners(mention) if d.kind is ActorKind.PERSON]
        owners += self._born_into(noun, mention)
        beside = [t for t in appositions_of(noun) if t not in noun.conjuncts]
        several = mention.kind is ActorKind.GROUP
        near = [noun] if several else [noun, *named_beside(noun), *beside]
        kind = ActorKind.GROUP if several else ActorKind.PERSON
        for kin in self.entities.at_tokens(mention.paragraph, near, kind):
            told = [(d.id, noun.lemma_.lower()) for d in owners if d is not kin]
            self._told[kin.id].extend(told)

    def kin(self, mention: FoundMention) -> Entity | None:
        """Whom a noun for kin means, whose owner was told to be theirs: "her [son]".

        None where nobody was told so, or several who fit.
        """
        noun = self._token(mention)
        back = self._inverse.get(noun.lemma_.lower(), frozenset())
        gender = self.words.gender_of_noun(noun.lemma_.lower())
        found = {
            other: self.entities.by_id[other]
            for owner in self._owners(mention)
            for other, role in self._told[owner.id]
            if role in back and self.entities.by_id[other].gender in {None, gender}
        }
        sure = [d for d in found.values() if d.gender == gender] or list(found.values())
        return sure[0] if len(sure) == 1 else None

    def of_same_owner(self, mention: FoundMention) -> Entity | None:
        """Who was told to be this of the same owner: "Lind's daughter", but not Reed's.

        Or who all were: "Lind's parents …. His parents".
        """
        noun = self._token(mention)
        told = {(owner.id, noun.lemma_.lower()) for owner in self._owners(mention)}
        kin = [self.entities.by_id[i] for i, kin in self._told.items() if told & set(kin)]
        found = [d for d in kin if d.kind is mention.kind]
        return found[0] if len(found) == 1 else None

    def is_anothers(self, person: Entity, mention: FoundMention) -> bool:
        """Whether somebody was told to be this, but of another: "his lawyer …. Her lawyer"."""
        noun, owners = self._token(mention).lemma_.lower(), {d.id for d in self._owners(mention)}
        told = {owner for owner, role in self._told.get(person.id, ()) if role == noun}
        return bool(owners and told) and owners.isdisjoint(told)

    def _born_into(self, noun: Token, mention: FoundMention) -> list[Entity]:
        """Whose a [family] is, "born into" which they were: the only person of the sentence."""
        origins, link = self._origins, noun.head
        told = noun.lemma_.lower() in origins["families"] and link.lower_ in origins["links"]
        if not told or link.head.lemma_.lower() not in self._leading or possessors_of(noun):
            return []
        people = self.entities.at_tokens(mention.paragraph, noun.sent, ActorKind.PERSON)
        return people if len(people) == 1 else []

    def _owners(self, mention: FoundMention) -> list[Entity]:
        noun = self._token(mention)
        owners = [*possessors_of(noun), *filter(None, [complement_of(noun)])]
        joined = (t for owner in owners for t in (owner, *owner.conjuncts))
        return self.entities.at_tokens(mention.paragraph, joined, ActorKind.PERSON)


@functools.cache
def load_inverse_kin(language: str) -> Mapping[str, frozenset[str]]:
    """For each noun for kin those by which the other calls them: son for mother and father."""
    groups = read_toml(language_file(language, "names/titles.toml"))["kinship"]["inverse"]
    inverse: dict[str, frozenset[str]] = {}
    for one, other in groups:
        for nouns, back in ((one, other), (other, one)):
            inverse |= {n: inverse.get(n, frozenset()) | frozenset(back) for n in nouns}
    return inverse


@functools.cache
def load_origins(language: str) -> Mapping[str, frozenset[str]]:
    """Nouns for a family, and what leads to one: "was born into", "daughter of"."""
    table = read_toml(language_file(language, "names/titles.toml"))["kinship"]["origin"]
    return {key: frozenset(words) for key, words in table.items()}
