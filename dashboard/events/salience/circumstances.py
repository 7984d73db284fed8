"""Words that tell only a circumstance of another event: how many came, in whose support.

They have the look of an event; a chronicler finds what happened in the clause beside them.
"""

from __future__ import annotations

from dashboard.clause import ArgumentRole, Clause, Embedding
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.predicates.thing_nouns import is_service
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.tokens import Token

THOUSAND = 1000  # from so many on, people are a crowd, of which one tells how large it was
_TABLE = "circumstances"


def is_circumstance(
    read: EventMention, clause: Clause, part: AnalysedParagraph, words: ClauseWords
) -> bool:
    """Whether an event without a time of its own is none, but goes with another."""
    if read.own_times:
        return False
    if read.found.verb is None:
        noun = part.doc[read.found.token]
        service = is_service(noun, words) or _is_numbered(noun, words)
        return _is_attitude(noun, words) or service
    return (
        _is_turnout(clause, part, words)
        or _is_judged(clause, part, words)
        or _is_form(part.doc[clause.head], words)
    )


def _is_numbered(noun: Token, words: ClauseWords) -> bool:
    """Whether a number right behind a noun makes it a name: "[Flight] 212 vanished"."""
    named = words.has(_TABLE, "services", noun.lemma_.lower())
    last = noun.i + 1 == len(noun.doc)
    return named and not last and noun.nbor(1).like_num and noun.nbor(1).head == noun


def _is_attitude(noun: Token, words: ClauseWords) -> bool:
    """Whether a noun tells only for or against what something was done: "in [support] of"."""
    led = noun.left_edge == noun and words.has(_TABLE, "attitude_links", noun.head.lower_)
    return led and words.has(_TABLE, "attitudes", noun.lower_)


def _is_form(verb: Token, words: ClauseWords) -> bool:
    """Whether a gerund tells only in what form something was said: "told him in [writing] that"."""
    led = verb.i > 0 and words.has(_TABLE, "form_links", verb.nbor(-1).lower_)
    return led and words.has(_TABLE, "forms", verb.lower_)


def _is_turnout(clause: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether it tells how many came to what is told elsewhere: "said 20,000 [took part]"."""
    head, thing = part.head_of(clause.subject), part.head_of(clause.object)
    phrase = clause.lemma if thing is None else f"{clause.lemma} {thing.lemma_}"
    came = words.has(_TABLE, "coming", clause.lemma) or words.has(_TABLE, "coming", phrase)
    if head is None or not came or clause.negated:
        return False
    return any(_is_crowd(t, words) for t in (head, *head.lefts))  # no year of a clause on it


def _is_crowd(token: Token, words: ClauseWords) -> bool:
    figures = token.text.replace(",", "")
    return words.has(_TABLE, "crowds", token.lower_) or (
        figures.isdigit() and int(figures) >= THOUSAND
    )


def _is_judged(clause: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether an opinion is told of what may be done: "it was important to [restore] order"."""
    above = part.clauses.parent(clause)
    if above is None or clause.finite or clause.embedding is not Embedding.OPEN_COMPLEMENT:
        return False
    subject = part.head_of(above.subject)
    expletive = subject is not None and words.has("impersonal", "subjects", subject.lower_)
    judged = part.head_of(above.argument(ArgumentRole.ATTRIBUTE))
    valued = judged is not None and words.has(_TABLE, "values", judged.lower_)
    return expletive and valued and words.has("auxiliary", "copula", above.lemma)
