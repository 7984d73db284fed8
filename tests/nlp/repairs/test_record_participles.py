"""What is set of records and deadlines is told by a participle, and by no noun."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from tests.labels import label_of


@pytest.mark.parametrize(
    ("text", "head", "label"),
    [
        ("Rainfall topped a record set in 1951.", "record", "acl"),
        ("The sale beat the record set last year.", "record", "acl"),
        ("It rose to 41 degrees on Sunday, breaking a record set in 2003.", "record", "acl"),
        ("The band released a record set to music in 2003.", "released", "dobj"),
        ("Hobbs sold a record set on Monday for a fortune.", "sold", "dobj"),
        ("The museum bought a record set in May.", "bought", "dobj"),
        ("The firm launched a record set of tools in May.", "launched", "dobj"),
    ],
)
def test_a_record_is_set_when_the_time_behind_says(text: str, head: str, label: str) -> None:
    word = next(t for t in analyse(text).paragraphs[0].doc if t.text == "set")
    assert (word.head.text, label_of(word)) == (head, label)
