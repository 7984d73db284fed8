"""Whether what governs a clause, or is coordinated with it, keeps it from being told as a fact.

Factuality runs down the tree: through coordination, and through verbs that the clause completes.
The rules, with their examples, stand in ``languages/*/factuality.toml``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.clause import ArgumentRole, Clause, Embedding, Voice
from dashboard.errors import RuleError
from dashboard.model import Modality
from dashboard.nlp.analysis import AnalysedParagraph
from dashboard.nlp.modifiers import adverbs_of, is_denied
from dashboard.registry import read_toml
from dashboard.rules.propose import Proposal

_REACHES_DOWN = frozenset({Embedding.COORDINATION, Embedding.OPEN_COMPLEMENT})


@dataclass(frozen=True, slots=True)
class FactualityRule:
    """What a clause and its governor must be for a modality to hold; an empty field asks nothing.

    ``voice`` and ``denied`` are of the governor, ``finite`` is of the clause.
    """

    name: str
    modality: Modality
    rank: int
    embeddings: frozenset[Embedding] = frozenset()
    governors: frozenset[str] = frozenset()
    voice: Voice | None = None
    denied: bool = False
    markers: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    finite: bool | None = None

    def fits(self, clause: Clause, part: AnalysedParagraph, language: str) -> bool:
        """Whether a clause of a paragraph is as the rule asks, but for its adverbs."""
        if self.embeddings and clause.embedding not in self.embeddings:
            return False
        if self.markers and clause.marker not in self.markers:
            return False
        if self.finite is not None and clause.finite != self.finite:
            return False
        return not (self.governors or self.denied or self.voice) or self._fits_governor(
            clause, part, language
        )

    def _fits_governor(self, clause: Clause, part: AnalysedParagraph, language: str) -> bool:
        if clause.governor is None or clause.parent is None:
            return False
        word, above = part.doc[clause.governor], part.clauses.clauses[clause.parent]
        words = {word.lemma_.lower()}
        attribute = above.argument(ArgumentRole.ATTRIBUTE)
        if attribute is not None and above.head == clause.governor:  # "it is unclear whether"
            word = part.doc[attribute.head]
            words.add(word.lemma_.lower())
        if self.governors.isdisjoint(words):
            return False
        if self.voice is not None and above.voice is not self.voice:
            return False
        return not self.denied or above.negated or is_denied(word, language=language)


def propose_modality(
    clause: Clause, part: AnalysedParagraph, *, language: str = "en"
) -> Iterator[Proposal[Modality]]:
    """What keeps a clause from being a fact; nothing where it is told as one."""
    rules, here, shares = load_rules(language), clause, True
    while True:
        for rule in rules:
            if rule.adverbs:
                found = shares and not rule.adverbs.isdisjoint(
                    adverbs_of(part.doc[here.head], language=language)
                )
            else:
                found = rule.fits(here, part, language)
            if found:
                yield Proposal(rule.name, rule.rank, rule.modality, rule.name)
        if here.parent is None or here.embedding not in _REACHES_DOWN:
            return
        subject = here.argument(ArgumentRole.SUBJECT)
        shares = shares and (subject is None or subject.shared)
        here = part.clauses.clauses[here.parent]


@functools.cache
def load_rules(language: str) -> tuple[FactualityRule, ...]:
    """The rules of ``languages/LANGUAGE/factuality.toml``.

    Raises RuleError, naming the rule, where one asks for what there is not.
    """
    table = read_toml(f"languages/{language}/factuality.toml")
    lists = {name: frozenset(words) for name, words in table["lists"].items()}
    return tuple(_rule(row, lists) for row in table["rule"])


def _rule(row: Mapping[str, Any], lists: Mapping[str, frozenset[str]]) -> FactualityRule:
    def words(field: str) -> frozenset[str]:
        return lists[row[field].removeprefix("@")] if field in row else frozenset()

    try:
        return FactualityRule(
            name=row["name"],
            modality=Modality(row["set"]),
            rank=row["rank"],
            embeddings=frozenset(map(Embedding, row.get("embedding", ()))),
            governors=words("governor"),
            voice=Voice(row["voice"]) if "voice" in row else None,
            denied=row.get("denied", False),
            markers=words("marker"),
            adverbs=words("adverb"),
            finite=row.get("finite"),
        )
    except (KeyError, ValueError) as error:
        raise RuleError(
            f"factuality.toml: the rule {row.get('name')!r} asks for {error}, which there is not"
        ) from error
