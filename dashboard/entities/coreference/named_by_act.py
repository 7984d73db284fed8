"""Who is brought in without a name by an act that is told again of a name with an age.

"A climber who crossed the lake has drowned. / Ida Sand, 41, was crossing the lake in March …":
Sand, if the text tells that act of nobody else, and of one whose age it tells soon after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.linking.attributes import Attributes
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.person_matching import age_behind
from dashboard.entities.names.pronoun_classes import GENDERS, agree
from dashboard.model import ActorKind
from dashboard.nlp.ages import ages_in
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.noun_phrases import is_relative_pronoun
from dashboard.nlp.tokens import Token
from dashboard.nlp.undergoers import are_told_alike, undergoer, undergone

SOON = 2  # paragraphs behind the first in which reports name whom they are about
_ON_NOUNS = frozenset({Embedding.RELATIVE, Embedding.PARTICIPLE})


class Deed(NamedTuple):
    """An act by its words, and whether it was done to who has a part in it."""

    act: tuple[str, ...]
    undergoes: bool


class NamedByAct(Resolver):
    """Finds whom an article names behind its opening, by what it tells of them in both places."""

    def __init__(self, discourse: DiscourseModel, attributes: Attributes) -> None:
        super().__init__(discourse)
        self.attributes = attributes

    def person(self, mention: FoundMention, noun: Token) -> Entity | None:
        """The person of a noun of the lead; None where its act is told of nobody with an age."""
        parts = self.analysis.paragraphs
        lead = next((n for n, part in enumerate(parts) if not part.is_heading), 0)
        unnamed = any(t.lower_ in self.words.indefinite for t in noun.lefts)
        if mention.paragraph != lead or not unnamed or noun.tag != Tag.NOUN:
            return None
        own: defaultdict[Deed, list[Clause]] = defaultdict(list)
        for deed, clause in (*_deeds_of(parts[lead], noun), *self._deeds_of_pronoun(mention, noun)):
            own[deed].append(clause)
        named = self._named_soon(mention, lead) if own else {}
        if not named:
            return None
        done: dict[Deed, set[str]] = {deed: set() for deed in own}
        for name in (m for m in self.discourse.found if m.type == "name"):
            part = parts[name.paragraph]
            person = self.attributes.person_at(name.paragraph, part.doc[name.head])
            for deed, clause in () if person is None else _deeds_of(part, part.doc[name.head]):
                told = own.get(deed, ())
                if any(are_told_alike(c, parts[lead].doc, clause, part.doc) for c in told):
                    done[deed].add(person.id)
        only = {next(iter(ids)) for ids in done.values() if len(ids) == 1}
        if len(only) != 1 or not only <= named.keys():
            return None
        (found,) = only
        person, age = self.entities.by_id[found], named[found]
        gender = self.words.gender_of_noun(noun.lemma_.lower())
        of_age = ages_in(noun) <= {age}
        return person if of_age and agree(person.gender, gender) else None

    def _deeds_of_pronoun(
        self, mention: FoundMention, noun: Token
    ) -> Iterator[tuple[Deed, Clause]]:
        """What its sentence tells of "he" or "she" in a side clause, where it has nobody else."""
        part = self.analysis.paragraphs[mention.paragraph]
        start, end = noun.sent.start, noun.sent.end
        around = self.discourse.by_paragraph.get(mention.paragraph, ())
        people = (m for m in around if m.kind is ActorKind.PERSON and m is not mention)
        alone = not any(start <= m.head < end and m.type != "pronoun" for m in people)
        for other in part.doc[noun.i + 1 : end] if alone else ():
            clause = part.clauses.of(other.i)
            aside = clause.embedding is Embedding.ADVERBIAL and clause.finite
            if aside and self.words.pronouns.get(other.lower_) in GENDERS:
                yield from _deeds_of(part, other)

    def _named_soon(self, mention: FoundMention, lead: int) -> dict[str, str]:
        """The ages of those whom the text names first soon behind its lead, by their ids."""
        found: dict[str, str] = {}
        for number in range(lead, lead + SOON + 1):
            for name in self.discourse.by_paragraph.get(number, ()):
                doc = self.analysis.paragraphs[number].doc
                if name.type != "name" or name.kind is not ActorKind.PERSON:
                    continue
                person = self.attributes.person_at(number, doc[name.head])
                if person is None or not age_behind(doc, name.last):
                    continue
                if min(person.mentions)[0] >= mention.span.end:
                    found[person.id] = doc[name.last + 2].text
        return found


def _deeds_of(part: AnalysedParagraph, noun: Token) -> Iterator[tuple[Deed, Clause]]:
    """The acts in which a noun has a part, as the clauses that have it or hang on it tell."""
    for clause in part.clauses.clauses:
        heads = {a.head for a in clause.arguments}
        on_it = clause.governor == noun.i and clause.embedding in _ON_NOUNS
        mine = {noun.i} | {h for h in heads if on_it and is_relative_pronoun(part.doc[h])}
        whom = undergoer(clause, part.doc)
        if clause.negated or clause.modal or (whom not in mine and heads.isdisjoint(mine)):
            continue
        if whom in mine:
            told = undergone(clause, part.doc)
            if told is not None:
                yield Deed((told.act,), undergoes=True), clause
            continue
        thing = clause.argument(ArgumentRole.OBJECT)
        subject = clause.argument(ArgumentRole.SUBJECT)
        if subject is not None and subject.head in mine and thing is not None:
            object_ = part.doc[thing.head].lemma_.lower()
            yield Deed((clause.lemma, object_), undergoes=False), clause
