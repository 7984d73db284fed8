"""Names of a class that only describe who is named beside them: "Ana Berg, [a Democrat] who …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.entities.mention import NAMED, FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency, Tag

_NOUNS = frozenset({Tag.PROPER_NOUN, Tag.NOUN, Tag.ADJECTIVE})  # "a Shiite", as an adjective


def with_class_names(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
    """The mentions in their order; the name of a class beside a person's is a role of hers.

    It is one word behind "a", in apposition: "Ana Berg, a Democrat", not "Ana Berg, of Democrats".
    """
    people = {m.place for m in found if m.type in NAMED and m.kind is ActorKind.PERSON}
    for mention in found:
        noun = analysis.head_of(mention)
        alone = mention.type in NAMED and mention.known is None and len(mention.words) == 1
        led = mention.first > 0 and noun.doc[mention.first - 1].lower_ in words.indefinite
        beside = noun.dependency == Dependency.APPOSITION and noun.tag in _NOUNS
        if alone and led and beside and (mention.paragraph, noun.head.i) in people:
            yield replace(mention, type="role", kind=ActorKind.PERSON)
        else:
            yield mention
