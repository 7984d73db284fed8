"""Whether a finding or confession of an act is undone, so that nobody stands by it any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.subjects import is_passive, subject_of
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import UNDERGOERS
from dashboard.nlp.modifiers import is_denied
from dashboard.nlp.tokens import Token


def is_found_no_more(
    link: Token, finding: Token, words: ClauseWords, *, is_fact: Callable[[Token], bool]
) -> bool:
    """Whether the finding of what stands behind a preposition is overturned.

    "Overturned his conviction for [killing]"; "was convicted of [killing] Lind, but the conviction
    was quashed", "was wrongly jailed for [killing] Lind". ``is_fact``: whether a verb tells one.
    """
    if not words.has("alleged", "findings_of", link.lower_):
        return False
    if words.has("verdict", "findings", finding.lower_):  # "found guilty of"
        finding = finding.head
    if finding.pos != Pos.VERB:
        undone = words.has("alleged", "overturning", finding.head.lemma_.lower())
        found = words.has("alleged", "findings", finding.lemma_.lower())
        return undone and found and finding.dependency in UNDERGOERS
    if not words.has("alleged", "convicting", finding.lemma_.lower()):
        return False
    if any(words.has("alleged", "wrongly", t.lower_) for t in finding.children):
        return True
    return any(is_fact(verb) for verb in _undoing(finding, words))


def is_retracted(confession: Token, words: ClauseWords) -> bool:
    """Whether who confessed takes it back behind that: "admitted [killing] her, but recanted".

    Also "later withdrew his confession". Not where that is another's ("Lind's confession").
    """
    if not words.has("alleged", "confessing", confession.lemma_.lower()):
        return False
    whose = subject_of(confession, words)
    for verb in confession.doc[confession.i + 1 :]:
        lemma = verb.lemma_.lower()
        alone = words.has("alleged", "recanting", lemma)
        things = verb.children_as(*UNDERGOERS)
        nouns = (t for t in things if words.has("alleged", "confessions", t.lemma_.lower()))
        undone = words.has("alleged", "retracting", lemma) and any(_is_of(t, whose) for t in nouns)
        if verb.pos == Pos.VERB and (undone or (alone and not things)) and not is_denied(verb):
            return True
    return False


def is_reviewed(finding: Token, words: ClauseWords) -> bool:
    """Whether a finding is what one contests or undoes: "plans to appeal her [conviction]".

    It was found, whatever comes of that; not "appealed for a conviction".
    """
    found = words.has("alleged", "findings", finding.lemma_.lower())
    contested = words.has("alleged", "overturning", finding.head.lemma_.lower())
    return found and contested and finding.dependency == Dependency.OBJECT


def undoes(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb undoes what it is done to: "quashed", "set aside"."""
    lemma = verb.lemma_.lower()
    forms = (lemma, *(f"{lemma} {t.lower_}" for t in verb.children))
    return any(words.has("alleged", "quashing", form) for form in forms)


def _undoing(verb: Token, words: ClauseWords) -> Iterator[Token]:
    """The verbs behind a conviction that undo it: "the conviction was [quashed] in 2004"."""
    whose = subject_of(verb, words) if is_passive(verb, words) else None
    for noun in verb.doc[verb.i + 1 :]:
        named = words.has("alleged", "convictions", noun.lemma_.lower())
        undone = named and noun.dependency in UNDERGOERS and undoes(noun.head, words)
        if undone and _is_of(noun, whose):
            yield noun.head


def _is_of(noun: Token, whose: Token | None) -> bool:
    """Whether a conviction is that of somebody: "the", "his", "Lind's".

    Not "Berg's", nor "of his brother", nor another one ("for theft").
    """
    owners = noun.children_as(Dependency.POSSESSOR)
    return not noun.has_child(Dependency.PREPOSITION) and all(
        t.tag == Tag.POSSESSIVE_PRONOUN or (whose is not None and t.lower_ == whose.lower_)
        for t in owners
    )
