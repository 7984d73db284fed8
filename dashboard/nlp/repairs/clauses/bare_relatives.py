"""Gives a relative clause without a pronoun its subject, a name behind the noun it is told of.

"Rejected the offer Norvik Motors [made]", "upheld the ban Mayor Tom Reed [ordered] in May": the
parser takes the thing for a part of the name, and the name for what was rejected, or the verb for a
clause of its own ("fought the tariff Ana Berg announced"). Linguists speak of bare relatives: a
verb that wants an object and has none behind it has the noun with an article before the name.

People and bodies have their names behind them ("the minister Ana Berg, accused of"), so have places
and ships ("the town Halden destroyed in 1943"): of these the parser's word stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import (
    COMMON_NOUNS,
    HELPERS,
    NOUNS,
    PROPER_NOUNS,
    SUBJECTS,
    TENSED,
    TIMES,
    VERBAL,
    hang,
    is_passive,
    make_subject,
    reattach,
    retag,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_CLAUSES = frozenset({"acl", "advcl", "ccomp", "conj", "dep", "parataxis", "pcomp", "relcl"})
_VERBS = {"TAG": TENSED | {"VBN"}, "DEP": _CLAUSES}
_FILLED = frozenset(
    {"acomp", "agent", "attr", "ccomp", "dative", "dobj", "expl", "mark", "oprd", "prt", "xcomp"}
)
_ACTING = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_ARTICLES = frozenset({"DT", "PRP$", "POS"})
_BEFORE_NOUNS = NOUNS | {"JJ", "CD", "VBN", "HYPH"}


@dataclass(frozen=True, slots=True)
class BareRelatives:
    """Mends the tree of a document.

    ``named``: nouns that have their name right behind them; ``intransitive``: lemmas of verbs that
    want no object; ``saying``: of verbs that may tell a clause behind who hears it; ``deverbal``:
    nouns that are verbs, too; ``offices``: the titles of people.
    """

    named: frozenset[str]
    intransitive: frozenset[str]
    saying: frozenset[str]
    deverbal: frozenset[str]
    offices: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only heads, labels and tags around such verbs change."""
        for verb in tokens_where(doc, _VERBS):
            first = next((t for t in verb.lefts if t.dep_ in HELPERS), verb)
            name = doc[first.i - 1] if first.i else verb
            start = None if self._has_object(verb) else _start_of_name(name)
            noun = None if start is None else self._noun_before(start)
            above = None if noun is None else _governor(noun, verb)
            if start is None or noun is None or above is None:
                continue
            told = verb.dep_ == "ccomp" and above.lemma_ in self.saying
            words = list(doc[start.i : name.i + 1])
            others = [t for t in verb.lefts if t.dep_ in SUBJECTS]
            if others not in ([], [name]):  # "a report in the journal Alder [says]"
                continue
            acts = first != verb or name.head == verb or self._is_deed(verb, noun, words)
            if acts and not told and not _is_read_so(verb, noun, name):
                _part(verb, noun, words, above)
        return doc

    def _has_object(self, verb: SpacyToken) -> bool:
        """Whether a verb has what it wants beside its subject, or wants nothing."""
        filled = any(t.dep_ in _FILLED for t in verb.children) or is_passive(verb)
        return filled or verb.lemma_ in self.intransitive

    def _is_deed(self, verb: SpacyToken, noun: SpacyToken, name: list[SpacyToken]) -> bool:
        """Whether a noun is of what is done ("the ban"), or who has an office does it.

        Only of these the parser need not see that the name is a subject: of "the carmaker Holt
        Motors [founded] in 1910" it is none.
        """
        titled = any(t.lower_ in self.offices for t in name)
        return noun.lower_ in self.deverbal or (titled and verb.tag_ in TENSED)

    def _noun_before(self, start: SpacyToken) -> SpacyToken | None:
        """The thing right before a name that has a name only behind an apposition's comma."""
        noun = start.doc[start.i - 1]
        thing = noun.tag_ in COMMON_NOUNS and noun.lemma_.lower() not in self.named
        return noun if thing and noun.ent_type_ not in TIMES else None


def _start_of_name(name: SpacyToken) -> SpacyToken | None:
    """The first word of a name of who may act, of which the last is given; None: no such name."""
    if name.tag_ not in PROPER_NOUNS or name.ent_type_ not in _ACTING:
        return None
    while name.i > 0 and name.nbor(-1).tag_ in PROPER_NOUNS:
        name = name.nbor(-1)
    return name if name.i > 0 else None


def _governor(noun: SpacyToken, verb: SpacyToken) -> SpacyToken | None:
    """The verb or preposition right before the phrase of a noun with an article; None: no such."""
    doc, at = noun.doc, noun.i
    while at > 0 and doc[at].tag_ in _BEFORE_NOUNS:
        at -= 1
    if doc[at].tag_ == "IN" and at and doc[at - 1].tag_ in COMMON_NOUNS:  # "the state of emergency"
        inner = _governor(doc[at - 1], verb)
        if at == noun.i - 1 and inner is not None:
            return doc[at]
    if at < 1 or doc[at].tag_ not in _ARTICLES or doc[at].dep_ == "punct":
        return None
    above = doc[at - 1]
    if above.tag_ in {"IN", "TO"}:
        return above if above.head.i < above.i and above.head != verb else None
    return above if above.pos_ in VERBAL and above != verb else None


def _is_read_so(verb: SpacyToken, noun: SpacyToken, name: SpacyToken) -> bool:
    """Whether the parser has hung such a clause with its subject on the noun or one above it."""
    read = verb.dep_ == "relcl" and name.dep_ in SUBJECTS and name.head == verb
    return read and verb.head in {noun, *noun.ancestors}


def _part(verb: SpacyToken, noun: SpacyToken, name: list[SpacyToken], above: SpacyToken) -> None:
    """Hang a noun on what governs it, the name on the verb as its subject, and that on the noun."""
    first, last, main = name[0], name[-1], verb.head
    for word in name[:-1]:
        if word.head not in name:
            reattach(word, last, "compound")
    outer = [t for t in last.lefts if t.i < first.i and t != noun]
    if noun.head in name or noun.head == verb:
        reattach(noun, above, "dobj" if above.pos_ in VERBAL else "pobj")
    hang(outer, noun)
    hang([t for t in last.rights if t != verb], verb)
    for token in [t for t in verb.lefts if t.i < first.i]:
        reattach(token, main, "oprd" if token.dep_ in SUBJECTS else token.dep_)
    make_subject(last, verb)
    of = noun.head if noun.head.dep_ == "prep" else noun
    reattach(verb, noun if any(t.tag_ in _ARTICLES for t in noun.lefts) else of.head, "relcl")
    if verb.tag_ == "VBN" and not any(t.dep_ in HELPERS for t in verb.lefts):
        retag(verb, "VBD")
    behind = (t for t in main.rights if t.left_edge.i == verb.i + 1 and t.dep_ == "npadvmod")
    hang(list(behind), verb)
