"""What Streamlit is told: this machine alone, no telemetry, no questions, small uploads."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

SETTINGS = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "allowedHosts", ["localhost", "127.0.0.1"]),
        ("server", "maxUploadSize", 20),
        ("server", "showEmailPrompt", False),
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
    ],
)
def test_the_settings_are_these(section: str, key: str, value: object) -> None:
    assert tomllib.loads(SETTINGS.read_text("utf-8"))[section][key] == value
