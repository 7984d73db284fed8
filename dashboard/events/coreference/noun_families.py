"""Finds what a noun for a whole family of events names: "the accident", "the decision"."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from dashboard.clause import Definiteness, NounPhrase
from dashboard.events.coreference.comparison import are_in_two_countries, sides_of, stands_beside
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention, is_dated
from dashboard.events.narrative_time.reactions import DEATH
from dashboard.model import Actor, Modality, Role
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import (
    complement_of,
    is_common_noun,
    is_counted,
    is_plural,
    is_time,
    read_noun_phrase,
)
from dashboard.nlp.stems import families_named_by, mishaps, same_event_data, stem, stems
from dashboard.nlp.tokens import Token
from dashboard.nlp.undergoers import phrase_of
from dashboard.vocabulary import FACTS, PLANS

WEEK = 7  # days
_HARM = frozenset({"Conflict", "Crime", "Life"})  # families of subtypes: what somebody does


def names_another_kind(noun: Token, other: EventMention) -> bool:
    """Whether a noun is one for kinds of a family to which an event belongs, and for others.

    "She was charged. The court convicted Moe. The [verdict] came late": it is no charge.
    """
    subtype = other.event.subtype or ""
    family = subtype.partition(".")[0]
    named = families_named_by().get(noun.lemma_.lower(), ())
    kinds = tuple(kind for kind in named if kind.partition(".")[0] == family)
    return bool(kinds) and not subtype.startswith(kinds)


def just_decided(
    noun: Token,
    phrase: NounPhrase,
    read: EventMention,
    kept: Sequence[EventMention],
    analysis: Analysis,
) -> int | None:
    """The place of the only act of those who decide that the sentence before tells.

    "The court ruled that she must leave. The [decision] angered many."
    """
    lemma = noun.lemma_.lower()
    decisions = (one for one in same_event_data()["decisions"] if lemma in one["nouns"])
    kinds = tuple(kind for one in decisions for kind in one["kinds"])
    bare = not any(noun.rights) and phrase.definiteness is Definiteness.DEFINITE
    if not kinds or not bare or read.time_links:
        return None
    start = read.event.sentence.start
    told = [
        i
        for i, other in enumerate(kept)
        if other.found.paragraph == read.found.paragraph
        and other.event.sentence.end <= start
        and not analysis.text[other.event.sentence.end : start].strip()
        and (other.event.subtype or "").startswith(kinds)
        and other.event.modality is Modality.ASSERTED
        and _is_finite(other, analysis)
    ]
    return told[0] if len(told) == 1 else None


def of_its_kind(
    noun: Token,
    phrase: NounPhrase,
    read: EventMention,
    kept: Sequence[EventMention],
    behind: Container[int] = (),
    *,
    analysis: Analysis,
    actors: Mapping[str, Actor],
) -> list[int]:
    """The places of what a noun for a whole family of subtypes may mean; of one it is sure.

    "A coach plunged into a ravine … The [accident]": what the lead tells, or the only one of
    its family. "Berg resigned … his [departure]": what the same person did. ``behind``: the places
    of those that are too far back.
    """
    kinds = families_named_by().get(noun.lemma_.lower(), ())
    if not kinds or phrase.plural or read.time_links or len([*noun.lefts]) > 1:
        return []  # "the worst accident since 2013" is one of many
    number, clauses = (
        read.found.paragraph,
        analysis.part_of(read.found).clauses,
    )
    alike = [
        i
        for i, other in enumerate(kept)
        if (other.event.subtype or "").startswith(kinds)
        and i not in behind
        and (other.event.modality in FACTS) == (read.event.modality in FACTS)
        and not stands_beside(number, noun.i, other, clauses)
        and not are_in_two_countries(read, other, actors)
    ]
    sides = sides_of(read, actors, placed=False)
    if phrase.definiteness is Definiteness.POSSESSIVE:
        alike = [i for i in alike if sides & sides_of(kept[i], actors)]
        return alike if len(alike) == 1 else []
    if phrase.definiteness is not Definiteness.DEFINITE:
        return []
    theirs = (sides_of(kept[i], actors) for i in alike)
    alike = [i for i, own in zip(alike, theirs, strict=True) if not sides or not own or sides & own]
    lead = [i for i in alike if kept[i].found.paragraph == kept[0].found.paragraph]
    return lead or alike


def _is_finite(read: EventMention, analysis: Analysis) -> bool:
    clauses = analysis.part_of(read.found).clauses
    return read.found.verb is not None and clauses.of(read.found.head).finite


def is_another(noun: Token, other: EventMention) -> bool:
    """Whether what tells a noun apart is not told of an event: "the fire at the [school]"."""
    behind = (t for link in noun.children_as(Dependency.PREPOSITION) for t in link.children)
    sizes = any(t.like_num for t in noun.lefts)  # "the magnitude 7.4 quake"
    near = () if sizes else noun.lefts
    own = (t for t in (*near, *behind) if is_common_noun(t) and not is_time(t))
    kinds = {stem(t.lemma_.lower()) for t in own}
    one = bool(kinds) and not is_plural(noun)  # not of kinds: "a law against honour killings"
    return one and kinds.isdisjoint(stems(other.event.sentence.text))


def is_only_attempted(noun: Token, word: Token, other: EventMention, words: ClauseWords) -> bool:
    """Whether a noun names an attempt, and a word a death: "his killing … the attempted murder"."""
    if other.event.subtype != DEATH:
        return False
    tried, done = (
        any(words.has("alleged", "attempts", t.lower_) for t in one.lefts) for one in (noun, word)
    )
    return tried and not done


def is_mishap_of(lemma: str, other: EventMention, analysis: Analysis) -> bool:
    """Whether a noun is for the mishap that a verb has told: "gave way …. The [collapse]"."""
    mine, known = mishaps().get(lemma, frozenset()), mishaps()
    for told in other.triggers if mine else ():
        if told.verb is None:
            continue
        part = analysis.part_of(told)
        clause = part.clauses.of(told.verb)
        whole = " ".join(t.lemma_.lower() for t in part.doc[told.first : told.last + 1])
        words = whole, phrase_of(clause, part.doc), clause.lemma
        if not mine.isdisjoint(next((known[w] for w in words if w in known), frozenset())):
            return True
    return False


def brings_in_its_patient(noun: Token, read: EventMention, other: EventMention) -> bool:
    """Whether a noun of harm says whom it harmed as of somebody new: "the murder of a judge".

    That is no raid told before, whoever did it, but where a judge was told of there, too.
    """
    harm = (read.event.subtype or "").partition(".")[0] in _HARM
    patient = complement_of(noun) if harm else None
    if patient is None or read_noun_phrase(patient).definiteness is not Definiteness.INDEFINITE:
        return False
    return stem(patient.lemma_.lower()) not in stems(other.event.sentence.text)


def names_sides(noun: Token, read: EventMention, analysis: Analysis) -> bool:
    """Whether the phrase of a noun says whose it is: "the Peru visit", "by the mayor"."""
    part = analysis.part_of(read.found)
    last = noun.right_edge
    start, end = part.at(noun.left_edge), part.at(last) + len(last.text)
    told = (p.mention.start for p in read.event.participants if p.mention is not None)
    return any(start <= at < end for at in told)


def is_sequel(noun: Token, told: Container[str]) -> bool:
    """Whether a noun names what follows on events of its kind: "the quake … the aftershock".

    ``told``: the stems of the words of the other.
    """
    lemma = noun.lemma_.lower()
    return lemma in same_event_data()["sequels"] and stem(lemma) not in told


def is_of_day(noun: Token, read: EventMention, analysis: Analysis) -> bool:
    """Whether a time, and nobody, stands before a noun as its owner: "Monday's [vote]"."""
    part = analysis.part_of(read.found)
    first, at = part.at(noun.left_edge), part.at(noun)
    owned = read_noun_phrase(noun).definiteness
    return owned is Definiteness.POSSESSIVE and any(
        first <= link.timex.span.start < at for link in read.time_links
    )


def is_same_weekday(read: EventMention, told: EventMention) -> bool:
    """Whether a bare weekday was read as a later one than that of what was told before.

    "The court ruled on Monday. [Monday's] ruling may be appealed": a modal looks ahead.
    """
    mine, theirs = read.event.date, told.event.date
    if mine.earliest is None or theirs.earliest is None or len(read.time_links) != 1:
        return False
    days = mine.earliest == mine.latest and theirs.earliest == theirs.latest
    apart = (mine.earliest - theirs.earliest).days
    bare = not any(map(str.isspace, read.time_links[0].timex.span.text))
    return days and bare and apart == WEEK


def is_time_of_plan(read: EventMention, told: EventMention) -> bool:
    """Whether a noun gives the day of what is still to come, and had none: "the visit begins".

    "Reed will resign …. His resignation takes effect on 4 May".
    """
    ahead = {read.event.modality, told.event.modality} <= PLANS
    mine, theirs = read.event.date.earliest, told.event.date.earliest
    if not ahead or mine is None or is_dated(told.event) or told.event.date.latest is not None:
        return False
    sides = [{p.actor for p in each.event.participants} for each in (read, told)]
    return sides[0] <= sides[1] and (theirs is None or theirs <= mine)


def is_same_office_act(phrase: NounPhrase, read: EventMention, other: EventMention) -> bool:
    """Whether a noun says whose it is that an office ended or began, and that was told of them.

    "Reed has quit …. Reed's [resignation] was announced": once within days, as a fact or to come.
    """
    real = read.event.modality is not Modality.NEGATED  # "denied rumours of her resignation"
    owned = real and phrase.definiteness is Definiteness.POSSESSIVE
    once = read.event.subtype in same_event_data()["once_in_office"]
    whose = {p.actor for p in read.event.participants if p.role is Role.ACTOR}
    theirs = {p.actor for p in other.event.participants if p.role is Role.ACTOR}
    return owned and once and read.event.subtype == other.event.subtype and whose == theirs != set()


def is_one_of_several(noun: Token, phrase: NounPhrase) -> bool:
    """Whether a number tells how many, or which: "two attacks"; not "the magnitude 7.4 quake"."""
    if any(t.like_num and t.is_alpha for t in noun.lefts):
        return True
    return phrase.plural and is_counted(noun)  # not "the Aug. 7 bombings"
