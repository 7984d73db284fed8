"""Whether a pronoun may be the other side of a clause: "the judge told Lind that [he] had lied".

Who tells something speaks of oneself, of whom it is told, or of one of theirs. A name that hears
it, or somebody before a judge, is as near to hand as who tells it. And what goes along with an act
is mostly done to whom it was done: "Lind's widow met the mayor, accusing [him] of fraud".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import is_acted_on, is_modifier, is_personal_pronoun, is_plural
from dashboard.nlp.tokens import Token

_NAMES = frozenset({Tag.PROPER_NOUN})
_ALONG = frozenset({Embedding.ADVERBIAL, Embedding.PARTICIPLE})
_HEARING = (ArgumentRole.INDIRECT_OBJECT, ArgumentRole.OBJECT)


def other_side_may_be_meant(
    pronoun: Token,
    chosen: Entity,
    part: AnalysedParagraph,
    people_at: Callable[[Token], Iterable[Entity]],
    words: NameWords,
) -> bool:
    """Whether who hears something, or whom one acts on, may be called by the same pronoun."""
    return any(
        holds(pronoun, chosen, part, people_at, words)
        for holds in (_is_addressee, _is_patient_beside)
    )


def _is_patient_beside(
    pronoun: Token,
    chosen: Entity,
    part: AnalysedParagraph,
    people_at: Callable[[Token], Iterable[Entity]],
    words: NameWords,
) -> bool:
    """Whether a participle goes along with an act on another, and the chosen one only has who acts.

    "The sister of Lind hit the guard, kicking [him]": the guard.
    """
    clause = part.clauses.of(pronoun.i)
    act = part.clauses.parent(clause)
    while act is not None and clause.embedding is Embedding.COORDINATION and not clause.finite:
        clause, act = act, part.clauses.parent(act)
    along = clause.embedding in _ALONG and not (clause.finite or clause.marker)
    if not along or act is None or not is_acted_on(pronoun):
        return False
    subject = act.argument(ArgumentRole.SUBJECT)
    if subject is None or any(d is chosen for d in people_at(part.doc[subject.head])):
        return False
    named = [t for t in part.doc[subject.head].subtree if any(d is chosen for d in people_at(t))]
    things = [part.doc[a.head] for a in act.arguments if a.role in _HEARING]
    things += [part.doc[oblique.head] for oblique in act.obliques]
    before = (t for t in things if t.i < pronoun.i and not is_personal_pronoun(t))
    gender = words.pronouns.get(pronoun.lower_)
    return bool(named) and any(_may_be_person(t, gender, words) for t in before)


def _is_addressee(
    pronoun: Token,
    chosen: Entity,
    part: AnalysedParagraph,
    people_at: Callable[[Token], Iterable[Entity]],
    words: NameWords,
) -> bool:
    """Whether who is chosen tells it to another who may be called by the same pronoun.

    The other has a name, or owns or belongs to who hears it ("told Lind's family that he"), or is
    told it by one who tries others. Not behind a verb by which one mostly tells of oneself
    ("assured Lind that he would pay").
    """
    clause = part.clauses.of(pronoun.i)
    subject, telling = clause.argument(ArgumentRole.SUBJECT), part.clauses.parent(clause)
    told = clause.embedding is Embedding.COMPLEMENT and telling is not None
    if not told or telling is None or subject is None or subject.head != pronoun.i:
        return False
    teller = telling.argument(ArgumentRole.SUBJECT)
    of_self = load_label_scheme(part.language).lemmas["of_self"]
    if teller is None or telling.lemma in of_self:
        return False
    who = part.doc[teller.head]
    if not any(d is chosen for d in people_at(who)):
        return False
    gender = words.pronouns.get(pronoun.lower_)
    tries = not words.deeds.adjudicators.isdisjoint(_names_and_titles(who))
    for noun in _hearers(telling, pronoun, part):
        people = list(people_at(noun))
        if any(d is not chosen and d.gender in {None, gender} for d in people):
            return True
        bench = noun.lemma_.lower() in words.deeds.trying
        if tries and not (people or bench) and _may_be_person(noun, gender, words):
            return True
    return False


def _hearers(telling: Clause, pronoun: Token, part: AnalysedParagraph) -> Iterator[Token]:
    """The words for who is told it, and for whose they are."""
    for role in _HEARING:
        heard = telling.argument(role)
        if heard is not None and heard.head < pronoun.i:
            yield from (t for t in part.doc[heard.head].subtree if t.i < pronoun.i)


def _names_and_titles(noun: Token) -> frozenset[str]:
    """The nouns for somebody, and those before their name: "[Judge] Amy [Lind]"."""
    return frozenset(t.lemma_.lower() for t in (noun, *noun.lefts))


def _may_be_person(noun: Token, gender: str | None, words: NameWords) -> bool:
    """Whether a noun, or a name that is nobody's yet, may be for a person of that gender."""
    lemma = noun.lemma_.lower()
    of = words.gender_of_noun(lemma)
    known = words.persons | words.relations
    human = lemma in known or of is not None or words.is_role(lemma)
    human = human or (noun.tag in _NAMES and not is_modifier(noun))
    return human and not is_plural(noun) and of in {None, gender}
