"""The linguistic analysis: spaCy, paragraph by paragraph, loaded when it is first needed.

Reading one paragraph at a time bounds the memory for a text of any length, and makes sure that a
paragraph that is added changes nothing in the others.
"""

from __future__ import annotations

import functools
import gc
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

from dashboard.clause import Argument, Clause, Oblique
from dashboard.model import ParagraphKind, Sentence, Span
from dashboard.nlp.clauses import Clauses, find_clauses
from dashboard.nlp.components import add_repairs, register_components
from dashboard.nlp.distinct_words import embed_distinct_words
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.long_paragraphs import join_pieces, pieces_of
from dashboard.nlp.reading_layers import read_quickly
from dashboard.nlp.repairs.token_search import forget
from dashboard.nlp.segments import Paragraph, find_paragraphs
from dashboard.nlp.sentences import bound_sentences
from dashboard.nlp.stepwise import decide_stepwise
from dashboard.nlp.tokenizer import BoundedTokenizer
from dashboard.nlp.tokens import Doc, Stretch, Token
from dashboard.registry import OWN, PACKAGE, language_file, read_toml, read_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc as SpacyDoc

_LOADING = threading.RLock()
_HYPHEN = "-"
_LOW_DASH, _DASH = re.compile(r"(?<=\s)_(?=\s)"), "\N{EM DASH}"
_LABELS = "label_scheme.toml"


class Depth(Enum):
    """How much of the analysis a caller needs."""

    TAGS = "tags"  # tokens, parts of speech, lemmas
    FULL = "full"  # and the dependency parse, sentences and named entities


class Placed(Protocol):
    """What stands in a paragraph: a mention of somebody, the trigger of an event."""

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""

    @property
    def head(self) -> int:
        """The number of its head word there."""


@dataclass(frozen=True)
class AnalysedParagraph:
    """A paragraph with what spaCy made of it; token offsets count from ``start``."""

    paragraph: Paragraph
    text: str
    source: SpacyDoc
    language: str = OWN

    @cached_property
    def doc(self) -> Doc:
        """The tokens, read when they are first looked at."""
        return Doc(self.source, self.text, self.language)

    def sentence_start(self, token: int) -> int:
        """The number of the first token of the sentence in which a token stands."""
        return self.doc[token].sent.start

    def sentence_of(self, token: Token) -> Span:
        """The sentence in which a token stands, without the white space at its ends."""
        sentence = token.sent
        if sentence.start not in self._sentences:
            words = [t for t in sentence if not t.is_space]
            self._sentences[sentence.start] = self.span_of(words[0], words[-1])
        return self._sentences[sentence.start]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, without the white space around them (full depth only)."""
        firsts = (next((t for t in sent if not t.is_space), None) for sent in self.doc.sents)
        spans = (self.sentence_of(token) for token in firsts if token is not None)
        return tuple(Sentence(s, self.paragraph.index, self.paragraph.kind) for s in spans)

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses, cut when they are first looked at (full depth only)."""
        return find_clauses(self.doc, self.start, self.paragraph.index, language=self.language)

    @cached_property
    def _sentences(self) -> dict[int, Span]:
        return {}

    @cached_property
    def _spans(self) -> dict[tuple[int, int], Span]:
        return {}

    @cached_property
    def start(self) -> int:
        """Offset of the paragraph in the text."""
        return self.paragraph.start

    @property
    def number(self) -> int:
        """Its place among the paragraphs of the text."""
        return self.paragraph.index

    @property
    def is_heading(self) -> bool:
        """Whether the paragraph is a heading."""
        return self.paragraph.kind is ParagraphKind.HEADING

    def at(self, token: Token) -> int:
        """Offset of a token in the text."""
        return self.paragraph.start + token.idx

    def span_of(self, first: Token, last: Token) -> Span:
        """The stretch of the text from the first token to the end of the last."""
        return self.cut(first.idx, last.idx + len(last.text))

    def cut(self, start: int, end: int) -> Span:
        """The stretch between two offsets of the paragraph: one object, however often asked."""
        span = self._spans.get((start, end))
        if span is None:
            span = Span(self.start + start, self.start + end, self.doc.text[start:end])
            self._spans[start, end] = span
        return span

    def span(self, begin: int, end: int) -> Span:
        """The stretch of the text between two token numbers, the second not included."""
        return self.span_of(self.doc[begin], self.doc[end - 1])

    def head_of(self, argument: Argument | Oblique | None) -> Token | None:
        """The head word of an argument or a phrase of a clause; None without one."""
        return None if argument is None else self.doc[argument.head]

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that lie as a whole between two offsets of the text; empty without one."""
        span = self.doc.char_span(start - self.start, end - self.start, alignment_mode="contract")
        return [] if span is None else span

    def stretch_of(self, span: Span) -> Stretch | None:
        """The tokens of a stretch of the text, those at its ends, too; None if there are none."""
        start, end = span.start - self.start, span.end - self.start
        return self.doc.char_span(start, end, alignment_mode="expand")

    def token_at(self, offset: int) -> Token | None:
        """The token that covers an offset of the text; None in white space or outside."""
        return self.doc.token_at(offset - self.start)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text with its analysed paragraphs, in order."""

    text: str
    paragraphs: tuple[AnalysedParagraph, ...]

    def spans(self) -> tuple[Span, ...]:
        """The stretches of the text that its paragraphs are, in order."""
        ends = [(part.paragraph.start, part.paragraph.end) for part in self.paragraphs]
        return tuple(Span(start, end, self.text[start:end]) for start, end in ends)

    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order, without the white space around them (full depth only)."""
        return tuple(chain.from_iterable(part.sentences for part in self.paragraphs))

    @property
    def lead(self) -> int:
        """The number of the first paragraph that is no heading; 0 where all are."""
        return next((n for n, part in enumerate(self.paragraphs) if not part.is_heading), 0)

    def part_of(self, place: Placed) -> AnalysedParagraph:
        """The paragraph in which something stands."""
        return self.paragraphs[place.paragraph]

    def head_of(self, place: Placed) -> Token:
        """The head word of something."""
        return self.paragraphs[place.paragraph].doc[place.head]

    def clause_of(self, place: Placed) -> Clause:
        """The clause of the head word of something."""
        return self.paragraphs[place.paragraph].clauses.of(place.head)

    def paragraph_at(self, offset: int) -> AnalysedParagraph | None:
        """The paragraph that covers an offset; None between paragraphs."""
        low, high = 0, len(self.paragraphs)
        while low < high:
            middle = (low + high) // 2
            if self.paragraphs[middle].paragraph.end <= offset:
                low = middle + 1
            else:
                high = middle
        found = self.paragraphs[low] if low < len(self.paragraphs) else None
        return found if found is not None and found.start <= offset else None


def analyse(text: str, *, language: str = OWN, depth: Depth = Depth.FULL) -> Analysis:
    """Analyse a text to the given depth; a blank text has no paragraphs."""
    return next(analyse_all([text], language=language, depth=depth))


def analyse_all(
    texts: Iterable[str], *, language: str = OWN, depth: Depth = Depth.FULL
) -> Iterator[Analysis]:
    """Analyse each text for itself; many short ones take a fifth of the time of one by one."""
    nlp = _pipeline(language, depth)
    cut = [(text, find_paragraphs(text)) for text in texts]
    readable = [[_readable(text[p.start : p.end]) for p in paragraphs] for text, paragraphs in cut]
    pieces = [pieces_of(_with_dashes(part)) for part in chain.from_iterable(readable)]
    read_pieces = nlp.pipe(chain.from_iterable(pieces))
    wholes = (join_pieces(list(islice(read_pieces, len(each)))) for each in pieces)
    docs = (forget(bound_sentences(doc, nlp)) for doc in wholes)
    for (text, paragraphs), parts in zip(cut, readable, strict=True):
        read = zip(paragraphs, parts, docs, strict=False)
        yield Analysis(text, tuple(AnalysedParagraph(*one, language) for one in read))


def _readable(text: str) -> str:
    """The text with lone surrogates, which spaCy cannot encode, replaced one for one."""
    if text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _with_dashes(text: str) -> str:
    """The text for the model alone, with the dashes that a wire spells as low lines, one for one.

    "One of them _ he did not say who _ was shot": the model takes them for nouns.
    """
    return _LOW_DASH.sub(_DASH, text)


def phrase_matcher(phrases: Mapping[str, Iterable[str]], *, language: str = OWN) -> PhraseMatcher:
    """A matcher of token sequences that are spelled exactly so; keys come back as labels.

    Curly and straight apostrophes are the same to it.
    """
    from spacy.matcher import PhraseMatcher

    nlp = _pipeline(language, Depth.FULL)
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    for key, texts in phrases.items():
        spellings = dict.fromkeys(s for t in texts for s in (t, t.replace("'", "’")))
        matcher.add(key, [nlp.make_doc(spelling) for spelling in spellings])
    return matcher


def model_of(language: str) -> str:
    """The spaCy pipeline that reads a language: a package, or the path of a folder in its own."""
    name: str = read_toml(language_file(language, _LABELS))["model"]
    own = PACKAGE / language_file(language, name)
    return str(own) if own.is_dir() else name


def _pipeline(language: str, depth: Depth) -> Language:
    """The pipeline of a language, loaded once: two threads would have two stores of strings."""
    with _LOADING:
        return _loaded(language, depth)


@functools.cache
def _loaded(language: str, depth: Depth) -> Language:
    import spacy

    skipped = ["parser", "ner"] if depth is Depth.TAGS else []
    nlp = spacy.load(model_of(language), exclude=skipped)
    _check_labels(nlp, language)
    whole = read_words(language_file(language, "words/whole.txt"))
    whole |= read_words(language_file(language, "words/units.txt"))
    rules = nlp.tokenizer.rules  # type: ignore[union-attr]
    nlp.tokenizer.rules = {k: v for k, v in rules.items() if k not in whole}  # type: ignore[union-attr]
    for word in sorted(w for w in whole if _HYPHEN in w):
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    register_components()
    if "attribute_ruler" in nlp.pipe_names:
        nlp.add_pipe("remembering_ruler", after="attribute_ruler")
        nlp.remove_pipe("attribute_ruler")
    if depth is Depth.FULL:
        nlp.add_pipe("sentence_boundaries", before="parser", config={"language": language})
        add_repairs(nlp, language)
    if "lemmatizer" in nlp.pipe_names:  # the repairs have looked into its tables
        nlp.add_pipe("remembering_lemmatizer", after="lemmatizer", config={"language": language})
        nlp.remove_pipe("lemmatizer")
    embed_distinct_words(nlp)
    read_quickly(nlp)
    decide_stepwise(nlp)
    gc.freeze()  # the model stays as long as the process: the collector need not walk through it
    return nlp


def _check_labels(nlp: Language, language: str) -> None:
    """Raise RuleError where the scheme of a language does not say what a label of its model means.

    Said before anything is read: else it would be a text of a user that first meets the label.
    """
    scheme = load_label_scheme(language)
    for name, labels in (("parser", scheme.dependency_labels), ("tagger", scheme.tag_labels)):
        pipe = nlp.get_pipe(name) if name in nlp.pipe_names else None
        for label in getattr(pipe, "labels", ()):
            labels[label]
