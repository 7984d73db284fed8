"""A headline for an event: words of its sentence, some left out, none changed.

Who "he" is stands in square brackets behind it, where the text settles it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise

from dashboard.events.headline.account import tell_headline
from dashboard.events.headline.compression import shorten
from dashboard.events.headline.frames import BARE, frame_of
from dashboard.events.headline.openers import (
    bounds_denial,
    is_of_opener,
    measures_of_openers,
    prospective_opener,
)
from dashboard.events.headline.phrases import HELPERS, SIDE_CLAUSES, dangles, is_glued, phrase_of
from dashboard.events.headline.punctuation import (
    is_mark,
    marks_among,
    parting_mark,
    without_lone_marks,
)
from dashboard.events.headline.relatives import lone_relative, relative_head
from dashboard.events.headline.subjects import borrowed_subject
from dashboard.events.lexicon import load_clause_words
from dashboard.events.predicates.verbs import is_small_clause
from dashboard.events.trigger import STATEMENT, EventTrigger
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.governance import phrases_astray
from dashboard.nlp.grammar import Dependency, Pos, Tag
from dashboard.nlp.grammatical_roles import (
    SUBJECT_PLACES,
)
from dashboard.nlp.infinitives import is_infinitive, is_infinitive_with_subject
from dashboard.nlp.noun_phrases import is_summative
from dashboard.nlp.tokens import Doc, Token
from dashboard.nlp.word_classes import COUNTED, RELATIVE_PRONOUNS, TIMES, VERBAL
from dashboard.registry import current_language
from dashboard.rules.propose import note_account

STEPS = 5  # from a noun up to its verb
GAP = " … "
_LEFT_OUT = SIDE_CLAUSES | {
    Dependency.COORDINATING_CONJUNCTION,
    Dependency.CONJUNCT,
    Dependency.PUNCTUATION,
    Dependency.MARKER,
    Dependency.CLAUSAL_COMPLEMENT,
    Dependency.META_MODIFIER,
    Dependency.INTERJECTION,
}
_ADVERBIAL = frozenset(
    {
        Dependency.PREPOSITION,
        Dependency.ADVERBIAL_NOUN,
        Dependency.ADVERBIAL_MODIFIER,
        Dependency.ADVERBIAL_CLAUSE,
        Dependency.PREPOSITIONAL_COMPLEMENT,
        Dependency.NOMINAL_MODIFIER,
    }
)
# "neither the union nor the port"
_DENYING = frozenset({Dependency.DETERMINER, Dependency.NEGATION, Dependency.PRECONJUNCTION})


def write_headline(
    part: AnalysedParagraph,
    event: EventTrigger,
    names: Mapping[int, str],
    *,
    dated: bool = True,
    own_phrase: bool = False,
    without: frozenset[int] = frozenset(),
    cue: Token | None = None,
) -> str:
    """The clause of an event without its side clauses; "…" where words of the middle are left out.

    An event noun gives its noun phrase, with the clause around it if that says little; a verb of
    saying keeps what was said. Words stand as in the text, in its order. Never longer than about
    16 words; never empty; never a verb alone where the sentence holds more. ``names``: of pronouns,
    by token; one that begins the headline is followed by its name: "He [Tom Lee] left". A noun
    that is not ``dated`` goes without the time behind it, which is that of another event. A noun
    told by its ``own_phrase`` goes without its clause. ``without``: tokens that are left out.
    ``cue``: the word that keeps the event from being a fact; it stays.
    """
    doc = part.doc
    core = set(range(event.first, event.last + 1))
    if event.verb is not None:
        core |= _clause(doc[event.verb]) - without
    else:
        core |= phrase_of(doc[event.token]) if own_phrase else _noun(doc[event.token])
    if event.verb is None and not dated:
        core -= _times_behind(doc[event.token])
    if event.second and event.verb is not None:
        core = _second_act(doc, core, event.verb, event.token)
    if event.verb is not None:
        depends = (c for c in doc[event.verb].children if _is_condition(c))
        core |= {i for c in depends for i in _all_of(c)}
        core |= _contents(doc, event.verb, said=event.type == STATEMENT)
        if event.type == STATEMENT:
            core |= _told_around(doc[event.verb])
            core |= marks_among(doc, core)
    if len(core) <= event.last - event.first + 1:
        core |= _surroundings(doc[event.head])
    whole = sorted(_whole_groups(doc, core) - without)
    short = kept = _trim(doc, shorten(doc, whole, event), event)
    frame = frame_of(doc[event.head], cue, {*kept}, _clause)
    if frame:
        kept = _trim(doc, sorted({*kept} | _whole_groups(doc, frame)), event)
    kept = without_lone_marks(doc, [i for i in _with_negations(doc, kept) if i >= event.opens])
    note_account(
        part.at(doc[event.first]),
        lambda: tell_headline(doc, event, whole=whole, short=short, kept=kept, cue=cue),
    )
    told_of = (i for i in kept if i in names and (i == kept[0] or _is_told_of(doc, i, event)))
    return _join(doc, kept, {i: names[i] for i in told_of if "Reflex=Yes" not in doc[i].morph})


def _with_negations(doc: Doc, kept: list[int]) -> list[int]:
    """The words that are kept, with what denies one of them: "is" alone says the opposite.

    So does "voted", where they "voted no".
    """
    below = [t for i in kept for t in doc[i].children]
    denials = {t.i for t in below if t.dependency == Dependency.NEGATION}
    answers = (t for t in below if t.dependency == Dependency.INTERJECTION)
    denials |= {t.i for t in answers if t.i - 1 == t.head.i}
    return sorted({*kept} | denials)


def _contents(doc: Doc, verb: int, *, said: bool) -> set[int]:
    """What is said, demanded, decided or found in a clause of its own: the verb says half of it.

    What is ``said`` may stand before the verb, too.
    """
    clauses = (
        t for t in doc[verb].children_as(Dependency.CLAUSAL_COMPLEMENT) if said or t.i > verb
    )
    whole = [
        t for t in clauses if not _is_parted(doc, t, verb) and (said or not _is_aside(doc, t, verb))
    ]
    found = {i for t in whole for i in phrase_of(t)}
    return found | {i for t in whole for c in t.children if _is_condition(c) for i in _all_of(c)}


def _told_around(verb: Token) -> set[int]:
    """The clause that an inquit interrupts: "[The dam], she said, [will hold]"; else nothing."""
    return _clause(verb.head) if verb.dependency == Dependency.PARATAXIS else set()


def _is_condition(verb: Token) -> bool:
    """Whether a clause says on what another depends, which is false without it: "if he comes"."""
    if verb.pos not in VERBAL or verb.dependency not in _ADVERBIAL:
        return False
    marks = load_clause_words(current_language()).tables["condition"]["marks"]
    return any(t.lower_ in marks for t in verb.lefts)


def _all_of(token: Token) -> set[int]:
    return {t.i for t in token.subtree if not t.is_punct}


def _is_aside(doc: Doc, clause: Token, verb: int) -> bool:
    """Whether another clause stands between a verb and what was taken for its contents."""
    between = doc[verb + 1 : clause.left_edge.i]
    return any(t.dependency == Dependency.MARKER for t in between)


def _is_parted(doc: Doc, clause: Token, verb: int) -> bool:
    """Whether a semicolon stands between a clause and the verb on which the analysis hung it."""
    return any(t.text == ";" for t in doc[min(clause.i, verb) : max(clause.i, verb)])


def _noun(noun: Token) -> set[int]:
    """The phrase of a noun; one that says little with the clause in which it stands."""
    phrase = phrase_of(noun)
    above = noun
    for _ in range(STEPS):
        if above.pos in VERBAL or len(phrase) > BARE:
            break
        above = above.head
    return phrase | _clause(above) if above.pos in VERBAL and len(phrase) <= BARE else phrase


def _times_behind(noun: Token) -> set[int]:
    """The words of the times behind a noun that tell when: "the charges [on Monday]"."""
    words = load_clause_words(current_language())
    links = (t for t in noun.rights if words.has("signal", "at_time", t.lower_))
    timed = (t for t in links if any(c.name_kind in TIMES for c in t.children))
    return {word.i for link in timed for word in link.subtree}


def _clause(verb: Token) -> set[int]:
    kept = {verb.i}
    for child in verb.children:
        part = is_small_clause(child) or is_infinitive_with_subject(child)
        aside = child.dependency in _LEFT_OUT and not (part or bounds_denial(child, verb))
        if aside or (child.dependency == Dependency.ADVERBIAL_NOUN and child.name_kind in TIMES):
            continue
        opens = child.tag == Tag.WH_ADVERB and child.i < verb.i and not is_infinitive(verb)
        if is_summative(child) or (opens and verb.dependency != Dependency.ROOT):
            continue  # "when", "where": the clause stands alone
        if is_of_opener(child, verb) or _is_parted(verb.doc, child, verb.i):
            continue
        kept |= phrase_of(child)
    kept -= {t.i for phrase, _ in phrases_astray(verb) for t in phrase.subtree}
    kept |= prospective_opener(verb)
    subjects = verb.children_as(*SUBJECT_PLACES)
    relative = verb.dependency == Dependency.RELATIVE_CLAUSE
    if relative and any(c.tag in RELATIVE_PRONOUNS for c in subjects):
        kept -= {c.i for c in subjects}
        subjects = []
    things = [c for c in verb.children_as(Dependency.OBJECT) if c.tag in RELATIVE_PRONOUNS]
    if relative and things:  # "the moon, which it is to reach"
        kept -= {c.i for c in things}
    if subjects:
        about = relative_head(verb)
        kept = kept | about if about else kept - lone_relative(verb)
    kept |= _shared_object(verb)
    if not subjects:
        kept |= borrowed_subject(verb)
    return kept


def _shared_object(verb: Token) -> set[int]:
    """What a verb shares with the one joined to it: "police caught [and jailed two men]"."""
    following = [t for t in verb.rights if not t.is_punct]
    if len(following) < 2 or following[0].dependency != Dependency.COORDINATING_CONJUNCTION:
        return set()
    joint, other = following[:2]
    near = joint.i == verb.i + 1 and other.left_edge.i == joint.i + 1
    if not near or other.dependency != Dependency.CONJUNCT or other.tag != verb.tag:
        return set()
    if other.has_child(*SUBJECT_PLACES):
        return set()
    things = other.children_as(Dependency.OBJECT)
    return {joint.i, *range(joint.i, other.i + 1), *(i for t in things for i in phrase_of(t))}


def _second_act(doc: Doc, clause: set[int], verb: int, thing: int) -> set[int]:
    """The clause of a verb with what "and" adds in place of what stands between them."""
    joint = max(
        (i for i in range(verb, thing) if doc[i].dependency == Dependency.COORDINATING_CONJUNCTION),
        default=verb,
    )
    particles = {t.i for t in doc[verb].children_as(Dependency.PARTICLE)}
    return {i for i in clause if i <= verb} | particles | set(range(joint + 1, thing + 1))


def _surroundings(head: Token) -> set[int]:
    """What stands around a trigger that has no words of its own: the phrase it hangs on."""
    above = head.head
    kept = {t.i for t in head.subtree if not t.is_space}
    if above != head and len(kept) < 3:
        kept |= {above.i}
        for child in above.children_as(*SUBJECT_PLACES, *HELPERS):
            kept |= phrase_of(child)
    return kept


def _whole_groups(doc: Doc, tokens: set[int]) -> set[int]:
    """The tokens with all that is written in one word with them, and their dates and amounts."""
    kept = set(tokens)
    low, high = min(kept), max(kept)
    first = bisect_right(doc.ents, low, key=lambda span: span.end)
    behind = bisect_right(doc.ents, high, key=lambda span: span.start)
    for span in doc.ents[first:behind]:
        if span.name_kind in COUNTED and not kept.isdisjoint(range(span.start, span.end)):
            kept |= set(range(span.start, span.end)) - measures_of_openers(span, kept)
    for token in tuple(kept):
        at = token
        while is_glued(doc, at):
            at -= 1
            kept.add(at)
        at = token + 1
        while is_glued(doc, at):
            kept.add(at)
            at += 1
    return kept


def _trim(doc: Doc, tokens: list[int], event: EventTrigger) -> list[int]:
    """The tokens without a loose beginning or end: a preposition, an article, "three" of what."""
    kept = list(tokens)
    while len(kept) > 1 and kept[-1] > event.last and dangles(doc, kept):
        kept.pop()
    while len(kept) > 1 and kept[0] < event.first and _is_loose_start(doc[kept[0]]):
        kept.pop(0)
    return kept


def _is_loose_start(token: Token) -> bool:
    loose = (
        token.pos in {Pos.PUNCTUATION, Pos.COORDINATING_CONJUNCTION, Pos.SPACE}
        and token.dependency not in _DENYING
    )
    return loose and token.tag != Tag.OPENING_QUOTE


def _is_told_of(doc: Doc, pronoun: int, event: EventTrigger) -> bool:
    """Whether a pronoun is the subject of an event, which tells of nobody without its name."""
    verb = doc[pronoun].head.i
    return doc[pronoun].dependency in SUBJECT_PLACES and verb in {event.verb, event.head}


def _join(doc: Doc, tokens: list[int], names: Mapping[int, str]) -> str:
    """The words of the tokens, with the names of pronouns behind them: the first, and others."""
    pieces: list[str] = []
    for token, following in pairwise([*tokens, len(doc)]):
        pieces.append(doc.words(token, token + 1))
        if token in names and len(tokens) > 1 and names[token] not in "".join(pieces):
            pieces.append(f" [{names[token]}]")
        if token != tokens[-1]:
            pieces.append(_space(doc, token, following, tokens[0]))
    return " ".join("".join(pieces).split())


def _space(doc: Doc, token: int, following: int, first: int) -> str:
    return _gap(doc, token, following, first) if following != token + 1 else doc[token].whitespace_


def _gap(doc: Doc, before: int, token: int, first: int) -> str:
    between = doc[before + 1 : token]
    if all(is_mark(t) or t.is_space for t in between):
        spaced = doc[before].whitespace_ or any(t.whitespace_ or t.is_space for t in between)
        lone = [t.text for t in between] == [","] and not _closes(doc, first, token)
        comma = parting_mark(between) or ("," if lone else "")
        return f"{comma} " if spaced else comma
    return GAP if doc[token].tag != Tag.CLOSING_QUOTE else GAP.rstrip()


def _closes(doc: Doc, first: int, verb: int) -> bool:
    """Whether a comma ends what one right before the headline opens: "a man, [Aker,] said"."""
    opened = first > 0 and doc[first - 1].tag == Tag.COMMA and doc[verb].pos in VERBAL
    return opened and Tag.COMMA not in {t.tag for t in doc[first : verb - 1]}
