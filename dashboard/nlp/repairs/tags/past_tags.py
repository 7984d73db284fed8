"""Corrects the tags of pasts and participles that the model took for one another, or for nouns.

"The head of the hospital quit": the past of such verbs is spelled as a noun is, so that only the
place in the sentence tells. "In 1987 a ferry sank": what is no noun at all is taken for one, too.
In "want to see the firm punished" the firm does nothing.
In "several men whom police charged" a verb with a subject of its own is no participle, nor in
"No shots were fired after police arrested Reed".
Who "was found guilty and fined 90 euros" fined nobody; "left one dead and two men wounded": they
wounded nobody. Nor do "two men shot dead in Halden" shoot: a resultative without an object is a
passive. And "with two men killed the same day" no preposition governs a past. Nor do the girls in
"the families of three girls shot in a raid sued": what describes a noun has no past without a
pronoun.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    PAST_FORMS,
    RELATIVE_PRONOUNS,
    hang,
    is_passive,
    relabel,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_OWN = frozenset({"aux", "auxpass", "mark", "dobj", "ccomp", "xcomp", "prt", "neg"})
_OWN_ARGUMENTS = _OWN | {"nsubj", "nsubjpass"}
_MAIN_NOUNS = {"DEP": frozenset({"ROOT"}), "TAG": frozenset({"NN"})}
_RELATIVE = {"DEP": frozenset({"relcl"}), "TAG": frozenset({"VBN"})}
_ADVERBIAL = {"DEP": frozenset({"advcl"}), "TAG": frozenset({"VBN"})}
_PASTS = {"DEP": frozenset({"ccomp", "conj", "acl", "pcomp"}), "TAG": frozenset({"VBD"})}
_OPENING = frozenset({"ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"})  # an object
_QUESTION_WORDS = RELATIVE_PRONOUNS | {"WP$", "WRB"}
_ENDS = frozenset({"oprd", "acomp", "advmod"})
_OF_NOUNS = frozenset({"det", "amod", "compound", "nummod", "poss"})


@dataclass(frozen=True, slots=True)
class PastTags:
    """Mends the tags of a document; ``verbs``: those whose past is spelled as their lemma is.

    ``completed``: verbs that a participle behind an object completes ("saw the firm [punished]").
    ``judging``: verbs for what a court does to somebody; ``finding``: those by which it tells what
    somebody is ("found guilty"). ``money``: words and signs for what it costs. ``commanding``:
    verbs by which one makes somebody do something. ``harming``: verbs for what an accident does to
    people and things.
    ``ends``: how a resultative leaves somebody ("shot [dead]"); ``striking``: its verbs.
    ``overcoming``: verbs for what is done to people against their will, and to nobody else.
    ``irregular``: the lemmas of pasts and participles; ``participles``: those that are no pasts;
    ``nominal``: nouns and adjectives.
    """

    verbs: frozenset[str]
    irregular: Mapping[str, Sequence[str]]
    participles: frozenset[str]
    nominal: frozenset[str]
    completed: frozenset[str]
    judging: frozenset[str]
    money: frozenset[str]
    commanding: frozenset[str]
    finding: frozenset[str]
    harming: frozenset[str]
    ends: frozenset[str]
    striking: frozenset[str]
    overcoming: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; of such words tag, lemma and head change, and a subject."""
        for token in tokens_where(doc, _MAIN_NOUNS, _RELATIVE, _ADVERBIAL, _PASTS):
            if token.dep_ == "ROOT" and token.tag_ == "NN" and self._is_past(token):
                retag(token, "VBD", "VERB", token.lower_)
            elif token.dep_ == "ROOT" and token.tag_ == "NN" and self._is_only_verb(token):
                _give_subject(token, self.irregular[token.lower_][0])
            elif token.tag_ == "VBN" and self._is_finite(token):
                retag(token, "VBD")
            elif token.dep_ == "pcomp" and _is_absolute(token):
                _make_passive(token)
            elif token.tag_ == "VBD" and (
                self._is_found_so(token)
                or self._is_done(token)
                or self._is_judged(token)
                or self._is_commanded(token)
                or self._is_reduced(token)
            ):
                retag(token, "VBN")
            elif token.tag_ == "VBD" and (verb := self._resultative_verb(token)) is not None:
                retag(token, "VBN")
                token.head = verb
        for end in tokens_where(doc, {"LOWER": self.ends, "DEP": _ENDS}):
            beside = 0 < end.i < len(doc) - 1 and end.head.i == end.i - 1
            harms = beside and end.head.lemma_ in self.striking
            if harms and end.nbor(1).pos_ not in _OPENING and _is_undergone(end.head):
                _make_passive(end.head)
        return doc

    def _is_only_verb(self, token: SpacyToken) -> bool:
        """Whether a word is an irregular past, and spelled as no noun or adjective is."""
        return token.lower_ in self.irregular and token.lower_ not in self.nominal

    def _resultative_verb(self, token: SpacyToken) -> SpacyToken | None:
        """The verb of an object predicative that goes on: "[left] one dead and two wounded"."""
        if token.dep_ != "conj" or token.lemma_ not in self.harming:
            return None
        verb = token.head.head if token.head.dep_ == "oprd" else token.head
        acts = any(t.dep_ in {"dobj", "aux", "auxpass"} for t in token.children)
        return verb if any(t.dep_ == "oprd" for t in verb.children) and not acts else None

    def _is_judged(self, token: SpacyToken) -> bool:
        """Whether a court did it to whom a passive is told of: "found guilty and [fined]"."""
        joined = token.dep_ == "conj" and token.lemma_ in self.judging
        if not joined or not is_passive(token.head):
            return False
        things = [t for t in token.children if t.dep_ in _OWN_ARGUMENTS]
        return all(t.dep_ == "dobj" and self._is_sum(t) for t in things)

    def _is_found_so(self, token: SpacyToken) -> bool:
        """Whether one is found to be something beside a passive: "cleared and [found] guilty"."""
        joined = token.dep_ == "conj" and token.lemma_ in self.finding and is_passive(token.head)
        labels = {t.dep_ for t in token.children}
        return joined and "oprd" in labels and labels.isdisjoint(_OWN_ARGUMENTS)

    def _is_commanded(self, token: SpacyToken) -> bool:
        """Whether one is told to do something beside a passive: "freed and [ordered] to leave".

        Nobody orders without an object.
        """
        joined = token.dep_ == "conj" and token.lemma_ in self.commanding
        if not joined or not is_passive(token.head):
            return False
        labels = {t.dep_ for t in token.children}
        return "xcomp" in labels and labels.isdisjoint(_OWN_ARGUMENTS - {"xcomp"})

    def _is_reduced(self, token: SpacyToken) -> bool:
        """Whether a verb of harm describes the noun right before it, and has no object."""
        beside = token.dep_ == "acl" and token.head.i == token.i - 1
        done = self.harming | self.striking | self.overcoming
        if not beside or token.lemma_ not in done:
            return False
        return all(t.dep_ not in _OWN_ARGUMENTS for t in token.children)

    def _is_sum(self, noun: SpacyToken) -> bool:
        return not self.money.isdisjoint(t.lower_ for t in (noun, *noun.lefts))

    def _is_done(self, token: SpacyToken) -> bool:
        """Whether a past completes a verb and its object: "want to see the firm [punished]"."""
        labels = {t.dep_ for t in token.children}
        alone = token.dep_ == "ccomp" and "nsubj" in labels and labels.isdisjoint(_OWN)
        return alone and token.head.lemma_ in self.completed and token.head.i < token.i

    def _is_finite(self, token: SpacyToken) -> bool:
        """Whether a form that may be a past acts, and has no helper; "given" is a participle."""
        if token.lower_ in self.participles or not (_acts_itself(token) or _acts_on(token)):
            return False
        return not any(t.dep_ in {"aux", "auxpass"} for t in token.children)

    def _is_past(self, token: SpacyToken) -> bool:
        """Whether a word has a subject before it as only a verb has, and nothing that helps it."""
        subject = any(t.dep_ == "nsubj" and t.i < token.i for t in token.children)
        helped = any(t.dep_ in {"aux", "det", "amod", "compound"} for t in token.children)
        return subject and not helped and token.lower_ in self.verbs


def _is_absolute(verb: SpacyToken) -> bool:
    """Whether a preposition governs a past with a noun of its own: "with two men [killed]".

    It is done to them: nobody acts, as nothing stands there whom they do it to. Not in an indirect
    question ("on how it sank").
    """
    labels = {t.dep_ for t in verb.children}
    asked = any(t.tag_ in _QUESTION_WORDS for t in verb.doc[verb.head.i : verb.i])
    done = verb.tag_ == "VBD" and "nsubj" in labels and labels.isdisjoint(_OWN)
    return done and verb.head.i < verb.i and not asked


def _acts_itself(verb: SpacyToken) -> bool:
    """Whether a relative clause has object and subject before its verb: "[whom] police tried"."""
    return verb.dep_ == "relcl" and {"dobj", "nsubj"} <= {t.dep_ for t in verb.lefts}


def _acts_on(verb: SpacyToken) -> bool:
    """Whether a marked clause has its subject before, and its object behind, the verb."""
    before, behind = ({t.dep_ for t in side} for side in (verb.lefts, verb.rights))
    return verb.dep_ == "advcl" and {"mark", "nsubj"} <= before and "dobj" in behind


def _give_subject(verb: SpacyToken, lemma: str) -> None:
    """Make the noun right before a verb, taken for a part of its name, its subject."""
    noun = next((t for t in verb.lefts if t.i == verb.i - 1 and t.dep_ == "compound"), None)
    if noun is None:
        return
    retag(verb, "VBD", "VERB", lemma)
    relabel(noun, "nsubj")
    hang([t for t in verb.lefts if t.dep_ in _OF_NOUNS and t.i < noun.i], noun)


def _is_undergone(verb: SpacyToken) -> bool:
    """Whether a past has no object, so that it is done to its subject: "two men [shot] dead".

    The object is before it in "the man whom police shot dead", and may hang on a preposition in
    "shot dead between ten and twenty men".
    """
    if verb.tag_ not in PAST_FORMS or verb.dep_ == "relcl":
        return False
    helped = {"aux", "auxpass"} & {t.dep_ for t in verb.lefts}
    has_object = any(t.dep_ in {"dobj", "ccomp"} for t in verb.rights)
    behind = (n for t in verb.rights if t.dep_ == "prep" for n in t.rights)
    counted = any(t.dep_ == "nummod" for n in behind for t in n.lefts)
    return not helped and not has_object and not counted


def _make_passive(verb: SpacyToken) -> None:
    retag(verb, "VBN")
    for noun in verb.lefts:
        if noun.dep_ == "nsubj" and noun.tag_ not in RELATIVE_PRONOUNS:
            relabel(noun, "nsubjpass")
