"""Names that are misspelt by a letter: "Chriac" for Jacques Chirac, "the Senates does"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import family_name
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammatical_roles import is_subject_of_one

_SHORTEST = 5  # letters of a name that is no other one so: "Lein" may be, beside "Lien"
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
    for mention in found:
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
        meant = [name for name, at in bearers.items() if at < start and _is_misspelt(word, name)]
        if len(meant) == 1 and word not in words.given_names:
            yield replace(mention, kind=ActorKind.PERSON, words=(meant[0],))
        else:
            yield mention


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
