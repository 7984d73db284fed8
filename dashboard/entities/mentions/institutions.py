"""Finds names of bodies by their last word, where the analysis saw none, or only a part.

"the Desert Front", "Lindau Film Festival", "Nordic Pilots' Union", "the University of Leiden":
capitalised words around a noun for a body.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.entities.mention import FoundMention, bare
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.names.name_bounds import (
    behind_owner,
    strip,
    with_determiner,
    without_office,
)
from dashboard.entities.types.place_evidence import ends_as_a_place
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import acts
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PLURAL_NOUNS, PROPER_NOUNS

_INNER = frozenset({"&", "-", "'", "’", "'s", "’s"})
_LONGEST = 9


class InstitutionFinder:
    """Finds the names of bodies of one paragraph; ``people`` are words that are surely people's."""

    def __init__(self, layout: Layout, countries: set[int], people: frozenset[str]) -> None:
        self.layout, self.countries, self.people = layout, countries, people
        self.doc, self.words = layout.doc, layout.words

    def find(self) -> Iterator[FoundMention]:
        """The names in the order of the text; none in headings, where every word may be large."""
        if self.layout.part.is_heading:
            return
        done = -1
        for token in self.doc:
            if token.i <= done or not self._is_body(token) or token.i in self.layout.taken:
                continue
            edges = self._whole(self._beyond_and(token.i), self._right(token.i))
            first, last = without_office(self.doc, *edges, self.words)
            first = behind_owner(self.doc, first, last, self.people, self.words)
            if first == last or last - first >= _LONGEST or not self._is_name(first, last):
                continue
            first, last = with_determiner(self.doc, first, last, self.words)
            done = last
            for i in range(first, last + 1):
                self.layout.taken[i] = last
            words = [w.rstrip(",") for w in bare(self.doc.words(first, last + 1)).split()]
            while len(words) > 1 and words[-1].lower() in self.words.legal_forms:
                words.pop()
            begin = self.layout.owner_before(first)
            kind, head = self._kind(first, last), self.layout.head_of(first, last)
            yield self.layout.make(begin, last, head, "name", kind, words=tuple(words))

    def _kind(self, first: int, last: int) -> ActorKind:
        """What the last word of a name says that it is of: "the Tenure of Office Act"."""
        if ends_as_a_place(self.doc, first, last, self.words):
            return ActorKind.PLACE
        law = self.doc[last].lower_ in self.words.laws
        return ActorKind.THING if law else ActorKind.ORGANISATION

    def _is_body(self, token: Token) -> bool:
        named = token.lower_ in self.words.bodies or token.lower_ in self.words.institutions
        named = named or self._is_of_a_name(token)
        firm = token.lower_ in self.words.legal_forms and not token.name_kind and token.is_alpha
        return (named or firm) and self._is_large(token) and not self._ends_a_person(token)

    def _ends_a_person(self, token: Token) -> bool:
        """Whether a word is a family name behind a given one: "Michael Press"."""
        ent = self.layout.ent_of.get(token.i)
        if ent is None or ent.name_kind != NameKind.PERSON:
            return False
        return ent.end == token.i + 1 and self.doc[ent.start].text in self.words.given_names

    def _is_of_a_name(self, token: Token) -> bool:
        """Whether a word makes a body with "of" and a name: "the Port of Tarn was fined".

        A town or county is one only where it acts, else it is a place.
        """
        known = token.lower_ in self.words.bodies_of_places
        if not known and token.lower_ not in self.words.place_nouns:
            return False
        behind = self.doc[token.i + 1 : token.i + 3]
        if len(behind) < 2 or behind[0].lower_ not in self.words.office_prepositions:
            return False
        of_name = behind[0].tag == Tag.PREPOSITION and behind[1].tag == Tag.PROPER_NOUN
        return of_name and (known or acts(token))

    def _is_large(self, token: Token) -> bool:
        large = token.text[:1].isupper() and token.pos in {Pos.PROPER_NOUN, Pos.NOUN, Pos.ADJECTIVE}
        return large and not token.sent.text.isupper()

    def _is_free(self, i: int) -> bool:
        """Whether a word may be part of a body's name: nobody else's, no title, or a country."""
        if i in self.layout.taken:
            return i in self.countries
        token = self.doc[i]
        ent = self.layout.ent_of.get(i)
        titled = self.words.is_title(token.text) and not self.words.is_named_so(token.text)
        in_person = (
            ent is not None and ent.name_kind == NameKind.PERSON and token.text in self.people
        )
        return not titled and not in_person

    def _whole(self, first: int, last: int) -> tuple[int, int]:
        """A name as wide as the organisation that the analysis saw around it."""
        for i in range(first, last + 1):
            ent = self.layout.ent_of.get(i)
            edges = strip(self.doc, ent.start, ent.end - 1) if ent is not None else None
            if ent is None or edges is None or ent.name_kind != NameKind.ORGANISATION:
                continue
            if all(self._is_within(at, edges[1]) for at in range(edges[0], first)):
                first = min(first, edges[0])
            if all(self._is_free(at) for at in range(last + 1, edges[1] + 1)):
                last = max(last, edges[1])
        while (
            last + 1 < len(self.doc)
            and self._is_large(self.doc[last + 1])
            and (
                self.doc[last + 1].lower_ in self.words.legal_forms | self.words.bodies
                and self._is_free(last + 1)
            )
        ):
            last += 1
        return first, last

    def _is_within(self, i: int, last: int) -> bool:
        """Whether a word is free, or of a name inside a longer one: "European" of "… Company"."""
        return self._is_free(i) or self.layout.taken.get(i, last + 1) < last

    def _beyond_and(self, i: int) -> int:
        """Where a name begins, over an "and" between its words: "Defence and Space Company"."""
        first = self._left(i)
        word = self.doc[first]
        if self._is_led(first):
            return first - 2
        if (
            first > 1
            and word.dependency == Dependency.CONJUNCT
            and i >= word.head.head.i > first > word.head.i
        ):
            over = self.words.is_inside_body_name(self.doc[first - 1].lower_)
            if over and word.head.i == first - 2 and self._is_large(word.head):
                return self._left(first - 2) if self._is_free(first - 2) else first
        return first

    def _is_led(self, first: int) -> bool:
        """Whether a name begins before a "for": "the Drugs for Neglected Diseases Initiative"."""
        if first < 3 or self.doc[first - 1].lower_ not in self.words.leading_names:
            return False
        word, article = self.doc[first - 2], self.doc[first - 3]
        named = article.lower_ in self.words.definite and self._is_free(first - 2)
        return named and self._is_large(word)

    def _left(self, i: int) -> int:
        start = self.doc[i].sent.start
        while i > start and self._is_free(i - 1):
            before = self.doc[i - 1]
            joins = before.text in _INNER and i - 1 > start and self._is_large(self.doc[i - 2])
            plural = i > 1 and self.doc[i - 2].tag in PLURAL_NOUNS  # "Pilots' Union"
            # Not "Airbus' Delivery Center".
            owner = before.tag == Tag.POSSESSIVE_ENDING and not plural
            # "In June Castor Inc"
            timed = (
                before.dependency == Dependency.PREPOSITIONAL_OBJECT
                and before.head.head.pos == Pos.VERB
            )
            if (
                owner
                or timed
                or not (joins or (self._is_large(before) and before.pos != Pos.DETERMINER))
            ):
                break
            i -= 1
        return i

    def _right(self, i: int) -> int:
        """Where the name ends: behind "of", "for" and "and" more large words may follow."""
        last = i
        end = self.doc[i].sent.end
        while last + 1 < end:
            at = last + 1
            if last == i and not self._is_linked(at):
                break
            while at < end and self.words.is_inside_body_name(self.doc[at].lower_):
                at += 1
            if at >= end or not self._is_large(self.doc[at]) or not self._is_free(at):
                break
            if self.doc[at].name_kind in {NameKind.PERSON, NameKind.DATE}:
                break
            last = at
        return self._before_field(i, last)

    def _is_linked(self, at: int) -> bool:
        """Whether a word links a noun for a body with the rest of its name, not with another's.

        "The Ministry of Health", and not "our Company and Norvik", where nothing leads the noun.
        """
        led = at > 1 and self._is_large(self.doc[at - 2])
        joins = self.doc[at].tag == Tag.COORDINATING_CONJUNCTION and not led
        return self.words.is_inside_body_name(self.doc[at].lower_) and not joins

    def _before_field(self, i: int, last: int) -> int:
        """Where a name ends before the field of somebody's office: "… for Acquisition Dora Lee"."""
        behind = self.layout.ent_of.get(last + 1)
        if (
            last == i
            or behind is None
            or behind.name_kind != NameKind.PERSON
            or behind.start != last + 1
        ):
            return last
        before = self.words.kinds.before_fields
        return next((t.i for t in self.doc[i + 1 : last] if t.lower_ in before), last + 1) - 1

    def _is_name(self, first: int, last: int) -> bool:
        """Whether the words are a name: not "Peruvian Army", not just "The Party"."""
        proper = [t for t in self.doc[first : last + 1] if t.tag in PROPER_NOUNS]
        alone = first in self.countries and last - first == 1
        sentence = first == self.doc[first].sent.start and not len(proper) > 1
        return len(proper) > 1 and not alone and not sentence
