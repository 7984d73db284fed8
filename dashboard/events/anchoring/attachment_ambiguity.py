"""What else a time of a clause may belong to: a noun, a figure, what was set for it or is said.

"Recalled the pact of March 2018" tells when the pact was made, "fell from 9 in 2019 to 4" of what
year the first figure is. Another head leaves the date of the event itself only inferred.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import Definiteness
from dashboard.events.anchoring.signals import clause_between, head_token
from dashboard.events.event_nouns import names_an_event
from dashboard.events.lexicon import ClauseWords
from dashboard.events.trigger import STATEMENT, EventTrigger
from dashboard.model import Anchoring, Granularity, TemporalExpression
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import REPORTED_CLAUSES, SUBJECTS
from dashboard.nlp.noun_phrases import is_common_noun, prepositional_objects, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import NOMINAL, PRESENT_FORMS, TIMES

_RIGHT_BEHIND = 2  # tokens from a figure to the time behind it: "8 million [in] [2021]"
_REACH = 200  # tokens behind a verb among which both figures of a change are looked for
_NOMINAL = frozenset(
    {Pos.NOUN, Pos.PROPER_NOUN, Pos.ADJECTIVE, Pos.DETERMINER, Pos.NUMERAL, Pos.PRONOUN}
)


class Ambiguity:
    """Looks for what a time may belong to, on the way from the time up to an event."""

    def __init__(
        self, part: AnalysedParagraph, timex: TemporalExpression, head: Token, words: ClauseWords
    ) -> None:
        self.part, self.timex, self.head, self.words = part, timex, head, words

    def at(self, node: Token, came_from: Token, event: EventTrigger | None) -> str | None:
        """The word to which the time may belong as well as to the event at a node; None if none."""
        return (
            self._compared(node, came_from)
            or self._order_of_noun(node, came_from)
            or clause_between(node, came_from, self.timex)
            or self._set_for(event)
            or self._of_the_subject(node, came_from)
            or self._looked_back_on(event)
            or self._end_of_change(node)
            or self._ordered_by(node, came_from)[0]
        )

    def signal(self, verb: Token, came_from: Token) -> str | None:
        """The word farther left that says how the time bounds the event; None if there is none."""
        return (
            self._starts_a_change(verb)
            or self._since_then(verb, came_from)
            or self._counted_within(verb, came_from)
            or self._ordered_by(verb, came_from)[1]
        )

    def _since_then(self, verb: Token, came_from: Token) -> str | None:
        """The "since" of "has fallen since its peak in April"."""
        if (
            verb.pos != Pos.VERB
            or came_from.dependency != Dependency.PREPOSITION
            or not came_from.i
        ):
            return None
        noun = came_from.nbor(-1)
        begins = self.words.has("ongoing", "beginning", noun.head.lower_)
        begins = begins and noun.dependency == Dependency.PREPOSITIONAL_OBJECT
        return str(noun.head.lower_) if begins else None

    def _counted_within(self, verb: Token, came_from: Token) -> str | None:
        """The "within … of" of "fell within days of the recall in May": the time of the noun."""
        behind = came_from.dependency == Dependency.PREPOSITION and came_from.i > verb.i
        if verb.pos != Pos.VERB or not behind:
            return None
        noun, words = came_from.nbor(-1), self.words
        link, length = noun.head, noun.head.head
        counted = words.has("ahead", "counted_from", link.lower_)
        counted = counted and words.which("unit", length.lemma_.lower()) is not None
        within = counted and words.has("ahead", "inside_it", length.head.lower_)
        return f"{length.head.lower_} … {link.lower_}" if within else None

    def _ordered_by(self, verb: Token, came_from: Token) -> tuple[str | None, str | None]:
        """The noun and the "before" of "will stand trial before the election in May".

        Of what is known, right before the time; not "before a judge in May", "after work in May".
        """
        none = None, None
        if came_from.dependency != Dependency.PREPOSITION or came_from.i <= verb.i:
            return none
        inside = (t for t in prepositional_objects([came_from]) if t.is_ancestor(self.head))
        noun = next(inside, came_from.nbor(-1))
        link = noun.head
        behind = noun.dependency == Dependency.PREPOSITIONAL_OBJECT and link.i > verb.i
        if not (behind and self._is_known_event(noun)):
            return none
        first = link.nbor(-1) if link.head.i == link.i - 1 != verb.i else link
        words = " ".join(t.lower_ for t in verb.doc[first.i : link.i + 1])
        order = self.words.which("signal", words) in {"before", "after"}
        return (str(noun.text), words) if order and verb.is_ancestor(link) else none

    def _is_known_event(self, noun: Token) -> bool:
        """Whether a noun takes an event as known, or is for what is set: "before elections"."""
        phrase = read_noun_phrase(noun)
        if phrase.definiteness is Definiteness.BARE:
            lemma = noun.lemma_.lower()
            return phrase.plural and self.words.has("chronicle", "occasions", lemma)
        return phrase.is_known and names_an_event(noun, self.words)

    def _starts_a_change(self, verb: Token) -> str | None:
        """The "from" of "rose from 3 in 2021 to 5", if the time is that of its first figure.

        So it is in "rose to 5 from 3 in 2021", where it stands right behind that figure, as in
        "from 3 in the same month of 2021".
        """
        start, end = self._change(verb)
        if start is None or self.head.i < start.i:
            return None
        time = self.part.token_at(self.timex.span.start) or self.head
        before = [t for t in _objects(start) if t.i < time.i]  # not "from 2008 until 2016"
        between = (t for t in verb.doc[start.i : time.i] if t not in before)
        alike = (t for t in between if self.words.has("change", "alike", t.lower_))
        time = next((t.head.left_edge for t in alike), time)
        figures = [t.i for t in before if not (t.like_num and t.name_kind == NameKind.DATE)]
        behind = bool(figures) and time.i - max(figures) <= _RIGHT_BEHIND
        first = behind if end is None else self.head.i < end.i
        return str(start.lower_) if first else None

    def _end_of_change(self, verb: Token) -> str | None:
        """The last figure of "from 3 in 2021 to 5 in 2022": the change took all the time."""
        start, end = self._change(verb)
        if start is None or end is None or self.head.i < end.i:
            return None
        between = verb.doc[start.i : end.i]
        return str(end.text) if any(t.name_kind == NameKind.DATE for t in between) else None

    def _change(self, verb: Token) -> tuple[Token | None, Token | None]:
        """The prepositions of both figures of a change; (None, None) if a verb tells of none."""
        if verb.pos != Pos.VERB:
            return None, None
        names = ("start", "end")
        below = [
            t
            for t in verb.doc[verb.i + 1 : verb.i + _REACH + 1]
            if t.dependency == Dependency.PREPOSITION
            and any(self.words.has("change", name, t.lower_) for name in names)
            and verb.is_ancestor(t)
        ]
        starts = [t for t in below if self.words.has("change", "start", t.lower_)]
        start = next((t for t in starts if self._is_figure(t)), None)
        if start is None:
            return None, None
        ends = (t for t in below if t.i > start.i and self.words.has("change", "end", t.lower_))
        return start, next(ends, None)

    def _is_figure(self, preposition: Token) -> bool:
        """Whether a figure stands behind it, or a time alike: "from the same month in 2021"."""
        return any(
            t.like_num or self.words.has("change", "alike", t.lower_) for t in _objects(preposition)
        )

    def _set_for(self, event: EventTrigger | None) -> str | None:
        """What was set for a time that stands before the verb: "originally due in May, was …"."""
        first = self.part.token_at(self.timex.span.start)
        if event is None or first is None or first.i >= event.head or first.i == 0:
            return None
        before = first.nbor(-1)
        if before.dependency == Dependency.PREPOSITION and before.i:
            before = before.nbor(-1)
        planned = self.words.which("control", before.lower_) == "planned"
        planned = planned or self.words.which("adjective", before.lower_) == "planned"
        return str(before.text) if planned and before.i != event.token else None

    def _of_the_subject(self, verb: Token, came_from: Token) -> str | None:
        """The subject of "claims of water on a planet in 2019 proved wrong", made of several nouns.

        A time that is counted from publication tells when the news was, and so does one right
        behind a name.
        """
        if came_from.dependency not in SUBJECTS or came_from.i > verb.i:
            return None
        if self.timex.anchoring is Anchoring.PUBLISHED or came_from == self.head:
            return None
        link = self.head.head
        behind = link.i > 0 and link.nbor(-1) == came_from
        long = link.dependency == Dependency.PREPOSITION and not behind
        return str(came_from.text) if long and came_from.pos == Pos.NOUN else None

    def _looked_back_on(self, event: EventTrigger | None) -> str | None:
        """What an event looks back on: a month behind it is rather its own.

        The object of "recalled the pact of March 2018", the ground of "arrested for a murder in
        1987"; in "was convicted of murder in 2011" no one murder is meant.
        """
        if event is None or event.verb is None or self.timex.granularity is Granularity.DAY:
            return None
        verb = self.part.doc[event.verb]
        told: list[Token] = []
        if self.words.has("looking_back", "verbs", verb.lemma_.lower()):
            told = verb.children_as(Dependency.OBJECT)
        elif self.words.has("looking_back", "responses", verb.lemma_.lower()):
            told = [noun for noun in self._grounds(verb) if _is_one(noun)]
        start = self.timex.span.start
        return next((str(t.text) for t in told if self.part.at(t) < start), None)

    def _grounds(self, verb: Token) -> list[Token]:
        """The nouns that tell for what somebody is charged or thanked."""
        phrases = (t for t in verb.children if self.words.has("looking_back", "links", t.lower_))
        return [noun for phrase in phrases for noun in phrase.children if is_common_noun(noun)]

    def _order_of_noun(self, node: Token, came_from: Token) -> str | None:
        """The noun of "gave up after a stroke in 2014": the time may be that of the stroke."""
        linked = came_from.dependency == Dependency.PREPOSITIONAL_OBJECT
        if node.dependency != Dependency.PREPOSITION or not linked or came_from == self.head:
            return None
        order = self.words.which("signal", node.lower_)
        ordered = order in {"before", "after"} and came_from.pos == Pos.NOUN
        return str(came_from.text) if ordered else None

    def _compared(self, verb: Token, came_from: Token) -> str | None:
        """What is compared right before a time: "more than the price on Wednesday"."""
        if verb == came_from or verb.pos != Pos.VERB or came_from.i == 0 or came_from.i < verb.i:
            return None
        noun = came_from.nbor(-1)
        compared = self.words.has("signal", "compared", noun.head.lower_)
        compared = compared and noun.dependency == Dependency.PREPOSITIONAL_OBJECT
        return str(noun.text) if compared else None


def _objects(preposition: Token) -> Iterator[Token]:
    """What stands behind a preposition, with all that hangs on it, up to the next preposition."""
    for child in preposition.children:
        if child.dependency == Dependency.PREPOSITIONAL_OBJECT:
            yield child
            yield from (t for t in child.children if t.dependency != Dependency.PREPOSITION)


def is_of_what_is_said(
    event: EventTrigger, part: AnalysedParagraph, timex: TemporalExpression
) -> bool:
    """Whether a time before a saying belongs to what is said: "This year, said X, …".

    So it does before a saying that is put in between commas, or whose verb precedes its subject.
    """
    if event.type != STATEMENT or event.verb is None:
        return False
    verb = part.doc[event.verb]
    if timex.span.start >= part.at(verb) or _says_it_all(verb):
        return False
    subjects = verb.children_as(Dependency.SUBJECT)
    told = bool(subjects) and part.at(subjects[0].left_edge) > timex.span.start
    if not told:
        return False
    opening = min(verb, subjects[0].left_edge, key=lambda t: t.i)
    end = timex.span.end - part.start
    if opening.i == 0 or opening.nbor(-1).text != "," or opening.nbor(-1).idx < end:
        return False
    whom = [
        t.right_edge
        for t in verb.children_as(Dependency.OBJECT, Dependency.DATIVE, Dependency.PREPOSITION)
    ]
    closing = max(verb, subjects[0].right_edge, *whom, key=lambda t: t.i)
    return "," in {closing.text, part.doc[min(closing.i + 1, len(part.doc) - 1)].text}


def is_of_past_told_now(
    event: EventTrigger, part: AnalysedParagraph, timex: TemporalExpression
) -> bool:
    """Whether a time before a saying of now is of the past: "On Monday, police say he fled"."""
    if event.type != STATEMENT or event.verb is None:
        return False
    verb = part.doc[event.verb]
    before = timex.span.start < part.at(verb) and _is_fronted(verb, part, timex)
    return before and _is_of_now(verb) and any(t.tag == Tag.PAST_TENSE for t in _said(verb))


def _is_of_now(verb: Token) -> bool:
    """Whether a saying is told in the simple present, to nobody named: "officials say"."""
    helped = verb.has_child(Dependency.AUXILIARY, Dependency.OBJECT, Dependency.DATIVE)
    return verb.tag in PRESENT_FORMS and not helped


def _is_fronted(verb: Token, part: AnalysedParagraph, timex: TemporalExpression) -> bool:
    """Whether a time is by itself what stands before: not "in a report on Friday, he says"."""
    head = head_token(part, timex)
    if head is None:
        return False
    phrase = head.head if head.dependency == Dependency.PREPOSITIONAL_OBJECT else head
    return phrase.head == verb


def _said(verb: Token) -> list[Token]:
    """The verbs of what is said that have no time of their own, simple or in the passive."""
    clauses = verb.children_as(Dependency.CLAUSAL_COMPLEMENT)
    timed = (any(t.name_kind in TIMES for t in clause.subtree) for clause in clauses)
    verbs = [clause for clause, own in zip(clauses, timed, strict=True) if not own]
    return [*verbs, *(t for verb in verbs for t in verb.children_as(Dependency.PASSIVE_AUXILIARY))]


def _says_it_all(verb: Token) -> bool:
    """Whether what is said is the object itself: "announced orders, bringing the total to 300"."""
    clause = verb.dependency in REPORTED_CLAUSES or verb.has_child(Dependency.CLAUSAL_COMPLEMENT)
    return not clause and verb.has_child(Dependency.OBJECT)


def second_act(first: Token, words: ClauseWords) -> Token | None:
    """The "and" behind which a time is that of a second act without its verb; None if of none.

    "Rose in 2011 and again in 2019", "won gold in 2010 and silver in 2014". ``first`` is the first
    word of the time, or the preposition before it.
    """
    node, repeated = first, False
    behind_comma = node.i > 1 and node.nbor(-1).text == ","
    if behind_comma and node.nbor(-2).dependency == Dependency.COORDINATING_CONJUNCTION:
        return node.nbor(-2)  # "studied in Rome and, from 1962, in London"
    while node.i:
        node = node.nbor(-1)
        if node.dependency == Dependency.COORDINATING_CONJUNCTION:
            told = node.i > 0 and node.nbor(-1).name_kind == NameKind.DATE
            return node if told and repeated else None
        again = words.has("once_more", "adverbs", node.lower_)
        nominal = node.pos in _NOMINAL or node.tag == Tag.POSSESSIVE_ENDING
        if not again and (not nominal or node.name_kind == NameKind.DATE):
            return None
        repeated = repeated or again or node.pos in NOMINAL
    return None


def _is_one(noun: Token) -> bool:
    """Whether a noun tells of one deed: "a murder", "the abuse of boys", not "murder"."""
    return read_noun_phrase(noun).definiteness is not Definiteness.BARE
