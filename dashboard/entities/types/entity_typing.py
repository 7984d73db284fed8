"""Types each spelling of a name, by the evidence of all its mentions in an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from dashboard.entities.names.name_bounds import (
    strip,
    with_first_word,
    without_rank,
    without_trade,
)
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import name_words, unaccented, without_article
from dashboard.entities.types.body_evidence import calls_itself_it, is_firm
from dashboard.entities.types.person_evidence import (
    is_called_he,
    is_human,
    is_kin,
    is_titled,
    is_told_of_with_kin,
    leads_with_family,
)
from dashboard.entities.types.place_evidence import (
    ends_as_a_place,
    is_called_a_place,
    is_of_a_place,
    is_where_something_is,
)
from dashboard.entities.types.thing_evidence import (
    PERSON,
    ends_as_a_thing,
    is_called_a_thing,
    is_led_as_a_thing,
)
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.tokens import Doc, Stretch
from dashboard.nlp.word_classes import ACTING, PROPER_NOUNS

SURE = 5  # points of one mention that can be nothing but a person's
PLACE, THING = NameKind.GEOPOLITICAL, "THING"
_REGION = NameKind.LOCATION
_TOLD_OF = (is_called_he, is_told_of_with_kin)
_INITIALS = 3  # letters of initials at most
_UNSURE = frozenset(  # of a first name
    {
        NameKind.PERSON,
        NameKind.PRODUCT,
        NameKind.WORK_OF_ART,
        NameKind.EVENT,
        NameKind.FACILITY,
        NameKind.LAW,
    }
)

_Entity = tuple[Doc, Stretch, tuple[int, int]]  # with its first and last token


@dataclass(frozen=True, slots=True)
class EntityTypes:
    """What most of an article's mentions of a spelling were taken for, and whose title it bears.

    ``acting``: those of one word that speak or do what no place does.
    """

    labels: dict[str, str]
    people: frozenset[str]
    acting: frozenset[str] = frozenset()


def _short_names(text: str, words: NameWords) -> Iterator[str]:
    """What a person is called after a full name: Keller, de Wit (De Wit), Han of "Han Seok-jin"."""
    name = name_words(text, words.generation)
    if len(name) < 2:
        return
    yield name[-1]
    yield unaccented(name[-1])
    if without_article(name[-1])[:1].isupper():
        yield without_article(name[-1])
    for size in range(1, len(name)):
        tail = name[-size:]
        if size == len(name) - 1 > 1:
            yield " ".join(tail)  # "Rivera Scholz" of "Ana Rivera Scholz"
        if tail[0][:1].islower() or tail[0].lower() in words.particles:
            yield " ".join(tail)
            yield tail[0][:1].upper() + " ".join(tail)[1:]
    if leads_with_family(name, words):
        yield name[0]


def _given(analysis: Analysis, words: NameWords) -> frozenset[str]:
    """The first names of those whom the text gives a full name, by which it may call them later."""
    return frozenset(n for n in _first_names(analysis, words) if n in words.given_names)


def _first_names(analysis: Analysis, words: NameWords) -> Iterator[str]:
    people = (e for part in analysis.paragraphs for e in part.doc.ents if e.name_kind == PERSON)
    names = [name_words(e.text, words.generation) for e in people if len(e) > 1]
    untitled = ([w for w in name if not words.is_title(w)] for name in names)
    return (n[0] for n in untitled if len(n) > 1)


def _called_by_first(
    analysis: Analysis, entities: Sequence[_Entity], words: NameWords, acting: Set[str]
) -> set[str]:
    """The first names by which the text calls people: "Thanat said", of Thanat Wongsuwan.

    Those that act, and those of who is never called by the last name; of people whom no title or
    age tells to be that, those of whom both is so.
    """
    people = [(d, e, edges) for d, e, edges in entities if e.name_kind == PERSON]
    named: list[tuple[list[str], bool]] = []
    for doc, _, (first, last) in people:
        human = is_human(doc, first, last, words) or is_titled(doc, first, last, words)
        name = name_words(doc.words(first, last + 1), words.generation)
        named.append(([w for w in name if not words.is_title(w)], human))
    named = [(n, human) for n, human in named if len(n) > 1 and len(n[0]) > _INITIALS]
    alone = Counter(t.text for part in analysis.paragraphs for t in part.doc)
    for full, _ in named:
        alone.subtract(full)
    never = {n[0] for n, _ in named if alone[n[0]] > 0 and alone[n[-1]] <= 0}
    called = {n[0] for n, human in named if n[0] in (acting | never if human else acting & never)}
    others = (e for part in analysis.paragraphs for e in part.doc.ents if e.name_kind != PERSON)
    return called - {w for e in others if len(e) > 1 for w in e.text.split()}


def type_entities(analysis: Analysis, words: NameWords, kinds: frozenset[str]) -> EntityTypes:
    """The type of each spelling, by the evidence of all its mentions.

    A word that follows a title somewhere, or ends a longer person's name, is surely a person's.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    surnames, acting = _unlabelled_short_names(analysis, words), frozenset(_acting(analysis, words))
    entities = [*_entities(analysis, words)]
    surnames |= _called_by_first(analysis, entities, words, acting) - words.places
    for short in surnames:
        counts[short][NameKind.PERSON] += SURE
    given, alone = _given(analysis, words), _firms_alone(analysis, words)
    family = _people_alone(analysis, words)
    firms: set[str] = set()  # words of longer names of organisations
    inside: Counter[str] = Counter()  # how often something is in what a name stands for
    for doc, ent, (first, last) in entities:
        text = doc.words(first, last + 1)
        kin = is_kin(doc, first, words)
        human = is_human(doc, first, last, words) or _is_full_name(doc, first, last, family, words)
        human = human or kin or any(told(doc, first, last, words) for told in _TOLD_OF)
        label = _label_of(doc, ent, (first, last), words)
        other = _place_or_thing(doc, ent, first, last, words)
        if other:
            counts[text][other] += 2 * SURE  # said in so many words
            continue
        surnames |= {text} if kin else set()
        itself = text not in surnames and calls_itself_it(doc, first, last, words)
        firm = label in _UNSURE | ACTING and is_firm(doc, first, last, words)
        if label not in kinds and not (human or itself or firm) and text not in given:
            continue
        titled = human or is_titled(doc, first, last, words)
        titled = titled or (text in given and label in _UNSURE)
        firm = firm or bool(_firm_of(text, words) & alone)
        if not titled and (firm or itself):
            counts[text][NameKind.ORGANISATION] += SURE
            firms.update(text.split())
            continue
        counts[text][NameKind.PERSON if titled else label] += SURE if titled else 1
        inside[text] += is_where_something_is(doc, first, last, words)
        if last > first and (human or label == NameKind.PERSON):
            for short in _short_names(text, words):
                counts[short][NameKind.PERSON] += SURE
                surnames.add(short)
        elif last > first and label == NameKind.ORGANISATION:
            firms.update(text.split())
    for word, times in inside.items():
        if _is_a_place(word, counts[word], times, words, people=surnames | given, acting=acting):
            counts[word] = Counter({PLACE: max(1, times)})
    for word in firms - surnames:
        counts[word][NameKind.ORGANISATION] += counts[word][NameKind.PERSON]
    for word in surnames - firms:
        counts[word][NameKind.PERSON] += counts[word].total()
    called = _called_alone(analysis)
    labels = {text: _best_supported(text, evidence, called) for text, evidence in counts.items()}
    sure = (
        t
        for t, evidence in counts.items()
        if evidence[NameKind.PERSON] >= SURE and labels[t] != THING
    )
    return EntityTypes(labels, frozenset(sure), acting)


def _label_of(doc: Doc, ent: Stretch, edges: tuple[int, int], words: NameWords) -> str:
    """The model's label; a place of the list in which something is, is no part of the world.

    Nor is a name that capitals end and no given name opens a person's: "Surrey RCMP".
    """
    name = doc.words(edges[0], edges[1] + 1)
    *before, last = name.split()
    capitals = last.isalpha() and last.isupper() and len(last) > _INITIALS
    if before and capitals and ent.name_kind == PERSON and not before[0].isupper():
        return PERSON if before[0] in words.given_names else NameKind.ORGANISATION
    listed = name in words.places and name not in words.kinds.planets
    town = ent.name_kind == _REGION and listed and is_where_something_is(doc, *edges, words)
    return PLACE if town else ent.name_kind


def _called_alone(analysis: Analysis) -> frozenset[str]:
    """The names of one word by which the text calls a person somewhere."""
    ents = (e for part in analysis.paragraphs for e in part.doc.ents)
    return frozenset(e.text for e in ents if len(e) == 1 and e.name_kind == PERSON)


def _best_supported(text: str, evidence: Counter[str], called: frozenset[str]) -> str:
    """The label with most evidence; as much for a person will do whom the text calls by the end."""
    person = " " in text and text.rsplit(maxsplit=1)[-1] in called
    return max(sorted(evidence), key=lambda label: (evidence[label], person and label == PERSON))


def _acting(analysis: Analysis, words: NameWords) -> Iterator[str]:
    """The names of one word that say something, or do it to something: "Lannar said"."""
    tokens = (t for part in analysis.paragraphs for t in part.doc)
    for name in (t for t in tokens if t.dependency == Dependency.SUBJECT):
        verb = name.head
        if name.tag != Tag.PROPER_NOUN or name.left_edge != name:
            continue
        deed = verb.has_child(Dependency.OBJECT)
        deed = deed and verb.lemma_ not in words.done_by_places
        if deed or verb.lemma_ in words.saying:
            yield name.text


def _is_a_place(
    word: str,
    evidence: Counter[str],
    times: int,
    words: NameWords,
    *,
    people: Set[str],
    acting: Set[str],
) -> bool:
    """Whether a name in which so often something is names a place: "a plant in Dunmore".

    A body must never be told of otherwise; what the model is unsure of may be ("the Dunmore site").
    So is one of the list, if it is nobody's who acts ("a visit to Porto").
    """
    if dict(evidence) == {NameKind.ORGANISATION: times}:
        return True
    if word in people:
        return False
    if word in words.places and word not in acting:
        return not evidence.keys() - _UNSURE - {NameKind.ORGANISATION}
    unsure = evidence.total() < SURE and not evidence.keys() - _UNSURE
    return bool(unsure and times) and 2 * times >= evidence.total()


def _entities(analysis: Analysis, words: NameWords) -> Iterator[_Entity]:
    """The named entities with their first and last tokens, articles and endings left out."""
    for part in analysis.paragraphs:
        for ent in part.doc.ents:
            edges = strip(part.doc, ent.start, ent.end - 1)
            if edges is not None:
                edges = without_trade(part.doc, *without_rank(part.doc, *edges, words), words)
                yield part.doc, ent, with_first_word(part.doc, *edges, words)


def _place_or_thing(doc: Doc, ent: Stretch, first: int, last: int, words: NameWords) -> str:
    """PLACE or THING where what stands before a name says so; else nothing."""
    name = doc.stretch(first, last + 1).root
    if is_called_a_thing(doc, first, last, words):
        return THING  # "one of its ferries, the Asta Bay"
    if is_of_a_place(name, words) or (first == last and is_called_a_place(name, words)):
        return PLACE
    if ends_as_a_place(doc, first, last, words):
        return PLACE
    beside = first > 0 and doc[first - 1].lower_ in words.beside_places
    listed = doc.words(first, last + 1) in words.places
    if beside and (listed or not _is_made_otherwise(doc, first, last, words)):
        return PLACE  # "near Haddon Falls", "neighbouring Santa Rosa"
    ends = ends_as_a_thing(doc, first, last, words)
    return THING if ends or is_led_as_a_thing(doc, ent, first, last, words) else ""


def _is_made_otherwise(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name is made like a person's or a body's: "near Bell Holdings"."""
    end = doc[last].lower_
    body = end in words.bodies or end in words.legal_forms or end in words.institutions
    return body or is_human(doc, first, last, words)


def _firms_alone(analysis: Analysis, words: NameWords) -> frozenset[str]:
    """The names of one word that the analysis took for bodies', and never for a person's."""
    ents = [e for part in analysis.paragraphs for e in part.doc.ents if len(e) == 1]
    bodies = {e.text for e in ents if e.name_kind == NameKind.ORGANISATION}
    return frozenset(
        bodies - {e.text for e in ents if e.name_kind == NameKind.PERSON} - words.family_first
    )


def _people_alone(analysis: Analysis, words: NameWords) -> frozenset[str]:
    """The names of one word, mostly for people, that are no given name nor end a longer name."""
    ents = [e for part in analysis.paragraphs for e in part.doc.ents]
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    for ent in (e for e in ents if len(e) == 1):
        alone[ent.text][ent.name_kind] += 1
    full = (e.text for e in ents if e.name_kind == PERSON and len(e) > 1)
    ends = {name[-1] for text in full if (name := name_words(text, words.generation))}
    people = (name for name, seen in alone.items() if 2 * seen[PERSON] > seen.total())
    return frozenset(people) - ends - words.given_names


def _is_full_name(
    doc: Doc, first: int, last: int, family: frozenset[str], words: NameWords
) -> bool:
    """Whether two words are the name of somebody whom the text calls by the second alone.

    "Qandeel Rao", a body for the model, where "Rao" is a person. "Baker Rao Group" is none.
    """
    name = doc[first : last + 1]
    if len(name) != 2 or name[1].text not in family or any(t.tag not in PROPER_NOUNS for t in name):
        return False
    firm = is_firm(doc, first, last, words) or calls_itself_it(doc, first, last, words)
    first_word = name[0].lower_
    return not firm and first_word not in words.bodies and first_word not in words.institutions


def _firm_of(name: str, words: NameWords) -> set[str]:
    """The first word of a longer name, if it is no given name: Lumera of "Lumera Biotech"."""
    first, *rest = name.split()
    return {first} if rest and first not in words.given_names else set()


def _unlabelled_short_names(analysis: Analysis, words: NameWords) -> set[str]:
    """What those people are called later whose names the analysis took for no entities."""
    people = [name for part in analysis.paragraphs for name in _unlabelled_people(part, words)]
    return {short for name in people for short in _short_names(name, words)}


def _unlabelled_people(part: AnalysedParagraph, words: NameWords) -> Iterator[str]:
    doc = part.doc
    for start, last in part.doc.noun_chunks:
        first = last
        while first > start and doc[first - 1].tag in PROPER_NOUNS:
            first -= 1
        if first == last or any(t.name_kind for t in doc[first : last + 1]):
            continue
        if is_human(doc, first, last, words):
            yield doc.words(first, last + 1)
