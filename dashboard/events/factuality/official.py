"""Whether an event is an act of the state, as an arrest or a trial: a fact, whoever tells of it."""

from __future__ import annotations

from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.subjects import is_passive, subject_of
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import PREPOSITIONS, UNDERGOERS
from dashboard.nlp.noun_phrases import prepositional_objects
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, PLURAL_NOUNS, TIMES


def is_official(event: Token, teller: Token | None, words: ClauseWords) -> bool:
    """Whether the state, or the party that tells of it, did what a verb or noun names.

    "Moreau was arrested" and "the trial opened" are so; "Moreau seized the boat", "was seized by
    two men" and "opened fire" are not.
    """
    lemma = event.lemma_.lower()
    if teller is not None and words.has("official", "private", teller.lemma_.lower()):
        return False
    if event.pos in NOMINAL:
        return words.has("official", "acts", lemma) and not _has_agent(event, words)
    if words.has("official", "always", lemma):
        return True
    things = event.children_as(*UNDERGOERS)
    if words.has("official", "steps", lemma):
        if not things:  # "the trial opened"
            things = event.children_as(Dependency.SUBJECT)
            return _is_any(things, "matters", words)
        return _is_any(things, "matters", words) and is_by_state(event, teller, words)
    if words.has("official", "acts", lemma):
        return is_by_state(event, teller, words)
    raid = not is_passive(event, words) and _is_any(things, "acts", words)  # "carried out a raid"
    return raid and is_by_state(event, teller, words)


def may_be_teller(agent: Token, teller: Token, words: ClauseWords) -> bool:
    """Whether a party may speak of itself: "prosecutors said they", not "prosecutors said he".

    Of "prosecutors said the gunmen entered and that they shot" nobody can say.
    """
    if teller.tag == Tag.PERSONAL_PRONOUN:  # "they said they", not "she said she"
        same = agent.lower_ == teller.lower_
        return same and words.has("alleged", "plural", agent.lower_)
    if agent.tag == Tag.PERSONAL_PRONOUN:
        alike = (teller.tag == Tag.PLURAL_NOUN) == words.has("alleged", "plural", agent.lower_)
        between = agent.doc[max(teller.i, teller.head.i) + 1 : agent.i]
        return alike and all(t.tag not in PLURAL_NOUNS for t in between)
    own = any(t.tag == Tag.POSSESSIVE_PRONOUN for t in agent.children)  # "said their office"
    return agent.lemma_ == teller.lemma_ or (own and words.has("official", "staff", agent.lemma_))


def is_by_state(event: Token, teller: Token | None, words: ClauseWords) -> bool:
    """Whether the state or the teller does it, or it is done to somebody by nobody else."""
    if is_passive(event, words):
        agents = agents_of(event, words)
        told = agents or not words.has("official", "anybodys", event.lemma_.lower())
        return bool(told) and all(_is_state(agent, words) for agent in agents)
    subject = subject_of(event, words)
    if subject is None:
        return False
    fights = teller is not None and words.has("alleged", "fighters", teller.lemma_.lower())
    told = teller is not None and not fights and may_be_teller(subject, teller, words)
    return told or _is_state(subject, words)


def _is_state(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun or name is that of police, a court or somebody who serves them."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    lemma = noun.lemma_.lower()
    named = any(
        words.has("official", "state", w) for w in (lemma, noun.lower_, f"{before} {lemma}")
    )
    titles = (t.lower_ for t in noun.children_as(Dependency.COMPOUND))
    return named or any(words.has("official", "titles", title) for title in titles)


def agents_of(event: Token, words: ClauseWords) -> list[Token]:
    """By whom something was done, as far as it is told: "by Carl Dunn", not "by May"."""
    phrases = event.children_as(*PREPOSITIONS)
    by = [
        t
        for t in phrases
        if t.dependency == Dependency.AGENT or words.has("official", "by", t.lower_)
    ]
    return [t for t in prepositional_objects(by) if t.name_kind not in TIMES]


def _has_agent(noun: Token, words: ClauseWords) -> bool:
    """Whether it is told whose act a noun names: "Moreau's raid", "a raid by two men"."""
    return noun.has_child(Dependency.POSSESSOR) or bool(agents_of(noun, words))


def _is_any(tokens: list[Token], name: str, words: ClauseWords) -> bool:
    return any(words.has("official", name, t.lemma_.lower()) for t in tokens)
