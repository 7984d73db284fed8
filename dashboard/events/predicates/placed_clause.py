"""A clause in its paragraph, with what governs it: what a pattern over clauses may ask of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.clause import (
    COMPLEMENTS,
    Argument,
    ArgumentRole,
    Aspect,
    Clause,
    Definiteness,
    Embedding,
    Tense,
)
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import PREDICATES, is_behind_preposition
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.modifiers import is_denied
from dashboard.nlp.noun_phrases import (
    appositions_of,
    complement_of,
    is_counted,
    is_personal_pronoun,
    is_plural,
    is_plural_pronoun,
    is_possessor,
    is_relative_pronoun,
    read_noun_phrase,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_INFINITIVES = frozenset({Embedding.OPEN_COMPLEMENT, Embedding.PURPOSE, Embedding.COMPLEMENT})
_CONTENTS = (ArgumentRole.OBJECT, ArgumentRole.ATTRIBUTE)
_ON_NOUNS = frozenset({Embedding.NOUN_COMPLEMENT, Embedding.RELATIVE})


class PlacedClause(NamedTuple):
    """A clause in its paragraph; ``first`` is the one with which it is coordinated, or itself.

    ``inquit``: what is thrown into it and tells it ("The mayor, Lee [said], lied"); ``event``: the
    noun that names the event that is asked about; ``word``: the word that a pattern has found.
    """

    clause: Clause
    first: Clause
    part: AnalysedParagraph
    event: Token | None = None
    inquit: Clause | None = None
    word: Token | None = None

    # ------------------------------------------------------------------ its own words

    @property
    def verb(self) -> Token:
        """Its head."""
        return self.part.doc[self.clause.head]

    def heads(self, *arguments: Argument | None) -> tuple[Token, ...]:
        """The heads of those arguments that there are."""
        return tuple(self.part.doc[one.head] for one in arguments if one is not None)

    def subject_phrase(self) -> tuple[Token, ...]:
        """The head of its subject and what stands before that: "[her] [car]"."""
        return tuple(t for head in self.heads(self.clause.subject) for t in (head, *head.lefts))

    def source_nouns(self) -> Iterator[Token]:
        """The nouns that name a source, behind the word that was found: "according to [media]"."""
        for link in () if self.word is None else self.word.children:
            if not link.is_punct:
                yield link
                yield from (t for t in link.children if t.i > link.i)

    def is_undergone(self) -> bool:
        """Whether it is done to the noun on which it hangs: "the strike that the union [staged]".

        Not where it tells the course of that: "a strike that [began] in May".
        """
        subject, thing = self.clause.subject, self.part.head_of(self.clause.object)
        at = -1 if subject is None or subject.shared else subject.head
        done = self.clause.is_passive or (self.noun is not None and at > self.noun.i)
        return done and (thing is None or is_relative_pronoun(thing))

    def has_indefinite_object(self) -> bool:
        """Whether it is done to something that is brought in: "ran a [bakery]"."""
        return any(_is_indefinite(thing) for thing in self.heads(self.clause.object))

    def has_many_objects(self) -> bool:
        """Whether it is done to many that are not counted: "treated [drivers]"."""
        thing = self.part.head_of(self.clause.object)
        phrase = None if thing is None else read_noun_phrase(thing)
        many = phrase is not None and phrase.plural and phrase.definiteness is Definiteness.BARE
        return many and thing is not None and not is_counted(thing)

    def has_relative(self) -> bool:
        """Whether an argument is a relative pronoun: "the way [that] he told it"."""
        return any(map(is_relative_pronoun, self.heads(*self.clause.arguments)))

    def predicates_below(self) -> Iterator[Token]:
        """What is predicated below it without a finite verb: "turned out to be [false]"."""
        for below in self.part.clauses.below(self.clause):
            if not below.finite:
                yield from self.part.doc[below.head].children_as(*PREDICATES)

    def has_complement(self) -> bool:
        """Whether a clause completes it: "claims that he [fled]"."""
        below = self.part.clauses.below(self.clause)
        return any(each.embedding in COMPLEMENTS for each in below)

    def has_finite_complement(self) -> bool:
        """Whether a clause with a finite verb is its content: "it emerged that he [lied]"."""
        below = self.part.clauses.below(self.clause)
        return any(each.embedding is Embedding.COMPLEMENT and each.finite for each in below)

    def has_open_complement(self) -> bool:
        """Whether a clause that shares its subject completes it: "failed to [prove] it"."""
        below = self.part.clauses.below(self.clause)
        return any(each.embedding is Embedding.OPEN_COMPLEMENT for each in below)

    def has_infinitive(self) -> bool:
        """Whether an infinitive hangs on it: "was built to [carry] 300 people"."""
        below = self.part.clauses.below(self.clause)
        return any(each.embedding in _INFINITIVES and not each.finite for each in below)

    def is_listed(self) -> bool:
        """Whether another clause is coordinated with it."""
        below = self.part.clauses.below(self.clause)
        return Embedding.COORDINATION in {each.embedding for each in below}

    # ------------------------------------------------------------------ what governs it

    @property
    def above(self) -> Clause | None:
        """The clause that governs or tells it; None: it is a main one."""
        return self.inquit or self.part.clauses.parent(self.first)

    @property
    def noun(self) -> Token | None:
        """The word on which it hangs; None: it is a main one."""
        return None if self.first.governor is None else self.part.doc[self.first.governor]

    def inquits(self) -> Iterator[PlacedClause]:
        """The same as told by each inquit thrown into it, active, affirmed and without a modal."""
        for verb in self.verb.children_as(Dependency.PARATAXIS):
            inquit = self.part.clauses.of(verb.i)
            told = inquit.is_active and not (inquit.negated or inquit.modal)
            if told and inquit.head == verb.i:
                yield self._replace(inquit=inquit)

    def governors(self) -> list[Token]:
        """The words that may govern it: what it hangs on, and what that leads up to.

        "It is [unclear] that he left", "had no [interest] in selling it".
        """
        above, noun = self.above, self.noun
        if above is None or self.inquit is not None:
            return [] if above is None else [self.part.doc[above.head]]
        if noun is None:
            return []
        behind = self.first.embedding is Embedding.PREPOSITIONAL
        words = [noun, noun.head, self.part.doc[above.head]] if behind else [noun]
        if behind or above.head == noun.i:
            words += self.heads(above.argument(ArgumentRole.ATTRIBUTE))
        return words

    def clause_over(self) -> Clause | None:
        """The clause above, or what that is the purpose of: "[will go] to vote when it ends"."""
        above = self.above
        while above is not None and above.embedding is Embedding.PURPOSE and not above.finite:
            above = self.part.clauses.parent(above)
        return above

    def tenses_above(self) -> tuple[str, ...]:
        """The tense of that clause and its modal."""
        over = self.clause_over()
        return () if over is None else (over.tense.value, over.modal)

    def embedding_above(self) -> tuple[str, ...]:
        """How that clause hangs on what governs it."""
        over = self.clause_over()
        return () if over is None else (over.embedding.value,)

    def planners(self) -> Iterator[Token]:
        """The verbs that may plan that clause: "[vowed] to resign once", "is [expected] to"."""
        over = self.clause_over()
        if over is None:
            return
        if over.tense is Tense.PRESENT:  # the time hangs on the planner itself
            yield self.part.doc[over.head]
        planner = self.part.clauses.parent(over)
        opened = over.embedding is Embedding.OPEN_COMPLEMENT and not over.finite
        if opened and planner is not None:
            yield self.part.doc[planner.head]

    def is_yet_to_come(self) -> bool:
        """Whether a present ("until he [rules]"), or below a modal a perfect, is to come."""
        over, aspect = self.clause_over(), self.clause.aspect
        if self.clause.tense is Tense.PRESENT and aspect is Aspect.SIMPLE:
            return over is not None and over.tense is Tense.FUTURE
        present = self.clause.tense is Tense.PRESENT
        return aspect is Aspect.PERFECT and (present or (over is not None and bool(over.modal)))

    def undoing(self) -> Iterator[Token]:
        """What may leave the clause above undone: "[failed] to prove", "[evidence] to prove"."""
        clause = self.above
        over = None if clause is None else self.part.clauses.parent(clause)
        if clause is None or over is None or clause.governor is None:
            return
        if clause.embedding is Embedding.OPEN_COMPLEMENT:  # "having told" is read as finite
            yield self.part.doc[over.head]
        elif clause.embedding in _ON_NOUNS and not clause.finite:
            yield self.part.doc[clause.governor]

    def acts_beside(self) -> tuple[Token, ...]:
        """The act beside which the clause above stands, a participle: "[sued], saying"."""
        clause = self.above
        act = None if clause is None else self.part.clauses.parent(clause)
        if clause is None or act is None or clause.finite:
            return ()
        beside = clause.embedding is Embedding.ADVERBIAL
        return (self.part.doc[act.head], *self.heads(act.object)) if beside else ()

    def marker_above(self) -> tuple[Token, ...]:
        """The word that opens the clause above: "[if] he says that he left"."""
        above = self.above
        lefts = () if above is None else self.part.doc[above.head].lefts
        return tuple(t for t in lefts if above is not None and t.lower_ == above.marker)

    def first_word_above(self) -> tuple[Token, ...]:
        """The word with which the clause above begins: "[Reportedly], he left after she had"."""
        return () if self.above is None else (self.part.doc[self.above.head].left_edge,)

    def is_denied_above(self) -> bool:
        """Whether what governs it is denied, itself or by its clause."""
        denied = self.above is not None and self.above.negated
        return denied or (self.word is not None and is_denied(self.word))

    def is_on_object(self) -> bool:
        """Whether it stands right behind the object above: "wanted the [files] destroyed"."""
        thing = None if self.above is None else self.above.object
        return (
            thing is not None
            and thing.head == self.clause.governor
            and self.clause.head == thing.head + 1
        )

    def is_on_indefinite(self) -> bool:
        """Whether it hangs on a noun that brings somebody in: "a worker who had struck"."""
        return self.noun is not None and _is_indefinite(self.noun)

    def is_on_known(self) -> bool:
        """Whether it hangs on a noun that is taken as known: "the files destroyed"."""
        return self.noun is not None and read_noun_phrase(self.noun).is_known

    def before_noun(self) -> tuple[Token, ...]:
        """What stands before the noun on which it hangs, in its phrase, and above that."""
        noun = self.noun
        return () if noun is None else (noun.head, *noun.doc[noun.left_edge.i : noun.i])

    # ------------------------------------------------------------------ who tells it

    @property
    def teller(self) -> Token | None:
        """The subject of the clause that tells it; None: that shares it with another one."""
        subject = None if self.above is None else self.above.subject
        return None if subject is None or subject.shared else self.part.doc[subject.head]

    def tellers(self) -> tuple[Token, ...]:
        """The words for who tells it: "[Lee], a [neighbour]"; not "the [victim]'s doctor"."""
        noun = self.teller
        if noun is None:
            return ()
        return (noun, *(t for t in noun.lefts if not is_possessor(t)), *appositions_of(noun))

    def hearers(self) -> tuple[Token, ...]:
        """To whom it is told: "told the [jury] that …", "said to [her] that …"."""
        links, above = load_label_scheme().lemmas["datives"], self.above
        if above is None:
            return ()
        heads = [a.head for a in above.arguments if a.role is not ArgumentRole.SUBJECT]
        heads += [o.head for o in above.obliques if o.preposition in links]
        return tuple(self.part.doc[head] for head in heads)

    def has_named_teller(self) -> bool:
        """Whether a name of several words tells it: "Associated [Press] said"."""
        noun = self.teller
        named = noun is not None and noun.tag in PROPER_NOUNS
        return named and noun is not None and any(t.tag in PROPER_NOUNS for t in noun.lefts)

    def is_own_account(self) -> bool:
        """Whether several tell what they did themselves: "people in Halden say [they voted]"."""
        theys = self.heads(self.clause.subject)
        tellers = () if self.above is None else self.heads(self.above.subject)
        they = any(is_personal_pronoun(t) and is_plural_pronoun(t) for t in theys)
        return they and any(map(is_plural, tellers))

    def befalls_teller(self) -> bool:
        """Whether its object is who tells it, as far as number tells: "she said he beat [her]".

        Not in "police said he had beaten her".
        """
        things = self.heads(self.clause.object)
        tellers = () if self.above is None else self.heads(self.above.subject)
        return any(
            (is_plural(teller) or bool(teller.conjuncts)) == is_plural_pronoun(thing)
            for thing in things
            for teller in tellers
        )

    # ------------------------------------------------------------------ the noun of an event

    def links_of_event(self) -> tuple[str, ...]:
        """The prepositions that hang the noun, or what it is coordinated with, on the clause."""
        noun = self.event
        listed = set() if noun is None else {noun.i, *(t.i for t in noun.conjuncts)}
        return tuple(o.preposition for o in self.clause.obliques if o.head in listed)

    @property
    def event_nouns(self) -> tuple[Token, ...]:
        """The noun, if it is one that names the event."""
        return () if self.event is None else (self.event,)

    def has_event_as_contents(self) -> bool:
        """Whether the noun is what the subject consists in: "demands include an [inquiry]"."""
        noun, contents = self.event, self.clause.argument(*_CONTENTS)
        listed = set() if noun is None else {noun.i, *(t.i for t in noun.conjuncts)}
        return contents is not None and contents.head in listed

    def roles_of_event(self) -> Iterator[str]:
        """The roles of the noun as an argument of the clause: "a [strike] is likely"."""
        return (a.role for n in self.event_nouns for a in self.clause.arguments if a.head == n.i)

    def over_event(self) -> tuple[Token, ...]:
        """The word before whose preposition the noun stands: "[died] of his injuries"."""
        return tuple(noun.head.head for noun in self.event_nouns if is_behind_preposition(noun))

    def before_word_of_event(self) -> Iterator[Token]:
        """What stands before the preposition of the noun: "3 million [dollars] in [aid]"."""
        for noun in self.event_nouns:
            before = noun.doc[max(0, noun.head.i - 1)]
            yield from (before, *before.lefts)

    def completes_attribute(self) -> bool:
        """Whether the attribute is of the noun alone: "called the fire an act of [sabotage]"."""
        attributes = self.heads(self.clause.argument(ArgumentRole.ATTRIBUTE))
        of_it = any(complement_of(t) == self.event for t in attributes)
        return of_it and self.event is not None and not any(self.event.lefts)


def is_unnamed(noun: Token) -> bool:
    """Whether a noun tells not which: "local media", "several papers"; not "a paper"."""
    if any(t.tag in PROPER_NOUNS for t in noun.lefts):
        return False  # "Associated Press"
    phrase = read_noun_phrase(noun)
    many = phrase.plural and not phrase.is_known
    return many or phrase.definiteness is Definiteness.BARE


def _is_indefinite(noun: Token) -> bool:
    return read_noun_phrase(noun).definiteness is Definiteness.INDEFINITE
