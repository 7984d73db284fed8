"""How a word hangs on another one: what may say if it is a fact, what only describes."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Embedding
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import is_personal_pronoun
from dashboard.nlp.tokens import Token

_BEHIND_COMMA = 2  # tokens from the end of a clause to what a comma parts from it
_ON_NOUNS = frozenset({Embedding.RELATIVE, Embedding.PARTICIPLE, Embedding.NOUN_COMPLEMENT})


def is_governed(token: Token, *, language: str | None = None) -> bool:
    """Whether a word is a complement, an argument or a modifier of the one above it."""
    return token.dependency in load_label_scheme(language).dependencies["governed"]


def is_finite_form(token: Token, *, language: str | None = None) -> bool:
    """Whether a word is a finite verb, or a finite helper but no modal."""
    return token.tag in load_label_scheme(language).tags["finite"]


def is_past_form(verb: Token, *, language: str | None = None) -> bool:
    """Whether a verb itself is in the past: "faced", not "was facing" nor "has faced"."""
    return verb.tag in load_label_scheme(language).tags["past"]


def is_past_passive(verb: Token) -> bool:
    """Whether a verb is in the passive of the past: "was forced"."""
    helpers = verb.children_as(Dependency.PASSIVE_AUXILIARY)
    return any(t.tag == Tag.PAST_TENSE for t in helpers)


def is_described(noun: Token, *, language: str | None = None) -> bool:
    """Whether a relative clause or a participle says more of a noun: "money that it can spare"."""
    embedding = load_label_scheme(language).embeddings.get
    return any(embedding(t.dependency) in _ON_NOUNS for t in noun.children)


def is_passive_participle(verb: Token, *, language: str | None = None) -> bool:
    """Whether a participle alone makes a clause on what befell somebody: "when [asked] if it …"."""
    scheme = load_label_scheme(language)
    side = scheme.embeddings.get(verb.dependency) is Embedding.ADVERBIAL
    helpers = scheme.dependencies["auxiliary"] | scheme.dependencies["passive_auxiliary"]
    own = any(t.dependency in scheme.arguments or t.dependency in helpers for t in verb.lefts)
    return side and verb.tag in scheme.tags["past_participle"] and not own


def phrases_astray(verb: Token, *, language: str | None = None) -> list[tuple[Token, Token]]:
    """Phrases behind the clause that describes a subject, each with the verb of that clause.

    "The firm, which will [fly] it, [in] July 2026, has opened a site": to which verb such a phrase
    belongs, nothing tells, whatever the analysis hangs it on.
    """
    scheme, found = load_label_scheme(language), []
    links = scheme.dependencies["preposition"]
    for noun in verb.lefts:
        if scheme.arguments.get(noun.dependency) is not ArgumentRole.SUBJECT:
            continue
        clauses = [t for t in noun.rights if scheme.embeddings.get(t.dependency) in _ON_NOUNS]
        phrases = [t for t in (*noun.rights, *verb.lefts) if t.dependency in links]
        found += [
            (phrase, clause)
            for clause in clauses
            for phrase in phrases
            if phrase.left_edge.i - clause.right_edge.i == _BEHIND_COMMA
        ]
    return found


def is_opened_clause(verb: Token, *, language: str | None = None) -> bool:
    """Whether a subordinating conjunction opens the clause of a verb: "a claim [that] he left"."""
    scheme = load_label_scheme(language)
    first = verb.left_edge
    conjunction = first.tag in scheme.tags["conjunction"] and first.head == verb
    return conjunction or any(t.dependency in scheme.dependencies["marker"] for t in verb.children)


def particles_of(verb: Token, *, language: str | None = None) -> tuple[str, ...]:
    """The particles of a phrasal verb, in lower case: off of "called off the strike"."""
    labels = load_label_scheme(language).dependencies["particle"]
    return tuple(t.lower_ for t in verb.children if t.dependency in labels)


def is_under_way(verb: Token, *, language: str | None = None) -> bool:
    """Whether a clause tells what others were doing: "announced that police were searching it".

    Not what the speaker is about to do: "announced that it was closing the plant".
    """
    roles = load_label_scheme(language).arguments.get
    subjects = [t for t in verb.children if roles(t.dependency) is ArgumentRole.SUBJECT]
    was = any(is_past_form(t, language=language) for t in verb.lefts)
    own = any(is_personal_pronoun(t, language=language) for t in subjects)
    return verb.tag == Tag.PRESENT_PARTICIPLE and was and bool(subjects) and not own
