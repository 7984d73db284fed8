"""The whole pipeline on one screen: no clock, network, randomness or locale; no text raises."""

from __future__ import annotations

from dashboard.dates import date_article, find_timexes, resolve_timexes
from dashboard.entities.find import find_mentions
from dashboard.entities.link import link_actors
from dashboard.events.anchoring.prospective import as_planned
from dashboard.events.coreference.join import join_mentions
from dashboard.events.coreference.secondary_mentions import add_other_mentions
from dashboard.events.factuality.accounts import weigh_accounts, weigh_findings
from dashboard.events.headline.wording import worded
from dashboard.events.narrative_time.dated_entries import read_in_past
from dashboard.events.participants.implied_participants import with_implied_participants
from dashboard.events.participants.link_accounts import LinkAccounts
from dashboard.events.read import read_events
from dashboard.events.salience.rating import rate
from dashboard.events.salience.selection import select_rows
from dashboard.events.salience.signs import SignReader
from dashboard.growing import growing
from dashboard.model import Article, ParsedArticle
from dashboard.nlp.analysis import analyse
from dashboard.quotes.find import find_mark_errors, find_quotes
from dashboard.quotes.found import speech_in
from dashboard.quotes.interview import link_speakers, named_speakers
from dashboard.registry import OWN, reading_in
from dashboard.relations.link import link_events
from dashboard.relations.sayings import join_sayings
from dashboard.relations.subevents import with_subevents


def parse(article: Article, *, language: str = OWN) -> ParsedArticle:
    """Read an article's dates, actors, quotes, events and relations.

    ``language``: the code of a folder of ``dashboard/languages``, or the absolute path of another.
    """
    with reading_in(language), growing():
        return _parse(article, language)


def _parse(article: Article, language: str) -> ParsedArticle:
    analysis = analyse(article.text, language=language)
    found = find_timexes(analysis, language=language)
    article = date_article(article, analysis, found)
    dct = article.published
    timexes = resolve_timexes(found, analysis, dct, language)
    analysis = read_in_past(analysis, timexes, dct, language=language)
    said = find_quotes(analysis, language=language)
    mentions = find_mentions(analysis, *named_speakers(said, language=language), language=language)
    linked = link_actors(mentions, analysis, speech_in(said), language=language)
    quotes, linked = link_speakers(said, analysis, linked, language=language)
    told = read_events(analysis, article, timexes, quotes, linked, language=language)
    told = weigh_accounts(told, analysis, quotes, linked.actors, language=language)
    told = join_mentions(told, analysis, linked, language=language)
    told = weigh_findings(told, analysis, dct, language=language)
    signs = SignReader(analysis, article, linked.actors, quotes, language=language)
    told = worded(select_rows(told, signs, language=language), analysis, linked, language=language)
    told = with_implied_participants(told, linked.actors, analysis, language=language)
    links = link_events(
        told, analysis, dct, timexes=timexes, actors=linked.actors, quotes=quotes, language=language
    )
    events, relations = join_sayings(links.events, links.relations, told, analysis, linked.actors)
    events, timexes = as_planned(events, dct), links.timexes
    events = add_other_mentions(events, told, analysis, timexes, linked.actors, language=language)
    events = rate(events, told, signs, language=language)
    events = with_subevents(events, relations, told, analysis, linked.actors, language=language)
    accounts = LinkAccounts(told, analysis, linked)
    ids, marks = {e.id for e in events}, find_mark_errors(analysis, language=language)
    return ParsedArticle(
        article=article,
        sentences=analysis.sentences(),
        paragraphs=analysis.spans(),
        timexes=timexes,
        actors=linked.actors,
        quotes=accounts.quotes(quotes, said),
        events=accounts.events(events),
        relations=tuple(r for r in relations if {r.source, r.target} <= ids),
        diagnostics=(*article.diagnostics, *marks, *links.diagnostics),
    )
