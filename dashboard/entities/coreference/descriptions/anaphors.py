"""Resolves nouns for what was named before: "the Chinese government", "the company", "both".

Recent comes before distant, what is called so before the rest; nothing where it is not settled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dashboard.clause import Clause, Embedding
from dashboard.entities.coreference.binding import names_below
from dashboard.entities.coreference.descriptions.ambiguous_nouns import AmbiguousNouns
from dashboard.entities.coreference.descriptions.countries import Countries
from dashboard.entities.coreference.descriptions.head_nouns import HeadNouns
from dashboard.entities.coreference.descriptions.nameless_bodies import NamelessBodies
from dashboard.entities.coreference.descriptions.pairs import PairsOfPeople, last_two
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver, Seen
from dashboard.entities.linking.registry import Entity, slug
from dashboard.entities.mention import NAMED, FoundMention
from dashboard.entities.types.body_evidence import is_held
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.noun_phrases import (
    acts_in_relative,
    is_modifier,
    is_personal_pronoun,
    is_possessor,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_OFTEN = 5  # times that a firm acted, beyond which more say nothing
_KINDS_OF_PAIRS = {
    "people": ActorKind.PERSON,
    "countries": ActorKind.COUNTRY,
    "companies": ActorKind.ORGANISATION,
}
_FIRM = ActorKind.ORGANISATION
_NAMED_SO = frozenset({"named", "thing"})  # nouns for what its own words call so
_MAY_BE_GROUPS = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.THING})


class Anaphors(Resolver):
    """Resolves bodies, definite nouns and pairs of one article."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        self.head_nouns = HeadNouns(self.analysis, self.words)
        self.nameless = NamelessBodies(discourse, self.head_nouns)
        self.loose = AmbiguousNouns(discourse, self.head_nouns)
        self.people = PairsOfPeople(discourse)
        self.countries = Countries(discourse)
        self._told_apart: defaultdict[str, set[str]] = defaultdict(set)  # from a noun, by the noun

    def body(self, mention: FoundMention) -> list[Entity]:
        """A body of a country ("the Chinese government") or of a person ("Brown's office")."""
        inside = self.discourse.inside(mention)
        if (classified := self._classified(mention)) is not None:
            return [classified]
        phrase = [w.lower() for w in mention.words if w.isalpha()]
        owner = next((d for d in inside if d.kind is not ActorKind.COUNTRY), None)
        country = next((d for d in inside if d.kind is ActorKind.COUNTRY), None)
        if country is not None:
            firm = self._firm_of(country, mention) or self._of_that_name(mention)
            return [firm or self._body_of(country, phrase, mention)]
        if owner is None:
            return self.nameless.resolve(mention)
        if owner.country and self.words.anaphors.get(phrase[-1]) == "government":
            home = self.entities.known(owner.country)  # "the Castro regime"
            return [self._body_of(home, ["government"], mention)]
        name = " ".join(mention.span.text.split())
        key = f"{owner.id}.{slug(phrase[-1:])}"
        if key not in self.entities.by_id:
            entity = Entity(key, name, ActorKind.ORGANISATION, mention.words)
            entity.member_of.update(dict.fromkeys(list(owner.member_of)[:1] or [owner.id]))
            entity.country = owner.country
            self.entities.add(entity)
        return [self.entities.by_id[key]]

    def _classified(self, mention: FoundMention) -> Entity | None:
        """The body right before a noun for what it is: NATO in "the NATO alliance"."""
        noun = self._token(mention)
        led = any(t.lower_ in self.words.definite for t in noun.lefts)
        if not led or noun.lower_ not in self.words.body_names.classifying:
            return None
        name, part = noun.nbor(-1), self.analysis.part_of(mention)
        end = (
            part.at(name) + len(name.text) if is_modifier(name) and name.tag in PROPER_NOUNS else -1
        )
        inside = self.discourse.inside(mention)
        bodies = [d for d in inside if d.kind is ActorKind.ORGANISATION]
        bodies = [d for d in bodies if any(last == end for _, last in d.mentions)]
        return bodies[0] if len(bodies) == 1 else None

    def _firm_of(self, country: Entity, mention: FoundMention) -> Entity | None:
        """The firm of a country that was named before: "the Peruvian company"; None for bodies."""
        token = self._token(mention)
        definite = any(t.lower_ in self.words.definite for t in token.children)
        if not definite or self.words.anaphors.get(token.lower_) != "company":
            return None
        recent = self.discourse.recent(ActorKind.ORGANISATION, mention.span.start)
        firms = [
            d for d in recent if d.country in {None, country.id} and self.head_nouns.is_firm(d)
        ]
        own = [d for d in firms if d.country == country.id or country.id in d.member_of]
        return next(iter(own or (firms if len(firms) == 1 else ())), None)

    def _of_that_name(self, mention: FoundMention) -> Entity | None:
        """The body that the text has named with these words: "the Thai Raksa party" after it."""
        said = {w.lower() for w in mention.words}
        for entity in self.discourse.recent(ActorKind.ORGANISATION, mention.span.start):
            if len(said) > 2 and entity.types["name"] and said <= {w.lower() for w in entity.words}:
                return entity
        return None

    def _body_of(self, country: Entity, phrase: list[str], mention: FoundMention) -> Entity:
        of_state = self.words.bodies_of_state
        title = next(
            (of_state[p] for p in (" ".join(phrase[-2:]), phrase[-1]) if p in of_state), None
        )
        known = self._known_body(country, title) if title is not None else None
        if known is not None:
            return known
        said = self._without_article(mention)
        if title is None:
            key, name = f"{country.id}.{slug(phrase[-2:])}", " ".join(mention.span.text.split())
        else:
            key = f"{country.id}.{slug([title])}"
            name = said if len(mention.words) > 1 else f"{country.name} {said}"
        if key not in self.entities.by_id:
            entity = Entity(key, name, ActorKind.ORGANISATION, mention.words, country=country.id)
            entity.member_of.setdefault(country.id)
            self.entities.add(entity)
        return self.entities.by_id[key]

    def _without_article(self, mention: FoundMention) -> str:
        """The words of a mention but for the articles before them: "Peruvian government"."""
        said = mention.span.text.split()
        while len(said) > 1 and said[0].lower() in self.words.articles:
            said.pop(0)
        return " ".join(said)

    def _known_body(self, country: Entity, title: str) -> Entity | None:
        """The body of a country that the data files have under its title and the country's name."""
        named = self.entities.knowledge.named
        names = (f"{title} of {country.name}", f"{title} of the {country.name}")
        found = next((named[n.casefold()] for n in names if n.casefold() in named), None)
        return None if found is None else self.entities.known(found)

    def anaphor(self, mention: FoundMention) -> list[Entity]:
        """Whom a definite noun means: "the company", "the bloc", "the country", "the storm"."""
        head = self._token(mention).lower_
        kind = self.words.anaphors.get(head, "named")
        if kind == "country":
            return self.countries.meant(mention, self.discourse.acting_on(mention))
        if kind == "government":
            return self._government(mention)
        called = self._called(head, self._bodies(mention)) if kind != "thing" else []
        two = [d for d in called[:2] if d.types["name"]]
        if self.discourse.are_rivals(two, mention.span.start):
            return []  # "Halden Bank bought Sundal Bank. The bank was fined": either
        if kind == "institution":
            return self._not_in_passing(called, mention)[:1] or self.nameless.resolve(mention)
        if kind not in _NAMED_SO:
            return self._firm(mention, head)
        things = self.discourse.near(ActorKind.THING, mention.span.start)
        return (called or self._called(head, things) or (things if kind == "thing" else []))[:1]

    def _called(self, noun: str, entities: Iterable[Entity]) -> list[Entity]:
        """Those that a noun names, in the same order."""
        return [d for d in entities if self.head_nouns.is_called(d, noun)]

    def _bodies(self, mention: FoundMention) -> list[Entity]:
        """The bodies of late that a noun may mean, whatever it calls them."""
        recent = self.discourse.recent(ActorKind.ORGANISATION, mention.span.start)
        there = [d for d in recent if not self._is_imagined(d)]
        return self.loose.fitting(mention, self.nameless.not_elsewhere(mention, there))

    def _government(self, mention: FoundMention) -> list[Entity]:
        """The government of the country of which the text tells; nobody where that acts on it."""
        country = self.countries.governed(mention)
        if country is None:
            return self.nameless.resolve(mention)
        if self.countries.acts_on(country, mention):
            return []
        return [self._body_of(country, ["government"], mention)]

    def _firm(self, mention: FoundMention, noun: str) -> list[Entity]:
        """The firm that is called so, that just acted, or that the text is about."""
        joined = self._token(mention).conjuncts
        if noun in self.words.body_names.loose_firms and any(map(is_personal_pronoun, joined)):
            return []  # "he and the group": who was with him
        acting, beside = self.discourse.acting_on(mention), self._names_beside(mention)
        bodies = self._bodies(mention)
        named = self._called(noun, bodies)
        apart = {d.id for d in self.entities.at_tokens(mention.paragraph, beside)}
        bodies = [d for d in bodies if d.id not in acting | apart]
        private = [d for d in bodies if d.country is None and self.head_nouns.is_firm(d)]
        private = self.loose.unless_others_act(mention, private)
        found = self._in_sentence(private, mention) or named[:1]
        found = found or self._acting_before(bodies, mention) or self._topic(private, mention)
        others = (name for name in beside if not is_possessor(name))  # "moved Norvik's seat"
        told_apart = self._told_apart[noun]
        told_apart |= {d.id for d in self.entities.at_tokens(mention.paragraph, others)}
        firms = [d for d in found if d.id not in told_apart | apart]
        return self.loose.unless_teller_leads_another(mention, firms)

    def _in_sentence(self, firms: list[Entity], mention: FoundMention) -> list[Entity]:
        """The only firm of which its sentence tells: "Norvik shares fell as the company …".

        A subject that says nothing, or whose shares are told of, or whose chief says it.
        """
        part = self.analysis.part_of(mention)
        start = part.at(self._token(mention).sent[0])
        there = [s for s in self.seen if start <= s.offset < mention.span.start]
        bodies = {s.entity.id for s in there if s.entity and s.entity.kind is _FIRM}
        named = [s for s in there if s.entity in firms and self._is_told_of(s, mention)]
        return [named[0].entity] if len(bodies) == 1 and named and named[0].entity else []

    def _is_told_of(self, seen: Seen, mention: FoundMention) -> bool:
        name = self.discourse.token_of(seen)
        acts = seen.subject and name.head.lemma_ not in self.words.saying
        told = self.analysis.clause_of(mention).embedding is Embedding.COMPLEMENT
        leading = self.words.body_names.leading_firms  # "the Norvik chief said the company …"
        led = told and is_modifier(name) and name.head.lemma_.lower() in leading
        return acts or led or is_held(name, self.words)

    def _not_in_passing(self, bodies: list[Entity], mention: FoundMention) -> list[Entity]:
        """Of several bodies those but names that do not act where they stand last, paragraphs off.

        "Lund University sued. He lost his post at Oslo University. || The university": Lund's.
        """
        if len(bodies) < 2:
            return bodies
        start = self.analysis.part_of(mention).start
        gone_past = self.discourse.before(mention.span.start, self.discourse.reach["nominal"])
        last: dict[str, Seen] = {}
        for seen in gone_past:
            if seen.entity is not None:
                last.setdefault(seen.entity.id, seen)
        passing = {i for i, seen in last.items() if seen.offset < start and not seen.acts}
        return [d for d in bodies if d.id not in passing or not d.types["name"]]

    def _names_beside(self, mention: FoundMention) -> list[Token]:
        """The heads of names for whom a noun cannot stand, as its clause tells them apart from it.

        Those joined with it ("the company and Norvik"), and those on whom it acts ("the company
        ignored a warning by Norvik", "agreed to buy Norvik"). Who says what another is, may be the
        company: "it sued Sundal, Norvik's rival"; so may whom it tells of: "it said Norvik would
        grow". Nor are they meant by the same noun further on, but for owners.
        """
        token, part = self._token(mention), self.analysis.part_of(mention)
        own = part.clauses.of(token.i)
        names = list(token.conjuncts)
        for name in names_below(token, part, self.speech):
            inner = part.clauses.of(name.i)
            says_who = is_possessor(name) and name.head.dependency == Dependency.APPOSITION
            names += [name] if not says_who and (inner is own or not inner.finite) else []
        return names

    def _acting_before(self, bodies: list[Entity], mention: FoundMention) -> list[Entity]:
        """The only body that acts in the sentence before "the group", which may be any body.

        "Lender Watch declined to rate the Norvik card. The group said": not Norvik. Nobody where
        another group may be meant, which acts in the paragraph or of whose act it speaks: "Red Path
        took nine nurses. The UN condemned it. The group said".
        """
        token, start = self._token(mention), self._sentence_before(mention)
        if token.lower_ not in self.words.body_names.loose_firms or start is None:
            return []
        part = self.analysis.part_of(mention)
        here = [s for s in self.seen if part.start <= s.offset < part.at(token.sent[0])]
        told = [
            (s.entity, s.offset, part.clauses.of(s.place[1]))
            for s in here
            if s.subject and s.entity is not None
        ]
        acts = {d.id: clause for d, at, clause in told if at >= start and d in bodies}
        found = [d for d in bodies if d.id in acts and d.types["name"]]
        did = [d for d, _, c in told if not self._is_no_act(c)]
        if len(found) != 1 or any(d.kind in _MAY_BE_GROUPS for d in did if d not in found):
            return []
        deeds = self.words.deeds
        answering = deeds.dismissing | deeds.judging | deeds.requesting
        return [] if acts[found[0].id].lemma in answering else found

    def _is_no_act(self, clause: Clause) -> bool:
        """Whether a clause tells what is, may be or was not: "had not sold it", "was out"."""
        return clause.negated or bool(clause.modal) or clause.lemma in self.words.copulas

    def _is_imagined(self, entity: Entity) -> bool:
        """Whether a body without a name was told of only in what would be: "the joint firm"."""
        if any(entity.types[name_type] for name_type in NAMED):
            return False
        told = False
        for seen in reversed(self.seen):  # the last told mostly settles it
            if seen.entity is entity:
                told = True
                number, head = seen.place
                if not self.analysis.paragraphs[number].clauses.of(head).modal:
                    return False
        return told

    def _topic(self, firms: list[Entity], mention: FoundMention) -> list[Entity]:
        """The firm that the text is about: one that acts and was just named, and that acts often.

        "Norvik lost money. “Too much,” said an analyst at Corbin. The company …" is Norvik.
        """
        described = {t.lower_ for t in self._token(mention).children}  # "the computer maker"
        so_called = [d for d in firms if any(w.lower() in described for w in d.words)]
        if so_called:
            return so_called[:1]
        points = dict.fromkeys((d.id for d in firms), 0)
        latest: set[str] = set()
        for seen in reversed(self.seen):
            entity, back = seen.entity, mention.span.start - seen.offset
            if back > self.discourse.reach["nominal"]:
                break
            if entity is None or entity.id not in points or back <= 0:
                continue
            noun = self.analysis.paragraphs[seen.place[0]].doc[seen.place[1]]
            active = seen.acts or seen.subject or acts_in_relative(noun)
            points[entity.id] += active and points[entity.id] < _OFTEN
            if entity.id not in latest:
                latest.add(entity.id)
                here = seen.place[0] == mention.paragraph
                points[entity.id] += here + 2 * active + (2 * here * active)
        found = sorted(firms, key=lambda d: -points[d.id])
        level = [d for d in found if points[d.id] == points[found[0].id]]
        start = self._sentence_before(mention)
        there = [s for s in self.seen if start is not None and s.offset >= start]
        rivals = len({s.entity.id for s in there if s.entity in level}) > 1
        rivals = rivals or self.discourse.are_rivals(found[:2], mention.span.start)
        return [] if rivals else found[:1]

    def _sentence_before(self, mention: FoundMention) -> int | None:
        """The offset of the sentence before, in its paragraph; None in the first one."""
        token, part = self._token(mention), self.analysis.part_of(mention)
        first = token.sent.start
        return part.at(token.doc[first - 1].sent[0]) if first else None

    def number(self, mention: FoundMention) -> list[Entity]:
        """Two actors named before: "the two leaders", "both countries", "both central banks"."""
        token = self._token(mention)
        noun = token.lemma_.lower()
        kind = self._kind_of_pair(token.lower_, noun)
        if kind is None:
            return []
        before = mention.span.start
        if kind is ActorKind.ORGANISATION:
            return self._two_bodies(noun, before)
        recent = self.discourse.recent(kind, before)
        if kind is ActorKind.PERSON:
            recent = self.people.called(recent, noun)
        joined = self.people.joined(recent) if kind is ActorKind.PERSON else []
        pair = joined or last_two(recent)
        if self.people.act_on(mention, pair):
            return []
        if kind is ActorKind.COUNTRY and (
            self._beside_another_place(pair) or self.people.describe_things(pair)
        ):
            return []
        if kind is ActorKind.PERSON:
            called = noun in self.words.offices  # "the two leaders", of those who lead
            sure = joined or called or self.people.take_part_together(pair)
            return pair if sure and (joined or not self.people.judges_the_other(pair)) else []
        return pair if self.people.are_together(pair) else []

    def _kind_of_pair(self, word: str, noun: str) -> ActorKind | None:
        if word in self.words.numbers:
            return _KINDS_OF_PAIRS.get(self.words.numbers[word])
        if noun in self.words.offices or noun in self.words.persons:
            return ActorKind.PERSON
        return ActorKind.ORGANISATION if noun in self.words.anaphors else None

    def _two_bodies(self, noun: str, before: int) -> list[Entity]:
        """The two bodies that are called so, be they named later; else the two firms named last."""
        recent = self.discourse.recent(ActorKind.ORGANISATION, before)
        named = self._called(noun, recent)
        if len(named) < 2:
            everyone = self.entities.of_kind(ActorKind.ORGANISATION)
            all_named = self._called(noun, (d for d in everyone if d.mentions))
            named = all_named if len(all_named) == 2 else named
        if len(named) >= 2:
            return last_two(named)
        firms = self.words.anaphors.get(noun) == "company" or noun in self.words.as_said("team")
        return last_two([d for d in recent if self.head_nouns.is_firm(d)]) if firms else []

    def _beside_another_place(self, countries: list[Entity]) -> bool:
        """Whether a country was last named in one breath with a place that is no known country."""
        for country in countries:
            last = next(s for s in reversed(self.seen) if s.entity is country)
            token = self.analysis.paragraphs[last.place[0]].doc[last.place[1]]
            for other in token.conjuncts:
                ids = self.entities.at.get((last.place[0], other.i), ())
                kinds = {self.entities.by_id[i].kind for i in ids}
                if other.pos == Pos.PROPER_NOUN and kinds <= {ActorKind.PLACE, ActorKind.THING}:
                    return True
        return False
