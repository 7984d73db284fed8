"""What tells that a name is a body's: a legal form, the noun before it, a paper's article."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.entities.names.name_words import NameWords
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import AUXILIARIES, SUBJECTS, UNDERGOERS
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import is_common_noun, is_modifier
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_LARGE = frozenset({Pos.PROPER_NOUN, Pos.ADJECTIVE})


def is_firm(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name ends in a legal form or an industry, or what a firm is stands before it.

    "Stonebriar Holdings", "Harkort Chemie", "terminal operator Brakwater".
    """
    before = doc[first - 1].lower_ if first else ""
    end = doc[last].lower_
    formed = first < last and (end in words.legal_forms or end in words.body_names.industries)
    noun = first > 0 and doc[first - 1].tag == Tag.NOUN and doc[first - 1].is_lower
    opening = first > 0 and doc[first - 1].is_sent_start and words.anaphors.get(before) == "company"
    named = noun and words.anaphors.get(before) in {"company", "institution"}
    named = named and not (first < last and _describes_a_person(doc[first], doc[last], words))
    sure = formed or opening or named or _is_paper(doc, first, last, words)
    sure = sure or _is_beside_it(doc, first, words)
    return bool(sure) or _is_many(doc, first, last, words)


def _describes_a_person(given: Token, family: Token, words: NameWords) -> bool:
    """Whether a name is that of a person told of: "the suspect, crane operator Paul Dahl"."""
    noun = family.head.lower_
    apposed = family.dependency == Dependency.APPOSITION and noun not in words.firms_too
    human = noun not in words.anaphors and (noun in words.persons or words.is_role(noun))
    named = given.text in words.given_names or given.name_kind == NameKind.PERSON
    return apposed and human and named


def _is_beside_it(doc: Doc, first: int, words: NameWords) -> bool:
    """Whether a noun before a name tells what it is to a body: "bought its smaller rival Tarno"."""
    noun = doc[first - 1] if first else doc[first]
    if noun.lower_ not in words.body_names.beside_it or doc[first].text in words.given_names:
        return False
    around = (*noun.lefts, *(noun.head.lefts if noun.head.i >= first else ()))
    return any(words.is_thing_pronoun(t.lower_) and t.i < first for t in around)


def _is_many(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether the verb of a name is in the plural: "Rovers have won", "Norvik were fined".

    Not of a name for several ("the Smiths have", "Serbs were"), nor in "God bless", "if Reed were".
    """
    name, plural = doc[last], load_label_scheme().lemmas["plural"]
    led = first > 0 and doc[first - 1].lower_ in words.definite
    person = first < last and doc[first].text in words.given_names
    one = name.tag == Tag.PROPER_NOUN and not (led or person or name.conjuncts)
    verb = name.head
    if not one or name.dependency not in SUBJECTS or verb.has_child(Dependency.MARKER):
        return False
    auxiliaries = (verb, *(t for t in verb.lefts if t.dependency in AUXILIARIES))
    finite = (t for t in auxiliaries if t.i > last and t.tag in {Tag.PRESENT, Tag.PAST_TENSE})
    return any(t.lower_ in plural and t.pos == Pos.AUXILIARY for t in finite)


def _is_paper(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether an article leads a large noun for a body: "told the Gazette"."""
    led = 0 < first == last and doc[first - 1].lower_ in words.definite
    return led and doc[last].text.istitle() and doc[last].lower_ in words.institutions


def is_of_a_longer_name(doc: Doc, first: int, last: int, leads: frozenset[str]) -> bool:
    """Whether one of the ``leads`` makes a known name the end of another: "Air France".

    That name is not the country's; nor is that of the "Social Democrats" another party's.
    """
    before, name = doc[max(0, first - 1)], doc[last]
    large = before.text[:1].isupper() and before.pos in _LARGE
    return first > 0 and large and before.lower_ in leads and before.head in {name, name.head}


def begin_of_branch(doc: Doc, first: int, last: int, words: NameWords) -> int | None:
    """Where the name of a body begins that ends in that of the country where it works.

    "Transparency International Kenya", "the Shell Nigeria board"; None where the words before it
    tell which part or time of the country is meant ("Nazi Germany"), name a person ("under King
    Haakon Norway declared"), are another phrase ("on Thanksgiving Canada expelled"), or begin a
    sentence alone, where any word is large ("Host Qatar").
    """
    name, begin = doc.stretch(first, last + 1).root, first
    if is_modifier(name) and is_common_noun(name.head) and name.name_kind == NameKind.GEOPOLITICAL:
        return None  # "the NATO Russia council"
    if _is_subject_as_object(name):
        return None
    while begin > 0 and _is_before_branch(doc[begin - 1], doc[begin : last + 1], words):
        begin -= 1
    alone = begin == first - 1 and doc[begin].is_sent_start
    sure = not alone or _is_of_body(doc[begin])
    person = first > 0 and _is_of_person(doc[first - 1], words)
    person = person or any(words.is_title(t.text) and not _is_of_body(t) for t in doc[begin:first])
    return begin if begin < first and sure and not person else None


def _is_subject_as_object(name: Token) -> bool:
    """Whether a verb behind a preposition and its object would have no subject but the object."""
    link = name.head
    verb = link.head
    opens = name.dependency == Dependency.PREPOSITIONAL_OBJECT and link.i < name.i < verb.i
    return opens and verb.pos == Pos.VERB and not verb.has_child(*SUBJECTS)


def _is_of_body(word: Token) -> bool:
    return word.name_kind == NameKind.ORGANISATION


def _is_before_branch(word: Token, behind: Sequence[Token], words: NameWords) -> bool:
    """Whether a word before the name of a country may be of a body's name."""
    large = word.text[:1].isupper() and word.tag in {*PROPER_NOUNS, Tag.NOUN}
    named = large and word.dependency == Dependency.COMPOUND and word.head in behind
    named = named and word.name_kind in {NameKind.NONE, NameKind.ORGANISATION}
    dated = word.i > 0 and word.doc[word.i - 1].like_num  # "on 15 September Germany"
    return named and not dated and word.lower_ not in words.body_names.before_land


def _is_of_person(word: Token, words: NameWords) -> bool:
    """Whether a word is of the name of a person, or says who somebody is: "Coach Brazil"."""
    person = word.lower_ in words.persons or words.is_people(word.lower_, word.lemma_)
    return person or word.text in words.given_names or words.is_title(word.text)


def is_held(name: Token, words: NameWords) -> bool:
    """Whether shares of a name are told of: "shares in [Norvik]", "[Norvik] shares"."""
    held = words.body_names.held
    if name.dependency == Dependency.COMPOUND:
        return name.head.lemma_.lower() in held
    linked = name.dependency == Dependency.PREPOSITIONAL_OBJECT
    linked = linked and name.head.lower_ in words.body_names.holding
    return linked and name.head.head.lemma_.lower() in held


def calls_itself_it(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name is "it" in its own clause: "Lumera said it would …", "Lumera cut its staff".

    Nobody says so of a person, whatever the model took the name for.
    """
    subject = doc.stretch(first, last + 1).root
    if subject.dependency == Dependency.APPOSITION:
        subject = subject.head  # "the carrier, Lumera, said it would"
    verb = subject.head
    if subject.dependency != Dependency.SUBJECT or subject.i > verb.i:
        return False
    if _speaks_next(verb, words):
        return True
    for child in (c for c in verb.children if c.i > verb.i):
        if child.dependency == Dependency.CLAUSAL_COMPLEMENT:
            told = [c for c in child.children_as(Dependency.SUBJECT) if c.i < child.i]
            told = [c for c in told if c.i == child.left_edge.i or c.i - 1 == child.left_edge.i]
        else:
            thing = child.dependency == Dependency.OBJECT
            told = child.children_as(Dependency.POSSESSOR) if thing else []
        if any(words.is_thing_pronoun(c.lower_) for c in told):
            return True
    return False


def is_dealt_with(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether what is done to a name is done to people and bodies alone: "they sued Vestly"."""
    name = doc.stretch(first, last + 1).root
    return name.dependency in UNDERGOERS and name.head.lemma_ in words.body_names.addressed


def _speaks_next(verb: Token, words: NameWords) -> bool:
    """Whether "it" speaks in the sentence behind a verb: "Sanofi promised to help. It added …".

    Not where a document could be "it".
    """
    sentence = verb.sent
    behind = verb.doc[sentence.end : sentence.end + 2]
    if (
        verb.dependency != Dependency.ROOT
        or len(behind) < 2
        or behind[1].lemma_ not in words.saying
    ):
        return False
    it = words.is_thing_pronoun(behind[0].lower_) and behind[0].dependency == Dependency.SUBJECT
    papers = [t for t in sentence if t.lemma_.lower() in words.documents]
    return it and not any(t.left_edge != t for t in papers)  # not the one of "free of charge"
