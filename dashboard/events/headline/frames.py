"""What stays of a sentence so that a headline tells its event as that is told, and no surer.

The word that keeps the event from being a fact, with what joins it to the event: "[Berg denied
that] he stole it", "[there is no evidence that] Lind robbed a bank", "Lind [allegedly] hit him".
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from dashboard.events.headline.phrases import HELPERS, phrase_of
from dashboard.events.headline.subjects import subject_of_clause
from dashboard.events.lexicon import load_clause_words
from dashboard.events.mention import EventMention
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    CLAUSE_OPENERS,
    COMPLEMENT_CLAUSES,
    OBJECTS_AND_PREDICATES,
    PREDICATES,
    PREPOSITIONS,
    VERB_OBJECTS,
)
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, RELATIVE_OPENERS, VERBAL
from dashboard.registry import current_language
from dashboard.vocabulary import PLANS, UNREALISED

LONGEST = 16  # tokens of a main clause beside what it opens
BARE = 3  # words of a noun that say little by themselves: "their last appeal"
_OPENERS = frozenset({Dependency.MARKER, Dependency.ADVERBIAL_MODIFIER})
# Where a noun stands that says nothing without its verb: "found no [evidence] that".
_COMPLETING = OBJECTS_AND_PREDICATES | PREDICATES
_PREDICATIVE = frozenset({Pos.ADJECTIVE, Pos.ADVERB})
_ARGUMENTS = VERB_OBJECTS | PREDICATES | {Dependency.PARTICLE}


def cue_of(read: EventMention, part: AnalysedParagraph) -> Token | None:
    """The word for which an event is told as no fact; None: a headline needs none.

    So it is of a fact, and of a plan that a noun names, as a phrase that says enough claims
    nothing: "announced [an inquiry into the fire]", "voted for [an inquiry into it]".
    """
    event, modality, ground = part.doc[read.found.head], read.event.modality, read.ground
    if modality is Modality.ASSERTED:
        return None
    if modality in PLANS and is_infinitive(event):
        helpers = event.children_as(Dependency.AUXILIARY)
        return next(t for t in helpers if t.tag == Tag.INFINITIVE_MARKER)
    at = ground.evidence if ground is not None and ground.value is modality else None
    cue = None if at is None or at == event.i else part.doc[at]
    opener = _opener_of_open(event) if modality in UNREALISED else None
    if opener is not None and (cue is None or cue.head == event):
        return opener
    if cue is None:
        return _attribution(event) if modality is Modality.REPORTED else None
    governed = cue.pos in VERBAL and cue.is_ancestor(event)
    planning = load_clause_words(part.language).which("control", cue.lemma_) == "planned"
    planning = modality is Modality.PLANNED or (planning and modality is Modality.PROPOSED)
    named = governed and event.pos in NOMINAL and planning
    return None if named and len(phrase_of(event)) > BARE else cue


def _opener_of_open(event: Token) -> Token | None:
    """What opens a clause that leaves open what it tells: "[if] he comes", "[before] he could".

    None where the clause says so itself: "after a fall had almost ended it".
    """
    words = load_clause_words(current_language())
    if any(words.has("degree", "possible", t.lower_) for t in event.children):
        return None
    openers = (t for t in event.lefts if t.dependency in CLAUSE_OPENERS)
    return next((t for t in openers if _leaves_open(t)), None)


def _leaves_open(opener: Token) -> bool:
    words = load_clause_words(current_language())
    ahead = opener.dependency == Dependency.MARKER
    ahead = ahead and words.has("headline", "prospective", opener.lower_)
    return ahead or words.has("condition", "marks", opener.lower_)


def _attribution(event: Token) -> Token | None:
    """The verb that tells on whose word something is told: "she [said] he fled"; None: none does.

    It governs the clause, or is thrown into it.
    """
    node = event
    while True:
        inquit = next((t for t in node.children_as(Dependency.PARATAXIS) if t.pos in VERBAL), None)
        if inquit is not None or node.head == node:
            return inquit
        if node.dependency == Dependency.CLAUSAL_COMPLEMENT and node.head.pos in VERBAL:
            return node.head
        node = node.head


def frame_of(
    event: Token, cue: Token | None, kept: set[int], clause_of: Callable[[Token], set[int]]
) -> set[int]:
    """The tokens that a headline needs to show a cue; none where it shows it already.

    ``clause_of`` gives the words of a main clause, which go with what "before" or "until" opens.
    """
    path = [] if cue is None or cue.i in kept else _path_to(event, cue)
    if cue is None or not path:
        return set()
    below_cue = path[-1]
    if _asks(cue, path[-1]):
        path.append(path[-1].head)
    path += _completing(path[-1]) if path[-1] != path[0] else []
    found = set[int]()
    for below, node in pairwise(path):
        if below.dependency != Dependency.CONJUNCT:
            found |= _opener(below) | _governor(node, below)
    if cue not in path:
        found |= _beside(cue, below_cue) | _main_clause(cue, clause_of)
    return found


def _path_to(event: Token, word: Token) -> list[Token]:
    """From an event up to that above which a word stands, or which is the word itself."""
    path = [event]
    while path[-1] != word and not path[-1].is_ancestor(word):
        if path[-1].head == path[-1]:
            return []
        path.append(path[-1].head)
    return path


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
