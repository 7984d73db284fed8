"""The rules of factuality of a language, as ``languages/*/factuality.toml`` has them."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from dashboard.events.factuality.accusations import AccusationRule
from dashboard.events.factuality.depictions import DepictionRule
from dashboard.events.factuality.rules import FactualityRule, NounRule
from dashboard.events.predicates.clause_patterns import read_patterns

_KINDS: Mapping[str, type[FactualityRule]] = {
    "": FactualityRule,
    "noun": NounRule,
    "accusation": AccusationRule,
    "depiction": DepictionRule,
}


@functools.cache
def load_rules(language: str) -> tuple[FactualityRule, ...]:
    """The rules of ``languages/LANGUAGE/factuality.toml``, one of the same name for each form.

    Raises RuleError, naming the rule, where one asks for what there is not.
    """
    return tuple(read_patterns(_KINDS, language, "factuality.toml"))
