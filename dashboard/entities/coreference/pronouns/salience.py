"""How salient an antecedent is: features of where it was told of, each with its weight.

After Hobbs (1978), Lappin and Leass (1994): recent before distant, subjects before the rest. The
weights stand in the data of a language: ``languages/*/coreference.toml``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver, Seen
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.coreference.pronouns.constraints import is_of_government, leads
from dashboard.entities.coreference.weights import weighted_sum
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import JOINED_NOUNS, SUBJECTS
from dashboard.nlp.implicit_subjects import clauses_beside, is_complement, tellers_of
from dashboard.nlp.noun_phrases import is_acted_on, is_possessor, side_clause_head
from dashboard.nlp.undergoers import befalls

_SIGNS = {PronounClass.MASCULINE: 1, PronounClass.FEMININE: -1, None: 0}


class Salience(Resolver):
    """Weighs the antecedents of the pronouns of one article."""

    def __init__(self, discourse: DiscourseModel) -> None:
        super().__init__(discourse)
        self.weights = discourse.weights
        self.genders: Counter[str] = Counter()  # more than nought: "he" stood for this one

    def of_person(self, person: Entity, pronoun: Pronoun) -> float:
        """What a name and the pronouns before tell of somebody, wherever it is."""
        full = person.types["name"] and (len(person.words) > 1 or person.gender)
        features = (
            ("gender_agreement", person.gender == pronoun.kind),
            ("pronouns_before", self._pronouns_before(person, pronoun)),
            ("no_full_name", not full),
        )
        return weighted_sum(features, self.weights.standing)

    def at_place(self, seen: Seen, pronoun: Pronoun) -> float | None:
        """How salient a place makes somebody; None: the pronoun cannot stand for who is there."""
        here = seen.offset >= pronoun.sentence
        acts_here = here and pronoun.token.dependency in SUBJECTS
        subject = seen.subject or (here and self._is_told_of(seen, pronoun))
        subject = subject or (acts_here and self._is_next_to_act(seen, pronoun))
        subject = subject or self.is_told_it(seen, pronoun)
        subject = subject or (here and self._leads(seen, pronoun))
        own = self.speech.says(pronoun.start, seen.offset)  # "Reed would not run, he said": perhaps
        if not subject and (acts_here or own):
            return None
        features = self._features(seen, pronoun, subject=subject, own=own)
        return weighted_sum(features, self.weights.place)

    def _features(
        self, seen: Seen, pronoun: Pronoun, *, subject: bool, own: bool
    ) -> Iterator[tuple[str, float]]:
        """The features of the place of a person; ``own``: in the words of whom the pronoun says."""
        here, between = seen.offset >= pronoun.sentence, self._paragraphs_between(seen, pronoun)
        if subject or self._is_parallel(seen, pronoun):
            yield "subject_or_parallel_role", 1
        else:
            yield "agent_or_owner", self._owns(seen)
        yield "same_paragraph", seen.offset >= pronoun.part.start
        yield "sentence_before", seen.offset >= pronoun.sentence_before
        yield "same_sentence", here
        yield "in_what_the_pronoun_says", own
        steps = self.weights.distance
        near = (pronoun.start - seen.offset) / steps["person"]
        yield "distance", near + steps["paragraph"] * between
        if here and seen.place[1] in tellers_of(pronoun.token, pronoun.part):
            yield "teller_of_the_clause", 1
        if self.speech.is_speaker(pronoun.start) and seen.entity is not None and between == 0:
            if seen.offset == min(seen.entity.mentions)[0]:
                yield "just_introduced", 1
            elif self._goes_on_speaking(seen, seen.entity, pronoun):
                yield "goes_on_speaking", 1

    def of_other(self, seen: Seen, pronoun: Pronoun) -> float:
        """How salient a body or a group is where it stands."""
        features = (
            ("subject", leads(pronoun, seen)),
            ("same_paragraph", seen.offset >= pronoun.part.start),
            ("same_sentence", seen.offset >= pronoun.sentence),
            ("distance", (pronoun.start - seen.offset) // self.weights.distance["other"]),
        )
        return weighted_sum(features, self.weights.other)

    def note(self, person: Entity, pronoun: Pronoun) -> None:
        """Remember of which gender a pronoun told that somebody is, whose name tells none."""
        if person.gender is None:
            self.genders[person.id] += _SIGNS[pronoun.kind]

    def _pronouns_before(self, person: Entity, pronoun: Pronoun) -> float:
        """How far the pronouns before speak for this gender, where no name tells it."""
        if person.gender is None and len(person.words) == 1 and person.id not in self.genders:
            self.genders[person.id] = _SIGNS[self.words.gender_of((*person.words, ""))]
        towards, limits = self.genders[person.id] * _SIGNS[pronoun.kind], self.weights.limits
        return max(limits["pronouns_against"], min(limits["pronouns_for"], towards))

    def _paragraphs_between(self, seen: Seen, pronoun: Pronoun) -> int:
        return max(0, pronoun.mention.paragraph - seen.place[0] - 1)

    def _goes_on_speaking(self, seen: Seen, person: Entity, pronoun: Pronoun) -> bool:
        """Whether a known person spoke last, and no other was named since that paragraph began.

        "Lukin said he was glad. “…,” he said." Not of a witness where the pronoun's sentence tells
        a death or a plea: "“Help me,” he said before he died".
        """
        start, part, sentence = pronoun.start, pronoun.part, pronoun.token.sent
        if not self.speech.spoke_last(seen.offset, start):
            return False
        own = [part.clauses.of(t.i) for t in sentence]
        words, deeds = {t.lemma_.lower() for t in sentence}, self.words.deeds
        if any(befalls(c, part.doc) for c in own) or words & (deeds.pleas | deeds.trying):
            return False
        near = self.analysis.paragraphs[seen.place[0]].start
        people = self.entities.of_kind(ActorKind.PERSON)
        others = (p for p in people if p is not person)
        return not any(near <= first < start for p in others for first, _ in p.mentions)

    def _is_parallel(self, seen: Seen, pronoun: Pronoun) -> bool:
        """Whether both are acted on: "Berg appointed Lind. On Friday the Senate confirmed her"."""
        return is_acted_on(pronoun.token) and is_acted_on(self.discourse.token_of(seen))

    def _is_next_to_act(self, seen: Seen, pronoun: Pronoun) -> bool:
        """Whether a side clause, or one joined, may go on with whom its sentence acts on.

        "They dismissed Milena Hask after she read …", where its subject is of another sex, or none.
        """
        noun, part = self.discourse.token_of(seen), pronoun.part
        while noun.dependency in JOINED_NOUNS:
            noun = noun.head
        verb = noun.head.head if noun.dependency == Dependency.PREPOSITIONAL_OBJECT else noun.head
        if noun.i > pronoun.token.i or verb not in clauses_beside(pronoun.token):
            return False
        acting = part.clauses.of(verb.i).subject
        if acting is None or (acting.shared and verb.tag != Tag.PRESENT_PARTICIPLE):
            return False  # but "handing Reed his first defeat since he took office"
        return not any(map(pronoun.agrees_with, pronoun.people_at(part.doc[acting.head])))

    def _is_told_of(self, seen: Seen, pronoun: Pronoun) -> bool:
        """Whether a pronoun stands in a clause on a name: "among them Reed, who said that he".

        Or on what is theirs: "his first defeat since [he] took office".
        """
        noun, above = self.discourse.token_of(seen), side_clause_head(pronoun.token)
        return above is not None and (above == noun or (is_possessor(noun) and noun.head == above))

    def is_told_it(self, seen: Seen, pronoun: Pronoun) -> bool:
        """Whether a pronoun stands in what somebody is told: "told Reed that he would pay"."""
        noun, token = self.discourse.token_of(seen), pronoun.token
        clause = next((t for t in token.ancestors if is_complement(t)), None)
        same = clause is not None and noun.doc is token.doc and clause.head == noun.head
        return same and is_acted_on(noun)

    def _leads(self, seen: Seen, pronoun: Pronoun) -> bool:
        """Whether somebody leads the sentence of a pronoun, though no subject of it.

        Who opens it, as the model may miss the verb, and who did what its subject tells.
        """
        name, sentence = self.discourse.token_of(seen), pronoun.token.sent
        opens = name.sent == sentence and name.left_edge.i == sentence.start
        own = opens and name.name_kind == NameKind.PERSON and not is_possessor(name)
        return own or self._did_what_tells(seen, pronoun)

    def _did_what_tells(self, seen: Seen, pronoun: Pronoun) -> bool:
        """Whether somebody did what is told above: "a plan made by Lind shows that he"."""
        if seen.place[0] != pronoun.mention.paragraph:
            return False
        name, clauses, deeds = self.discourse.token_of(seen), pronoun.part.clauses, self.words.deeds
        by = name.head.lower_ in deeds.agent
        deed = name.head.head if by else name.head
        if not (by or is_possessor(name)) or deed.lemma_.lower() in deeds.ends_of_life:
            return False
        subjects = (c.subject for c in clauses.above(pronoun.clause))
        return any(found is not None and found.head in {deed.i, deed.head.i} for found in subjects)

    def _owns(self, seen: Seen) -> bool:
        """Whether one is named as agent or owner, of no government: "Reed's client", not "his"."""
        name = self.discourse.token_of(seen)
        acts = seen.acts and name.tag != Tag.POSSESSIVE_PRONOUN
        return acts and not is_of_government(name, self.words)
