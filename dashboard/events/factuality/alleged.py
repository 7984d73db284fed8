"""Whether an event is told on the word of somebody with a side of their own, as in court.

FactBank (Saurí and Pustejovsky 2009) gives each event the source that vouches for it; here only
those are told apart whose word a reader must not take for a fact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dashboard.events.factuality.hedged_deeds import is_beside_hedged_deed
from dashboard.events.factuality.official import is_official, may_be_teller
from dashboard.events.factuality.one_sided import OneSidedAccounts, is_party, justifies
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.subjects import first_of_list, is_passive, listed_with, subject_of
from dashboard.model import Actor, Quote, QuoteKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import OBJECTS, SUBJECTS
from dashboard.nlp.noun_phrases import is_adverbial_participle
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PLURAL_NOUNS, PROPER_NOUNS, TIMES, VERBAL


def is_alleged(event: Token, clause: Token, words: ClauseWords) -> bool:
    """Whether the clause in which an event is told is what a party says or a court hears.

    Also what is so "according to" a party. What a party says that it did itself ("prosecutors said
    they had charged him") and what the state did ("was arrested, prosecutors said") are facts.
    """
    if _is_according_to_party(clause, words, crime=_is_crime(event, words)):
        return not is_official(event, None, words)
    if is_beside_hedged_deed(event, clause, words):
        return True
    sayings = list(_sayings(first_of_list(clause)))
    if not sayings:
        return False  # as mostly
    if _is_contested(clause, words):
        return True
    if any(_goes_on_alleging(v, words) or justifies(v, words) for v in sayings):
        return not is_official(event, None, words)
    return any(_tells(verb, event, clause, words) for verb in sayings)


def is_held_for(link: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether no court has found an act: "arrested for [killing] a guard", "on trial for it"."""
    if not words.has("alleged", "grounds", link.lower_):
        return False
    links = (p for p in verb.children_as(Dependency.PREPOSITION) if p != link)
    linked = [t for p in links for t in p.children]
    court = (verb, *verb.children_as(*OBJECTS), *linked)
    bare = (t for t in court if not any(t.lefts))  # "stood trial", not "jailed after a trial"
    tried = any(words.has("alleged", "proceedings", t.lower_) for t in bare)
    if words.has("alleged", "blaming", verb.lemma_):
        return link.has_child(Dependency.PREPOSITIONAL_COMPLEMENT)  # of a noun it is known
    return tried or words.has("alleged", "holding", verb.lemma_)


def answers_for(link: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether one answers for a deed: "will be [sentenced] for the murder", "tried over it"."""
    answered = words.has("looking_back", "responses", verb.lemma_)
    return answered and words.has("looking_back", "links", link.lower_)


def who_is_sought(link: Token, deed: Token, words: ClauseWords) -> Token:
    """The verb by which one is sought for a deed, where the parse hangs that on whom: "seek a man".

    Else what the link hangs on: "seek a coach [for] the match".
    """
    person, verb = link.head, link.head.head
    befalling = (("compound", "struck"), ("harm", "mishaps"))
    done = any(words.has(*names, deed.lemma_.lower()) for names in befalling)
    sought = done and person.dependency in OBJECTS and answers_for(link, verb, words)
    return verb if sought else person


def _is_crime(event: Token, words: ClauseWords) -> bool:
    return words.has("alleged", "crimes", event.lemma_.lower())


def _goes_on_alleging(verb: Token, words: ClauseWords) -> bool:
    """Whether a participle goes on with what is alleged: "alleged that Lind fled, [saying] he".

    Who alleges it may say the second, too.
    """
    told, above = verb.head, verb.head.head
    if not is_adverbial_participle(verb) or not verb.i or verb.nbor(-1).text != ",":
        return False
    if told.dependency == Dependency.CLAUSAL_COMPLEMENT:
        return words.has("control", "reported", above.lemma_)
    of_noun = told.dependency == Dependency.ADNOMINAL_CLAUSE
    return of_noun and words.which("control_nouns", above.lemma_.lower()) == "reported"


def _is_contested(clause: Token, words: ClauseWords) -> bool:
    """Whether what is said is called a claim, or denied, behind a comma.

    "Said it had killed him, a [claim] that the rebels rejected", "…, [which] organisers denied".
    """
    behind = (t for t in clause.subtree if t.i > clause.i and _contests(t, words))
    return any(t.left_edge.i and t.left_edge.nbor(-1).text == "," for t in behind)


def _contests(word: Token, words: ClauseWords) -> bool:
    if words.has("contested", "nouns", word.lemma_.lower()):
        return True
    denied = words.has("contested", "verbs", word.head.lemma_.lower())
    return denied and words.has("contested", "pronouns", word.lower_)


def _sayings(told: Token) -> Iterator[Token]:
    """The verbs that may tell a clause: the one above it, and those thrown in."""
    if told.dependency == Dependency.CLAUSAL_COMPLEMENT:
        yield told.head
    yield from told.children_as(Dependency.PARATAXIS)  # "who, police say, fled"


def _tells(verb: Token, event: Token, clause: Token, words: ClauseWords) -> bool:
    """Whether by a verb a party tells, or a court hears, of an event that is no fact."""
    teller = _teller(verb, words)
    if teller is None:
        return False
    if _is_impersonal(verb, teller, words):
        return not is_official(event, None, words)
    party = _continued_teller(teller, verb, words) or teller
    if _only_hears(party, verb, words):
        return not is_official(event, None, words)
    charges = is_party(party, words, papers=_is_crime(event, words))
    if not charges or not words.has("alleged", "verbs", verb.lemma_):
        return False
    act = event if event.pos in VERBAL else clause
    own = _is_of_teller(act, teller, words) and not _is_won(act, party, words)
    # "They said they": a plural noun of the sentence before says nothing of the second
    vouching = teller if party.tag in PLURAL_NOUNS else party
    return not (own or is_official(event, vouching, words))


def _only_hears(teller: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether a court hears what a verb tells: "a court [heard]", "jurors were [told]"."""
    how = "telling" if is_passive(verb, words) else "hearing"
    return words.has("alleged", how, verb.lemma_) and _is_hearer(teller, words)


def _is_impersonal(verb: Token, teller: Token, words: ClauseWords) -> bool:
    """Whether a verb thrown in says that nobody says it: "Lind, it was claimed, fled"."""
    thrown_in = verb.dependency == Dependency.PARATAXIS and is_passive(verb, words)
    said = words.has("alleged", "verbs", verb.lemma_) or words.has(
        "control", "reported", verb.lemma_
    )
    return thrown_in and said and words.has("alleged", "impersonal", teller.lower_)


def _teller(verb: Token, words: ClauseWords) -> Token | None:
    """Who tells it; for "they" in "prosecutors charged men who they say fled", the prosecutors."""
    teller = subject_of(verb, words)
    if (
        teller is None
        or teller.tag != Tag.PERSONAL_PRONOUN
        or verb.dependency != Dependency.RELATIVE_CLAUSE
    ):
        return teller
    above = subject_of(verb.head.head, words)
    return teller if above is None or not may_be_teller(teller, above, words) else above


def _continued_teller(pronoun: Token, verb: Token, words: ClauseWords) -> Token | None:
    """The party, or those who hear one, on whom a pronoun goes on in the next sentence.

    "The indictment says Lind forged it. [It] says he fled", "Jurors heard that …. [They] were
    told". None: the subject of the sentence before is no such noun, or of another number.
    """
    first = verb.sent.start
    told = pronoun.tag == Tag.PERSONAL_PRONOUN and verb.dependency == Dependency.ROOT
    if not told or not first:
        return None
    before = subject_of(pronoun.doc[first - 1].sent.root, words)
    if before is None or not (is_party(before, words) or _is_hearer(before, words)):
        return None
    many = words.has("alleged", "plural", pronoun.lower_)
    same = many == (before.tag in PLURAL_NOUNS)
    return before if same and not words.has("alleged", "unclear", pronoun.lower_) else None


def _is_hearer(noun: Token, words: ClauseWords) -> bool:
    """Whether people say things to somebody in court: "a jury", "Judge Ana Marsh"."""
    titles = (t for t in noun.lefts if t.dependency == Dependency.COMPOUND)
    named = noun.tag in PROPER_NOUNS
    return any(
        words.has("alleged", "hearers", t.lemma_.lower())
        for t in (noun, *(titles if named else ()))
    )


def _is_of_teller(act: Token, teller: Token, words: ClauseWords) -> bool:
    """Whether a verb tells what the party that tells it did itself; of "he", nobody can say."""
    if _is_won(act, teller, words):
        return False
    agent = None if is_passive(act, words) else subject_of(act, words)
    if agent is None or words.has("alleged", "unclear", agent.lower_):
        return False
    return may_be_teller(agent, teller, words)


def _is_won(act: Token, party: Token, words: ClauseWords) -> bool:
    """Whether fighters tell what they won by force: "the rebels said they had [taken] the town"."""
    fights = words.has("alleged", "fighters", party.lemma_.lower())
    return fights and words.has("alleged", "claims", act.lemma_.lower())


class _Allegation(NamedTuple):
    """What is quoted; the verb that says so, and the party whose word it is (None: it alleges).

    ``recorded``: court papers say so, of which only a crime is a charge.
    """

    start: int
    end: int
    cue: Token
    teller: Token | None
    recorded: bool = False


class Allegations:
    """What a text quotes as somebody's allegation, whatever the analysis made of its clauses."""

    def __init__(
        self,
        quotes: Sequence[Quote],
        actors: Iterable[Actor],
        analysis: Analysis,
        words: ClauseWords,
    ) -> None:
        self._words = words
        self.one_sided = OneSidedAccounts(quotes, actors, analysis, words)
        indirect = [quote for quote in quotes if quote.kind is not QuoteKind.DIRECT]
        cues = {quote.id: _cue_of(quote, analysis) for quote in indirect}
        parties = {
            quote.speaker
            for quote in indirect
            if quote.speaker and _party_telling(cues[quote.id], words) is not None
        }
        found = (
            _alleged(q, cues[q.id], words, goes_on=not parties.isdisjoint(q.tellers))
            for q in indirect
        )
        self._all = sorted((one for one in found if one is not None), key=lambda one: one[:2])

    def tell(self, event: Token, offset: int) -> bool:
        """Whether an event, whose verb stands at an offset of the text, is only alleged in one.

        So is a crime in the sentence behind one, with which the account goes on.
        """
        if self._continues_account(event, offset):
            return True
        at = bisect_right(self._all, (offset, offset + 1), key=lambda one: one[:2]) - 1
        return any(
            one.start <= offset < one.end and self._is_charge(event, offset, one)
            for one in self._all[max(0, at) : at + 2]
        )

    def _continues_account(self, event: Token, offset: int) -> bool:
        """Whether a crime of the same is told behind what a party alleges: "… . Lind [shot] him".

        "Then" goes on with what anybody alleges, and with flight: "Lind allegedly shot a guard. He
        then [fled]"; not with what else Lind then did. Nor is it what has a time of its own, or
        what a court has found ("shot him and was convicted").
        """
        first = event.sent.start
        if event.pos not in VERBAL or not first:
            return False
        then = any(self._is("going_on", t) for t in event.doc[first : event.i])
        if not _is_crime(event, self._words) and not (then and self._is("flights", event)):
            return False
        found = any(self._words.has("looking_back", "verdicts", t.lemma_) for t in event.sent)
        if found or any(t.name_kind in TIMES for t in event.sent):
            return False
        last, start = event.doc[first - 1], offset - event.idx
        agent = None if is_passive(event, self._words) else subject_of(event, self._words)
        named = agent is not None and any(t.lower_ == agent.lower_ for t in last.sent)
        if agent is None or not (named or agent.tag == Tag.PERSONAL_PRONOUN):
            return False
        if then and any(self._is("hedges", t) for t in last.sent):
            return True
        before = start + last.sent[0].idx, start + last.idx
        quoted = [one for one in self._all if before[0] <= one.start < before[1]]
        if any(then or one.teller is not None for one in quoted):
            return True
        phrases = (_according_to_party(t, self._words, papers=True) for t in last.sent)
        return any(map(any, phrases))

    def _is(self, name: str, token: Token) -> bool:
        return self._words.has("alleged", name, token.lemma_.lower())

    def _is_charge(self, event: Token, offset: int, one: _Allegation) -> bool:
        """Whether an event in an allegation is no fact.

        Facts are acts of the state, the party's own, and what is told aside ("said that Moreau,
        who was born in 1980, had fled"). Where somebody alleges, only an act of the state that is
        told aside is one.
        """
        aside = _is_aside(event, offset, one.start)
        official = is_official(event, one.teller, self._words)
        if one.teller is None:
            return not (aside and official)
        if one.recorded and not _is_crime(event, self._words):
            return False
        own = event == one.cue or _is_of_teller(event, one.teller, self._words)
        return not (aside or official or own or self._describes(event, one))

    def _describes(self, event: Token, one: _Allegation) -> bool:
        """Whether an event only describes to whom the state did something.

        "The captain of a ferry that [sank] was charged, prosecutors said."
        """
        for verb in event.ancestors:
            subjects = verb.children_as(*SUBJECTS)
            if any(t.left_edge.i <= event.i <= t.right_edge.i for t in subjects):
                return is_official(verb, one.teller, self._words)
        return False


def _is_aside(event: Token, offset: int, start: int) -> bool:
    """Whether an event is told behind a comma of a noun that stands in the allegation, too."""
    noun = offset - (event.idx - event.head.idx)
    before = event.doc[max(0, event.left_edge.i - 1)]
    return event.dependency == Dependency.RELATIVE_CLAUSE and noun >= start and before.text == ","


def _cue_of(quote: Quote, analysis: Analysis) -> Token | None:
    """The verb that says a quote; None without one."""
    if quote.cue is None:
        return None
    part = analysis.paragraph_at(quote.cue.start)
    return None if part is None else part.token_at(quote.cue.start)


def _alleged(
    quote: Quote, cue: Token | None, words: ClauseWords, *, goes_on: bool
) -> _Allegation | None:
    """The quote as an allegation; None: it is told by somebody who may know.

    ``goes_on``: elsewhere it is told that its speaker is a party ("prosecutor Ana Berg said …. He
    fled, [she] said"), or one whom an open pronoun may mean.
    """
    if cue is None:
        return None
    start, end = quote.span.start, quote.span.end
    if words.has("control", "reported", cue.lemma_):
        return _Allegation(start, end, cue, None)
    teller = subject_of(cue, words)
    if teller is not None and _only_hears(teller, cue, words):
        return _Allegation(start, end, cue, teller)
    teller = _party_telling(cue, words)
    if teller is None and goes_on and words.has("alleged", "verbs", cue.lemma_):
        teller = subject_of(cue, words)
    if teller is None:
        return None
    papers = is_party(teller, words, papers=True) and not is_party(teller, words)
    return _Allegation(start, end, cue, teller, papers)


def _party_telling(cue: Token | None, words: ClauseWords) -> Token | None:
    """The party that a noun calls so and that tells something by a verb; None: none does."""
    if cue is None or not words.has("alleged", "verbs", cue.lemma_):
        return None
    teller = subject_of(cue, words)
    return None if teller is None or not is_party(teller, words, papers=True) else teller


def _is_according_to_party(clause: Token, words: ClauseWords, *, crime: bool) -> bool:
    """Whether "according to" a party stands at a clause, or at another one of its list.

    At another one it must stand before both ("according to the indictment, Berg took the boat and
    Kos sank it") or the second have no subject of its own.
    """
    first = first_of_list(clause)
    if first.dependency == Dependency.ADVERBIAL_CLAUSE:  # "according to it, he slept when Kos came"
        above = first.head
        phrases = _according_to_party(above, words, papers=crime)
        return any(phrase.i < min(above.i, first.i) for phrase in phrases)
    for verb in listed_with(clause):
        later = max(verb, clause, key=lambda one: one.i)
        apart = verb != clause and later.has_child(*SUBJECTS)
        for phrase in _according_to_party(verb, words, papers=crime):
            if not apart or phrase.i < first.i:
                return True
    return False


def _according_to_party(verb: Token, words: ClauseWords, *, papers: bool) -> Iterator[Token]:
    """The phrases at a verb that name a party, or court ``papers``, as the source."""
    for child in verb.children_as(Dependency.PREPOSITION):
        if words.has("alleged", "according", child.lower_):
            below = [t for t in child.subtree if t.dependency == Dependency.PREPOSITIONAL_OBJECT]
            if below and is_party(below[0], words, papers=papers):
                yield child
