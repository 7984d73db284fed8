"""What excludes an antecedent: the principles of binding, and agreement within a sentence.

No description stands for who tells it: "Reed said the [sniper] fled". Nobody is "she" and "he".
A reflexive stands for the subject of its clause (Principle A). Nobody acts on himself in a
relative clause of his own: "Reed, whom [he] had sacked". A name stands for no subject above it
(Principle C): "[He] accepted Lind's offer". What one asks of another, or grants them, is not one's
own (obviation): "Reed demanded that [he] resign".
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import ArgumentRole, Clause, Embedding, Tense, Voice
from dashboard.entities.coreference.discourse_model import Resolver
from dashboard.entities.coreference.pronoun_context import Pronoun
from dashboard.entities.linking.registry import Entity
from dashboard.entities.mention import FoundMention
from dashboard.entities.names.name_words import NameWords
from dashboard.entities.names.pronoun_classes import GENDERS
from dashboard.entities.speech import Speech
from dashboard.model import Span
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, NameKind
from dashboard.nlp.grammatical_roles import NOMINAL_PREDICATES, SUBJECTS, is_behind_preposition
from dashboard.nlp.implicit_subjects import antecedent, meant, relative_object
from dashboard.nlp.noun_phrases import (
    appositions_of,
    is_acted_on,
    is_modifier,
    is_plural,
    is_possessor,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PLACES, PROPER_NOUNS, RELATIVE_WORDS

_OBJECTS = frozenset({ArgumentRole.OBJECT, ArgumentRole.INDIRECT_OBJECT})
_NAMES_OF_PEOPLE = frozenset({NameKind.PERSON, NameKind.NONE})  # a surname may be unknown


class Binding(Resolver):
    """Tells of the descriptions of one article whom they cannot stand for."""

    def excludes(self, person: Entity, mention: FoundMention) -> bool:
        """Whether somebody says, or is the subject above, what tells of whom a noun is for.

        Who tells of themselves says "he": "Minister Reed said the minister had lied" is another.
        """
        if any(self._is(person, teller) for teller in self.speech.telling(mention.span.start)):
            return True
        clauses = self.analysis.part_of(mention).clauses
        inner = clauses.of(mention.head)
        for outer in clauses.above(inner):
            subject = outer.subject
            told = inner.embedding is Embedding.COMPLEMENT and subject is not None
            at = (mention.paragraph, subject.head) if told and subject is not None else None
            if at is not None and person.id in self.entities.at.get(at, ()):
                return True
            inner = outer
        return False

    def _is(self, person: Entity, teller: Span) -> bool:
        """Whether a phrase names a person: the lawyer of "Reed's [lawyer]", and not Reed."""
        part = self.analysis.paragraph_at(teller.start)
        first = None if part is None else part.token_at(teller.start)
        last = None if part is None else part.token_at(teller.end - 1)
        if part is None or first is None or last is None:
            return False
        head = part.doc.stretch(first.i, last.i + 1).root.i
        return person.id in self.entities.at.get((part.number, head), ())


def locally_disjoint(pronoun: Pronoun) -> set[str]:
    """The ids of who acts on a pronoun in its own clause, and so is not meant: "Lee met [him]".

    Principle B. Nor in "Lee made [him] train". Empty for a subject, an owner ("his") and what
    points back to the subject ("himself").
    """
    if pronoun.token.lower_ in pronoun.words.reflexives:
        return set()
    clause = pronoun.clause
    if not (is_acted_on(pronoun.token) or is_of_another(pronoun)):
        above = pronoun.above
        bare = not clause.finite and clause.embedding is Embedding.COMPLEMENT
        if above is None or not bare or not pronoun.is_subject:
            return set()
        clause = above
    subjects = (a for a in clause.arguments if a.role is ArgumentRole.SUBJECT)
    heads = (pronoun.part.doc[a.head] for a in subjects)
    named = (t for head in heads for t in (head, *head.children_as(Dependency.APPOSITION)))
    return _ids(pronoun.at(*named))


def acted_on(pronoun: Pronoun) -> set[str]:
    """The ids of whom a subject acts on in its own clause, and so is not: "[It] urged Peru to go".

    Principle C, of "it" and "they". Empty for what is no subject.
    """
    if not pronoun.is_subject:
        return set()
    things = (a for a in pronoun.clause.arguments if a.role in _OBJECTS and not a.shared)
    nouns = (pronoun.part.doc[a.head] for a in things)
    return _ids(pronoun.at(*(t for t in nouns if t.tag in PROPER_NOUNS)))


def is_of_another(pronoun: Pronoun) -> bool:
    """Whether an owner is somebody else than who acts: "Lind accepted [his] resignation".

    So in "called for his resignation" and "ordered his arrest"; not in "announced his resignation".
    """
    noun = pronoun.token.head
    if not is_possessor(pronoun.token):
        return False
    if noun.dependency == Dependency.OBJECT:
        verb = noun.head
    elif is_behind_preposition(noun):
        verb = noun.head.head
    else:
        return False
    deeds, lemma, of = pronoun.words.deeds, verb.lemma_.lower(), noun.lemma_.lower()
    granted = lemma in deeds.answering_offers and of in deeds.offers
    return granted or (lemma in deeds.ordering and of in deeds.offers | deeds.ordered)


def is_acted_on_by_unknown(pronoun: Pronoun) -> bool:
    """Whether who acts on a pronoun is called by the same one, and is nobody known.

    "[He] paid him": where he may be anybody, so may the other whom he paid.
    """
    acting = pronoun.subject
    if acting is None or not is_acted_on(pronoun.token):
        return False
    alike = pronoun.words.pronouns.get(acting.lower_) is pronoun.kind
    return alike and not pronoun.people_at(acting)


def excluded(pronoun: Pronoun) -> set[str]:
    """The ids of those for whom "he" or "she" cannot stand at its place, whatever speaks for it."""
    nouns = [*_of_other_sex(pronoun), *_acted_on_by(pronoun), *_demanding(pronoun)]
    return _ids(pronoun.at(*nouns)) | locally_disjoint(pronoun)


def local_subject(pronoun: Pronoun) -> Token | None:
    """What a reflexive on which its clause acts stands for: "Reed said the [gunman] shot himself".

    Principle A: the subject of its own clause, be it nobody who has a name. None for other
    pronouns, and where the clause has no subject of its own.
    """
    clause, part, token = pronoun.clause, pronoun.part, pronoun.token
    subject = clause.subject
    reflexive = token.lower_ in pronoun.words.reflexives and is_acted_on(token)
    if not reflexive or subject is None or subject.head >= token.i:
        return None
    return meant(part.doc[subject.head], part.doc[clause.head])


def addressee_of_request(pronoun: Pronoun) -> Token | None:
    """Who answers what was asked of them: "Lind said [Reed] was told to go, but he refused".

    The subject of the passive of asking below the clause with which that of the answer is joined.
    None for other clauses, and where that is no single person.
    """
    clause, part, deeds = pronoun.clause, pronoun.part, pronoun.words.deeds
    above = pronoun.above
    joined = clause.embedding is Embedding.COORDINATION and clause.lemma in deeds.responding
    if above is None or not joined or not pronoun.is_subject:
        return None
    for inner in (above, *part.clauses.below(above)):
        requested = inner.lemma in deeds.requesting | deeds.ordering
        if inner.is_passive and requested and inner.head < clause.head:
            whom = part.head_of(inner.subject)
            return whom if whom is not None and _is_one_person(whom, pronoun.words) else None
    return None


def recipient_of_offer(pronoun: Pronoun) -> Token | None:
    """Who takes what they were offered or not: "Lind offered [Reed] a job, which he declined".

    What is offered must be the object of the answer, with nothing behind that. None for other
    clauses, and where the recipient is no single person.
    """
    clause, part, deeds = pronoun.clause, pronoun.part, pronoun.words.deeds
    above, answer = pronoun.above, part.doc[clause.head]
    accepting = deeds.responding & deeds.answering_offers
    if above is None or clause.lemma not in accepting or not pronoun.is_subject:
        return None
    offered = relative_object(answer, part)
    thing = above.object
    whole = thing is not None and offered is not None and offered.i == thing.head
    if not whole or above.lemma not in deeds.offering or any(answer.rights):
        return None
    indirect = above.argument(ArgumentRole.INDIRECT_OBJECT)
    whom = part.head_of(above.subject if above.is_passive else indirect)
    return whom if whom is not None and _is_one_person(whom, pronoun.words) else None


def _is_one_person(noun: Token, words: NameWords) -> bool:
    """Whether a noun is for somebody: "[Reed] was told", "the [clerk]"; not "rebels", "a plan"."""
    if is_plural(noun) or noun.conjuncts:
        return False
    if noun.tag in PROPER_NOUNS:
        return noun.name_kind in _NAMES_OF_PEOPLE
    lemma = noun.lemma_.lower()
    return words.gender_of_noun(lemma) is not None or words.is_role(lemma)


def accusers(pronoun: Pronoun) -> set[str]:
    """The ids of those who allege what a pronoun did, or judge another for it; empty: nobody."""
    clause, part, words = pronoun.clause, pronoun.part, pronoun.words
    above = pronoun.above
    joined = above if clause.embedding is Embedding.COORDINATION else None
    telling = above if joined is None else part.clauses.parent(joined)
    if telling is not None and not telling.finite and telling.lemma in words.saying:
        accusing = _judgement(clause, telling, part, words)
    else:
        accusing = _allegation(telling, joined, words)
    teller = None if accusing is None else part.head_of(accusing.subject)
    return set() if teller is None else _ids(pronoun.at(teller))


def _allegation(telling: Clause | None, joined: Clause | None, words: NameWords) -> Clause | None:
    """The clause above, where it alleges what one below tells: "detectives [allege] they stole".

    Or suspects it of somebody and something else that is ``joined`` with it; None: it does not.
    """
    alleging = words.deeds.alleging
    if joined is not None and joined.lemma in words.deeds.offending:
        alleging = alleging | words.deeds.suspecting
    return telling if telling is not None and telling.lemma in alleging else None


def _judgement(
    clause: Clause, telling: Clause, part: AnalysedParagraph, words: NameWords
) -> Clause | None:
    """The clause that finds fault with somebody for what one below tells; None: it tells no wrong.

    "The union [slammed] the board, saying it had lied".
    """
    act = part.clauses.parent(telling)
    wrong = clause.lemma in words.deeds.offending and clause.is_active
    judges = act is not None and act.lemma in words.deeds.judging
    whom = None if act is None else act.object
    return act if judges and wrong and whom is not None else None


def _of_other_sex(anaphor: Pronoun) -> Iterator[Token]:
    """The pronouns of the other sex before one in its sentence.

    "The judge jailed Lind. [She] said [he] had robbed a widow": not the judge.
    """
    pronoun, kinds = anaphor.token, anaphor.words.pronouns
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    return (t for t in before if kinds.get(t.lower_) in GENDERS - {anaphor.kind})


def _acted_on_by(pronoun: Pronoun) -> list[Token]:
    """The nouns that a pronoun cannot be since it acts on them: "his valet, Reed, whom [he] fed".

    Nor may it tell of them (strong crossover): "Reed, who [he] said is honest". Empty for what is
    no subject of a relative clause that tells what was done to somebody, or what another says.
    """
    clause, part, own = pronoun.clause, pronoun.part, pronoun.is_subject
    verb = part.doc[clause.head]
    noun = relative_object(verb, part) if own else None
    if own and noun is None and clause.embedding is Embedding.RELATIVE:
        before = part.doc[verb.left_edge.i : pronoun.token.i]
        crossed = any(t.tag in RELATIVE_WORDS for t in before)
        noun = antecedent(verb) if crossed else None
    if noun is None:
        return []
    return [noun, *appositions_of(noun)]


def _demanding(pronoun: Pronoun) -> list[Token]:
    """The subject that wants done what a mandative subjunctive tells: "Reed insisted [he] resign".

    Obviation: it is of another. Empty for other clauses, and for a passive: "that he be paid".
    """
    clause, above, doc = pronoun.clause, pronoun.above, pronoun.part.doc
    if above is None or clause.embedding is not Embedding.COMPLEMENT or not pronoun.is_subject:
        return []
    verb = doc[clause.head]
    alone = clause.voice is Voice.ACTIVE and not (clause.modal or clause.negated)
    helped = verb.has_child(Dependency.AUXILIARY)  # "insisted he did tell them"
    bare = alone and not helped and verb.lower_ == clause.lemma
    # "demanded that he quit" may be read as past; "insisted that he quit" may be so
    past = clause.tense is Tense.PAST and above.lemma in pronoun.words.deeds.ordering
    wanted = clause.tense is Tense.PRESENT or past
    subject = above.argument(ArgumentRole.SUBJECT)
    return [doc[subject.head]] if bare and wanted and subject is not None else []


def named_below(anaphor: Pronoun) -> set[str]:
    """The ids of whom names behind a subject are for: "he took the job of [Lind]"."""
    return _ids(anaphor.at(*names_below(anaphor.token, anaphor.part, anaphor.speech)))


def names_below(subject: Token, part: AnalysedParagraph, speech: Speech) -> list[Token]:
    """The heads of the names behind a subject, in what its verb governs: none is for the subject.

    Principle C. Empty for what is no subject. Without the names of other things ("the Lind case"),
    those in a quotation, and those of a clause beside the verb ("he quit after police searched
    Lind's home"). A predicate says who the subject is: "she was Fouzia Azeem".
    """
    if subject.dependency not in SUBJECTS:
        return []
    open_ = [t for t in subject.head.rights if t.dependency not in NOMINAL_PREDICATES]
    found: list[Token] = []
    while open_:
        token = open_.pop()
        if token.dependency == Dependency.ADVERBIAL_CLAUSE or _is_joined_clause(token):
            continue
        if is_possessor(token):
            thing = token.head.tag in PROPER_NOUNS  # "Lind's Bar"
        else:
            thing = token.name_kind in PLACES or is_modifier(token)
        found += [token] if token.tag in PROPER_NOUNS and not thing else []
        open_ += token.children
    own = speech.quote_at(part.at(subject))
    return [t for t in found if speech.quote_at(part.at(t)) == own]


def _ids(people: list[Entity]) -> set[str]:
    return {person.id for person in people}


def _is_joined_clause(token: Token) -> bool:
    """Whether somebody else is the subject of what "and" or a comma joins to another clause."""
    joined = token.dependency in {Dependency.CONJUNCT, Dependency.PARATAXIS}
    return joined and any(t.dependency in SUBJECTS for t in token.lefts)
