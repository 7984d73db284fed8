"""Which sayings can be a reaction to the news: not of the dead, nor acts before a court."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.clause import OBJECT_ROLES, Aspect, Clause, Embedding, Tense
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.events.narrative_time.rules import Rule
from dashboard.events.trigger import REQUEST, STATEMENT
from dashboard.model import Modality, Role
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.pronouns import OF_ONE_PERSON, is_of_one_person
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL
from dashboard.vocabulary import FACTS

REACTIONS = frozenset({STATEMENT, REQUEST})  # what people say to what happened
ARREST = "Justice.Arrest-Jail"
MOVES = frozenset({"Economy.Rise", "Economy.Fall"})
DEATH, COURT = "Life.Die", "Justice"  # a subtype, and a family of them
_WORDS = frozenset({"Statement", "Contact"})  # families of subtypes
_SIDE_CLAUSES = frozenset({Embedding.ADVERBIAL, Embedding.PREPOSITIONAL})
_BACKGROUND = _SIDE_CLAUSES | {Embedding.RELATIVE, Embedding.COMPLEMENT}
_ORDERS = frozenset({"before", "after"})


def find_dead(events: Iterable[EventMention]) -> frozenset[str]:
    """The ids of the actors who died, as the article tells it."""
    deaths = (
        read.event
        for read in events
        if read.event.subtype == DEATH and read.event.modality in FACTS
    )
    return frozenset(p.actor for e in deaths for p in e.participants if p.role is Role.RECIPIENT)


def is_in_words(read: EventMention) -> bool:
    """Whether what somebody does is to say something, in any words: "applauded", "gave a talk"."""
    return (read.event.subtype or "").partition(".")[0] in _WORDS


def is_said(read: EventMention, analysis: Analysis, words: ClauseWords, *, today: bool) -> bool:
    """Whether somebody says something, is silent when asked, or takes a stand on today's news."""
    if read.event.type == STATEMENT or keeps_silent(read, analysis, words):
        return True
    return today and takes_a_stand(read, analysis, words)


def keeps_silent(read: EventMention, analysis: Analysis, words: ClauseWords) -> bool:
    """Whether somebody who is asked says nothing: "declined to comment", "gave no details"."""
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    if words.which("control", clause.lemma) == "negated":
        below = (c for c in part.clauses.below(clause) if c.embedding is Embedding.OPEN_COMPLEMENT)
        return any(words.has("reply", "verbs", c.lemma) for c in below)
    thing = clause.object
    if thing is None or clause.negated or read.event.modality is not Modality.NEGATED:
        return False
    told = words.has("reply", "giving", clause.lemma)
    return told and words.has("reply", "news", part.doc[thing.head].lemma_.lower())


def says_now(read: EventMention, analysis: Analysis, words: ClauseWords) -> bool:
    """Whether a named or described speaker says something in the present: "a spokesman says".

    Or goes on to: "says it is safe, but added that it is old". What "he" says goes on with what
    was told before; what "many" say, or what one "maintains", is an opinion that lasts.
    """
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    first = part.clauses.parent(clause)
    joined = clause.embedding is Embedding.COORDINATION and clause.aspect is Aspect.SIMPLE
    if joined and first is not None and words.has("reply", "newly_said", clause.lemma):
        return is_in_words(read) and _tells_now(first, part, words)
    return is_in_words(read) and _tells_now(clause, part, words)


def is_of_now(read: EventMention, analysis: Analysis) -> bool:
    """Whether somebody says what is or will be so: "said that it is safe"."""
    clauses = analysis.part_of(read.found).clauses
    below = clauses.below(clauses.of(read.found.head))
    told = (c for c in below if c.embedding is Embedding.COMPLEMENT)
    return any(c.tense in {Tense.PRESENT, Tense.FUTURE} and not c.is_perfect for c in told)


def is_judged(read: EventMention, court: EventMention, rule: Rule) -> bool:
    """Whether it is what a court judges on a later day, by a rule; not what is done there."""
    matter, alleged = rule.matters, read.event.modality is Modality.REPORTED
    of_it = alleged or (read.event.subtype or "").startswith(matter)
    return court.event.subtype in rule.courts and read.event.type not in REACTIONS and of_it


def is_later_judgment(read: EventMention, matter: EventMention, rule: Rule) -> bool:
    """Whether a court did it about a matter on a later day, as no arrest need be."""
    return read.event.subtype != ARREST and is_judged(matter, read, rule)


def _tells_now(clause: Clause, part: AnalysedParagraph, words: ClauseWords) -> bool:
    subject = clause.subject
    if subject is None or subject.shared or clause.negated:
        return False
    noun = part.doc[subject.head]
    plain = clause.tense is Tense.PRESENT and not clause.is_perfect
    plain = plain and words.has("reply", "newly_said", clause.lemma)
    main = clause.depth == 0 or clause.embedding is Embedding.PARATAXIS
    return noun.pos in NOMINAL and plain and main and not _is_held(clause, noun, words)


def _is_held(clause: Clause, speaker: Token, words: ClauseWords) -> bool:
    """Whether it is an opinion that some of many hold: "many drivers say the road is bad"."""
    some = any(words.has("reply", "vague_speakers", t.lower_) for t in speaker.lefts)
    return some and clause.tense is Tense.PRESENT


def takes_a_stand(read: EventMention, analysis: Analysis, words: ClauseWords) -> bool:
    """Whether somebody takes a stand on the news, as a saying does: "welcomed the ruling".

    In the simple past of a clause with a subject of its own, other than a pronoun: what "he" urged
    goes on with what was told before.
    """
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    subject = clause.subject
    if subject is None or subject.shared or part.doc[subject.head].pos == Pos.PRONOUN:
        return False
    plain = clause.tense is Tense.PAST and clause.aspect is Aspect.SIMPLE
    if clause.depth or not clause.is_active or not plain:
        return False
    asked = any(words.has("reply", "wishes", oblique.preposition) for oblique in clause.obliques)
    wished = asked and words.has("reply", "wishing", clause.lemma)
    return wished or words.has("reply", "stands", clause.lemma)


def is_market_move(read: EventMention, analysis: Analysis, words: ClauseWords) -> bool:
    """Whether a market moved, as it does each day: "stocks rose", "in the bond market prices fell".

    In the simple past of a main clause: "stocks that fell" tells of any day.
    """
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    subject = clause.subject
    if subject is None or clause.depth or clause.tense is not Tense.PAST or read.time_links:
        return False
    plain = clause.aspect is Aspect.SIMPLE and read.event.subtype in MOVES
    places = [part.doc[oblique.head].lemma_.lower() for oblique in clause.obliques]
    traded = words.has("trading", "goods", part.doc[subject.head].lemma_.lower())
    return plain and (traded or any(words.has("trading", "places", noun) for noun in places))


def is_of_the_bench(
    read: EventMention, news: EventMention | None, analysis: Analysis, words: ClauseWords
) -> bool:
    """Whether a judge says or orders something in the case that the news is of.

    "Judge Reed sentenced him on Monday. She said he had shown no regret"; not "another judge", nor
    "a court document".
    """
    if news is None or (news.event.subtype or "").partition(".")[0] != COURT:
        return False
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    subject = clause.subject
    if subject is None or subject.shared or clause.depth or clause.tense is not Tense.PAST:
        return False
    noun = part.doc[subject.head]
    own = noun.text.lower() if noun.pos == Pos.NOUN else ""
    named = noun.pos == Pos.PROPER_NOUN  # "Judge Reed", not "a court document"
    title = {t.lower_ for t in noun.lefts if named and t.dependency == Dependency.COMPOUND}
    other = any(words.has("proper", "other", t.lower_) for t in noun.lefts)
    known = any(words.has("proper", "definite", t.lower_) for t in noun.lefts)
    judge = any(words.has("bench", "titles", word) for word in title)
    judge = judge or (known and words.has("bench", "titles", own))
    return judge and not other and clause.aspect is Aspect.SIMPLE and not read.time_links


def lies_behind(read: EventMention, analysis: Analysis) -> bool:
    """Whether it is told in the pluperfect: "had warned on Friday" beside "said on Monday"."""
    clause = analysis.clause_of(read.found)
    return clause.tense is Tense.PAST and clause.aspect is Aspect.PERFECT


def may_react(
    read: EventMention, analysis: Analysis, words: ClauseWords, dead: frozenset[str]
) -> bool:
    """Whether a saying can be about the news.

    "She confessed" is an act before the verdict, "he wrote" of who was killed came before that,
    "after she filed, the palace said" has a time of its own, and "she admitted she told the police"
    tells what was said before. So does what is on record: "he wrote, according to court papers".
    """
    if (read.event.subtype or "").partition(".")[0] == COURT or not dead.isdisjoint(read.actors):
        return False
    part = analysis.part_of(read.found)
    clauses, clause = part.clauses, part.clauses.of(read.found.head)
    ordered = words.which("signal", clause.marker) in _ORDERS  # "a day after he announced it"
    if clause.embedding in _BACKGROUND or ordered or _is_on_record(part.doc[clause.head], words):
        return False
    subject = clause.subject
    if subject is not None and _is_held(clause, part.doc[subject.head], words):
        return False
    return not any(
        c.embedding in _SIDE_CLAUSES
        and words.which("signal", c.marker) in _ORDERS
        and not words.has("signal", "same_act", c.marker)  # "unveiled it by lifting a cloth"
        for c in clauses.below(clause)
    )


def _is_on_record(verb: Token, words: ClauseWords) -> bool:
    """Whether papers tell that it was said: "according to court documents"."""
    links = (t for t in verb.children if words.has("alleged", "according", t.lower_))
    behind = (t for link in links for t in link.subtree if t.i > link.i)
    named = (f"{t.nbor(-1).lower_} {t.lemma_.lower()}" for t in behind)
    return any(words.has("alleged", "papers", name) for name in named)


def is_said_in_the_story(read: EventMention, analysis: Analysis) -> bool:
    """Whether it is said to one who was told of before, on a day of theirs: "she told him".

    Not "told me", nor what is said to the public on the day of the news.
    """
    return any(map(is_of_one_person, _hearers(read, analysis)))


def is_heard_before(
    read: EventMention, news: EventMention, analysis: Analysis, words: ClauseWords
) -> bool:
    """Whether those hear it whom nobody tells the news: "she told [her manager]".

    Before a verdict a jury does: "told the [jury]", in a report of the sentence.
    """
    judged = words.has("implied", "verdicts", news.event.subtype or "")
    for hearer in _hearers(read, analysis):
        lemma = hearer.lemma_.lower()
        close = words.has("kin", "nouns", lemma) or words.has("kin", "superiors", lemma)
        owners = hearer.children_as(Dependency.POSSESSOR) if close else ()
        if any(form in owner.morph for owner in owners for form in OF_ONE_PERSON):
            return True
        if judged and words.has("alleged", "juries", lemma):
            return True
    return False


def _hearers(read: EventMention, analysis: Analysis) -> list[Token]:
    """The words for whom a clause tells something; empty: nobody."""
    part, clause = analysis.part_of(read.found), analysis.clause_of(read.found)
    return [part.doc[a.head] for a in clause.arguments if a.role in OBJECT_ROLES]
