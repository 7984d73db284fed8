"""Whether a clause presents its event as fact, as planned, proposed, possible or negated.

After FactBank (Saurí and Pustejovsky 2009): modals, negation and the verbs and nouns that govern
the event decide; the innermost that speaks wins, and a negation above a fact makes it negated.
"""

from __future__ import annotations

from dashboard.events.factuality.alleged import is_alleged
from dashboard.events.factuality.charged_deeds import is_held_for, modality_of_deed
from dashboard.events.factuality.complement_modality import (
    intended_step,
    is_asked_not_to,
    is_behind_present,
    is_content_of_stance,
    is_judged,
    is_of_ranked,
    is_presupposed,
    is_witnessed,
    modality_from_noun,
    modality_from_verb,
    modality_in_own_claim,
    took_place_before,
)
from dashboard.events.factuality.denied_plans import (
    is_means_of_denied,
    is_plan_of_denier,
    modality_of_denied_plan,
)
from dashboard.events.factuality.futurity import (
    ENDING_SCOPE,
    SCOPE_ISLANDS,
    STEPS,
    is_asked_about,
    is_called_off,
    is_conditional,
    is_future,
    is_only_expected,
    is_past_hope,
    is_presumed,
    is_still_to_come,
    was_under_way,
)
from dashboard.events.factuality.hedged_deeds import is_alleged_to_occur
from dashboard.events.factuality.negation import denies_its_event, is_near, said_before
from dashboard.events.factuality.overturned import is_found_no_more, is_retracted, is_reviewed
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.plans import (
    is_awaited,
    is_brought_under,
    is_set_for_a_time,
    modality_of_relative_infinitive,
    planned_thing,
)
from dashboard.events.predicates.verbs import is_past_in_disguise, is_realised, only_awaits
from dashboard.model import Modality
from dashboard.nlp.coordinated_verbs import is_denied_with, shares_the_modal
from dashboard.nlp.governance import is_finite_form, is_governed
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    AUXILIARIES,
    OBJECTS,
    SUBJECTS,
    UNDERGOERS,
)
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.misread_lists import first_of_misread_list
from dashboard.nlp.noun_phrases import is_reduced_passive
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import BASE_OR_ING_FORMS, NOMINAL, TENSED_OR_PARTICIPLE
from dashboard.vocabulary import PLANS

_NEGATION_OR_AUXILIARY = frozenset({Dependency.NEGATION, Dependency.AUXILIARY})
# Their modality is their own, unless a coordination shares a modal or a denial with them.
_NOT_INHERITING = SCOPE_ISLANDS | {Dependency.CONJUNCT}
# What is as real as the verb or noun above it.
_WITHIN = OBJECTS | {
    Dependency.PREPOSITIONAL_COMPLEMENT,
    Dependency.PREPOSITION,
    Dependency.PASSIVE_SUBJECT,
}


def read_modality(token: Token, words: ClauseWords) -> Modality:
    """The modality of the event that a token names; a plan that is denied or asked for is none."""
    found = _read(token, words)
    if found is Modality.NEGATED and is_asked_not_to(token, words):
        return Modality.PROPOSED
    if found not in PLANS:
        return found
    denied = modality_of_denied_plan(token, words)
    if denied is not None or found is Modality.PROPOSED:
        return denied or found
    if is_plan_of_denier(token, words):
        return Modality.NEGATED
    open_ = is_asked_about(token, words) or is_only_expected(token, words)
    return Modality.POSSIBLE if open_ else found


def _read(token: Token, words: ClauseWords) -> Modality:
    node = token
    own = _own(node, words, nominal=token.pos in NOMINAL)
    if own is not None:
        return own
    if is_alleged(node, node, words):
        return Modality.REPORTED
    if _is_to_end(token, words):
        return Modality.ASSERTED
    for _ in range(STEPS):
        sibling = first_of_misread_list(node)
        if sibling is not None:
            return read_modality(sibling, words)
        if node.head == node or not is_governed(node) or is_witnessed(node, token, words):
            break
        above = _from_above(node, token, words)
        known = token.dependency in SUBJECTS and is_presupposed(token)
        if above is Modality.NEGATED and was_under_way(token, node, words):
            return Modality.ASSERTED
        if above is Modality.NEGATED and known and not is_called_off(token, words):
            return Modality.ASSERTED  # "denied that the fire was caused by neglect": there was one
        if above is not None:
            return above
        if _ends_the_climb(node, words):
            break
        node = node.head
    return Modality.ASSERTED


def _from_above(node: Token, event: Token, words: ClauseWords) -> Modality | None:
    """What the governor of a token, and its helpers, say of an event in it; None: nothing."""
    head, dep = node.head, node.dependency
    if dep == Dependency.ADVERBIAL_CLAUSE and is_conditional(node, words):
        return Modality.POSSIBLE
    if shares_the_modal(node):  # "will send envoys and resume flights"
        return _own(head, words, nominal=False) or _from_above(head, event, words)
    denying = words.tables["negation"]["alternatives"]
    if dep == Dependency.CONJUNCT and is_denied_with(node, denying):
        return Modality.NEGATED
    if dep in _NOT_INHERITING or _is_finite_adverbial(node) or is_past_in_disguise(node):
        relative = modality_of_relative_infinitive(node, words)
        return relative or modality_in_own_claim(node, words)
    linked = dep == Dependency.PREPOSITION
    behind = _behind_preposition(node, event, words) if linked else None
    if behind is not None:
        return behind
    held = is_held_for(node, head, words) or is_retracted(head, words)
    held = held or is_found_no_more(
        node, head, words, is_fact=lambda verb: read_modality(verb, words) is Modality.ASSERTED
    )
    held = held and not is_presupposed(event)
    if held or _is_within_alleged(node, words):
        return Modality.REPORTED
    if linked and not words.has("complement", "prepositions", node.lower_):
        return _of_step_before(node, words)
    passive = dep == Dependency.PASSIVE_SUBJECT and node != event
    besides = passive and head.has_child(Dependency.OBJECT)  # "who faced charges was denied bail"
    said = None if besides else _from_governor(node, head, words)
    said = said or _of_extraposed(node, head, words)
    if said is not None:
        return said
    if node != event and is_alleged(event, node, words):  # of itself it was asked before
        return Modality.REPORTED
    finite = any(is_finite_form(t) for t in node.children_as(*AUXILIARIES))
    if dep == Dependency.CLAUSAL_COMPLEMENT and (finite or is_finite_form(node)):
        return None
    if dep in _WITHIN or head.tag in BASE_OR_ING_FORMS:
        own = _own(head, words, nominal=head.pos == Pos.NOUN)
        return None if own is Modality.NEGATED and is_presupposed(event) else own
    return None


def _behind_preposition(link: Token, event: Token, words: ClauseWords) -> Modality | None:
    """What the word that a preposition hangs on says of an event behind it; None: nothing."""
    if words.has("reply", "verbs", link.head.lemma_) and is_presupposed(event):
        return Modality.ASSERTED  # "declined to comment on his decision"
    if is_means_of_denied(link, words):
        return Modality.NEGATED
    return modality_of_deed(link, event, words)


def _of_step_before(link: Token, words: ClauseWords) -> Modality | None:
    """What a gerund tells that is to come behind what is: "hopes to leave before [turning] 60".

    So it is behind what goes on now ("is here before [going] home"). None for other prepositions,
    and where what comes before it is told as done or denied.
    """
    step = intended_step(link, words)
    told = None if step is None else read_modality(step, words)
    if told in PLANS | {Modality.POSSIBLE}:
        return told
    return Modality.PLANNED if is_behind_present(link, words) else None


def _of_extraposed(link: Token, verb: Token, words: ClauseWords) -> Modality | None:
    """What a noun says of its complement, apart from it: "a warrant was issued [for] his arrest".

    Only a noun that plans or asks; None: there is none before it.
    """
    issued = words.has("complement", "issuing", verb.lemma_)
    if not issued or not words.has("complement", "extraposed", link.lower_):
        return None
    nouns = (t.lemma_.lower() for t in verb.children_as(*UNDERGOERS) if t.i < link.i)
    said = (words.which("control_nouns", noun) for noun in nouns)
    return next((Modality(each) for each in said if each in PLANS), None)


def _is_within_alleged(node: Token, words: ClauseWords) -> bool:
    """Whether it tells how what is only alleged came about, or what went with it.

    "Berg allegedly fled, [taking] a guard with him", "… [by] bribing a guard"; a result ("allegedly
    hit a guard, [prompting] protests") may be seen by all.
    """
    if node.dependency == Dependency.PREPOSITION:
        doing = node.children_as(Dependency.PREPOSITIONAL_COMPLEMENT)
        within = bool(doing) and words.has("implicit_subject", "means", node.lower_)
        return within and read_modality(node.head, words) is Modality.REPORTED
    aside = node.dependency == Dependency.ADVERBIAL_CLAUSE and node.i > node.head.i
    result = words.has("not_events", "causal", node.lemma_.lower())
    within = aside and node.tag == Tag.PRESENT_PARTICIPLE and not result
    return within and read_modality(node.head, words) is Modality.REPORTED


def _is_to_end(event: Token, words: ClauseWords) -> bool:
    """Whether a noun takes for known what is to be ended: "agreed to end the war"."""
    head = event.head
    ended = event.dependency == Dependency.OBJECT and words.has("ended", "verbs", head.lemma_)
    if event.dependency == Dependency.PREPOSITIONAL_OBJECT:
        ended = words.has("ended", "nouns", f"{head.head.lemma_} {head.lower_}")
    return (ended or is_reviewed(event, words)) and is_presupposed(event)


def _ends_the_climb(node: Token, words: ClauseWords) -> bool:
    """Whether what stands above a token presents it as it is: a finite verb, an own clause."""
    if node.dependency in ENDING_SCOPE or _is_finite_adverbial(node):
        return True
    if words.which("control", node.head.lemma_) == "negated" and took_place_before(node, node.head):
        return True
    done = is_reduced_passive(node)
    done = done and not words.has("arranged", "course", node.lemma_)  # "talks led by Peru"
    if done and node.head.dependency != Dependency.PREDICATE_NOMINAL:
        return True  # "will pay the families of workers killed in April"
    linked = node.dependency == Dependency.PREPOSITION
    if linked and not words.has("complement", "prepositions", node.lower_):
        return not is_brought_under(node, words)
    return node.dependency == Dependency.OBJECT and node.head.tag in TENSED_OR_PARTICIPLE


def _is_finite_adverbial(node: Token) -> bool:
    """Whether a side clause speaks for itself: finite, and no purpose."""
    aside = node.dependency == Dependency.ADVERBIAL_CLAUSE and node.tag != Tag.PRESENT_PARTICIPLE
    return aside and not is_infinitive(node)


def _own(token: Token, words: ClauseWords, *, nominal: bool) -> Modality | None:
    """What the token's own helpers and modifiers say."""
    if nominal:
        near = (
            t for t in token.children if t.i < token.i or t.dependency in _NEGATION_OR_AUXILIARY
        )
        adjectives = (said_before(t, token, words) for t in near)
        found = next(filter(None, adjectives), None)
        return None if found is None else Modality(found)
    if denies_its_event(token, words):
        return Modality.NEGATED
    if is_presumed(token, words) or is_alleged_to_occur(token, words):
        return Modality.REPORTED
    if is_near(token, words):
        return Modality.POSSIBLE
    first = min((t.i for t in token.children_as(*SUBJECTS)), default=-1)
    adverbs = [
        t for t in token.children_as(Dependency.ADVERBIAL_MODIFIER) if t.i > first
    ]  # not "hardly had"
    degrees = [words.which("degree", t.lower_) for t in adverbs]
    degree = next((d for d in degrees if d is not None), None)
    if degree is not None:
        return Modality(degree)
    planned = is_set_for_a_time(token, words)
    thing = planned_thing(token) if planned else token
    described = planned and token.dependency == Dependency.ADNOMINAL_CLAUSE
    if described and is_called_off(thing, words):
        return _of_called_off(thing.head, words)
    if planned or is_awaited(token, words) or is_future(token, words):
        return Modality.PLANNED
    if is_still_to_come(token, words):
        return Modality.POSSIBLE
    modals = [words.which("modal", t.lower_) for t in token.children_as(Dependency.AUXILIARY)]
    found = next((m for m in modals if m is not None), None)
    if found is not None:
        return Modality(found)
    if is_conditional(token, words) or only_awaits(token, words):
        return Modality.POSSIBLE
    return None


def _of_called_off(verb: Token, words: ClauseWords) -> Modality:
    """What is left of a plan: it falls if it is called off, and stands if that only may be so."""
    told = read_modality(verb, words)
    if told is Modality.REPORTED:
        return Modality.POSSIBLE
    return Modality.NEGATED if told is Modality.ASSERTED else Modality.PLANNED


def _from_governor(node: Token, head: Token, words: ClauseWords) -> Modality | None:
    """What the governing verb or noun says of its complement."""
    dep = node.dependency
    if is_realised(node, words):
        return _own(head, words, nominal=False)
    if is_past_hope(node, words):
        return Modality.POSSIBLE
    if head.pos in NOMINAL:
        return modality_from_noun(node, head, words)
    behind = dep == Dependency.PREPOSITIONAL_COMPLEMENT
    if behind and words.has("negation", "prepositions", head.lower_):
        return Modality.NEGATED
    if words.has("negation", "short", f"{head.head.lower_} {head.lower_}"):
        return Modality.NEGATED
    if is_content_of_stance(node, head, words):
        return Modality.REPORTED
    if head.pos in {Pos.VERB, Pos.AUXILIARY, Pos.ADJECTIVE}:
        lemma = head.lemma_.lower()
        is_open = dep == Dependency.OPEN_COMPLEMENT
        if is_open and words.has("auxiliary", "copula", lemma) and is_infinitive(node):
            if is_of_ranked(node):
                return _own(head, words, nominal=False)
            return Modality.POSSIBLE if is_judged(node, words) else Modality.PLANNED
        if is_open and words.has("realised", "verbs", lemma):
            return _own(head, words, nominal=False) or modality_from_verb(node, head, words)
        return modality_from_verb(node, head, words)
    return None


def modality_of_noun(noun: Token, words: ClauseWords) -> Modality:
    """What stands before the noun of a light verb ("held possible talks", "reached no deal")."""
    charges = words.has("alleged", "accusations", noun.lemma_)
    for child in noun.children:
        which = said_before(child, noun, words) if child.i < noun.i else None
        if charges and words.has("alleged", "attempts", child.lower_):
            continue  # "facing attempted murder charges"
        if which is not None:
            return Modality(which)
    return Modality.ASSERTED
