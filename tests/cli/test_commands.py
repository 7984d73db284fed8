"""The command line: what comes out, what it says when something is wrong, and its exit status."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from dashboard import cli
from dashboard.cli import plain
from dashboard.commands.timeline import table
from dashboard.nlp.analysis import Analysis, Depth, analyse
from dashboard.timeline.wording.labels import subtype_labels, type_labels
from tests.cases import other_seed

GOOD = "---\ntitle: A visit\npublished: 2024-03-08\n---\nThe minister arrived in Oslo on Monday.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "a visit.txt"
    path.write_text(GOOD, "utf-8")
    return path


def run(*arguments: object) -> int:
    return cli.main([str(argument) for argument in arguments])


def only_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_parse_writes_one_object_a_line(
    good: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("parse", good, good) == 0
    out, err = capfdbinary.readouterr()
    ids = [json.loads(line)["article"]["id"] for line in out.decode().splitlines()]
    assert ids == ["a visit", "a visit"]
    assert "two articles have this name" in only_line(err.decode())


def test_json_is_one_list(good: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("parse", good, "--format", "json") == 0
    (record,) = json.loads(capfdbinary.readouterr().out)
    assert record["article"]["published"] == "2024-03-08"


def test_a_date_given_takes_the_place_of_the_header(
    good: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("parse", good, "--published", "2020-01-31") == 0
    assert json.loads(capfdbinary.readouterr().out)["article"]["published"] == "2020-01-31"


@pytest.mark.slow
def test_another_run_reads_standard_input_for_a_dash_and_gives_the_same_bytes(
    tmp_path: Path,
) -> None:
    """Neither the order of sets nor the zone or language of the machine is in what is written."""
    (tmp_path / "stdin.txt").write_text(GOOD, "utf-8")
    assert run("parse", tmp_path / "stdin.txt", "--output", tmp_path / "ours.jsonl") == 0
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "parse", "-"],
        input=GOOD.encode(),
        env={**os.environ, "PYTHONHASHSEED": other_seed(), "PATH": "", "TZ": "UTC1", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert (record["article"]["id"], record["article"]["title"]) == ("stdin", "A visit")
    assert done.stdout == (tmp_path / "ours.jsonl").read_bytes()


def test_a_name_of_a_file_cannot_write_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("parse", tmp_path / "a\n\x1b[31mb.txt") == 2
    assert "\x1b" not in only_line(capsys.readouterr().err)


def test_a_bad_file_never_loses_the_others(
    good: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert run("parse", empty, good, tmp_path / "missing.txt") == 2
    out, err = capfdbinary.readouterr()
    assert json.loads(out)["article"]["id"] == "a visit"
    said = err.decode().splitlines()
    assert len(said) == 2
    assert "empty.txt" in said[0]
    assert "missing.txt" in said[1]


def test_an_article_that_breaks_the_parser_does_not_lose_the_others(
    good: Path,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import dashboard.pipeline

    sound = dashboard.pipeline.parse

    def breaks_once(article: object) -> object:
        if article.id == "bad":  # type: ignore[attr-defined]
            raise IndexError("a fault of ours")
        return sound(article)  # type: ignore[arg-type]

    monkeypatch.setattr(dashboard.pipeline, "parse", breaks_once)
    bad = tmp_path / "bad.txt"
    bad.write_text(GOOD, "utf-8")
    assert run("parse", bad, good) == 2
    out, err = capfdbinary.readouterr()
    assert json.loads(out)["article"]["id"] == "a visit"
    assert "bad: could not be parsed" in only_line(err.decode())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["parse"], "FILE"),
        (["parse", "x.txt", "--format", "xml"], "xml"),
        (["frobnicate"], "frobnicate"),
        (["serve", "--port", "70000"], "70000"),
        (["serve", "--port", "-1"], "-1"),
        (["library"], "ACTION"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert says in only_line(capsys.readouterr().err)


@pytest.mark.parametrize("date", ["2023-02-30", "10/11/12", "yesterday", "2024-13-01", "9" * 5000])
def test_a_date_of_publication_that_is_none_is_refused(
    date: str, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("parse", good, "--published", date) == 2
    assert "date of publication" in only_line(capsys.readouterr().err)


def test_the_output_file_is_whole_or_as_it_was(good: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("precious")
    assert run("parse", tmp_path / "missing.txt", "--output", output) == 2
    assert output.read_text() == "precious"
    assert run("parse", good, "--output", output) == 0
    assert json.loads(output.read_text("utf-8"))["schema"] == "dashboard/1"
    assert {p.name for p in tmp_path.iterdir()} == {"a visit.txt", "out.jsonl"}


def test_an_output_that_cannot_be_written_says_so(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("parse", good, "--output", good / "below.jsonl") == 2
    assert "could not be written" in only_line(capsys.readouterr().err)


def test_csv_has_a_header_and_a_row_an_event(
    good: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("parse", good, "--format", "csv") == 0
    assert run("parse", good) == 0
    out = capfdbinary.readouterr().out.decode()
    table, _, record = out.rpartition("\r\n")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    events = json.loads(record)["events"]
    assert [row["event"] for row in rows] == [event["id"] for event in events]
    assert {row["title"] for row in rows} <= {"A visit"}


def test_a_workbook_is_written_whole_and_to_a_file(
    good: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = tmp_path / "events.xlsx"
    assert run("parse", good, "--format", "xlsx", "--output", file) == 0
    assert run("parse", good, "--format", "xlsx") == 0
    assert capfdbinary.readouterr().out == file.read_bytes()
    head, *rows = openpyxl.load_workbook(file)["Events"].values
    assert rows
    assert {row[head.index("title")] for row in rows} == {"A visit"}


@pytest.mark.parametrize("command", ["timeline", "explain"])
def test_what_is_for_reading_holds_nothing_that_a_terminal_obeys(
    command: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x.txt"
    odd = GOOD.replace("Oslo", "Os\x1b[2Jlo \x9b31m\u202e").replace("A visit", "A \x1b[31mvisit")
    path.write_text(
        odd + "The talks in the capital went on until late in the evening.\n" * 9, "utf-8"
    )
    assert run(command, path) == 0
    out = capfdbinary.readouterr().out.decode()
    assert out
    assert not set(out) & {"\x1b", "\x9b", "\u202e"}


@pytest.mark.parametrize("command", ["timeline", "explain"])
def test_a_headline_from_within_a_sentence_is_shown_with_a_capital(
    command: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x.txt"
    path.write_text(
        "---\npublished: 2024-03-08\n---\n"
        "On Monday the police arrested two men, while protesters marched in Lyon on Tuesday.\n",
        "utf-8",
    )
    assert run(command, path) == 0
    assert "Protesters marched" in capfdbinary.readouterr().out.decode()


def test_plain_text_is_one_line_with_its_controls_shown() -> None:
    assert plain("a\r\nb\x1b[1mc") == "a b␛[1mc"


def test_every_control_is_shown_as_its_symbol_and_the_text_around_it_stays() -> None:
    for code in (*range(9), *range(14, 28)):  # the others are white space, which becomes a blank
        assert plain(f"a{chr(code)}b") == f"a{chr(0x2400 + code)}b"
    assert plain("a\x7fb") == "a␡b"
    for other in ("\x80", "\x9b", "\x9f", "\u202e", "\u2066", "\u200f"):
        assert plain(f"a{other}b") == "a␦b"
    assert plain("Łódź 🙂 – “x”") == "Łódź 🙂 – “x”"


@pytest.mark.parametrize("at_a_terminal", [True, False])
def test_a_terminal_gets_symbols_and_what_is_piped_on_stays_as_it_is(
    at_a_terminal: bool,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "x.txt"
    odd = "The council met on 3 May 2021\x1b]0;x\x07 in Oslo.\n"
    path.write_text(
        odd + "The mayor said that the vote on the harbour would be held.\n" * 3, "utf-8"
    )
    library = ("--library", tmp_path)
    assert run("library", "add", path, *library) == 0
    name = capfdbinary.readouterr().out.decode().strip()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: at_a_terminal)
    for command in (("library", "show", name, *library), ("parse", path, "--format", "markdown")):
        assert run(*command) == 0
        out = capfdbinary.readouterr().out.decode()
        assert "\n" in out
        assert ("\x1b" in out) is not at_a_terminal
        assert ("␛" in out and "0;x␇" in out) is at_a_terminal


def test_explain_says_that_the_date_of_publication_is_missing(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x.txt"
    path.write_text("The minister resigned yesterday.", "utf-8")
    assert run("explain", path) == 0
    assert b"published: not known" in capfdbinary.readouterr().out


def test_explain_shows_each_step_what_it_leans_on_and_the_other_readings_in_words(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x.txt"
    text = "It met on Tuesday. Two days later it rose, at the end of March 1999, for three weeks."
    path.write_text(f"---\ntitle: T\npublished: 2023-12-22\n---\n{text}", "utf-8")
    assert run("explain", path) == 0
    shown = capfdbinary.readouterr().out.decode()
    assert "t1 “Tuesday” at 10 -> DATE 2023-12-19" in shown
    assert "leans on: the day of publication, 2023-12-22" in shown
    assert "2. with “met” it is the last up to publication: Tuesday 19 December 2023" in shown
    assert "might also be: 2023-12-26 (Tuesday 26 December 2023)" in shown
    assert "leans on: t1 “Tuesday”" in shown
    assert "rule: a part of a time (operator: modified)" in shown
    assert "of “March 1999”, rule: a month of a year (operator: date)" in shown
    assert "-> DATE 1999-03 END" in shown
    assert "leans on: nothing, it names no day" in shown


def test_explain_tells_what_else_was_proposed_and_by_which_rule(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x.txt"
    path.write_text(
        "---\npublished: 2024-05-15\n---\nA court jailed Ana Costa on Monday.\n\n"
        "The roof is old.\n\nA guard saw it.\n\n"
        "Judge Eva Holm said that she had shown no regret.",
        "utf-8",
    )
    assert run("explain", path) == 0
    date = "when 13–15 May 2024, by the rule “said about the news”: said about the news: not before"
    assert f"not taken: {date} “jailed”" in capfdbinary.readouterr().out.decode()


def test_explain_tells_by_which_rule_an_event_is_no_fact_and_what_weighs(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("---\npublished: 2024-05-15\n---\nNorvik plans to close the mine.", "utf-8")
    assert run("explain", path) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "told as planned, by the rule “governing verb”: “plans” tells what is to come" in out
    assert "weighed by: lead +" in out


def test_explain_tells_why_a_type_and_why_a_headline(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "a.txt"
    text = "Norvik struck a deal with the union on Monday. Berg denied that he stole the ring."
    path.write_text(f"---\npublished: 2024-05-15\n---\n{text} Lund didn't vote.", "utf-8")
    assert run("explain", path) == 0
    out = capfdbinary.readouterr().out.decode()
    assert "type: Agreement, by the entry “strike =deal” of the lexicon" in out
    assert "not taken: type Protest, by the entry “strike over”: not all the words that it" in out
    assert "not taken: type Rejection, by the entry “deny”: one that comes before it is met" in out
    assert "type: Other event: no entry of the lexicon gives it another" in out
    assert "headline: of the clause “he stole the ring”" in out
    assert "kept in the headline, as “denied” keeps it from being a fact: “Berg denied that”" in out


def test_explain_tells_of_each_speaker_and_participant_why_and_who_it_may_be(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x.txt"
    text = "Ole Lind met Tom Berg on Monday. He was arrested on Tuesday. “I was at sea,” Berg said."
    path.write_text(f"---\npublished: 2023-12-22\n---\n{text}", "utf-8")
    assert run("explain", path) == 0
    shown = capfdbinary.readouterr().out.decode()
    assert "1 quotations" in shown
    assert "speaker: Tom Berg\n    because: “Berg” and “said” stand behind what was said" in shown
    assert "kind: by “arrested” (COERCE, Justice.Arrest-Jail)" in shown
    assert "told as fact: no rule keeps it from being one" in shown
    assert "who: Ole Lind (participant, by “Lind”)" in shown
    assert "not sure: “He” may be Ole Lind or Tom Berg" in shown


def test_people_read_the_words_of_the_page_and_not_the_keys_of_the_data(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "x.txt"
    path.write_text("The talks between France and Italy failed before 10 May 2024.", "utf-8")
    assert run("explain", path) == 0
    shown = capfdbinary.readouterr().out.decode()
    assert "when: 9 May 2024 or before (only a limit; EDTF ../2024-05-09)" in shown
    assert "(as fact)" in shown


def test_dates_runs_no_more_of_spacy_than_tags(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    asked = []

    def tags(text: str, *, depth: Depth) -> Analysis:
        asked.append(depth)
        return analyse(text, depth=depth)

    monkeypatch.setattr("dashboard.nlp.analysis.analyse", tags)
    path = tmp_path / "x.txt"
    path.write_text("The minister resigned on 3 May 2021.", "utf-8")
    assert run("dates", path) == 0
    record = json.loads(capfdbinary.readouterr().out)
    assert [t["value"] for t in record["timexes"]] == ["2021-05-03"]
    assert record["events"] == record["actors"] == record["quotes"] == []
    assert set(asked) == {Depth.TAGS}


def test_the_table_is_as_wide_as_the_terminal() -> None:
    rows = [("21 December 2023", "stated", "Consult", "one two three four " * 9)] * 2
    lines = list(table(rows, 80))
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("21 December 2023  stated  Consult  one two")
    assert sum(line.startswith("21 December") for line in lines) == 2


def test_the_table_breaks_no_word_of_what_an_event_is_called() -> None:
    labels = [*subtype_labels().values(), *type_labels().values()]
    rows = [("2023", "stated", label, "x") for label in labels]
    words = {word for line in table(rows, 120) for word in line.split()}
    assert {word for label in labels for word in label.split()} <= words


def test_no_rows_make_no_lines() -> None:
    assert list(table([], 80)) == []


def test_the_library_lists_adds_and_removes(
    good: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    place = ["library", "--library", tmp_path / "kept here"]
    assert run(*place, "add", good, tmp_path / "missing.txt") == 2
    stored = only_line(capfd.readouterr().out)
    assert run(*place, "list") == 0
    assert only_line(capfd.readouterr().out) == f"{stored}  2024-03-08  A visit"
    assert run(*place, "remove", stored) == 0
    assert run(*place, "remove", stored) == 2
    assert "is not in" in only_line(capfd.readouterr().err)


def test_the_library_is_named_before_the_action_or_after_it(
    good: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    place = ["--library", tmp_path / "kept"]
    assert run("library", *place, "add", good) == 0
    assert run("library", "list", *place) == 0
    assert run("library", *place, "list") == 0
    assert capfd.readouterr().out.count("A visit") == 2


def test_a_copy_of_the_library_becomes_a_library_where_there_was_no_folder(
    good: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    place = ["library", "--library", tmp_path / "kept"]
    assert run(*place, "add", good) == 0
    copies = (tmp_path / "one.sqlite", tmp_path / "two.sqlite")
    assert run(*place, "backup", copies[0]) == 0
    assert run(*place, "backup", "--to", copies[1]) == 0
    assert run(*place, "backup", copies[0]) == 2
    for number, copy in enumerate(copies):
        new = ["library", "--library", tmp_path / "new" / str(number)]
        assert run(*new, "restore", copy) == 0
        capfd.readouterr()
        assert run(*new, "list") == 0
        assert "A visit" in only_line(capfd.readouterr().out)


@pytest.mark.parametrize("given", [None, "."])
def test_what_serve_shows_hangs_on_its_words_alone(
    given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboard.commands import serve
    from dashboard.errors import DashboardError
    from dashboard.library.place import DATA_SET_VARIABLE

    monkeypatch.setenv(DATA_SET_VARIABLE, "/another")
    with contextlib.suppress(DashboardError):  # this folder is no data set
        serve._name_data_set(given)
    assert DATA_SET_VARIABLE not in os.environ


@pytest.mark.slow
def test_a_reader_that_has_had_enough_is_no_fault(good: Path) -> None:
    command = f'"{sys.executable}" -m dashboard parse "{good}" | true'
    done = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert done.stderr == b""


def test_every_command_has_a_help_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    names = set(cli.command_modules())
    assert {"parse", "timeline", "explain", "serve", "test", "library"} <= names
    for name in names:
        with pytest.raises(SystemExit) as stopped:
            cli.main([name, "--help"])
        assert stopped.value.code == 0
        assert name in capsys.readouterr().out


def test_dates_reads_the_words_for_times_alone(
    good: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("dates", good) == 0
    record = json.loads(capfdbinary.readouterr().out)
    assert [(t["text"], t["value"]) for t in record["timexes"]] == [("Monday", "2024-03-04")]
    assert record["events"] == record["actors"] == record["quotes"] == []


@pytest.mark.slow
@pytest.mark.usefixtures("one_reader")
def test_web_pages_zips_and_folders_are_read_by_every_command(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from tests.inbox.made_files import packed_as, page

    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "harbour.html").write_text(page(), "utf-8")
    (folder / "style.css").write_text("p {}")
    (tmp_path / "pile.zip").write_bytes(packed_as({"harbour.html": page()}))
    for name in ("pile", "pile.zip", "pile/harbour.html"):
        for command in ("parse", "dates"):
            assert run(command, tmp_path / name, "--published", "2024-03-12") == 0
            record = json.loads(only_line(capfd.readouterr().out))
            assert record["article"]["id"] == "harbour"
            assert record["article"]["published"] == "2024-03-12"
            assert "2024-03-11" in [t["value"] for t in record["timexes"]]
        for command in ("timeline", "explain"):
            assert run(command, tmp_path / name) == 0
            assert "harbour" in capfd.readouterr().out


def test_what_is_kept_is_told_file_by_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from tests.inbox.made_files import SENTENCES, page

    again = page([*SENTENCES, "More on this tomorrow."])
    files = {"a.html": page(), "b.html": page(), "c.html": again, "d.pdf": "", "e.css": "p {}"}
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    place = ["library", "--library", tmp_path / "kept"]
    assert run(*place, "add", folder) == 2
    written = capfd.readouterr()
    assert len(set(written.out.splitlines())) == 2
    said = written.err
    assert "note: main text of a saved web page, read by trafilatura" in said
    assert "note: this very text is there already" in said
    assert "note: a newer version of “Harbour vote put off”, which is kept" in said
    assert "d.pdf: holds no text" in said
    assert "left out, as they are no articles: 1 .css" in said
    assert "2 articles kept, 1 there already, 1 not read" in said.splitlines()[-1]


def test_an_article_without_a_title_is_listed_by_its_first_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("The council of Oslo met on 3 May 2021. " * 3)
    place = ["library", "--library", tmp_path / "kept"]
    assert run(*place, "add", tmp_path / "a.txt") == 0
    capfd.readouterr()
    assert run(*place, "list") == 0
    assert "The council of Oslo met" in only_line(capfd.readouterr().out)


def test_row_24_no_address_is_asked_unless_it_is_allowed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_ALLOW_URL", "")
    place = ["library", "--library", tmp_path / "kept", "add"]
    assert run(*place, "http://127.0.0.1:80/") == 2
    assert "--allow-url" in capfd.readouterr().err
    assert run(*place, "http://127.0.0.1:80/", "--allow-url") == 2
    assert "this machine" in capfd.readouterr().err
    assert run(*place, "file:///etc/passwd", "--allow-url") == 2
    assert "begins with http" in capfd.readouterr().err
