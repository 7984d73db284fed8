"""The labels of a transcript as mentions of people: "REYES:" where the text names a Reyes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.entities.mention import FoundMention, bare
from dashboard.entities.names.person_matching import family_name, folded
from dashboard.model import ActorKind, Span
from dashboard.nlp.analysis import Analysis


def with_labels(
    found: Sequence[FoundMention], analysis: Analysis, speakers: Sequence[Span]
) -> list[FoundMention]:
    """The mentions; of those that begin with a label, only the label's own, which is a person's.

    A label is the words of a speaker in capitals at the start of a paragraph, with a colon or a
    full stop behind. One that is no family name of the article ("MODERATOR") stays as it is.
    """
    labels = dict(_labels(analysis, speakers))
    if not labels:
        return list(found)
    whole = (m for m in found if m.kind is ActorKind.PERSON and len(m.words) > 1)
    people = {folded([family_name(m.words)])[0] for m in whole if m.span.start not in labels}
    named = {at: m for at, m in labels.items() if folded(m.words[-1:])[0] in people}
    rest = [
        m
        for m in found
        if m.span.start not in labels
        or (m.span.start not in named and m.span.end <= labels[m.span.start].span.end)
    ]
    return [*rest, *named.values()]


def _labels(analysis: Analysis, speakers: Sequence[Span]) -> Iterator[tuple[int, FoundMention]]:
    """Where labels begin, each with the mention that it would be as a person's name."""
    starts = {part.start: number for number, part in enumerate(analysis.paragraphs)}
    for span in speakers:
        number = starts.get(span.start)
        behind = analysis.text[span.end : span.end + 1]
        if number is None or not span.text.isupper() or behind not in {":", "."}:
            continue
        doc = analysis.paragraphs[number].doc
        label = doc.char_span(0, span.end - span.start, alignment_mode="expand")
        if label is None:
            continue
        name = bare(span.text).split()
        words, titles = name[-1:], tuple(name[:-1])
        mention = FoundMention(
            span, number, label.start, label.end - 1, label.end - 1, "name", ActorKind.PERSON,
            tuple(word.title() for word in words), titles,
        )  # fmt: skip
        yield span.start, mention
