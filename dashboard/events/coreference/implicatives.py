"""Finds the event of the verb that governs an infinitive which tells of no second one.

Implicative verbs say that it came about ("was forced to [resign]"), verbs of use that it was done
with a means, conative and negative implicative verbs that it was tried or left undone ("refused to
[sign]").
"""

from __future__ import annotations

from dashboard.clause import COMPLEMENTS, Embedding
from dashboard.events.coreference.comparison import is_telling
from dashboard.events.telling import Telling

_INFINITIVES = frozenset({Embedding.OPEN_COMPLEMENT, Embedding.PURPOSE})


def brought_about(telling: Telling) -> int | None:
    """The place of the event of the verb of which an infinitive tells what came about; else None.

    "They forced him to [leave]", "was forced to [resign]", "forced her into a [marriage]": it is
    told as done, once. Whom a body votes to [impeach] it impeaches, and who chose to [go] went.
    """
    read, part, words = telling.read, telling.part, telling.words
    clause, led = telling.clause, False
    if read.found.verb is None:
        above, link = clause, part.doc[read.found.token].head
        led = words.has("realised", "ways", f"{clause.lemma} {link.lower_}")
        brought = led or words.has("realised", "links", link.lower_)
        brought = brought and link.head.i == clause.head
    else:
        parent = part.clauses.parent(clause)
        brought = parent is not None and clause.head == read.found.verb and not clause.finite
        brought = brought and clause.embedding in COMPLEMENTS
        above = clause if parent is None else parent
    enacted = words.has("enacting", "verbs", above.lemma) and read.found.verb is not None
    enacted = enacted and words.has("enacting", "acts", clause.lemma)
    enacted = enacted and not clause.negated  # "voted not to impeach him"
    chosen = words.has("realised", "choosing", above.lemma) and above.is_active
    realised = led or chosen or words.has("realised", "verbs", above.lemma)
    if not brought or above.negated or not (realised or enacted):
        return None
    where = telling.told_by(above.head)
    as_said = enacted or read.found.verb is None
    if where is None or not (as_said or telling.is_as_real_as(telling.kept[where])):
        return None
    return where


def done_with(telling: Telling) -> int | None:
    """The place of the event of a verb of use of which an infinitive tells the deed; else None.

    The instrument as object: "used tear gas to [disperse] a crowd". It is told as done, once.
    """
    clause = telling.clause
    above = telling.part.clauses.parent(clause)
    led = clause.embedding in _INFINITIVES and not clause.finite
    if above is None or not led or clause.head != telling.read.found.verb or above.negated:
        return None
    if not telling.words.has("realised", "using", above.lemma) or not above.is_active:
        return None
    where = telling.told_by(above.head)
    same = where is not None and telling.is_as_real_as(telling.kept[where])
    return where if same else None


def said_with(telling: Telling) -> int | None:
    """The place of the event of a verb of use by which somebody tells something; else None.

    "Used the debate to [accuse] her rival": it is what the infinitive tells.
    """
    return done_in_words(telling) if is_telling(telling.read) else None


def done_in_words(telling: Telling) -> int | None:
    """The place of the event of a verb of use whose instrument is words; else None.

    "Used the speech to [attack] the press": whatever the deed is called, it is no act of force.
    Not what no words can do ("used the speech to [kill] the mayor").
    """
    part, clause, words = telling.part, telling.clause, telling.words
    if not (is_telling(telling.read) or words.has("message", "verbal", clause.lemma)):
        return None
    above = part.clauses.parent(clause)
    means = None if above is None else part.head_of(above.object)
    if means is None or not words.has("message", "spoken", means.lemma_.lower()):
        return None
    return done_with(telling)


def complement_of_conative(telling: Telling) -> int | None:
    """The place of the event of the conative or negative implicative verb above; else None.

    "Tried to [attend]", "refused to [sign] or pay": one tried, refused or failed, once.
    """
    read, part, words = telling.read, telling.part, telling.words
    own = clause = telling.clause
    while clause.embedding is Embedding.COORDINATION and not clause.finite:
        clause = part.clauses.parent(clause) or clause
    above = part.clauses.parent(clause)
    conative = above is not None and words.has("attempted", "verbs", above.lemma)
    led = clause.embedding is Embedding.OPEN_COMPLEMENT and not clause.finite
    if above is None or not (conative and led) or above.negated or own.head != read.found.verb:
        return None
    return telling.told_by(above.head)
