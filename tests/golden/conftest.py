from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.golden.suites import suite


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of golden cases, all of which are ok; not to be written to."""
    return suite(tmp_path_factory.mktemp("recorded") / "golden")


@pytest.fixture
def golden(recorded: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(recorded, tmp_path / "golden"))
