"""Names that the analysis saw at one place of an article and missed at another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.actors.entity_typing import leads_with_family
from dashboard.actors.mention import FoundMention, bare
from dashboard.actors.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.tokens import Token

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ"})


def acronym_after(part: AnalysedParagraph, mention: FoundMention) -> str | None:
    """The capitals in brackets right behind a longer name: "Singapore Airlines (SIA)"."""
    after = part.doc[mention.last + 1 : mention.last + 4]
    if len(mention.words) < 2 or len(after) < 3 or (after[0].text, after[2].text) != ("(", ")"):
        return None
    return after[1].text if after[1].text.isupper() and len(after[1].text) > 1 else None


def find_repeated_names(
    analysis: Analysis, found: Sequence[FoundMention], words: NameWords
) -> Iterator[FoundMention]:
    """Single words that are a family or first name, a one-word name or an acronym of a text."""
    names = _single_names(analysis, found, words)
    covered = {
        (m.paragraph, i)
        for m in found
        for i in range(m.head - len(m.words) + 1 if m.titles else m.first, m.last + 1)
        if m.type == "name" or m.known
    }
    for number, part in enumerate(analysis.paragraphs):
        for token in part.doc:
            if token.is_lower:
                continue  # most words, at little cost: none of the names is
            kind = names.get(bare(token.text))
            if kind is None or (number, token.i) in covered:
                continue
            if token.tag_ not in _NOMINAL and not (kind is ActorKind.THING and _is_bare(token)):
                continue
            span, name = part.span_of(token, token), (bare(token.text),)
            yield FoundMention(span, number, token.i, token.i, token.i, "name", kind, name)


def _is_bare(number: Token) -> bool:
    """Whether a number stands for the thing that bears it ("the 787"), and counts nothing."""
    named = any(t.dep_ == "det" for t in number.children)
    return number.tag_ == "CD" and named and number.dep_ not in {"nummod", "compound"}


def _single_names(
    analysis: Analysis, found: Sequence[FoundMention], words: NameWords
) -> dict[str, ActorKind]:
    names: dict[str, ActorKind] = {}
    firsts: dict[str, ActorKind] = {}
    for mention in found:
        if mention.type != "name" or mention.kind is None:
            continue
        acronym = acronym_after(analysis.paragraphs[mention.paragraph], mention)
        if acronym is not None:
            names.setdefault(acronym, mention.kind)
        if mention.known is not None:
            continue
        if mention.kind is ActorKind.THING:
            for word in [w for w in mention.words if any(c.isdigit() for c in w)]:
                bare_number = word.rstrip("s")
                names.update(dict.fromkeys((bare_number, f"{bare_number}s"), mention.kind))
        elif mention.kind is ActorKind.PERSON and len(mention.words) > 1:
            names.setdefault(mention.words[-1], mention.kind)
            if mention.words[0] in words.given_names or leads_with_family(mention.words, words):
                firsts.setdefault(mention.words[0], mention.kind)
        elif len(mention.words) == 1 and mention.words[0][:1].isupper():
            names.setdefault(mention.words[0], mention.kind)
    return firsts | names
