"""Words that look like an event and tell none are no rows; their like that tell one are."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse

PUBLISHED = DocumentCreationTime(dt.datetime(2024, 5, 16))


@pytest.mark.parametrize(
    ("text", "trigger", "is_row"),
    [
        ("Anna Berg was tested for drugs hours after the race.", "race", False),
        ("The race in Oslo was won by Anna Berg.", "race", True),
        ("Anna Berg was tested hours after Monday's race in Oslo.", "race", True),
        ("Elsa reached the coast of Norway as a hurricane on Monday.", "hurricane", False),
        ("A hurricane struck the coast of Norway on Monday.", "hurricane", True),
        ("Lawyers asked the court to call them protests and no “riots”.", "riots", False),
        ("Riots in Oslo on Monday killed two guards.", "Riots", True),
        ("Footage showed two men at the gate.", "showed", False),
        ("The museum showed two paintings on Monday.", "showed", True),
        ("The party lacked enough votes in the Senate.", "votes", False),
        ("Ana Berg spoke before any vote in the Senate.", "vote", False),
        ("Ana Berg spoke before Monday's vote in the Senate.", "vote", True),
        ("Same-sex marriage is not recognised in Norway.", "recognised", False),
        ("The court did not recognise the marriage.", "recognise", True),
        ("Berg said he does not recognise the court.", "recognise", False),
        ("Police seized a weapon which was not identified.", "identified", False),
        ("The weapon was not identified.", "identified", True),
        ("Police freed a man who was not charged on Monday.", "charged", True),
        ("The cabinet approved a plan that will not allow Norvik in.", "allow", True),
        ("The firms are not hiring clerks.", "hiring", False),
        ("Ana Berg said that the statue cannot be moved.", "moved", False),
        ("The statue was not moved.", "moved", True),
        ("The agreement allows for a second vote if Ana Berg resigns.", "allows", False),
        ("The new deal replaces the old pact.", "replaces", False),
        ("The deputy succeeds to the office when a governor leaves.", "succeeds", False),
        ("Ana Berg succeeded Olaf Lund as mayor of Oslo on Monday.", "succeeded", True),
        ("Norway claims sovereignty over the islet.", "claims", False),
        ("Norway claims that the islet was sold.", "claims", True),
        ("Police questioned a doctor who performed abortions in Oslo.", "performed", False),
        ("Police questioned a doctor who performed an abortion in Oslo.", "performed", True),
        ("Police questioned two doctors who performed abortions on Monday.", "performed", True),
        ("Ana Berg, a nurse who worked in Oslo, was arrested.", "worked", False),
        ("An official who spoke on condition of anonymity praised the pact.", "spoke", False),
        ("The mayor spoke on Monday about the pact.", "spoke", True),
        ("The bridge has become a symbol of waste.", "become", False),
        ("The killing of Olaf Lund has become a factor in two campaigns.", "become", False),
        ("It became clear that Ana Berg had fled.", "became", False),
        ("Ana Berg became mayor of Oslo on Monday.", "became", True),
        ("Did Ana Berg resign?", "resign", False),
        ("Ana Berg resigned.", "resigned", True),
        ("The post remained vacant.", "remained", False),
        ("The airport remained closed on Monday.", "remained", True),
        ("Ana Berg ran a small bakery in Oslo.", "ran", False),
        ("Ana Berg ran a marathon in Oslo.", "ran", True),
        ("Ana Berg was elected twice. She favored a federal Europe.", "favored", False),
        ("The ruling angered residents opposing the dam.", "opposing", False),
        ("Two keys are needed to open the vault.", "open", False),
        ("One of the goals of the pact is to create jobs.", "create", False),
        ("Police said two keys were used. Ana Berg opened the vault.", "opened", True),
        ("It is customary for new mayors to resign.", "resign", False),
        ("Olaf Lund died. He would have faced a trial over the fire.", "faced", False),
        ("The speed at which the storm moved slowed.", "moved", False),
        ("Lund was involved in some way, which he denied.", "denied", True),
        ("Police seized disks on which the names were stored.", "stored", False),
        ("Until recently, the law allowed owners to sell such shells.", "allowed", False),
        ("The constitution specifies that the deputy takes over.", "specifies", False),
        ("The mayor allowed owners to sell such shells.", "allowed", True),
        ("The town held a ballot, allowing residents to choose a name.", "allowing", False),
        ("The pact appears to allow Norvik to sell the mill.", "allow", False),
        ("Ana Berg, nicknamed the Fox, was arrested.", "nicknamed", False),
        ("The paper drew comparisons between the two fires.", "drew", False),
        ("The rescuers drew lots.", "drew", True),
        ("The verdict may provide some solace for the family.", "provide", False),
        ("None of the boys had ever visited a dentist.", "visited", False),
        ("The mayor has alleged ties to the gang of Halden.", "alleged", False),
        ("The mayor has alleged that Norvik cheated.", "alleged", True),
        ("The ban is not part of any plan to raise tariffs on steel.", "raise", False),
        ("The ban is part of a plan to raise tariffs on steel.", "raise", True),
        ("Elsa weakened to a tropical storm.", "storm", False),
        ("Two women held a sign which read “banned” at the gate.", "banned", False),
        ("Two men were “banned” at the gate.", "banned", True),
        ("Critics avoid the word “war,” and officials use it.", "war", False),
        ("Lund declared an emergency so he could build a wall.", "build", False),
        ("Ana Berg left after she was unable to negotiate a trade deal.", "deal", False),
        ("Parliament approved the sale of the port on Tuesday.", "sale", True),
    ],
)
def test_what_only_names_an_event_is_no_row(text: str, trigger: str, is_row: bool) -> None:
    events = parse(Article("a", text, published=PUBLISHED)).events
    assert any(trigger in e.trigger.text.split() for e in events) == is_row
