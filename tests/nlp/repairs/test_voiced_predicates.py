"""What only people say goes on with the clause of one who can, and not with that of a thing."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        # No bridge apologises.
        (
            "The minister said the bridge collapsed in May and apologised to the families.",
            "apologised",
            "said",
        ),
        (
            "Anna Lind thanked the police and said the search lasted too long but praised the "
            "crew.",
            "praised",
            "said",
        ),
        ("Anna Lind regretted that the talks failed and called for a rest.", "called", "regretted"),
        (
            "Lund noted that the storm killed ten people and urged people to stay at home.",
            "urged",
            "noted",
        ),
        (
            "Carl Berg complained that the match started late and demanded a replay.",
            "demanded",
            "complained",
        ),
        # Nor where it happened in a side clause, or is told of in a relative one.
        (
            "Berg visited the bridge that collapsed in May and apologised to the families.",
            "apologised",
            "visited",
        ),
        # Nor does the "there" of an existential clause act.
        ("Carl Berg said there was no proof and denied the charge.", "denied", "said"),
        ("Berg said that there are no rebels in Congo and blamed the army.", "blamed", "said"),
        # Who can speak may have gone on.
        ("Anna Lind said the army lost the war and blamed the king.", "blamed", "lost"),
        ("Carl Berg admitted that the firm lost money but denied fraud.", "denied", "lost"),
        # What a thing may do stays with it; so does what nobody can have said.
        ("Anna Lind said the bridge collapsed in May and killed two men.", "killed", "collapsed"),
        (
            "The crisis meant that the talks failed in May and called for a rest.",
            "called",
            "failed",
        ),
    ],
)
def test_no_thing_says_what_only_people_do(text: str, verb: str, above: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == above
