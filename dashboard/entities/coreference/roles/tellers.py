"""Who tells something, and whether a pronoun or "the company" means them.

"Reed denied that Lind had left. [He] said it was a lie": Reed goes on. An official tells of whom a
case is about, and a newspaper of others.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import ArgumentRole, Clause, Embedding, Tense
from dashboard.entities.coreference.discourse_model import DiscourseModel, Resolver, Seen
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.entities.coreference.roles.wrongdoers import Wrongdoers, agent_and_patient
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Tag
from dashboard.nlp.modifiers import adverbs_of
from dashboard.nlp.noun_phrases import (
    heads_subject,
    is_plural,
    is_plural_pronoun,
    is_possessor,
    possessors_of,
)
from dashboard.nlp.tokens import Token

_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.COUNTRY})
_PREPOSED = frozenset({Embedding.COMPLEMENT, Embedding.PARATAXIS})  # what stands before "said"
_SEVERAL = (ActorKind.GROUP, ActorKind.ORGANISATION)  # of whom "they" tells


class ContinuedTellers(Resolver):
    """Tells of the pronouns of one article that go on with who told the sentence before.

    Who tells something is the topic of what follows by "he said" or "they said", and not whom it
    was about; where that one is told to have said or confessed something, either may go on. Nor
    does who tells of an accusation, an arrest, a verdict or harm go on for sure: "He denied the
    charge" is of the accused. But "they [also] said" and "they [added]" go on with a telling.
    """

    def instead_of_told(self, anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
        """Who told it, where a pronoun seems to mean whom it was about; empty: either may.

        None where the pronoun tells nothing itself, begins no sentence, or means another; nor where
        it answers for itself ("He confessed").
        """
        pronoun, own, number = anaphor.token, anaphor.clause, anaphor.mention.paragraph
        goes_on = own.lemma in self.words.saying and own.embedding is Embedding.MAIN
        opens = pronoun.sent.start == 0  # so the sentence before ends the paragraph before
        number -= opens
        if not (found and goes_on and number >= 0 and heads_subject(pronoun)):
            return None
        if own.lemma in self.words.deeds.pleas or _is_before_court(anaphor):
            return None
        if self.speech.quote_at(anaphor.start) is not None:
            return None
        if anaphor.kind is PronounClass.PLURAL and self._is_one_told_of(anaphor, found[0]):
            return self._several_before(anaphor)
        told_in = self.analysis.paragraphs[number]
        clauses = told_in.clauses
        last = len(told_in.doc) - 1 if opens else pronoun.sent.start - 1
        before = clauses.of(told_in.doc[self._telling(number, last, found[0])].sent.root.i)
        many = anaphor.kind is PronounClass.PLURAL
        kinds = _SEVERAL if many else (ActorKind.PERSON,)
        teller = self._subject_of(number, before, kinds)
        told = before.lemma in self.words.saying | self.words.deeds.dismissing
        if not told or teller is None or teller is found[0] or not anaphor.agrees_with(teller):
            return None
        inner = [c for c in clauses.clauses if before in clauses.above(c)]
        about = [c for c in inner if self._subject_of(number, c, kinds) is found[0]]
        if not about:
            return None
        grave = self._is_grave(inner, number) and not (many and self._adds(anaphor))
        is_open = grave or any(c.lemma in self.words.saying for c in about)
        return [] if is_open else [teller]

    def instead_of_owned(self, anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
        """Nobody, where "they" seems to mean those of several: "their wives left. [They] …".

        Whose they are may be meant as well. None within the sentence that tells of them, and where
        those others were told of without them.
        """
        if anaphor.kind is not PronounClass.PLURAL or len(found) != 1:
            return None
        told = [s for s in self.seen if s.entity is found[0] and s.offset < anaphor.start]
        if not told or told[-1].offset >= anaphor.sentence:
            return None
        docs = ((self.analysis.paragraphs[s.place[0]].doc, s.place[1]) for s in told)
        nouns = [doc[head] for doc, head in docs if doc[head].tag != Tag.PERSONAL_PRONOUN]
        owned = [any(is_plural_pronoun(t) for t in possessors_of(noun)) for noun in nouns]
        return [] if owned and all(owned) else None

    def _is_one_told_of(self, anaphor: Pronoun, found: Entity) -> bool:
        """Whether a singular noun opens what is told: "the board had lied, [they] said".

        It is the subject of what stands before the pronoun and hangs on its verb.
        """
        part, own = anaphor.part, anaphor.clause
        inner = (c for c in part.clauses.below(own) if c.head < anaphor.token.i)
        nouns = (part.head_of(c.subject) for c in inner if c.embedding in _PREPOSED)
        return any(
            noun is not None
            and not (is_plural(noun) or noun.conjuncts)
            and found in anaphor.at(noun)
            for noun in nouns
        )

    def _several_before(self, anaphor: Pronoun) -> list[Entity] | None:
        """Who told the sentence before, if they are several people; None: nobody, or only one."""
        first = anaphor.token.sent.start
        number = anaphor.mention.paragraph - (first == 0)
        part = self.analysis.paragraphs[number]
        doc = part.doc
        if not len(doc):
            return None
        clause = part.clauses.of(doc[first - 1 if first else len(doc) - 1].sent.root.i)
        teller, noun = self._subject_of(number, clause, _SEVERAL), part.head_of(clause.subject)
        many = noun is not None and (is_plural(noun) or is_plural_pronoun(noun))
        told = clause.lemma in self.words.saying and many
        return [teller] if told and teller is not None else None

    def _adds(self, anaphor: Pronoun) -> bool:
        """Whether a telling goes on with one told before: "they [also] said", "they [added]"."""
        deeds, own = self.words.deeds, anaphor.clause
        adverbs = (t.lower_ for t in adverbs_of(anaphor.part.doc[own.head]))
        return own.lemma in deeds.adding or any(word in deeds.additive for word in adverbs)

    def _telling(self, number: int, last: int, found: Entity) -> int:
        """The last word of the sentence that tells of somebody: ``last``, or of the one before.

        "Reed said Lind had left. Officials were looking for the van. [He] said": nobody is told of
        between them who may be meant.
        """
        doc = self.analysis.paragraphs[number].doc
        first = doc[last].sent.start
        here = self.entities.at_tokens(number, doc[first : last + 1], ActorKind.PERSON)
        lemma = self.analysis.paragraphs[number].clauses.of(doc[last].sent.root.i).lemma
        aside = first > 0 and not here and lemma not in self.words.saying
        return first - 1 if aside and found.kind is ActorKind.PERSON else last

    def _is_grave(self, clauses: list[Clause], number: int) -> bool:
        """Whether clauses tell of a wrong, a harm, or what the law does about it."""
        doc, deeds = self.analysis.paragraphs[number].doc, self.words.deeds
        grave = deeds.grave | deeds.wronging | deeds.prosecuting | deeds.killing | deeds.ills
        return any(doc[i].lemma_.lower() in grave for c in clauses for i in c.words)

    def _subject_of(
        self, number: int, clause: Clause, kinds: tuple[ActorKind, ...]
    ) -> Entity | None:
        """The first of some kinds who is the subject of a clause, not shared with another."""
        subject = clause.subject
        if subject is None or subject.shared:
            return None
        noun = self.analysis.paragraphs[number].doc[subject.head]
        named = (noun, *named_beside(noun))
        found = self.entities.at_tokens(number, named)
        return next((one for one in found if one.kind in kinds), None)


class OfficialTellers(Resolver):
    """Tells of the pronouns of one article whether they can be the official's who tells of them.

    "Prosecutor Reed said [he] burned the files" is not Reed: such a teller tells of whom the case
    is about, and which of those is not guessed. Of their own work they tell by the same pronoun
    ("Officer Reed said he saw a van", "was hit by it"), so only wrongs and what others told are
    meant.
    """

    def __init__(self, discourse: DiscourseModel, wrongdoers: Wrongdoers) -> None:
        super().__init__(discourse)
        self.wrongdoers = wrongdoers

    def instead_of_teller(self, anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
        """Nobody, where a pronoun seems to mean the official who tells of a case with others in it.

        None where the official may be meant: they are on trial, or the text brought in nobody else.
        """
        if len(found) != 1 or not self.wrongdoers.serves_the_law(found[0]):
            return None
        if not self._is_told_of_another(anaphor, found[0]):
            return None
        beside = {d.id for d in anaphor.at(*(anaphor.part.doc[i] for i in anaphor.clause.words))}
        others = any(
            seen.entity.kind is ActorKind.PERSON and anaphor.agrees_with(seen.entity)
            for seen in self.seen
            if seen.entity is not None and seen.offset < anaphor.start
            if seen.entity is not found[0] and seen.entity.id not in beside
            if not self.wrongdoers.serves_the_law(seen.entity)
        )
        tried = {i for ids in self.wrongdoers.tried(anaphor.mention) for i in ids}
        return [] if others and found[0].id not in tried else None

    def instead_of_counsel(self, anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
        """Nobody, where a pronoun seems to mean a lawyer or judge who only spoke of another.

        "Ana Vos, prosecuting, said the boy drew a knife. [She] ran off", "said the clerk left the
        car [she] was in". None where one goes on to speak or to rule, stood for more in the text
        before ("Judge Reed retired"), is on trial, or where the sentences tell of nobody else.
        """
        deeds, own = self.words.deeds, anaphor.clause
        if len(found) != 1 or is_possessor(anaphor.token) or self._acts_officially(own):
            return None
        titles = found[0].offices | {word.lower() for word in found[0].words[:1]}
        if titles.isdisjoint(deeds.counsel | deeds.adjudicators):
            return None
        told = [s for s in self.seen if s.entity is found[0] and s.offset < anaphor.start]
        clauses = (self.analysis.paragraphs[s.place[0]].clauses.of(s.place[1]) for s in told)
        tried = {i for ids in self.wrongdoers.tried(anaphor.mention) for i in ids}
        if found[0].id in tried or not all(map(self._acts_officially, clauses)):
            return None
        acting = own.subject  # whoever acts does so on another
        before = self._told_before(anaphor, told[-1].offset if told else 0)
        before = (t for t in before if acting is None or t[1] != anaphor.part.doc[acting.head])
        return [] if any(self._is_another(anaphor, t, found[0]) for t in before) else None

    def _told_before(self, anaphor: Pronoun, last: int) -> Iterator[tuple[int, Token]]:
        """The words before a pronoun, of its sentence and the one before, with their paragraphs.

        Only those behind an offset where its sentence has that: "Judge Reed said [he] was ill".
        """
        number, here = anaphor.mention.paragraph, last >= anaphor.sentence
        words = (t for t in anaphor.words_before() if not here or anaphor.part.at(t) > last)
        yield from ((number, t) for t in words)
        if here:
            return
        doc = self.analysis.paragraphs[number - 1].doc if number else anaphor.part.doc
        if number and not anaphor.token.sent.start and len(doc):
            yield from ((number - 1, t) for t in doc[doc[len(doc) - 1].sent.start : len(doc)])

    def _acts_officially(self, clause: Clause) -> bool:
        """Whether a clause tells what those do who speak before a court, or rule in it."""
        deeds = self.words.deeds
        rules = deeds.prosecuting | deeds.disposing | deeds.answering_offers
        rules |= deeds.consequential - deeds.wronging - deeds.killing
        speaks = self.words.saying | deeds.requesting | deeds.ordering | deeds.hearing
        tells = deeds.dismissing | deeds.judging | deeds.finding | deeds.outliving
        return clause.lemma in speaks | rules | tells

    def _is_another(self, anaphor: Pronoun, told: tuple[int, Token], person: Entity) -> bool:
        """Whether a noun names, or is for, another than a person whom a pronoun may mean."""
        number, noun = told
        if people := self.entities.at_tokens(number, [noun], ActorKind.PERSON):
            return any(anaphor.agrees_with(p) for p in people if p is not person)
        told_by = noun.lemma_ in self.words.deeds.trying | self.words.deeds.functionaries
        return noun.tag != Tag.PROPER_NOUN and not told_by and anaphor.may_be_for(noun)

    def _is_told_of_another(self, anaphor: Pronoun, teller: Entity) -> bool:
        """Whether a clause tells a wrong that the official tells, or what another told them of it.

        "Said he [burned] the files", "said a jury found that he [lied]", "the coroner heard he
        [fell]".
        """
        part, deeds = anaphor.part, self.words.deeds
        told, inner, between = False, anaphor.clause, False
        for above in part.clauses.above(inner):
            if inner.embedding is Embedding.COMPLEMENT or told:
                subject = part.head_of(above.subject)
                whose = [] if subject is None else anaphor.named_at(subject)
                passive = above.is_passive
                if teller in whose and above.lemma in self.words.saying | deeds.finding:
                    heard = passive and self._judges(teller)
                    return heard or between or _does_wrong(anaphor)
                if teller in whose and above.lemma in deeds.hearing:
                    return self._judges(teller)
                between |= not passive and subject is not None and above.lemma in deeds.finding
                told = True
            inner = above
        return False

    def _judges(self, teller: Entity) -> bool:
        titles = teller.offices | {word.lower() for word in teller.words[:1]}
        return not titles.isdisjoint(self.words.deeds.adjudicators)


def _is_before_court(anaphor: Pronoun) -> bool:
    """Whether the clause of a pronoun tells something to who tries others: "told the [court]"."""
    clause, doc = anaphor.clause, anaphor.part.doc
    roles = (ArgumentRole.INDIRECT_OBJECT, ArgumentRole.OBJECT)
    heard = [a.head for role in roles if (a := clause.argument(role)) is not None]
    heard += [oblique.head for oblique in clause.obliques]
    return any(doc[i].lemma_.lower() in anaphor.words.deeds.trying for i in heard)


def _does_wrong(anaphor: Pronoun) -> bool:
    """Whether whom a pronoun means does wrong by what its clause tells, or by what they tried."""
    clauses, own = anaphor.part.clauses, anaphor.clause
    if agent_and_patient(own)[0] != anaphor.token.i:
        return False
    below = (c for c in clauses.below(own) if not c.finite)
    tried = {c.lemma for c in below if c.embedding is Embedding.COMPLEMENT}
    return bool({own.lemma, *tried} & anaphor.words.deeds.offending)


def only_tells(resolved: ResolvedPronoun) -> bool:
    """Whether a group does no more than tell in the sentence before a pronoun of another one.

    "Two men left, police said. [They] …": police are named there, and told it.
    """
    first, doc = resolved.token.sent.start, resolved.part.doc
    before = doc[first - 1].sent if first else ()
    named = [t for t in before if resolved.antecedent in resolved.at(t)]
    saying = resolved.words.saying
    return bool(named) and all(heads_subject(t) and t.head.lemma_ in saying for t in named)


def tells_of_group_before(resolved: ResolvedPronoun) -> bool:
    """Whether a group tells what befell "them", and the sentence before is of another group.

    "Rebels stormed Tarn. Officials said [they] were beaten back": either. So with a wrong.
    """
    above, teller, own = resolved.above, resolved.teller, resolved.clause
    if above is None or teller is None or resolved.antecedent not in resolved.at(teller):
        return False
    told = resolved.is_subject and own.embedding is Embedding.COMPLEMENT
    told = told and above.lemma in resolved.words.saying and own.tense is Tense.PAST
    deeds = resolved.words.deeds
    if not told or not (own.is_passive or own.lemma in deeds.offending - deeds.killing):
        return False
    if resolved.previous is None:
        return False
    part, before = resolved.previous
    people = resolved.words.is_people
    acting = [t for t in before if heads_subject(t) and people(t.lower_, t.lemma_.lower())]
    at = resolved.entities.at_tokens
    return any(resolved.antecedent not in at(part.number, [noun]) for noun in acting)


def serves_the_law(resolved: ResolvedPronoun) -> bool:
    """Whether police are found for "they" of whom they suspect something, or who break the law.

    "Police suspect [they] hid", "police sought the men and the way [they] fled": those. Police do
    kill, and so do wrong whom the law acts on: "two officers were jailed as [they] stole cash".
    """
    deeds, words = resolved.words.deeds, map(str.lower, resolved.antecedent.words)
    own, above = resolved.clause, resolved.above
    if not resolved.is_subject or own.is_passive:
        return False
    if deeds.functionaries.isdisjoint({*words, *resolved.antecedent.offices}):
        return False
    told = own.embedding is not Embedding.MAIN and above is not None
    suspecting = deeds.suspecting & deeds.consequential  # who thinks so may think of himself
    suspected = above is not None and told and above.lemma in suspecting
    suspected = suspected and own.lemma not in deeds.finding | deeds.helping
    if suspected or own.lemma not in deeds.offending - deeds.killing:
        return suspected
    named = (t for t in resolved.words_before() if resolved.antecedent in resolved.at(t))
    clauses = (resolved.part.clauses.of(t.i) for t in named if heads_subject(t))
    law = deeds.prosecuting | deeds.disposing | deeds.consequential
    return not any(c.is_passive and c.lemma in law for c in clauses)


def only_relays(body: Entity, offset: int, discourse: DiscourseModel) -> bool:
    """Whether each mention of a body before an offset relays what others did.

    "Sundal lost money, RBX News reported. The company was fined": Sundal. A firm that announces
    what it does itself, or whose people go, is told of: "Lind will go, Norvik said. The company
    thanked him".
    """
    own = [s for s in discourse.seen if s.entity is body and s.offset < offset]
    return bool(own) and all(_relays(seen, discourse) for seen in own)


def _relays(teller: Seen, discourse: DiscourseModel) -> bool:
    """Whether a mention tells of another body; a firm reports of its own people, too."""
    if not discourse.speech.speaks(teller.offset):
        return False
    number, head = teller.place
    subject = discourse.analysis.paragraphs[number].clauses.of(head).subject
    if subject is None or subject.head != head:
        return False
    told = (
        s.entity
        for s in discourse.seen
        if s.subject and s.entity is not None and s.entity is not teller.entity
        if discourse.speech.says(teller.offset, s.offset)
    )
    return any(one.kind in _BODIES for one in told)
