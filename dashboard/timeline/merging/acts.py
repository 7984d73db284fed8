"""What names the act of a report, so that a verb, its noun and its synonyms are known as one.

An act is named by stems and, where a subtype is one act by itself ("Justice.Convict"), by its code.
``same_event.toml`` has the words, ``words/event_nouns.txt`` the verbs of nouns.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboard.events.event_nouns import load_event_nouns
from dashboard.model import Event
from dashboard.nlp.stems import WORD, meanings, same_event_data, same_event_words, stem, stems
from dashboard.registry import languages

_LONGEST = 3  # words of a phrase that has a meaning of its own ("take into custody")


def find_heads(event: Event) -> frozenset[str]:
    """What names the act of an event: stems of the words for it, and its subtype if that is one.

    "held talks" and "the meeting" have one stem, "stepped down" and "resigned", too; "withdrawal"
    has that of "withdraw" beside its own. Words that only say that it began or went on give none.
    """
    found = set[str]()
    for mention in (event.trigger, *event.mentions):
        words = WORD.findall(mention.text.casefold())
        following = _behind(event) if mention == event.trigger else []
        phrases = list(_found_phrases([*words, *following[: _LONGEST - 1]], len(words)))
        head = _first_head(words)
        if phrases:
            found.update(phrases)
        elif head:
            found |= {head, *_verbs_of(words)}
        elif not same_event_words("light").isdisjoint(words):
            found.update([m for word in following if (m := meanings().get(word))][:1])
    if event.subtype is not None and is_one_act(event):
        found.add(event.subtype)
    return frozenset(found)


def is_one_act(event: Event) -> bool:
    """Whether the subtype of an event is one act by itself: a conviction, in whatever words."""
    return event.subtype in same_event_words("acts")


def once_of(event: Event, heads: frozenset[str]) -> str:
    """The list of what is done but once within days that an act is in; empty for none.

    "by" one person or body, "upon" one, or "with" one thing. The trigger tells; other words for
    what befalls one once in a life are those of the ``heads`` ("shot dead", which is to kill).
    """
    word = event.trigger.text.casefold()
    return _once().get(word) or ("upon" if is_once_in_a_life(heads) else "")


def is_once_in_a_life(heads: frozenset[str]) -> bool:
    """Whether acts with these stems befall a person but once."""
    return not heads.isdisjoint(_ever())


def words_of_act(event: Event) -> frozenset[str]:
    """The stems of what stands in the trigger behind its head: "won the [mayoral election]".

    Of a phrase with a meaning of its own all its words are ("was taken into custody").
    """
    words = WORD.findall(event.trigger.text.casefold())
    behind = _behind(event)[: _LONGEST - 1]
    if any(_found_phrases([*words, *behind], len(words))):
        return stems(" ".join([*words, *behind]))
    head = _head_words(words)
    return stems(" ".join(words[words.index(head[-1]) + 1 :])) if head else frozenset()


def names_many(event: Event) -> bool:
    """Whether the trigger names many acts at once ("protests", "the protests began").

    Not a mention alone: the march of one Sunday may be called "the protests" further down.
    """
    head = _head_words(WORD.findall(event.trigger.text.casefold()))[-1:]
    return not same_event_words("series").isdisjoint(head)


def has_begun(event: Event) -> bool:
    """Whether what is said of an event named by a noun is that it began ("the protests began")."""
    words = [*WORD.findall(event.trigger.text.casefold())[1:], *_behind(event)[:1]]
    return not same_event_words("beginnings").isdisjoint(words)


def are_other_steps(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two acts are different steps of one course: an arrest and a charge."""
    for steps in _steps():
        mine, theirs = one & steps, other & steps
        if mine and theirs and mine.isdisjoint(theirs):
            return True
    return False


@functools.cache
def empty_words() -> frozenset[str]:
    """The stems of words that tell nothing of what an event was about."""
    data = same_event_data()
    return frozenset(
        stem(w) for name in ("numbers", "light", "phases", "empty") for w in data[name]
    )


def _behind(event: Event) -> list[str]:
    sentence = event.sentence
    return WORD.findall(sentence.text[event.trigger.end - sentence.start :].casefold())


def _head_words(words: Iterable[str]) -> list[str]:
    """The first words that tell something: "the [arms talks]", "[arrest] of"; empty for none."""
    found: list[str] = []
    for word in words:
        told = not empty_words().issuperset(stems(word))
        if found and not told:
            break
        found += [word] * told
    return found


def _first_head(words: Iterable[str]) -> str:
    """The stem of the last of the first words that tell something; empty where none does."""
    return min((stem(word) for word in _head_words(words)[-1:]), default="")


def _verbs_of(words: Sequence[str]) -> frozenset[str]:
    """The stems of the verbs that a noun at the end of the words is derived from."""
    noun = words[-1]
    verbs = _derived().get(noun) or _derived().get(noun.removesuffix("s"), frozenset())
    return frozenset(map(stem, verbs)) - empty_words()


def _found_phrases(words: Sequence[str], own: int) -> Iterator[str]:
    """The meanings of the phrases that begin in the first ``own`` of the words."""
    for at in range(own):
        for size in range(2, _LONGEST + 1):
            phrase = (_bare(words[at]), *words[at + 1 : at + size])
            if len(phrase) == size and phrase in _phrases():
                yield _phrases()[phrase]


@functools.cache
def _phrases() -> Mapping[tuple[str, ...], str]:
    """The meanings of several words: the stem of the first, and those behind it."""
    pairs = ((word.split(), group[0]) for group in same_event_data()["words"] for word in group)
    return {(_bare(w[0]), *w[1:]): meaning for w, meaning in pairs if len(w) > 1}


def _bare(word: str) -> str:
    """The stem of a word, its last consonant written once ("stepped")."""
    found = stem(word)
    return found[:-1] if found[-2:-1] == found[-1] else found


@functools.cache
def _derived() -> Mapping[str, frozenset[str]]:
    return {noun: verbs for code in languages() for noun, verbs in load_event_nouns(code).items()}


@functools.cache
def _once() -> Mapping[str, str]:
    return {
        word: name for name in ("by", "upon", "with") for word in same_event_data()[f"once_{name}"]
    }


@functools.cache
def _ever() -> frozenset[str]:
    return frozenset(map(stem, same_event_data()["once_in_a_life"]))


@functools.cache
def _steps() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(stem, steps)) for steps in same_event_data()["steps"])
