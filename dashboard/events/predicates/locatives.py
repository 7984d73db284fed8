"""Where a verb tells of a place: "appeared [at the door]", "was released [from a hospital]"."""

from __future__ import annotations

from dashboard.entities.link import LinkedActors
from dashboard.events.lexicon import ClauseWords
from dashboard.model import Span
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import OBJECTS_AND_PREDICATES
from dashboard.nlp.noun_phrases import prepositional_objects
from dashboard.nlp.tokens import Token
from dashboard.vocabulary import LANDS

_OWN = frozenset({Dependency.DETERMINER, Dependency.POSSESSOR, Dependency.NUMERIC_MODIFIER})


def names_of_places(linked: LinkedActors) -> dict[str, list[Span]]:
    """Where the text names each country and other place, by its id, in the order of the text."""
    where = (a for a in linked.actors if a.kind in LANDS)
    return {a.id: sorted(m.span for m in a.mentions) for a in where}


def is_placed(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb with a subject has a place: "in the store", "in court"; not "in pain"."""
    links = (
        t
        for t in verb.children_as(Dependency.PREPOSITION)
        if words.has("not_events", "eventive_behind", t.lower_)
    )
    places = prepositional_objects(links)
    subject = verb.has_child(Dependency.SUBJECT) or verb.dependency == Dependency.CONJUNCT
    return subject and any(
        t.pos == Pos.PROPER_NOUN
        or t.has_child(*_OWN)
        or words.has("not_events", "bare_places", t.lemma_.lower())
        for t in places
    )


def is_traversed(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun is what somebody leaves, reaches or crosses: "fled [Seattle]".

    A place there is where it was, and nobody to whom it was done, but for whom something is left:
    "left [Peru] a fortune".
    """
    given = any(t.dependency in OBJECTS_AND_PREDICATES and t != noun for t in noun.head.rights)
    moved = noun.dependency == Dependency.OBJECT and not given
    return moved and words.has("leaving", "traversing", noun.head.lemma_.lower())


def is_left_site(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun is the site that somebody left: "was released from [Halden Hospital]".

    Not who gave somebody up ("was freed from Moss"), nor whom one left for good ("resigned from").
    """
    link = noun.head
    left = words.has("leaving", "links", link.lower_)
    left = left and words.has("leaving", "verbs", link.head.lemma_.lower())
    return left and words.has("leaving", "sites", noun.lemma_.lower())


def is_location(token: Token, words: ClauseWords) -> bool:
    """Whether an event is where a place is named: in Poland, if one marched through Poland.

    A message that was sent through Oman is not in Oman.
    """
    above = _up_to_verb(token)
    along = any(words.has("passing", "along", t.lower_) for t in above)
    if not along and not any(words.has("passing", "over", t.lower_) for t in above):
        return True
    goes = any(words.has("passing", "going", t.lemma_.lower()) for t in above)
    return goes or not along


def moves_or_wrecks(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells of a journey or a wreck, so that places are where: "sank between"."""
    lemma = verb.lemma_.lower()
    return words.has("travel", "verbs", lemma) or words.has("occupants", "mishaps", lemma)


def _up_to_verb(token: Token) -> list[Token]:
    """What a word hangs on, up to the first verb: "through" and "marched" of "through Warsaw"."""
    above = list(token.ancestors)
    verb = next((n for n, t in enumerate(above) if t.pos == Pos.VERB), len(above))
    return above[: verb + 1]
