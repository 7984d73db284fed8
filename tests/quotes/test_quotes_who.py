"""Who said what in sentences of newspapers: it is not who was only asked, or stands beside it."""

from __future__ import annotations

import pytest

from dashboard.model import Article
from dashboard.nlp.analysis import analyse
from dashboard.pipeline import parse
from dashboard.quotes.find import find_quotes

# a sentence: each speaker with the words, in order
SENTENCES = [
    # a verb with its own subject between two commas is no participle
    (
        "The gunman, said police, had fired first.",
        [("police", "The gunman, said police, had fired first")],
    ),
    # who is quoted as saying it, also behind the words
    (
        "Ten people were killed, Interfax quoted a minister as saying.",
        [("a minister", "Ten people were killed")],
    ),
    (
        "The plan was not new, the agency cited Ida Sand as saying.",
        [("Ida Sand", "The plan was not new")],
    ),
    (
        "“The plan is new,” Norland's Kell TV reported Ida Sand as saying.",
        [("Ida Sand", "The plan is new,")],
    ),
    (
        "The agency reported the theft as an accident, Ida Sand said.",
        [
            ("Ida Sand", "The agency reported the theft as an accident"),
        ],
    ),
    # what "it" before a copula only stands for is said by whoever says the whole
    (
        "Ida Sand said it was wrong to claim that the firm “had lied”.",
        [
            ("Ida Sand", "it was wrong to claim that the firm “had lied”"),
            ("Ida Sand", "had lied"),
        ],
    ),
    # an inquit is nothing that a document tells
    (
        "“We were late,” Ida Sand told the panel, according to a transcript.",
        [
            ("Ida Sand", "We were late,"),
        ],
    ),
    # whose words or reply it is, stands before the colon
    ("Ida Sand’s reply: “We are not tired.”", [("Ida Sand", "We are not tired.")]),
    ("Her words: “We are not tired.”", [("Her", "We are not tired.")]),
    # who is called something does not say so; who calls them that stands behind "by", if anywhere
    ("Lind won the prize, hailed as a “new voice.”", []),
    ("Lind left the party on Monday, accused of being “a traitor.”", []),
    ("Lind, described as “a hero” by his friends, died.", [("his friends", "a hero")]),
    ("Lind left the room, called “a clown” by the crowd.", [("the crowd", "a clown")]),
    ("Lind, pressed by the crowd, called it “a mess.”", [("Lind", "a mess.")]),
    # broadcasters speak as papers do
    ("State television said ten people died.", [("State television", "ten people died")]),
    # the last of a chain of appositions is who speaks, not the paper or the bank
    (
        "Weekly news source Tarn Post's editorial director, Ida Sand, said the vote was near.",
        [("Ida Sand", "the vote was near")],
    ),
    # a pronoun in apposition names nobody else
    (
        "The regulator itself said its inquiry was over.",
        [("The regulator", "its inquiry was over")],
    ),
    # a clause without "that" begins with the noun right behind the verb
    (
        "Rescue workers have indicated a homicide probe is ongoing.",
        [("Rescue workers", "a homicide probe is ongoing")],
    ),
    # not so an object before a comma
    ("The editor reported the theft in full, estimated the cost and left.", []),
    # what somebody confesses to, and what the press reports
    ("The clerk confessed to stealing two paintings.", [("The clerk", "stealing two paintings")]),
    ("The clerk went to the station to confess.", []),
    (
        "State media reported the flight recorder was recovered.",
        [("State media", "the flight recorder was recovered")],
    ),
    # an infinitive that somebody is moved to is that one's; one that is only asked for is nobody's
    ("The inquiry forced the firm to admit that it had lied.", [("the firm", "it had lied")]),
    (
        "The protest prompted the mayor to say that the road would stay open.",
        [("the mayor", "the road would stay open")],
    ),
    ("Lawmakers pressed the director to explain how a contractor left with the papers.", []),
    # who is asked does not ask
    (
        "Rolf Brandt said Tuesday that he remembered being asked to help “put the harbour first.”",
        [
            ("Rolf Brandt", "he remembered being asked to help “put the harbour first.”"),
            ("Rolf Brandt", "put the harbour first."),
        ],
    ),
    # "who" behind "and" is who the first "who" is
    (
        "The road is fought by the farmers, who own the land and who have argued they believe "
        "Lund is lying.",
        [("the farmers", "they believe Lund is lying")],
    ),
    # one speaker says it once, whatever the number of words for it
    (
        "She repeated charges that two bankers had offered her money.",
        [("She", "two bankers had offered her money")],
    ),
    # a name right behind the mark is no sign of a nickname if a comma ends the words
    (
        "Calling the widow of Oskar Lund “a brave woman,” President Berg said she was ill.",
        [("President Berg", "a brave woman,"), ("President Berg", "she was ill")],
    ),
    ("William “Bill” Doe said the race was over.", [("Doe", "the race was over")]),
    # what is only called so is no quotation, with or without a comma behind it
    (
        "The so-called “ghost train”, however, is rare, said Ivo Lang.",
        [("Ivo Lang", "The so-called “ghost train”, however, is rare")],
    ),
    # the end of a clause that begins in marks says something else than the whole
    (
        "There is “no way” the owners will pay to raise the wreck, Perez said.",
        [
            ("Perez", "There is “no way” the owners will pay to raise the wreck"),
            ("Perez", "no way"),
        ],
    ),
    (
        "“Dozens have been asked” and the audit will take time, he said.",
        [("he", "Dozens have been asked"), ("he", "the audit will take time")],
    ),
    # a name in marks may begin what is reported
    (
        "The firm said that “The Harbour Letters” was taken down.",
        [("The firm", "“The Harbour Letters” was taken down")],
    ),
    # two who report in one sentence, each with the own words
    (
        "The opposition said it would appeal, and the mayor said that the town would pay.",
        [("The opposition", "it would appeal"), ("the mayor", "the town would pay")],
    ),
    (
        "The mayor said the fire chief had warned her, and that he had asked for money.",
        [("The mayor", "the fire chief had warned her, and that he had asked for money")],
    ),
    (
        "Lund sent a note, demanding the ring be returned and saying he did not trust the bank.",
        [("Lund", "the ring be returned"), ("Lund", "he did not trust the bank")],
    ),
    (
        "It irked Republicans, who said the plan had costs they could not meet and accused "
        "Democrats of “theft.”",
        [("Republicans", "the plan had costs they could not meet"), ("Republicans", "theft.")],
    ),
    (
        "Berg said it was Lund who had failed the schools: Under her watch, he said, the state "
        "had lost a suit.",
        [
            ("Berg", "it was Lund who had failed the schools"),
            ("he", "Under her watch, he said, the state had lost a suit"),
        ],
    ),
    (
        "Berg said he had offered a deal; the company, he said, never called him back.",
        [("Berg", "he had offered a deal"), ("he", "the company, he said, never called him back")],
    ),
    # what is added to a noun in the middle of what was said leaves it whole
    (
        "The board said rents, which critics call “obscene,” would fall.",
        [("The board", "rents, which critics call “obscene,” would fall"), ("critics", "obscene,")],
    ),
    # a verb between that tells how the cue was said
    ("The miners continued to vow they would strike.", [("The miners", "they would strike")]),
    (
        "Teachers went so far as to say the pupils would have no desks.",
        [("Teachers", "the pupils would have no desks")],
    ),
    # who accuses goes on to say it
    (
        "Nurses raised accusations that Lund had starved his dog, saying he had told the cook so.",
        [
            ("Nurses", "Lund had starved his dog"),
            ("Nurses", "he had told the cook so"),
        ],
    ),
    # another clause of the sentence is no word of who reports in the first
    (
        "Lund has indicated he will not sell, and there is “no way” they will build, Perez said.",
        [
            ("Perez", "Lund has indicated he will not sell"),
            ("Lund", "he will not sell"),
            ("Perez", "no way"),
        ],
    ),
    # a clause that says which thing is meant reports nothing else
    ("The pupils brought songs they wrote for Oskar, and bread for the town's “old captain.”", []),
    # who quotes is not who is quoted
    ("The blog quotes a “harbour pilot” as saying: “It rules it out.”", [("", "It rules it out.")]),
    # whose plea it is does not say that somebody else ruled it
    ("The jury ruled in favor of the widow's request that the ring be given back.", []),
    # what was asked of somebody is nothing that the one said
    ("Asked if he would resign, the mayor said no.", []),
    # a clause that breaks off before the report goes on behind it
    ("He was, friends say, never the same.", [("friends", "He was, friends say, never the same")]),
    # who reports next is no part of what was reported before
    (
        "The ministry has said there is no plan, and the owner's lawyer, Ivo Holm, "
        "said the talks were a sham.",
        [
            ("The ministry", "there is no plan"),
            ("Ivo Holm", "the talks were a sham"),
        ],
    ),
    # a shout is no title
    (
        "Thousands of farmers chanting “Milk! Milk!” blocked the roads.",
        [("Thousands of farmers", "Milk! Milk!")],
    ),
    ("They called for Hale to be fired “at once.”", [("They", "at once.")]),
    (
        "The trainer exhorted the runners to keep marching.",
        [("The trainer", "to keep marching")],
    ),
    (
        "Berg said that in a year like this, possible causes would be storm-driven erosion, "
        "moving sluice gates to save a crop, and, if the engineer's work was paid by a "
        "company, neglect of the dykes.",
        [
            (
                "Berg",
                "in a year like this, possible causes would be storm-driven erosion, "
                "moving sluice gates to save a crop, and, if the engineer's work was paid by a "
                "company, neglect of the dykes",
            )
        ],
    ),
    # a clause that ends in a copula by itself does not break off there
    (
        "Rivers lose oxygen faster than the oceans are, a study found.",
        [("a study", "Rivers lose oxygen faster than the oceans are")],
    ),
    ("He was not, he said, asking for it.", [("he", "He was not, he said, asking for it")]),
    # a verb that the parse takes for a noun
    ("“Keep it vague,” the message read.", [("the message", "Keep it vague,")]),
    # a name between commas is of the noun before it, and what is joined to the verb is of it, too
    (
        "In an interview with ESPN, the agent, Rob Falk, described it as unjust and hinted that he "
        "might leave.",
        [("the agent", "he might leave")],
    ),
    (
        "Asked on Sunday whether the mayor stood by his words, his press secretary, Neil Strand, "
        "said only that “the mayor’s words speak for themselves.”",
        [("Neil Strand", "the mayor’s words speak for themselves.")],
    ),
    # what follows a full stop is news of its own, not who spoke
    ("“I have eight days.” The crowd roared.", [("", "I have eight days.")]),
    ("“I have eight days.” Liu said so.", [("Liu", "I have eight days.")]),
    (
        "“It rings true.” Still, she cautioned, the state must prove it.",
        [("", "It rings true."), ("she", "Still, she cautioned, the state must prove it")],
    ),
    # "it" behind a document that speaks is the document
    (
        "The audit said the clinics lacked staff. It found that some had used old doses.",
        [("The audit", "the clinics lacked staff"), ("It", "some had used old doses")],
    ),
    ("The mayor took the map. It showed that the road was closed.", []),
    ("It stopped short of saying whether the raids were crimes.", []),
    # a relative clause is of its noun, not of a fragment before it
    (
        "The president’s choice told senators on Thursday that he had “no memory” of a loan, an "
        "answer that Democrats described as implausible and that some said left them uneasy.",
        [("The president’s choice", "no memory")],
    ),
    # a new sentence is no tail of the quotation before it
    (
        "He accused her of “grandstanding for donors.” Asked for proof, Mr. Lund did not reply.",
        [("He", "grandstanding for donors.")],
    ),
    # a clause before its report, with words in marks in the next one
    (
        "Juries tend to believe text messages, said Anne Burkett, a former prosecutor, and this "
        "one “has the ring of truth.”",
        [
            ("Anne Burkett", "Juries tend to believe text messages"),
            ("Anne Burkett", "has the ring of truth."),
        ],
    ),
    # what the parse hangs elsewhere
    (
        "A third, Alan Chu, would say only that the board planned to meet next week.",
        [("Alan Chu", "the board planned to meet next week")],
    ),
    (
        "The Lantern newspaper reported today that a bridge was closed, and that engineers were "
        "looking at others.",
        [
            (
                "The Lantern newspaper",
                "a bridge was closed, and that engineers were looking at others",
            )
        ],
    ),
    (
        "Nils Aas, the chief pilot of Lyra Corp., announced Tuesday in a short note that "
        "he would be away until May.",
        [("Nils Aas", "he would be away until May")],
    ),
    (
        "“It's a curious machine,” claims writer Paul Vane.",
        [("writer Paul Vane", "It's a curious machine,")],
    ),
    # a brand may be written small where a sentence begins
    (
        "Vane called it “the fastest tram in the county.” eTram will replace eBus, which stops "
        "on May 3.",
        [("Vane", "the fastest tram in the county.")],
    ),
    ("Berg called the plan “bold,” a word that critics described as odd.", [("Berg", "bold,")]),
    (
        "The report warned in 2011 that the gauges were outdated, and that a flood would leave “no "
        "time at all.”",
        [("The report", "the gauges were outdated"), ("The report", "no time at all.")],
    ),
    (
        "The senator said she would not yield: “Not today,” she said.",
        [("The senator", "Not today,")],
    ),
    # a clause that the reporter tells holds its pieces; of the others only the piece is said
    (
        "Berg said the plane was bringing meat from Tarvo “to help the islands.”",
        [
            ("Berg", "the plane was bringing meat from Tarvo “to help the islands.”"),
            ("Berg", "to help the islands."),
        ],
    ),
    ("Berg said it was “late” for that.", [("Berg", "late")]),
    ("Berg said the islands “must not wait” for a ship.", [("Berg", "must not wait")]),
    (
        "The ship had left the port at “very low tide,” Berg said.",
        [("Berg", "very low tide,")],
    ),
    (
        "The ship had left the port at “very low tide” according to Berg.",
        [("Berg", "The ship had left the port at “very low tide”"), ("Berg", "very low tide")],
    ),
    (
        "Berg said the delay would cost the town “a million”, money that it can spare.",
        [("Berg", "the delay would cost the town “a million”"), ("Berg", "a million")],
    ),
    (
        "Berg said she would give the town “a hand” with the wreck, a phrase that Lund took up.",
        [("Berg", "she would give the town “a hand” with the wreck"), ("Berg", "a hand")],
    ),
    # who is accused accuses nobody
    ("The club fired a coach accused of harassing players.", []),
    ("The union accused a coach of harassing players.", [("The union", "harassing players")]),
    # a mark opens behind dots, too
    (
        'Berg said that the opening of the pier..."is perhaps the best news of all."',
        [("Berg", "is perhaps the best news of all.")],
    ),
    # in an exchange of letters each speaker stands before a colon with the office, or behind one
    (
        "The exchange is as follows: : Secretary of the Coast Guard James Hollis: “I had hoped "
        "you would have stayed.” : Deputy Secretary Dora Quill: “I read it with disgust.”",
        [
            ("Secretary of the Coast Guard James Hollis", "I had hoped you would have stayed."),
            ("Deputy Secretary Dora Quill", "I read it with disgust."),
        ],
    ),
    # whose sentence names a speaker that is not understood, is not the one before
    (
        "Norvik makes planes. The following was an exchange on the affair:: Special Asst. to the "
        "Chairman and Director of Coast Guard Letters Bill Tarrow: “I am ready to tell.”",
        [("", "I am ready to tell.")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_the_words_are_those_of_who_said_them(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    quotes = find_quotes(analyse(sentence))
    assert [(q.speaker.text if q.speaker else "", q.content.text) for q in quotes] == expected


def test_who_is_contacted_and_warned_tells_nothing() -> None:
    """A passive goes on behind "and": nobody is told to have spoken."""
    article = Article("a", "Patients have been contacted and warned of the recall.")
    assert all(quote.speaker is None for quote in parse(article).quotes)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lind was arrested and admitted that she stole the car.",
        "Ana Lind was interviewed and stated that the town was safe.",
    ],
)
def test_who_is_arrested_and_admits_a_theft_tells_of_it(text: str) -> None:
    """A past behind a passive has its subject, though the parse takes it for a participle."""
    spoken = [quote.speaker is not None for quote in parse(Article("a", text)).quotes]
    assert spoken == [True]


def test_who_goes_on_is_not_who_is_told_to_have_written() -> None:
    """A quotation goes on with who spoke, and not with who wrote what the speaker tells of."""
    text = "Tom Berg said his wife wrote many novels.\n\n“She was happy.”"
    goes_on = find_quotes(analyse(text))[-1]
    assert goes_on.speaker is not None
    assert goes_on.speaker.text == "Tom Berg"


def test_an_arrest_tells_nothing() -> None:
    """What stands behind a verb and opens what is told is no speaker, unless it can speak."""
    sentence = "Health, care and skills minister, Ida Holm, said Ms Cole's arrest was wrong."
    speakers = [q.speaker.text for q in find_quotes(analyse(sentence)) if q.speaker is not None]
    assert "Ms Cole's arrest" not in speakers
    sentence = "The boat, said Ida Holm, is late."
    speakers = [q.speaker.text for q in find_quotes(analyse(sentence)) if q.speaker is not None]
    assert speakers == ["Ida Holm"]
