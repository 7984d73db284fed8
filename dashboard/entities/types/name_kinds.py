"""What the names of people are of, as all their mentions say: the model reads each by itself.

"Ana Salgado was suspended. Salgado appealed": the second "Salgado" may be a town to the model, and
a reader of verbs ("suspend a person", "suspend a country") would go wrong there.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.model import Actor, ActorKind, Mention
from dashboard.nlp.analysis import Analysis
from dashboard.nlp.grammar import NameKind, Pos

_NAME = "name"
# What a person's name is taken for; a street or a law that bears it stays one.
_TAKEN_FOR = frozenset(
    {
        NameKind.NONE,
        NameKind.GEOPOLITICAL,
        NameKind.GROUP,
        NameKind.LOCATION,
        NameKind.ORGANISATION,
        NameKind.PRODUCT,
        NameKind.WORK_OF_ART,
    }
)


def settle_name_kinds(analysis: Analysis, actors: Iterable[Actor]) -> None:
    """Make the words of each person's name such of a person, in place: the tokens of ``analysis``.

    Only words of the name that is shown: not the office before it ("Norvik director Ana Salgado").
    """
    for actor in actors:
        if actor.kind is ActorKind.PERSON:
            names = frozenset(actor.name.split())
            for mention in actor.mentions:
                if mention.type == _NAME:
                    _settle(mention, names, analysis)


def _settle(mention: Mention, names: frozenset[str], analysis: Analysis) -> None:
    part = analysis.paragraph_at(mention.span.start)
    token = None if part is None else part.token_at(mention.span.start)
    if part is None or token is None:
        return
    for word in part.doc[token.i :]:
        if part.at(word) >= mention.span.end:
            return
        named = word.text in names and word.pos is Pos.PROPER_NOUN
        if named and word.name_kind in _TAKEN_FOR:
            word.name_kind = NameKind.PERSON
