from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.integration.outside import Project


@pytest.fixture(scope="session")
def _approved(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("approved"))
    project.begin()
    return project


@pytest.fixture
def project(_approved: Project, tmp_path: Path) -> Project:
    """A project of which all cases are ok."""
    shutil.copytree(_approved.folder, tmp_path / "project")
    return Project(tmp_path / "project")
