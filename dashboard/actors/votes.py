"""What the mentions of one spelling are, by the votes of all of them in an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from dashboard.actors.knowledge import NameWords
from dashboard.actors.layout import strip
from dashboard.text.analysis import Analysis

SURE = 5  # votes of one mention that can be nothing but a person's
PERSON = "PERSON"


@dataclass(frozen=True, slots=True)
class Votes:
    """What most of an article's mentions of a spelling were taken for, and whose title it bears."""

    labels: dict[str, str]
    people: frozenset[str]


def vote_on_kinds(analysis: Analysis, words: NameWords, kinds: frozenset[str]) -> Votes:
    """The votes of all mentions of a spelling.

    A word that follows a title somewhere, or ends a longer person's name, is surely a person's.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for part in analysis.paragraphs:
        for ent in part.doc.ents:
            if ent.label_ not in kinds:
                continue
            edges = strip(part.doc, ent.start, ent.end - 1)
            if edges is None:
                continue
            text = part.doc[edges[0] : edges[1] + 1].text
            before = part.doc[edges[0] - 1].text if edges[0] else ""
            titled = before.lower() in words.courtesy or before.lower() in words.ranks
            if edges[0] and before.lower() in words.offices:
                titled = titled or part.doc[edges[0] - 1].head.i in range(edges[0], edges[1] + 1)
            counts[text]["PERSON" if titled else ent.label_] += SURE if titled else 1
            if ent.label_ == "PERSON" and edges[1] > edges[0]:
                counts[part.doc[edges[1]].text]["PERSON"] += SURE
    labels = {text: max(sorted(votes), key=votes.__getitem__) for text, votes in counts.items()}
    return Votes(labels, frozenset(t for t, votes in counts.items() if votes["PERSON"] >= SURE))
