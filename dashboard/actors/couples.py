"""Gives those their family name who share it with somebody: "Harold and June Whitaker"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.actors.mention import FoundMention
from dashboard.actors.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis


def with_couples(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
    """The mentions in their order; a given name that shares a family name has it among its words.

    Not where the article gives that name to somebody else, as a given or a family name.
    """
    people = [m for m in found if m.how == "name" and m.kind is ActorKind.PERSON]
    whole = {(m.paragraph, m.head - len(m.words) + 1): m for m in people if len(m.words) > 1}
    known = {word for m in whole.values() for word in (m.words[0], m.words[-1])}
    for mention in found:
        other = whole.get((mention.paragraph, mention.last + 2))
        alone = mention.how == "name" and len(mention.words) == 1 and not mention.titles
        if other is None or not alone or mention.kind is not ActorKind.PERSON:
            yield mention
            continue
        word, doc = mention.words[0], analysis.paragraphs[mention.paragraph].doc
        joined = doc[mention.last + 1].tag_ == "CC" and not other.titles
        shares = joined and word in words.given_names and word not in known
        yield replace(mention, words=(word, *other.words[1:])) if shares else mention
