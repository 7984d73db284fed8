"""One event told twice has the places and the quotations of both tellings."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.model import Article, DocumentCreationTime
from dashboard.pipeline import parse


def test_a_statement_that_goes_on_has_both_quotations() -> None:
    text = "Anna Berg said the dam was safe but added that the gates needed paint."
    parsed = parse(Article("case", text))
    (event,) = (e for e in parsed.events if e.type == "STATEMENT")
    assert [m.text for m in (event.trigger, *event.mentions)] == ["said", "added"]
    assert {q.id for q in parsed.quotes} == set(event.quotes)
    assert len(event.quotes) == 2


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "Thousands protested in Oslo on Monday. The protest began outside the station.",
            [["protested", "protest began"]],
        ),
        (  # the day on which it began is news
            "Thousands protested in Oslo for weeks. The protest began on 4 March 2024.",
            [["protested"], ["protest began"]],
        ),
        (  # what is demanded is told by nobody before it
            "Lind called the police on Monday.\n\nBerg rejected calls for a boycott of the match.",
            [["called"], ["rejected"], ["boycott"]],
        ),
        (  # of what no clause has told, it is what is told; not elsewhere
            "Oslo has seen weeks of protests over prices. The protests began on 4 March 2024.",
            [["protests began", "protests"]],
        ),
        (
            "Oslo has seen weeks of protests. The protests in Bergen began on 4 March 2024.",
            [["protests in Bergen began"]],
        ),
        (  # whose owner is its day
            "Two mayors met on Sunday. Sunday's meeting lasted an hour.",
            [["met", "meeting lasted"]],
        ),
        (  # of several collisions
            "Two cars collided on Monday. The initial collision occurred near a bridge.",
            [["collided"], ["collision occurred"]],
        ),
    ],
)
def test_an_event_whose_course_is_told_is_the_one_told_before(
    text: str, triggers: list[list[str]]
) -> None:
    parsed = parse(Article("case", text))
    told = [[m.text for m in (event.trigger, *event.mentions)] for event in parsed.events]
    assert told == triggers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # the same act, done to the same thing
            "Thieves stole a silver bell from the abbey on Friday.\n\n"
            "The bell was stolen while the guards slept.",
            [["stole", "stolen"]],
        ),
        (  # the noun has the day of its own on which it was told
            "Police arrested Karin Dahl on 7 May 2024. After her arrest on 7 May 2024, Dahl slept.",
            [["arrested", "arrest"]],
        ),
        (
            "Police arrested Karin Dahl on 7 May 2024. After her arrest in 2012, Dahl slept.",
            [["arrested"], ["arrest"]],
        ),
        (  # the closer day is that of both, and of two days each has its own
            "A fire on a ferry in May 2024 killed 12 people.\n\nThe fire started on 6 May 2024.",
            [["fire", "fire started"]],
        ),
        (  # on one day, though the thing is brought in anew; not on two, and not two things
            "On 3 May 2024, Karin Dahl bought a mill. Dahl bought a mill on 3 May 2024.",
            [["bought", "bought"]],
        ),
        (
            "Mayor Karin Dahl signed a decree on Monday. Dahl signed a second decree on Monday.",
            [["signed a decree"], ["signed a second decree"]],
        ),
        (  # the light verb of a clause on the noun
            "Lawyers fear the state of emergency that Mayor Karin Dahl declared last Friday.",
            [["state of emergency", "declared"]],
        ),
        (  # though no pronoun opens it, and told once more with the noun, or by a noun of it
            "Towns fought the state of emergency President Karin Dahl declared on 3 May 2024. On "
            "3 May 2024, Dahl declared a state of emergency. Lawyers called the declaration void.",
            [
                [
                    "state of emergency",
                    "declared",
                    "declared a state",
                    "state of emergency",
                    "declaration",
                ]
            ],
        ),
        (  # what somebody said, named by a noun, and not what another said
            "Mayor Karin Dahl announced cuts on Monday. Olaf Berg left after Dahl's announcement.",
            [["announced", "announcement"]],
        ),
        (
            "Mayor Karin Dahl announced cuts on Monday. Olaf Berg's announcement came on Tuesday.",
            [["announced"], ["announcement came"]],
        ),
        (  # with a participle, unless something else was done, or another says it
            "Mayor Karin Dahl praised the truce, warning that it was frail.",
            [["praised", "warning"]],
        ),
        (
            "Mayor Karin Dahl said that the truce held, adding that talks would follow.",
            [["said", "adding"]],
        ),
        (  # and the manner of a protest; not what is done at another time
            "About 100 protesters marched in Oslo on 3 May 2024, waving flags and singing.",
            [["marched", "waving"]],
        ),
        (
            "Troops attacked Vik on 3 May 2024, shelling Lund on 4 May 2024.",
            [["attacked"], ["shelling"]],
        ),
        (
            "Mayor Karin Dahl left the hall, saying that the talks had failed.",
            [["left"], ["saying"]],
        ),
        (
            "Mayor Karin Dahl praised the truce, with Olaf Berg warning that it was frail.",
            [["praised"], ["warning"]],
        ),
        (  # what she declared is her declaration, of whatever kind
            "Mayor Karin Dahl declared a truce on Monday. Olaf Berg mocked Dahl's declaration.",
            [["declared a truce", "declaration"]],
        ),
        (
            "Karin Dahl delivered her yearly speech on Monday. Dahl delivered the speech by video.",
            [["delivered her yearly speech", "delivered the speech"]],
        ),
        (  # far from it, in the passive, by a body whose name is another; not one of two days
            "Judges issued a ruling on Thursday.\n\nKarin Dahl wept.\n\nOlaf Berg sang.\n\n"
            "Crowds had gathered before the ruling was issued.",
            [["issued a ruling", "ruling was issued"]],
        ),
        (
            "Karin Dahl gave a speech on 3 May 2024.\n\nDahl gave the speech on 4 May 2024.",
            [["gave a speech"], ["gave the speech"]],
        ),
        (  # by another word of its kind, if the same firm did it
            "Norlinje sued Tessmark on Friday.\n\nNorlinje filed the lawsuit in Vik.",
            [["sued", "filed the lawsuit"]],
        ),
        (  # brought in anew by one mayor on one day, or by two
            "The state of emergency that Karin Dahl declared on 3 May 2024 drew protests.\n\n"
            "Unions met.\n\nOn 3 May 2024 Dahl declared a state of emergency over the floods.",
            [["state of emergency", "declared", "declared a state", "state of emergency"]],
        ),
        (
            "On 3 May 2024 Karin Dahl declared a state of emergency in Vik.\n\n"
            "On 3 May 2024 Olaf Berg declared a state of emergency.",
            [["declared a state", "state of emergency"]] * 2,
        ),
        (  # a thing that is made
            "A bomb exploded in Vik on Monday.\n\nThe bomb was made of nails.",
            [["exploded"]],
        ),
        (  # by a name and by an office, one of them told by nobody
            "The mayor of Orsund was acquitted of fraud on Friday.\n\n"
            "Karin Dahl was acquitted after a trial of two weeks.",
            [["acquitted"], ["acquitted"]],
        ),
        (
            "Karin Dahl was acquitted of fraud on Friday.\n\nJudge Ole Aker acquitted Dahl.",
            [["acquitted", "acquitted"]],
        ),
        (  # a new thing is another one
            "Police arrested a man in Orsund on Friday. They arrested a man in Vik.",
            [["arrested"], ["arrested"]],
        ),
        (  # so is what the words call another one
            "Karin Dahl was charged with fraud on Friday. Dahl was also charged with perjury.",
            [["charged"], ["charged"]],
        ),
        (  # a court that remands is not who arrested; who beat him in custody is not, either
            "Petr Havel was arrested on Friday. A court remanded him in custody.",
            [["arrested"], ["remanded"]],
        ),
        (
            "Petr Havel was arrested on Friday. Havel was remanded into custody by Judge Ana Lind.",
            [["arrested"], ["remanded"]],
        ),
        (
            "Petr Havel was arrested on Friday. Guards beat him in custody.",
            [["arrested"], ["beat"]],
        ),
        (  # who was taken into custody, was
            "Petr Havel was arrested on Friday. He was taken into custody by deputies.",
            [["arrested", "taken"]],
        ),
        (  # one is not eleven
            "Eleven miners were killed in Orsund. The miner died in May 2014.",
            [["killed"], ["died"]],
        ),
        (  # and whom other numbers count
            "Two men were injured in Orsund. In Vik, three men were injured.",
            [["injured"], ["injured"]],
        ),
        (  # another word for what befell the thing that is known, and as many dead
            "A crane fell in Orsund on 3 May 2024, killing two. Police came. "
            "The crane collapsed on 3 May 2024, killing two workers.",
            [["fell", "collapsed"], ["killing", "killing"]],
        ),
        (
            "A ferry sank in May 2024. The ferry, which capsized on 7 May 2024, was old.",
            [["sank", "capsized"]],
        ),
        (  # by a wider word for the thing, and by another place near there
            "A cargo plane crashed in Karaj on 3 May 2024. The aircraft came down near Teheran.",
            [["crashed", "came down"]],
        ),
        (
            "A plane crashed in Oslo on 3 May 2024. A second plane came down in Bergen.",
            [["crashed"], ["came down"]],
        ),
        (
            "A plane crashed in Oslo on 3 May 2024. A helicopter came down on 3 May 2024.",
            [["crashed"], ["came down"]],
        ),
        (  # not a second one, not with another number of dead, and not what led to it
            "A crane fell in Orsund on 3 May 2024. A second crane collapsed on 3 May 2024.",
            [["fell"], ["collapsed"]],
        ),
        (
            "A bomb killed two in Orsund on 3 May 2024. The bomb killed three men on 3 May 2024.",
            [["killed"], ["killed"]],
        ),
        (
            "A ferry collided with a ship on 3 May 2024. The ferry sank on 3 May 2024.",
            [["collided"], ["sank"]],
        ),
        (  # nor as many whom others killed
            "A bomb killed two in Orsund on 3 May 2024. A flood killed two men on 3 May 2024.",
            [["killed"], ["killed"]],
        ),
        (  # what was done elsewhere is another one, though the same people did it
            "Protesters clashed with police in Oslo on Friday. "
            "Protesters clashed with police in Bergen.",
            [["clashed"], ["clashed"]],
        ),
        (  # what befell the thing of a compound, wherever in it; not what befell a new one
            "A ferry sinking near Orsund on 3 May 2024 killed 12. The ferry sank off Tarn.",
            [["sinking", "sank"]],
        ),
        (
            "A mill fire killed 12 in Orsund on 3 May 2024. The mill caught fire at noon.",
            [["fire", "caught", "fire"]],
        ),
        (
            "A plane crash killed 12 in Orsund on 3 May 2024. A helicopter crashed near Tarn.",
            [["crash"], ["crashed"]],
        ),
        (  # a request told by a noun and a verb; not a request for something else
            "At the request of Karin Dahl, the king dissolved parliament on Monday. "
            "Dahl asked the king for the dissolution on 3 May 2024.",
            [["request", "asked"]],
        ),
        (
            "At the request of Karin Dahl, the king dissolved parliament on Monday. "
            "Dahl asked the bank for a loan.",
            [["request"], ["asked"]],
        ),
        (
            "Karin Dahl asked the minister to resign. Dahl asked the king to leave.",
            [["asked"], ["asked"]],
        ),
        (  # the crime of a charge is no killing by others, nor a later fact, but one of nobody
            "Rebels killed 12 people on 3 May 2024. Ole Berg was charged with murder.",
            [["killed"], ["murder"]],
        ),
        (
            "Ole Berg was charged with murder. Soldiers killed 12 people on 3 May 2024.",
            [["murder"], ["killed"]],
        ),
        (
            "Ana Lind was killed on 3 May 2024. Ole Berg was charged with murder.",
            [["killed", "murder"]],
        ),
        (  # a contract is an agreement; not one that another signed
            "Norvik signed a contract on 3 May 2024. Norvik signed the agreement in Oslo.",
            [["signed a contract", "signed the agreement"]],
        ),
        (
            "Norvik signed a contract on 3 May 2024. Halvar signed the agreement in Oslo.",
            [["signed a contract"], ["signed the agreement"]],
        ),
        (  # what is done at any time is no event that was told
            "Ministers are impeached by parliament before they are removed.\n\n"
            "Karin Dahl was impeached in 2019.",
            [["impeached"], ["impeached"]],
        ),
        (  # what did the harm is named again, and not the harm; of people, what they did
            "The May 7 blasts killed 25 people in Halden. Police are looking into the bombings.",
            [["blasts", "bombings"], ["killed"]],
        ),
        (  # whom it struck tells more of it, and makes it no other one
            "A bombing of two Chilean banks in Lima shook Peru on 3 May 2024.\n\n"
            "The bombing in Lima killed 25 people.",
            [["bombing", "bombing"], ["killed"]],
        ),
        (
            "Rebels killed nine villagers in Halden. The attack shocked the town.",
            [["killed", "attack"]],
        ),
        (  # the number of a quake is no count; "the tremor" does more than one thing
            "An earthquake struck off Iquique on 3 May 2024. The magnitude 7.4 quake hit at noon. "
            "The tremor was felt in Lima and shook houses in Arica.",
            [["earthquake struck", "quake hit", "tremor", "shook"]],
        ),
        (  # what follows on an event of its kind is another one
            "An earthquake struck off Iquique on 3 May 2024. The tsunami reached Arica.",
            [["earthquake struck"]],
        ),
        (  # a general noun stands for the thing, and a noun for the whole family for what befell it
            "A coach plunged off a road near Abancay on 3 May 2024. "
            "The vehicle fell into a ravine. The accident happened in fog.",
            [["plunged", "fell", "accident happened"]],
        ),
        (
            "A coach plunged off a road near Abancay on 3 May 2024. A lorry fell into a ravine.",
            [["plunged"], ["fell"]],
        ),
        (  # to lose one's life is to die: as many are the same, others are not
            "A gunman killed six people in Drammen on Monday. Six people lost their lives.",
            [["killed", "lost"]],
        ),
        (
            "A gunman killed six people in Drammen on Monday. Nine people lost their lives.",
            [["killed"], ["lost"]],
        ),
        (  # "those" are the ones of whom it was told
            "Police detained 37 people in Cluj on Sunday. Those arrested were freed on Monday.",
            [["detained", "arrested"]],
        ),
        (
            "Thousands demonstrated in Cluj on Sunday. Other protesters chanted slogans in Arad.",
            [["demonstrated"], ["chanted"]],
        ),
        (  # who arranged it need not be who went
            "Thousands demonstrated in Cluj on Sunday. The rally was organised by a union.",
            [["demonstrated", "rally was organised"]],
        ),
        (  # what becomes of a deal does not make it another one
            "Norvik agreed to buy Halvar in May. The deal is expected to close by 2026.",
            [["agreed", "deal"]],
        ),
        (  # his victory is the one that he won
            "Ion Berg won the election in May. His victory ended ten years of one party.",
            [["won the election", "victory ended"]],
        ),
        (
            "Ana Reed won the race in May. It was Lind's second win in the city.",
            [["won the race"]],
        ),
        (  # of two events the one of the noun's own kind
            "Railway workers went on strike on Monday. Thousands marched through Ghent. "
            "The minister condemned the strike.",
            [["went", "strike", "strike"], ["marched"]],
        ),
        (  # whom one is named to replace is replaced with it
            "The mayor appointed Ida Lind to head the port. The council met on Monday.",
            [["appointed", "head"], ["met"]],
        ),
        (  # his departure is the office's end
            "Minister Tom Reed resigned on Monday. His departure was welcomed by farmers.",
            [["resigned", "departure"]],
        ),
        (  # who died, who is killed: a person does so once, in whatever words
            "The killing of Barnett Reed shocked the town. Barnett Reed died at home.",
            [["killing", "died"]],
        ),
        (
            "Barnett Reed died at home. He passed away in his sleep.",
            [["died", "passed away"]],
        ),
        (  # and leaves an office once, unless it is another one
            "Tom Lind of Norvik has chosen to step down from his post. "
            "Lind resigned in a letter to the board.",
            [["chosen", "step down", "resigned"]],
        ),
        (  # to come by two words, whoever plans or proposes it
            "Ana Berg will succeed Tom Lind as head of Norvik. "
            "Lind recommended that Berg take over as head of the firm.",
            [["succeed", "take over"]],
        ),
        (  # a proposal has a day of its own
            "Ana Berg plans to visit Peru. An aide said Berg should visit Peru in May 2030.",
            [["visit"], ["visit"]],
        ),
        (
            "Tom Lind left Norvik in 1999. Lind resigned from Halvar in a letter to the board.",
            [["left"], ["resigned"]],
        ),
        (  # of two offices each is left once, and the noun says which
            "Karl Lund resigned as chairman of Norvik on Monday. He had resigned as treasurer in "
            "2019. His resignation as chairman came after a row.",
            [["resigned", "resignation as chairman came"], ["resigned"]],
        ),
        (
            "Karl Lund resigned as finance minister in May. Lund resigned as minister after a row.",
            [["resigned", "resigned"]],
        ),
        (  # of one office by two words, and of two by one
            "Ana Berg resigned as prime minister on Tuesday. Her resignation as premier came late.",
            [["resigned", "resignation as premier came"]],
        ),
        (
            "Karl Lund resigned as party leader on Tuesday. Lund quit as leader of the Liberals.",
            [["resigned", "quit"]],
        ),
        (  # in two countries it is not one
            "About 100 students marched in Lima on Friday. The rally in Havana was loud.",
            [["marched"]],
        ),
        (  # of what is to come one and the same may be told twice
            "Tom Lind will remain in Peru until June. His aunt wrote that Lind will remain there.",
            [["remain", "remain"]],
        ),
        (  # as many as are told of
            "Norvik announced 10,000 job cuts. The firm will cut 4,300 jobs in France.",
            [["job cuts"], ["cut"]],
        ),
        (  # the number may stand with what a thing is of
            "Thieves stole the data of 40,000 clients. Thieves stole the data of 600 drivers.",
            [["stole"], ["stole"]],
        ),
        (  # the decision is the act of the sentence before, and not just any
            "Ana Reed chose a new coat in May. A court ruled on Friday that she must leave. "
            "The decision angered many.",
            [["ruled", "decision"]],
        ),
        (  # a verdict is no charge, however near and dated that is
            "Ole Lind was charged with arson on Tuesday. The Norvik court convicted Moe of "
            "bribery. The verdict came after nine days.",
            [["charged"], ["convicted", "verdict came"]],
        ),
        (  # who announces a charge has not brought another one
            "Officer Ian Frost was charged with theft. Prosecutors announced the charge on Friday.",
            [["charged", "charge"]],
        ),
        (
            "Barnett Reed was shot at home. Reed died in hospital two days later.",
            [["shot"], ["died"]],
        ),
        (  # what a verb of striking tells of a noun that is known
            "Drones struck two plants in Norvia on Sunday. The attack hit a plant at Bakra.",
            [["struck", "attack hit"]],
        ),
        (  # when a letter was made known, was said what stands in it
            "In a letter published on Monday, May 5, 2003, Ana Reed said that she was ill.",
            [["said", "letter", "published"]],
        ),
        (
            "A letter published on Monday shocked the town. Reed said that she was ill.",
            [["said"]],
        ),
        (  # what somebody had offered is told with the verb that changes it
            "Norvik raised its bid to 62 pence a share on Friday.",
            [["raised", "bid"]],
        ),
        (  # why something was done is told with it
            "Police banned the run on Monday, citing safety.",
            [["banned", "citing"]],
        ),
        (
            "Velox won the cup on Sunday, beating Norvik by two goals.",
            [["won", "beating"]],
        ),
        (  # the participle behind a noun that tells it again
            "Thousands of cooks marched in Lima on Sunday. The march, organised by the Civil "
            "Front, was peaceful.",
            [["marched", "march", "organised"]],
        ),
        (  # of two that one verb puts in order neither is the other
            "Workers blocked a road on Friday. The rally followed the largest march in the town.",
            [["blocked a road", "rally"]],
        ),
        (
            "Reed announced that he was withdrawing the bill. The withdrawal came as a surprise.",
            [["withdrawing", "withdrawal came"]],
        ),
        (  # the noun of a court's act takes up the clause of its word
            "The court ruled on Monday that the ban was void. Three judges found that Reed had "
            "lied.\n\nThe ruling overturned a judgment of the board.",
            [["ruled", "ruling", "overturned a judgment"], ["found"]],
        ),
        (  # what a second clause tells of is not what the lead told of
            "Two cars collided and burst into flames on Monday.\n\nThe collision took place near "
            "Alva.",
            [["collided", "collision took"], ["burst"]],
        ),
        (  # of another day it is another one
            "A storm hit Peru on Monday, May 5, 2003. The storm hit Chile on May 6, 2003.",
            [["storm hit"], ["storm hit"]],
        ),
        (
            "Norvik has released an application. Norvik released the camera after a month.",
            [["released"], ["released"]],
        ),
        (  # who else was taken with one is no other event; another is taken at another time
            "Two men were held over the abduction of Tom Lind and six others.\n\n"
            "Lind and others were abducted on April 6 at Dalen.",
            [["abduction", "abducted"]],
        ),
        (
            "Tom Lind was abducted in Dalen.\n\nOle Berg and others were abducted in June.",
            [["abducted"], ["abducted"]],
        ),
    ],
)
def test_a_clause_tells_again_what_nothing_sets_apart(text: str, told: list[list[str]]) -> None:
    parsed = parse(Article("case", text))
    words = {word for group in told for word in group}
    found = [[m.text for m in (event.trigger, *event.mentions)] for event in parsed.events]
    assert [group for group in found if words & {*group}] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Two men were indicted over the bombings of embassies in Kenya. "
            "The Aug. 7, 1998 bombings shocked many.",
            ["bombings", "bombings"],
        ),
        (  # an election comes again
            "Two men were indicted over the election in Kenya. The 1992 election shocked many.",
            ["election"],
        ),
    ],
)
def test_what_does_not_come_again_may_get_its_time_with_its_name(
    text: str, told: list[str]
) -> None:
    published = DocumentCreationTime(dt.datetime(1999, 6, 7))
    events = parse(Article("case", text, published=published)).events
    found = [[m.text for m in (event.trigger, *event.mentions)] for event in events]
    assert next(group for group in found if told[0] in group) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (  # the contrary of it is another act, and no judge acquits whom he convicts
            "Ana Dorn was found not guilty of fraud in May 2023. Judge Ida Sand found her guilty "
            "in June 2024.",
            {"Justice.Acquit": [], "Justice.Convict": ["Ida Sand"]},
        ),
        (
            "Ravi Ames was arrested by police on Monday. A court on Tuesday sent Ames to jail.",
            {"Justice.Arrest-Jail": ["police", "A court"]},
        ),
        (
            "Ana Dorn was acquitted of fraud on Monday. The court found her not guilty.",
            {"Justice.Acquit": ["The court"]},
        ),
    ],
)
def test_an_outcome_and_its_contrary_are_two(text: str, told: dict[str, list[str]]) -> None:
    parsed = parse(Article("case", text))
    names = {a.id: a.name for a in parsed.actors}
    found: dict[str, list[str]] = {code: [] for code in told}
    for event in parsed.events:
        if event.subtype in found:
            found[event.subtype] += [
                names[p.actor] for p in event.participants if p.role.value == "actor"
            ]
    assert found == told


def test_what_one_is_to_do_is_not_what_several_did() -> None:
    text = (
        "The opposition dismissed President Gota Raja's invitation and demanded he resign over the "
        "shortages.\n\nEarlier, the president asked parties to join after the late-night "
        "resignation of nearly all cabinet ministers."
    )
    parsed = parse(Article("case", text))
    (event,) = (e for e in parsed.events if e.trigger.text == "resign")
    assert not event.participants


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "A shell killed nine, a doctor said. The army denied that a shell had killed them.",
            1,
        ),
        (
            "A shell killed nine, a doctor said. The army denied that a bomb had killed six.",
            2,
        ),
    ],
)
def test_what_one_tells_and_another_denies_is_one_event(text: str, killed: int) -> None:
    told = [e for e in parse(Article("case", text)).events if e.trigger.text == "killed"]
    assert len(told) == killed
    assert [m.text for e in told for m in e.mentions] == ["killed"] * (2 - killed)
