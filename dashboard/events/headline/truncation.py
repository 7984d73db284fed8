"""Where a long headline may end: behind a whole phrase, so that what is left is true and complete.

An adjunct may go ("at the fair in Turin"); an argument may not: "hopes to keep [interest rates]",
"is not [part of a plan]", "both [Oslo] and [Bergen]", "cannot leave [without a visa]".
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.events.headline.phrases import dangles
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import PREPOSITIONS
from dashboard.nlp.modifiers import has_negative_determiner
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import COUNTED, FINITE, NOMINAL, PLACES, TIMES, VERBAL
from dashboard.registry import current_language

FREE, LITTLE, DEAR, NEVER = 0, 1, 4, 20  # what it costs to leave a phrase out
FARTHEST = 30  # words: no headline is longer, be it cut in an argument
SHORT = 90  # characters
_LOOSE = frozenset(
    {
        Dependency.ADVERBIAL_CLAUSE,
        Dependency.PARATAXIS,
        Dependency.META_MODIFIER,
        Dependency.INTERJECTION,
        Dependency.PUNCTUATION,
        Dependency.COORDINATING_CONJUNCTION,
        Dependency.UNCLASSIFIED,
    }
)


def end_of(doc: Doc, words: Sequence[Sequence[int]], least: int, longest: int) -> int:
    """How many of the words a headline keeps, no fewer than ``least``: to the best place to end.

    That is the last one within ``longest`` that leaves out only adjuncts, in SHORT characters if it
    can be; else the first one behind that; else where the least is lost.
    """
    count = min(len(words), max(FARTHEST, least))
    costs = {k: _cost_of_end(doc, words, k) for k in range(max(1, least), count + 1)}
    within = [k for k in costs if k <= longest and costs[k] < DEAR]
    short = [k for k in within if _length(doc, words[:k]) <= SHORT and costs[k] == FREE]
    if within:
        return max(short or within)
    behind = [k for k in costs if costs[k] < DEAR]
    if behind:
        return min(behind)
    return min(costs, key=lambda k: (costs[k], abs(longest - k)), default=least)


def free_end_of(doc: Doc, words: Sequence[Sequence[int]], least: int) -> int:
    """How many of the words a headline keeps that is long by its characters alone.

    All of them where it has no more than SHORT, or cannot without the loss of more than adjuncts.
    So, too, of what is denied or refused, which would be so of more than was told: "gave no details
    [about it]", "refused to meet her [in Oslo]".
    """
    inside = [doc[t] for word in words for t in word]
    if _length(doc, words) <= SHORT or any(_widens(t) for t in inside):
        return len(words)
    short = (k for k in range(len(words) - 1, least - 1, -1) if _length(doc, words[:k]) <= SHORT)
    return next((k for k in short if _cost_of_end(doc, words, k) == FREE), len(words))


def _widens(token: Token) -> bool:
    """Whether a token denies, or is an infinitive that its verb may deny: "failed to [meet]"."""
    denies = token.dependency == Dependency.NEGATION or has_negative_determiner(token)
    return denies or token.dependency == Dependency.OPEN_COMPLEMENT


def cost_of(phrase: Token) -> int:
    """What a sentence loses of its truth without a phrase: FREE for an adjunct, NEVER for the core.

    The phrase is named by its head.
    """
    words = load_clause_words(current_language())
    head, link = phrase.head, phrase.dependency
    limits = words.tables["headline"]["restrictive"]
    if phrase.lower_ in limits or any(_limits(t, limits) for t in phrase.lefts):
        return NEVER  # "(described him) only as a witness"
    if _is_conditional(phrase, words):
        return NEVER
    if link in PREPOSITIONS:
        return _cost_of_preposition(phrase, words)
    if link == Dependency.CONJUNCT:
        return _cost_of_conjunct(phrase, words)
    if link == Dependency.ADVERBIAL_MODIFIER:
        return DEAR if phrase.i == head.i + 1 or head.pos not in VERBAL else FREE
    if link in {Dependency.ADVERBIAL_NOUN, Dependency.NOMINAL_MODIFIER}:
        return FREE if phrase.name_kind in TIMES else DEAR
    if link == Dependency.APPOSITION:
        return FREE if _is_parted(phrase) else NEVER
    if link in {Dependency.RELATIVE_CLAUSE, Dependency.ADNOMINAL_CLAUSE}:
        return _cost_of_clause(phrase)
    return FREE if link in _LOOSE else NEVER


def _limits(word: Token, limits: frozenset[str]) -> bool:
    return word.lower_ in limits or word.dependency == Dependency.NEGATION


def _cost_of_end(doc: Doc, words: Sequence[Sequence[int]], count: int) -> int:
    """What is lost with the words behind the first ``count``."""
    kept = [t for word in words[:count] for t in word]
    left_out = {t for word in words[count:] for t in word}
    if not left_out:
        return FREE
    if dangles(doc, kept) or any(doc[t].head.i in left_out for t in kept):
        return NEVER
    inside = set(kept)
    if any(_is_loose_joint(doc[t], left_out) for t in kept):
        return NEVER
    return sum(cost_of(doc[t]) for t in left_out if doc[t].head.i in inside)


def _is_loose_joint(joint: Token, left_out: set[int]) -> bool:
    """Whether an "and" is left without what it joins."""
    if joint.dependency != Dependency.COORDINATING_CONJUNCTION:
        return False
    joined = (t for t in joint.head.rights if t.dependency == Dependency.CONJUNCT and t.i > joint.i)
    return next((t.i in left_out for t in joined), False)


def _length(doc: Doc, words: Sequence[Sequence[int]]) -> int:
    return sum(len(doc[t].text) for word in words for t in word) + len(words) - 1


def _cost_of_preposition(phrase: Token, words: ClauseWords) -> int:
    """FREE of a time, a place, and what stands behind an object; else a verb may want it."""
    head, table = phrase.head, words.tables["headline"]
    nominal = head.pos in NOMINAL and head.dependency not in PREPOSITIONS
    if phrase.dependency == Dependency.AGENT or not (nominal or head.pos == Pos.VERB):
        return NEVER  # "able to", "two of", "out of", "is in office"
    if phrase.lower_ in table["predicative"] and not nominal:
        return NEVER
    if phrase.lower_ in table["partitive"]:
        return DEAR
    gerund = phrase.has_child(Dependency.PREPOSITIONAL_COMPLEMENT)
    if (gerund and phrase.lower_ not in table["temporal"]) or head.has_child(Dependency.NEGATION):
        return DEAR
    if nominal and head.dependency == Dependency.PREPOSITIONAL_OBJECT and not any(head.lefts):
        return DEAR  # "in response [to]"
    if nominal or any(t.name_kind in TIMES | PLACES for t in phrase.rights):
        return FREE
    before = [t for t in head.rights if t.i < phrase.i and not t.is_punct]
    return LITTLE if before or phrase.i < head.i or phrase.lower_ in table["temporal"] else DEAR


def _cost_of_conjunct(phrase: Token, words: ClauseWords) -> int:
    """FREE of a clause of its own; a list with an end cut off says too much of what is left."""
    head = phrase.head
    joints = {t.lower_ for t in head.children_as(Dependency.COORDINATING_CONJUNCTION)}
    if head.has_child(Dependency.PRECONJUNCTION) or not joints.isdisjoint(
        words.tables["negation"]["alternatives"]
    ):
        return NEVER
    if phrase.pos in VERBAL and head.pos in VERBAL:
        return FREE
    paired = any(t.lower_ in words.tables["headline"]["pairing"] for t in (head.head, *head.lefts))
    return NEVER if paired or phrase.name_kind in COUNTED else DEAR


def _cost_of_clause(phrase: Token) -> int:
    """NEVER of a clause that says who is meant at all ("those [who left]"); FREE behind a comma."""
    if phrase.head.pos not in NOMINAL:
        return NEVER
    if phrase.dependency == Dependency.ADNOMINAL_CLAUSE and phrase.tag in FINITE:
        return NEVER  # no participle: the tree is wrong
    if _is_absolute(phrase):
        return NEVER
    infinitive = phrase.tag == Tag.BASE_FORM
    if infinitive or any(t.dependency == Dependency.MARKER for t in phrase.lefts):
        return DEAR
    return FREE if _is_parted(phrase) else LITTLE


def _is_absolute(participle: Token) -> bool:
    """Whether a participle is what a noun does beside a clause: "with talks [going] on"."""
    noun, words = participle.head, load_clause_words(current_language())
    link = noun.head
    beside = noun.dependency == Dependency.PREPOSITIONAL_OBJECT and link.head.pos in VERBAL
    return beside and words.has("headline", "absolute", link.lower_)


def _is_conditional(phrase: Token, words: ClauseWords) -> bool:
    if phrase.dependency != Dependency.ADVERBIAL_CLAUSE:
        return False
    marks = words.tables["condition"]["marks"] | words.tables["headline"]["restrictive"]
    return any(t.lower_ in marks for t in phrase.lefts)


def _is_parted(phrase: Token) -> bool:
    start = phrase.left_edge.i
    return start > 0 and phrase.doc[start - 1].is_punct
