"""What an infinitive is to the verb above it: what it led on to, or what was wanted."""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, SUBJECTS
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOUNS, SUPERLATIVES

_PREDICATED = frozenset({Dependency.PREDICATE_NOMINAL, Dependency.APPOSITION})
_LED = frozenset({Dependency.OPEN_COMPLEMENT, Dependency.ADVERBIAL_CLAUSE})


def is_carried_on(verb: Token) -> bool:
    """Whether a verb with a particle only leads on to an infinitive: "went on to win"."""
    phrases, above = load_label_scheme().lemmas["carried_on"], verb.head
    led = verb.dependency in _LED and any(t.tag == Tag.INFINITIVE_MARKER for t in verb.lefts)
    behind = (t for t in above.rights if t.i == above.i + 1 < verb.i)
    particles = (t for t in behind if t.dependency == Dependency.PARTICLE)
    return led and any(f"{above.lemma_} {t.lower_}" in phrases for t in particles)


def is_infinitive_with_subject(verb: Token) -> bool:
    """Whether an infinitive has a subject, as what is wanted has: "called for it to close"."""
    tags, deps = {t.tag for t in verb.lefts}, {t.dependency for t in verb.lefts}
    marked = Tag.INFINITIVE_MARKER in tags and Dependency.MARKER in deps
    beside = verb.dependency == Dependency.ADVERBIAL_CLAUSE
    return marked and beside and not deps.isdisjoint(SUBJECTS)


def is_infinitive(token: Token) -> bool:
    """Whether a verb is an infinitive with its particle: "to open", "to be opened"."""
    helped = token.tag == Tag.PAST_PARTICIPLE and token.has_child(*AUXILIARIES)
    if not helped and token.tag != Tag.BASE_FORM:
        return False
    marks = token.children_as(Dependency.AUXILIARY)
    return any(t.tag == Tag.INFINITIVE_MARKER for t in marks)


def is_prospective(verb: Token) -> bool:
    """Whether a passive infinitive on a noun tells what is to come: "the bill to be [signed]".

    Not where an ordinal or a superlative licenses the infinitive (Bhatt 2006): "the 12th man to be
    killed". Nor on a predicate ("was a man to be feared") or a pronoun ("those to be arrested").
    """
    noun = verb.head
    passive = verb.tag == Tag.PAST_PARTICIPLE and is_infinitive(verb)
    if not passive or noun.tag not in NOUNS or noun.i > verb.i:
        return False
    if noun.dependency in _PREDICATED:
        return False
    before = noun.doc[noun.left_edge.i : noun.i]
    return not any(t.name_kind == NameKind.ORDINAL or t.tag in SUPERLATIVES for t in before)


def has_infinitive_marker(verb: Token) -> bool:
    """Whether "to" hangs on a verb."""
    return any(t.tag == Tag.INFINITIVE_MARKER for t in verb.children)
