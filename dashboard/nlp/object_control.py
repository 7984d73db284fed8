"""Who is to do what a clause of purpose tells, where the verb above brings somebody to it.

A purpose clause is controlled by the object, a rationale clause by the subject (Faraci 1974):
"sent Lee to [inspect] it" tells what Lee is to do, "met Lee to [discuss] it" why one met him.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.clause import Argument, ArgumentRole, Clause, Embedding
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.grammatical_roles import OBJECTS
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import is_personal_pronoun, is_plural, is_plural_pronoun
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import PROPER_NOUNS

_OBJECTS = (ArgumentRole.OBJECT, ArgumentRole.INDIRECT_OBJECT)


def brought_object(verb: Token, above: Clause, doc: Doc) -> Argument | None:
    """The one whom the verb above sends, calls or hires to do what a verb tells.

    None where that verb brings nobody, in the passive, and where its object is no named person and
    no pronoun for one: with "a letter", the one who sends it does the rest.
    """
    if above.lemma not in load_label_scheme().lemmas["bringing"] or not above.is_active:
        return None
    things = [a for a in above.arguments if a.role in _OBJECTS and not a.shared]
    if len(things) != 1 or not above.head < things[0].head < verb.i:
        return None  # "sent Lee a letter to protest"
    return things[0] if _is_person(doc[things[0].head]) else None


def is_errand(verb: Token) -> bool:
    """Whether an infinitive stands behind a verb that sends or calls somebody to do it."""
    beside = verb.dependency == Dependency.ADVERBIAL_CLAUSE and is_infinitive(verb)
    return beside and verb.head.lemma_.lower() in load_label_scheme().lemmas["bringing"]


def _is_person(token: Token) -> bool:
    """Whether a word is the name of a person, or a pronoun for somebody: "her", not "it"."""
    personal = token.tag == Tag.PERSONAL_PRONOUN
    thing = token.lower_ in load_label_scheme().lemmas["impersonal_pronouns"]
    return token.name_kind == NameKind.PERSON or (personal and not thing)


def is_done_to_controller(
    clause: Clause, above: Clause, controllers: Sequence[Token], doc: Doc
) -> bool:
    """Whether what hangs on an infinitive is done to the one who is told to do that.

    No pronoun means the subject of its own clause (principle B of Chomsky 1981): in "ordered Sims
    to stop before shooting [him]" Sims shoots nobody. Another noun there may be meant as well.
    """
    pronoun = _patient(clause, doc)
    asked = above.subject
    if pronoun is None or asked is None or above.embedding is not Embedding.OPEN_COMPLEMENT:
        return False
    controlled = asked.shared and [t.i for t in controllers] == [asked.head]
    by_object = controlled and doc[asked.head].dependency in OBJECTS
    others = above.object is not None or any(o.head < clause.head for o in above.obliques)
    return by_object and not others and _agrees(pronoun, doc[asked.head])


def is_told_apart(clause: Clause, agents: Sequence[Token], doc: Doc) -> bool:
    """Whether the pronoun of a clause can mean none of some agents, as far as number tells."""
    pronoun = _patient(clause, doc)
    return pronoun is not None and not any(_agrees(pronoun, agent) for agent in agents)


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Whether a pronoun may mean a noun, as far as number tells; of a name it tells nothing."""
    named = noun.tag in PROPER_NOUNS
    return named or is_plural(noun) == is_plural_pronoun(pronoun)


def _patient(clause: Clause, doc: Doc) -> Token | None:
    """The pronoun for a person to whom a clause tells that it is done; not "himself", "it"."""
    thing = clause.object
    pronoun = None if thing is None else doc[thing.head]
    if pronoun is None or not is_personal_pronoun(pronoun):
        return None
    forms = str(pronoun.morph)
    reflexive = "Reflex=Yes" in forms or "Gender=Neut" in forms
    return pronoun if "Case=Acc" in forms and not reflexive else None
