"""Decides by many weak signs: a sum of named signs, each with its weight from a data file.

Weights are fitted by scripts in ``tests/benchmarks``; what a sum is made of can be shown.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dashboard.errors import RuleError
from dashboard.registry import read_toml

MOST = 40  # signs in a sum: what more would tell is noise of the articles that it was fitted on


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """Weights by the name of their sign, and the limits that the sum is held against, by name."""

    weights: Mapping[str, float]
    limits: Mapping[str, float]

    def total(self, signs: Collection[str]) -> float:
        """The sum of the weights of the signs that are there; others count nothing.

        The same for the same signs in any order.
        """
        return math.fsum([self.weights[sign] for sign in signs if sign in self.weights])

    def parts(self, signs: Collection[str]) -> tuple[tuple[str, float], ...]:
        """The signs that count with their weights, the heaviest first."""
        told = [(sign, self.weights[sign]) for sign in set(signs) if sign in self.weights]
        return tuple(sorted(told, key=lambda part: (-abs(part[1]), part[0])))


def load_sum(relative: str, *limits: str) -> WeightedSum:
    """The sum of a TOML file of the package: tables ``weights`` and ``limits``, with these limits.

    The limits rise in the order in which they are named. Raises RuleError where one is missing or
    does not rise, or more signs are weighed than one can follow.
    """
    table = read_toml(relative)
    try:
        found = WeightedSum(dict(table["weights"]), {n: table["limits"][n] for n in limits})
    except KeyError as error:
        raise RuleError(f"{relative}: {error} is missing; see the other sums") from error
    values = list(found.limits.values())
    if any(one >= other for one, other in pairwise(values)):
        raise RuleError(f"{relative}: the limits {', '.join(limits)} must rise in this order")
    if len(found.weights) > MOST:
        raise RuleError(f"{relative}: weighs {len(found.weights)} signs; at most {MOST} can be")
    return found


def share(total: float, points: tuple[tuple[float, float], tuple[float, float]]) -> float:
    """A sum on a scale from 0 to 1: the logistic curve through two points ``(sum, share)``."""
    (x1, y1), (x2, y2) = points
    slope = (_logit(y2) - _logit(y1)) / (x2 - x1)
    height = _logit(y1) + slope * (total - x1)
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, height))))


def _logit(part: float) -> float:
    return math.log(part / (1 - part))
