"""Whether a verb of no type reports an event: what happened, goes on, is to come or did not."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.events.lexicon import ClauseWords
from dashboard.events.plans import has_date, is_awaited
from dashboard.nlp.governance import is_past_form, is_past_passive
from dashboard.nlp.implicit_subjects import antecedent as find_antecedent
from dashboard.nlp.implicit_subjects import is_open_complement
from dashboard.nlp.infinitives import is_carried_on
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import object_of
from dashboard.nlp.tokens import Token
from dashboard.registry import current_language

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})

_FINITE_PAST = frozenset({"VBD", "VBN"})


class VerbReader:
    """Reads verbs in their clauses; ``has_trigger`` tells which verbs are events of a type."""

    def __init__(self, words: ClauseWords, has_trigger: Callable[[Token], bool]) -> None:
        self.words, self.has_trigger = words, has_trigger

    def is_copula(self, token: Token) -> bool:
        """Whether a verb only joins ("is", "was")."""
        return self.words.has("auxiliary", "copula", token.lemma_)

    def reports(self, token: Token) -> bool:
        """Whether a verb of no type reports an event: past, going on or to come."""
        lemma = token.lemma_.lower()
        tag = token.tag_
        helpers = {t.lower_ for t in token.children if t.dep_ in {"aux", "auxpass"}}
        if self._is_arranged(token) or is_realised(token, self.words):
            return True
        dated = self.words.has("not_events", "eventive_when_dated", lemma)
        if dated and has_date(token) and tag in _FINITE_PAST:
            return True
        if self.words.has("not_events", "stative", lemma):
            coming = tag in {"VB", "VBN"} and bool(helpers & self.words.tables["modal"]["planned"])
            which = "eventive_to_come" if coming else "eventive_in_past"
            past = coming or tag in _FINITE_PAST
            past = past and self.words.has("not_events", which, lemma)
            dated = token.dep_ == "acl" and has_date(token)  # "an inquiry set up last year"
            return past and (dated or self._has_doer(token)) and self._is_whole(token)
        if tag == "VBD" or (tag == "VBN" and (helpers or token.dep_ in {"acl", "advcl", "conj"})):
            return True
        if is_past_in_disguise(token):
            return True
        if tag == "VBG":
            beside = token.dep_ == "advcl" and not self._is_comment(token)
            return bool(helpers) or beside or self._is_begun(token) or self._is_ordered(token)
        if tag == "VB":
            if any(t.dep_ == "aux" and t.tag_ == "VBD" for t in token.children):
                return True  # "did not return"
            if self._is_dated_chance(token):
                return True
            if token.dep_ == "ccomp" and helpers & self.words.tables["reported"]["future"]:
                return True
            if helpers & self.words.tables["modal"]["planned"]:
                return True
            plans = self.words.which("control", token.head.lemma_) == "planned"
            return token.dep_ == "xcomp" and plans and not self.has_trigger(token.head)
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
        if token.tag_ in {"VBZ", "VBP"}:
            main = token.dep_ in {"ROOT", "relcl", "conj"} or is_present_in_disguise(token)
            return has_date(token) and main
        if token.tag_ == "VB" and token.dep_ == "acl":  # "a contract to supply tankers"
            return self.words.which("control_nouns", token.head.lemma_.lower()) is not None
        perfect = token.tag_ == "VBN" and any(t.tag_ == "TO" for t in token.children)
        if (token.tag_ != "VB" and not perfect) or token.dep_ != "xcomp":
            return False
        plans = self.words.which("control", token.head.lemma_) == "planned"
        passive = any(t.dep_ == "auxpass" for t in token.head.children)
        no_event = passive or not self.has_trigger(token.head) or has_date(token)
        return self.is_copula(token.head) or (plans and no_event)

    def _is_begun(self, token: Token) -> bool:
        """Whether a verb of a stage presents an action: "began (or will begin) handing out"."""
        head = token.head
        staged = self.words.has("aspect", "verbs", head.lemma_.lower())
        if not (is_open_complement(token) and staged):
            return False
        helpers = {t.lower_ for t in head.children if t.dep_ == "aux"}
        coming = bool(helpers & self.words.tables["modal"]["planned"])
        planned = self.words.which("control", head.head.lemma_) == "planned"
        coming = coming or (is_open_complement(head) and planned)
        return head.tag_ in _FINITE_PAST or (head.tag_ == "VB" and coming)

    def _is_ordered(self, token: Token) -> bool:
        """Whether a word of order presents an action: "before opening a shop of her own"."""
        order = self.words.which("signal", token.head.lower_)
        return token.dep_ == "pcomp" and order in {"before", "after"}

    def _is_comment(self, token: Token) -> bool:
        """Whether a participle tells what people feel of it all: "renewing hopes for peace"."""
        felt = (t.lemma_.lower() for t in token.children if t.dep_ == "dobj")
        return any(self.words.has("not_events", "feelings", noun) for noun in felt)

    def _is_dated_chance(self, token: Token) -> bool:
        """Whether what may happen has a date of its own: "may join the firm in 2031"."""
        if not any(t.dep_ == "aux" and t.tag_ == "MD" for t in token.children):
            return False
        return has_date(token)

    def _has_doer(self, token: Token) -> bool:
        """Whether a verb has a subject, shares one, or says by whom it was done."""
        deps = {t.dep_ for t in token.children}
        if deps & {"nsubj", "nsubjpass", "agent"}:
            return True
        if token.dep_ != "conj":
            return token.dep_ == "acl" and is_past_in_apposition(token)
        above = {t.dep_ for t in token.head.children}
        if token.head.dep_ == "xcomp":
            above |= {t.dep_ for t in token.head.head.children}
        shared = bool(above & {"nsubj", "nsubjpass"}) or is_past_in_apposition(token.head)
        return shared and (bool(deps & {"aux", "auxpass"}) or token.tag_ == "VBD")

    def _is_whole(self, token: Token) -> bool:
        """Whether a verb tells its event by itself: "made it to please", not "set to win"."""
        deps = {t.dep_ for t in token.children}
        return "xcomp" not in deps or bool(deps & {"dobj", "oprd"})


def is_impersonal(verb: Token, words: ClauseWords) -> bool:
    """Whether nobody does what a verb tells: "it took rescuers 19 hours to reach them"."""
    if not words.has("impersonal", "verbs", verb.lemma_):
        return False
    subject = any(
        t.dep_ == "nsubj" and words.has("impersonal", "subjects", t.lower_) for t in verb.children
    )
    behind = [t for c in verb.rights for t in (c, *c.children)]
    acts = any(c.tag_ == "TO" for t in behind if t.tag_ == "VB" for c in t.children)
    lasts = any(
        t.dep_ in {"dobj", "npadvmod"} and words.has("impersonal", "lengths", t.lemma_)
        for t in behind
    )
    return subject and acts and lasts


def is_hyphenated(verb: Token) -> bool:
    """Whether a hyphen glues what was taken for a verb to the verb behind it: "re-elected"."""
    hyphen, *behind = verb.doc[verb.i + 1 : verb.i + 3] or [verb]
    glued = hyphen.text == "-" and not (verb.whitespace_ or hyphen.whitespace_)
    return glued and bool(behind) and behind[0].tag_.startswith("VB")


def is_realised(verb: Token, words: ClauseWords) -> bool:
    """Whether an infinitive tells what came about: "had to pay", "was forced to leave"."""
    above = verb.head
    past = above.tag_ == "VBD" or (above.tag_ == "VBN" and is_pluperfect(above, words))
    if verb.tag_ != "VB" or not (past or is_past_passive(above)):
        return False
    if is_carried_on(verb):
        return True
    if verb.dep_ != "xcomp":
        return False
    if any(t.dep_ == "neg" for t in above.children):
        return False
    to = any(t.tag_ == "TO" for t in verb.children)
    forced = to and words.has("auxiliary", "perfect", above.lemma_) and above.tag_ == "VBD"
    return forced or words.has("realised", "verbs", above.lemma_)


def is_joined_by_copula(verb: Token, words: ClauseWords) -> bool:
    """Whether the analysis takes a passive for what somebody was: "was privatised in 1998"."""
    if verb.dep_ != "acomp" or verb.tag_ != "VBN" or verb.head.tag_ != "VBD":
        return False
    below = {t.ent_type_ for c in verb.children if c.dep_ == "prep" for t in c.children}
    told = "DATE" in below or any(t.dep_ == "agent" for t in verb.children)
    return told and words.has("auxiliary", "copula", verb.head.lemma_)


def is_past_in_disguise(verb: Token) -> bool:
    """Whether a form that the analysis reads as a participle is the simple past: "It closed"."""
    if verb.tag_ == "VB" and verb.dep_ == "conj":  # "they intervened and retook the south"
        helped = any(t.dep_ in {"aux", "auxpass", "mark"} for t in (*verb.children,))
        above = verb.head
        bare = not any(t.dep_ == "aux" for t in above.children)
        return above.tag_ == "VBD" and bare and not helped
    if verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.i < verb.head.i:
        helped = any(t.dep_ in {"aux", "auxpass"} for t in verb.children)
        return verb.left_edge.i < verb.i and not helped  # "the race, first run in 1983, was"
    if verb.tag_ != "VBN" or verb.dep_ not in {"ROOT", "relcl"}:
        return False
    deps = {t.dep_ for t in verb.children if t.i < verb.i}
    if deps & {"aux", "auxpass", "nsubjpass"}:
        return False
    return "nsubj" in deps or (verb.dep_ == "ROOT" and "prep" in deps)


def is_present_in_disguise(verb: Token) -> bool:
    """Whether the only verb of a sentence hangs below its subject: "a ballot on action closes"."""
    if verb.tag_ != "VBZ" or verb.dep_ != "pobj" or verb.sent.root.pos_ not in {"NOUN", "PROPN"}:
        return False
    return all(t == verb or t.pos_ not in {"VERB", "AUX"} for t in verb.sent)


def is_small_clause(verb: Token) -> bool:
    """Whether a participle only says how something was seen: "found it wrapped in a sheet"."""
    if verb.dep_ != "ccomp" or verb.tag_ not in {"VBN", "VBG"} or verb.head.i > verb.i:
        return False
    deps = {t.dep_ for t in verb.children if t.i < verb.i}
    return "nsubj" in deps and deps.isdisjoint({"aux", "auxpass", "mark"})


def antecedent(clause: Token) -> Token:
    """The noun that a relative clause tells of."""
    return find_antecedent(clause, load_label_scheme(current_language()))


def is_past_in_apposition(verb: Token) -> bool:
    """Whether a sentence without a main verb has it here: "Ms Lind, who fell ill, called Peru"."""
    noun = verb.head
    if verb.tag_ != "VBN" or noun.dep_ != "ROOT" or verb.i == 0 or verb.nbor(-1).text != ",":
        return False
    return any(t.dep_ in {"dobj", "oprd", "prep"} for t in verb.children)


def is_perfect(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb is in the present perfect: "has fallen"."""
    return any(
        t.tag_ in {"VBZ", "VBP"} and words.has("auxiliary", "perfect", t.lemma_)
        for t in verb.children
        if t.dep_ == "aux"
    )


def is_pluperfect(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb is in the past perfect: "had fallen"."""
    return any(
        t.tag_ == "VBD" and words.has("auxiliary", "perfect", t.lemma_)
        for t in verb.children
        if t.dep_ == "aux"
    )


def is_deferral(verb: Token, words: ClauseWords) -> bool:
    """Whether a verb moves something to another time: "postponed", "put off"."""
    if words.has("deferring", "verbs", verb.lemma_):
        return True
    adverbs = (words.has("deferring", "adverbs", t.lower_) for t in verb.children)
    return words.has("deferring", "with_adverb", verb.lemma_) and any(adverbs)


def is_figurative(verb: Token, words: ClauseWords) -> bool:
    """Whether a deed is one in a manner of speaking only: "shares rallied", "blasted the ball"."""
    return any(
        words.has("figurative", name, t.lemma_.lower())
        for t in verb.children
        for name, dep in (("subjects", "nsubj"), ("objects", "dobj"))
        if t.dep_ == dep
    )


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
        if token.dep_ == "advmod" and words.has("habit", "adverbs", token.lower_):
            return True
        timed = token.dep_ == "npadvmod" and token.pos_ == "NOUN"
        if timed and any(words.has("habit", "determiners", t.lower_) for t in token.children):
            return True
    return False


def noun_of_that_time(verb: Token, words: ClauseWords, *, says: bool = False) -> Token | None:
    """The noun of "promised at the time", which points to what was told before; None: none does.

    Behind a verb that ``says`` something "that" begins what is said: "warned at the time that".
    """
    for noun in (n for t in verb.children if t.dep_ == "prep" for n in t.children):
        known = any(words.has("proper", "definite", t.lower_) for t in noun.lefts)
        if known and noun.tag_ == "NN" and words.has("anaphoric_times", "nouns", noun.lemma_):
            own = [t for t in noun.children if t.dep_ != "det" and t.tag_ != "VB"]
            said = says and all(t.dep_ == "relcl" and _is_that_clause(t) for t in own)
            return noun if said or not own else None
    return None


def _is_that_clause(verb: Token) -> bool:
    """Whether "that" opens a clause and is no part of it: "that a sale was near"."""
    return verb.left_edge.tag_ in {"WDT", "IN"} and verb.left_edge.dep_ in {"advmod", "mark"}


def is_generic(verb: Token) -> bool:
    """Whether a present tells of all of a kind, a bare plural as its subject: "cows calve"."""
    if verb.tag_ != "VBP" or any(t.dep_ == "aux" for t in verb.children):
        return False
    subjects = [t for t in verb.children if t.dep_ == "nsubj"]
    return any(t.tag_ == "NNS" and t.left_edge == t for t in subjects)
