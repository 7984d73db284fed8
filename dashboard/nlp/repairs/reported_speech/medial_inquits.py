"""Lets a clause go on around an inquit without a speaker's name: "Hale, the court heard, hit her".

The parser takes what is told for the next thing that the court did, with Hale as another subject
of hearing, or the inquit for a relative clause of Hale. No relative clause stands behind a comma
without its pronoun. What is told before an inquit goes on behind it, too: in "Karst had freed ten,
she said, but kept the rest" she keeps nobody. Behind a quotation who said it goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.nlp.repairs.token_search import tokens_where
from dashboard.nlp.spacy_trees import FINITE, SUBJECTS, hang, make_subject, reattach, take_place_of

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

_PAST_OR_PRESENT = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_NEXT = frozenset({"conj", "advcl", "ccomp", "dep"})
_TOPICS = SUBJECTS | {"npadvmod", "advmod", "dep"}
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_CLOSED = SUBJECTS | {"mark", "expl", "csubj"}  # a clause with one of these is whole
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_WH = frozenset({"WP", "WDT", "WP$", "WRB", "IN"})


@dataclass(frozen=True, slots=True)
class MedialInquits:
    """Mends the tree of a document; ``telling``: the lemmas of the verbs of such inquits."""

    telling: frozenset[str]

    def __call__(self, doc: SpacyDoc) -> SpacyDoc:
        """The same document; only the heads and labels around such inquits change."""
        for verb in tokens_where(doc, {"LEMMA": self.telling, "TAG": _PAST_OR_PRESENT}):
            speaker = _speaker_between(verb)
            if speaker is None:
                continue
            if verb.dep_ == "relcl":
                topic, clause = verb.head, verb.head.head
                goes_on = topic.dep_ in SUBJECTS and clause.i > verb.i
                if goes_on and topic.i < speaker.left_edge.i and _first(clause).i == verb.i + 2:
                    reattach(verb, clause, "parataxis")
                continue
            _go_on(verb, speaker)
            told, about = _told_behind(verb), _topic_before(verb, speaker)
            if told is not None and about is not None:
                _interrupt(told, verb, about, speaker)
        return doc


def _speaker_between(verb: SpacyToken) -> SpacyToken | None:
    """The subject of a verb where both stand alone between two commas; None: they do not."""
    subjects = [t for t in verb.lefts if t.dep_ in SUBJECTS]
    if not subjects or verb.i + 1 >= len(verb.doc) or verb.nbor(1).text != ",":
        return None
    speaker, helpers = subjects[-1], [t for t in verb.lefts if t.dep_ in _GROUP]
    between = verb.doc[speaker.right_edge.i + 1 : verb.i]
    first = speaker.left_edge
    alone = all(t in helpers for t in between) and speaker.tag_ not in _WH
    return speaker if alone and first.i and first.nbor(-1).text == "," else None


def _go_on(verb: SpacyToken, speaker: SpacyToken) -> None:
    """Coordinate a past behind an inquit with the clause before: "…, she said, but [kept] it"."""
    comma = speaker.left_edge.i - 1
    told = [t for t in verb.lefts if t.dep_ == "ccomp" and t.right_edge.i <= comma]
    joint = [t for t in verb.rights if t.dep_ == "conj"]
    links = [t for t in verb.rights if t.dep_ == "cc"]
    if len(told) != 1 or len(joint) != 1 or len(links) != 1 or verb.doc[comma - 1].is_quote:
        return
    behind = links[0].i == verb.i + 2 and _first(joint[0]).i == verb.i + 3
    if behind and (
        _is_bare(joint[0]) or joint[0].tag_ == "VBN"
    ):  # "was shut, he said, and reopened"
        hang((*links, *joint), told[0])


def _is_bare(verb: SpacyToken) -> bool:
    """Whether a clause is finite and has no subject."""
    return _first(verb).tag_ in FINITE and not any(t.dep_ in _CLOSED for t in verb.lefts)


def _told_behind(verb: SpacyToken) -> SpacyToken | None:
    """A finite clause without a subject that begins behind the comma after an inquit."""
    if any(t.dep_ == "cc" for t in verb.rights):
        return None
    inner = [t for t in verb.rights if t.dep_ in _NEXT and t.i > verb.i]
    whole = [t for t in inner if _first(t).i == verb.i + 2 and _is_bare(t)]
    return whole[0] if len(inner) == len(whole) == 1 else None


def _first(verb: SpacyToken) -> SpacyToken:
    """The first word of a verb and its helpers behind the last comma."""
    group = [t for t in verb.lefts if t.dep_ in _GROUP and t.i > verb.i - 4]
    return min((*group, verb), key=lambda t: t.i)


def _topic_before(verb: SpacyToken, speaker: SpacyToken) -> SpacyToken | None:
    """The noun, and the words behind it, before the comma with which an inquit begins."""
    comma = speaker.left_edge.i - 1
    nouns = [t for t in verb.lefts if t.i < comma and t.dep_ in _TOPICS and t.tag_ in _NOUNS]
    if len(nouns) != 1 or any(t.dep_ == "mark" for t in verb.lefts):
        return None
    behind = verb.doc[nouns[0].right_edge.i + 1 : comma]
    return nouns[0] if all(t.dep_ == "advmod" for t in behind) else None


def _interrupt(
    clause: SpacyToken, verb: SpacyToken, topic: SpacyToken, speaker: SpacyToken
) -> None:
    """Let a clause go on around an inquit, which hangs on it."""
    before = [t for t in verb.lefts if t.i < speaker.left_edge.i - 1 and t != topic]
    behind = [t for t in verb.rights if t.i > clause.right_edge.i]
    take_place_of(clause, verb)
    make_subject(topic, clause)
    reattach(verb, clause, "parataxis")
    hang((*before, *behind), clause)
