"""Attributions (PARC): each cue of a sentence with its speaker, to whom, and who released it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.nlp.governance import is_passive_participle
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    ADNOMINAL_CLAUSES,
    ATTRIBUTIVES,
    AUXILIARIES,
    PASSIVE_SIGNS,
    PREPOSITIONS,
    SUBJECTS,
    VERB_OBJECTS,
)
from dashboard.nlp.noun_phrases import is_reduced_passive
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import COMMON_NOUNS, FINITE, NOUNS, PAST_FORMS, PROPER_NOUNS, VERBS
from dashboard.quotes.cues import Cues
from dashboard.quotes.marks import Marked
from dashboard.quotes.phrases import (
    Phrase,
    name_of,
    phrase_after,
    phrase_of,
)
from dashboard.quotes.reporter_sentences import ReporterSentence
from dashboard.quotes.speaker_places import PLACE_REACH, before_verb, behind_verb, by_place
from dashboard.quotes.speakers import (
    author_of,
    can_speak,
    find_subject,
    is_said_of_subject,
    issuer_of,
    maker_of,
)

PARTICIPLE_REACH = 30  # words of a participle's own between two commas
_NO_VERBS = AUXILIARIES | ATTRIBUTIVES
_UNDER = ADNOMINAL_CLAUSES | {
    Dependency.OPEN_COMPLEMENT,
    Dependency.CLAUSAL_COMPLEMENT,
    Dependency.ADVERBIAL_CLAUSE,
}
_HEADS = NOUNS | {Tag.PERSONAL_PRONOUN}
_CLAUSES = ADNOMINAL_CLAUSES | {Dependency.CLAUSAL_COMPLEMENT}
NOUN = "that"  # what a reporting noun takes: the clause that it holds
SOURCE = "source"  # what a phrase such as "according to" takes


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and its speaker: at item ``place`` of a sentence, from token ``first`` to ``last``.

    ``takes``: what the cue can report. ``unsaid``: the words around it say that nothing was said.
    ``stands_for``: the document for which the speaker's pronoun stands, or who speaks in a
    document.
    """

    place: int
    first: Token
    last: Token
    takes: frozenset[str]
    speaker: Phrase | None
    addressee: Phrase | None = None
    unsaid: bool = False
    via: Phrase | None = None
    stands_for: Phrase | None = None


def find_attributions(sentence: ReporterSentence, cues: Cues) -> list[Attribution]:
    """The cues of a sentence, in order, those without a speaker, too."""
    inside = sentence.numbers
    found: list[Attribution] = []
    for place, item in enumerate(sentence.items):
        if isinstance(item, Marked):
            continue
        tag = item.tag
        if tag in VERBS:
            length = cues.phrase_at(item)
            if length:
                found.extend(_source_phrase(sentence, place, length, cues, inside))
                continue
            verbal = item.dependency not in _NO_VERBS
            if cues.takes(item) and (verbal or _is_next(sentence, place)):
                found.append(_verb_report(sentence, place, item, cues, inside))
        elif tag in COMMON_NOUNS:
            found.extend(_mistaken_report(sentence, place, item, cues))
            found.extend(_noun_report(place, item, cues, inside))
            found.extend(_reply_report(sentence, place, item, cues, inside))
        elif tag == Tag.PREPOSITION and (length := cues.phrase_at(item)):
            found.extend(_source_phrase(sentence, place, length, cues, inside))
    heard = {report.first.i: report.speaker for report in found}
    return sorted((_as_before(r, heard) for r in found), key=lambda report: report.place)


def _as_before(report: Attribution, heard: Mapping[int, Phrase | None]) -> Attribution:
    """A report with the speaker of the one that it is joined to, if it has none of its own."""
    verb = report.first
    alike = verb.tag in FINITE and verb.head.tag == verb.tag
    joined = alike and verb.dependency == Dependency.CONJUNCT
    speaker = heard.get(verb.head.i) if joined else None
    alone = report.speaker is None and not verb.has_child(*SUBJECTS)
    return replace(report, speaker=speaker) if alone and speaker is not None else report


def as_finding(report: Attribution, paper: Phrase, cues: Cues) -> Attribution:
    """A report of what "it" or "they" found, where the sentence before is of a document."""
    who = None if report.speaker is None else report.speaker.head.lower_
    if who not in cues.papers or "finding" not in report.takes:
        return report
    return replace(report, takes=report.takes | {"clause"}, stands_for=paper)


def _is_next(sentence: ReporterSentence, place: int) -> bool:
    """Whether an item stands right behind a quotation: "“Pay,” claims writer Jon Lund"."""
    return place > 0 and isinstance(sentence.items[place - 1], Marked)


def _mistaken_report(
    sentence: ReporterSentence, place: int, noun: Token, cues: Cues
) -> Iterator[Attribution]:
    """A verb that the parse takes for a noun behind a quotation: "“Pay,” the message read"."""
    if noun.lower_ not in cues.verbs:
        return  # as nearly every noun
    before = sentence.before(place, PLACE_REACH)
    k = place - len(before) - 1
    words = [t for t in before if not t.is_punct]
    if not words or k < 0 or not isinstance(sentence.items[k], Marked):
        return
    document = words[-1]
    if document.head == noun and document.lemma_.lower() in cues.documents:
        phrase = Phrase(words[0], document, document)
        yield Attribution(place, noun, noun, frozenset(("marks",)), phrase)


def _noun_report(
    place: int, noun: Token, cues: Cues, inside: frozenset[int]
) -> Iterator[Attribution]:
    """A noun with a clause of its own, if its owner or the verb above it says who speaks."""
    if noun.lemma_ not in cues.nouns or noun.i + 1 >= len(noun.doc):
        return
    if clause_of(noun, cues) is None:
        return
    speaker = next((c for c in noun.children_as(Dependency.POSSESSOR) if c.i in inside), None)
    carried = noun.dependency == Dependency.OBJECT and noun.head.lemma_ in cues.carriers
    if speaker is None and carried:
        speaker = find_subject(noun.head, inside, cues)
    if speaker is not None and can_speak(speaker, cues):
        phrase = phrase_of(speaker, inside)
        yield Attribution(place, noun, noun, frozenset((NOUN, "marks")), phrase)


def _reply_report(
    sentence: ReporterSentence, place: int, noun: Token, cues: Cues, inside: frozenset[int]
) -> Iterator[Attribution]:
    """A copula between what somebody said and its words in marks: "Lee's reply was “no”"."""
    subject = noun.dependency == Dependency.SUBJECT and noun.head.pos == Pos.AUXILIARY
    if not subject or noun.lemma_ not in cues.nouns:
        return
    speaker = next((c for c in noun.children_as(Dependency.POSSESSOR) if c.i in inside), None)
    behind = range(place + 1, min(len(sentence.items) - 1, place + PARTICIPLE_REACH))
    at = next((k for k in behind if sentence.items[k] == noun.head), None)
    if speaker is None or at is None or not can_speak(speaker, cues):
        return
    if isinstance(sentence.items[at + 1], Marked):
        cue = noun.head
        yield Attribution(at, cue, cue, frozenset(("marks",)), phrase_of(speaker, inside))


def clause_of(noun: Token, cues: Cues) -> Token | None:
    """The verb of the clause that a reporting noun holds, or that a copula gives it.

    "His claim that the bridge was safe", "His claim was that the bridge was safe"; None: it holds
    none.
    """
    after = noun.doc[noun.i + 1]
    if after.lower_ in cues.joining and after.tag == Tag.PREPOSITION:
        return next((c for c in noun.children_as(*_CLAUSES) if c.i > after.i), None)
    copula = noun.head
    if noun.dependency != Dependency.SUBJECT or not noun.has_child(Dependency.POSSESSOR):
        return None
    clauses = copula.children_as(Dependency.CLAUSAL_COMPLEMENT)
    clause = next((c for c in clauses if c.i > copula.i), None)
    led = clause is not None and clause.left_edge.i == copula.i + 1
    joined = led and copula.doc[copula.i + 1].lower_ in cues.joining
    return clause if joined and copula.pos == Pos.AUXILIARY else None


def _source_phrase(
    sentence: ReporterSentence, place: int, length: int, cues: Cues, inside: frozenset[int]
) -> Iterator[Attribution]:
    first = sentence.items[place]
    assert not isinstance(first, Marked)
    last = first.doc[first.i + length - 1]
    rest = [t for t in sentence.after(place) if t.i > last.i]
    named = last.children_as(Dependency.PREPOSITIONAL_OBJECT)
    head = next((c for c in named if c.i in inside), None)
    speaker = phrase_of(head, inside) if head is not None else phrase_after(rest, cues)
    issuer = issuer_of(speaker.head, inside, cues) if speaker is not None else None
    if issuer is not None:
        speaker = phrase_of(issuer, inside)
    if speaker is not None and can_speak(speaker.head, cues):
        speaker = name_of(speaker, inside, cues)
        yield Attribution(place, first, last, frozenset((SOURCE, "marks")), speaker)


def _verb_report(
    sentence: ReporterSentence, place: int, verb: Token, cues: Cues, inside: frozenset[int]
) -> Attribution:
    if _is_participle(sentence, place, verb):
        return Attribution(place, verb, verb, cues.takes(verb), None, unsaid=True)
    placed = not cues.is_quoting(verb) and not _has_interrupted_subject(verb, inside)
    speaker = by_place(sentence, place, verb, cues) if placed else None
    if speaker is None:
        head = find_subject(verb, inside, cues)
        near = before_verb(sentence, place, verb, cues)
        speaker = phrase_of(head, inside) if head is not None else near
        unfit = speaker is None or not can_speak(speaker.head, cues)
        if speaker is None or unfit or speaker.head.lemma_.lower() in cues.documents:
            other = near if unfit and head is not None else speaker
            fit = other is not None and can_speak(other.head, cues)
            speaker = behind_verb(sentence, place, verb, cues) or (other if fit else None)
    maker, via = None, _quoter(verb, inside, cues)
    if speaker is not None:
        maker = maker_of(speaker.head, inside, cues)
        speaker = name_of(speaker, inside, cues)
    if (author := author_of(verb, inside, cues)) is not None:
        speaker, via = author, speaker
    return Attribution(
        place,
        verb,
        verb,
        cues.takes(verb),
        speaker,
        _addressee(verb, speaker, inside, cues),
        _is_unsaid(verb, cues),
        via,
        None if maker is None else phrase_of(maker, inside),
    )


def _has_interrupted_subject(verb: Token, inside: frozenset[int]) -> bool:
    """Whether a relative clause parts a verb from its subject: "Reed, who called it “safe”, told".

    Who stands behind the verb is no subject then: "told the court that".
    """
    return any(
        t.i in inside and t.right_edge.i == verb.i - 1 and t.has_child(Dependency.RELATIVE_CLAUSE)
        for t in verb.children_as(Dependency.SUBJECT)
    )


def _is_participle(sentence: ReporterSentence, place: int, verb: Token) -> bool:
    """Whether a past form between commas only describes who acts: "Liu, asked why, said …"."""
    before = sentence.before(place)
    told = verb.dependency == Dependency.PARATAXIS and verb.has_child(*SUBJECTS)
    if told or len(before) < 2 or verb.tag not in PAST_FORMS or before[-1].text != ",":
        return False  # "The plane, [said] the airline, had"
    conjunction = Tag.COORDINATING_CONJUNCTION
    closes_apposition = any(
        first.text == "," and second.tag != conjunction for first, second in pairwise(before)
    )
    behind = sentence.after(place, PARTICIPLE_REACH)
    inverted = bool(behind) and behind[0].tag in PROPER_NOUNS
    if closes_apposition or inverted or before[-2].tag not in _HEADS:
        return False
    return any(first.text == "," and second.tag in FINITE for first, second in pairwise(behind))


def _quoter(verb: Token, inside: frozenset[int], cues: Cues) -> Phrase | None:
    """Who quotes: "X quoted Y as saying", "Y was quoted by X", "Y was quoted as saying by X"."""
    quoting = next((t for t in (verb, verb.head, verb.head.head) if cues.is_quoting(t)), None)
    if quoting is None:
        return None
    passive = quoting.has_child(*PASSIVE_SIGNS)
    if not passive:
        subject = quoting.child_as(Dependency.SUBJECT)
        return phrase_of(subject, inside) if subject is not None and subject.i in inside else None
    for by in quoting.doc[quoting.i + 1 : quoting.i + 1 + PLACE_REACH]:
        if by.lower_ in cues.issuers and by.dependency in PREPOSITIONS:
            name = by.child_as(Dependency.PREPOSITIONAL_OBJECT)
            if name is not None and name.i in inside:
                return phrase_of(name, inside)
    return None


def _addressee(
    verb: Token, speaker: Phrase | None, inside: frozenset[int], cues: Cues
) -> Phrase | None:
    if verb.lemma_ not in cues.addressing:
        return None
    for child in verb.children:
        link = child.dependency == Dependency.PREPOSITION
        if link and "order" in cues.takes(verb) and cues.is_particle(verb, child):
            name = child.child_as(Dependency.PREPOSITIONAL_OBJECT)
            if name is not None and name.i in inside:
                return phrase_of(name, inside)
    for child in verb.children:
        if child.dependency in VERB_OBJECTS and child.i in inside and child.i > verb.i:
            inner = child.child_as(Dependency.PREPOSITIONAL_OBJECT) or child
            head = inner if child.tag == Tag.PREPOSITION else child
            is_speaker = speaker is not None and head.i == speaker.head.i
            acts = verb.has_child(Dependency.OPEN_COMPLEMENT)
            if "Reflex=Yes" in str(head.morph):
                continue
            spoken_to = acts or head.tag == Tag.PERSONAL_PRONOUN or can_speak(head, cues)
            if not is_speaker and spoken_to:
                return phrase_of(head, inside)
    return None


def _describes_told(verb: Token, cues: Cues) -> bool:
    """Whether a participle behind a noun says what befell it: "a coach [accused] of cheating"."""
    behind = is_reduced_passive(verb)
    return behind and "about" in cues.takes(verb) and not verb.has_child(*AUXILIARIES, *SUBJECTS)


def _is_unsaid(verb: Token, cues: Cues) -> bool:
    """Whether the words around a verb say that it did not happen, or only might, or befell one.

    "Without saying why"; "when asked if it would open" tells what the speaker was asked.
    """
    top = verb
    ahead = verb.doc[max(0, verb.i - 2) : verb.i]
    if " ".join(t.lower_ for t in ahead) in cues.instead:
        return True
    if verb.tag == Tag.BASE_FORM:
        if any(c.lower_ in cues.modals for c in verb.children_as(Dependency.AUXILIARY)):
            behind = verb.doc[verb.i + 1 : verb.i + 2]
            return not any(t.lower_ in cues.only for t in behind)
        first = verb
        while first.dependency == Dependency.CONJUNCT and first.head.tag == Tag.BASE_FORM:
            first = first.head  # "wants the court to suspend the order and order a new trial"
        if first.dependency in _UNDER and first.head.lemma_ in cues.governors:
            return True
    if any(c.lower_ in cues.conditions for c in verb.children_as(Dependency.MARKER)):
        return True
    befell = is_passive_participle(verb) or is_said_of_subject(verb, cues)
    if befell or _describes_told(verb, cues):
        return True
    led = [c for c in verb.children if c.i < verb.i]
    # "without saying why"
    led += [verb.head] if verb.dependency == Dependency.PREPOSITIONAL_COMPLEMENT else []
    if any(c.lower_ in cues.unsaid for c in led):
        return True
    subject = top.child_as(*SUBJECTS)
    return subject is not None and (
        subject.lower_ in cues.unsaid
        or any(c.lower_ in cues.unsaid and c.pos != Pos.PROPER_NOUN for c in subject.lefts)
    )
