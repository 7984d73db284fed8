"""The verb by which somebody is depicted: "[called] Dahl a thief who had robbed pensioners"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dashboard.clause import Clause
from dashboard.entities.names.name_words import load_name_words
from dashboard.events.factuality.rules import FactualityRule
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, NameKind, Pos
from dashboard.nlp.grammatical_roles import OBJECTS
from dashboard.nlp.pronouns import is_of_one_person
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS, RELATIVE_WORDS
from dashboard.registry import Words

_DEPICTED = OBJECTS | {Dependency.DATIVE, Dependency.OBJECT_PREDICATE}
_ACTING = frozenset(
    {NameKind.PERSON, NameKind.NONE, NameKind.ORGANISATION, NameKind.GEOPOLITICAL, NameKind.GROUP}
)
_MADE = _DEPICTED | {Dependency.ADVERBIAL_NOUN}


@dataclass(frozen=True, slots=True, kw_only=True)
class DepictionRule(FactualityRule):
    """A rule of what a relative clause tells of whom somebody describes so.

    ``verbs`` make something of them; ``links`` may stand between ("described [as]"); the word of
    ``no_tellers`` makes it a fact.
    """

    verbs: Annotated[Words, "governor"]
    links: Annotated[Words, "depiction_links"]
    no_tellers: Annotated[Words, "no_teller"]

    def find(
        self, clause: Clause, part: AnalysedParagraph, event: Token | None = None
    ) -> Token | None:
        """The verb that makes of somebody what a clause describes; None: there is none.

        Not of a thing: "described the update as a patch that fixed it".
        """
        noun = None if clause.governor is None else part.doc[clause.governor]
        if noun is None or noun.tag in PROPER_NOUNS:
            return None
        verb = _depicting(noun, self.links)
        if verb is None or verb.lemma_.lower() not in self.verbs:
            return None
        above = part.clauses.of(verb.i)
        depicted = _depicted(noun, verb, above, part)
        if depicted is None or not _may_be_person(depicted, part.language):
            return None
        teller = part.head_of(above.agent or above.subject)
        court = teller is not None and teller.lemma_.lower() in self.no_tellers
        return None if court else verb


def _depicting(noun: Token, links: Words) -> Token | None:
    """The verb of which a noun is the second object, or stands behind such a link."""
    if noun.dependency == Dependency.PREPOSITIONAL_OBJECT:
        above = (t for t in noun.head.ancestors if t.pos == Pos.VERB)  # "by whom as a man who …"
        return next(above, None) if noun.head.lower_ in links else None
    if noun.dependency == Dependency.APPOSITION and noun.left_edge.i == noun.head.i + 1:
        return noun.head.head  # without a comma: "called Moss the killer who …"
    verb = noun.head
    first = any(t.dependency in _DEPICTED and t.i < noun.i for t in verb.children)
    passive = verb.has_child(Dependency.PASSIVE_SUBJECT)
    return verb if noun.dependency in _MADE and (first or passive) else None


def _depicted(noun: Token, verb: Token, above: Clause, part: AnalysedParagraph) -> Token | None:
    """Of whom a verb makes what a noun says; None where its clause does not name them."""
    if noun.dependency == Dependency.APPOSITION:
        return noun.head
    first = next((t for t in verb.children if t.dependency in _DEPICTED and t.i < noun.i), None)
    if first is not None:
        return first
    if verb.dependency == Dependency.ADNOMINAL_CLAUSE:
        return verb.head
    return part.head_of(above.logical_object)


def _may_be_person(noun: Token, language: str) -> bool:
    """Whether a noun is for a person, or "him", or a name that may be of somebody or a body."""
    if noun.tag in PROPER_NOUNS:
        return noun.name_kind in _ACTING
    if noun.tag in RELATIVE_WORDS:
        return True
    names = load_name_words(language)
    people = names.persons | names.people | names.offices | names.relations
    return noun.lemma_.lower() in people or is_of_one_person(noun)
