"""Every rule of the data files does what its examples say, and not what its counterexamples say."""

from __future__ import annotations

from dates_reading import at_mark, plain, read, shown, tag

from dashboard.dates.grammar import load_grammar, rule_records
from dashboard.dates.operators import OPERATORS
from dashboard.registry import files_in
from tests.cases import Case, CheckCases, Places

RECORDS = rule_records("en")
PLACES = Places(files_in("languages/en/temporal", ".toml"))


def rows(key: str) -> list[Case]:
    """The examples or counterexamples of all rules, each with the name of its rule."""
    told = [(rule["name"], row) for rule in RECORDS for row in rule.get(key, ())]
    return [Case(PLACES.of(row), f"{name}: {row}", (name, row)) for name, row in told]


def test_a_rule_reads_its_examples(check_cases: CheckCases) -> None:
    tag(plain(row.rpartition(": ")[0]) for _, row in (case.given for case in rows("examples")))
    check_cases(rows("examples"), check_example)


def check_example(case: tuple[str, str]) -> None:
    name, example = case
    marked, _, wanted = example.rpartition(": ")
    words, timex = at_mark(marked)
    assert shown(timex) == wanted, f"rule {name!r} on {words!r}; {operator_of(name)}"


def operator_of(name: str) -> str:
    """What the operator of a rule does, and where to see which fields it reads."""
    own = next(rule["operator"] for rule in RECORDS if rule["name"] == name)
    others = [rule["name"] for rule in RECORDS if rule["operator"] == own and rule["name"] != name]
    told = (OPERATORS[own].__doc__ or "").splitlines()[0]
    return f"its operator {own!r}: {told} It reads the fields that {others[:2]} name"


def test_a_rule_leaves_its_counterexamples_alone(check_cases: CheckCases) -> None:
    tag(text for _, text in (case.given for case in rows("counterexamples")))
    check_cases(rows("counterexamples"), check_counterexample)


def check_counterexample(case: tuple[str, str]) -> None:
    name, text = case
    assert name not in {timex.rule for timex in read(text)}


def test_a_rule_names_an_operator_of_the_closed_set() -> None:
    unknown = {r["name"]: r["operator"] for r in RECORDS if r["operator"] not in OPERATORS}
    assert unknown == {}


def test_every_rule_has_an_example() -> None:
    silent = [r["name"] for r in RECORDS if not r["examples"] and r["operator"] != "nothing"]
    assert silent == []


def test_no_rule_repeats_anything() -> None:
    """Matching is linear because no pattern has a repeat but ``?``; each is compiled on demand."""
    rules = [rule for layer in load_grammar("en").layers for rule in layer.rules.every]
    assert len(rules) == len(RECORDS)
    for rule in rules:
        context = (rule.if_before, rule.unless_before, rule.if_after, rule.unless_after)
        for regex in filter(None, (rule.regex, *context)):
            assert not set("*+{") & set(regex.pattern.replace("\\+", "").replace("\\*", ""))
            assert regex.compile().pattern == regex.pattern
