"""Each example of each subtype is read as it, each counterexample is not; None is a value."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from dashboard import article_from_text, from_record, parse, pipeline, to_record
from dashboard.errors import RuleError
from dashboard.events.lexicon import load_lexicon
from dashboard.events.mentions.find import find_events
from dashboard.events.types.subtype_lexicon import FOLDER, Pattern, _Reader, load_subtypes
from dashboard.events.types.subtypes import subtype_reader
from dashboard.model import Event
from dashboard.registry import files_in, language_file, languages, read_toml
from dashboard.timeline.wording.labels import kind_label, subtype_labels, type_label
from tests.cases import Case, CheckCases, Places

FILES = files_in(language_file("en", FOLDER), ".toml")
TABLES = {path.stem: read_toml(str(path)) for path in FILES}
ROWS = [
    (f"{table['family']}.{name}", row)
    for table in TABLES.values()
    for name, row in table["subtypes"].items()
]
PLACES = Places(FILES)
# Of Rich ERE (LDC 2016) all 38, as the contract calls them.
RICH_ERE = {
    "Life": "Be-Born Marry Divorce Injure Die",
    "Movement": "Transport-Person Transport-Artifact",
    "Business": "Start-Org Merge-Org Declare-Bankruptcy End-Org",
    "Conflict": "Attack Demonstrate",
    "Contact": "Meet Correspondence Broadcast Contact",
    "Manufacture": "Artifact",
    "Personnel": "Start-Position End-Position Nominate Elect",
    "Transaction": "Transfer-Ownership Transfer-Money Transaction",
    "Justice": "Arrest-Jail Release-Parole Trial-Hearing Sentence Fine Charge-Indict Sue Extradite "
    "Acquit Convict Appeal Execute Pardon",
}


def subtypes_at(text: str, word: str) -> list[str | None]:
    analysis = pipeline.analyse(text)
    part = analysis.paragraphs[0]
    start = text.index(word)
    reader = subtype_reader("en")
    return [
        reader.subtype(event, analysis)
        for event in find_events(analysis)
        if part.at(part.doc[event.first]) < start + len(word)
        and start < part.at(part.doc[event.last]) + len(part.doc[event.last].text)
    ]


def cases(key: str) -> list[Case]:
    told = [(code, row) for code, table in ROWS for row in table.get(key, ())]
    return [Case(PLACES.of(r["text"]), f"{code}: {r['text']}", (code, r)) for code, r in told]


def text_of(case: tuple[str, dict[str, Any]]) -> str:
    return str(case[1]["text"])


def test_an_example_is_read(check_cases: CheckCases) -> None:
    check_cases(cases("examples"), check_example, text_of)


def check_example(case: tuple[str, dict[str, Any]]) -> None:
    code, row = case
    assert code in subtypes_at(row["text"], row["trigger"])


def test_a_counterexample_is_not_read(check_cases: CheckCases) -> None:
    check_cases(cases("counterexamples"), check_counterexample, text_of)


def check_counterexample(case: tuple[str, dict[str, Any]]) -> None:
    code, row = case
    assert code not in subtypes_at(row["text"], row["word"])


def test_all_subtypes_of_rich_ere_are_there() -> None:
    wanted = {f"{family}.{name}" for family, names in RICH_ERE.items() for name in names.split()}
    assert wanted <= set(subtype_labels())


def test_a_subtype_says_what_it_means_and_shows_it() -> None:
    unsaid = [c for c, row in ROWS if not row["definition"].endswith(".") or not row["examples"]]
    types = set(load_lexicon().types)
    strange = [code for code, row in ROWS if not set(row.get("types", ())) <= types]
    assert (unsaid, strange) == ([], [])


def test_no_two_subtypes_have_one_code_or_one_label_within_a_family() -> None:
    codes = Counter(code for code, _ in ROWS)
    labels = Counter((code.partition(".")[0], row["label"]) for code, row in ROWS)
    assert [name for name, n in (*codes.items(), *labels.items()) if n > 1] == []


@pytest.mark.parametrize("language", languages())
def test_no_two_subtypes_claim_the_same_words(language: str) -> None:
    lexicon = load_subtypes(language)
    clashes = [
        f"{word} {sorted(a.objects & b.objects) or ''}: {a.subtype.code}, {b.subtype.code}"
        for patterns in (*lexicon.verbs.items(), *lexicon.nouns.items())
        for word, row in [patterns]
        for i, a in enumerate(row)
        for b in row[i + 1 :]
        if clash(a, b)
    ]
    assert clashes == []


def clash(a: Pattern, b: Pattern) -> bool:
    """Whether the order of the files alone decides between two patterns of plain words."""
    if a.excepted or b.excepted or a.subtype == b.subtype or a.weight != b.weight:
        return False
    plain = not (a.objects or a.subjects or b.objects or b.subjects)
    words = a.lead == b.lead and bool(set(a.particles or [()]) & set(b.particles or [()]))
    types = not a.subtype.types or not b.subtype.types or a.subtype.types & b.subtype.types
    return plain and words and bool(types)


def test_an_event_without_known_words_has_none() -> None:
    assert subtypes_at("The choir zigzagged on Monday.", "zigzagged") == [None]


def test_a_statement_has_a_saying_subtype() -> None:
    text = "“We are ready,” quipped Anna Berg on Monday. The mayor killed the rumours, she said."
    events = parse(article_from_text(text, "a")).events
    said = [e.subtype for e in events if e.type == "STATEMENT"]
    assert said
    assert {str(code).partition(".")[0] for code in said} == {"Statement"}


@pytest.mark.parametrize(
    ("text", "trigger", "code"),
    [
        ("The trial of the broker began on Monday.", "trial", "Justice.Trial-Hearing"),
        ("The minister was forced to resign on Monday.", "resign", "Personnel.End-Position"),
        ("Police arrested and charged two men on Monday.", "charged", "Justice.Charge-Indict"),
        ("The bill that the senate passed on Monday is short.", "passed", "Legislation.Pass"),
        ("Hundreds of workers were laid off on Monday.", "laid off", "Business.Layoff"),
        ("Two men arrested on Monday were freed.", "arrested", "Justice.Arrest-Jail"),
        ("Shares fell and the index lost two percent on Monday.", "fell", "Economy.Fall"),
    ],
)
def test_the_words_are_found_where_the_clause_has_them(text: str, trigger: str, code: str) -> None:
    assert code in subtypes_at(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "code"),
    [
        ("Reed witnessed the killing of two nurses in 2021.", "witnessed", "Action.Learn"),
        ("Reed escaped the massacre in 2021.", "escaped", "Movement.Escape"),
        ("Reed escaped a massacre and saw a storm in 2021.", "escaped", "Movement.Escape"),
        ("Reed suffered an attack in 2021.", "suffered", "Conflict.Attack"),
        ("Reed recorded a win in 2021.", "recorded", "Sport.Result"),
    ],
)
def test_who_sees_a_deed_does_not_do_it(text: str, trigger: str, code: str) -> None:
    assert subtypes_at(text, trigger) == [code]


def test_what_the_field_of_an_article_makes_of_an_event_is_of_the_plain_type() -> None:
    played = "The striker beat the goalkeeper in the derby on Saturday."
    for text, types in {
        f"{played} The visitors fought back.": ["OTHER", "OTHER"],
        f"{played} Fans attacked a guard.": ["OTHER", "ASSAULT"],
        "The rebels fought back on Saturday.": ["ASSAULT"],
    }.items():
        assert [e.type for e in parse(article_from_text(text, "a")).events] == types


def test_a_record_without_subtypes_can_be_read() -> None:
    article = article_from_text("Gunmen killed four guards on Saturday.", "a")
    parsed = parse(article)
    record = to_record(parsed)
    assert [e["subtype"] for e in record["events"]] == ["Life.Die"]
    assert from_record(record, article).events == parsed.events
    for event in record["events"]:
        del event["subtype"]
    assert [e.subtype for e in from_record(record, article).events] == [None]


def test_the_kind_of_an_event_is_its_subtype_else_its_type() -> None:
    event = parse(article_from_text("Police arrested two men on Monday.", "a")).events[0]
    assert kind_label(event) == "Arrest"
    assert kind_label(with_subtype(event, None)) == type_label("COERCE")
    assert kind_label(with_subtype(event, "Justice.Of-Another-Version")) == type_label("COERCE")


def with_subtype(event: Event, subtype: str | None) -> Event:
    import dataclasses

    return dataclasses.replace(event, subtype=subtype)


def test_an_unknown_class_of_nouns_is_refused() -> None:
    reader = _Reader({"person": ["man"]})
    with pytest.raises(RuleError, match=r"'Life\.Die'.*'@persons'.*person"):
        reader.read("Life.Die", {"label": "", "definition": "", "verbs": ["kill =@persons"]})


def test_a_subtype_without_a_label_is_refused() -> None:
    with pytest.raises(RuleError, match=r"'Life\.Die' has no 'label'"):
        _Reader({}).read("Life.Die", {"definition": ""})


def test_an_unknown_key_of_a_subtype_is_refused() -> None:
    with pytest.raises(RuleError, match=r"'Life\.Die' has 'verb', not one of .*'verbs'"):
        _Reader({}).read("Life.Die", {"label": "", "definition": "", "verb": ["die"]})
