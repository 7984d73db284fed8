"""Files of each format become articles: text, title, source, date of publication, and how."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.inbox.files import File, Received
from dashboard.inbox.gather import gather
from dashboard.inbox.receive import receive
from dashboard.model import Article
from dashboard.publication_date import read_published
from tests.inbox.made_files import ONLY_MAIN, SENTENCES, TEXT, changed, docx, packed_as, page, pdf

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("one_reader")]

META = (
    '<meta charset="utf-8"><meta property="og:site_name" content="Arendal Courier">'
    '<meta name="author" content="Ola Dahl">'
    '<meta property="article:published_time" content="2024-03-12T23:30:00-05:00">'
    '<meta property="article:modified_time" content="2024-04-01T10:00:00Z">'
    '<link rel="canonical" href="https://courier.example/harbour">'
)
WRAPPED = [
    "The council of Arendal met on Monday and put off the vo-",
    "te on the new harbour, the mayor said on Tuesday in the",
    "town hall, which all in the town know, and the well-",
    "known owner of a boat agreed, as did two other well-known",
    "owners, she said.",
    "A second vote comes in June.",
]


LINKED = '<script type="application/ld+json">{"datePublished": "2023-05-04"}</script>'


def received(*files: File) -> list[Received]:
    return list(receive(files))


def article(name: str, data: bytes) -> Article:
    (one,) = received(File(name, data))
    assert one.article is not None, one.refusal
    return one.article


def notes(found: Article) -> str:
    return "\n".join(d.message for d in found.diagnostics)


def test_a_page_gives_its_main_text_and_what_it_says_of_itself() -> None:
    found = article("harbour.html", page(head=META).encode())
    assert found.text.endswith(TEXT)
    assert "Subscribe" not in found.text
    assert "Sport" not in found.text
    assert (found.id, found.title) == ("harbour", "Harbour vote put off")
    assert (found.source, str(found.published)) == ("Arendal Courier, Ola Dahl", "2024-03-12")
    assert found.url == "https://courier.example/harbour"
    assert notes(found) == (
        "main text of a page saved from https://courier.example/harbour, read by trafilatura"
    )


def test_the_address_that_a_browser_writes_when_it_saves_a_page_is_read() -> None:
    begin = "<!DOCTYPE html>\n<!-- saved from url=(0031)https://courier.example/a/vote -->\n"
    assert article("a.htm", page(begin=begin).encode()).url == "https://courier.example/a/vote"


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (LINKED, "", "2023-05-04"),
        ("", '<time datetime="2023-05-04T08:00">yesterday</time>', "2023-05-04"),
        ("", '<time datetime="2023-05-04">a</time><time datetime="2021-01-01">b</time>', "None"),
        ("", "<p>The bridge was opened on 2019-05-04, and it is still in use today.</p>", "None"),
        ("", '<time datetime="2023-02-30">a</time>', "None"),
        ("", "<p>Copyright 2026 Arendal Courier</p>", "None"),
    ],
)
def test_the_date_of_a_page_is_that_of_its_metadata_or_not_known(
    head: str, body: str, day: str
) -> None:
    assert str(article("a.html", page(head=head, body=body).encode()).published) == day


def test_a_pdf_gives_its_lines_as_paragraphs_and_no_date_that_is_only_its_own() -> None:
    info = "/Title (Harbour vote put off) /CreationDate (D:20240501120000Z)"
    found = article("harbour.pdf", pdf(WRAPPED, info=info))
    assert found.text == (
        "The council of Arendal met on Monday and put off the vote on the new harbour, the mayor "
        "said on Tuesday in the town hall, which all in the town know, and the well-known owner of "
        "a boat agreed, as did two other well-known owners, she said."
        "\n\nA second vote comes in June."
    )
    assert (found.title, found.published) == ("Harbour vote put off", None)
    assert "text of a PDF of 1 page" in notes(found)


@pytest.mark.parametrize("title", ["Microsoft Word - a.doc", "untitled 1", "scan 3.pdf", "x"])
def test_a_title_that_is_the_name_of_a_file_is_none(title: str) -> None:
    assert article("a.pdf", pdf(SENTENCES, info=f"/Title ({title})")).title is None


def test_a_word_document_gives_its_paragraphs_and_title() -> None:
    found = article("harbour.docx", docx(*SENTENCES, title="Harbour vote put off"))
    assert found.text == TEXT
    assert (found.title, found.published, found.source) == ("Harbour vote put off", None, None)


def test_the_title_that_a_library_makes_up_for_a_word_document_is_none() -> None:
    made = docx(*SENTENCES, title="Word Document")
    without = changed(docx(*SENTENCES, title="Harbour vote"), {"_rels/.rels": ONLY_MAIN.encode()})
    for data in (made, without):
        assert article("a.docx", data).title is None


def test_a_header_is_read_in_every_format_that_holds_one() -> None:
    lines = ["---", "title: The vote", "published: 2024-03-08", "---"]
    for name, data in {
        "a.md": "\n".join([*lines, TEXT]).encode(),
        "a.txt": "\r\n".join([*lines, TEXT]).encode(),
        "a.docx": docx("\n".join([*lines, TEXT])),
    }.items():
        found = article(name, data)
        assert (found.title, str(found.published)) == ("The vote", "2024-03-08"), name


MARKED = """---
title: A contract
published: 2024-03-08
---
# Council cancels

The council voted *on Friday* to cancel the contract with **Norvik Logistics**.
Norvik [said](https://example.org/a_b) it would appeal.

> "The decision is unlawful," said Tom Lee.

- The port_authority lost `4 * 3` piers &amp; a tower.
- 2 * 3 * 4 is 24.

2. The second of two.

<div>an advertisement</div>

![a picture](p.png) The **end**
"""


def test_of_markdown_a_reader_sees_no_marks() -> None:
    found = article("a.md", MARKED.encode())
    assert (found.title, str(found.published)) == ("A contract", "2024-03-08")
    assert found.text.split("\n\n") == [
        "Council cancels",
        "The council voted on Friday to cancel the contract with Norvik Logistics.\n"
        "Norvik said it would appeal.",
        '"The decision is unlawful," said Tom Lee.',
        "The port_authority lost 4 * 3 piers & a tower.",
        "2 * 3 * 4 is 24.",
        "2. The second of two.",
        "The end",
    ]
    assert article("a.txt", MARKED.encode()).text.startswith("# Council")


def test_a_folder_and_a_zip_give_the_same_articles_and_say_what_is_left_out(tmp_path: Path) -> None:
    files = {
        "b/page.html": page().encode(),
        "a.txt": TEXT.encode(),
        "b/page_files/style.css": b"p {}",
        "b/page_files/frame.html": page().encode(),
        "photo.jpg": b"\xff\xd8\xff",
        ".DS_Store": b"\x00",
    }
    folder = tmp_path / "pile"
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    (tmp_path / "pile.zip").write_bytes(packed_as(dict(sorted(files.items()))))
    by_folder = list(receive(gather([folder])))
    by_zip = list(receive(gather([tmp_path / "pile.zip"])))
    texts = [{r.article.text for r in all_of if r.article} for all_of in (by_folder, by_zip)]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 2
    for all_of in (by_folder, by_zip):
        assert "1 .jpg, 1 hidden, 2 part of a saved page" in str(all_of[-1].note)
        assert not any(r.refusal for r in all_of)


def test_a_date_that_is_given_takes_the_place_of_what_the_files_say() -> None:
    files = [File("a.html", page(head=META).encode()), File("b.txt", TEXT.encode())]
    given = receive(files, read_published("2020-01-02"))
    assert [str(r.article and r.article.published) for r in given] == ["2020-01-02"] * 2


def test_nothing_heavy_is_loaded_to_ask_what_a_file_is() -> None:
    program = (
        "import sys; from dashboard.inbox.receive import receive; "
        "from dashboard.inbox.files import File; "
        "list(receive([File('a.txt', b'It rained in Oslo.'), File('b.zip', b'PK\\x03\\x04')])); "
        "assert not {'lxml', 'trafilatura', 'pypdf', 'docx', 'spacy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])
