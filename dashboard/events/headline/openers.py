"""What opens a clause, and says more of that: "[hours] after", "[until] an inquiry has ended"."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.events.lexicon import load_clause_words
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PRESENT_FORMS
from dashboard.registry import current_language

_STEPS = 3  # from a joined verb up to the one that the opener stands before


def is_of_opener(adverb: Token, verb: Token) -> bool:
    """Whether an adverb is of what opens a clause and is left out: "[shortly] after he left".

    So is "as [soon] as he left", where the clause hangs on the adverb, and a length of time with an
    article: "[in the months] before the trial began".
    """
    words = load_clause_words(current_language())
    if adverb.dependency == Dependency.PREPOSITION:
        nouns = adverb.children_as(Dependency.PREPOSITIONAL_OBJECT)
        lengths = [t for t in nouns if words.has("impersonal", "lengths", t.lemma_.lower())]
        clauses = verb.children_as(Dependency.ADVERBIAL_CLAUSE)
        near = any(t.left_edge.i == adverb.right_edge.i + 1 for t in clauses)
        return near and any(len([*t.subtree]) == len([*t.lefts]) + 1 == 2 for t in lengths)
    if not words.has("headline", "leaning", adverb.lower_):
        return False
    behind = (t for t in verb.lefts if t.i == adverb.i + 1)
    opener = any(t.dependency == Dependency.MARKER or t.tag == Tag.WH_ADVERB for t in behind)
    clauses = [c for t in (verb, adverb) for c in t.children_as(Dependency.ADVERBIAL_CLAUSE)]
    return opener or any(verb.i < t.left_edge.i == adverb.i + 1 for t in clauses)


def measures_of_openers(time: Iterable[Token], kept: set[int]) -> set[int]:
    """The words of a time that measure what another clause opens: "on Monday, [hours] after …"."""
    measures = (t for t in time if t.dependency == Dependency.ADVERBIAL_NOUN)
    return {x.i for t in measures if t.head.i not in kept and t.i not in kept for x in t.subtree}


def prospective_opener(verb: Token) -> set[int]:
    """The opener without which a present tense would tell as done what is to come; else nothing.

    "Shut [until] an inquiry has ended": not "held until police had searched the plane".
    """
    words, clause = load_clause_words(current_language()), verb
    helpers = verb.children_as(*AUXILIARIES)
    if (helpers[0] if helpers else verb).tag not in PRESENT_FORMS:
        return set()
    for _ in range(_STEPS):
        openers = (t for t in clause.lefts if words.has("headline", "prospective", t.lower_))
        marks = {t.i for t in openers if t.dependency == Dependency.MARKER}
        if words.has("headline", "leaning", clause.head.lower_):  # "[as soon as] he leaves"
            opener = next((t for t in clause.lefts if t.dependency == Dependency.MARKER), clause)
            marks |= {t.i for t in clause.head.subtree if t.i <= opener.i < clause.i}
        if marks or clause.dependency != Dependency.CONJUNCT:
            return marks
        clause = clause.head
    return set()


def bounds_denial(clause: Token, verb: Token) -> bool:
    """Whether a clause of time or cause bounds what is denied or limited by its verb.

    "Did not leave [before they came]", "only left [after they fired]": without it too much is
    said. Not behind a comma: "did not appeal, as he was ill".
    """
    start = clause.left_edge.i
    if clause.dependency != Dependency.ADVERBIAL_CLAUSE or start < verb.i:
        return False
    if verb.doc[start - 1].is_punct:
        return False
    words = load_clause_words(current_language())
    timed = any(words.has("headline", "temporal", t.lower_) for t in clause.lefts)
    limits = words.tables["headline"]["restrictive"]
    limited = any(t.lower_ in limits for t in verb.lefts)
    return timed and (limited or verb.has_child(Dependency.NEGATION))
