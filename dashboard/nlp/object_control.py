"""Who is to do what a clause of purpose tells, where the verb above brings somebody to it.

A purpose clause is controlled by the object, a rationale clause by the subject (Faraci 1974):
"sent Lee to [inspect] it" tells what Lee is to do, "met Lee to [discuss] it" why one met him.
"""

from __future__ import annotations

from dashboard.clause import Argument, ArgumentRole, Clause
from dashboard.nlp.grammar import Dependency, NameKind, Tag
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.tokens import Doc, Token

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
