"""Words for what is done to people, and how others tell and answer it: ``names/titles.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dashboard.registry import language_file, lists_named, read_toml

_OF_PATIENTS = (
    "consequential", "prosecuting", "wronging", "agent", "ills", "answering", "pleading",
    "dismissing", "judging", "pleas", "trying", "adjudicators", "functionaries", "disposing",
    "helping",
    "grave", "requesting", "responding", "offering", "symmetric", "comitative",
    "alleging", "suspecting",
    "answering_offers", "offers", "ordering", "ordered", "blows", "openers_of_grounds",
    "finding", "offending", "hearing", "leaving_office", "owning_up", "counsel", "representing",
)  # fmt: skip
_OF_DEATHS = (
    "killing", "ends_of_life", "last_rites", "behind_in_time", "ahead_in_time", "outliving",
    "befallings", "short_of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DeedWords:
    """Verbs by their lemma, nouns and prepositions, in small letters."""

    consequential: frozenset[str]  # verbs behind which the patient's own act is told: "jailed Lind"
    prosecuting: frozenset[str]  # verbs for what the law does to who did wrong
    wronging: frozenset[str]  # verbs for what those do
    offending: frozenset[str]  # other verbs for wrongs, and for how those evade the law
    hearing: frozenset[str]  # verbs by which who passes judgment is told something: "hear"
    pleading: frozenset[str]  # verbs by which those answer before a court
    answering: frozenset[str]  # verbs by which one answers an accusation
    pleas: frozenset[str]  # verbs by which one answers for oneself
    trying: frozenset[str]  # nouns for who hears that: "jury"
    adjudicators: frozenset[str]  # of those, nouns for who passes judgment: "judge"
    functionaries: frozenset[str]  # nouns for who serves the law, or speaks before it: "sergeant"
    counsel: frozenset[str]  # of those, nouns for who speaks there for others: "barrister"
    representing: frozenset[str]  # participles behind a name for that: "prosecuting"
    owning_up: frozenset[str]  # verbs by which one says to have done a deed: "admit theft"
    disposing: frozenset[str]  # verbs by which it disposes of anybody: "release"
    helping: frozenset[str]  # verbs by which who is hurt or lost is helped: "rescue"
    grave: frozenset[str]  # other words for wrongs, harm, and what the law does about them
    leaving_office: frozenset[str]  # verbs by which one ends one's own office: "resign"
    ills: frozenset[str]  # verbs for what harms the subject: "collapse"
    agent: frozenset[str]  # prepositions between a deed and who did it
    judging: frozenset[str]  # verbs for what one thinks of another, and says: "mock"
    blows: frozenset[str]  # verbs behind which only the ground is the patient's act: "slap"
    openers_of_grounds: frozenset[str]  # words that open such a clause: "because"
    finding: frozenset[str]  # verbs by which a body tells what others did
    dismissing: frozenset[str]  # verbs by which one answers what others say
    requesting: frozenset[str]  # verbs for what one asks of others
    responding: frozenset[str]  # verbs for what these answer: "refuse"
    offering: frozenset[str]  # verbs with whom one offers it to: "offered him a job"
    symmetric: frozenset[str]  # verbs for what two do, whoever is its subject: "meet"
    comitative: frozenset[str]  # prepositions behind these before the other one
    alleging: frozenset[str]  # verbs by which one says of others that they did wrong
    suspecting: frozenset[str]  # verbs by which one thinks so
    answering_offers: frozenset[str]  # verbs by which one answers what another offers
    offers: frozenset[str]  # nouns for that: "resignation"
    ordering: frozenset[str]  # verbs by which one has something done to another
    ordered: frozenset[str]  # nouns for that: "arrest"
    dying: frozenset[str]  # verbs by which the subject dies
    killing: frozenset[str]  # verbs by which the object dies, or is laid to rest
    ends_of_life: frozenset[str]  # nouns for that: "murder"
    befallings: frozenset[str]  # nouns for what is done or happens to somebody: "arrest"
    short_of: frozenset[str]  # words beside such a verb with which nobody died: "nearly"
    last_rites: frozenset[str]  # nouns for what is held for the dead: "funeral"
    behind_in_time: frozenset[str]  # prepositions between what came later and such a noun
    ahead_in_time: frozenset[str]  # those between what came earlier and such a noun
    outliving: frozenset[str]  # verbs by which somebody tells of, or answers, another's death
    instances: frozenset[str]  # nouns for one of several of a kind: "the first [time] that"
    told_of: frozenset[str]  # pronouns for what was told before, and is the first of them
    shooting: frozenset[str]  # verbs for that, whichever stands there: "fire", "shoot"
    firing: frozenset[str]  # those of them whose object is no one who is shot
    footage: frozenset[str]  # nouns for what shows a deed again: "video"
    showing: frozenset[str]  # verbs by which it does
    anybody: frozenset[str]  # nouns for a person whoever it is, as in it
    compared: frozenset[str]  # prepositions before whom others are compared with: "unlike"
    comparing: frozenset[str]  # nouns and verbs for that
    identifying: frozenset[str]  # verbs that tell who somebody is
    misidentified: frozenset[str]  # words beside them by which it is somebody else


@functools.cache
def load_deed_words(language: str) -> DeedWords:
    """The words of a language. Raises KeyError where a table of ``titles.toml`` is missing."""
    titles = read_toml(language_file(language, "names/titles.toml"))
    lists = {name: titles["patient"][name] for name in _OF_PATIENTS}
    lists |= {name: titles["deceased"][name] for name in _OF_DEATHS}
    lists |= {name: titles["group"][name] for name in ("compared", "comparing")}
    lists |= {name: titles["naming"][name] for name in ("identifying", "misidentified")}
    lists |= {**titles["retold"], "dying": titles["undergone"]["verbs"]}
    return DeedWords(**lists_named(language, lists))
