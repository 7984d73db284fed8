"""Tells a family name with a title ("President Sand") from others of that name ("Ida Sand")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dashboard.clause import ArgumentRole
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.pronoun_classes import GENDERS
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.noun_phrases import appositions_of, heads_subject
from dashboard.nlp.tokens import Token


def _start(mention: FoundMention) -> int:
    return mention.span.start


def _words_of(mention: FoundMention) -> set[str]:
    """The words of the titles before a name."""
    return {word.lower() for title in mention.titles for word in title.split()}


def _heads(noun: Token, beside: Iterable[Token]) -> set[int]:
    """The places of a noun and of those beside it."""
    return {noun.i, *(t.i for t in beside)}


class Homonyms:
    """Knows which full names an article gives to whom, and with which titles."""

    def __init__(self, people: list[FoundMention], analysis: Analysis, words: NameWords) -> None:
        self.analysis, self.words = analysis, words
        self.full: dict[tuple[str, ...], list[FoundMention]] = defaultdict(list)
        for mention in people:
            if len(mention.words) > 1:
                self.full[mention.words].append(mention)
        self.first = min((m for m in people if len(m.words) > 1), key=_start, default=None)

    def is_other(self, short: FoundMention, entity: Entity) -> bool:
        """Whether a family name with a title cannot be the person of a full name.

        It cannot if the courtesy title is of the other sex. Where an office is given to it before
        the full name is first told, and never to the full name ("President Sand", then "Ida
        Sand"), it cannot if the text says who the other is, or speaks of them as he and as she. A
        heading may come before. Nor is a given name alone that of who is brought in by an office
        below: "Stefan …. Labour Minister Stefan Lind". Nor is who reigns of a family of that name.
        """
        if self._is_given_before(short, entity) or self._is_royal(short, entity):
            return True
        titles = {title.lower() for title in short.titles}
        gender = self.words.gender_of_titles(titles)
        if gender is not None and entity.gender is not None and gender != entity.gender:
            return True
        offices = titles & (self.words.offices | self.words.ranks)
        first = min((start for start, _ in entity.mentions), default=-1)
        part = self.analysis.part_of(short)
        if not offices or first < short.span.start or part.is_heading:
            return False
        named = self.full[entity.words]
        if not named or any(self._has_office(m, offices) for m in named):
            return False
        pronoun = self.pronoun_after(short)
        clash = entity.gender is not None and pronoun not in {None, entity.gender}
        return clash or any(self._is_described(m) for m in named)

    def is_namesake_child(self, mention: FoundMention) -> bool:
        """Whether a name is that of a child with its mark: "one child, Tom Ardal [Jr.]"."""
        doc = self.analysis.part_of(mention).doc
        marked = mention.span.text.split()[-1] in self.words.generation
        before = doc[max(0, mention.first - 2) : mention.first]
        return marked and any(t.lemma_.lower() in self.words.relations for t in before)

    def _is_royal(self, short: FoundMention, entity: Entity) -> bool:
        """Whether a name with a royal title is not that of a full name that never bears one.

        "King Karl of Norway" is not Omar Karl; but he may be Karl Berg, as who reigns goes by a
        given name.
        """
        if short.words != entity.words[-len(short.words) :]:
            return False
        royal = self.words.kinds.royal
        named = self.full[entity.words]
        return bool(royal & _words_of(short)) and not any(royal & _words_of(m) for m in named)

    def of_that_office(self, short: FoundMention, people: list[Entity]) -> list[Entity]:
        """The only one whose full name bears the title of a short one; empty if it is open.

        "Commissioner Cheung" is Teresa where the text told of "Trade Commissioner Teresa Cheung"
        and of "Senator Paul Cheung".
        """
        offices = _words_of(short) & (self.words.offices | self.words.ranks)
        bearing = [d for d in people if any(offices & _words_of(m) for m in self.full[d.words])]
        return bearing if len(bearing) == 1 else []

    def _is_given_before(self, short: FoundMention, entity: Entity) -> bool:
        """Whether a given name stands alone in prose before somebody of it gets an office."""
        named = self.full[entity.words]
        part = self.analysis.part_of(short)
        if not named or part.is_heading or short.titles or short.words != entity.words[:1]:
            return False
        first = min(named, key=_start)
        offices = {title.lower() for title in first.titles} & (
            self.words.offices | self.words.ranks
        )
        return bool(offices) and short.span.start < first.span.start

    def pronoun_after(self, short: FoundMention) -> str | None:
        """The first "he" or "she" behind a name, in its sentence or at the start of the next."""
        doc = self.analysis.part_of(short).doc
        end = doc[short.head].sent.end
        reach = doc[short.last + 1 : min(end + 4, len(doc))]
        kinds = (self.words.pronouns.get(t.lower_) for t in reach)
        return next((kind for kind in kinds if kind in GENDERS), None)

    def theme(self, short: FoundMention, people: list[Entity]) -> Entity | None:
        """Of several the one whom an article is about, for a family name alone; None: it is open.

        "Marisol Vega died on Wednesday. Her son, Diego Vega, announced it." Below, "Vega" is
        Marisol: the article names her first, and him but once, as a relative.
        """
        lead = next((d for d in people if self._opens_the_text(d)), None)
        others = [d for d in people if d is not lead]
        if lead is None or not all(self._is_in_passing(d, short) for d in others):
            return None
        return lead if lead.gender is None or self._fits(short, lead.gender) else None

    def _fits(self, short: FoundMention, gender: str) -> bool:
        return self.pronoun_after(short) in {None, gender}

    def _opens_the_text(self, entity: Entity) -> bool:
        """Whether somebody is the first whom the text names, as a subject."""
        named = self.full[entity.words]
        if not named or self.first is not named[0]:
            return False
        return heads_subject(self.analysis.head_of(named[0]))

    def _is_in_passing(self, entity: Entity, short: FoundMention) -> bool:
        """Whether somebody is named but once, in a paragraph before, as somebody's relative.

        Not where one did something to the other: "sued her brother, Luis Vega", "stabbed by him".
        """
        named = self.full[entity.words]
        if len(named) != 1 or named[0].paragraph >= short.paragraph:
            return False
        part = self.analysis.part_of(named[0])
        head = part.doc[named[0].head]
        beside = appositions_of(head)
        clause = part.clauses.of(head.i)
        sides = (clause.argument(role) for role in (ArgumentRole.OBJECT, ArgumentRole.AGENT))
        if any(side is not None and side.head in _heads(head, beside) for side in sides):
            return False
        nouns = {t.lemma_.lower() for noun in beside for t in (noun, *noun.conjuncts)}
        nouns |= {title.lower() for title in named[0].titles}
        return not nouns.isdisjoint(self.words.relations)

    def _is_described(self, full: FoundMention) -> bool:
        """Whether a title or an apposition says who it is: "his daughter Ida Sand"."""
        if full.titles:
            return True
        head = self.analysis.head_of(full)
        beside = appositions_of(head)
        who = self.words.offices | self.words.persons
        return any(t.lemma_.lower() in who for t in beside)

    def _has_office(self, full: FoundMention, offices: set[str]) -> bool:
        """Whether a full name bears an office, or its sentence speaks of that of the short one."""
        own = {title.lower() for title in full.titles}
        if own & (self.words.offices | self.words.ranks):
            return True
        doc = self.analysis.part_of(full).doc
        return any(token.text in offices for token in doc[full.head].sent)
