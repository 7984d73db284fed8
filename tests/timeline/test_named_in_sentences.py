"""Whom a sentence names is told from the mentions in it, whatever else its article names."""

from __future__ import annotations

from dashboard.model import ActorKind, Event, ParsedArticle
from dashboard.timeline.merging.facts import named_in_sentences

Parsed = dict[str, ParsedArticle]


def expected(parsed: ParsedArticle, event: Event) -> list[str]:
    """The ids of those with a mention that begins in the sentence, looked for one by one."""
    within = range(event.sentence.start, event.sentence.end)
    return [
        actor.id
        for actor in parsed.actors
        if actor.kind not in (ActorKind.COUNTRY, ActorKind.GROUP)
        if any(mention.span.start in within for mention in actor.mentions)
    ]


def test_all_are_named_whose_mentions_begin_in_the_sentence(parsed_samples: Parsed) -> None:
    told = 0
    for parsed in parsed_samples.values():
        named = named_in_sentences(parsed, {})
        for event in parsed.events:
            assert list(named(event.sentence)) == expected(parsed, event)
            told += len(expected(parsed, event))
    assert told > 100


def test_who_is_known_in_one_article_alone_is_not_named(parsed_samples: Parsed) -> None:
    """Such an actor bears the name of the article on the timeline."""
    for parsed in parsed_samples.values():
        alone = {actor.id: f"{actor.name} ({parsed.article.id})" for actor in parsed.actors}
        named = named_in_sentences(parsed, alone)
        assert not any(named(event.sentence) for event in parsed.events)
        known = {actor.id: actor.name for actor in parsed.actors}
        assert any(named_in_sentences(parsed, known)(event.sentence) for event in parsed.events)
