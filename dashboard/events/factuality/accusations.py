"""Who says of somebody that they did wrong: "[the minister] said Lind stole the funds"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Annotated

from dashboard.clause import COMPLEMENTS, Clause, Embedding
from dashboard.events.factuality.rules import FactualityRule
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import NAME_COMPANIONS
from dashboard.nlp.implicit_subjects import meant
from dashboard.nlp.noun_phrases import (
    is_plural,
    read_noun_phrase,
)
from dashboard.nlp.tokens import Token
from dashboard.registry import Words

_PEOPLE = frozenset({NameKind.PERSON, NameKind.NONE})  # a surname may be unknown
_REACHING = frozenset({Embedding.COORDINATION, Embedding.ADVERBIAL, Embedding.RELATIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class AccusationRule(FactualityRule):
    """A rule of who may accuse whom of what.

    ``predicates`` do wrong to ``objects`` (if any), never to ``harmless`` ones, and only with one
    of the ``qualities`` (if any) before the object ("made a [racist] remark"), and so does who
    ``attempts`` it ("tried to rob him"); ``verbs`` say so,
    or ``links`` name who does, other than the ``exempt``. The ``accused`` are nouns for who can be
    told; behind ``bodies`` and ``investigators`` the ``pronouns`` mean another. With ``people``
    only a person does it, and to something: no ``named_things`` ("Storm Petra"), nor one whose
    ``titles`` say that the ``forces`` that tell it are his own. What somebody says to be
    ``perceiving`` is as if said.
    """

    predicates: Annotated[Words, "verb"]
    objects: Annotated[Words, "object"] = frozenset()
    harmless: Annotated[Words, "no_object"] = frozenset()
    qualities: Annotated[Words, "object_quality"] = frozenset()
    attempts: Annotated[Words, "attempt"] = frozenset()
    verbs: Annotated[Words, "governor"] = frozenset()
    links: Annotated[Words, "dependent"] = frozenset()
    exempt: Words = frozenset()
    accused: Words = frozenset()
    bodies: Words = frozenset()
    investigators: Annotated[Words, "investigator"] = frozenset()
    pronouns: Annotated[Words, "pronoun"] = frozenset()
    named_things: Annotated[Words, "named_thing"] = frozenset()
    titles: Annotated[Words, "title"] = frozenset()
    forces: Annotated[Words, "force"] = frozenset()
    perceiving: Annotated[Words, "perception"] = frozenset()
    times: Words = frozenset()
    found: Words = frozenset()
    people: bool = False

    def find(
        self, clause: Clause, part: AnalysedParagraph, event: Token | None = None
    ) -> Token | None:
        """The word that puts a deed on somebody's word; None where the text itself tells it."""
        told = clause.lemma in self.predicates or clause.lemma in self.attempts
        return _find_accuser(clause, self, part) if told else None


def _find_accuser(clause: Clause, words: AccusationRule, part: AnalysedParagraph) -> Token | None:
    """The word that puts a deed on somebody's word; None where the text itself tells it.

    That is the verb of saying above it or beside it, or "according"; not of a court, whose word is
    a finding. Who did it must be one who can be told ("Lind", "the mayor"), or "he" behind a teller
    that is none ("police said [he] stole it").
    """
    deed = _deed_of(clause, words, part)
    agent = _agent_of(clause, part) if _is_wrong(deed, words, part) else None
    if agent is None:
        return None
    first, links = clause, [*part.doc[clause.head].children]
    while True:
        above = part.clauses.parent(first)
        seen = (
            above is not None and first.embedding in COMPLEMENTS and above.lemma in words.perceiving
        )
        timed = above is not None and _is_timed_by(first, above, words, part)
        unnamed = first.embedding is Embedding.RELATIVE and agent.tag != Tag.PROPER_NOUN
        if above is None or unnamed or not (seen or timed or first.embedding in _REACHING):
            break
        first = above
        links += part.doc[first.head].children
    named = _is_known(agent, words)
    one = agent.lower_ in words.pronouns
    if one and first is not clause:  # "Lind had drunk when [he] killed two"
        subject = first.subject
        named = subject is not None and _is_known(part.doc[subject.head], words)
    for link in links if named else ():
        if link.lower_ in words.links and not _is_of(link, words.exempt):
            return link
    for verb in _sayings(first, part):
        who = part.head_of(part.clauses.of(verb.i).subject)
        if who is None or verb.lemma_.lower() not in words.verbs:
            continue
        other = named or (one and _tells_of_others(who, words) and not who.conjuncts)
        other = other and not _is_of_own(agent, who, words)
        if other and who.lemma_.lower() not in words.exempt:
            return verb
    return None


def _is_timed_by(
    clause: Clause, above: Clause, words: AccusationRule, part: AnalysedParagraph
) -> bool:
    """Whether a deed is told by when another was: "was held [after] stabbing a guard".

    Not where a court had found it: "was jailed after stabbing a guard".
    """
    link = part.doc[clause.head].head
    after = clause.embedding is Embedding.PREPOSITIONAL and link.lower_ in words.times
    return after and above.lemma not in words.found


def _sayings(clause: Clause, part: AnalysedParagraph) -> list[Token]:
    """The verbs that may tell a clause: the one above it, and those thrown in."""
    above = part.clauses.parent(clause)
    verb = part.doc[clause.head]
    told = clause.embedding in {Embedding.COMPLEMENT, Embedding.PARATAXIS}
    over = [part.doc[above.head]] if above is not None and told else []
    return over + verb.children_as(Dependency.PARATAXIS)


def _tells_of_others(teller: Token, words: AccusationRule) -> bool:
    """Whether who says "he" means another: several, a body, one who investigates by their title."""
    if is_plural(teller) or teller.lemma_.lower() in words.bodies:
        return True
    titled = (teller, *teller.children_as(*NAME_COMPANIONS))
    return any(t.lemma_.lower() in words.investigators for t in titled)


def _is_of_own(agent: Token, teller: Token, words: AccusationRule) -> bool:
    """Whether a force tells what one of its own did: "the army said [Sergeant Lind] shot him"."""
    titled = any(t.lower_ in words.titles for t in agent.lefts)
    return titled and teller.lemma_.lower() in words.forces


def _is_of(link: Token, exempt: AbstractSet[str]) -> bool:
    """Whether a source is named by a noun of a set: "according to the [court]"."""
    return any(t.lemma_.lower() in exempt for t in link.subtree)


def _agent_of(clause: Clause, part: AnalysedParagraph) -> Token | None:
    """Who does what a clause tells; a relative pronoun gives its noun."""
    agent = clause.logical_subject
    return None if agent is None else meant(part.doc[agent.head], part.doc[clause.head])


def _is_known(agent: Token, words: AccusationRule) -> bool:
    """Whether a reader can tell who it is: a name, or "the [mayor]"; not "a gunman", "thieves".

    With ``people`` the name must be that of a person: a storm kills, too.
    """
    if agent.tag == Tag.PROPER_NOUN:
        thing = any(t.lower_ in words.named_things for t in agent.lefts)
        return not words.people or (agent.name_kind in _PEOPLE and not thing)
    phrase = read_noun_phrase(agent)
    if any(t.tag == Tag.PROPER_NOUN for t in agent.children_as(Dependency.APPOSITION)):
        return phrase.is_known  # "the man, Tom Berg"
    return agent.lemma_.lower() in words.accused and phrase.is_known


def _deed_of(clause: Clause, words: AccusationRule, part: AnalysedParagraph) -> Clause:
    """The clause of the deed that a clause tells somebody to have tried, or itself."""
    if clause.lemma not in words.attempts or clause.negated:
        return clause
    below = part.clauses.below(clause)
    return next((c for c in below if c.embedding is Embedding.OPEN_COMPLEMENT), clause)


def _is_wrong(clause: Clause, words: AccusationRule, part: AnalysedParagraph) -> bool:
    """Whether a clause tells of such a wrong: "stole it", "took a bribe"; not "shot a film"."""
    if clause.lemma not in words.predicates or clause.negated:
        return False
    noun = part.head_of(clause.logical_object)
    if noun is None:
        return not (words.people or words.objects)
    lemma = noun.lemma_.lower()
    if words.qualities and all(t.lower_ not in words.qualities for t in noun.lefts):
        return False
    return lemma not in words.harmless and (not words.objects or lemma in words.objects)
