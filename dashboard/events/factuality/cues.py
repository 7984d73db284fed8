"""The word of a sentence that keeps its event from being told as a fact.

A cue of factuality in the sense of FactBank (Saurí and Pustejovsky 2009): a modal or a hedge, a
denial, or what governs the clause ("[denied] that", "no [evidence] that", "it is [unclear]").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.events.factuality.propose import propose_modality, propose_noun_modality
from dashboard.events.lexicon import ClauseWords
from dashboard.events.trigger import EventTrigger
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import CLAUSE_OPENERS, SUBJECT_PLACES, VERB_OBJECTS
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, VERBAL

STEPS = 8  # from an event up to what governs it
# What says it of a kind of modality says enough: "may" of what is planned, too.
_OPEN = frozenset({Modality.PLANNED, Modality.PROPOSED, Modality.POSSIBLE})
_AHEAD = frozenset({Modality.PLANNED, Modality.PROPOSED})
_TAKING_PART = SUBJECT_PLACES | VERB_OBJECTS | {Dependency.PREDICATE_NOMINAL}


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue, and what lies between: ``path`` leads from the event up to what the word is of."""

    word: Token
    path: tuple[Token, ...]


def find_cues(
    found: EventTrigger, modality: Modality, part: AnalysedParagraph, words: ClauseWords
) -> tuple[Cue, ...]:
    """The words for which an event may be told in a modality, the nearest first.

    The one for which a rule holds that is taken; else those that the tables of modality know. Empty
    for a fact, and where no word of the sentence says so.
    """
    if modality is Modality.ASSERTED:
        return ()
    event = part.doc[found.head]
    if modality in _AHEAD and is_infinitive(event):
        helpers = event.children_as(Dependency.AUXILIARY)
        marker = next(t for t in helpers if t.tag == Tag.INFINITIVE_MARKER)
        return (Cue(marker, (event,)),)
    word = _proposed(found, modality, part)
    path = [] if word is None else _path_to(event, word)
    if word is not None and path:
        return (Cue(word, tuple(path)),)
    opener = _opener(event, words) if modality in _OPEN else None
    if opener is not None:
        return (Cue(opener, (event,)),)
    return tuple(_cues(event, modality, words))


def _proposed(found: EventTrigger, modality: Modality, part: AnalysedParagraph) -> Token | None:
    """The word for which the rule holds that is taken."""
    event, language = part.doc[found.head], part.language
    if found.verb is None:
        proposals = propose_noun_modality(event, part, language=language)
    else:
        proposals = propose_modality(part.clauses.of(event.i), part, language=language)
    fitting = [p for p in proposals if p.value is modality and p.evidence is not None]
    best = max(fitting, key=lambda p: p.rank, default=None)
    return None if best is None or best.evidence is None else part.doc[best.evidence]


def _path_to(event: Token, word: Token) -> list[Token]:
    """From an event up to that above which a word stands, or which is the word itself."""
    path = [event]
    while path[-1] != word and not path[-1].is_ancestor(word):
        if path[-1].head == path[-1]:
            return []
        path.append(path[-1].head)
    return path


def _cues(event: Token, modality: Modality, words: ClauseWords) -> Iterator[Cue]:
    path = [event]
    while len(path) <= STEPS:
        node = path[-1]
        for child in node.children:
            if child not in path and _says_beside(child, node, modality, words):
                yield Cue(child, tuple(path))
        if node.head == node or _ends_the_climb(node, event, modality, words):
            return
        path.append(node.head)
        if _is_enacted(node, event, words):
            return  # its phrase claims nothing: "approved [a ban]"
        if _governs(node, modality, words):
            yield Cue(node.head, tuple(path))


def _opener(event: Token, words: ClauseWords) -> Token | None:
    """What opens the clause of an event and leaves it open: "[if] he", "[before] he could".

    None where the clause says so itself: "after a fall had almost ended it".
    """
    if any(words.has("degree", "possible", t.lower_) for t in event.children):
        return None
    openers = (t for t in event.lefts if t.dependency in CLAUSE_OPENERS)
    return next((t for t in openers if _leaves_open(t, words)), None)


def _leaves_open(opener: Token, words: ClauseWords) -> bool:
    ahead = opener.dependency == Dependency.MARKER
    ahead = ahead and words.has("headline", "prospective", opener.lower_)
    return ahead or words.has("condition", "marks", opener.lower_)


def _ends_the_climb(node: Token, event: Token, modality: Modality, words: ClauseWords) -> bool:
    """Whether what stands above says nothing of a token: behind "who", or of a noun behind "by"."""
    if node.dependency == Dependency.RELATIVE_CLAUSE and modality in _OPEN:
        return True
    linked = event.pos in NOMINAL and node.dependency == Dependency.PREPOSITION
    return linked and not words.has("complement", "prepositions", node.lower_)


def _says_beside(word: Token, node: Token, modality: Modality, words: ClauseWords) -> bool:
    """Whether a word at an event, or at what governs it, says how that is told."""
    if modality is Modality.NEGATED and _denies(word, words):
        return True
    if modality is Modality.REPORTED:
        inquit = word.dependency == Dependency.PARATAXIS and word.pos in VERBAL
        if inquit or words.has("alleged", "according", word.lower_):
            return True
    said = any(Modality(s) in _kin(modality) for s in _says(word, words, ("modal", "degree")))
    if node.pos in NOMINAL or word.dependency in SUBJECT_PLACES:
        near = (word, *word.lefts) if word.dependency in SUBJECT_PLACES else (word,)
        said |= any(
            Modality(s) in _kin(modality) for t in near for s in _says(t, words, ("adjective",))
        )
    opens = word.dependency in CLAUSE_OPENERS and word.i < node.i
    return said or (opens and modality in _OPEN and _leaves_open(word, words))


def _denies(word: Token, words: ClauseWords) -> bool:
    if word.dependency == Dependency.NEGATION or words.has("negation", "words", word.lower_):
        return True
    if word.dependency not in _TAKING_PART:
        return False
    near = (word, *word.lefts)
    return any(words.has("negation", n, t.lower_) for t in near for n in ("pronouns", "words"))


def _governs(node: Token, modality: Modality, words: ClauseWords) -> bool:
    """Whether what an event hangs on says how it is told."""
    head, link = node.head, node.dependency
    if link == Dependency.CONJUNCT:
        return False
    if modality is Modality.REPORTED and link == Dependency.CLAUSAL_COMPLEMENT:
        return head.pos in VERBAL
    if modality is Modality.NEGATED and words.has("negation", "prepositions", head.lower_):
        return True
    said = {Modality(s) for s in _says(head, words, ("control", "control_nouns"))}
    hearsay = any(words.has("hearsay", n, head.lemma_.lower()) for n in ("nouns", "verbs"))
    if hearsay and modality is Modality.REPORTED:
        return True
    return not said.isdisjoint(_kin(modality))


def _is_enacted(node: Token, event: Token, words: ClauseWords) -> bool:
    """Whether a verb brings about what a noun names, and has its own row: "ordered [a ban]"."""
    if event.pos not in NOMINAL or node.head.pos not in VERBAL:
        return False
    said = set(_says(node.head, words, ("control",)))
    return Modality.PLANNED in {Modality(s) for s in said}


def _kin(modality: Modality) -> frozenset[Modality]:
    return _OPEN if modality in _OPEN else frozenset({modality})


def _says(word: Token, words: ClauseWords, tables: tuple[str, ...]) -> Iterator[str]:
    for table in tables:
        forms = dict.fromkeys((word.lower_, word.lemma_.lower()))
        forms |= dict.fromkeys(f"{word.lemma_.lower()} {t.lower_}" for t in word.rights)
        yield from (said for f in forms if (said := words.which(table, f)) is not None)
