"""What tells that a name is a person's: a given name, an age, a title, what somebody is."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.entities.names.name_bounds import is_occupation
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import age_behind
from dashboard.entities.names.pronoun_classes import GENDERS
from dashboard.entities.types.body_evidence import is_firm
from dashboard.entities.types.place_evidence import ends_as_a_place, is_of_a_place
from dashboard.entities.types.thing_evidence import PERSON, is_led_noble
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import SUBJECTS
from dashboard.nlp.noun_phrases import is_noun, is_possessor
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import NOUNS, PROPER_NOUNS

STEPS = 4  # prepositions between a name in apposition and the noun that it describes


def is_human(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name of two to four words is surely a person's, whatever the model took it for.

    It is if it begins with a given name, or if an age ("Dot Hale, 66,") or what somebody is ("Dot
    Hale, a retired school nurse") stands behind it, and if it does not end like a body's name.
    """
    tokens = [t for t in doc[first : last + 1] if t.tag != Tag.HYPHEN]
    end = tokens[-1].lower_ if tokens else ""
    joined = doc[min(first + 1, last)].tag == Tag.HYPHEN and doc[first].text in words.given_names
    named = tokens[1:] if joined else tokens  # the model tags "Ange-Felix" as "part-time", at times
    if not 2 <= len(tokens) <= 4 or any(t.tag not in PROPER_NOUNS for t in named):
        return False
    if end in words.led_people:
        return True  # "the Dalai Lama"
    formal = end in words.bodies or end in words.legal_forms or end in words.endings_of_things
    if formal or is_led_noble(doc, first, words):
        return False
    polite = tokens[0].lower_ in words.courtesy and tokens[0].lower_ not in words.ambiguous
    if polite and len(tokens) == 2 and not words.is_title(tokens[1].text):
        return True  # "a charge against Mr Stahl"
    if is_firm(doc, first, last, words) or ends_as_a_place(doc, first, last, words):
        return False
    if is_of_a_place(tokens[-1], words):
        return False
    untitled = [t for t in tokens if not words.is_title(t.text)]
    if len(untitled) > 1 and untitled[0].text in words.given_names:
        return True
    if _is_second_of_two(doc, first, words):
        return True
    first_word = tokens[0].lower_
    courtesy = bool(untitled) and first_word in words.courtesy
    if courtesy and first_word not in words.ambiguous:
        return True
    if age_behind(doc, last) or any(map(_is_who, tokens)):
        return True
    apposed = [t for token in tokens for t in token.children_as(Dependency.APPOSITION)]
    listed = doc.words(first, last + 1) in words.places
    beside = (t for t in tokens if t.dependency == Dependency.APPOSITION)
    apposed += [_described(t) for t in beside if not (listed and t.head.tag in PROPER_NOUNS)]
    before = doc[first - 1] if first else doc[first]
    if first and is_occupation(before, words):
        return True
    leads = first <= before.head.i <= last or any(t.head == before for t in tokens)
    apposed += [before] if leads else []  # "the former nurse Dot Hale"
    roles = [t for t in apposed if t.tag == Tag.NOUN]
    led = len(untitled) > 1 and words.is_title(tokens[0].text)
    if led and any(_leads_people(t, words) for t in roles):
        return True  # "the rebels' leader General Idriss Lund"
    return any(_is_role(t.lower_, words) for t in roles)


def _leads_people(noun: Token, words: NameWords) -> bool:
    """Whether a noun is an office of somebody: "the junta leader", not "the market leader"."""
    before = noun.doc[max(0, noun.i - 1)]
    return noun.lower_ in words.offices and before.lower_ not in words.markets


def is_kin(doc: Doc, first: int, words: NameWords) -> bool:
    """Whether a noun before a name tells whose kin somebody is: "his brother Ondo"."""
    noun = doc[first - 1] if first else doc[first]
    if not first or noun.lower_ not in words.relations or noun.lower_ in words.firms_too:
        return False
    around = [*noun.lefts, *(t for t in doc[first].head.lefts if t.i < noun.i), *doc[first].lefts]
    named = doc[first].head == noun or noun.head.i >= first
    return named and any(map(is_possessor, around))


def _is_who(name: Token) -> bool:
    """Whether it is told of one person, and of no team: "Raila Lund, [who] has lost"."""
    for clause in name.children_as(Dependency.RELATIVE_CLAUSE):
        who = any(t.tag == Tag.WH_PRONOUN for t in clause.children_as(*SUBJECTS))
        if who and any(t.tag == Tag.PRESENT_THIRD_PERSON for t in (clause, *clause.lefts)):
            return True
    return False


def _is_role(noun: str, words: NameWords) -> bool:
    """Whether a noun says what a person is, and what no firm is."""
    known = noun in words.offices or noun in words.persons or noun in words.counterparts
    return known and noun not in words.firms_too


def is_called_he(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether the next sentence goes on with "he" or "she": "Marsk resigned. [She] was ill".

    The name, of one word that is that of no place, leads a paragraph of whose first sentence it is
    the only person. Or an age stands behind the name, or what somebody is behind that of who says
    something: "Marsk, 45, won", "said Marsk, a farmer".
    """
    name, lead = doc[first], doc[first].sent
    if first != last or name.text in words.places or name.tag not in PROPER_NOUNS:
        return False
    if age_behind(doc, last) and name.name_kind != NameKind.DATE:
        return True
    if name.dependency not in SUBJECTS or name.head.dependency != Dependency.ROOT:
        return False
    roles = (t.lower_ for t in name.children_as(Dependency.APPOSITION) if t.tag == Tag.NOUN)
    if name.head.lemma_ in words.saying and any(_is_role(role, words) for role in roles):
        return True
    if lead.start or lead.end >= len(doc) or is_firm(doc, first, last, words):
        return False
    behind = doc[lead.end]
    told = words.pronouns.get(behind.lower_) in GENDERS and behind.dependency in SUBJECTS
    return told and _is_only_person(name, (), words)


def is_told_of_with_kin(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a sentence in which somebody acts tells of "his" kin: "Marsk beat [his] wife".

    The name, of at most two words, ends like that of no body and is the only one of a person there.
    A body for the model is one but beside a wife or husband: "Tarn United sold [his] brother".
    """
    name, end = doc[last], doc[last].lower_
    body = end in words.bodies or end in words.legal_forms or end in words.endings_of_things
    proper = all(t.tag in PROPER_NOUNS for t in doc[first : last + 1])
    if body or not proper or last > first + 1 or doc.words(first, last + 1) in words.places:
        return False
    if name.dependency not in {*SUBJECTS, Dependency.OBJECT} or is_firm(doc, first, last, words):
        return False
    kin = [t for t in name.sent if t.i > last and _is_kin_of_one(t, words)]
    if name.name_kind == NameKind.ORGANISATION:
        kin = [] if last > first else [t for t in kin if t.lower_ in words.spouses]
    return bool(kin) and _is_only_person(name, kin, words)


def _is_kin_of_one(noun: Token, words: NameWords) -> bool:
    """Whether a noun is for the kin of "him" or "her": "his [wife]"."""
    owners = (words.pronouns.get(t.lower_) for t in noun.children_as(Dependency.POSSESSOR))
    return noun.lower_ in words.relations and any(owner in GENDERS for owner in owners)


def _is_only_person(name: Token, kin: Sequence[Token], words: NameWords) -> bool:
    """Whether a sentence tells of nobody but who bears a name, and of kin."""
    own = range(name.left_edge.i, name.i + 1)
    others = (t for t in name.sent if t.tag in NOUNS and t.i not in own and t not in kin)
    return not any(t.name_kind == PERSON or words.is_role(t.lemma_.lower()) for t in others)


def _is_second_of_two(doc: Doc, first: int, words: NameWords) -> bool:
    """Whether a name is joined to a given name: "Harold and June Whitaker"."""
    if first < 2 or doc[first - 1].tag != Tag.COORDINATING_CONJUNCTION:
        return False
    other = doc[first - 2]
    return other.name_kind == PERSON and other.text in words.given_names


def is_titled(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a title, a rank, or an office that belongs to it stands before a name.

    Not before that of a firm ("plant owner Norvik Ltd.").
    """
    if not first or (first < last and doc[last].lower_ in words.legal_forms):
        return False
    before = doc[first - 1]
    ranked = before.lower_ in words.ranks and (before.text[:1].isupper() or is_noun(before))
    if before.lower_ in words.courtesy or ranked:
        return True  # "major Tom Berg", not "other major African towns"
    return before.lower_ in words.offices and first <= before.head.i <= last


def _described(name: Token) -> Token:
    """The noun that a name in apposition describes: "a spokesman for the union, Dot Hale"."""
    noun: Token = name.head
    for _ in range(STEPS):
        if noun.dependency != Dependency.PREPOSITIONAL_OBJECT or noun.head.head == noun:
            break
        noun = noun.head.head
    return noun


def leads_with_family(name: Sequence[str], words: NameWords) -> bool:
    """Whether a full name begins with the family name: "Nguyen Van Duc", "Szabo Peter"."""
    if len(name) < 2 or "," in name:
        return False
    turned = name[-1] in words.given_names and name[0] not in words.given_names
    return name[0] in words.family_first or (turned and len(name) == 2)
