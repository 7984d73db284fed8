"""Words for what is done to people, and how others tell and answer it: ``names/titles.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Annotated

from dashboard.registry import Words, language_file, read_record, read_toml


@dataclass(frozen=True, slots=True)
class DeedWords:
    """Verbs by their lemma, nouns and prepositions, in small letters."""

    consequential: Words  # verbs behind which the patient's own act is told: "jailed Lind"
    prosecuting: Words  # verbs for what the law does to who did wrong
    restraining: Words  # verbs for what others do to somebody, too: "held by gunmen"
    wronging: Words  # verbs for what those do
    offending: Words  # other verbs for wrongs, and for how those evade the law
    hearing: Words  # verbs by which who passes judgment is told something: "hear"
    pleading: Words  # verbs by which those answer before a court
    answering: Words  # verbs by which one answers an accusation
    pleas: Words  # verbs by which one answers for oneself
    trying: Words  # nouns for who hears that: "jury"
    adjudicators: Words  # of those, nouns for who passes judgment: "judge"
    functionaries: Words  # nouns for who serves the law, or speaks before it: "sergeant"
    counsel: Words  # of those, nouns for who speaks there for others: "barrister"
    representing: Words  # participles behind a name for that: "prosecuting"
    owning_up: Words  # verbs by which one says to have done a deed: "admit theft"
    disposing: Words  # verbs by which it disposes of anybody: "release"
    helping: Words  # verbs by which who is hurt or lost is helped: "rescue"
    grave: Words  # other words for wrongs, harm, and what the law does about them
    leaving_office: Words  # verbs by which one ends one's own office: "resign"
    ills: Words  # verbs for what harms the subject: "collapse"
    agent: Words  # prepositions between a deed and who did it
    judging: Words  # verbs for what one thinks of another, and says: "mock"
    blows: Words  # verbs behind which only the ground is the patient's act: "slap"
    openers_of_grounds: Words  # words that open such a clause: "because"
    finding: Words  # verbs by which a body tells what others did
    dismissing: Words  # verbs by which one answers what others say
    requesting: Words  # verbs for what one asks of others
    responding: Words  # verbs for what these answer: "refuse"
    topics: Words  # what opens a phrase for whom a sentence tells of: "as for"
    offering: Words  # verbs with whom one offers it to: "offered him a job"
    symmetric: Words  # verbs for what two do, whoever is its subject: "meet"
    comitative: Words  # prepositions behind these before the other one
    accompanying: Words  # words behind a subject before who takes part, too: "alongside"
    alleging: Words  # verbs by which one says of others that they did wrong
    claims: Words  # nouns for what one says or thinks that others did: "allegation"
    suspecting: Words  # verbs by which one thinks so
    answering_offers: Words  # verbs by which one answers what another offers
    offers: Words  # nouns for that: "resignation"
    ordering: Words  # verbs by which one has something done to another
    ordered: Words  # nouns for that: "arrest"
    dying: Annotated[Words, "undergone.verbs"]  # verbs by which the subject dies
    killing: Words  # verbs by which the object dies, or is laid to rest
    ends_of_life: Words  # nouns for that: "murder"
    befallings: Words  # nouns for what is done or happens to somebody: "arrest"
    short_of: Words  # words beside such a verb with which nobody died: "nearly"
    last_rites: Words  # nouns for what is held for the dead: "funeral"
    behind_in_time: Words  # prepositions between what came later and such a noun
    ahead_in_time: Words  # those between what came earlier and such a noun
    outliving: Words  # verbs by which somebody tells of, or answers, another's death
    adding: Words  # verbs by which somebody goes on to tell
    additive: Words  # adverbs that say so ("he also said")
    instances: Words  # nouns for one of several of a kind: "the first [time] that"
    told_of: Words  # pronouns for what was told before, and is the first of them
    shooting: Words  # verbs for that, whichever stands there: "fire", "shoot"
    firing: Words  # those of them whose object is no one who is shot
    footage: Words  # nouns for what shows a deed again: "video"
    showing: Words  # verbs by which it does
    anybody: Words  # nouns for a person whoever it is, as in it
    compared: Words  # prepositions before whom others are compared with: "unlike"
    comparing: Words  # nouns and verbs for that
    identifying: Words  # verbs that tell who somebody is
    misidentified: Words  # words beside them by which it is somebody else


@functools.cache
def load_deed_words(language: str) -> DeedWords:
    """The words of a language. Raises KeyError where a table of ``titles.toml`` is missing."""
    tables = read_toml(language_file(language, "names/titles.toml"))
    own = (tables[name] for name in ("patient", "deceased", "retold", "group", "naming"))
    return read_record(DeedWords, *own, tables, language=language)
