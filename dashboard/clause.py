"""The clause: a predicate with what it says of itself, its arguments, and what governs it.

The terms are those of Universal Dependencies and PropBank. What is not decided is empty: no tense
of an infinitive, no voice of a clause without a verb. Token numbers count within the paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.model import Span


class Tense(StrEnum):
    """The tense of the finite word of a clause; NONE: it has no finite word, or a modal's."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = ""


class Aspect(StrEnum):
    """What the helpers of a verb say of the course of what it tells."""

    SIMPLE = "simple"
    PERFECT = "perfect"
    PROGRESSIVE = "progressive"
    PERFECT_PROGRESSIVE = "perfect progressive"


class Voice(StrEnum):
    """The voice of a verb; NONE: the clause has no verb."""

    ACTIVE = "active"
    PASSIVE = "passive"
    NONE = ""


class Embedding(StrEnum):
    """How a clause hangs on what governs it."""

    MAIN = "main"
    COORDINATION = "coordination"  # "fell and [rose]"
    PARATAXIS = "parataxis"  # "[he left], she said"
    COMPLEMENT = "complement"  # "said that he [left]"
    OPEN_COMPLEMENT = "open complement"  # "began to [fall]"
    NOUN_COMPLEMENT = "noun complement"  # "a plan to [leave]", "reports that he [left]"
    PREPOSITIONAL = "prepositional"  # "before [leaving]", "accused of [leaving]"
    PURPOSE = "purpose"  # "stopped to [rest]"
    CONDITION = "condition"  # "if he [leaves]"
    ADVERBIAL = "adverbial"  # "when he [left]", ", [leaving] two dead"
    RELATIVE = "relative"  # "the man who [left]"
    PARTICIPLE = "participle"  # "the man [arrested] there"


class ArgumentRole(StrEnum):
    """The role of an argument in the grammar of its clause; a passive keeps its subject."""

    SUBJECT = "subject"
    OBJECT = "object"
    INDIRECT_OBJECT = "indirect object"
    AGENT = "agent"  # "by" whom
    ATTRIBUTE = "attribute"  # what a copula or an object complement says


OBJECT_ROLES = frozenset({ArgumentRole.OBJECT, ArgumentRole.INDIRECT_OBJECT})
CORE_ROLES = frozenset({ArgumentRole.SUBJECT, ArgumentRole.OBJECT})
SIDE_ROLES = CORE_ROLES | {ArgumentRole.AGENT}  # of who does something or undergoes it
COMPLEMENTS = frozenset({Embedding.COMPLEMENT, Embedding.OPEN_COMPLEMENT})


class Definiteness(StrEnum):
    """Whether a noun phrase takes its referent as known."""

    DEFINITE = "definite"  # "the raid", "that raid"
    POSSESSIVE = "possessive"  # "his arrest", "Monday's raid"
    INDEFINITE = "indefinite"  # "a raid"
    BARE = "bare"  # "raids"


class NounRole(StrEnum):
    """What a noun does in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    OBLIQUE = "oblique"  # "during the [raid]"
    NOUN_COMPLEMENT = "noun complement"  # "victims of the [raid]"
    MODIFIER = "modifier"  # "the [raid] victims"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun with what its phrase says of it; ``other``: of one beside those told before."""

    definiteness: Definiteness
    role: NounRole
    plural: bool
    other: bool

    @property
    def is_known(self) -> bool:
        """Whether it takes its referent as known: "the raid", "his arrest"."""
        return self.definiteness in {Definiteness.DEFINITE, Definiteness.POSSESSIVE}


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase with its role; ``head`` is the number of its head word.

    ``shared``: its words stand in another clause ("he fell and [rose]": he).
    """

    role: ArgumentRole
    head: int
    span: Span
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Oblique:
    """A phrase that a preposition joins to its clause; ``preposition`` is in lower case.

    Empty for a bare phrase of time or measure ("rose [five percent]", "left [on] Monday").
    """

    preposition: str
    head: int
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate in its clause.

    ``words`` are the numbers of its own words, in order: each word of a paragraph is the own word
    of one clause. ``parent`` is the index of the clause that governs it, ``governor`` the word
    there that it hangs on ("a [plan] to leave"), both None for a main clause. ``marker`` is the
    word that opens it, in lower case ("that", "if", "before"), else empty. ``depth`` counts the
    clauses above it without coordination; ``modal`` is the modal's lemma, else empty.
    """

    index: int
    paragraph: int
    head: int
    predicate: Span
    lemma: str
    words: tuple[int, ...]
    tense: Tense
    aspect: Aspect
    voice: Voice
    finite: bool
    modal: str
    negated: bool
    embedding: Embedding
    parent: int | None
    governor: int | None
    marker: str
    depth: int
    arguments: tuple[Argument, ...]
    obliques: tuple[Oblique, ...]

    @property
    def is_passive(self) -> bool:
        """Whether something is done to its subject."""
        return self.voice is Voice.PASSIVE

    @property
    def is_active(self) -> bool:
        """Whether its subject does it; a clause without a verb is neither."""
        return self.voice is Voice.ACTIVE

    @property
    def is_perfect(self) -> bool:
        """Whether it tells in a perfect, of whatever tense."""
        return self.aspect in {Aspect.PERFECT, Aspect.PERFECT_PROGRESSIVE}

    @property
    def subject(self) -> Argument | None:
        """The subject in the grammar; None where there is none."""
        return self.argument(ArgumentRole.SUBJECT)

    @property
    def object(self) -> Argument | None:
        """The direct object; None where there is none."""
        return self.argument(ArgumentRole.OBJECT)

    @property
    def agent(self) -> Argument | None:
        """The agent of a passive: "was shot by [Lee]"; None where there is none."""
        return self.argument(ArgumentRole.AGENT)

    @property
    def logical_subject(self) -> Argument | None:
        """Who does it: "[Lee] shot him", "he was shot by [Lee]"; None: "he was shot"."""
        return self.agent if self.is_passive else self.subject

    @property
    def logical_object(self) -> Argument | None:
        """To whom it is done: "Lee shot [him]", "[he] was shot"; None where nobody is named."""
        return self.subject if self.is_passive else self.object

    def argument(self, *roles: ArgumentRole) -> Argument | None:
        """The first argument in one of the roles; None where there is none."""
        for argument in self.arguments:
            if argument.role in roles:
                return argument
        return None
