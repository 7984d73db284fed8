"""What "it" and "they" may mean beside an actor that was named: things, and other people.

An unnamed thing is an antecedent like any other. Where one stands nearer than the actor, the
pronoun is that of nobody: "she was offered a medal by the king and declined it".
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import ArgumentRole, Embedding, Voice
from dashboard.entities.coreference.acted_on_bodies import patient_may_be_it, subject_above
from dashboard.entities.coreference.clauses_before import clauses_before
from dashboard.entities.coreference.discourse_model import Seen
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.pronoun_classes import PronounClass, are_opposite
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import NameKind
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.implicit_subjects import shared_teller
from dashboard.nlp.noun_phrases import (
    appositions_of,
    heads_subject,
    is_acted_on,
    is_common_noun,
    is_counted,
    is_modifier,
    is_partitive,
    is_personal_pronoun,
    is_plural,
    is_possessor,
    is_quantifier_alone,
    numerals_of,
)
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import MEASURED, TIMES

_TWO = 2
_ACTIVE, _SUFFERING = (ArgumentRole.SUBJECT, ArgumentRole.OBJECT), ArgumentRole.SUBJECT
_SIDES = frozenset({ArgumentRole.SUBJECT, ArgumentRole.OBJECT, ArgumentRole.AGENT})


class CompetingAntecedents:
    """Tells of the pronouns of one article what stands nearer than an actor."""

    def __init__(self, analysis: Analysis, entities: Entities, words: NameWords) -> None:
        self.analysis, self.entities, self.words = analysis, entities, words

    def owner(
        self, mention: FoundMention, pronoun: Token, word: PronounClass
    ) -> list[Entity] | None:
        """Whom the subject of its clause makes the owner of what "its" or "their" stands before.

        Empty where that is no actor ("shares have lost half of their value"), or one person before
        "their"; None where the clause has no subject before it that agrees in number.
        """
        part = self.analysis.paragraphs[mention.paragraph]
        clause = part.clauses.of(pronoun.i)
        found = clause.argument(ArgumentRole.SUBJECT)
        if found is None or found.head >= pronoun.i or not is_possessor(pronoun):
            return None
        subject = part.doc[found.head]
        heads = [subject, *subject.conjuncts]
        many = len(heads) > 1 or is_plural(subject)
        if pronoun in heads or is_personal_pronoun(subject):
            return None
        if many != (word is PronounClass.PLURAL):
            one = any(self._people_at(mention, subject)) or self.words.is_role(subject.lemma_)
            return [] if one and not many else self._beside(mention, pronoun, word)
        actors = self.entities.at_tokens(mention.paragraph, heads)
        if word is PronounClass.NEUTER and any(
            a.kind in {ActorKind.PERSON, ActorKind.GROUP} for a in actors
        ):
            return None
        return actors if len(actors) == 1 else []

    def _beside(
        self, mention: FoundMention, pronoun: Token, word: PronounClass
    ) -> list[Entity] | None:
        """The only body in its clause before "its": "songs sold by the store since its launch".

        None where there is none, or are several.
        """
        part = self.analysis.paragraphs[mention.paragraph]
        own = (part.doc[i] for i in part.clauses.of(pronoun.i).words if i < pronoun.i)
        found = self.entities.at_tokens(mention.paragraph, own)
        acting = len(found) == 1 and found[0].kind in {ActorKind.ORGANISATION, ActorKind.THING}
        return found if word is PronounClass.NEUTER and acting else None

    def whole(self, mention: FoundMention, pronoun: Token) -> list[Entity] | None:
        """Of whom a part is counted: the last whose number was told before "four of [them]".

        Empty where these are no actor; None where no part is counted, or no number was told. "All"
        are those alone whose number was told, or told vaguely ("several").
        """
        alone = is_quantifier_alone(pronoun)
        if alone and pronoun.lower_ in self.words.pair:
            return self._pair(mention, pronoun)
        if not alone and not is_partitive(pronoun, self.words.partitive):
            return None
        vaguely = self.words.partitive if alone else frozenset()
        counted = [
            n
            for n in self._before(pronoun)
            if is_plural(n) and (is_counted(n) or any(t.lower_ in vaguely for t in n.lefts))
        ]
        if not counted:
            return [] if alone else None
        at = [self.entities.at.get((mention.paragraph, n.i), ()) for n in counted]
        if len(set().union(*at)) > 1 and not alone:
            return []  # "arrested 49 men, and nine guards were hurt. Some of [them] …"
        return [self.entities.by_id[i] for i in at[-1]]

    def _pair(self, mention: FoundMention, pronoun: Token) -> list[Entity]:
        """Whom "both" means: the last two who were counted so, or joined by "and"; else nobody."""
        for noun in reversed([*self._before(pronoun)]):
            counted = noun.lower_ in self.words.pair or not self.words.pair.isdisjoint(
                numerals_of(noun)
            )
            heads = [noun, *noun.conjuncts]
            joined = len(heads) == _TWO and all(t.i <= noun.i for t in heads)
            if not (counted or joined):
                continue
            at = [noun] if counted else heads
            found = self.entities.at_tokens(mention.paragraph, at)
            people = all(d.kind in {ActorKind.PERSON, ActorKind.GROUP} for d in found)
            if len(found) == len(at) and people:
                return found
        return []

    def may_be_the_other(self, mention: FoundMention, pronoun: Token, chosen: Entity) -> bool:
        """Whether something befalls who is meant, and the sentence before told of two.

        "Lind shot Reed. He died", "Reed was with Lind when he was arrested": either may be meant.
        """
        part = self.analysis.paragraphs[mention.paragraph]
        own = part.clauses.of(pronoun.i)
        subject = own.argument(ArgumentRole.SUBJECT)
        ills = self.words.deeds.ills.union(same_event_data()["befalling"])
        befalls = own.voice is Voice.PASSIVE or own.lemma in ills
        if not befalls or subject is None or subject.head != pronoun.i:
            return False
        before = {part.clauses.of(t.i).index for t in self._before(pronoun)} - {own.index}
        for clause in (part.clauses.clauses[i] for i in before):
            heads = [part.doc[a.head] for a in clause.arguments if a.role in _SIDES]
            heads += [part.doc[o.head] for o in clause.obliques]
            told = [
                {i for n in (t, *appositions_of(t)) for i in self._people_at(mention, n)}
                for t in heads
            ]
            if any(chosen.id in ids for ids in told) and len(told) > 1:
                others = (t for t, ids in zip(heads, told, strict=True) if chosen.id not in ids)
                return any(self._may_be_a_person(mention, t, chosen) for t in others)
        return False

    def other_may_be_meant(self, mention: FoundMention, pronoun: Token, chosen: Entity) -> bool:
        """Whether a pronoun may be whom somebody acted on, or who goes on to tell it."""
        rules = [self.patient_may_be_meant, self.teller_may_be_meant, self.owner_may_be_meant]
        return any(rule(mention, pronoun, chosen) for rule in rules)

    def owner_may_be_meant(self, mention: FoundMention, pronoun: Token, chosen: Entity) -> bool:
        """Whether another owns something in its sentence, and who is chosen is of an earlier part.

        "Reed runs", below "Few knew Lind's views, or that [he] voted". Or is there for his death.
        """
        part = self.analysis.paragraphs[mention.paragraph]
        seen = chosen.last_before(mention.span.start)
        last = part.token_at(seen) if seen >= part.start else None
        near = last is not None and last.i >= pronoun.sent.start and last.head.lemma_
        dead = near in self.words.deeds.ends_of_life
        if not (last is None or dead) or not heads_subject(pronoun):
            return False
        before = pronoun.doc[pronoun.sent.start : pronoun.i]
        named = (t for t in before if dead or is_possessor(t))
        people = (self.entities.by_id[i] for t in named for i in self._people_at(mention, t))
        others = (d for d in people if d is not chosen)
        return any(not are_opposite(d.gender, chosen.gender) for d in others)

    def teller_may_be_meant(self, mention: FoundMention, pronoun: Token, chosen: Entity) -> bool:
        """Whether another goes on to tell it: "Reed urged that Lind go and said he would stay"."""
        part = self.analysis.paragraphs[mention.paragraph]
        teller = shared_teller(pronoun, part)
        if teller is None or chosen.id in self._people_at(mention, part.doc[teller]):
            return False
        return self._may_be_a_person(mention, part.doc[teller], chosen)

    def patient_may_be_meant(self, mention: FoundMention, pronoun: Token, chosen: Entity) -> bool:
        """Whether who is meant did to another what one tells the consequences or the grounds of.

        "Judge Reed jailed Lind. He appealed", "Reed sacked Lind after he stole a car": mostly the
        other, also in "Reed mocked Lind when he lost"; but who says something goes on.
        """
        part = self.analysis.paragraphs[mention.paragraph]
        own = part.clauses.of(pronoun.i)
        subject = own.argument(ArgumentRole.SUBJECT)
        goes_on = own.lemma in self.words.saying - self.words.deeds.answering
        if subject is None or subject.head != pronoun.i or goes_on:
            return False
        deeds = self.words.deeds
        around = {c.embedding for c in (own, *part.clauses.above(own))}  # "praised Lind, saying he"
        done = deeds.consequential | (deeds.judging if Embedding.ADVERBIAL in around else set())
        is_ground = own.embedding is Embedding.ADVERBIAL and own.marker in deeds.openers_of_grounds
        done |= deeds.blows if is_ground else set()
        for place, clause in clauses_before(mention, pronoun, self.analysis):
            passive = clause.voice is Voice.PASSIVE
            roles = (ArgumentRole.AGENT, ArgumentRole.SUBJECT) if passive else _ACTIVE
            agent, patient = map(clause.argument, roles)
            if agent is None or patient is None or clause.lemma not in done - {own.lemma}:
                continue
            doc = self.analysis.paragraphs[place.paragraph].doc
            acting = chosen.id in self._people_at(place, doc[agent.head])
            if acting and self._may_be_a_person(place, doc[patient.head], chosen):
                return True
        return False

    def leads(self, seen: Seen, mention: FoundMention, pronoun: Token) -> bool:
        """Whether somebody leads the sentence of a pronoun, though no subject of it.

        Who opens it, as the model may miss the verb, and who did what its subject tells.
        """
        name = self.analysis.paragraphs[seen.place[0]].doc[seen.place[1]]
        opens = name.sent == pronoun.sent and name.left_edge.i == pronoun.sent.start
        own = opens and name.name_kind == NameKind.PERSON and not is_possessor(name)
        return own or self.did_what_tells(seen, mention, pronoun)

    def did_what_tells(self, seen: Seen, mention: FoundMention, pronoun: Token) -> bool:
        """Whether somebody did what is told above: "a plan made by Lind shows that he"."""
        part = self.analysis.paragraphs[mention.paragraph]
        if seen.place[0] != mention.paragraph:
            return False
        name = part.doc[seen.place[1]]
        by = name.head.lower_ in self.words.deeds.agent
        deed = name.head.head if by else name.head
        if not (by or is_possessor(name)) or deed.lemma_.lower() in self.words.deeds.ends_of_life:
            return False
        above = part.clauses.above(part.clauses.of(pronoun.i))
        subjects = (clause.argument(ArgumentRole.SUBJECT) for clause in above)
        return any(found is not None and found.head in {deed.i, deed.head.i} for found in subjects)

    def _may_be_a_person(self, mention: FoundMention, noun: Token, chosen: Entity) -> bool:
        """Whether a noun is for another person who may be called by the same pronoun."""
        people = [self.entities.by_id[i] for i in self._people_at(mention, noun)]
        if people:
            return any(d.gender in {None, chosen.gender} or not chosen.gender for d in people)
        lemma = noun.lemma_.lower()
        gender = self.words.gender_of_noun(lemma)
        human = (lemma in self.words.persons or gender is not None) and not is_plural(noun)
        return human and gender in {None, chosen.gender or gender}

    def outdo(
        self, mention: FoundMention, pronoun: Token, word: PronounClass, actor: Entity
    ) -> bool:
        """Whether a thing, or two people, named after an actor may be meant in its place."""
        part = self.analysis.paragraphs[mention.paragraph]
        since = [noun for noun in self._before(pronoun) if self._is_since(mention, noun, actor)]
        since += subject_above(pronoun, part) if is_acted_on(pronoun) else []
        nouns = (n for n in since if is_common_noun(n) and n.name_kind not in TIMES)
        many = word is PronounClass.PLURAL  # "a lorry and a car" are as many
        agreeing = (n for n in nouns if (is_plural(n) or bool(many and n.conjuncts)) == many)
        things = [n for n in agreeing if not self._is_of_people(mention, n)]
        if is_acted_on(pronoun):
            return any(heads_subject(n) or is_acted_on(n) for n in things)
        if word is not PronounClass.PLURAL:
            own = (n for n in things if n.i >= pronoun.sent.start and heads_subject(n))
            says = pronoun.head.lemma_ in self.words.saying  # "the site lists those who, it says"
            return says and any(part.clauses.of(n.i).embedding != Embedding.ADVERBIAL for n in own)
        last = actor.last_before(mention.span.start)
        if last < part.start:  # of another paragraph: all of this one lies between
            since = list(part.doc[: pronoun.i])
        told = (n for n in since if heads_subject(n) or is_acted_on(n))
        people = {i for n in told for i in self._people_at(mention, n)}
        if any(heads_subject(n) for n in things) or len(people) >= _TWO:
            return True
        if any(heads_subject(n) and self._is_unknown_group(mention, n) for n in since):
            return True
        return any(self._says_who_others_are(mention, n, actor) for n in since)

    def _is_unknown_group(self, mention: FoundMention, noun: Token) -> bool:
        """Whether a noun is for several people of whom it is not told who: "the two men"."""
        known = bool(self.entities.at.get((mention.paragraph, noun.i)))
        collective = noun.lemma_.lower() in self.words.kinds.collectives
        return not known and (collective or (is_plural(noun) and self._is_of_people(mention, noun)))

    def _says_who_others_are(self, mention: FoundMention, noun: Token, actor: Entity) -> bool:
        """Whether a noun tells who several others are: "Two of the dead were [farmers]"."""
        part = self.analysis.paragraphs[mention.paragraph]
        clause = part.clauses.of(noun.i)
        told, subject = (clause.argument(r) for r in (ArgumentRole.ATTRIBUTE, ArgumentRole.SUBJECT))
        if told is None or told.head != noun.i or subject is None:
            return False
        if not is_plural(noun) or not self._is_of_people(mention, noun):
            return False
        of_whom = part.doc[subject.head]
        own = actor.id in self.entities.at.get((mention.paragraph, of_whom.i), ())
        return not own and not is_personal_pronoun(of_whom)

    def may_be_another(self, mention: FoundMention, pronoun: Token, chosen: Entity) -> bool:
        """Whether something befalls what "it" is, and another was told that it may befall.

        "Norvik built the bridge. It collapsed", "Congress passed a bill. It was signed": a thing,
        but for what is done to those alone who act ("It was fined"). Of two bodies it may be
        either: "Norvik bought Berg Oil. It was founded in 1990".
        """
        part = self.analysis.paragraphs[mention.paragraph]
        if patient_may_be_it(pronoun, part, chosen, self.entities, self.words):
            return True
        if chosen.kind is ActorKind.THING or not self.befalls(mention, pronoun):
            return False
        told = [n for n in self._before(pronoun) if heads_subject(n) or is_acted_on(n)]
        bodies = {i for n in told for i in self._bodies_at(mention, n)}
        if len(bodies | {chosen.id}) > 1:
            return True
        own_sentence = (n for n in self._before(pronoun) if n.i >= pronoun.sent.start)
        told += [n for n in own_sentence if not is_modifier(n) and n.name_kind not in MEASURED]
        things = (n for n in told if is_common_noun(n) and not is_plural(n))
        acting = self._is_done_to_actors(mention, pronoun)
        return not acting and any(not self._is_of_people(mention, n) for n in things)

    def others_told(
        self, mention: FoundMention, pronoun: Token, chosen: Entity, *, behind: bool = False
    ) -> bool:
        """Whether others stand in the sentence before whom "they" may mean as well.

        "Police arrested four protesters. They had thrown stones": either; of what befalls those
        alone who act only people and bodies. ``behind``: people behind a preposition ("at guards").
        """
        acting = behind or self._is_done_to_actors(mention, pronoun)
        for noun in self._before(pronoun):
            placed = is_behind_preposition(noun) if behind else is_acted_on(noun)
            many = (is_plural(noun) or noun.conjuncts) and (placed or heads_subject(noun))
            ids = self.entities.at.get((mention.paragraph, noun.i), ())
            if many and chosen.id not in ids and (not acting or self._is_of_people(mention, noun)):
                return True
        return False

    def undergoers(self, mention: FoundMention, pronoun: Token) -> list[Entity]:
        """The group of whose fate one tells on: "Police arrested ten men. They were released".

        Empty where the sentence before tells of no such deed, or of two.
        """
        part, passive = self.analysis.paragraphs[mention.paragraph], Voice.PASSIVE
        own = part.clauses.of(pronoun.i)
        before = {part.clauses.of(t.i).index for t in self._before(pronoun)} - {own.index}
        clauses = (part.clauses.clauses[i] for i in sorted(before))
        done = [c for c in clauses if c.lemma in self.words.deeds.consequential]
        told = (c.argument(_SUFFERING if c.voice is passive else ArgumentRole.OBJECT) for c in done)
        whom = [part.doc[patient.head] for patient in told if patient is not None]
        nouns = [t for noun in whom for t in (noun, *noun.conjuncts)]
        found = self.entities.at_tokens(mention.paragraph, nouns)
        if len(whom) == 1 and len(nouns) > 1:  # "arrested Reed and two others", not "killed"
            by_law = all(c.lemma in self.words.deeds.prosecuting for c in done)
            return found if by_law else []
        return [d for d in found if d.kind is ActorKind.GROUP and len(found) == 1]

    def _is_done_to_actors(self, mention: FoundMention, pronoun: Token) -> bool:
        """Whether its clause tells what is done to people and bodies alone: "It was fined"."""
        own = self.analysis.paragraphs[mention.paragraph].clauses.of(pronoun.i)
        return own.voice is Voice.PASSIVE and own.lemma in self.words.body_names.undergone_by_actors

    def befalls(self, mention: FoundMention, pronoun: Token) -> bool:
        """Whether a pronoun is what something is done to, or happens to: "They were released"."""
        own = self.analysis.paragraphs[mention.paragraph].clauses.of(pronoun.i)
        subject = own.argument(ArgumentRole.SUBJECT)
        if subject is None or subject.head != pronoun.i:
            return False
        alone = own.argument(ArgumentRole.OBJECT) is None
        happens = own.lemma in self.words.body_names.befalling_things
        happens = happens or own.lemma in same_event_data()["befalling"]
        return own.voice is Voice.PASSIVE or (happens and alone)

    def _before(self, pronoun: Token) -> Iterator[Token]:
        """The words of its sentence before a pronoun, and those of the sentence before that."""
        first = pronoun.sent.start
        start = pronoun.doc[first - 1].sent.start if first else first
        yield from pronoun.doc[start : pronoun.i]

    def _is_since(self, mention: FoundMention, noun: Token, actor: Entity) -> bool:
        last = actor.last_before(mention.span.start)
        return self.analysis.paragraphs[mention.paragraph].at(noun) > last

    def _is_of_people(self, mention: FoundMention, noun: Token) -> bool:
        """Whether a noun names an actor, or people."""
        known = bool(self.entities.at.get((mention.paragraph, noun.i)))
        lemma = noun.lemma_.lower()
        return known or self.words.is_role(lemma) or self.words.is_people(noun.lower_, lemma)

    def _bodies_at(self, mention: FoundMention, noun: Token) -> Iterator[str]:
        for i in self.entities.at.get((mention.paragraph, noun.i), ()):
            if self.entities.by_id[i].kind is ActorKind.ORGANISATION:
                yield i

    def _people_at(self, mention: FoundMention, noun: Token) -> Iterator[str]:
        for i in self.entities.at.get((mention.paragraph, noun.i), ()):
            if self.entities.by_id[i].kind is ActorKind.PERSON:
                yield i
