"""Finds the stretches of a text that name an actor, or stand for one.

Names come from three sources, in this order of trust: the data files of ``knowledge/``, the named
entities of the analysis, and noun phrases whose head is an office, a body or a group.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.actors.knowledge import KnownName, NameWords, load_knowledge, load_name_words
from dashboard.actors.mention import FoundMention, bare
from dashboard.actors.missed import find_missed
from dashboard.model import ActorKind
from dashboard.text.analysis import AnalysedParagraph, Analysis, phrase_matcher

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Token

ENTITY_KINDS = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANISATION,
    "GPE": ActorKind.PLACE,
    "NORP": ActorKind.GROUP,
}
SURE = 5  # votes of one mention that can be nothing but a person's
_EDGE = frozenset("\"'“”‘’()[],;:.-–—")


@dataclass(frozen=True, slots=True)
class _Chunk:
    first: int
    last: int
    head: int


def find_mentions(analysis: Analysis, *, language: str = "en") -> tuple[FoundMention, ...]:
    """All mentions in the order of the text, the wider of two that begin together first.

    Mentions may lie inside each other ("Chinese" in "Chinese President Xi Jinping"). A text
    without names gives none.
    """
    words = load_name_words(language)
    votes = _vote_on_kinds(analysis, words)
    found = [
        mention
        for number, part in enumerate(analysis.paragraphs)
        for mention in _Finder(part, number, words, votes, language).find()
    ]
    found.extend(find_missed(analysis, found))
    unique = {(m.paragraph, m.first, m.last): m for m in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda m: (m.span.start, -m.span.end)))


@functools.cache
def _known_matcher(language: str) -> tuple[PhraseMatcher, dict[str, KnownName]]:
    by_key = {str(i): name for i, name in enumerate(load_knowledge().names)}
    matcher = phrase_matcher({k: (n.text,) for k, n in by_key.items()}, language=language)
    return matcher, by_key


def _strip(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The token range without articles, possessive endings and marks at its edges."""
    while first <= last and (doc[first].pos_ in {"DET", "SPACE"} or doc[first].text in _EDGE):
        first += 1
    while last >= first and (
        doc[last].tag_ == "POS" or doc[last].is_space or doc[last].text in _EDGE
    ):
        last -= 1
    return (first, last) if first <= last else None


@dataclass(frozen=True, slots=True)
class _Votes:
    """What most of an article's mentions of a spelling were taken for, and whose title it bears."""

    labels: dict[str, str]
    people: frozenset[str]


def _vote_on_kinds(analysis: Analysis, words: NameWords) -> _Votes:
    """The votes of all mentions of a spelling.

    A word that follows a title somewhere, or ends a longer person's name, is surely a person's.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for part in analysis.paragraphs:
        for ent in part.doc.ents:
            if ent.label_ not in ENTITY_KINDS:
                continue
            edges = _strip(part.doc, ent.start, ent.end - 1)
            if edges is None:
                continue
            text = part.doc[edges[0] : edges[1] + 1].text
            before = part.doc[edges[0] - 1].text if edges[0] else ""
            titled = before.lower() in words.courtesy or before.lower() in words.ranks
            if edges[0] and before.lower() in words.offices:
                titled = titled or part.doc[edges[0] - 1].head.i in range(edges[0], edges[1] + 1)
            counts[text]["PERSON" if titled else ent.label_] += SURE if titled else 1
            if ent.label_ == "PERSON" and edges[1] > edges[0]:
                counts[part.doc[edges[1]].text]["PERSON"] += SURE
    labels = {text: max(sorted(votes), key=votes.__getitem__) for text, votes in counts.items()}
    return _Votes(labels, frozenset(t for t, votes in counts.items() if votes["PERSON"] >= SURE))


class _Finder:
    """Finds the mentions of one paragraph."""

    def __init__(
        self,
        part: AnalysedParagraph,
        number: int,
        words: NameWords,
        votes: _Votes,
        language: str,
    ) -> None:
        self.part, self.number, self.words, self.votes = part, number, words, votes
        self.doc = part.doc
        self.language = language
        self.taken: dict[int, int] = {}  # token → last token of the name that covers it
        self.ent_of = {i: ent for ent in self.doc.ents for i in range(ent.start, ent.end)}
        self.chunks = [_Chunk(c.start, c.end - 1, c.root.i) for c in self.doc.noun_chunks]
        self.chunk_of = {i: c for c in self.chunks for i in range(c.first, c.last + 1)}

    def find(self) -> list[FoundMention]:
        """Names first, then phrases whose head no name covers, then pronouns."""
        names = [*self._known(), *self._entities(), *self._titled()]
        self.heads = {m.head for m in names}
        return [*names, *self._phrases(), *self._pronouns()]

    def _make(
        self, first: int, last: int, head: int, how: str, kind: ActorKind | None, **more: object
    ) -> FoundMention:
        span = self.part.span(first, last + 1)
        words = more.pop("words", None) or tuple(
            bare(t.text) for t in self.doc[first : last + 1] if not t.is_punct and t.pos_ != "DET"
        )
        return FoundMention(span, self.number, first, last, head, how, kind, words, **more)  # type: ignore[arg-type]

    # ------------------------------------------------------------------ known names

    def _known(self) -> Iterator[FoundMention]:
        from spacy.util import filter_spans

        matcher, by_key = _known_matcher(self.language)
        knowledge = load_knowledge()
        for span in filter_spans(matcher(self.doc, as_spans=True)):
            name = by_key[span.label_]
            if not self._is_really(span.start, span.end - 1, name):
                continue
            for i in range(span.start, span.end):
                self.taken[i] = span.end - 1
            kind = knowledge.actors[name.actor].kind
            head = span.root.i
            yield self._make(span.start, span.end - 1, head, name.how, kind, known=name.actor)

    def _is_really(self, first: int, last: int, name: KnownName) -> bool:
        """Whether a known spelling is that name here, not part of a person's or a longer one."""
        doc = self.doc
        if first == last and doc[first].pos_ not in {"PROPN", "ADJ", "NOUN"}:
            return False
        if doc[first : last + 1].text in self.votes.people:
            return False
        kind = load_knowledge().actors[name.actor].kind
        ent = self.ent_of.get(first)
        edges = _strip(doc, ent.start, ent.end - 1) if ent is not None else None
        if ent is not None and edges is not None and (edges[0] < first or edges[1] > last):
            titled = any(self.words.is_title(t.text) for t in doc[last + 1 : ent.end])
            if ent.label_ == "PERSON" and not titled:
                return False
            if ent.label_ == "ORG" and kind is ActorKind.ORGANISATION and not titled:
                return False
        if first == last and kind is ActorKind.ORGANISATION:
            return doc[first].tag_ in {"NNP", "NNPS"} and not self._inside_longer(first)
        return True

    def _inside_longer(self, token: int) -> bool:
        """Whether a one-word body is a part of a longer proper name ("House of Cards")."""
        doc = self.doc
        following = doc[token + 1] if token + 1 < len(doc) else None
        return (
            following is not None
            and following.tag_ in {"NNP", "NNPS"}
            and not self.words.is_title(following.text)
            and following.ent_type_ not in {"PERSON"}
        )

    # ------------------------------------------------------------------ named entities

    def _entities(self) -> Iterator[FoundMention]:
        for ent in self.doc.ents:
            if ent.label_ not in ENTITY_KINDS:
                continue
            edges = _strip(self.doc, ent.start, ent.end - 1)
            if edges is None or self._is_covered(*edges):
                continue
            text = self.doc[edges[0] : edges[1] + 1].text
            label = self._corrected(self.votes.labels.get(text, ent.label_), *edges)
            if not any(c.isupper() for c in text) or (
                label != "PERSON" and self._is_title_run(*edges)
            ):
                continue
            mention = self._person(*edges) if label == "PERSON" else self._named(*edges, label)
            if mention is not None:
                for i in range(*edges):
                    self.taken.setdefault(i, edges[1])
                self.taken.setdefault(edges[1], edges[1])
                yield mention

    def _corrected(self, label: str, first: int, last: int) -> str:
        """The label of an entity, mended where its words or what is said of it tell better."""
        tokens = self.doc[first : last + 1]
        apposed = [t for token in tokens for t in token.children if t.dep_ == "appos"]
        if label == "PERSON" and any(t.lower_ in self.words.anaphors for t in apposed):
            return "ORG"
        last_word = tokens[-1].lower_
        known_end = last_word in self.words.bodies or last_word in self.words.legal_forms
        if label in {"ORG", "GPE"} and 2 <= len(tokens) <= 4 and not known_end:
            proper = all(t.tag_ == "NNP" for t in tokens)
            if proper and tokens[0].text in self.words.given_names:
                return "PERSON"
        return label

    def _is_covered(self, first: int, last: int) -> bool:
        """Whether a known name covers the whole stretch."""
        return first in self.taken and self.taken[first] >= last

    def _is_title_run(self, first: int, last: int) -> bool:
        return all(self.words.is_title(t.text) for t in self.doc[first : last + 1])

    def _person(self, first: int, last: int) -> FoundMention | None:
        """A person's name with the titles before it, as far as the noun phrase goes."""
        doc = self.doc
        name = first
        while name < last and (
            self.words.is_title(doc[name].text) or name in self.taken or doc[name].is_punct
        ):
            name += 1
        if name in self.taken or self.words.is_title(doc[name].text):
            return None
        while last + 1 < len(doc) and doc[last].lower_ in self.words.particles:
            if doc[last + 1].tag_ not in {"NNP", "NN"} or not doc[last + 1].text[:1].isupper():
                break
            last += 1
            self.taken[last] = last
        name = first = self._with_particles(first, name)
        chunk = self.chunk_of.get(last)
        begin = first
        if chunk is not None and chunk.first <= first:
            begin = chunk.first
            while begin < name and (doc[begin].pos_ == "DET" or doc[begin].is_punct):
                begin += 1
            owners = [
                t.i for t in doc[begin:name] if t.tag_ in {"POS", "PRP$"} and t.i not in self.taken
            ]
            begin = owners[-1] + 1 if owners else begin
        while begin and self._leads(begin - 1):
            begin -= 1
        while begin and self.taken.get(begin - 1, -1) >= begin - 1 and begin < name:
            begin -= 1
        words = tuple(
            bare(t.text)
            for t in doc[name : last + 1]
            if (not t.is_punct or "." in t.text) and t.lower_ not in self.words.generation
        ) or (bare(doc[last].text),)
        titles = tuple(bare(t.text) for t in doc[begin:name] if not t.is_punct)
        return self._make(
            begin,
            last,
            doc[name : last + 1].root.i,
            "name",
            ActorKind.PERSON,
            words=words,
            titles=titles,
        )

    def _with_particles(self, first: int, name: int) -> int:
        """Where a name begins whose particles the analysis cut off: "Ursula von der Leyen"."""
        if name != first:
            return name
        begin = first
        while begin and self.doc[begin - 1].lower_ in self.words.particles:
            begin -= 1
        if begin == first and self.doc[first].lower_ not in self.words.particles:
            return name
        while (
            begin
            and self.doc[begin - 1].tag_ == "NNP"
            and not (self.words.is_title(self.doc[begin - 1].text) or begin - 1 in self.taken)
        ):
            begin -= 1
        return begin

    def _leads(self, token: int) -> bool:
        """Whether a word before a person's name is a title of it, cut off by a wrong parse."""
        word = self.doc[token].text
        return self.words.is_title(word) or (
            word == "." and token > 0 and self.words.is_title(self.doc[token - 1].text + ".")
        )

    def _named(self, first: int, last: int, label: str) -> FoundMention:
        kind = ENTITY_KINDS[label]
        span = self.doc[first : last + 1]
        words = bare(span.text).split()
        while len(words) > 1 and words[-1].lower() in self.words.legal_forms:
            words.pop()
        begin = self._owner_before(first) if kind is ActorKind.ORGANISATION else first
        return self._make(begin, last, span.root.i, "name", kind, words=tuple(words))

    def _owner_before(self, first: int) -> int:
        """Where the country begins that owns a body: "Peru's Ministry of Health"."""
        owner = first - 2
        if first < 2 or self.doc[first - 1].tag_ != "POS" or owner not in self.taken:
            return first
        while owner and self.taken.get(owner - 1) == self.taken[owner]:
            owner -= 1
        return owner

    def _titled(self) -> Iterator[FoundMention]:
        """Names behind a title that the analysis took for no entity: "General Petr Malina"."""
        for chunk in self.chunks:
            head = self.doc[chunk.head]
            if head.tag_ != "NNP" or head.ent_type_ or chunk.head in self.taken:
                continue
            lead = [t.i for t in self.doc[chunk.first : chunk.head]]
            titles = [i for i in lead if self._is_title_of_name(i)]
            if not titles or self.words.is_title(head.text):
                continue
            name = self.doc[titles[-1] + 1 : chunk.head + 1]
            if all(t.tag_ == "NNP" and t.text[:1].isupper() and not t.ent_type_ for t in name):
                mention = self._person(titles[-1] + 1, chunk.head)
                if mention is not None:
                    self.taken[chunk.head] = chunk.head
                    yield mention

    def _is_title_of_name(self, token: int) -> bool:
        lower = self.doc[token].lower_
        return (
            lower in self.words.courtesy
            or lower in self.words.ranks
            or (lower in self.words.offices and self.doc[token].text[:1].isupper())
        )

    # ------------------------------------------------------------------ noun phrases

    def _phrases(self) -> Iterator[FoundMention]:
        for chunk in self.chunks:
            head = self.doc[chunk.head]
            if chunk.head in self.heads or chunk.head in self.taken or head.pos_ == "PRON":
                continue
            first = chunk.first
            while first < chunk.last and self.doc[first].is_punct:
                first += 1
            how, kind = self._what_is(head, first)
            if how == "role":
                first = self._uncounted(first, chunk.head)
            if how:
                yield self._make(first, chunk.last, chunk.head, how, kind)

    def _uncounted(self, first: int, head: int) -> int:
        """Where a group's name begins behind what counts it: "about 40 villagers"."""
        counted = kept = first
        while counted < head and (
            self.doc[counted].like_num or self.doc[counted].lower_ in self.words.quantifiers
        ):
            counted += 1
            if self.doc[counted - 1].like_num and self.doc[head].tag_ in {"NNS", "NNPS"}:
                kept = counted
        return kept

    def _what_is(self, head: Token, first: int) -> tuple[str, ActorKind | None]:
        """How the head of a noun phrase stands for an actor; an empty string if it does not."""
        doc, words = self.doc, self.words
        lower, before = head.lower_, doc[first : head.i]
        owned = any(t.dep_ == "poss" for t in before)
        if lower in words.pair or (
            head.tag_ == "NNS" and any(t.lower_ in words.pair for t in before)
        ):
            return "number", None
        if lower in words.offices or (lower in words.people and head.tag_ in {"NN", "NNS", "NNPS"}):
            plural = head.tag_ in {"NNS", "NNPS"} or lower not in words.offices
            return "role", ActorKind.GROUP if plural else ActorKind.PERSON
        if head.lemma_.lower() in words.offices and head.tag_ in {"NNS", "NNPS"}:
            return "role", ActorKind.GROUP
        if lower in words.bodies and (owned or any(t.i in self.taken for t in before)):
            return "body", ActorKind.ORGANISATION
        described = any(t.dep_ in {"amod", "compound", "nmod"} for t in before)
        if lower in words.bodies and described and before and before[0].lower_ in words.definite:
            return "body", ActorKind.ORGANISATION
        if head.tag_ in {"NN", "NNP"} and lower in words.anaphors:
            definite = any(t.lower_ in words.definite for t in before)
            if not definite and head.dep_ in {"appos", "attr"}:
                return "description", None
            return ("anaphor", None) if definite else ("", None)
        return "", None

    def _pronouns(self) -> Iterator[FoundMention]:
        for token in self.doc:
            if token.tag_ in {"PRP", "PRP$"} and token.lower_ in self.words.pronouns:
                yield self._make(token.i, token.i, token.i, "pronoun", None, words=(token.lower_,))
