"""Whether a pronoun may be whom another clause tells of than the one of its antecedent."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.clause import CORE_ROLES, SIDE_ROLES, Clause, Embedding, Tense
from dashboard.entities.coreference.pronoun_context import ResolvedPronoun
from dashboard.entities.linking.registry import Entity
from dashboard.model import ActorKind
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.grammar import Dependency, Tag
from dashboard.nlp.grammatical_roles import is_behind_preposition
from dashboard.nlp.implicit_subjects import meant, relative_object
from dashboard.nlp.noun_phrases import (
    appositions_of,
    heads_subject,
    is_acted_on,
    is_plural,
    is_possessor,
)
from dashboard.nlp.tokens import Stretch, Token
from dashboard.nlp.word_classes import RELATIVE_OPENERS

_REPORTED = frozenset({Embedding.COMPLEMENT, Embedding.PARATAXIS})
_BELOW = frozenset({Embedding.COMPLEMENT, Embedding.ADVERBIAL})
_ON_NOUNS = frozenset({Embedding.RELATIVE, Embedding.PARTICIPLE})
_WITHIN = _BELOW | {Embedding.RELATIVE}


def inner_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether a clause within a report may be of whom it tells: "Reed said they held Lind as [he]".

    Who tells it stands in no clause between, and the other does. So is what a relative clause or
    another report in it tells: "Reed said the boy left the car [he] was in".
    """
    above = _clause_above(resolved, *_WITHIN)
    if above is None or above.embedding not in _REPORTED:
        return False
    doc = resolved.part.doc
    return _brings_another(resolved, (doc[a.head] for a in above.arguments if a.role in SIDE_ROLES))


def main_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent stands in a relative clause, and another in the clause above it.

    "Lind entered a tunnel that Reed had closed. [He] was arrested": either. Or in what another
    is asked or knows, and does not say: "Lind was asked how Reed had cheated. [He] would not quit".
    """
    pronoun, part = resolved.token, resolved.part
    first = pronoun.sent.start
    if not first or not heads_subject(pronoun):
        return False
    before = part.doc[first - 1].sent
    if _is_named_in_relative_alone(resolved, before, part):
        return any(map(resolved.may_be_another, _main_arguments(before, part)))
    subject = _topic_beside_content(resolved, before)
    return subject is not None and resolved.may_be_another(subject)


def owner_of_main_subject_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether the antecedent stands in a relative clause, and the main subject is another's.

    "His appeal was led by a lawyer who had freed Reed.|Police held [him]": either.
    """
    if resolved.previous is None:
        return False
    part, before = resolved.previous
    if not _is_named_in_relative_alone(resolved, before, part):
        return False
    nouns = _main_arguments(before, part)
    words = (before[0], *(t for noun in nouns for t in noun.lefts))
    return any(is_possessor(t) and _is_other_owner(resolved, t, part) for t in words)


def joined_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether a clause before "and" is of another, on whom the one behind it may act.

    "Reed said the man fled and the guard chased [him]": the man, or Reed. So with one whom the
    antecedent has: "Reed said his client was ill and nobody had asked for [him]".
    """
    pronoun, part, own, before = resolved.token, resolved.part, resolved.clause, resolved.above
    acting = own.subject
    if own.embedding is not Embedding.COORDINATION or before is None or acting is None:
        return False
    noun = part.head_of(before.subject)
    placed = is_acted_on(pronoun) or is_behind_preposition(pronoun)
    if noun is None or acting.shared or not placed:
        return False
    both = {part.doc[i] for clause in (before, own) for i in clause.words}
    both -= {pronoun, *(t for t in noun.lefts if is_possessor(t))}
    return not any(map(resolved.is_named_by, both)) and resolved.may_be_another(noun)


def relative_side_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether a relative clause brings another beside the antecedent, right above a pronoun.

    "Lind, whom Reed fired after [he] stole a van", "Reed met Lind, who said [he] had lied". Its
    subject, too, if that is a name and only an earlier sentence names the antecedent: "Reed spoke.
    Ida Moe beat Lind, who left after [he] fell". So is one whom a faith or party names: "Lind met a
    Liberal who left after [he] fell".
    """
    above, part = _clause_above(resolved, *_BELOW), resolved.part
    if above is None or above.embedding is not Embedding.RELATIVE:
        return False
    verb = part.doc[above.head]
    who = part.head_of(above.subject)
    personal = who is not None and who.tag == Tag.WH_PRONOUN  # "who", not "which"
    if who is not None and personal and _is_one_of_a_kind(meant(who, verb), resolved):
        return True
    whom = relative_object(verb, part)
    first, own = resolved.token.sent.start, resolved.token.i
    far = not any(map(resolved.is_named_by, part.doc[first:own]))
    told = resolved.clause.embedding is Embedding.COMPLEMENT
    teller = part.head_of(above.subject) if told or far else None
    others = [whom] if whom is not None else []
    subject = None if teller is None else meant(teller, verb)
    if subject is not None and (told or subject.tag == Tag.PROPER_NOUN):
        others.append(subject)
    return _brings_another(resolved, (t for noun in others for t in (noun, *appositions_of(noun))))


def patient_of_relative_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether a noun tells something who is told apart by what was done to another before.

    "The guard who seized Lind said [he] had fought": either. Not behind "Reed, who seized Lind,
    said", nor of what is to come ("said [he] would pay").
    """
    above = _telling_of_the_past(resolved)
    noun = None if above is None else resolved.part.head_of(above.subject)
    if noun is None or noun.tag != Tag.NOUN or not resolved.is_named_by(noun):
        return False
    return _brings_another(resolved, _done_to(noun, resolved, restrictive=True))


def nearer_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether only an earlier sentence names the antecedent, and this one whom its teller judges.

    "Lind left. Ida Berg, who has sued Reed, said [he] had lied", "praised Reed, saying [he] had
    helped": Reed is nearer, though no subject. Not of what befalls one ("said [he] was hurt").
    """
    part, pronoun, above = resolved.part, resolved.token, _telling_of_the_past(resolved)
    if above is None or not resolved.clause.is_active:
        return False
    if any(map(resolved.is_named_by, part.doc[pronoun.sent.start : pronoun.i])):
        return False
    teller = part.head_of(above.subject)
    judged = list(_done_to(teller, resolved)) if teller is not None else []
    act = None if above.finite else part.clauses.parent(above)
    whom = None if act is None else part.head_of(act.object)
    judged += [whom] if whom is not None else []
    return any(t.tag == Tag.PROPER_NOUN and resolved.may_be_another(t) for t in judged)


def named_in_subject_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether only an earlier sentence names the antecedent, and the subject of this one another.

    "Lind spoke. Rumours of the removal of Reed came after [he] had called for a vote": Reed is
    nearer, though the subject is none of them.
    """
    part, pronoun = resolved.part, resolved.token
    above = _clause_above(resolved, Embedding.ADVERBIAL)
    noun = None if above is None else part.head_of(above.subject)
    if noun is None or noun.i > pronoun.i:
        return False
    if any(map(resolved.is_named_by, part.doc[pronoun.sent.start : pronoun.i])):
        return False
    named = (t for t in noun.subtree if t != noun and t.tag == Tag.PROPER_NOUN)
    return noun.tag != Tag.PROPER_NOUN and any(map(resolved.may_be_another, named))


def patient_above_may_be_meant(resolved: ResolvedPronoun) -> bool:
    """Whether only an earlier sentence names the antecedent, and this one to whom an act is done.

    "Lind spoke. Nurses accused Reed of stealing a car that vanished when [he] left": Reed.
    """
    part, pronoun = resolved.part, resolved.token
    own = part.doc[pronoun.sent.start : pronoun.i]
    if not resolved.is_subject or any(map(resolved.is_named_by, own)):
        return False
    above = (part.head_of(clause.object) for clause in part.clauses.above(resolved.clause))
    whom = (t for t in above if t is not None and t in own and t.tag == Tag.PROPER_NOUN)
    return any(map(resolved.may_be_another, whom))


def _clause_above(resolved: ResolvedPronoun, *embeddings: Embedding) -> Clause | None:
    """The clause above that of a pronoun which is its subject and embedded so; else None."""
    embedded = resolved.clause.embedding in embeddings and resolved.is_subject
    return resolved.above if embedded else None


def _telling_of_the_past(resolved: ResolvedPronoun) -> Clause | None:
    """The clause above, where somebody says in it what was or had been; else None."""
    above = _clause_above(resolved, Embedding.COMPLEMENT)
    past = resolved.clause.tense is Tense.PAST
    return above if above is not None and past and above.lemma in resolved.words.saying else None


def _done_to(
    teller: Token, resolved: ResolvedPronoun, *, restrictive: bool = False
) -> Iterator[Token]:
    """To whom, by a relative clause on a teller, the teller did what others tell more of.

    Reed of "Berg, who has sued Reed, said". ``restrictive``: by one without a comma alone.
    """
    part, deeds = resolved.part, resolved.words.deeds
    relative = RELATIVE_OPENERS
    nouns = (teller, *appositions_of(teller))
    for clause in part.clauses.clauses:
        verb, actor = part.doc[clause.head], clause.subject
        whom = clause.object
        if clause.embedding is not Embedding.RELATIVE or verb.head not in nouns:
            continue
        if actor is None or whom is None or part.doc[actor.head].tag not in relative:
            continue
        bound = part.doc[verb.left_edge.i - 1] == verb.head
        grave = clause.lemma in deeds.consequential | deeds.blows
        if grave and whom.head < resolved.token.i and (bound or not restrictive):
            yield part.doc[whom.head]


def _brings_another(resolved: ResolvedPronoun, nouns: Iterator[Token]) -> bool:
    """Whether one of some nouns may be meant, and none names the antecedent."""
    told = list(nouns)
    named = any(map(resolved.is_named_by, told))
    return not named and any(map(resolved.may_be_another, told))


def _is_named_in_relative_alone(
    resolved: ResolvedPronoun, before: Stretch, part: AnalysedParagraph
) -> bool:
    """Whether the sentence before names the antecedent in relative clauses alone, and its own not.

    ``part``: the paragraph of the sentence before.
    """
    pronoun = resolved.token
    here = resolved.part.doc[pronoun.sent.start : pronoun.i]
    named = [t for t in before if resolved.antecedent in _people(resolved, t, part)]
    in_relatives = bool(named) and all(_is_in_relative(token, part) for token in named)
    return in_relatives and not any(map(resolved.is_named_by, here))


def _is_one_of_a_kind(noun: Token, resolved: ResolvedPronoun) -> bool:
    """Whether a name behind an article is for one whom it does not name: "a senior [Liberal]"."""
    named = noun.tag == Tag.PROPER_NOUN and noun.has_child(Dependency.DETERMINER)
    return named and not is_plural(noun) and not resolved.people_at(noun)


def _topic_beside_content(resolved: ResolvedPronoun, before: Stretch) -> Token | None:
    """The main subject of a sentence that names the antecedent in its content clauses alone.

    None where the subject says them: "Lind said Reed had cheated. [He] fled".
    """
    part, words = resolved.part, resolved.words
    main = part.clauses.of(before.root.i)
    named = [t for t in before if resolved.is_named_by(t)]
    here = part.doc[resolved.token.sent.start : resolved.token.i]
    if not named or any(map(resolved.is_named_by, here)):
        return None
    if main.lemma in words.saying | words.deeds.finding and main.is_active:
        return None
    below = all(_is_in_content(part.clauses.of(t.i), part) for t in named)
    return part.head_of(main.subject) if below else None


def _is_in_content(clause: Clause, part: AnalysedParagraph) -> bool:
    """Whether a clause, or one above it, is what is asked, known or thought."""
    return any(c.embedding is Embedding.COMPLEMENT for c in (clause, *part.clauses.above(clause)))


def _main_arguments(before: Stretch, part: AnalysedParagraph) -> list[Token]:
    """The subjects and objects of the main clauses of a sentence."""
    clauses = (c for c in part.clauses.clauses if before.start <= c.head < before.end)
    main = (c for c in clauses if c.depth == 0)
    return [part.doc[a.head] for c in main for a in c.arguments if a.role in CORE_ROLES]


def _is_other_owner(resolved: ResolvedPronoun, owner: Token, part: AnalysedParagraph) -> bool:
    """Whether an owner is another of the gender of a pronoun, or the same pronoun for nobody."""
    if people := _people(resolved, owner, part):
        return any(resolved.agrees_with(p) for p in people if p is not resolved.antecedent)
    return resolved.words.pronouns.get(owner.lower_) is resolved.kind


def _people(resolved: ResolvedPronoun, noun: Token, part: AnalysedParagraph) -> list[Entity]:
    """The people whom a word of a paragraph is for."""
    named = (noun, *noun.children_as(Dependency.APPOSITION))
    return resolved.entities.at_tokens(part.paragraph.index, named, ActorKind.PERSON)


def _is_in_relative(token: Token, part: AnalysedParagraph) -> bool:
    """Whether a word stands in a relative clause, a reduced one too, or in one below it."""
    clause = part.clauses.of(token.i)
    return any(c.embedding in _ON_NOUNS for c in (clause, *part.clauses.above(clause)))
