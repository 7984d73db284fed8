"""Carries a speaker over to quotations that have none in their own sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dashboard.model import QuoteKind, Span
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import COMMON_NOUNS, TIMES
from dashboard.quotes.attributions import Attribution
from dashboard.quotes.cues import Cues
from dashboard.quotes.found import FoundQuote
from dashboard.quotes.phrases import phrase_of
from dashboard.quotes.reporter_sentences import ReporterSentence
from dashboard.quotes.speakers import author_of

# What hangs on the main verb, or is it.
_MAIN = AUXILIARIES | {Dependency.ROOT, Dependency.CLAUSAL_COMPLEMENT}
FROM_AROUND = frozenset({"carried", "next"})  # rules that find a speaker in another sentence
_NOBODY = TIMES | {
    NameKind.GEOPOLITICAL,
    NameKind.LOCATION,
    NameKind.GROUP,
    NameKind.PRODUCT,
    NameKind.EVENT,
    NameKind.WORK_OF_ART,
}


class ContinuedSpeaker:
    """Who was heard last, sentence by sentence; fills in the speakers that are not named.

    A quotation without a reporting word belongs to who speaks or acts in the sentence before it,
    further back in its paragraph, then to who speaks next in its paragraph, then to who spoke last
    in the paragraph before.
    """

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._quotes: list[FoundQuote] = []
        self._pending: list[int] = []
        self._heard: Span | None = None  # in this paragraph
        self._before: Span | None = None  # in the paragraph before
        self._next_subject: Span | None = None  # in this sentence
        self._spoke = self._next_spoke = False  # and whether they spoke there, or only acted
        self._quoting = False  # whether somebody quotes another in this sentence

    def next_paragraph(self, *, goes_on: bool) -> None:
        """Begin a paragraph; ``goes_on``: its first quotation continues the last one."""
        self._settle()
        self._before, self._heard = self._heard or (self._before if goes_on else None), None
        self._spoke = self._next_spoke = False
        self._next_subject = None

    def next_sentence(self, sentence: ReporterSentence, reports: Sequence[Attribution]) -> None:
        """Begin a sentence; what was heard in it counts for the ones after it."""
        if self._next_subject is not None:
            self._heard, self._spoke = self._next_subject, self._next_spoke
        self._quoting = any(self._cues.is_quoting(r.first) for r in reports)
        speaking = [r for r in reports if r.speaker is not None and "clause" in r.takes]
        above = [r.first for r in speaking]  # not who is told to have written: "said she wrote it"
        speaking = [r for r in speaking if not (_is_told(r.first) and r.first.head in above)]
        phrase = speaking[-1].speaker if speaking else None
        self._next_spoke = phrase is not None
        if phrase is not None:
            self._next_subject = phrase.span(sentence)
        else:
            self._next_subject = _main_subject(sentence, self._cues)

    def keep(self, quote: FoundQuote, *, announced: bool = False) -> None:
        """Add a quotation; one without a speaker gets the one who was heard last.

        ``announced``: a colon stands before it, so that its own sentence says who speaks.
        """
        if quote.speaker is None and announced and self._next_subject is not None:
            quote = replace(quote, speaker=self._next_subject, rule="announced")
        if quote.speaker is None and (self._quoting or announced):
            self._quotes.append(quote)
            return
        if quote.speaker is None and self._heard is not None and self._may_carry(quote):
            quote = replace(quote, speaker=self._heard, rule="carried")
        if quote.speaker is None:
            self._pending.append(len(self._quotes))
        elif quote.kind is not QuoteKind.INDIRECT or self._next_subject is None:
            self._next_subject, self._next_spoke = quote.speaker, True
            if quote.kind is not QuoteKind.INDIRECT:
                self._fill(quote.speaker, "next")
        self._quotes.append(quote)

    def _may_carry(self, quote: FoundQuote) -> bool:
        """A fragment needs somebody who was heard to speak; for a sentence any agent will do."""
        return quote.kind is QuoteKind.DIRECT or self._spoke

    def add(self, quote: FoundQuote) -> None:
        """Add a quotation that says nothing of who speaks in the sentences around it."""
        self._quotes.append(quote)

    def finish(self) -> list[FoundQuote]:
        """All quotations; fragments that nobody seems to have said are left out."""
        self._settle()
        return [q for q in self._quotes if q.speaker is not None or q.kind is QuoteKind.DIRECT]

    def _settle(self) -> None:
        if self._before is not None:
            self._pending = [k for k in self._pending if self._is_whole(k)]
            self._fill(self._before, "carried")
        self._pending.clear()
        self._heard = self._next_subject or self._heard

    def _is_whole(self, k: int) -> bool:
        """A fragment is nobody's of whom only the paragraph before it tells."""
        return self._quotes[k].kind is QuoteKind.DIRECT

    def _fill(self, speaker: Span, rule: str) -> None:
        for k in self._pending:
            self._quotes[k] = replace(self._quotes[k], speaker=speaker, rule=rule)
        self._pending.clear()


def _main_subject(sentence: ReporterSentence, cues: Cues) -> Span | None:
    """The person that is the subject of a sentence's main verb, or whose answer, letter … it is."""
    for token in sentence.tokens:
        if token.dependency in SUBJECTS and token.head.dependency in _MAIN:
            inside = sentence.numbers
            beside = token.children_as(Dependency.APPOSITION)
            name = next((c for c in beside if c.i > token.i), None)
            if name is not None and name.tag == Tag.PROPER_NOUN and name.name_kind not in _NOBODY:
                return phrase_of(name, inside).span(sentence)
            if _is_same_subject(token):
                continue
            if cues.is_quoting(token.head):
                return None  # who quotes is not who speaks
            author = author_of(token.head, inside, cues)
            if author is not None:
                return author.span(sentence)
            owner = token.child_as(Dependency.POSSESSOR) or token
            owner = token if owner.tag in COMMON_NOUNS else owner  # "the firm's decision"
            head = token if _is_personal(token, cues) else owner
            return phrase_of(head, inside).span(sentence) if _is_personal(head, cues) else None
    return None


def _is_told(verb: Token) -> bool:
    return verb.dependency == Dependency.CLAUSAL_COMPLEMENT


def _is_same_subject(token: Token) -> bool:
    """Whether the parse has made two subjects of one: "a co-author", "the charity Lumen"."""
    behind = token.doc[token.i + 1 : token.i + 2]
    return any(t.dependency == token.dependency and t.head == token.head for t in behind)


def _is_personal(token: Token, cues: Cues) -> bool:
    if token.tag == Tag.PERSONAL_PRONOUN:
        return token.lower_ in cues.pronouns and token.lower_ not in cues.things
    named = token.tag == Tag.PROPER_NOUN and token.name_kind not in _NOBODY
    return named or token.name_kind == NameKind.PERSON or token.lemma_.lower() in cues.speakers
