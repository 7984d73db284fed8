"""Where something happened is told apart from who took part."""

from __future__ import annotations

import pytest

from dashboard.model import Article, Role
from dashboard.pipeline import parse

pytestmark = pytest.mark.usefixtures("every_row")


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("A bomb exploded in the city of Kano on Monday.", "exploded", "Kano"),
        ("Thousands marched through central Warsaw on Sunday.", "marched", "Warsaw"),
        ("Gunmen attacked a convoy near the eastern town of Goma.", "attacked", "Goma"),
        ("Floods killed 40 people in Sindh province on Monday.", "killed", "Sindh"),
        ("The army shelled a village in the north of Syria.", "shelled", "Syria"),
        ("Iran sent the letter through Oman on Monday.", "sent", None),
        ("Norway and Denmark negotiated through Qatar in May.", "negotiated", None),
        ("Ana Costa sold the stake through Northline on Monday.", "sold", None),
        ("Ana Costa bought the stake through Lazard on Monday.", "bought", None),
        ("Layoffs swept across Boeing in May.", "Layoffs swept", None),
        ("The virus swept through Italy in March.", "swept", "Italy"),
        ("The army drove tanks through Hebron on Monday.", "drove", "Hebron"),
        ("A march through Paris drew thousands on Sunday.", "drew", "Paris"),
        ("Police arrested 20 people across France on Monday.", "arrested", "France"),
        ("The two sides met in Port Sella on Monday.", "met", "Port Sella"),
        ("A plane crashed between Chad and Niger on Monday.", "crashed", "Chad"),
        ("A fight broke out between Chad and Niger on Monday.", "broke out", None),
        ("Norvik Shipping closed a plant in Lima, which opened in 2021.", "opened", None),
        ("Troops fought their way through Hebron on Monday.", "fought", "Hebron"),
        ("Keller met reporters at the airport.", "met", None),
        ("The verdict in the Keller case surprised many.", "verdict", None),
    ],
)
def test_the_place_of_an_event(text: str, trigger: str, place: str | None) -> None:
    event = next(e for e in parse(Article("a", text)).events if e.trigger.text == trigger)
    assert (event.place and event.place.text) == place
    other = Role.PLACE if place is None else Role.AFFILIATION
    assert other not in {p.role for p in event.participants}
