"""People whom no noun of their own names: "abducted [27 others]", "visited [the injured]"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.entities.mention import FoundMention
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.ages import ages_alone
from dashboard.nlp.grammar import NameKind, Tag
from dashboard.nlp.noun_phrases import heads_argument
from dashboard.nlp.tokens import Token

_STATES = frozenset({Tag.ADJECTIVE, Tag.PAST_PARTICIPLE, Tag.PRESENT_PARTICIPLE})


def find_people_without_noun(layout: Layout) -> Iterator[FoundMention]:
    """A group for each "N others" and each adjective that stands for people."""
    for token in layout.doc:
        if token.i in layout.taken:
            continue
        if _are_others(token, layout) or _is_state(token, layout):
            yield _group(layout, token)


def find_aged(layout: Layout) -> Iterator[FoundMention]:
    """People whom their age alone names: "[the 44-year-old] was charged"."""
    for old in ages_alone(layout.doc):
        first = old.left_edge.i
        led = layout.doc[first].lower_
        if led in layout.words.bringing_in or led in layout.words.definite:
            how = "anaphor" if led in layout.words.definite else "role"
            whole = layout.part.span(first, old.i + 1)
            kind = ActorKind.PERSON
            yield layout.make(first, old.i, old.i, how, kind, phrase=whole)


def _group(layout: Layout, token: Token) -> FoundMention:
    first = token.left_edge.i
    said = tuple(t.text for t in layout.doc[first : token.i + 1] if not t.is_punct)
    whole = layout.part.span(first, token.i + 1)
    kind = ActorKind.GROUP
    return layout.make(token.i, token.i, token.i, "role", kind, phrase=whole, words=said)


def _are_others(noun: Token, layout: Layout) -> bool:
    """Whether a number tells how many more there were: "Berg and [seven others] were held".

    They are people beside people, or where the verb says so; "sold a ship and two others" not.
    """
    words = layout.words
    if noun.lower_ not in words.kinds.people_besides:
        return False
    if not any(t.like_num for t in noun.lefts) or not heads_argument(noun):
        return False
    done_to = words.deeds.consequential | words.kinds.harming_people
    done_to |= words.body_names.undergone_by_actors
    beside = (_is_person(t, words) for t in noun.conjuncts)
    return noun.head.lemma_.lower() in done_to or any(beside)


def _is_person(noun: Token, words: NameWords) -> bool:
    lemma = noun.lemma_.lower()
    people = words.is_people(noun.lower_, lemma) or words.is_role(lemma)
    return noun.name_kind == NameKind.PERSON or people


def _is_state(word: Token, layout: Layout) -> bool:
    """Whether an adjective behind "the" is all who are so: "visited [the injured]"."""
    if word.tag not in _STATES or word.lower_ not in layout.words.kinds.states_of_people:
        return False
    led = any(t.lower_ in layout.words.definite for t in word.lefts)
    return led and heads_argument(word)
