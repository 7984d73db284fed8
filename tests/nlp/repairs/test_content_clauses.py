"""A clause that tells what an account says is no relative clause of it."""

from __future__ import annotations

import pytest

from dashboard.nlp.analysis import analyse
from dashboard.nlp.grammar import Dependency
from dashboard.nlp.tokens import Token


def tokens(text: str) -> dict[str, Token]:
    return {t.text: t for t in analyse(text).paragraphs[0].doc}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("A rumour that Reeve had fled to Spain proved false.", "fled"),
        ("The allegation that Haddad stole the painting has never been proven.", "stole"),
        ("A story that Petrov had drowned was made up.", "drowned"),
        ("A claim by rebels that they had hired him could not be verified.", "hired"),
    ],
)
def test_what_an_account_says_is_its_contents(text: str, verb: str) -> None:
    assert tokens(text)[verb].dependency == Dependency.ADNOMINAL_CLAUSE


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The rumour that Chen spread hurt the firm.", "spread"),
        ("A report that accused the minister was withdrawn.", "accused"),
        ("The claims the man made were false.", "made"),
        ("A letter that the minister had signed was found.", "signed"),
    ],
)
def test_what_is_done_with_an_account_tells_which(text: str, verb: str) -> None:
    assert tokens(text)[verb].dependency == Dependency.RELATIVE_CLAUSE


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Rumours spread on Monday that the queen had died.", "Rumours", "died"),
        ("Claims emerged that Prime Minister Costa met a spy in 2019.", "Claims", "met"),
        ("Allegations surfaced last year that Obi had beaten a cook.", "Allegations", "beaten"),
        ("Rumours have circulated in Lesk for years that Pohl was jailed.", "Rumours", "jailed"),
    ],
)
def test_what_an_account_says_may_stand_behind_its_verb(text: str, noun: str, verb: str) -> None:
    found = tokens(text)[verb]
    assert (found.dependency, found.head.text) == (Dependency.ADNOMINAL_CLAUSE, noun)


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Ana Berg denies allegations she abused her position.", "allegations", "abused"),
        ("The mayor faces accusations he stole funds.", "accusations", "stole"),
        ("Prosecutors opened an inquiry into claims Norvik paid officials.", "claims", "paid"),
        ("Police dismissed suggestions they had beaten a student.", "suggestions", "beaten"),
        ("Reports the minister had fled were false.", "Reports", "fled"),
        ("There were reports rebels killed ten people.", "reports", "killed"),
        ("Karl Lund was arrested on suspicion he sold arms.", "suspicion", "sold"),
        ("She sued over claims a coach hit her.", "claims", "hit"),
        ("Officers received a report a man was shot.", "report", "shot"),
    ],
)
def test_what_an_account_says_needs_no_that(text: str, noun: str, verb: str) -> None:
    found = tokens(text)[verb]
    assert (found.dependency, found.head.text) == (Dependency.CLAUSAL_COMPLEMENT, noun)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The evidence he gave police helped the prosecutors.", "gave"),
        ("The claims he made in May were false.", "made"),
        ("The report she wrote in May criticised the army.", "wrote"),
        ("The charges he was cleared of on Monday dated from 2019.", "cleared"),
        ("The allegations he faced ended his career.", "faced"),
        ("The report the minister was fired over was leaked.", "fired"),
        ("The story she was jailed for appeared in 2019.", "jailed"),
    ],
)
def test_an_account_may_be_what_its_clause_lacks(text: str, verb: str) -> None:
    assert tokens(text)[verb].dependency == Dependency.RELATIVE_CLAUSE


@pytest.mark.parametrize(
    ("text", "head", "verb"),
    [
        ("The report found that guards beat Lind.", "found", "beat"),
        ("The rumour spread on a site that Chen sold.", "site", "sold"),
        ("Police learned on Monday that the pilot had fled.", "learned", "fled"),
        ("In court Carl Lind denied telling PC Tom Vos he killed a guard.", "telling", "killed"),
        ("Lind denied on Monday that he had killed a guard.", "denied", "killed"),
    ],
)
def test_what_is_said_hangs_on_its_verb(text: str, head: str, verb: str) -> None:
    assert tokens(text)[verb].head.text == head


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("Nils Brekke told the court he had passed on the complaint.", "passed", "told"),
        ("Nils Brekke told the hearing he would resign.", "resign", "told"),
        ("She informed the committee she had paid the bill.", "paid", "informed"),
        ("The driver told a nurse he had lost control of the bus.", "lost", "told"),
        ("Nils Brekke told a rally he had resigned.", "resigned", "told"),
    ],
)
def test_what_a_court_is_told_is_no_clause_on_the_court(text: str, verb: str, head: str) -> None:
    told = tokens(text)[verb]
    assert (told.dependency, told.head.text) == (Dependency.CLAUSAL_COMPLEMENT, head)


def test_whom_one_tells_of_may_be_told_which() -> None:
    told = tokens("Nils Brekke told the story he had heard in Oslo.")["heard"]
    assert (told.dependency, told.head.text) == (Dependency.RELATIVE_CLAUSE, "story")
    told = tokens("The guard told a woman he had met in Rome to leave.")["met"]
    assert (told.dependency, told.head.text) == (Dependency.RELATIVE_CLAUSE, "woman")


@pytest.mark.parametrize(
    ("text", "verb", "label"),
    [
        ("Two guests told officers that White came to the flat.", "came", "CLAUSAL_COMPLEMENT"),
        ("He told officers that came to the door to leave.", "came", "RELATIVE_CLAUSE"),
        (
            "A witness told a judge at the hearing that Lind robbed a bank.",
            "robbed",
            "CLAUSAL_COMPLEMENT",
        ),
        (
            "Berg told reporters at the hospital that the army bombed on Sunday.",
            "bombed",
            "RELATIVE_CLAUSE",
        ),
        ("Lund told the man that Webb robbed on Monday to call.", "robbed", "RELATIVE_CLAUSE"),
        ("She reminded the firm that Reed founded of it.", "founded", "RELATIVE_CLAUSE"),
        ("She told detectives that Webb shot at a car.", "shot", "CLAUSAL_COMPLEMENT"),
    ],
)
def test_a_whole_clause_is_what_officers_are_told(text: str, verb: str, label: str) -> None:
    assert tokens(text)[verb].dependency == Dependency[label]


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        (
            "Detectives questioned Lind after a claim by the mayor, Ana Berg, that the party had "
            "sold titles.",
            "claim",
            "sold",
        ),
        (
            "Police received a tip that the suspects had taken shelter in a farmhouse.",
            "tip",
            "taken",
        ),
    ],
)
def test_whose_account_it_is_may_stand_between(text: str, noun: str, verb: str) -> None:
    told = tokens(text)[verb]
    assert (told.head.text, told.dependency) == (noun, Dependency.ADNOMINAL_CLAUSE)


def test_what_is_told_by_way_of_an_account_hangs_on_who_tells_it() -> None:
    told = tokens("Lind was told by the mayor, Ana Berg, that the party had sold titles.")["sold"]
    assert told.head.text == "told"


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("Joy acknowledged that he did not allege Tom Kane used a slur.", "used", "allege"),
        ("Joy admitted that she did not say Tom Kane robbed a shop.", "robbed", "say"),
        ("Joy said that Tom Kane robbed a shop.", "robbed", "said"),
    ],
)
def test_contents_hang_on_the_verb_of_saying_before_them(text: str, verb: str, above: str) -> None:
    assert tokens(text)[verb].head.text == above


@pytest.mark.parametrize(
    ("text", "verb", "above"),
    [
        ("The judge proposed to the parties that they settle the case.", "settle", "proposed"),
        ("Police reported to the court that they found the gun.", "found", "reported"),
        ("Brekke whispered to a neighbour that he had robbed a shop.", "robbed", "whispered"),
        ("Brekke bragged to a cellmate that he had killed a guard in May.", "killed", "bragged"),
        ("Counsel put it to the driver that he had fled the scene.", "fled", "put"),
        ("The clerk wrote to the men that they jailed.", "jailed", "men"),
        ("Brekke sent money to a friend that he had met in Rome.", "met", "friend"),
        ("The lawyer of the man that they arrested left.", "arrested", "man"),
    ],
)
def test_what_is_proposed_to_somebody_describes_nobody(text: str, verb: str, above: str) -> None:
    tokens = {t.text: t for t in analyse(text).paragraphs[0].doc}
    assert tokens[verb].head.text == above
