"""Lets a participle describe the subject, behind which a name between commas and the verb stand.

"The officer leading the search, Tom Lind, [said] nobody had been found": the parser takes "leading"
for the verb of a sentence, whose object then speaks, or Lind alone. A form in "-ing" without a
helper is no finite verb, and here one follows that has no other subject. In "The sun setting, Lind
left" and "Fans cheering, the team, Norvik, left" somebody else stands before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.phrase_scan import finite_behind, helped_verb
from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    HELPERS,
    NOUNS,
    PROPER_NOUNS,
    SUBJECT_PLACES,
    SUBJECTS,
    hang,
    make_subject,
    reattach,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PARTICIPLES = {"TAG": frozenset({"VBG"})}
_COMMA, _PERSON = ",", "PERSON"


@dataclass(frozen=True, slots=True)
class SubjectParticiples:
    """Mends the tree of a document.

    ``openers``: words that open a clause with its own verb; ``persons``: nouns for a person.
    """

    openers: frozenset[str]
    persons: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads and labels of such sentences change."""
        for participle in tokens_where(doc, _PARTICIPLES):
            noun = doc[participle.i - 1] if participle.i else participle
            own = noun.head == participle and noun.dep_ in SUBJECTS and noun.tag_ in NOUNS
            beside = own or (participle.dep_ == "acl" and participle.head == noun)
            if not beside or any(t.dep_ in HELPERS | {"mark"} for t in participle.lefts):
                continue
            form = finite_behind(noun, self.openers)
            name = None if form is None else _name_before(form)
            if form is not None and name is not None and _opens_first_aside(name, participle):
                verb = helped_verb(form) or form
                keeps = name.dep_ == "appos" and name.head != verb and not self._is_who(noun, name)
                _mend(noun, participle, None if keeps else name, verb)
        return doc

    def _is_who(self, noun: SpacyToken, name: SpacyToken) -> bool:
        """Whether a name is that of the person before the participle, not of what stands between.

        "The officer leading the search, Tom Lind", but "a man driving to the city, Ostra".
        """
        between = name.head
        return (
            noun.lower_ in self.persons
            and between.lower_ not in self.persons
            and name.ent_type_ == _PERSON
            and name.nbor(-1).tag_ in PROPER_NOUNS
        )


def _name_before(form: SpacyToken) -> SpacyToken | None:
    """The last word of a name that stands alone between two commas before a verb; else None."""
    doc, last = form.doc, form.i - 2
    if last < 1 or doc[last + 1].text != _COMMA or doc[last].tag_ not in PROPER_NOUNS:
        return None
    first = last
    while first and doc[first - 1].tag_ in PROPER_NOUNS:
        first -= 1
    return doc[last] if first and doc[first - 1].text == _COMMA else None


def _opens_first_aside(name: SpacyToken, participle: SpacyToken) -> bool:
    """Whether the comma before a name is the first behind a participle that has something."""
    commas = [t.i for t in participle.doc[participle.i : name.i] if t.text == _COMMA]
    return len(commas) == 1 and commas[0] > participle.i + 1


def _mend(
    noun: SpacyToken, participle: SpacyToken, name: SpacyToken | None, verb: SpacyToken
) -> None:
    """Make a noun the subject of a verb, with the participle and the name, if any, beside it."""
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
    if verb == participle or any(t.i < noun.left_edge.i for t in subjects):
        return
    if noun in subjects and participle.head == noun and (name is None or name.head == noun):
        return
    if verb in participle.subtree:
        if verb.head != participle:
            return
        take_place_of(verb, participle)
    elif verb not in {participle.head, noun.head}:
        return
    before = [t for t in participle.lefts if t != noun and t.i < noun.left_edge.i]
    behind = [t for t in participle.rights if t.i > verb.i]
    inner = [t for t in subjects if t not in (noun, name, participle)]
    make_subject(noun, verb)
    reattach(participle, noun, "acl")
    if name is not None:
        reattach(name, noun, "appos")
    for token in inner:
        reattach(token, participle, "dobj")
    commas = [t for t in (*participle.rights, *verb.lefts) if t.is_punct and noun.i < t.i < verb.i]
    hang(commas, noun)
    hang((*before, *behind), verb)
