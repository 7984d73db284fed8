"""Ties a stretch in marks to the reporting word of its own sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, OBJECTS, SUBJECTS
from dashboard.nlp.noun_phrases import possessors_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import FINITE, RELATIVE_PRONOUNS, RELATIVE_WORDS, TENSED, VERBS
from dashboard.quotes.attributions import SOURCE, Attribution
from dashboard.quotes.cues import Cues
from dashboard.quotes.marks import Marked
from dashboard.quotes.phrases import Phrase, phrase_after, phrase_before, phrase_of
from dashboard.quotes.reporter_sentences import STOPS, ReporterSentence
from dashboard.quotes.speakers import can_speak, find_subject, issuer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


RELEASE_REACH = 25  # words behind a cue in which a document is looked for
FAINT = "faint"  # of verbs that report only where no other does
CLIMB = 12  # steps up the tree from a fragment to the verb that governs it
LONGEST_TURN = 14  # words between a cue and the comma before a quotation
_SUBJECTS = SUBJECTS | {Dependency.EXPLETIVE}
_BREAKS = frozenset((Tag.COORDINATING_CONJUNCTION, Tag.WH_DETERMINER, Tag.WH_ADVERB))
_DASHES = (",", "—", "–", "-", "--", "_")
_JOINS = (",", ":", ";", "—", "–", "-", "--", "_", "(", "…", "...")
_BEFORE_VERBS = frozenset((Tag.ADVERB, Tag.MODAL))


@dataclass(frozen=True, slots=True)
class Stretch:
    """One marked item of a sentence with the tokens of its content."""

    sentence: ReporterSentence
    k: int
    marked: Marked
    content: tuple[Token, ...]

    @property
    def has_verb(self) -> bool:
        """Whether the content has a finite verb."""
        return any(token.tag in FINITE for token in self.content)

    @property
    def is_clause(self) -> bool:
        """Whether the content hangs together by a verb that has its subject there."""
        held = {token.i for token in self.content}
        return self.has_verb and any(
            token.tag in VERBS
            and (token.head.i not in held or token.head.i == token.i)
            and any(child.i in held for child in token.children_as(*SUBJECTS))
            for token in self.content
        )

    @property
    def is_announced(self) -> bool:
        """Whether a colon stands right before the mark."""
        before = self.sentence.items[self.k - 1] if self.k else None
        return not isinstance(before, Marked | None) and before.text == ":"

    def is_joined(self, cues: Cues) -> bool:
        """Whether the reporter's "that" stands right before the mark."""
        before = self.sentence.items[self.k - 1] if self.k else None
        return (
            before is not None
            and not isinstance(before, Marked)
            and (before.lower_ in cues.joining)
        )

    def follows(self, link: Link | None) -> bool:
        """Whether nothing stands between the cue and the mark."""
        before = self.sentence.items[self.k - 1] if self.k else None
        return (
            link is not None
            and not isinstance(before, Marked | None)
            and (before.i == link.report.last.i)
        )

    @property
    def starts_large(self) -> bool:
        """Whether the first word has a capital or is a number."""
        first = next((t.text[0] for t in self.content if t.text[0].isalnum()), "")
        return first.isupper() or first.isdigit()

    @property
    def last_mark(self) -> str:
        """The last character of the content."""
        return self.content[-1].text[-1] if self.content else ""

    @property
    def is_sentence(self) -> bool:
        """Whether the content is a whole utterance by its own form."""
        return self.starts_large and (self.has_verb or self.last_mark in STOPS)

    @property
    def has_seam(self) -> bool:
        """Whether the reporter's words before it come to a stop, or there are none."""
        if self.k == 0:
            return True
        before = self.sentence.items[self.k - 1]
        return isinstance(before, Marked) or before.text in _JOINS


@dataclass(frozen=True, slots=True)
class Link:
    """The report that a stretch belongs to, and by which rule."""

    report: Attribution
    rule: str


def link_close(stretch: Stretch, reports: Sequence[Attribution]) -> Link | None:
    """The report right before a stretch, up to its comma or colon, or right behind it."""
    ahead = _ahead(stretch, reports)
    behind = _behind(stretch, reports) if ahead is None else None
    if behind is None or stretch.is_sentence:
        return ahead or behind
    usable = [r for r in reports if "clause" in r.takes and r.speaker and r.place < stretch.k]
    return _governing(stretch, usable) or behind


def link_wide(stretch: Stretch, reports: Sequence[Attribution], cues: Cues) -> Link | None:
    """The report that begins in the stretch, governs it, or stands nearest in the sentence."""
    usable = [r for r in reports if "marks" in r.takes and r.speaker is not None]
    return (
        _governing(stretch, usable)
        or _own(stretch, cues)
        or _nearest_before(stretch, usable)
        or _nearest_behind(stretch, usable)
    )


def _ahead(stretch: Stretch, reports: Sequence[Attribution]) -> Link | None:
    before = stretch.sentence.before(stretch.k)
    if not before or before[-1].text[-1] not in ",:":
        return None
    near = [
        r
        for r in reports
        if stretch.k - len(before) <= r.place < stretch.k and "marks" in r.takes and r.speaker
    ]
    if not near:
        return None
    last = near[-1]
    between = [t for t in before if t.i > last.last.i]
    if before[-1].text != ":" and (
        len(between) > LONGEST_TURN or any(t.tag in FINITE for t in between)
    ):
        return None
    if before[-1].text == "," and not stretch.is_sentence and len(between) > 1:
        return None
    return Link(last, "before")


def _behind(stretch: Stretch, reports: Sequence[Attribution]) -> Link | None:
    after = stretch.sentence.after(stretch.k)
    if not after or not (stretch.last_mark in ",?!…—–-." or after[0].text in _DASHES):
        return None
    words = [t for t in after if not t.is_punct]
    if words and (words[0].tag in _BREAKS or words[0].dependency == Dependency.MARKER):
        return None
    for report in reports:
        if not stretch.k < report.place <= stretch.k + len(after):
            continue
        if "marks" not in report.takes or report.speaker is None:
            continue
        if (not stretch.is_sentence and _has_own(report)) or _is_of_noun(report):
            return None
        between = [t for t in after if t.i < report.first.i]
        relative = False
        for token in between:
            relative = relative or token.tag in RELATIVE_WORDS
            if token.tag in FINITE and not relative and token.dependency not in AUXILIARIES:
                return None
        return Link(report, "after")
    return None


def _is_of_noun(report: Attribution) -> bool:
    """Whether a cue is of a relative clause: "“bold,” a word that critics described as odd"."""
    return report.first.dependency == Dependency.RELATIVE_CLAUSE and any(
        c.dependency in OBJECTS or (c.tag in RELATIVE_PRONOUNS and c.dependency not in SUBJECTS)
        for c in report.first.lefts
    )


def _has_own(report: Attribution) -> bool:
    """Whether a cue reports something else behind it: "“Gridlock,” saying that cars …"."""
    return report.first.tag == Tag.PRESENT_PARTICIPLE or any(
        child.i > report.first.i
        for child in report.first.children_as(Dependency.CLAUSAL_COMPLEMENT)
    )


def _own(stretch: Stretch, cues: Cues) -> Link | None:
    """The cue that is the first word of the stretch itself: He “urged them to stop”."""
    before = stretch.sentence.before(stretch.k)
    verb = next((t for t in stretch.content if not t.is_punct and t.tag not in _BEFORE_VERBS), None)
    if not before or verb is None or not cues.takes(verb) or verb.tag not in TENSED:
        return None
    inside = frozenset(t.i for t in before)
    head = find_subject(verb, inside, cues)
    speaker = phrase_of(head, inside) if head is not None else phrase_before(before, cues)
    if speaker is None or not can_speak(speaker.head, cues):
        return None
    return Link(Attribution(stretch.k, verb, verb, cues.takes(verb), speaker), "own")


def _governing(stretch: Stretch, usable: Sequence[Attribution]) -> Link | None:
    """The cue above a stretch; from "they called" on to the one who says that they did."""
    by_token = {report.first.i: report for report in usable}
    held = {token.i for token in stretch.content}
    for token in stretch.content:
        if token.head.i in held:
            continue
        above = [by_token[t.i] for t in _above(token) if t.i in by_token]
        while len(above) > 1 and FAINT in above[0].takes and _says_more(above[1:]):
            above.pop(0)
        if above:
            outer = (r for r in above if "clause" in r.takes)
            named = (
                above[0].speaker is not None and above[0].speaker.head.tag != Tag.PERSONAL_PRONOUN
            )
            return Link(above[0] if named else next(outer, above[0]), "governs")
    return None


def _says_more(above: Sequence[Attribution]) -> bool:
    return any("clause" in report.takes and FAINT not in report.takes for report in above)


def _above(token: Token) -> Iterator[Token]:
    for _ in range(CLIMB):
        if token.head.i == token.i:
            return
        apart = token.dependency == Dependency.CONJUNCT and token.has_child(*_SUBJECTS)
        token = token.head
        if not apart:  # "he indicated this, and there is “no way”"
            yield token


def _nearest_before(stretch: Stretch, usable: Sequence[Attribution]) -> Link | None:
    near = [r for r in usable if r.place < stretch.k and not _tells_of_thing(r)]
    return Link(near[-1], "left") if near else None


def _tells_of_thing(report: Attribution) -> bool:
    """Whether a clause only says which thing is meant: "the poems they wrote for Lund"."""
    verb = report.first
    led = verb.left_edge
    return (
        verb.dependency == Dependency.RELATIVE_CLAUSE
        and led.dependency in SUBJECTS
        and led.tag not in RELATIVE_PRONOUNS
    )


def _nearest_behind(stretch: Stretch, usable: Sequence[Attribution]) -> Link | None:
    near = [
        r
        for r in usable
        if r.place > stretch.k and r.first.dependency != Dependency.RELATIVE_CLAUSE
    ]
    return Link(near[0], "right") if near else None


def name_beside(stretch: Stretch, cues: Cues) -> Phrase | None:
    """Who is named without a verb before a colon, or behind a colon or dash, as in headlines."""
    before, after = stretch.sentence.before(stretch.k), stretch.sentence.after(stretch.k)
    if len(before) > 1 and before[-1].text == ":":
        own = _behind_last_colon(before[:-1])
        phrase = phrase_before(own, cues) if own else None
        if (
            phrase is not None and phrase.head.lemma_ in cues.nouns | cues.announcing
        ):  # "Her reply: “No.”"
            whose = (t for t in possessors_of(phrase.head) if t.i >= own[0].i)
            return next(
                (phrase_of(t, stretch.sentence.numbers) for t in whose if can_speak(t, cues)), None
            )
        if phrase is not None and min(phrase.first.i, phrase.head.left_edge.i) <= own[0].i:
            return replace(phrase, first=own[0]) if can_speak(phrase.head, cues) else None
    if len(after) > 1 and after[0].text in (":", "—", "–", "-", "--"):
        phrase = phrase_after(after[1:], cues)
        if phrase is not None and phrase.first.i == after[1].i and can_speak(phrase.head, cues):
            rest = [t for t in after if t.i > phrase.last.i]
            next_turn = any(t.text == ":" for t in rest)  # "“Yes.” : Mayor of Kell Ann Lee: “No.”"
            return None if next_turn or any(t.tag in FINITE for t in rest) else phrase
    return None


def _behind_last_colon(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens behind the last colon: in an exchange of letters each speaker may stand so."""
    start = next((k for k in range(len(tokens), 0, -1) if tokens[k - 1].text == ":"), 0)
    return tokens[start:]


def release_of(
    sentence: ReporterSentence, report: Attribution, reports: Sequence[Attribution], cues: Cues
) -> Phrase | None:
    """Who released the words of another: "Liu said, according to a readout by the ministry"."""
    if report.via is not None:
        return report.via
    for token in sentence.after(report.place, RELEASE_REACH):
        if token.lower_ in cues.documents and SOURCE not in report.takes:
            inside = sentence.numbers
            issuer = issuer_of(token, inside, cues)
            if issuer is not None:
                return phrase_of(issuer, inside)
    other = next((r for r in reports if SOURCE in r.takes and r is not report), None)
    return None if other is None else other.speaker
