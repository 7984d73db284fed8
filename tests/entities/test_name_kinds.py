"""What a text calls a person somewhere is no town or firm where it is named alone."""

from __future__ import annotations

import pytest

from dashboard.entities.types.name_kinds import settle_name_kinds
from dashboard.model import Actor, ActorKind, Article, Mention, Span
from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import NameKind
from dashboard.pipeline import parse


@pytest.mark.parametrize(
    "text",
    [
        "Rosa Salgado was suspended on Wednesday.\n\nShe left.\n\nSalgado was suspended in May.",
        "Nadia Benhaddou was dismissed in January.",
    ],
)
def test_a_name_is_of_one_kind_in_all_its_mentions(text: str) -> None:
    told = [e for e in parse(Article("a", text)).events if e.trigger.text.endswith("ed")]
    assert {e.subtype for e in told} == {"Personnel.End-Position"}


def test_only_the_words_of_the_name_become_such_of_a_person() -> None:
    text = "Norvik director Rosa Salgado spoke."
    analysis = analyse(text)
    tokens = analysis.paragraphs[0].doc
    for token in tokens[:-2]:
        token.name_kind = NameKind.ORGANISATION
    whole = Mention(Span(0, len("Norvik director Rosa Salgado"), text[:28]))
    actor = Actor("rosa-salgado", "Rosa Salgado", ActorKind.PERSON, mentions=(whole,))
    settle_name_kinds(analysis, [actor])
    people = [t.text for t in tokens if t.name_kind is NameKind.PERSON]
    assert people == ["Rosa", "Salgado"]


@pytest.mark.parametrize("kind", [ActorKind.ORGANISATION, ActorKind.GROUP])
def test_the_names_of_others_stay_what_they_are(kind: ActorKind) -> None:
    analysis = analyse("Salgado spoke.")
    token = analysis.paragraphs[0].doc[0]
    token.name_kind = NameKind.GEOPOLITICAL
    actor = Actor("salgado", "Salgado", kind, mentions=(Mention(Span(0, 7, "Salgado")),))
    settle_name_kinds(analysis, [actor])
    assert token.name_kind is NameKind.GEOPOLITICAL
