"""Whether a verb of no type reports an event: what happened, goes on, is to come or did not."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.locatives import is_placed
from dashboard.events.predicates.plans import has_date, is_awaited
from dashboard.nlp.governance import is_past_form, is_past_passive
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    AUXILIARIES,
    MEASURES,
    OBJECTS_AND_PREDICATES,
    SUBJECTS,
    UNDERGOERS,
)
from dashboard.nlp.implicit_subjects import is_open_complement
from dashboard.nlp.infinitives import has_infinitive_marker, is_carried_on
from dashboard.nlp.noun_phrases import object_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import (
    BEHIND_HELPERS,
    NOMINAL,
    PARTICIPLES,
    PAST_FORMS,
    PRESENT_FORMS,
    VERBAL,
    VERBS,
)

_MAIN_OR_RELATIVE = frozenset({Dependency.ROOT, Dependency.RELATIVE_CLAUSE})
_FINITE_CLAUSES = _MAIN_OR_RELATIVE | {Dependency.CONJUNCT}
_PARTICIPIAL_CLAUSES = frozenset(
    {Dependency.ADNOMINAL_CLAUSE, Dependency.ADVERBIAL_CLAUSE, Dependency.CONJUNCT}
)
_SUBJECTS_AND_AGENT = SUBJECTS | {Dependency.AGENT}
_NOT_SIMPLE_PAST = AUXILIARIES | {Dependency.PASSIVE_SUBJECT}
_AUXILIARIES_AND_MARKERS = AUXILIARIES | {Dependency.MARKER}


class VerbReader:
    """Reads verbs in their clauses; ``has_trigger`` tells which verbs are events of a type."""

    def __init__(self, words: ClauseWords, has_trigger: Callable[[Token], bool]) -> None:
        self.words, self.has_trigger = words, has_trigger

    def is_copula(self, token: Token) -> bool:
        """Whether a verb only joins ("is", "was")."""
        return self.words.has("auxiliary", "copula", token.lemma_)

    def reports(self, token: Token) -> bool:
        """Whether a verb of no type reports an event: past, going on or to come."""
        lemma, tag, role = token.lemma_.lower(), token.tag, token.dependency
        helpers = {t.lower_ for t in token.children_as(*AUXILIARIES)}
        planned = self.words.tables["modal"]["planned"]
        if self._is_arranged(token) or is_realised(token, self.words):
            return True
        if tag == Tag.PRESENT_PARTICIPLE and self._is_charged(token):
            return True
        dated = self.words.has("not_events", "eventive_when_dated", lemma)
        if dated and tag in PAST_FORMS and (has_date(token) or is_placed(token, self.words)):
            return True
        acting = self.words.has("not_events", "eventive_forms", token.lower_)  # not "lay"
        if self.words.has("not_events", "stative", lemma) and not acting:
            coming = tag in BEHIND_HELPERS and bool(helpers & planned)
            which = "eventive_to_come" if coming else "eventive_in_past"
            past = coming or tag in PAST_FORMS
            past = past and self.words.has("not_events", which, lemma)
            # "an inquiry set up last year"
            dated = role == Dependency.ADNOMINAL_CLAUSE and has_date(token)
            return past and (dated or self._has_agent(token)) and self._is_whole(token)
        told = tag == Tag.PAST_PARTICIPLE and (helpers or role in _PARTICIPIAL_CLAUSES)
        if told or tag == Tag.PAST_TENSE or is_past_in_disguise(token):
            return True
        if tag == Tag.PRESENT_PARTICIPLE:
            beside = role == Dependency.ADVERBIAL_CLAUSE and not self._is_comment(token)
            return bool(helpers) or beside or self._is_begun(token) or self._is_ordered(token)
        if tag == Tag.BASE_FORM:
            if any(t.tag == Tag.PAST_TENSE for t in token.children_as(Dependency.AUXILIARY)):
                return True  # "did not return"
            if self._is_dated_chance(token):
                return True
            reported = role == Dependency.CLAUSAL_COMPLEMENT
            if reported and helpers & self.words.tables["reported"]["future"]:
                return True
            if helpers & planned:
                return True
            plans = self.words.which("control", token.head.lemma_) == "planned"
            plans = plans and role == Dependency.OPEN_COMPLEMENT
            return plans and not self.has_trigger(token.head)
        return False

    def tells_of_perceiving(self, token: Token) -> bool:
        """Whether a verb tells that something was perceived at a time: "was felt on Monday".

        What is "seen as a warning" or "felt to be unjust" is judged, and no time is its own.
        """
        if not self.words.has("light", "perceiving", token.lemma_.lower()):
            return False
        judged = any(self.words.has("class", "prepositions", t.lower_) for t in token.children)
        return not judged and self._is_whole(token) and has_date(token)

    def _is_arranged(self, token: Token) -> bool:
        """Whether a verb tells a plan: "is to open", "plans to open", "opens on Friday"."""
        lemma = token.lemma_.lower()
        lists = ("eventive_in_past", "eventive_to_come")
        acting = any(self.words.has("not_events", name, lemma) for name in lists)
        acting = acting or not self.words.has("not_events", "stative", lemma)
        if not acting or any(self._is_begun(t) for t in token.children):
            return False
        if is_awaited(token, self.words):
            return True
        if token.tag in PRESENT_FORMS:
            main = token.dependency in _FINITE_CLAUSES or is_present_in_disguise(token)
            return has_date(token) and main
        # "a contract to supply tankers"
        if token.tag == Tag.BASE_FORM and token.dependency == Dependency.ADNOMINAL_CLAUSE:
            return self.words.which("control_nouns", token.head.lemma_.lower()) is not None
        if token.dependency != Dependency.OPEN_COMPLEMENT:
            return False
        perfect = token.tag == Tag.PAST_PARTICIPLE and has_infinitive_marker(token)
        if token.tag != Tag.BASE_FORM and not perfect:
            return False
        plans = self.words.which("control", token.head.lemma_) == "planned"
        passive = token.head.has_child(Dependency.PASSIVE_AUXILIARY)
        no_event = passive or not self.has_trigger(token.head) or has_date(token)
        return self.is_copula(token.head) or (plans and no_event)

    def _is_begun(self, token: Token) -> bool:
        """Whether a verb of a stage presents an action: "began (or will begin) handing out"."""
        head = token.head
        staged = self.words.has("aspect", "verbs", head.lemma_.lower())
        if not (is_open_complement(token) and staged):
            return False
        helpers = {t.lower_ for t in head.children_as(Dependency.AUXILIARY)}
        coming = bool(helpers & self.words.tables["modal"]["planned"])
        planned = self.words.which("control", head.head.lemma_) == "planned"
        coming = coming or (is_open_complement(head) and planned)
        return head.tag in PAST_FORMS or (head.tag == Tag.BASE_FORM and coming)

    def _is_ordered(self, token: Token) -> bool:
        """Whether a word of order presents an action: "before opening a shop of her own"."""
        order = self.words.which("signal", token.head.lower_)
        ordered = order in {"before", "after"}
        return ordered and token.dependency == Dependency.PREPOSITIONAL_COMPLEMENT

    def _is_charged(self, token: Token) -> bool:
        """Whether a gerund tells of what somebody is accused: "suspected of stealing a car"."""
        link, lemma = token.head, token.lemma_.lower()
        behind = token.dependency == Dependency.PREPOSITIONAL_COMPLEMENT
        charged = behind and self.words.has("alleged", "charging", link.head.lemma_)
        acting = self.words.has("not_events", "eventive_in_past", lemma)
        acting = acting or not self.words.has("not_events", "stative", lemma)
        return charged and acting and self._is_whole(token)

    def _is_comment(self, token: Token) -> bool:
        """Whether a participle tells what people feel of it all: "renewing hopes for peace"."""
        felt = (t.lemma_.lower() for t in token.children_as(Dependency.OBJECT))
        return any(self.words.has("not_events", "feelings", noun) for noun in felt)

    def _is_dated_chance(self, token: Token) -> bool:
        """Whether what may happen has a date of its own: "may join the firm in 2031"."""
        if not any(t.tag == Tag.MODAL for t in token.children_as(Dependency.AUXILIARY)):
            return False
        return has_date(token)

    def _has_agent(self, token: Token) -> bool:
        """Whether a verb has a subject, shares one, or says by whom it was done."""
        deps = {t.dependency for t in token.children}
        if deps & _SUBJECTS_AND_AGENT:
            return True
        if token.dependency != Dependency.CONJUNCT:
            return False
        above = {t.dependency for t in token.head.children}
        if token.head.dependency == Dependency.OPEN_COMPLEMENT:
            above |= {t.dependency for t in token.head.head.children}
        return bool(above & SUBJECTS) and (bool(deps & AUXILIARIES) or token.tag == Tag.PAST_TENSE)

    def _is_whole(self, token: Token) -> bool:
        """Whether a verb tells its event by itself: "made it to please", not "set to win"."""
        whole = token.has_child(*OBJECTS_AND_PREDICATES)
        return whole or not token.has_child(Dependency.OPEN_COMPLEMENT)


def is_impersonal(verb: Token, words: ClauseWords) -> bool:
    """Whether nobody does what a verb tells: "it took rescuers 19 hours to reach them"."""
    if not words.has("impersonal", "verbs", verb.lemma_):
        return False
    subject = any(
        words.has("impersonal", "subjects", t.lower_) for t in verb.children_as(Dependency.SUBJECT)
    )
    behind = [t for c in verb.rights for t in (c, *c.children)]
    acts = any(t.tag == Tag.BASE_FORM and has_infinitive_marker(t) for t in behind)
    lasts = any(
        t.dependency in MEASURES and words.has("impersonal", "lengths", t.lemma_) for t in behind
    )
    return subject and acts and lasts


def is_hyphenated(verb: Token) -> bool:
    """Whether a hyphen glues what was taken for a verb to the verb behind it: "re-elected"."""
    hyphen, *behind = verb.doc[verb.i + 1 : verb.i + 3] or [verb]
    glued = hyphen.text == "-" and not (verb.whitespace_ or hyphen.whitespace_)
    return glued and bool(behind) and behind[0].tag in VERBS


def is_realised(verb: Token, words: ClauseWords) -> bool:
    """Whether an infinitive tells what came about: "had to pay", "was forced to leave"."""
    above = verb.head
    perfect = above.tag == Tag.PAST_PARTICIPLE and is_pluperfect(above, words)
    past = perfect or above.tag == Tag.PAST_TENSE
    if verb.tag != Tag.BASE_FORM or not (past or is_past_passive(above)):
        return False
    if is_carried_on(verb):
        return True
    if verb.dependency != Dependency.OPEN_COMPLEMENT or above.has_child(Dependency.NEGATION):
        return False
    forced = (
        has_infinitive_marker(verb)
        and words.has("auxiliary", "perfect", above.lemma_)
        and above.tag == Tag.PAST_TENSE
    )
    return forced or words.has("realised", "verbs", above.lemma_)


def is_joined_by_copula(verb: Token, words: ClauseWords) -> bool:
    """Whether the analysis takes a passive for what somebody was: "was privatised in 1998"."""
    passive = verb.tag == Tag.PAST_PARTICIPLE and verb.head.tag == Tag.PAST_TENSE
    if not passive or verb.dependency != Dependency.ADJECTIVAL_COMPLEMENT:
        return False
    below = {t.name_kind for c in verb.children_as(Dependency.PREPOSITION) for t in c.children}
    told = NameKind.DATE in below or verb.has_child(Dependency.AGENT)
    return told and words.has("auxiliary", "copula", verb.head.lemma_)


def is_past_in_disguise(verb: Token) -> bool:
    """Whether a form that the analysis reads as a participle is the simple past: "It closed"."""
    role, above = verb.dependency, verb.head
    if verb.tag == Tag.BASE_FORM and role == Dependency.CONJUNCT:
        bare = not (
            above.has_child(Dependency.AUXILIARY) or verb.has_child(*_AUXILIARIES_AND_MARKERS)
        )
        return above.tag == Tag.PAST_TENSE and bare  # "they intervened and retook the south"
    if verb.tag != Tag.PAST_PARTICIPLE:
        return False
    if role == Dependency.CLAUSAL_COMPLEMENT and verb.i < above.i:
        helped = verb.has_child(*AUXILIARIES)
        return verb.left_edge.i < verb.i and not helped  # "the race, first run in 1983, was"
    deps = {t.dependency for t in verb.children if t.i < verb.i}
    if role not in _MAIN_OR_RELATIVE or deps & _NOT_SIMPLE_PAST:
        return False
    fronted = role == Dependency.ROOT and Dependency.PREPOSITION in deps
    return fronted or Dependency.SUBJECT in deps


def is_present_in_disguise(verb: Token) -> bool:
    """Whether the only verb of a sentence hangs below its subject: "a ballot on action closes"."""
    below = verb.dependency == Dependency.PREPOSITIONAL_OBJECT
    if not (below and verb.tag == Tag.PRESENT_THIRD_PERSON):
        return False
    if verb.sent.root.pos not in NOMINAL:
        return False
    return all(t == verb or t.pos not in VERBAL for t in verb.sent)


def is_small_clause(verb: Token) -> bool:
    """Whether a participle only says how something was seen: "found it wrapped in a sheet"."""
    if verb.dependency != Dependency.CLAUSAL_COMPLEMENT or verb.head.i > verb.i:
        return False
    deps = {t.dependency for t in verb.children if t.i < verb.i}
    bare = verb.tag in PARTICIPLES and deps.isdisjoint(_AUXILIARIES_AND_MARKERS)
    return bare and Dependency.SUBJECT in deps


def is_perfect(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb is in the present perfect: "has fallen"."""
    return any(
        t.tag in PRESENT_FORMS and words.has("auxiliary", "perfect", t.lemma_)
        for t in verb.children_as(Dependency.AUXILIARY)
    )


def is_pluperfect(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb is in the past perfect: "had fallen"."""
    return any(
        t.tag == Tag.PAST_TENSE and words.has("auxiliary", "perfect", t.lemma_)
        for t in verb.children_as(Dependency.AUXILIARY)
    )


def is_deferral(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb moves something to another time: "postponed", "put off"."""
    if words.has("deferring", "verbs", verb.lemma_):
        return True
    adverbs = (words.has("deferring", "adverbs", t.lower_) for t in verb.children)
    return words.has("deferring", "with_adverb", verb.lemma_) and any(adverbs)


def is_deferred(noun: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether a verb leaves what a noun names to come: "the launch has been delayed".

    A passive of the past does so on a day that it names, as its day is no day of the noun: "the
    launch was delayed on Monday", not "the launch was delayed by two hours".
    """
    moved = noun.dependency in UNDERGOERS and words.has("deferring", "pending", verb.lemma_)
    return moved and (is_perfect(verb, words) or (is_past_passive(verb) and has_date(verb)))


def is_figurative(verb: Token, words: ClauseWords) -> bool:
    """Whether a deed is one in a manner of speaking only: "shares rallied", "blasted the ball"."""
    told = [(t.dependency, t.lemma_.lower()) for t in verb.children]
    objects = [lemma for dep, lemma in told if dep == Dependency.OBJECT]
    undergone = [*objects, *(lemma for dep, lemma in told if dep == Dependency.PASSIVE_SUBJECT)]
    subjects = [lemma for dep, lemma in told if dep == Dependency.SUBJECT]
    things = any(words.has("figurative", "objects", lemma) for lemma in objects)
    things |= any(words.has("figurative", n, t) for n in ("undergoing", "ills") for t in undergone)
    return things or any(words.has("figurative", "subjects", lemma) for lemma in subjects)


def is_pending(noun: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether what a noun names has not been done to who awaits it: "faces extradition"."""
    undergone = words.has("undergone", "nouns", noun.lemma_.lower())
    return undergone and words.has("pending", "verbs", verb.lemma_.lower())


def only_awaits(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb tells only what is to be done to somebody: "is facing extradition".

    In the past it may have been done: "faced trial in May and was jailed".
    """
    past = is_past_form(verb)
    ahead = words.has("pending", "ahead", verb.lemma_.lower()) and not past
    thing = object_of(verb) if ahead else None
    return thing is not None and is_pending(thing, verb, words)


def is_habit(verb: Token, words: ClauseWords) -> bool:
    """Whether a clause tells what is done again and again: "often", "every summer"."""
    for token in verb.children:
        if token.dependency == Dependency.ADVERBIAL_MODIFIER and words.has(
            "habit", "adverbs", token.lower_
        ):
            return True
        timed = token.dependency == Dependency.ADVERBIAL_NOUN and token.pos == Pos.NOUN
        if timed and any(words.has("habit", "determiners", t.lower_) for t in token.children):
            return True
    return False


def noun_of_that_time(verb: Token, words: ClauseWords) -> Token | None:
    """The noun of "promised at the time", which points to what was told before; None: none does."""
    for noun in (n for t in verb.children_as(Dependency.PREPOSITION) for n in t.children):
        known = any(words.has("proper", "definite", t.lower_) for t in noun.lefts)
        if known and noun.tag == Tag.NOUN and words.has("anaphoric_times", "nouns", noun.lemma_):
            more = (t for t in noun.children if t.dependency != Dependency.DETERMINER)
            own = [t for t in more if t.tag != Tag.BASE_FORM]
            return None if own else noun
    return None


def is_generic(verb: Token) -> bool:
    """Whether a present tells of all of a kind, a bare plural as its subject: "cows calve"."""
    if verb.tag != Tag.PRESENT or verb.has_child(Dependency.AUXILIARY):
        return False
    subjects = verb.children_as(Dependency.SUBJECT)
    return any(t.tag == Tag.PLURAL_NOUN and t.left_edge == t for t in subjects)
