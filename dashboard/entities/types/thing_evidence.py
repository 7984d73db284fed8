"""What tells that a name is a thing's: a vessel, a prize, a product."""

from __future__ import annotations

from dashboard.clause import Definiteness
from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import (
    complement_of,
    is_modifier,
    is_noun,
    is_plural,
    read_noun_phrase,
)
from dashboard.nlp.tokens import Doc, Stretch

_LEADING = frozenset({Dependency.DETERMINER})
PERSON, WORK = NameKind.PERSON, NameKind.WORK_OF_ART


_MARKS = frozenset(('"', "“", "”", "'", "‘", "’", "«", "»", "``", "''"))


def is_title_of_a_work(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name is all that stands in marks behind a noun for a work: her song “El Puente”."""
    if first < 2 or last + 1 >= len(doc):
        return False
    closed = doc[last + 1].text in _MARKS or doc[last + 1].is_punct
    marked = doc[first - 1].text in _MARKS and closed
    return marked and doc[first - 2].lower_ in words.kinds.works


def is_called_a_thing(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a noun says that it is a thing: "the tanker, the Solway Star", "the tanker Asta"."""
    if is_title_of_a_work(doc, first, last, words):
        return True
    name = doc.stretch(first, last + 1).root
    before = doc[first - 1] if first else name
    if before.lower_ in words.vessels and before.tag == Tag.NOUN and before.is_lower:
        alone = before.head == before  # "the tanker Asta sank", read as what Asta sank
        beside = name.dependency == Dependency.APPOSITION and name.head == before
        return before.head == name or alone or beside
    led = first > 0 and doc[first - 1].lower_ in words.definite
    if not led or name.dependency != Dependency.APPOSITION:
        return False
    noun = name.head
    if noun.lower_ not in words.things and (of_them := complement_of(noun)) is not None:
        noun = of_them if of_them.i < first else noun  # "another of its ferries, the Asta Bay"
    return noun.i < first and not {noun.lower_, noun.lemma_.lower()}.isdisjoint(words.things)


def is_called_a_vessel(name: Stretch, words: NameWords) -> bool:
    """Whether a noun beside a name says that it is a vessel: "the boat, Asta Bay, caught fire"."""
    apposed = [t for token in name for t in token.children_as(Dependency.APPOSITION)]
    apposed += [t.head for t in name if t.dependency == Dependency.APPOSITION]
    return any(t.lower_ in words.vessels for t in apposed)


def ends_as_a_thing(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether the noun that ends a longer name is a thing's: "Halvorsen Prize"."""
    return first < last and doc[last].lower_ in words.endings_of_things


def is_one_of_a_make(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether the name of a make is for what it made: "a silver Honda", "two BMWs", "a Ford van".

    A name of more words is where it is one of many ("a Ford Transit"), not "the Ford Foundation".
    What does what no car does is none: "a struggling Nissan cut jobs".
    """
    made, name = words.kinds.makes, doc[last]
    if not {doc[first].lower_, doc[first].lower_.removesuffix("s")} & made:
        return False
    if first == last and is_modifier(name):
        return name.head.lemma_.lower() in words.kinds.built
    led = [t for t in name.lefts if t.dependency in _LEADING and t.i < first]
    near = [*led, *doc[max(0, first - 2) : first]]  # "in a silver Honda fired", read as one phrase
    several = doc[first].lower_ not in made
    inside = any(t.tag == Tag.PREPOSITION for t in doc[max(0, first - 3) : first])
    acts = name.dependency in SUBJECTS and name.head.lemma_ not in words.kinds.driven
    if acts and not inside:
        return first == last and several  # "a struggling Nissan cut jobs"
    one = any(t.lower_ in words.indefinite or (several and t.like_num) for t in near)
    return one or (first == last and (bool(led) or several))


def is_led_noble(doc: Doc, title: int, words: NameWords) -> bool:
    """Whether an article leads a title of nobility, as in the name of a ship: "the Lady Anna"."""
    led = title > 0 and doc[title - 1].lower_ in words.definite
    return led and doc[title].text in words.peerage


def is_led_as_a_thing(doc: Doc, ent: Stretch, first: int, last: int, words: NameWords) -> bool:
    """Whether an article stands before what the model took for one person: "the Astrid Lund".

    Nobody is called so with a full name, or as "the Lady Anna"; a ship is. "The Dalai Lama" and
    "the Astrid Lund trial" are something else, and so are "the Smiths" and "the Earl of Lund".
    """
    noble = is_led_noble(doc, first, words)
    if not (noble or ent.name_kind in {PERSON, WORK}) or not 0 < first < last:
        return False
    name, end = doc[first : last + 1], doc[last]
    led = doc[first - 1].lower_ in words.definite
    led = led and read_noun_phrase(end).definiteness is Definiteness.DEFINITE
    titled = any(words.is_title(t.text) for t in name[noble:])
    if not led or is_plural(end) or titled or any(t.tag == Tag.PREPOSITION for t in name):
        return False
    behind = doc[last + 1] if last + 1 < len(doc) else None
    goes_on = behind is not None and (is_noun(behind) or (behind == end.head and is_modifier(end)))
    return not goes_on and end.lower_ not in words.led_people
