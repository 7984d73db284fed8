"""The rules of factuality of a language, as ``languages/*/factuality.toml`` has them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from dashboard.clause import Aspect, Embedding, Tense, Voice
from dashboard.errors import RuleError
from dashboard.events.factuality import conditions, finders, governors, nouns
from dashboard.events.factuality.accusations import Accusation, find_accuser
from dashboard.events.factuality.depictions import find_depiction
from dashboard.events.factuality.futurity import is_yet_to_come
from dashboard.events.factuality.rules import ClauseRule, FactualityRule, NounRule
from dashboard.model import Modality
from dashboard.nlp.tokens import Token
from dashboard.registry import (
    forms_of,
    language_file,
    lists_named,
    places_of,
    read_record,
    read_toml,
)

_LIST = "@"  # before the name of a list of words

Row = Mapping[str, Any]

# What the words and flags of a rule ask, by their fields.
_OF_CLAUSE: Mapping[str, Callable[..., bool]] = {
    "no_predicate": conditions.tells_other_act,
    "active": conditions.is_active,
    "aspect": conditions.is_in_aspect,
    "singling": conditions.is_to_be_done,
    "link": conditions.is_behind_link,
    "indefinite": conditions.is_on_indefinite_noun,
    "subject_word": conditions.befalls_teller,
    "agent": conditions.is_done_by,
}
_OF_CLAUSE_AND_ABOVE: Mapping[str, Callable[..., bool]] = {
    "object_word": conditions.is_done_to_teller,
    "to_come": is_yet_to_come,
    "planner": conditions.is_below_plan,
    "marker": conditions.is_marked,
}
_OF_GOVERNOR: Mapping[str, Callable[..., bool]] = {
    "above_tense": governors.is_in_tense,
    "voice": governors.is_in_voice,
    "audience": governors.is_told_to,
    "implicative": governors.is_left_undone,
    "beside": governors.is_beside_act,
    "denied": governors.is_denied_above,
}
_FINDERS: Mapping[str, Callable[..., Token | None]] = {
    "adverb": finders.find_adverb,
    "opening": finders.find_opening_adverb,
    "above": finders.find_marker_above,
    "inverted": finders.find_inverted_helper,
}
_KINDS: Mapping[str, Callable[[Any], Any]] = {
    "voice": Voice,
    "above_tense": Tense,
    "aspect": lambda names: frozenset(map(Aspect, names)),
    "above": lambda names: frozenset(map(Embedding, names)),
    "embedding": lambda names: frozenset(map(Embedding, names)),
    "governing": lambda names: frozenset(map(Embedding, names)),
}
# The other fields that the finders read, and what a rule tells of itself.
_OF_FINDERS = frozenset(
    {"subject", "attribute", "preposition", "antecedent", "accused", "source", "source_link"}
    | {"unnamed", "official", "depiction_links", "no_teller", "above_modal", "governing", "known"}
)
_OF_ITSELF = frozenset({"name", "set", "rank", "because", "examples", "counterexamples"})


@functools.cache
def load_rules(language: str) -> tuple[FactualityRule, ...]:
    """The rules of ``languages/LANGUAGE/factuality.toml``, one of the same name for each form.

    Raises RuleError, naming the rule, where one asks for what there is not.
    """
    table = read_toml(language_file(language, "factuality.toml"))
    lists = lists_named(language, table["lists"])
    return tuple(_rule(form, lists) for row in table["rule"] for form in forms_of(row))


def _rule(row: Row, lists: Mapping[str, frozenset[str]]) -> FactualityRule:
    """The rule of a row, in which "@verbs" stands for the list of that name."""
    unknown = row.keys() - _fields()
    if unknown:
        raise RuleError(
            f"factuality.toml: the rule {row.get('name')!r} has the unknown fields "
            f"{sorted(unknown)}: it would hold of more than it asks for; the fields are those of "
            "dashboard/events/factuality/table.py"
        )
    try:
        named = {f: lists[v[1:]] if str(v).startswith(_LIST) else v for f, v in row.items()}
        named |= {f: kind(row[f]) for f, kind in _KINDS.items() if f in row}
        modality, find = Modality(row["set"]), _noun_finder(named)
        if find is not None:
            return read_record(NounRule, named, modality=modality, find=find)
        return _clause_rule(named, modality)
    except (KeyError, ValueError) as error:
        raise RuleError(
            f"factuality.toml: the rule {row.get('name')!r} asks for {error}, which there is not"
        ) from error


@functools.cache
def _fields() -> frozenset[str]:
    """The fields that a rule may have."""
    records = (ClauseRule, governors.Governor, governors.Teller, Accusation)
    asked = (_OF_CLAUSE, _OF_CLAUSE_AND_ABOVE, _OF_GOVERNOR, _FINDERS)
    return _OF_ITSELF.union(_OF_FINDERS, *map(places_of, records), *asked)


def _noun_finder(row: Row) -> nouns.NounFinder | None:
    """What finds the word for which a rule of nouns holds; None: the rule is of clauses."""
    if "subject" in row:
        return partial(nouns.find_subject_of_contents, row["subject"], row["governor"])
    if "attribute" in row:
        return partial(nouns.find_attribute, row["attribute"])
    if "preposition" not in row:
        return None
    if "governor" not in row:
        return partial(nouns.find_head_before, row["preposition"])
    behind = {"prepositions": row["preposition"], "verbs": row["governor"]}
    if "antecedent" not in row:
        return partial(nouns.find_verb_before, **behind, nouns=row["predicate"])
    things, hung = row["antecedent"], row["embedding"]
    return partial(nouns.find_verb_of_sought, **behind, antecedents=things, embeddings=hung)


def _clause_rule(row: Row, modality: Modality) -> ClauseRule:
    finder, governor = _finder(row), _governor(row)
    anywhere = "adverb" in row or "accused" in row
    own, above = [*_asked(_OF_CLAUSE, row)], [*_asked(_OF_CLAUSE_AND_ABOVE, row)]
    if "above_modal" in row:
        hung = row.get("governing", frozenset())
        above.append(partial(conditions.is_below_modal, row["above_modal"], hung))
    return read_record(
        ClauseRule,
        row,
        modality=modality,
        predicates=_predicates(row),
        governor=governor,
        finder=finder,
        conditions=() if anywhere else (*own, *above),
        anywhere=anywhere,
        of_subject="adverb" in row,
        fits_inquits=governor.fits_inquits and finder is None and not above,
    )


def _predicates(row: Row) -> frozenset[str]:
    """The acts that a clause may tell, and the verbs of attempting them where a rule has those."""
    acts: frozenset[str] = row.get("predicate", frozenset())
    attempts: frozenset[str] = row.get("attempt", frozenset())
    return acts | attempts if acts else acts


def _finder(row: Row) -> finders.Finder | None:
    """What finds the word for which a rule of clauses holds; None: what governs the clause does."""
    if "accused" in row:
        accusation = read_record(Accusation, row)
        return lambda clause, part: find_accuser(clause, accusation, part)
    if "source" in row:
        known = {"unnamed": row.get("unnamed", False), "official": row.get("official", frozenset())}
        return partial(
            finders.find_source, sources=row["source"], links=row["source_link"], **known
        )
    if "depiction_links" in row:
        verbs, links = row["governor"], row["depiction_links"]
        courts = row.get("no_teller", frozenset())
        return lambda clause, part: find_depiction(clause, part, verbs, links, courts)
    of_kind = next(_asked(_FINDERS, row), None)
    if of_kind is not None or "governor" in row:
        return of_kind
    if "marker" in row:
        return partial(conditions.find_marker, row["marker"])
    return finders.find_doer if "aspect" in row else None


def _governor(row: Row) -> governors.Governor:
    asked = [*_asked(_OF_GOVERNOR, row)]
    if "denied" in row and "marker" in row:
        asked.append(governors.has_no_particle)
    return read_record(
        governors.Governor,
        row,
        teller=read_record(governors.Teller, row) if "teller" in row else None,
        conditions=tuple(asked),
        past_object="known" in row or "implicative" in row,
    )


def _asked(kinds: Mapping[str, Callable[..., Any]], row: Row) -> Iterator[Callable[..., Any]]:
    """What a rule asks, by its fields: a flag by itself, words as the first argument."""
    for field, asks in kinds.items():
        value = row.get(field)
        if value:
            yield asks if value is True else partial(asks, value)
