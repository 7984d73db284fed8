"""Family names that a text gives to several: "Harold and June Whitaker", "the Whitakers"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import family_name, is_initial, is_plural_of
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Tag


def with_couples(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
    """The mentions in their order; a given name that shares a family name has it among its words.

    Not where the article gives that name to somebody else, as a given or a family name. What names
    a family of several people ("the Whitakers") is of type family, its only word their name.
    """
    shared = list(_with_shared_names(found, analysis, words))
    names = (m for m in shared if m.type == "name" and m.kind is ActorKind.PERSON)
    full = {m.words for m in names if len(m.words) > 1}
    people = Counter(family_name(name) for name in full if not is_initial(name[0]))
    bodies = {w for m in shared if m.kind is ActorKind.ORGANISATION for w in m.words if m.words[1:]}
    families = {name for name, bearers in people.items() if bearers > 1 and name not in bodies}
    for mention in shared:
        family = _family_of(mention, families, analysis, words)
        if family is None:
            yield mention
        else:
            yield replace(mention, type="family", kind=ActorKind.PERSON, words=(family,))


def _family_of(
    mention: FoundMention, families: Set[str], analysis: Analysis, words: NameWords
) -> str | None:
    """The family name that a mention has in the plural behind an article; None: it has none."""
    named = mention.type == "name" and mention.kind is not ActorKind.PERSON
    named = named and mention.known is None
    if not named or len(mention.words) != 1:
        return None
    doc = analysis.part_of(mention).doc
    if mention.head == 0 or doc[mention.head - 1].lower_ not in words.definite:
        return None
    name = doc[mention.head].text
    return next(
        (family for family in sorted(families) if is_plural_of(name, family, words.kinds.plurals)),
        None,
    )


def _with_shared_names(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
    people = [m for m in found if m.type == "name" and m.kind is ActorKind.PERSON]
    whole = {(m.paragraph, m.head - len(m.words) + 1): m for m in people if len(m.words) > 1}
    known = {word for m in whole.values() for word in (m.words[0], m.words[-1])}
    for mention in found:
        other = whole.get((mention.paragraph, mention.last + 2))
        alone = mention.type == "name" and len(mention.words) == 1 and not mention.titles
        if other is None or not alone or mention.kind is not ActorKind.PERSON:
            yield mention
            continue
        word, doc = mention.words[0], analysis.part_of(mention).doc
        joined = doc[mention.last + 1].tag == Tag.COORDINATING_CONJUNCTION and not other.titles
        shares = joined and word in words.given_names and word not in known
        yield replace(mention, words=(word, *other.words[1:])) if shares else mention
