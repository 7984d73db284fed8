"""Hangs a past predicate on the clause that it goes on with, where the nearer one cannot be it.

"Said it was too early to judge and asked people to wait": nobody is asked by an expletive "it".
"Said he would not pay and promised help": a past verb does not go on with "would". "Urged him to
stay and called the police": nor with "to". "Returned days before the vote that ended the war, and
sang": a relative clause that no comma opens is closed by one. "Was to be played but was put off".
"Wept on hearing that he had been jailed and said": a past does not go on with a pluperfect there.
"Urged that he be sacked and said": nor with a subjunctive. "Said he had lied and said" says twice.
"Said Lind had lied and jailed him": nobody jails himself. "Ruled that he must be freed, and set a
date": what must be done to somebody does not go on with what one does, nor does what one may have
done, but with another crime: "may have shot a guard and robbed a bank". Nor does a past or passive
go on with a gerund: "was convicted of killing a guard and jailed". "Was chosen to lead the firm and
has been leading it": what has a finite helper of its own does not go on with an infinitive. "Freed
a man who had served a year and ruled that": no convict rules. "Freed him, a day after the bloc met,
but banned him": a clause of measured time between two commas is over, and one that only a comma
opens goes on: "fired him, a day after the crew left the set of "Nora" and refused to return". "Made
him open the safe and jailed him": a bare infinitive is one, too. "Spoke, praising men who
helped and saying": a participle goes on with the one above, and with no finite verb. "Was told he
was a thief and had fled": a pluperfect goes on with what was told. "Quit on Monday - "I am tired" -
and left": a clause in quotation marks ends with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    HELPERS,
    JOINTS,
    SUBJECT_PLACES,
    VERBAL,
    hang,
    is_passive,
    reattach,
    take_place_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_JOINED = {"DEP": frozenset({"conj"}), "TAG": frozenset({"VBD", "VBN", "VBG"})}
_FINITE = frozenset({"VBD", "VBZ"})
_TENSED = _FINITE | {"VBP"}
_QUOTES = frozenset({"``", "''"})
_NEAR = 4  # words between quotation marks and a verb behind them
_PREDICATIVE = frozenset({"acomp", "attr"})


@dataclass(frozen=True, slots=True)
class CoordinatedPredicates:
    """Mends the tree of a document.

    ``expletives``: the pronouns that may stand for no thing; ``bases``: the verbs whose past is
    spelled as their infinitive is, and which may go on with one. ``ruling``: lemmas of verbs for
    what only ``courts`` do; ``dying``: for what nobody goes on from to act; ``crimes``: for what
    nobody does who tells of a deed; ``causing``: for having others act. ``disjunctive``:
    conjunctions of alternatives.
    """

    expletives: frozenset[str]
    bases: frozenset[str]
    ruling: frozenset[str]
    courts: frozenset[str]
    dying: frozenset[str]
    crimes: frozenset[str]
    causing: frozenset[str]
    disjunctive: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads of such verbs and of what joins them change."""
        for verb in tokens_where(doc, _JOINED):
            above = self._above(verb) if verb.tag_ == "VBD" else _passive_above(verb)
            if above is not None:
                joints = [t for t in verb.head.rights if t.i < verb.i and t.dep_ in JOINTS]
                hang((verb, *joints), above)
        return doc

    def _above(self, verb: SpacyToken) -> SpacyToken | None:
        """The finite verb above the one on which a verb hangs, where it goes on with that."""
        near, led = verb.head, any(t.tag_ == "TO" for t in verb.head.lefts)
        if _goes_on_gerund(verb):
            return _told_above(near)
        if _has_subject(verb) and not led:
            return None  # a clause of its own, which may follow any but an infinitive
        if (main := _before_quotation(near, verb)) is not None:
            return main
        bare = _is_bare(near) or self._is_caused(near)
        if (bare and verb.lower_ not in self.bases) or self._is_of_nobody(near, verb):
            return _finite_above(near) or (_predicate_above(near) if led else None)
        if _is_wanted(near) and _acts_on_noun(verb) and not self._is_another_deed(verb, near):
            return _finite_above(near)
        if _is_heard(near):
            return _finite_above(near.head.head)
        if near.dep_ == "ccomp" and (_is_subjunctive(near) or near.head.lemma_ == verb.lemma_):
            return _finite_above(near)
        if near.dep_ == "ccomp" and _is_perfect(near) and _is_done_to_its_subject(verb, near):
            return _finite_above(near)
        if (clause := _unclosed(near, verb)) is not None:
            return clause
        if near.dep_ == "advcl" and _is_set_off(near, verb):
            above = _finite_above(near)
            acts = above is not None and above.lemma_ not in self.dying and _has_subject(above)
            return above if acts else None
        if near.dep_ == "relcl" and (_is_closed(near, verb) or self._rules(near, verb)):
            above = _finite_above(near)
            return above if above is not None and _has_subject(above) else None
        return None

    def _is_caused(self, verb: SpacyToken) -> bool:
        """Whether a base form without "to" tells what somebody has another do: "made him [sit]"."""
        base = verb.tag_ == "VB" or verb.lower_ in self.bases
        free = base and not any(t.dep_ in HELPERS or t.dep_ == "mark" for t in verb.lefts)
        return free and verb.dep_ == "ccomp" and verb.head.lemma_ in self.causing

    def _is_another_deed(self, verb: SpacyToken, near: SpacyToken) -> bool:
        """Whether who may have done one deed did another: "may have shot him or [robbed] him"."""
        joints = [t.lower_ for t in near.rights if t.dep_ == "cc" and t.i < verb.i]
        either = any(joint in self.disjunctive for joint in joints[-1:])
        return not is_passive(near) and (either or verb.lemma_.lower() in self.crimes)

    def _rules(self, near: SpacyToken, verb: SpacyToken) -> bool:
        """Whether a verb is a court's, which acts above, and the clause before it another's."""
        if verb.lemma_ not in self.ruling or not any(t.dep_ == "ccomp" for t in verb.rights):
            return False
        above = _finite_above(near)
        acting = [] if above is None else [t for t in above.lefts if t.dep_ in SUBJECT_PLACES]
        other = near.head.lemma_.lower() not in self.courts and near.head.tag_ in {"NN", "NNS"}
        return other and any(t.lemma_.lower() in self.courts for t in acting)

    def _is_of_nobody(self, near: SpacyToken, verb: SpacyToken) -> bool:
        """Whether the subject before a verb is an expletive, and the verb one of acts."""
        if verb.pos_ != "VERB" or near.pos_ != "AUX":
            return False
        subjects = [t.lower_ for t in near.lefts if t.dep_ in SUBJECT_PLACES]
        judged = [t for t in near.rights if t.dep_ in _PREDICATIVE and t.i < verb.i]
        clauses = [t for one in (near, *judged) for t in one.rights if t.pos_ in {"VERB", "AUX"}]
        return (
            subjects[-1:] != []
            and subjects[-1] in self.expletives
            and any(t.i < verb.i for t in clauses)
        )


def _before_quotation(near: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
    """The past verb before a whole clause in quotation marks, which end before a joined verb.

    The parser may take that clause for the sentence: then it changes places with the verb.
    """
    if not any(t.tag_ in _QUOTES for t in verb.doc[max(0, verb.i - _NEAR) : verb.i]):
        return None
    marks = [t for t in verb.sent if t.tag_ in _QUOTES and t.i < verb.i]
    if len(marks) != 2 or not marks[0].i < near.i < marks[1].i:
        return None
    if not any(t.dep_ in SUBJECT_PLACES and t.i > marks[0].i for t in near.lefts):
        return None
    below = [t for t in near.lefts if t.dep_ == "ccomp" and t.i < marks[0].i]
    main = below[0] if below else near.head
    if main.tag_ != "VBD" or main.i > marks[0].i or not _has_subject(main):
        return None
    if below:
        take_place_of(main, near)
        reattach(near, main, "parataxis")
    return main


def _is_wanted(verb: SpacyToken) -> bool:
    """Whether a verb tells what must or may be: "(that he) must be returned", "may have left"."""
    helpers = [t.tag_ for t in verb.lefts if t.dep_ in HELPERS]
    return verb.tag_ == "VBN" and verb.dep_ == "ccomp" and helpers == ["MD", "VB"]


def _acts_on_noun(verb: SpacyToken) -> bool:
    """Whether a noun or its article stands right behind a verb: "set the date"."""
    behind = verb.i + 1 < len(verb.doc)
    return behind and verb.nbor(1).pos_ in {"DET", "PROPN", "NOUN", "PRON"}


def _is_perfect(verb: SpacyToken) -> bool:
    """Whether a verb has a helper of the perfect, with which no simple past goes on."""
    return verb.tag_ == "VBN" and any(t.dep_ == "aux" for t in verb.lefts)


def _is_done_to_its_subject(verb: SpacyToken, near: SpacyToken) -> bool:
    """Whether a pronoun is acted on that can only mean the name before: no one jails himself so.

    "The judge said Lind had lied and jailed him".
    """
    names = [t for t in near.lefts if t.dep_ in SUBJECT_PLACES and t.tag_ == "NNP"]
    things = [t for t in verb.rights if t.dep_ == "dobj" and t.tag_ == "PRP"]
    return bool(names) and any("Number=Sing" in str(t.morph) for t in things)


def _is_heard(verb: SpacyToken) -> bool:
    """Whether a passive of the pluperfect is what somebody hears or learns: "on hearing that"."""
    labels = {t.dep_ for t in verb.lefts if t.tag_ in {"VBD", "VBN"}}
    return verb.dep_ == "ccomp" and verb.head.dep_ == "pcomp" and labels >= HELPERS


def _goes_on_gerund(verb: SpacyToken) -> bool:
    near = verb.head
    return near.tag_ == "VBG" and near.dep_ == "pcomp" and not _has_subject(verb)


def _told_above(gerund: SpacyToken) -> SpacyToken | None:
    """The finite or passive verb above a gerund, the nearest one; else the copula: "is against"."""
    verbs = [t for t in gerund.ancestors if t.pos_ in VERBAL]
    above = next((t for t in verbs if t.pos_ == "VERB"), verbs[0] if verbs else None)
    if above is None:
        return None
    passive = above.tag_ == "VBN" and is_passive(above)
    return above if passive or above.tag_ in _FINITE else None


def _passive_above(verb: SpacyToken) -> SpacyToken | None:
    """The predicate above an infinitive, where what has a finite helper goes on with that.

    "The final was to have been played in May but was [postponed]", "Lind was chosen to lead the
    firm and has been [leading] it".
    """
    near = verb.head
    if (content := _told_in(near, verb)) is not None:
        return content
    if _goes_on_gerund(verb):
        return None if verb.tag_ == "VBG" else _told_above(near)
    if _is_free_participle(verb) and near.pos_ == "VERB" and near.tag_ in _TENSED:
        return next((t for t in near.ancestors if _is_free_participle(t)), None)
    while near.dep_ == "conj" and near.tag_ == "VB" and near.head.i < near.i:
        near = near.head  # "to sell or let the mill and has hired a broker"
    infinitive = any(t.tag_ == "TO" for t in near.lefts)
    own = any(t.dep_ in HELPERS and t.tag_ in _TENSED for t in verb.lefts)
    if not (infinitive and own) or _has_subject(verb):
        return None
    return _predicate_above(near)


def _told_in(told: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
    """What somebody was told, where a pluperfect goes on with that: "was told he was a thief and".

    A simple past, of the one who was told, does not go on with a pluperfect.
    """
    tenses = {t.tag_ for t in told.lefts if t.dep_ in HELPERS}
    had = any(t.dep_ == "aux" and t.tag_ == "VBD" for t in verb.lefts)
    if not (had and is_passive(told) and tenses == {"VBD"}) or _has_subject(verb):
        return None
    contents = [t for t in told.rights if t.dep_ == "ccomp" and t.i < verb.i]
    return contents[-1] if contents else None


def _is_free_participle(verb: SpacyToken) -> bool:
    """Whether a verb is a participle without a helper or a subject of its own."""
    own = any(t.dep_ in HELPERS | SUBJECT_PLACES for t in verb.lefts)
    return verb.tag_ == "VBG" and verb.pos_ == "VERB" and not own


def _predicate_above(infinitive: SpacyToken) -> SpacyToken | None:
    """The nearest verb above an infinitive that is finite, or has a finite helper."""
    for above in infinitive.ancestors:
        if above.pos_ in {"VERB", "AUX"} and above.i < infinitive.i:
            words = [above, *(t for t in above.lefts if t.dep_ in HELPERS)]
            if any(t.tag_ in _TENSED or t.tag_ == "MD" for t in words):
                return above
    return None


def _has_subject(verb: SpacyToken) -> bool:
    return any(t.dep_ in SUBJECT_PLACES for t in verb.lefts)


def _is_bare(verb: SpacyToken) -> bool:
    """Whether a verb is an infinitive behind "to" or a modal alone."""
    helpers = [t.tag_ for t in verb.children if t.dep_ in HELPERS]
    return verb.tag_ == "VB" and helpers in (["TO"], ["MD"])


def _is_subjunctive(verb: SpacyToken) -> bool:
    """Whether a passive is wanted, and not told: "(that he) be sacked"."""
    helpers = [t.tag_ for t in verb.lefts if t.dep_ in HELPERS]
    return verb.tag_ == "VBN" and helpers == ["VB"]


def _is_closed(clause: SpacyToken, verb: SpacyToken) -> bool:
    """Whether a comma closes a relative clause before a verb that is joined, and none opens it."""
    joint = next((t for t in clause.rights if t.dep_ == "cc" and t.i < verb.i), None)
    if joint is None or not joint.nbor(-1).is_punct or any(_conjuncts(clause, verb)):
        return False
    opening = clause.left_edge
    return opening.i > clause.head.i and not opening.nbor(-1).is_punct and not opening.is_punct


def _is_set_off(clause: SpacyToken, verb: SpacyToken) -> bool:
    """Whether an adverbial clause of measured time stands between two commas, before a joined verb.

    Without a measure it may go on: "left, after the police came, and beat the guards". So does what
    is done to the same one: "quit, days after a court convicted him, and fined him".
    """
    joint = next((t for t in clause.rights if t.dep_ == "cc" and t.i < verb.i), None)
    first = clause.left_edge
    if joint is None or first.i <= clause.head.i or any(_conjuncts(clause, verb)):
        return False
    measured = any(t.dep_ == "npadvmod" for t in clause.subtree if t.i < clause.i)
    things = [{t.lower_ for t in one.rights if t.tag_ == "PRP"} for one in (clause, verb)]
    closed = joint.nbor(-1).text == "," and "," in {first.text, first.nbor(-1).text}
    return closed and measured and things[0].isdisjoint(things[1])


def _unclosed(main: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
    """The clause of measured time that a comma opens and none closes before a joined verb; or None.

    The parser loses it where the clause ends in a quotation. None where what is joined acts on a
    pronoun, which may mean the subject of that clause.
    """
    joint = next((t for t in main.rights if t.dep_ == "cc" and t.i == verb.left_edge.i - 1), None)
    if joint is None or main.tag_ != "VBD" or joint.i + 1 != verb.i:
        return None
    clause = next(
        (t for t in reversed(list(main.rights)) if t.i < joint.i and t.pos_ == "VERB"), None
    )
    if clause is None or clause.dep_ != "advcl" or clause.tag_ != "VBD" or not _has_subject(clause):
        return None
    first = clause.left_edge
    opened = first.i > main.i and "," in {first.text, first.nbor(-1).text}
    measured = any(t.dep_ == "npadvmod" for t in clause.lefts)
    closed = "," in {t.text for t in main.doc[clause.i : joint.i][-2:]}
    acts = any(t.tag_ == "PRP" for t in verb.rights if t.dep_ == "dobj")
    return None if closed or acts or not (opened and measured) else clause


def _conjuncts(verb: SpacyToken, last: SpacyToken) -> list[SpacyToken]:
    return [t for t in verb.rights if t.dep_ == "conj" and t != last]


def _finite_above(verb: SpacyToken) -> SpacyToken | None:
    above = verb.head
    while above.head != above and above.tag_ not in _FINITE:
        above = above.head
    return above if above.tag_ in _FINITE and above.pos_ == "VERB" else None
