"""A sentence without a verb has the one that was taken for a participle of its noun."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token


def root_of(text: str) -> Token:
    return analyse(text).paragraphs[0].doc.sents[0].root


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("A coach overturned near Halden on Monday.", "coach", "overturned"),
        ("A coach overturned on a road near Halden, killing four people.", "coach", "overturned"),
        ("A bus carrying tourists overturned near Halden on Monday.", "bus", "overturned"),
        ("A van driven by a student skidded on Monday, killing two.", "van", "skidded"),
        ("A lorry loaded with timber veered off the road near Halden.", "lorry", "veered"),
        ("A ferry packed with passengers capsized near Halden on Monday.", "ferry", "capsized"),
        ("A bridge toppled near Halden on Monday.", "bridge", "toppled"),
        (
            "Members of the lower house protested by singing and waving flags.",
            "Members",
            "protested",
        ),
        (
            "Fans from the north of the city protested by shouting and holding signs which read "
            '"resign" on Monday.',
            "Fans",
            "protested",
        ),
        (
            "Mr Moss, whose verdict was that Mr Reed took his own life, praised his parents for "
            "their efforts.",
            "Moss",
            "praised",
        ),
        (
            "Dr. Ana Berg, a surgeon at the city hospital, and her colleague, Dr. Tom Reed, "
            "operated on the boy on Friday.",
            "Berg",
            "operated",
        ),
    ],
)
def test_what_stands_before_the_verb_is_its_subject(text: str, subject: str, verb: str) -> None:
    root = root_of(text)
    assert root.text == verb
    found = [t for t in root.children if t.dependency == Dependency.SUBJECT]
    assert [t.text for t in found] == [subject]
    words = [t for t in root.doc if not t.is_punct]
    assert all(t.head.i >= root.i or t.i < root.i for t in words), "none hangs on the subject"


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("A bus overturned by protesters near Halden.", "bus"),
        ("Dr. Ana Berg, a nurse, and her colleague, Dr. Tom Reed, hurt in a crash.", "Berg"),
        ("A man arrested near Halden on Monday.", "man"),
        ("A list of the songs performed by members of the lower house.", "list"),
        ("A map of the places bombed in May and rebuilt since.", "map"),
        ("A bus overturned near Halden", "bus"),  # a heading
        ("A coach overturned and burned near Halden on Monday was removed.", "removed"),
        ("The mother of a boy burned in the fire.", "mother"),
        ("The lawyer for a man caught in Halden on Monday.", "lawyer"),
        ("A picture of a car overturned in the riot, taken on Monday.", "picture"),
    ],
)
def test_a_participle_that_describes_a_noun_stays_one(text: str, root: str) -> None:
    assert root_of(text).text == root


def test_what_a_participle_behind_it_tells_is_told_beside_it() -> None:
    root = root_of("A bus carrying tourists overturned near Halden on Monday, killing four people.")
    killing = next(t for t in root.doc if t.text == "killing")
    assert (killing.head, killing.dependency) == (root, Dependency.ADVERBIAL_CLAUSE)
