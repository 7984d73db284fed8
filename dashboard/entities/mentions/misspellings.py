"""Family names in which two letters have changed places: "Chriac" for Jacques Chirac."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.entities.mention import FoundMention
from dashboard.entities.names.person_matching import family_name
from dashboard.model import ActorKind

_SHORTEST = 5  # letters of a name that is no other one so: "Lein" may be, beside "Lien"


def with_spelling(found: Sequence[FoundMention]) -> Iterator[FoundMention]:
    """The mentions in their order; such a name has the words of whom it means.

    It stands alone and once in the text, behind the full name of one person alone who bears the
    name that it would be. "Karin", or a name of the data files, is nobody's misspelt "Karni".
    """
    names = [m for m in found if m.type == "name" and m.known is None]
    people = [m for m in names if m.kind is ActorKind.PERSON and len(m.words) > 1]
    bearers = {family_name(m.words): m.span.start for m in reversed(people)}
    seen = Counter(word for m in names for word in m.words)
    for mention in found:
        word = mention.words[0] if len(mention.words) == 1 else ""
        alone = mention.type == "name" and mention.known is None and seen[word] == 1
        if not alone or len(word) < _SHORTEST or not bearers:
            yield mention
            continue
        start = mention.span.start
        meant = [name for name in _transposed(word) if bearers.get(name, start) < start]
        if len(meant) == 1:
            yield replace(mention, kind=ActorKind.PERSON, words=(meant[0],))
        else:
            yield mention


def _transposed(word: str) -> Iterator[str]:
    """What a word becomes where two neighbouring letters, not the first, change places."""
    for i in range(1, len(word) - 1):
        if word[i] != word[i + 1]:
            yield f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}"
