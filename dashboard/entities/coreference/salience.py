"""How salient its place makes an antecedent of "he" or "she": near, a subject, who tells it."""

from __future__ import annotations

from dashboard.clause import ArgumentRole
from dashboard.entities.coreference.competing_antecedents import CompetingAntecedents
from dashboard.entities.coreference.discourse_model import Seen
from dashboard.entities.linking.registry import Entities, Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.speech import Speech
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import JOINED_NOUNS, SUBJECTS, is_behind_preposition
from dashboard.nlp.implicit_subjects import clauses_beside, is_complement, tellers_of
from dashboard.nlp.noun_phrases import is_acted_on, is_modifier, is_possessor, side_clause_head
from dashboard.nlp.tokens import Token
from dashboard.nlp.undergoers import befalls

REPORTED, SPOKE = 4.0, 3.0  # points of who tells it; of who spoke right before, of one who speaks


class Salience:
    """Weighs where the people of one article were told of, for the pronouns behind."""

    def __init__(
        self,
        analysis: Analysis,
        entities: Entities,
        words: NameWords,
        speech: Speech,
        competing: CompetingAntecedents,
    ) -> None:
        self.analysis, self.entities, self.words = analysis, entities, words
        self.speech, self.competing = speech, competing

    def nearness(self, seen: Seen, mention: FoundMention, token: Token) -> float | None:
        """How salient a place makes somebody; None: the pronoun cannot stand for who is there."""
        start, part = mention.span.start, self.analysis.paragraphs[mention.paragraph]
        here = seen.offset >= part.start + token.sent.start_char
        subject = seen.subject or (here and self._is_told_of(seen, token))
        acts_here = here and token.dependency in SUBJECTS
        subject = subject or (acts_here and self._is_next_to_act(seen, token))
        subject = subject or self.is_told_it(seen, token)
        subject = subject or (here and self.competing.leads(seen, mention, token))
        if acts_here and not subject:
            return None
        own = self.speech.says(start, seen.offset)  # "Reed would not run, he said": Reed, perhaps
        if own and not (subject and seen.offset < start):
            return None
        between = max(0, mention.paragraph - seen.place[0] - 1)
        near = 3.0 if subject or self._is_parallel(seen, token) else 1.5 * self._owns(seen)
        before = seen.offset >= self.sentence_before(mention, token)
        near += 3 * (seen.offset >= part.start) + 2.5 * before + 2 * here - 2 * own
        near -= (start - seen.offset) / 150 + 1.5 * between
        near += REPORTED * (here and seen.place[1] in tellers_of(token, part))
        if self.speech.is_speaker(start) and seen.entity is not None and between == 0:
            if seen.offset == min(seen.entity.mentions)[0]:
                near += 1  # who was just brought in
            elif self._goes_on_speaking(seen, seen.entity, mention, token):
                near += SPOKE
        return near

    def _goes_on_speaking(
        self, seen: Seen, person: Entity, mention: FoundMention, token: Token
    ) -> bool:
        """Whether a known person spoke last, and no other was named since that paragraph began.

        "Lukin said he was glad. “…,” he said." Not of a witness where the pronoun's sentence tells
        a death or a plea: "“Help me,” he said before he died".
        """
        start, part = mention.span.start, self.analysis.paragraphs[mention.paragraph]
        if not self.speech.spoke_last(seen.offset, start):
            return False
        own = [part.clauses.of(t.i) for t in token.sent]
        words, deeds = {t.lemma_.lower() for t in token.sent}, self.words.deeds
        if any(befalls(c, part.doc) for c in own) or words & (deeds.pleas | deeds.trying):
            return False
        near = self.analysis.paragraphs[seen.place[0]].start
        others = (p for p in self.entities.of_kind(ActorKind.PERSON) if p is not person)
        return not any(near <= first < start for p in others for first, _ in p.mentions)

    def _is_parallel(self, seen: Seen, pronoun: Token) -> bool:
        """Whether both are acted on: "Berg appointed Lind. On Friday the Senate confirmed her"."""
        return is_acted_on(pronoun) and is_acted_on(self._token_of(seen))

    def _is_next_to_act(self, seen: Seen, pronoun: Token) -> bool:
        """Whether a side clause, or one joined, may go on with whom its sentence acts on.

        "They dismissed Milena Hask after she read …", where its subject is of another sex, or none.
        """
        paragraph, head = seen.place
        noun = self.analysis.paragraphs[paragraph].doc[head]
        while noun.dependency in JOINED_NOUNS:
            noun = noun.head
        verb = noun.head.head if noun.dependency == Dependency.PREPOSITIONAL_OBJECT else noun.head
        if noun.i > pronoun.i or verb not in clauses_beside(pronoun):
            return False
        gender, part = self.words.pronouns.get(pronoun.lower_), self.analysis.paragraphs[paragraph]
        acting = part.clauses.of(verb.i).argument(ArgumentRole.SUBJECT)
        if acting is None or (acting.shared and verb.tag != Tag.PRESENT_PARTICIPLE):
            return False  # but "handing Reed his first defeat since he took office"
        people = self._people_at(paragraph, part.doc[acting.head])
        return not any(p.gender in {None, gender} for p in people)

    def _is_told_of(self, seen: Seen, token: Token) -> bool:
        """Whether a pronoun stands in a clause on a name: "among them Reed, who said that he".

        Or on what is theirs: "his first defeat since [he] took office".
        """
        noun, above = self._token_of(seen), side_clause_head(token)
        return above is not None and (above == noun or (is_possessor(noun) and noun.head == above))

    def is_told_it(self, seen: Seen, token: Token) -> bool:
        """Whether a pronoun stands in what somebody is told: "told Reed that he would pay"."""
        noun = self._token_of(seen)
        clause = next((t for t in token.ancestors if is_complement(t)), None)
        same = clause is not None and noun.doc is token.doc and clause.head == noun.head
        return same and is_acted_on(noun)

    def is_island(self, seen: Seen) -> bool:
        """Whether a name only describes, and is no antecedent.

        A state's body ("the Reed regime"), or whom another plays ("his role as Reed").
        """
        name = self._token_of(seen)
        if self._is_played(name):
            return True
        return is_modifier(name) and not is_possessor(name) and self._governs(name)

    def _is_played(self, name: Token) -> bool:
        """Whether a name is that of a role: "the role of Reed", "portrayed Reed", "starred as"."""
        link, kinds = name.head, self.words.kinds
        if not is_behind_preposition(name):
            return is_acted_on(name) and link.lemma_ in kinds.playing
        as_whom = link.lower_ in self.words.named_as
        return link.head.lemma_.lower() in (kinds.staging if as_whom else kinds.portrayals)

    def _governs(self, name: Token) -> bool:
        """Whether a government is told of beside the name of whose it is."""
        return self.words.anaphors.get(name.head.lower_) == "government"

    def _owns(self, seen: Seen) -> bool:
        """Whether one is named as agent or owner, of no government: "Reed's client", not "his"."""
        name = self._token_of(seen)
        return seen.acts and name.tag != Tag.POSSESSIVE_PRONOUN and not self._governs(name)

    def sentence_before(self, mention: FoundMention, token: Token) -> int:
        """Where the sentence before that of a pronoun begins in the text, in its paragraph."""
        part, first = self.analysis.paragraphs[mention.paragraph], token.sent.start
        return part.start + (part.doc[first - 1].sent.start_char if first else 0)

    def _token_of(self, seen: Seen) -> Token:
        return self.analysis.paragraphs[seen.place[0]].doc[seen.place[1]]

    def _people_at(self, paragraph: int, subject: Token) -> list[Entity]:
        named = (subject, *subject.children_as(Dependency.APPOSITION))
        return self.entities.at_tokens(paragraph, named, ActorKind.PERSON)
