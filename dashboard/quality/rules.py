"""What each rule is worth: on how many texts it is taken, and what is lost without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.dates.grammar import load_grammar
from dashboard.dates.operators import operator_of
from dashboard.events.factuality import account_rules, markers, propose, table
from dashboard.events.lexicon import load_lexicon
from dashboard.events.narrative_time import by_position, rules
from dashboard.events.types.subtype_lexicon import load_subtypes
from dashboard.model import Article
from dashboard.pipeline import parse
from dashboard.quality.cases import Case
from dashboard.quality.score import figures, score
from dashboard.registry import OWN, reading_in
from dashboard.relations import rules as relation_rules
from dashboard.relations import subevents
from dashboard.rules.propose import tracing

SUPPORT = 2  # texts on which a rule must be taken to earn its place
_COUNTED = ("events", "who")


@dataclass(frozen=True, slots=True)
class RuleWorth:
    """A rule: the texts on which it is taken, how often, and how many rows are lost without it.

    ``lost`` counts rows of the project's own tables alone; below nothing it is better without.
    """

    field: str
    name: str
    texts: int
    times: int
    lost: int

    @property
    def is_supported(self) -> bool:
        """Whether it is taken on enough texts."""
        return self.texts >= SUPPORT


def load_data(language: str = OWN) -> None:
    """Load all rules and triggers of a language. Raises RuleError, naming what breaks its form."""
    for layer in load_grammar(language).layers:
        for rule in layer.rules.every:
            operator_of(rule)
    with reading_in(language):
        load_lexicon()
    load_subtypes(language)
    names_of_rules(language)


def names_of_rules(language: str = OWN) -> tuple[tuple[str, str], ...]:
    """``(field, name)`` of the rules that propose, in the order of their files."""
    told = ((propose.FIELD, rule.name) for rule in table.load_rules(language))
    marked = ((propose.FIELD, row.name) for row in markers.load_markers(language).values())
    dated = ((by_position.FIELD, name) for name in rules.load_rules(language))
    sided = ((account_rules.FIELD, name) for name in account_rules.load_rules(language).names())
    bound = ((relation_rules.BOUND, name) for name in relation_rules.load_bounds(language))
    related = ((relation_rules.RELATION, r.name) for r in relation_rules.load_relations(language))
    within = ((subevents.FIELD, rule.name) for rule in subevents.load_rules(language))
    return tuple(dict.fromkeys((*told, *marked, *dated, *sided, *related, *bound, *within)))


def weigh_rules(cases: Sequence[Case], others: Iterable[Article] = ()) -> Iterator[RuleWorth]:
    """The worth of each rule, on cases and on other texts, in the order of their files."""
    taken = {}
    for article in (*(case.article for case in cases), *others):
        with tracing() as trace:
            parse(article)
        taken[article.sha256] = trace.taken
    for field, name in names_of_rules():
        where = [article for article, names in taken.items() if names[name]]
        times = sum(taken[article][name] for article in where)
        here = [case for case in cases if case.article.sha256 in where]
        yield RuleWorth(field, name, len(where), times, _lost(here, name))


def _lost(cases: Iterable[Case], rule: str) -> int:
    """How many rows fewer of these cases are right without a rule."""
    lost = 0
    for case in cases:
        with_it = figures(score(case, parse(case.article)))
        with tracing(without={rule}):
            without = figures(score(case, parse(case.article)))
        lost += sum(with_it.get(each, 0) - without.get(each, 0) for each in _COUNTED)
    return lost
