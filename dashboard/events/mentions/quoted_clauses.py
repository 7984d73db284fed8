"""Clauses of direct quotations that tell of a day: what is said to be done then, and to come.

Commissives ("we will meet the owners on Thursday") commit the speaker; narratives ("I was called to
a meeting in May 2018") are a witness's account. All else that stands in marks tells no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.dates.quoted_times import is_counted_in_days
from dashboard.entities.names.name_words import load_name_words
from dashboard.entities.names.pronoun_classes import FIRST_PERSON
from dashboard.events.factuality.tense import read_tense
from dashboard.events.lexicon import ClauseWords
from dashboard.events.time_link import TimeLink
from dashboard.model import DateStatus, Event, Modality, Participant
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.governance import is_finite_form
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES
from dashboard.nlp.noun_phrases import prepositional_objects
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import TIMES
from dashboard.registry import current_language


def is_announced(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells, without a condition, what the speaker will do at a time."""
    if verb.tag != Tag.BASE_FORM or any(_is_aside(t, words) for t in verb.children):
        return False
    coming = any(
        words.has("modal", "planned", t.lower_) for t in verb.children_as(Dependency.AUXILIARY)
    )
    own = any(
        words.has("pronoun", "speaker", t.lower_) for t in verb.children_as(Dependency.SUBJECT)
    )
    return coming and own and bool(times_of(verb))


def is_narrated(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells, without a condition, what happened at a time that hangs on it."""
    if any(_is_aside(t, words) for t in verb.children) or read_tense(verb, words) != "past":
        return False
    if verb.dependency == Dependency.ADNOMINAL_CLAUSE:
        return False  # "too many elections won on Sunday"
    helpers = verb.children_as(*AUXILIARIES)
    finite = is_finite_form(verb) or any(is_finite_form(t) for t in helpers)
    return finite and bool(times_of(verb))


def is_account(event: Event, links: Iterable[TimeLink]) -> bool:
    """Whether what a speaker narrates has a time that is stated, whenever it was said.

    "We left in May", "on Monday": but "last night" is counted from the day of the quotation.
    """
    told = event.modality is Modality.REPORTED and event.date.status is DateStatus.STATED
    return told and not any(is_counted_in_days(link.timex) for link in links)


def told_in_quotation(
    participants: Iterable[Participant], part: AnalysedParagraph, first: int
) -> tuple[Participant, ...]:
    """Who takes part by the words of a quotation, of which ``first`` is the first token.

    Not whom the witness calls "he" or "they": of these another sentence tells, mostly in the
    witness's own words.
    """
    start = part.at(part.doc[first])
    mentioned = ((p, p.mention) for p in participants)
    return tuple(
        p for p, m in mentioned if m is None or (m.start >= start and not _is_third_person(m.text))
    )


def names_in_quotation(names: Mapping[int, str], part: AnalysedParagraph) -> Mapping[int, str]:
    """The names of pronouns, by token, without those that a witness calls "he" or "they"."""
    return {i: name for i, name in names.items() if not _is_third_person(part.doc[i].text)}


def _is_third_person(word: str) -> bool:
    kind = load_name_words(current_language()).pronouns.get(word.lower())
    return kind is not None and kind not in FIRST_PERSON


def times_of(verb: Token) -> list[Token]:
    """The words for a time that hang on a verb itself; empty if there are none."""
    below = verb.children_as(Dependency.ADVERBIAL_NOUN)
    below += prepositional_objects(verb.children_as(Dependency.PREPOSITION))
    return [t for t in below if t.name_kind in TIMES]


def where_times_stand(analysis: Analysis, verbs: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets of the words for a time that hang on verbs (paragraph, token)."""
    parts = analysis.paragraphs
    found = ((parts[n], time) for n, verb in verbs for time in times_of(parts[n].doc[verb]))
    return {part.at(time.left_edge) for part, time in found}


def _is_aside(token: Token, words: ClauseWords) -> bool:
    """Whether a word denies a clause or hangs it on a condition."""
    if token.dependency == Dependency.NEGATION or words.has("negation", "words", token.lower_):
        return True
    beside = token.dependency == Dependency.ADVERBIAL_CLAUSE
    marks = token.children_as(Dependency.MARKER) if beside else ()
    return any(words.has("condition", "marks", t.lower_) for t in marks)
