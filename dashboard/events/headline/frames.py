"""What stays of a sentence so that a headline tells its event as that is told, and no surer.

The word that keeps the event from being a fact, with what joins it to the event: "[Berg denied
that] he stole it", "[there is no evidence that] Lind robbed a bank", "Lind [allegedly] hit him".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dashboard.events.factuality.cues import Cue
from dashboard.events.headline.phrases import HELPERS, phrase_of
from dashboard.events.headline.subjects import subject_of_clause
from dashboard.events.lexicon import load_clause_words
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    COMPLEMENT_CLAUSES,
    OBJECTS_AND_PREDICATES,
    PREDICATES,
    PREPOSITIONS,
    VERB_OBJECTS,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, RELATIVE_OPENERS, VERBAL
from dashboard.registry import current_language

LONGEST = 16  # tokens of a main clause beside what it opens
_OPENERS = frozenset({Dependency.MARKER, Dependency.ADVERBIAL_MODIFIER})
# Where a noun stands that says nothing without its verb: "found no [evidence] that".
_COMPLETING = OBJECTS_AND_PREDICATES | PREDICATES
_PREDICATIVE = frozenset({Pos.ADJECTIVE, Pos.ADVERB})
_ARGUMENTS = VERB_OBJECTS | PREDICATES | {Dependency.PARTICLE}


def frame_of(
    cues: Sequence[Cue], kept: set[int], clause_of: Callable[[Token], set[int]]
) -> set[int]:
    """The tokens that a headline needs to show the nearest cue; none where it shows one already.

    ``clause_of`` gives the words of a main clause, which go with what "before" or "until" opens.
    """
    if not cues or any(cue.word.i in kept for cue in cues):
        return set()
    word, path = cues[0].word, [*cues[0].path]
    if _asks(word, path[-1]):
        path.append(path[-1].head)
    path += _completing(path[-1]) if path[-1] != path[0] else []
    found = set[int]()
    for below, node in pairwise(path):
        if below.dependency != Dependency.CONJUNCT:
            found |= _opener(below) | _governor(node, below)
    if word not in path:
        found |= _beside(word, cues[0].path[-1]) | _main_clause(word, clause_of)
    return found


def _main_clause(opener: Token, clause_of: Callable[[Token], set[int]]) -> set[int]:
    """What "before" or "until" puts ahead of an event that had not come: "[he fled] before"."""
    clause, words = opener.head, load_clause_words(current_language())
    timed = words.has("headline", "prospective", opener.lower_)
    timed = timed and not words.has("condition", "marks", opener.lower_)
    if not timed or clause.dependency != Dependency.ADVERBIAL_CLAUSE:
        return set()
    main = clause_of(clause.head)
    return main if len(main) <= LONGEST else set()


def _asks(opener: Token, clause: Token) -> bool:
    """Whether a cue opens what somebody asks or knows not, which goes with it: "whether"."""
    opens = opener.dependency in _OPENERS and opener.head == clause
    return opens and clause.dependency in COMPLEMENT_CLAUSES


def _completing(word: Token) -> list[Token]:
    """What a noun or an adjective needs above it to tell something: the verb, or nothing."""
    above, node = list[Token](), word
    while node.pos not in VERBAL and node.head != node:
        if node.dependency not in _COMPLETING and node.pos not in _PREDICATIVE:
            break
        node = node.head
        above.append(node)
    return above


def _opener(clause: Token) -> set[int]:
    """The words that open a clause: "that", "whether"."""
    openers = (t for t in clause.lefts if t.dependency in _OPENERS)
    return {t.i for t in openers if t.dependency == Dependency.MARKER or t.tag in RELATIVE_OPENERS}


def _governor(node: Token, below: Token) -> set[int]:
    """What governs a clause, with its subject and what it is said to or of, before the clause."""
    if node.dependency in PREPOSITIONS:
        return {node.i}
    if node.pos in NOMINAL:
        return phrase_of(node, without=below)
    kept = {node.i} | {t.i for t in node.children_as(*HELPERS)}
    kept |= subject_of_clause(node, below)
    between = (t for t in node.children_as(*_ARGUMENTS) if t.i < below.i and t != below)
    return kept | {i for t in between for i in phrase_of(t, without=below)}


def _beside(word: Token, node: Token) -> set[int]:
    """A word that stands at an event, or at what governs it, with what lies between."""
    found = {word.i}
    top = word
    while top.head not in (node, top):
        top = top.head
        found.add(top.i)
    if word.dependency == Dependency.PARATAXIS:
        return _with_commas(word, _governor(word, node))
    if word.pos in VERBAL | {Pos.ADPOSITION} and word.has_child(*PREPOSITIONS):
        return _with_commas(word, phrase_of(word))  # "according to"
    if word.pos in NOMINAL | {Pos.PRONOUN}:
        found |= phrase_of(top)
    return found


def _with_commas(word: Token, phrase: set[int]) -> set[int]:
    """A phrase with the commas that part it from the rest."""
    doc, beside = word.doc, (min(phrase) - 1, max(phrase) + 1)
    return phrase | {i for i in beside if 0 <= i < len(doc) and doc[i].tag == Tag.COMMA}
