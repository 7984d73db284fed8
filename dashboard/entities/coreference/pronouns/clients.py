"""Whom somebody means who acts for another: "Renn's lawyer, Piotr Malik, said his client …"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dashboard.clause import Embedding
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.linking.attributes import Attributes
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.noun_phrases import (
    appositions_of,
    possessors_of,
    prepositional_complements,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, PROPER_NOUNS

_MAY_HAVE_ONE = frozenset({ActorKind.PERSON, ActorKind.ORGANISATION})


def client_meant(pronoun: Pronoun) -> list[Entity] | None:
    """Whom somebody tells of who acts for them: "Reed's lawyer said [he] would appeal".

    Also where it is told what was done to them: "said [he] had been arrested". Empty where the
    speaker may be meant as well ("he would file a motion"), as one who has a name always may of
    such acts; None where nobody tells of it who acts for another.
    """
    clause, words = pronoun.clause, pronoun.words
    above, named = pronoun.above, pronoun.teller
    if not pronoun.is_subject or clause.embedding is not Embedding.COMPLEMENT:
        return None
    noun = None if named is None else _agent_noun(named, words)
    if above is None or named is None or noun is None:
        return None
    behind = prepositional_complements(noun, words.office_prepositions) if noun != named else ()
    client = _only_client(noun, behind, pronoun)
    if client is None:
        return [] if noun == named else None
    suffers = clause.lemma in words.deeds.consequential | words.body_names.undergone_by_actors
    suffers = suffers and clause.is_passive  # "said she had been beaten"
    acts = suffers or clause.lemma in words.acts_of_clients
    if noun != named:  # "Ole Lind, a lawyer for Reed, said he …"
        return [] if acts or clause.is_passive else None
    return [client] if acts and pronoun.agrees_with(client) else []


def client_befallen(pronoun: Pronoun) -> list[Entity] | None:
    """To whom that happened of which those tell who act for them: "Reed's lawyer: [his] arrest".

    Also where the speaker has a name: of their own arrest they would say so. Empty where they act
    for nobody who has a name, or tell of an offer of either; None for other owners and speakers.
    """
    part, words, thing = pronoun.part, pronoun.words, pronoun.token.head
    lemma, deeds = thing.lemma_.lower(), words.deeds
    offers = lemma in deeds.offers
    told = offers or lemma in deeds.befallings
    if not (told and pronoun.token.dependency == Dependency.POSSESSOR):
        return None
    for above in (pronoun.clause, *part.clauses.above(pronoun.clause)):
        speaker = part.head_of(above.subject)
        if speaker is None or speaker.i >= thing.i:
            continue
        noun = _agent_noun(speaker, words)
        if noun is None:
            return None
        if offers:  # "Lind's lawyer announced [her] resignation": of either
            clients = (*possessors_of(noun), *_behind(noun, words))
            people = (p for t in clients for p in pronoun.people_at(t))
            return [] if any(map(pronoun.agrees_with, people)) else None
        client = _only_client(noun, _behind(noun, words), pronoun)
        return [client] if client is not None and pronoun.agrees_with(client) else []
    return None


def _only_client(noun: Token, behind: Iterable[Token], pronoun: Pronoun) -> Entity | None:
    """For whom one acts by a noun and the words behind it; None: for nobody known, or several."""
    owners = {d.id: d for t in (*possessors_of(noun), *behind) for d in pronoun.people_at(t)}
    return next(iter(owners.values())) if len(owners) == 1 else None


def _agent_noun(named: Token, words: NameWords) -> Token | None:
    """What tells of somebody that they act for others: "Ole Lind, a [lawyer] for Reed"."""
    for_others = frozenset().union(*words.acting_for.values())
    beside = (named, *appositions_of(named), *(t for t in named.rights if t.pos in NOMINAL))
    return next((t for t in beside if t.lemma_.lower() in for_others), None)


def _behind(noun: Token, words: NameWords) -> Iterator[Token]:
    """The words of the name right behind such a noun, on whatever the parser hangs it."""
    doc, i = noun.doc, noun.i + 1
    if i >= noun.sent.end or doc[i].lower_ not in words.office_prepositions:
        return
    for token in doc[i + 1 : noun.sent.end]:
        if token.tag not in PROPER_NOUNS:
            return
        yield token


def instead_of_agent(pronoun: Pronoun, found: list[Entity]) -> list[Entity] | None:
    """Whose a thing is of which a clause tells whose subject is "his client": that one's.

    Empty where the client has no name yet; None for other subjects.
    """
    subject = pronoun.part.head_of(pronoun.clause.subject)
    own = pronoun.token.dependency == Dependency.POSSESSOR and found
    if subject is None or not own or pronoun.token.i < subject.i or pronoun.token.head == subject:
        return None
    return pronoun.people_at(subject) if is_client(subject, pronoun.words) else None


class Clients(Resolver):
    """Finds for whom the lawyers and doctors of one article act."""

    def __init__(self, discourse: DiscourseModel, attributes: Attributes) -> None:
        super().__init__(discourse)
        self.attributes = attributes
        self.roles = [m for m in discourse.found if m.type == "role"]

    def link(self) -> None:
        """Link "his client" where the text says of one only that the speaker acts for them."""
        served: dict[tuple[str, str], set[str]] = defaultdict(set)
        for mention in self.roles:
            for noun in self._nouns_for(mention):
                for actor in self._holders(mention):
                    served[actor, noun].update(self._owners(mention, actor))
        for mention in self.roles:
            token = self._token(mention)
            if not is_client(token, self.words):
                continue
            pronouns = (t for t in token.lefts if t.tag == Tag.POSSESSIVE_PRONOUN)
            owners = [i for t in pronouns for i in self._at(mention, t)]
            theirs = served[owners[0], token.lower_] if len(owners) == 1 else set()
            if len(theirs) == 1:
                self.entities.mention(self.entities.by_id[next(iter(theirs))], mention)

    def _at(self, mention: FoundMention, token: Token) -> tuple[str, ...]:
        return self.entities.at.get((mention.paragraph, token.i), ())

    def _nouns_for(self, mention: FoundMention) -> list[str]:
        """What those are called for whom one of that office acts."""
        office = self._token(mention).lemma_.lower()
        return [noun for noun, offices in self.words.acting_for.items() if office in offices]

    def _holders(self, mention: FoundMention) -> tuple[str, ...]:
        """Who is described by a role: by a name beside it, or by it alone."""
        described = self.attributes.explains.get(mention.place)
        return (described,) if described else self.entities.at.get(mention.place, ())

    def _owners(self, mention: FoundMention, holder: str) -> Iterator[str]:
        """Whose lawyer it is: "Renn's lawyer", "his lawyer", "a lawyer for Renn"."""
        token = self._token(mention)
        near = [*possessors_of(token)]
        for prep in token.rights:
            link = prep.dependency == Dependency.PREPOSITION
            if link and prep.lower_ in self.words.office_prepositions:
                near += prep.children_as(Dependency.PREPOSITIONAL_OBJECT)
        for actor in (i for t in near for i in self._at(mention, t)):
            entity: Entity = self.entities.by_id[actor]
            if actor != holder and entity.kind in _MAY_HAVE_ONE:
                yield actor


def is_client(noun: Token, words: NameWords) -> bool:
    """Whether a noun says that its owner acts for whom it means: "his client"."""
    owned = any(t.tag == Tag.POSSESSIVE_PRONOUN for t in noun.lefts)
    return owned and noun.lower_ in words.acting_for
