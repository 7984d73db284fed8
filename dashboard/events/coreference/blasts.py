"""Coreference of blasts: a bomb that goes off tells again of the blast that was told before.

"The blasts …. The bombs [went off] within an hour": of the only blast that the text has told;
"a car bomb [exploded]": of the noun itself.
"""

from __future__ import annotations

from dashboard.clause import Clause, Definiteness
from dashboard.events.coreference.comparison import are_dated_apart
from dashboard.events.mention import EventMention
from dashboard.events.telling import Telling
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.noun_phrases import read_noun_phrase
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token
from dashboard.nlp.undergoers import phrase_of
from dashboard.vocabulary import FACTS


def went_off(telling: Telling) -> int | None:
    """The place of the blast that a clause tells again; None where it tells a new one."""
    read, kept, analysis = telling.read, telling.kept, telling.analysis
    part, clause = telling.part, telling.clause
    bomb = _what_goes_off(read, clause, part)
    if bomb is None or read.event.modality not in FACTS:
        return None
    told = [
        i
        for i, other in enumerate(kept)
        if other.event.modality in FACTS and _is_blast(other, analysis)
    ]
    told = [i for i in told if i == told[0] or not _points_back(kept[i], analysis)]
    own = [i for i in told if _is_told_by(kept[i], read, bomb)]
    if own:
        return own[0]
    phrase = read_noun_phrase(bomb)
    if phrase.definiteness is not Definiteness.DEFINITE or phrase.other or len(told) != 1:
        return None
    if _is_brought_in_before(read, bomb, kept[told[0]], analysis):
        return None
    other = kept[told[0]]
    if read.time_links and are_dated_apart(read.event, other.event):
        return None
    return told[0] if _are_many(other, analysis) == phrase.plural else None


def _is_brought_in_before(
    read: EventMention, bomb: Token, blast: EventMention, analysis: Analysis
) -> bool:
    """Whether the text brings in a bomb of that name, which is the one: "hid a [device]"."""
    for number, part in enumerate(analysis.paragraphs[: read.found.paragraph + 1]):
        here = number == read.found.paragraph
        for noun in part.doc:
            if noun.lemma_ != bomb.lemma_ or (here and noun.i >= bomb.i):
                continue
            new = read_noun_phrase(noun).definiteness is Definiteness.INDEFINITE
            told = number == blast.found.paragraph and noun.head.i == blast.found.verb
            if new and not told:
                return True
    return False


def _what_goes_off(read: EventMention, clause: Clause, part: AnalysedParagraph) -> Token | None:
    """The bomb that is the subject of a verb of going off; None without one."""
    known, noun = same_event_data(), part.head_of(clause.subject)
    if noun is None or clause.head != read.found.verb or clause.negated:
        return None
    goes = {clause.lemma, phrase_of(clause, part.doc)} & set(known["going_off"])
    return noun if goes and noun.lemma_.lower() in known["explosives"] else None


def _is_blast(other: EventMention, analysis: Analysis) -> bool:
    """Whether a word for a blast tells an event: not "prosecuting the bombings"."""
    part, found = analysis.part_of(other.found), other.found
    whole = " ".join(t.lemma_.lower() for t in part.doc[found.first : found.last + 1])
    names = {whole, part.doc[found.token].lemma_.lower()}
    if found.verb is not None:
        clause = part.clauses.of(found.verb)
        names = {clause.lemma, phrase_of(clause, part.doc)}
    return not names.isdisjoint(same_event_data()["blasts"])


def _points_back(other: EventMention, analysis: Analysis) -> bool:
    """Whether a noun takes a blast as known, at no time of its own: "prosecutes the bombings"."""
    found = other.found
    if found.verb is not None or other.time_links:
        return False
    return read_noun_phrase(analysis.part_of(found).doc[found.token]).is_known


def _is_told_by(other: EventMention, read: EventMention, noun: Token) -> bool:
    found = other.found
    here = found.paragraph == read.found.paragraph and found.verb is None
    return here and found.first <= noun.i <= found.last


def _are_many(other: EventMention, analysis: Analysis) -> bool:
    """Whether an event is told as several: "the blasts", "two bombs exploded"."""
    part = analysis.part_of(other.found)
    found = other.found
    if found.verb is None:
        return read_noun_phrase(part.doc[found.token]).plural
    subject = part.head_of(part.clauses.of(found.verb).subject)
    return subject is not None and read_noun_phrase(subject).plural
