"""Effects of incidents, which are no second event: "the tremor … [shook] houses"."""

from __future__ import annotations

from dashboard.clause import Definiteness
from dashboard.events.coreference.comparison import are_dated_apart, is_incident
from dashboard.events.mention import EventMention, is_dated
from dashboard.events.telling import Telling, latest
from dashboard.events.trigger import EventTrigger
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.stems import same_event_data


def struck_by(telling: Telling) -> int | None:
    """The place of the event that is the subject of a verb of its own kind; else None.

    "The tremor was felt in Lima and [shook] houses", "a fire [destroyed] a mill on Monday": it
    tells more of the tremor, and no second fire. With a time only of what a noun alone has named.
    """
    read, clause = telling.read, telling.clause
    subject = clause.subject
    active = read.found.verb is not None and clause.is_active  # not "charges were laid"
    active = active and not telling.words.has("light", "occurring", clause.lemma)  # "and ended"
    if not active or subject is None or clause.negated or read.event.subtype is None:
        return None
    head = subject.head
    for where, other in latest(telling.kept):
        if any(_is_told_at(head, read.found.paragraph, trigger) for trigger in other.triggers):
            phrase = read_noun_phrase(telling.part.doc[head])
            new = phrase.definiteness is Definiteness.INDEFINITE
            return where if _is_its_effect(read, other, new=new) else None
    return None


def _is_told_at(head: int, paragraph: int, trigger: EventTrigger) -> bool:
    """Whether the noun at a place of a paragraph is that of a trigger, or is one by itself."""
    if trigger.paragraph != paragraph:
        return False
    return trigger.noun == head or (trigger.verb is None and trigger.token == head)


def _is_its_effect(read: EventMention, other: EventMention, *, new: bool) -> bool:
    """Whether what a clause tells of an incident is of its kind, as real, and at no other time.

    Of one that is ``new``, the damage is no event beside it: "a blaze [damaged] the church".
    """
    a, b = read.event, other.event
    if a.modality != b.modality:
        return False
    if not is_incident(b):
        return a.subtype == b.subtype and other.found.verb is not None and not read.time_links
    if other.found.verb is not None:
        return a.subtype == b.subtype and not (read.time_links and is_dated(b))
    one = a.subtype == b.subtype or (new and a.subtype in same_event_data()["damage"])
    return one and not are_dated_apart(a, b)
