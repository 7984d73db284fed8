"""Finds the speaker of a cue by the place of a name beside it, where the parse gives none.

Beside a quotation ("…,” said Liu"), behind a verb that follows a comma ("The boat, said Rui
Tavares, is late"), or right before a finite verb without a subject.
"""

from __future__ import annotations

from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import FINITE, NOMINAL, PROPER_NOUNS
from dashboard.quotes.cues import Cues
from dashboard.quotes.marks import Marked
from dashboard.quotes.phrases import STEPS, Phrase, phrase_after, phrase_before, phrase_of
from dashboard.quotes.reporter_sentences import ReporterSentence
from dashboard.quotes.speakers import can_speak

PLACE_REACH = 10  # words between a quotation and its verb that can be one noun phrase


def by_place(sentence: ReporterSentence, place: int, verb: Token, cues: Cues) -> Phrase | None:
    """The speaker by the place beside a quotation.

    It stands right behind a verb that follows one ("…,” said Liu"), or alone between one and the
    verb ("…,” Liu said").
    """
    tokens = sentence.before(place, PLACE_REACH)
    k = place - len(tokens) - 1
    if k < 0 or not isinstance(sentence.items[k], Marked):
        return None
    while tokens and tokens[0].is_punct:
        tokens.pop(0)
    if not tokens:
        after = phrase_after(sentence.after(place), cues)
        return after if after is not None and verb.tag != Tag.PRESENT_PARTICIPLE else None
    if any(t.tag in FINITE or t.is_punct for t in tokens):
        return None
    phrase = phrase_before(tokens, cues)
    if phrase is None and all(t.text[0].isupper() and t.is_alpha for t in tokens):
        return Phrase(tokens[0], tokens[-1], tokens[-1])
    return phrase if phrase is not None and phrase.first.i == tokens[0].i else None


def behind_verb(sentence: ReporterSentence, place: int, verb: Token, cues: Cues) -> Phrase | None:
    """The name behind a verb that follows a comma: "The boat, said Rui Tavares, is late"."""
    told = verb.lemma_ in cues.addressing
    if told or verb.tag not in FINITE or verb.i == 0 or verb.doc[verb.i - 1].text != ",":
        return None
    after = sentence.after(place, PLACE_REACH)
    named = bool(after) and after[0].tag in PROPER_NOUNS and after[0].i == verb.i + 1
    found = phrase_after(after, cues) if named else None
    return found if found is not None and can_speak(found.head, cues) else None  # "Cole's exit"


def before_verb(sentence: ReporterSentence, place: int, verb: Token, cues: Cues) -> Phrase | None:
    """The words right before a finite verb to which the parse gave no noun as its subject."""
    nouns = (c for c in verb.children_as(*SUBJECTS) if c.tag != Tag.PAST_PARTICIPLE)
    if verb.tag not in FINITE or any(nouns):
        return None
    tokens = sentence.before(place)
    if not tokens or tokens[-1].text != ",":
        near = phrase_before(tokens, cues)
        above = None if near is None else _noun_above(near.head)
        if near is None or above is None or above.i == near.head.i or not can_speak(above, cues):
            return near
        return phrase_of(above, sentence.numbers)
    opening = next((k for k in range(len(tokens) - 2, -1, -1) if tokens[k].text == ","), None)
    first = None if opening is None else phrase_before(tokens[:opening], cues)
    return None if first is None else phrase_of(_office(first.head, cues), sentence.numbers)


def _office(head: Token, cues: Cues) -> Token:
    """What a name between commas names: "To Berg, the agent, Rob Falk, said" is of the agent."""
    above = _noun_above(head)
    document = above.lemma_.lower() in cues.documents
    somebody = can_speak(above, cues) and not document and above.pos != Pos.VERB
    strayed = head.lemma_.lower() in cues.speakers and not somebody
    return head if strayed else above


def _noun_above(head: Token) -> Token:
    """The noun that a noun behind a preposition, or beside a comma, belongs to."""
    for _ in range(STEPS):
        governed = head.dependency == Dependency.PREPOSITIONAL_OBJECT
        if governed and head.head.head.pos in NOMINAL:
            head = head.head.head
        elif head.dependency == Dependency.APPOSITION:
            head = head.head
    return head
