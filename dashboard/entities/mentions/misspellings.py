"""Names that are misspelt by a letter: "Chriac" for Jacques Chirac, "the Senates does"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import family_name, unaccented
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
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
    bearers = {family_name(m.words): m for m in reversed(people)}
    bodies = {m.words: m for m in found if m.type == "name" and m.kind is ActorKind.ORGANISATION}
    seen = Counter(word for m in names for word in m.words)
    told: dict[tuple[str, ...], FoundMention] = {}  # full names, as they are written first
    for mention in found:
        if mention.type == "name" and mention.kind is ActorKind.PERSON and len(mention.words) > 1:
            once = seen[mention.words[-1]] == 1 and mention.words not in told
            first = _written_first(mention.words, told) if once else None
            written = first.words if first and not _is_apart(mention, first, analysis) else None
            told.setdefault(mention.words, mention)
            yield mention if written is None else replace(mention, words=written)
            continue
        word = mention.words[0] if len(mention.words) == 1 else ""
        alone = mention.type == "name" and mention.known is None and seen[word] == 1
        one = bodies.get((*mention.words[:-1], mention.words[-1][:-1])) if alone else None
        token = analysis.head_of(mention)
        if one is not None and token.lower_.endswith("s") and is_subject_of_one(token):
            yield replace(mention, kind=one.kind, words=one.words, known=one.known)
            continue
        if not alone or len(word) < _SHORTEST or not bearers:
            yield mention
            continue
        start = mention.span.start
        before = [name for name, bearer in bearers.items() if bearer.span.start < start]
        meant = [
            n for n in before if _is_misspelt(word, n) or _has_like_letter(word, n, _like(word))
        ]
        apart = len(meant) == 1 and _is_apart(mention, bearers[meant[0]], analysis)
        if len(meant) == 1 and not apart and word not in words.given_names:
            yield replace(mention, kind=ActorKind.PERSON, words=(meant[0],))
        else:
            yield mention


def _is_apart(mention: FoundMention, first: FoundMention, analysis: Analysis) -> bool:
    """Whether the text tells that a name is of somebody else than one with another letter.

    Where it has a title that the first has not, or is told to be something: "The judge, John
    Anderson", behind "John Andersen was charged".
    """
    doc = analysis.part_of(mention).doc
    token = doc[mention.head]
    titled = {t.lower() for t in mention.titles} - {t.lower() for t in first.titles}
    apposed = token.dependency == Dependency.APPOSITION or token.has_child(Dependency.APPOSITION)
    return bool(titled) or apposed


def _written_first(
    name: tuple[str, ...], told: Mapping[tuple[str, ...], FoundMention]
) -> FoundMention | None:
    """The one full name before of which another is a spelling: "Yahya Sarea", "Yahya Saree".

    With the same given names, and a family name that is transcribed otherwise.
    """
    *given, family = name
    found = [
        other
        for other in told
        if [*other[:-1]] == given
        and min(len(family), len(other[-1])) >= _SHORTEST
        and _is_transcribed(family, other[-1])
    ]
    return told[found[0]] if len(found) == 1 else None


def _is_transcribed(word: str, name: str) -> bool:
    """Whether two names are spellings of one of another script.

    With another vowel at the end, or one more beside a vowel, or two letters that changed places.
    Meier and Meyer, Thomson and Thompson are two.
    """
    if word[:1] != name[:1] or word == name:
        return False
    short, long = sorted(map(unaccented, (word, name)), key=len)
    vowels = _LIKE[0]
    if len(short) == len(long):
        ends = short[:-1] == long[:-1] and {short[-1], long[-1]} <= vowels
        return ends or _is_misspelt(word, name)
    more = (i for i in range(1, len(long)) if long[:i] + long[i + 1 :] == short)
    return any(long[i] in vowels and long[i - 1] in vowels - {long[i]} for i in more)


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
