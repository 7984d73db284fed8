"""Where a reported clause ends: before what the paper adds to it in the same sentence.

What is doubtful is left out: a quotation that is too short misleads nobody, one that holds the
paper's own words or another speaker's does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dashboard.nlp.governance import is_described, is_passive_participle
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import CLAUSE_OPENERS
from dashboard.nlp.noun_phrases import is_common_noun
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import FINITE, RELATIVE_PRONOUNS
from dashboard.quotes.attributions import Attribution
from dashboard.quotes.cues import Cues
from dashboard.quotes.inquit_clause import SUBJECT_WORDS
from dashboard.quotes.link import FAINT
from dashboard.quotes.speakers import can_speak

_CLOSING = frozenset(("”", '"', "’", "'", "»"))
# Tags with which no clause begins.
_GOING_ON = frozenset(
    (
        Tag.NOUN,
        Tag.POSSESSIVE_ENDING,
        Tag.PAST_TENSE,
        Tag.PRESENT_THIRD_PERSON,
        Tag.PRESENT,
        Tag.MODAL,
    )
)
_COMPLETING = frozenset({Dependency.OBJECT, Dependency.DATIVE, Dependency.PREPOSITION})


def cut_remarks(tokens: list[Token], clause: Token, report: Attribution, cues: Cues) -> list[Token]:
    """The tokens of a reported clause up to the first remark behind it that was not reported.

    ``clause``: its verb. The tokens as they are where nothing was added, or where the clause
    stands before its report.
    """
    tokens = _up_to_next_report(tokens, clause, report, cues)
    if not tokens or tokens[0].i < report.first.i:
        return tokens
    for before, token in pairwise(tokens[1:]):
        if before.text != "," or before.i < clause.i:
            continue
        head = _head_of_remark(token, tokens[-1])
        added = any(is_remark(head, cues) for is_remark in _REMARKS) or _explains(head, before)
        if added or _tells_on(token, tokens[-1], clause):
            return [t for t in tokens if t.i < before.i]
    return tokens


def _explains(head: Token, comma: Token) -> bool:
    """What the paper tells of words in marks: "“a few million”, money that the firm can spare"."""
    noun = is_common_noun(head)  # which the parse hangs anywhere
    return comma.doc[comma.i - 1].text in _CLOSING and noun and is_described(head)


def _tells_on(joining: Token, last: Token, clause: Token) -> bool:
    """Whether the past is told behind what may come: "it could rain, and farmers cut their hay"."""
    if joining.tag != Tag.COORDINATING_CONJUNCTION or not any(
        c.tag == Tag.MODAL for c in clause.children
    ):
        return False
    behind = joining.doc[joining.i + 1 : last.i + 1]
    verb = next((t for t in behind if t.tag in FINITE or t.tag == Tag.MODAL), None)
    led = next((t for t in behind if not t.is_punct), None)
    # "and that …" goes on with what was said
    if verb is None or led is None or led.tag == Tag.PREPOSITION:
        return False
    return verb.tag == Tag.PAST_TENSE


def _head_of_remark(first: Token, last: Token) -> Token:
    """The highest token of the phrase that begins with a token behind a comma."""
    head = first
    while head.head.left_edge.i >= first.i and head.head != head and head.head.i <= last.i:
        head = head.head
    return head


def _is_outcome(head: Token, cues: Cues) -> bool:
    """What came of it or went with it: "prompting a protest", "calling it unfair"."""
    takes = cues.takes(head)
    free = (
        head.tag == Tag.PRESENT_PARTICIPLE
        and head.dependency == Dependency.ADVERBIAL_CLAUSE
        and not has_subject(head)
    )
    if not free or not head.has_child(*_COMPLETING):
        return False
    return head.lemma_ in cues.outcomes or ("marks" in takes and FAINT not in takes)


def _is_contrast(head: Token, cues: Cues) -> bool:
    """A clause set against what was said: "although the club denied it", "though he “wept”"."""
    openers = (c for c in head.children_as(*CLAUSE_OPENERS) if c.i < head.i)
    contrasted = any(_phrase_of(c, cues) in cues.contrasts for c in openers)
    if head.dependency != Dependency.ADVERBIAL_CLAUSE or not contrasted:
        return False
    another = any(c.pos != Pos.PRONOUN for c in head.children_as(*SUBJECT_WORDS))
    behind = head.doc[head.i : head.right_edge.i + 3]  # the mark may hang on what is above
    quoted = "marks" in cues.takes(head) and any(t.text in _CLOSING for t in behind)
    return another or quoted


def _phrase_of(mark: Token, cues: Cues) -> str:
    """A conjunction with what leads it ("even though"), if that stands there."""
    before = mark.doc[mark.i - 1] if mark.i else mark
    return f"{before.lower_} {mark.lower_}" if before.lower_ in cues.leads else mark.lower_


def _is_source(head: Token, cues: Cues) -> bool:
    """Where the paper has it from: ", according to a transcript"."""
    return bool(cues.phrase_at(head))


def _is_verdict(head: Token, cues: Cues) -> bool:
    """What the paper calls what was said: ", a charge that Quill denied"."""
    led = head.left_edge.pos == Pos.DETERMINER
    described = any(
        c.dependency == Dependency.RELATIVE_CLAUSE
        or (c.dependency == Dependency.ADNOMINAL_CLAUSE and has_subject(c))
        for c in head.children
    )
    return led and described and head.lemma_ in cues.nouns | cues.matters | cues.wordings


def _is_word_of(head: Token, cues: Cues) -> bool:
    """What somebody calls what was said: ", an amount that Lund described as rare"."""
    words = [c for c in head.children_as(Dependency.RELATIVE_CLAUSE) if has_subject(c)]
    return head.left_edge.pos == Pos.DETERMINER and any(
        "marks" in cues.takes(verb)
        and FAINT not in cues.takes(verb)
        and any(c.i < verb.i and can_speak(c, cues) for c in verb.children_as(*SUBJECT_WORDS))
        and any(
            c.tag in RELATIVE_PRONOUNS and c.dependency not in SUBJECT_WORDS for c in verb.children
        )
        for verb in words
    )


def _is_other_voice(head: Token, cues: Cues) -> bool:
    """What another says of it: ", with the analyst Dan Lund saying “no”"."""
    return any(
        "marks" in cues.takes(c) and has_subject(c)
        for c in head.children_as(Dependency.PREPOSITIONAL_COMPLEMENT)
    )


def _is_denial(head: Token, cues: Cues) -> bool:
    """What another says of it: ", which the trust denies"."""
    subjects = [c for c in head.children_as(Dependency.SUBJECT) if c.tag not in RELATIVE_PRONOUNS]
    led = head.dependency == Dependency.RELATIVE_CLAUSE and head.left_edge.tag == Tag.WH_DETERMINER
    return led and bool(cues.takes(head)) and any(can_speak(c, cues) for c in subjects)


_REMARKS: tuple[Callable[[Token, Cues], bool], ...] = (
    _is_outcome,
    _is_contrast,
    _is_source,
    _is_verdict,
    _is_word_of,
    _is_other_voice,
    _is_denial,
)


def _up_to_next_report(
    tokens: list[Token], clause: Token, report: Attribution, cues: Cues
) -> list[Token]:
    """Without what the speaker does next: "said it was late, vowed to act and urged …"."""
    for token in tokens:
        end = _end_before(token, tokens, report, cues)
        if end is not None:
            return [t for t in tokens if t.i < end]
    if report.first.tag not in FINITE:
        return tokens
    beside = report.first.children_as(Dependency.CLAUSAL_COMPLEMENT)
    for verb in (*beside, *clause.conjuncts):
        withheld = _is_withheld(verb, cues)
        alike = withheld or _is_finite_like(verb, report.first)
        if verb.i <= clause.i or not alike or has_subject(verb):
            continue
        first = verb.left_edge if verb.left_edge.i > clause.i else verb
        led = first.doc[first.i - 1]
        joined = led.tag == Tag.COORDINATING_CONJUNCTION
        comma = first.doc[first.i - 2] if joined else led
        own = any(can_speak(c, cues) for c in clause.children_as(*SUBJECT_WORDS))
        if comma.text == "," and (cues.takes(verb) if not joined else not own):
            return [t for t in tokens if t.i < comma.i]
        if joined and not own and (withheld or "order" in cues.takes(verb)):
            return [t for t in tokens if t.i < led.i]
    return tokens


def cut_next_speaker(
    tokens: list[Token], report: Attribution, reports: Sequence[Attribution]
) -> list[Token]:
    """Without who reports next: "he said it was late, and the mayor, Ines Berg, said …"."""
    if not tokens or tokens[0].i < report.first.i:
        return tokens
    for other in reports:
        who = other.speaker
        if who is None or not tokens[0].i < who.first.i <= tokens[-1].i < other.first.i:
            continue
        if not any(t.tag in FINITE for t in who.last.doc[who.last.i : other.first.i]):
            return [t for t in tokens if t.i < who.first.i]
    return tokens


def without_day(tokens: list[Token], report: Attribution, cues: Cues) -> list[Token]:
    """Without the day that stands between a verb and its clause: "said on Tuesday they had …"."""
    if not tokens or tokens[0].i != report.last.i + 1:
        return tokens
    k = 1 if tokens[0].tag == Tag.PREPOSITION and tokens[0].lower_ not in cues.joining else 0
    first = k
    while k < len(tokens) and tokens[k].name_kind == NameKind.DATE:
        k += 1
    starts = k < len(tokens) and tokens[k].tag not in _GOING_ON
    return tokens[k:] if k > first and starts else tokens


def _end_before(token: Token, tokens: list[Token], report: Attribution, cues: Cues) -> int | None:
    """Where the clause ends because a token behind its first words reports anew; None: it does not.

    ", adding that …"; "demanding a vote and saying that …"; "and accused them of …"; ", and the
    union said that …"; "; the plan, he said, …".
    """
    before = token.doc[token.i - 1] if token.i else token
    if before.i <= tokens[0].i:
        return None
    if _is_occasion(token, cues):
        return token.left_edge.i
    if _is_left_out(token, cues):
        return before.i if before.text == "," else token.i
    if token.text in (";", ":"):
        behind = (t for t in tokens if t.i > token.i and t.dependency == Dependency.PARATAXIS)
        return token.i if any("clause" in cues.takes(t) for t in behind) else None
    if not cues.takes(token):
        return None
    if token.tag == Tag.PRESENT_PARTICIPLE and "clause" in cues.takes(token):
        joined = (
            before.tag == Tag.COORDINATING_CONJUNCTION
            and token.dependency == Dependency.CONJUNCT
            and report.first.tag == Tag.PRESENT_PARTICIPLE
        )
        return before.i if before.text == "," or joined else None
    if token.dependency != Dependency.CONJUNCT or token.tag != report.first.tag:
        return None
    if not has_subject(token):
        apart = (
            before.tag == Tag.COORDINATING_CONJUNCTION
            and token.head.tag == Tag.BASE_FORM
            and token.tag in FINITE
        )
        return before.i if apart else None
    return _start_of_next(token, report, cues)


def _is_occasion(verb: Token, cues: Cues) -> bool:
    """Whether it says on what question somebody spoke: "said it was late when asked if he …"."""
    led = verb.doc[verb.i - 1].lower_ in cues.occasions
    return led and "clause" in cues.takes(verb) and is_passive_participle(verb)


def _is_left_out(preposition: Token, cues: Cues) -> bool:
    """Whether it opens what was not told: "said that it was open without specifying when"."""
    clauses = preposition.children_as(Dependency.PREPOSITIONAL_COMPLEMENT)
    verbs = (c for c in clauses if not has_subject(c))
    return preposition.lower_ in cues.unsaid and any(v.lemma_ in cues.specifying for v in verbs)


def _start_of_next(verb: Token, report: Attribution, cues: Cues) -> int | None:
    """Where the comma stands before a clause in which another reports in the same tense."""
    first = verb.left_edge
    joined = first.i > 1 and first.doc[first.i - 1].tag == Tag.COORDINATING_CONJUNCTION
    comma = first.doc[first.i - 2] if joined else first
    alike = _helpers(verb) == _helpers(report.first)
    speaks = any(can_speak(c, cues) for c in verb.children_as(*SUBJECT_WORDS))
    tells = any(c.i > verb.i for c in verb.children_as(Dependency.CLAUSAL_COMPLEMENT))
    if comma.text != "," or not (alike and speaks and tells) or "clause" not in cues.takes(verb):
        return None
    return comma.i


def _helpers(verb: Token) -> list[Tag]:
    return [c.tag for c in verb.children_as(Dependency.AUXILIARY)]


def _is_finite_like(verb: Token, report: Token) -> bool:
    """Whether a verb may stand beside a report: "said so and read it out", not "said to read"."""
    return verb.tag == report.tag or (verb.tag == Tag.BASE_FORM and not any(verb.lefts))


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return verb.has_child(*SUBJECT_WORDS)


def _is_withheld(verb: Token, cues: Cues) -> bool:
    """Whether a verb says what was not told: "confirmed it but would not say when"."""
    negated = verb.has_child(Dependency.NEGATION) and "clause" in cues.takes(verb)
    refused = any("clause" in cues.takes(c) for c in verb.children_as(Dependency.OPEN_COMPLEMENT))
    return negated or (refused and verb.lemma_ in cues.governors)
