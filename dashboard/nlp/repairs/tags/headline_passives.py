"""Gives a passive without its auxiliary the one it happens to: "[Cole] cautioned by police".

In headlines and chronicles, to whom something is done stands before a mere participle, which the
model takes for the past of who did it. Behind "by" somebody tells who did it, where no full stop
makes a sentence of it; where a date opens the line, what is only done to people, and has no
object, has been done to the subject. So has, in what somebody tells, what only the law does:
"confirm that Cole [arrested] in Oslo".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import COMMON_NOUNS, relabel, retag

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_SUBJECT, _PASSIVE_SUBJECT, _PAST = "nsubj", "nsubjpass", "VBD"
_VERBS = {"DEP": frozenset({"ROOT", "ccomp"}), "TAG": frozenset({"VBD", "VBN"})}
_COMPLETE = frozenset({"aux", "auxpass", "dobj", "dative", "ccomp", "prt", "nsubjpass", "oprd"})
_PEOPLE, _BODIES = frozenset({"PERSON", "NORP"}), frozenset({"ORG"})
_DATE, _FIGURES, _COLONS = "DATE", "CD", frozenset({":"})
_CLOSING = "\"”’' "
_LONGEST_DATE = 6  # tokens: "Saturday 13 May , 1995 –"


@dataclass(frozen=True, slots=True)
class HeadlinePassives:
    """Mends the tree of a document.

    ``agents``: nouns for people and bodies; ``enforcers``: those who do so themselves ("court");
    ``done_to_people``: lemmas of verbs for what is done to somebody; ``causing``: those that need
    a further verb ("forced [to resign]"); ``judging``: for what the law alone does, to somebody;
    ``aims``: prepositions before at whom one does it.
    """

    agents: frozenset[str]
    enforcers: frozenset[str]
    aims: frozenset[str]
    done_to_people: frozenset[str]
    causing: frozenset[str]
    judging: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; the subject of such a participle becomes that of a passive."""
        for verb in tokens_where(doc, _VERBS):
            subject = next(
                (t for t in verb.lefts if t.dep_ == _SUBJECT and t.ent_type_ != _DATE), None
            )
            if subject is None or any(t.dep_ in _COMPLETE for t in verb.children):
                continue
            if verb.dep_ != "ROOT":
                if self._is_done_by_law(verb, subject):
                    relabel(subject, _PASSIVE_SUBJECT)
                    retag(verb, _PAST)
                continue
            dated = _is_dated(verb)
            told = self._has_agent(verb) and (dated or not _is_sentence(verb))
            if told or (dated and self._is_done_to(verb, subject)):
                relabel(subject, _PASSIVE_SUBJECT)
                retag(verb, _PAST)
        return doc

    def _has_agent(self, verb: SpacyToken) -> bool:
        """Whether people do it, or a body what is done to people: not "marched by Parliament"."""
        kinds = _PEOPLE | (_BODIES if verb.lemma_.lower() in self.done_to_people else frozenset())
        nouns = [t for link in verb.rights if link.dep_ == "agent" for t in link.rights]
        common = any(t.tag_ in COMMON_NOUNS and _is_of(t, self.agents) for t in nouns)
        return common or any(t.ent_type_ in kinds for t in nouns)

    def _is_done_by_law(self, verb: SpacyToken, subject: SpacyToken) -> bool:
        """Whether it needs an object and has none behind: "that Cole [arrested] in Oslo"."""
        if verb.lemma_.lower() not in self.judging & self.done_to_people or any(verb.conjuncts):
            return False
        behind = [t for t in verb.subtree if t.i > verb.i and t.tag_ in COMMON_NOUNS]
        shifted = any(t.dep_ == "appos" for t in behind)  # "arrested in Oslo two men"
        shifted |= any(t.ent_type_ == _DATE != n.ent_type_ for n in behind for t in n.lefts)
        linked = any(t.dep_ == "prep" for t in verb.rights)
        enforces = any(_is_of(t, self.enforcers) for t in (subject, *subject.lefts))
        return linked and not shifted and not enforces

    def _is_done_to(self, verb: SpacyToken, subject: SpacyToken) -> bool:
        """Whether a verb tells what is done to its subject: not "court [jailed] Lind and fined"."""
        whole = any(t.dep_ == "dobj" for one in verb.conjuncts for t in one.children)
        aimed = any(t.lower_ in self.aims for t in verb.rights)
        if whole or aimed or _is_of(subject, self.enforcers):
            return False
        lemma = verb.lemma_.lower()
        caused = lemma in self.causing and any(t.dep_ == "xcomp" for t in verb.rights)
        return caused or lemma in self.done_to_people


def _is_of(noun: SpacyToken, nouns: frozenset[str]) -> bool:
    return noun.lower_ in nouns or noun.lemma_.lower() in nouns


def _is_sentence(verb: SpacyToken) -> bool:
    """Whether a full stop ends it: "The train passed by police." is no passive."""
    return verb.sent.text.rstrip(_CLOSING)[-1:] == "."


def _is_dated(verb: SpacyToken) -> bool:
    """Whether a paragraph opens with a date and a colon or a dash: "1995 – Cole accused of"."""
    first = verb.sent.start < _LONGEST_DATE  # the date may be a sentence by itself
    opening = [t for t in verb.doc[:_LONGEST_DATE] if first and t.i < verb.i]
    colon = next((t for t in opening if t.tag_ in _COLONS), None)
    before = opening if colon is None else [t for t in opening if t.i < colon.i]
    dated = any(t.ent_type_ == _DATE or t.tag_ == _FIGURES for t in before[:1])
    return colon is not None and dated
