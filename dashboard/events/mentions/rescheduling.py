"""What is moved to a day to come: the hearing, in "adjourned the hearing until Thursday"."""

from __future__ import annotations

from dashboard.events.factuality.modality import read_modality
from dashboard.events.lexicon import ClauseWords, Trigger
from dashboard.events.predicates.nouns import NounReader
from dashboard.events.predicates.verbs import is_deferral, is_pluperfect
from dashboard.model import Modality
from dashboard.nlp.grammar import Dependency, NameKind, Pos
from dashboard.nlp.grammatical_roles import UNDERGOERS
from dashboard.nlp.tokens import Token


def put_off(verb: Token, words: ClauseWords) -> Token | None:
    """What a verb moves to another time that it names: the object, or a passive's subject.

    Only if it did so, and no other time than a day of the week stands with it: what was postponed
    in 2020 came in 2020, too.
    """
    if not is_deferral(verb, words) or words.has("deferring", "others", verb.lemma_):
        return None
    links = [t for t in verb.rights if t.dependency == Dependency.PREPOSITION]
    to = next((t for t in links if words.has("deferring", "to", t.lower_)), None)
    both = any(words.has("deferring", "away", t.lower_) for t in links)
    things = (t for t in verb.children_as(*UNDERGOERS) if t.pos == Pos.NOUN)
    thing = next(things, None)
    if to is None or thing is None or both or _has_other_time(verb, to):
        return None
    done = read_modality(verb, words) is Modality.ASSERTED and not is_pluperfect(verb, words)
    return thing if done else None


def _has_other_time(verb: Token, to: Token) -> bool:
    """Whether a time of several words stands in the sentence, but for that behind ``to``."""
    there = {t.i for t in to.subtree}
    dates = [t.i for t in verb.sent if t.name_kind == NameKind.DATE and t.i not in there]
    return any(i + 1 in dates for i in dates)


def moved_noun(verb: Token, nouns: NounReader, words: ClauseWords) -> tuple[Token, Trigger] | None:
    """The noun that names what is put off, if it names an event, with its trigger."""
    noun = put_off(verb, words)
    key = None if noun is None else nouns.trigger(noun)
    return None if noun is None or key is None else (noun, nouns.meant(key, noun))


def is_straight_behind(timex_start: Token | None, words: ClauseWords) -> bool:
    """Whether "until" or the like stands right before a time: not "until at least 3 June"."""
    before = timex_start.nbor(-1) if timex_start is not None and timex_start.i else None
    return before is not None and words.has("deferring", "to", before.lower_)
