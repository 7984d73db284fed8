"""The words of a language by which a clause without a subject takes its own from another one."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Control:
    """The words by which a clause without a subject takes its own from another one.

    ``judging``: verbs whose object did what stands behind one of ``grounds`` ("fined him for").
    ``agent``: prepositions between a noun and who does it ("an attempt by", "a deal between").
    ``open_nouns``: nouns whose owner need not do what their complement tells ("the need to").
    ``causing``: verbs whose subject did what ``means`` tell below ("had Lee freed by paying").
    ``appealing``: verbs with the preposition before whom they ask to do it ("call on").
    ``topics``: prepositions between a noun and what it is about ("the talk about leaving").
    ``pressing``: nouns that come from who wants another to do it ("pressure from the board to").
    ``bearing``: prepositions between such a noun and whom that one wants to do it ("pressure on").
    ``evaluating``: verbs of who judges or contests what another plans ("condemned a plan to sell").
    ``apart``: prepositions before a plan that another may have ("ruled against a plan to sell").
    """

    judging: Container[str]
    grounds: Container[str]
    agent: Container[str]
    open_nouns: Container[str]
    causing: Container[str] = ()
    means: Container[str] = ()
    appealing: Container[str] = ()
    topics: Container[str] = ()
    pressing: Container[str] = ()
    evaluating: Container[str] = ()
    apart: Container[str] = ()
    bearing: Container[str] = ()
