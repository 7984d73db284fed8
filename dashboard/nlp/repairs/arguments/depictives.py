"""Hangs a charge on who is before a court: "Lee appeared before magistrates [charged] with theft".

A depictive tells the state of the subject. The parser takes it for a reduced relative clause of
the bench, or the court for who charges ("before the court [charged] with theft"). Nor is it a
clause beside what happened where somebody "went [missing]": that is what they became.
And behind whom something is done to, it is theirs: "took the man, [accused] of theft, to jail" and
"arrested Tom Reed, [accused] of theft" accuse no police; "arrested Tom Reed, [wanted] for theft"
has no police that want him, or are wanted. "Ana Lund replaced Tom Reed, [sacked] in May": she was
not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import PAST_FORMS, SUBJECTS, reattach, relabel, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_OBJECTS = frozenset({"dobj", "dative", "aux", "auxpass", "neg"})
_BESIDE = frozenset({"advcl", "conj"})
_ACTED_ON = frozenset({"dobj", "dative"})
_VERBS = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG", "VBN"})


@dataclass(frozen=True, slots=True)
class Depictives:
    """Mends the tree of a document.

    ``accusing``: lemmas of verbs that accuse; ``sought``: of those by which somebody is sought for
    a deed behind one of ``grounds``; ``appearing``: of those for who comes before a court;
    ``courts``: nouns for courts and who sits in them; ``before``: the prepositions, or the nouns of
    compound ones ("in front of"), before these. ``turning``: lemmas of verbs for becoming
    something, and ``states`` what one becomes right behind them. ``persons``: nouns for people;
    ``holding``: verbs of law ("arrested") and office ("sacked"); ``undergone``: those for what is
    done to people.
    """

    accusing: frozenset[str]
    sought: frozenset[str]
    grounds: frozenset[str]
    appearing: frozenset[str]
    courts: frozenset[str]
    before: frozenset[str]
    turning: frozenset[str]
    states: frozenset[str]
    persons: frozenset[str]
    holding: frozenset[str]
    undergone: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels around such participles change."""
        for state in tokens_where(doc, {"LOWER": self.states, "DEP": frozenset({"advcl"})}):
            if state.head.i == state.i - 1 and state.head.lemma_ in self.turning:
                relabel(state, "acomp")
                retag(state, "JJ", "ADJ")
        accused = {"LEMMA": self.accusing, "TAG": PAST_FORMS}
        reduced = {**accused, "DEP": frozenset({"acl"})}
        for charge in tokens_where(doc, reduced, {**accused, "DEP": frozenset({"advcl"})}):
            link = self._before_court(charge)
            verb = None if link is None else _verb_above(link)
            if link is not None and verb is not None and verb.lemma_ in self.appearing:
                _hang(charge, link, verb)
            elif (whose := self._accused_object(charge)) is not None:
                _insert(charge, whose)
        for charge in tokens_where(doc, {"LEMMA": self.sought, "TAG": PAST_FORMS}):
            if self._is_sought(charge) and (whose := self._accused_object(charge)) is not None:
                _insert(charge, whose)
        for state in tokens_where(doc, {"LEMMA": self.undergone, "TAG": PAST_FORMS}):
            whole = any(t.dep_ in _OBJECTS or t.dep_ in SUBJECTS for t in state.children)
            followed = state.dep_ == "conj" and any(t.dep_ == "conj" for t in state.rights)
            whose = None if whole or followed else self._accused_object(state)
            if whose is not None and whose.tag_ == "NNP":
                _insert(state, whose)
        return doc

    def _is_sought(self, charge: SpacyToken) -> bool:
        """Whether a participle tells for what somebody is sought; no "and" joins it to its verb."""
        links = [t.lower_ for t in charge.rights if t.dep_ == "prep"]
        joints = (t for t in charge.head.rights if t.dep_ == "cc" and t.i < charge.i)
        return links[:1] != [] and links[0] in self.grounds and not any(joints)

    def _accused_object(self, charge: SpacyToken) -> SpacyToken | None:
        """The person acted on right before a charge behind a comma on the same verb; or None.

        The charge has a second comma, or the verb is one of law or office, or the person has a
        name: "left the man, accused of theft" may be of who left.
        """
        doc, verb, first = charge.doc, charge.head, charge.left_edge.i
        bare = charge.dep_ in _BESIDE and first == charge.i > 1 and verb.i < charge.i - 1
        if not bare or doc[first - 1].text != ",":
            return None
        before = {first - 1, first - 2}  # the comma may hang on either
        acted_on = (t for t in verb.rights if t.dep_ == "dobj" and t.right_edge.i in before)
        noun = next(acted_on, None)
        named = noun is not None and noun.tag_ == "NNP" and noun.ent_type_ == "PERSON"
        if noun is None or not (named or noun.lemma_.lower() in self.persons):
            return None
        closed = named or verb.lemma_ in self.holding
        closed |= any(t.text == "," and t.i > charge.i for t in charge.rights)
        behind = charge.right_edge.i + 1
        closed |= behind < len(doc) and doc[behind].text == ","
        return noun if closed else None

    def _before_court(self, charge: SpacyToken) -> SpacyToken | None:
        """The preposition before the court behind which a charge stands; None: no court does."""
        noun, link = charge.head, charge.head.head
        if charge.dep_ == "advcl":
            nouns = [t for t in charge.lefts if t.dep_ in SUBJECTS]
            marks = [t for t in charge.lefts if t.dep_ == "mark"]
            if (
                len(nouns) != 1
                or len(marks) != 1
                or any(t.dep_ in _OBJECTS for t in charge.children)
            ):
                return None
            noun, link = nouns[0], marks[0]
        behind = charge.i == noun.i + 1 and noun.lemma_.lower() in self.courts
        near = link.i == noun.left_edge.i - 1 and link.dep_ in {"prep", "mark"}
        facing = bool(self.before & {link.lower_, link.head.lower_})
        return link if behind and near and facing else None


def _verb_above(link: SpacyToken) -> SpacyToken | None:
    """The verb whose subject stands before a court; None: there is none."""
    above = link.head.head if link.dep_ == "mark" else link.head
    while above.dep_ in {"prep", "pobj"} and above.head != above:
        above = above.head  # "in front of a judge", "went on trial before a judge"
    own = any(t.dep_ in SUBJECTS for t in above.lefts)
    acts = any(t.dep_ in _ACTED_ON for t in above.rights)  # "police brought a man before a judge"
    return above if above.tag_ in _VERBS and own and not acts else None


def _insert(charge: SpacyToken, noun: SpacyToken) -> None:
    """Hang a charge on a noun, and what stands behind its second comma on the verb."""
    verb = charge.head
    comma = next((t for t in charge.rights if t.text == ","), None)
    for token in list(charge.rights) if comma is not None else []:
        if comma is not None and token.i > comma.i:
            token.head = verb
    reattach(charge, noun, "acl")
    retag(charge, "VBN")


def _hang(charge: SpacyToken, link: SpacyToken, verb: SpacyToken) -> None:
    """Make a charge the depictive of the subject of a verb."""
    if charge.dep_ == "advcl":
        noun = next(t for t in charge.lefts if t.dep_ in SUBJECTS)
        reattach(link, verb, "prep")
        retag(link, "IN", "ADP")
        reattach(noun, link, "pobj")
    reattach(charge, verb, "advcl")
    retag(charge, "VBN")
