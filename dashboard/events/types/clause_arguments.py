"""What verbs and nouns go with, as the patterns of subtypes name it: lemmas and kinds of name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard.clause import ArgumentRole, Embedding
from dashboard.events.lexicon import CLAUSE
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import ARGUMENTS, EMBEDDINGS, LINKS
from dashboard.nlp.noun_phrases import is_common_noun
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import RELATIVE_OPENERS, TIMES

_DEEP = 4  # steps from a verb to a shared subject
_PERSON = NameKind.PERSON  # kind of name
_UNTOLD = "PASSIVE"  # stands for the agent that a passive does not tell
_RESULT = "SCORE"  # stands for the result of a match
_DASHES = frozenset("-\N{EN DASH}")
_AMOUNTS = frozenset({NameKind.PERCENT, NameKind.MONEY, NameKind.QUANTITY})  # kinds of name
_THINGS = frozenset({ArgumentRole.OBJECT, ArgumentRole.ATTRIBUTE})


class ClauseArguments:
    """Subjects, objects and particles of verbs of a paragraph.

    ``people``: the words that name somebody in the article, whatever their own kind.
    """

    def __init__(self, through: frozenset[str]) -> None:
        self.through = through
        self.people: frozenset[Token] = frozenset()
        self.doc: Doc | None = None
        self.known: dict[tuple[int, str], frozenset[str]] = {}  # of the words of that paragraph
        self.things: dict[int, list[Token]] = {}  # the objects of its verbs

    def is_passive(self, verb: Token) -> bool:
        """Whether what stands as its subject is what it is done to."""
        for _ in range(_DEEP):
            if verb.has_child(Dependency.PASSIVE_AUXILIARY):
                return True
            how = EMBEDDINGS.get(verb.dependency)
            own = verb.tag == Tag.PAST_PARTICIPLE and not self._own(verb, ArgumentRole.SUBJECT)
            if not own or how is not Embedding.COORDINATION:
                return own and how is Embedding.PARTICIPLE
            verb = verb.head  # "was arrested and [charged]"
        return False

    def objects(self, verb: Token) -> list[Token]:
        """What a verb is done to, or what it makes of it."""
        self._open(verb.doc)
        if verb.i not in self.things:
            self.things[verb.i] = self._objects(verb)
        return self.things[verb.i]

    def _open(self, doc: Doc) -> None:
        """Forget what was read of another paragraph."""
        if doc is not self.doc:
            self.doc, self.known, self.things = doc, {}, {}

    def _objects(self, verb: Token) -> list[Token]:
        things = [t for t in verb.children if ARGUMENTS.get(t.dependency) in _THINGS]
        if self._is_stranded(verb):
            things = [t for t in things if t.tag not in RELATIVE_OPENERS]
        elif not things and self._has_gap(verb):
            things.append(verb.head)
        things += [t for t in verb.children if self._is_extent(t)]
        if self.is_passive(verb):
            things += self._first_argument(verb)
        return [self._meant(t, verb) for t in things]

    def _is_extent(self, token: Token) -> bool:
        """Whether it tells by how much: "sank [15%]", "fell five [points]"."""
        if token.dependency != Dependency.ADVERBIAL_NOUN or token.name_kind in TIMES:
            return False
        return token.name_kind in _AMOUNTS or any(t.like_num for t in token.lefts)

    def _has_gap(self, verb: Token) -> bool:
        """Whether a relative clause has no relative word for its object: "a cold he caught"."""
        relative = verb.dependency == Dependency.RELATIVE_CLAUSE
        subjects = self._own(verb, ArgumentRole.SUBJECT)
        return relative and not any(t.tag in RELATIVE_OPENERS for t in subjects) and bool(subjects)

    def _is_stranded(self, verb: Token) -> bool:
        """Whether what a preposition governs stands before: "a dinner that he paid [for]"."""
        links = (t for t in verb.children if t.dependency in LINKS and t.i > verb.i)
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
        how = EMBEDDINGS.get(verb.dependency)
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
        return [t for t in verb.children if ARGUMENTS.get(t.dependency) is role]

    def _meant(self, noun: Token, verb: Token) -> Token:
        """The noun that a relative word stands for."""
        relative = verb.dependency == Dependency.RELATIVE_CLAUSE
        return verb.head if relative and noun.tag in RELATIVE_OPENERS else noun

    def governed(self, preposition: Token) -> list[Token]:
        """What stands behind a preposition."""
        return preposition.children_as(Dependency.PREPOSITIONAL_OBJECT)

    def of_noun(self, noun: Token) -> list[Token]:
        """What a noun is of, in or for, and the nouns before it."""
        links = [t for t in noun.children if t.dependency in LINKS]
        before = [t for t in noun.children if t.i < noun.i]
        return [*before, *(t for link in links for t in self.governed(link))]

    def particle(self, verb: Token, particle: tuple[str, ...]) -> Token | None:
        """The last word of a particle that goes with a verb; None where it is not there."""
        if particle == (CLAUSE,):
            clauses = (t for t in verb.children if self._is_complement(t))
            return next(clauses, None)
        doc, size = verb.doc, len(particle)
        behind = [t for t in verb.children if t.i > verb.i]
        for noun in self.objects(verb):  # "served four years [as] mayor"
            lasts = noun.name_kind in TIMES
            behind += [
                t
                for t in noun.children
                if _is_result(t) or (lasts and t.i > noun.i and t.dependency in LINKS)
            ]
        starts = [t.i for t in behind if t.lower_ == particle[0]]
        starts += [t.i - size + 1 for t in behind if t.lower_ == particle[-1]]  # "him not guilty"
        for start in (*starts, verb.i + 1):
            words = doc[start : start + size]
            there = tuple([t.lower_ for t in words]) == particle
            if there and not any(map(_is_attributive, words)):
                return doc[start + size - 1]
        return None

    def has_particle(self, verb: Token) -> bool:
        """Whether an adverb makes another verb of it ("pick up", "close out")."""
        return verb.has_child(Dependency.PARTICLE)

    def dates(self, preposition: Token) -> bool:
        """Whether a preposition stands before a day or an hour, and is no particle of a verb."""
        return any(t.name_kind in TIMES for t in self.governed(preposition))

    def _is_complement(self, token: Token) -> bool:
        return EMBEDDINGS.get(token.dependency) is Embedding.COMPLEMENT

    def named(self, word: Token, part: str) -> frozenset[str]:
        """The names of the "objects" or "subjects" of a verb, or of what a noun is "of_noun".

        PASSIVE alone for the subjects of a passive without an agent: "was held"; SCORE among the
        objects of a verb behind which the result of a match stands: "beat them 3-1".
        """
        key = (word.i, part)
        self._open(word.doc)
        if key not in self.known:
            things = getattr(self, part)(word)
            result = {_RESULT} if part == "objects" and _has_result(word) else set()
            untold = part == "subjects" and not things and self.is_passive(word)
            self.known[key] = frozenset({_UNTOLD}) if untold else self.names(things) | result
        return self.known[key]

    def names(self, things: Iterable[Token]) -> frozenset[str]:
        """Lemmas, forms and kinds of some nouns and names, and of what is coordinated with them."""
        return frozenset().union(*(names for thing in things for names in self._names(thing)))

    def _names(self, thing: Token) -> Iterator[set[str]]:
        for noun in (thing, *thing.conjuncts):
            kind = self._kind(noun)
            names = {kind, noun.text}
            names |= {Pos.PROPER_NOUN} if _is_bare_name(noun) else set()
            names |= set() if _is_surname(noun, kind) else {noun.lemma_.lower(), noun.lower_}
            if noun.i:
                before = noun.doc[noun.i - 1].lower_
                names |= {f"{before} {noun.lower_}", f"{before} {noun.lemma_.lower()}"}
            if not is_common_noun(noun):  # "the [ferry] Ternen", "[Hurricane] Mirna"
                known = (t for t in noun.lefts if kind != _PERSON or t.tag == Tag.PROPER_NOUN)
                names |= {t.lemma_.lower() for t in known}
            yield names
            if noun.lemma_ in self.through or noun.like_num:  # "won 14 of the 60 seats"
                links = (t for t in noun.children if t.i == noun.i + 1 and t.dependency in LINKS)
                for t in (t for link in links for t in self.governed(link)):
                    yield {t.lemma_.lower(), t.lower_, self._kind(t)}

    def _kind(self, word: Token) -> NameKind:
        """The kind of the name of a word; a person's where it names somebody of the article."""
        return _PERSON if word in self.people else word.name_kind


def _is_attributive(word: Token) -> bool:
    """Whether it describes the noun behind it: "took [captive] animals"."""
    return word.dependency == Dependency.ADJECTIVAL_MODIFIER and word.head.i == word.i + 1


def _has_result(verb: Token) -> bool:
    """Whether two numbers with a dash stand in the clause of a verb, behind it: "beat them 3-1"."""
    doc = verb.doc
    for first in doc[verb.i + 1 : verb.right_edge.i - 1]:
        dash, last = doc[first.i + 1], doc[first.i + 2]
        numbers = first.text.isdecimal() and last.text.isdecimal() and dash.text in _DASHES
        close = not (first.whitespace_ or dash.whitespace_)
        if numbers and close and verb in {first.head, first.head.head}:
            return True
    return False


def _is_result(word: Token) -> bool:
    """Whether an adjective behind its noun says what it is held to be: "held her [liable]"."""
    return word.dependency == Dependency.ADJECTIVAL_MODIFIER and word.i > word.head.i


def _is_surname(noun: Token, kind: NameKind) -> bool:
    """Whether it ends the name of a person, and so is no common noun: "General [Storm]"."""
    person = kind == _PERSON and _is_bare_name(noun)
    return person and any(t.tag == Tag.PROPER_NOUN for t in noun.lefts)


def _is_bare_name(noun: Token) -> bool:
    """Whether a name stands without an article, as those of people do: not "a Javelin"."""
    bare = not any(t.dependency == Dependency.DETERMINER for t in noun.lefts)
    return noun.tag == Tag.PROPER_NOUN and bare and noun.text.isalpha()
