"""Read the words for times alone, without who and what: quicker than `parse`."""

from __future__ import annotations

import argparse

from dashboard.commands._input import add_files, open_input
from dashboard.commands._output import write_out

HELP = "the words for times alone, with their TIMEX3 values, as JSON Lines"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of this command."""
    add_files(parser)
    parser.add_argument("--output", metavar="FILE", help="write there, whole or not at all")


def run(arguments: argparse.Namespace) -> int:
    """Write a record an article in which only the timexes are filled; 2 if one failed."""
    from dashboard.dates import date_article, find_timexes, resolve_timexes
    from dashboard.exports import Options, load
    from dashboard.model import Article, ParsedArticle
    from dashboard.nlp.analysis import Depth, analyse
    from dashboard.timeline.selection import stream

    def parse_dates(article: Article) -> ParsedArticle:
        analysis = analyse(article.text, depth=Depth.TAGS)
        found = find_timexes(analysis)
        article = date_article(article, analysis, found)
        timexes = resolve_timexes(found, analysis, article.published)
        return ParsedArticle(article, timexes=timexes, diagnostics=article.diagnostics)

    articles = open_input(arguments)
    pieces = load("jsonl").write(stream(articles.parsed(parse_dates)), Options())
    write_out(pieces, arguments.output)
    return articles.status
