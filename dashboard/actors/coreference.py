"""Resolves what refers back: roles, bodies of a country, "the company", "the two", pronouns.

The rules are those of the classic salience accounts (Hobbs 1978; Lappin and Leass 1994): recent
before distant, subjects before the rest, and nothing where the text does not settle it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dashboard.actors.attributes import Attributes
from dashboard.actors.knowledge import NameWords
from dashboard.actors.mention import FoundMention
from dashboard.actors.pronouns import REACH, SUBJECTS, Pronouns, Seen, acts, is_subject
from dashboard.actors.registry import Draft, Drafts, slug
from dashboard.actors.speech import Speech
from dashboard.model import ActorKind
from dashboard.text.analysis import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENDING = 2  # letters that a plural may add
FAR = 12_000  # how far back, in characters, a role, a company or a group may look


class Coreference:
    """Goes through the mentions in the order of the text and links those that refer back."""

    def __init__(
        self,
        found: tuple[FoundMention, ...],
        analysis: Analysis,
        drafts: Drafts,
        words: NameWords,
        attributes: Attributes,
        *,
        speech: Speech,
    ) -> None:
        self.found, self.analysis, self.drafts, self.words = found, analysis, drafts, words
        self.attributes = attributes
        self.by_paragraph = attributes.by_paragraph
        self.speech = speech
        self.seen: list[Seen] = []
        self.pronouns = Pronouns(analysis, drafts, words, self.seen, speech=speech)
        self.countries: Counter[str] = Counter()

    def resolve(self) -> None:
        """Link every mention that refers back and is settled by the text."""
        handlers = {
            "role": self._role,
            "body": self._body,
            "anaphor": self._anaphor,
            "number": self._number,
            "pronoun": self.pronouns.resolve,
        }
        for mention in self.found:
            handler = handlers.get(mention.how)
            if handler is not None and mention.place not in self.attributes.explains:
                for draft in self._apposition(mention) or handler(mention):
                    self.drafts.mention(draft, mention)
            self._note(mention)

    def _token(self, mention: FoundMention) -> Token:
        return self.analysis.paragraphs[mention.paragraph].doc[mention.head]

    def _apposition(self, mention: FoundMention) -> list[Draft]:
        """Whom a name in apposition says a noun phrase to be: "the airline, Ryanair,"."""
        if mention.how not in {"anaphor", "body", "role"}:
            return []
        token = self._token(mention)
        near = [t for t in token.children if t.dep_ == "appos"]
        if token.dep_ == "appos":
            near.append(token.head)
        for other in near:
            ids = self.drafts.at.get((mention.paragraph, other.i), ())
            if len(ids) == 1 and self.drafts.by_id[ids[0]].kind is not ActorKind.GROUP:
                return [self.drafts.by_id[ids[0]]]
        return []

    def _note(self, mention: FoundMention) -> None:
        token = self._token(mention)
        subject, acting, start = is_subject(token), acts(token), mention.span.start
        ids = self.drafts.at.get(mention.place, ())
        for actor_id in ids:
            draft = self.drafts.by_id[actor_id]
            self.seen.append(Seen(start, draft, subject, acting, mention.place))
            if draft.kind is ActorKind.COUNTRY:
                self.countries[draft.id] += 1
        if not ids and subject and mention.how in {"anaphor", "body"}:
            self.seen.append(Seen(start, None, subject, acting, mention.place))

    def _recent(self, kind: ActorKind, before: int, reach: int = FAR) -> list[Draft]:
        """Drafts of a kind mentioned before an offset, the last first, each once."""
        found: dict[str, Draft] = {}
        for seen in reversed(self.seen):
            if before - seen.offset > reach:
                break
            if seen.offset < before and seen.draft is not None and seen.draft.kind is kind:
                found.setdefault(seen.draft.id, seen.draft)
        return list(found.values())

    def _inside(self, mention: FoundMention) -> list[Draft]:
        """Countries and other actors named inside a noun phrase."""
        start, end = mention.span.start, mention.span.end
        ids = [
            actor_id
            for other in self.by_paragraph[mention.paragraph]
            if start <= other.span.start and other.span.end <= end and other is not mention
            for actor_id in self.drafts.at.get(other.place, ())
        ]
        return [self.drafts.by_id[i] for i in dict.fromkeys(ids)]

    # -------------------------------------------------------------- roles and groups

    def _role(self, mention: FoundMention) -> list[Draft]:
        token = self._token(mention)
        inside = self._inside(mention)
        countries = [d.id for d in inside if d.kind is ActorKind.COUNTRY]
        head = token.lemma_.lower()
        if mention.kind is ActorKind.PERSON:
            person = self._holder(mention, head, countries)
            if person is not None:
                return [person]
        group = self._same_group(mention, token)
        if group is not None:
            return [group]
        met = mention.kind is ActorKind.GROUP and self._is_met(token)
        if not (met or self._acts(token) or self._speaks(mention)):
            return []
        around = [*inside, *self._bodies_behind(mention, token)]
        bodies = [d.id for d in around if d.kind is not ActorKind.PERSON]
        return [self._new_group(mention, token, bodies)]

    def _bodies_behind(self, mention: FoundMention, token: Token) -> list[Draft]:
        """The body for which somebody speaks or works: "a spokeswoman for the port authority"."""
        found: list[Draft] = []
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in self.words.office_prepositions:
                for thing in child.children:
                    ids = self.drafts.at.get((mention.paragraph, thing.i), ())
                    found.extend(self.drafts.by_id[i] for i in ids)
        return found

    def _speaks(self, mention: FoundMention) -> bool:
        """Whether the words are known to name who speaks."""
        at = self.analysis.paragraphs[mention.paragraph].at(self._token(mention))
        return any(s.start <= at < s.end for s in self.speech.speakers)

    @staticmethod
    def _acts(token: Token) -> bool:
        """Whether a noun is the subject or the agent of a clause, or coordinated with one."""
        while token.dep_ == "conj":
            token = token.head
        return token.dep_ in SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")

    @staticmethod
    def _is_met(token: Token) -> bool:
        """Whether a noun is the object of a verb, or stands behind its preposition."""
        while token.dep_ == "conj":
            token = token.head
        return token.dep_ in {"dobj", "dative"} or (
            token.dep_ == "pobj" and token.head.dep_ in {"prep", "dative"}
        )

    def _holder(self, mention: FoundMention, head: str, countries: list[str]) -> Draft | None:
        """The person who holds an office that was named with them ("the Chinese general")."""
        following = self._name_after(mention)
        if following is not None:
            return following
        if self._token(mention).tag_ in {"NNS", "NNPS"}:
            return None
        if any(w in self.words.counterparts for w in (head,)):
            return None
        for person in self._recent(ActorKind.PERSON, mention.span.start):
            offices = {o for office in person.offices for o in (office, office.split(".")[0])}
            if head in offices and (not countries or self._is_of(person, countries[0])):
                return person
        return None

    def _name_after(self, mention: FoundMention) -> Draft | None:
        """The person named right behind a role: "his Chinese counterpart, General Liu Zhenli"."""
        doc = self.analysis.paragraphs[mention.paragraph].doc
        if mention.last + 1 >= len(doc) or doc[mention.last + 1].text != ",":
            return None
        for other in self.by_paragraph[mention.paragraph]:
            if (
                other.how == "name"
                and other.kind is ActorKind.PERSON
                and mention.last < other.head
                and other.first <= mention.last + 3 + len(other.titles)
                and not any(t.text in ",;:" for t in doc[mention.last + 2 : other.head])
            ):
                return self.attributes.person_at(mention.paragraph, doc[other.head])
        return None

    def _is_of(self, draft: Draft, country: str) -> bool:
        """Whether an actor belongs to a country, by any chain of membership."""
        seen: set[str] = set()
        todo = [draft.id]
        while todo:
            actor_id = todo.pop()
            if actor_id == country:
                return True
            if actor_id in seen:
                continue
            seen.add(actor_id)
            own = self.drafts.by_id.get(actor_id)
            todo.extend(own.member_of if own else ())
            todo.extend(self.drafts.knowledge.parents(actor_id))
        return False

    def _same_group(self, mention: FoundMention, token: Token) -> Draft | None:
        """The group already named by these words, or by more words with the same head."""
        key = slug(w for w in mention.words)
        bare = len(mention.words) == 1 or token.lemma_.lower() == slug(mention.words[1:])
        for draft in self._recent(ActorKind.GROUP, mention.span.start):
            if draft.id == key:
                return draft
            if bare and token.lemma_.lower() in {slug(draft.words[-1:]), *draft.offices}:
                return draft
        return None

    def _new_group(self, mention: FoundMention, token: Token, bodies: list[str]) -> Draft:
        name = " ".join(mention.span.text.split())
        draft = Draft(slug(mention.words), name, ActorKind.GROUP, mention.words)
        draft.member_of.update(dict.fromkeys(bodies))
        draft.offices.add(token.lemma_.lower())
        if mention.kind is ActorKind.PERSON:
            draft.kind = ActorKind.PERSON
            draft.gender = self.words.gender_of_noun(token.lemma_.lower())
        return self.drafts.add(draft)

    # -------------------------------------------------------------- bodies and anaphors

    def _body(self, mention: FoundMention) -> list[Draft]:
        """A body of a country ("the Chinese government") or of a person ("Brown's office")."""
        inside = self._inside(mention)
        phrase = [w.lower() for w in mention.words if w.isalpha()]
        owner = next((d for d in inside if d.kind is not ActorKind.COUNTRY), None)
        country = next((d for d in inside if d.kind is ActorKind.COUNTRY), None)
        if country is not None:
            return [self._body_of(country, phrase, mention)]
        if owner is None:
            return self._nameless_body(mention)
        name = " ".join(mention.span.text.split())
        key = f"{owner.id}.{slug(phrase[-1:])}"
        if key not in self.drafts.by_id:
            draft = Draft(key, name, ActorKind.ORGANISATION, mention.words)
            draft.member_of.update(dict.fromkeys(list(owner.member_of)[:1] or [owner.id]))
            draft.country = owner.country
            self.drafts.add(draft)
        return [self.drafts.by_id[key]]

    def _nameless_body(self, mention: FoundMention) -> list[Draft]:
        """A body that only its description names: "the electoral commission said"."""
        key = slug(w for w in mention.words)
        if key in self.drafts.by_id:
            return [self.drafts.by_id[key]]
        token = self._token(mention)
        head = token.lower_
        for draft in self._recent(ActorKind.ORGANISATION, mention.span.start):
            if {w.lower() for w in mention.words} <= {w.lower() for w in draft.words}:
                return [draft]
        if token.dep_ not in SUBJECTS and token.head.dep_ != "agent":
            return []
        name = " ".join(mention.span.text.split())
        draft = Draft(key, name, ActorKind.ORGANISATION, mention.words)
        draft.offices.add(head)
        return [self.drafts.add(draft)]

    def _body_of(self, country: Draft, phrase: list[str], mention: FoundMention) -> Draft:
        of_state = self.words.bodies_of_state
        title = next(
            (of_state[p] for p in (" ".join(phrase[-2:]), phrase[-1]) if p in of_state), None
        )
        if title is not None:
            key, name = f"{country.id}.{slug([title])}", f"{title} of {country.name}"
        else:
            name = " ".join(mention.span.text.split())
            key = f"{country.id}.{slug(phrase[-2:])}"
        if key not in self.drafts.by_id:
            draft = Draft(key, name, ActorKind.ORGANISATION, mention.words, country=country.id)
            draft.member_of.setdefault(country.id)
            self.drafts.add(draft)
        return self.drafts.by_id[key]

    def _anaphor(self, mention: FoundMention) -> list[Draft]:
        head = self._token(mention).lower_
        kind = self.words.anaphors[head]
        before = mention.span.start
        if kind == "country":
            return self._recent(ActorKind.COUNTRY, before, REACH)[:1]
        if kind == "thing":
            return self._recent(ActorKind.THING, before, REACH)[:1]
        if kind == "government":
            country = self._governed(mention)
            return [] if country is None else [self._body_of(country, [head], mention)]
        organisations = self._recent(ActorKind.ORGANISATION, before)
        named = [d for d in organisations if _is_said_of(head, self._nouns(d))]
        if kind == "institution":
            return named[:1] or self._nameless_body(mention)
        acting = self._subject_of_the_same_verb(mention)
        organisations = [d for d in organisations if d.id not in acting]
        private = [
            d
            for d in organisations
            if not d.known and d.country is None and not self.words.no_companies & self._nouns(d)
        ]
        return (named or private)[:1]

    def _nouns(self, draft: Draft) -> set[str]:
        """What an organisation is by its name ("Airlines": airline) and by the text."""
        lower = {word.lower() for word in draft.words}
        tokens = (
            token
            for start, end in draft.mentions
            if (part := self.analysis.paragraph_at(start)) is not None
            for token in part.doc.char_span(
                start - part.start, end - part.start, alignment_mode="expand"
            )
            or ()
        )
        vocabulary = lower | {t.lemma_.lower() for t in tokens if t.lower_ in lower}
        return vocabulary | draft.offices

    def _governed(self, mention: FoundMention) -> Draft | None:
        """The country of "the government": that of its "of", else the one the text is about.

        That is the country named most, if more than once, or a subject of this paragraph.
        """
        for child in self._token(mention).children:
            if child.dep_ == "prep" and child.i == mention.last + 1:
                places = [(mention.paragraph, thing.i) for thing in child.children]
                ids = [i for place in places for i in self.drafts.at.get(place, ())]
                owners = [self.drafts.by_id[i] for i in ids]
                return next((d for d in owners if d.kind is ActorKind.COUNTRY), None)
        if not self.countries:
            return None
        most = max(self.countries, key=lambda c: (self.countries[c], c))
        here = any(
            seen.draft is not None and seen.draft.id == most and seen.subject
            for seen in self.seen
            if seen.place[0] == mention.paragraph
        )
        return self.drafts.by_id[most] if here or self.countries[most] > 1 else None

    def _subject_of_the_same_verb(self, mention: FoundMention) -> set[str]:
        """Who acts on the noun phrase: "the authority awarded the company" names two bodies."""
        token = self._token(mention)
        if token.dep_ not in {"dobj", "dative", "pobj"}:
            return set()
        verb = token.head if token.dep_ != "pobj" else token.head.head
        return {
            actor
            for child in verb.children
            if child.dep_ in SUBJECTS
            for actor in self.drafts.at.get((mention.paragraph, child.i), ())
        }

    def _number(self, mention: FoundMention) -> list[Draft]:
        """Two actors named before: "the two leaders", "both countries"."""
        kind = self.words.numbers.get(self._token(mention).lower_)
        kinds = {
            "people": ActorKind.PERSON,
            "countries": ActorKind.COUNTRY,
            "companies": ActorKind.ORGANISATION,
        }
        if kind is None:
            return []
        recent = self._recent(kinds[kind], mention.span.start)
        apart: list[Draft] = []
        for draft in recent:
            if not any(self._is_one_side(draft, other) for other in apart):
                apart.append(draft)
        pair = apart[:2][::-1] if len(apart) >= 2 else []
        return [] if kind == "countries" and self._beside_a_stranger(pair) else pair

    def _beside_a_stranger(self, countries: list[Draft]) -> bool:
        """Whether a country was last named in one breath with a place that is no known country."""
        for country in countries:
            last = next(s for s in reversed(self.seen) if s.draft is country)
            token = self.analysis.paragraphs[last.place[0]].doc[last.place[1]]
            for other in token.conjuncts:
                ids = self.drafts.at.get((last.place[0], other.i), ())
                kinds = {self.drafts.by_id[i].kind for i in ids}
                if other.pos_ == "PROPN" and kinds <= {ActorKind.PLACE, ActorKind.THING}:
                    return True
        return False

    @staticmethod
    def _is_one_side(a: Draft, b: Draft) -> bool:
        return a.kind is ActorKind.PERSON and a.country is not None and a.country == b.country


def _is_said_of(noun: str, words: Iterable[str]) -> bool:
    """Whether a noun is among the words of a name, in the plural too: Northern Airlines."""
    return any(w.startswith(noun) and len(w) - len(noun) <= _ENDING for w in words)
