"""Resolves nouns for what was named before: "the Chinese government", "the company", "both".

Recent comes before distant, what is called so before the rest, and nothing where the text does not
settle it.
"""

from __future__ import annotations

from dashboard.clause import Clause
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver
from dashboard.entities.coreference.head_nouns import HeadNouns
from dashboard.entities.coreference.loose_nouns import LooseNouns
from dashboard.entities.coreference.nameless_bodies import NamelessBodies
from dashboard.entities.coreference.pairs import PairsOfPeople, last_two
from dashboard.entities.linking.registry import Entity, slug
from dashboard.entities.mention import NAMED, FoundMention
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import ANY_OBJECTS, SUBJECTS
from dashboard.nlp.noun_phrases import acts_in_relative, is_modifier, stands_behind
from dashboard.nlp.word_classes import PROPER_NOUNS, VERBAL

_PAIR = 2
_OFTEN = 5  # times that a firm acted, beyond which more say nothing
_KINDS_OF_PAIRS = {
    "people": ActorKind.PERSON,
    "countries": ActorKind.COUNTRY,
    "companies": ActorKind.ORGANISATION,
}
_MAY_BE_GROUPS = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.THING})


class Anaphors(Resolver):
    """Resolves bodies, definite nouns and pairs of one article."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        self.head_nouns = HeadNouns(self.analysis, self.words)
        self.nameless = NamelessBodies(discourse, self.head_nouns)
        self.loose = LooseNouns(discourse, self.head_nouns)
        self.people = PairsOfPeople(discourse)
        self._told_of: set[str] = set()  # more than what some thing is from
        self._looked_at = 0  # how many of the mentions gone past were looked at for that

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
        before = mention.span.start
        acting = self._subject_of_the_same_verb(mention)
        if kind == "country":
            return self._country(mention, acting)
        things = self.discourse.near(ActorKind.THING, before)
        if kind == "thing":
            return ([d for d in things if self.head_nouns.is_called(d, head)] or things)[:1]
        if kind == "government":
            country = self._governed(mention)
            if country is not None and self._acts_on(country, mention):
                return []
            if country is None:
                return self.nameless.resolve(mention)
            return [self._body_of(country, ["government"], mention)]
        organisations = self.discourse.recent(ActorKind.ORGANISATION, before)
        organisations = [d for d in organisations if not self._is_imagined(d)]
        organisations = self.nameless.not_elsewhere(mention, organisations)
        organisations = self.loose.fitting(mention, organisations)
        named = [d for d in organisations if self.head_nouns.is_called(d, head)]
        if kind == "named":
            both = named + [d for d in things if self.head_nouns.is_called(d, head)]
            return both[:1]
        if kind == "institution":
            return named[:1] or self.nameless.resolve(mention)
        organisations = [d for d in organisations if d.id not in acting]
        private = [d for d in organisations if d.country is None and self.head_nouns.is_firm(d)]
        private = self.loose.unless_others_act(mention, private)
        found = named[:1] or self._acting_before(organisations, mention)
        firms = found or self._topic(private, mention)
        return self.loose.unless_teller_leads_another(mention, firms)

    def _acting_before(self, bodies: list[Entity], mention: FoundMention) -> list[Entity]:
        """The only body that acts in the sentence before "the group", which may be any body.

        "Lender Watch declined to rate the Norvik card. The group said": not Norvik. Nobody where
        another group may be meant, which acts in the paragraph or of whose act it speaks: "Red Path
        took nine nurses. The UN condemned it. The group said".
        """
        token = self._token(mention)
        if token.lower_ not in self.words.body_names.loose_firms or not token.sent.start:
            return []
        part = self.analysis.part_of(mention)
        start = part.at(token.doc[token.doc[token.sent.start - 1].sent.start])
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
        points = {d.id: 5 * any(w.lower() in described for w in d.words) for d in firms}
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
        return [] if self._are_rivals(found[:2], mention) else found[:1]

    def _are_rivals(self, two: list[Entity], mention: FoundMention) -> bool:
        """Whether either of two may be meant, as one clause has told of both, and of each alone.

        "Norvik sued Sundal. The company was fined".
        """
        places = [
            [s.place for s in self.seen if s.entity is one and s.offset < mention.span.start]
            for one in two
        ]
        if len(two) < _PAIR or any(len(own) != 1 for own in places):
            return False
        (number, first), (other, second) = (own[0] for own in places)
        clauses = self.analysis.paragraphs[number].clauses
        return number == other and clauses.of(first) is clauses.of(second)

    def _country(self, mention: FoundMention, acting: set[str]) -> list[Entity]:
        """The country of the person who acts on it, else the one named last that does not act.

        "Mr Duc has led the country" is Vietnam; "France has troops in the country" is not France.
        """
        people = [self.entities.by_id[actor] for actor in acting]
        own = [d.country for d in people if d.kind is ActorKind.PERSON and d.country]
        if len(own) == 1 and own[0] in self.entities.by_id:
            return [self.entities.by_id[own[0]]]
        recent = self.discourse.near(ActorKind.COUNTRY, mention.span.start)
        found = [d for d in recent if d.id not in acting and self._is_told_of(d)]
        origins = self._subject_of_the_same_verb(mention, beside=True)  # "Libyan troops left"
        found = [] if any(d.id in origins for d in found[:1]) else found
        return [] if self._are_rivals(found[:2], mention) else found[:1]

    def _is_told_of(self, country: Entity) -> bool:
        """Whether a country was more than where some are from: "a German carmaker"."""
        for seen in self.seen[self._looked_at :]:
            token = self.analysis.paragraphs[seen.place[0]].doc[seen.place[1]]
            some = any(t.lower_ in self.words.indefinite for t in token.head.lefts)
            some = some and token.dependency == Dependency.ADJECTIVAL_MODIFIER
            some = some or stands_behind(token, self.words.origins)
            if seen.entity is not None and not some:
                self._told_of.add(seen.entity.id)
        self._looked_at = len(self.seen)
        return country.id in self._told_of

    def _governed(self, mention: FoundMention) -> Entity | None:
        """The country of "the government": of its "of" or its leader, else that of the text.

        That is the country of the place with which its sentence begins; else the one named most, if
        more than once, or a subject of this paragraph.
        """
        for child in self._token(mention).children:
            if child.dependency == Dependency.PREPOSITION and child.i == mention.last + 1:
                country = ActorKind.COUNTRY
                owners = self.entities.at_tokens(mention.paragraph, child.children, country)
                return owners[0] if owners else None
        inside = self.discourse.inside(mention)
        led = next((d.country for d in inside if d.kind is ActorKind.PERSON), None)
        if inside:  # "the Castro regime"
            return None if led is None else self.entities.known(led)
        fronted = self._fronted(mention)
        if fronted is not None:
            return fronted
        if not self.discourse.countries:
            return None
        counts = self.discourse.countries
        most = max(counts, key=lambda c: (counts[c], c))
        here = (mention.paragraph, most) in self.discourse.subjects
        rivals = [c for c in counts if counts[c] + 1 >= counts[most] and c != most]
        return self.entities.by_id[most] if here or (counts[most] > 1 and not rivals) else None

    def _acts_on(self, country: Entity, mention: FoundMention) -> bool:
        """Whether a country acts on "the government", as on another's: "Peru accused [it]"."""
        token, part = self._token(mention), self.analysis.part_of(mention)
        subject = part.clauses.of(token.i).subject
        if token.dependency not in ANY_OBJECTS or subject is None:
            return False
        acting = self.entities.at_tokens(mention.paragraph, [part.doc[subject.head]])
        return any(country.id in {d.id, d.country} for d in acting)

    def _fronted(self, mention: FoundMention) -> Entity | None:
        """The country of the place with which a sentence begins: "In Havana, the government …"."""
        first = self._token(mention).sent[0]
        where = first.dependency == Dependency.PREPOSITION and first.lower_ in self.words.where
        for place in first.rights if where else ():
            for actor in self.entities.at.get((mention.paragraph, place.i), ()):
                entity = self.entities.by_id[actor]
                own = entity.id if entity.kind is ActorKind.COUNTRY else entity.country
                if own is not None:
                    return self.entities.known(own)
        return None

    def _subject_of_the_same_verb(self, mention: FoundMention, *, beside: bool = False) -> set[str]:
        """Who acts on the noun phrase: "the authority awarded the company" names two bodies."""
        token = self._token(mention)
        if token.dependency not in ANY_OBJECTS:
            return set()
        verb = next((t for t in token.ancestors if t.pos in VERBAL), token)
        return {
            actor
            for child in verb.children_as(*SUBJECTS)
            for word in ((child, *child.lefts) if beside else (child,))
            for actor in self.entities.at.get((mention.paragraph, word.i), ())
        }

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
        if kind is ActorKind.COUNTRY and (
            self._beside_another_place(pair) or self.people.describe_things(pair)
        ):
            return []
        if kind is ActorKind.PERSON:
            called = noun in self.words.offices  # "the two leaders", of those who lead
            sure = joined or called or self.people.take_part_together(pair)
            return pair if sure else []
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
        named = [d for d in recent if self.head_nouns.is_called(d, noun)]
        if len(named) < 2:
            everyone = self.entities.of_kind(ActorKind.ORGANISATION)
            all_named = [d for d in everyone if d.mentions and self.head_nouns.is_called(d, noun)]
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
