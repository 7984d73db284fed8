"""Crimes that one with a side of their own tells of, whom the text names once so, then by name.

"Her lawyer, Pavel Dvorak, spoke. Dvorak said guards had [beaten] her": nobody else vouches for it.
So it is with whom a clause describes as one who was there: "Ana Lind, who survived, said".
Where the noun itself tells it, the rule "one side's account of a harm" says so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.subjects import is_passive, subject_of
from dashboard.model import Actor, Mention, Quote, QuoteKind, Span
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import NAME_COMPANIONS, SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_NAME = "name"
_ADJUNCTS = (Dependency.ADVERBIAL_CLAUSE, Dependency.OPEN_COMPLEMENT)
_CLAUSES = (Dependency.RELATIVE_CLAUSE, Dependency.ADNOMINAL_CLAUSE)


class OneSidedAccounts:
    """What a text quotes of those whom it calls a lawyer, a witness, a neighbour or the like."""

    def __init__(
        self,
        quotes: Iterable[Quote],
        actors: Iterable[Actor],
        analysis: Analysis,
        words: ClauseWords,
    ) -> None:
        self._words = words
        told = [q for q in quotes if q.kind is not QuoteKind.DIRECT and q.tellers]
        speakers = frozenset[str]().union(*(quote.tellers for quote in told))
        sided = {
            actor.id
            for actor in actors
            if actor.id in speakers and _has_side(actor, analysis, words)
        }
        self._spans: list[Span] = [q.span for q in told if not sided.isdisjoint(q.tellers)]

    def tell(self, event: Token, offset: int) -> bool:
        """Whether an event, whose verb stands at an offset of the text, is a crime told in one.

        It must be told who did it: that somebody was beaten many can see.
        """
        if not any(span.start <= offset < span.end for span in self._spans):
            return False
        crime = self._words.has("alleged", "crimes", event.lemma_.lower())
        agents = event.children_as(Dependency.AGENT) if is_passive(event, self._words) else None
        return crime and bool(subject_of(event, self._words) if agents is None else agents)


def _has_side(actor: Actor, analysis: Analysis, words: ClauseWords) -> bool:
    """Whether a mention of an actor, or what stands beside it, is such a noun: "lawyer Ana Berg".

    Not where the noun is only an owner: "the victim's doctor", nor where one holds another office.
    """
    office = (actor.office or "").lower().split()
    if office and not any(words.has("alleged", "one_sided", word) for word in office):
        return False
    if all(mention.type != _NAME for mention in actor.mentions):
        return False  # "bombs went off, killing six, witnesses said"
    near = [t for mention in actor.mentions for t in _nouns_of(mention, analysis)]
    if any(words.has("alleged", "one_sided", t.lemma_.lower()) for t in near):
        return True
    clauses = (c for t in near for c in t.children_as(*_CLAUSES))
    return any(words.has("alleged", "being_there", _voiced(c, words)) for c in clauses)


def _voiced(verb: Token, words: ClauseWords) -> str:
    """The lemma of a verb that tells what one did; its participle where it was done to one."""
    described = verb.dependency == Dependency.ADNOMINAL_CLAUSE
    done_to = described or is_passive(verb, words)
    return verb.lower_ if done_to else verb.lemma_.lower()


def _nouns_of(mention: Mention, analysis: Analysis) -> Iterator[Token]:
    """The head of a mention, and the nouns that stand at it as a title or in apposition."""
    part = analysis.paragraph_at(mention.span.start)
    if part is None:
        return
    starts, ends = part.doc.starts, (mention.span.start, mention.span.end)
    first, behind = (bisect_left(starts, offset - part.start) for offset in ends)
    inside = part.doc[first:behind]
    for head in inside:
        if head.head not in inside or head.head == head:
            yield head
            yield from head.children_as(*NAME_COMPANIONS)
            if head.dependency == Dependency.APPOSITION:
                yield head.head
        elif head.dependency == Dependency.COMPOUND:
            yield head


def is_party(noun: Token, words: ClauseWords, *, papers: bool = False) -> bool:
    """Whether a noun, or the title or description of a name, is of a party, or of court papers."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    beside = (t.lemma_.lower() for t in noun.children_as(*NAME_COMPANIONS))
    lists = ("parties", "papers") if papers else ("parties",)
    known = (noun.lemma_.lower(), f"{before} {noun.lemma_}", *beside)
    party = any(words.has("alleged", each, word) for each in lists for word in known)
    return party or _is_submission(noun, words) or _represents(noun, words)


def _represents(name: Token, words: ClauseWords) -> bool:
    """Whether a name is told to stand for a side, where it tells something.

    "Ana Berg, [prosecuting], said", "[for] the prosecution", "[Opening] the case, Ana Berg said",
    "[Prosecutor], Ana Berg said".
    """
    verb = name.head
    if name.tag not in PROPER_NOUNS or name.dependency not in SUBJECTS:
        return False
    for child in name.rights:
        standing = words.has("alleged", "representing", child.lower_)
        side = words.has("alleged", "standing_for", child.lower_)
        sides = child.children_as(Dependency.PREPOSITIONAL_OBJECT) if side else ()
        alone = standing and not any(t.dependency == Dependency.OBJECT for t in child.rights)
        if alone or any(words.has("alleged", "sides", t.lemma_.lower()) for t in sides):
            return True
    return _opens_case(verb, words) or _is_labelled(name, words)


def _opens_case(verb: Token, words: ClauseWords) -> bool:
    """Whether who tells something opens or closes a case with it: "[opening] the case, said"."""
    beside = (t for t in verb.children_as(*_ADJUNCTS) if words.has("alleged", "opening", t.lower_))
    cases = (t for one in beside for t in one.children_as(Dependency.OBJECT))
    return any(words.has("alleged", "cases", t.lemma_.lower()) for t in cases)


def _is_labelled(name: Token, words: ClauseWords) -> bool:
    """Whether a bare noun and a comma open the sentence before a name: "Prosecutor, Ana Berg"."""
    first = name.left_edge
    label = name.doc[first.i - 2] if first.i >= name.sent.start + 2 else None
    if label is None or label.i != name.sent.start or name.doc[first.i - 1].text != ",":
        return False
    return words.has("alleged", "parties", label.lemma_.lower())


def _is_submission(noun: Token, words: ClauseWords) -> bool:
    """Whether a side has brought a document before a court: "papers [filed] with the tribunal"."""
    if not words.has("alleged", "submissions", noun.lemma_.lower()):
        return False
    told = noun.children_as(Dependency.ADNOMINAL_CLAUSE)
    brought = [t for t in told if words.has("alleged", "submitting", t.lemma_)]
    return any(words.has("alleged", "hearers", t.lower_) for verb in brought for t in verb.subtree)
