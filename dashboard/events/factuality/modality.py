"""Whether a clause presents its event as fact, as planned, proposed, possible or negated.

After FactBank (Saurí and Pustejovsky 2009): modals, negation and the verbs and nouns that govern
the event decide; the innermost that speaks wins, and a negation above a fact makes it negated. What
decides is one of the markers of ``markers.py``, at a word.
"""

from __future__ import annotations

from dashboard.events.event_nouns import befalls_people
from dashboard.events.factuality.alleged import find_allegation
from dashboard.events.factuality.charged_deeds import is_held_for, modality_of_deed
from dashboard.events.factuality.complement_modality import (
    find_stance,
    intended_step,
    is_asked_not_to,
    is_behind_present,
    is_judged,
    is_presupposed,
    is_witnessed,
    modality_from_noun,
    modality_from_verb,
    modality_in_own_claim,
    took_place_before,
)
from dashboard.events.factuality.denied_plans import (
    find_denial,
    is_means_of_denied,
    modality_of_denied_plan,
)
from dashboard.events.factuality.futurity import (
    ENDING_SCOPE,
    SCOPE_ISLANDS,
    STEPS,
    is_asked_about,
    is_called_off,
    is_conditional,
    is_finite_adverbial,
    is_future,
    is_only_expected,
    is_past_hope,
    is_presumed,
    is_still_to_come,
    was_under_way,
)
from dashboard.events.factuality.hedged_deeds import find_hedge_of_subject
from dashboard.events.factuality.markers import Marker, Reading
from dashboard.events.factuality.negation import (
    denies_its_event,
    is_near,
    negating_word,
    said_before,
)
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
from dashboard.vocabulary import PLANS, UNREALISED

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
    reading = read_marker(token, words)
    return Modality.ASSERTED if reading is None else reading.modality


def read_marker(token: Token, words: ClauseWords) -> Reading | None:
    """What marks the event that a token names as less than a fact; None: it is told as one."""
    found = _read(token, words)
    if found is None or found.modality not in PLANS | {Modality.NEGATED}:
        return found
    if found.modality is Modality.NEGATED:
        asked = is_asked_not_to(token, words)
        return Reading(Modality.PROPOSED, Marker.ASKED_NOT_TO, found.word) if asked else found
    denied = modality_of_denied_plan(token, words)
    if denied is not None:
        return _marked(denied, Marker.DENIED_PLAN, found.word)
    if found.modality is Modality.PROPOSED:
        return found
    denial = find_denial(token, words)
    if denial is not None:
        return Reading(Modality.NEGATED, Marker.DENIED_PLAN, found.word, denial)
    if is_asked_about(token, words):
        return Reading(Modality.POSSIBLE, Marker.QUESTION, found.word)
    if is_only_expected(token, words):
        return Reading(Modality.POSSIBLE, Marker.GUESS, found.word)
    return found


def _marked(modality: Modality | None, marker: Marker, word: Token) -> Reading | None:
    """A reading, of a fact, too, which ends the search for one; None where nothing is said."""
    return None if modality is None else Reading(modality, marker, word)


def _read(token: Token, words: ClauseWords) -> Reading | None:
    """What marks an event; None: nothing keeps it from being a fact."""
    found = _search(token, words)
    return None if found is None or found.modality is Modality.ASSERTED else found


def _search(token: Token, words: ClauseWords) -> Reading | None:
    node = token
    own = _own(node, words, nominal=token.pos in NOMINAL)
    if own is not None:
        return own
    alleging = find_allegation(node, node, words)
    if alleging is not None:
        return Reading(Modality.REPORTED, Marker.ONE_SIDE, node, alleging)
    if _is_to_end(token, words):
        return None
    for _ in range(STEPS):
        sibling = first_of_misread_list(node)
        if sibling is not None:
            return read_marker(sibling, words)
        if node.head == node or not is_governed(node) or is_witnessed(node, token, words):
            break
        above = _from_above(node, token, words)
        known = token.dependency in SUBJECTS and is_presupposed(token)
        denied = above is not None and above.modality is Modality.NEGATED
        if denied and was_under_way(token, node, words):
            return None
        if denied and known and not is_called_off(token, words):
            return None  # "denied that the fire was caused by neglect": there was one
        if above is not None:
            return above
        if _ends_the_climb(node, words):
            break
        node = node.head
    return None


def _from_above(node: Token, event: Token, words: ClauseWords) -> Reading | None:
    """What the governor of a token, and its helpers, say of an event in it; None: nothing."""
    head, dep = node.head, node.dependency
    if dep == Dependency.ADVERBIAL_CLAUSE and is_conditional(node, words):
        return Reading(Modality.POSSIBLE, Marker.CONDITION, _marker_of(node))
    if shares_the_modal(node):  # "will send envoys and resume flights"
        return _own(head, words, nominal=False) or _from_above(head, event, words)
    denying = words.tables["negation"]["alternatives"]
    if dep == Dependency.CONJUNCT and is_denied_with(node, denying):
        return Reading(Modality.NEGATED, Marker.NEGATION, negating_word(head, words) or head)
    if dep in _NOT_INHERITING or is_finite_adverbial(node) or is_past_in_disguise(node):
        relative = modality_of_relative_infinitive(node, words)
        return _marked(relative, Marker.INFINITIVE, head) or _marked(
            modality_in_own_claim(node, words), Marker.GOVERNING_VERB, head.head.head
        )
    linked = dep == Dependency.PREPOSITION
    behind = _behind_preposition(node, event, words) if linked else None
    if behind is not None:
        return behind
    held = is_held_for(node, head, words) or is_retracted(head, words)
    held = held or is_found_no_more(
        node, head, words, is_fact=lambda verb: read_modality(verb, words) is Modality.ASSERTED
    )
    held = held and not is_presupposed(event)
    if held:
        return Reading(Modality.REPORTED, Marker.CHARGE, head)
    around = _allegation_around(node, words)
    if around is not None:
        return Reading(Modality.REPORTED, Marker.ONE_SIDE, head, around.cue or around.word)
    if linked and not words.has("complement", "prepositions", node.lower_):
        return _of_step_before(node, words)
    passive = dep == Dependency.PASSIVE_SUBJECT and node != event
    besides = passive and head.has_child(Dependency.OBJECT)  # "who faced charges was denied bail"
    said = None if besides else _from_governor(node, head, words)
    said = said or _of_extraposed(node, head, words)
    if said is not None:
        return said
    # Of itself it was asked before.
    alleging = None if node == event else find_allegation(event, node, words)
    if alleging is not None:
        return Reading(Modality.REPORTED, Marker.ONE_SIDE, node, alleging)
    finite = any(is_finite_form(t) for t in node.children_as(*AUXILIARIES))
    if dep == Dependency.CLAUSAL_COMPLEMENT and (finite or is_finite_form(node)):
        return None
    if dep in _WITHIN or head.tag in BASE_OR_ING_FORMS:
        own = _own(head, words, nominal=head.pos == Pos.NOUN)
        denied = own is not None and own.modality is Modality.NEGATED
        return None if denied and is_presupposed(event) else own
    return None


def _marker_of(clause: Token) -> Token:
    """The word that opens a clause, else its verb."""
    return next(iter(clause.children_as(Dependency.MARKER)), clause)


def _behind_preposition(link: Token, event: Token, words: ClauseWords) -> Reading | None:
    """What the word that a preposition hangs on says of an event behind it; None: nothing."""
    if words.has("reply", "verbs", link.head.lemma_) and is_presupposed(event):
        # "declined to comment on his decision"
        return Reading(Modality.ASSERTED, Marker.GOVERNING_VERB, link.head)
    heard = words.has("alleged", "hearers", link.head.lemma_.lower()) and is_presupposed(event)
    if heard and befalls_people(event, words):  # "the trial for the murder of Lee is set for May"
        return Reading(Modality.ASSERTED, Marker.GOVERNING_NOUN, link.head)
    if is_means_of_denied(link, words):
        return Reading(Modality.NEGATED, Marker.NEGATION, link.head)
    return _marked(modality_of_deed(link, event, words), Marker.CHARGE, link.head)


def _of_step_before(link: Token, words: ClauseWords) -> Reading | None:
    """What a gerund tells that is to come behind what is: "hopes to leave before [turning] 60".

    So it is behind what goes on now ("is here before [going] home"). None for other prepositions,
    and where what comes before it is told as done or denied.
    """
    step = intended_step(link, words)
    told = None if step is None else read_modality(step, words)
    if told in UNREALISED:
        return _marked(told, Marker.STEP_BEHIND, link)
    planned = is_behind_present(link, words)
    return Reading(Modality.PLANNED, Marker.STEP_BEHIND, link) if planned else None


def _of_extraposed(link: Token, verb: Token, words: ClauseWords) -> Reading | None:
    """What a noun says of its complement, apart from it: "a warrant was issued [for] his arrest".

    Only a noun that plans or asks; None: there is none before it.
    """
    issued = words.has("complement", "issuing", verb.lemma_)
    if not issued or not words.has("complement", "extraposed", link.lower_):
        return None
    nouns = (t for t in verb.children_as(*UNDERGOERS) if t.i < link.i)
    said = ((words.which("control_nouns", noun.lemma_.lower()), noun) for noun in nouns)
    found = (_marked(Modality(m), Marker.GOVERNING_NOUN, noun) for m, noun in said if m in PLANS)
    return next(found, None)


def _allegation_around(node: Token, words: ClauseWords) -> Reading | None:
    """What marks an allegation in which a clause tells how it came about, or what went with it.

    "Berg allegedly fled, [taking] a guard with him", "… [by] bribing a guard"; a result ("allegedly
    hit a guard, [prompting] protests") may be seen by all: None.
    """
    if node.dependency == Dependency.PREPOSITION:
        doing = node.children_as(Dependency.PREPOSITIONAL_COMPLEMENT)
        within = bool(doing) and words.has("implicit_subject", "means", node.lower_)
    else:
        aside = node.dependency == Dependency.ADVERBIAL_CLAUSE and node.i > node.head.i
        result = words.has("not_events", "causal", node.lemma_.lower())
        within = aside and node.tag == Tag.PRESENT_PARTICIPLE and not result
    around = read_marker(node.head, words) if within else None
    return around if around is not None and around.modality is Modality.REPORTED else None


def _is_to_end(event: Token, words: ClauseWords) -> bool:
    """Whether a noun takes for known what is to be ended: "agreed to end the war"."""
    head = event.head
    ended = event.dependency == Dependency.OBJECT and words.has("ended", "verbs", head.lemma_)
    if event.dependency == Dependency.PREPOSITIONAL_OBJECT:
        ended = words.has("ended", "nouns", f"{head.head.lemma_} {head.lower_}")
    return (ended or is_reviewed(event, words)) and is_presupposed(event)


def _ends_the_climb(node: Token, words: ClauseWords) -> bool:
    """Whether what stands above a token presents it as it is: a finite verb, an own clause."""
    if node.dependency in ENDING_SCOPE or is_finite_adverbial(node):
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


def _own(token: Token, words: ClauseWords, *, nominal: bool) -> Reading | None:
    """What the token's own helpers and modifiers say."""
    if nominal:
        near = (
            t for t in token.children if t.i < token.i or t.dependency in _NEGATION_OR_AUXILIARY
        )
        adjectives = ((said_before(t, token, words), t) for t in near)
        said = ((value, word) for value, word in adjectives if value)
        value, word = next(said, (None, token))
        return None if value is None else Reading(Modality(value), Marker.MODIFIER, word)
    if denies_its_event(token, words):
        return Reading(Modality.NEGATED, Marker.NEGATION, negating_word(token, words) or token)
    hedge = token.nbor(-1) if is_presumed(token, words) else find_hedge_of_subject(token, words)
    if hedge is not None:
        return Reading(Modality.REPORTED, Marker.HEARSAY, token, hedge)
    if is_near(token, words):
        return Reading(Modality.POSSIBLE, Marker.DEGREE, token.doc[token.left_edge.i - 2])
    first = min((t.i for t in token.children_as(*SUBJECTS)), default=-1)
    adverbs = [
        t for t in token.children_as(Dependency.ADVERBIAL_MODIFIER) if t.i > first
    ]  # not "hardly had"
    degrees = ((words.which("degree", t.lower_), t) for t in adverbs)
    degree = next(((d, t) for d, t in degrees if d is not None), None)
    if degree is not None:
        return Reading(Modality(degree[0]), Marker.DEGREE, degree[1])
    return _own_future(token, words) or _own_modal(token, words)


def _own_future(token: Token, words: ClauseWords) -> Reading | None:
    """What the token's helpers and what stands at it say of what is to come."""
    planned = is_set_for_a_time(token, words)
    thing = planned_thing(token) if planned else token
    described = planned and token.dependency == Dependency.ADNOMINAL_CLAUSE
    if described and is_called_off(thing, words):
        return Reading(_of_called_off(thing.head, words), Marker.CALLED_OFF, thing.head)
    if planned or is_awaited(token, words):
        return Reading(Modality.PLANNED, Marker.SCHEDULE, token)
    if is_future(token, words):
        helpers = token.children_as(Dependency.AUXILIARY)
        return Reading(Modality.PLANNED, Marker.FUTURE, next(iter(helpers), token))
    if is_still_to_come(token, words):
        return Reading(Modality.POSSIBLE, Marker.ENDPOINT, _marker_of(token))
    return None


def _own_modal(token: Token, words: ClauseWords) -> Reading | None:
    """What the token's modal, and the word that opens its clause, say."""
    modals = ((words.which("modal", t.lower_), t) for t in token.children_as(Dependency.AUXILIARY))
    found = next(((m, t) for m, t in modals if m is not None), None)
    if found is not None:
        return Reading(Modality(found[0]), Marker.MODAL, found[1])
    if is_conditional(token, words):
        return Reading(Modality.POSSIBLE, Marker.CONDITION, _marker_of(token))
    if only_awaits(token, words):
        return Reading(Modality.POSSIBLE, Marker.AWAITED, token)
    return None


def _of_called_off(verb: Token, words: ClauseWords) -> Modality:
    """What is left of a plan: it falls if it is called off, and stands if that only may be so."""
    told = read_modality(verb, words)
    if told is Modality.REPORTED:
        return Modality.POSSIBLE
    return Modality.NEGATED if told is Modality.ASSERTED else Modality.PLANNED


def _from_governor(node: Token, head: Token, words: ClauseWords) -> Reading | None:
    """What the governing verb or noun says of its complement."""
    dep = node.dependency
    if is_realised(node, words):
        return _own(head, words, nominal=False)
    if is_past_hope(node, words):
        return Reading(Modality.POSSIBLE, Marker.FORMER_HOPE, head)
    if head.pos in NOMINAL:
        return _marked(modality_from_noun(node, head, words), Marker.GOVERNING_NOUN, head)
    behind = dep == Dependency.PREPOSITIONAL_COMPLEMENT
    if behind and words.has("negation", "prepositions", head.lower_):
        return Reading(Modality.NEGATED, Marker.NEGATION, head)
    if words.has("negation", "short", f"{head.head.lower_} {head.lower_}"):
        return Reading(Modality.NEGATED, Marker.NEGATION, head.head)
    stance = find_stance(node, head, words)
    if stance is not None:
        return Reading(Modality.REPORTED, Marker.GOVERNING_NOUN, stance)
    if head.pos in {Pos.VERB, Pos.AUXILIARY, Pos.ADJECTIVE}:
        lemma = head.lemma_.lower()
        is_open = dep == Dependency.OPEN_COMPLEMENT
        if is_open and words.has("auxiliary", "copula", lemma) and is_infinitive(node):
            judged = is_judged(node, words)
            return Reading(
                Modality.POSSIBLE if judged else Modality.PLANNED, Marker.INFINITIVE, head
            )
        from_verb = modality_from_verb(node, head, words)
        if is_open and words.has("realised", "verbs", lemma):
            own = _own(head, words, nominal=False)
            return own or _marked(from_verb, Marker.GOVERNING_VERB, head)
        return _marked(from_verb, Marker.GOVERNING_VERB, head)
    return None
