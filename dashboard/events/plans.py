"""Whether words tell no more than that something is to come: "is due to open", "set for May"."""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Embedding, Voice
from dashboard.events.lexicon import ClauseWords
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.tokens import Token


def raised_subject(verb: Token, part: AnalysedParagraph, words: ClauseWords) -> Token | None:
    """What an infinitive of a plan tells of; None where nothing plans it.

    "The [talks] are to begin", "The [talks] are set to begin", "The [talks] are due to begin".
    """
    clause = part.clauses.of(verb.i)
    subject = clause.argument(ArgumentRole.SUBJECT)
    if clause.embedding is not Embedding.OPEN_COMPLEMENT or subject is None:
        return None
    above = part.clauses.parent(clause)
    if above is None or clause.governor is None:
        return None
    governor = part.doc[clause.governor]
    own = above.argument(ArgumentRole.SUBJECT)
    if own is None or own.head != subject.head:
        return None
    raising = above.voice is Voice.PASSIVE or governor.i != above.head
    planned = raising and words.which("control", governor.lemma_) == "planned"
    copula = words.has("auxiliary", "copula", governor.lemma_)
    return part.doc[subject.head] if planned or copula else None


def only_plans(verb: Token, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether a passive tells no more than that what it governs is to come.

    "Is scheduled to open", not with a time of its own: "was scheduled last week to open in May".
    """
    clause, lemma = part.clauses.of(verb.i), verb.lemma_.lower()
    awaited = any(words.has("awaited", name, lemma) for name in ("verbs", "set"))
    if not awaited or clause.head != verb.i or clause.voice is not Voice.PASSIVE or clause.negated:
        return False
    if clause.argument(ArgumentRole.AGENT) or clause.argument(ArgumentRole.OBJECT):
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
    near = [t for t in token.children if t.dep_ in {"prep", "npadvmod"}]
    near += [t for child in near for t in child.children if t.dep_ == "pobj"]
    return any(t.ent_type_ == "DATE" for t in near)


def is_awaited(verb: Token, words: ClauseWords) -> bool:
    """Whether a clause of time tells in the present what is to come: "will fly when it lands"."""
    if verb.dep_ != "advcl" or verb.tag_ not in {"VBZ", "VBP"}:
        return False
    helpers = (t for t in verb.head.children if t.dep_ == "aux")
    coming = any(words.has("modal", "planned", t.lower_) for t in helpers)
    top = verb.head.head if verb.head.dep_ == "xcomp" else None
    planned = top is not None and words.which("control", top.lemma_) == "planned"
    marks = (t for t in verb.children if t.dep_ in {"mark", "advmod"} and t.i < verb.i)
    timed = any(words.has("awaited", "marks", t.lower_) for t in marks)
    return timed and (coming or planned)


def is_planned_now(verb: Token, words: ClauseWords) -> bool:
    """Whether an infinitive tells what a plan of the present is: "is (expected) to publish"."""
    above = verb.head
    if verb.tag_ != "VB" or verb.dep_ != "xcomp" or not any(t.tag_ == "TO" for t in verb.children):
        return False
    tags = {above.tag_, *(t.tag_ for t in above.children if t.dep_ in {"aux", "auxpass"})}
    now = not tags.isdisjoint({"VBZ", "VBP"}) and tags.isdisjoint({"VBD", "MD"})
    copula = words.has("auxiliary", "copula", above.lemma_)
    return now and (copula or words.which("control", above.lemma_) == "planned")


def is_foreseen(verb: Token, words: ClauseWords) -> bool:
    """Whether an infinitive tells what was once to come: "were to meet", "was due to open"."""
    head = verb.head
    if verb.dep_ != "xcomp" or not any(t.tag_ == "TO" for t in verb.children):
        return False
    copula = words.has("auxiliary", "copula", head.lemma_)
    passive = any(t.dep_ == "auxpass" and t.tag_ == "VBD" for t in head.children)
    return (copula and head.tag_ == "VBD") or passive


def is_set_for_a_time(verb: Token, words: ClauseWords) -> bool:
    """Whether what is to come is all that a verb tells: "results are expected in May"."""
    lemma = verb.lemma_.lower()
    fixed = words.has("awaited", "set", lemma)
    if verb.tag_ != "VBN" or not (fixed or words.has("awaited", "verbs", lemma)):
        return False
    deps = {t.dep_ for t in verb.children}
    described = verb.dep_ == "acl"  # "a debate planned for Monday"
    if not (described or "nsubjpass" in deps) or deps & {"xcomp", "ccomp", "dobj", "agent", "neg"}:
        return False
    near = [t for t in verb.children if t.dep_ in {"prep", "npadvmod"}]
    if fixed:
        near = [t for t in near if words.has("awaited", "links", t.lower_)]
    near += [t for child in near for t in child.children if t.dep_ == "pobj"]
    return any(t.ent_type_ in {"DATE", "TIME"} for t in near)


def planned_thing(participle: Token) -> Token:
    """What is planned for a time: the strike of "a strike by dockers planned for 20 June"."""
    noun = participle.head
    link = noun.head
    of_noun = noun.dep_ == "pobj" and link.dep_ == "prep" and link.head.pos_ == "NOUN"
    return link.head if of_noun and noun.tag_ in {"NNS", "NNPS", "NNP"} else noun
