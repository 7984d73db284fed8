"""Finds the main verb of a sentence whose subject, a name, a participle between commas describes.

"Lena Novak, ranked 143rd, saved two points": the parser takes the first verb for the main one (a
garden path), and the second is left without its subject. "A man wanted for two murders escaped": it
takes the preposition for a conjunction, and the murders escape. "The firm's chairman, Jan Kos, paid
for a villa.": it takes the verb for a participle, and the sentence is left without any. So it does
in "Nurses protested by marching", where nobody stands behind "by" who did it to them. "The board
met while a jet equipped with tubes lost a wing": the board lost none. "Crowds cheered as the bill
passed by one vote": by no vote was it passed. "The people hurt when a bus hit a wall were treated":
who was treated hurt nobody. A participle without a helper is no main verb: "relatives of two men
killed in May, in Oslo, have sued" has no relative kill or killed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    FINITE,
    HELPERS,
    NOUNS,
    PAST_FORMS,
    SUBJECT_PLACES,
    hang,
    is_finite,
    is_passive,
    make_subject,
    reattach,
    relabel,
    retag,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_GOING_ON = frozenset({"conj", "advcl", "dep"})
_BESIDE = frozenset({"conj", "dep", "parataxis"})
_BEHIND_GERUNDS = frozenset({"ccomp", "conj"})
_GERUND = "VBG"
_PASTS, _CONTENTS = {"TAG": PAST_FORMS}, {"DEP": frozenset({"ccomp"})}


@dataclass(frozen=True, slots=True)
class ReducedRelatives:
    """Mends the tree of a document.

    ``openers``: words that open clauses and may be prepositions ("after"), or never are ("while");
    ``picturing``: lemmas of verbs whose participle tells what a picture shows, which need no
    sentence; ``holding``: of verbs that are not told without their object ("wanted"); ``means``:
    prepositions before how it was done ("by"); ``predicating``: of verbs behind whose participle
    one of ``as_prepositions`` tells what somebody is ("known as Lee"); ``measures``: nouns that
    tell behind ``means`` by how much ("by two votes"); ``intransitive``: lemmas of verbs that have
    no object, so that a past of theirs is no passive ("operated on her").
    """

    openers: frozenset[str]
    as_prepositions: frozenset[str]
    picturing: frozenset[str]
    holding: frozenset[str]
    means: frozenset[str]
    predicating: frozenset[str]
    measures: frozenset[str]
    intransitive: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads, labels and one tag around such verbs change."""
        for verb in tokens_where(doc, _PASTS, _CONTENTS):
            subject = _described(verb)
            main = None if subject is None else _main_verb(verb)
            if subject is not None and main is not None:
                _swap(verb, main, subject)
            elif verb.dep_ == "ROOT" and (last := _resumed(verb) or self._goes_on_without(verb)):
                _swap(verb, *last)
            elif verb.dep_ == "advcl" and _resume_side_clause(verb):
                continue
            elif verb.dep_ == "advcl" and verb.tag_ == "VBD":
                _take_for_main(verb, self._openers_behind(verb.head))
            elif verb.dep_ in _BEHIND_GERUNDS and (held := self._held_for(verb)):
                _take_from_gerund(verb, held)
            elif verb.dep_ == "acl" and (
                self._is_of_fragment(verb) or self._tells_how(verb) or _gives_an_office(verb)
            ):
                _make_sentence(verb)
            elif verb.dep_ == "acl" and self._tells_by_how_much(verb):
                _open_clause(verb)
        return doc

    def _held_for(self, verb: SpacyToken) -> SpacyToken | None:
        """The verb of ``holding`` that gerunds behind its preposition complete; None: another."""
        linked = False
        for above in verb.ancestors:
            if above.tag_ != _GERUND and above.dep_ != "prep":
                listed = linked or any(c.dep_ == "pcomp" for t in above.rights for c in t.rights)
                return above if listed and above.lemma_ in self.holding else None
            linked |= above.dep_ == "prep"
        return None

    def _goes_on_without(self, verb: SpacyToken) -> tuple[SpacyToken, SpacyToken] | None:
        """The main verb behind a participle that lacks its object, and their subject; else None.

        "Two men [freed] from prisons in Peru have [landed] in Oslo": nothing joins the two verbs.
        """
        subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
        helped = any(t.dep_ in HELPERS for t in verb.lefts)
        bare = verb.tag_ == "VBN" and not helped  # which is no sentence's verb
        lacks = bare or (verb.lemma_ in self.holding and verb.tag_ == "VBD")
        if not lacks or len(subjects) != 1:
            return None
        bare = subjects[0].right_edge.i == verb.i - 1 and subjects[0].tag_ in NOUNS
        behind = [t for t in verb.rights if not t.is_punct]
        if not bare or len(behind) < 2 or any(t.dep_ in {"cc", "dobj", "ccomp"} for t in behind):
            return None
        main = behind[-1]
        opened = any(t.dep_ in {"mark", "advmod", *SUBJECT_PLACES} for t in main.lefts)
        helpers = [t for t in main.lefts if t.dep_ in HELPERS]
        finite = any(t.tag_ in FINITE for t in helpers or [main]) and main.dep_ in _GOING_ON
        commas = [t for t in verb.rights if t.text == "," and t.i < main.i]
        parted = main.left_edge.nbor(-1).text == "," and len(commas) % 2 == 1
        near = not parted and main.left_edge.i > behind[-2].right_edge.i
        return (main, subjects[0]) if finite and near and not opened else None

    def _openers_behind(self, participle: SpacyToken) -> frozenset[str]:
        """The words that open a clause behind a verb, and no phrase that describes its subject.

        "Police watched as protesters [burned] a flag": nobody was watched as a protester.
        """
        predicates = participle.lemma_.lower() in self.predicating
        return self.openers if predicates else self.openers | self.as_prepositions

    def _is_of_fragment(self, verb: SpacyToken) -> bool:
        """Whether it may be the verb of a sentence without one: "Its head, Kos, [paid] for it."."""
        noun = verb.head
        if verb.lemma_ in self.picturing or verb.tag_ not in PAST_FORMS or noun.dep_ != "ROOT":
            return False
        if noun.tag_ not in {"NN", "NNP"} or verb.i < 2 or verb.nbor(-1).text != ",":
            return False
        acts = verb.lemma_ in self.intransitive  # "Its head and her aide, Ana Roe, [acted] on it."
        heads = (noun, *noun.conjuncts) if acts else (noun,)
        beside = (t for each in heads for t in each.rights if t.dep_ == "appos")
        suffers = any(t.dep_ == "agent" for t in verb.rights)
        if suffers or not any(t.tag_ == "NNP" and t.right_edge.i == verb.i - 2 for t in beside):
            return False
        helped = any(t.dep_ in HELPERS for t in verb.lefts)
        more = any(t.i > verb.i and not t.is_punct for t in noun.rights)
        whole = noun.doc[noun.sent.end - 1].text == "."
        return whole and not helped and not more and any(not t.is_punct for t in verb.rights)

    def _tells_by_how_much(self, verb: SpacyToken) -> bool:
        """Whether a measure behind a participle shows it to be a past: "as the bill [passed] by".

        Its noun stands behind a word that may open a clause, and right before it.
        """
        noun, link = verb.head, verb.head.head
        behind = noun.dep_ == "pobj" and link.lower_ in self.as_prepositions and link.i < noun.i
        alone = verb.i == noun.i + 1 and not any(t.dep_ in HELPERS for t in verb.lefts)
        if not (behind and alone and link.head.pos_ == "VERB" and link.head.i < link.i):
            return False
        told = (t for t in verb.rights if t.lower_ in self.means)
        return any(c.lemma_.lower() in self.measures for t in told for c in t.rights)

    def _tells_how(self, verb: SpacyToken) -> bool:
        """Whether a past goes on with how it was done: "Nurses [protested] by marching"."""
        noun = verb.head
        whole = noun.dep_ == "ROOT" and noun.tag_ in NOUNS and verb.tag_ in PAST_FORMS
        if not whole or any(t.i > verb.i and not t.is_punct for t in noun.rights):
            return False
        near = all(t.right_edge.i < verb.i for t in noun.children if t.i < verb.i)
        ways = [t for t in verb.rights if t.lower_ in self.means]
        ended = noun.doc[noun.sent.end - 1].text == "."
        gerunds = [t for way in ways for t in way.rights if t.dep_ == "pcomp" and t.tag_ == "VBG"]
        return near and ended and bool(gerunds) and not any(verb.lefts)


def _gives_an_office(verb: SpacyToken) -> bool:
    """Whether a past gives a post to whose name is behind it: "Norvik [named] Ana Roe chairman".

    Not "a man named Roe", which a name alone completes.
    """
    noun = verb.head
    whole = noun.dep_ == "ROOT" and noun.tag_ in {"NN", "NNP"} and verb.i == noun.i + 1
    if not whole or any(verb.lefts) or any(t.i > verb.i and not t.is_punct for t in noun.rights):
        return False
    things = [t for t in verb.rights if t.dep_ in {"oprd", "dobj"}]
    if not things or noun.doc[noun.sent.end - 1].text != ".":
        return False
    phrase = noun.doc[verb.i + 1 : things[0].right_edge.i + 1]
    name = next((n for n, t in enumerate(phrase) if t.tag_ != "NNP"), len(phrase))
    post = [t for t in phrase[name:] if t.tag_ == "NN"]
    return name > 0 and bool(post) and phrase[name].tag_ in {"NN", "JJ", "PRP$"}


def _resumed(verb: SpacyToken) -> tuple[SpacyToken, SpacyToken] | None:
    """The passive that goes on with the subject of a sentence behind a side clause, and that.

    "The people hurt when a bus hit a wall [were treated]": nothing joins the two verbs. None where
    the first has an object, or a helper.
    """
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
    if len(subjects) != 1 or subjects[0].right_edge.i != verb.i - 1:
        return None
    if subjects[0].tag_ not in NOUNS or any(t.dep_ in HELPERS for t in verb.lefts):
        return None
    behind = [t for t in verb.rights if not t.is_punct]
    if len(behind) < 2 or any(t.dep_ in {"cc", "dobj"} for t in behind):
        return None
    main, clause = behind[-1], behind[0]
    opened = clause.dep_ == "advcl" and any(t.tag_ == "WRB" for t in clause.lefts)
    helpers = [t.tag_ for t in main.lefts if t.dep_ in HELPERS]
    passive = is_passive(main) and helpers[0] in FINITE
    alone = not any(t.dep_ in SUBJECT_PLACES or t.dep_ == "mark" for t in main.lefts)
    started = clause.left_edge.i == verb.i + 1
    return (main, subjects[0]) if opened and started and passive and alone else None


def _object_of_last(verb: SpacyToken) -> SpacyToken | None:
    """The gerund that ends a list right before a verb, or acts on what ends it; None without one.

    "For robbing a bank and [killing] a priest was seen", "for robbing a bank and [fleeing] was".
    """
    thing = next((t for t in verb.lefts if t.dep_ in SUBJECT_PLACES), None)
    if thing is None or any(t.dep_ == "mark" for t in verb.lefts) or thing.pos_ == "PRON":
        return None
    before = verb.doc[max(0, thing.left_edge.i - 1)]
    if thing.tag_ == _GERUND:
        joined = before.dep_ == "cc" and before.head.tag_ == _GERUND and thing.left_edge == thing
        return thing if joined else None
    return before if before.tag_ == _GERUND and before == verb.head else None


def _lacks_a_subject(verb: SpacyToken) -> bool:
    """Whether nothing stands before a passive that could be its subject, nor opens its clause."""
    before = verb.doc[max(0, verb.left_edge.i - 1)]
    bare = all(t.dep_ in HELPERS | {"advmod", "neg"} for t in verb.lefts)
    return bare and is_passive(verb) and not before.is_punct and before.dep_ != "cc"


def _take_from_gerund(verb: SpacyToken, participle: SpacyToken) -> None:
    """Make a verb the main one whose subject stands in a list of gerunds right before it.

    "A man wanted for robbing a bank and killing a priest was seen": no priest was seen.
    """
    subjects = [t for t in participle.lefts if t.dep_ in SUBJECT_PLACES]
    gerund, alone = _object_of_last(verb), _lacks_a_subject(verb)
    if participle.tag_ not in PAST_FORMS or len(subjects) != 1 or not (gerund or alone):
        return
    helped = any(t.dep_ in HELPERS for t in participle.lefts)
    near = participle.i == subjects[0].right_edge.i + 1
    if helped or not near or any(t.dep_ == "dobj" for t in participle.rights):
        return
    thing = next((t for t in verb.lefts if t.dep_ in SUBJECT_PLACES), verb)
    _swap(participle, verb, subjects[0])
    if gerund is None:
        return
    if thing == gerund:
        reattach(thing, thing.nbor(-1).head, "conj")
    else:
        reattach(thing, gerund, "dobj")


def _open_clause(verb: SpacyToken) -> None:
    """Let a preposition open the clause of a participle, whose subject is its noun."""
    noun, link = verb.head, verb.head.head
    reattach(verb, link.head, "advcl")
    retag(verb, "VBD")
    reattach(noun, verb, "nsubj")
    reattach(link, verb, "mark")
    for way in (t for t in verb.rights if t.dep_ == "agent"):
        relabel(way, "prep")


def _make_sentence(verb: SpacyToken) -> None:
    """Make a participle behind its noun the verb of which that noun is the subject."""
    noun = verb.head
    before = [t for t in noun.lefts if t.dep_ == "prep"]
    behind = [t for t in noun.rights if t.is_punct and t.i > verb.i]
    before += [t for t in noun.lefts if t.is_punct]
    reattach(verb, verb, "ROOT")
    retag(verb, "VBD", "VERB")
    reattach(noun, verb, "nsubj")
    hang((*before, *behind), verb)


def _resume_side_clause(verb: SpacyToken) -> bool:
    """Make the past behind a participle that describes the subject of a side clause its verb.

    "The board met while a jet equipped with new tubes [lost] a wing": nothing joins the loss to
    the meeting. Whether it was so comes back.
    """
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
    opened = any(t.dep_ == "mark" for t in verb.lefts)
    opened = opened and not any(t.dep_ in HELPERS for t in verb.lefts)
    if not opened or len(subjects) != 1 or subjects[0].right_edge.i != verb.i - 1:
        return False
    if subjects[0].tag_ not in NOUNS or any(t.dep_ == "dobj" for t in verb.rights):
        return False
    behind = [t for t in verb.head.rights if t.i > verb.i]
    if not behind or behind[0].dep_ not in {"conj", "advcl"} or behind[0].tag_ not in PAST_FORMS:
        return False
    main = behind[0]
    bare = main.left_edge == main and verb.right_edge.i == main.i - 1 and main.i > verb.i + 1
    if bare:
        _swap(verb, main, subjects[0])
        retag(main, "VBD")
    return bare


def _take_for_main(verb: SpacyToken, openers: frozenset[str]) -> None:
    """Make a verb the main one whose subject stands behind a preposition of what it describes."""
    participle = verb.head
    link = next((t for t in verb.lefts if t.dep_ == "mark" and t.tag_ == "IN"), None)
    subjects = [t for t in participle.lefts if t.dep_ in SUBJECT_PLACES]
    if link is None or link.i != participle.i + 1 or len(subjects) != 1:
        return
    if link.lower_ in openers:
        return
    if participle.tag_ not in {"VBD", "VBN"} or participle.i != subjects[0].right_edge.i + 1:
        return
    thing = next((t for t in verb.lefts if t.dep_ in SUBJECT_PLACES), None)
    before = [t.i for t in verb.lefts if t.dep_ not in {"mark", *SUBJECT_PLACES}]
    if thing is None or before or thing.left_edge.i != link.i + 1 or thing.pos_ == "PRON":
        return
    _swap(participle, verb, subjects[0])
    reattach(link, participle, "prep")
    reattach(thing, link, "pobj")


def _described(verb: SpacyToken) -> SpacyToken | None:
    """The name of a past form's subject that only a comma parts from it; None: there is none."""
    if verb.tag_ not in PAST_FORMS or verb.i < 2 or verb.nbor(-1).text != ",":
        return None
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECT_PLACES]
    if len(subjects) != 1 or any(t.dep_ in HELPERS for t in verb.children):
        return None
    if subjects[0].pos_ != "PROPN":
        return None
    return subjects[0] if subjects[0].right_edge.i in {verb.i - 1, verb.i - 2} else None


def _main_verb(verb: SpacyToken) -> SpacyToken | None:
    """A finite verb behind a second comma, with no subject and no conjunction before it."""
    for other in verb.rights:
        if any(t.dep_ == "cc" and t.i < other.i for t in verb.rights):
            return None
        if other.dep_ in _BESIDE and is_finite(other) and other.pos_ in {"VERB", "AUX"}:
            alone = not any(t.dep_ in SUBJECT_PLACES for t in other.lefts)
            parted = other.left_edge.i > 0 and other.left_edge.nbor(-1).text == ","
            return other if alone and parted else None
    return None


def _nearest(verb: SpacyToken, subject: SpacyToken) -> SpacyToken:
    """The noun that a participle describes: the one right before it, where that is of many people.

    "Relatives of two [men] killed"; "a member of the crew killed" may be either.
    """
    noun = verb.nbor(-1)
    counted = noun.tag_ == "NNS" and any(t.dep_ == "nummod" for t in noun.lefts)
    within = noun.dep_ == "pobj" and subject in noun.ancestors
    return noun if counted and within else subject


def _swap(verb: SpacyToken, main: SpacyToken, subject: SpacyToken) -> None:
    """Let the participle hang on the subject, and the subject on the main verb."""
    before = [t for t in verb.lefts if t.i < subject.left_edge.i]
    behind = [t for t in verb.rights if t.i > main.i]
    take_place_of(main, verb)
    make_subject(subject, main)
    reattach(verb, _nearest(verb, subject), "acl")
    retag(verb, "VBN")
    hang((*before, *behind), main)
