"""What types, statuses and modalities are called where a person reads them."""

from __future__ import annotations

import functools

from dashboard.model import ActorKind, DateStatus, Event, EventDate, Modality, RelationType, Role
from dashboard.registry import current_language, files_in, language_file, read_toml
from dashboard.review import BY_HAND, STARRED, Field, State, tag_of
from dashboard.timeline.levels import Level, Weight
from dashboard.timeline.wording.dates import UNDATED, in_words

STATUSES: dict[str, str] = {
    DateStatus.STATED: "Stated",
    DateStatus.INFERRED: "Inferred",
    DateStatus.BOUNDED: "Only a limit",
    DateStatus.UNKNOWN: "Undated",
    BY_HAND: "Set by a person",
}
_WITHIN = "some time within"  # of a date between two limits
BY_A_PERSON = STATUSES[BY_HAND].lower()  # how a date is known that was read by nobody
MODALITIES = {
    Modality.ASSERTED: "As fact",
    Modality.REPORTED: "Alleged",
    Modality.PLANNED: "Planned",
    Modality.PROPOSED: "Proposed",
    Modality.POSSIBLE: "Possible",
    Modality.NEGATED: "Denied or not so",
}
NOT_AS_FACT = frozenset(MODALITIES) - {Modality.ASSERTED}
RELATIONS = {
    RelationType.BEFORE: "before",
    RelationType.AFTER: "after",
    RelationType.INCLUDES: "includes",
    RelationType.IS_INCLUDED: "part of",
    RelationType.SIMULTANEOUS: "same time as",
    RelationType.STARTS: "begins",
    RelationType.ENDS: "ends",
    RelationType.CAUSES: "leads to",
    RelationType.ABOUT: "is about",
}
# The same relation, told from its other end.
INVERSE_RELATIONS = {
    RelationType.BEFORE: "after",
    RelationType.AFTER: "before",
    RelationType.INCLUDES: "part of",
    RelationType.IS_INCLUDED: "includes",
    RelationType.SIMULTANEOUS: "same time as",
    RelationType.STARTS: "begun by",
    RelationType.ENDS: "ended by",
    RelationType.CAUSES: "follows from",
    RelationType.ABOUT: "spoken of in",
}
KINDS = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organisation",
    ActorKind.COUNTRY: "Country",
    ActorKind.GROUP: "Group",
    ActorKind.PLACE: "Place",
    ActorKind.THING: "Thing",
}
# What the words are that name an actor.
NAMINGS = {
    "name": "named",
    "role": "described",
    "anaphor": "named again as",
    "pronoun": "pronouns",
    "demonym": "by its people",
    "capital": "by its capital",
    "body": "by a body of it",
    "number": "counted in",
}
STATES = {
    State.UNCHECKED: "Unchecked",
    State.CHECKED: "Checked",
    State.DISPUTED: "Disputed",
}
LEVELS = {
    Level.MAIN: "Main",
    Level.SIDE: "Main and side",
    Level.ALL: "All",
}
WEIGHTS = {  # what each means
    Weight.MAIN: "main: what its article is about",
    Weight.SIDE: "side: beside what its article is about",
    Weight.DETAIL: "detail: a chronology loses little without it",
}
LIFTED = "; shown with the main ones, as a person checked, changed or marked it"
FIELDS = {
    Field.STATE: "state",
    Field.DATE: "date",
    Field.TYPE: "kind",
    Field.MODALITY: "told as",
    Field.HEADLINE: "headline",
    Field.ACTORS: "who",
    Field.HIDDEN: "hidden",
    Field.STARRED: "star",
    Field.NOTE: "note",
    Field.TAGS: "tags",
    Field.ADDED: "added",
    Field.OWN: "own event",
    Field.APART: "kept apart",
    Field.JOINED: "joined",
}
ROLES = {role: str(role).replace("_", " ") for role in Role} | {
    Role.RECIPIENT: "affected",  # who is born, elected or convicted receives nothing
    Role.AFFILIATION: "on whose side",
}


def status_of(date: EventDate) -> str:
    """The key of ``STATUSES`` for a date: what a person set was not read, be it a day or a limit.

    What a person set to be undated is undated.
    """
    by_hand = date.rule == BY_HAND and date.status is not DateStatus.UNKNOWN
    return BY_HAND if by_hand else date.status


def status_label(date: EventDate) -> str:
    """How well a date is known, in small letters; of one that a person set, that it is so."""
    return BY_A_PERSON if date.rule == BY_HAND else STATUSES[date.status].lower()


def how_known(date: EventDate) -> str:
    """The same, of a date that stands before it in words.

    Of one of which only limits are known its words are these: between two it was ``some time
    within``; empty for a single one (``2022 or before``).
    """
    if date.status is not DateStatus.BOUNDED or date.rule == BY_HAND:
        return status_label(date)
    return "" if date.earliest is None or date.latest is None else _WITHIN


def how_told(event: Event) -> str:
    """What is said behind a date: how it is known, and how the event is told if not as a fact.

    Empty for what is told as a fact and undated, or has one limit, as the date says so itself.
    """
    known = "" if in_words(event.date) == UNDATED else how_known(event.date)
    return ", ".join(filter(None, (known, _how_told_if_no_fact(event))))


def _how_told_if_no_fact(event: Event) -> str:
    return MODALITIES[event.modality].lower() if event.modality in NOT_AS_FACT else ""


def headline_and_how_told(event: Event) -> str:
    """A headline, and how it is told if not as a fact: ``He paid a bribe (alleged)``."""
    told = _how_told_if_no_fact(event)
    return f"{event.headline} ({told})" if told else event.headline


def date_and_how_known(date: EventDate) -> str:
    """A date in words, and how it is known: ``2023 (inferred)``, ``2022 or before``."""
    words, known = in_words(date), how_known(date)
    return f"{words} ({known})" if known else words


def left_out_label(level: Level, number: int) -> str:
    """What a level leaves out: ``12 details``; at that of main events side events, too."""
    if number == 1:
        return "1 side event or detail" if level is Level.MAIN else "1 detail"
    return f"{number:,} {'side events and details' if level is Level.MAIN else 'details'}"


def mark_label(mark: str) -> str:
    """What the star, or a tag, is called among the marks; a tag that is called so is in quotes."""
    tag = tag_of(mark)
    if tag is None:
        return STARRED
    return f"“{tag}”" if tag == STARRED else tag


def type_labels() -> dict[str, str]:
    """The label of each event type that has a file; its code in capitals is the key."""
    return _type_labels(current_language())


@functools.cache
def _type_labels(language: str) -> dict[str, str]:
    labels = {}
    for path in files_in(language_file(language, "event_types"), ".toml"):
        record = read_toml(str(path))
        labels[path.stem.upper()] = str(record.get("label") or _plain(path.stem))
    return labels


def type_label(code: str) -> str:
    """What an event type is called; one without a file is called by its code."""
    return type_labels().get(code) or _plain(code)


def subtype_labels() -> dict[str, str]:
    """The label of each subtype by its code, in the order of the files."""
    return _subtype_labels(current_language())


@functools.cache
def _subtype_labels(language: str) -> dict[str, str]:
    tables = (
        read_toml(str(path))
        for path in files_in(language_file(language, "event_types/subtypes"), ".toml")
    )
    return {
        f"{table['family']}.{name}": str(row["label"])
        for table in tables
        for name, row in table["subtypes"].items()
    }


def kind_name(code: str) -> str:
    """What a type or a subtype is called, by its code."""
    return subtype_labels().get(code) or type_label(code)


def kind_label(event: Event) -> str:
    """What kind of event it is, in words: its subtype, else its type."""
    return subtype_labels().get(event.subtype or "") or type_label(event.type)


def _plain(code: str) -> str:
    return code.replace("_", " ").capitalize()
