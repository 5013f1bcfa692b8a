"""Golden cases as tests of pytest: `pytest --summarizer golden/`.

Every pytest of an environment loads this module. Until `--summarizer` is given it does nothing, and imports
nothing but pytest.
"""

from __future__ import annotations

import os

import pytest

_OLDEST = 8
"""The first pytest whose plugins may collect a folder in their own way."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--summarizer` and `--summarizer-update`."""
    group = parser.getgroup("summarizer", "golden briefings")
    group.addoption(
        "--summarizer",
        action="store_true",
        help="Collect golden cases, too: each folder with a case.toml is a test.",
    )
    group.addoption(
        "--summarizer-update",
        action="store_true",
        help="The same, and approve what changed: write the briefings and notes that came out otherwise.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin to collect cases, if that is asked for; nothing is approved where nobody looks."""
    updates = config.getoption("summarizer_update")
    if not (updates or config.getoption("summarizer")):
        return
    if int(pytest.version_tuple[0]) < _OLDEST:
        raise pytest.UsageError(
            f"--summarizer: needs pytest {_OLDEST} or newer, and this is {pytest.__version__}"
        )
    if updates and os.environ.get("CI", "").lower() in ("true", "1"):
        raise pytest.UsageError(
            "--summarizer-update: writes nothing where CI=true; run it where you can look at what changes"
        )
    from summarizer.pytest_plugin import collecting

    config.pluginmanager.register(collecting, "summarizer-collecting")
