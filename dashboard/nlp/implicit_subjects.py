"""Whose act a verb tells where its clause does not say it: control, relatives, coordination.

"He was jailed for [stealing]": he; "fined the firm for [polluting]": the firm; "an attempt by Lee
to [cross]": Lee. A finite clause without a subject, or a noun that names nobody, gives nobody.
"""

from __future__ import annotations

from dashboard.clause import COMPLEMENTS, ArgumentRole, Clause, Embedding
from dashboard.nlp.adjunct_attachment import is_of_either_clause
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.control import Control
from dashboard.nlp.coordinated_verbs import is_without_coordinator
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import ARGUMENTS, EMBEDDINGS, LINKS
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import appositions_of, possessors_of, prepositional_objects
from dashboard.nlp.object_control import brought_object, is_done_to_controller, is_told_apart
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import (
    COLLECTIVE_NAMES,
    NOMINAL,
    NOUNS_AND_PRONOUNS,
    RELATIVE_OPENERS,
)

REACH = 8  # clauses from which a subject is taken, one from the other
_OBJECTS = (ArgumentRole.OBJECT, ArgumentRole.INDIRECT_OBJECT)
_HELD = (*_OBJECTS, ArgumentRole.ATTRIBUTE)  # "reached a deal to", "was the first to"
_SHARING = frozenset(
    {Embedding.COORDINATION, Embedding.PURPOSE, Embedding.ADVERBIAL, Embedding.CONDITION}
)

# Labels of the clauses beside a main one.
_BESIDE = frozenset(
    {
        Dependency.ADVERBIAL_CLAUSE,
        Dependency.CONJUNCT,
        Dependency.CLAUSAL_COMPLEMENT,
        Dependency.PARATAXIS,
    }
)
_NESTED = 3  # phrases of place within each other


class ImplicitSubjects:
    """Finds the subjects of the verbs of one paragraph."""

    def __init__(self, part: AnalysedParagraph, control: Control) -> None:
        self.part, self.control = part, control

    def of(self, verb: Token) -> tuple[Token, ...]:
        """The heads of the subjects of a verb, its own or shared; empty where nobody is told."""
        clause = self.part.clauses.of(verb.i)
        return self._of_clause(clause, REACH) if clause.head == verb.i else ()

    def is_passive(self, verb: Token) -> bool:
        """Whether something is done to the subject of a verb, or to the noun it describes."""
        clause = self.part.clauses.of(verb.i)
        told = clause.head == verb.i and clause.is_passive
        by = clause.embedding is Embedding.COORDINATION  # "was suspended and struck off by them"
        return told or (by and clause.agent is not None)

    def _of_clause(self, clause: Clause, reach: int) -> tuple[Token, ...]:
        doc = self.part.doc
        own = [a for a in clause.arguments if a.role is ArgumentRole.SUBJECT and not a.shared]
        if own:
            verb = doc[clause.head]
            told = tuple(meant(doc[a.head], verb) for a in own)
            named = tuple(t for t in told if t.tag not in RELATIVE_OPENERS)
            return named or told
        if reach == 0 or clause.parent is None:
            return ()
        return self._taken_over(clause, reach - 1)

    def _taken_over(self, clause: Clause, reach: int) -> tuple[Token, ...]:
        """The subject that a clause takes from what governs it."""
        verb, above = self.part.doc[clause.head], self.part.clauses.parent(clause)
        if clause.embedding in {Embedding.PARTICIPLE, Embedding.RELATIVE}:
            return (antecedent(verb),)
        if above is None or is_of_either_clause(verb) or is_without_coordinator(verb):
            return ()
        if clause.embedding is Embedding.NOUN_COMPLEMENT:
            if clause.is_passive:
                return self._done_to(verb.head, above)
            return self._of_noun(verb.head, above, reach)
        if clause.embedding is Embedding.PREPOSITIONAL:
            return self._of_gerund(clause, above, reach)
        bare = not clause.finite
        if bare and self._may_be_of_agent(verb, above):
            return ()
        if clause.embedding is Embedding.OPEN_COMPLEMENT or (
            bare and clause.embedding is Embedding.COMPLEMENT
        ):
            asked = self._object(above, verb) or self._appealed_to(above, verb)
            shifts = above.lemma in load_label_scheme().lemmas["control_shifting"]
            if asked and shifts and clause.is_passive:
                return ()  # "asked the judge to be released": who asks, or is asked
            return asked or self._of_clause(above, reach)
        if clause.embedding is Embedding.PURPOSE and bare:
            brought = self._brought(verb, above)
            if brought is not None:
                return brought
        joined = clause.embedding is Embedding.COORDINATION
        resulting = clause.lemma in load_label_scheme().lemmas["resulting"]
        if resulting and above.embedding is Embedding.PREPOSITIONAL and not above.finite:
            higher = self.part.clauses.parent(above)  # "jailed him for stealing it, ending a case"
            above = above if higher is None else higher
        if clause.embedding in _SHARING and (bare or joined):
            return self._of_clause(above, reach)
        return ()

    def _brought(self, verb: Token, above: Clause) -> tuple[Token, ...] | None:
        """Whom the verb above brings to it; empty: it presses somebody; None: it does neither.

        "Put pressure on Lind to [leave]": who presses does not leave.
        """
        brought, thing = brought_object(verb, above, self.part.doc), self.part.head_of(above.object)
        if brought is not None:
            return (self.part.doc[brought.head],)
        presses = thing is not None and thing.lemma_.lower() in self.control.pressing
        return () if presses else None

    def _may_be_of_agent(self, verb: Token, above: Clause) -> bool:
        """Whether another decided what it tells: "appealed a ruling by a court to [detain] him".

        The parse hangs it on a verb that judges or contests what that one decided.
        """
        thing = above.object
        if thing is None or above.is_passive or above.lemma not in self.control.evaluating:
            return False
        agents = (o.head for o in above.obliques if o.preposition in self.control.agent)
        return any(thing.head < agent < verb.i for agent in agents)

    def _object(self, above: Clause, verb: Token) -> tuple[Token, ...]:
        """Whom a verb acts on, before a verb: "asked [him] to leave"."""
        if above.lemma in load_label_scheme().lemmas["subject_control"]:
            return ()  # "promised her to leave"
        found = above.argument(*_OBJECTS)
        return (self.part.doc[found.head],) if found is not None and found.head < verb.i else ()

    def _appealed_to(self, above: Clause, verb: Token) -> tuple[Token, ...]:
        """Whom a verb asks behind its preposition: "called on [the board] to leave"."""
        pairs = self.control.appealing
        asked = (
            oblique.head
            for oblique in above.obliques
            if f"{above.lemma} {oblique.preposition}" in pairs and oblique.head < verb.i
        )
        return tuple(self.part.doc[head] for head in asked)

    def _of_noun(
        self, noun: Token, above: Clause, reach: int, *, held: bool = True
    ) -> tuple[Token, ...]:
        """Whose plan or attempt it is; else who has it as an object: "reached a deal to [sell]".

        Not ``held``: who has it need not do what it tells.
        """
        if noun.lemma_.lower() in self.control.open_nouns:
            return ()
        if pressed := self._pressed(noun):
            return pressed
        owners = [*possessors_of(noun)]
        links = (t for t in noun.children if t.lower_ in self.control.agent)
        owners += prepositional_objects(links)
        if owners:
            return () if noun.lemma_.lower() in self.control.pressing else tuple(owners)
        if not held:
            return ()
        if given := self._given(noun, above):
            return given
        things = {a.head for a in above.arguments if a.role in _HELD}
        grounds = {oblique.head for oblique in above.obliques}
        judged = noun.i in grounds and above.lemma in self.control.judging
        if judged and above.is_active:
            return self._object(above, noun)  # "arrested [him] on suspicion of stealing"
        of_another = {o.head for o in above.obliques if o.preposition in self.control.apart}
        if above.lemma in self.control.evaluating or noun.i in of_another:
            return ()
        things |= grounds
        return self._of_clause(above, reach) if noun.i in things else ()

    def _pressed(self, noun: Token) -> tuple[Token, ...]:
        """Whom a noun would have do it: "raised the pressure on [Lind] to resign"."""
        links = (t for t in noun.children if t.lower_ in self.control.bearing)
        presses = noun.lemma_.lower() in self.control.pressing
        return tuple(prepositional_objects(links)) if presses else ()

    def _given(self, noun: Token, above: Clause) -> tuple[Token, ...]:
        """Who is given a noun: "gave [him] a month to appeal".

        Also where the parse has both for objects: "gave [the heirs] in Oslo a month to appeal".
        """
        given = above.argument(ArgumentRole.INDIRECT_OBJECT)
        things = [a for a in above.arguments if a.role is ArgumentRole.OBJECT and not a.shared]
        if given is None and len(things) > 1 and things[1].head == noun.i:
            given = things[0]
        before = given is not None and given.head < noun.i
        return (self.part.doc[given.head],) if given is not None and before else ()

    def _done_to(self, noun: Token, above: Clause) -> tuple[Token, ...]:
        """To whom what a noun is for is done: whose it is, who gets it, else the noun itself.

        "Norvik announced an event to be [held]": the event.
        """
        return self._of_noun(noun, above, 0, held=False) or self._given(noun, above) or (noun,)

    def _of_gerund(self, clause: Clause, above: Clause, reach: int) -> tuple[Token, ...]:
        """Who does what stands behind a preposition; not to whom it is done.

        "Two men ordered Sims to stop before [shooting] him": the men; not "to pay for [hitting]".
        """
        taken, asking = self._of_ground(clause, above, reach), self.part.clauses.parent(above)
        if asking is None or clause.marker in self.control.grounds:
            return taken
        if not is_done_to_controller(clause, above, taken, self.part.doc):
            return taken
        told = self._of_clause(asking, reach)
        return told if is_told_apart(clause, told, self.part.doc) else ()

    def _of_ground(self, clause: Clause, above: Clause, reach: int) -> tuple[Token, ...]:
        """Who did what stands behind a preposition: whom the verb before it judges, else who acts.

        Behind a noun, whose it is or who has it as an object ("saw a way of [leaving]").
        """
        link = self.part.doc[clause.head].head
        judged = above.lemma in self.control.judging and clause.marker in self.control.grounds
        judged = judged or clause.marker in load_label_scheme().lemmas["role"]  # "quoted Lee as"
        if judged and any(a.head == link.head.i and a.role in _OBJECTS for a in above.arguments):
            return (link.head,)  # "of" hangs on Lee in "convicted Lee of stealing it"
        if link.head.tag in NOUNS_AND_PRONOUNS:
            held = clause.marker not in self.control.topics
            return self._of_noun(link.head, above, reach, held=held)
        if (
            link.head.pos == Pos.ADJECTIVE
            and link.head.head.i < link.head.i
            and link.head.head.pos in NOMINAL
        ):
            return (link.head.head,)  # "found a mayor of Oslo guilty of stealing"
        if above.is_active and above.argument(ArgumentRole.ATTRIBUTE) is not None:
            told = self._object(above, self.part.doc[clause.head])  # "found him guilty of stealing"
            of_object = link.head.dependency == Dependency.OBJECT_PREDICATE
            return told if told or of_object else self._of_clause(above, reach)
        cause = self.part.clauses.parent(above)
        made = cause is not None and cause.lemma in self.control.causing and not above.finite
        if cause is not None and made and clause.marker in self.control.means:
            return () if cause.is_passive else self._of_clause(cause, reach)
        if not judged or above.is_passive:
            return self._of_clause(above, reach)
        return self._object(above, self.part.doc[clause.head])


def is_open_complement(verb: Token) -> bool:
    """Whether a verb completes another without a subject of its own: "began [handing] it out"."""
    return verb.dependency == Dependency.OPEN_COMPLEMENT


def heads_side_clause(verb: Token) -> bool:
    """Whether a verb heads what another tells, or tells beside it: "she [was hit], Lee said"."""
    return EMBEDDINGS.get(verb.dependency) in {Embedding.COMPLEMENT, Embedding.ADVERBIAL}


def is_complement(verb: Token) -> bool:
    """Whether a verb heads what another needs: "released" of "they had Lee released"."""
    return EMBEDDINGS.get(verb.dependency) in COMPLEMENTS


def tellers_of(subject: Token, part: AnalysedParagraph) -> frozenset[int]:
    """The words for who tells what a subject does: Reed in "Reed admitted that [he] lied".

    Also what stands in apposition. Empty where the subject stands in no complement, or in that of a
    verb by which one tells of others, too ("said that he lied").
    """
    clause = part.clauses.of(subject.i)
    own = clause.subject
    above = part.clauses.parent(clause)
    told = clause.embedding is Embedding.COMPLEMENT
    if not told or above is None or own is None or own.head != subject.i:
        return frozenset()
    noun = part.head_of(above.subject)
    if noun is None or above.lemma not in load_label_scheme().lemmas["of_self"]:
        return frozenset()
    return frozenset(t.i for t in (noun, *appositions_of(noun)))


def shared_teller(subject: Token, part: AnalysedParagraph) -> int | None:
    """Who goes on to tell what a subject does: Reed in "Reed saw that Lind left and said [he] …".

    The number of the word for them; None where who tells it stands right before.
    """
    clause = part.clauses.of(subject.i)
    own, above = clause.subject, part.clauses.parent(clause)
    if clause.embedding is not Embedding.COMPLEMENT or above is None or own is None:
        return None
    teller = above.subject
    goes_on = teller is not None and teller.shared and own.head == subject.i
    return teller.head if teller is not None and goes_on else None


def clauses_beside(pronoun: Token) -> list[Token]:
    """The verb on which the clause of a pronoun hangs or with which it is joined, if any.

    "[Dismissed] Lind after she read". And the complements before its own: "he [left], she said".
    """
    above = [t for t in (pronoun, *pronoun.ancestors) if t.dependency in _BESIDE][:1]
    fronted = (t for t in pronoun.head.lefts if t.dependency == Dependency.CLAUSAL_COMPLEMENT)
    return [*(t.head for t in above), *fronted]


def relative_object(verb: Token, part: AnalysedParagraph) -> Token | None:
    """The noun of which a relative clause tells what was done to it: "a man whom they [charged]".

    None for other clauses, where the clause has another object ("the day he left her"), and where
    what it needs stands behind a preposition ("the man they spoke to"). Also of what was tried: "a
    man whom they tried to [kill]", not of what others were to do ("whom they told to leave").
    """
    clause = part.clauses.of(verb.i)
    subject = clause.subject
    thing = clause.object
    own = subject is not None and not subject.shared and subject.head < verb.i
    if clause.embedding is Embedding.OPEN_COMPLEMENT and clause.is_active:
        return _object_of_tried(verb, part)
    if clause.embedding is not Embedding.RELATIVE or not clause.is_active or not own:
        return None
    if thing is None or part.doc[thing.head].tag not in RELATIVE_OPENERS:
        return None
    return antecedent(verb)


def _object_of_tried(verb: Token, part: AnalysedParagraph) -> Token | None:
    """The noun of which a relative clause tells what one tried to do to it, or refused to."""
    clauses = part.clauses
    clause = clauses.of(verb.i)
    above = clauses.parent(clause)
    if above is None or above.embedding is not Embedding.RELATIVE:
        return None
    if not above.is_active or above.lemma not in load_label_scheme().lemmas["trying"]:
        return None
    things = [c.object for c in (clause, above)]
    own = [part.doc[t.head] for t in things if t is not None and not t.shared]
    whom = len(own) == 1 and own[0].tag in RELATIVE_OPENERS
    return antecedent(part.doc[above.head]) if whom else None


def meant(token: Token, verb: Token) -> Token:
    """Whom a relative pronoun means: also "who" in "Moreau, who prosecutors say shot two men"."""
    inner = EMBEDDINGS.get(verb.dependency) is Embedding.COMPLEMENT and token.i < verb.head.i
    clause = verb.head if inner else verb
    relative = token.tag in RELATIVE_OPENERS and clause.dependency == Dependency.RELATIVE_CLAUSE
    return antecedent(clause) if relative else token


def antecedent(clause: Token) -> Token:
    """The noun that a relative clause tells of; "who" is no body that the analysis hung it on.

    The observers of "observers from the Pacific Forum, who arrived on Monday", the sixty of "sixty
    from Norway who arrived".
    """
    noun, link = clause.head, clause.head.head
    own = [t for t in clause.subtree if t.i < clause.i]
    subjects = (t for t in own if ARGUMENTS.get(t.dependency) is ArgumentRole.SUBJECT)
    people = any(t.tag == Tag.WH_PRONOUN for t in subjects)
    behind = noun.dependency == Dependency.PREPOSITIONAL_OBJECT
    linked = behind and link.dependency in LINKS
    things = (t for t in own if t.dependency == Dependency.OBJECT)
    which = any(t.tag in RELATIVE_OPENERS for t in things)
    if linked and which and clause.lemma_ in load_label_scheme().lemmas["traded"]:
        return _thing_before(noun, link)
    for _ in range(_NESTED if people and linked else 0):
        above = _people_of(noun, link)
        if above == noun:
            break
        noun, link = above, above.head
        if noun.dependency != Dependency.PREPOSITIONAL_OBJECT:
            break
    return noun


def _thing_before(place: Token, link: Token) -> Token:
    """What is sold, where a clause hangs on its place: the house of "a house in Malibu, which"."""
    if place.name_kind not in COLLECTIVE_NAMES:
        return place
    held = link.head
    things = [t for t in held.children_as(Dependency.OBJECT) if t.i < link.i]
    if held.tag in NOUNS_AND_PRONOUNS:
        return held
    return things[-1] if things else place


def _people_of(noun: Token, link: Token) -> Token:
    """Whom "who" means behind a preposition and its noun: those before both, where it is no one."""
    body = noun.name_kind in COLLECTIVE_NAMES
    if not body and noun.lemma_.lower() not in load_label_scheme().nouns["impersonal"]:
        return noun
    before = noun.doc[link.i - 1] if link.i else link
    counted = before.like_num and link.head.tag not in NOUNS_AND_PRONOUNS
    above = before if counted else link.head
    return above if counted or above.tag in NOUNS_AND_PRONOUNS else noun
