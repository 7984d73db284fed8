"""Whether a pronoun may be whom another clause tells of than the one of who is chosen.

``is_chosen`` and ``may_be_meant`` tell of a noun whether it is for the chosen one, or may be for
another person who is called by the same pronoun.
"""

from __future__ import annotations

from collections.abc import Callable

from dashboard.clause import ArgumentRole, Clause, Embedding, Voice
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Tag
from dashboard.nlp.implicit_subjects import meant, relative_object
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import appositions_of, heads_subject, is_modifier, is_possessor
from dashboard.nlp.tokens import Token

_SIDES = frozenset({ArgumentRole.SUBJECT, ArgumentRole.OBJECT, ArgumentRole.AGENT})
_REPORTED = frozenset({Embedding.COMPLEMENT, Embedding.PARATAXIS})
_BELOW = frozenset({Embedding.COMPLEMENT, Embedding.ADVERBIAL})
_CORE = frozenset({ArgumentRole.SUBJECT, ArgumentRole.OBJECT})


def inner_may_be_meant(
    pronoun: Token,
    part: AnalysedParagraph,
    is_chosen: Callable[[Token], bool],
    may_be_meant: Callable[[Token], bool],
) -> bool:
    """Whether a side clause may be of whom a report tells: "Reed said they held Lind as [he]".

    Who tells it stands in no clause between, and the other does.
    """
    own = part.clauses.of(pronoun.i)
    above, subject = part.clauses.parent(own), own.argument(ArgumentRole.SUBJECT)
    if own.embedding is not Embedding.ADVERBIAL or above is None:
        return False
    if subject is None or subject.head != pronoun.i or above.embedding not in _REPORTED:
        return False
    heads = [part.doc[a.head] for a in above.arguments if a.role in _SIDES]
    return not any(map(is_chosen, heads)) and any(map(may_be_meant, heads))


def main_may_be_meant(
    pronoun: Token,
    part: AnalysedParagraph,
    is_chosen: Callable[[Token], bool],
    may_be_meant: Callable[[Token], bool],
) -> bool:
    """Whether who is chosen stands in a relative clause, and another in the clause above it.

    "Lind entered a tunnel that Reed had closed. [He] was arrested": either.
    """
    first = pronoun.sent.start
    if not first or not heads_subject(pronoun):
        return False
    before = part.doc[first - 1].sent
    named = [token for token in before if is_chosen(token)]
    here = any(is_chosen(token) for token in part.doc[first : pronoun.i])
    if here or not named or not all(_is_in_relative(token, part) for token in named):
        return False
    clauses = (c for c in part.clauses.clauses if before.start <= c.head < before.end)
    heads = (a.head for c in clauses if c.depth == 0 for a in c.arguments if a.role in _CORE)
    return any(may_be_meant(part.doc[head]) for head in heads)


def relative_side_may_be_meant(
    pronoun: Token,
    part: AnalysedParagraph,
    is_chosen: Callable[[Token], bool],
    may_be_meant: Callable[[Token], bool],
) -> bool:
    """Whether a relative clause brings another beside who is chosen, right above a pronoun.

    "Lind, whom Reed fired after [he] stole a van", "Reed met Lind, who said [he] had lied".
    """
    own = part.clauses.of(pronoun.i)
    above, subject = part.clauses.parent(own), own.argument(ArgumentRole.SUBJECT)
    if above is None or subject is None or subject.head != pronoun.i:
        return False
    if own.embedding not in _BELOW or above.embedding is not Embedding.RELATIVE:
        return False
    verb = part.doc[above.head]
    whom = relative_object(verb, part)
    teller = above.argument(ArgumentRole.SUBJECT) if own.embedding in _REPORTED else None
    others = [whom] if whom is not None else []
    if teller is not None:
        others.append(meant(part.doc[teller.head], verb, load_label_scheme(part.language)))
    named = [t for noun in others for t in (noun, *appositions_of(noun))]
    return not any(map(is_chosen, named)) and any(map(may_be_meant, named))


def patient_of_relative_may_be_meant(
    pronoun: Token,
    part: AnalysedParagraph,
    is_chosen: Callable[[Token], bool],
    may_be_meant: Callable[[Token], bool],
) -> bool:
    """Whether a relative clause tells what who is chosen did to another, the subject above.

    "The guard who seized Lind said [he] had fought": either.
    """
    own = part.clauses.of(pronoun.i)
    above, subject = part.clauses.parent(own), own.argument(ArgumentRole.SUBJECT)
    if above is None or subject is None or subject.head != pronoun.i or own.embedding not in _BELOW:
        return False
    leads = above.argument(ArgumentRole.SUBJECT)
    noun = None if leads is None else part.doc[leads.head]
    named = [] if noun is None else [noun, *appositions_of(noun)]
    if not any(map(is_chosen, named)):
        return False
    inner = (c for c in part.clauses.clauses if c.embedding is Embedding.RELATIVE)
    below = (c for c in inner if part.doc[c.head].head in named)
    whom = (c.argument(ArgumentRole.OBJECT) for c in below if c.head < above.head)
    told = [part.doc[w.head] for w in whom if w is not None]
    return not any(map(is_chosen, told)) and any(map(may_be_meant, told))


def nearer_may_be_meant(
    pronoun: Token,
    part: AnalysedParagraph,
    is_chosen: Callable[[Token], bool],
    may_be_meant: Callable[[Token], bool],
) -> bool:
    """Whether only an earlier sentence names who is chosen, and this one another in its clauses.

    "Lind left. Ida Berg, who has sued Reed, said [he] had lied": Reed is nearer, though no subject.
    """
    before = part.doc[pronoun.sent.start : pronoun.i]
    own = part.clauses.of(pronoun.i)
    subject = own.argument(ArgumentRole.SUBJECT)
    if subject is None or subject.head != pronoun.i or any(map(is_chosen, before)):
        return False
    if own.embedding is Embedding.PARATAXIS:  # "Few knew Lind, he said"
        return False
    named = (t for t in before if t.tag == Tag.PROPER_NOUN)
    free = (t for t in named if not (heads_subject(t) or is_possessor(t) or is_modifier(t)))
    return any(may_be_meant(t) for t in free if own not in _clauses_of(t, part))


def _clauses_of(token: Token, part: AnalysedParagraph) -> tuple[Clause, ...]:
    """The clause of a word and those above it."""
    clause = part.clauses.of(token.i)
    return (clause, *part.clauses.above(clause))


def agent_may_be_meant(
    pronoun: Token,
    part: AnalysedParagraph,
    is_chosen: Callable[[Token], bool],
    may_be_meant: Callable[[Token], bool],
) -> bool:
    """Whether the sentence before ends with what a relative clause tells of who did it to another.

    "Lind was beaten by Reed, who had led since May. [He] retired": either.
    """
    first = pronoun.sent.start
    if not first or not heads_subject(pronoun):
        return False
    before = part.doc[first - 1].sent
    clauses = [c for c in part.clauses.clauses if before.start <= c.head < before.end]
    told = {part.doc[c.head].head for c in clauses if c.embedding is Embedding.RELATIVE}
    for clause in (c for c in clauses if c.depth == 0 and c.voice is Voice.PASSIVE):
        patient, agent = clause.argument(ArgumentRole.SUBJECT), clause.argument(ArgumentRole.AGENT)
        if patient is None or agent is None or not is_chosen(part.doc[patient.head]):
            continue
        nouns = (part.doc[agent.head], *appositions_of(part.doc[agent.head]))
        if any(map(may_be_meant, nouns)) and not told.isdisjoint(nouns):
            return True
    return False


def _is_in_relative(token: Token, part: AnalysedParagraph) -> bool:
    return any(c.embedding is Embedding.RELATIVE for c in _clauses_of(token, part))


EMBEDDED = (
    inner_may_be_meant,
    agent_may_be_meant,
    main_may_be_meant,
    nearer_may_be_meant,
    relative_side_may_be_meant,
    patient_of_relative_may_be_meant,
)
