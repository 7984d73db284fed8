"""What is told by a verb of violence and is nobody's act: "injured in a crash"."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords, EventType
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import ATTRIBUTIVES, PREPOSITIONS
from dashboard.nlp.noun_phrases import complement_of, is_adverbial_participle, subjects_of
from dashboard.nlp.tokens import Token

_NEAR = PREPOSITIONS | {Dependency.SUBJECT}


def is_non_agentive(token: Token, kind: EventType, words: ClauseWords) -> bool:
    """Whether the subject of a verb, or what it came of, is a cause by which it is no act.

    So is what happened when a thing did something: "killed when a tree fell on his van", "hurt
    after an earthquake struck".
    """
    if not kind.impersonal_causes:
        return False
    verbs = (token, token.head) if token.dependency == Dependency.CONJUNCT else (token,)
    children = [t for verb in verbs for t in verb.children]
    near = [t for t in children if t.dependency in _NEAR]
    subjects = [
        token.head if t.tag == Tag.WH_DETERMINER else t
        for t in near
        if t.dependency == Dependency.SUBJECT
    ]
    subjects += [t for link in near if link.dependency == Dependency.AGENT for t in link.children]
    links = (t for t in near if words.has("non_agentive", "links", t.lower_))
    causes = subjects or [t for link in links for t in link.children]
    causes = [c for cause in causes for c in (cause, *_of_which_one(cause))]
    if _is_of_a_mishap(token, kind, words):
        return True
    if any(_is_bare(t, kind.impersonal_causes) for t in causes):
        return True
    if subjects or words.has("non_agentive", "willed", token.lemma_.lower()):
        return False  # "murdered after a storm hit the town"
    return any(
        _is_natural(t, kind, words) or _is_bare(t, kind.harmless)
        for t in _subjects_of_clauses(children, words)
    )


def _is_natural(noun: Token, kind: EventType, words: ClauseWords) -> bool:
    """Whether a noun is for a cause without a will, however large; not for "a wave of attacks"."""
    if noun.lemma_.lower() not in kind.impersonal_causes or complement_of(noun) is not None:
        return False
    before = [c for c in noun.lefts if c.dependency in ATTRIBUTIVES]
    graded = [c.lower_.split("-")[0] for c in before if not c.like_num]  # "magnitude-6.1"
    sized = graded and all(words.has("non_agentive", "sizes", one) for one in graded)
    return bool(sized) or _is_bare(noun, kind.impersonal_causes)


def _of_which_one(cause: Token) -> list[Token]:
    """The noun of which a number takes one: "destroyed in one of its [wildfires]"."""
    noun = complement_of(cause) if cause.like_num else None
    return [] if noun is None else [noun]


def _is_of_a_mishap(token: Token, kind: EventType, words: ClauseWords) -> bool:
    """Whether a participle tells whom a mishap struck: "the van overturned, killing two".

    Or whom a cause without a will did: "an earthquake hit the town, killing two".
    """
    token = token.head if token.dependency == Dependency.CONJUNCT else token
    above = token.head
    if not is_adverbial_participle(token):
        return False
    related = above.dependency == Dependency.RELATIVE_CLAUSE
    if not related and words.has("non_agentive", "natural", above.lemma_.lower()):
        return any(_is_natural(t, kind, words) for t in subjects_of(above, depth=1))
    if not words.has("non_agentive", "mishaps", above.lemma_.lower()):
        return False
    things = kind.harmless | kind.impersonal_causes
    return any(t.lemma_.lower() in things for t in subjects_of(above, depth=1))


def _subjects_of_clauses(children: list[Token], words: ClauseWords) -> list[Token]:
    """The subjects of the clauses that tell when something happened."""
    clauses = [t for t in children if t.dependency == Dependency.ADVERBIAL_CLAUSE]
    opened = [
        c for c in clauses if any(words.has("non_agentive", "times", t.lower_) for t in c.lefts)
    ]
    return [t for c in opened for t in c.children_as(Dependency.SUBJECT)]


def _is_bare(noun: Token, nouns: frozenset[str]) -> bool:
    """Whether a noun is one of several, with nothing before it that makes it something else.

    A name is one that such a noun begins: "Cyclone Mirna".
    """
    before = [c for c in noun.lefts if c.dependency in ATTRIBUTIVES]
    if noun.pos == Pos.PROPER_NOUN and any(c.lower_ in nouns and c.text.istitle() for c in before):
        return True
    return noun.lemma_.lower() in nouns and not before
