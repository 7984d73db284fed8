"""The closed lists of values that the nouns use: what a thing can be, in the words of the field."""

from __future__ import annotations

from enum import StrEnum


class Granularity(StrEnum):
    """The finest calendar unit that a wording commits to, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF_YEAR = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchoring(StrEnum):
    """What a temporal expression leans on to become a value."""

    ABSOLUTE = "absolute"
    PUBLISHED = "published"
    NARRATIVE = "narrative"
    VAGUE = "vague"
    NONE = "none"


class DateStatus(StrEnum):
    """How well the date of an event is supported by the article.

    What the words give is stated; the contract calls it ``asserted``, as it does a modality.
    """

    STATED = "asserted"
    INFERRED = "inferred"
    BOUNDED = "bounded"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """Whether the article presents an event as fact (after FactBank)."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    PROPOSED = "proposed"
    POSSIBLE = "possible"
    NEGATED = "negated"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    GROUP = "group"
    PLACE = "place"
    THING = "thing"


class QuoteKind(StrEnum):
    """How the words of a speaker are given (PARC 3)."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Role(StrEnum):
    """What an actor does in an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    AFFILIATION = "side"  # the word of the contract
    ORGANISATION = "organisation"
    TOPIC = "topic"
    PLACE = "place"


class RelationType(StrEnum):
    """How one event stands to another (TimeML TLINK, and two links of our own at the end)."""

    BEFORE = "before"
    AFTER = "after"
    INCLUDES = "includes"
    IS_INCLUDED = "is_included"
    SIMULTANEOUS = "simultaneous"
    STARTS = "starts"
    ENDS = "ends"
    CAUSES = "causes"
    ABOUT = "about"


class ParagraphKind(StrEnum):
    """Running text, or a line that stands above it."""

    PROSE = "prose"
    HEADING = "heading"


class Disagreement(StrEnum):
    """What the sources of an event do not agree on."""

    DATES = "dates"
    TIME_ZONES = "time zones"  # the day where the one source is was not yet that of the other


FACTS = frozenset({Modality.ASSERTED, Modality.REPORTED})
PLANS = frozenset({Modality.PLANNED, Modality.PROPOSED})
UNREALISED = PLANS | {Modality.POSSIBLE}  # what may yet come about
PEOPLE = frozenset({ActorKind.PERSON, ActorKind.GROUP})
LANDS = frozenset({ActorKind.PLACE, ActorKind.COUNTRY})
BODIES = LANDS | {ActorKind.ORGANISATION}  # what acts and is no person
TELLERS = frozenset({Role.ACTOR, Role.SPEAKER})
