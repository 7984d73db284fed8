"""What a reporting clause between commas reports: "It rained, he said" gives "It rained"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, CLAUSAL_SUBJECTS, CLAUSE_OPENERS, SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import (
    COMMON_NOUNS,
    COMPLEMENTIZER_TAGS,
    FINITE,
    PARTICIPLES,
    PRESENT_FORMS,
    RELATIVE_PRONOUNS,
    RELATIVE_WORDS,
    VERBAL,
)
from dashboard.quotes.attributions import Attribution
from dashboard.quotes.cues import Cues
from dashboard.quotes.marks import Marked
from dashboard.quotes.phrases import Phrase
from dashboard.quotes.reporter_sentences import ReporterSentence
from dashboard.quotes.speakers import can_speak

LONGEST = 200  # words; what the parse makes longer than that is no clause
BESIDE = 10  # words between a speaker and a verb in a parenthesis
BARE = 3  # words, with the comma, that are too few for a clause before its source
SUBJECT_WORDS = SUBJECTS | CLAUSAL_SUBJECTS | {Dependency.EXPLETIVE, Dependency.PRECONJUNCTION}
_BREAKS = frozenset((",", "—", "–", "--", "_"))
# What begins a remark behind a reporting clause.
_SIDE = RELATIVE_PRONOUNS | {Tag.PRESENT_PARTICIPLE, Tag.COORDINATING_CONJUNCTION}
# What leads on behind a reporting clause.
_ONWARD = frozenset((Tag.PREPOSITION, Tag.INFINITIVE_MARKER))
_LOOSE = CLAUSE_OPENERS | {Dependency.PREPOSITION}
_HELPING = AUXILIARIES | {Dependency.AGENT}
_PRESENT = PRESENT_FORMS | {Tag.MODAL}


def read_inquit_clause(sentence: ReporterSentence, report: Attribution, cues: Cues) -> list[Token]:
    """What a reporting clause between commas reports; empty: it is no such clause.

    "It rained, he said." gives what stands before it, "The plan, he said, would fail." the whole.
    """
    verb, speaker = report.first, report.speaker
    assert speaker is not None
    start = min(speaker.first.i, verb.i)
    beside = min(abs(verb.i - speaker.last.i), abs(speaker.first.i - verb.i)) <= BESIDE
    said = "clause" in report.takes or ("finding" in report.takes and is_document(report, cues))
    if not said or not _is_finite(verb, speaker) or not beside or start == 0:
        return []
    rest = [t for t in sentence.after(report.place, LONGEST) if t.i > speaker.last.i]
    after = behind_source(rest)
    inner = rest[: len(rest) - len(after)]
    if verb.doc[start - 1].text not in _BREAKS or _has_matter(inner, report):
        return []
    before = [t for t in sentence.before(report.place, LONGEST) if t.i < start]
    if report.place + len(sentence.after(report.place, LONGEST)) + 1 < len(sentence.items):
        apart = bool(after) and after[0].tag == Tag.COORDINATING_CONJUNCTION and _holds_main(before)
        return before if apart and before[0].i == sentence.tokens[0].i else []
    if before and _goes_on_from_marks(before, sentence):
        return []
    before = _behind_report(before, after, cues)
    if after and before and after[0].lower_ in cues.joining:
        return after if _ends_apposed(before) else list(verb.doc[before[0].i : after[-1].i + 1])
    return _around_inquit_clause(sentence, report, before, after, cues)


def _behind_report(before: list[Token], after: list[Token], cues: Cues) -> list[Token]:
    """What follows the last semicolon or colon, where what stands before that is reported, too.

    Or where it is the first half of a clause: "it rained; the plan, he said, had failed".
    """
    cut = next((k for k in range(len(before) - 1, -1, -1) if before[k].text in (";", ":")), -1)
    told = any(t.tag in FINITE and "clause" in cues.takes(t) for t in before[: max(cut, 0)])
    half = cut >= 0 and before[cut].text == ";" and not _holds_verb(before[cut + 1 :])
    goes_on = half and bool(after) and after[0].tag in (*FINITE, Tag.MODAL)
    return before[cut + 1 :] if told or goes_on else before


def _goes_on_from_marks(before: list[Token], sentence: ReporterSentence) -> bool:
    """Whether words are the end of a clause that begins in marks: "“no way” they help, he said"."""
    if before[0].i == sentence.tokens[0].i and not isinstance(sentence.items[0], Marked):
        return False
    if before[0].tag != Tag.COORDINATING_CONJUNCTION and not before[0].is_punct:
        return True
    held = {t.i for t in before}
    top = (t for t in before if t.pos in VERBAL and t.head.i not in held)
    subjects = [c for verb in top for c in verb.children_as(*SUBJECT_WORDS)]
    return bool(subjects) and not any(c.i in held for c in subjects)


def _is_finite(verb: Token, speaker: Phrase) -> bool:
    """Whether a verb has a tense; a past form right behind its speaker has, whatever its tag.

    "It will reopen, both governments announced on Friday, …" is easily read as a participle.
    """
    if verb.tag in FINITE or any(c.tag in FINITE for c in verb.children_as(Dependency.AUXILIARY)):
        return True
    helped = verb.has_child(*_HELPING)
    nearest = verb.i == speaker.last.i + 1 and not helped
    return (
        nearest
        and verb.tag == Tag.PAST_PARTICIPLE
        and verb.dependency == Dependency.ADNOMINAL_CLAUSE
        and verb.head == speaker.head
    )


def _around_inquit_clause(
    sentence: ReporterSentence,
    report: Attribution,
    before: list[Token],
    after: list[Token],
    cues: Cues,
) -> list[Token]:
    """What stands before a reporting clause, or both that and what stands behind it."""
    assert report.speaker is not None
    described = report.speaker.first.i > report.first.i
    if _holds_main(before) and not described and _shares_subject(after, report):
        return list(before[0].doc[before[0].i : after[-1].i + 1])
    goes_on = bool(after) and after[0].tag not in _SIDE and not described
    if goes_on and _holds_main(before) and _is_remark(after[0], report, cues):
        return before if len(before) > BARE else []
    if _breaks_off(before) and after and _is_outer(before[0], sentence):
        return list(before[0].doc[before[0].i : after[-1].i + 1])
    if _holds_main(before) and not (goes_on and after[0].tag in _ONWARD):
        before = _without_office(before, cues)
        only = not goes_on or _adds_only(after) or _tells_how_long(after)
        return before if only and len(before) > BARE else []
    whole = before[:1] and after[:1] and _is_outer(before[0], sentence)
    whole = whole and after[0].tag not in _SIDE
    finite = any(t.tag in FINITE for t in (*before, *after))
    return list(before[0].doc[before[0].i : after[-1].i + 1]) if whole and finite else []


def _breaks_off(before: list[Token]) -> bool:
    """Whether words end in a copula, so that their clause goes on: "He was, friends say, …"."""
    words = [t for t in before if not t.is_punct and t.dependency != Dependency.NEGATION]
    last = words[-1] if words else None
    return (
        last is not None
        and last.pos == Pos.AUXILIARY
        and last.tag in FINITE
        and last.dependency != Dependency.ADVERBIAL_CLAUSE
    )


def _shares_subject(after: list[Token], report: Attribution) -> bool:
    """Whether what was said goes on: "It has sold one, he said, and does not expect …"."""
    if len(after) < 2 or after[0].tag != Tag.COORDINATING_CONJUNCTION:
        return False
    first = next((t for t in after[1:] if t.tag != Tag.ADVERB), after[1])
    present = first.tag in _PRESENT and report.first.tag == Tag.PAST_TENSE
    return present or (first.tag == Tag.INFINITIVE_MARKER and first.head.tag == Tag.BASE_FORM)


def _is_remark(first: Token, report: Attribution, cues: Cues) -> bool:
    """Whether a clause behind the report tells when it was made: "it said, as it struggles"."""
    clause = first.head
    told = (
        first.dependency == Dependency.MARKER
        and clause.dependency == Dependency.ADVERBIAL_CLAUSE
        and clause.head == report.first
    )
    return told and first.lower_ in cues.remarks | cues.contrasts


def _without_office(before: list[Token], cues: Cues) -> list[Token]:
    """Without what the speaker is, before the name: "It rained, a farmer, Ole Holm, said"."""
    words = before[:-1] if before[-1].is_punct else before
    cut = next((k for k in range(len(words) - 1, -1, -1) if words[k].text == ","), -1)
    last = words[-1]
    office = (
        0 <= cut < len(words) - 1
        and words[cut + 1].pos in {Pos.DETERMINER, Pos.PRONOUN}
        and last.tag == Tag.NOUN
    )
    if office and not _holds_verb(words[cut:]) and can_speak(last, cues):
        return before[:cut] if _holds_main(before[:cut]) else before
    return before


def _holds_main(tokens: list[Token]) -> bool:
    """Whether a main clause is among the words, not only one that hangs on another."""
    first = tokens[0] if tokens else None
    loose = first is not None and (first.dependency in _LOOSE or _is_participle(first))
    if first is not None and (loose or first.tag in RELATIVE_WORDS):
        cut = next((k for k, t in enumerate(tokens) if t.text == ","), len(tokens))
        tokens = [] if first.tag in RELATIVE_WORDS else tokens[cut:]
    return any(t.tag in FINITE for t in tokens)


def _is_participle(first: Token) -> bool:
    """Whether a word opens a clause without a subject: "Asked whether it was safe, …"."""
    return first.dependency == Dependency.ADVERBIAL_CLAUSE and first.tag in PARTICIPLES


def _ends_apposed(before: list[Token]) -> bool:
    """Whether a noun phrase between commas ends the words: "shares rose, a sign, he said, that"."""
    words = before[:-1] if before[-1].is_punct else before
    cut = next((k for k in range(len(words) - 1, -1, -1) if words[k].text == ","), -1)
    return cut >= 0 and words[-1].tag in COMMON_NOUNS and not _holds_verb(words[cut:])


def _holds_verb(tokens: list[Token]) -> bool:
    return any(t.tag in FINITE for t in tokens)


def _adds_only(after: list[Token]) -> bool:
    """Whether what follows only describes the speaker: "said Phil Stead, the chairman who …"."""
    for token in after:
        if token.tag in FINITE:
            return False
        if token.text in (",", ";") or token.tag in RELATIVE_WORDS:
            return True
    return True


def _tells_how_long(after: list[Token]) -> bool:
    """Whether what follows is a stretch before or after something: "hours before talks began"."""
    measured = len(after) > 1 and after[0].dependency == Dependency.ADVERBIAL_NOUN
    return measured and after[1].tag == Tag.PREPOSITION


def _has_matter(inner: list[Token], report: Attribution) -> bool:
    """Whether a reporting clause has its object or complement in itself."""
    last = inner[-1].i if inner else report.last.i
    # "The bridge, said Anna Berg, is safe" is not of Anna Berg, as the parse has it.
    own = [] if report.speaker is None else [report.speaker.head]
    for child in report.first.children:
        clause = child.dependency == Dependency.CLAUSAL_COMPLEMENT
        behind = clause and report.last.i < child.left_edge.i <= last
        if behind and not any(speaker in child.children for speaker in own):
            return True
    to = report.addressee
    spoken_to = range(0) if to is None else range(to.first.i, to.last.i + 1)
    return any(
        t.tag in FINITE
        or t.dependency == Dependency.CLAUSAL_COMPLEMENT
        or (t.dependency == Dependency.OBJECT and t.i not in spoken_to)
        for t in inner
    )


def _is_outer(first: Token, sentence: ReporterSentence) -> bool:
    begins = first.i == sentence.tokens[0].i or first.doc[first.i - 1].text in (";", ":")
    return begins and not sentence.marked


def is_document(report: Attribution, cues: Cues) -> bool:
    """Whether it is a report, a poll or the like that speaks, or those who make them."""
    if report.speaker is None:
        return False
    head = report.speaker.head
    lemma = head.lemma_.lower()
    return bool({lemma, head.lower_} & cues.documents) or lemma in cues.finders


def behind_source(tokens: list[Token]) -> list[Token]:
    """The clause behind a source, past what a comma adds to it: ", which we have seen, …"."""
    cuts = [k for k, t in enumerate(tokens) if t.text in (",", ";")]
    for cut, following in itertools.pairwise([*cuts, len(tokens)]):
        piece = tokens[cut + 1 : following]
        relative = bool(piece) and piece[0].tag in RELATIVE_WORDS
        first = tokens[cut].i
        if (
            piece
            and not relative
            and not any(t.dependency == Dependency.APPOSITION and t.head.i < first for t in piece)
        ):
            return tokens[cut + 1 :]
    return tokens[cuts[0] + 1 :] if cuts else []


def joins(token: Token, cues: Cues) -> bool:
    """Whether a word only joins a clause to its verb ("that")."""
    return token.lower_ in cues.joining and token.tag in COMPLEMENTIZER_TAGS


def only_orders(report: Attribution, content: Sequence[Token], cues: Cues) -> bool:
    """Whether a saying only tells when that before it was: "left a week after Lee told police".

    Its subject stands right behind the word of order: not "after ten defeats, the club said".
    """
    verb = report.first
    starts = {t.left_edge.i for t in verb.lefts if t.dependency in SUBJECT_WORDS}
    marked = any(t.lower_ in cues.ordering and t.i + 1 in starts for t in verb.lefts)
    return marked and verb.head.i in {t.i for t in content}
