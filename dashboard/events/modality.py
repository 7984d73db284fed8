"""Whether a clause presents its event as fact, as planned, proposed, possible or negated.

After FactBank (Saurí and Pustejovsky 2009): modals, negation and the verbs and nouns that govern
the event decide; the innermost that speaks wins, and a negation above a fact makes it negated.
"""

from __future__ import annotations

from dashboard.events.alleged import is_alleged
from dashboard.events.lexicon import ClauseWords
from dashboard.events.negation import denies_its_event, is_near, two_before
from dashboard.events.plans import is_awaited, is_set_for_a_time, planned_thing
from dashboard.events.subjects import first_of_list
from dashboard.events.verbs import (
    is_past_in_disguise,
    is_pending,
    is_realised,
    only_awaits,
)
from dashboard.model import Modality
from dashboard.nlp.coordinated_verbs import is_denied_with, shares_the_modal
from dashboard.nlp.governance import (
    is_finite_form,
    is_governed,
    is_opened_clause,
    is_under_way,
    particles_of,
)
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.noun_phrases import is_common_noun, read_noun_phrase, undergoer_of
from dashboard.nlp.tokens import Token

STEPS = 8
_BEFORE_NOUN = frozenset({"compound", "nmod", "poss"})


def read_modality(token: Token, words: ClauseWords) -> Modality:
    """The modality of the event that a token names; a plan that is denied is none."""
    found = _read(token, words)
    denied = found is Modality.PLANNED and _is_denied_plan(token, words)
    return Modality.NEGATED if denied else found


def _is_denied_plan(token: Token, words: ClauseWords) -> bool:
    """Whether somebody denies it: "denied that she would resign", "denied plans to sell it"."""
    above = token.head
    if is_common_noun(above):
        above = above.head
    return above != token and words.has("negation", "denials", above.lemma_)


def _read(token: Token, words: ClauseWords) -> Modality:
    node = token
    own = _own(node, words, nominal=token.pos_ in {"NOUN", "PROPN"})
    if own is not None:
        return own
    if is_alleged(node, node, words):
        return Modality.REPORTED
    for _ in range(STEPS):
        sibling = _listed_with(node)
        if sibling is not None:
            return read_modality(sibling, words)
        if node.head == node or not is_governed(node):
            break
        above = _from_above(node, token, words)
        if above is not None:
            return above
        if _ends_the_climb(node, words):
            break
        node = node.head
    return Modality.ASSERTED


def _from_above(node: Token, event: Token, words: ClauseWords) -> Modality | None:
    """What the governor of a token, and its helpers, say of an event in it; None: nothing."""
    head, dep = node.head, node.dep_
    if dep == "advcl" and _is_conditional(node, words):
        return Modality.POSSIBLE
    if shares_the_modal(node):  # "will send envoys and resume flights"
        return _own(head, words, nominal=False) or _from_above(head, event, words)
    if dep == "conj" and is_denied_with(node, words.tables["negation"]["alternatives"]):
        return Modality.NEGATED
    if dep in {"conj", "relcl", "nsubj", "appos"} or _is_apart(node) or is_past_in_disguise(node):
        return None
    if dep == "prep" and words.has("reply", "verbs", head.lemma_) and _is_presupposed(event):
        return Modality.ASSERTED  # "declined to comment on his decision"
    if dep == "prep" and head.pos_ == "VERB" and words.has("alleged", "charging", head.lemma_):
        return Modality.REPORTED
    if _is_held_for(node, head, words) and not _is_presupposed(event):
        return Modality.REPORTED
    if dep == "prep" and not words.has("complement", "prepositions", node.lower_):
        return None
    said = _from_governor(node, head, words)
    if said is not None:
        return said
    if is_alleged(event, node, words):
        return Modality.REPORTED
    finite = any(t.dep_ in {"aux", "auxpass"} and is_finite_form(t) for t in node.children)
    if dep == "ccomp" and (finite or is_finite_form(node)):
        return None
    if dep in {"dobj", "pobj", "pcomp", "prep", "nsubjpass"} or head.tag_ in {"VB", "VBG"}:
        own = _own(head, words, nominal=head.pos_ == "NOUN")
        return None if own is Modality.NEGATED and _is_presupposed(event) else own
    return None


def _is_held_for(link: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether it is an act that no court has found: "arrested for killing a guard"."""
    holds = words.has("alleged", "holding", verb.lemma_)
    return holds and words.has("alleged", "grounds", link.lower_)


def _is_presupposed(event: Token) -> bool:
    """Whether a noun takes it as known that there was the event: "did not mention the attack"."""
    return event.pos_ == "NOUN" and read_noun_phrase(event).is_known


def _ends_the_climb(node: Token, words: ClauseWords) -> bool:
    """Whether what stands above a token presents it as it is: a finite verb, an own clause."""
    if node.dep_ in {"relcl", "nsubj", "appos", "ccomp"} or _is_apart(node):
        return True
    if words.which("control", node.head.lemma_) == "negated" and _has_been(node, node.head):
        return True
    if node.dep_ == "acl" and node.tag_ == "VBN" and node.head.dep_ != "attr":
        return True  # "will pay the families of workers killed in April"
    if node.dep_ == "prep" and not words.has("complement", "prepositions", node.lower_):
        return True
    return node.dep_ == "dobj" and node.head.tag_ in {"VBD", "VBN", "VBZ", "VBP"}


def _is_apart(node: Token) -> bool:
    """Whether a side clause speaks for itself: finite, and no purpose."""
    return node.dep_ == "advcl" and node.tag_ != "VBG" and not is_infinitive(node)


def _listed_with(token: Token) -> Token | None:
    """The first of a list, where what stands behind it was not read as one of it.

    "of holding A, holding B" was parsed as a side clause; "demanded the release of Berg, the
    resignation of Lam and an inquiry" as if Berg were the resignation, and Lam beside the inquiry.
    """
    if (
        token.dep_ == "advcl"
        and token.tag_ == "VBG"
        and token.nbor(-1 if token.i else 0).text == ","
    ):
        for other in token.head.subtree:
            if other.i < token.i and other.tag_ == "VBG" and other.dep_ == "pcomp":
                return None if token.is_ancestor(other) else other
    if token.dep_ not in {"appos", "conj"} or not is_common_noun(token):
        return None
    beside, behind = token.head, (*token.subtree, *token.head.children)
    if token.dep_ == "appos" and not any(t.dep_ == "conj" for t in behind):
        return None
    if token.dep_ == "appos" and beside.dep_ != "pobj":
        return beside if is_common_noun(beside) else None
    if token.dep_ == "conj" and beside.pos_ != "PROPN":
        return None
    whole = beside.head.head
    return whole if beside.dep_ == "pobj" and is_common_noun(whole) else None


def _own(token: Token, words: ClauseWords, *, nominal: bool) -> Modality | None:
    """What the token's own helpers and modifiers say."""
    children = [t.lower_ for t in token.children if t.i < token.i or t.dep_ in {"neg", "aux"}]
    if nominal:
        found = next(
            (words.which("adjective", w) for w in children if words.which("adjective", w)), None
        )
        return None if found is None else Modality(found)
    if denies_its_event(token, words):
        return Modality.NEGATED
    if is_near(token, words):
        return Modality.POSSIBLE
    first = min((t.i for t in token.children if t.dep_ in {"nsubj", "nsubjpass"}), default=-1)
    adverbs = [t for t in token.children if t.dep_ == "advmod" and t.i > first]  # not "hardly had"
    degrees = [words.which("degree", t.lower_) for t in adverbs]
    degree = next((d for d in degrees if d is not None), None)
    if degree is not None:
        return Modality(degree)
    planned = is_set_for_a_time(token, words)
    if planned and token.dep_ == "acl" and _calls_off(planned_thing(token), words):
        return _of_called_off(planned_thing(token).head, words)
    if (
        planned
        or is_awaited(token, words)
        or _is_reported_future(token, words)
        or _is_due(token, words)
    ):
        return Modality.PLANNED
    if _is_still_to_come(token, words):
        return Modality.POSSIBLE
    modals = [words.which("modal", t.lower_) for t in token.children if t.dep_ == "aux"]
    found = next((m for m in modals if m is not None), None)
    if found is not None:
        return Modality(found)
    if _is_conditional(token, words) or only_awaits(token, words):
        return Modality.POSSIBLE
    return None


def _is_still_to_come(token: Token, words: ClauseWords) -> bool:
    """Whether a clause says until what something is to last: "will stay until he is elected".

    In the past where what lasts is only vowed or reported as to come: "would stay until it fell".
    """
    marks = (t for t in token.children if t.dep_ == "mark" and t.i < token.i)
    if token.dep_ != "advcl" or not any(words.has("awaited", "ends", t.lower_) for t in marks):
        return False
    if any(words.has("auxiliary", "perfect", t.lemma_) for t in token.children):
        return False  # "until it has been checked": a rule of factuality tells it
    helpers = [t.lower_ for t in token.head.children if t.dep_ == "aux"]
    if any(words.has("modal", "planned", t) or words.has("reported", "future", t) for t in helpers):
        return True
    top = token.head.head if token.head.dep_ == "xcomp" else None
    return top is not None and words.which("control", top.lemma_) == "planned"


def _of_called_off(verb: Token, words: ClauseWords) -> Modality:
    """What is left of a plan: it falls if it is called off, and stands if that only may be so."""
    told = read_modality(verb, words)
    if told is Modality.REPORTED:
        return Modality.POSSIBLE
    return Modality.NEGATED if told is Modality.ASSERTED else Modality.PLANNED


def _calls_off(noun: Token, words: ClauseWords) -> bool:
    """Whether a verb of calling off or putting off has a noun as what it is done to."""
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"}:
        return False
    particles = [t.lower_ for t in verb.children if t.dep_ == "prt"]
    return words.has("aspect", "calling_off", " ".join((verb.lemma_.lower(), *particles)))


def _is_past_hope(token: Token, words: ClauseWords) -> bool:
    """Whether somebody once meant to do it, which does not tell that they did."""
    head = token.head
    if token.dep_ != "xcomp" or token.tag_ != "VB" or head.pos_ != "VERB":
        return False
    if not words.has("hope", "verbs", head.lemma_.lower()):
        return False
    return head.tag_ == "VBD" or any(
        t.dep_ == "aux" and t.tag_ == "VBD" and words.has("auxiliary", "perfect", t.lemma_)
        for t in head.children
    )


def _is_reported_future(token: Token, words: ClauseWords) -> bool:
    """Whether a past report gives it as still to come: "said he was glad and would appeal"."""
    clause = token.head if token.dep_ == "conj" else token
    if clause.dep_ != "ccomp" or clause.head.tag_ not in {"VBD", "VBN"}:
        return False
    return any(
        t.dep_ == "aux" and words.has("reported", "future", t.lower_) for t in token.children
    )


def _is_due(token: Token, words: ClauseWords) -> bool:
    """Whether a copula tells what is to come: "results are due on Friday"."""
    return words.has("auxiliary", "copula", token.lemma_.lower()) and any(
        t.dep_ == "acomp" and words.has("due", "words", t.lower_) for t in token.children
    )


def _from_noun(node: Token, noun: Token, words: ClauseWords) -> Modality | None:
    """What a noun says of its complement: "a plan to resume", "reports that they fled"."""
    dep, lemma = node.dep_, noun.lemma_.lower()
    if dep in {"acl", "ccomp", "relcl"} and words.has("hearsay", "nouns", lemma):
        return _of_hearsay(noun, words) if is_opened_clause(node) else None
    if dep == "prep" and words.has("complement", "opposing", node.lower_):
        return None  # "an appeal against the ban"
    if dep == "prep" and words.has("hearsay", "in_plural", noun.lower_):
        return _of_hearsay(noun, words)
    if words.has("verdict", "counts", lemma) and _is_found(noun, words):
        return None
    if dep in {"acl", "prep", "pcomp"} and node.tag_ not in {"VBD", "VBN", "VBZ", "VBP"}:
        found = words.which("control_nouns", lemma)
        return None if found is None else Modality(found)
    return None


def _is_found(count: Token, words: ClauseWords) -> bool:
    """Whether a court has found what is charged: "convicted on two counts of murder"."""
    verb = first_of_list(count).head.head
    pleads = any(words.has("verdict", "findings", t.lower_) for t in verb.children)
    return pleads or words.has("verdict", "verbs", verb.lemma_)


def _of_hearsay(noun: Token, words: ClauseWords) -> Modality:
    """What is heard in a report: not so, if it is denied or said to be false."""
    verb = noun.head
    false = any(
        t.dep_ in {"acomp", "attr"} and words.has("hearsay", "false", t.lower_)
        for t in verb.children
    )
    denied = noun.dep_ == "dobj" and words.which("control", verb.lemma_.lower()) == "negated"
    untrue = denied or (noun.dep_ == "nsubj" and false)
    return Modality.NEGATED if untrue else Modality.REPORTED


def _is_conditional(token: Token, words: ClauseWords) -> bool:
    return any(
        t.dep_ == "mark" and words.has("condition", "marks", t.lower_) for t in token.children
    )


def _from_governor(node: Token, head: Token, words: ClauseWords) -> Modality | None:
    """What the governing verb or noun says of its complement."""
    dep = node.dep_
    if is_realised(node, words):
        return _own(head, words, nominal=False)
    if _is_past_hope(node, words):
        return Modality.POSSIBLE
    if head.pos_ in {"NOUN", "PROPN"}:
        return _from_noun(node, head, words)
    if dep == "pcomp" and words.has("negation", "prepositions", head.lower_):
        return Modality.NEGATED
    if words.has("negation", "short", f"{head.head.lower_} {head.lower_}"):
        return Modality.NEGATED
    if head.pos_ in {"VERB", "AUX", "ADJ"}:
        lemma = head.lemma_.lower()
        is_open = dep == "xcomp"
        if is_open and words.has("auxiliary", "copula", lemma) and is_infinitive(node):
            return Modality.PLANNED
        if is_open and words.has("realised", "verbs", lemma):
            return _own(head, words, nominal=False) or _from_control(node, head, words)
        return _from_control(node, head, words)
    return None


def _from_control(node: Token, head: Token, words: ClauseWords) -> Modality | None:
    """What a verb that plans, denies or alleges its complement says of it."""
    dep, lemma = node.dep_, head.lemma_.lower()
    if words.has("pending", "verbs", lemma) and dep == "dobj":
        return Modality.POSSIBLE if is_pending(node, head, words) else None
    with_it = [*particles_of(head), *([node.lower_] if dep == "prep" else [])]
    phrasal = (words.which("control", f"{lemma} {word}") for word in with_it)
    found = next(filter(None, phrasal), None) or words.which("control", lemma)
    if found is None or (found == "negated" and _takes_place(node, head, words)):
        return None
    if found == "reported" and dep not in {"ccomp", "xcomp", "prep"}:
        return None  # "claimed responsibility for the attack"
    if dep == "oprd" and node.pos_ == "NOUN":
        return None  # "the attack was called a massacre"
    if words.has("directing", "verbs", lemma) and undergoer_of(head) == node:
        return None  # "the attack was aimed at the mayor"
    if dep == "prep" and words.has("negation", "causes", two_before(node.nbor(1))):
        return None  # "put off because of flooding"
    clause = dep == "ccomp"
    if clause and (_is_own_sentence(node, head) or (found == "planned" and is_under_way(node))):
        return None
    factive = clause and node.tag_ in {"VBD", "VBN", "VBZ", "VBP"}
    if factive and not any(t.dep_ == "aux" and t.tag_ == "MD" for t in node.children):
        return Modality(found) if found in {"negated", "reported"} else None
    done = is_common_noun(node) and words.has("announced", "verbs", lemma)
    if done and words.has("announced", "as_done", node.lemma_.lower()):
        return None  # "announced the arrest of two men"
    governed = dep in {"xcomp", "ccomp", "dobj", "prep", "oprd", "nsubjpass", "pobj"}
    return Modality(found) if governed else None


def _takes_place(node: Token, head: Token, words: ClauseWords) -> bool:
    """Whether it happens all the same: "banned for doping", "called off the search".

    So does what is turned down: "refused a [request] for bail".
    """
    if undergoer_of(head) == node and words.has("negation", "made", node.lemma_.lower()):
        return True
    ground = node.dep_ == "prep" and words.has("negation", "grounds", node.lower_)
    under_way = words.has("negation", "under_way", node.lemma_.lower())
    return ground or under_way or _has_been(node, head)


def _has_been(noun: Token, verb: Token) -> bool:
    """Whether what is to be prevented took place: "failed to prevent the January blackout"."""
    dated = any(t.ent_type_ == "DATE" and t.dep_ in _BEFORE_NOUN for t in noun.lefts)
    return noun.dep_ == "dobj" and verb.tag_ == "VB" and dated


def _is_own_sentence(node: Token, head: Token) -> bool:
    """Whether a semicolon parts a clause from the one behind it: "he came; the show was cut"."""
    return node.i < head.i and any(t.text == ";" for t in node.doc[node.i : head.i])


def modality_of_noun(noun: Token, words: ClauseWords) -> Modality:
    """What stands before the noun of a light verb ("held possible talks", "reached no deal")."""
    for child in noun.children:
        which = words.which("adjective", child.lower_) if child.i < noun.i else None
        if which is not None:
            return Modality(which)
    return Modality.ASSERTED
