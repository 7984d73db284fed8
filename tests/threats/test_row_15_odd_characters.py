"""Row 15: whatever the characters, the offsets still give the quote."""

from __future__ import annotations

import pytest

from dashboard.inbox.files import File
from dashboard.inbox.receive import receive
from dashboard.pipeline import parse
from tests.inbox.made_files import SENTENCES, docx, page

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_reader")]

ODD = {
    "NUL": "The mayor\x00 said “we stay” on 3 May 2021.",
    "BOM within": "The mayor \ufeffsaid “we stay” on 3 May 2021.",
    "right to left": "The mayor \u202bשלום\u202c said “we stay” on 3 May 2021.",
    "zero width": "The mayor sa\u200bid, and “we stay” was said on 3 May 2021.",
    "emoji": "The mayor 👩\u200d👩\u200d👧 said “we stay” on 3 May 2021. 🏆🏆",
    "NFC and NFD": "In Orl\u00e9ans and Orle\u0301ans they said “we stay” on 3 May 2021.",
    "CRLF": "The mayor came.\r\n\r\nKari Holm said “we stay” on 3 May 2021.\r\n",
}


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx"])
@pytest.mark.parametrize("case", ODD)
def test_the_offsets_still_give_the_quote(case: str, name: str) -> None:
    text = ODD[case]
    data = {
        "a.txt": text.encode(),
        "a.html": page([text, *SENTENCES]).encode(),
        "a.docx": docx(*(text.replace("\x00", "").split("\r\n"))),
    }[name]
    (found,) = receive([File(name, data)])
    assert found.article is not None, found.refusal
    if name == "a.txt":
        assert found.article.text == text
    parsed = parse(found.article)
    whole = found.article.text
    assert any(timex.span.text == "3 May 2021" for timex in parsed.timexes)
    spans = [t.span for t in parsed.timexes] + [q.span for q in parsed.quotes]
    assert all(whole[s.start : s.end] == s.text for s in spans)
