"""What "it" and "they" may mean beside an actor that was named: things, and other people.

An unnamed thing is an antecedent like any other. Where one stands nearer than the actor, the
pronoun is that of nobody: "she was offered a medal by the king and declined it".
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.clause import ArgumentRole, Embedding
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mentions.appositions import named_beside
from dashboard.entities.names.pronoun_classes import PronounClass
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import SUBJECTS, is_behind_preposition
from dashboard.nlp.noun_phrases import (
    heads_subject,
    is_acted_on,
    is_common_noun,
    is_counted,
    is_modifier,
    is_partitive,
    is_personal_pronoun,
    is_plural,
    is_possessor,
    is_quantifier_alone,
    numerals_of,
)
from dashboard.nlp.stems import same_event_data
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import MEASURED, TIMES
from dashboard.vocabulary import PEOPLE

_TWO = 2


def owning_actor(pronoun: Pronoun) -> list[Entity] | None:
    """Whom the subject of its clause makes the owner of what "its" or "their" stands before.

    Empty where that is no actor ("shares have lost half of their value"), or one person before
    "their", or where others stand between ("police arrested two men over [their] debts"); None
    where the clause has no subject before it that agrees in number.
    """
    found, several = pronoun.clause.subject, _is_plural(pronoun)
    if found is None or found.head >= pronoun.token.i or not is_possessor(pronoun.token):
        return None
    subject = pronoun.part.doc[found.head]
    heads = [subject, *subject.conjuncts]
    many = len(heads) > 1 or is_plural(subject)
    if pronoun.token in heads or is_personal_pronoun(subject):
        return None
    if many != several:
        person = pronoun.at(subject, kind=ActorKind.PERSON)
        one = person or pronoun.words.is_role(subject.lemma_)
        return [] if one and not many else _only_body_before(pronoun)
    if several and _is_behind_patients(pronoun):
        return []
    actors = pronoun.at(*heads)
    if not several and any(a.kind in PEOPLE for a in actors):
        return None
    return actors if len(actors) == 1 else []


def _only_body_before(pronoun: Pronoun) -> list[Entity] | None:
    """The only body in its clause before "its": "songs sold by the store since its launch".

    None where there is none, or are several.
    """
    own = (pronoun.part.doc[i] for i in pronoun.clause.words if i < pronoun.token.i)
    found = pronoun.at(*own)
    acting = len(found) == 1 and found[0].kind in {ActorKind.ORGANISATION, ActorKind.THING}
    return found if acting and not _is_plural(pronoun) else None


def whole_of_part(pronoun: Pronoun) -> list[Entity] | None:
    """Of whom a part is counted: the last whose number was told before "four of [them]".

    Empty where these are no actor; None where no part is counted, or no number was told. "All"
    are those alone whose number was told, or told vaguely ("several").
    """
    alone, words = is_quantifier_alone(pronoun.token), pronoun.words
    if alone and pronoun.token.lower_ in words.pair:
        return _pair(pronoun)
    if not alone and not is_partitive(pronoun.token, words.partitive | words.quantifiers):
        return None
    vaguely = words.partitive if alone else frozenset()
    counted = [
        n
        for n in pronoun.words_before()
        if is_plural(n) and (is_counted(n) or any(t.lower_ in vaguely for t in n.lefts))
    ]
    if not counted:
        return [] if alone else None
    if len(pronoun.at(*counted)) > 1 and not alone:
        return []  # "arrested 49 men, and nine guards were hurt. Some of [them] …"
    return pronoun.at(counted[-1])


def _pair(pronoun: Pronoun) -> list[Entity]:
    """Whom "both" means: the last two who were counted so, or joined by "and"; else nobody."""
    pair = pronoun.words.pair
    for noun in reversed([*pronoun.words_before()]):
        counted = noun.lower_ in pair or not pair.isdisjoint(numerals_of(noun))
        heads = [noun, *noun.conjuncts]
        joined = len(heads) == _TWO and all(t.i <= noun.i for t in heads)
        if counted or joined:
            at = [noun] if counted else heads
            found = pronoun.at(*at)
            if len(found) == len(at) and all(d.kind in PEOPLE for d in found):
                return found
    return []


def is_of_occurrence(pronoun: Pronoun) -> bool:
    """Whether no body does, or undergoes, what a pronoun does: "[it] sank", "turned [it] down"."""
    verb, kinds = pronoun.token.head, pronoun.words.kinds
    behind = (f"{verb.lemma_} {t.lower_}" for t in verb.rights)
    told = {verb.lemma_, *behind}
    undergoes = pronoun.token.dependency == Dependency.OBJECT
    of_no_body = kinds.occurring if pronoun.is_subject else kinds.answered
    return (pronoun.is_subject or undergoes) and not of_no_body.isdisjoint(told)


def is_of_document(pronoun: Pronoun) -> bool:
    """Whether what was told before is of a document: "The review was long. It cost much"."""
    token, words = pronoun.token, pronoun.words
    opening = token.sent.start
    if not (heads_subject(token) or heads_subject(token.head)):
        return False
    while opening:
        before = token.doc[opening - 1].sent
        subjects = [t for t in before.root.lefts if heads_subject(t)]
        named = [*subjects, *(c for t in subjects for c in named_beside(t))]
        if pronoun.at(*named):
            return False
        papers = (t for t in subjects if t.lemma_.lower() in words.documents)
        if any(is_common_noun(t) and not is_plural(t) for t in papers):
            return True
        if not any(words.is_thing_pronoun(t.lower_) for t in subjects):
            return False
        opening = before.start
    return False


def is_outdone(resolved: ResolvedPronoun) -> bool:
    """Whether a thing, or two people, named after an actor may be meant in its place."""
    pronoun, part, many = resolved.token, resolved.part, _is_plural(resolved)
    since = [noun for noun in resolved.words_before() if part.at(noun) > resolved.last_told]
    since += _subject_above(resolved) if is_acted_on(pronoun) else []
    nouns = (n for n in since if is_common_noun(n) and n.name_kind not in TIMES)
    # "a lorry and a car" are as many
    agreeing = (n for n in nouns if (is_plural(n) or bool(many and n.conjuncts)) == many)
    things = [n for n in agreeing if not _is_of_people(resolved, n)]
    if is_acted_on(pronoun):
        return any(heads_subject(n) or is_acted_on(n) for n in things)
    if not many:
        own = (n for n in things if n.i >= pronoun.sent.start and heads_subject(n))
        says = pronoun.head.lemma_ in resolved.words.saying  # "the site lists those who, it says"
        return says and any(part.clauses.of(n.i).embedding != Embedding.ADVERBIAL for n in own)
    return any(heads_subject(n) for n in things) or _are_others_told(resolved, since)


def _are_others_told(resolved: ResolvedPronoun, since: Iterable[Token]) -> bool:
    """Whether several people, or a group nobody knows, are told of since a group was."""
    part = resolved.part
    if resolved.last_told < part.start:  # of another paragraph: all of this one lies between
        since = part.doc[: resolved.token.i]
    told = [*since]
    acting = (n for n in told if heads_subject(n) or is_acted_on(n))
    if len(resolved.at(*acting, kind=ActorKind.PERSON)) >= _TWO:
        return True
    if any(heads_subject(n) and _is_unknown_group(resolved, n) for n in told):
        return True
    if any(map(_stands_for_group, told)) or _ends_part_before(resolved):
        return True
    return any(_says_who_others_are(resolved, n) for n in told)


def _stands_for_group(word: Token) -> bool:
    """Whether a demonstrative is a subject for a group: "[those] held were questioned"."""
    return word.lower_ in same_event_data()["those"] and heads_subject(word)


def _ends_part_before(resolved: ResolvedPronoun) -> bool:
    """Whether such a group is told of in the paragraph before, since the antecedent was."""
    if resolved.previous is None or resolved.token.sent.start:
        return False
    part, last = resolved.previous
    return any(_stands_for_group(t) and part.at(t) > resolved.last_told for t in last)


def _is_unknown_group(pronoun: Pronoun, noun: Token) -> bool:
    """Whether a noun is for several people of whom it is not told who: "the two men"."""
    collective = noun.lemma_.lower() in pronoun.words.kinds.collectives
    several = collective or (is_plural(noun) and _is_of_people(pronoun, noun))
    return several and not pronoun.at(noun)


def _says_who_others_are(resolved: ResolvedPronoun, noun: Token) -> bool:
    """Whether a noun tells who several others are: "Two of the dead were [farmers]"."""
    clause = resolved.part.clauses.of(noun.i)
    told, of_whom = clause.argument(ArgumentRole.ATTRIBUTE), resolved.part.head_of(clause.subject)
    if told is None or told.head != noun.i or of_whom is None:
        return False
    if not is_plural(noun) or not _is_of_people(resolved, noun):
        return False
    return resolved.antecedent not in resolved.at(of_whom) and not is_personal_pronoun(of_whom)


def undergoer_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether something befalls what "it" is, and another was told that it may befall.

    "Norvik built the bridge. It collapsed", "Congress passed a bill. It was signed": a thing,
    but for what is done to those alone who act ("It was fined"). Of two bodies it may be
    either: "Norvik bought Berg Oil. It was founded in 1990".
    """
    if resolved.antecedent.kind is ActorKind.THING or not is_befallen(resolved):
        return False
    before = [*resolved.words_before()]
    told = [n for n in before if heads_subject(n) or is_acted_on(n)]
    bodies = resolved.at(*told, kind=ActorKind.ORGANISATION)
    if len({d.id for d in bodies} | {resolved.antecedent.id}) > 1:
        return True
    own_sentence = (n for n in before if n.i >= resolved.token.sent.start)
    told += [n for n in own_sentence if not is_modifier(n) and n.name_kind not in MEASURED]
    things = (n for n in told if is_common_noun(n) and not is_plural(n))
    acting = _is_done_to_actors(resolved)
    return not acting and any(not _is_of_people(resolved, n) for n in things)


def others_may_be_meant(resolved: ResolvedPronoun, *, behind: bool = False) -> bool:
    """Whether others stand in the sentence before whom "they" may mean as well.

    "Police arrested four protesters. They had thrown stones": either; of what befalls those
    alone who act only people and bodies. ``behind``: people behind a preposition ("at guards").
    """
    acting = behind or _is_done_to_actors(resolved)
    for noun in resolved.words_before():
        placed = is_behind_preposition(noun) if behind else is_acted_on(noun)
        many = (is_plural(noun) or noun.conjuncts) and (placed or heads_subject(noun))
        other = many and resolved.antecedent not in resolved.at(noun)
        if other and (not acting or _is_of_people(resolved, noun)):
            return True
    return False


def nearer_people_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether a side clause goes on with people on whom its sentence tells an act, and no other.

    "The envoys left. | Peru expelled two aides, saying [they] spied": the aides, not the envoys.
    """
    if resolved.last_told >= resolved.sentence or not resolved.is_subject:
        return False
    if resolved.clause.embedding in {Embedding.MAIN, Embedding.COORDINATION}:
        return False
    own = (n for n in resolved.words_before() if n.i >= resolved.token.sent.start)
    others = (n for n in own if is_plural(n) and is_acted_on(n) and is_common_noun(n))
    return any(_is_of_people(resolved, n) for n in others)


def body_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether a body, or people as one, lead the sentence before, and it is not the antecedent's.

    "Supporters met Berg. | The team stormed a house. [They] freed nine", "Peru's richest man died.
    | The family sued. | [It] said it had been robbed": who leads it, if anybody.
    """
    if resolved.previous is None:
        return False
    part, before = resolved.previous
    if resolved.last_told >= (resolved.part.start if _is_plural(resolved) else part.start):
        return False
    words = resolved.words
    leading = (n for n in before if heads_subject(n) and is_common_noun(n) and not is_plural(n))
    lemmas = {n.lemma_.lower() for n in leading}
    named = words.kinds.collectives | words.bodies | words.institutions
    return not lemmas.isdisjoint(named) or any(map(words.is_body, lemmas))


def _is_behind_patients(pronoun: Pronoun) -> bool:
    """Whether people whom the law, or one of power, acts on stand between a verb and "their"."""
    deeds, noun = pronoun.words.deeds, pronoun.part.head_of(pronoun.clause.logical_object)
    if noun is None or pronoun.clause.lemma not in deeds.consequential | deeds.prosecuting:
        return False
    between = pronoun.clause.head < noun.i < pronoun.token.i
    return between and is_plural(noun) and _is_of_people(pronoun, noun)


def undergoers_before(pronoun: Pronoun) -> list[Entity]:
    """The group of whose fate one tells on: "Police arrested ten men. They were released".

    Empty where the sentence before tells of no such deed, or of two.
    """
    part, deeds = pronoun.part, pronoun.words.deeds
    before = {part.clauses.of(t.i).index for t in pronoun.words_before()} - {pronoun.clause.index}
    clauses = (part.clauses.clauses[i] for i in sorted(before))
    done = [c for c in clauses if c.lemma in deeds.consequential]
    whom = [t for c in done if (t := part.head_of(c.logical_object)) is not None]
    nouns = [t for noun in whom for t in (noun, *noun.conjuncts)]
    found = pronoun.at(*nouns)
    if len(whom) == 1 and len(nouns) > 1:  # "arrested Reed and two others", not "killed"
        by_law = all(c.lemma in deeds.prosecuting for c in done)
        return found if by_law else []
    return [d for d in found if d.kind is ActorKind.GROUP and len(found) == 1]


def finds_out_about(body: Token, pronoun: Pronoun) -> bool:
    """Whether a body finds out what others did: "the board found [they] had spent the money"."""
    verb = body.head
    finds = verb.lemma_.lower() in pronoun.words.deeds.finding
    return finds and verb.is_ancestor(pronoun.token) and pronoun.token.dependency in SUBJECTS


def is_befallen(pronoun: Pronoun) -> bool:
    """Whether a pronoun is what something is done to, or happens to: "They were released"."""
    own = pronoun.clause
    if not pronoun.is_subject:
        return False
    things = pronoun.words.body_names.befalling_things
    heads = [a.head for a in own.arguments] + [o.head for o in own.obliques]
    nouns = (pronoun.part.doc[i].lemma_.lower() for i in heads)
    if not things.isdisjoint(f"{own.lemma} {noun}" for noun in nouns):
        return True  # "take effect"
    happens = own.lemma in things or own.lemma in same_event_data()["befalling"]
    return own.is_passive or (happens and own.object is None)


def _is_plural(pronoun: Pronoun) -> bool:
    return pronoun.kind is PronounClass.PLURAL


def _subject_above(pronoun: Pronoun) -> list[Token]:
    """The subject, before a pronoun, of the clause above its own: "the [ship] sank as he hit it".

    Empty where there is none.
    """
    subject = pronoun.teller
    return [] if subject is None or subject.i > pronoun.token.i else [subject]


def _is_done_to_actors(pronoun: Pronoun) -> bool:
    """Whether its clause tells what is done to people and bodies alone: "It was fined"."""
    undergone = pronoun.words.body_names.undergone_by_actors
    return pronoun.clause.is_passive and pronoun.clause.lemma in undergone


def _is_of_people(pronoun: Pronoun, noun: Token) -> bool:
    """Whether a noun names an actor, or people."""
    lemma, words = noun.lemma_.lower(), pronoun.words
    return words.is_role(lemma) or words.is_people(noun.lower_, lemma) or bool(pronoun.at(noun))
