"""Complements that name another event: a time behind one dates that, and not the verb.

"Resigned over the collapse of a truce in 2019", "pleaded guilty to charges over a spill in May
2023": the year is that of the collapse, the month that of the spill, and never surely that of the
verb, wherever the analysis hangs them. Of "set a hearing for 20 May" it is that of the hearing, of
"preparations for the vote in May began" that of the vote.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dashboard.clause import Definiteness
from dashboard.events.anchoring.signals import MODIFIERS, head_token
from dashboard.events.event_nouns import befalls_people, names_an_event
from dashboard.events.lexicon import ClauseWords
from dashboard.events.trigger import EventTrigger
from dashboard.model import Anchoring, Granularity, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import CLAUSAL_SUBJECTS, SUBJECTS
from dashboard.nlp.noun_phrases import object_of, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL

_CHAIN = MODIFIERS | {
    Dependency.PREPOSITIONAL_OBJECT,
    Dependency.PREPOSITION,
    Dependency.OBJECT,
    Dependency.PASSIVE_SUBJECT,
    Dependency.ADJECTIVAL_COMPLEMENT,
    Dependency.CONJUNCT,
}

_SUBJECTS = SUBJECTS | CLAUSAL_SUBJECTS
_WITHIN_SUBJECT = frozenset(
    {Dependency.PREPOSITION, Dependency.PREPOSITIONAL_OBJECT, Dependency.ADVERBIAL_MODIFIER}
)


def topic_before(
    verb: Token, time: Token, event_at: Callable[[Token], EventTrigger | None], words: ClauseWords
) -> EventTrigger | None:
    """The event noun right before a time that hangs on a verb; None if the verb is about none.

    ``time`` is the child of the verb through which the time hangs, ``event_at`` gives the event
    that a token names.
    """
    if time.dependency != Dependency.PREPOSITION or time.i <= verb.i + 2 or verb.pos != Pos.VERB:
        return None
    if time.has_child(Dependency.PREPOSITION):
        return None  # "closed for repairs from 3 to 14 March": how long it was closed
    topic = inner = None
    node = time.nbor(-1)
    while node != verb and node.dependency in _CHAIN:
        event = event_at(node) if node.dependency == Dependency.PREPOSITIONAL_OBJECT else None
        noun = event is not None and event.verb is None and not _is_length(node, words)
        inner = inner or (event if noun else None)  # "over the police response to [protests]"
        about = node.dependency == Dependency.PREPOSITIONAL_OBJECT and is_topic(node.head, words)
        topic = (event if noun else topic or inner) if about else topic
        node = node.head
    return topic if node == verb else None


def arranged_for(
    node: Token, time: Token, event_at: Callable[[Token], EventTrigger | None], words: ClauseWords
) -> EventTrigger | None:
    """What is arranged for a time: the hearing of "set a hearing for 20 May"; None if nothing is.

    Also what is to begin then: "announced a strike from 20 May".

    ``node`` is the verb or its object, ``time`` the child through which the time hangs on it;
    ``event_at`` as for ``topic_before``.
    """
    starts = words.has("change", "start", time.lower_) and not _is_of_range(time, words)
    if not (starts or words.has("signal", "goal", time.lower_)):
        return None
    verb = node if node.pos == Pos.VERB else node.head
    noun = object_of(verb)
    arranged = words.has("arranging", "verbs", verb.lemma_.lower())
    if noun is None or not arranged or noun.i > time.i or node not in {verb, noun}:
        return None
    event = event_at(noun)
    return event if event is not None and event.verb is None else None


def topic_of_subject(
    part: AnalysedParagraph, timex: TemporalExpression, words: ClauseWords
) -> Token | None:
    """The event noun in the subject to which a time right behind it belongs; None without one.

    "Preparations for the [vote] in May began", "the toll from the [blast] on Monday rose". Not
    where the noun tells of no one event ("the trial for murder on Monday began").
    """
    head = head_token(part, timex)
    if head is None or head.dependency != Dependency.PREPOSITIONAL_OBJECT or head.head.i == 0:
        return None
    noun, above = head.head.nbor(-1), head.head.head
    if not names_an_event(noun, words) or not (noun == above or above.is_ancestor(noun)):
        return None
    return noun if is_topic_of_subject(noun, words) else None


def is_topic_of_subject(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun names the event that the subject of its clause is about, or comes from."""
    link = noun.head
    if noun.dependency != Dependency.PREPOSITIONAL_OBJECT or _is_any(noun, words):
        return False
    above = link.head
    order = words.which("signal", f"{above.lower_} {link.lower_}")  # "ahead of"
    about = is_topic(link, words) or words.has("topic", "behind_nouns", link.lower_)
    about = about or words.has("topic", "origins", link.lower_)
    about = about or not {order, words.which("signal", link.lower_)}.isdisjoint({"before", "after"})
    while about and above.dependency in _WITHIN_SUBJECT and above.head != above:
        above = above.head
    return about and above.dependency in _SUBJECTS and above.i < link.i < above.head.i


def may_be_ahead(
    noun: Token, timex: TemporalExpression, published: dt.date | None, words: ClauseWords
) -> bool:
    """Whether a time without its year behind what a subject prepares for may be that to come.

    "Campaigning for the [vote] on Sunday ended", of a vote last Sunday or next. Not behind what
    governs how real it is ("calls for a vote on Sunday grew").
    """
    link = noun.head
    if words.which("control", link.head.lemma_.lower()) is not None:
        return False
    order = words.which("signal", f"{link.head.lower_} {link.lower_}")
    prepared = words.has("topic", "preparing", link.lower_) or order == "before"
    if published is None or not prepared or befalls_people(noun, words):
        return False
    today = published.isoformat()
    return any(other >= today[: len(other)] for other in timex.alternatives)


def _is_any(noun: Token, words: ClauseWords) -> bool:
    """Whether a bare noun tells of no one event: "murder", but "elections"."""
    phrase = read_noun_phrase(noun)
    bare = phrase.definiteness is Definiteness.BARE
    one = phrase.plural and words.has("chronicle", "occasions", noun.lemma_.lower())
    return bare and not one


def _is_of_range(beginning: Token, words: ClauseWords) -> bool:
    """Whether a time from which something is has an end, too: "from 9 p.m. to 5 a.m."."""
    last = beginning.doc.right_edges[beginning.i].i
    behind = beginning.doc[beginning.i + 1 : last + 2]
    return any(words.has("signal", "range_end", t.lower_) for t in behind)


def _is_length(noun: Token, words: ClauseWords) -> bool:
    """Whether several that are counted say how long, not why: "banned for four matches"."""
    counted = noun.tag == Tag.PLURAL_NOUN and noun.has_child(Dependency.NUMERIC_MODIFIER)
    return counted and words.has("lasting", "counted", noun.head.lower_)


def is_topic(preposition: Token, words: ClauseWords) -> bool:
    """Whether what stands behind a preposition is what something is about, or done for."""
    word, above = preposition.lower_, preposition.head
    if words.has("topic", "prepositions", word):
        return True
    if words.has("topic", "inquiring", word) and preposition.nbor(-1).pos == Pos.NOUN:
        return True
    if above.pos in NOMINAL:
        return words.has("topic", "behind_nouns", word)
    passive = above.has_child(Dependency.PASSIVE_AUXILIARY)
    return passive and words.has("topic", "behind_passives", word)


def is_of_topic(timex: TemporalExpression, topic: Token, words: ClauseWords) -> bool:
    """Whether a time is rather that of what a verb is about than its own.

    Counted from publication, it may be that of the verb: a day always, a month or year not right
    behind a noun within a noun ("fined over the response to protests in March").
    """
    within = topic.head.head.pos in NOMINAL and not is_topic(topic.head, words)
    nested = within and timex.granularity is not Granularity.DAY
    return timex.anchoring is not Anchoring.PUBLISHED or nested
