"""The output contract ``dashboard/1``: a parsed article as plain JSON values, and back.

``contract.schema.json`` beside this file is the promise; a test holds this module to it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from dashboard.errors import ArticleError
from dashboard.limits import limited
from dashboard.model import (
    Actor,
    ActorKind,
    Anchoring,
    Article,
    DateStatus,
    Diagnostic,
    Event,
    EventDate,
    Granularity,
    Interval,
    Mention,
    Modality,
    OpenParticipant,
    ParagraphKind,
    ParsedArticle,
    Participant,
    Quote,
    QuoteKind,
    Relation,
    RelationType,
    Role,
    Sentence,
    Span,
    TemporalExpression,
    TimexType,
)
from dashboard.publication_date import read_published

SCHEMA = "dashboard/1"
Json = dict[str, Any]
# The contract promised five kinds: a thing goes out as a group, with a key that tells it.
_KINDS = {ActorKind.THING: ActorKind.GROUP}


def to_json(parsed: ParsedArticle) -> str:
    """The parsed article as one line of JSON, without a line break at its end."""
    return json.dumps(to_record(parsed), ensure_ascii=False, separators=(",", ":"))


def to_record(parsed: ParsedArticle) -> Json:
    """The parsed article as JSON values, keys in the order of the schema."""
    article = parsed.article
    return {
        "schema": SCHEMA,
        "article": {
            "id": article.id,
            "title": article.title,
            "published": None if article.published is None else str(article.published),
            "source": article.source,
            "url": article.url,
            "sha256": article.sha256,
        },
        "timexes": [_timex(t) for t in parsed.timexes],
        "actors": [_actor(a) for a in parsed.actors],
        "quotes": [_quote(q) for q in parsed.quotes],
        "events": [_event(e) for e in parsed.events],
        "relations": [
            {
                "source": r.source,
                "target": r.target,
                "type": str(r.type),
                "signal": _maybe(r.signal),
            }
            for r in parsed.relations
        ],
        "diagnostics": [_diagnostic(d) for d in parsed.diagnostics],
    }


def to_whole_record(parsed: ParsedArticle) -> Json:
    """The record with the text and all else that makes it an article again, without any file."""
    article, record = parsed.article, to_record(parsed)
    record["article"] |= {
        "text": article.text,
        "timezone": article.timezone,
        "licence": article.licence,
        "diagnostics": [_diagnostic(d) for d in article.diagnostics],
    }
    return {**record, **segmentation(parsed)}


def from_whole_record(record: Mapping[str, Any]) -> ParsedArticle:
    """The parsed article of ``to_whole_record``, equal to what it was.

    Raises ArticleError if the record holds no text, or the text is not the one of its hash.
    """
    told = record["article"]
    if "text" not in told:
        raise ArticleError(f"{told['id']}: the record holds no text; export it as JSON")
    article = Article(
        id=told["id"],
        text=told["text"],
        title=told["title"],
        published=None if told["published"] is None else read_published(told["published"]),
        source=told["source"],
        url=told["url"],
        timezone=told["timezone"],
        licence=told["licence"],
        diagnostics=tuple(map(_to_diagnostic, told["diagnostics"])),
    )
    return with_segmentation(from_record(record, limited(article)), record)


def segmentation(parsed: ParsedArticle) -> Json:
    """Where paragraphs and sentences lie, by offsets, which the contract does not hold."""
    return {
        "paragraphs": [[p.start, p.end] for p in parsed.paragraphs],
        "sentences": [
            [s.span.start, s.span.end, s.paragraph, str(s.kind)] for s in parsed.sentences
        ],
    }


def with_segmentation(parsed: ParsedArticle, record: Mapping[str, Any]) -> ParsedArticle:
    """The parsed article with what ``segmentation`` gave of it."""
    span = parsed.article.span
    return dataclasses.replace(
        parsed,
        paragraphs=tuple(span(*ends) for ends in record["paragraphs"]),
        sentences=tuple(
            Sentence(span(start, end), paragraph, ParagraphKind(kind))
            for start, end, paragraph, kind in record["sentences"]
        ),
    )


def _diagnostic(diagnostic: Diagnostic) -> Json:
    return dataclasses.asdict(diagnostic)


def _to_diagnostic(item: Json) -> Diagnostic:
    return Diagnostic(item["stage"], item["message"], item["start"], item["end"])


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def _maybe(span: Span | None) -> Json | None:
    return None if span is None else _span(span)


def show_day(day: dt.date | None) -> str | None:
    """A day as ``YYYY-MM-DD``; None stays None."""
    return None if day is None else day.isoformat()


def _timex(timex: TemporalExpression) -> Json:
    interval = timex.interval or Interval(None, None)
    return {
        "id": timex.id,
        **_span(timex.span),
        "type": str(timex.type),
        "value": timex.value,
        "mod": timex.mod,
        "earliest": show_day(interval.earliest),
        "latest": show_day(interval.latest),
        "interval": timex.interval and [_moment(interval.begin), _moment(interval.end)],
        "granularity": str(timex.granularity),
        "anchoring": str(timex.anchoring),
        "anchor": timex.anchor,
        "alternatives": list(timex.alternatives),
        "rule": timex.rule,
        "derivation": list(timex.derivation),
    }


def _moment(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(_KINDS.get(actor.kind, actor.kind)),
        "thing": actor.kind is ActorKind.THING,
        "country": actor.country,
        "aliases": list(actor.aliases),
        "member_of": list(actor.member_of),
        "office": actor.office,
        "mentions": [{**_span(m.span), "how": m.type} for m in actor.mentions],
    }


def _quote(quote: Quote) -> Json:
    return {
        "id": quote.id,
        **_span(quote.span),
        "kind": str(quote.kind),
        "cue": _maybe(quote.cue),
        "speaker": quote.speaker,
        "speaker_mention": _maybe(quote.speaker_mention),
        "via": quote.via,
        "because": quote.because,
        **({"candidates": list(quote.candidates)} if quote.candidates else {}),
    }


def _event(event: Event) -> Json:
    date = event.date
    return {
        "id": event.id,
        "type": event.type,
        "subtype": event.subtype,
        "mode": event.mode,
        "headline": event.headline,
        "trigger": _span(event.trigger),
        "sentence": _span(event.sentence),
        "mentions": [_span(m) for m in event.mentions],
        "date": {
            "earliest": show_day(date.earliest),
            "latest": show_day(date.latest),
            "granularity": str(date.granularity),
            "status": str(date.status),
            "edtf": date.edtf,
            "timex": date.timex,
            "rule": date.rule,
            "because": date.because,
            "leans_on": list(date.leans_on),
        },
        "modality": str(event.modality),
        "modality_because": event.modality_because,
        "place": _maybe(event.place),
        "participants": [
            {
                "actor": p.actor,
                "role": str(p.role),
                "mention": _maybe(p.mention),
                "because": p.because,
            }
            for p in event.participants
        ],
        "quotes": list(event.quotes),
        **({} if event.salience is None else {"salience": event.salience}),
        **({"part_of": event.part_of} if event.part_of else {}),
        **({"open_participants": _open(event)} if event.open_participants else {}),
    }


def _open(event: Event) -> list[Json]:
    return [
        {**_span(one.mention), "candidates": list(one.candidates)}
        for one in event.open_participants
    ]


def from_record(record: Mapping[str, Any], article: Article) -> ParsedArticle:
    """A parsed article from its JSON values and the article that they speak of.

    Sentences and paragraphs are not part of the contract and come back empty. Raises ArticleError
    if the record is of another schema or speaks of another text.
    """
    if record.get("schema") != SCHEMA:
        raise ArticleError(f"{article.id}: schema is {record.get('schema')!r}, not {SCHEMA!r}")
    if record["article"]["sha256"] != article.sha256:
        raise ArticleError(f"{article.id}: the parse is of another text; parse the article again")
    return ParsedArticle(
        article=article,
        timexes=tuple(map(_to_timex, record["timexes"])),
        actors=tuple(map(_to_actor, record["actors"])),
        quotes=tuple(map(_to_quote, record["quotes"])),
        events=tuple(map(_to_event, record["events"])),
        relations=tuple(
            Relation(r["source"], r["target"], RelationType(r["type"]), _to_maybe(r.get("signal")))
            for r in record["relations"]
        ),
        diagnostics=tuple(map(_to_diagnostic, record["diagnostics"])),
    )


def _to_span(item: Json) -> Span:
    return Span(item["start"], item["end"], item["text"])


def _to_maybe(item: Json | None) -> Span | None:
    return None if item is None else _to_span(item)


def read_day(day: str | None) -> dt.date | None:
    """A day from ``YYYY-MM-DD``; None stays None."""
    return None if day is None else dt.date.fromisoformat(day)


def _to_interval(item: Json) -> Interval | None:
    """The interval to the second; of a record without it, that of its days."""
    if "interval" in item:
        ends = item["interval"]
        return ends and Interval(*(end and dt.datetime.fromisoformat(end) for end in ends))
    begin, last = read_day(item["earliest"]), read_day(item["latest"])
    if begin is None and last is None:
        return None
    start_of_day = dt.time()
    return Interval(
        None if begin is None else dt.datetime.combine(begin, start_of_day),
        None
        if last is None or last == dt.date.max
        else dt.datetime.combine(last + dt.timedelta(days=1), start_of_day),
    )


def _to_timex(item: Json) -> TemporalExpression:
    return TemporalExpression(
        id=item["id"],
        span=_to_span(item),
        type=TimexType(item["type"]),
        value=item["value"],
        interval=_to_interval(item),
        granularity=Granularity(item["granularity"]),
        anchoring=Anchoring(item["anchoring"]),
        anchor=item.get("anchor"),
        mod=item.get("mod"),
        alternatives=tuple(item.get("alternatives", ())),
        rule=item["rule"],
        derivation=tuple(item.get("derivation", ())),
    )


def _to_actor(item: Json) -> Actor:
    return Actor(
        id=item["id"],
        name=item["name"],
        kind=ActorKind.THING if item.get("thing") else ActorKind(item["kind"]),
        country=item.get("country"),
        aliases=tuple(item.get("aliases", ())),
        member_of=tuple(item["member_of"]),
        mentions=tuple(Mention(_to_span(m), m.get("how", "name")) for m in item["mentions"]),
        office=item.get("office"),
    )


def _to_quote(item: Json) -> Quote:
    return Quote(
        id=item["id"],
        span=_to_span(item),
        kind=QuoteKind(item["kind"]),
        cue=_to_maybe(item["cue"]),
        speaker=item["speaker"],
        speaker_mention=_to_maybe(item["speaker_mention"]),
        via=item.get("via"),
        because=item.get("because"),
        candidates=tuple(item.get("candidates") or ()),
    )


def _to_event(item: Json) -> Event:
    date = item["date"]
    return Event(
        id=item["id"],
        type=item["type"],
        headline=item["headline"],
        trigger=_to_span(item["trigger"]),
        sentence=_to_span(item["sentence"]),
        date=EventDate(
            earliest=read_day(date["earliest"]),
            latest=read_day(date["latest"]),
            granularity=Granularity(date["granularity"]),
            status=DateStatus(date["status"]),
            because=date["because"],
            timex=date["timex"],
            rule=date["rule"],
            edtf=date["edtf"],
            leans_on=tuple(date.get("leans_on") or ()),
        ),
        modality=Modality(item["modality"]),
        mode=item.get("mode"),
        mentions=tuple(map(_to_span, item.get("mentions", ()))),
        place=_to_maybe(item.get("place")),
        participants=tuple(
            Participant(p["actor"], Role(p["role"]), _to_maybe(p.get("mention")), p.get("because"))
            for p in item["participants"]
        ),
        quotes=tuple(item["quotes"]),
        salience=item.get("salience"),
        modality_because=item.get("modality_because"),
        subtype=item.get("subtype"),
        open_participants=tuple(
            OpenParticipant(_to_span(one), tuple(one["candidates"]))
            for one in item.get("open_participants") or ()
        ),
        part_of=item.get("part_of"),
    )
