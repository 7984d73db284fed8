"""Pronouns that were left open between two people, and what goes on with them."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.entities.coreference.discourse_model import OpenPronoun
from dashboard.entities.coreference.pronoun_context import Pronoun, ResolvedPronoun
from dashboard.model import ActorKind
from dashboard.nlp.grammar import Tag
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.noun_phrases import is_acted_on
from dashboard.nlp.word_classes import TIMES


def leave_open(pronoun: Pronoun, candidates: Iterable[str]) -> None:
    """Remember that a pronoun was left open, and the ids of those who may be meant."""
    found = OpenPronoun(pronoun.start, pronoun.token.lower_, frozenset(candidates))
    pronoun.discourse.open.append(found)


def opens_entry_below_two(resolved: ResolvedPronoun) -> bool:
    """Whether a pronoun opens an entry of a chronicle, below one that tells of two.

    "8 May: Reed accuses Lind of lying. / 9 May: [He] denies it".
    """
    number, paragraphs = resolved.mention.paragraph, resolved.discourse.analysis.paragraphs
    if not number:
        return False
    before = [t for t in resolved.part.doc[: resolved.token.i] if not t.is_space]
    if not before or before[-1].tag != Tag.COLON:
        return False
    if before[0].name_kind not in TIMES and before[0].tag != Tag.CARDINAL:
        return False
    above = paragraphs[number - 1]
    told = (s for s in resolved.discourse.seen if above.start <= s.offset < above.paragraph.end)
    people = (s.entity for s in told if s.entity and s.entity.kind is ActorKind.PERSON)
    return len({d.id for d in people if resolved.agrees_with(d)}) > 1


def goes_on_with_open_one(resolved: ResolvedPronoun) -> bool:
    """Whether a pronoun is the same as one left open before it, in its paragraph or the one before.

    Of the one, too, this was an antecedent, and was not told of since: "Lind entered a tunnel
    that Reed had closed. He was arrested at [his] home". In one sentence it may be the same
    beside somebody who is told of since, but not as a subject: "He met Lind when [he] came".
    Who speaks goes on with who told the sentence before, open or not: with an open one, too.
    """
    told, best, here = resolved.last_told, resolved.antecedent, resolved.sentence
    above = resolved.discourse.analysis.paragraphs[max(0, resolved.mention.paragraph - 1)].start
    speaks = resolved.speech.is_speaker(resolved.start)  # "Lind said she had paid, she said"
    for each in resolved.discourse.open:
        near = each.offset >= here
        tells = speaks and each.offset >= resolved.sentence_before
        tells = tells and resolved.speech.is_speaker(each.offset)
        goes_on = near or tells or not speaks
        since = each.offset > max(told, above - 1) and goes_on
        if since and best.id in each.candidates:
            return True
        same = near and each.word == resolved.token.lower_
        if same and told > each.offset and not _is_subject_at(resolved, told):
            return True
    return False


def is_beside_open_subject(resolved: ResolvedPronoun) -> bool:
    """Whether the subject of its clause is the same pronoun, for nobody: "[they] spied on them"."""
    noun = resolved.subject
    if noun is None or resolved.is_subject:
        return False
    return resolved.words.pronouns.get(noun.lower_) is resolved.kind and not resolved.at(noun)


def goes_on_with_subject(resolved: ResolvedPronoun) -> bool:
    """Whether the same pronoun, for another, is the subject where the antecedent was last named.

    "He sang in Lind's band. [He] won": who is told of in the same way again is the same (parallel
    subjects), and no subject is whom its own clause names (binding principle C).
    """
    if is_acted_on(resolved.token) or is_behind_preposition(resolved.token):
        return False  # "He met Lind and praised [him]"
    best = resolved.antecedent
    last = next((s for s in reversed(resolved.discourse.seen) if s.entity is best), None)
    if last is None or resolved.discourse.token_of(last).lower_ in resolved.words.pronouns:
        return False
    part = resolved.discourse.analysis.paragraphs[last.place[0]]
    own = part.clauses.of(last.place[1])
    for clause in (own, *part.clauses.above(own)):
        if clause.subject is None or clause.subject.head > last.place[1]:
            continue
        noun = part.doc[clause.subject.head]
        alike = resolved.words.pronouns.get(noun.lower_) is resolved.kind
        meant = resolved.entities.at.get((last.place[0], noun.i), ())
        return alike and best.id not in meant
    return False


def _is_subject_at(resolved: ResolvedPronoun, offset: int) -> bool:
    seen, best = reversed(resolved.discourse.seen), resolved.antecedent
    return any(s.subject for s in seen if s.entity is best and s.offset == offset)
