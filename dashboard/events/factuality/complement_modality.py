"""What a verb or a noun says of its complement: planned, claimed, denied, or nothing."""

from __future__ import annotations

from dashboard.events.event_nouns import befalls_people
from dashboard.events.factuality.negation import denies_its_event
from dashboard.events.lexicon import ClauseWords
from dashboard.events.predicates.subjects import first_of_list
from dashboard.events.predicates.verbs import is_deferred, is_pending
from dashboard.model import Modality
from dashboard.nlp.governance import is_opened_clause, is_under_way, particles_of
from dashboard.nlp.grammar import Dependency, NameKind, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    ADJECTIVAL_OR_OPEN_COMPLEMENTS,
    ADNOMINAL_CLAUSES,
    AUXILIARIES,
    COMPLEMENT_CLAUSES,
    NOUN_MODIFIERS,
    OBJECTS,
    PREDICATES,
    SUBJECTS,
)
from dashboard.nlp.infinitives import is_infinitive
from dashboard.nlp.label_scheme import load_label_scheme
from dashboard.nlp.noun_phrases import is_common_noun, read_noun_phrase, undergoer_of
from dashboard.nlp.tokens import Token
from dashboard.nlp.word_classes import (
    PAST_FORMS,
    PRESENT_FORMS,
    SINGULAR_NOUNS,
    TENSED_OR_PARTICIPLE,
    TIMES,
)

_BEFORE_NOUN = NOUN_MODIFIERS | {Dependency.POSSESSOR}
_HEARSAY_CLAUSES = ADNOMINAL_CLAUSES | {Dependency.CLAUSAL_COMPLEMENT}
_NOUN_COMPLEMENTS = frozenset(
    {Dependency.ADNOMINAL_CLAUSE, Dependency.PREPOSITION, Dependency.PREPOSITIONAL_COMPLEMENT}
)
_CLAIMED = COMPLEMENT_CLAUSES | {Dependency.PREPOSITION}
_CONTROLLED = (_CLAIMED | OBJECTS) | {Dependency.OBJECT_PREDICATE, Dependency.PASSIVE_SUBJECT}


def modality_from_noun(node: Token, noun: Token, words: ClauseWords) -> Modality | None:
    """What a noun says of its complement: "a plan to resume", "reports that they fled"."""
    dep, lemma = node.dependency, noun.lemma_.lower()
    if dep in _HEARSAY_CLAUSES and words.has("hearsay", "nouns", lemma):
        told = dep == Dependency.CLAUSAL_COMPLEMENT or is_opened_clause(node)
        return _of_hearsay(noun, words) if told else None
    if dep == Dependency.PREPOSITION and words.has("complement", "opposing", node.lower_):
        return None  # "an appeal against the ban"
    if dep == Dependency.PREPOSITION and words.has("hearsay", "in_plural", noun.lower_):
        return _of_hearsay(noun, words)
    if words.has("verdict", "counts", lemma) and _is_found(noun, words):
        return None
    if dep in _NOUN_COMPLEMENTS and node.tag not in TENSED_OR_PARTICIPLE:
        linked = words.which("control_nouns", f"{lemma} {node.lower_}")  # "cause for", not "of"
        found = linked or words.which("control_nouns", lemma)
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
    if noun.dependency == Dependency.OBJECT:
        untrue = words.which("control", verb.lemma_.lower()) == "negated"
    else:
        untrue = noun.dependency in SUBJECTS and _is_told_to_be_false(verb, words)
    return Modality.NEGATED if untrue else Modality.REPORTED


def _is_told_to_be_false(verb: Token, words: ClauseWords) -> bool:
    """Whether a report is false, or turns out to be, as a verb tells of it; not "may be false"."""
    said = (verb, *verb.children_as(Dependency.OPEN_COMPLEMENT))
    around = [t for one in said for t in one.children]
    if any(t.dependency == Dependency.NEGATION or t.tag == Tag.MODAL for t in around):
        return False
    told = (t for one in said for t in one.children_as(*PREDICATES))
    return any(words.has("hearsay", "false", t.lower_) for t in told)


def modality_from_verb(node: Token, head: Token, words: ClauseWords) -> Modality | None:
    """What a verb that plans, denies or alleges its complement says of it."""
    dep, lemma = node.dependency, head.lemma_.lower()
    if words.has("pending", "verbs", lemma) and dep == Dependency.OBJECT:
        return Modality.POSSIBLE if is_pending(node, head, words) else None
    if is_deferred(node, head, words):
        return Modality.PLANNED
    if is_infinitive(node) and _is_excessive(head, node, words):
        return Modality.NEGATED
    with_it = [*particles_of(head), *([node.lower_] if dep == Dependency.PREPOSITION else [])]
    with_it += [t.lower_ for t in head.rights if t.i == head.i + 1]  # "looked [forward] to"
    with_it += [t.lower_ for t in node.children_as(Dependency.MARKER)]  # "charged [that]"
    phrasal = (words.which("control", f"{lemma} {word}") for word in with_it)
    linked = next(filter(None, phrasal), None)
    if linked is not None and dep == Dependency.CLAUSAL_COMPLEMENT and node.i < head.i:
        return None  # "nine voted for Lind, Berg [voted] against": no fronted complement
    found = linked or words.which("control", lemma)
    if found is None or (found == "negated" and _takes_place(node, head, words)):
        return None
    if found == "negated" and _is_left_open(head, words):
        return Modality.POSSIBLE
    if found == "reported" and dep not in _CLAIMED:
        return None  # "claimed responsibility for the attack"
    if dep == Dependency.OBJECT_PREDICATE and node.pos == Pos.NOUN:
        return None  # "the attack was called a massacre"
    with_verb = (*particles_of(head), node.lemma_.lower())
    verbs = [lemma, *(f"{lemma} {word}" for word in with_verb)]
    directed = any(words.has("directing", "verbs", verb) for verb in verbs)
    if directed and undergoer_of(head) == node:
        return None  # "the attack was aimed at the mayor", "an inquiry was set up"
    clause = dep == Dependency.CLAUSAL_COMPLEMENT
    if clause and (_is_own_sentence(node, head) or (found == "planned" and is_under_way(node))):
        return None
    factive = clause and node.tag in TENSED_OR_PARTICIPLE and not is_infinitive(node)
    factive = factive and not (found == "proposed" and _is_mandative(node, head))
    if factive and not any(t.tag == Tag.MODAL for t in node.children_as(Dependency.AUXILIARY)):
        return Modality(found) if found in {"negated", "reported"} else None
    done = is_common_noun(node) and words.has("announced", "verbs", lemma)
    if done and words.has("announced", "as_done", node.lemma_.lower()):
        return None  # "announced the arrest of two men"
    return Modality(found) if dep in _CONTROLLED else None


def find_stance(node: Token, copula: Token, words: ClauseWords) -> Token | None:
    """What somebody holds, of which a copula tells the content: "the [claim] is that he fled".

    So behind "it": "it is the Crown's [contention] that Lee fled".
    """
    copular = words.has("auxiliary", "copula", copula.lemma_.lower())
    if not copular or node.dependency != Dependency.CLAUSAL_COMPLEMENT:
        return None
    nouns = copula.children_as(*SUBJECTS, *PREDICATES)
    held = (
        t for t in nouns for n in ("nouns", "stances") if words.has("hearsay", n, t.lemma_.lower())
    )
    return next(held, None)


def modality_in_own_claim(node: Token, words: ClauseWords) -> Modality | None:
    """What tells of a thing that somebody claims to have dealt with, and nobody else tells of.

    "Claimed to have destroyed a post which [fired] at them". None for a known thing ("the post"),
    behind a comma, and for the claims of others ("is alleged to have hit a man who died").
    """
    thing = node.head
    claimed, claim = thing.head, thing.head.head
    told = node.dependency == Dependency.RELATIVE_CLAUSE and thing.dependency == Dependency.OBJECT
    led = claimed.dependency == Dependency.OPEN_COMPLEMENT and is_infinitive(claimed)
    own = words.which("control", claim.lemma_.lower()) == "reported"
    own = own and not claim.has_child(Dependency.PASSIVE_AUXILIARY)
    parted = any(t.tag == Tag.COMMA for t in node.doc[thing.i : node.i])
    if not (told and led and own) or parted or read_noun_phrase(thing).is_known:
        return None
    return Modality.REPORTED


def intended_step(link: Token, words: ClauseWords) -> Token | None:
    """The intended step behind which a gerund tells the next: "hopes to [go] before turning 60".

    None behind what is tried or allowed ("tried to flee before being caught"), or what might have
    been; and where the next came about: with a time of its own ("hoped to win before losing in
    May"), or as what put an end to a former plan ("was to speak before being shot").
    """
    gerund, step = _gerund_ahead(link, words), link.head
    if words.has("auxiliary", "copula", step.lemma_.lower()):  # "was due to [go], before turning"
        while inner := [
            t for t in step.children_as(*ADJECTIVAL_OR_OPEN_COMPLEMENTS) if t.i < link.i
        ]:
            step = inner[-1]
    if gerund is None or step.tag != Tag.BASE_FORM:
        return None
    own = (t for t in gerund.children if t.dependency != Dependency.ADVERBIAL_CLAUSE)
    if any(t.name_kind in TIMES for phrase in own for t in phrase.subtree):
        return None
    intended = is_infinitive(step) and words.has("complement", "intending", step.head.lemma_)
    if intended:
        planner = (step.head, step.head.head, *step.head.children_as(*AUXILIARIES))
        ended = any(t.tag == Tag.PAST_TENSE for t in planner)
        return None if ended and gerund.has_child(Dependency.PASSIVE_AUXILIARY) else step
    modal = any(t.tag == Tag.MODAL for t in step.children_as(Dependency.AUXILIARY))
    return step if modal else None


def is_behind_present(link: Token, words: ClauseWords) -> bool:
    """Whether a gerund tells the step behind what goes on: "is here before [going] home".

    Not behind a plain present, which headlines have for the past ("robs a bank before fleeing").
    """
    step = link.head
    while step.dependency == Dependency.ADVERBIAL_CLAUSE and step.tag == Tag.PRESENT_PARTICIPLE:
        step = step.head
    helpers = step.children_as(Dependency.AUXILIARY)
    first = helpers[0] if helpers and step.tag == Tag.PRESENT_PARTICIPLE else step
    now = first.tag in PRESENT_FORMS and words.has("auxiliary", "copula", first.lemma_.lower())
    return now and _gerund_ahead(link, words) is not None


def _gerund_ahead(link: Token, words: ClauseWords) -> Token | None:
    """The gerund behind such a preposition: "before [turning] 60"; None: there is none."""
    ahead = words.has("complement", "ahead", link.lower_)
    gerunds = link.children_as(Dependency.PREPOSITIONAL_COMPLEMENT) if ahead else []
    return gerunds[0] if gerunds else None


def _is_excessive(adjective: Token, infinitive: Token, words: ClauseWords) -> bool:
    """Whether somebody is so in excess of what the infinitive takes: "too weak to march".

    Not where they are bent on it ("too eager to", "only too glad to"), nor for what came before
    ("too foolish to have left") or an expletive ("it was too early to").
    """
    degrees = [t for t in adjective.lefts if t.dependency == Dependency.ADVERBIAL_MODIFIER]
    too = next((t for t in degrees if words.has("negation", "excess", t.lower_)), None)
    bent = words.has("negation", "bent", adjective.lower_)
    subjects = adjective.head.children_as(*SUBJECTS, Dependency.EXPLETIVE)
    expletive = any(words.has("impersonal", "subjects", t.lower_) for t in subjects)
    helpers = infinitive.children_as(Dependency.AUXILIARY)
    perfect = any(words.has("auxiliary", "perfect", t.lemma_) for t in helpers)
    if too is None or len(degrees) > 1 or [*too.lefts] or bent or expletive or perfect:
        return False
    return not denies_its_event(adjective.head, words)


def _is_left_open(verb: Token, words: ClauseWords) -> bool:
    """Whether it is not denied, which does not tell that it is so: "have not ruled out that"."""
    denied = denies_its_event(verb, words) or (
        words.which("control", verb.head.lemma_.lower()) == "negated"
        and verb.dependency == Dependency.OPEN_COMPLEMENT  # "refused to rule out"
    )
    return denied and words.has("negation", "open_if_denied", verb.lemma_.lower())


def _takes_place(node: Token, head: Token, words: ClauseWords) -> bool:
    """Whether it happens all the same: "banned for doping", "called off the search".

    So does what is turned down ("refused a [request] for bail"), what for somebody paused
    ("stopped to [help]"), or what goes on without whom one bars ("barred him [from] the trial").
    """
    if is_infinitive(node) and words.has("negation", "pausing", head.lemma_.lower()):
        return True
    if undergoer_of(head) == node and words.has("negation", "made", node.lemma_.lower()):
        return True
    linked = node.dependency == Dependency.PREPOSITION
    if linked and words.has("negation", "excluding", head.lemma_.lower()):
        nouns = node.children_as(Dependency.PREPOSITIONAL_OBJECT)
        if any(words.has("course", "nouns", t.lemma_.lower()) for t in nouns):
            return True
    ground = linked and words.has("negation", "grounds", node.lower_)
    under_way = words.has("negation", "under_way", node.lemma_.lower())
    return ground or under_way or took_place_before(node, head)


def is_judged(verb: Token, words: ClauseWords) -> bool:
    """Whether an infinitive behind a copula is only judged: "it is foolish to [send] troops".

    An expletive stands for it, which takes what one thinks of it; not "the plan is to send troops".
    """
    copula = verb.head
    judgments = copula.children_as(*PREDICATES)
    subjects = copula.children_as(*SUBJECTS, Dependency.EXPLETIVE)
    expletive = any(words.has("impersonal", "subjects", t.lower_) for t in subjects)
    said = (words.which("control", t.lemma_.lower()) for t in judgments)
    return expletive and bool(judgments) and not any(said)


def is_asked_not_to(verb: Token, words: ClauseWords) -> bool:
    """Whether it is asked that something be not done: "asked the judge not to [jail] him".

    Also where it is to be considered not to do it. What is asked has not been denied.
    """
    if not denies_its_event(verb, words):
        return False
    node = verb
    while node.dependency in COMPLEMENT_CLAUSES and (
        node == verb or not denies_its_event(node, words)
    ):
        bare = node.tag == Tag.PRESENT_PARTICIPLE or is_infinitive(node)
        if not bare or any(t.dependency in SUBJECTS for t in node.lefts):
            return False
        node = node.head
        if words.which("control", node.lemma_.lower()) == "proposed":
            return not denies_its_event(node, words)
    return False


def took_place_before(noun: Token, verb: Token) -> bool:
    """Whether what is to be prevented took place: "failed to prevent the January blackout"."""
    dated = any(t.name_kind == NameKind.DATE and t.dependency in _BEFORE_NOUN for t in noun.lefts)
    return noun.dependency == Dependency.OBJECT and verb.tag == Tag.BASE_FORM and dated


def is_witnessed(link: Token, event: Token, words: ClauseWords) -> bool:
    """Whether a preposition says what somebody knows of: "witnesses [to] the crash".

    Only of what is known to have been, or befalls people: not "details of a plan to strike". Whom
    one asks about a deed knows of it, whom one warns may not ("warned women about an attack").
    """
    linked = link.dependency == Dependency.PREPOSITION and event.head == link
    linked = linked and words.has("complement", "witnessed_by", link.lower_)
    if not linked or event.pos != Pos.NOUN or not link.i:
        return False
    knows = link.nbor(-1)
    if words.has("complement", "addressed", knows.lemma_.lower()):
        finding_out = load_label_scheme().lemmas["investigating"]
        if not any(t.lemma_.lower() in finding_out for t in knows.ancestors):
            return False
    known = befalls_people(event, words) or read_noun_phrase(event).is_known
    named = is_common_noun(knows) and words.has("complement", "witnessing", knows.lemma_.lower())
    return known and named


def _is_mandative(node: Token, head: Token) -> bool:
    """Whether a subjunctive was read as a present: "demanded that the minister [resign]".

    Behind a past, or with a subject in the singular, it is no form of the present.
    """
    if node.tag != Tag.PRESENT or any(node.children_as(*AUXILIARIES)):
        return False
    subjects = node.children_as(*SUBJECTS)
    singular = any(t.tag in SINGULAR_NOUNS for t in subjects) and not subjects[0].conjuncts
    return singular or head.tag in PAST_FORMS


def _is_own_sentence(node: Token, head: Token) -> bool:
    """Whether a semicolon parts a clause from the one behind it: "he came; the show was cut"."""
    return node.i < head.i and any(t.text == ";" for t in node.doc[node.i : head.i])


def is_presupposed(event: Token) -> bool:
    """Whether a noun takes it as known that there was the event: "did not mention the attack"."""
    return event.pos == Pos.NOUN and read_noun_phrase(event).is_known
