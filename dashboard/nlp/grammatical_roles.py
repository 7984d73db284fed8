"""Sets of dependencies that several stages ask for; which nouns are subjects, and which act."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.clause import ArgumentRole, Embedding
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.tokens import Token

SUBJECTS = frozenset({Dependency.SUBJECT, Dependency.PASSIVE_SUBJECT})
CLAUSAL_SUBJECTS = frozenset({Dependency.CLAUSAL_SUBJECT, Dependency.PASSIVE_CLAUSAL_SUBJECT})
UNDERGOERS = frozenset({Dependency.OBJECT, Dependency.PASSIVE_SUBJECT})
# What stands in the place of a subject: a noun, a clause or "there".
SUBJECT_PLACES = SUBJECTS | {Dependency.CLAUSAL_SUBJECT, Dependency.EXPLETIVE}
CORE_ARGUMENTS = SUBJECTS | {Dependency.OBJECT}
OBJECTS = frozenset({Dependency.OBJECT, Dependency.PREPOSITIONAL_OBJECT})
OBJECTS_AND_PREDICATES = frozenset({Dependency.OBJECT, Dependency.OBJECT_PREDICATE})
VERB_OBJECTS = frozenset({Dependency.OBJECT, Dependency.DATIVE})
ANY_OBJECTS = VERB_OBJECTS | OBJECTS
VERB_COMPLEMENTS = VERB_OBJECTS | {Dependency.OBJECT_PREDICATE}
PARTICIPANTS = CORE_ARGUMENTS | VERB_OBJECTS
AUXILIARIES = frozenset({Dependency.AUXILIARY, Dependency.PASSIVE_AUXILIARY})
PASSIVE_SIGNS = frozenset({Dependency.PASSIVE_AUXILIARY, Dependency.PASSIVE_SUBJECT})
PREPOSITIONS = frozenset({Dependency.PREPOSITION, Dependency.AGENT})
OBLIQUES = frozenset({Dependency.PREPOSITION, Dependency.ADVERBIAL_NOUN})
MEASURES = frozenset({Dependency.OBJECT, Dependency.ADVERBIAL_NOUN})  # "took (them) [hours]"
CLAUSE_OPENERS = frozenset({Dependency.MARKER, Dependency.ADVERBIAL_MODIFIER})
ADNOMINAL_CLAUSES = frozenset({Dependency.RELATIVE_CLAUSE, Dependency.ADNOMINAL_CLAUSE})
COMPLEMENT_CLAUSES = frozenset({Dependency.CLAUSAL_COMPLEMENT, Dependency.OPEN_COMPLEMENT})
REPORTED_CLAUSES = frozenset({Dependency.CLAUSAL_COMPLEMENT, Dependency.PARATAXIS})
ADJECTIVAL_OR_OPEN_COMPLEMENTS = frozenset(
    {Dependency.ADJECTIVAL_COMPLEMENT, Dependency.OPEN_COMPLEMENT}
)
PREDICATES = frozenset({Dependency.PREDICATE_NOMINAL, Dependency.ADJECTIVAL_COMPLEMENT})
NOMINAL_PREDICATES = frozenset({Dependency.PREDICATE_NOMINAL, Dependency.OBJECT_PREDICATE})
NAMING_PREDICATES = NOMINAL_PREDICATES | {Dependency.OBJECT}  # "is [Lee]", "named him [Lee]"
# Verbs that may share the subject of the verb on which they hang.
SUBJECT_SHARERS = frozenset(
    {Dependency.CONJUNCT, Dependency.OPEN_COMPLEMENT, Dependency.ADVERBIAL_CLAUSE}
)
MAIN_CLAUSES = frozenset({Dependency.ROOT, Dependency.CONJUNCT})
NOUN_MODIFIERS = frozenset({Dependency.COMPOUND, Dependency.NOMINAL_MODIFIER})
# A noun or an adjective right before a noun.
ATTRIBUTIVES = frozenset({Dependency.COMPOUND, Dependency.ADJECTIVAL_MODIFIER})
PREMODIFIERS = NOUN_MODIFIERS | ATTRIBUTIVES
NAME_COMPANIONS = frozenset({Dependency.COMPOUND, Dependency.APPOSITION})  # "[mayor] Tom Lee"
JOINED_NOUNS = frozenset({Dependency.APPOSITION, Dependency.CONJUNCT})
# What stands before a noun: a preposition of whatever kind, in "gave it [to] her" too.
LINKS = PREPOSITIONS | {Dependency.DATIVE}
# What a noun describes: "a [Lima] plant", "a [new] plant", "[Peru]'s plants".
NOUN_DEPENDENTS = PREMODIFIERS | {Dependency.POSSESSOR}
# Behind a noun, these are of its name.
NAME_CONTINUATIONS = frozenset(
    {Dependency.PREPOSITION, Dependency.PREPOSITIONAL_OBJECT, Dependency.CASE_MARKER}
)
# A helper before its subject makes a condition of these: "had he known, he would have left".
INVERTED_CLAUSES = frozenset({Dependency.ADVERBIAL_CLAUSE, Dependency.CLAUSAL_COMPLEMENT})
# A verb in these heads no clause.
WITHIN_PHRASES = (AUXILIARIES | NOUN_MODIFIERS | PREPOSITIONS) | {
    Dependency.ADJECTIVAL_MODIFIER,
    Dependency.DETERMINER,
    Dependency.CASE_MARKER,
    Dependency.PARTICLE,
    Dependency.PUNCTUATION,
    Dependency.MARKER,
    Dependency.QUANTIFIER_MODIFIER,
}
# What stands above these may say if it is a fact.
GOVERNED = (
    SUBJECTS | OBJECTS_AND_PREDICATES | PREDICATES | ADNOMINAL_CLAUSES | COMPLEMENT_CLAUSES
) | {
    Dependency.PREPOSITION,
    Dependency.PREPOSITIONAL_OBJECT,
    Dependency.PREPOSITIONAL_COMPLEMENT,
    Dependency.CONJUNCT,
    Dependency.ADVERBIAL_CLAUSE,
    Dependency.ADJECTIVAL_MODIFIER,
    Dependency.APPOSITION,
    Dependency.COMPOUND,
}
ARGUMENTS: Mapping[Dependency, ArgumentRole] = {
    Dependency.SUBJECT: ArgumentRole.SUBJECT,
    Dependency.PASSIVE_SUBJECT: ArgumentRole.SUBJECT,
    Dependency.CLAUSAL_SUBJECT: ArgumentRole.SUBJECT,
    Dependency.PASSIVE_CLAUSAL_SUBJECT: ArgumentRole.SUBJECT,
    Dependency.OBJECT: ArgumentRole.OBJECT,
    Dependency.DATIVE: ArgumentRole.INDIRECT_OBJECT,
    Dependency.AGENT: ArgumentRole.AGENT,
    Dependency.PREDICATE_NOMINAL: ArgumentRole.ATTRIBUTE,
    Dependency.ADJECTIVAL_COMPLEMENT: ArgumentRole.ATTRIBUTE,
    Dependency.OBJECT_PREDICATE: ArgumentRole.ATTRIBUTE,
}
EMBEDDINGS: Mapping[Dependency, Embedding] = {
    Dependency.CONJUNCT: Embedding.COORDINATION,
    Dependency.PARATAXIS: Embedding.PARATAXIS,
    Dependency.CLAUSAL_COMPLEMENT: Embedding.COMPLEMENT,
    Dependency.CLAUSAL_SUBJECT: Embedding.COMPLEMENT,
    Dependency.PASSIVE_CLAUSAL_SUBJECT: Embedding.COMPLEMENT,
    Dependency.OPEN_COMPLEMENT: Embedding.OPEN_COMPLEMENT,
    Dependency.PREPOSITIONAL_COMPLEMENT: Embedding.PREPOSITIONAL,
    Dependency.ADVERBIAL_CLAUSE: Embedding.ADVERBIAL,
    Dependency.RELATIVE_CLAUSE: Embedding.RELATIVE,
    Dependency.ADNOMINAL_CLAUSE: Embedding.PARTICIPLE,
}
_ACTING = SUBJECTS | {Dependency.POSSESSOR}


def acts(token: Token) -> bool:
    """Whether a noun is a subject, an agent or an owner, or coordinated with one."""
    while token.dependency == Dependency.CONJUNCT:
        token = token.head
    behind = token.dependency == Dependency.PREPOSITIONAL_OBJECT
    return token.dependency in _ACTING or (behind and token.head.dependency == Dependency.AGENT)


def is_behind_preposition(token: Token) -> bool:
    """Whether a noun stands behind a preposition, and not behind the "by" of a passive."""
    link = token.head.dependency == Dependency.PREPOSITION
    return link and token.dependency == Dependency.PREPOSITIONAL_OBJECT


def is_in_adjunct(noun: Token) -> bool:
    """Whether a noun stands behind a preposition of a verb: "fled during the [trial]"."""
    return is_behind_preposition(noun) and noun.head.head.pos == Pos.VERB


def is_subject(token: Token) -> bool:
    """Whether a noun is the subject of a clause, or in apposition to one ("her husband, Tom,")."""
    beside = token.dependency == Dependency.APPOSITION
    return token.dependency in SUBJECTS or (beside and token.head.dependency in SUBJECTS)


def is_subject_of_one(noun: Token) -> bool:
    """Whether the verb of a subject is in the singular: "it does not agree"."""
    if noun.dependency not in SUBJECTS:
        return False
    verbs = (noun.head, *noun.head.lefts)
    return any(t.tag == Tag.PRESENT_THIRD_PERSON for t in verbs)
