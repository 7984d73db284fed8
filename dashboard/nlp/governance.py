"""How a word hangs on another one: what may say if it is a fact, what only describes."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Embedding
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import ARGUMENTS, AUXILIARIES, EMBEDDINGS, GOVERNED, LINKS
from dashboard.nlp.noun_phrases import is_personal_pronoun
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TENSED

_BEHIND_COMMA = 2  # tokens from the end of a clause to what a comma parts from it
_ON_NOUNS = frozenset({Embedding.RELATIVE, Embedding.PARTICIPLE, Embedding.NOUN_COMPLEMENT})


def is_governed(token: Token) -> bool:
    """Whether a word is a complement, an argument or a modifier of the one above it."""
    return token.dependency in GOVERNED


def is_finite_form(token: Token) -> bool:
    """Whether a word is a finite verb, or a finite helper but no modal."""
    return token.tag in TENSED


def is_past_form(verb: Token) -> bool:
    """Whether a verb itself is in the past: "faced", not "was facing" nor "has faced"."""
    return verb.tag == Tag.PAST_TENSE


def is_past_passive(verb: Token) -> bool:
    """Whether a verb is in the passive of the past: "was forced"."""
    helpers = verb.children_as(Dependency.PASSIVE_AUXILIARY)
    return any(t.tag == Tag.PAST_TENSE for t in helpers)


def is_described(noun: Token) -> bool:
    """Whether a relative clause or a participle says more of a noun: "money that it can spare"."""
    return any(EMBEDDINGS.get(t.dependency) in _ON_NOUNS for t in noun.children)


def is_passive_participle(verb: Token) -> bool:
    """Whether a participle alone makes a clause on what befell somebody: "when [asked] if it …"."""
    side = verb.dependency == Dependency.ADVERBIAL_CLAUSE
    own = any(t.dependency in ARGUMENTS or t.dependency in AUXILIARIES for t in verb.lefts)
    return side and verb.tag == Tag.PAST_PARTICIPLE and not own


def phrases_astray(verb: Token) -> list[tuple[Token, Token]]:
    """Phrases behind the clause that describes a subject, each with the verb of that clause.

    "The firm, which will [fly] it, [in] July 2026, has opened a site": to which verb such a phrase
    belongs, nothing tells, whatever the analysis hangs it on.
    """
    found: list[tuple[Token, Token]] = []
    for noun in verb.lefts:
        if ARGUMENTS.get(noun.dependency) is not ArgumentRole.SUBJECT:
            continue
        clauses = [t for t in noun.rights if EMBEDDINGS.get(t.dependency) in _ON_NOUNS]
        phrases = [t for t in (*noun.rights, *verb.lefts) if t.dependency in LINKS]
        found += [
            (phrase, clause)
            for clause in clauses
            for phrase in phrases
            if phrase.left_edge.i - clause.right_edge.i == _BEHIND_COMMA
        ]
    return found


def is_opened_clause(verb: Token) -> bool:
    """Whether a subordinating conjunction opens the clause of a verb: "a claim [that] he left"."""
    first = verb.left_edge
    conjunction = first.tag == Tag.PREPOSITION and first.head == verb
    return conjunction or any(t.dependency == Dependency.MARKER for t in verb.children)


def particles_of(verb: Token) -> tuple[str, ...]:
    """The particles of a phrasal verb, in lower case: off of "called off the strike"."""
    return tuple(t.lower_ for t in verb.children if t.dependency == Dependency.PARTICLE)


def is_under_way(verb: Token) -> bool:
    """Whether a clause tells what others were doing: "announced that police were searching it".

    Not what the speaker is about to do: "announced that it was closing the plant".
    """
    subjects = [t for t in verb.children if ARGUMENTS.get(t.dependency) is ArgumentRole.SUBJECT]
    was = any(is_past_form(t) for t in verb.lefts)
    own = any(is_personal_pronoun(t) for t in subjects)
    return verb.tag == Tag.PRESENT_PARTICIPLE and was and bool(subjects) and not own


def links_behind(noun: Token) -> list[Token]:
    """What links a noun to its complements: "calls [for] a vote", "calls [for] her to go"."""
    infinitives = (t for t in noun.children if t.tag == Tag.BASE_FORM)
    openers = (m for t in infinitives for m in t.children_as(Dependency.MARKER))
    links = (t for t in noun.children if t.dependency in LINKS)
    return [t for t in (*links, *openers) if t.i > noun.i]
