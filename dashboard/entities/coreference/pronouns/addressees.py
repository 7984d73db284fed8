"""Whether a pronoun is for who hears it: "the judge told Lind that [he] had lied".

Who tells something speaks of oneself, of whom it is told, or of one of theirs. A name that hears
it, or somebody before a judge, is as near to hand as who tells it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import is_modifier, is_personal_pronoun, is_plural
from dashboard.nlp.tokens import Token

_HEARING = (ArgumentRole.INDIRECT_OBJECT, ArgumentRole.OBJECT)


def addressee_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent tells it to another who may be called by the same pronoun.

    The other has a name, or owns or belongs to who hears it ("told Lind's family that he"), or is
    told it by one who tries others, or is one more of the same ("one man asked the other why he").
    Not behind a verb by which one mostly tells of oneself ("assured Lind that he would pay").
    """
    part, deeds, telling = resolved.part, resolved.words.deeds, _telling(resolved)
    who = None if telling is None else part.head_of(telling.subject)
    of_self = load_label_scheme(part.language).lemmas["of_self"]
    if telling is None or who is None or telling.lemma in of_self:
        return False
    if not resolved.is_named_by(who):
        return False
    tries = not deeds.adjudicators.isdisjoint(_names_and_titles(who))
    for noun in _hearers(telling, resolved):
        people = resolved.people_at(noun)
        if any(resolved.agrees_with(p) for p in people if p is not resolved.antecedent):
            return True
        if noun.lower_ in resolved.words.alternative and not is_modifier(noun):
            return True
        bench = noun.lemma_.lower() in deeds.trying
        if tries and not (people or bench) and resolved.may_mean(noun):
            return True
    return False


def hearers_may_be_meant(pronoun: Pronoun) -> bool:
    """Whether several are told it, so that "they" may be these or who tells it.

    "Police told the marchers [they] were breaking the law". Reporters are told of others.
    """
    part, telling = pronoun.part, _telling(pronoun)
    if telling is None:
        return False
    scheme = load_label_scheme(part.language)
    if telling.lemma not in scheme.lemmas["addressing"]:
        return False
    heard = [a for role in _HEARING if (a := telling.argument(role)) is not None]
    nouns = [part.doc[a.head] for a in heard if a.head < pronoun.token.i]
    nouns = [t for t in nouns if t.lemma_.lower() not in scheme.nouns["newsmen"]]
    return any(is_plural(t) and not is_personal_pronoun(t) for t in nouns)


def _telling(pronoun: Pronoun) -> Clause | None:
    """The clause that tells what a pronoun does; None where it is the subject of no complement."""
    told = pronoun.clause.embedding is Embedding.COMPLEMENT and pronoun.is_subject
    return pronoun.above if told else None


def _hearers(telling: Clause, resolved: ResolvedPronoun) -> Iterator[Token]:
    """The words for who is told it, and for whose they are."""
    for role in _HEARING:
        heard = telling.argument(role)
        if heard is not None and heard.head < resolved.token.i:
            below = resolved.part.doc[heard.head].subtree
            yield from (t for t in below if t.i < resolved.token.i)


def _names_and_titles(noun: Token) -> frozenset[str]:
    """The nouns for somebody, and those before their name: "[Judge] Amy [Lind]"."""
    return frozenset(t.lemma_.lower() for t in (noun, *noun.lefts))
