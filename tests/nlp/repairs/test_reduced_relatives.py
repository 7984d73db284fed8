"""A participle between commas describes the subject; the finite verb behind it is the main one."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Tag
from tests.labels import label_of


@pytest.mark.parametrize(
    "text",
    [
        "Anna Novak, ranked 143rd, won the match on Monday.",
        "Novak, ranked 143rd, won two points in the third set before closing out the match.",
    ],
)
def test_the_main_verb_is_the_one_behind_the_second_comma(text: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens["won"]) == "ROOT"
    assert (tokens["Novak"].head.text, label_of(tokens["Novak"])) == ("won", "nsubj")
    assert (tokens["ranked"].head.text, label_of(tokens["ranked"])) == ("Novak", "acl")


@pytest.mark.parametrize(
    "text",
    [
        "The troops attacked, killed ten men, burned the town and left in May.",
        "The minister resigned, returned home, and wrote a book in 2011.",
    ],
)
def test_a_row_of_finite_verbs_stays_one(text: str) -> None:
    doc = analyse(text).paragraphs[0].doc
    assert next(t for t in doc if label_of(t) == "ROOT").text in {"attacked", "resigned"}


def test_a_sentence_without_a_verb_takes_the_participle_behind_its_noun() -> None:
    text = "According to the indictment, the firm's chairman, Jan Kos, paid for a villa in May."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens["paid"].head.text, label_of(tokens["paid"])) == ("paid", "ROOT")
    assert (tokens["chairman"].head.text, label_of(tokens["chairman"])) == ("paid", "nsubj")
    assert tokens["According"].head.text == "paid"


def test_what_a_picture_shows_is_no_sentence() -> None:
    text = "The firm's chairman, Jan Kos, pictured in May."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens["pictured"]) == "acl"


@pytest.mark.parametrize(
    ("text", "subject", "verb", "gerund"),
    [
        ("A man wanted for killing a priest was seen in Rome.", "man", "seen", "killing"),
        ("A man wanted for robbing a bank and shooting a guard was arrested.",
         "man", "arrested", "shooting"),
        ("A man wanted for robbing banks, beating a boy and shooting a guard was arrested.",
         "man", "arrested", "shooting"),
        ("Two men wanted for stabbing a priest, robbing a bank and fleeing were arrested.",
         "men", "arrested", "fleeing"),
        ("A man wanted for hitting a guard and setting fire to a house was jailed.",
         "man", "jailed", "setting"),
    ],
)  # fmt: skip
def test_what_ends_a_list_of_gerunds_is_no_subject_of_the_verb_behind(
    text: str, subject: str, verb: str, gerund: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[verb].head.text, label_of(tokens[verb])) == (verb, "ROOT")
    assert tokens[subject].head.text == verb
    assert label_of(tokens[gerund]) in {"pcomp", "conj"}
    assert "wanted" in {t.text for t in tokens[gerund].ancestors}


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("The mayor was jailed for lying to a judge, and a clerk was freed.", "freed", "jailed"),
        ("A court jailed a man for stealing a car, and killing a guard was ruled out.",
         "ruled", "jailed"),
    ],
)  # fmt: skip
def test_a_sentence_that_is_joined_keeps_its_subject(text: str, verb: str, head: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == head


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("Police searched a house while a driver wanted for murder escaped.", "driver", "escaped"),
        ("The court met while a clerk jailed in May appealed.", "clerk", "appealed"),
        ("The board met while a jet equipped with new tubes lost a wing.", "jet", "lost"),
    ],
)
def test_a_side_clause_goes_on_behind_what_describes_its_subject(
    text: str, subject: str, verb: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[subject].head.text, label_of(tokens[subject])) == (verb, "nsubj")
    assert label_of(tokens[verb]) == "advcl"


def test_a_side_clause_with_its_own_verb_gives_the_main_one_what_follows() -> None:
    text = "Ana Berg left when the guards arrived and called a lawyer."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["guards"].head.text == "arrived"


@pytest.mark.parametrize(
    ("text", "subject", "verb", "main"),
    [
        (
            "Police watched as protesters burned a flag on Monday.",
            "protesters",
            "burned",
            "watched",
        ),
        ("Guards fled as Nils Holm shot at the bank on Monday.", "Holm", "shot", "fled"),
        ("Dozens of guards hid as two men attacked a clerk.", "men", "attacked", "hid"),
        ("Witnesses said guards fled as Nils Holm shot at it.", "Holm", "shot", "fled"),
        ("The dealers fled if an officer searched the hall.", "officer", "searched", "fled"),
    ],
)
def test_who_acts_in_a_clause_of_as_is_no_description(
    text: str, subject: str, verb: str, main: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens[subject].head.text, label_of(tokens[subject])) == (verb, "nsubj")
    assert (tokens[verb].head.text, label_of(tokens[verb])) == (main, "advcl")


def test_what_somebody_is_known_as_describes_them() -> None:
    (part,) = analyse("A man known as Nils Holm shot at the bank on Monday.").paragraphs
    tokens = {t.text: t for t in part.doc}
    assert (tokens["man"].head.text, label_of(tokens["shot"])) == ("shot", "ROOT")


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("Crowds cheered as the crucial bill passed by a wide margin.", "passed", "advcl"),
        ("Crowds cheered as the bill passed by two votes.", "passed", "advcl"),
        # Who stands behind "by" did it, and so did who was made that.
        ("It served as a bill passed by the senate.", "passed", "acl"),
        ("She spoke as the leader elected by the board.", "elected", "acl"),
    ],
)
def test_what_a_measure_tells_of_is_a_past(text: str, verb: str, label: str) -> None:
    token = next(t for t in analyse(text).paragraphs[0].doc if t.text == verb)
    assert label_of(token) == label


def test_a_passive_behind_a_side_clause_is_the_main_verb() -> None:
    text = "The people injured when a bus hit a wall on Monday were treated."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens["people"].head.text, label_of(tokens["people"])) == ("treated", "nsubjpass")
    assert tokens["injured"].head.text == "people"


def test_what_a_verb_joins_needs_no_other_subject() -> None:
    text = "People fled when a bus hit a wall and were treated on Monday."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens["People"].head.text == "fled"


def test_who_has_a_name_beside_another_acts_in_a_sentence_without_a_verb() -> None:
    text = "The owner, a surgeon, and her colleague, Dr. Ann Roe, operated on the boy on Monday."
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert (tokens["owner"].head.text, label_of(tokens["owner"])) == ("operated", "nsubj")
    assert label_of(tokens["operated"]) == "ROOT"


@pytest.mark.parametrize(
    "verb",
    [
        "killed on Monday by a train",
        "beaten by guards",
        "shot by police",
        "charged with fraud",
        "accused of taking bribes",
    ],
)
def test_who_has_a_name_beside_another_does_not_do_what_has_an_object(verb: str) -> None:
    (part,) = analyse(f"A driver and her son, Dan Cole, {verb}.").paragraphs
    suffered = next(t for t in part.doc if t.text == verb.split(maxsplit=1)[0])
    assert not [t for t in suffered.children if label_of(t) == "nsubj"]


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("Norvik named Anna Berg chief executive on Monday.", "named", "ROOT"),
        ("Norvik's board named Tom Vos its chairman.", "named", "ROOT"),
        ("A man named Tom Berg.", "named", "acl"),
        ("A clerk named Tom Berg, of Halden.", "named", "acl"),
    ],
)
def test_a_past_that_gives_somebody_a_post_is_no_participle(
    text: str, verb: str, label: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[verb]) == label


@pytest.mark.parametrize(
    ("text", "main", "described"),
    [
        ("Three Swedes freed from prisons under a deal have landed in Oslo.", "landed", "freed"),
        ("Three Swedes freed from prisons flew home.", "flew", "freed"),
        ("Norvik charged in May and won.", "charged", ""),
    ],
)
def test_a_past_without_its_object_describes_the_subject_of_the_next(
    text: str, main: str, described: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert label_of(tokens[main]) == "ROOT"
    assert not described or label_of(tokens[described]) == "acl"


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("Relatives of two men killed in May, in Oslo, have sued the city.", "killed", "men"),
        (
            "Parents of five pupils burned in a fire, in Oslo, have sued the school.",
            "burned",
            "pupils",
        ),
        ("The families of three girls shot in a raid sued the police.", "shot", "girls"),
        ("Gunmen had shot a Danish priest abducted while covering the war.", "abducted", "priest"),
        ("Rebels freed a French priest abducted last year.", "abducted", "priest"),
        ("A clerk and his priest abducted a banker in May.", "abducted", "abducted"),
        ("Relatives of Tom Berg killed a guard in May.", "killed", "killed"),
    ],
)
def test_what_was_done_to_relations_was_done_to_whose_they_are(
    text: str, verb: str, head: str
) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == head
    assert (tokens[verb].tag == Tag.PAST_PARTICIPLE) == (verb != head)
