"""Reads the name of a person as far as its noun phrase goes: titles, particles, what is joined."""

from __future__ import annotations

from dashboard.entities.mention import FoundMention, bare
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.names.name_bounds import is_family_name
from dashboard.entities.names.person_matching import name_words, nicknames
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.word_classes import POSSESSIVES, SINGULAR_NOUNS


class PersonNameParser:
    """Makes mentions of people from the tokens of their names in one paragraph."""

    def __init__(self, layout: Layout) -> None:
        self.layout, self.doc, self.words = layout, layout.doc, layout.words

    def read(self, first: int, last: int) -> FoundMention | None:
        """A person's name with the titles before it, as far as the noun phrase goes."""
        doc = self.doc
        name = first
        while name < last and (
            self.words.is_title(doc[name].text) or name in self.layout.taken or doc[name].is_punct
        ):
            name += 1
        name = self._behind_title(first, name, last)
        title = self.words.is_title(doc[name].text) and not is_family_name(doc, name, self.words)
        if title or name in self.layout.taken:
            return None
        last = self._without_figures(
            first, self._joined(first, self._with_family_name(first, last))
        )
        while last + 1 < len(doc) and doc[last].lower_ in self.words.particles:
            if doc[last + 1].tag not in SINGULAR_NOUNS or not doc[last + 1].text[:1].isupper():
                break
            last += 1
            self.layout.taken[last] = last
        name = first = self._with_particles(first, name)
        chunk = self.layout.chunk_of.get(last)
        begin = first
        if chunk is not None and chunk.first <= first:
            begin = chunk.first
            while begin < name and (doc[begin].pos == Pos.DETERMINER or doc[begin].is_punct):
                begin += 1
            owners = [
                t.i
                for t in doc[begin:name]
                if t.tag in POSSESSIVES and t.i not in self.layout.taken
            ]
            begin = owners[-1] + 1 if owners else begin
        while begin and self._leads(begin - 1):
            begin -= 1
        while begin and self.layout.taken.get(begin - 1, -1) >= begin - 1 and begin < name:
            begin -= 1
        office = self.office_before(name)
        if office is not None:
            begin = min(begin, office)
            for token in range(office, name):
                self.layout.take(token, token)
        text = doc.words(name, last + 1)
        words = name_words(text, self.words.generation)
        titles = tuple(bare(t.text) for t in doc[begin:name] if not t.is_punct)
        return self.layout.make(
            begin,
            last,
            doc.stretch(name, last + 1).root.i,
            "name",
            ActorKind.PERSON,
            words=words,
            titles=titles,
            nicknames=nicknames(text),
        )

    def _behind_title(self, first: int, name: int, last: int) -> int:
        """Where a name begins behind a title with its place: "Bishop of Leeds [Karl] Berg".

        At the title, where nothing but the place names who is meant: "[Duke] of York".
        """
        links, words = self.words.office_prepositions, self.words
        if name > first and self.doc[name].lower_ in links:
            return first
        seat = name < last and name > 0 and self.doc[name - 1].lower_ in links
        seat = seat and self.doc[name].text in words.places
        return name + 1 if seat and self.doc[name + 1].text in words.given_names else name

    def office_before(self, name: int) -> int | None:
        """Where an office begins that stands with its field before a name; None: there is none.

        "Secretary of Justice Ana Ruiz", "Minister of Foreign Affairs Ana Ruiz".
        """
        first = name
        while first and self.doc[first - 1].lower_ in self.words.fields:
            first -= 1
        if name == first or first < 2:
            return None
        office, link = self.doc[first - 2], self.doc[first - 1].lower_
        of_field = office.text in self.words.offices_of_a_field
        return office.i if of_field and link in self.words.office_prepositions else None

    def _without_figures(self, first: int, last: int) -> int:
        """The last token of a name before a score behind it: "beat Remo [Falk] 6-4 7-5"."""
        figures = (t.i for t in self.doc[first + 1 : last + 1] if t.text[:1].isdigit())
        return next(figures, last + 1) - 1

    def _with_family_name(self, first: int, last: int) -> int:
        """The last token of a name with names that were cut off: "Ana Ruiz [Gil]", "[Gil Mora]"."""
        doc = self.doc
        while last + 1 < len(doc) and doc[last].dependency == Dependency.COMPOUND:
            behind = doc[last + 1]
            given = behind.text in self.words.given_names  # "Christian", taken for a faith
            free = behind.i not in self.layout.taken and (given or not behind.name_kind)
            name = (
                behind.tag == Tag.PROPER_NOUN
                and behind.is_title
                and not self.words.is_title(behind.text)
            )
            head = doc[last].head
            beside = last > first and head.i == last + 2 and head.tag == Tag.PROPER_NOUN
            beside = beside and behind.dependency == Dependency.COMPOUND and behind.head == head
            if not (beside or head == behind) or not free or not name:
                break
            last += 1
            self.layout.take(last, last)
        return last

    def _joined(self, first: int, last: int) -> int:
        """The last token of a name with what a hyphen joins to it: "Kim Soo-ah"."""
        doc = self.doc
        last += self._is_given_behind(last)
        while (
            last + 2 < len(doc)
            and not (doc[last].whitespace_ or doc[last + 1].whitespace_)
            and doc[last + 1].text == "-"
            and doc[last + 2].is_alpha
            and doc[last + 2].lower_ not in self.words.joined
        ):
            last += 2
            self.layout.take(first, last)
        return last

    def _is_given_behind(self, family: int) -> bool:
        """Whether given names with a hyphen follow a family name: "Starry Lee [Wai]-king"."""
        given = self.doc[family + 1 : family + 4]
        if self.doc[family].text not in self.words.family_first or len(given) < 3:
            return False
        first, hyphen, end = given
        spaced = bool(first.whitespace_ or hyphen.whitespace_) or not self.doc[family].whitespace_
        joined = hyphen.text == "-" and not spaced and end.lower_ not in self.words.joined
        return joined and first.is_title and end.is_lower

    def _with_particles(self, first: int, name: int) -> int:
        """Where a name begins whose particles the analysis cut off: "Ursula von der Leyen"."""
        if name != first:
            return name
        begin = first
        while begin and self.doc[begin - 1].lower_ in self.words.particles:
            begin -= 1
        if begin == first and self.doc[first].lower_ not in self.words.particles:
            return name
        while (
            begin
            and self.doc[begin - 1].tag == Tag.PROPER_NOUN
            and not (
                self.words.is_title(self.doc[begin - 1].text) or begin - 1 in self.layout.taken
            )
        ):
            begin -= 1
        return begin

    def _leads(self, token: int) -> bool:
        """Whether a word before a person's name is a title of it, cut off by a wrong parse."""
        word, both = self.doc[token].text, self.doc.words(token, token + 2).lower()
        first = word[:1].isupper() and both in self.words.offices  # "State" of "State Senator"
        return (
            first
            or self.words.is_title(word)
            or (word == "." and token > 0 and self.words.is_title(self.doc[token - 1].text + "."))
        )
