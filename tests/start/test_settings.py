"""What Streamlit is told: this machine alone, no telemetry, no questions, small uploads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.commands.serve import as_flags, read_settings
from dashboard.errors import DashboardError
from dashboard.installed import SETTINGS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", ["localhost", "127.0.0.1"]),
        ("server.enableCORS", True),
        ("server.enableXsrfProtection", True),
        ("server.maxUploadSize", 20),
        ("server.showEmailPrompt", False),
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
    ],
)
def test_the_settings_are_these(name: str, value: object) -> None:
    assert read_settings(SETTINGS)[name] == value


def test_settings_become_words_of_the_command_line() -> None:
    settings = {"server.port": 8501, "server.headless": True, "server.allowedHosts": ["a", "b"]}
    assert as_flags(settings) == [
        *("--server.port", "8501", "--server.headless", "true"),
        *("--server.allowedHosts", "a", "--server.allowedHosts", "b"),
    ]


@pytest.mark.parametrize("content", [None, "[server"])
def test_without_its_settings_nothing_is_served(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    if content is not None:
        path.write_text(content)
    with pytest.raises(DashboardError, match=r"config\.toml: the settings .* cannot be read"):
        read_settings(path)


# What Streamlit makes of the words of its command line, without a server.
SHOW = """
import json, sys
from streamlit import config
from streamlit.web import bootstrap, cli
cli._main_run = lambda file, args, flag_options: bootstrap.load_config_options(flag_options)
cli.main(["run", *sys.argv[2:]], standalone_mode=False)
print(json.dumps({name: config.get_option(name) for name in json.loads(sys.argv[1])}))
"""

FOREIGN = """
[server]
address = "0.0.0.0"
allowedHosts = ["*"]
baseUrlPath = "elsewhere"
enableCORS = false
enableXsrfProtection = false
[browser]
gatherUsageStats = true
[theme.light]
primaryColor = "#ff0000"
"""


@pytest.mark.slow
def test_no_settings_of_others_count_before_ours(tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(FOREIGN)
    settings = read_settings(SETTINGS)
    script = tmp_path / "script.py"
    script.touch()
    done = subprocess.run(
        [sys.executable, "-c", SHOW, json.dumps(list(settings)), str(script), *as_flags(settings)],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path), "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert as_flags(json.loads(done.stdout)) == as_flags(settings)
