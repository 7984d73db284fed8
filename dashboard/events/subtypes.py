"""What kind of event of its type: the subtypes of Rich ERE, and those that news needs beside them.

``event_types/subtypes/*.toml`` say by which words a subtype is known; without them it is None.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dashboard.clause import ArgumentRole, Embedding
from dashboard.events.find import PLAIN, EventTrigger
from dashboard.events.lexicon import CLAUSE, ClauseWords, load_clause_words
from dashboard.events.resultatives import resultative_of
from dashboard.events.subtype_lexicon import Pattern, Subtype, SubtypeLexicon, load_subtypes
from dashboard.events.thing_nouns import things_meant
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.label_scheme import LabelScheme, load_label_scheme
from dashboard.nlp.noun_phrases import is_common_noun
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import ACTING, TIMES

_FIELD_WORDS = 3  # so many different words of a field make an article one of it
_DEEP = 4  # steps from a verb to the one whose event it begins or tries, and to a shared subject
_PERSON = NameKind.PERSON  # kind of name
_AMOUNTS = frozenset({NameKind.PERCENT, NameKind.MONEY, NameKind.QUANTITY})  # kinds of name
_THINGS = frozenset({ArgumentRole.OBJECT, ArgumentRole.ATTRIBUTE})


def subtype_reader(language: str) -> SubtypeReader:
    """What reads the subtypes of one article. Raises RuleError where the data are wrong."""
    words = load_clause_words(language)
    return SubtypeReader(load_subtypes(language), load_label_scheme(language), words)


class SubtypeReader:
    """Finds the subtype of an event by the most specific pattern that its words meet."""

    def __init__(self, lexicon: SubtypeLexicon, scheme: LabelScheme, words: ClauseWords) -> None:
        self.lexicon, self.scheme, self.words = lexicon, scheme, words
        self.analysis: Analysis | None = None
        self.things: frozenset[str] = frozenset()  # nouns that name none in that article
        self.fields: frozenset[str] = frozenset()  # families of whose field that article is
        self.clause = _Clauses(lexicon.through, scheme)

    def subtype(self, found: EventTrigger, analysis: Analysis) -> str | None:
        """The code of the subtype; None where no words make one, or those of another thing do."""
        if analysis is not self.analysis:
            self.analysis, self.things = analysis, things_meant(analysis, self.words)
            self.fields = _fields_of(analysis, self.lexicon.fields)
        doc = analysis.paragraphs[found.paragraph].doc
        token = doc[found.token]
        verb = None if found.verb is None else doc[found.verb]
        if verb is None or (verb != token and found.noun is None):
            code = self._of_noun(token, found.type)
        else:
            noun = None if found.noun is None else doc[found.noun]
            code = self._of_verb(verb, found.type, noun)
        return code or self.lexicon.otherwise.get(found.type)

    def in_field(self, found: EventTrigger, analysis: Analysis) -> EventTrigger:
        """An event with the plain type where the field of its article gives it its subtype.

        A side that "attacked" did no violence, and who "claimed the title" said nothing.
        """
        code = self.subtype(found, analysis)
        here = code is not None and code.partition(".")[0] in self.fields
        return dataclasses.replace(found, type=PLAIN) if here else found

    def predicate_noun(self, found: EventTrigger, analysis: Analysis) -> Token | None:
        """The noun that says what a light verb tells ("gave a [sentence]"), if one is known so."""
        doc = analysis.paragraphs[found.paragraph].doc
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
                if self.scheme.embeddings.get(child.dependency) is Embedding.OPEN_COMPLEMENT:
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
        family = subtype.code.partition(".")[0]
        if pattern.field and family not in self.fields:
            return False
        fits = only is None or family in only or pattern.field
        return fits and (not subtype.types or kind in subtype.types or pattern.field)

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
        found = []
        for particle in pattern.particles:
            last = self.clause.particle(verb, particle)
            if last is not None and (pattern.objects or not self.clause.dates(last)):
                found.append(last)
        single = {words[0] for words in pattern.particles if len(words) == 1}
        if single and pattern.objects and not found:
            nouns = self.clause.objects(verb)
            found = [t for noun in nouns for t in self.clause.behind(noun) if t.lower_ in single]
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
        asked = pattern.objects
        return not asked or not asked.isdisjoint(self.clause.named(noun, "of_noun"))

    def _is_led(self, noun: Token, lead: Sequence[str]) -> bool:
        before = noun.doc[max(0, noun.i - len(lead)) : noun.i]
        return not lead or (
            len(before) == len(lead)
            and all(w in {t.lower_, t.lemma_} for t, w in zip(before, lead, strict=True))
        )


def _fields_of(analysis: Analysis, fields: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The families of whose field an article is, as one sense of a word holds throughout it.

    After Yarowsky 1995: where wickets, innings and a captain stand, who "fought back" played.
    """
    tokens = (token for part in analysis.paragraphs for token in part.doc)
    words = {form for token in tokens for form in (token.lemma_.lower(), token.lower_)}
    return frozenset(f for f, listed in fields.items() if len(listed & words) >= _FIELD_WORDS)


class _Clauses:
    """Subjects, objects and particles of verbs, by the label scheme of the language."""

    def __init__(self, through: frozenset[str], scheme: LabelScheme) -> None:
        self.through = through
        self.doc: Doc | None = None
        self.known: dict[tuple[int, str], frozenset[str]] = {}  # of the words of that paragraph
        self.roles, self.embeddings = scheme.arguments, scheme.embeddings
        self.passives = scheme.dependencies["passive_auxiliary"]
        self.markers = scheme.dependencies["preposition"]
        self.governed_by = scheme.dependencies["prepositional_object"]
        self.participles = scheme.tags["past_participle"]
        self.relatives = scheme.tags["relative_word"]
        self.bare_obliques = scheme.dependencies["bare_oblique"]
        self.particles = scheme.dependencies["particle"]

    def is_passive(self, verb: Token) -> bool:
        """Whether what stands as its subject is what it is done to."""
        for _ in range(_DEEP):
            if any(t.dependency in self.passives for t in verb.children):
                return True
            how = self.embeddings.get(verb.dependency)
            own = verb.tag in self.participles and not self._own(verb, ArgumentRole.SUBJECT)
            if not own or how is not Embedding.COORDINATION:
                return own and how is Embedding.PARTICIPLE
            verb = verb.head  # "was arrested and [charged]"
        return False

    def objects(self, verb: Token) -> list[Token]:
        """What a verb is done to, or what it makes of it."""
        things = [t for t in verb.children if self.roles.get(t.dependency) in _THINGS]
        if self._is_stranded(verb):
            things = [t for t in things if t.tag not in self.relatives]
        elif not things and self._has_gap(verb):
            things.append(verb.head)
        things += [t for t in verb.children if self._is_extent(t)]
        if self.is_passive(verb):
            things += self._first_argument(verb)
        return [self._meant(t, verb) for t in things]

    def _is_extent(self, token: Token) -> bool:
        """Whether it tells by how much: "sank [15%]"."""
        return token.dependency in self.bare_obliques and token.name_kind in _AMOUNTS

    def _has_gap(self, verb: Token) -> bool:
        """Whether a relative clause has no relative word for its object: "a cold he caught"."""
        relative = self.embeddings.get(verb.dependency) is Embedding.RELATIVE
        subjects = self._own(verb, ArgumentRole.SUBJECT)
        return relative and not any(t.tag in self.relatives for t in subjects) and bool(subjects)

    def _is_stranded(self, verb: Token) -> bool:
        """Whether what a preposition governs stands before: "a dinner that he paid [for]"."""
        links = (t for t in verb.children if t.dependency in self.markers and t.i > verb.i)
        return any(not list(t.children) for t in links)

    def subjects(self, verb: Token) -> list[Token]:
        """Who or what does it; of a passive the agent."""
        if not self.is_passive(verb):
            return [self._meant(t, verb) for t in self._first_argument(verb)]
        agents = self._own(verb, ArgumentRole.AGENT)
        return [noun for agent in agents for noun in self.governed(agent)]

    def _first_argument(self, verb: Token, depth: int = 0) -> list[Token]:
        """Its subject in the grammar, that of the verb it goes with, or the noun it describes."""
        own = self._own(verb, ArgumentRole.SUBJECT)
        how = self.embeddings.get(verb.dependency)
        if own or how is None or depth >= _DEEP:
            return own
        if how is Embedding.PARTICIPLE:
            return [verb.head]
        if how is Embedding.OPEN_COMPLEMENT:
            moved = self._own(verb.head, ArgumentRole.OBJECT)
            return moved or self._first_argument(verb.head, depth + 1)
        shared = how in {Embedding.COORDINATION, Embedding.ADVERBIAL}
        return self._first_argument(verb.head, depth + 1) if shared else []

    def _own(self, verb: Token, role: ArgumentRole) -> list[Token]:
        return [t for t in verb.children if self.roles.get(t.dependency) is role]

    def _meant(self, noun: Token, verb: Token) -> Token:
        """The noun that a relative word stands for."""
        relative = self.embeddings.get(verb.dependency) is Embedding.RELATIVE
        return verb.head if relative and noun.tag in self.relatives else noun

    def governed(self, preposition: Token) -> list[Token]:
        """What stands behind a preposition."""
        return [t for t in preposition.children if t.dependency in self.governed_by]

    def behind(self, noun: Token) -> list[Token]:
        """The prepositions behind a noun."""
        return [t for t in noun.children if t.dependency in self.markers and t.i > noun.i]

    def of_noun(self, noun: Token) -> list[Token]:
        """What a noun is of, in or for, and the nouns before it."""
        links = [t for t in noun.children if t.dependency in self.markers]
        before = [t for t in noun.children if t.i < noun.i]
        return [*before, *(t for link in links for t in self.governed(link))]

    def particle(self, verb: Token, particle: tuple[str, ...]) -> Token | None:
        """The last word of a particle that goes with a verb; None where it is not there."""
        if particle == (CLAUSE,):
            clauses = (t for t in verb.children if self._is_complement(t))
            return next(clauses, None)
        doc, size = verb.doc, len(particle)
        behind = [t for t in verb.children if t.i > verb.i]
        starts = [t.i for t in behind if t.lower_ == particle[0]]
        starts += [t.i - size + 1 for t in behind if t.lower_ == particle[-1]]  # "him not guilty"
        for start in (*starts, verb.i + 1):
            if tuple(t.lower_ for t in doc[start : start + size]) == particle:
                return doc[start + size - 1]
        return None

    def has_particle(self, verb: Token) -> bool:
        """Whether an adverb makes another verb of it ("pick up", "close out")."""
        return any(t.dependency in self.particles for t in verb.children)

    def dates(self, preposition: Token) -> bool:
        """Whether a preposition stands before a day or an hour, and is no particle of a verb."""
        return any(t.name_kind in TIMES for t in self.governed(preposition))

    def _is_complement(self, token: Token) -> bool:
        return self.embeddings.get(token.dependency) is Embedding.COMPLEMENT

    def named(self, word: Token, part: str) -> frozenset[str]:
        """The names of the "objects" or "subjects" of a verb, or of what a noun is "of_noun"."""
        key = (word.i, part)
        if word.doc is not self.doc:
            self.doc, self.known = word.doc, {}
        if key not in self.known:
            self.known[key] = self.names(getattr(self, part)(word))
        return self.known[key]

    def names(self, things: Iterable[Token]) -> frozenset[str]:
        """Lemmas, forms and kinds of some nouns and names, and of what is coordinated with them."""
        return frozenset().union(*(names for thing in things for names in self._names(thing)))

    def _names(self, thing: Token) -> Iterator[set[str]]:
        for noun in (thing, *thing.conjuncts):
            names = {noun.lemma_.lower(), noun.lower_, noun.name_kind, noun.text}
            names |= {Pos.PROPER_NOUN} if _is_bare_name(noun) else set()
            if noun.i:
                before = noun.doc[noun.i - 1].lower_
                names |= {f"{before} {noun.lower_}", f"{before} {noun.lemma_.lower()}"}
            if not is_common_noun(noun):  # "the [ferry] Ternen", "[Hurricane] Mirna"
                known = (
                    t for t in noun.lefts if noun.name_kind != _PERSON or t.tag == Tag.PROPER_NOUN
                )
                names |= {t.lemma_.lower() for t in known}
            yield names
            if noun.lemma_ in self.through or noun.like_num:  # "won 14 of the 60 seats"
                links = (
                    t for t in noun.children if t.i == noun.i + 1 and t.dependency in self.markers
                )
                for t in (t for link in links for t in self.governed(link)):
                    yield {t.lemma_.lower(), t.lower_, t.name_kind}


def _is_bare_name(noun: Token) -> bool:
    """Whether a name stands without an article, as those of people do: not "a Javelin"."""
    bare = not any(t.dependency == Dependency.DETERMINER for t in noun.lefts)
    return noun.tag == Tag.PROPER_NOUN and bare and noun.text.isalpha()
