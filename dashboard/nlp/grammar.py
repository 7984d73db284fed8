"""What a parser tells of a word: how it hangs on another one, what form it has, what it names.

These are the program's own terms. ``languages/LANGUAGE/label_scheme.toml`` says which labels of the
language's model mean them. Dependencies and tags are numbers: mypy refuses to compare one with a
label. The others are words that the data write, too ("hire =PERSON").
A rule asks ``token.dependency``, ``token.tag`` and ``token.children_as(Dependency.OBJECT)``; what
is often asked together has a name in ``grammatical_roles`` and ``word_classes``.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum, auto


class Dependency(IntEnum):
    """How a word hangs on its head."""

    NONE = 0  # not parsed
    OTHER = auto()  # what the program has no name for
    ADJECTIVAL_COMPLEMENT = auto()  # "was [ill]"
    ADJECTIVAL_MODIFIER = auto()
    ADNOMINAL_CLAUSE = auto()  # a participle or infinitive on a noun: "a man [called] Tom"
    ADVERBIAL_CLAUSE = auto()
    ADVERBIAL_MODIFIER = auto()
    ADVERBIAL_NOUN = auto()  # "left [Monday]"
    AGENT = auto()
    APPOSITION = auto()
    AUXILIARY = auto()
    CASE_MARKER = auto()  # "Tom['s]"
    CLAUSAL_COMPLEMENT = auto()
    CLAUSAL_SUBJECT = auto()
    COMPOUND = auto()
    CONJUNCT = auto()  # what is coordinated with its head: "Ana and [Tom]"
    COORDINATING_CONJUNCTION = auto()  # "[and]"
    DATIVE = auto()  # an indirect object
    DETERMINER = auto()
    EXPLETIVE = auto()  # "[There] is"
    INTERJECTION = auto()
    MARKER = auto()  # opens a clause: "[if]"
    META_MODIFIER = auto()  # what is said beside the sentence
    NEGATION = auto()
    NOMINAL_MODIFIER = auto()
    NUMERIC_MODIFIER = auto()
    OBJECT = auto()
    OBJECT_PREDICATE = auto()  # "named her [chair]"
    OPEN_COMPLEMENT = auto()  # without a subject of its own: "wants to [go]"
    PARATAXIS = auto()
    PARTICLE = auto()  # "gave [up]"
    PASSIVE_AUXILIARY = auto()
    PASSIVE_CLAUSAL_SUBJECT = auto()
    PASSIVE_SUBJECT = auto()
    POSSESSOR = auto()
    PRECONJUNCTION = auto()  # "[both] Ana and"
    PREDETERMINER = auto()  # "[all] the"
    PREDICATE_NOMINAL = auto()  # a noun behind a copula: "is a [doctor]"
    PREPOSITION = auto()
    PREPOSITIONAL_COMPLEMENT = auto()  # a clause behind a preposition: "by [going]"
    PREPOSITIONAL_OBJECT = auto()
    PUNCTUATION = auto()
    QUANTIFIER_MODIFIER = auto()  # "[about] 20"
    RELATIVE_CLAUSE = auto()
    ROOT = auto()  # of a sentence
    SUBJECT = auto()  # but of a passive: ``grammatical_roles.SUBJECTS`` has both
    UNCLASSIFIED = auto()


class Tag(IntEnum):
    """The part of speech of a word, with the form in which it stands."""

    NONE = 0  # not tagged
    OTHER = auto()  # what the program has no name for
    ADDRESS = auto()  # on the web
    ADJECTIVE = auto()
    ADVERB = auto()
    AFFIX = auto()
    BASE_FORM = auto()  # the infinitive without its marker
    CARDINAL = auto()
    CLOSING_BRACKET = auto()
    CLOSING_QUOTE = auto()
    COLON = auto()  # or a semicolon, or a dash
    COMMA = auto()
    COMPARATIVE_ADJECTIVE = auto()
    COMPARATIVE_ADVERB = auto()
    COORDINATING_CONJUNCTION = auto()
    CURRENCY = auto()
    DETERMINER = auto()
    EXISTENTIAL = auto()  # "[there] is"
    FOREIGN_WORD = auto()
    HYPHEN = auto()
    INFINITIVE_MARKER = auto()
    INTERJECTION = auto()
    LIST_MARKER = auto()
    MODAL = auto()
    NOUN = auto()  # in the singular
    OPENING_BRACKET = auto()
    OPENING_QUOTE = auto()
    PARTICLE = auto()  # of a verb: "gave [up]"
    PAST_PARTICIPLE = auto()
    PAST_TENSE = auto()
    PERSONAL_PRONOUN = auto()
    PLURAL_NOUN = auto()
    PLURAL_PROPER_NOUN = auto()
    POSSESSIVE_ENDING = auto()
    POSSESSIVE_PRONOUN = auto()
    PREDETERMINER = auto()
    PREPOSITION = auto()  # or a conjunction that opens a clause
    PRESENT = auto()  # but for the third person
    PRESENT_PARTICIPLE = auto()  # or a gerund
    PRESENT_THIRD_PERSON = auto()
    PROPER_NOUN = auto()  # in the singular
    SENTENCE_END = auto()  # a full stop and its like
    SPACE = auto()
    STRAY_MARK = auto()
    SUPERLATIVE_ADJECTIVE = auto()
    SUPERLATIVE_ADVERB = auto()
    SYMBOL = auto()
    UNKNOWN = auto()
    WH_ADVERB = auto()  # "where"
    WH_DETERMINER = auto()  # "which"
    WH_POSSESSIVE = auto()  # "whose"
    WH_PRONOUN = auto()  # "who"


class Pos(StrEnum):
    """The part of speech of a word, whatever its form: the universal ones (Petrov et al. 2012)."""

    NONE = ""  # not tagged
    ADJECTIVE = "ADJ"
    ADPOSITION = "ADP"  # a preposition
    ADVERB = "ADV"
    AUXILIARY = "AUX"
    COORDINATING_CONJUNCTION = "CCONJ"
    DETERMINER = "DET"
    INTERJECTION = "INTJ"
    NOUN = "NOUN"  # no name
    NUMERAL = "NUM"
    OTHER = "X"
    PARTICLE = "PART"
    PRONOUN = "PRON"
    PROPER_NOUN = "PROPN"
    PUNCTUATION = "PUNCT"
    SPACE = "SPACE"
    SUBORDINATING_CONJUNCTION = "SCONJ"
    SYMBOL = "SYM"
    VERB = "VERB"


class NameKind(StrEnum):
    """What a name, a time or an amount is of, as its own words say (OntoNotes 5)."""

    NONE = ""  # part of none
    CARDINAL = "CARDINAL"
    DATE = "DATE"
    EVENT = "EVENT"
    FACILITY = "FAC"
    GEOPOLITICAL = "GPE"  # a state, a region with a government, a town
    GROUP = "NORP"  # a people, a creed, a party's followers
    LANGUAGE = "LANGUAGE"
    LAW = "LAW"
    LOCATION = "LOC"  # without a government
    MONEY = "MONEY"
    ORDINAL = "ORDINAL"
    ORGANISATION = "ORG"
    OTHER = "OTHER"  # what the program has no name for
    PERCENT = "PERCENT"
    PERSON = "PERSON"
    PRODUCT = "PRODUCT"
    QUANTITY = "QUANTITY"
    TIME = "TIME"
    WORK_OF_ART = "WORK_OF_ART"
