"""The linguistic analysis: spaCy, paragraph by paragraph, loaded when it is first needed.

Reading one paragraph at a time bounds the memory for a text of any length, and makes sure that a
paragraph that is added changes nothing in the others.
"""

from __future__ import annotations

import functools
import gc
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from dashboard.model import ParagraphKind, Sentence, Span
from dashboard.nlp.clauses import Clauses, find_clauses
from dashboard.nlp.repairs.appositions import Appositions
from dashboard.nlp.repairs.bare_times import BareTimes
from dashboard.nlp.repairs.complements import Complements
from dashboard.nlp.repairs.coordinated_names import CoordinatedNames
from dashboard.nlp.repairs.coordinated_people import CoordinatedPeople
from dashboard.nlp.repairs.coordinated_predicates import CoordinatedPredicates
from dashboard.nlp.repairs.finite_modifiers import FiniteModifiers
from dashboard.nlp.repairs.infinitives import Infinitives
from dashboard.nlp.repairs.inversions import Inversions
from dashboard.nlp.repairs.joined_clauses import JoinedClauses
from dashboard.nlp.repairs.joint_gerunds import JointGerunds
from dashboard.nlp.repairs.joint_titles import JointTitles
from dashboard.nlp.repairs.long_distance_subjects import LongDistanceSubjects
from dashboard.nlp.repairs.noun_tags import NounTags
from dashboard.nlp.repairs.object_relatives import ObjectRelatives
from dashboard.nlp.repairs.objects import Objects
from dashboard.nlp.repairs.office_holders import OfficeHolders
from dashboard.nlp.repairs.past_tags import PastTags
from dashboard.nlp.repairs.prefixes import Prefixes
from dashboard.nlp.repairs.reduced_relatives import ReducedRelatives
from dashboard.nlp.repairs.relative_clauses import RelativeClauses
from dashboard.nlp.repairs.subjects import Subjects
from dashboard.nlp.ruler import RememberingRuler
from dashboard.nlp.segments import Paragraph, find_paragraphs
from dashboard.nlp.sentences import SentenceBoundaries, bound_sentences
from dashboard.nlp.tokenizer import BoundedTokenizer
from dashboard.nlp.tokens import Doc, Token
from dashboard.registry import OWN, PACKAGE, language_file, read_toml, read_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_LOADING = threading.RLock()
_LABELS = "label_scheme.toml"
_PLAIN = (
    "bare_times", "coordinated_names", "finite_modifiers", "infinitives", "inversions", "objects",
    "object_relatives", "prefixes", "reduced_relatives",
)  # fmt: skip
_GIVEN = ("men", "women", "both")  # the files of given names
_NO_PERSONS = ("company", "institution", "country", "government")


class Depth(Enum):
    """How much of the analysis a caller needs."""

    TAGS = "tags"  # tokens, parts of speech, lemmas
    FULL = "full"  # and the dependency parse, sentences and named entities


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
        return Doc(self.source, self.text)

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
    def clauses(self) -> Clauses:
        """The clauses, cut when they are first looked at (full depth only)."""
        return find_clauses(self.doc, self.start, self.paragraph.index, language=self.language)

    @cached_property
    def _sentences(self) -> dict[int, Span]:
        return {}

    @cached_property
    def start(self) -> int:
        """Offset of the paragraph in the text."""
        return self.paragraph.start

    @property
    def is_heading(self) -> bool:
        """Whether the paragraph is a heading."""
        return self.paragraph.kind is ParagraphKind.HEADING

    def at(self, token: Token) -> int:
        """Offset of a token in the text."""
        return self.paragraph.start + token.idx

    def span_of(self, first: Token, last: Token) -> Span:
        """The stretch of the text from the first token to the end of the last."""
        start, end = first.idx, last.idx + len(last.text)
        return Span(self.start + start, self.start + end, self.doc.text[start:end])

    def span(self, begin: int, end: int) -> Span:
        """The stretch of the text between two token numbers, the second not included."""
        return self.span_of(self.doc[begin], self.doc[end - 1])

    def token_at(self, offset: int) -> Token | None:
        """The token that covers an offset of the text; None in white space or outside."""
        return self.doc.token_at(offset - self.start)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text with its analysed paragraphs, in order."""

    text: str
    paragraphs: tuple[AnalysedParagraph, ...]

    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order, without the white space around them (full depth only)."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        for part in self.paragraphs:
            for sent in part.doc.sents:
                token = next((token for token in sent if not token.is_space), None)
                if token is not None:
                    span = part.sentence_of(token)
                    yield Sentence(span, part.paragraph.index, part.paragraph.kind)

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
    docs = (bound_sentences(doc, nlp) for doc in nlp.pipe(chain.from_iterable(readable)))
    for (text, paragraphs), parts in zip(cut, readable, strict=True):
        read = zip(paragraphs, parts, docs, strict=False)
        yield Analysis(text, tuple(AnalysedParagraph(*one, language) for one in read))


def _readable(text: str) -> str:
    """The text with lone surrogates, which spaCy cannot encode, replaced one for one."""
    if text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


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
    whole = read_words(language_file(language, "words/whole.txt"))
    whole |= read_words(language_file(language, "words/units.txt"))
    rules = nlp.tokenizer.rules  # type: ignore[union-attr]
    nlp.tokenizer.rules = {k: v for k, v in rules.items() if k not in whole}  # type: ignore[union-attr]
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    _register_components()
    if "lemmatizer" in nlp.pipe_names:
        _mend_lemmas(nlp.get_pipe("lemmatizer"), language)
    if "attribute_ruler" in nlp.pipe_names:
        nlp.add_pipe("remembering_ruler", after="attribute_ruler")
        nlp.remove_pipe("attribute_ruler")
    if depth is Depth.FULL:
        nlp.add_pipe("sentence_boundaries", before="parser", config={"language": language})
        for repair in read_toml(language_file(language, _LABELS))["repairs"]:
            nlp.add_pipe(repair, config={} if repair in _PLAIN else {"language": language})
    gc.freeze()  # the model stays as long as the process: the collector need not walk through it
    return nlp


def _mend_lemmas(lemmatizer: Any, language: str) -> None:
    """Let the lemmatiser of the model know better of some verbs.

    Its own exceptions count only where its rules find nothing else.
    """
    verbs = read_toml(language_file(language, "lemmas.toml"))["verb"]
    known = {form: [lemma] for lemma, forms in verbs.items() for form in forms}
    by_rule: Callable[[SpacyToken], list[str]] = lemmatizer.rule_lemmatize

    def lemmatize(token: SpacyToken) -> list[str]:
        return (known.get(token.lower_) if token.pos_ == "VERB" else None) or by_rule(token)

    lemmatizer.lemmatize = lemmatize


def _register_plain() -> None:
    """Tell spaCy of the repairs that need no words of a language."""
    from spacy.language import Language

    Language.component("finite_modifiers", func=FiniteModifiers())
    Language.component("reduced_relatives", func=ReducedRelatives())
    Language.component("infinitives", func=Infinitives())
    Language.component("bare_times", func=BareTimes())
    Language.component("coordinated_names", func=CoordinatedNames())
    Language.component("objects", func=Objects())
    Language.component("object_relatives", func=ObjectRelatives())
    Language.component("prefixes", func=Prefixes())
    Language.component("inversions", func=Inversions())


def _register_word_lists() -> None:
    """Tell spaCy of what needs only a list of words: tags of nouns, offices, abbreviations."""
    from spacy.language import Language

    @Language.factory("noun_tags", default_config={"language": OWN})
    def _receive(nlp: Language, name: str, language: str) -> NounTags:
        words = read_toml(language_file(language, "lemmas.toml"))["noun"]
        return NounTags(*(frozenset(words[name]) for name in ("no_verbs", "nominal", "acronyms")))

    @Language.factory("coordinated_people", default_config={"language": OWN})
    def _join(nlp: Language, name: str, language: str) -> CoordinatedPeople:
        titles = read_toml(language_file(language, "names/titles.toml"))
        persons = (
            *titles["group"]["persons"],
            *titles["group"]["people"],
            *titles["office"]["words"],
        )
        endings = read_toml(language_file(language, "quotes.toml"))["speakers"]["endings"]
        return CoordinatedPeople(frozenset(persons), tuple(endings))

    @Language.factory("office_holders", default_config={"language": OWN})
    def _part(nlp: Language, name: str, language: str) -> OfficeHolders:
        folder = language_file(language, "names")
        titles = read_toml(f"{folder}/titles.toml")
        offices = {*titles["office"]["words"], *titles["courtesy"]["neutral"]}
        given = (read_words(f"{folder}/given_names_of_{who}.txt") for who in _GIVEN)
        return OfficeHolders(frozenset(map(str.lower, offices)), frozenset(chain(*given)))

    @Language.factory("joint_gerunds", default_config={"language": OWN})
    def _list(nlp: Language, name: str, language: str) -> JointGerunds:
        scheme = read_toml(language_file(language, _LABELS))
        return JointGerunds(frozenset(scheme["lemma"]["completed_by_gerund"]))

    @Language.factory("joint_titles", default_config={"language": OWN})
    def _unite(nlp: Language, name: str, language: str) -> JointTitles:
        titles = read_toml(language_file(language, "names/titles.toml"))["office"]["joint"]
        return JointTitles(frozenset(titles))

    @Language.factory("sentence_boundaries", default_config={"language": OWN})
    def _make(nlp: Language, name: str, language: str) -> SentenceBoundaries:
        return SentenceBoundaries(*_sentence_edges(language))


@functools.cache
def _register_components() -> None:
    """Tell spaCy of our parts of its pipeline."""
    from spacy.language import Language

    @Language.factory("remembering_ruler")
    def _remember(nlp: Language, name: str) -> RememberingRuler:
        return RememberingRuler(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]

    _register_plain()
    _register_word_lists()

    @Language.factory("appositions", default_config={"language": OWN})
    def _mend(nlp: Language, name: str, language: str) -> Appositions:
        folder = language_file(language, "names")
        nouns = read_toml(f"{folder}/organisations.toml")["anaphor"]
        titles = read_toml(f"{folder}/titles.toml")["office"]["words"]
        bodies = chain(*(nouns[kind] for kind in _NO_PERSONS))
        return Appositions(frozenset(bodies), frozenset(map(str.lower, titles)))

    @Language.factory("subjects", default_config={"language": OWN})
    def _clause(nlp: Language, name: str, language: str) -> Subjects:
        openers = read_toml(language_file(language, "lemmas.toml"))["clause"]["openers"]
        return Subjects(frozenset(openers), _months_and_days(language))

    @Language.factory("joined_clauses", default_config={"language": OWN})
    def _split(nlp: Language, name: str, language: str) -> JoinedClauses:
        return JoinedClauses(_months_and_days(language))

    @Language.factory("relative_clauses", default_config={"language": OWN})
    def _relate(nlp: Language, name: str, language: str) -> RelativeClauses:
        scheme = read_toml(language_file(language, _LABELS))
        words = [scheme["lemma"][name] for name in ("plural", "singular", "harming")]
        sets = map(frozenset, (*words, scheme["noun"]["deadly"]))
        return RelativeClauses(_months_and_days(language), *sets)

    @Language.factory("coordinated_predicates", default_config={"language": OWN})
    def _go_on(nlp: Language, name: str, language: str) -> CoordinatedPredicates:
        words = read_toml(language_file(language, "lemmas.toml"))["clause"]
        return CoordinatedPredicates(frozenset(words["expletives"]), _pasts(language))

    @Language.factory("complements", default_config={"language": OWN})
    def _complete(nlp: Language, name: str, language: str) -> Complements:
        words = read_toml(language_file(language, "quotes.toml"))["complement"]
        names = ("needed", "bare", "adjuncts", "alone")
        return Complements(*(frozenset(words[name]) for name in names))

    @Language.factory("long_distance_subjects", default_config={"language": OWN})
    def _bridge(nlp: Language, name: str, language: str) -> LongDistanceSubjects:
        words = read_toml(language_file(language, "quotes.toml"))["bridge"]
        lemmas = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")  # type: ignore[attr-defined]
        return LongDistanceSubjects(frozenset(words["verbs"]), _pasts(language), lemmas["verb"])

    @Language.factory("past_tags", default_config={"language": OWN})
    def _past(nlp: Language, name: str, language: str) -> PastTags:
        lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        known = lookups.get_table("lemma_index")
        others = {form for kind in ("noun", "adj") for form in known[kind]}
        verbs = lookups.get_table("lemma_exc")["verb"].items()
        lemmas = {form: lemma[0] for form, lemma in verbs if form not in others}
        return PastTags(_pasts(language), lemmas)


def _months_and_days(language: str) -> frozenset[str]:
    """The names of the months and of the days of the week, in lower case."""
    times = read_toml(language_file(language, "temporal/words.toml"))
    names = ("month_long", "month_name", "weekday")
    return frozenset(chain(*(times[name]["words"] for name in names)))


def _sentence_edges(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The abbreviations that end no sentence, and the words that open one behind a letter."""
    openers = read_toml(language_file(language, "lemmas.toml"))["sentence"]["openers"]
    return read_words(language_file(language, "words/abbreviations.txt")), frozenset(openers)


def _pasts(language: str) -> frozenset[str]:
    """The verbs whose past is spelled as their lemma is."""
    return frozenset(read_toml(language_file(language, "lemmas.toml"))["past"]["as_lemma"])
