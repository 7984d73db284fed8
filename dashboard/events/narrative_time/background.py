"""What a clause tells that is of no day of the news: what lasts, a life, days that are counted."""

from __future__ import annotations

from dashboard.clause import Aspect, Clause, Embedding, Tense
from dashboard.events.anchoring.topics import is_topic_of_subject
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention, word_of
from dashboard.events.narrative_time.rules import Rule
from dashboard.events.trigger import STATEMENT
from dashboard.model import Event, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.clauses import Clauses
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import TIMES

_ASIDE = frozenset({Embedding.RELATIVE, Embedding.PARTICIPLE, Embedding.PREPOSITIONAL})
_ABOVE = 3  # words above a time among which what compares it is looked for: "than in the year"


def is_main(clause: Clause) -> bool:
    """Whether a clause stands for itself: a main one, joined to one, or followed by who says so."""
    return clause.depth == 0 or (clause.depth == 1 and clause.embedding is Embedding.PARATAXIS)


def is_past(clause: Clause) -> bool:
    """Whether a clause tells in the simple past, or goes along with one that has no tense."""
    return not clause.is_perfect and (clause.tense is Tense.PAST or not clause.finite)


def goes_with_now(clause: Clause, clauses: Clauses, words: ClauseWords) -> bool:
    """Whether it goes along with what goes on now: "is closing schools, as the union met him"."""
    above = clauses.parent(clause)
    if above is None or not words.has("signal", "same_time", clause.marker) or not is_past(clause):
        return False
    now = above.tense is Tense.PRESENT and above.aspect is not Aspect.SIMPLE
    return now and above.depth == 0 and clause.embedding is Embedding.ADVERBIAL


def tells_no_day(clause: Clause, doc: Doc, words: ClauseWords) -> bool:
    """Whether a clause lasts, tells of a life, or has a day of its own that is only counted."""
    own = _is_of_some_day(clause, doc, words) or _was_made_known(doc[clause.head], words)
    return own or _is_of_a_life(clause, doc, words)


def is_of_other_time(
    read: EventMention, news: EventMention, rule: Rule, analysis: Analysis, words: ClauseWords
) -> bool:
    """Whether an event is of another time than the dated one beside it, by a rule.

    Of a history, of what a report tells, or told of what the dated one only makes known.
    """
    told = _is_reported_in(read.event, news, rule, analysis)
    told = told or _is_told_in_passing(news, read, rule, analysis, words)
    return told or _is_history(read.event, news.event, rule)


def _is_told_in_passing(
    news: EventMention, read: EventMention, rule: Rule, analysis: Analysis, words: ClauseWords
) -> bool:
    """Whether the clause of an event names the news only to tell which one is meant.

    "A man [arrested] on Monday was charged", "appealed against an [order] issued on Monday",
    "preparations for the [vote] on Monday began". Not where both are of one incident ("a bus that
    [crashed] on Monday hit a wall"), nor where it tells more of who is known ("Lind, who [came] on
    Monday, promised help").
    """
    if news.event.sentence != read.event.sentence:
        return False
    here = news.found
    if here.verb is None:
        noun = analysis.part_of(here).doc[here.token]
        return any(t.verb for t in news.triggers) or is_topic_of_subject(noun, words)
    if all((e.subtype or "").startswith(rule.matters) for e in (news.event, read.event)):
        return False
    part = analysis.part_of(here)
    clause: Clause | None = part.clauses.of(here.head)
    own, passing = part.clauses.of(read.found.head), False
    while clause is not None and clause != own:
        passing = passing or _tells_which(clause, part.doc)
        clause = part.clauses.parent(clause)
    return passing and clause == own


def _tells_which(clause: Clause, doc: Doc) -> bool:
    """Whether a clause describes a noun, and no comma parts a relative one from it."""
    if clause.embedding is not Embedding.RELATIVE:
        return clause.embedding is Embedding.PARTICIPLE
    first = doc[clause.head].left_edge
    return first.i == 0 or doc[first.i - 1].text != ","


def _is_history(event: Event, news: Event, rule: Rule) -> bool:
    """Whether an event is one of a life or a history beside news of another field, by a rule.

    "The mayor was arrested on Monday. She was elected as an independent."
    """
    subtype, other = event.subtype or "", news.subtype or ""
    if subtype == other or subtype in rule.origins:
        return subtype != other
    if news.type == STATEMENT or not subtype.startswith(rule.histories):
        return False
    families = {subtype.partition(".")[0], other.partition(".")[0]}
    return not any(families <= field for field in rule.fields)


def _is_reported_in(event: Event, news: EventMention, rule: Rule, analysis: Analysis) -> bool:
    """Whether the news is that a report on what happened came out, which tells of another time.

    "A report on the crash was released on Monday. The plane took off at noon."
    """
    if news.event.subtype not in rule.releases or event.type == STATEMENT:
        return False
    doc = analysis.part_of(news.found).doc
    links = [t for t in doc[news.found.head].sent if t.lower_ in rule.about]
    nouns = {t.head.lemma_.lower() for t in links}
    nouns |= {child.lemma_.lower() for t in links for child in t.head.children}
    topics = (child for t in links for child in t.children if child.i > t.i)
    return not nouns.isdisjoint(rule.reports) and any(t.tag == Tag.NOUN for t in topics)


def is_before_another(read: EventMention, news: EventMention, analysis: Analysis) -> bool:
    """Whether the news is told behind an event as another one of its kind.

    "A fire destroyed a mill. [Another] blaze broke out on Friday": the first has no day by that.
    So, too, where the sentence of the event has the noun: "A quake killed nine. A further quake".
    """
    if news.event.sentence.start < read.event.sentence.end:
        return False
    part = analysis.part_of(news.found)
    told = [part.doc[a.head] for a in part.clauses.of(news.found.head).arguments]
    others = {noun.lemma_ for noun in told if read_noun_phrase(noun).other}
    if read.event.subtype == news.event.subtype and others:
        return True
    here = word_of(read, analysis).sent
    return any(t.lemma_ in others for t in here)


def is_set_apart(verb: Token, words: ClauseWords) -> bool:
    """Whether an adverb says that it was at another time: "later", "already".

    So does the time at which it was made known: "in a report [released] last month, Lind said".
    """
    adverb = any(words.has("apart", "adverbs", t.lower_) for t in verb.children)
    return adverb or _was_made_known(verb, words)


def _was_made_known(verb: Token, words: ClauseWords) -> bool:
    """Whether what tells it was made known at its own time: "in a book [published] in 2009"."""
    nouns = (noun for link in verb.children_as(Dependency.PREPOSITION) for noun in link.children)
    known = (t for noun in nouns for t in noun.children_as(Dependency.ADNOMINAL_CLAUSE))
    made = (t for t in known if words.has("message", "making_known", t.lemma_))
    return any(t.name_kind in TIMES for clause in made for t in clause.subtree)


def is_moved_on(verb: Token, words: ClauseWords) -> bool:
    """Whether an adverb says that it was before that, or some time after: "earlier", "later"."""
    adverbs = [t.lower_ for t in verb.children]
    return any(words.has("apart", way, each) for each in adverbs for way in ("back", "on"))


def is_in_passing(timex: TemporalExpression, part: AnalysedParagraph) -> bool:
    """Whether a time only tells which one is meant: "accused of blowing up a jet in 1988"."""
    token = part.token_at(timex.span.start)
    if token is None:
        return False
    clause = part.clauses.of(token.i)
    return any(c.embedding in _ASIDE for c in (clause, *part.clauses.above(clause)))


def is_measured_by(timex: TemporalExpression, part: AnalysedParagraph, words: ClauseWords) -> bool:
    """Whether a time only tells against what something is measured: "higher than in 2019"."""
    token = part.token_at(timex.span.start)
    above = [] if token is None else [token, *list(token.ancestors)[:_ABOVE]]
    return any(words.has("signal", "compared", t.lower_) for t in above)


def _is_of_a_life(clause: Clause, doc: Doc, words: ClauseWords) -> bool:
    """Whether it lasts, or is told of a life: "owned a mill", "grew up", "left as a child".

    What also tells an act in the past does not last: "was taken to hospital".
    """
    at_age = any(
        words.has("biography", "at_age", oblique.preposition)
        and (
            oblique.span.text.isdecimal()
            or words.has("biography", "ages", doc[oblique.head].lower_)
        )
        for oblique in clause.obliques
    )
    at_age = at_age or any(
        words.has("biography", "being", oblique.preposition)
        and words.has("biography", "stages", doc[oblique.head].lemma_.lower())
        for oblique in clause.obliques
    )
    lasts = words.has("not_events", "stative", clause.lemma)
    lasts = lasts and not words.has("not_events", "eventive_in_past", clause.lemma)
    return at_age or lasts or words.has("biography", "verbs", clause.lemma)


def _is_of_some_day(clause: Clause, doc: Doc, words: ClauseWords) -> bool:
    """Whether it counts its day, points back or is of a stretch: "in those days", "in the quarter".

    "Within days of the vote" leaves open, too, which day it was.
    """
    for oblique in clause.obliques:
        noun = doc[oblique.head]
        lemma = noun.lemma_.lower()
        counted = any(t.like_num and t.pos == Pos.ADJECTIVE for t in noun.lefts)
        if words.has("anaphoric_times", "reporting_periods", lemma) and not counted:
            return True  # "in the quarter", but of the day of a match "in the fourth quarter"
        if words.has("ahead", "inside_it", oblique.preposition) and words.which("unit", lemma):
            return True
        if words.has("ongoing", "nouns", lemma) and noun.tag == Tag.PLURAL_NOUN:
            return True  # "was nominated four times"
        if counted and words.which("unit", lemma) is not None:
            return True
        back = (words.has("anaphoric_times", "determiners", t.lower_) for t in noun.lefts)
        if words.has("anaphoric_times", "nouns", lemma) and any(back):
            return True
    return False
