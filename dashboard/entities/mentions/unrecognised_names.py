"""Names that the analysis tears or does not see: "Pieter van den Bosch", "the union Tracc"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.mentions.person_name_parsing import PersonNameParser
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import ACTING

# Of "Per", "Will", "Drew".
_SMALL = frozenset(
    {
        Tag.PREPOSITION,
        Tag.MODAL,
        Tag.BASE_FORM,
        Tag.PAST_TENSE,
        Tag.PRESENT,
        Tag.ADVERB,
        Tag.INTERJECTION,
    }
)


class UnrecognisedNames:
    """Finds such names of one paragraph, and notes in its layout which tokens they take."""

    def __init__(self, layout: Layout, people: PersonNameParser) -> None:
        self.layout, self.people = layout, people
        self.doc, self.words = layout.doc, layout.words

    def torn(self) -> Iterator[FoundMention]:
        """Names with two small words in them, which the analysis tears: "Pieter van den Bosch"."""
        small = self.words.particles
        for given, first, second, last in zip(
            self.doc, self.doc[1:], self.doc[2:], self.doc[3:], strict=False
        ):
            if not (first.text in small and second.text in small and first.text != second.text):
                continue
            if not (given.text[:1].isupper() and last.text[:1].isupper() and last.is_alpha):
                continue
            if given.text in self.words.given_names and last.i not in self.layout.taken:
                for i in range(given.i, last.i + 1):
                    self.layout.taken.pop(i, None)
                mention = self.people.read(given.i, last.i)
                if mention is not None:
                    self.layout.take(mention.first, last.i)
                    yield mention

    def misread(self) -> Iterator[FoundMention]:
        """Given names that are read as small words: "the director, Per Aas, said"."""
        for given, last in zip(self.doc, self.doc[1:], strict=False):
            if (
                given.tag not in _SMALL
                or given.is_lower
                or given.text not in self.words.given_names
            ):
                continue
            free = not {given.i, last.i} & self.layout.taken.keys() and not given.is_sent_start
            if free and last.tag == Tag.PROPER_NOUN and last.is_alpha and not last.is_lower:
                mention = self.people.read(given.i, last.i)
                if mention is not None:
                    self.layout.take(given.i, last.i)
                    yield mention

    def hyphenated(self) -> Iterator[FoundMention]:
        """Korean names that the analysis saw no name in: "Park So-yeon"."""
        for token in self.doc[:-3]:
            if token.text not in self.words.family_first or token.i in self.layout.taken:
                continue
            given, hyphen, end = self.doc[token.i + 1 : token.i + 4]
            joined = hyphen.text == "-" and end.is_lower and not given.whitespace_
            if joined and given.text[:1].isupper():
                mention = self.people.read(token.i, given.i)
                if mention is not None:
                    self.layout.take(token.i, mention.last)
                    yield mention

    def called(self) -> Iterator[FoundMention]:
        """Names of bodies behind what they are: "the union, Tracc, said", "the union Tracc"."""
        for token in self.doc:
            free = token.i not in self.layout.taken and token.name_kind not in ACTING
            first = self._first_between_commas(token) if free else None
            if not free or (token.tag != Tag.PROPER_NOUN and first is None):
                continue
            noun = self._what_it_is(token) if first is None else token.head
            if noun is not None and self.words.is_body(noun.lower_):
                start = token.i if first is None else first.i
                self.layout.take(start, token.i)
                kind = ActorKind.ORGANISATION
                yield self.layout.make(start, token.i, token.i, "name", kind)

    def _first_between_commas(self, name: Token) -> Token | None:
        """The first word of a name of common words set off: "a charity, [Open] Cages, said".

        None where it is one word, or the analysis knows some of it.
        """
        first, noun = name.left_edge, name.head
        if name.dependency != Dependency.APPOSITION or first.i == name.i or noun.i > first.i:
            return None
        words = name.doc[first.i : name.i + 1]
        open_ = name.i + 1 == len(name.doc) or not name.nbor(1).is_punct
        if open_ or name.right_edge != name or first.nbor(-1).text != ",":
            return None
        known = any(t.i in self.layout.taken or t.name_kind in ACTING for t in words)
        return None if known or not all(t.is_title and t.is_alpha for t in words) else first

    def _what_it_is(self, name: Token) -> Token | None:
        """The noun before a name of one word which says what bears it; None if there is none."""
        before = self.doc[name.i - 1] if name.i else name
        if name.dependency == Dependency.APPOSITION:
            noun, alone = name.head, name.left_edge == name == name.right_edge
            beside = before == noun or before.text == ","
            return noun if alone and beside and noun.i < name.i else None
        said = before.dependency == Dependency.COMPOUND and before.tag == Tag.NOUN
        said = said and before.head == name and name.dependency != Dependency.COMPOUND
        definite = any(t.lower_ in self.words.definite for t in before.lefts)
        return before if said and definite and before.is_lower else None
