"""Whether an event is told on the word of somebody with a side of their own, as in court.

FactBank (Saurí and Pustejovsky 2009) gives each event the source that vouches for it; here only
those are told apart whose word a reader must not take for a fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.events.factuality.hedged_deeds import find_hedge_of_deed
from dashboard.events.factuality.official import is_official, may_be_teller
from dashboard.events.factuality.one_sided import is_party
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.subjects import first_of_list, is_passive, listed_with, subject_of
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import is_adverbial_participle
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PLURAL_NOUNS, PROPER_NOUNS, VERBAL


def find_allegation(event: Token, clause: Token, words: ClauseWords) -> Token | None:
    """The word by which the clause of an event is what a party says or a court hears, else None.

    Also what is so "according to" a party. What a party says that it did itself ("prosecutors said
    they had charged him") and what the state did ("was arrested, prosecutors said") are facts.
    """
    phrase = _find_phrase_of_party(clause, words, crime=is_crime(event, words))
    if phrase is not None:
        return None if is_official(event, None, words) else phrase
    hedge = find_hedge_of_deed(event, clause, words)
    if hedge is not None:
        return hedge
    sayings = list(_sayings(first_of_list(clause)))
    if not sayings:
        return None  # as mostly
    if _is_contested(clause, words):
        return sayings[0]
    alleging = any(_goes_on_alleging(v, words) or _justifies(v, words) for v in sayings)
    if alleging:
        return None if is_official(event, None, words) else sayings[0]
    return next((verb for verb in sayings if _tells(verb, event, clause, words)), None)


def is_crime(event: Token, words: ClauseWords) -> bool:
    """Whether a word names or tells a crime."""
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


def _justifies(saying: Token, words: ClauseWords) -> bool:
    """Whether one says it to justify an act: "defended the raid, [saying] that Lind had fired".

    So by a gerund: "justified his bills by [saying] that mice had bitten him".
    """
    act = saying.head
    if saying.dependency == Dependency.PREPOSITIONAL_COMPLEMENT:
        act = act.head if words.has("alleged", "ways", act.lower_) else saying
    elif not is_adverbial_participle(saying):
        return False
    return words.has("alleged", "justifying", act.lemma_)


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
    if only_hears(party, verb, words):
        return not is_official(event, None, words)
    charges = is_party(party, words, papers=is_crime(event, words))
    if not charges or not words.has("alleged", "verbs", verb.lemma_):
        return False
    act = event if event.pos in VERBAL else clause
    own = is_of_teller(act, teller, words) and not _is_won(act, party, words)
    # "They said they": a plural noun of the sentence before says nothing of the second
    vouching = teller if party.tag in PLURAL_NOUNS else party
    return not (own or is_official(event, vouching, words))


def only_hears(teller: Token, verb: Token, words: ClauseWords) -> bool:
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


def is_of_teller(act: Token, teller: Token, words: ClauseWords) -> bool:
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


def _find_phrase_of_party(clause: Token, words: ClauseWords, *, crime: bool) -> Token | None:
    """The "according to" of a party at a clause, or at another one of its list; else None.

    At another one it must stand before both ("according to the indictment, Berg took the boat and
    Kos sank it") or the second have no subject of its own.
    """
    first = first_of_list(clause)
    if first.dependency == Dependency.ADVERBIAL_CLAUSE:  # "according to it, he slept when Kos came"
        above = first.head
        phrases = according_to_party(above, words, papers=crime)
        return next((phrase for phrase in phrases if phrase.i < min(above.i, first.i)), None)
    for verb in listed_with(clause):
        later = max(verb, clause, key=lambda one: one.i)
        apart = verb != clause and later.has_child(*SUBJECTS)
        for phrase in according_to_party(verb, words, papers=crime):
            if not apart or phrase.i < first.i:
                return phrase
    return None


def according_to_party(verb: Token, words: ClauseWords, *, papers: bool) -> Iterator[Token]:
    """The phrases at a verb that name a party, or court ``papers``, as the source."""
    for child in verb.children_as(Dependency.PREPOSITION):
        if words.has("alleged", "according", child.lower_):
            below = [t for t in child.subtree if t.dependency == Dependency.PREPOSITIONAL_OBJECT]
            if below and is_party(below[0], words, papers=papers):
                yield child
