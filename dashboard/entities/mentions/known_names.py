"""Finds the names of the data files: of states and their peoples, capitals and public bodies."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.demonyms import are_some_of_a_people, is_one_of_a_people
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.names.knowledge import KnownName, load_knowledge
from dashboard.entities.names.name_bounds import strip
from dashboard.entities.types.body_evidence import begin_of_branch, is_of_a_longer_name
from dashboard.entities.types.entity_typing import EntityTypes
from dashboard.entities.types.place_evidence import place_around
from dashboard.model import ActorKind
from dashboard.nlp.analysis import phrase_matcher
from dashboard.nlp.grammar import NameKind, Pos, Tag
from dashboard.nlp.noun_phrases import is_common_noun, is_modifier, is_noun, is_plural
from dashboard.nlp.word_classes import PROPER_NOUNS

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher


@functools.cache
def _known_matcher(language: str) -> tuple[PhraseMatcher, dict[str, KnownName]]:
    names = [name for name in load_knowledge().names if name.type != "seat"]
    by_key = {str(i): name for i, name in enumerate(names)}
    matcher = phrase_matcher({k: (n.text,) for k, n in by_key.items()}, language=language)
    return matcher, by_key


class KnownNameFinder:
    """Finds the known names of one paragraph, and notes in its layout which tokens they take."""

    def __init__(self, layout: Layout, types: EntityTypes, language: str) -> None:
        self.layout, self.types, self.language = layout, types, language
        self.doc, self.words = layout.doc, layout.words

    def find(self) -> Iterator[FoundMention]:
        """The names, and longer ones of which they are a part ("New Mexico", "Police Scotland")."""
        from spacy.util import filter_spans

        matcher, by_key = _known_matcher(self.language)
        knowledge = load_knowledge()
        country_end = -1  # behind the last name of a country or its people
        for span in filter_spans(matcher(self.layout.part.source, as_spans=True)):
            name = by_key[span.label_]
            if (place := self._place_around(span.start, span.end - 1, name)) is not None:
                yield place
                continue
            former = self._former_rule(span.end - 1, name)
            if former is not None or self._is_language(span.end - 1, name):
                for i in range(span.end - 1 if former is None else former, span.end):
                    self.layout.taken[i] = span.end - 1
                continue
            if name.type == "capital" and self._is_of_region(span.end - 1):
                yield self.layout.make_name(span.start, span.end - 1, ActorKind.PLACE)
                continue
            if not self._is_really(span.start, span.end - 1, name):
                yield from self._body_of_country(span.start, span.end - 1, name)
                continue
            for i in range(span.start, span.end):
                self.layout.taken[i] = span.end - 1
            kind = knowledge.actors[name.actor].kind
            head = self.doc.stretch(span.start, span.end).root.i
            plural = is_plural(self.doc[head])
            within = plural and country_end == span.start  # "Bosnian Serbs", "Kosovo Albanians"
            country_end = span.end if kind is ActorKind.COUNTRY else -1
            if name.type == "demonym" and (within or self._is_minority(span.start)):
                if plural:
                    group = ActorKind.GROUP
                    yield self.layout.make(span.start - 1, span.end - 1, head, "name", group)
                continue
            mention_type, chunk = name.type, self.layout.chunk_of.get(head)
            phrase = None
            if mention_type == "demonym" and is_one_of_a_people(self.doc, head, chunk, self.words):
                mention_type, kind = "role", ActorKind.PERSON
            elif mention_type == "demonym" and are_some_of_a_people(
                self.doc, head, chunk, self.words
            ):
                mention_type, kind = "role", ActorKind.GROUP
            if mention_type == "role":
                first = chunk.first if chunk else self.doc[head].left_edge.i
                phrase = self.layout.part.span(first, span.end)
            yield self.layout.make(
                span.start, span.end - 1, head, mention_type, kind, known=name.actor, phrase=phrase
            )

    def _place_around(self, first: int, last: int, name: KnownName) -> FoundMention | None:
        """The place in whose name a country's is only a part: "New Mexico"."""
        country = load_knowledge().actors[name.actor].kind is ActorKind.COUNTRY
        named = country and name.type in {"name", "demonym"}
        edges = place_around(self.doc, first, last, self.words) if named else None
        return None if edges is None else self.layout.make_name(*edges, ActorKind.PLACE)

    def _begin_of_longer(self, first: int, last: int, name: KnownName) -> int | None:
        """Where the name begins that a known one ends: "Air France", "Social Democrats"; or None.

        So may that of a capital, where another place has its name: "Consumer Affairs Victoria".
        """
        names, kind = self.words.body_names, load_knowledge().actors[name.actor].kind
        country = kind is ActorKind.COUNTRY
        leads = names.before_country if country else names.before_party
        if name.type == "name" and is_of_a_longer_name(self.doc, first, last, leads):
            return first - 1
        branch = country and name.type in {"name", "capital"}
        return begin_of_branch(self.doc, first, last, self.words) if branch else None

    def _is_only_kind(self, last: int, name: KnownName) -> bool:
        """Whether a demonym only tells kinds apart: "Swiss francs", "the Australian Open".

        Or is of a continent: "Latin American leaders".
        """
        longer = {self.doc.words(max(last - n, 0), last + 1).lower() for n in (1, 2)}
        if not longer.isdisjoint(self.words.body_names.continental):
            return True
        behind = self.doc[last + 1 : last + 2]
        money = any(t.lemma_.lower() in self.words.kinds.currencies for t in behind)
        contest = any(t.text in self.words.body_names.contests for t in behind)
        return name.type == "demonym" and (money or contest)

    def _is_language(self, last: int, name: KnownName) -> bool:
        """Whether a demonym stands alone for a language: "told them in Russian"."""
        noun = self.doc[last]
        alone = name.type == "demonym" and noun.left_edge == noun == noun.right_edge
        return alone and noun.head.lower_ in self.words.language_links

    def _former_rule(self, last: int, name: KnownName) -> int | None:
        """Where words begin that tell whose a land was once: "an ex-Soviet state"; else None."""
        noun = self.doc[last].head
        land = noun.lower_ in self.words.body_names.once_ruled and noun.i > last
        if name.type != "demonym" or not land:
            return None
        before = self.doc[noun.left_edge.i : last]
        return next((t.i for t in before if t.lower_ in self.words.past), None)

    def _body_of_country(self, first: int, last: int, name: KnownName) -> Iterator[FoundMention]:
        """The body whose name ends in that of a country: "Police Scotland"."""
        country = load_knowledge().actors[name.actor].kind is ActorKind.COUNTRY
        begin = self._begin_of_longer(first, last, name) if country else None
        if begin is None:
            return
        if not any(i in self.layout.taken for i in range(begin, first)):
            yield self.layout.make_name(begin, last, ActorKind.ORGANISATION)
        for i in range(first, last + 1):
            self.layout.taken[i] = last  # also behind a known body: "Interpol Kenya"

    def _is_partner(self, first: int) -> bool:
        """Whether a word is the last of a firm named by its partners: "Wexler & Dane"."""
        before = self.doc[max(0, first - 2) : first]
        return len(before) > 1 and before[1].text == "&" and before[0].tag == Tag.PROPER_NOUN

    def _is_minority(self, demonym: int) -> bool:
        """Whether a word before a demonym tells a people from the state: "ethnic Albanians"."""
        return demonym > 0 and self.doc[demonym - 1].lower_ in self.words.minorities

    def _is_really(self, first: int, last: int, name: KnownName) -> bool:
        """Whether a known spelling is that name here, not part of a person's or a longer one."""
        doc = self.doc
        if first == last and doc[first].pos not in {Pos.PROPER_NOUN, Pos.ADJECTIVE, Pos.NOUN}:
            return False
        if doc.words(first, last + 1) in self.types.people or (
            doc[last].tag == Tag.POSSESSIVE_ENDING and doc.words(first, last) in self.types.people
        ):
            return False
        if self._begin_of_longer(first, last, name) is not None or self._is_only_kind(last, name):
            return False
        if name.type == "demonym" and self._is_partner(first):
            return False
        if name.type == "capital" and self._is_town_alone(last):
            return False
        kind = load_knowledge().actors[name.actor].kind
        ent = self.layout.ent_of.get(first)
        edges = strip(doc, ent.start, ent.end - 1) if ent is not None else None
        if ent is not None and edges is not None and (edges[0] < first or edges[1] > last):
            titled = any(self.words.is_title(t.text) for t in doc[last + 1 : ent.end])
            if ent.name_kind == NameKind.PERSON and not titled:
                return False
            if (
                ent.name_kind == NameKind.ORGANISATION
                and kind is ActorKind.ORGANISATION
                and not titled
            ):
                return False
            club = edges[0] < first and doc[first - 1].tag in PROPER_NOUNS
            branch = club and edges[1] == last and doc[first - 1].text.isupper()
            short = edges == (ent.start, last) and name.type == "demonym"
            firm = short and not is_plural(doc[last]) and doc[first - 1].is_title
            if ent.name_kind == NameKind.ORGANISATION and (
                branch or firm or (club and name.type == "capital")
            ):
                return False  # "NHS England", "First American", "Union Bern"
        if first == last and kind is ActorKind.ORGANISATION:
            if self.is_field(first, last):
                return self._is_of_party(first)
            return doc[first].tag in PROPER_NOUNS and not self._inside_longer(first)
        return True

    def _is_town_alone(self, capital: int) -> bool:
        """Whether a capital is part of a name or where a thing is: "Sofia Moreno", "a Lima plant".

        Before people and bodies it may be the country: "Moscow officials", "the Oslo government".
        """
        name = self.doc[capital]
        noun = name.head
        if noun.i <= capital or not is_modifier(name) or not is_noun(noun):
            return False
        if not is_common_noun(noun):
            return noun.i == capital + 1 and not self.words.is_title(noun.text)
        lemma = noun.lemma_.lower()
        state = lemma in self.words.bodies or lemma in self.words.offices
        return not (state or self.words.is_people(noun.lower_, lemma) or self.words.is_role(lemma))

    def _is_of_region(self, last: int) -> bool:
        """Whether a region behind it says that it is another town: "Hamilton, Ontario,".

        No country ("Paris, France"), and no member of a list ("in Paris, Lyon and Nice").
        """
        region = self.layout.ent_of.get(last + 2)
        if (
            region is None
            or region.name_kind != NameKind.GEOPOLITICAL
            or self.doc[last + 1].text != ","
        ):
            return False
        closing = self.doc[region.end : region.end + 1]
        name, knowledge = self.doc.words(last + 2, region.end).casefold(), load_knowledge()
        closed = region.start == last + 2 and any(t.is_punct for t in closing)
        return closed and name not in knowledge.countries and name not in knowledge.capitals

    def is_field(self, first: int, last: int) -> bool:
        """Whether a word says of what somebody is a minister: "Labour Minister Ana Ruiz"."""
        following = self.doc[last + 1].text if last + 1 < len(self.doc) else ""
        field = first == last and not self.doc[first].text.isupper()  # no "EU Commissioner"
        longer = self.doc.words(last + 1, last + 3).lower() in self.words.offices
        return field and following in self.words.offices_of_a_field and not longer

    def _is_of_party(self, party: int) -> bool:
        """Whether a body stands before an office, and no name behind it: "a Labour minister, Eva".

        "Labour minister Eva Lund" may have the field of labour.
        """
        name, office, *behind = self.doc[party : party + 3]
        named = any(t.tag == Tag.PROPER_NOUN for t in behind)
        return name.name_kind == NameKind.ORGANISATION and office.is_lower and not named

    def _inside_longer(self, token: int) -> bool:
        """Whether a one-word body is a part of a longer proper name ("House of Cards")."""
        doc = self.doc
        following = doc[token + 1] if token + 1 < len(doc) else None
        return (
            following is not None
            and following.tag in PROPER_NOUNS
            and not self.words.is_title(following.text)
            and following.name_kind not in {NameKind.PERSON}
        )
