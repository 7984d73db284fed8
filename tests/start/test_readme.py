"""What the README says of the command line is so, and what the other pages for people say."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from dashboard import cli
from dashboard.exports import formats

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text("utf-8")


def test_every_command_is_described_and_every_described_command_is_there() -> None:
    table = README.split("| command | what it does |")[1].split("\n\n")[0]
    first_cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    described = {
        re.split(r"[ `]", word)[0] for cell in first_cells for word in cell.split("`")[1::2]
    }
    assert described - {"add", "remove"} == set(cli.command_modules())


def test_every_format_and_option_is_named() -> None:
    unnamed = [n for n in formats() if f"`{n}`" not in README and f"--format {n}" not in README]
    assert unnamed == [], "name each format in the README, where `parse` and “Take away” list them"
    of_others = re.compile(r"`(?:uvx?|pipx?) [^`]*`")
    options = set(re.findall(r"(?<![-|])--[a-z][a-z-]+", of_others.sub("", README)))
    helps = [cli.build_parser().format_help(), *map(_help, cli.command_modules())]
    assert options <= {option for text in helps for option in re.findall(r"--[a-z][a-z-]+", text)}


def _help(name: str) -> str:
    """The help of a command, and of what it can do."""
    (command,) = (choices[name] for choices in _choices(cli.build_parser()))
    below = (one for choices in _choices(command) for one in choices.values())
    return "".join(parser.format_help() for parser in (command, *below))


def _choices(parser: argparse.ArgumentParser) -> list[dict[str, argparse.ArgumentParser]]:
    kinds = (a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return [dict(choices) for choices in kinds]


def test_files_that_it_names_are_there() -> None:
    named = re.findall(r"`((?:dashboard|data|tests)/[\w./]+|LICENSE)`", README)
    assert named
    assert [path for path in named if not (PROJECT / path).exists()] == []


def test_every_sample_has_its_origin_told() -> None:
    told = (PROJECT / "data" / "README.md").read_text("utf-8")
    for path in (PROJECT / "data" / "articles").iterdir():
        assert f"`articles/{path.name}`" in told


def test_a_newcomer_finds_every_place_and_command_that_the_guide_names() -> None:
    guide = (PROJECT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
    assert len(guide.splitlines()) <= 60
    named = re.findall(r"`((?:dashboard|tests|\.github)/[\w./]+|SECURITY\.md)`", guide)
    assert len(named) > 10
    assert [path for path in named if "NAME" not in path and not (PROJECT / path).exists()] == []
    commands = set(re.findall(r"python3 -m dashboard (\w+)", guide))
    assert commands <= set(cli.command_modules())
    tests = re.findall(r"python3 -m dashboard test (tests/\w+)", guide)
    assert all((PROJECT / path).is_dir() for path in tests)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("A rule", ("`dashboard/dates/patterns.py`", "`tests/dates`")),
        ("An event type", ("`dashboard/events/lexicon.py`", "`subtypes`", "`tests/events`")),
        ("An export", ("`dashboard/proof/carriers.py`", "comment", "`tests/verification`")),
        ("A page", ("`FROM`", "`dashboard/views/__init__.py`", "Browser tests")),
    ],
)
def test_what_newcomers_stumbled_on_is_told_where_they_looked(
    kind: str, told: tuple[str, ...]
) -> None:
    guide = (PROJECT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
    (own,) = (item for item in guide.split("\n- ") if item.startswith(f"**{kind}**"))
    assert [words for words in told if words not in own] == []


def test_the_changelog_keeps_to_its_form() -> None:
    lines = (PROJECT / ".github" / "CHANGELOG.md").read_text("utf-8").splitlines()
    assert lines[0] == "# Changelog"
    versions = [line for line in lines if line.startswith("## ")]
    assert versions[0] == "## [Unreleased]"
    assert all(re.fullmatch(r"## \[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", v) for v in versions[1:])
    kinds = {line.removeprefix("### ") for line in lines if line.startswith("### ")}
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
