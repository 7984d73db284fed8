"""Verbs that tell an act from the side of who undergoes it: "suffered an attack".

Their subject is no agent; who acts stands behind "from" or "by".
"""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.events.trigger import PLAIN
from dashboard.model import Role
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import VERB_COMPLEMENTS
from dashboard.nlp.noun_phrases import complement_of, object_of
from dashboard.nlp.tokens import Token


def is_converse(verb: Token, noun: Token | None, kind: EventType, words: ClauseWords) -> bool:
    """Whether the subject of a verb undergoes what its noun names, ``noun`` or its object.

    Of a kind of its own ("suffered a stroke") only some verbs tell it so, but for what is always
    done to somebody ("stood trial"); others need a noun for what people say or do to somebody
    ("drew criticism", "won praise").
    """
    lemma = verb.lemma_.lower()
    if _is_captive(verb, words):
        return True
    thing = noun or object_of(verb) or _borne(verb) or _behind(verb, words)
    if thing is None:
        return False
    own = complement_of(thing) is None
    own = own and words.has("undergone", "nouns", thing.lemma_.lower())
    if any(words.has("converse", which, lemma) for which in ("evoking", "surviving")):
        word = thing.lemma_.lower()
        return own or any(words.has("converse", which, word) for which in ("responses", "deeds"))
    if noun is None:  # "suffered burns", which the verb and its object tell together
        return words.has("converse", "bearing", lemma)
    which = "bearing" if kind.code == PLAIN and not own else "verbs"
    return words.has("converse", which, lemma)


def _is_captive(verb: Token, words: ClauseWords) -> bool:
    """Whether a bare word behind a past tells the state of its subject: "men [held] captive".

    Such a past is a participle that the analysis took for one: who holds others holds somebody.
    Whom they hold may stand behind the state ("held captive ten men"), and no preposition then.
    """
    state = object_of(verb)
    if state is None or verb.tag != Tag.PAST_TENSE or state.i != verb.i + 1:
        return False
    holds = words.has("converse", "holding", verb.lemma_.lower())
    held = holds and words.has("converse", "captive", state.lower_)
    behind = state.doc[state.i + 1 : state.i + 2]
    return held and any(words.has("converse", "behind_state", t.lower_) for t in behind)


def only_receives(verb: Token, noun: Token | None, kind: EventType, words: ClauseWords) -> bool:
    """Whether what another offers comes to the subject: "the king received the [resignation]".

    So does what another says to who is there: "senators attended her [speech]".
    """
    hears = words.has("light", "hearing", verb.lemma_.lower())
    if hears and noun is not None and kind.subject is Role.SPEAKER:
        return True
    received = words.has("receiving", "verbs", verb.lemma_.lower())
    return received and noun is not None and words.has("answering", "offers", noun.lemma_.lower())


def is_its_source(link: Token, words: ClauseWords) -> bool:
    """Whether who acts stands behind a preposition of such a verb: "faced criticism [from]"."""
    return words.has("converse", "sources", link.lower_)


def is_respondent(link: Token, noun: Token, words: ClauseWords) -> bool:
    """Whether who stands behind a preposition of a noun responds: "drew condemnation [from]".

    Not where the noun is a deed ("survived an attack [by] rebels"): they did not survive it.
    """
    evoked = words.has("converse", "evoking", noun.head.lemma_.lower())
    response = words.has("converse", "responses", noun.lemma_.lower())
    return evoked and response and is_its_source(link, words)


def is_giver(link: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether who stands behind a preposition gave: "received a loan [from] China".

    Not "received a delegation from China", which came.
    """
    if not words.has("receiving", "from", link.lower_):
        return False
    taken = [t.lemma_.lower() for t in verb.children_as(*VERB_COMPLEMENTS)]
    if words.has("receiving", "taking", verb.lemma_):
        return any(words.has("receiving", "gifts", word) for word in taken)
    takes = words.has("receiving", "verbs", verb.lemma_)
    return takes and not any(words.has("receiving", "guests", word) for word in taken)


def _borne(verb: Token) -> Token | None:
    """What a participle says of a noun that somebody bore: "the [abuse] suffered by children"."""
    behind = verb.dependency == Dependency.ADNOMINAL_CLAUSE
    return verb.head if behind and verb.tag == Tag.PAST_PARTICIPLE else None


def _behind(verb: Token, words: ClauseWords) -> Token | None:
    """What one comes under: "came under fire"."""
    links = (t for t in verb.rights if words.has("converse", "links", t.lower_))
    return next((t for link in links for t in link.rights), None)
