"""Selections for the tests of formats: two articles of one event, and any article at all."""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from itertools import pairwise

from hypothesis import strategies as st

from dashboard import model
from dashboard.exports import Options, load
from dashboard.nlp.read import article_from_text
from dashboard.pipeline import parse
from dashboard.review import Correction, Field, reviews
from dashboard.timeline.build import build
from dashboard.timeline.query import Query
from dashboard.timeline.selection import Selection, select, select_all

FIRST = (
    "---\ntitle: The bridge\npublished: 2021-05-05\nsource: Harbour Post\n---\n"
    "The mayor of Bergen, Anna Lie, opened the bridge on 3 May 2021. "
    "“It will last,” Lie said on Tuesday. She had resigned before 2020. "
    "The council will elect a successor in June 2021."
)
SECOND = (
    "---\ntitle: Ten years of it\npublished: 2021-05-06\nsource: Fjord Times\n---\n"
    "Anna Lie opened the bridge in Bergen on 4 May 2021. Workers welcomed the decision."
)
# What one or another format, or what shows it, would take for more than letters.
HOSTILE = (
    '<b>x</b></script><script>document.title="run"</script><img src="http://x.test/i" onerror=go()>'
    " & =1+1 *bold* [a](http://x.test) \\; BEGIN:VEVENT -- ]]> <?x?> \u2028 {{7}}"
)


@functools.cache
def two_articles() -> tuple[model.ParsedArticle, ...]:
    return tuple(
        parse(article_from_text(text, name)) for name, text in (("a", FIRST), ("b", SECOND))
    )


def chosen(query: Query | None = None, *lines: tuple[str, Field, object]) -> Selection:
    """What a query leaves of the two articles; a line is an event, a field and what it is now."""
    log = [
        Correction(n, "2026-01-02T03:04:05Z", "Ann", event, field, None, now, "seen in the records")
        for n, (event, field, now) in enumerate(lines, 1)
    ]
    return select(build(two_articles(), reviews(log)), query or Query())


def opened() -> str:
    """The id of the event of the bridge in the first article."""
    return next(e.id for e in two_articles()[0].events if e.trigger.text == "opened")


def hostile() -> Selection:
    """A selection in which the text, the title, the names and the headline are hostile."""
    article = model.Article(
        HOSTILE[:20], HOSTILE, title=HOSTILE, source=HOSTILE, url="javascript:go()"
    )
    whole = article.span(0, len(HOSTILE))
    day = dt.date(2024, 3, 4)
    event = model.Event(
        id=f"{article.id}:0:STATEMENT",
        type="STATEMENT",
        headline=HOSTILE,
        trigger=article.span(0, 8),
        sentence=whole,
        date=model.EventDate(day, day, model.Granularity.DAY, model.DateStatus.STATED, HOSTILE),
        modality=model.Modality.ASSERTED,
        participants=(model.Participant("a1", model.Role.SPEAKER),),
        quotes=("q1",),
    )
    return select_all(
        [
            model.ParsedArticle(
                article,
                actors=(model.Actor("a1", HOSTILE, model.ActorKind.PERSON),),
                quotes=(model.Quote("q1", whole, model.QuoteKind.DIRECT, speaker="a1"),),
                events=(event,),
            )
        ]
    )


def written(name: str, selection: Selection, options: Options | None = None) -> bytes:
    return b"".join(load(name).write(selection, options or Options()))


_DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
_WORDS = st.text(max_size=12)
_MOMENTS = st.datetimes(dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31))


@st.composite
def _interval(draw: st.DrawFn) -> model.Interval | None:
    ends = sorted(draw(st.tuples(_MOMENTS, _MOMENTS)))
    kept = draw(st.tuples(st.booleans(), st.booleans()))
    if not draw(st.booleans()):
        return None
    return model.Interval(*(end if keep else None for end, keep in zip(ends, kept, strict=True)))


@st.composite
def articles(draw: st.DrawFn) -> model.ParsedArticle:
    """An article of any text, with something of each kind in any place of it."""
    text = draw(st.text(min_size=1, max_size=60))
    moment = draw(_MOMENTS).replace(second=0, microsecond=0)
    has_time = draw(st.booleans())
    published = model.DocumentCreationTime(
        moment if has_time else dt.datetime.combine(moment, dt.time()), has_time
    )
    article = model.Article(
        draw(st.text(min_size=1, max_size=5)),
        text,
        title=draw(st.none() | _WORDS),
        published=draw(st.none() | st.just(published)),
        source=draw(st.none() | _WORDS),
        url=draw(st.none() | _WORDS),
        timezone=draw(st.none() | _WORDS),
        licence=draw(st.none() | _WORDS),
        diagnostics=draw(st.just(()) | st.just((model.Diagnostic("text", "odd", 0, 1),))),
    )

    def span() -> model.Span:
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return article.span(start, end)

    interval = draw(_interval())
    days = sorted(draw(st.tuples(_DAYS, _DAYS)))
    date = model.EventDate(
        *days,
        draw(st.sampled_from(model.Granularity)),
        model.DateStatus.BOUNDED,
        draw(_WORDS),
        timex="t1",
    )
    events = tuple(
        model.Event(
            f"{article.id}:{n}:STATE",
            "STATE",
            draw(_WORDS),
            span(),
            span(),
            date if n else dataclasses.replace(date, earliest=None, latest=None),
            draw(st.sampled_from(model.Modality)),
            participants=(
                model.Participant("a1", model.Role.AFFILIATION, draw(st.none() | st.just(span()))),
            ),
            mentions=(span(),),
            place=span(),
            quotes=("q1",),
        )
        for n in range(draw(st.integers(0, 3)))
    )
    timex = model.TemporalExpression(
        "t1",
        span(),
        model.TimexType.TIME,
        None,
        interval,
        model.Granularity.HOUR,
        model.Anchoring.PUBLISHED,
    )
    kinds = st.sampled_from(model.RelationType)
    return model.ParsedArticle(
        article,
        sentences=(model.Sentence(span(), 0, model.ParagraphKind.HEADING),),
        paragraphs=(span(),),
        timexes=(timex,),
        actors=(
            model.Actor(
                "a1", draw(_WORDS), model.ActorKind.THING, mentions=(model.Mention(span(), "role"),)
            ),
        ),
        quotes=(model.Quote("q1", span(), model.QuoteKind.MIXED, span(), "a1", span(), "a1"),),
        events=events,
        relations=tuple(
            model.Relation(one.id, other.id, draw(kinds), draw(st.none() | st.just(span())))
            for one, other in pairwise(events)
        ),
        diagnostics=(model.Diagnostic("dates", draw(_WORDS)),),
    )
