"""What a rule of factuality asks of a clause or a noun.

The rules stand, with their examples, in ``languages/*/factuality.toml``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from dashboard.clause import (
    ArgumentRole,
    Aspect,
    Clause,
    Definiteness,
    Embedding,
    Tense,
    Voice,
)
from dashboard.events.accusations import Accusation, find_accuser, is_own_account
from dashboard.events.depictions import find_depiction
from dashboard.events.futurity import is_ahead_of_present, is_yet_to_come, past_purposes
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.governance import particles_of
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.infinitives import is_prospective
from dashboard.nlp.modifiers import adverbs_of, is_denied
from dashboard.nlp.noun_phrases import (
    appositions_of,
    is_plural,
    is_plural_pronoun,
    is_possessor,
    read_noun_phrase,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS
from dashboard.registry import Words

_ON_NOUNS = frozenset({Embedding.NOUN_COMPLEMENT, Embedding.RELATIVE})
_CONTENTS = (ArgumentRole.OBJECT, ArgumentRole.ATTRIBUTE)


@dataclass(frozen=True, slots=True)
class FactualityRule:
    """What a clause and its governor must be for a modality to hold; an empty field asks nothing.

    ``voice``, ``denied``, ``audience``, ``tellers`` and ``above`` (how it hangs itself) are of the
    governor, as are ``above_tense`` and ``above_modals``; ``planners`` are of what governs that in
    turn, as an infinitive; ``opening`` is an adverb that opens the governor; ``governing`` is how
    the governor hangs; ``to_come`` is of both; ``finite``, ``predicates``, ``no_predicates``,
    ``aspects``, ``subject_words``, ``object_words``, ``agents``, ``sources``, ``links``, ``active``
    and ``inverted`` are of the clause; ``goes_on`` of what governs a gerund. With ``tellers`` or
    ``sources`` it must say who did it, or these be ``unnamed`` (a bare noun or a plural: "local
    media said"), without one of ``official`` before it ("state media"). A rule with ``subjects``,
    ``prepositions`` or ``attributes`` is of nouns: of what the clause of such a subject has as its
    contents, of what stands behind such a preposition, or of which such an attribute is told; with
    ``antecedents`` in a clause on one of these. ``indefinite`` is of the noun that a clause hangs
    on, ``known`` of an object that it stands behind, ``singling`` of a passive infinitive on a noun
    without such a word; ``implicatives`` govern the governor (a verb, or a noun: "evidence to
    prove").
    ``accusation`` is who must say of whom that they did it; with ``through_gerunds`` it holds for
    the gerund behind a preposition of such a clause, too ("confessed to [killing] him").
    """

    name: str
    modality: Modality
    rank: int
    because: str
    embeddings: Annotated[frozenset[Embedding], "embedding"] = frozenset()
    governors: Annotated[Words, "governor"] = frozenset()
    voice: Voice | None = None
    denied: bool = False
    to_come: bool = False
    markers: Annotated[Words, "marker"] = frozenset()
    above: frozenset[Embedding] = frozenset()
    adverbs: Annotated[Words, "adverb"] = frozenset()
    finite: bool | None = None
    audience: Words = frozenset()
    subjects: Annotated[Words, "subject"] = frozenset()
    prepositions: Annotated[Words, "preposition"] = frozenset()
    attributes: Annotated[Words, "attribute"] = frozenset()
    antecedents: Annotated[Words, "antecedent"] = frozenset()
    predicates: Annotated[Words, "predicate"] = frozenset()
    no_predicates: Annotated[Words, "no_predicate"] = frozenset()
    aspects: Annotated[frozenset[Aspect], "aspect"] = frozenset()
    tellers: Annotated[Words, "teller"] = frozenset()
    subject_words: Annotated[Words, "subject_word"] = frozenset()
    object_words: Annotated[Words, "object_word"] = frozenset()
    agents: Annotated[Words, "agent"] = frozenset()
    depiction_links: Words = frozenset()
    no_tellers: Annotated[Words, "no_teller"] = frozenset()
    sources: Annotated[Words, "source"] = frozenset()
    source_links: Annotated[Words, "source_link"] = frozenset()
    above_tense: Tense | None = None
    above_modals: Annotated[Words, "above_modal"] = frozenset()
    planners: Annotated[Words, "planner"] = frozenset()
    governing: frozenset[Embedding] = frozenset()
    opening: Words = frozenset()
    links: Annotated[Words, "link"] = frozenset()
    goes_on: bool = False
    active: bool = False
    inverted: bool = False
    indefinite: bool = False
    implicatives: Annotated[Words, "implicative"] = frozenset()
    known: bool = False
    unnamed: bool = False
    official: Words = frozenset()
    singling: Words = frozenset()
    accusation: Accusation | None = None
    through_gerunds: bool = False

    @property
    def is_of_nouns(self) -> bool:
        """Whether it looks at events that nouns name."""
        return bool(self.subjects or self.prepositions or self.attributes)

    def find_for_noun(self, noun: Token, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The word for which the rule holds of a noun; None: it does not."""
        if self.subjects:
            return self.find_subject(noun, clause, part)
        if self.attributes:
            return self.find_attribute(noun, clause, part)
        heads = {noun.i, *(t.i for t in noun.conjuncts)} if self.antecedents else {noun.i}
        behind = (o for o in clause.obliques if o.head in heads)
        if not any(o.preposition in self.prepositions for o in behind):
            return None
        if self.antecedents:
            return part.doc[clause.head] if self._is_still_sought(clause, part) else None
        if self.governors:  # "was flown to Oslo for [trial]"
            meant = clause.lemma in self.governors and noun.lemma_.lower() in self.predicates
            return part.doc[clause.head] if meant else None
        return noun.head

    def _is_still_sought(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether it tells, not as past, what such a thing may do: "information leading to it"."""
        thing = "" if clause.governor is None else part.doc[clause.governor].lemma_.lower()
        leads = clause.lemma in self.governors and clause.embedding in self.embeddings
        return leads and thing in self.antecedents and clause.tense is not Tense.PAST

    def find_subject(self, noun: Token, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The subject whose contents a noun is ("demands include an inquiry"); None: of none."""
        subject, contents = clause.subject, clause.argument(*_CONTENTS)
        if subject is None or contents is None or clause.lemma not in self.governors:
            return None
        listed = {noun.i, *(t.i for t in noun.conjuncts)}
        word = part.doc[subject.head]
        return word if contents.head in listed and word.lemma_.lower() in self.subjects else None

    def find_attribute(self, noun: Token, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """What is told of a noun that is a subject ("a strike is likely"); None: no such thing."""
        subject = clause.subject
        word = part.head_of(clause.argument(ArgumentRole.ATTRIBUTE))
        if subject is None or word is None or subject.head != noun.i:
            return None
        return word if word.lemma_.lower() in self.attributes else None

    def find(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The word of a paragraph for which the rule holds of a clause; None: it does not.

        The rule is one that may hold of a clause that hangs so.
        """
        verb = part.doc[clause.head]
        if self.adverbs:
            return next((t for t in adverbs_of(verb) if t.lower_ in self.adverbs), None)
        if self.accusation is not None:
            return find_accuser(clause, self.accusation, part)
        if self.embeddings and clause.embedding not in self.embeddings:
            inquit = self._find_inquit(clause, part)
            return inquit if inquit is not None and self._is_of_kind(clause, part) else None
        if not self._is_of_kind(clause, part):
            return None
        if self.sources:
            return self._find_source(clause, part)
        if self.depiction_links:
            links = self.depiction_links
            return find_depiction(clause, part, self.governors, links, self.no_tellers)
        if self.inverted:  # of a condition that no word marks
            return None if clause.marker else part.doc[clause.words[0]]
        if self.to_come and not is_yet_to_come(clause, part):
            return None
        if (self.above_modals or self.planners) and not self._is_ahead(clause, part):
            return None
        if self.opening:
            return self._find_opening(clause, part)
        if self.above:
            return self._find_above(clause, part)
        marker = next((t for t in verb.lefts if t.lower_ in self.markers), None)
        if self.markers and (marker is None or not self.governors):
            return marker
        return self._find_governor(clause, part)

    def may_hold(self, embedding: Embedding, finite: bool, interrupted: bool) -> bool:
        """Whether a clause that hangs so may be what the rule asks for, whatever is in it.

        ``interrupted``: another clause is thrown into it, which may be an inquit.
        """
        if self.adverbs or self.accusation is not None:
            return True
        if self.finite is not None and finite != self.finite:
            return False
        hangs = not self.embeddings or embedding in self.embeddings
        return hangs or (interrupted and self._is_of_inquits)

    @property
    def _is_of_inquits(self) -> bool:
        """Whether it asks only for who tells a clause by which verb, be it above or thrown in."""
        more = (
            *(self.denied, self.to_come, self.inverted, self.known, self.voice, self.above_tense),
            *(self.markers, self.above, self.above_modals, self.planners, self.opening),
            *(self.sources, self.implicatives, self.audience, self.object_words),
        )
        told = Embedding.COMPLEMENT in self.embeddings
        return told and bool(self.governors) and not any(more)

    def _find_inquit(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The verb of an inquit thrown into a clause: "The mayor, Lee [said], lied"; None: none."""
        thrown_in = part.doc[clause.head].children_as(Dependency.PARATAXIS)
        if not thrown_in or (self.tellers and not (self.unnamed or clause.logical_subject)):
            return None
        for verb in thrown_in:
            inquit = part.clauses.of(verb.i)
            told = inquit.head == verb.i and not (inquit.negated or inquit.modal)
            told = told and inquit.lemma in self.governors
            if told and (not self.tellers or self._is_told_by(inquit, part)):
                return verb
        return None

    def _is_of_kind(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether a clause is in itself what the rule asks for."""
        lemma = clause.lemma
        if lemma in self.no_predicates or lemma not in (self.predicates or {lemma}):
            return False
        if (self.active and clause.is_passive) or clause.aspect not in (self.aspects or Aspect):
            return False
        if self.singling and not is_prospective(part.doc[clause.head], self.singling):
            return False
        linked = not self.links or part.doc[clause.head].head.lower_ in self.links
        if not linked or (self.goes_on and not is_ahead_of_present(clause, part)):
            return False
        if self.indefinite and not _is_on_indefinite(clause, part):
            return False
        if self.subject_words and not self._is_of_speaker(clause, part):
            return False
        done = not self.agents or self._is_done_by(clause, part)
        return done and (not self.object_words or self._is_done_to_speaker(clause, part))

    def _is_ahead(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether what governs a clause is to come: "would resign once", "vowed to resign once"."""
        above = past_purposes(clause, part)
        if above is None:
            return False
        if self.above_modals:
            hangs = not self.governing or above.embedding in self.governing
            return hangs and (above.tense is Tense.FUTURE or above.modal in self.above_modals)
        if above.lemma in self.planners and above.tense is Tense.PRESENT:
            return True  # the time hangs on the planner itself: "is expected to resign once"
        planner = part.clauses.parent(above)
        opened = above.embedding is Embedding.OPEN_COMPLEMENT and not above.finite
        return opened and planner is not None and planner.lemma in self.planners

    def _find_opening(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The adverb that opens the governing clause: "[Reportedly], he left after she had"."""
        above = part.clauses.parent(clause)
        first = None if above is None else part.doc[above.head].left_edge
        return first if first is not None and first.lower_ in self.opening else None

    def _is_done_to_speaker(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether it is done to who tells it, as far as number tells: "she said he beat [her]".

        Not in "police said he had beaten her", nor behind a teller of another number.
        """
        thing, above = part.head_of(clause.object), part.clauses.parent(clause)
        teller = None if above is None else part.head_of(above.subject)
        if thing is None or teller is None or thing.lower_ not in self.object_words:
            return False
        return (is_plural(teller) or bool(teller.conjuncts)) == is_plural_pronoun(thing)

    def _is_done_by(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether such a one did it: "the army says [protesters] fired first"."""
        agent = part.head_of(clause.logical_subject)
        return agent is not None and agent.lemma_.lower() in self.agents

    def _find_source(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The word that names such a one as the source: "according to her lawyer"."""
        for link in part.doc[clause.head].children:
            if link.lower_ in self.source_links and (self.unnamed or clause.logical_subject):
                near = [t for t in link.children if not t.is_punct]
                near += [t for noun in near for t in noun.children if t.i > noun.i]
                fit = (t for t in near if not self.unnamed or self._is_unnamed(t))
                told = any(t.lemma_.lower() in self.sources for t in fit)
                return link if told else None
        return None

    def _find_above(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The word that opens the governing clause, where that hangs so: "if he says he left"."""
        above = part.clauses.parent(clause)
        if above is None or above.embedding not in self.above or not above.marker:
            return None
        return next((t for t in part.doc[above.head].lefts if t.lower_ == above.marker), None)

    def _is_of_speaker(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether it is done to who tells it, or to what is theirs: "that she was beaten"."""
        head = part.head_of(clause.subject)
        if head is None or not clause.is_passive:
            return False
        return any(t.lower_ in self.subject_words for t in (head, *head.lefts))

    @property
    def _is_of_aspect_alone(self) -> bool:
        """Whether it holds of a clause of such an aspect by its subject, whatever governs it."""
        return bool(self.aspects) and not self.governors

    def _find_governor(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        above = part.clauses.parent(clause)
        if clause.governor is None or above is None or self._is_of_aspect_alone:
            return part.head_of(clause.logical_subject) if self._is_of_aspect_alone else None
        words = [part.doc[clause.governor]]
        over = clause.embedding is Embedding.PARTICIPLE and bool(self.known or self.implicatives)
        if over and not _is_on_object(clause, above, part, known=self.known):
            return None  # "ordered the files destroyed"
        behind = clause.embedding is Embedding.PREPOSITIONAL  # "pleaded not guilty to killing"
        if over or behind:  # "cleared him of forging it", "had no interest in selling it"
            words += [words[0].head, part.doc[above.head]]
        attribute = above.argument(ArgumentRole.ATTRIBUTE)
        if attribute is not None and (behind or above.head == clause.governor):  # "it is unclear"
            words.append(part.doc[attribute.head])
        any_word = not self.governors
        word = next((t for t in words if any_word or t.lemma_.lower() in self.governors), None)
        if self.above_tense is not None and above.tense is not self.above_tense:
            return None
        if word is None or (self.voice is not None and above.voice is not self.voice):
            return None
        if self.audience and not self._is_told_to(above, part):
            return None
        if self.implicatives and not self._is_failed_at(above, part):
            return None
        named = self.unnamed or clause.logical_subject
        if self.tellers and not (named and self._is_told_by(above, part)):
            return None
        is_own = self.official and is_own_account(clause, above, part)
        found_out = self.markers and self.denied and particles_of(word)
        if is_own or found_out:
            return None  # "did not find out that"
        return word if not self.denied or above.negated or is_denied(word) else None

    def _is_failed_at(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether what governs it leaves it undone: "[failed] to prove", "[evidence] to prove"."""
        above = part.clauses.parent(clause)
        opened = clause.embedding is Embedding.OPEN_COMPLEMENT  # "having told" is read as finite
        if (clause.finite and not opened) or clause.governor is None or above is None:
            return False
        if clause.embedding in _ON_NOUNS:
            return part.doc[clause.governor].lemma_.lower() in self.implicatives
        return opened and above.lemma in self.implicatives

    def _is_told_by(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether such a one tells it, or who is described so: "Lee, a neighbour, said"."""
        subject = clause.subject
        if subject is None or subject.shared:
            return False
        noun = part.doc[subject.head]
        name = noun.tag in PROPER_NOUNS and any(t.tag in PROPER_NOUNS for t in noun.lefts)
        if (self.official and name) or (self.unnamed and not self._is_unnamed(noun)):
            return False
        own = [t for t in noun.lefts if not is_possessor(t)]  # not "the victim's doctor"
        near = (noun, *own, *appositions_of(noun))
        return any(t.lemma_.lower() in self.tellers for t in near)

    def _is_unnamed(self, noun: Token) -> bool:
        """Whether a noun tells not which: "local media", "several papers"; not "a paper"."""
        if any(t.tag in PROPER_NOUNS or t.lower_ in self.official for t in noun.lefts):
            return False  # "Associated Press", "state media"
        phrase = read_noun_phrase(noun)
        many = phrase.plural and not phrase.is_known
        return many or phrase.definiteness is Definiteness.BARE

    def _is_told_to(self, clause: Clause, part: AnalysedParagraph) -> bool:
        """Whether a clause tells it to such an audience: "told the jury that …"."""
        heads = (a.head for a in clause.arguments if a.role is not ArgumentRole.SUBJECT)
        return any(part.doc[head].lemma_.lower() in self.audience for head in heads)


def _is_on_indefinite(clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether a clause hangs on a noun that brings somebody in: "a worker who had struck"."""
    noun = None if clause.governor is None else part.doc[clause.governor]
    return noun is not None and read_noun_phrase(noun).definiteness is Definiteness.INDEFINITE


def _is_on_object(clause: Clause, above: Clause, part: AnalysedParagraph, *, known: bool) -> bool:
    """Whether a participle stands right behind an object (a ``known`` one): "[files] destroyed"."""
    thing = above.object
    if thing is None or thing.head != clause.governor or clause.head != thing.head + 1:
        return False
    return not known or read_noun_phrase(part.doc[thing.head]).is_known
