"""Tells apart the headlines of rows that stand in one sentence.

A noun is told by its phrase, a verb without the adjunct that tells another row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dashboard.events.headline.truncation import DEAR, NEVER, cost_of
from dashboard.events.lexicon import ClauseWords, load_clause_words
from dashboard.events.mention import EventMention
from dashboard.model import Modality
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.grammatical_roles import ADNOMINAL_CLAUSES, MEASURES, PREPOSITIONS, SUBJECTS
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, TIMES
from dashboard.registry import OWN

_STEPS = 5  # from a noun up to its verb
_YEAR = 4  # figures
_TOLD = frozenset({Modality.ASSERTED, Modality.PLANNED})  # what may stand around a fact


@dataclass(frozen=True, slots=True)
class Contrast:
    """How the headline of a row differs from that of its neighbours.

    ``own_phrase``: a noun that says enough by its phrase. ``without``: tokens to leave out.
    """

    own_phrase: bool = False
    without: frozenset[int] = frozenset()


PLAIN_HEADLINE = Contrast()


class SentenceRows:
    """The rows of an article by the heads of their triggers."""

    def __init__(
        self,
        rows: Sequence[EventMention],
        analysis: Analysis,
        names: Mapping[int, Mapping[int, str]],
        *,
        language: str = OWN,
    ) -> None:
        self._analysis, self._names = analysis, names
        self._words = load_clause_words(language)
        self._row_at = {(f.paragraph, f.head): row for row in rows for f in row.triggers}

    def own_phrase(self, read: EventMention) -> Contrast:
        """Whether a noun is told by its phrase: "the court heard [Lind's appeal]".

        Its clause is a row of its own, and the phrase says whose event it is, or of what time. A
        bare noun ("the attack"), one that is not told as a fact, and the matter of another noun ("a
        novel about Lind's murder") keep their clause.
        """
        found = read.found
        if found.verb is not None or read.event.modality is not Modality.ASSERTED:
            return PLAIN_HEADLINE
        noun = self._token(read)
        row = next(self._rows_above(read, noun), None)
        if row is None or row.event.modality not in _TOLD or self._is_matter(noun, row):
            return PLAIN_HEADLINE
        names = self._names[found.paragraph]
        return Contrast(own_phrase=any(_specifies(t, names) for t in noun.lefts))

    def _rows_above(self, read: EventMention, noun: Token) -> Iterator[EventMention]:
        """The rows of what governs a noun, the nearest first."""
        for above, _ in zip(noun.ancestors, range(_STEPS), strict=False):
            row = self._row_at.get((read.found.paragraph, above.i))
            if row is not None and row is not read:
                yield row

    def _is_matter(self, noun: Token, row: EventMention) -> bool:
        """Whether a noun below a row is what another noun is about: "films about Lind's murder"."""
        top = self._token(row)
        below = takewhile(lambda t: t != top, noun.ancestors)
        return any(
            self._words.has("signal", "matter", t.lower_) and t.head.pos in NOMINAL for t in below
        )

    def _token(self, read: EventMention) -> Token:
        return self._analysis.part_of(read.found).doc[read.found.head]

    def without_adjuncts(self, alike: Sequence[EventMention]) -> Mapping[int, Contrast]:
        """For rows with one headline, by their place: the governing one without what tells another.

        "[The driver died] after hitting a tree": so is the first of two rows told. An argument
        stays, without which a clause is half or false: "charged with murder", "ordered to pay".
        So does what bounds a negation, a possibility or a count: see ``_stands_alone``.
        """
        heads = [self._token(read) for read in alike]
        found: dict[int, Contrast] = {}
        for place, verb in enumerate(heads):
            if alike[place].found.verb is None or not self._stands_alone(alike[place], verb):
                continue
            inner = [t for t in heads if t != verb and verb.is_ancestor(t)]
            phrases = {p for t in inner if (p := self._circumstance(verb, t)) is not None}
            if phrases:
                out = frozenset(t.i for p in phrases for t in p.subtree)
                found[place] = Contrast(without=out)
        return found

    def _stands_alone(self, read: EventMention, verb: Token) -> bool:
        """Whether a clause is true without its adjuncts.

        Not one that is denied, possible or limited, nor one that says who is meant: "[did not
        meet her] since losing", "would sue on being elected", "only left after losing", "the
        first to resign after losing".
        """
        if read.event.modality is not Modality.ASSERTED or _says_who_is_meant(verb):
            return False
        limits = self._words.tables["headline"]["restrictive"]
        return not any(t.lower_ in limits for t in verb.subtree)

    def _circumstance(self, verb: Token, inner: Token) -> Token | None:
        """The adjunct of a verb in which another event is told; None: it is an argument."""
        path = [inner]
        while path[-1].head != verb:
            path.append(path[-1].head)
        phrase, words = path[-1], self._words
        if phrase.dependency not in PREPOSITIONS or _is_measured(phrase, verb, words):
            return None
        if words.has("headline", "since_then", phrase.lower_):
            return None  # "[since winning], she has met him twice"
        timed = any(words.has("headline", "temporal", t.lower_) for t in path)
        if not _is_preposed(phrase, verb):
            return phrase if timed and cost_of(phrase) < DEAR else None
        gerund = phrase.has_child(Dependency.PREPOSITIONAL_COMPLEMENT)
        return phrase if gerund and cost_of(phrase) < NEVER else None


def _says_who_is_meant(verb: Token) -> bool:
    """Whether a clause restricts a noun: "those [who left]", not "Lee, [who left], said"."""
    start = verb.left_edge.i
    parted = start > 0 and verb.doc[start - 1].is_punct
    return verb.dependency in ADNOMINAL_CLAUSES and not parted


def _is_preposed(phrase: Token, verb: Token) -> bool:
    """Whether a phrase stands before the subject: "[Upon hearing it], the judge left"."""
    return any(phrase.i < t.left_edge.i < verb.i for t in verb.children_as(*SUBJECTS))


def _is_measured(phrase: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether a length of time stands before a phrase and belongs to it: "died [hours] after"."""
    measures = (
        t for t in verb.children_as(*MEASURES) if words.has("impersonal", "lengths", t.lemma_)
    )
    return any(t.right_edge.i == phrase.left_edge.i - 1 for t in measures)


def _specifies(word: Token, names: Mapping[int, str]) -> bool:
    """Whether a word before a noun says whose event it names, or of what year."""
    if word.name_kind in TIMES:
        return len(word.text) == _YEAR and word.text.isdigit()
    if word.dependency != Dependency.POSSESSOR:
        return False
    return word.pos in NOMINAL or word.i in names


def alike_rows(rows: Sequence[EventMention], headlines: Sequence[str]) -> Iterator[list[int]]:
    """The places of the rows of one sentence that have one headline, where there are several."""
    places: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for place, (read, headline) in enumerate(zip(rows, headlines, strict=True)):
        places[read.event.sentence.start, headline].append(place)
    return (group for group in places.values() if len(group) > 1)
