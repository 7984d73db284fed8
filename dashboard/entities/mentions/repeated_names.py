"""Names that the analysis saw at one place of an article and missed at another."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.entities.mention import FoundMention, bare
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import unaccented, without_article
from dashboard.entities.types.person_evidence import leads_with_family
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOUNS

_NOMINAL = NOUNS | {Tag.ADJECTIVE}
_BRACKETS = {"(": ")", "[": "]"}
_COUNTING = frozenset({Dependency.NUMERIC_MODIFIER, Dependency.COMPOUND})


def acronym_beside(part: AnalysedParagraph, mention: FoundMention) -> str | None:
    """The capitals that stand in brackets behind a longer name, or before it in brackets.

    "Singapore Airlines (SIA)", "ODESC [the Officials Committee for Security]"; None: none do.
    """
    if len(mention.words) < 2:
        return None
    doc, first, last = part.doc, mention.first, mention.last
    behind = doc[last + 1 : last + 4]
    if len(behind) == 3 and _are_brackets(behind[0].text, behind[2].text):
        return _acronym(behind[1].text)
    opening = first - 1 if first and doc[first - 1].text in _BRACKETS else first - 2
    closed = last + 1 < len(doc) and opening > 0
    if closed and _are_brackets(doc[opening].text, doc[last + 1].text):
        return _acronym(doc[opening - 1].text)
    return None


def _are_brackets(opening: str, closing: str) -> bool:
    return _BRACKETS.get(opening) == closing


def _acronym(word: str) -> str | None:
    return word if word.isupper() and len(word) > 1 else None


def find_repeated_names(
    analysis: Analysis, found: Sequence[FoundMention], words: NameWords
) -> Iterator[FoundMention]:
    """Single words that are a family or first name, a one-word name or an acronym of a text."""
    names = _single_names(analysis, found, words)
    covered = {
        (m.paragraph, i)
        for m in found
        for i in range(_begin(m, analysis.part_of(m)), m.last + 1)
        if m.type == "name" or m.known
    }
    for number, part in enumerate(analysis.paragraphs):
        for token in part.doc:
            if token.is_lower:
                continue  # most words, at little cost: none of the names is
            kind = names.get(bare(token.text))
            if kind is None or (number, token.i) in covered:
                continue
            if token.tag not in _NOMINAL and not (kind is ActorKind.THING and _is_bare(token)):
                continue
            span, name = part.span_of(token, token), (bare(token.text),)
            yield FoundMention(span, number, token.i, token.i, token.i, "name", kind, name)


def with_names_of_prose(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
    """The mentions; a name of a heading without what no sentence of the text has in that name.

    Where all words are written large, the analysis takes some for the end of a name: "Ana Reed
    Sentenced to Prison". Not before a noun for a body: "Ana Reed Foundation Closes".
    """
    parts = analysis.paragraphs
    prose: dict[tuple[str, ...], ActorKind | None] = {}
    for mention in found:
        if mention.type == "name" and not parts[mention.paragraph].is_heading:
            prose.setdefault(mention.words, mention.kind)
    people = [name for name, kind in prose.items() if kind is ActorKind.PERSON and name[1:]]
    prose |= {name[-1:]: ActorKind.PERSON for name in people}
    known = {word.lower() for name in prose for word in name} | words.bodies | words.institutions
    for mention in found:
        part = parts[mention.paragraph]
        loose = mention.type == "name" and mention.known is None and part.is_heading
        yield _cut(mention, part, prose, known) if loose else mention


def _cut(
    mention: FoundMention,
    part: AnalysedParagraph,
    prose: Mapping[tuple[str, ...], ActorKind | None],
    known: Container[str],
) -> FoundMention:
    """A name without its end, where that begins with none of ``known`` and the rest is one."""
    words, begin = mention.words, _begin(mention, part)
    size = next((n for n in range(len(words) - 1, 0, -1) if words[:n] in prose), 0)
    if words in prose or not size or words[size].lower() in known:
        return mention
    last, kind = begin + size - 1, prose[words[:size]]
    if ActorKind.THING in {mention.kind, kind} and kind is not ActorKind.PERSON:
        return mention  # "Boeing 787 Dreamliner Makes Flight"
    if part.doc.words(begin, last + 1) != " ".join(words[:size]):
        return mention
    span = part.span_of(part.doc[mention.first], part.doc[last])
    return replace(mention, span=span, last=last, head=last, words=words[:size], kind=kind)


def _begin(mention: FoundMention, part: AnalysedParagraph) -> int:
    """The first token of a name behind its titles: "Police commissioner [Han] Seok-jin"."""
    size, last = len(mention.words), mention.last + 1
    places = range(mention.first, last) if mention.titles else ()
    behind = (i for i in places if len(part.doc.words(i, last).split()) == size)
    return next(behind, mention.first)


def _is_bare(number: Token) -> bool:
    """Whether a number stands for the thing that bears it ("the 787"), and counts nothing."""
    named = number.has_child(Dependency.DETERMINER)
    return number.tag == Tag.CARDINAL and named and number.dependency not in _COUNTING


def _single_names(
    analysis: Analysis, found: Sequence[FoundMention], words: NameWords
) -> dict[str, ActorKind]:
    names: dict[str, ActorKind] = {}
    firsts: dict[str, ActorKind] = {}
    for mention in found:
        if mention.type != "name" or mention.kind is None:
            continue
        acronym = acronym_beside(analysis.part_of(mention), mention)
        if acronym is not None:
            names.setdefault(acronym, mention.kind)
        if mention.known is not None:
            continue
        if mention.kind is ActorKind.THING:
            for word in [w for w in mention.words if any(c.isdigit() for c in w)]:
                bare_number = word.rstrip("s")
                names.update(dict.fromkeys((bare_number, f"{bare_number}s"), mention.kind))
        elif mention.kind is ActorKind.PERSON and len(mention.words) > 1:
            last = mention.words[-1]
            for form in (last, unaccented(last), without_article(last)):
                if form[:1].isupper():
                    names.setdefault(form, mention.kind)
            if mention.words[0] in words.given_names or leads_with_family(mention.words, words):
                firsts.setdefault(mention.words[0], mention.kind)
        elif len(mention.words) == 1 and mention.words[0][:1].isupper():
            names.setdefault(mention.words[0], mention.kind)
    return firsts | names
