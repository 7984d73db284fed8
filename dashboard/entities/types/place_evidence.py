"""What tells that a name is a place's: who is from there, what stands there."""

from __future__ import annotations

from collections.abc import Set

from dashboard.entities.names.name_words import NameWords
from dashboard.entities.types.thing_evidence import PERSON
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.noun_phrases import is_noun, possessors_of
from dashboard.nlp.tokens import Doc, Token

WIDEST = 3  # words of a longer name on each side of a country's


def place_around(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int] | None:
    """The first and last token of a place's name around a country's; None where there is none.

    "New Mexico", "the Sea of Japan", "the Niger Delta": no part of that country need be meant.
    """
    end = len(doc)
    for begin in range(max(0, first - WIDEST), first + 1):
        for stop in range(min(end, last + 1 + WIDEST), last, -1):
            longer = stop - begin > last + 1 - first and doc[stop - 1].text[:1].isupper()
            if longer and doc.words(begin, stop) in words.places:
                return begin, stop - 1
    if last + 1 < end and _is_large(doc[last + 1], words.features):
        return first, last + 1
    of = first > 0 and doc[first - 1].lower_ in words.office_prepositions
    led = first - 2 if of else first - 1
    return (led, last) if led >= 0 and _is_large(doc[led], words.features) else None


def _is_large(token: Token, nouns: Set[str]) -> bool:
    return token.text.istitle() and token.lower_ in nouns


def is_named_as_a_place(token: Token, acting: Set[str], words: NameWords) -> bool:
    """Whether it is one: "the town of Dera", "a teacher from Bergen", "Oslo airport".

    ``acting``: names of whom the text tells that they act.
    """
    link, noun = token.head, token.head.head
    hails = token.dependency == Dependency.PREPOSITIONAL_OBJECT and link.lower_ in words.origins
    noun = noun if is_noun(noun) else token.doc[max(0, link.i - 1)]  # "took girls from Oslo"
    lemma = noun.lemma_.lower()
    person = noun.tag == Tag.NOUN and words.is_role(lemma)
    # "Tom Reed from Oslo"
    named = noun.name_kind == PERSON and token.name_kind != NameKind.ORGANISATION
    person = hails and (person or named or lemma in words.of_places)
    # "a Lomar man"
    lives = token.dependency == Dependency.COMPOUND and token.head.lower_ in words.of_places
    site = lives or _is_of_site(token, acting, words)
    return person or site or is_of_a_place(token, words)


def _is_of_site(token: Token, acting: Set[str], words: NameWords) -> bool:
    """Whether what stands behind it has the name of a place: "the Lannar bridge".

    Not one that is one of several ("a Lannar bridge"), nor of whom the text tells that it acts.
    """
    if token.text in acting or token.i + 1 >= len(token.doc):
        return False
    behind = token.doc[token.i + 1]
    one_of_many = any(t.lower_ in words.indefinite for t in behind.lefts)
    return behind.lower_ in words.sites and behind.tag == Tag.NOUN and not one_of_many


def is_of_a_place(token: Token, words: NameWords) -> bool:
    """Whether the noun before a name says that it is a place's: "the town of Dera"."""
    linked = is_behind_preposition(token)
    if not linked or token.head.head.lower_ not in words.place_nouns:
        return False
    first = min(t.i for t in (token, *token.children_as(Dependency.COMPOUND)))
    return first == token.head.i + 1 == token.head.head.i + 2


def is_called_a_place(name: Token, words: NameWords) -> bool:
    """Whether the noun before a comma says that a name is a place's: "the capital, Sorna"."""
    noun = name.head
    definite = bool(possessors_of(noun)) or any(t.lower_ in words.definite for t in noun.lefts)
    called = name.dependency == Dependency.APPOSITION and noun.lower_ in words.called_places
    return called and definite and noun.i < name.i and name.left_edge == name


def ends_as_a_place(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether the noun that ends a name, or stands behind it, is a place's: "Linwood Mosque"."""
    end, given = doc[last].lower_, doc[first].text in words.given_names
    led = first == last and first > 0 and doc[first - 1].lower_ in words.definite
    if led and end in words.places_alone and doc[last].text.istitle():
        return True  # "crossed the Channel"
    if led and first > 1 and end in words.kinds.sky and doc[first - 2].lower_ in words.kinds.around:
        return True  # "swung around the Sun"
    if first < last and end in words.endings_of_places:
        return True
    if first < last and end in words.places_or_families:
        return not given or (first > 0 and doc[first - 1].lower_ in words.definite)
    behind = doc[last + 1] if last + 1 < len(doc) else None
    return behind is not None and behind.is_lower and behind.lower_ in words.behind_places


def is_where_something_is(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether something is or happens in what a word names: "won in Bastad", not "shares in …"."""
    name = doc[first]
    if (
        first != last
        or name.dependency != Dependency.PREPOSITIONAL_OBJECT
        or name.text.isupper()
        or name.left_edge != name
    ):
        return False
    below = name.head.lower_ in words.place_prepositions
    return below and name.head.head.lemma_.lower() not in words.stakes
