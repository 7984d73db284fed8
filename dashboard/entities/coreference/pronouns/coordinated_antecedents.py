"""What a pronoun means by coordination: "Reed and Lind met. They", "fined the firm and told it"."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Clause
from dashboard.entities.coreference.discourse_model import Seen
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.coreference.pronouns.competing_antecedents import is_befallen
from dashboard.entities.linking.registry import Entity
from dashboard.entities.names.deed_words import DeedWords
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import SUBJECTS, VERB_OBJECTS
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.noun_phrases import heads_argument, heads_subject, is_plural, object_of
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import MEASURED
from dashboard.vocabulary import PEOPLE

_FLOATING = 3  # words behind "they" among which "both" floats: "they had both left"
_FAR = 900  # characters back to a group
_DETERMINERS = frozenset({Pos.DETERMINER, Pos.PRONOUN, Pos.COORDINATING_CONJUNCTION})
_ACTING = frozenset({ActorKind.PERSON, ActorKind.GROUP, ActorKind.ORGANISATION, ActorKind.COUNTRY})


def acting_together(pronoun: Pronoun) -> list[Entity] | None:
    """Those joined by "and" who act in the clause that "they" goes on with.

    None where nobody does, where one of them is no actor ("Reed and the storm"), and where
    others stand behind them ("Reed and Lind met two clerks. They …"); so may things if
    something befalls what is meant ("Reed and Lind sold two boats. They sank").
    """
    number, subject = _subject_before(pronoun) if heads_subject(pronoun.token) else (0, None)
    heads = [] if subject is None else [subject, *subject.conjuncts]
    if len(heads) <= 1 or not any(_joins(t, pronoun) for head in heads for t in head.children):
        return None
    found: dict[str, Entity] = {}
    for head in heads:
        own = pronoun.entities.at_tokens(number, [head])
        if len(own) != 1 or own[0].kind not in _ACTING:
            return None
        found[own[0].id] = own[0]
    things, end = is_befallen(pronoun), max(head.right_edge.i for head in heads)
    if any(
        _may_be_meant(t, place, pronoun, things=things)
        for place, t in _words_since(number, end, pronoun)
    ):
        return None
    return list(found.values()) if len(found) == len(heads) else None


def instead_of_those_behind(anaphor: Pronoun, found: list[Entity]) -> list[Entity] | None:
    """Those who are the subject together, where "they" seems to mean others told of behind them.

    "Reed and Lind were held by soldiers. / [They] were taken to Tarn": Reed and Lind. Nobody where
    it tells no more of what was done to them, where those may be meant who did it ("were beaten by
    youths. They were caught", "were held by gunmen. They were charged"), or one has no name: "Reed
    alongside two aides was held by …".
    """
    last = _last_of_group(anaphor, found)
    if last is None:
        return None
    number, head = last.place
    part = anaphor.discourse.analysis.paragraphs[number]
    before = part.clauses.of(head)
    if before.subject is None or not before.subject.head < head:
        return None
    subject = part.doc[before.subject.head]
    beside = anaphor.words.deeds.accompanying
    led = any(t.lower_ in beside and t.i < head for t in subject.rights)
    heads = [subject, *subject.conjuncts]
    own = [anaphor.entities.at_tokens(number, [t]) for t in heads]
    if not (led or len(heads) > 1) or any(found[0] in one for one in own):
        return None
    deeds = anaphor.words.deeds
    held = before.lemma in deeds.restraining and anaphor.clause.lemma not in deeds.prosecuting
    goes_on = held or before.lemma in deeds.prosecuting
    named = not led and all(len(one) == 1 and one[0].kind in _ACTING for one in own)
    undergo = before.is_passive and anaphor.clause.is_passive and anaphor.is_subject
    return [d for one in own for d in one] if named and undergo and goes_on else []


def _last_of_group(anaphor: Pronoun, found: list[Entity]) -> Seen | None:
    """Where the group that "they" seems to mean was last told of; None: it is no group."""
    plural = anaphor.kind is PronounClass.PLURAL
    if not plural or len(found) != 1 or found[0].kind is not ActorKind.GROUP:
        return None
    told = (s for s in anaphor.discourse.before(anaphor.start, _FAR) if s.entity is found[0])
    return next(told, None)


def floating_both(anaphor: Pronoun) -> list[Entity] | None:
    """The two whom a symmetric predicate right before "they both" joins; empty: none does.

    "Reed met Lind. They both left." Nobody where a group was told of nearby, which may be
    meant. None for "they" without a floating "both", and behind a conjoined subject.
    """
    pronoun, analysis = anaphor.token, anaphor.discourse.analysis
    behind = pronoun.doc[pronoun.i + 1 : pronoun.i + _FLOATING]
    floats = any(t.lower_ in anaphor.words.pair and t.pos in _DETERMINERS for t in behind)
    if not floats or not heads_subject(pronoun):
        return None
    number, last = anaphor.mention.paragraph, pronoun.sent.start - 1
    if last < 0 < number:
        number -= 1
        last = len(analysis.paragraphs[number].doc) - 1
    if last < 0:
        return []
    part = analysis.paragraphs[number]
    before = part.doc[last].sent
    clause = part.clauses.of(before.root.i)
    subject = part.head_of(clause.subject)
    conjoined = 0 if subject is None else len(subject.conjuncts)
    if conjoined == 1:
        return None
    found = [d for d in anaphor.entities.at_tokens(number, before) if d.kind in PEOPLE]
    groups = anaphor.entities.of_kind(ActorKind.GROUP)
    near = any(d.last_before(anaphor.start) >= part.start for d in groups)
    if near or len(found) != 2 or clause.negated:
        return []
    joined = _symmetric(clause, part.doc, anaphor.words.deeds)
    ids = sorted(d.id for t in joined for d in anaphor.entities.at_tokens(number, [t]))
    return found if ids == sorted(d.id for d in found) else []


def parallel_object(pronoun: Pronoun) -> list[Entity] | None:
    """What an act befalls that is joined to another, which befell it: "fined Norvik and sued [it]".

    Empty where no name is known for that; None where nothing, a person or several did, where the
    second has a subject of its own, or "it" is no object: of an infinitive, too ("told [it] to").
    """
    token, verb = pronoun.token, pronoun.token.head
    if token.dependency in SUBJECTS and is_infinitive(verb):
        verb = verb.head
    elif token.dependency not in VERB_OBJECTS:
        return None
    if verb.dependency != Dependency.CONJUNCT or verb.has_child(*SUBJECTS):
        return None
    thing = object_of(verb.head)
    if thing is None or thing.i > token.i or is_plural(thing) or thing.conjuncts:
        return None
    found, lemma, words = pronoun.at(thing), thing.lemma_.lower(), pronoun.words
    person = not found and lemma in words.offices | words.persons
    return None if person or any(d.kind in PEOPLE for d in found) else found


def _symmetric(clause: Clause, doc: Doc, deeds: DeedWords) -> list[Token]:
    """The subject of a symmetric predicate, and its object or comitative: "worked with"."""
    subject = clause.subject
    if clause.lemma not in deeds.symmetric or clause.is_passive:
        return []
    whom = clause.object
    core = [doc[one.head] for one in (subject, whom) if one is not None]
    links = [t for t in doc[clause.head].rights if t.lower_ in deeds.comitative]
    return core + [t for link in links for t in link.children]


def _subject_before(pronoun: Pronoun) -> tuple[int, Token | None]:
    """The subject of a clause above that tells of it, else that of the sentence before.

    With the number of its paragraph; None where there is none before the pronoun.
    """
    number, part = pronoun.mention.paragraph, pronoun.part
    for clause in part.clauses.above(pronoun.clause):
        own = clause.subject
        if own is not None and own.head < pronoun.token.i:
            return number, part.doc[own.head]
    if pronoun.previous is None:
        return number, None
    before, sentence = pronoun.previous
    own = before.clauses.of(sentence.root.i).subject
    return before.number, None if own is None else before.doc[own.head]


def _words_since(number: int, end: int, pronoun: Pronoun) -> Iterator[tuple[int, Token]]:
    """The words between one of a paragraph and a pronoun, each with its paragraph."""
    here, token = pronoun.mention.paragraph, pronoun.token
    if number != here:
        doc = pronoun.discourse.analysis.paragraphs[number].doc
        yield from ((number, t) for t in doc[end + 1 :])
        end = -1
    yield from ((here, t) for t in token.doc[end + 1 : token.i])


def _joins(token: Token, pronoun: Pronoun) -> bool:
    conjunction = token.dependency == Dependency.COORDINATING_CONJUNCTION
    return conjunction and token.lower_ in pronoun.words.body_names.joining


def _may_be_meant(noun: Token, number: int, pronoun: Pronoun, *, things: bool) -> bool:
    """Whether a word of a paragraph, behind the subject, is for several who may be meant."""
    if noun.name_kind in MEASURED or not heads_argument(noun):
        return False
    known = pronoun.entities.at_tokens(number, [noun])
    words, lemma = pronoun.words, noun.lemma_.lower()
    several = is_plural(noun) or (noun.conjuncts and known)
    people = known or words.is_people(noun.lower_, lemma) or words.is_role(lemma)
    return bool(several) and bool(things or people)
