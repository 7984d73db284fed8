"""Whether two clauses tell of one event in the same words, with nothing that sets them apart.

"The toilet was stolen … When the thieves stole it": one act of one kind, done to the same or to
nobody else who is named. What says that it is another one ("a second man", "was also charged"), or
whose sides, numbers or places differ, is another event; a thing that is new in the text, too.
"""

from __future__ import annotations

from collections.abc import Collection

from dashboard.clause import Clause, Definiteness, Embedding
from dashboard.events.coreference.comparison import (
    are_elsewhere,
    are_of_one_day,
    names_a_suspect,
    tellings,
)
from dashboard.events.coreference.distinct_acts import is_told_as_another
from dashboard.events.coreference.sides import (
    NOBODY,
    Side,
    Sides,
    are_one,
    bearers,
    may_be_one,
    paired,
    tell_of_others,
)
from dashboard.events.event_nouns import load_event_nouns
from dashboard.events.lexicon import ClauseWords
from dashboard.events.mention import EventMention
from dashboard.model import Actor
from dashboard.nlp.analysis import AnalysedParagraph, Analysis
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.implicit_subjects import meant
from dashboard.nlp.noun_phrases import (
    complement_of,
    is_common_noun,
    is_personal_pronoun,
    numerals_of,
    read_noun_phrase,
)
from dashboard.nlp.stems import (
    meanings,
    mishaps,
    same_event_data,
    stem,
)
from dashboard.nlp.tokens import Token
from dashboard.nlp.undergoers import Undergone, are_told_alike, befalls, phrase_of, undergone
from dashboard.registry import OWN
from dashboard.vocabulary import FACTS, PLANS

LONG = 6  # words of a sentence that nobody writes twice of two events
NEAR = 1  # paragraphs between two tellings of which neither names a side that the other has
_CONTENTS = frozenset({Embedding.COMPLEMENT, Embedding.OPEN_COMPLEMENT, Embedding.PURPOSE})


class Retellings:
    """Compares the tellings of one article, each read once."""

    def __init__(
        self,
        analysis: Analysis,
        words: ClauseWords,
        actors: Collection[Actor] = (),
        *,
        language: str = OWN,
    ) -> None:
        self.analysis, self.words, self.language = analysis, words, language
        self._bearers = bearers(actors)
        self._sides: dict[str, Sides] = {}
        self._another: dict[str, bool] = {}
        self._mishaps: dict[str, tuple[frozenset[str], Side] | None] = {}
        self._undergone: dict[str, Undergone | None] = {}

    def holds(self, read: EventMention, other: EventMention) -> bool:
        """Whether a verb tells again of what was told before, as an event of the same word."""
        if read.found.verb is None or read.event.subtype is None:
            return False
        a, b = read.event.modality, other.event.modality
        if a != b and not ({a, b} <= FACTS or {a, b} <= PLANS):
            return False
        alike = read.event.subtype == other.event.subtype and self._word(read) == self._word(other)
        mishap = self._is_one_mishap(read, other)
        if not (alike or mishap or self._befell_the_same(read, other)):
            return False
        if self._is_same_sentence_again(read, other):
            return True
        certain = {a, b} <= FACTS or a == b
        if not certain and (read.time_links or not alike or other.found.verb is None):
            return False  # "plans to go … should [go] in May": the plan has no day by that
        ahead = {a, b} <= PLANS
        if not ahead and not (_has_happened(read) and _has_happened(other)):
            return False
        if self.is_another(read) or self.is_another(other) or self._says_something_new(read):
            return False
        if mishap is not None:  # wherever: "the plane" was in one place
            return mishap
        if are_elsewhere(read, other) or self._are_to_do_others(read, other):
            return False
        if self._are_of_two_crimes(read, other) or self._are_of_two_paths(read, other):
            return False
        mine, theirs = self._sides_of(read), self._sides_of(other)
        by_noun = other.found.verb is None
        sides = paired(mine, theirs) if by_noun else list(zip(mine, theirs, strict=True))
        near = read.found.paragraph - other.found.paragraph <= NEAR
        if not (near or any(are_one(*pair) for pair in sides)):
            return False
        harmful = self.words.has("harmful", "types", read.event.type)  # "was shot … shot at her"
        if not harmful and tell_of_others(sides):
            return False
        one_day = are_of_one_day(read.event.date, other.event.date)
        return all(may_be_one(*pair, known=one_day) for pair in sides)

    def _is_same_sentence_again(self, read: EventMention, other: EventMention) -> bool:
        """Whether a long sentence stands twice, as below a picture, and both words in one place."""
        heads = [self.analysis.head_of(one.found) for one in (read, other)]
        texts = {one.sent.text for one in heads}
        places = {one.i - one.sent.start for one in heads}
        return len(texts) == len(places) == 1 and len(heads[0].sent) >= LONG

    def _befell_the_same(self, read: EventMention, other: EventMention) -> bool:
        """Whether one act, in other words, was done to one person: "arrested", "into custody"."""
        if other.found.verb is None or names_a_suspect(read, other):
            return False
        mine = self.undergone_in(read)
        theirs = None if mine is None else self.undergone_in(other)
        if mine is None or theirs is None or mine.act != theirs.act:
            return False
        later, earlier = (
            self.side(each, self.part(each), self.part(each).doc[told.head])
            for each, told in ((read, mine), (other, theirs))
        )
        if later.actors and earlier.actors:
            one = len(later.actors) == 1 and later.plural == earlier.plural
            return one and later.actors == earlier.actors
        return False

    def _are_of_two_crimes(self, read: EventMention, other: EventMention) -> bool:
        """Whether one act of the law is told twice, of two crimes: "convicted of [fraud]"."""
        law = read.event.subtype in same_event_data()["once_by_law"]
        if not law or None in (read.found.verb, other.found.verb):
            return False
        mine, theirs = (
            {
                self.part(each).doc[o.head].lemma_.lower()
                for o in self.part(each).clauses.of(each.found.head).obliques
                if o.preposition in same_event_data()["of_crimes"]
            }
            for each in (read, other)
        )
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def _are_of_two_paths(self, read: EventMention, other: EventMention) -> bool:
        """Whether one motion met a thing and the other went on: "pushed [against], [off] it"."""
        words = same_event_data()
        if None in (read.found.verb, other.found.verb):
            return False
        mine, theirs = (
            {
                *each.event.trigger.text.split(),
                *(o.preposition for o in self.part(each).clauses.of(each.found.head).obliques),
            }
            & {*words["contact"], *words["paths"]}
            for each in (read, other)
        )
        met = [not paths.isdisjoint(words["contact"]) for paths in (mine, theirs)]
        return bool(mine and theirs) and met[0] != met[1]

    def undergone_in(self, read: EventMention) -> Undergone | None:
        """What its clause tells that was done to somebody; None where it tells no such thing."""
        if read.event.id not in self._undergone:
            part = self.part(read)
            told = undergone(part.clauses.of(read.found.head), part.doc)
            self._undergone[read.event.id] = told
        return self._undergone[read.event.id]

    def are_told_alike(self, read: EventMention, other: EventMention) -> bool:
        """Whether nothing says that what two clauses tell had another cause or place."""
        parts = self.part(read), self.part(other)
        times = [
            t
            for part, each in zip(parts, (read, other), strict=True)
            for link in each.time_links
            for t in part.within(link.timex.span.start, link.timex.span.end)
        ]
        mine, theirs = (
            p.clauses.of(e.found.head) for p, e in zip(parts, (read, other), strict=True)
        )
        return are_told_alike(mine, parts[0].doc, theirs, parts[1].doc, times)

    def _is_one_mishap(self, read: EventMention, other: EventMention) -> bool | None:
        """Whether a later sentence tells again what befell it: "fell … collapsed".

        Of a thing that is new ("a second plane") it is another mishap; None: neither is sure.
        """
        mine = self._mishap_in(read)
        theirs = None if mine is None else self._mishap_in(other)
        if mine is None or theirs is None or mine[0].isdisjoint(theirs[0]):
            return None
        if read.event.sentence == other.event.sentence:
            return None
        later, earlier = mine[1], theirs[1]
        if later.noun is None or earlier.noun is None or later.new:
            return False if later.new and earlier.noun is not None else None
        return (are_one(later, earlier) and may_be_one(later, earlier, known=False)) or None

    def lemma(self, read: EventMention) -> str:
        """The lemma of the word that names an event."""
        return self.part(read).doc[read.found.token].lemma_.lower()

    def _phrase(self, read: EventMention) -> str:
        """The verb with its particle, or else with its object: "take off", "lose life"."""
        if read.found.verb is None:
            return self.lemma(read)
        part = self.part(read)
        return phrase_of(part.clauses.of(read.found.head), part.doc)

    def _mishap_in(self, read: EventMention) -> tuple[frozenset[str], Side] | None:
        if read.event.id not in self._mishaps:
            self._mishaps[read.event.id] = self._mishap(read)
        return self._mishaps[read.event.id]

    def _mishap(self, read: EventMention) -> tuple[frozenset[str], Side] | None:
        """What befell a thing, by the first words of the groups for it, and the thing.

        "Fell", "came down", "caught fire"; of a noun it is in the compound: "a boat [fire]".
        """
        doc, found, known = self.part(read).doc, read.found, mishaps()
        if found.verb is None:
            noun = doc[found.token]
            verbs = load_event_nouns(self.language).get(noun.lemma_.lower(), ())
            word = next((known[w] for w in (noun.lemma_.lower(), *verbs) if w in known), None)
            if word is None:
                return None
            second, thing = self._sides_of(read)[1], self._compounded_with(noun)
            return word, second if second.is_told else self.side(read, self.part(read), thing)
        whole = " ".join(t.lemma_.lower() for t in doc[found.first : found.last + 1])
        object_ = self.part(read).clauses.of(found.head).object
        with_object = "" if object_ is None else f"{whole} {doc[object_.head].lemma_.lower()}"
        if with_object in known:
            return known[with_object], self._sides_of(read)[0]
        alone = known.get(whole) or known.get(self._phrase(read)) or known.get(self.lemma(read))
        first, second = (NOBODY, NOBODY) if alone is None else self._sides_of(read)
        return None if alone is None or second.is_told else (alone, first)

    def _word(self, read: EventMention) -> str:
        doc, found = self.part(read).doc, read.found
        lemma = self.lemma(read)
        if found.verb is not None and found.noun is not None:
            verb, noun = doc[found.verb].lemma_, doc[found.noun].lemma_.lower()
            if self.words.has("light", "striking", verb):  # "the [quake] hit … an [earthquake]"
                return self.words.which("same", noun) or meanings().get(noun) or stem(noun)
        return meanings().get(self._phrase(read)) or meanings().get(lemma) or stem(lemma)

    def part(self, read: EventMention) -> AnalysedParagraph:
        """The paragraph in which an event is told first."""
        return self.analysis.part_of(read.found)

    def is_another(self, read: EventMention) -> bool:
        """Whether its words say that it is one beside others, or one of several."""
        if read.event.id not in self._another:
            self._another[read.event.id] = is_told_as_another(read, self.analysis)
        return self._another[read.event.id]

    def _numerals(self, noun: Token) -> tuple[str, ...]:
        """The numerals that count a noun, or what it is of: "the data of [four million] users"."""
        whole = complement_of(noun)
        own = numerals_of(noun)
        return own if own or whole is None else numerals_of(whole)

    def _says_something_new(self, read: EventMention) -> bool:
        """Whether what somebody asks or says is told with it: "asked her [to leave]", "for a loan".

        One speaker may do so many times: each has contents of its own.
        """
        if not (read.event.subtype or "").startswith(tellings()):
            return False
        part = self.part(read)
        clause = part.clauses.of(read.found.head)
        contents = any(c.embedding in _CONTENTS for c in part.clauses.below(clause))
        return contents or any(
            read_noun_phrase(part.doc[o.head]).definiteness is Definiteness.INDEFINITE
            for o in clause.obliques
            if o.preposition in same_event_data()["complements"]
        )

    def _are_to_do_others(self, read: EventMention, other: EventMention) -> bool:
        """Whether both say what was to be done, and not the same: "tried to [sell]", "to [buy]"."""
        both = self._to_do(read), self._to_do(other)
        return all(both) and both[0].isdisjoint(both[1])

    def _to_do(self, read: EventMention) -> frozenset[str]:
        """The lemmas of the infinitives that complete a verb; empty where there are none."""
        clauses = self.part(read).clauses
        below = clauses.below(clauses.of(read.found.head))
        return frozenset(c.lemma for c in below if c.embedding is Embedding.OPEN_COMPLEMENT)

    def _sides_of(self, read: EventMention) -> Sides:
        """Who did it and to whom it was done."""
        found = self._sides.get(read.event.id)
        if found is None:
            part = self.part(read)
            heads: tuple[Token | None, Token | None]
            if read.found.verb is None:
                noun = part.doc[read.found.token]
                of = complement_of(noun)
                own = self.words.has("own_act", "nouns", noun.lemma_.lower())
                heads = (of, None) if own else (None, of)
            else:
                heads = _heads_of(part.clauses.of(read.found.head), part)
            told = {read.found.token, read.found.noun}  # "the fire started", "performed an attack"
            first, second = (None if t is None or t.i in told else t for t in heads)
            found = self.side(read, part, first), self.side(read, part, second)
            if read.found.verb is None and not found[1].is_told:  # "10,000 job [cuts]"
                counted = frozenset(numerals_of(part.doc[read.found.token]))
                found = found[0], found[1]._replace(numerals=counted)
            self._sides[read.event.id] = found
        return found

    def _compounded_with(self, noun: Token) -> Token | None:
        """The common noun right before a noun in a compound: the boat in "a boat fire"."""
        before = [*noun.lefts][-1:]
        named = (t for t in before if t.dependency == Dependency.COMPOUND)
        return next((t for t in named if is_common_noun(t)), None)

    def side(self, read: EventMention, part: AnalysedParagraph, head: Token | None) -> Side:
        """Who or what a word of a telling stands for."""
        if head is None:
            return NOBODY
        start, end = part.at(head), part.at(head) + len(head.text)
        actors = frozenset(
            p.actor
            for p in read.event.participants
            if p.mention is not None and p.mention.start < end and start < p.mention.end
        )
        actors = actors or self._bearers.get(head.text, frozenset())
        if is_personal_pronoun(head) or head.lower_ in same_event_data()["those"]:
            return Side(actors, None)
        phrase = read_noun_phrase(head)
        if head.like_num:  # "killing two"
            return Side(actors, None, frozenset({head.lower_}), plural=phrase.plural)
        return Side(
            actors,
            stem(head.lemma_.lower()),
            frozenset(self._numerals(head)),
            plural=phrase.plural,
            new=phrase.definiteness is Definiteness.INDEFINITE,
        )


def _has_happened(read: EventMention) -> bool:
    """Whether it is told as past or by a noun, and not of what is done at any time."""
    return read.tense == "past" or read.found.verb is None


def _heads_of(clause: Clause, part: AnalysedParagraph) -> tuple[Token | None, Token | None]:
    """The head words of who does it, and to whom it is done; None where the clause has none."""
    subject = clause.subject
    thing = clause.object
    if clause.is_passive:
        subject, thing = clause.agent, subject
    elif befalls(clause, part.doc):
        subject, thing = None, subject  # "he died", "he lost his life"
    verb = part.doc[clause.head]
    found = [None if a is None else meant(part.doc[a.head], verb) for a in (subject, thing)]
    return found[0], found[1]
