"""Events of a person's own, which stand in no article: written down one by one."""

from __future__ import annotations

import argparse
from pathlib import Path

from dashboard.timeline.corrections.number_order import Order
from dashboard.vocabulary import Modality, Role


def add_own(parser: argparse.ArgumentParser) -> None:
    """The options of ``library own``."""
    parser.add_argument("headline", metavar="WORDS", help="what happened")
    parser.add_argument(
        "--date", metavar="DATE", default="", help="“3 May 2023”, “before 2020”, 2023-05; or none"
    )
    add_order(parser)
    parser.add_argument(
        "--kind", metavar="KIND", default="OTHER", help="what kind of event: Arrest, Meeting …"
    )
    parser.add_argument(
        "--who",
        metavar="NAME[=ROLE]",
        action="append",
        default=[],
        help=f"who takes part, as {', '.join(Role)}; may be given several times",
    )
    parser.add_argument("--told-as", choices=tuple(Modality), default=str(Modality.ASSERTED))
    parser.add_argument("--source", metavar="WORDS", default="", help="a docket, a call …")
    parser.add_argument("--link", metavar="ADDRESS", default="")
    parser.add_argument("--note", metavar="WORDS", default="")
    parser.add_argument("--why", metavar="WORDS", default="")


def add_order(parser: argparse.ArgumentParser) -> None:
    """The option that says which number of a date is its day."""
    orders = [str(order).replace(" ", "-") for order in Order]
    parser.add_argument("--order", choices=orders, help="of dates in numbers, as 03/04/2024")


def order_of(arguments: argparse.Namespace) -> Order | None:
    """The order that was asked for."""
    return None if arguments.order is None else Order(arguments.order.replace("-", " "))


def own(arguments: argparse.Namespace, library: Path) -> int:
    """Write the event down, and print its id."""
    from dashboard.library.own_events import OwnEvent, write_down

    pairs = [name.rpartition("=") if "=" in name else (name, "", "") for name in arguments.who]
    event = OwnEvent(
        arguments.headline,
        arguments.date,
        arguments.kind,
        tuple((name, role or str(Role.ACTOR)) for name, _, role in pairs),
        arguments.source,
        arguments.link,
        arguments.note,
        arguments.told_as,
        arguments.why,
    )
    print(write_down([event], order_of(arguments), place=library)[0].event)
    return 0
