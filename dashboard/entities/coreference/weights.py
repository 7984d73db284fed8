"""The weights of salience, and how far back an antecedent may stand, as the data tell them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from dashboard.errors import RuleError
from dashboard.registry import language_file, read_toml

Features = Iterable[tuple[str, float]]  # the name of each, and how far it holds


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of ``languages/*/coreference.toml``, which tells what each means."""

    reach: Mapping[str, int]
    limits: Mapping[str, float]
    distance: Mapping[str, float]
    place: Mapping[str, float]
    standing: Mapping[str, float]
    other: Mapping[str, float]


@functools.cache
def load_weights(language: str) -> Weights:
    """The weights of a language. Raises RuleError where its file lacks a table."""
    table = read_toml(language_file(language, "coreference.toml"))
    try:
        return Weights(**{field.name: table[field.name] for field in fields(Weights)})
    except KeyError as error:
        raise RuleError(f"coreference.toml: the table {error} is missing") from error


def weighted_sum(features: Features, weights: Mapping[str, float]) -> float:
    """The sum of what the features weigh; nought without any."""
    points = 0.0
    for name, value in features:
        points += weights[name] * value
    return points
