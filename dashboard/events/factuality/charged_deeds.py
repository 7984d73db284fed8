"""What a charge, an arrest, a plea or a sentence says of the deed for which it is."""

from __future__ import annotations

from dashboard.events.factuality.complement_modality import is_presupposed
from dashboard.events.lexicon import ClauseWords
from dashboard.model import Modality
from dashboard.nlp.grammar import Dependency, Pos
from dashboard.nlp.grammatical_roles import OBJECTS
from dashboard.nlp.modifiers import is_denied
from dashboard.nlp.tokens import Token


def modality_of_deed(link: Token, event: Token, words: ClauseWords) -> Modality | None:
    """What stands behind a charge, acquittal or denied plea is alleged; an accusation is made.

    "Charged with [theft]", "cleared of [theft]", "pleaded not guilty to two [charges] of [theft]".
    And what somebody answers for has been: "will be sentenced for the [murder] of Lund". None: none
    of them.
    """
    head = _who_is_sought(link, event, words)
    charges = head.pos == Pos.VERB or head.dependency == Dependency.RELATIVE_CLAUSE
    if charges and words.has("alleged", "charging", head.lemma_):
        return Modality.REPORTED
    pleads = words.has("alleged", "pleas", head.lemma_) and is_denied(head)
    denied = pleads or words.has("alleged", "denials", head.lemma_)
    denied = denied and words.has("alleged", "plea_links", link.lower_)
    cleared = words.has("alleged", "acquitting", head.lemma_) and not is_denied(head)
    cleared = cleared and words.has("alleged", "acquitting_links", link.lower_)
    excepted = words.has("alleged", "excepting", link.lower_)  # "on all counts but one"
    counts = (t.lemma_ for t in (link.head, *link.head.children))
    cleared = cleared or (excepted and any(words.has("alleged", "accusations", n) for n in counts))
    if not (denied or cleared):
        held = _answers_for(link, head, words) or is_held_for(link, head, words)
        return Modality.ASSERTED if held and is_presupposed(event) else None
    known = words.has("alleged", "accusations", event.lemma_)
    return Modality.ASSERTED if known else Modality.REPORTED


def is_held_for(link: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether no court has found an act: "arrested for [killing] a guard", "on trial for it"."""
    if not words.has("alleged", "grounds", link.lower_):
        return False
    links = (p for p in verb.children_as(Dependency.PREPOSITION) if p != link)
    linked = [t for p in links for t in p.children]
    court = (verb, *verb.children_as(*OBJECTS), *linked)
    bare = (t for t in court if not any(t.lefts))  # "stood trial", not "jailed after a trial"
    tried = any(words.has("alleged", "proceedings", t.lower_) for t in bare)
    if words.has("alleged", "blaming", verb.lemma_):
        return link.has_child(Dependency.PREPOSITIONAL_COMPLEMENT)  # of a noun it is known
    return tried or words.has("alleged", "holding", verb.lemma_)


def _answers_for(link: Token, verb: Token, words: ClauseWords) -> bool:
    """Whether one answers for a deed: "will be [sentenced] for the murder", "tried over it"."""
    answered = words.has("looking_back", "responses", verb.lemma_)
    return answered and words.has("looking_back", "links", link.lower_)


def _who_is_sought(link: Token, deed: Token, words: ClauseWords) -> Token:
    """The verb by which one is sought for a deed, where the parse hangs that on whom: "seek a man".

    Else what the link hangs on: "seek a coach [for] the match".
    """
    person, verb = link.head, link.head.head
    befalling = (("compound", "struck"), ("harm", "mishaps"))
    done = any(words.has(*names, deed.lemma_.lower()) for names in befalling)
    sought = done and person.dependency in OBJECTS and _answers_for(link, verb, words)
    return verb if sought else person
