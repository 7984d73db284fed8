"""Where a name begins and ends: without articles, marks, trades and offices at its edges."""

from __future__ import annotations

from collections.abc import Set

from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.person_matching import age_behind
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.noun_phrases import is_modifier
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_DESCRIBING = frozenset({Tag.ADJECTIVE, Tag.ADVERB, Tag.NOUN})
_BEFORE = frozenset({Pos.DETERMINER, Pos.SPACE})  # the words of a name
_DASHES = frozenset("-–—")
_EDGE = frozenset("\"'“”‘’()[],;:.-–—")


def strip(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The token range without articles, possessive endings and marks at its edges.

    A bracket that it does not close ends it, where short letters stand in it ("Pilots' Union (PU"),
    or is taken whole ("Homeland Union (Conservatives)").
    """
    while first <= last and (doc[first].pos in _BEFORE or doc[first].text in _EDGE):
        first += 1
    while first < last and _describes(doc, first):
        first += 1  # "at [present] Norvik has ten ships"
    behind = (i for i in range(first + 1, last) if _is_of_verb(doc, i) or _is_dash(doc, i))
    last = next(behind, last + 1) - 1
    texts = [t.text for t in doc[first : last + 2]]
    opened = texts.index("(") + first if "(" in texts[1:] else last + 1
    whole = first < opened < last and doc[last].text == ")"
    if opened <= last and ")" not in texts[:-1] and not whole:
        whole = texts[-1] == ")" and not doc[last].text.isupper()
        last = last + 1 if whole else opened - 1
    while last >= first and not whole and _is_edge(doc, last):
        last -= 1
    return (first, last) if first <= last else None


def _is_of_verb(doc: Doc, token: int) -> bool:
    """Whether a preposition is the verb's, and not the name's: "traced Vance [to] Madeira"."""
    word = doc[token]
    return word.dependency == Dependency.PREPOSITION and word.head.pos == Pos.VERB


def _is_dash(doc: Doc, token: int) -> bool:
    """Whether a dash and a small word begin what is told aside: "Tom Reed [-] the mayor -"."""
    return (
        doc[token].text in _DASHES and doc[token + 1].is_lower and doc[token - 1].whitespace_ != ""
    )


def _describes(doc: Doc, token: int) -> bool:
    """Whether a small word before a name is none of it, nor of a compound: not "intra-African"."""
    word, behind = doc[token], doc[token + 1]
    return word.is_lower and word.tag in _DESCRIBING and behind.text not in _EDGE


def _is_edge(doc: Doc, token: int) -> bool:
    word = doc[token]
    return word.tag == Tag.POSSESSIVE_ENDING or word.is_space or word.text in _EDGE


def behind_owner(doc: Doc, first: int, last: int, people: Set[str], words: NameWords) -> int:
    """Where the name of a body begins behind the person whose it is: "Reed's Workers Party".

    Not before a noun alone ("Reed's Party"), nor behind what is nobody's name ("People's Party").
    """
    for i in range(first + 1, last):
        if doc[i].tag == Tag.POSSESSIVE_ENDING and doc.words(first, i) in people:
            end = doc[last].lower_
            alone = i + 1 == last and (end in words.bodies or end in words.institutions)
            return first if alone else i + 1
    return first


def without_rank(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A body's name without the rank of who is named behind: "Tarn Patrol" of "Tarn Patrol Lt.".

    Nor with the first word of an office: "Norvik" of "Norvik Executive Vice President Ana Lee".
    """
    end, behind = last, [t for t in doc[last + 1 : last + 3] if t.text != "."][:1]
    opens = bool(behind) and _opens_office(doc, last, words)
    while end > first and (doc[end].lower_ in words.ranks or (opens and end == last)):
        if not doc[end].text[:1].isupper():
            break
        end -= 1
    while end > first and _is_edge(doc, end):
        end -= 1
    short = end < last and not words.is_title(doc[end].text)
    named = bool(behind) and behind[0].tag == Tag.PROPER_NOUN
    return (first, end) if short and named else (first, last)


def _opens_office(doc: Doc, token: int, words: NameWords) -> bool:
    """Whether a word qualifies the office behind it: "[Executive] Director", "[Senior] Judge"."""
    office = words.is_title(doc[token + 1].text)
    office = office or doc.words(token + 1, token + 3).lower() in words.offices
    return office and doc[token].lower_ in words.qualifiers


def is_family_name(doc: Doc, token: int, words: NameWords) -> bool:
    """Whether a word for a rank is a name, as after "Mr" where none follows: "Mr Field said"."""
    if not token or doc[token].lower_ in words.offices or not doc[token].text[:1].isupper():
        return False
    before, behind = doc[token - 1], doc[token + 1] if token + 1 < len(doc) else doc[token]
    polite = before.text[:1].isupper() and before.lower_ in words.courtesy - words.offices
    return polite and (behind.i == token or behind.tag not in PROPER_NOUNS)


def without_domain(word: str, words: NameWords) -> str:
    """A firm's name without the end of its address: Norvik for "Norvik.com"."""
    name, dot, end = word.rpartition(".")
    return name if name and dot + end.lower() in words.body_names.domains else word


def is_occupation(word: Token, words: NameWords) -> bool:
    """Whether the first word of a sentence says what the person behind it is: "[Hiker] Ana Ruiz".

    Not one that is a given name as well ("Hunter Ana Boyd").
    """
    known = word.lower_ in words.persons and word.text not in words.given_names
    return word.is_sent_start and word.is_title and known


def without_trade(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A name without what its bearer is, at the start of a sentence.

    "Planemaker Avion said", and before a full name "Fisherman Ole Lund".
    """
    word, end = doc[first], doc[last].lower_
    firm = words.anaphors.get(word.lower_) == "company" and word.is_sent_start and first < last
    body = end in words.bodies or end in words.institutions or end in words.legal_forms
    led = last > first + 1 and doc[first + 1].text in words.given_names and not body
    trade = firm or (led and is_occupation(word, words))
    return (first + 1, last) if trade else (first, last)


def without_preposition(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A name without a preposition that the analysis took for its end: "Ana Talon of".

    Nor with small nouns behind one, if it is no body: "accused [Talon] of fraud".
    """
    while last > first and doc[last].tag == Tag.PREPOSITION:
        last -= 1
    links = [i for i in range(first + 1, last) if doc[i].tag == Tag.PREPOSITION]
    small = bool(links) and all(t.is_lower for t in doc[links[0] + 1 : last + 1])
    noun = doc[links[0] - 1].lower_ if links else ""
    body = noun in words.bodies or noun in words.institutions or noun in words.offices
    return (first, links[0] - 1) if small and not body else (first, last)


def without_office(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A name without the title of a person of whom it is: "the Liberal Union of Mayor Lee"."""
    if last < first + 2 or last + 1 >= len(doc) or doc[last - 1].tag != Tag.PREPOSITION:
        return first, last
    word, behind = doc[last], doc[last + 1]
    title = words.is_title(word.text) and behind.name_kind == NameKind.PERSON
    leads = word.lower_ in words.qualifiers and words.is_title(behind.text)
    leads = leads or doc.words(last, last + 2).lower() in words.offices
    return (first, last - 2) if title or leads else (first, last)


def without_participle(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A name without the participle that opens its sentence: "Recognising Lind, a guard fled"."""
    opens = doc[first].is_sent_start and doc[first].tag == Tag.PRESENT_PARTICIPLE
    name = opens and first < last and doc[first + 1].tag == Tag.PROPER_NOUN
    return (first + 1, last) if name and doc[first + 1].head == doc[first] else (first, last)


def with_first_word(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A name with what the analysis left out before it: "Ana Costa", "Santa Rosa"."""
    first, last = with_determiner(doc, first, last, words)
    before = doc[first - 1] if first else doc[first]
    left_out = (
        before.tag == Tag.PROPER_NOUN
        and before.dependency == Dependency.COMPOUND
        and before.head == doc[first]
    )
    place = doc[last].lower_ in words.endings_of_places
    place = place or doc.words(max(0, first - 1), last + 1) in words.places
    known = place or before.text in words.given_names or age_behind(doc, last)
    whole = left_out and not before.name_kind and known
    return (first - 1, last) if whole and first == last else (first, last)


def with_determiner(doc: Doc, first: int, last: int, words: NameWords) -> tuple[int, int]:
    """A body's name with a large determiner: "All Nippon Airways", not "All Norvik planes"."""
    end = doc[last].lower_
    body = first < last and (end in words.bodies or end in words.institutions)
    led = first > 0 and doc[first - 1].text in words.body_names.leading_body_names
    return (first - 1, last) if body and led and not is_modifier(doc[last]) else (first, last)
