"""Who asks and who answers where "Q." and "A." stand before what is said."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from dashboard.entities.link import LinkedActors
from dashboard.entities.mention import NAMED
from dashboard.entities.names.name_words import load_name_words
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.model import Actor, ActorKind, Mention, Quote, Span
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token
from dashboard.quotes.attribute import attribute_quotes, leave_speakers_open
from dashboard.quotes.cues import Cues, read_cues
from dashboard.quotes.found import FoundQuote
from dashboard.registry import OWN

# Whether these are asked, of "interview".
_ASKED = {Dependency.SUBJECT: False, Dependency.PASSIVE_SUBJECT: True, Dependency.OBJECT: True}


def named_speakers(
    found: Iterable[FoundQuote], *, language: str = OWN
) -> tuple[list[Span], list[Span]]:
    """The words that name who speaks, and the labels ("Q", "Answer") that name nobody."""
    labels = read_cues(language).labels
    spans = [q.speaker for q in found if q.speaker is not None]
    return [s for s in spans if s.text not in labels], [s for s in spans if s.text in labels]


def link_speakers(
    found: Sequence[FoundQuote], analysis: Analysis, linked: LinkedActors, *, language: str = OWN
) -> tuple[tuple[Quote, ...], LinkedActors]:
    """The quotations with who speaks or may speak, and the actors with "I" in what these say."""
    quotes = attribute_speakers(found, analysis, linked.actors, language=language)
    linked = link_first_person(quotes, analysis, linked, language=language)
    return leave_speakers_open(quotes, analysis, linked), linked


def attribute_speakers(
    found: Sequence[FoundQuote], analysis: Analysis, actors: Sequence[Actor], *, language: str = OWN
) -> tuple[Quote, ...]:
    """The quotations with their speakers; those of labels are named by the head."""
    quotes = attribute_quotes(found, actors, language=language)
    return name_answers(quotes, analysis, actors, language=language)


def name_answers(
    quotes: Sequence[Quote], analysis: Analysis, actors: Sequence[Actor], *, language: str = OWN
) -> tuple[Quote, ...]:
    """The quotations; labelled answers and questions have the speakers that the head names.

    The head is all that stands before the first label. Who is interviewed there answers, or the
    only person whom it names, or of whom it speaks more than of all others together; who interviews
    asks. What the head leaves open stays without.
    """
    cues = read_cues(language)
    labelled = [q for q in quotes if q.speaker is None and _label(q) in cues.labels]
    if not labelled:
        return tuple(quotes)
    end = min(q.span.start for q in labelled)
    people = [a for a in actors if a.kind is ActorKind.PERSON and a.mentions]
    # "the president talks like a professor": whom only a noun means gives no interview beside them
    people = [a for a in people if any(m.type in NAMED for m in a.mentions)] or people
    parts = [(a.id, part) for a in people for part in _parts(a, analysis, end, cues)]
    named = {a.id for a in people if a.mentions[0].span.start < end}
    asked = _only(actor for actor, answers in parts if answers)
    answered = asked or _only(named) or _chief(people, end)
    asks = _only(actor for actor, answers in parts if not answers and actor != answered)
    speakers = dict.fromkeys(cues.answers, answered) | dict.fromkeys(
        cues.labels - cues.answers, asks
    )
    return tuple(
        dataclasses.replace(q, speaker=speakers[_label(q)]) if q in labelled else q for q in quotes
    )


def link_first_person(
    quotes: Sequence[Quote], analysis: Analysis, linked: LinkedActors, *, language: str = OWN
) -> LinkedActors:
    """The actors; "I" and "my" in a labelled answer or question are mentions of who says it."""
    labels, kinds = read_cues(language).labels, load_name_words(language).pronouns
    at, more = dict(linked.at), defaultdict(list)
    for quote in quotes:
        part = analysis.paragraph_at(quote.span.start)
        if quote.speaker is None or part is None or _label(quote) not in labels:
            continue
        number = part.number
        for token in part.doc:
            within = quote.span.start <= part.at(token) < quote.span.end
            place = number, token.i
            if (
                within
                and kinds.get(token.lower_) is PronounClass.FIRST_SINGULAR
                and place not in at
            ):
                at[place] = (quote.speaker,)
                more[quote.speaker].append(Mention(part.span_of(token, token), "pronoun"))
    if not more:
        return linked
    actors = tuple(_with_mentions(a, more[a.id]) if a.id in more else a for a in linked.actors)
    return dataclasses.replace(linked, actors=actors, at=at)


def _with_mentions(actor: Actor, more: Iterable[Mention]) -> Actor:
    mentions = sorted((*actor.mentions, *more), key=lambda m: (m.span.start, -m.span.end))
    return dataclasses.replace(actor, mentions=tuple(mentions))


def _label(quote: Quote) -> str:
    return "" if quote.speaker_mention is None else quote.speaker_mention.text


def _only(actors: Collection[str] | Iterator[str]) -> str | None:
    """The one of whom there is only one."""
    found = set(actors)
    return found.pop() if len(found) == 1 else None


def _chief(people: Iterable[Actor], end: int) -> str | None:
    """Of whom a head speaks more than of all others together, as far as its end; None: nobody."""
    told = Counter({a.id: sum(m.span.start < end for m in a.mentions) for a in people})
    first = next(iter(told.most_common(1)), None)
    return first[0] if first is not None and 2 * first[1] > told.total() else None


def _parts(actor: Actor, analysis: Analysis, end: int, cues: Cues) -> Iterator[bool]:
    """For each mention in the head that takes part in an interview: whether it answers there."""
    for mention in actor.mentions:
        part = analysis.paragraph_at(mention.span.start)
        if mention.span.start >= end or part is None:
            continue
        span = part.stretch_of(mention.span)
        answers = None if span is None else _answers(span.root, cues)
        if answers is not None:
            yield answers


def _answers(token: Token, cues: Cues) -> bool | None:
    """Whether somebody answers ("an interview with X", "X spoke"), asks, or neither (None)."""
    above = token.head
    if token.dependency == Dependency.PREPOSITIONAL_OBJECT:
        talk = above.head
        lemma = talk.lemma_.lower()
        by = above.dependency == Dependency.AGENT or above.lower_ in cues.issuers
        if lemma in cues.interviewing or lemma in cues.interviews:
            return not by
        answers = lemma in cues.answering and above.dependency == Dependency.PREPOSITION
        return False if answers else None
    lemma = above.lemma_.lower()
    if lemma in cues.interviewing:
        return _ASKED.get(token.dependency)
    return True if lemma in cues.answering and token.dependency == Dependency.SUBJECT else None
