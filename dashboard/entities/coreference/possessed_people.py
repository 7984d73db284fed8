"""Whether "he" may be whom somebody has, and not who has them: "met Lee's brother and held him".

The head of a phrase is nearer to hand than who owns it: in "Lee's brother" that is the brother.
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Embedding
from dashboard.entities.coreference.pronoun_context import ResolvedPronoun
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.noun_phrases import complement_of, heads_subject, is_plural, is_possessor
from dashboard.nlp.tokens import Token


def possessed_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent only owns somebody who may be called by the same pronoun.

    Not where the last sentence that tells of the antecedent has it in another place, too, nor in
    what somebody of theirs tells: "Lee's brother said he was ill" tells of Lee, and "[his] partner
    told police he stole it" of either, where nobody knows whose. Nor where the subject may be the
    owner: "The boy lives with his uncle, but he may leave".
    """
    pronoun, part, words = resolved.token, resolved.part, resolved.words
    gender = resolved.kind
    if is_possessor(pronoun):
        return False
    tellers = (t for t in _others(pronoun, part) if t.i < pronoun.i)
    if any(_is_of_unknown(t, resolved) for t in tellers):
        return True
    told = [t for t in resolved.words_before() if resolved.is_named_by(t)]
    last = [t for t in told if t.sent.start == told[-1].sent.start]
    owned = [noun for t in last if (noun := _owned_by(t)) is not None]
    bound = any(_is_bound(t, gender, part, words) for t in last)
    if not last or len(owned) != len(last) or bound:
        return False
    others = _others(pronoun, part)
    fronted = {t for t in told if t.lower_ in words.pronouns and pronoun.head in t.ancestors}
    if fronted and heads_subject(pronoun):
        return False  # "released through [his] agent, he said"
    return any(
        _is_person(noun, gender, words) and not others & {noun, *noun.ancestors} for noun in owned
    )


def _is_of_unknown(teller: Token, resolved: ResolvedPronoun) -> bool:
    """Whether a teller belongs to somebody of the gender of whom nothing else is known."""
    gender, words = resolved.kind, resolved.words
    if not _is_person(teller, gender, words):
        return False
    owners = (t for t in teller.lefts if is_possessor(t))
    alike = (t for t in owners if words.pronouns.get(t.lower_) == gender)
    return not all(map(resolved.people_at, alike))


def _owned_by(name: Token) -> Token | None:
    """Whom or what somebody has: "Lee's [brother]", "the [driver] of Lee"; None: nothing."""
    if is_possessor(name):
        return name.head
    above = name.head.head
    return above if complement_of(above) == name else None


def _is_person(noun: Token, gender: str | None, words: NameWords) -> bool:
    """Whether a noun is for one person whom a pronoun of that gender may mean."""
    lemma = noun.lemma_.lower()
    of = words.gender_of_noun(lemma)
    known = words.persons | words.offices | words.relations
    human = lemma in known or of is not None
    return human and not is_plural(noun) and of in {None, gender}


def _is_bound(owner: Token, gender: str | None, part: AnalysedParagraph, words: NameWords) -> bool:
    """Whether the subject of its clause may be an owner: "The boy lives with [his] uncle"."""
    subject = part.clauses.of(owner.i).argument(ArgumentRole.SUBJECT)
    if owner.lower_ not in words.pronouns or subject is None or subject.head >= owner.i:
        return False
    return _is_person(part.doc[subject.head], gender, words)


def _others(pronoun: Token, part: AnalysedParagraph) -> set[Token]:
    """Who is another than a pronoun means: who acts on it, and who tells what it stands in."""
    clause = part.clauses.of(pronoun.i)
    subjects = [clause.argument(ArgumentRole.SUBJECT)]
    for above in part.clauses.above(clause):
        if clause.embedding in {Embedding.COMPLEMENT, Embedding.PARATAXIS}:
            subjects += [above.argument(ArgumentRole.SUBJECT), above.argument(ArgumentRole.AGENT)]
        clause = above
    return {part.doc[s.head] for s in subjects if s is not None and s.head != pronoun.i}
