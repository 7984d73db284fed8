"""Why a pronoun is left open: the name of the veto on its best antecedent."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.entities.coreference.weights import load_weights, weighted_sum
from dashboard.errors import RuleError
from tests.entities.test_actor_cases import read


@pytest.mark.parametrize(
    ("text", "veto"),
    [
        ("Judge Amy Reed jailed Ole Lind. She appealed.", None),
        ("Karl Sand and Tom Reed came on Monday. He left early.", "tie"),
        ("Karl Lind spoke. Police arrested a contractor. He was freed on bail.", "nearer_person"),
        ("Tom Lind entered a tunnel that Karl Reed had closed. He was arrested.", "main_clause"),
        ("Ole Lind was asked how Karl Reed had cheated. He refused to quit.", "main_clause"),
        ("Ole Lind said Karl Reed had cheated. He refused to quit.", None),
        ("The judge found that Karl Reed had lied. He was jailed for a year.", None),
        ("Rivals asked how Karl Reed had cheated. He refused to quit.", None),
        (
            "Per Berg quit.\n\nNurses accused Tom Lind of taking cash that vanished when he left.",
            "patient_above",
        ),
        (
            "Per Berg quit.\n\nPolice quizzed Karl Lind about a gun that was found after he left.",
            "patient_above",
        ),
        ("Per Berg quit.\n\nNurses told Ana Lind of cash that vanished when he left.", None),
        ("Per Berg quit.\n\nPolice found a gun that was found after he left town.", None),
        ("Per Berg spoke.\n\nThe army toppled Lund in May. He fled to Togo.", "misread_name"),
        ("Per Berg spoke.\n\nThe army toppled Karl Lund in May. He fled to Togo.", None),
        ("Per Berg spoke.\n\nThe regulator fined Norvik Bank. He resigned in June.", None),
        ("Supporters met Berg.\n\nThe team stormed a house. They freed nine men.", "nearer_body"),
        ("Supporters met Berg.\n\nThe mayor left on Monday. They followed him.", None),
        ("Supporters met a team on Monday. They cheered.", None),
        ("Peru's richest man died.\n\nThe family sued.\n\nIt said Lund lied.", "nearer_body"),
        ("Peru sued the firm.\n\nThe case is the first.\n\nIt said Lund lied.", None),
        (
            "Ole Berg quit.\n\nHis novel inspired a play starring Tom Moss.\n\nPolice held him.",
            "owner_of_the_main_subject",
        ),
        ("Ole Berg quit.\n\nThe bank that sacked Tom Moss closed.\n\nPolice held him.", None),
        ("Tom Moss quit. His car hit a man who had robbed Tom Moss.\n\nHe was held.", None),
        (
            "Ole Lind praised a senior Socialist, who quit after he was charged.",
            "side_of_a_relative_clause",
        ),
        ("Ole Lind met the Red Cross, which left after he was charged.", None),
        ("Ole Lind fired Per Reed after he stole a car.", "patient"),
        ("Ole Lind met Per Reed after his arrest.", "subject_or_patient"),
        ("One of the men asked the other why he had fled.", "addressee"),
        ("One of the men asked many why he had lost.", None),
        ("Karl Lind told the other men that he had resigned.", None),
        ("The 44-year-old attacked Mara Dunn. She was arrested.", "aged_subject"),
        ("Per Sand won. The 20-year-old Holt came to defeat Sara Lind. She left.", "aged_subject"),
        ("The 31-year-old Ida Pellin beat Sara Lind. She won in an hour.", None),
        ("The 30-year-old man robbed Lena Marsh. She called the police.", None),
        ("“He was angry,” Ole Berg said. He left in May.", "person_of_the_quotation"),
        ("“I saw him fall,” Ole Berg said. He called the police.", None),
        ("“She was angry,” Ole Berg said. He left in May.", None),
        ("Ole Lind ordered an inquiry into Per Moss over claims that he lied.", "accused"),
        ("Ole Lind asked the bank to sue Per Moss over suspicions that he lied.", "accused"),
        ("Ole Lind met Per Moss amid reports that he lied.", "accused"),
        ("Ole Lind resigned over claims that he lied.", None),
        ("Ole Lind sued the paper over claims that he lied.", None),
        ("The singer died.\n\nHe sang in Ole Lind's band. He won.", "same_subject_before"),
        ("The man left. He struck Ole Lind in the face. He was held.", "same_subject_before"),
        ("The singer died.\n\nHe met Ole Lind in May and praised him.", None),
        ("Tom Berg quit in May. He sang in Ole Lind's band. He won.", None),
        ("Ole Lind quit in May.\n\n“Lind had no choice,” he said.", "named_in_own_words"),
        (
            "Tom Berg spoke.\n\nOle Lind quit.\n\n“Lind had no choice,” he said.",
            "named_in_own_words",
        ),
        ("Ole Lind said he was glad. “Berg had no choice,” he said.", None),
        ("Tom Berg met Ole Lind on Monday. “Lind was tired,” he said.", None),
        ("Ole Lind's lawyer, Tom Berg, spoke.\n\nIda Moe replaced him in May.", "client"),
        ("Ole Lind's lawyer, Tom Berg, spoke.\n\nHe said Lind would appeal.", None),
        ("Ole Lind's lawyer, Tom Berg, was fined. Ida Moe replaced him in May.", None),
        ("“He was angry,” Ole Berg said. He added that the trial would be long.", None),
        (
            "The rebels fought.\n\nOle Berg quit and Ida Moe left.\n\nTheir exit was told.",
            "several_acted_since",
        ),
        ("The rebels fought in May.\n\nOle Berg quit.\n\nTheir exit was told.", None),
        (
            "The rebels attacked Tarn. Officials said they had fled to the hills.",
            "tells_of_group_before",
        ),
        ("The rebels attacked Tarn.\n\nOfficials said they were routed.", "tells_of_group_before"),
        ("The rebels attacked Tarn. Officials said they would appeal.", None),
        ("Rebels attacked Tarn. Officials said they would appeal. They met on Friday.", None),
        ("Police arrested ten men. They were fined. They were freed in May.", None),
        ("The bank in Tarn was shut. Prosecutors said they were threatened by the staff.", None),
        (
            "Troops searched Tarn. Those held in May were fined. They were jailed.",
            "nearer_thing_or_people",
        ),
        (
            "Troops searched Tarn.\n\nThose held were questioned.\n\nThey were charged.",
            "nearer_thing_or_people",
        ),
        ("Troops searched Tarn. They thanked those who had helped. They left.", None),
        ("Norvik built the bridge. It collapsed.", "undergoer"),
        ("Parliament passed a law on dams. It will take effect in May.", "undergoer"),
        ("The council adopted a ban. It comes into force on Monday.", "undergoer"),
        ("The council adopted a ban. It will take advice on Monday.", None),
        ("Police charged Jon Reed and Eva Lind. Their trial opens in May.", "befalls_others"),
        (
            "Police charged Jon Reed and Eva Lind. Both deny it. Their trial opens.",
            "befalls_others",
        ),
        ("Police officers were charged in May. Their trial opens on Monday.", None),
        ("Police charged Jon Reed and Eva Lind. Their chief resigned.", None),
        ("Rebels killed two guards. Their trial opens in May.", None),
        ("Sundal Bank sued Norvik Rail, and it closed a plant.", "patient"),
        ("The regulator fined Norvik Rail 4 million euros, and it paid.", "patient"),
        ("The regulator fined Norvik Rail in May. It paid in June.", "patient"),
        ("Sundal Bank bought Norvik Rail, and it closed a plant.", None),
        ("The regulator fined Norvik Rail. It said the fine was fair.", None),
        ("Norvik Rail bought Sundal Bank. It said it would pay in cash.", None),
        ("Norvik Rail lost a lawsuit. It said it would appeal.", None),
    ],
)
def test_the_veto_on_an_antecedent_is_named(text: str, veto: str | None) -> None:
    assert [*read(text).kept_open.values()] == ([] if veto is None else [veto])


@pytest.mark.parametrize(
    "text",
    [
        "The regulator fined Norvik Rail. It said it would appeal.",
        "The European Commission fined Norvik Rail in May. It said it would not appeal.",
        "A court ruled against Norvik Rail. It said it would contest the ruling.",
        "The court ruled against Norvik Rail. It plans to appeal.",
    ],
)
def test_who_answers_a_ruling_is_not_who_gave_it(text: str) -> None:
    assert {*read(text).kept_open.values()} == {"respondent"}


def test_a_language_without_weights_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "coreference.toml").write_text("[reach]\nperson = 1\n", "utf-8")
    with pytest.raises(RuleError, match="limits"):
        load_weights(str(tmp_path))


def test_a_sum_is_nought_without_features() -> None:
    assert weighted_sum((), {}) == 0
    assert weighted_sum((("near", 2), ("far", True)), {"near": 1.5, "far": -1.0}) == 2
