"""Hangs a relative clause on the noun that it tells of, where the parser took the nearest one.

"An offer in May, which the board [rejected]": nothing is done to a month. "The bombing of a clinic
that [killed] two": no clinic kills. "Fled to Oslo in 2021, where he [died] in May": no year is a
place. In "rebels from Oslo, who [fled]" no town is "who", and in "a book by Ana Berg that
[vanished]" she is not "that".
"Ana Berg and her son, who were [found]" tells of both, "Ana Berg and her son, who was [found]" of
the son. In "Lind, whom police [arrested]" no police describe Lind: they arrested.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    PAST_FORMS,
    PLACES,
    TIMES,
    reattach,
    relabel,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_CLAUSES = {"DEP": frozenset({"acl", "conj", "relcl"})}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_NOUNS = frozenset({"NN", "NNP"})
_PEOPLE = frozenset({"NNS", "NNP", "NNPS"})
_LINKS = frozenset({"agent", "prep"})
_THAT = "that"
_NESTED = 3  # phrases of place within each other


@dataclass(frozen=True, slots=True)
class RelativeClauses:
    """Mends the tree of a document.

    ``times``: the names of months and of days of the week; ``plural``, ``singular``: the forms of
    helpers that tell how many the subject is; ``harming``: verbs for what ``deadly`` deeds do;
    ``placing``: the words that open a clause of a place; ``given_names``: of people;
    ``unseating``: verbs for taking power from somebody, ``superior_links``: before who has it;
    ``inhabitants``: nouns for who live in a place.
    """

    times: frozenset[str]
    plural: frozenset[str]
    singular: frozenset[str]
    harming: frozenset[str]
    deadly: frozenset[str]
    placing: frozenset[str]
    given_names: frozenset[str]
    unseating: frozenset[str]
    superior_links: frozenset[str]
    inhabitants: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; heads of relative clauses change, and labels of such a subject."""
        for clause in tokens_where(doc, _CLAUSES):
            if clause.dep_ == "acl" and clause.tag_ == "VBG" and clause.lemma_ in self.harming:
                _give_deed(clause)
            if clause.dep_ == "conj" and clause.head.dep_ == "relcl" and _has_own_pronoun(clause):
                reattach(clause, clause.head.head, "relcl")
            if clause.dep_ == "acl" and clause.tag_ in PAST_FORMS:
                self._give_superior(clause)
            if clause.dep_ != "relcl":
                continue
            if clause.tag_ == "WDT":
                _give_clause(clause)
            if clause.tag_ in _PEOPLE:
                _give_verb(clause)
            if any(self._is_not_for(clause, name) for name in _names_at(clause.head)):
                _give_thing(clause)
            if clause.head.ent_type_ in TIMES and self._is_of_place_at_a_time(clause):
                _give_place(clause)
            elif self._is_time(clause.head):
                _take_from_time(clause)
            elif any(t.tag_ == "WP" and t.dep_ in _ARGUMENTS for t in clause.lefts):
                self._give_inhabitant(clause)
                _give_last_name(clause)
                self._count(clause)
            elif clause.lemma_ in self.harming:
                self._take_from_place(clause)
        return doc

    def _give_superior(self, participle: SpacyToken) -> None:
        """Hang the loss of power on the name under whom a relative clause before it ends.

        "Lind, who served under Ole Berg, [ousted] in 1987, left": Berg was ousted. In "who robbed
        Ole Berg, [jailed] in May" he was not, and in "served under Ole Berg, [jailed]" either may.
        """
        name = _name_before(participle)
        if name is None or participle.lemma_ not in self.unseating:
            return
        while name.dep_ == "appos":
            name = name.head
        clauses = [t for t in participle.head.rights if t.dep_ == "relcl" and t.i < participle.i]
        under = name.dep_ == "pobj" and name.head.lower_ in self.superior_links
        if under and any(clause in name.ancestors for clause in clauses):
            participle.head = _name_before(participle) or name

    def _take_from_place(self, clause: SpacyToken) -> None:
        """Hang a clause on the deed whose place its noun is: "attack on a bus that killed".

        Also where the place is that of another: "a blast at a mall in Kenya, which killed", and on
        the deed that somebody is told to have done: "an attack claimed by the Front, which killed".
        """
        if not any(t.tag_ == "WDT" and t.dep_ == "nsubj" for t in clause.lefts):
            return
        noun = clause.head
        for _ in range(_NESTED):
            while noun.dep_ == "conj":
                noun = noun.head
            if noun.dep_ != "pobj" or noun.head.dep_ not in _LINKS:
                return
            link = noun.head
            if link.dep_ == "agent" and any(t.dep_ == "aux" for t in clause.lefts):
                return  # "a raid by the Front, which has killed 300 since May"
            noun = link.head
            if noun.dep_ == "acl" and noun.tag_ == "VBN":
                noun = noun.head
            # "condemned the blast at a mall": the parser may hang the place on the verb
            beside = [t for t in noun.rights if t.dep_ == "dobj" and t.i < link.i]
            deeds = [t for t in (noun, *beside) if t.lemma_.lower() in self.deadly]
            if deeds:
                clause.head = deeds[-1]
                return

    def _give_inhabitant(self, clause: SpacyToken) -> None:
        """Hang "who" on whom a place describes, behind whom it stands: "rebels from Oslo, who".

        What inhabitants are of is a place, whatever the parser takes its name for.
        """
        place = clause.head
        if place.dep_ != "pobj":
            return
        people = place.head.head
        lives = people.lemma_.lower() in self.inhabitants and place.tag_ not in COMMON_NOUNS
        described = people.tag_ in COMMON_NOUNS and people.ent_type_ not in PLACES
        if lives or (described and place.ent_type_ in PLACES):
            clause.head = people

    def _is_not_for(self, clause: SpacyToken, name: SpacyToken) -> bool:
        """Whether a clause cannot be of a name: "that" of none, "which" of nobody's."""
        relative = next((t for t in clause.lefts if t.tag_ == "WDT" and t.dep_ in _ARGUMENTS), None)
        if relative is None:
            return False
        if relative.lower_ == _THAT:
            return not any(t.dep_ == "det" for t in name.lefts)  # "the Lund that I knew"
        given = any(t.dep_ == "compound" and t.text in self.given_names for t in name.lefts)
        return name.ent_type_ == "PERSON" and given

    def _is_of_place_at_a_time(self, clause: SpacyToken) -> bool:
        """Whether a clause opens with "where" and has a time of its own.

        Without one it is of the time before it: "taken to hospital on Monday, where he died".
        """
        placed = any(t.lower_ in self.placing and t.dep_ == "advmod" for t in clause.lefts)
        return placed and any(t.ent_type_ in TIMES for t in clause.subtree)

    def _is_time(self, token: SpacyToken) -> bool:
        """Whether it is the name of a month or day, or a year."""
        year = token.tag_ == "CD" and token.ent_type_ == "DATE"
        return token.lower_ in self.times or year

    def _count(self, clause: SpacyToken) -> None:
        """Hang "who were" on the first of those who are joined, "who was" on the last."""
        forms = {t.lower_ for t in (clause, *clause.lefts)}
        people = _joined(clause.head, clause)
        if len(people) < 2:
            return
        if not forms.isdisjoint(self.plural) and people[-1].tag_ in _NOUNS:
            clause.head = people[0]
        elif not forms.isdisjoint(self.singular):
            clause.head = people[-1]


def _give_verb(subject: SpacyToken) -> None:
    """Let a participle behind a noun and "whom" before it make a clause of its own."""
    behind = [t for t in subject.rights if t.dep_ == "acl" and t.tag_ == "VBN"]
    whom = [t for t in subject.lefts if t.tag_ == "WP" and t.dep_ in _ARGUMENTS]
    if len(behind) != 1 or behind[0].i != subject.i + 1 or len(whom) != 1:
        return
    verb, noun = behind[0], subject.head
    reattach(verb, noun, "relcl")
    retag(verb, "VBD")
    reattach(subject, verb, "nsubj")
    reattach(whom[0], verb, "dobj")


def _give_deed(participle: SpacyToken) -> None:
    """Hang what a deed did on the clause that tells the deed, right before a comma.

    "The captain of a ferry that sank in May, [killing] nine": no captain killed them.
    """
    start = participle.left_edge.i
    if start < 2 or participle.doc[start - 1].text != ",":
        return
    before = participle.doc[start - 2]
    for above in (before, *before.ancestors):
        if above == participle.head:
            return
        if above.dep_ == "relcl":
            reattach(participle, above, "advcl")
            return


def _names_at(noun: SpacyToken) -> list[SpacyToken]:
    """The name that a noun is, or that stands beside it: "the painter [Berg]", "[Berg], a poet"."""
    beside = [t for t in noun.rights if t.dep_ == "appos"]
    told = [noun.head] if noun.dep_ == "appos" else []
    return [t for t in (noun, *beside, *told) if t.tag_ == "NNP"]


def _give_thing(clause: SpacyToken) -> None:
    """Hang a clause on the noun that a name tells more of: "a [book] by Ana Berg that vanished"."""
    name = clause.head
    while name.dep_ in {"appos", "conj"} and name.head.i < name.i:
        name = name.head
    noun = name.head.head
    if name.dep_ == "pobj" and name.head.dep_ == "prep" and noun.tag_ in COMMON_NOUNS:
        clause.head = noun


def _name_before(clause: SpacyToken) -> SpacyToken | None:
    """The person's name right before the comma behind which a clause begins."""
    first = clause.left_edge
    if first.i < 2 or first.nbor(-1).text != ",":
        return None
    name = first.nbor(-2)
    person = name.tag_ == "NNP" and name.ent_type_ in {"PERSON", ""}
    return name if person and clause.head.i < name.i else None


def _give_last_name(clause: SpacyToken) -> None:
    """Hang "who" on the name right before it, beside another noun than the name further off.

    "Lind, a member of the party replaces Berg, who was sacked": where the parser finds no verb.
    """
    name = _name_before(clause)
    apart = name is not None and name.dep_ == "appos" and name.head != clause.head
    if name is not None and apart and clause.head.tag_ == "NNP" and clause.head.dep_ == "ROOT":
        clause.head = name
        relabel(name, "dep")  # no other name of who is told of


def _has_own_pronoun(clause: SpacyToken) -> bool:
    """Whether a clause behind "and" has a relative pronoun again: "who left and who [died]"."""
    return any(t.tag_ == "WP" and t.dep_ in _ARGUMENTS for t in clause.lefts)


def _give_clause(pronoun: SpacyToken) -> None:
    """Let a verb head the clause that the parser hangs on its pronoun.

    "A ruling that a court [overturned]": the parser sees an overturned court.
    """
    subjects = [t for t in pronoun.rights if t.dep_ == "nsubj"]
    verbs = [t for s in subjects for t in s.rights if t.dep_ == "acl" and t.tag_ == "VBN"]
    if len(subjects) != 1 or len(verbs) != 1 or verbs[0].i != subjects[0].i + 1:
        return
    verb, subject = verbs[0], subjects[0]
    reattach(verb, pronoun.head, "relcl")
    retag(verb, "VBD")
    reattach(subject, verb, "nsubj")
    reattach(pronoun, verb, "dobj")


def _joined(noun: SpacyToken, clause: SpacyToken) -> list[SpacyToken]:
    """A noun with those that "and" joins to it, in order; none that stands behind the clause."""
    first = noun.head if noun.dep_ == "appos" else noun  # "her son Jan, who …"
    while first.dep_ == "conj":
        first = first.head
    return [first, *(t for t in first.conjuncts if first.i < t.i < clause.i)]


def _give_place(clause: SpacyToken) -> None:
    """Hang "where" on the last place told before a time, or on what was done there.

    "Fled to [Oslo] in 2021, where he died in May", "[fled] north in 2021, where …".
    """
    time = clause.head
    top = next((t for t in time.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if top is None:
        return
    before = time.doc[top.i : time.i] if top.i < time.i else ()
    places = [t for t in before if t.dep_ == "pobj" and t.ent_type_ in PLACES]
    if places:
        clause.head = places[-1]
    else:
        reattach(clause, top, "advcl")


def _take_from_time(clause: SpacyToken) -> None:
    """Hang a clause on what was done then, or to what; "in May, when …" tells of the time.

    "A deal was reached in 1991, which [barred] …", "the deal of 1991, which [barred] …".
    """
    time = clause.head
    link = time.head
    acts = any(t.tag_ == "WDT" and t.dep_ in _ARGUMENTS for t in clause.lefts)
    held = [t for t in link.head.rights if t.dep_ == "dobj" and t.i < link.i]
    held = held or [t for t in link.head.lefts if t.dep_ == "nsubjpass"]
    held = [link.head] if link.head.tag_ in {*_NOUNS, "NNS"} else held
    thing = bool(held) and not _may_be_person(held[-1])  # "which" is none
    if acts and thing and time.dep_ == "pobj" and link.dep_ == "prep":
        clause.head = held[-1]


def _may_be_person(noun: SpacyToken) -> bool:
    """Whether a name is a person's, or nobody knows whose, or a noun has one beside it."""
    unknown = noun.tag_ == "NNP" and noun.ent_type_ in {"PERSON", ""}
    return unknown or any(t.dep_ == "appos" and t.tag_ == "NNP" for t in noun.rights)
