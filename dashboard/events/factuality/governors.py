"""What governs a clause, and what a rule of factuality may ask of that: who tells it, to whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from dashboard.clause import ArgumentRole, Clause, Definiteness, Embedding, Tense, Voice
from dashboard.events.factuality.accusations import is_own_account
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.governance import particles_of
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.modifiers import is_denied
from dashboard.nlp.noun_phrases import appositions_of, is_possessor, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS
from dashboard.registry import Words

_ON_NOUNS = frozenset({Embedding.NOUN_COMPLEMENT, Embedding.RELATIVE})


@dataclass(frozen=True, slots=True)
class Governed:
    """A clause of a paragraph with the word that governs it and the clause of that word."""

    clause: Clause
    word: Token
    above: Clause
    part: AnalysedParagraph


GovernorCondition = Callable[[Governed], bool]


def is_in_tense(tense: Tense, governed: Governed) -> bool:
    """Whether the governing clause is in this tense."""
    return governed.above.tense is tense


def is_in_voice(voice: Voice, governed: Governed) -> bool:
    """Whether the governing clause is in this voice."""
    return governed.above.voice is voice


def is_told_to(audience: Words, governed: Governed) -> bool:
    """Whether the governing clause tells it to such: "told the jury that …", "said to her that"."""
    links, clause = load_label_scheme().lemmas["datives"], governed.above
    heads = [a.head for a in clause.arguments if a.role is not ArgumentRole.SUBJECT]
    heads += [o.head for o in clause.obliques if o.preposition in links]
    return any(governed.part.doc[head].lemma_.lower() in audience for head in heads)


def is_left_undone(implicatives: Words, governed: Governed) -> bool:
    """Whether what is above leaves it undone: "[failed] to prove", "[evidence] to prove"."""
    clause, part = governed.above, governed.part
    above = part.clauses.parent(clause)
    opened = clause.embedding is Embedding.OPEN_COMPLEMENT  # "having told" is read as finite
    if (clause.finite and not opened) or clause.governor is None or above is None:
        return False
    if clause.embedding in _ON_NOUNS:
        return part.doc[clause.governor].lemma_.lower() in implicatives
    return opened and above.lemma in implicatives


def is_beside_act(acts: Words, governed: Governed) -> bool:
    """Whether the governing clause, a participle, stands beside such an act: "[sued], saying"."""
    clause = governed.above
    act = governed.part.clauses.parent(clause)
    beside = clause.embedding is Embedding.ADVERBIAL and not clause.finite
    if act is None or not beside:
        return False
    thing = governed.part.head_of(act.object)
    return act.lemma in acts or (thing is not None and thing.lemma_.lower() in acts)


def is_denied_above(governed: Governed) -> bool:
    """Whether the governor is denied, itself or by its clause."""
    return governed.above.negated or is_denied(governed.word)


def has_no_particle(governed: Governed) -> bool:
    """Whether the governor is the verb alone: "found that", not "found out that"."""
    return not particles_of(governed.word)


@dataclass(frozen=True, slots=True)
class Teller:
    """Such a one tells it, or who is described so: "Lee, a neighbour, said".

    ``unnamed``: it tells not which (a bare noun or a plural), or else the clause must say who did
    it. Before one of ``official`` it vouches for what it tells, as does who tells of themselves.
    """

    tellers: Annotated[Words, "teller"]
    official: Words = frozenset()
    unnamed: bool = False

    def tells(self, governed: Governed) -> bool:
        """Whether such a one tells what the clause does."""
        clause, above, part = governed.clause, governed.above, governed.part
        if not (self.may_tell(clause) and self.is_subject_of(above, part)):
            return False
        return not (self.official and is_own_account(clause, above, part))

    def may_tell(self, clause: Clause) -> bool:
        """Whether a clause says enough of who did it, where the teller is no named one."""
        return self.unnamed or clause.logical_subject is not None

    def is_subject_of(self, saying: Clause, part: AnalysedParagraph) -> bool:
        """Whether the subject of a clause of saying is such a one."""
        subject = saying.subject
        if subject is None or subject.shared:
            return False
        noun = part.doc[subject.head]
        name = noun.tag in PROPER_NOUNS and any(t.tag in PROPER_NOUNS for t in noun.lefts)
        if (self.official and name) or (self.unnamed and not is_unnamed(noun, self.official)):
            return False
        own = [t for t in noun.lefts if not is_possessor(t)]  # not "the victim's doctor"
        near = (noun, *own, *appositions_of(noun))
        return any(t.lemma_.lower() in self.tellers for t in near)


def is_unnamed(noun: Token, official: Words) -> bool:
    """Whether a noun tells not which: "local media", "several papers"; not "a paper".

    Nor does it before one of the ``official`` words: "state media".
    """
    if any(t.tag in PROPER_NOUNS or t.lower_ in official for t in noun.lefts):
        return False  # "Associated Press"
    phrase = read_noun_phrase(noun)
    many = phrase.plural and not phrase.is_known
    return many or phrase.definiteness is Definiteness.BARE


@dataclass(frozen=True, slots=True)
class Governor:
    """One of these words governs a clause, or any where there are none, and all else holds of it.

    ``past_object``: a participle behind an object may be governed by the verb of that, too
    ("cleared [him] of forging it"); ``known`` asks that the object be a known one.
    """

    lemmas: Annotated[Words, "governor"] = frozenset()
    teller: Teller | None = None
    conditions: tuple[GovernorCondition, ...] = ()
    past_object: bool = False
    known: bool = False

    @property
    def fits_inquits(self) -> bool:
        """Whether it asks only for who tells a clause by which verb."""
        return bool(self.lemmas) and not (self.conditions or self.past_object)

    def find(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The word that governs a clause, or is told of it: "it is unclear that"; None: another."""
        above = part.clauses.parent(clause)
        if clause.governor is None or above is None:
            return None
        words = self._words_above(part.doc[clause.governor], clause, above, part)
        word = next((t for t in words if not self.lemmas or t.lemma_.lower() in self.lemmas), None)
        if word is None:
            return None
        governed = Governed(clause, word, above, part)
        told = self.teller is None or self.teller.tells(governed)
        return word if told and all(holds(governed) for holds in self.conditions) else None

    def _words_above(
        self, word: Token, clause: Clause, above: Clause, part: AnalysedParagraph
    ) -> list[Token]:
        """The words that may be meant: what a clause hangs on, and what that leads up to."""
        words = [word]
        over = clause.embedding is Embedding.PARTICIPLE and self.past_object
        if over and not _is_on_object(clause, above, part, known=self.known):
            return []  # "ordered the files destroyed"
        behind = clause.embedding is Embedding.PREPOSITIONAL  # "pleaded not guilty to killing"
        if over or behind:  # "cleared him of forging it", "had no interest in selling it"
            words += [word.head, part.doc[above.head]]
        attribute = above.argument(ArgumentRole.ATTRIBUTE)
        if attribute is not None and (behind or above.head == clause.governor):  # "it is unclear"
            words.append(part.doc[attribute.head])
        return words

    def find_inquit(self, clause: Clause, part: AnalysedParagraph) -> Token | None:
        """The verb of an inquit thrown into a clause: "The mayor, Lee [said], lied"; None: none."""
        if self.teller is not None and not self.teller.may_tell(clause):
            return None
        for verb in part.doc[clause.head].children_as(Dependency.PARATAXIS):
            inquit = part.clauses.of(verb.i)
            told = inquit.head == verb.i and not (inquit.negated or inquit.modal)
            told = told and inquit.lemma in self.lemmas
            if told and (self.teller is None or self.teller.is_subject_of(inquit, part)):
                return verb
        return None


def _is_on_object(clause: Clause, above: Clause, part: AnalysedParagraph, *, known: bool) -> bool:
    """Whether a participle stands right behind an object (a ``known`` one): "[files] destroyed"."""
    thing = above.object
    if thing is None or thing.head != clause.governor or clause.head != thing.head + 1:
        return False
    return not known or read_noun_phrase(part.doc[thing.head]).is_known
