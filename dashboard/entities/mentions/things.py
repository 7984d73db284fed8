"""Finds the names of things that take part in events: products, vehicles, indices.

A product, a vehicle or a stock index is neither a person nor a body, and still a chronology has to
follow it ("the first A380 was delivered"). Its name shows by its spelling: letters and figures in
one word, a capital inside the word, or a proper name with its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from dashboard.entities.mention import FoundMention, bare
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.names.name_bounds import strip, without_trade
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.types.body_evidence import calls_itself_it, is_dealt_with, is_firm
from dashboard.entities.types.person_evidence import is_human
from dashboard.entities.types.place_evidence import is_of_a_place
from dashboard.entities.types.thing_evidence import is_called_a_thing
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import PARTICIPANTS
from dashboard.nlp.noun_phrases import is_plural
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import COMMON_NOUNS, PROPER_NOUNS, SINGULAR_NOUNS, TIMES

_DESIGNATOR = re.compile(r"[A-Z]{1,4}-?\d{1,4}[A-Z]{0,4}(?:-\d{1,4}[A-Z]{0,3})?s?\Z")  # A380, F-16
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z][a-z]{2,}\w*\Z")  # a capital behind the first letters
_NUMBER = re.compile(r"\d{1,4}[A-Z]{0,3}s?\Z")
_LONG_NUMBER = 3  # figures of a number that is no count behind a proper name
_TIMES = TIMES | {NameKind.MONEY, NameKind.PERCENT}
_LABEL = NameKind.PRODUCT
_TAKING_PART = PARTICIPANTS | {Dependency.APPOSITION}


def is_one_thing(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether words name the thing of a name: its end, or what holds its number.

    "A380s" and "Airbus A380", "Boeing 787" and "787 Dreamliner"; "iPhone" is not "iPhone 4".
    """
    part, whole = tuple(map(_singular, words)), tuple(map(_singular, name))
    if whole[-len(part) :] == part:
        return True
    shared = [word for word in part if word in whole and _is_long_number(word)]
    left, right = set(part) - set(shared), set(whole) - set(shared)
    return bool(shared) and (not left or not right or part[0] in shared or whole[0] in shared)


def _is_score(number: Token) -> bool:
    """Whether a number is the first half of a result: "beat Torpa 3-1"."""
    behind = number.doc[number.i + 1 : number.i + 3]
    return len(behind) == 2 and behind[0].text in "-–" and behind[1].text.isdigit()


def _is_long_number(word: str) -> bool:
    return sum(c.isdigit() for c in word) >= _LONG_NUMBER


def _singular(word: str) -> str:
    """A name without the plural ending that newspapers give it: "A380s", "Dreamliners"."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def is_where(token: Token, words: NameWords) -> bool:
    """Whether a name stands where only a place does: "a court in Ghent"."""
    local = (
        token.dependency == Dependency.PREPOSITIONAL_OBJECT
        and token.head.lower_ in words.place_prepositions
    )
    return local or is_of_a_place(token, words)


def leads_names(noun: Token, words: NameWords) -> bool:
    """Whether a plural is the title of names behind it: "Presidents Ana Lind and Tom Reed"."""
    plural = is_plural(noun) and noun.lemma_.lower() in words.offices
    plural = plural or (noun.tag in PROPER_NOUNS and noun.lower_ in words.kinds.titles_of_several)
    if not plural or not noun.text[:1].isupper() or noun.i + 1 >= len(noun.doc):
        return False
    after = noun.doc[noun.i + 1]
    return after.tag in PROPER_NOUNS and after.name_kind not in _TIMES


class ThingFinder:
    """Finds the things that one paragraph names, and notes in its layout which tokens they take."""

    def __init__(self, layout: Layout, people: frozenset[str]) -> None:
        self.layout, self.people = layout, people
        self.doc, self.words = layout.doc, layout.words

    def find(self) -> list[FoundMention]:
        """The things in the order of the text; names that others found first stay theirs."""
        found = []
        for first, last in self._stretches():
            if any(i in self.layout.taken for i in range(first, last + 1)):
                continue
            self.layout.take(first, last)
            self.layout.things.update(range(first, last + 1))
            words = tuple(bare(self.doc.words(first, last + 1)).split())
            head = self.doc.stretch(first, last + 1).root.i
            begin = self._owner_before(first)
            kind = ActorKind.THING
            found.append(self.layout.make(begin, last, head, "name", kind, words=words))
        return found

    def find_rest(self, taken: Set[tuple[int, int]]) -> Iterator[FoundMention]:
        """Proper names that take part in a clause and whose head nobody else has taken.

        The analysis knows no label for them ("the Nasdaq Composite dropped"): what they are, the
        text does not settle, so they stay things.
        """
        for chunk in self.layout.chunks:
            head, first = self.doc[chunk.head], chunk.first
            lead = range(first, chunk.head)
            owners = [i for i in lead if self.doc[i].tag == Tag.POSSESSIVE_ENDING]
            first = max([first, *(i + 1 for i in owners)])
            while first < chunk.head and self.doc[first].tag not in PROPER_NOUNS:
                first += 1
            acts = head.dependency == Dependency.PREPOSITIONAL_OBJECT
            acts = acts and head.head.dependency == Dependency.AGENT
            parts = acts or head.dependency in PARTICIPANTS
            free = (self.layout.number, head.i) not in taken
            if parts and free and self._is_unclaimed(first, head):
                last = chunk.head
                if self._goes_on(last + 1):
                    last += 1
                speaks = calls_itself_it(self.doc, first, last, self.words)
                speaks = speaks or is_firm(self.doc, first, last, self.words)
                speaks = speaks or is_dealt_with(self.doc, first, last, self.words)
                noun = self.doc[last].lower_ if first == last else ""
                speaks = speaks or noun in self.words.bodies or noun in self.words.institutions
                listed = self.doc.words(first, last + 1) in self.words.places
                unknown = ActorKind.PLACE if listed else ActorKind.THING
                kind = ActorKind.ORGANISATION if speaks else unknown
                yield self.layout.make(first, last, head.i, "name", kind)

    def find_people(self) -> Iterator[FoundMention]:
        """Names of people that take part or stand in apposition, and that no finder has taken."""
        for chunk in self.layout.chunks:
            first = last = chunk.head
            while first > chunk.first and self.doc[first - 1].tag in PROPER_NOUNS:
                first -= 1
                if leads_names(self.doc[first], self.words):
                    first += 1
                    break
            first, last = without_trade(self.doc, first, last, self.words)
            takes_part = self.doc[last].dependency in _TAKING_PART
            if takes_part and self._is_person(first, last):
                self.layout.take(first, last)
                yield self.layout.make(first, last, last, "name", ActorKind.PERSON)

    def _is_person(self, first: int, last: int) -> bool:
        """Whether words that nobody has taken yet are surely the name of a person."""
        name = self.doc[first : last + 1]
        if any(t.i in self.layout.taken or t.name_kind for t in name):
            return False
        if not any(t.text[:1].isupper() for t in name):
            return False  # "the deputy lord provost"
        titled = 0 < first < last and leads_names(self.doc[first - 1], self.words)
        return titled or is_human(self.doc, first, last, self.words)

    def _is_unclaimed(self, first: int, head: Token) -> bool:
        """Whether the words up to a head are a proper name that is nobody's yet."""
        name = self.doc[first : head.i + 1]
        described = head.lemma_.lower() in self.words.things and len(name) > 1
        if head.tag not in PROPER_NOUNS and not described:
            return False
        if any(t.i in self.layout.taken or t.name_kind or not self._joins(t.i) for t in name):
            return False
        return name[0].text[:1].isupper() and not head.sent.text.isupper()

    def _stretches(self) -> Iterator[tuple[int, int]]:
        for ent in self.doc.ents:
            edges = strip(self.doc, ent.start, ent.end - 1) if ent.name_kind == _LABEL else None
            name = "" if edges is None else self.doc.words(edges[0], edges[1] + 1)
            if edges is None or name in self.people or name in self.words.places:
                continue
            if edges[0] == edges[1] and is_where(self.doc[edges[0]], self.words):
                continue
            if is_firm(self.doc, *edges, self.words) and not any(map(str.isdigit, name)):
                continue  # "insurer Aegis"
            if self.doc[edges[0]].text[:1].isupper() and self._is_proper(edges[1]):
                yield self._widened(*edges)
        for token in self.doc:
            if token.text.islower() or len(token.text) == 1:
                continue  # most words, at little cost
            if self._is_vessel(token):
                yield self._widened(token.i, token.i)
            elif self._is_named_thing(token):
                yield self._widened(token.i, token.i + 1)
            elif self._designates(token) or self._numbers(token):
                yield self._widened(token.i, token.i)

    def _is_named_thing(self, token: Token) -> bool:
        """Whether a word makes the name behind it that of a thing: "Typhoon Nori"."""
        named = token.lower_ in self.words.named_things and token.text[:1].isupper()
        after = self.doc[token.i + 1 : token.i + 2]
        return named and bool(after) and after[0].tag == Tag.PROPER_NOUN

    def _is_vessel(self, token: Token) -> bool:
        """Whether a name begins right behind what carries it: "the tanker Asta Bay"."""
        if token.i == 0 or token.tag not in PROPER_NOUNS or not self._joins(token.i):
            return False
        ent = self.layout.ent_of.get(token.i)
        last = token.i if ent is None or ent.start != token.i else ent.end - 1
        return is_called_a_thing(self.doc, token.i, last, self.words)

    def _is_proper(self, token: int) -> bool:
        return self.doc[token].tag in PROPER_NOUNS or self._designates(self.doc[token])

    def _designates(self, token: Token) -> bool:
        """Whether a word is spelled as a product is: "A380", "F-16", "iPhone"."""
        text = token.text
        if token.name_kind in _TIMES or text in self.people:
            return False
        camel = _CAMEL.match(text) and token.name_kind != NameKind.PERSON
        return bool(_DESIGNATOR.match(text) or camel)

    def _numbers(self, token: Token) -> bool:
        """Whether a number belongs to the proper name beside it: "Boeing 787", "787 Dreamliner"."""
        if token.i == 0 or not _NUMBER.match(token.text) or token.name_kind in _TIMES:
            return False
        if _is_score(token):
            return False
        digits = sum(c.isdigit() for c in token.text)
        return self._follows_a_name(token, digits) or (
            digits == _LONG_NUMBER and (self._leads_a_name(token) or self._is_owned(token))
        )

    def _is_owned(self, number: Token) -> bool:
        """Whether a number is what a body owns, and counts nothing: "Boeing's 787 flew"."""
        owned = any(t.tag == Tag.PROPER_NOUN for t in number.children_as(Dependency.POSSESSOR))
        return owned and number.dependency != Dependency.NUMERIC_MODIFIER

    def _owner_before(self, first: int) -> int:
        """Where the name of the body begins that owns a thing: "Boeing's 787"."""
        owner = self.layout.ent_of.get(first - 2) if first > 1 else None
        owns = self.doc[first - 1].tag == Tag.POSSESSIVE_ENDING
        if owner is None or not owns or owner.name_kind != NameKind.ORGANISATION:
            return first
        return int(owner.start)

    def _follows_a_name(self, token: Token, digits: int) -> bool:
        before = self.doc[token.i - 1]
        if before.tag != Tag.PROPER_NOUN or before.lower_ in self.words.no_products:
            return False
        if before.name_kind in {*_TIMES, NameKind.PERSON} or before.text in self.people:
            return False
        behind = self.doc[token.head.i]
        counts = behind.i > token.i and behind.tag in COMMON_NOUNS
        if counts and behind.text[:1].islower() and behind.lemma_.lower() not in self.words.things:
            return False
        sure = digits >= _LONG_NUMBER or not token.text.isdigit() or self._designates(before)
        return sure and (before.head == token or token.head in {before, before.head})

    def _leads_a_name(self, token: Token) -> bool:
        """Whether a number is the first word of a capitalised name: "the 787 Dreamliner"."""
        after = self.doc[token.i + 1 : token.i + 2]
        return (
            bool(after)
            and token.head == after[0]
            and after[0].text[:1].isupper()
            and (after[0].tag in SINGULAR_NOUNS and not after[0].name_kind)
        )

    def _widened(self, first: int, last: int) -> tuple[int, int]:
        """A stretch with the proper words before it and behind it in its noun phrase."""
        while first and self._is_maker(first - 1, first):
            if self.layout.chunk_of.get(first - 1) != self.layout.chunk_of.get(first) and (
                self.doc[first].head.i not in {first - 1, self.doc[first - 1].head.i}
            ):
                break
            first -= 1
        while self._goes_on(last + 1):
            last += 1
        return first, last

    def _is_maker(self, token: int, thing: int) -> bool:
        """Whether a proper word before a thing belongs to its name, and not to a longer one."""
        ent = self.layout.ent_of.get(token)
        longer = ent is not None and ent.start < token and ent.end <= thing
        kept = not longer or self.doc[token].lower_ in self.words.things
        return self.doc[token].tag == Tag.PROPER_NOUN and self._joins(token) and kept

    def _joins(self, token: int) -> bool:
        here = self.doc[token]
        free = token not in self.layout.taken and here.text not in self.people
        return free and not here.like_num and not self.words.is_title(here.text)

    def _goes_on(self, token: int) -> bool:
        """Whether a word behind a thing's name is part of it: "787 Dreamliner", "iPhone 4"."""
        if token >= len(self.doc):
            return False
        here, before = self.doc[token], self.doc[token - 1]
        if _NUMBER.match(here.text):
            return (
                not _is_score(here)
                and here.name_kind not in _TIMES
                and here.head in {before, before.head}
            )
        if not self._joins(token):
            return False
        same = here.head in {before, before.head} or here in {before.head, before.head.head}
        named = here.tag in PROPER_NOUNS or (before.text[0].isdigit() and here.tag in COMMON_NOUNS)
        return named and same and here.text[:1].isupper()
