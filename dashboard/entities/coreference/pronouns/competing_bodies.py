"""Bodies for which "it" may stand in place of the one that was found for it.

The regulator that fined Norvik need not have paid, nor who tells of a wrong have done it.
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.entities.coreference.pronoun_context import ResolvedPronoun
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mentions.appositions import named_beside
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import heads_subject, is_plural
from dashboard.nlp.tokens import Token
from dashboard.vocabulary import BODIES


def patient_may_be_it(resolved: ResolvedPronoun) -> bool:
    """Whether "it" in a side clause may be the body that the one who is chosen acted on.

    "The court banned the party after [it] rioted"; in one joined, where that answers what is done
    to those alone who act: "fined Norvik, and [it] paid". A thing or a bare name may be where such
    acts have grounds ("banned Juno after it leaked").
    """
    part, words = resolved.part, resolved.words
    above = _act_beside(resolved)
    if above is None or not resolved.is_subject:
        return False
    whom = above.argument(ArgumentRole.INDIRECT_OBJECT) or above.logical_object
    agent, noun = part.head_of(above.logical_subject), part.head_of(whom)
    if agent is None or noun is None:
        return False
    if resolved.antecedent not in resolved.at(agent) or is_plural(noun):
        return False
    others = [d for d in resolved.at(noun) if d is not resolved.antecedent]
    grounds = above.lemma in words.deeds.consequential
    if any(d.kind in BODIES or (grounds and _may_be_no_person(d)) for d in others):
        return True
    return not others and words.is_body(noun.lemma_.lower())


def respondent_may_be_it(resolved: ResolvedPronoun) -> bool:
    """Whether "it" tells that it would do what only those do whom a ruling is against.

    "The regulator fined Norvik. [It] said it would appeal", "ruled against Norvik. [It] denied it".
    """
    part, words = resolved.part, resolved.words
    above = resolved.above
    content = above is not None and resolved.clause.embedding is Embedding.COMPLEMENT
    act = _act_before(part, above if above is not None and content else resolved.clause)
    if act is None or not resolved.is_subject:
        return False
    agent, struck = part.head_of(act.logical_subject), _struck_by(act, resolved)
    if agent is None or struck is None or resolved.antecedent not in resolved.at(agent):
        return False
    other = any(d is not resolved.antecedent for d in resolved.at(struck))
    said = (c for c in part.clauses.clauses if part.clauses.parent(c) is resolved.clause)
    answers = any(c.lemma in words.body_names.answering_rulings for c in (resolved.clause, *said))
    return answers and (other or words.is_body(struck.lemma_.lower()))


def _struck_by(act: Clause, resolved: ResolvedPronoun) -> Token | None:
    """Whom an act is done to or against; None where that is neither of those who act nor told."""
    part, words = resolved.part, resolved.words
    if act.lemma in words.body_names.undergone_by_actors | words.deeds.consequential:
        return part.head_of(act.argument(ArgumentRole.INDIRECT_OBJECT) or act.logical_object)
    against = (o for o in act.obliques if o.preposition in words.body_names.ruled)
    return part.head_of(next(against, None)) if act.lemma in words.body_names.ruling else None


def _act_beside(resolved: ResolvedPronoun) -> Clause | None:
    """The clause above a pronoun's, or one joined with it or before it that asks for an answer."""
    part, own = resolved.part, resolved.clause
    if own.embedding is Embedding.ADVERBIAL:
        return part.clauses.parent(own)
    act = _act_before(part, own)
    answered = act is not None and act.lemma in resolved.words.body_names.undergone_by_actors
    return act if answered else None


def _act_before(part: AnalysedParagraph, clause: Clause) -> Clause | None:
    """The clause with which another is joined, or the main one of the sentence before."""
    verb = part.doc[clause.head]
    before = verb.head if verb.dependency == Dependency.CONJUNCT else None
    if before is None and verb == verb.sent.root and verb.sent.start:
        before = part.doc[verb.sent.start - 1].sent.root
    return None if before is None else part.clauses.of(before.i)


def judged_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether "it" goes on with a judgement of another body: "Norvik slammed Lund, saying [it]".

    Either, where the antecedent judges: not of what will or would be ("saying it would sue").
    """
    part, own, above = resolved.part, resolved.clause, resolved.above
    act = None if above is None or above.finite else part.clauses.parent(above)
    if above is None or act is None or own.modal or not resolved.is_subject:
        return False
    if above.lemma not in resolved.words.saying or act.lemma not in resolved.words.deeds.judging:
        return False
    judge, noun = part.head_of(act.subject), part.head_of(act.object)
    if judge is None or noun is None or resolved.antecedent not in resolved.at(judge):
        return False
    return not is_plural(noun) and (
        bool(resolved.at(noun)) or resolved.words.is_body(noun.lemma_.lower())
    )


def teller_may_be_it(resolved: ResolvedPronoun) -> bool:
    """Whether "it" may be the body that tells it: "Norvik said [it] was never paid"."""
    above, noun = resolved.above, resolved.teller
    if above is None or above.lemma not in resolved.words.saying or not resolved.is_subject:
        return False
    if noun is None:
        return False
    told_by = resolved.at(noun, *named_beside(noun))
    others = (d for d in told_by if d is not resolved.antecedent)
    return any(d.kind in BODIES or _may_be_no_person(d) for d in others)


def wrongdoer_may_be_another(resolved: ResolvedPronoun) -> bool:
    """Whether who tells of a wrong need not have done it: "It fled. Amnesty said [it] shot nine".

    Another body is the subject of the sentence before. What it would do it may say of itself.
    """
    above, own, words = resolved.above, resolved.clause, resolved.words
    wrong = own.lemma in words.deeds.wronging | words.deeds.offending and not own.modal
    teller = resolved.teller
    if not wrong or above is None or teller is None or above.lemma not in words.saying:
        return False
    if resolved.antecedent not in resolved.at(teller, *named_beside(teller)):
        return False
    before = (n for n in resolved.words_before() if n.i < teller.sent.start and heads_subject(n))
    others = [n for n in before if resolved.antecedent not in resolved.at(n)]
    named = (d for n in others for d in resolved.at(n, *n.lefts))  # "Russian jets"
    body = any(words.is_body(n.lemma_.lower()) for n in others)
    return body or any(d.kind in BODIES for d in named)


def _may_be_no_person(entity: Entity) -> bool:
    """Whether a name may be that of a thing or firm: one word that no title or sex makes a person.

    In "fined Pell after it spilled oil" a bare "Pell" passes for a surname.
    """
    bare = len(entity.words) == 1 and entity.gender is None and not entity.offices
    return entity.kind is ActorKind.THING or (entity.kind is ActorKind.PERSON and bare)
