"""Each format carries what lets a reader check it: claims with places, and digests."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator

import pytest

from dashboard.exports import formats
from dashboard.exports.csv import read
from dashboard.proof.blocks import as_json
from dashboard.proof.inspect import Inspected, inspect_text
from dashboard.proof.packages import inspect_zip, repacked, unpacked
from dashboard.registry import parser_version
from dashboard.review import Field
from dashboard.timeline.selection import Selection, stream
from tests.exports.made import chosen, hostile, opened, two_articles, written


def changed() -> Selection:
    """The two articles with an event of which a person changed words and date."""
    words, day = "Opening of the bridge", "2021-05-05"
    return chosen(None, (opened(), Field.HEADLINE, words), (opened(), Field.DATE, day))


def inspected(data: bytes) -> Inspected:
    told = inspect_zip(data) if data.startswith(b"PK") else inspect_text(data)
    assert told is not None
    return told


def is_whole(told: Inspected) -> bool:
    return not told.altered and not told.outside


@pytest.fixture(scope="module", params=formats())
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("make", [chosen, hostile, changed])
def test_an_unchanged_file_is_whole_and_has_a_claim_for_each_row(
    name: str, make: Callable[[], Selection]
) -> None:
    data = written(name, make())
    told = inspected(data)
    assert is_whole(told)
    assert list(told.claims) == list(range(1, told.rows + 1)) != []
    assert data == written(name, make())


def test_a_claim_says_where_its_words_stand_and_what_its_date_leans_on(name: str) -> None:
    told = inspected(written(name, chosen()))
    assert told.made_with["parser"] == parser_version()
    texts = {parsed.article.id: parsed.article for parsed in two_articles()}
    assert {a["sha256"] for a in told.articles.values()} == {a.sha256 for a in texts.values()}
    for claim in told.claims.values():
        for reading in claim["readings"]:
            quote, place = reading["target"]["selector"]
            text = texts[reading["target"]["source"]].text
            start, end = place["start"], place["end"]
            assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert reading["date"]["because"]


def test_a_claim_keeps_what_was_read_beside_what_a_person_changed(name: str) -> None:
    claims = inspected(written(name, changed())).claims.values()
    claim = next(c for c in claims if c["event"] == opened())
    assert {line["field"] for line in claim["changed"]} == {"headline", "date"}
    assert {(line["by"], line["why"]) for line in claim["changed"]} == {
        ("Ann", "seen in the records")
    }
    (reading,) = (r for r in claim["readings"] if r["event"] == opened())
    assert (claim["date"]["edtf"], reading["date"]["edtf"]) == ("2021-05-05", "2021-05-03")


def flipped(data: bytes, at: int) -> bytes:
    """The data with another letter, figure or mark at one place."""
    return data[:at] + (b"x" if data[at : at + 1] != b"x" else b"y") + data[at + 1 :]


def texts_of(data: bytes) -> Iterator[tuple[bytes, Callable[[bytes], bytes]]]:
    """What of a file holds words, and how the file is made again with other ones."""
    if not data.startswith(b"PK"):
        yield data, lambda changed: changed
        return
    parts, comment = unpacked(data)
    for part in parts:
        if part.endswith((".tml", "document.xml", "sharedStrings.xml")):
            yield parts[part], lambda new, part=part: repacked({**parts, part: new}, comment)


@pytest.mark.slow
def test_a_changed_letter_of_a_row_names_that_row(name: str) -> None:
    """Each event has words of its own for its headline; TimeML has none of these."""
    events = [entry.event for entry in chosen().entries]
    lines = [(e.id, Field.HEADLINE, f"Happening number {n}x") for n, e in enumerate(events)]
    data = written(name, chosen(None, *lines))
    tried = 0
    for text, again in texts_of(data):
        for row, claim in inspected(data).claims.items():
            words = claim["headline"].encode()
            at = text.find(words)
            if at < 0 or text.rfind(b'{"row"', 0, at) >= 0:
                continue
            for new in (b"X", b"<", b"&"):
                place = at + len(words) - 1
                told = inspected(again(text[:place] + new + text[place + 1 :]))
                assert row in told.altered, words
                assert len(told.altered) < 3
                tried += 1
    assert tried > 2 or name == "timeml"


def test_a_changed_letter_of_the_text_names_the_rows_of_its_sentence() -> None:
    for name in ("json", "timeml"):
        data = written(name, chosen())
        whole = inspected(data)
        for text, again in texts_of(data):
            at = text.find(b"The council will")
            if at < 0:
                continue
            told = inspected(again(flipped(text, at)))
            sentences = {
                row: r["target"]["selector"][0]["exact"]
                for row, claim in whole.claims.items()
                for r in claim["readings"]
            }
            wanted = {row for row, words in sentences.items() if words.startswith("The council")}
            assert told.altered == wanted != set()
            assert not told.outside


def test_what_is_changed_elsewhere_is_told_as_such(name: str) -> None:
    data = written(name, chosen())
    whole = inspected(data)
    program = whole.made_with["parser"].encode()
    for text, again in texts_of(data):
        at = text.find(program)
        if at >= 0 and name not in ("csv", "ics", "xlsx"):  # which say it in each row
            assert inspected(again(flipped(text, at))).outside


def test_a_row_that_is_taken_out_or_put_in_is_found() -> None:
    data = written("csv", chosen())
    lines = data.split(b"\r\n")
    assert inspected(b"\r\n".join(lines[:3] + lines[4:])).altered == {3}
    assert inspected(b"\r\n".join([*lines[:-2], b""])).altered == {6}
    added = inspected(b"\r\n".join([*lines[:3], b"a,b,c", *lines[3:]]))
    assert not is_whole(added)
    page = written("html", chosen())
    begin = page.find(b"<tr tabindex", page.find(b"<tr tabindex") + 1)
    end = page.find(b"<tr tabindex", begin + 1)
    assert inspected(page[:begin] + page[end:]).altered == {2}


def test_several_changes_name_their_rows_and_no_others() -> None:
    data = written("html", chosen())
    rows = [row for row in data.split(b"<tr tabindex") if b"<th" in row][1:]
    changed = data
    for number in (1, 3, 4):
        row = rows[number - 1]
        changed = changed.replace(row, row.replace(b'class="what">', b'class="what">Not ', 1))
    told = inspected(changed)
    assert told.altered == {1, 3, 4}
    assert not told.outside


def test_a_document_that_was_saved_anew_holds_in_its_rows_alone() -> None:
    import docx

    document = docx.Document(io.BytesIO(written("docx", chosen())))
    saved = io.BytesIO()
    document.core_properties.title = "Mine"
    document.save(saved)
    told = inspected(saved.getvalue())
    assert told.altered == set()
    assert told.outside


def test_an_archive_without_one_of_its_files_is_not_whole() -> None:
    parts, comment = unpacked(written("timeml", chosen()))
    assert inspected(repacked(dict(list(parts.items())[:1]), comment)).outside
    assert inspected(repacked(parts)).outside


def test_articles_that_are_read_one_by_one_are_proved_one_by_one() -> None:
    for name in ("csv", "json", "jsonl"):
        told = inspected(written(name, stream(two_articles())))
        assert is_whole(told)
        assert told.rows == sum(len(parsed.events) for parsed in two_articles())


def test_the_proof_is_data_of_the_format() -> None:
    (row, *_) = read(written("csv", chosen()))
    assert json.loads(row["proof"])["claims"][0]["event"] == row["event"]
    records = json.loads(written("json", chosen()))
    claims = [claim for record in records for claim in record["proof"]["claims"]]
    assert [c["event"] for c in claims] == [e["id"] for r in records for e in r["events"]]
    with zipfile.ZipFile(io.BytesIO(written("docx", chosen()))) as packed:
        assert b'"TextQuoteSelector"' in packed.read("customXml/proof.xml")


def test_no_block_has_what_a_format_takes_for_more_than_letters() -> None:
    text = as_json({"x": "<a> & --> ]]> =1 +1 @x ; | `  two"})
    assert not set("<>&=+@;|`") & set(text)
    assert "--" not in text
    assert "  " not in text
    assert json.loads(text) == {"x": "<a> & --> ]]> =1 +1 @x ; | `  two"}


def test_what_carries_no_proof_is_not_taken_for_a_file_that_does() -> None:
    assert inspect_text(b"# Chronology\n\n- something\n") is None
    assert inspect_zip(repacked({"a.txt": b"nothing"})) is None


@pytest.mark.parametrize(
    ("part", "broken"),
    [
        ("xl/sharedStrings.xml", b"<si>" * 300_000),
        ("xl/worksheets/sheet1.xml", b"<row <c " + b't="s" ' * 300_000),
        ("xl/worksheets/sheet1.xml", b"<row " + b"<c r=" * 300_000),
    ],
)
def test_a_workbook_that_was_made_to_be_slow_is_not(part: str, broken: bytes) -> None:
    """A pattern that is not linear would take hours for these."""
    parts, _ = unpacked(written("xlsx", chosen()))
    assert inspected(repacked({**parts, part: broken})).outside


def test_the_number_of_a_string_that_is_written_otherwise_is_found() -> None:
    """A workbook shows the same for 7 and 07, and its bytes are not those that were sealed."""
    parts, _ = unpacked(written("xlsx", chosen()))
    sheet = "xl/worksheets/sheet1.xml"
    second = parts[sheet].index(b'<row r="2"')
    at = parts[sheet].index(b't="s"><v>', second) + len(b't="s"><v>')
    changed = parts[sheet][:at] + b"0" + parts[sheet][at:]
    assert inspected(repacked({**parts, sheet: changed})).altered == {1}
    assert inspected(repacked(parts)).altered == set()
