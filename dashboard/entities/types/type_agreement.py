"""Gives all mentions of one name one kind, where the text says of some of them what they are.

The analysis may take a firm for a person in one sentence and for nothing in the next. Whose
shares, founder or chief executive is spoken of, is a firm.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.types.body_evidence import calls_itself_it, is_held
from dashboard.entities.types.thing_evidence import is_called_a_vessel
from dashboard.model import ActorKind
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.noun_phrases import appositions_of, is_possessor, possessors_of

_MISTAKEN = frozenset({ActorKind.ORGANISATION, ActorKind.THING, ActorKind.GROUP, ActorKind.PLACE})
_NO_PERSON = frozenset({ActorKind.THING, ActorKind.GROUP, ActorKind.PLACE})
_UNSURE = frozenset({ActorKind.PERSON, ActorKind.THING})


def with_agreed_types(
    found: Sequence[FoundMention], analysis: Analysis, words: NameWords
) -> list[FoundMention]:
    """The mentions in their order; names of people that the text surely tells stay theirs."""
    groups: dict[tuple[str, ...], list[FoundMention]] = defaultdict(list)
    for mention in found:
        if mention.type == "name" and mention.known is None:
            groups[mention.words].append(mention)
    people = {m.place for m in found if m.kind is ActorKind.PERSON}
    human = {w for name in groups if len(name) > 1 for w in (name[0], name[-1])}
    longer = {m.words for m in found if m.kind is ActorKind.ORGANISATION and m.words[2:]}
    starts = {name[:n] for name in longer for n in range(2, len(name))}
    firms = frozenset(_firms_held(groups, analysis, words))
    kinds: dict[tuple[str, ...], ActorKind] = {}
    for name, group in groups.items():
        human_too = len(name) > 1 and name[0] in words.given_names
        titled = human_too or any(m.titles for m in group)
        if titled or name in firms or (len(name) == 1 and name[0] in human):
            continue
        has = {m.kind for m in group}  # "Sula Valley was evacuated", beside its water board
        formed = ActorKind.PERSON not in has and any(_has_legal_form(m, words) for m in group)
        whole = has.isdisjoint(_NO_PERSON) and (name in starts or formed)
        if whole or any(_is_firm(m, analysis, words, people) for m in group):
            kinds[name] = ActorKind.ORGANISATION
        elif (other := _other_than_thing(group)) is not None and not _is_numbered(name):
            kinds[name] = other
        elif has == {ActorKind.PERSON, ActorKind.PLACE} and not _speaks(group, analysis, words):
            kinds[name] = ActorKind.PLACE
    storms = {m.words[-1] for m in found if _is_storm(m, words)}
    vessels = {m.words for m in found if _is_vessel(m, analysis, words)}
    agreed = [_as_vessel(_as_storm(_agreed(m, kinds), storms), vessels) for m in found]
    told = dict.fromkeys(firms, ActorKind.ORGANISATION) | {
        m.words: kind for m in agreed if (kind := _kind_told(m, analysis, words)) is not None
    }
    agreed = [_as_told(m, told) for m in agreed]
    agreed = list(_with_families(agreed, firms, analysis, words))
    earlier = _named_before_its_person(agreed)
    return [replace(m, kind=ActorKind.ORGANISATION) if m.place in earlier else m for m in agreed]


def _firms_held(
    groups: Mapping[tuple[str, ...], Sequence[FoundMention]], analysis: Analysis, words: NameWords
) -> Iterator[tuple[str, ...]]:
    """The names of which shares or a size among firms are told before somebody bears them, too.

    "Halvard, the largest brewer, rejected a bid. … Astrid Halvard, of the founding family, …"
    """
    people: dict[str, int] = {}
    for name, group in groups.items():
        starts = [m.span.start for m in group if m.kind is ActorKind.PERSON]
        if len(name) > 1 and starts:
            for word in (name[0], name[-1]):
                people[word] = min(people.get(word, starts[0]), starts[0])
    for name, group in groups.items():
        family = people.get(name[0]) if len(name) == 1 else None
        alone = [m for m in group if family is None or m.span.start < family]
        told = any(_is_told_a_firm(m, analysis, words) for m in alone)
        if told and not any(m.titles for m in group):
            yield name


def _is_told_a_firm(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether the words beside a name say so: its shares, or its size among firms."""
    held = is_held(analysis.head_of(mention), words)
    return held or _is_largest(mention, analysis, words)


def _is_largest(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether a name is beside a noun for a firm with its size: "Norvik, the largest brewer".

    A brewer may be a person, the largest one is none.
    """
    name = analysis.head_of(mention)
    beside = appositions_of(name)
    if name in appositions_of(name.head):
        beside.append(name.head)
    firms = (noun for noun in beside if words.anaphors.get(noun.lower_) == "company")
    return any(t.lower_ in words.body_names.sizes for noun in firms for t in noun.lefts)


def _has_legal_form(mention: FoundMention, words: NameWords) -> bool:
    """Whether a firm's legal form stands behind its name: "Truth Diving Ltd."."""
    written = mention.span.text.split()
    formed = written[-1].lower() in words.legal_forms
    return formed and mention.kind is ActorKind.ORGANISATION and len(written) > len(mention.words)


def _with_families(
    found: Sequence[FoundMention],
    firms: Container[tuple[str, ...]],
    analysis: Analysis,
    words: NameWords,
) -> Iterator[FoundMention]:
    """Family names of people named before, which the analysis took for something else.

    "Rosa Salas Nieto resigned. Salas had said …": not where a longer name of a firm has the word,
    where it is "it", or stands behind an article; nor one of the ``firms``, unless its paragraph
    just named who bears it. A given name is theirs whose kin are told of: "Rosa's mother".
    """
    named = [m for m in found if m.type == "name" and m.known is None]
    other = {w for m in named if m.kind is not ActorKind.PERSON for w in m.words[:9] if m.words[1:]}
    families: dict[str, int] = {}
    given: dict[str, int] = {}
    near: dict[tuple[int, str], int] = {}  # within each paragraph
    for m in named:
        if m.kind is ActorKind.PERSON and len(m.words) > 1:
            given.setdefault(m.words[0], m.span.start)
            for word in m.words[1:]:
                families.setdefault(word, m.span.start)
                near.setdefault((m.paragraph, word), m.span.start)
    for m in found:
        alone = m.type == "name" and m.known is None and len(m.words) == 1
        word = m.words[0] if m.words else ""
        doc = analysis.part_of(m).doc
        kin = doc[m.head].head.lemma_.lower() in words.relations and is_possessor(doc[m.head])
        first = families.get(word, given.get(word, m.span.start) if kin else m.span.start)
        if m.words in firms:
            told = _is_told_a_firm(m, analysis, words)
            first = m.span.start if told else near.get((m.paragraph, word), m.span.start)
        after = first < m.span.start
        if alone and m.kind in _MISTAKEN and after and word not in other:
            led = m.first > 0 and doc[m.first - 1].lower_ in words.articles
            if not led and not calls_itself_it(doc, m.first, m.last, words):
                yield replace(m, kind=ActorKind.PERSON)
                continue
        yield m


def _kind_told(mention: FoundMention, analysis: Analysis, words: NameWords) -> ActorKind | None:
    """What the noun beside a name of one word says: "her sister, Marit", "the team, Velox"."""
    if mention.type != "name" or mention.known is not None or mention.kind is None:
        return None
    name = analysis.head_of(mention)
    noun = name.head
    if len(mention.words) > 1 or mention.titles or name not in appositions_of(noun):
        return None
    kin = noun.lemma_.lower() in words.relations or words.gender_of_noun(noun.lemma_.lower())
    if kin:
        sure = bool(possessors_of(noun)) and noun.lemma_.lower() in words.relations
        sure = sure and words.gender_of_noun(noun.lemma_.lower()) is not None
        told = mention.kind in _NO_PERSON or (sure and mention.kind is ActorKind.ORGANISATION)
        return ActorKind.PERSON if told else None
    body = words.is_body(noun.lower_) or noun.lower_ in words.loose_bodies
    return ActorKind.ORGANISATION if body else None


def _as_told(mention: FoundMention, told: Mapping[tuple[str, ...], ActorKind]) -> FoundMention:
    """A name as the noun beside one of its mentions says."""
    kind = told.get(mention.words) if mention.type == "name" and mention.known is None else None
    return mention if kind is None else replace(mention, kind=kind)


def _is_storm(mention: FoundMention, words: NameWords) -> bool:
    """Whether a name says what thing it is of: "Hurricane Dorian"."""
    led = len(mention.words) > 1 and mention.words[0].lower() in words.named_things
    return led and mention.kind is ActorKind.THING


def _as_storm(mention: FoundMention, storms: set[str]) -> FoundMention:
    """A name of one word that a thing has with more words: "Dorian"."""
    alone = mention.type == "name" and len(mention.words) == 1 and mention.words[0] in storms
    return replace(mention, kind=ActorKind.THING) if alone else mention


def _is_vessel(mention: FoundMention, analysis: Analysis, words: NameWords) -> bool:
    """Whether the words beside a name say that it is a vessel's: "the boat, Asta Bay"."""
    if mention.kind is not ActorKind.THING or mention.type != "name":
        return False
    doc = analysis.part_of(mention).doc
    return is_called_a_vessel(doc.stretch(mention.first, mention.last + 1), words)


def _as_vessel(mention: FoundMention, vessels: set[tuple[str, ...]]) -> FoundMention:
    """A name that a vessel has, wherever it stands: "The Asta Bay was sold"."""
    same = mention.type == "name" and mention.known is None and mention.words in vessels
    return replace(mention, kind=ActorKind.THING) if same else mention


def _named_before_its_person(found: Sequence[FoundMention]) -> set[tuple[int, int]]:
    """The places of short names that are a firm's, since its founder is named only below.

    "Harlow Foods …. Harlow bought Dunmore …. The firm was founded by Peter Harlow."
    """
    firms: dict[str, int] = {}
    people: dict[str, int] = {}
    for m in found:
        if m.type == "name" and m.known is None and len(m.words) > 1:
            if m.kind is ActorKind.ORGANISATION:
                firms.setdefault(m.words[0], m.span.start)
            elif m.kind is ActorKind.PERSON:
                people.setdefault(m.words[-1], m.span.start)
    both = firms.keys() & people.keys()
    return {
        m.place
        for m in found
        if m.kind is ActorKind.PERSON and len(m.words) == 1 and not m.titles and m.words[0] in both
        if firms[m.words[0]] < m.span.start < people[m.words[0]]
    }


def _agreed(mention: FoundMention, kinds: dict[tuple[str, ...], ActorKind]) -> FoundMention:
    unsure = mention.type == "name" and mention.known is None and mention.kind in _UNSURE
    kind = kinds.get(mention.words) if unsure else None
    return mention if kind is None else replace(mention, kind=kind)


def _other_than_thing(group: Iterable[FoundMention]) -> ActorKind | None:
    """The one kind that a name has beside that of a thing, which is what nobody knew."""
    kinds = {m.kind for m in group}
    rest = [kind for kind in kinds - {ActorKind.THING} if kind is not None]
    return rest[0] if ActorKind.THING in kinds and len(rest) == 1 else None


def _speaks(group: Iterable[FoundMention], analysis: Analysis, words: NameWords) -> bool:
    """Whether somebody of a name says something: "Tarik said", beside "the island of Tarik"."""
    names = (analysis.head_of(m) for m in group)
    acting = (t for t in names if t.dependency == Dependency.SUBJECT)
    return any(t.head.lemma_ in words.saying for t in acting)


def _is_numbered(name: Iterable[str]) -> bool:
    """Whether a name is surely a thing's, since it has figures: "787 Dreamliner"."""
    return any(c.isdigit() for word in name for c in word)


def _is_firm(
    mention: FoundMention,
    analysis: Analysis,
    words: NameWords,
    people: set[tuple[int, int]],
) -> bool:
    """Whether a name is whose shares, founder or man ("Berenberg's Holger Schmid") is spoken of.

    So is what the model took for one, beside a noun for a firm: "the operator, Norvik,", "Norvik, a
    maker of pumps".
    """
    name = analysis.head_of(mention)
    beside = appositions_of(name) if mention.kind is ActorKind.ORGANISATION else []
    if any(words.anaphors.get(noun.lower_) == "company" for noun in beside):
        return True
    if mention.kind not in _UNSURE:
        return False
    if name.dependency == Dependency.POSSESSOR:
        owned = name.head
        noun = owned.lemma_.lower()
        if noun in words.relations or any(noun in them for them in words.acting_for.values()):
            return False  # "Adel Jubair's lawyer"
        named = (mention.paragraph, owned.i) in people and owned.dependency != Dependency.APPOSITION
        return noun in words.of_firms or named
    linked = (
        name.dependency == Dependency.PREPOSITIONAL_OBJECT
        and name.head.lower_ in words.office_prepositions
    )
    noun = name.head.head.lemma_.lower()
    at = (
        name.head.lower_ in words.body_names.stationing and noun in words.body_names.speak_for_firms
    )
    return linked and (at or noun in words.led_firms)
