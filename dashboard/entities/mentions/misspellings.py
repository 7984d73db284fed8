"""Names that are misspelt by a letter: "Chriac" for Jacques Chirac, "the Senates does"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import family_name, unaccented
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammatical_roles import is_subject_of_one

_SHORTEST = 5  # letters of a name that is no other one so: "Lein" may be, beside "Lien"
_LIKE = tuple(map(frozenset, ("aeiouy", "sz", "ck", "vw")))  # letters that are mistaken
_LONGER = 7  # those of one that has another vowel: "Hanson" is no misspelt Hansen
_LONG = 6  # those of a name that has one letter more or less


def with_spelling(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> Iterator[FoundMention]:
    """The mentions in their order; such a name has the words of whom it means.

    It stands alone and once in the text, behind the full name of one person alone who bears the
    name that it would be. "Karin", or a name of the data files, is nobody's misspelt "Karni". The
    plural of a body's name with a verb in the singular is that body.
    """
    names = [m for m in found if m.type == "name" and m.known is None]
    people = [m for m in names if m.kind is ActorKind.PERSON and len(m.words) > 1]
    bearers = {family_name(m.words): m.span.start for m in reversed(people)}
    bodies = {m.words: m for m in found if m.type == "name" and m.kind is ActorKind.ORGANISATION}
    seen = Counter(word for m in names for word in m.words)
    told: dict[tuple[str, ...], tuple[str, ...]] = {}  # full names, as they are written first
    for mention in found:
        if mention.type == "name" and mention.kind is ActorKind.PERSON and len(mention.words) > 1:
            once = seen[mention.words[-1]] == 1 and mention.words not in told
            written = _written_first(mention.words, told) if once else None
            told.setdefault(mention.words, mention.words)
            yield mention if written is None else replace(mention, words=written)
            continue
        word = mention.words[0] if len(mention.words) == 1 else ""
        alone = mention.type == "name" and mention.known is None and seen[word] == 1
        one = bodies.get((*mention.words[:-1], mention.words[-1][:-1])) if alone else None
        token = analysis.paragraphs[mention.paragraph].doc[mention.head]
        if one is not None and token.lower_.endswith("s") and is_subject_of_one(token):
            yield replace(mention, kind=one.kind, words=one.words, known=one.known)
            continue
        if not alone or len(word) < _SHORTEST or not bearers:
            yield mention
            continue
        start = mention.span.start
        before = [name for name, at in bearers.items() if at < start]
        meant = [
            n for n in before if _is_misspelt(word, n) or _has_like_letter(word, n, _like(word))
        ]
        if len(meant) == 1 and word not in words.given_names:
            yield replace(mention, kind=ActorKind.PERSON, words=(meant[0],))
        else:
            yield mention


def _written_first(
    name: tuple[str, ...], told: Iterable[tuple[str, ...]]
) -> tuple[str, ...] | None:
    """The one full name before of which another is a spelling: "Yahya Sarea", "Yahya Saree".

    With the same given names, and one letter or vowel else in the family name.
    """
    *given, family = name
    found = [
        other
        for other in told
        if [*other[:-1]] == given
        and min(len(family), len(other[-1])) >= _SHORTEST
        and (_is_misspelt(family, other[-1]) or _has_like_letter(family, other[-1]))
    ]
    return found[0] if len(found) == 1 else None


def _like(word: str) -> tuple[frozenset[str], ...]:
    """The letters that a lone name may have for each other; vowels only in a long one."""
    return _LIKE if len(word) >= _LONGER else _LIKE[1:]


def _has_like_letter(word: str, name: str, like: Iterable[frozenset[str]] = _LIKE) -> bool:
    """Whether one letter, not the first, is another for such a sound: Hansen, Hanson."""
    word, name = unaccented(word), unaccented(name)
    if len(word) != len(name) or word[:1] != name[:1]:
        return False
    other = [(a, b) for a, b in zip(word, name, strict=True) if a != b]
    return len(other) == 1 and any(set(other[0]) <= letters for letters in like)


def _is_misspelt(word: str, name: str) -> bool:
    """Whether two neighbouring letters changed places, or one is too many or missing.

    The first is right. "Roberts" is no misspelt Robert: an "s" at the end makes another name.
    """
    if word[:1] != name[:1] or word == name:
        return False
    short, long = sorted((word, name), key=len)
    if len(short) == len(long):
        places = [i for i, (a, b) in enumerate(zip(word, name, strict=True)) if a != b]
        i = places[0]
        return places == [i, i + 1] and word[i : i + 2] == name[i : i + 2][::-1]
    more = len(long) - len(short) == 1 and len(short) >= _LONG and long[:-1] != short
    return more and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))
