"""Finds the stretches of a text that name an actor, or stand for one.

Names come from three sources, in this order of trust: the data files of ``knowledge/``, the named
entities of the analysis, and noun phrases whose head is an office, a body or a group.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

from dashboard.entities.linking.shared_names import SharedNames
from dashboard.entities.mention import NAMED, FoundMention
from dashboard.entities.mentions.class_names import with_class_names
from dashboard.entities.mentions.family_names import with_couples
from dashboard.entities.mentions.layout import Layout
from dashboard.entities.mentions.misspellings import with_spelling
from dashboard.entities.mentions.name_nouns import name_nouns, person_nouns
from dashboard.entities.mentions.phrases import PhraseFinder
from dashboard.entities.mentions.proper_names import ENTITY_KINDS, NameFinder
from dashboard.entities.mentions.repeated_names import find_repeated_names, with_names_of_prose
from dashboard.entities.mentions.speaker_labels import with_labels
from dashboard.entities.mentions.things import ThingFinder
from dashboard.entities.names.name_words import NameWords, load_name_words
from dashboard.entities.types.entity_typing import type_entities
from dashboard.entities.types.thing_evidence import is_one_of_a_make
from dashboard.entities.types.type_agreement import with_agreed_types
from dashboard.model import ActorKind, Span
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.datelines import is_dateline
from dashboard.registry import OWN

_CURRENCY = "Sc"  # Unicode's category of signs for money
_OPENING = frozenset(('"', "“", "'", "‘", "«", "„"))


def find_mentions(
    analysis: Analysis,
    speakers: Iterable[Span] = (),
    labels: Iterable[Span] = (),
    *,
    language: str = OWN,
) -> tuple[FoundMention, ...]:
    """All mentions in the order of the text, the wider of two that begin together first.

    Mentions may lie inside each other ("Chinese" in "Chinese President Xi Jinping"). ``speakers``
    are stretches that are known to name who speaks: their heads are mentions whatever noun they
    are. Where a stretch was taken for a noun phrase first and is a name of the article ("King"
    after "Martin King"), it is the name. Datelines and ``labels`` ("Q", "Answer") name nobody. A
    text without names gives none.
    """
    words = load_name_words(language)
    types = type_entities(analysis, words, frozenset(ENTITY_KINDS))
    told = sorted(speakers)
    starts = [span.start for span in told]
    found: list[FoundMention] = []
    things: list[ThingFinder] = []
    phrases: list[PhraseFinder] = []
    for part in analysis.paragraphs:
        if part.is_heading and is_dateline(part.doc.text):
            continue
        layout = Layout(part, words)
        names = NameFinder(layout, types, language).find()
        things.append(ThingFinder(layout, types.people))
        first, last = (bisect_left(starts, at) for at in (part.start, part.paragraph.end))
        here = tuple(told[first:last])
        names += things[-1].find_people()
        phrases.append(PhraseFinder(layout, names, here))
        found += names
    found = list(with_names_of_prose(found, analysis, words))
    found = SharedNames(found, analysis, words).settle()
    nouns, people = name_nouns(found, words.office_prepositions), person_nouns(found)
    found.extend(mention for finder in phrases for mention in finder.find(nouns, people))
    found.extend(find_repeated_names(analysis, found, words))
    taken = {m.place for m in found if m.type in NAMED}
    found.extend(mention for finder in things for mention in finder.find_rest(taken))
    named = {m.place for m in found if m.type in NAMED}
    kept = [m for m in found if m.type in NAMED or m.place not in named]
    kept = [m for m in kept if not (_is_nobody(m, words) or _is_epithet(m, analysis, words))]
    kept = [
        m for m in kept if not (_is_measure(m, analysis, words) or _is_made(m, analysis, words))
    ]
    unnamed = {span.start for span in labels}
    kept = [m for m in kept if m.span.start not in unnamed]
    kept = with_agreed_types([*with_spelling(kept, analysis, words)], analysis, words)
    kept = list(with_couples(with_labels(kept, analysis, told), analysis, words))
    kept = list(with_class_names(kept, analysis, words))
    unique = {(m.paragraph, m.first, m.last): m for m in reversed(kept)}
    return tuple(sorted(unique.values(), key=lambda m: (m.span.start, -m.span.end)))


def _is_epithet(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether a name in marks is what another is called: "dubbed the “Tom Reed of Peru”"."""
    doc, small = analysis.part_of(mention).doc, words.articles | words.named_as
    at = mention.first - 1
    while at > 0 and doc[at].lower_ in small:
        at -= 1
    if mention.type not in NAMED or at < 1 or doc[at].text not in _OPENING:
        return False
    at -= 1
    while at > 0 and doc[at].lower_ in small:
        at -= 1
    return doc[at].lower_ in words.nicknaming


def _is_nobody(mention: FoundMention, words: NameWords) -> bool:
    """Whether what looks like a name only describes, counts or is what happened: "Category 2"."""
    if mention.type not in NAMED:
        return False
    affair = len(mention.words) == 1 and mention.words[0].lower() in words.affairs
    numbered = mention.words[1:] and mention.words[-1].isdigit()
    counts = bool(numbered) and mention.words[0].lower() in words.no_products
    return affair or _is_adjective(mention, words) or (counts and mention.kind is ActorKind.GROUP)


def _is_made(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether a name is that of a firm for a car it made, which takes no part: "a silver Honda"."""
    doc = analysis.part_of(mention).doc
    named = mention.type in NAMED and mention.kind is not ActorKind.THING
    return named and is_one_of_a_make(doc, mention.first, mention.last, words)


def _is_measure(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether a name is only of a measure: "16GB", "4 GB", "US $9"."""
    if mention.type not in NAMED or len(mention.words) != 1:
        return False
    doc = analysis.part_of(mention).doc
    behind = doc[mention.last + 1 : mention.last + 2]
    money = any(unicodedata.category(t.text[0]) == _CURRENCY for t in behind)
    if money and mention.words[0] in words.kinds.units:
        return True
    counted = max(0, mention.first - (not doc[mention.first].like_num))
    number, unit = doc[counted], mention.words[0]
    glued = counted < mention.last and not number.whitespace_
    return number.like_num and (glued or unit in words.kinds.units)


def _is_adjective(mention: FoundMention, words: NameWords) -> bool:
    """Whether a name with a prefix only describes: "pan-African", "an anti-Muslim text"."""
    prefix, hyphen, rest = mention.span.text.partition("-")
    return bool(hyphen) and prefix.lower() in words.prefixes and " " not in rest
