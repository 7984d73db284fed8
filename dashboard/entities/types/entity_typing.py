"""What the mentions of one spelling are, by the votes of all of them in an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from dashboard.entities.names.name_bounds import strip, with_first_word, without_trade
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import age_behind, name_words
from dashboard.entities.types.body_evidence import is_firm
from dashboard.entities.types.thing_evidence import (
    PERSON,
    ends_as_a_thing,
    is_called_a_thing,
    is_led_as_a_thing,
)
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.tokens import Doc, Stretch, Token

SURE = 5  # votes of one mention that can be nothing but a person's
PLACE, THING = "GPE", "THING"
_PROPER = frozenset({"NNP", "NNPS"})
_UNSURE = frozenset({"PERSON", "PRODUCT", "WORK_OF_ART", "EVENT", "FAC", "LAW"})  # of a first name
STEPS = 4  # prepositions between a name in apposition and the noun that it describes


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
    for size in range(1, len(name)):
        tail = name[-size:]
        if tail[0][:1].islower() or tail[0].lower() in words.particles:
            yield " ".join(tail)
            yield tail[0][:1].upper() + " ".join(tail)[1:]
    if leads_with_family(name, words):
        yield name[0]


def leads_with_family(name: Sequence[str], words: NameWords) -> bool:
    """Whether a full name begins with the family name: "Nguyen Van Duc", "Szabo Peter"."""
    if len(name) < 2 or "," in name:
        return False
    turned = name[-1] in words.given_names and name[0] not in words.given_names
    return name[0] in words.family_first or (turned and len(name) == 2)


def _given(analysis: Analysis, words: NameWords) -> frozenset[str]:
    """The first names of those whom the text gives a full name, by which it may call them later."""
    people = (e for part in analysis.paragraphs for e in part.doc.ents if e.label_ == "PERSON")
    names = [name_words(e.text, words.generation) for e in people if len(e) > 1]
    untitled = [[w for w in name if not words.is_title(w)] for name in names]
    return frozenset(n[0] for n in untitled if len(n) > 1 and n[0] in words.given_names)


def type_entities(analysis: Analysis, words: NameWords, kinds: frozenset[str]) -> EntityTypes:
    """What each spelling is, by the votes of all its mentions.

    A word that follows a title somewhere, or ends a longer person's name, is surely a person's.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    surnames = _unlabelled_short_names(analysis, words)
    for short in surnames:
        counts[short]["PERSON"] += SURE
    given, alone = _given(analysis, words), _firms_alone(analysis, words)
    family = _people_alone(analysis, words)
    firms: set[str] = set()  # words of longer names of organisations
    inside: Counter[str] = Counter()  # how often something is in what a name stands for
    for doc, ent, (first, last) in _entities(analysis, words):
        text = doc.words(first, last + 1)
        human = is_human(doc, first, last, words) or _is_full_name(doc, first, last, family, words)
        other = _place_or_thing(doc, ent, first, last, words)
        if other:
            counts[text][other] += 2 * SURE  # said in so many words
            continue
        itself = text not in surnames and calls_itself_it(doc, first, last, words)
        firm = ent.label_ in _UNSURE | {"ORG", "GPE", "NORP"} and is_firm(doc, first, last, words)
        if ent.label_ not in kinds and not (human or itself or firm) and text not in given:
            continue
        titled = human or _is_titled(doc, first, last, words)
        titled = titled or (text in given and ent.label_ in _UNSURE)
        firm = firm or bool(_firm_of(text, words) & alone)
        if not titled and (firm or itself):
            counts[text]["ORG"] += SURE
            firms.update(text.split())
            continue
        counts[text]["PERSON" if titled else ent.label_] += SURE if titled else 1
        inside[text] += _is_in(doc, first, last, words)
        if last > first and (human or ent.label_ == "PERSON"):
            for short in _short_names(text, words):
                counts[short]["PERSON"] += SURE
                surnames.add(short)
        elif last > first and ent.label_ == "ORG":
            firms.update(text.split())
    acting = frozenset(_acting(analysis, words))
    for word, times in inside.items():
        if _is_a_place(word, counts[word], times, words, people=surnames | given, acting=acting):
            counts[word] = Counter({PLACE: max(1, times)})
    for word in firms - surnames:
        counts[word]["ORG"] += counts[word]["PERSON"]
    for word in surnames - firms:
        counts[word]["PERSON"] += counts[word].total()
    called = _called_alone(analysis)
    labels = {text: _most_votes(text, votes, called) for text, votes in counts.items()}
    sure = (t for t, votes in counts.items() if votes["PERSON"] >= SURE and labels[t] != THING)
    return EntityTypes(labels, frozenset(sure), acting)


def _called_alone(analysis: Analysis) -> frozenset[str]:
    """The names of one word by which the text calls a person somewhere."""
    ents = (e for part in analysis.paragraphs for e in part.doc.ents)
    return frozenset(e.text for e in ents if len(e) == 1 and e.label_ == PERSON)


def _most_votes(text: str, votes: Counter[str], called: frozenset[str]) -> str:
    """The label with most votes; as many for a person will do whom the text calls by the end."""
    person = " " in text and text.rsplit(maxsplit=1)[-1] in called
    return max(sorted(votes), key=lambda label: (votes[label], person and label == PERSON))


def _acting(analysis: Analysis, words: NameWords) -> Iterator[str]:
    """The names of one word that say something, or do it to something: "Lannar said"."""
    for name in (t for part in analysis.paragraphs for t in part.doc if t.dep_ == "nsubj"):
        verb = name.head
        if name.tag_ != "NNP" or name.left_edge != name:
            continue
        deed = any(t.dep_ == "dobj" for t in verb.children)
        deed = deed and verb.lemma_ not in words.done_by_places
        if deed or verb.lemma_ in words.saying:
            yield name.text


def _is_a_place(
    word: str,
    votes: Counter[str],
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
    if dict(votes) == {"ORG": times}:
        return True
    if word in people:
        return False
    if word in words.places and word not in acting:
        return not votes.keys() - _UNSURE - {"ORG"}
    unsure = votes.total() < SURE and not votes.keys() - _UNSURE
    return bool(unsure and times) and 2 * times >= votes.total()


def _entities(
    analysis: Analysis, words: NameWords
) -> Iterator[tuple[Doc, Stretch, tuple[int, int]]]:
    """The named entities with their first and last tokens, articles and endings left out."""
    for part in analysis.paragraphs:
        for ent in part.doc.ents:
            edges = strip(part.doc, ent.start, ent.end - 1)
            if edges is not None:
                edges = without_trade(part.doc, *edges, words)
                yield part.doc, ent, with_first_word(part.doc, *edges, words)


def _place_or_thing(doc: Doc, ent: Stretch, first: int, last: int, words: NameWords) -> str:
    """PLACE or THING where what stands before a name says so; else nothing."""
    name = doc.stretch(first, last + 1).root
    if is_of_a_place(name, words) or (first == last and _is_called_a_place(name, words)):
        return PLACE
    if ends_as_a_place(doc, first, last, words):
        return PLACE
    beside = first > 0 and doc[first - 1].lower_ in words.beside_places
    if beside and not _is_made_otherwise(doc, first, last, words):
        return PLACE  # "near Haddon Falls"
    called = is_called_a_thing(doc, first, last, words) or ends_as_a_thing(doc, first, last, words)
    return THING if called or is_led_as_a_thing(doc, ent, first, last, words) else ""


def _is_called_a_place(name: Token, words: NameWords) -> bool:
    """Whether the noun before a comma says that a name is a place's: "the capital, Sorna"."""
    noun = name.head
    definite = any(t.lower_ in words.definite or t.dep_ == "poss" for t in noun.lefts)
    called = name.dep_ == "appos" and noun.lower_ in words.called_places
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


def _is_in(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether something is or happens in what a word names: "won in Bastad", not "shares in …"."""
    name = doc[first]
    if first != last or name.dep_ != "pobj" or name.text.isupper() or name.left_edge != name:
        return False
    below = name.head.lower_ in words.place_prepositions
    return below and name.head.head.lemma_.lower() not in words.stakes


def _is_made_otherwise(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name is made like a person's or a body's: "near Bell Holdings"."""
    end = doc[last].lower_
    body = end in words.bodies or end in words.legal_forms or end in words.institutions
    return body or is_human(doc, first, last, words)


def _firms_alone(analysis: Analysis, words: NameWords) -> frozenset[str]:
    """The names of one word that the analysis took for bodies', and never for a person's."""
    ents = [e for part in analysis.paragraphs for e in part.doc.ents if len(e) == 1]
    bodies = {e.text for e in ents if e.label_ == "ORG"}
    return frozenset(bodies - {e.text for e in ents if e.label_ == "PERSON"} - words.family_first)


def _people_alone(analysis: Analysis, words: NameWords) -> frozenset[str]:
    """The names of one word, mostly for people, that are no given name nor end a longer name."""
    ents = [e for part in analysis.paragraphs for e in part.doc.ents]
    alone: dict[str, Counter[str]] = defaultdict(Counter)
    for ent in (e for e in ents if len(e) == 1):
        alone[ent.text][ent.label_] += 1
    full = (e.text for e in ents if e.label_ == PERSON and len(e) > 1)
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
    if len(name) != 2 or name[1].text not in family or any(t.tag_ not in _PROPER for t in name):
        return False
    firm = is_firm(doc, first, last, words) or calls_itself_it(doc, first, last, words)
    return not firm and name[0].lower_ not in words.bodies | words.institutions


def _firm_of(name: str, words: NameWords) -> set[str]:
    """The first word of a longer name, if it is no given name: Lumera of "Lumera Biotech"."""
    first, *rest = name.split()
    return {first} if rest and first not in words.given_names else set()


def is_human(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name of two to four words is surely a person's, whatever the model took it for.

    It is if it begins with a given name, or if an age ("Dot Hale, 66,") or what somebody is ("Dot
    Hale, a retired school nurse") stands behind it, and if it does not end like a body's name.
    """
    tokens = [t for t in doc[first : last + 1] if t.tag_ != "HYPH"]
    end = tokens[-1].lower_ if tokens else ""
    if not 2 <= len(tokens) <= 4 or any(t.tag_ not in _PROPER for t in tokens):
        return False
    if end in words.led_people:
        return True  # "the Dalai Lama"
    if is_firm(doc, first, last, words) or ends_as_a_place(doc, first, last, words):
        return False
    if end in words.bodies | words.legal_forms | words.endings_of_things:
        return False
    if is_of_a_place(tokens[-1], words):
        return False
    untitled = [t for t in tokens if not words.is_title(t.text)]
    if len(untitled) > 1 and untitled[0].text in words.given_names:
        return True
    if _is_second_of_two(doc, first, words):
        return True
    if untitled and tokens[0].lower_ in words.courtesy - words.ambiguous:
        return True
    if age_behind(doc, last):
        return True
    apposed = [t for token in tokens for t in token.children if t.dep_ == "appos"]
    apposed += [_described(t) for t in tokens if t.dep_ == "appos"]
    before = doc[first - 1] if first else doc[first]
    leads = first <= before.head.i <= last or any(t.head == before for t in tokens)
    apposed += [before] if leads else []  # "the former nurse Dot Hale"
    roles = (words.offices | words.persons | words.counterparts) - words.firms_too
    return any(t.tag_ == "NN" and t.lower_ in roles for t in apposed)


def _is_second_of_two(doc: Doc, first: int, words: NameWords) -> bool:
    """Whether a name is joined to a given name: "Harold and June Whitaker"."""
    if first < 2 or doc[first - 1].tag_ != "CC":
        return False
    other = doc[first - 2]
    return other.ent_type_ == PERSON and other.text in words.given_names


def _is_titled(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a title, a rank, or an office that belongs to it stands before a name."""
    if not first:
        return False
    before = doc[first - 1]
    if before.lower_ in words.courtesy or before.lower_ in words.ranks:
        return True
    return before.lower_ in words.offices and first <= before.head.i <= last


def is_of_a_place(token: Token, words: NameWords) -> bool:
    """Whether the noun before a name says that it is a place's: "the town of Dera"."""
    linked = token.dep_ == "pobj" and token.head.dep_ == "prep"
    kind = token.head.head.lower_ in words.place_nouns
    first = min([token.i, *(t.i for t in token.children if t.dep_ == "compound")])
    return linked and kind and first == token.head.i + 1 == token.head.head.i + 2


def calls_itself_it(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name is "it" in its own clause: "Lumera said it would …", "Lumera cut its staff".

    Nobody says so of a person, whatever the model took the name for.
    """
    subject = doc.stretch(first, last + 1).root
    verb = subject.head
    if subject.dep_ != "nsubj" or subject.i > verb.i:
        return False
    if _speaks_next(verb, words):
        return True
    for child in (c for c in verb.children if c.i > verb.i):
        if child.dep_ == "ccomp":
            told = [c for c in child.children if c.dep_ == "nsubj" and c.i < child.i]
            told = [c for c in told if c.i == child.left_edge.i or c.i - 1 == child.left_edge.i]
        else:
            told = [c for c in child.children if c.dep_ == "poss"] if child.dep_ == "dobj" else []
        if any(words.is_thing_pronoun(c.lower_) for c in told):
            return True
    return False


def _speaks_next(verb: Token, words: NameWords) -> bool:
    """Whether "it" speaks in the sentence behind a verb: "Sanofi promised to help. It added …".

    Not where a document could be "it".
    """
    sentence = verb.sent
    behind = verb.doc[sentence.end : sentence.end + 2]
    if verb.dep_ != "ROOT" or len(behind) < 2 or behind[1].lemma_ not in words.saying:
        return False
    it = words.is_thing_pronoun(behind[0].lower_) and behind[0].dep_ == "nsubj"
    papers = [t for t in sentence if t.lemma_.lower() in words.documents]
    return it and not any(t.left_edge != t for t in papers)  # not the one of "free of charge"


def _described(name: Token) -> Token:
    """The noun that a name in apposition describes: "a spokesman for the union, Dot Hale"."""
    noun: Token = name.head
    for _ in range(STEPS):
        if noun.dep_ != "pobj" or noun.head.head == noun:
            break
        noun = noun.head.head
    return noun


def _unlabelled_short_names(analysis: Analysis, words: NameWords) -> set[str]:
    """What those people are called later whose names the analysis took for no entities."""
    people = [name for part in analysis.paragraphs for name in _unlabelled_people(part, words)]
    return {short for name in people for short in _short_names(name, words)}


def _unlabelled_people(part: AnalysedParagraph, words: NameWords) -> Iterator[str]:
    doc = part.doc
    for start, last in part.doc.noun_chunks:
        first = last
        while first > start and doc[first - 1].tag_ in _PROPER:
            first -= 1
        free = not any(t.ent_type_ for t in doc[first : last + 1])
        if first < last and free and is_human(doc, first, last, words):
            yield doc.words(first, last + 1)
