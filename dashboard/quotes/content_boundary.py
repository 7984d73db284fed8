"""Where a reported clause ends: before what the paper adds to it in the same sentence.

What is doubtful is left out: a quotation that is too short misleads nobody, one that holds the
paper's own words or another speaker's does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dashboard.nlp.governance import is_described, is_passive_participle
from dashboard.nlp.noun_phrases import is_common_noun
from dashboard.nlp.tokens import Token
from dashboard.quotes.attributions import Attribution
from dashboard.quotes.cues import Cues
from dashboard.quotes.inquit_clause import SUBJECTS
from dashboard.quotes.link import FAINT
from dashboard.quotes.speakers import FINITE, can_speak

_CLOSING = frozenset(("”", '"', "’", "'", "»"))


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
    if joining.tag_ != "CC" or not any(c.tag_ == "MD" for c in clause.children):
        return False
    behind = joining.doc[joining.i + 1 : last.i + 1]
    verb = next((t for t in behind if t.tag_ in FINITE or t.tag_ == "MD"), None)
    led = next((t for t in behind if not t.is_punct), None)
    if verb is None or led is None or led.tag_ == "IN":  # "and that …" goes on with what was said
        return False
    return verb.tag_ == "VBD"


def _head_of_remark(first: Token, last: Token) -> Token:
    """The highest token of the phrase that begins with a token behind a comma."""
    head = first
    while head.head.left_edge.i >= first.i and head.head != head and head.head.i <= last.i:
        head = head.head
    return head


def _is_outcome(head: Token, cues: Cues) -> bool:
    """What came of it or went with it: "prompting a protest", "calling it unfair"."""
    takes = cues.takes(head)
    free = head.tag_ == "VBG" and head.dep_ == "advcl" and not has_subject(head)
    if not free or not any(c.dep_ in {"dobj", "dative", "prep"} for c in head.children):
        return False
    return head.lemma_ in cues.outcomes or ("marks" in takes and FAINT not in takes)


def _is_contrast(head: Token, cues: Cues) -> bool:
    """A clause set against what was said: "although the club denied it", "though he “wept”"."""
    if head.dep_ != "advcl" or not any(
        c.dep_ in {"mark", "advmod"} and c.i < head.i and _phrase_of(c, cues) in cues.contrasts
        for c in head.children
    ):
        return False
    another = any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for c in head.children)
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
    led = head.left_edge.pos_ == "DET"
    described = any(
        c.dep_ == "relcl" or (c.dep_ == "acl" and has_subject(c)) for c in head.children
    )
    return led and described and head.lemma_ in cues.nouns | cues.matters | cues.wordings


def _is_word_of(head: Token, cues: Cues) -> bool:
    """What somebody calls what was said: ", an amount that Lund described as rare"."""
    words = [c for c in head.children if c.dep_ == "relcl" and has_subject(c)]
    return head.left_edge.pos_ == "DET" and any(
        "marks" in cues.takes(verb)
        and FAINT not in cues.takes(verb)
        and any(c.dep_ in SUBJECTS and c.i < verb.i and can_speak(c, cues) for c in verb.children)
        and any(c.tag_ in {"WDT", "WP"} and c.dep_ not in SUBJECTS for c in verb.children)
        for verb in words
    )


def _is_other_voice(head: Token, cues: Cues) -> bool:
    """What another says of it: ", with the analyst Dan Lund saying “no”"."""
    return any(
        c.dep_ == "pcomp" and "marks" in cues.takes(c) and has_subject(c) for c in head.children
    )


def _is_denial(head: Token, cues: Cues) -> bool:
    """What another says of it: ", which the trust denies"."""
    subjects = [c for c in head.children if c.dep_ == "nsubj" and c.tag_ not in {"WDT", "WP"}]
    led = head.dep_ == "relcl" and head.left_edge.tag_ == "WDT"
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
    if report.first.tag_ not in FINITE:
        return tokens
    beside = (c for c in report.first.children if c.dep_ == "ccomp")
    for verb in (*beside, *clause.conjuncts):
        withheld = _is_withheld(verb, cues)
        alike = withheld or _is_finite_like(verb, report.first)
        if verb.i <= clause.i or not alike or has_subject(verb):
            continue
        first = verb.left_edge if verb.left_edge.i > clause.i else verb
        led = first.doc[first.i - 1]
        joined = led.tag_ == "CC"
        comma = first.doc[first.i - 2] if joined else led
        own = any(c.dep_ in SUBJECTS and can_speak(c, cues) for c in clause.children)
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
        if not any(t.tag_ in FINITE for t in who.last.doc[who.last.i : other.first.i]):
            return [t for t in tokens if t.i < who.first.i]
    return tokens


def without_day(tokens: list[Token], report: Attribution, cues: Cues) -> list[Token]:
    """Without the day that stands between a verb and its clause: "said on Tuesday they had …"."""
    if not tokens or tokens[0].i != report.last.i + 1:
        return tokens
    k = 1 if tokens[0].tag_ == "IN" and tokens[0].lower_ not in cues.joining else 0
    first = k
    while k < len(tokens) and tokens[k].ent_type_ == "DATE":
        k += 1
    starts = k < len(tokens) and tokens[k].tag_ not in ("NN", "POS", "VBD", "VBZ", "VBP", "MD")
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
        behind = (t for t in tokens if t.i > token.i and t.dep_ == "parataxis")
        return token.i if any("clause" in cues.takes(t) for t in behind) else None
    if not cues.takes(token):
        return None
    if token.tag_ == "VBG" and "clause" in cues.takes(token):
        joined = before.tag_ == "CC" and token.dep_ == "conj" and report.first.tag_ == "VBG"
        return before.i if before.text == "," or joined else None
    if token.dep_ != "conj" or token.tag_ != report.first.tag_:
        return None
    if not has_subject(token):
        apart = before.tag_ == "CC" and token.head.tag_ == "VB" and token.tag_ in FINITE
        return before.i if apart else None
    return _start_of_next(token, report, cues)


def _is_occasion(verb: Token, cues: Cues) -> bool:
    """Whether it says on what question somebody spoke: "said it was late when asked if he …"."""
    led = verb.doc[verb.i - 1].lower_ in cues.occasions
    return led and "clause" in cues.takes(verb) and is_passive_participle(verb)


def _is_left_out(preposition: Token, cues: Cues) -> bool:
    """Whether it opens what was not told: "said that it was open without specifying when"."""
    verbs = (c for c in preposition.children if c.dep_ == "pcomp" and not has_subject(c))
    return preposition.lower_ in cues.unsaid and any(v.lemma_ in cues.specifying for v in verbs)


def _start_of_next(verb: Token, report: Attribution, cues: Cues) -> int | None:
    """Where the comma stands before a clause in which another reports in the same tense."""
    first = verb.left_edge
    joined = first.i > 1 and first.doc[first.i - 1].tag_ == "CC"
    comma = first.doc[first.i - 2] if joined else first
    alike = _helpers(verb) == _helpers(report.first)
    speaks = any(c.dep_ in SUBJECTS and can_speak(c, cues) for c in verb.children)
    tells = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    if comma.text != "," or not (alike and speaks and tells) or "clause" not in cues.takes(verb):
        return None
    return comma.i


def _helpers(verb: Token) -> list[str]:
    return [c.tag_ for c in verb.children if c.dep_ == "aux"]


def _is_finite_like(verb: Token, report: Token) -> bool:
    """Whether a verb may stand beside a report: "said so and read it out", not "said to read"."""
    return verb.tag_ == report.tag_ or (verb.tag_ == "VB" and not any(verb.lefts))


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _is_withheld(verb: Token, cues: Cues) -> bool:
    """Whether a verb says what was not told: "confirmed it but would not say when"."""
    negated = any(c.dep_ == "neg" for c in verb.children) and "clause" in cues.takes(verb)
    refused = any("clause" in cues.takes(c) for c in verb.children if c.dep_ == "xcomp")
    return negated or (refused and verb.lemma_ in cues.governors)
