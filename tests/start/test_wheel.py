"""The wheel, built and installed outside the checkout, holds all it needs and shows the samples.

uv installs it as a tool, which is what `uvx` and `pipx` do, with the versions of the lock file. Its
own folders, home and working folder are empty ones.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tarfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from dashboard import cli, installed
from dashboard.commands.serve import read_settings
from dashboard.nlp.read import read_article
from dashboard.uv import find_uv, for_uv
from tests.conftest import DRAWN, PATIENCE, settle

PROJECT = Path(__file__).parents[2]
SAMPLES = {p.name for p in (PROJECT / "data" / "articles").iterdir()}
SUPPLIED = "article.txt"  # belongs to its publisher
BESIDE = {"streamlit_app.py", ".streamlit/config.toml"} | {
    f"data/articles/{name}" for name in SAMPLES - {SUPPLIED}
}
COMPILED = {"__pycache__", ".pyc", ".pyo"}

# One worker builds and installs it, once.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("dist"))


def build(target: str, folder: Path) -> Path:
    """The file that hatchling, as the lock file has it, builds: no network is asked."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    (file,) = folder.iterdir()
    return file


def files_of_the_package() -> set[str]:
    found = (p for p in (PROJECT / "dashboard").rglob("*") if p.is_file())
    return {p.relative_to(PROJECT).as_posix() for p in found if not COMPILED & {*p.parts, p.suffix}}


def test_the_wheel_holds_the_package_and_what_serving_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert inside == files_of_the_package() | {f"dashboard/_project/{name}" for name in BESIDE}
    kinds = {Path(name).suffix for name in inside}
    assert {".py", ".toml", ".js", ".css", ".html", ".svg", ".sql", ".json", ".txt"} <= kinds
    assert "dashboard/contract.schema.json" in inside


def test_no_word_of_the_supplied_article_is_passed_on(wheel: Path, tmp_path: Path) -> None:
    text = read_article(PROJECT / "data" / "articles" / SUPPLIED).text
    sentences = [line[:60] for line in text.splitlines() if len(line) > 60]
    with zipfile.ZipFile(wheel) as archive:
        passed_on = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    quoted = [n for n, text in passed_on.items() if any(s in text for s in sentences)]
    assert len(sentences) > 5
    assert quoted == []
    assert names >= BESIDE | {"pyproject.toml", "uv.lock", "README.md", "dashboard/__main__.py"}
    assert [n for n in names if n.startswith("tests/") or n.endswith(f"/{SUPPLIED}")] == []


@dataclass(frozen=True)
class Installation:
    """An installed wheel, the folder from which it is called, and all that its programs know."""

    program: Path
    elsewhere: Path
    variables: dict[str, str]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return ended([self.program, *arguments], self.elsewhere, self.variables)


def ended(
    command: Sequence[str | Path], folder: Path, variables: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """A command that has come to its end, and what it said."""
    return subprocess.run(
        command,
        cwd=folder,
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def uv(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, str]]:
    """The path of uv, and variables for it that keep its tools in a folder of the tests."""
    path = find_uv(Path(sys.prefix))
    if path is None:
        pytest.fail("there is no uv; `python3 -m dashboard test` brings one along")
    tools = tmp_path_factory.mktemp("tools")
    own = {"UV_TOOL_DIR": str(tools), "UV_TOOL_BIN_DIR": str(tools / "programs")}
    return str(path), for_uv() | own


@pytest.fixture(scope="module")
def locked(uv: tuple[str, dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The versions of the lock file, so that every run of the tests installs the same."""
    path = tmp_path_factory.mktemp("locked") / "versions.txt"
    command = [uv[0], "export", "--quiet", "--frozen", "--no-default-groups", "--no-hashes"]
    done = ended([*command, "--no-emit-project", "--output-file", path], PROJECT, uv[1])
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def installation(
    wheel: Path,
    uv: tuple[str, dict[str, str]],
    locked: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Installation:
    elsewhere, home = (tmp_path_factory.mktemp(name) for name in ("elsewhere", "home"))
    done = ended([uv[0], "tool", "install", "--constraints", locked, wheel], elsewhere, uv[1])
    assert done.returncode == 0, done.stderr
    share_compiled(Path(uv[1]["UV_TOOL_DIR"]))
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    variables = {key: os.environ[key] for key in kept if key in os.environ}
    variables |= {"HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home)}
    (program,) = Path(uv[1]["UV_TOOL_BIN_DIR"]).glob("dashboard*")
    return Installation(program, elsewhere, variables)


def share_compiled(tools: Path) -> None:
    """What this Python has compiled of the packages need not be compiled again for a tool.

    Python takes it where it is of the same file, by its size and time, as where uv links both.
    """
    here, (there,) = Path(sysconfig.get_path("purelib")), tools.rglob("site-packages")
    for file in there.rglob("*.py"):
        compiled = Path(cache_from_source(here / file.relative_to(there)))
        if compiled.exists():
            (file.parent / "__pycache__").mkdir(exist_ok=True)
            shutil.copy2(compiled, file.parent / "__pycache__")


@pytest.fixture(scope="module")
def server(installation: Installation) -> Iterator[tuple[int, Path]]:
    """The port of a server that is starting, and the file with what it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = Path(installation.variables["HOME"]) / "said.txt"
    command = [installation.program, "serve", "--no-browser", "--port", str(port)]
    with said.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=installation.elsewhere, env=installation.variables, stderr=file
        )
    yield port, said
    process.send_signal(signal.SIGINT if os.name != "nt" else signal.SIGTERM)
    process.wait(timeout=20)
    assert "Traceback" not in said.read_text("utf-8")


@pytest.fixture(scope="module")
def address(server: tuple[int, Path]) -> str:
    port, said = server
    until = time.monotonic() + PATIENCE
    while f"ready at http://127.0.0.1:{port}" not in said.read_text("utf-8"):
        assert time.monotonic() < until, said.read_text("utf-8")
        time.sleep(0.1)
    return f"http://127.0.0.1:{port}"


@pytest.mark.usefixtures("server")  # it may start in the meantime
def test_each_command_works_or_says_that_it_needs_a_checkout(installation: Installation) -> None:
    assert installation.run("--version").stdout == f"dashboard {installed.program_version()}\n"
    assert installation.run("--help").returncode == 0
    for command in ("check", "test"):
        done = installation.run(command)
        assert (done.returncode, done.stdout) == (2, "")
        assert re.fullmatch(r"dashboard: .*needs a source checkout.*\n", done.stderr)


def test_uvx_runs_it(
    wheel: Path, uv: tuple[str, dict[str, str]], locked: Path, installation: Installation
) -> None:
    command = [uv[0], "tool", "run", "--constraints", locked, "--from", wheel, "dashboard"]
    done = ended([*command, "--version"], installation.elsewhere, uv[1])
    assert done.stdout == f"dashboard {installed.program_version()}\n", done.stderr


@pytest.mark.browser
def test_it_shows_the_samples_as_a_checkout_does(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector(DRAWN, timeout=PATIENCE * 1000)
    settle(page)  # what comes later moves the picture
    expect(page.locator("h1")).to_have_text(f"{len(SAMPLES) - 1} sample articles")
    mark = page.locator(".picture").evaluate(MARK)
    page.mouse.move(mark["x"], mark["y"])
    expect(page.locator(".tip")).to_be_visible()
    told = page.locator(".tip").inner_text()
    page.mouse.click(mark["x"], mark["y"])
    title = page.locator(".marked .title").inner_text()
    assert title in told
    expect(page.locator(f'tr[data-event="{mark["event"]}"]')).to_contain_text(title)
    page.wait_for_url("**event=**")
    theme = read_settings(installed.SETTINGS)
    for name, part in (("textColor", "color"), ("backgroundColor", "backgroundColor")):
        colour = page.locator(".stApp").evaluate(f"node => getComputedStyle(node).{part}")
        assert colour == rgb(theme[f"theme.light.{name}"])
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    context.close()


# Where a mark of one event lies on the screen, and which event it is.
MARK = """node => {
  const rect = node.querySelector(".plot").getBoundingClientRect();
  const { x, y, events } = node.marks().find(mark => mark.events.length === 1);
  return { x: rect.left + x, y: rect.top + y, event: events[0] };
}"""


def rgb(colour: str) -> str:
    """A colour of the settings as a browser says it."""
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour.removeprefix("#")))


def test_it_reads_a_page_and_a_text_to_the_same_bytes(
    installation: Installation, tmp_path: Path
) -> None:
    page, text = installation.elsewhere / "page.html", installation.elsewhere / "text.txt"
    page.write_text(PAGE, "utf-8")
    shutil.copy2(PROJECT / "data" / "articles" / min(SAMPLES - {SUPPLIED}), text)
    done = installation.run("parse", page.name, text.name, "--output", "there.jsonl")
    assert done.returncode == 0, done.stderr
    assert cli.main(["parse", str(page), str(text), "--output", str(tmp_path / "here.jsonl")]) == 0
    there = (installation.elsewhere / "there.jsonl").read_bytes()
    assert there == (tmp_path / "here.jsonl").read_bytes()
    assert there.count(b"\n") == 2


def test_it_finds_all_its_parts(installation: Installation) -> None:
    done = installation.run("check", "--install")
    assert done.returncode == 0, done.stdout
    assert f"{len(SAMPLES) - 1} articles in" in done.stdout
    assert str(PROJECT) not in done.stdout
    library = re.search(r"library +(.*), can be written", done.stdout)
    assert library is not None
    assert library[1].startswith(installation.variables["HOME"])


PAGE = """<!doctype html><html><head><title>A visit</title>
<meta property="article:published_time" content="2024-03-08"></head><body><article>
<h1>A visit</h1><p>The minister arrived in Oslo on Tuesday, the government said. He met the prime
minister of Norway on Wednesday and signed an agreement on fishing with her.</p></article></body>
"""
