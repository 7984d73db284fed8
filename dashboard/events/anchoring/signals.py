"""How a time expression hangs in its sentence: its head, and the words before it that bound it."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.events.anchoring.timex_dates import is_from_some_day
from dashboard.events.lexicon import ClauseWords
from dashboard.model import Anchoring, Granularity, TemporalExpression, TimexType
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    ADJECTIVAL_OR_OPEN_COMPLEMENTS,
    ADNOMINAL_CLAUSES,
    ATTRIBUTIVES,
    AUXILIARIES,
    CLAUSE_OPENERS,
    PREMODIFIERS,
    SUBJECTS,
    UNDERGOERS,
)
from dashboard.nlp.infinitives import has_infinitive_marker
from dashboard.nlp.noun_phrases import is_adverbial_participle, is_ranked
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import SUPERLATIVES, TENSED, TIMES

_OPENING = frozenset({Dependency.MARKER, Dependency.AUXILIARY, Dependency.PREPOSITION})
_DETERMINERS = frozenset({Tag.DETERMINER, Tag.POSSESSIVE_PRONOUN})
_PERIODS = frozenset({Granularity.QUARTER, Granularity.HALF_YEAR})
MODIFIERS = PREMODIFIERS | {
    Dependency.NUMERIC_MODIFIER,
    Dependency.POSSESSOR,
    Dependency.QUANTIFIER_MODIFIER,
    Dependency.APPOSITION,
    Dependency.DETERMINER,
}
_COMPLETED = UNDERGOERS | {Dependency.PREDICATE_NOMINAL, Dependency.OBJECT_PREDICATE}
_OWNED = MODIFIERS - {Dependency.APPOSITION, Dependency.NUMERIC_MODIFIER}


def head_token(part: AnalysedParagraph, timex: TemporalExpression) -> Token | None:
    """The token of an expression that hangs on something outside of it."""
    span = part.stretch_of(timex.span)
    if span is None:
        return None
    outside = [t for t in span if t.head.i < span.start or t.head.i >= span.end or t.head == t]
    return outside[0] if outside else span.root


def is_undergoer(part: AnalysedParagraph, head: Token) -> bool:
    """Whether something is done to a time: "Sunday was chosen as its date"."""
    clause = part.clauses.of(head.i)
    subject = clause.subject
    passive = clause.is_passive and not (subject is not None and subject.shared)
    return passive and subject is not None and subject.head == head.i


def clause_between(verb: Token, came_from: Token, timex: TemporalExpression) -> str | None:
    """The verb of a clause right before a time that may be its own: "sold a house built in 2003".

    A time that is counted from publication tells when the news of the main clause was.
    """
    if verb == came_from or verb.pos != Pos.VERB or came_from.i <= verb.i + 1:
        return None
    if timex.anchoring is Anchoring.PUBLISHED:
        return None
    last = came_from.nbor(-1)
    for node in (last, *last.ancestors):
        if node.i == verb.i:
            break
        if node.dependency in ADNOMINAL_CLAUSES and node.pos == Pos.VERB:
            return str(node.text)
    return None


def is_owned_by(head: Token, noun: Token) -> bool:
    """Whether a time stands before the noun that it dates: the vote of "after Sunday's vote".

    Or of "after his 2016 arrest".
    """
    before = head.dependency in MODIFIERS and head.i < noun.i
    return before and head.head == noun and noun.name_kind not in TIMES


def is_named(part: AnalysedParagraph, timex: TemporalExpression, words: ClauseWords) -> bool:
    """Whether words say what a day is, and not when something was.

    A verb says what it is made ("declared Friday a holiday"), or it is the value of a noun of
    dates: "set a deadline of Friday", "set Friday as the deadline".
    """
    first, after = part.token_at(timex.span.start), part.token_at(timex.span.end + 1)
    if first is None or first.i == 0:
        return False
    verb = first.nbor(-1)
    if words.has("dated_nouns", "links", verb.lower_):
        return words.has("dated_nouns", "nouns", verb.head.lemma_.lower())
    if after is None:
        return False
    if after.dependency != Dependency.DETERMINER:
        made = after.children_as(Dependency.PREPOSITIONAL_OBJECT)
        named = words.has("preposition", "naming", after.lower_)
        return named and any(words.has("dated_nouns", "made", t.lemma_.lower()) for t in made)
    noun = after.head
    makes = noun.head == verb and words.has("naming", "verbs", verb.lemma_)
    return makes and noun.left_edge == after and not verb.has_child(Dependency.OBJECT)


PRESENT = "PRESENT_REF"
_SOME_DAY = "XXXX-XX-XXT"
LONGEST_SIGNAL = 3  # words ("no later than")


def signal_of(
    part: AnalysedParagraph, timex: TemporalExpression, head: Token, words: ClauseWords
) -> str:
    """The words that say how an expression bounds an event: ``signal_before``, with what denies it.

    "A verdict is not expected before May" tells that it comes no earlier.
    """
    signal = signal_before(part, timex, head, words)
    verbs = [head.head.head if head.dependency == Dependency.PREPOSITIONAL_OBJECT else head]
    while verbs[-1].dependency in ADJECTIVAL_OR_OPEN_COMPLEMENTS:  # "is not due to rule until May"
        verbs.append(verbs[-1].head)
    planned = any(words.which("control", verb.lemma_) == "planned" for verb in verbs)
    for child in (t for verb in verbs for t in verb.children if planned):
        denied = f"{child.lemma_} {signal}"
        if child.dependency == Dependency.NEGATION and words.has("signal", "since", denied):
            return denied
    return signal


def is_compared(part: AnalysedParagraph, timex: TemporalExpression, words: ClauseWords) -> bool:
    """Whether a time only tells what something surpasses: "the worst accident since 2013".

    Or within how long it does: "began the biggest strike in the past century".
    """
    head = head_token(part, timex)
    if head is None:
        return False
    signal = signal_before(part, timex, head, words)
    link = head.head if head.dependency == Dependency.PREPOSITIONAL_OBJECT else head
    if words.has("signal", "surpassed", signal):
        noun = link.head if link != head else head
        return noun.pos == Pos.NOUN and any(t.tag in SUPERLATIVES for t in noun.lefts)
    within = timex.type is TimexType.DURATION and words.has("signal", "window", signal)
    return within and link.i > 0 and _is_of_most(link.nbor(-1), link.head)


def _is_of_most(last: Token, governor: Token) -> bool:
    """Whether the phrase that ends with a word tells of the most of a kind, beside a governor."""
    phrase = last
    while phrase != governor and phrase.head not in {governor, phrase}:
        phrase = phrase.head
    most = phrase.tag in SUPERLATIVES or any(t.tag in SUPERLATIVES for t in phrase.lefts)
    most = most or (phrase != governor and is_ranked(phrase))  # "its first loss in a decade"
    return most and phrase.pos in {Pos.NOUN, Pos.ADJECTIVE, Pos.PROPER_NOUN}


def covers_the_event(
    part: AnalysedParagraph, timex: TemporalExpression, words: ClauseWords
) -> bool:
    """Whether a length that ends or begins now tells within which days something was or will be.

    "Over the past decade", "in the next two weeks"; not "for the past decade", which tells how
    long, nor "the worst fire in the last ten years", which tells what it surpasses.
    """
    head = head_token(part, timex)
    if head is None or timex.interval is None or timex.type is not TimexType.DURATION:
        return False
    link = head.head
    within = words.has("signal", "window", link.lower_)
    return within and not is_ranked(link.head)


def is_counted_from_event(
    part: AnalysedParagraph, timex: TemporalExpression, words: ClauseWords
) -> bool:
    """Whether a season or month is the one beside an event: "the summer before the accident"."""
    first, head = part.token_at(timex.span.start), head_token(part, timex)
    if first is None or head is None or timex.anchoring is not Anchoring.PUBLISHED:
        return False
    if not words.has("proper", "definite", first.lower_) or head.i + 1 >= len(part.doc):
        return False
    link = head.nbor(1)
    if {words.which("signal", link.lower_)}.isdisjoint({"before", "after"}):
        return False
    thing = link.child_as(Dependency.PREPOSITIONAL_OBJECT) or link.head
    return thing != link and thing.name_kind != NameKind.DATE


def signal_before(
    part: AnalysedParagraph, timex: TemporalExpression, head: Token, words: ClauseWords
) -> str:
    """The words before an expression that say how it bounds an event, in lower case.

    The phrase right behind it ("at the earliest"), the longest before it ("prior to"), else a
    preposition or conjunction, else nothing.
    """
    span = part.stretch_of(timex.span)
    if span is not None:
        phrase = " ".join(t.lower_ for t in part.doc[span.end : span.end + LONGEST_SIGNAL])
        if words.has("signal", "behind", phrase):
            return phrase
    start = span.start if span is not None else head.i
    while start and part.doc[start - 1].tag in _DETERMINERS:
        start -= 1
    for size in range(min(LONGEST_SIGNAL, start), 1, -1):
        phrase = " ".join(t.lower_ for t in part.doc[start - size : start])
        if words.which("signal", phrase) is not None:
            return phrase
    if start and words.has("signal", "range_end", part.doc[start - 1].lower_):
        owned = head.dependency in _OWNED and head.head.name_kind not in TIMES
        owned = owned or part.doc[start - 1].dependency == Dependency.PARTICLE  # "went through"
        return "" if owned else str(part.doc[start - 1].lower_)  # "to Monday's meeting"
    if head.dependency == Dependency.PREPOSITIONAL_OBJECT and head.head.i < head.i:
        return str(head.head.lower_)
    if start:
        before = part.doc[start - 1]
        if before.pos in {
            Pos.ADPOSITION,
            Pos.SUBORDINATING_CONJUNCTION,
            Pos.COORDINATING_CONJUNCTION,
            Pos.PARTICLE,
        }:
            return str(before.lower_)
    return ""


def is_comment(verb: Token) -> bool:
    """Whether a relative tells of all before it: "left in 2014, which she called a mistake"."""
    pronoun = next((t for t in verb.subtree if t.tag == Tag.WH_DETERMINER), None)
    if pronoun is None or pronoun.dependency == Dependency.PREPOSITIONAL_OBJECT:
        return False
    return pronoun.i > 0 and bool(pronoun.doc[pronoun.i - 1].is_punct)


def stands_at(part: AnalysedParagraph, timex: TemporalExpression, token: int) -> bool:
    """Whether an expression, with its preposition, stands right before or behind a token."""
    first, last = part.token_at(timex.span.start), part.token_at(timex.span.end - 1)
    if first is None or last is None:
        return False
    before = first.i - 1
    if before > 0 and part.doc[before].dependency == Dependency.PREPOSITION:
        before -= 1
    return token in (before, last.i + 1)


def is_finite(verb: Token) -> bool:
    """Whether a verb, or its first helper, has a tense: "meets", "was met"."""
    helpers = verb.children_as(*AUXILIARIES)
    return (helpers[0] if helpers else verb).tag in TENSED


def is_purpose(token: Token) -> bool:
    """Whether an infinitive completes the object of a verb: the time may be that of the verb."""
    behind = token.dependency in ADNOMINAL_CLAUSES and token.head.dependency in _COMPLETED
    return behind and token.tag == Tag.BASE_FORM and has_infinitive_marker(token)


def is_aim(verb: Token) -> bool:
    """Whether an infinitive tells what something is done for: "flew home to rest in May"."""
    infinitive = verb.tag == Tag.BASE_FORM and has_infinitive_marker(verb)
    return infinitive and verb.dependency == Dependency.ADVERBIAL_CLAUSE


def joined_to(verb: Token) -> Iterator[Token]:
    """The verbs before it in its chain, from the last to the first."""
    while verb.dependency == Dependency.CONJUNCT and verb.head != verb:
        verb = verb.head
        yield verb


def goes_along(verb: Token) -> bool:
    """A participle behind its clause tells what went along with it: ", killing four"."""
    if not is_adverbial_participle(verb) or verb.i < verb.head.i:
        return False
    return not any(t.dependency in _OPENING for t in verb.lefts)


def clause_of_participle(verb: Token) -> Token:
    """The verb with which a participle goes: not the reason that the analysis hangs it on.

    "Was jailed on Thursday for taking bribes, ending a trial": jailed.
    """
    above = verb.head
    reason = (
        above.dependency == Dependency.PREPOSITIONAL_COMPLEMENT
        and above.head.dependency == Dependency.PREPOSITION
        and above.i > above.head.i
    )
    apart = verb.left_edge.i > 0 and verb.left_edge.nbor(-1).dependency == Dependency.PUNCTUATION
    return above.head.head if reason and apart else above


def is_when(verb: Token, words: ClauseWords) -> bool:
    """Whether a side clause tells what happened at the same time ("when the board met")."""
    if verb.dependency != Dependency.ADVERBIAL_CLAUSE:
        return False
    marks = (t.lower_ for t in verb.children_as(*CLAUSE_OPENERS) if t.i < verb.i)
    return any(words.has("signal", "same_time", mark) for mark in marks)


def is_request(verb: Token) -> bool:
    """Whether an infinitive tells what somebody is to do: "told the firm to pay"."""
    whom = any(t.i < verb.i for t in verb.head.children_as(Dependency.OBJECT))
    return verb.dependency == Dependency.OPEN_COMPLEMENT and whom and has_infinitive_marker(verb)


def leaves_open(timex: TemporalExpression, words: ClauseWords) -> bool:
    """Whether words name a time that is not now, and do not say which: "two hours later"."""
    value = timex.value or ""
    if timex.type is TimexType.SET:
        return value.startswith("X")  # "on Mondays", and no "daily"
    if timex.type is TimexType.TIME:
        if timex.interval is not None or not (value or "X").startswith("X"):
            return False
        said = timex.span.text.lower().split()
        other = any(words.has("offset", "other_days", word) for word in said)
        return other or not value.startswith(_SOME_DAY)  # "the evening" of the day told
    if timex.type is TimexType.DURATION:
        return timex.anchoring is Anchoring.VAGUE  # "the weeks before the vote"
    return timex.type is TimexType.DATE and timex.value != PRESENT


def is_long(timex: TemporalExpression) -> bool:
    """Whether a length of time is of days or more: no event of a day goes on so long."""
    return (timex.value or "").startswith("P") and not (timex.value or "").startswith("PT")


def is_of_the_subject(node: Token, timex: TemporalExpression) -> bool:
    """Whether a day or quarter stands at the subject: "Friday's stage", "third-quarter profit"."""
    if node.head.dependency not in SUBJECTS or node.i > node.head.i:
        return False
    day = node.dependency == Dependency.POSSESSOR and timex.granularity is Granularity.DAY
    return day or (node.dependency in ATTRIBUTIVES and timex.granularity in _PERIODS)


def names_a_time(timex: TemporalExpression) -> bool:
    """Whether words give a date or a time with a value, and no day without a date."""
    dated = timex.type in {TimexType.DATE, TimexType.TIME} and timex.interval is not None
    return dated and not is_from_some_day(timex)
