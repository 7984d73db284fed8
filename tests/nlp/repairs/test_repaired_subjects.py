"""Who stands with an apposition behind "after" is the subject; two with appositions are two."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.tokens import Token
from tests.labels import label_of


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "verb", "subject", "opener", "kind"),
    [
        ("He won after his rival, Ana Costa, withdrew.", "withdrew", "rival", "after", "nsubj"),
        ("The talks ended before the mayor, Ana Costa, arrived.", "arrived", "mayor", "before",
         "nsubj"),
        ("The plant shut after its owner, Norvik, was fined in May.", "fined", "owner", "after",
         "nsubjpass"),
        ("He left after an expert for the state, Dr. Ana Costa, admitted it.", "admitted", "expert",
         "after", "nsubj"),
        ("They fled after a daughter of Ana Costa called for help.", "called", "daughter", "after",
         "nsubj"),
        ("He denied having paid a clerk, as a former engineer, Ana Costa, alleged last week.",
         "alleged", "engineer", "as", "nsubj"),
        ("The party withdrew the name of Berg as its candidate for mayor, hours after her aide, "
         "Ole Lund, called it unwise.", "called", "aide", "after", "nsubj"),
        ("Many farmers said the trade had dwindled since Green Harbour, a protest group, started a "
         "strike in 1992.", "started", "Harbour", "since", "nsubj"),
        ("The workers said they had waited in the yard of the mill until Tom Reed, the manager, "
         "opened the gate.", "opened", "Reed", "until", "nsubj"),
        ("A shell killed nine people, a day before envoys of the king were in town.", "were",
         "envoys", "before", "nsubj"),
    ],
)  # fmt: skip
def test_a_verb_behind_a_preposition_has_its_subject(
    text: str, verb: str, subject: str, opener: str, kind: str
) -> None:
    found = tokens(text)
    assert (label_of(found[subject]), found[subject].head.text) == (kind, verb)
    assert (label_of(found[opener]), found[opener].head.text) == ("mark", verb)
    assert label_of(found[verb]) == "advcl"


def test_a_verb_that_goes_on_keeps_the_subject_before() -> None:
    found = tokens("He quit after a row with the mayor, Ana Costa, and left town.")
    assert (label_of(found["left"]), label_of(found["mayor"])) == ("conj", "pobj")
    found = tokens("He quit after meeting the mayor, Ana Costa.")
    assert label_of(found["after"]) == "prep"


def test_a_year_behind_since_is_no_subject() -> None:
    found = tokens("Families divided since 2014 were cautious.")
    assert label_of(found["2014"]) == "pobj"


def test_a_participle_behind_a_name_stays_one() -> None:
    found = tokens("The shop closed as a clerk, Ana Costa, accused of theft, fled.")
    assert (label_of(found["accused"]), found["accused"].head.text) == ("acl", "clerk")


def test_two_that_are_each_named_between_commas_are_two() -> None:
    found = tokens("The minister, Ana Costa, and the mayor, Tom Lee, signed a protocol.")
    assert (label_of(found["mayor"]), found["mayor"].head.text) == ("conj", "minister")


@pytest.mark.parametrize(
    ("text", "other", "above"),
    [
        ("Two ministers, Ana Costa and Tom Lee, signed a protocol.", "Lee", "Costa"),
        ("Three firms, Acme, Bolt, and Crane, signed a deal.", "Crane", "Bolt"),
    ],
)
def test_the_names_of_several_stay_together(text: str, other: str, above: str) -> None:
    assert tokens(text)[other].head.text == above


@pytest.mark.parametrize(
    ("text", "month", "name"),
    [
        ("In May Norvik cut its forecast.", "May", "Norvik"),
        ("By June Castor Lines had lost a third.", "June", "Lines"),
        ("In March Norvik cut its forecast.", "March", "Norvik"),
        ("Since May Norvik has cut 300 jobs.", "May", "Norvik"),
    ],
)
def test_a_month_behind_a_preposition_is_no_given_name(text: str, month: str, name: str) -> None:
    found = tokens(text)
    assert label_of(found[month]) == "pobj"
    assert label_of(found[name]) == "nsubj"


def test_a_given_name_stays_one() -> None:
    found = tokens("He believed in May Castor.")
    assert found["May"].head.text == "Castor"


@pytest.mark.parametrize(
    ("text", "verb", "subject", "kind"),
    [
        (
            "Jon Sand resigned as head of Norvik and Ana Costa was elected on Friday.",
            "elected",
            "Costa",
            "nsubjpass",
        ),
        ("She wept on hearing her son had been convicted.", "convicted", "son", "nsubjpass"),
        ("The jury was told Tom Reed was a thief.", "was", "Reed", "nsubj"),
        ("The judge ordered the accused remain in custody.", "remain", "accused", "nsubj"),
    ],
)
def test_a_noun_right_before_a_finite_verb_is_its_subject(
    text: str, verb: str, subject: str, kind: str
) -> None:
    found = tokens(text)
    assert (label_of(found[subject]), found[subject].head.text) == (kind, verb)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Ana Costa led Norvik and Halden Paper and was elected on Friday.", "led", "Costa"),
        ("He read the letter and left.", "read", "He"),
    ],
)
def test_a_verb_that_shares_its_subject_stays(text: str, verb: str, subject: str) -> None:
    found = tokens(text)
    assert found[subject].head.text == verb
    assert not any(label_of(t) in {"nsubj", "nsubjpass"} for t in found["and"].rights)


@pytest.mark.parametrize(
    ("text", "verb", "place", "name"),
    [
        (
            "In Oslo, Anna Berg, mother of the singer Ida Moe, was sentenced to a year in prison.",
            "sentenced",
            "Oslo",
            "Berg",
        ),
        (
            "On Tuesday in Berlin, Karl Lund, a baker, told the court that he was ill.",
            "told",
            "Berlin",
            "Lund",
        ),
    ],
)
def test_a_name_behind_a_place_is_the_subject(text: str, verb: str, place: str, name: str) -> None:
    found = tokens(text)
    assert label_of(found[place]) == "pobj"
    assert (label_of(found[name])[:5], found[name].head.text) == ("nsubj", verb)


def test_places_that_are_listed_stay_places() -> None:
    found = tokens("In Paris, London and Rome, trains were stopped on Monday.")
    assert (label_of(found["London"]), found["trains"].head.text) == ("conj", "stopped")


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        ("A fund set up to help the families had raised £60,000.", "raised", "fund", "families"),
        ("A team sent to rescue the miners has reached the shaft.", "reached", "team", "miners"),
    ],
)
def test_a_noun_described_by_a_purpose_is_the_subject(
    text: str, verb: str, subject: str, thing: str
) -> None:
    found = tokens(text)
    assert (label_of(found[subject]), found[subject].head.text) == ("nsubj", verb)
    assert label_of(found[thing]) == "dobj"


def test_what_somebody_is_sent_to_see_may_have_a_clause() -> None:
    found = tokens("Lund sent a team to ensure the miners had reached the shaft.")
    assert (label_of(found["miners"]), found["miners"].head.text) == ("nsubj", "reached")


def test_an_absolute_construction_takes_no_subject() -> None:
    found = tokens("On Friday, thousands of nurses, most of them wearing black, left the hall.")
    assert (label_of(found["thousands"]), found["thousands"].head.text) == ("nsubj", "left")
    assert found["most"].head.text == "wearing"


def test_a_clause_that_a_conjunction_opens_is_not_the_main_one() -> None:
    found = tokens(
        "The Belgian swimmer Franke Zomer crossed the strait on Sunday, ten days after his first "
        "attempt failed."
    )
    assert label_of(found["crossed"]) == "ROOT"
    assert (label_of(found["failed"]), found["failed"].head.text) == ("advcl", "crossed")


def test_a_conjunction_before_a_noun_and_its_day_opens_a_clause() -> None:
    doc = (
        analyse("Tension rose as a special court on Thursday sent him to prison.").paragraphs[0].doc
    )
    court = next(t for t in doc if t.text == "court")
    assert (court.head.text, label_of(court)) == ("sent", "nsubj")
    doc = analyse("He worked as a driver in Tarn and fled on Monday.").paragraphs[0].doc
    driver = next(t for t in doc if t.text == "driver")
    assert label_of(driver) == "pobj"
