"""Patterns over a clause, as the data write them: how it hangs, its form, and its words.

The tables of ``languages/*/`` with such patterns name the places and forms below.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from dashboard.clause import ArgumentRole, Aspect, Clause, Definiteness, Embedding, Tense, Voice
from dashboard.errors import RuleError
from dashboard.events.lexicon import load_clause_words
from dashboard.events.predicates.placed_clause import PlacedClause, is_unnamed
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.governance import particles_of
from dashboard.nlp.infinitives import is_infinitive, is_prospective
from dashboard.nlp.modifiers import adverbs_of, is_comparative
from dashboard.nlp.noun_phrases import complement_of, is_counted, is_partitive, read_noun_phrase
from dashboard.nlp.tokens import Token
from dashboard.registry import (
    Words,
    forms_of,
    language_file,
    lists_named,
    places_of,
    read_record,
    read_toml,
)

GOVERNOR = "governor"
_LIST = "@"  # before the name of a list of words
_NOT = "no_"  # before a place where none of the words may stand
_TOLD = frozenset({"kind", "examples", "counterexamples"})  # what is no part of a pattern
_Pattern = TypeVar("_Pattern", bound="ClausePattern")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePattern:
    """A pattern over a clause; what it leaves out, it does not ask.

    ``words``: at each place stands one of them; ``other_words``: none does. ``asks`` are names of
    forms; ``coordinated``: it hangs as a clause that it is coordinated with. ``evidence``: the
    place whose word is why the pattern holds.
    """

    name: str
    embedding: frozenset[Embedding] = frozenset()
    coordinated: bool = False
    words: Mapping[str, Words] = field(default_factory=dict)
    other_words: Mapping[str, Words] = field(default_factory=dict)
    asks: tuple[str, ...] = ()
    evidence: str = ""

    def place(
        self, clause: Clause, part: AnalysedParagraph, event: Token | None = None
    ) -> PlacedClause | None:
        """The clause, or the noun of an ``event`` in it, with what governs it; None: it is none.

        Where it asks what governs a complement, that may be an inquit thrown into the clause.
        """
        verbs = self.words.get("verb")
        if verbs and clause.lemma not in verbs:
            return None  # soon seen: many patterns are of some verbs alone
        first = clause
        while self.coordinated and first.embedding is Embedding.COORDINATION and not first.finite:
            first = part.clauses.parent(first) or first
        found = PlacedClause(clause, first, part, event)
        if not self.embedding or first.embedding in self.embedding:
            return self._hold(found)
        told = self.evidence == GOVERNOR and Embedding.COMPLEMENT in self.embedding
        held = (self._hold(each) for each in found.inquits()) if told else iter(())
        return next((each for each in held if each is not None), None)

    def _hold(self, found: PlacedClause) -> PlacedClause | None:
        if self.evidence:
            word = _find_word(found, self.evidence, self.words.get(self.evidence))
            if word is None:
                return None
            found = found._replace(word=word)
        if not all(_has_word(found, place, words) for place, words in self.words.items()):
            return None
        if any(_has_word(found, place, words) for place, words in self.other_words.items()):
            return None
        return found if all(_FORMS[each](found) for each in self.asks) else None


def _find_word(found: PlacedClause, place: str, words: Words | None) -> Token | None:
    """The first word at a place that is one of some, if there are any; None: there is none."""
    spelled = place in _SPELLED
    there = (_SPELLED if spelled else _LEMMAS)[place](found)
    if words is None:
        return next(iter(there), None)
    return next((t for t in there if (t.lower_ if spelled else t.lemma_.lower()) in words), None)


def _has_word(found: PlacedClause, place: str, words: Words) -> bool:
    if place in _TERMS:
        return any(each in words for each in _TERMS[place](found))
    return _find_word(found, place, words) is not None


def read_patterns(
    kinds: Mapping[str, type[_Pattern]],
    language: str,
    file: str,
    names: Mapping[str, Collection[str]] | None = None,
) -> Iterator[_Pattern]:
    """The patterns of a table, one for each form, of the class that its ``kind`` names.

    "@verbs" stands for a list of the file, "@states.verbs" for one of ``events.toml``; ``names``
    are those that fields of the class may have. Raises RuleError, naming the pattern, where one
    asks for what there is not.
    """
    table = read_toml(language_file(language, file))
    lists = {
        f"{_LIST}{name}.{key}": words
        for name, rows in load_clause_words(language).tables.items()
        for key, words in rows.items()
    }
    own = lists_named(language, table.get("lists", {}))
    lists |= {f"{_LIST}{name}": words for name, words in own.items()}
    known = {"asks": _FORMS, "evidence": _PLACES, "kind": kinds, **_VALUES, **(names or {})}
    for form in (form for row in table["rule"] for form in forms_of(row)):
        try:
            for key, value in form.items():
                if key.removeprefix(_NOT) in known:
                    _check_names(value, known[key.removeprefix(_NOT)])
            yield _pattern(kinds[form.get("kind", "")], form, lists)
        except (KeyError, ValueError) as error:
            raise RuleError(
                f"{file}: the rule {form.get('name')!r} asks for {error}, which there is not"
            ) from error


def _pattern(kind: type[_Pattern], row: Mapping[str, Any], lists: Mapping[str, Words]) -> _Pattern:
    named = {key: _meant(value, lists) for key, value in row.items()}
    asked = row.keys() - _TOLD - (places_of(kind) - {"words", "other_words"})
    _check_names([key.removeprefix(_NOT) for key in asked], _PLACES)
    words = {key: frozenset(named[key]) for key in row if key in asked & _PLACES}
    others = {k.removeprefix(_NOT): frozenset(named[k]) for k in row if k in asked - _PLACES}
    return read_record(kind, named, words=words, other_words=others)


def _meant(value: Any, lists: Mapping[str, Words]) -> Any:
    """The words of a list, or of several, that a table names; else the value itself."""
    if isinstance(value, str) and value.startswith(_LIST):
        return lists[value]
    if isinstance(value, list) and any(str(each).startswith(_LIST) for each in value):
        return frozenset[str]().union(*(lists[each] for each in value))
    return value


def _check_names(asked: str | Sequence[str], known: Collection[str]) -> None:
    """Raise ValueError where a pattern asks for a name that is not known."""
    names = [asked] if isinstance(asked, str) else asked
    if unknown := sorted(set(names).difference(known)):
        raise ValueError(unknown)


# The words at a place, by their lemmas, by their forms, or what is said of them.
_LEMMAS: Mapping[str, Callable[[PlacedClause], Iterable[Token]]] = {
    "verb": lambda found: (found.verb,),
    "subject": lambda found: found.heads(found.clause.subject),
    "object": lambda found: found.heads(found.clause.object),
    "agent": lambda found: found.heads(found.clause.logical_subject),
    "attribute": lambda found: found.heads(found.clause.argument(ArgumentRole.ATTRIBUTE)),
    "source": PlacedClause.source_nouns,
    "unnamed_source": lambda found: (t for t in found.source_nouns() if is_unnamed(t)),
    "noun": lambda found: () if found.noun is None else (found.noun,),
    "verb_of_noun": lambda found: () if found.noun is None else (found.noun.head,),
    GOVERNOR: PlacedClause.governors,
    "verb_above": lambda found: () if found.above is None else (found.part.doc[found.above.head],),
    "object_above": lambda found: () if found.above is None else found.heads(found.above.object),
    "implicative": PlacedClause.undoing,
    "beside": PlacedClause.acts_beside,
    "planner": PlacedClause.planners,
    "teller": PlacedClause.tellers,
    "audience": PlacedClause.hearers,
    "event": lambda found: found.event_nouns,
    "over_event": PlacedClause.over_event,
}
_SPELLED: Mapping[str, Callable[[PlacedClause], Iterable[Token]]] = {
    "first_word": lambda found: (found.part.doc[found.clause.words[0]],),
    "adverb": lambda found: adverbs_of(found.verb),
    "opener": lambda found: found.verb.lefts,
    "subject_phrase": PlacedClause.subject_phrase,
    "object_pronoun": lambda found: found.heads(found.clause.object),
    "dependent": lambda found: found.verb.children,
    "before_source": lambda found: (t for noun in found.source_nouns() for t in noun.lefts),
    "before_noun": PlacedClause.before_noun,
    "predicate_below": PlacedClause.predicates_below,
    "marker_above": PlacedClause.marker_above,
    "first_word_above": PlacedClause.first_word_above,
    "before_teller": lambda found: () if found.teller is None else found.teller.lefts,
    "event_form": lambda found: found.event_nouns,
    "word_of_event": lambda found: (noun.head for noun in found.event_nouns),
    "before_word_of_event": PlacedClause.before_word_of_event,
    "before_event": lambda found: (t for noun in found.event_nouns for t in noun.lefts),
    "behind_event": lambda found: (t for noun in found.event_nouns for t in noun.rights),
}
_TERMS: Mapping[str, Callable[[PlacedClause], Iterable[str]]] = {
    "tense": lambda found: (found.clause.tense,),
    "aspect": lambda found: (found.clause.aspect,),
    "voice": lambda found: (found.clause.voice,),
    "modal": lambda found: (found.clause.modal,),
    "marker": lambda found: (found.first.marker,),
    "preposition": lambda found: (o.preposition for o in found.clause.obliques),
    "voice_above": lambda found: () if found.above is None else (found.above.voice,),
    "tense_above": PlacedClause.tenses_above,
    "embedding_above": PlacedClause.embedding_above,
    "link_of_event": PlacedClause.links_of_event,
    "role_of_event": PlacedClause.roles_of_event,
    "definiteness_of_event": lambda found: (
        read_noun_phrase(noun).definiteness for noun in found.event_nouns
    ),
}
_VALUES: Mapping[str, Collection[str]] = {
    "tense": list(Tense),
    "aspect": list(Aspect),
    "voice": list(Voice),
    "voice_above": list(Voice),
    "embedding_above": list(Embedding),
    "role_of_event": list(ArgumentRole),
    "definiteness_of_event": list(Definiteness),
}
_PLACES = _LEMMAS.keys() | _SPELLED.keys() | _TERMS.keys()
_FORMS: Mapping[str, Callable[[PlacedClause], bool]] = {
    "affirmed": lambda found: not found.clause.negated,
    "negated": lambda found: found.clause.negated,
    "finite": lambda found: found.first.finite,
    "nonfinite": lambda found: not found.first.finite,
    "infinitive": lambda found: is_infinitive(found.verb),
    "prospective": lambda found: is_prospective(found.verb),
    "unmarked": lambda found: not found.first.marker,
    "yet_to_come": PlacedClause.is_yet_to_come,
    "intransitive": lambda found: found.clause.object is None,
    "transitive": lambda found: found.clause.object is not None,
    "indefinite_object": PlacedClause.has_indefinite_object,
    "many_objects": PlacedClause.has_many_objects,
    "object_next": lambda found: any(
        t.i == found.clause.head + 1 for t in found.heads(found.clause.object)
    ),
    "with_infinitive": PlacedClause.has_infinitive,
    "with_open_complement": PlacedClause.has_open_complement,
    "with_finite_complement": PlacedClause.has_finite_complement,
    "without_complement": lambda found: not found.has_complement(),
    "without_relative": lambda found: not found.has_relative(),
    "comparative_attribute": lambda found: any(
        map(is_comparative, found.heads(found.clause.argument(ArgumentRole.ATTRIBUTE)))
    ),
    "agentless": lambda found: found.clause.agent is None,
    "with_agent": lambda found: found.clause.logical_subject is not None,
    "undergone": PlacedClause.is_undergone,
    "alone": lambda found: not found.is_listed(),
    "on_indefinite": PlacedClause.is_on_indefinite,
    "on_known": PlacedClause.is_on_known,
    "on_object": PlacedClause.is_on_object,
    "affirmed_above": lambda found: found.above is not None and not found.above.negated,
    "denied_above": PlacedClause.is_denied_above,
    "no_particle": lambda found: found.word is not None and not particles_of(found.word),
    "teller_not_named": lambda found: not found.has_named_teller(),
    "teller_unnamed": lambda found: found.teller is not None and is_unnamed(found.teller),
    "of_others": lambda found: not found.is_own_account(),
    "to_teller": PlacedClause.befalls_teller,
    "event_is_contents": PlacedClause.has_event_as_contents,
    "event_of_attribute": PlacedClause.completes_attribute,
    "event_alone": lambda found: not any(any(noun.rights) for noun in found.event_nouns),
    "event_uncompleted": lambda found: not any(map(complement_of, found.event_nouns)),
    "event_counted": lambda found: any(map(is_counted, found.event_nouns)),
    "event_part_of_number": lambda found: any(is_partitive(n, ()) for n in found.event_nouns),
    "event_plural": lambda found: any(read_noun_phrase(n).plural for n in found.event_nouns),
}
