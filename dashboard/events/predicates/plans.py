"""Whether words tell no more than that something is to come: "is due to open", "set for May"."""

from __future__ import annotations

from dashboard.clause import Embedding
from dashboard.events.lexicon import ClauseWords
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    AUXILIARIES,
    CLAUSE_OPENERS,
    COMPLEMENT_CLAUSES,
    OBLIQUES,
    is_behind_preposition,
)
from dashboard.nlp.infinitives import has_infinitive_marker, is_infinitive
from dashboard.nlp.noun_phrases import prepositional_objects
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PRESENT_FORMS, PROPER_NOUNS, TIMES

_NOT_NOW = frozenset({Tag.PAST_TENSE, Tag.MODAL})
_TELLING_MORE = COMPLEMENT_CLAUSES | {Dependency.OBJECT, Dependency.AGENT, Dependency.NEGATION}
_NAMES_AND_PLURALS = PROPER_NOUNS | {Tag.PLURAL_NOUN}


def raised_subject(verb: Token, part: AnalysedParagraph, words: ClauseWords) -> Token | None:
    """What an infinitive of a plan tells of; None where nothing plans it.

    "The [talks] are to begin", "The [talks] are set to begin", "The [talks] are due to begin".
    """
    clause = part.clauses.of(verb.i)
    subject = clause.subject
    if clause.embedding is not Embedding.OPEN_COMPLEMENT or subject is None:
        return None
    above = part.clauses.parent(clause)
    if above is None or clause.governor is None:
        return None
    governor = part.doc[clause.governor]
    own = above.subject
    if own is None or own.head != subject.head:
        return None
    raising = above.is_passive or governor.i != above.head
    planned = raising and words.which("control", governor.lemma_) == "planned"
    copula = words.has("auxiliary", "copula", governor.lemma_)
    return part.doc[subject.head] if planned or copula else None


def only_plans(verb: Token, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether a passive tells no more than that what it governs is to come.

    "Is scheduled to open", not with a time of its own: "was scheduled last week to open in May".
    """
    clause, lemma = part.clauses.of(verb.i), verb.lemma_.lower()
    awaited = any(words.has("awaited", name, lemma) for name in ("verbs", "set"))
    if not awaited or clause.head != verb.i or not clause.is_passive or clause.negated:
        return False
    if words.has("awaited", "marks", clause.marker):
        return False  # "on Tuesday, when the storm is forecast to pass": the day is told of it
    opens = any(
        c.governor == verb.i and c.embedding is Embedding.OPEN_COMPLEMENT
        for c in part.clauses.below(clause)
    )
    return opens and not has_date(verb)


def has_date(token: Token) -> bool:
    """Whether a word of time hangs on a verb itself."""
    near = token.children_as(*OBLIQUES)
    near += prepositional_objects(near)
    return any(t.name_kind == NameKind.DATE for t in near)


def is_awaited(verb: Token, words: ClauseWords) -> bool:
    """Whether a clause of time tells in the present what is to come: "will fly when it lands"."""
    if verb.dependency != Dependency.ADVERBIAL_CLAUSE or verb.tag not in PRESENT_FORMS:
        return False
    helpers = verb.head.children_as(Dependency.AUXILIARY)
    coming = any(words.has("modal", "planned", t.lower_) for t in helpers)
    top = verb.head.head if verb.head.dependency == Dependency.OPEN_COMPLEMENT else None
    planned = top is not None and words.which("control", top.lemma_) == "planned"
    marks = (t for t in verb.children_as(*CLAUSE_OPENERS) if t.i < verb.i)
    timed = any(words.has("awaited", "marks", t.lower_) for t in marks)
    return timed and (coming or planned)


def is_planned_now(verb: Token, words: ClauseWords) -> bool:
    """Whether an infinitive tells what a plan of the present is: "is (expected) to publish"."""
    above = verb.head
    infinitive = verb.tag == Tag.BASE_FORM and has_infinitive_marker(verb)
    if not infinitive or verb.dependency != Dependency.OPEN_COMPLEMENT:
        return False
    tags = {above.tag, *(t.tag for t in above.children_as(*AUXILIARIES))}
    now = not tags.isdisjoint(PRESENT_FORMS) and tags.isdisjoint(_NOT_NOW)
    copula = words.has("auxiliary", "copula", above.lemma_)
    return now and (copula or words.which("control", above.lemma_) == "planned")


def is_foreseen(verb: Token, words: ClauseWords) -> bool:
    """Whether an infinitive tells what was once to come: "were to meet", "was due to open"."""
    head = verb.head
    if verb.dependency != Dependency.OPEN_COMPLEMENT or not has_infinitive_marker(verb):
        return False
    copula = words.has("auxiliary", "copula", head.lemma_)
    passive = any(t.tag == Tag.PAST_TENSE for t in head.children_as(Dependency.PASSIVE_AUXILIARY))
    return (copula and head.tag == Tag.PAST_TENSE) or passive


def is_set_for_a_time(verb: Token, words: ClauseWords) -> bool:
    """Whether what is to come is all that a verb tells: "results are expected in May"."""
    lemma = verb.lemma_.lower()
    fixed = words.has("awaited", "set", lemma)
    if verb.tag != Tag.PAST_PARTICIPLE or not (fixed or words.has("awaited", "verbs", lemma)):
        return False
    deps = {t.dependency for t in verb.children}
    described = verb.dependency == Dependency.ADNOMINAL_CLAUSE  # "a debate planned for Monday"
    told = deps - {Dependency.AGENT} if described else deps  # "a march planned by nurses for May"
    if not (described or Dependency.PASSIVE_SUBJECT in deps) or told & _TELLING_MORE:
        return False
    near = verb.children_as(*OBLIQUES)
    if fixed:
        near = [t for t in near if words.has("awaited", "links", t.lower_)]
    near += prepositional_objects(near)
    behind = verb.subtree if told != deps else ()  # "planned by nurses at a clinic for Monday"
    return any(t.name_kind in TIMES for t in (*near, *behind))


def planned_thing(participle: Token) -> Token:
    """What is planned for a time: the strike of "a strike by dockers planned for 20 June"."""
    noun = participle.head
    link = noun.head
    of_noun = is_behind_preposition(noun) and link.head.pos == Pos.NOUN
    return link.head if of_noun and noun.tag in _NAMES_AND_PLURALS else noun


def modality_of_relative_infinitive(node: Token, words: ClauseWords) -> Modality | None:
    """What a noun says of an infinitive that was read as a relative clause of it.

    "The favourite to [succeed] her", "a force to [rescue] them". Not "the first to [climb] it".
    """
    if node.dependency != Dependency.RELATIVE_CLAUSE or not is_infinitive(node):
        return None
    noun = node.head.lemma_.lower()
    serves = Modality.POSSIBLE if words.has("complement", "serving", noun) else None
    said = words.which("control_nouns", noun)
    return serves if said is None else Modality(said)


def is_brought_under(link: Token, words: ClauseWords) -> bool:
    """Whether an infinitive only helps the noun behind a preposition: "to put Lee [under] arrest".

    It then is as real as the infinitive is: "tried to".
    """
    helps = words.has("complement", "bringing", link.head.lemma_)
    return helps and words.has("complement", "under", link.lower_) and is_infinitive(link.head)
