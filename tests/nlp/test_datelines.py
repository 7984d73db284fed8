"""A dateline is a heading of its own, with its dash."""

from __future__ import annotations

import pytest

from dashboard.model import ParagraphKind
from dashboard.nlp.datelines import is_dateline
from dashboard.nlp.segments import find_paragraphs


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("NEW HARBOUR, Aug 13 (Newswire) -", "Mount Keral erupted."),
        ("London, 3 Jan (Reuters) –", "The bank raised rates."),
        ("LONDON (AP) —", "The bank raised rates."),
        ("Port Lind, Sep 5 (EFE).-", "Norland's Supreme Court upheld the vote."),
        ("New Harbour, Norway, 5 Sep (Nord News).-", "The bank raised rates."),
        ("HALDEN, Norway (AFP)", "The council closed the mill."),
        ("HALDEN (AP)", "Norway's council closed the mill."),
        ("WASHINGTON —", "The Senate met."),
        ("PARIS, 3 May 2020 --", "“We won,” he said."),
        ("SHANGHAI, Aug. 13 /PRNewswire/ --", "Orva opened a plant."),
        ("Oslo, June 12 (NPA)", "Norwegian club Halden signed a striker."),
        ("New Harbour, 3 May (NPA/TNS)", "“We won,” he said."),
        ("HALDEN (Nord News / NPA - 19th May, 2021)", "Workers at the mill struck."),
        ("HALDEN, Norway—", "Members of the council met."),
        ("PORT LIND, N.Y., June 3—", "The strike ended."),
        ("HALDEN, June 12", "Norwegian club Halden signed a striker."),
        ("PORT LIND, N.Y., 3 May", "“We won,” he said."),
        ("Port Lind, June 3:", "In a first, Rovers have sacked their coach."),
        ("OSLO, 3 May (NPA):", "The strike ended."),
        ("Halden -", "Two men arrested on Monday were remanded, police said."),
        ("Port Lind, Norway –", "The strike ended."),
        ("(Reuters) -", "The strike ended."),
    ],
)
def test_a_dateline_is_cut_off_its_paragraph(head: str, body: str) -> None:
    text = f"{head} {body}"
    first, second = find_paragraphs(text)
    assert (text[first.start : first.end], text[second.start : second.end]) == (head, body)
    assert (first.kind, second.kind) == (ParagraphKind.HEADING, ParagraphKind.PROSE)
    assert is_dateline(head)


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance — met on Monday.",
        "Nordia - Norway's largest bank - raised rates.",
        "Tom Berg – A man who paid – left.",
        "On Monday – The strike ended.",
        "The plan, 3 May: Norvik closes.",
        "On Monday, 3 May: The strike ended.",
        "Oslo: The strike ended.",
        "USA 3 - 2 Brazil was the score.",
        "Mr Jones, 45 (a teacher) - He won the prize.",
        "The bank - Nordia - raised rates.",
        "Mr Jones, 45 (NPA) won the prize.",
        "Elin Berg, 32 (GBR) Ida Lund, 31 (NOR) and others ran.",
        "Karl Berg, aged 45 (BBC) said so.",
        "Tom Reed, 45 (who left) He won the prize.",
        "HALDEN COUNCIL (HCC) Leaders met.",
        "NORVIK (USA) Ten clerks struck.",
        "HALDEN, June 12 was the day.",
        "Halden, June 12 Norvik won.",
        "Clerks (Reuters) Ten of them struck.",
        "NORVIK, whose chief—Ole Vik—quit in May, will sell two mills.",
        "HALDA, working with two partners—EVA and JORN—launched a ship.",
        "KLIM, Oslo—Norway's largest maker of tea—cut 300 jobs.",
        "TVN, citing two aides—Vik and Moe—reported that he had left.",
        "On Monday, 13 May 2024 (CET) Norway signed it.",
        "On Tuesday, May 14 (GMT) Chad paid.",
        "In Oslo, on 3 May (UTC) The crash killed two.",
        "Norvik (NVK) -Berg's own firm- was sued.",
        "The firm (Norvik) -Berg's- was sued.",
    ],
)
def test_other_dashes_cut_nothing(text: str) -> None:
    assert len(find_paragraphs(text)) == 1


@pytest.mark.parametrize("head", ["SAO PAULO (Reuters) -", "Oslo, May 3 (NPA) —", "(AP) -"])
def test_a_dateline_ends_with_its_dash_where_no_space_follows(head: str) -> None:
    first, second = find_paragraphs(f"{head}An heir sued the bank.")
    assert (first.end, second.start) == (len(head), len(head))
    assert is_dateline(head)


def test_a_bare_place_is_a_dateline_only_where_the_text_begins() -> None:
    assert len(find_paragraphs("The mill closed.\n\nHalden - The strike ended.")) == 2
