"""Takes a clause that tells the contents of a noun for no relative clause.

"A rumour that Lind had [fled] proved false", "the claim that Lind [stole] it": the parser takes
"that" for what Lind fled or stole, and the rumour for a thing of which this is told as known. In
"the rumour that Lind [spread]" it is so: an account is what one spreads.

Without "that" it takes what one is told for a clause on that one: "told the court he [paid]"
(or for what one denies: "denied telling her he [paid]"), and what an allegation says for a clause
on the allegation, or beside it: "denies allegations she [abused] her office". A clause that lacks
nothing is no relative one. With "that", now and then, it takes for one what anybody is told: "told
officers that Lind [came] with a knife", "told a judge at the hearing that Lind [robbed] a bank".

A clause may stand far behind its noun (extraposition from the subject): in "rumours spread on
Monday that Lind had [fled]" the parser takes it for what the verb says. So it does where whose
account it is stands between: "met after a claim by the mayor, Ana Berg, that Lind had [fled]". And
two clauses on one verb may be one within the other: "admitted that he did not say Lind [fled]".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import HELPERS, SUBJECTS, TENSED, reattach, relabel, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_RELATIVE = {"DEP": frozenset({"relcl"})}
_ON_NOUNS = {"DEP": frozenset({"relcl", "acl"})}
_BESIDE = {"DEP": frozenset({"relcl", "acl", "conj", "ccomp", "advcl", "parataxis"})}
_EXTRAPOSED = {"DEP": frozenset({"ccomp", "acl", "relcl", "advcl"})}
_AT_VERBS = frozenset({"ccomp", "advcl"})
_OPENERS = frozenset({"mark", "advmod"})
_OBJECTS = frozenset({"dobj", "pobj"})
_HEARING = frozenset({"dobj", "dative"})
_MARKING, _PRONOUN, _PLURAL = "IN", "PRP", "NNS"
_PREPOSITIONS = frozenset({"IN", "RP"})
_NO_OBJECTS = frozenset({"VBD", "VBN", "VBZ", "VBP", "MD", "IN", "TO", ".", ",", "CC"})
_RELATIVE_PRONOUNS = frozenset({"WDT", "WP", "WP$"})
_NOUNS = frozenset(
    {"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "appos", "ROOT", "compound"}
)
_COMPLETE = frozenset({"dobj", "nsubjpass", "acomp", "attr"})
_LINKS = frozenset({"cc", "mark", "punct", "advmod"})


@dataclass(frozen=True, slots=True)
class ContentClauses:
    """Mends the tree of a document.

    ``accounts``: nouns that say that something is so; ``sources``: the words before who says it;
    ``marks``: those that open what they say; ``handling``: lemmas for what is done with an account;
    ``spreading``: those for how one comes up, which say of nothing that it is so; ``telling``:
    those for what one tells to ``hearers``, of whom nobody tells which ("the court he told");
    ``giving``: those whose object may be who gets the account ("the evidence he gave police");
    ``intransitive``: those that have no object; ``saying``: those before what one says;
    ``proposing``: those that propose it to somebody behind one of ``links``; ``confiding``: those
    by which one tells somebody so what lacks nothing.
    """

    accounts: frozenset[str]
    sources: frozenset[str]
    marks: frozenset[str]
    handling: frozenset[str]
    spreading: frozenset[str]
    telling: frozenset[str]
    hearers: frozenset[str]
    giving: frozenset[str]
    intransitive: frozenset[str]
    saying: frozenset[str]
    proposing: frozenset[str]
    confiding: frozenset[str]
    links: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only labels of such clauses and of what opens them change."""
        self._mend_proposed(doc)
        for clause in tokens_where(doc, _RELATIVE):
            if self._is_told(clause):
                reattach(clause, clause.head.head, "ccomp")
                continue
            if (mark := self._mark_of_told(clause)) is not None:
                reattach(clause, _told_at(clause.head)[0], "ccomp")
                reattach(mark, clause, "mark")
                retag(mark, _MARKING, "SCONJ")
                continue
            noun = self._account(clause.head)
            if noun is None:
                continue
            mark = next((t for t in clause.lefts if t.lower_ in self.marks), None)
            own = mark is not None and any(_is_behind(t, mark) for t in clause.lefts)
            if mark is not None and own and self._opens(mark, clause):
                relabel(clause, "acl")
                relabel(mark, "mark")
                retag(mark, _MARKING, "SCONJ")
                clause.head = noun
        named = tokens_where(doc, {"LEMMA": self.accounts, "DEP": _NOUNS})
        for clause in tokens_where(doc, _BESIDE) if named else ():
            noun = self._account_before(clause)
            if noun is not None and self._is_whole(clause):
                if noun.dep_ == "compound":
                    reattach(noun, clause.head, "attr")
                reattach(clause, noun, "ccomp")
        for clause in tokens_where(doc, _EXTRAPOSED):
            teller = self._telling_before(clause) or self._said_before(clause)
            if teller is not None:
                clause.head = teller
                continue
            noun = self._extraposed_from(clause)
            if noun is not None:
                reattach(clause, noun, "acl")
        return doc

    def _mend_proposed(self, doc: SpacyDoc) -> None:
        """Hang what is proposed or told to somebody on the verb that does so."""
        for clause in tokens_where(doc, _ON_NOUNS):
            if (proposing := self._proposing(clause)) is not None:
                reattach(clause, proposing, "ccomp")
                reattach(clause.left_edge, clause, "mark")
                retag(clause.left_edge, _MARKING, "SCONJ")

    def _is_told(self, clause: SpacyToken) -> bool:
        """Whether a clause that a pronoun opens is what the noun before it is told.

        A relative clause on whoever is told lacks something: "told a woman he had [met] to leave".
        """
        noun, first = clause.head, clause.left_edge
        told = noun.dep_ in _HEARING and noun.head.lemma_.lower() in self.telling
        bare = first.tag_ == _PRONOUN and first.dep_ in SUBJECTS and first.i == noun.i + 1
        return told and bare and (noun.lemma_.lower() in self.hearers or self._is_whole(clause))

    def _proposing(self, clause: SpacyToken) -> SpacyToken | None:
        """The verb by which a clause with a pronoun as subject is told to somebody; else None.

        "[proposed] to the parties that they settle", "[confided] to a friend that he had fled".
        """
        noun, mark = clause.head, clause.left_edge
        link = noun.head
        verb = link.head
        if noun.dep_ != "pobj" or link.lower_ not in self.links or mark.lower_ not in self.marks:
            return None
        own = any(
            t.dep_ in SUBJECTS and t.i == mark.i + 1 and t.tag_ == _PRONOUN for t in clause.lefts
        )
        lemma = verb.lemma_.lower()
        told = lemma in self.proposing
        told = told or (lemma in self.confiding and self._is_whole(clause, mark))
        return verb if own and told and mark.i == noun.i + 1 else None

    def _account_before(self, clause: SpacyToken) -> SpacyToken | None:
        """The account right before the subject of a clause that nothing else opens."""
        subject = next((t for t in clause.lefts if t.dep_ in SUBJECTS), None)
        first = None if subject is None or subject.tag_ in _RELATIVE_PRONOUNS else subject.left_edge
        if first is None or first.i == 0 or first.i != clause.left_edge.i:
            return None
        noun = first.nbor(-1)
        if first.dep_ == "compound" and first.tag_ == _PLURAL and first.head == subject:
            noun = first  # "reports rebels had fled"
        beside = noun == clause.head or clause.head in noun.ancestors
        linked = any(t.dep_ in _LINKS and t.i < first.i for t in clause.lefts)
        return noun if beside and not linked and noun.lemma_.lower() in self.accounts else None

    def _is_whole(self, clause: SpacyToken, mark: SpacyToken | None = None) -> bool:
        """Whether a finite clause has all that its verb asks for, so that no noun is its object."""
        parts = {t.dep_ for t in clause.children if t != mark}
        lemma = clause.lemma_.lower()
        finite = clause.tag_ in TENSED or bool(parts & HELPERS)
        has = bool(parts & _COMPLETE) or lemma in self.intransitive
        stranded = any(_is_stranded(t) for t in clause.subtree if t.i > clause.i)
        return finite and has and not stranded and lemma not in self.telling | self.giving

    def _mark_of_told(self, clause: SpacyToken) -> SpacyToken | None:
        """What opens a clause with a subject that somebody is told, and nothing else; else None."""
        noun, (verb, heard) = clause.head, _told_at(clause.head)
        mark = clause.doc[noun.i + 1]
        led = mark.lower_ in self.marks and any(t.left_edge.i == mark.i + 1 for t in clause.lefts)
        own = any(_is_behind(t, mark) for t in clause.lefts)
        tells = heard is not None and verb.lemma_.lower() in self.telling and verb.i < noun.i
        told = any(t.dep_ in {"ccomp", "xcomp"} | _HEARING and t != heard for t in verb.rights)
        told = told or noun.lemma_.lower() in self.accounts  # "told the story that Reed wrote"
        hearer = noun == heard and noun.lemma_.lower() in self.hearers
        whole = hearer or self._is_whole(clause, mark)
        return mark if led and own and tells and whole and not told else None

    def _telling_before(self, clause: SpacyToken) -> SpacyToken | None:
        """The gerund of telling that the contents stand behind: "denied [telling] Berg he fled".

        The parser hangs them on what governs that, whose object is the gerund.
        """
        first, verb = clause.left_edge, clause.head
        gerunds = [t for t in verb.rights if t.dep_ == "xcomp" and t.tag_ == "VBG"]
        if clause.dep_ != "ccomp" or len(gerunds) != 1 or first.i == 0:
            return None
        right = gerunds[0].right_edge.i + 1 == first.i and first.dep_ in SUBJECTS | _OPENERS
        heard = any(t.dep_ in _HEARING for t in gerunds[0].rights)
        return gerunds[0] if right and heard and gerunds[0].lemma_ in self.telling else None

    def _said_before(self, clause: SpacyToken) -> SpacyToken | None:
        """The verb of saying right before its contents: "admitted he did not [say] Berg fled".

        The parser hangs both, side by side, on what governs the first.
        """
        first, verb = clause.left_edge, clause.head
        opens = first.i and first.dep_ in SUBJECTS | {"compound", "det"}
        if not opens or clause.dep_ != "ccomp":
            return None
        said = first.nbor(-1)
        beside = said.dep_ == "ccomp" and said.head == verb and said.i > verb.i
        subject = any(t.dep_ in SUBJECTS and t.left_edge == first for t in clause.lefts)
        return said if beside and subject and said.lemma_ in self.saying else None

    def _extraposed_from(self, clause: SpacyToken) -> SpacyToken | None:
        """The account, subject of a verb of coming up, that a clause behind the verb gives."""
        first = clause.left_edge
        if first.lower_ not in self.marks or first.dep_ not in _OPENERS or first.head != clause:
            return None
        account = self._account_of(first)
        if account is not None and clause.head.lemma_.lower() not in self.telling:
            return account
        verb = clause.head if clause.dep_ in _AT_VERBS else _verb_over(clause.head)
        if verb.lemma_.lower() not in self.spreading or verb.i > clause.i:
            return None
        subject = next((t for t in verb.lefts if t.dep_ in SUBJECTS), None)
        return subject if subject is not None and self._account(subject) == subject else None

    def _account_of(self, mark: SpacyToken) -> SpacyToken | None:
        """The account of somebody named right before "that": "a claim by Lee, a clerk, [that]"."""
        before = mark.doc[max(0, mark.i - 2) : mark.i]
        last = next((t for t in reversed(before) if not t.is_punct), mark)
        links = (t for t in last.ancestors if t.lower_ in self.sources)
        account = next((t.head for t in links if t.right_edge.i == last.i), mark)
        return account if account.lemma_.lower() in self.accounts else None

    def _account(self, noun: SpacyToken) -> SpacyToken | None:
        """The account that a clause may be the contents of; whose it is may stand between."""
        if noun.lemma_.lower() in self.accounts:
            return noun
        by = noun.dep_ == "pobj" and noun.head.lower_ in self.sources
        account = noun.head.head
        return account if by and account.lemma_.lower() in self.accounts else None

    def _opens(self, mark: SpacyToken, clause: SpacyToken) -> bool:
        """Whether a word opens a clause that is whole without it."""
        if mark.dep_ == "mark" or mark.dep_ in SUBJECTS:  # a subject beside that of its own
            return True
        handled = clause.lemma_.lower() in self.handling
        return mark.dep_ in _OBJECTS and not handled


def _is_stranded(word: SpacyToken) -> bool:
    """Whether a preposition has nothing behind it: "the report he was fired [over] was leaked"."""
    end = word.i + 1 == len(word.doc)
    return word.tag_ in _PREPOSITIONS and (end or word.nbor(1).tag_ in _NO_OBJECTS)


def _is_behind(token: SpacyToken, mark: SpacyToken) -> bool:
    """Whether a token is a subject of its own behind the word that opens the clause."""
    return token.dep_ in SUBJECTS and token.i > mark.i


def _told_at(noun: SpacyToken) -> tuple[SpacyToken, SpacyToken | None]:
    """The verb that a noun hangs on, and who is told by it; the noun, or where that one was told.

    "told [Reed] that", "told Reed at the [hearing] that".
    """
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if above.dep_ in _HEARING:
        return above.head, above
    verb = above if above != noun else noun.head
    return verb, next((t for t in verb.rights if t.dep_ in _HEARING and t.i < noun.i), None)


def _verb_over(noun: SpacyToken) -> SpacyToken:
    """The verb at which a phrase hangs that a noun ends: "[circulated] for years that"."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head
