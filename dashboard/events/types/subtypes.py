"""What kind of event of its type: the subtypes of Rich ERE, and those that news needs beside them.

``event_types/subtypes/*.toml`` say by which words a subtype is known; without them it is None.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence

from dashboard.entities.link import LinkedActors
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.predicates.resultatives import resultative_of
from dashboard.events.predicates.thing_nouns import things_meant
from dashboard.events.trigger import PLAIN, EventTrigger
from dashboard.events.types.clause_arguments import ClauseArguments
from dashboard.events.types.subtype_lexicon import (
    NO_OBJECT,
    Field,
    Pattern,
    Subtype,
    SubtypeLexicon,
    load_subtypes,
)
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.governance import links_behind
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import ACTING, PROPER_NOUNS
from dashboard.vocabulary import ActorKind

_DEEP = 4  # steps from a verb to the one whose event it begins or tries


def subtype_reader(language: str, linked: LinkedActors | None = None) -> SubtypeReader:
    """What reads the subtypes of one article. Raises RuleError where the data are wrong.

    ``linked``: the actors of the article; without them a name is of the kind that its words say.
    """
    words = load_clause_words(language)
    return SubtypeReader(load_subtypes(language), words, linked)


class SubtypeReader:
    """Finds the subtype of an event by the most specific pattern that its words meet."""

    def __init__(
        self, lexicon: SubtypeLexicon, words: ClauseWords, linked: LinkedActors | None = None
    ) -> None:
        self.lexicon, self.words, self.linked = lexicon, words, linked
        self.analysis: Analysis | None = None
        self.things: frozenset[str] = frozenset()  # nouns that name none in that article
        self.fields: frozenset[str] = frozenset()  # families of whose field that article is
        self.plain: frozenset[str] = frozenset()  # those of them whose events have no other type
        self.clause = ClauseArguments(lexicon.through)

    def subtype(self, found: EventTrigger, analysis: Analysis) -> str | None:
        """The code of the subtype; None where no words make one, or those of another thing do."""
        self._open(analysis)
        doc = analysis.part_of(found).doc
        token = doc[found.token]
        verb = None if found.verb is None else doc[found.verb]
        if verb is None or (verb != token and found.noun is None):
            code = self._of_noun(token, found.type)
        else:
            noun = None if found.noun is None else doc[found.noun]
            code = self._of_verb(verb, found.type, noun)
        return code or self.lexicon.otherwise.get(found.type)

    def _open(self, analysis: Analysis) -> None:
        """Read what holds throughout an article, where it is another one."""
        if analysis is not self.analysis:
            self.analysis, self.things = analysis, things_meant(analysis, self.words)
            self.fields = _fields_of(analysis, self.lexicon.fields)
            self.plain = frozenset(f for f in self.fields if self.lexicon.fields[f].plain)
            if self.linked is not None:
                self.clause.people = _people_in(analysis, self.linked)

    def in_field(self, found: EventTrigger, analysis: Analysis) -> EventTrigger:
        """An event with the plain type where the field of its article gives it its subtype.

        A side that "attacked" did no violence, and who "claimed the title" said nothing.
        """
        self._open(analysis)
        code = self.subtype(found, analysis) if self.plain else None
        played = code is not None and code.partition(".")[0] in self.plain
        return dataclasses.replace(found, type=PLAIN) if played else found

    def predicate_noun(self, found: EventTrigger, analysis: Analysis) -> Token | None:
        """The noun that says what a light verb tells ("gave a [sentence]"), if one is known so."""
        doc = analysis.part_of(found).doc
        if found.verb is None or found.noun is not None:
            return None
        verb = doc[found.verb]
        if verb.lemma_ not in self.lexicon.light or verb.lemma_ in self.lexicon.stopping:
            return None
        named = (t for t in self.clause.objects(verb) if t.name_kind not in ACTING)
        return next((t for t in named if self._of_object(verb, t, found.type) is not None), None)

    def _of_verb(
        self, verb: Token, kind: str, noun: Token | None = None, depth: int = 0
    ) -> str | None:
        """By a verb with its object, else by the noun of a light verb, else by the verb alone."""
        pattern = self._verb_pattern(verb, kind)
        struck = noun is not None and verb.lemma_ in self.lexicon.occurring
        struck = struck and noun in self.clause.subjects(verb)  # "an earthquake struck Chile"
        stopped = noun is not None and not self.lexicon.stopping.isdisjoint(
            {verb.lemma_, f"{verb.lemma_} {verb.doc[min(verb.i + 1, len(verb.doc) - 1)].lower_}"}
        )
        stopped = stopped and noun in self.clause.objects(verb)
        if pattern is not None and (stopped or (pattern.objects and not struck)):
            return pattern.subtype.code
        named = [noun] if noun is not None else self._named(verb)
        code = None
        for thing in named:
            code = code or self._of_object(verb, thing, kind)
        if code is None and verb.lemma_ in self.lexicon.raising and depth < _DEEP:
            for child in verb.children:
                if child.dependency == Dependency.OPEN_COMPLEMENT:
                    code = code or self._of_verb(child, kind, depth=depth + 1)
        return code or (None if pattern is None else pattern.subtype.code)

    def _of_object(self, verb: Token, thing: Token, kind: str) -> str | None:
        """The subtype of a noun; None of a deed that one only sees: "witnessed a [murder]"."""
        code = self._of_noun(thing, kind)
        seen = verb.lemma_ in self.lexicon.non_agentive
        deed = code is not None and code.partition(".")[0] in self.lexicon.deeds
        return None if seen and deed else code

    def _named(self, verb: Token) -> Sequence[Token]:
        """The noun that says what a light verb tells, or whose occurrence a verb tells."""
        lemma, named = verb.lemma_, []
        if lemma in self.lexicon.light:
            named += self.clause.objects(verb)
        if lemma in self.lexicon.occurring:
            named += self.clause.subjects(verb)
        return [t for t in named if t.name_kind not in ACTING]  # "the Alliance took 31 seats"

    def _verb_pattern(self, verb: Token, kind: str) -> Pattern | None:
        as_it_stands = verb.lower_ in self.lexicon.forms
        patterns = self.lexicon.verbs.get(verb.lower_ if as_it_stands else verb.lemma_.lower(), ())
        return self._first(patterns, kind, lambda pattern: self._meets(verb, pattern))

    def _first(
        self, patterns: Iterable[Pattern], kind: str, meets: Callable[[Pattern], bool]
    ) -> Pattern | None:
        """The most specific pattern that is met, of a subtype for which no exception is met."""
        out: list[Subtype] = []
        for pattern in patterns:
            goes = pattern.subtype not in out and self._goes(pattern, kind)
            if goes and meets(pattern):
                if not pattern.excepted:
                    return pattern
                out.append(pattern.subtype)
        return None

    def _goes(self, pattern: Pattern, kind: str) -> bool:
        """Whether a pattern goes with the type of the event, and with the field of the article."""
        subtype, only = pattern.subtype, self.lexicon.only.get(kind)
        if pattern.field:
            return subtype.code.partition(".")[0] in self.fields
        if subtype.types and kind not in subtype.types:
            return False
        return only is None or subtype.code.partition(".")[0] in only

    def _meets(self, verb: Token, pattern: Pattern) -> bool:
        links = self._links(verb, pattern)
        if pattern.particles and not links:
            return False
        if not pattern.objects and not pattern.particles and self._is_phrasal(verb):
            return False  # "picked up" is no picking
        if pattern.objects and not self._is_done_to(verb, pattern, links):
            return False
        asked = pattern.subjects
        return not asked or not asked.isdisjoint(self.clause.named(verb, "subjects"))

    def _is_done_to(self, verb: Token, pattern: Pattern, links: Sequence[Token]) -> bool:
        """Whether one of the objects of a pattern is that of a verb, or of what links it."""
        if pattern.objects == NO_OBJECT:
            return not self.clause.objects(verb)
        named, state = self.clause.named(verb, "objects"), resultative_of(verb, self.words)
        named = named | ({state.lower_} if state is not None else set())  # "left two injured"
        named = named - self.things if pattern.spelled_out else named  # "launched the probe"
        linked = not pattern.particles or not all(map(self.clause.dates, links))
        if linked and not pattern.objects.isdisjoint(named):
            return True  # but not "took him to Oslo [on Monday]"
        things = (thing for link in links for thing in self.clause.governed(link))
        return not pattern.objects.isdisjoint(self.clause.names(things))

    def _links(self, verb: Token, pattern: Pattern) -> list[Token]:
        """The particles and prepositions of a pattern that go with a verb.

        One before a day goes with none, and one behind the object only where the pattern asks what
        stands behind it: "took the decision [to] the High Court".
        """
        found: list[Token] = []
        if not pattern.particles:
            return found  # as most of them
        for particle in pattern.particles:
            last = self.clause.particle(verb, particle)
            if last is not None and (pattern.objects or not self.clause.dates(last)):
                found.append(last)
        if pattern.objects and not found:
            single = {words[0] for words in pattern.particles if len(words) == 1}
            nouns = self.clause.objects(verb)
            found = [t for noun in nouns for t in links_behind(noun) if t.lower_ in single]
        return found

    def _is_phrasal(self, verb: Token) -> bool:
        return verb.lemma_ in self.lexicon.phrasal and self.clause.has_particle(verb)

    def _of_noun(self, noun: Token, kind: str) -> str | None:
        if noun.lemma_.lower() in self.things:
            return None
        for form in (noun.lower_, noun.lemma_.lower()):
            patterns = self.lexicon.nouns.get(form)
            if patterns is None:
                continue
            pattern = self._first(patterns, kind, lambda p: self._names(noun, p))
            if pattern is not None:
                return pattern.subtype.code
        return None

    def _names(self, noun: Token, pattern: Pattern) -> bool:
        if not self._is_led(noun, pattern.lead):
            return False
        behind = {(t.lower_,) for t in links_behind(noun)} if pattern.particles else set()
        if pattern.particles and behind.isdisjoint(pattern.particles):
            return False
        asked = pattern.objects
        return not asked or not asked.isdisjoint(self.clause.named(noun, "of_noun"))

    def _is_led(self, noun: Token, lead: Sequence[str]) -> bool:
        before = noun.doc[max(0, noun.i - len(lead)) : noun.i]
        return not lead or (
            len(before) == len(lead)
            and all(w in {t.lower_, t.lemma_} for t, w in zip(before, lead, strict=True))
        )


def _fields_of(analysis: Analysis, fields: Mapping[str, Field]) -> frozenset[str]:
    """The families of whose field an article is."""
    tokens = (token for part in analysis.paragraphs for token in part.doc)
    words = frozenset(form for t in tokens for form in (t.lemma_.lower(), t.lower_))
    return frozenset(family for family, field in fields.items() if field.holds(words))


def _people_in(analysis: Analysis, linked: LinkedActors) -> frozenset[Token]:
    """The names of people that look like others: "Holt was freed", of a Maria Holt before."""
    people = {a.id for a in linked.actors if a.kind is ActorKind.PERSON}
    heads = (
        analysis.paragraphs[number].doc[token]
        for (number, token), actors in linked.at.items()
        if people.issuperset(actors)
    )
    return frozenset(t for t in heads if t.tag in PROPER_NOUNS and t.name_kind)
